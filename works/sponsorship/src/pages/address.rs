//! `/sponsorship/addresses/{address}`: who stands by one address, with what, what arrived, and what
//! was missed. It names the sponsors and the address's code, never who is helped.

use super::offered::vnd;
use crate::model::{GivingRow, PledgeRow, SlotRow, Whole};
use crate::{acts, desk, rules};
use addresses::AddressId;
use addresses::model::Dossier;
use axum::extract::Path;
use axum::response::Response;
use kernel::db::Tx;
use kernel::place::Place;
use kernel::{Day, Month, Result, Who};
use kit::badge::{Tone, badge};
use kit::page::{Group, button_link, button_print};
use kit::table::{Column, Line, table};
use kit::{Answer, Markup, PageHead, Routes, Visit, html};
use org::standing;
use sponsors::SponsorId;
use std::collections::HashMap;

pub(super) fn routes() -> Routes {
    Routes::new().get("/sponsorship/addresses/{address}", show)
}

/// An address with its sponsors, and what its reader may do.
struct Seen {
    dossier: Dossier,
    whole: Whole,
    place: Place,
    called: HashMap<SponsorId, String>,
    may_keep: bool,
}

fn load(tx: &mut Tx<'_>, who: &Who, id: AddressId) -> Result<Seen> {
    let (dossier, whole, place, pass) = desk::seen(tx, who, &acts::VIEW, id)?;
    let may_keep = standing::pass(tx, who, &acts::KEEP, &place).is_ok();
    let mut ids: Vec<SponsorId> = whole.pledges.iter().map(|pledge| pledge.sponsor).collect();
    ids.extend(whole.givings.iter().filter_map(|giving| giving.sponsor));
    ids.sort_unstable();
    ids.dedup();
    let called = sponsors::store::called(tx, &pass, &ids)?;
    Ok(Seen { dossier, whole, place, called, may_keep })
}

/// `GET /sponsorship/addresses/{address}`
async fn show(visit: Visit, Path(id): Path<String>) -> Answer {
    let (who, id) = (visit.known()?.clone(), AddressId::read(&id)?);
    let read = move |tx: &mut Tx<'_>| load(tx, &who, id);
    let seen = visit.house().db.read(read).await?;
    Ok(draw(&visit, &seen))
}

fn draw(visit: &Visit, seen: &Seen) -> Response {
    let (words, row) = (visit.words(), &seen.dossier.row);
    let title = words.say_with("sponsorship-address", &[("code", row.code.clone())]);
    let is_open = rules::may_be_helped(&seen.dossier);
    let head = PageHead::new(title, Group::Works).lead(seen.place.name.clone()).actions(html! {
        (button_print(words))
        (button_link(&words.say("sponsorship-dossier"), &format!("/addresses/{}", row.id), false))
        @if seen.may_keep && is_matched(seen) {
            (button_link(&words.say("sponsorship-offer"), &to(seen, "slot", ""), false))
        }
        @if seen.may_keep && is_open {
            (button_link(&words.say("sponsorship-slip"), &slip(seen), false))
            (button_link(&words.say("sponsorship-give"), &to(seen, "give", ""), true))
        }
    });
    let body = html! {
        div.stack {
            section.card { h2 { (words.say("sponsorship-slots")) } (slots(visit, seen)) }
            section.card { h2 { (words.say("sponsorship-pledges")) } (pledges(visit, seen)) }
            section.card { h2 { (words.say("sponsorship-arrived")) } (givings(visit, seen)) }
        }
    };
    visit.page(&head, body)
}

/// Whether a sponsor can be found for it now: a form that ends in a refusal is not offered.
fn is_matched(seen: &Seen) -> bool {
    rules::check_matched(&seen.dossier).is_empty()
}

fn to(seen: &Seen, what: &str, more: &str) -> String {
    format!("/sponsorship/addresses/{}/record?what={what}{more}", seen.dossier.row.id)
}

/// Where slips with a code are made for it.
fn slip(seen: &Seen) -> String {
    format!("/sponsorship/addresses/{}/slip", seen.dossier.row.id)
}

fn slots(visit: &Visit, seen: &Seen) -> Markup {
    let words = visit.words();
    let columns = [
        Column::words(words.say("sponsorship-code")),
        Column::words(words.say("sponsorship-what-for")).minor(),
        Column::number(words.say("sponsorship-a-month")),
        Column::words(words.say("sponsorship-term")).minor(),
        Column::words(words.say("sponsorship-free")),
    ];
    let line = |slot: &SlotRow| {
        Line::Row(vec![
            html! { (slot.code) },
            html! {
                (words.say(&format!("sponsorship-sort-{}", slot.sort)))
                @if !slot.words.is_empty() { " · " (slot.words) }
            },
            html! { (vnd(slot.amount)) },
            html! { (slot.from_month.vn()) "–" (slot.until_month.vn()) },
            free(visit, seen, slot),
        ])
    };
    let lines: Vec<Line> = seen.whole.slots.iter().map(line).collect();
    let lacks_consent = rules::may_be_helped(&seen.dossier) && !is_matched(seen);
    let consent = format!("/addresses/{}/record?what=consent", seen.dossier.row.id);
    html! {
        @if seen.may_keep && lacks_consent {
            p { a href=(consent) { (words.say("sponsorship-no-consent")) } }
        }
        @if lines.is_empty() { p.quiet { (words.say("sponsorship-slots-none")) } }
        @else { (table(&words.say("sponsorship-slots"), &columns, &lines)) }
    }
}

/// How many parts nobody stands by from this month on, and the ways on.
fn free(visit: &Visit, seen: &Seen, slot: &SlotRow) -> Markup {
    let words = visit.words();
    if let Some(why) = &slot.closed_why {
        let mark = badge(Tone::Locked, &words.say("sponsorship-slot-closed-mark"));
        return html! { (mark) " " (why) };
    }
    let now = Month::of(visit.who().today());
    let free = rules::free_parts(&seen.whole, slot, now.max(slot.from_month)).len();
    let said = [("free", free.to_string()), ("parts", slot.parts.to_string())];
    let is_open = seen.may_keep && is_matched(seen);
    let of = format!("&slot={}", slot.id);
    html! {
        (words.say_with("sponsorship-free-of", &said))
        @if is_open && free > 0 {
            " " a href=(to(seen, "pledge", &of)) { (words.say("sponsorship-pledge")) }
        }
        @if seen.may_keep {
            " · " a href=(to(seen, "close", &of)) { (words.say("sponsorship-close")) }
        }
    }
}

fn pledges(visit: &Visit, seen: &Seen) -> Markup {
    let words = visit.words();
    let columns = [
        Column::words(words.say("sponsorship-sponsor")),
        Column::words(words.say("sponsorship-code")).minor(),
        Column::number(words.say("sponsorship-a-month")).minor(),
        Column::words(words.say("sponsorship-term")).minor(),
        Column::words(words.say("sponsorship-given-months")),
        Column::words(words.say("sponsorship-ways")),
    ];
    let lines: Vec<Line> =
        seen.whole.pledges.iter().map(|pledge| pledge_line(visit, seen, pledge)).collect();
    html! {
        @if lines.is_empty() { p.quiet { (words.say("sponsorship-pledges-none")) } }
        @else { (table(&words.say("sponsorship-pledges"), &columns, &lines)) }
    }
}

fn pledge_line(visit: &Visit, seen: &Seen, pledge: &PledgeRow) -> Line {
    let today = visit.who().today();
    let slot = seen.whole.slots.iter().find(|slot| slot.id == pledge.slot);
    let code = slot.map_or("", |slot| slot.code.as_str());
    Line::Row(vec![
        html! {
            a href={ "/sponsors/" (pledge.sponsor) } {
                (seen.called.get(&pledge.sponsor).map_or("", String::as_str))
            }
        },
        html! { (code) "/" (pledge.part) },
        html! { (vnd(pledge.amount)) },
        html! {
            (pledge.from_month.vn()) "–" (pledge.until_month.vn())
            @if let Some(why) = &pledge.ended_why { br; span.quiet { (ended(visit, why)) } }
        },
        how_far(visit, &seen.whole, pledge, today),
        html! { @if seen.may_keep { (ways(visit, seen, pledge, today)) } },
    ])
}

/// Why something ended: a message key of the program's own, or what somebody wrote.
pub(super) fn ended(visit: &Visit, why: &str) -> String {
    match why.starts_with("sponsorship-ended-") {
        true => visit.say(why),
        false => why.to_owned(),
    }
}

/// How many months were given, and which were missed.
fn how_far(visit: &Visit, whole: &Whole, pledge: &PledgeRow, today: Day) -> Markup {
    let words = visit.words();
    let given = whole.asked(pledge.id).filter(|asking| asking.giving.is_some()).count();
    let asked = whole.asked(pledge.id).count();
    let missed: Vec<String> = whole
        .asked(pledge.id)
        .filter(|asking| rules::is_missed(asking, today))
        .map(|asking| asking.month.vn())
        .collect();
    html! {
        (given) "/" (asked)
        @if !missed.is_empty() {
            br;
            (badge(Tone::Call, &words.say_with(
                "sponsorship-missed",
                &[("months", missed.join(", "))],
            )))
        }
    }
}

fn ways(visit: &Visit, seen: &Seen, pledge: &PledgeRow, today: Day) -> Markup {
    let words = visit.words();
    let of = format!("&pledge={}", pledge.id);
    let open = seen.whole.asked(pledge.id).any(|asking| asking.giving.is_none());
    let is_live = rules::may_be_helped(&seen.dossier) && rules::is_live(pledge, today);
    html! {
        @if open { a href=(to(seen, "give", &of)) { (words.say("sponsorship-give")) } }
        @if is_live && is_matched(seen) {
            " · " a href=(to(seen, "move", &of)) { (words.say("sponsorship-move")) }
        }
        @if is_live {
            " · " a href=(to(seen, "end", &of)) { (words.say("sponsorship-end")) }
        }
    }
}

fn givings(visit: &Visit, seen: &Seen) -> Markup {
    let words = visit.words();
    let columns = [
        Column::words(words.say("sponsorship-on")),
        Column::words(words.say("sponsorship-giver")),
        Column::number(words.say("sponsorship-amount")),
        Column::words(words.say("sponsorship-for")).minor(),
        Column::words(words.say("sponsorship-proof")).minor(),
    ];
    let lines: Vec<Line> =
        seen.whole.givings.iter().map(|giving| giving_line(visit, seen, giving)).collect();
    html! {
        @if lines.is_empty() { p.quiet { (words.say("sponsorship-arrived-none")) } }
        @else {
            (table(&words.say("sponsorship-arrived"), &columns, &lines))
            @if seen.may_keep && seen.whole.standing().next().is_some() {
                p { a href=(to(seen, "back", "")) { (words.say("sponsorship-back")) } }
            }
        }
    }
}

fn giving_line(visit: &Visit, seen: &Seen, giving: &GivingRow) -> Line {
    let words = visit.words();
    let giver = giving.sponsor.and_then(|id| seen.called.get(&id));
    let months: Vec<String> = seen
        .whole
        .askings
        .iter()
        .filter(|asking| asking.giving == Some(giving.id))
        .map(|asking| asking.month.vn())
        .collect();
    Line::Row(vec![
        html! { a href={ "/activities/" (giving.activity) } { (giving.on_day.vn()) } },
        html! {
            @match giver {
                Some(called) => (called),
                None => (words.say("sponsorship-society")),
            }
        },
        html! {
            @if let Some(why) = &giving.taken_back_why {
                s { (vnd(giving.amount)) } " " span.quiet { (why) }
            } @else { (vnd(giving.amount)) }
        },
        html! {
            (words.say(&format!("sponsorship-sort-{}", giving.sort)))
            @if !giving.words.is_empty() { " · " (giving.words) }
            @if !months.is_empty() { " · " (months.join(", ")) }
        },
        html! {
            (words.say(&format!("sponsorship-proof-{}", giving.proof)))
            ": " (giving.proof_words) " · " (giving.handed_by)
        },
    ])
}

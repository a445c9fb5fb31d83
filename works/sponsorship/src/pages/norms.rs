//! `/sponsorship/norms`: how far a unit has come in a month with what the campaign asks (S3 I.3,
//! III, IV): each address helped, each with at least the norm, each committee member and department
//! with its addresses, each chapter, member and volunteer with one, a facility in the province.
//! Every number opens down, to the unit, and there to the dossiers. It decides nothing.

use super::offered::vnd;
use crate::desk::Covered;
use crate::rules::{Norm, norm, owes};
use crate::{acts, desk, store};
use addresses::store::round::Progress;
use addresses::{AddressId, AddressRow};
use axum::response::Response;
use kernel::db::Tx;
use kernel::{Day, Month, Result, UnitId, Who, number, place};
use kit::badge::{Tone, badge};
use kit::notice::progress;
use kit::page::{Group, button_link, button_print};
use kit::sift::{Choose, Sift};
use kit::table::{Column, Line, table};
use kit::{Answer, Markup, PageHead, Routes, Visit, html};
use org::standing::Standing;
use sponsors::{SponsorId, SponsorKind};
use std::collections::HashMap;

/// Dossiers that are listed one by one.
const MOST: i64 = 500;
/// Months that are offered.
const OFFERED: i64 = 13;

pub(super) fn routes() -> Routes {
    Routes::new().get("/sponsorship/norms", index)
}

/// How many sponsors that owe addresses stand by as many as they owe.
#[derive(Default, Clone, Copy)]
struct Owing {
    all: i64,
    kept: i64,
}

/// How far a unit has come.
struct Seen {
    standing: Standing,
    sift: Sift,
    month: Month,
    /// Addresses, facilities among them, those helped, those that reached the norm, đồng.
    all: [i64; 5],
    /// Where nobody helps comes first.
    units: Vec<Covered>,
    names: HashMap<UnitId, String>,
    rows: Vec<AddressRow>,
    received: HashMap<AddressId, i64>,
    committee: Owing,
    chapter: Owing,
    facilities: i64,
    round: Progress,
    may_keep: bool,
}

fn load(tx: &mut Tx<'_>, who: &Who, mut sift: Sift) -> Result<Seen> {
    let standing = Standing::at(tx, who, &acts::VIEW, &sift.unit, who.today())?;
    let (pass, today) = (&standing.pass, who.today());
    let month = Month::parse(sift.get("month")).unwrap_or(Month::of(today));
    let days = (month.first(), month.last());
    let units = desk::covered(tx, pass, month)?;
    let mut all = [0; 5];
    for one in &units {
        let own = &one.reached;
        let here = [one.addresses, one.facilities, own.helped, own.reached, own.value];
        for (sum, one) in all.iter_mut().zip(here) {
            *sum += one;
        }
    }
    let names = place::names(tx, units.iter().map(|one| one.unit))?;
    // The dossiers themselves stand where they are kept.
    let is_leaf = standing.below.is_empty();
    let rows = match is_leaf {
        true => addresses::store::helpable_rows(tx, pass, days, MOST)?,
        false => Vec::new(),
    };
    let received: HashMap<AddressId, i64> = store::received(tx, pass, month)?.into_iter().collect();
    let (committee, chapter) = owing(tx, &standing, month)?;
    let facilities = addresses::store::helpable_facilities(tx, pass, days)?;
    let facilities = facilities.iter().filter(|id| received.contains_key(*id)).count() as i64;
    let may_keep = who.may(&acts::KEEP, &standing.place).is_ok();
    let round = addresses::store::round::progress(tx, pass, month.last())?;
    sift.unit.clone_from(&standing.place.code);
    Ok(Seen {
        standing,
        sift,
        month,
        all,
        units,
        names,
        rows,
        received,
        committee,
        chapter,
        facilities,
        round,
        may_keep,
    })
}

/// Who owes addresses, and who stands by as many.
fn owing(tx: &mut Tx<'_>, standing: &Standing, month: Month) -> Result<(Owing, Owing)> {
    let pass = &standing.pass;
    let helps: HashMap<SponsorId, i64> = store::who_helps(tx, pass, month)?.into_iter().collect();
    let (mut committee, mut chapter) = (Owing::default(), Owing::default());
    for (id, kind) in sponsors::store::of_kinds(tx, pass)? {
        let Some(owed) = SponsorKind::read(&kind).and_then(owes) else { continue };
        let of = if owed == Norm::OfCommittee { &mut committee } else { &mut chapter };
        of.all += 1;
        let many = helps.get(&id).copied().unwrap_or(0);
        of.kept += i64::from(many >= norm(owed, month.last()));
    }
    Ok((committee, chapter))
}

/// `GET /sponsorship/norms?unit=&month=`
async fn index(visit: Visit) -> Answer {
    let who = visit.known()?.clone();
    let sift = Sift::of(&visit, "/sponsorship/norms", &["month"]);
    let read = move |tx: &mut Tx<'_>| load(tx, &who, sift.clone());
    let seen = visit.house().db.read(read).await?;
    Ok(draw(&visit, &seen))
}

fn draw(visit: &Visit, seen: &Seen) -> Response {
    let words = visit.words();
    let head = PageHead::new(words.say("sponsorship-norms"), Group::Works)
        .lead(words.say_with("sponsorship-norms-lead", &[("month", seen.month.vn())]))
        .actions(html! {
            (button_print(words))
            @if seen.may_keep {
                (button_link(
                    &words.say("sponsorship-proposals"),
                    &format!("/sponsorship/proposals?unit={}", seen.sift.unit),
                    false,
                ))
            }
        });
    let head = seen.standing.head(head, |code| seen.sift.at(code));
    let body = html! {
        div.stack {
            section.card { (months(visit, seen)) (meters(visit, seen)) }
            section.card {
                h2 { (words.say("sponsorship-where")) }
                @if seen.rows.is_empty() { (by_unit(visit, seen)) }
                @else { (listed(visit, seen)) }
            }
        }
    };
    visit.page(&head, body)
}

fn months(visit: &Visit, seen: &Seen) -> Markup {
    let words = visit.words();
    let now = Month::of(visit.who().today());
    let month = |at: i64| {
        let month = now.add_months(-at);
        (month.iso(), month.vn())
    };
    let months = (0..OFFERED).map(month).collect();
    seen.sift.draw(words, &[Choose::new("month", words.say("sponsorship-month"), months)], None)
}

/// One line a norm: how far, and what is asked.
fn meters(visit: &Visit, seen: &Seen) -> Markup {
    let words = visit.words();
    let day = seen.month.last();
    let [addresses, _, helped, reached, value] = seen.all;
    let meter = |code: Norm, (done, all): (i64, i64)| {
        let asked = asked(code, day);
        let label =
            words.say_with(&format!("sponsorship-norm-{}", code.code()), &[("asked", asked)]);
        let said = words.say_with(
            "sponsorship-norm-of",
            &[("done", number::count(done)), ("all", number::count(all))],
        );
        progress(&label, done, all.max(1), &said)
    };
    html! {
        (meter(Norm::Helped, (helped, addresses)))
        (meter(Norm::MonthAmount, (reached, addresses)))
        (meter(Norm::OfCommittee, (seen.committee.kept, seen.committee.all)))
        (meter(Norm::OfChapter, (seen.chapter.kept, seen.chapter.all)))
        // A province stands by a facility; those below it need not.
        @if seen.standing.place.level == "province" {
            (meter(Norm::Facilities, (seen.facilities, norm(Norm::Facilities, day))))
        }
        (dossiers(visit, seen))
        p { (words.say_with("sponsorship-norms-value", &[("value", vnd(value))])) }
    }
}

/// Dossiers of the yearly round that stood before its last day (ADR-03); nothing where none runs.
fn dossiers(visit: &Visit, seen: &Seen) -> Markup {
    let (words, round) = (visit.words(), &seen.round);
    html! {
        @if let Some(due) = round.due_on {
            @let label = words.say_with("sponsorship-norm-dossiers", &[("day", due.vn())]);
            @let said = [
                ("done", number::count(round.in_time)),
                ("all", number::count(round.lines)),
            ];
            (progress(
                &label,
                round.in_time,
                round.lines.max(1),
                &words.say_with("sponsorship-norm-of", &said),
            ))
        }
    }
}

/// What a norm asks, as its line says it.
fn asked(code: Norm, day: Day) -> String {
    let value = norm(code, day);
    match code {
        Norm::MonthAmount => vnd(value),
        _ => number::count(value),
    }
}

fn by_unit(visit: &Visit, seen: &Seen) -> Markup {
    let words = visit.words();
    let columns = [
        Column::words(words.say("sponsorship-unit")),
        Column::number(words.say("sponsorship-addresses")),
        Column::number(words.say("sponsorship-helped")),
        Column::number(words.say("sponsorship-reached")),
        Column::number(words.say("sponsorship-amount")).minor(),
        Column::words(words.say("sponsorship-state")),
    ];
    let line = |one: &Covered| {
        let own = &one.reached;
        Line::Row(vec![
            html! { (seen.names.get(&one.unit).map_or("", String::as_str)) },
            html! { (number::count(one.addresses)) },
            html! { (number::count(own.helped)) },
            html! { (number::count(own.reached)) },
            html! { (vnd(own.value)) },
            html! {
                @if one.is_left_alone() {
                    (badge(Tone::Call, &words.say("sponsorship-nobody-helps")))
                }
            },
        ])
    };
    let lines: Vec<Line> = seen.units.iter().map(line).collect();
    html! {
        @if lines.is_empty() { p.quiet { (words.say("sponsorship-norms-none")) } }
        @else { (table(&words.say("sponsorship-where"), &columns, &lines)) }
    }
}

fn listed(visit: &Visit, seen: &Seen) -> Markup {
    let words = visit.words();
    let least = norm(Norm::MonthAmount, seen.month.last());
    let columns = [
        Column::words(words.say("address-name")),
        Column::words(words.say("address-class")).minor(),
        Column::number(words.say("sponsorship-amount")),
        Column::words(words.say("sponsorship-state")),
    ];
    let line = |row: &AddressRow| {
        let amount = seen.received.get(&row.id).copied().unwrap_or(0);
        let (tone, said) = match amount {
            0 => (Tone::Call, "sponsorship-nobody-helps"),
            amount if amount < least => (Tone::Waiting, "sponsorship-below"),
            _ => (Tone::Done, "sponsorship-at-norm"),
        };
        Line::Row(vec![
            html! { a href={ "/sponsorship/addresses/" (row.id) } { (row.name) } },
            html! { (words.say(&format!("address-class-{}", row.class))) },
            html! { (vnd(amount)) },
            badge(tone, &words.say(said)),
        ])
    };
    let lines: Vec<Line> = seen.rows.iter().map(line).collect();
    html! {
        (table(&words.say("sponsorship-where"), &columns, &lines))
        @if seen.rows.len() as i64 == MOST {
            p.quiet { (words.say_with("sponsorship-norms-cut", &[("most", MOST.to_string())])) }
        }
    }
}

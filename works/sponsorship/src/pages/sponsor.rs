//! `/sponsors/{sponsor}`: one sponsor: who it is, that it was verified, whom it stands by, what it
//! gave, what it missed; and the link to its own page, whose secret is shown once.

use super::address::ended;
use super::offered::vnd;
use super::sponsors::state_badge;
use crate::store::OfSponsor;
use crate::{rules, store};
use axum::extract::Path;
use axum::response::Response;
use kernel::db::Tx;
use kernel::place::{self, Place};
use kernel::{Error, Flaw, Month, Result, UnitId, Who};
use kit::badge::{Tone, badge};
use kit::form::{Field, Filled, Form};
use kit::notice::{Toast, banner};
use kit::page::{Group, button_link, button_print};
use kit::table::{Column, Line, table};
use kit::{Answer, Markup, PageHead, Routes, Typed, Visit, html};
use org::standing;
use people::proof::token::Token;
use sponsors::model::LinkRow;
use sponsors::{SponsorId, SponsorKind, SponsorRow, acts, desk};
use std::collections::HashMap;

static VERIFY: Form = Form::new(
    "verify",
    &[
        Field::hidden("version"),
        Field::text("proof", "sponsor-proof", 160).hint("sponsor-proof-hint"),
    ],
);
static CLOSE: Form =
    Form::new("close", &[Field::hidden("version"), Field::text("why", "sponsorship-why", 200)]);

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/sponsors/{sponsor}", show)
        .post("/sponsors/{sponsor}/verify", verify)
        .post("/sponsors/{sponsor}/close", close)
        .post("/sponsors/{sponsor}/link", link)
}

/// A sponsor with what stands between it and its addresses.
struct Seen {
    row: SponsorRow,
    place: Place,
    pledges: Vec<OfSponsor>,
    links: Vec<LinkRow>,
    units: HashMap<UnitId, String>,
    may_keep: bool,
    may_verify: bool,
}

fn load(tx: &mut Tx<'_>, who: &Who, id: SponsorId) -> Result<Seen> {
    let (row, place, pass) = desk::opened(tx, who, &acts::VIEW, id)?;
    let pledges = store::of_sponsor(tx, &pass, id)?;
    let links = sponsors::store::links(tx, &pass, &row)?;
    let units = place::names(tx, row.wish_place)?;
    let may_keep = standing::pass(tx, who, &acts::KEEP, &place).is_ok();
    let may_verify = standing::pass(tx, who, &acts::VERIFY, &place).is_ok();
    Ok(Seen { row, place, pledges, links, units, may_keep, may_verify })
}

async fn loaded(visit: &Visit, id: &str) -> Result<Seen> {
    let (who, id) = (visit.who().clone(), SponsorId::read(id)?);
    visit.house().db.read(move |tx: &mut Tx<'_>| load(tx, &who, id)).await
}

/// What came back with a form, or a link that was just made.
#[derive(Default)]
struct Shown {
    typed: Typed,
    flaws: Vec<Flaw>,
    link: Option<String>,
}

/// `GET /sponsors/{sponsor}`
async fn show(visit: Visit, Path(id): Path<String>) -> Answer {
    visit.known()?;
    let seen = loaded(&visit, &id).await?;
    Ok(draw(&visit, &seen, Shown::default()))
}

/// `POST /sponsors/{sponsor}/verify`
async fn verify(visit: Visit, Path(id): Path<String>, typed: Typed) -> Answer {
    let (who, seen) = (visit.known()?.clone(), loaded(&visit, &id).await?);
    if !seen.may_verify {
        return Err(Error::NotFound.into());
    }
    let read = VERIFY.read(&typed);
    let (of, proof) = ((seen.row.id, base(&typed)), read.text("proof"));
    let done = match read.check_all() {
        Ok(()) => {
            let work = move |tx: &mut Tx<'_>| desk::verify(tx, &who, of, &proof);
            visit.house().db.write(work).await
        }
        Err(flaws) => Err(flaws),
    };
    answer(&visit, &id, typed, done).await
}

/// `POST /sponsors/{sponsor}/close`
async fn close(visit: Visit, Path(id): Path<String>, typed: Typed) -> Answer {
    let (who, seen) = (visit.known()?.clone(), loaded(&visit, &id).await?);
    if !seen.may_keep {
        return Err(Error::NotFound.into());
    }
    let read = CLOSE.read(&typed);
    let (of, why) = ((seen.row.id, base(&typed)), read.text("why"));
    let done = match read.check_all() {
        Ok(()) => {
            let work = move |tx: &mut Tx<'_>| {
                let (_, _, pass) = desk::opened(tx, &who, &acts::KEEP, of.0)?;
                let running = store::is_running(tx, &pass, of.0, Month::of(who.today()))?;
                desk::close(tx, &who, of, (&why, running))
            };
            visit.house().db.write(work).await
        }
        Err(flaws) => Err(flaws),
    };
    answer(&visit, &id, typed, done).await
}

/// `POST /sponsors/{sponsor}/link`: the secret is shown once, on the answer.
async fn link(visit: Visit, Path(id): Path<String>) -> Answer {
    let (who, token) = (visit.known()?.clone(), Token::new()?);
    let (sponsor, made) = (SponsorId::read(&id)?, token.clone());
    let work = move |tx: &mut Tx<'_>| {
        let (row, _, pass) = desk::opened(tx, &who, &acts::KEEP, sponsor)?;
        let until = who.today().add_days(sponsors::rules::LINK_DAYS);
        sponsors::store::add_link(tx, &pass, &row, (&made, until))
    };
    visit.house().db.write(work).await?;
    let seen = loaded(&visit, &id).await?;
    let link = format!("{}{}/{}", visit.house().address, super::own::PATH, token.text());
    Ok(draw(&visit, &seen, Shown { link: Some(link), ..Shown::default() }))
}

fn base(typed: &Typed) -> i64 {
    typed.get("version").parse().unwrap_or(0)
}

async fn answer(visit: &Visit, id: &str, typed: Typed, done: Result<()>) -> Answer {
    let flaws = match done {
        Ok(()) => return visit.done(&format!("/sponsors/{id}"), &Toast::new("sponsorship-done")),
        Err(Error::Invalid(flaws)) => flaws,
        Err(Error::Conflict(_)) => vec![Flaw::new("", "sponsor-met-other")],
        Err(other) => return Err(other.into()),
    };
    let seen = loaded(visit, id).await?;
    Ok(draw(visit, &seen, Shown { typed, flaws, link: None }))
}

fn draw(visit: &Visit, seen: &Seen, shown: Shown) -> Response {
    let (words, row) = (visit.words(), &seen.row);
    let edit = format!("/sponsors/{}/edit", row.id);
    let letter = format!("/sponsors/{}/letter", row.id);
    let flaws = shown.flaws.iter().map(|flaw| flaw.field.as_str());
    let form = if flaws.clone().any(|field| field == "proof") { &VERIFY } else { &CLOSE };
    let head = PageHead::new(words.say("sponsor-title"), Group::Works)
        .lead(seen.place.name.clone())
        .flaws(form.summary(words, &shown.flaws))
        .actions(html! {
            (button_print(words))
            (button_link(&words.say("letter-title"), &letter, false))
            @if seen.may_keep && row.closed_on.is_none() {
                (button_link(&words.say("sponsor-edit"), &edit, false))
            }
        });
    let body = html! {
        @if let Some(link) = &shown.link {
            (banner(Tone::Done, html! {
                p { (words.say("sponsor-link-once")) }
                p { code.secret { (link) } }
            }))
        }
        div.pair {
            div.stack {
                section.card { (facts(visit, seen)) }
                section.card { h2 { (words.say("sponsor-stands-by")) } (pledges(visit, seen)) }
            }
            div.stack { (ways(visit, seen, shown)) }
        }
    };
    visit.page(&head, body)
}

fn facts(visit: &Visit, seen: &Seen) -> Markup {
    let (words, row) = (visit.words(), &seen.row);
    let fact = |key: &str, said: Markup| html! { div { dt { (words.say(key)) } dd { (said) } } };
    let owed = SponsorKind::read(&row.kind).and_then(rules::owes);
    let place = row.wish_place.and_then(|unit| seen.units.get(&unit));
    html! {
        h2 { (row.called) " " (state_badge(visit, row)) }
        dl.facts {
            (fact("sponsor-kind", html! { (words.say(&format!("sponsor-kind-{}", row.kind))) }))
            @if let Some(owed) = owed {
                (fact("sponsor-owes", html! { (rules::norm(owed, visit.who().today())) }))
            }
            @if let Some(class) = &row.wish_class {
                (fact("sponsor-wish-class", html! {
                    (words.say(&format!("address-class-{class}")))
                }))
            }
            @if let Some(place) = place { (fact("sponsor-wish-place", html! { (place) })) }
            @if let Some(amount) = row.wish_amount {
                (fact("sponsor-wish-amount", html! { (vnd(amount)) }))
            }
            @if let (Some(on), Some(name)) = (row.verified_on, &row.verified_name) {
                (fact("sponsor-verified", html! { (on.vn()) " · " (name) " · " (row.proof) }))
            }
            @if let Some(why) = &row.closed_why { (fact("sponsor-closed-why", html! { (why) })) }
        }
    }
}

fn pledges(visit: &Visit, seen: &Seen) -> Markup {
    let (words, today) = (visit.words(), visit.who().today());
    let columns = [
        Column::words(words.say("sponsorship-code")),
        Column::number(words.say("sponsorship-a-month")),
        Column::words(words.say("sponsorship-term")),
        Column::words(words.say("sponsorship-given-months")),
    ];
    let line = |own: &OfSponsor| {
        let OfSponsor { pledge, code, askings, .. } = own;
        let given = askings.iter().filter(|asking| asking.giving.is_some()).count();
        let missed: Vec<String> = askings
            .iter()
            .filter(|asking| rules::is_missed(asking, today))
            .map(|asking| asking.month.vn())
            .collect();
        Line::Row(vec![
            html! {
                a href={ "/sponsorship/addresses/" (pledge.address) } { (code) "/" (pledge.part) }
            },
            html! { (vnd(pledge.amount)) },
            html! {
                (pledge.from_month.vn()) "–" (pledge.until_month.vn())
                @if let Some(why) = &pledge.ended_why { br; span.quiet { (ended(visit, why)) } }
            },
            html! {
                (given) "/" (askings.len())
                @if !missed.is_empty() {
                    " " (badge(Tone::Call, &words.say_with(
                        "sponsorship-missed",
                        &[("months", missed.join(", "))],
                    )))
                }
            },
        ])
    };
    let lines: Vec<Line> = seen.pledges.iter().map(line).collect();
    html! {
        @if lines.is_empty() { p.quiet { (words.say("sponsorship-pledges-none")) } }
        @else { (table(&words.say("sponsor-stands-by"), &columns, &lines)) }
    }
}

/// What can be done with a sponsor: verified, given its link, closed.
fn ways(visit: &Visit, seen: &Seen, shown: Shown) -> Markup {
    let (words, row) = (visit.words(), &seen.row);
    let typed = |of: &str| match shown.flaws.iter().any(|flaw| flaw.field == of) {
        true => shown.typed.clone(),
        false => Typed::of([("version", row.version.to_string())]),
    };
    let to = |what: &str| format!("/sponsors/{}/{what}", row.id);
    let live = seen.links.iter().find(|link| link.is_open_on(visit.who().today()));
    let is_open = row.closed_on.is_none();
    html! {
        @if seen.may_verify && is_open && row.verified_on.is_none() {
            section.card {
                h2 { (words.say("sponsor-verify")) }
                p.quiet { (words.say("sponsor-verify-lead")) }
                @let filled = Filled::with(typed("proof"), &shown.flaws);
                (VERIFY.whole(words, &to("verify"), &words.say("sponsor-verify-go"), &filled))
            }
        }
        @if seen.may_keep && is_open {
            section.card {
                h2 { (words.say("sponsor-link")) }
                p.quiet { (words.say("sponsor-link-lead")) }
                @if let Some(link) = live {
                    p { (words.say_with("sponsor-link-open", &[("day", link.expires_on.vn())])) }
                }
                (kit::page::button_post(&words.say("sponsor-link-make"), &to("link"), false))
            }
            section.card {
                h2 { (words.say("sponsor-close")) }
                @let filled = Filled::with(typed("why"), &shown.flaws);
                (CLOSE.whole(words, &to("close"), &words.say("sponsor-close"), &filled))
            }
        }
    }
}

//! `/sponsorship/proposals`: which sponsor could stand by which address, each with the reason. A
//! person ticks what is right; nothing is pledged before.

use super::offered::{self, vnd};
use crate::acts;
use crate::desk::{self, Accepted, Proposed};
use addresses::AddressId;
use axum::response::Response;
use kernel::db::Tx;
use kernel::{Error, Flaw, Month, Result, UnitId, Who, place};
use kit::form::{Choice, Field, Filled, Form};
use kit::icon::Icon;
use kit::notice::{Toast, empty};
use kit::page::Group;
use kit::sift::Sift;
use kit::table::{Column, Line, table};
use kit::tabs::Part;
use kit::{Answer, Markup, PageHead, Routes, Typed, Visit, Words, html};
use org::standing::Standing;
use pairing::{Level, Reason};
use sponsors::SponsorId;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use uuid::Uuid;

/// Months that an accepted proposal may run.
const AHEAD: i64 = 24;

static ACCEPT: Form = Form::new(
    "accept",
    &[
        Field::key("id"),
        Field::checks("proposals", "sponsorship-proposals-which"),
        Field::select("until", "sponsorship-until"),
    ],
);

pub(super) fn routes() -> Routes {
    Routes::new().get("/sponsorship/proposals", index).post("/sponsorship/proposals", accept)
}

/// What the page shows.
struct Seen {
    standing: Standing,
    sift: Sift,
    /// The proposals of the page that is asked for, and all whose addresses may be answered.
    all: Vec<Proposed>,
    here: HashSet<AddressId>,
    part: Part,
    units: HashMap<UnitId, String>,
}

fn load(tx: &mut Tx<'_>, who: &Who, mut sift: Sift) -> Result<Seen> {
    let standing = Standing::at(tx, who, &acts::KEEP, &sift.unit, who.today())?;
    let all = desk::proposals(tx, &standing.pass)?;
    let here = all.iter().map(|one| one.address.id).collect();
    let (all, part) = sift.cut(all, false);
    let units = place::names(tx, all.iter().map(|one| one.address.unit))?;
    sift.unit.clone_from(&standing.place.code);
    Ok(Seen { standing, sift, all, here, part, units })
}

async fn loaded(visit: &Visit) -> Result<Seen> {
    let who = visit.who().clone();
    let sift = Sift::of(visit, "/sponsorship/proposals", &[]);
    visit.house().db.read(move |tx: &mut Tx<'_>| load(tx, &who, sift.clone())).await
}

/// `GET /sponsorship/proposals?unit=`
async fn index(visit: Visit) -> Answer {
    let until = Month::of(visit.known()?.today()).add_months(11);
    let seen = loaded(&visit).await?;
    Ok(draw(&visit, &seen, Typed::of([("until", until.iso())]), &[]))
}

/// `POST /sponsorship/proposals?unit=`
async fn accept(visit: Visit, typed: Typed) -> Answer {
    visit.known()?;
    let seen = loaded(&visit).await?;
    match write(&visit, &seen, &typed).await {
        Err(Error::Invalid(flaws)) => Ok(draw(&visit, &seen, typed, &flaws)),
        Err(other) => Err(other.into()),
        Ok(many) => {
            let toast = Toast::new("sponsorship-done-proposals").arg("many", many.to_string());
            visit.done(&seen.sift.at(&seen.sift.unit), &toast)
        }
    }
}

/// The proposal as it is ticked.
fn value(one: &Proposed) -> String {
    format!("{}:{}:{}", one.address.id, one.sponsor, one.amount)
}

fn chosen(text: &str) -> Option<Accepted> {
    let mut parts = text.split(':');
    let address = AddressId::read(parts.next()?).ok()?;
    let sponsor = SponsorId::read(parts.next()?).ok()?;
    let amount = parts.next()?.parse().ok()?;
    Some(Accepted { address, sponsor, amount })
}

async fn write(visit: &Visit, seen: &Seen, typed: &Typed) -> Result<usize> {
    let read = ACCEPT.read(typed);
    let until = offered::read_month(read.choice("until"));
    if until.is_none() {
        read.flaw(Flaw::new("until", "kit-flaw-choose"));
    }
    let all: Vec<Accepted> = read.choices("proposals").into_iter().filter_map(chosen).collect();
    read.check_all()?;
    // An address of elsewhere is not this unit's to answer.
    let here = |one: &Accepted| seen.here.contains(&one.address);
    let key: Uuid = read.text("id").parse().map_err(|_| Error::NotFound)?;
    let (until, all) = (until.ok_or(Error::NotFound)?, Arc::new(all));
    if !all.iter().all(here) {
        return Err(Error::flaw("proposals", "sponsorship-proposals-old"));
    }
    let (who, many) = (visit.who().clone(), all.len());
    let work = move |tx: &mut Tx<'_>| {
        all.iter().try_for_each(|one| desk::accept(tx, &who, key, (one, until)))
    };
    visit.house().db.write(work).await?;
    Ok(many)
}

fn draw(visit: &Visit, seen: &Seen, typed: Typed, flaws: &[Flaw]) -> Response {
    let words = visit.words();
    let head = PageHead::new(words.say("sponsorship-proposals"), Group::Works)
        .lead(words.say("sponsorship-proposals-lead"))
        .flaws(ACCEPT.summary(words, flaws));
    let head = seen.standing.head(head, |code| seen.sift.at(code));
    let now = Month::of(visit.who().today());
    let choice = |one: &Proposed| Choice {
        value: value(one),
        label: format!("{} · {} · {}", one.address.code, one.called, vnd(one.amount)),
    };
    let filled = Filled::with(typed, flaws)
        .choices("proposals", seen.all.iter().map(choice).collect())
        .choices("until", offered::months(now, now.add_months(AHEAD)));
    // What comes back with a flaw stands on the page it was sent from.
    let action = format!("{}&page={}", seen.sift.at(&seen.sift.unit), seen.part.page);
    let said = [("shown", seen.all.len().to_string()), ("many", seen.part.total.to_string())];
    let body = html! {
        @if seen.all.is_empty() {
            section.card { (empty(Icon::Heart, &words.say("sponsorship-proposals-none"), None)) }
        } @else {
            div.stack {
                section.card {
                    p { (words.say_with("sponsorship-proposals-many", &said)) }
                    (list(words, seen))
                    (seen.sift.pages(words, seen.part))
                }
                section.card {
                    h2 { (words.say("sponsorship-proposals-accept")) }
                    (ACCEPT.whole(words, &action, &words.say("sponsorship-save"), &filled))
                }
            }
        }
    };
    visit.page(&head, body)
}

fn list(words: &Words, seen: &Seen) -> Markup {
    let columns = [
        Column::words(words.say("address-code")),
        Column::words(words.say("sponsorship-unit")).minor(),
        Column::words(words.say("sponsorship-sponsor")),
        Column::number(words.say("sponsorship-a-month")),
        Column::words(words.say("sponsorship-because")).minor(),
    ];
    let line = |one: &Proposed| {
        let why: Vec<String> = one.reasons.iter().map(|reason| said(words, *reason)).collect();
        Line::Row(vec![
            html! {
                a href={ "/sponsorship/addresses/" (one.address.id) } { (one.address.code) }
                " · " (words.say(&format!("address-class-{}", one.address.class)))
            },
            html! { (seen.units.get(&one.address.unit).map_or("", String::as_str)) },
            html! { a href={ "/sponsors/" (one.sponsor) } { (one.called) } },
            html! { (vnd(one.amount)) },
            html! { (why.join(" · ")) },
        ])
    };
    let lines: Vec<Line> = seen.all.iter().map(line).collect();
    table(&words.say("sponsorship-proposals"), &columns, &lines)
}

/// A reason in words.
fn said(words: &Words, reason: Reason) -> String {
    let level = |level: Level| match level {
        Level::Province => "province",
        Level::District => "district",
        Level::Commune => "commune",
    };
    match reason {
        Reason::ReachesNorm => words.say("sponsorship-because-norm"),
        Reason::ReachesNormTogether => words.say("sponsorship-because-together"),
        Reason::HelpsPartly => words.say("sponsorship-because-partly"),
        Reason::WishedClass => words.say("sponsorship-because-class"),
        Reason::WishedPlace(at) => words.say(&format!("sponsorship-because-wished-{}", level(at))),
        Reason::SamePlace(at) => words.say(&format!("sponsorship-because-near-{}", level(at))),
        Reason::AnyPlace => words.say("sponsorship-because-any"),
        Reason::OwesAddresses => words.say("sponsorship-because-owes"),
        Reason::Waited { months } => {
            words.say_with("sponsorship-because-waited", &[("months", months.to_string())])
        }
    }
}

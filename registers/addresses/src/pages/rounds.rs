//! `/addresses/rounds`: the yearly rounds against the communes' lists of poor households, as far as
//! they concern a unit and what stands under it, and the form that opens one. It names nobody in
//! need.

use super::round::late;
use crate::model::{RoundId, RoundRow, SheetId, Tally};
use crate::store::round as store;
use crate::{acts, desk, rules};
use axum::response::Response;
use kernel::db::Tx;
use kernel::{Act, Day, Error, Flaw, Result, Who, number};
use kit::badge::{Tone, badge};
use kit::form::{Field, Filled, Form};
use kit::icon::Icon;
use kit::notice::{Toast, empty};
use kit::page::{Group, button_link};
use kit::table::{Column, Line, table};
use kit::{Answer, Markup, PageHead, Routes, Typed, Visit, html};
use org::standing::Standing;

static OPEN: Form = Form::new(
    "round",
    &[
        Field::key("id"),
        Field::count("year", "address-round-year"),
        Field::day("due_on", "address-round-due").hint("address-round-due-hint"),
    ],
);

pub(super) fn routes() -> Routes {
    Routes::new().get("/addresses/rounds", show).post("/addresses/rounds", open)
}

/// A round as it concerns the unit: how far, and the one sheet where there is one alone.
type Row = (RoundRow, Tally, Option<SheetId>);

/// What the list shows.
struct Seen {
    standing: Standing,
    rows: Vec<Row>,
    may_open: bool,
}

fn load(tx: &mut Tx<'_>, (who, act): (&Who, &'static Act), code: &str) -> Result<Seen> {
    let standing = Standing::at(tx, who, act, code, who.today())?;
    let mut rows = Vec::new();
    for round in store::rounds(tx, &standing.pass)? {
        let sheets = store::sheets(tx, &standing.pass, &round)?;
        let tallies = store::tallies(tx, &standing.pass, &round, &sheets)?;
        let whole = tallies.into_values().fold(Tally::default(), Tally::plus);
        let only = (sheets.len() == 1 && round.unit != standing.place.id).then(|| sheets[0].id);
        rows.push((round, whole, only));
    }
    let may_open = rules::leads_rounds(&standing.place.level)
        && who.may(&acts::ROUND, &standing.place).is_ok();
    Ok(Seen { standing, rows, may_open })
}

async fn loaded(visit: &Visit, act: &'static Act) -> Result<Seen> {
    let (who, code) = (visit.who().clone(), visit.query("unit"));
    visit.house().db.read(move |tx: &mut Tx<'_>| load(tx, (&who, act), &code)).await
}

/// `GET /addresses/rounds?unit=`
async fn show(visit: Visit) -> Answer {
    let year = rules::round_year(visit.known()?.today());
    let seen = loaded(&visit, &acts::VIEW).await?;
    let due = rules::round_due(year).map(Day::vn).unwrap_or_default();
    let begun = Typed::of([("year", year.to_string()), ("due_on", due)]);
    Ok(draw(&visit, &seen, begun, &[]))
}

/// `POST /addresses/rounds?unit=`
async fn open(visit: Visit, typed: Typed) -> Answer {
    visit.known()?;
    match write(&visit, &typed).await {
        Err(Error::Invalid(flaws)) => {
            let seen = loaded(&visit, &acts::ROUND).await?;
            Ok(draw(&visit, &seen, typed, &flaws))
        }
        Err(other) => Err(other.into()),
        Ok(id) => visit.done(&format!("/addresses/rounds/{id}"), &Toast::new("address-done-round")),
    }
}

async fn write(visit: &Visit, typed: &Typed) -> Result<RoundId> {
    let (who, code) = (visit.who().clone(), visit.query("unit"));
    let read = OPEN.read(typed);
    let (id, year, due) = (read.text("id"), read.count("year"), read.maybe_day("due_on"));
    read.check_all()?;
    let id = RoundId::read(&id)?;
    let due = due.ok_or_else(|| Error::flaw("due_on", "kit-flaw-empty"))?;
    let work = move |tx: &mut Tx<'_>| {
        let standing = Standing::at(tx, &who, &acts::ROUND, &code, who.today())?;
        desk::round::open(tx, &who, standing.place.id, (id, year, due))
    };
    visit.house().db.write(work).await?;
    Ok(id)
}

fn draw(visit: &Visit, seen: &Seen, typed: Typed, flaws: &[Flaw]) -> Response {
    let words = visit.words();
    let head = PageHead::new(words.say("address-rounds"), Group::Works)
        .lead(words.say("address-rounds-lead"))
        .flaws(OPEN.summary(words, flaws))
        .actions(button_link(
            &words.say("addresses-title"),
            &format!("/addresses?unit={}", seen.standing.place.code),
            false,
        ));
    let head = seen.standing.head(head, |code| format!("/addresses/rounds?unit={code}"));
    let action = format!("/addresses/rounds?unit={}", seen.standing.place.code);
    let body = html! {
        div.stack {
            section.card { (list(visit, seen)) }
            @if seen.may_open {
                section.card {
                    h2 { (words.say("address-round-open")) }
                    p.quiet { (words.say("address-round-open-lead")) }
                    (OPEN.whole(
                        words,
                        &action,
                        &words.say("address-round-open"),
                        &Filled::with(typed, flaws),
                    ))
                }
            }
        }
    };
    visit.page(&head, body)
}

fn list(visit: &Visit, seen: &Seen) -> Markup {
    let words = visit.words();
    let columns = [
        Column::words(words.say("address-round")),
        Column::words(words.say("address-round-due")),
        Column::words(words.say("address-state")),
        Column::number(words.say("address-round-lines")).minor(),
        Column::number(words.say("address-round-carried")).minor(),
        Column::number(words.say("address-round-to-do")),
    ];
    let line = |(round, tally, only): &Row| {
        let unit = &seen.standing.place.code;
        let to = match only {
            Some(sheet) => format!("/addresses/rounds/{}/{sheet}", round.id),
            None => format!("/addresses/rounds/{}?unit={unit}", round.id),
        };
        Line::Row(vec![
            html! { a href=(to) { (words.say_with(
                "address-round-of", &[("year", round.year.to_string())],
            )) } },
            html! { (round.due_on.vn()) },
            html! { (state(visit, round)) },
            html! { (number::count(tally.lines)) },
            html! { (number::count(tally.carried)) },
            html! { (number::count(tally.left())) },
        ])
    };
    let lines: Vec<Line> = seen.rows.iter().map(line).collect();
    html! {
        @if lines.is_empty() {
            (empty(Icon::Heart, &words.say("address-rounds-none"), None))
        } @else {
            (table(&words.say("address-rounds"), &columns, &lines))
        }
    }
}

/// Whether it is open or closed, and how late.
pub(super) fn state(visit: &Visit, round: &RoundRow) -> Markup {
    let words = visit.words();
    html! {
        @if round.closed_on.is_some() {
            (badge(Tone::Locked, &words.say("address-round-is-closed")))
        } @else {
            (badge(Tone::Waiting, &words.say("address-round-is-open")))
        }
        @if let Some(late) = late(visit, round) { " " (badge(Tone::Call, &late)) }
    }
}

//! `/addresses/alarms`: who opened the sealed part of very many dossiers within an hour, or of one
//! out of reach in an emergency, why, and what somebody else found in it. It opens no dossier.

use crate::model::AlarmRow;
use crate::rules::{Term, term};
use crate::{acts, desk, store};
use axum::response::Response;
use kernel::db::Tx;
use kernel::{Error, Flaw, Result, number};
use kit::badge::{Tone, badge};
use kit::form::{Field, Filled, Form, FormOf};
use kit::icon::Icon;
use kit::notice::{Toast, empty};
use kit::page::Group;
use kit::{Answer, Markup, PageHead, Routes, Typed, Visit, html};
use org::standing::Standing;

/// Milliseconds of an hour.
const HOUR: i64 = 3_600_000;

static REVIEW: Form = Form::new(
    "review",
    &[
        Field::hidden("id"),
        Field::hidden("version"),
        Field::text("verdict", "address-alarm-verdict", 300),
    ],
);

pub(super) fn routes() -> Routes {
    Routes::new().get("/addresses/alarms", show).post("/addresses/alarms", review)
}

/// A form of its own for each alarm: several stand on one page, and an id stands there once.
fn named(id: &str) -> String {
    format!("review-{id}")
}

fn review_of(name: &str) -> FormOf<'_> {
    FormOf { name, fields: REVIEW.fields }
}

type Seen = (Standing, Vec<AlarmRow>);

async fn loaded(visit: &Visit) -> Result<Seen> {
    let (who, code) = (visit.who().clone(), visit.query("unit"));
    let read = move |tx: &mut Tx<'_>| {
        let standing = Standing::at(tx, &who, &acts::REVIEW, &code, who.today())?;
        let all = store::alarms(tx, &standing.pass)?;
        Ok((standing, all))
    };
    visit.house().db.read(read).await
}

/// `GET /addresses/alarms?unit=`
async fn show(visit: Visit) -> Answer {
    visit.known()?;
    let seen = loaded(&visit).await?;
    Ok(draw(&visit, &seen, &Typed::default(), &[]))
}

/// `POST /addresses/alarms?unit=`
async fn review(visit: Visit, typed: Typed) -> Answer {
    visit.known()?;
    match write(&visit, &typed).await {
        Err(Error::Invalid(flaws)) => {
            let seen = loaded(&visit).await?;
            Ok(draw(&visit, &seen, &typed, &flaws))
        }
        Err(other) => Err(other.into()),
        Ok(()) => {
            let to = format!("/addresses/alarms?unit={}", visit.query("unit"));
            visit.done(&to, &Toast::new("address-done-review"))
        }
    }
}

async fn write(visit: &Visit, typed: &Typed) -> Result<()> {
    let (who, code) = (visit.who().clone(), visit.query("unit"));
    let read = REVIEW.read(typed);
    let (id, verdict) = (read.text("id"), read.text("verdict"));
    let base = read.text("version").parse().unwrap_or(0);
    read.check_all()?;
    let work = move |tx: &mut Tx<'_>| {
        let standing = Standing::at(tx, &who, &acts::REVIEW, &code, who.today())?;
        desk::review(tx, &standing.pass, (&id, base), &verdict)
    };
    visit.house().db.write(work).await
}

fn draw(visit: &Visit, (standing, all): &Seen, typed: &Typed, flaws: &[Flaw]) -> Response {
    let words = visit.words();
    let head = PageHead::new(words.say("address-alarms"), Group::Works)
        .lead(words.say("address-alarms-lead"))
        .flaws(review_of(&named(typed.get("id"))).summary(words, flaws));
    let head = standing.head(head, |code| format!("/addresses/alarms?unit={code}"));
    let body = html! {
        div.stack {
            @if all.is_empty() {
                section.card { (empty(Icon::Check, &words.say("address-alarms-none"), None)) }
            }
            @for row in all {
                section.card { (one(visit, &standing.place.code, row, (typed, flaws))) }
            }
        }
    };
    visit.page(&head, body)
}

fn one(visit: &Visit, unit: &str, row: &AlarmRow, (typed, flaws): (&Typed, &[Flaw])) -> Markup {
    let words = visit.words();
    let at = |at: kernel::Instant| format!("{} {}", at.day().vn(), at.hour_minute());
    let hours = term(Term::ReviewHours, visit.who().today());
    let is_late = visit.who().at().millis_since(row.at) > hours * HOUR;
    let said = (typed.get("id") == row.id.to_string()).then(|| typed.get("verdict"));
    let begun = Typed::of([
        ("id", row.id.to_string()),
        ("version", row.version.to_string()),
        ("verdict", said.unwrap_or_default().to_owned()),
    ]);
    let filled = Filled::with(begun, if said.is_some() { flaws } else { &[] });
    html! {
        h2 { (row.name) " · " (at(row.at)) }
        p {
            @match (&row.code, &row.from_unit) {
                (Some(code), Some(unit)) => (words.say_with(
                    "address-emergency-from",
                    &[("code", code.clone()), ("unit", unit.clone())],
                )),
                (None, Some(_)) => (words.say("address-emergency-nobody")),
                _ => { (words.say("address-alarm-how-many")) ": " (number::count(row.many)) }
            }
            @if !row.why.is_empty() { " · " (words.say("address-alarm-why")) ": " (row.why) }
        }
        @match (&row.verdict, row.reviewed_at, &row.reviewed_name) {
            (Some(verdict), Some(on), Some(by)) => {
                p { (badge(Tone::Done, &words.say("address-alarm-review"))) " " (verdict) br;
                    span.quiet { (by) " · " (at(on)) } }
            }
            _ => {
                p {
                    @if is_late {
                        (badge(Tone::Call, &words.say_with(
                            "address-alarm-late",
                            &[("hours", hours.to_string())],
                        )))
                    } @else {
                        (badge(Tone::Waiting, &words.say("address-alarm-open")))
                    }
                }
                (review_of(&named(&row.id.to_string())).whole(
                    words,
                    &format!("/addresses/alarms?unit={unit}"),
                    &words.say("address-alarm-review"),
                    &filled,
                ))
            }
        }
    }
}

//! `/addresses/same`: dossiers that may be of one person, two by two, under a unit or for one
//! dossier (`of=`); what was said of them, what waits for somebody else, what went into another and
//! can come out again. It opens no seal and moves nothing from one dossier to the other.

use super::likely::reasons;
use super::shown::button_post;
use crate::desk::{Pair, Pairs, Said};
use crate::model::{AddressId, ListedRow, SameId};
use crate::{Ends, acts, desk};
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

static UNDO: Form = Form::new(
    "undo",
    &[
        Field::hidden("id"),
        Field::hidden("version"),
        Field::hidden("says"),
        Field::text("why", "address-same-why", 200),
    ],
);

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/addresses/same", show)
        .post("/addresses/same", say)
        .post("/addresses/same/confirm", confirm)
        .post("/addresses/same/undo", undo)
}

/// What the page shows, and what its reader may do.
struct Seen {
    standing: Standing,
    pairs: Pairs,
    may_join: bool,
}

async fn loaded(visit: &Visit) -> Result<Seen> {
    let (who, code, of) = (visit.who().clone(), visit.query("unit"), visit.query("of"));
    let read = move |tx: &mut Tx<'_>| {
        let standing = Standing::at(tx, &who, &acts::SAME, &code, who.today())?;
        let pairs = match of.as_str() {
            "" => desk::under(tx, &who, &standing)?,
            of => desk::of_one(tx, &who, AddressId::read(of)?)?,
        };
        let may_join = who.may(&acts::JOIN, &standing.place).is_ok();
        Ok(Seen { standing, pairs, may_join })
    };
    visit.house().db.read(read).await
}

/// `GET /addresses/same?unit=&of=`
async fn show(visit: Visit) -> Answer {
    visit.known()?;
    let seen = loaded(&visit).await?;
    Ok(draw(&visit, &seen, &Typed::default(), &[]))
}

/// Back to the page, or the page with what is to be mended.
async fn told(visit: &Visit, typed: &Typed, done: Result<()>, key: &'static str) -> Answer {
    match done {
        Err(Error::Invalid(flaws)) => {
            let seen = loaded(visit).await?;
            Ok(draw(visit, &seen, typed, &flaws))
        }
        Err(other) => Err(other.into()),
        Ok(()) => visit.done(&here(visit, "/addresses/same"), &Toast::new(key)),
    }
}

/// A path of this page with the unit and the dossier it is about.
fn here(visit: &Visit, path: &str) -> String {
    let (unit, of) = (visit.query("unit"), visit.query("of"));
    kit::web::address(path, &[("unit", unit.as_str()), ("of", of.as_str())])
}

/// `POST /addresses/same?unit=&of=`
async fn say(visit: Visit, typed: Typed) -> Answer {
    visit.known()?;
    let (who, code, form) = (visit.who().clone(), visit.query("unit"), typed.clone());
    let work = move |tx: &mut Tx<'_>| {
        Standing::at(tx, &who, &acts::SAME, &code, who.today())?;
        let is_one = match form.get("says") {
            "one" => true,
            "two" => false,
            _ => return Err(Error::flaw("", "kit-flaw-choose")),
        };
        let pair = (AddressId::read(form.get("stays"))?, AddressId::read(form.get("other"))?);
        desk::say(tx, &who, SameId::read(form.get("id"))?, pair, is_one)
    };
    let done = visit.house().db.write(work).await;
    let key = if typed.get("says") == "one" { "address-done-same" } else { "address-done-apart" };
    told(&visit, &typed, done, key).await
}

/// `POST /addresses/same/confirm?unit=&of=`
async fn confirm(visit: Visit, typed: Typed) -> Answer {
    visit.known()?;
    let (who, code, form) = (visit.who().clone(), visit.query("unit"), typed.clone());
    let ends = visit.house().shelf::<Ends>()?;
    let work = move |tx: &mut Tx<'_>| {
        Standing::at(tx, &who, &acts::JOIN, &code, who.today())?;
        desk::confirm(tx, (&who, &ends), word(&form, "join")?)
    };
    let done = visit.house().db.write(work).await;
    told(&visit, &typed, done, "address-done-joined").await
}

/// `POST /addresses/same/undo?unit=&of=`
async fn undo(visit: Visit, typed: Typed) -> Answer {
    visit.known()?;
    let (who, code, form) = (visit.who().clone(), visit.query("unit"), typed.clone());
    let ends = visit.house().shelf::<Ends>()?;
    let work = move |tx: &mut Tx<'_>| {
        Standing::at(tx, &who, &acts::JOIN, &code, who.today())?;
        let read = UNDO.read(&form);
        let why = read.text("why");
        read.check_all()?;
        desk::undo(tx, (&who, &ends), word(&form, "back")?, &why)
    };
    let done = visit.house().db.write(work).await;
    told(&visit, &typed, done, "address-done-undone").await
}

/// The word that a form is about, on the version its reader had; the form says what it does.
fn word(form: &Typed, says: &str) -> Result<(SameId, i64)> {
    if form.get("says") != says {
        return Err(Error::flaw("", "kit-flaw-choose"));
    }
    Ok((SameId::read(form.get("id"))?, form.get("version").parse().unwrap_or(0)))
}

/// A form of its own for each dossier that can come out again.
fn named(id: &str) -> String {
    format!("undo-{id}")
}

fn undo_of(name: &str) -> FormOf<'_> {
    FormOf { name, fields: UNDO.fields }
}

fn draw(visit: &Visit, seen: &Seen, typed: &Typed, flaws: &[Flaw]) -> Response {
    let words = visit.words();
    let head = PageHead::new(words.say("address-same"), Group::Works)
        .lead(words.say("address-same-lead"))
        .flaws(undo_of(&named(typed.get("id"))).summary(words, flaws));
    let head = seen.standing.head(head, |code| format!("/addresses/same?unit={code}"));
    let (waiting, joined): (Vec<&Said>, Vec<&Said>) =
        seen.pairs.said.iter().partition(|said| said.row.is_waiting());
    let body = html! {
        div.stack {
            @if seen.pairs.is_cut {
                p { (words.say_with(
                    "address-same-cut",
                    &[("most", number::count(desk::MOST_LISTED))],
                )) }
            }
            @if !waiting.is_empty() {
                section.card {
                    h2 { (words.say("address-same-waiting")) }
                    @for said in waiting { (wait(visit, seen, said)) }
                }
            }
            section.card {
                h2 { (words.say("address-same-likely")) }
                @if seen.pairs.likely.is_empty() {
                    (empty(Icon::Check, &words.say("address-same-none"), None))
                }
                @for pair in &seen.pairs.likely { (likely(visit, seen, pair)) }
            }
            @if !joined.is_empty() {
                section.card {
                    h2 { (words.say("address-same-answered")) }
                    @for said in joined { (join(visit, seen, said, (typed, flaws))) }
                }
            }
        }
    };
    visit.page(&head, body)
}

/// One dossier of a pair: name, year, code, unit.
fn one(seen: &Seen, row: &ListedRow) -> Markup {
    html! {
        a href={ "/addresses/" (row.id) } { (row.name) }
        @if let Some(year) = row.birth_year { " (" (year) ")" }
        span.quiet { " · " (row.code) " · "
            (seen.pairs.units.get(&row.unit).map_or("", String::as_str)) }
    }
}

fn two(seen: &Seen, first: &ListedRow, second: &ListedRow) -> Markup {
    html! { p { (one(seen, first)) br; (one(seen, second)) } }
}

fn likely(visit: &Visit, seen: &Seen, pair: &Pair) -> Markup {
    let words = visit.words();
    let action = here(visit, "/addresses/same");
    let say = |says: &str, stays: &ListedRow, other: &ListedRow, label: String| {
        let values = [
            ("id", SameId::new().to_string()),
            ("says", says.to_owned()),
            ("stays", stays.id.to_string()),
            ("other", other.id.to_string()),
        ];
        button_post(&action, &label, &values)
    };
    let keeps =
        |row: &ListedRow| words.say_with("address-same-keep", &[("code", row.code.clone())]);
    html! {
        (two(seen, &pair.one, &pair.other))
        p.quiet { (reasons(visit, &pair.weighed.why)) }
        p {
            (say("one", &pair.one, &pair.other, keeps(&pair.one))) " "
            (say("one", &pair.other, &pair.one, keeps(&pair.other))) " "
            (say("two", &pair.one, &pair.other, words.say("address-same-apart")))
        }
    }
}

fn wait(visit: &Visit, seen: &Seen, said: &Said) -> Markup {
    let (words, row) = (visit.words(), &said.row);
    let values = [
        ("id", row.id.to_string()),
        ("version", row.version.to_string()),
        ("says", "join".to_owned()),
    ];
    let apart = [
        ("id", SameId::new().to_string()),
        ("says", "two".to_owned()),
        ("stays", said.stays.id.to_string()),
        ("other", said.goes.id.to_string()),
    ];
    let is_own = row.said_by == visit.who().account_id();
    html! {
        (two(seen, &said.stays, &said.goes))
        p.quiet {
            (words.say_with("address-same-stays", &[("code", said.stays.code.clone())]))
            " · " (row.said_name) " · " (row.said_at.day().vn())
        }
        p {
            @if is_own {
                (badge(Tone::Waiting, &words.say("address-same-other-confirms")))
            } @else if seen.may_join {
                (button_post(
                    &here(visit, "/addresses/same/confirm"),
                    &words.say("address-same-confirm"),
                    &values,
                ))
            }
            " " (button_post(
                &here(visit, "/addresses/same"),
                &words.say("address-same-apart"),
                &apart,
            ))
        }
    }
}

fn join(visit: &Visit, seen: &Seen, said: &Said, (typed, flaws): (&Typed, &[Flaw])) -> Markup {
    let (words, row) = (visit.words(), &said.row);
    let is_mine = typed.get("id") == row.id.to_string();
    let begun = Typed::of([
        ("id", row.id.to_string()),
        ("version", row.version.to_string()),
        ("says", "back".to_owned()),
        ("why", if is_mine { typed.get("why").to_owned() } else { String::new() }),
    ]);
    let filled = Filled::with(begun, if is_mine { flaws } else { &[] });
    let by = row.confirmed_name.as_deref().unwrap_or_default();
    html! {
        (two(seen, &said.stays, &said.goes))
        p.quiet {
            @if row.is_apart() {
                (words.say("address-same-apart")) " · " (row.said_name)
                " · " (row.said_at.day().vn())
            } @else {
                (words.say_with("address-same-stays", &[("code", said.stays.code.clone())]))
                " · " (row.said_name) ", " (by)
            }
            @if let Some(at) = row.confirmed_at { " · " (at.day().vn()) }
        }
        @if seen.may_join {
            (undo_of(&named(&row.id.to_string())).whole(
                words,
                &here(visit, "/addresses/same/undo"),
                &words.say("address-same-undo"),
                &filled,
            ))
        }
    }
}

//! `/sponsors/enquiries`: who outside wishes to help, at a unit and under it. Each is called back,
//! registered as a sponsor, or told in a word why nothing comes of it. A telephone opens on the
//! page that was asked for and nowhere else.

use super::offered::vnd;
use crate::desk::enquiring;
use crate::model::{EnquiryId, EnquiryRow};
use crate::{acts, store};
use axum::extract::Path;
use axum::response::Response;
use kernel::db::Tx;
use kernel::place::{self, Place};
use kernel::seal::Keys;
use kernel::{Error, Flaw, Result, UnitId, Who};
use kit::badge::{Tone, badge};
use kit::form::{Field, Filled, Form};
use kit::icon::Icon;
use kit::notice::{Toast, empty};
use kit::page::{Group, button_link};
use kit::table::{Column, Line, table};
use kit::tabs::{Part, pagination};
use kit::{Answer, Markup, PageHead, Routes, Typed, Visit, html};
use org::standing::{self, Standing};
use std::collections::HashMap;
use std::sync::Arc;

/// Enquiries of a page: those that wait come first.
const LINES: i64 = 50;

static DECLINE: Form =
    Form::new("decline", &[Field::hidden("version"), Field::text("why", "enquiry-why", 200)]);

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/sponsors/enquiries", index)
        .get("/sponsors/enquiries/{enquiry}", show)
        .post("/sponsors/enquiries/{enquiry}/contact", contact)
        .post("/sponsors/enquiries/{enquiry}/register", register)
        .post("/sponsors/enquiries/{enquiry}/decline", decline)
}

/// `GET /sponsors/enquiries?unit=`
async fn index(visit: Visit) -> Answer {
    let (who, unit) = (visit.known()?.clone(), visit.query("unit"));
    let page = visit.query("page");
    let read = move |tx: &mut Tx<'_>| {
        let standing = Standing::at(tx, &who, &acts::VIEW, &unit, who.today())?;
        let many = store::every_enquiry(tx, &standing.pass)?;
        let part = Part::read(&page, LINES, many);
        let rows = store::enquiries(tx, &standing.pass, (LINES, part.offset()))?;
        let units = place::names(tx, rows.iter().map(|row| row.unit))?;
        Ok((standing, part, rows, units))
    };
    let (standing, part, rows, units) = visit.house().db.read(read).await?;
    let words = visit.words();
    let head =
        PageHead::new(words.say("enquiries-title"), Group::Works).lead(words.say("enquiries-lead"));
    let head = standing.head(head, |code| format!("/sponsors/enquiries?unit={code}"));
    let to = |page| format!("/sponsors/enquiries?unit={}&page={page}", standing.place.code);
    let body = html! {
        section.card { (list(&visit, &rows, &units)) (pagination(words, part, to)) }
    };
    Ok(visit.page(&head, body))
}

fn state_badge(visit: &Visit, row: &EnquiryRow) -> Markup {
    let (tone, code) = match row.outcome.as_deref() {
        None => (Tone::Waiting, "open"),
        Some("registered") => (Tone::Done, "registered"),
        Some(_) => (Tone::Locked, "declined"),
    };
    badge(tone, &visit.say(&format!("enquiry-is-{code}")))
}

fn list(visit: &Visit, rows: &[EnquiryRow], units: &HashMap<UnitId, String>) -> Markup {
    let words = visit.words();
    let columns = [
        Column::words(words.say("enquiry-called")),
        Column::words(words.say("enquiry-came")),
        Column::words(words.say("sponsorship-unit")).minor(),
        Column::number(words.say("enquiry-amount")).minor(),
        Column::words(words.say("sponsorship-state")),
    ];
    let line = |row: &EnquiryRow| {
        Line::Row(vec![
            html! { a href={ "/sponsors/enquiries/" (row.id) } { (row.called) } },
            html! { (row.made_at.day().vn()) },
            html! { (units.get(&row.unit).map_or("", String::as_str)) },
            html! { @if let Some(amount) = row.amount { (vnd(amount)) } },
            state_badge(visit, row),
        ])
    };
    let lines: Vec<Line> = rows.iter().map(line).collect();
    html! {
        @if lines.is_empty() { (empty(Icon::People, &words.say("enquiries-none"), None)) }
        @else { (table(&words.say("enquiries-title"), &columns, &lines)) }
    }
}

/// An enquiry with what its reader may do.
struct Seen {
    row: EnquiryRow,
    place: Place,
    may_answer: bool,
}

fn load(tx: &mut Tx<'_>, who: &Who, id: EnquiryId) -> Result<Seen> {
    let (row, place, _) = enquiring::enquiry(tx, who, &acts::VIEW, id)?;
    let may_answer = standing::pass(tx, who, &acts::ANSWER, &place).is_ok();
    Ok(Seen { row, place, may_answer })
}

async fn loaded(visit: &Visit, id: &str) -> Result<Seen> {
    let (who, id) = (visit.who().clone(), EnquiryId::read(id)?);
    visit.house().db.read(move |tx: &mut Tx<'_>| load(tx, &who, id)).await
}

/// The same for somebody who answers.
async fn answered(visit: &Visit, id: &str) -> Result<Seen> {
    let seen = loaded(visit, id).await?;
    if seen.may_answer { Ok(seen) } else { Err(Error::NotFound) }
}

/// What came back with a form, or a telephone that was just opened.
#[derive(Default)]
struct Shown {
    typed: Option<Typed>,
    flaws: Vec<Flaw>,
    phone: Option<String>,
}

/// `GET /sponsors/enquiries/{enquiry}`
async fn show(visit: Visit, Path(id): Path<String>) -> Answer {
    visit.known()?;
    let seen = loaded(&visit, &id).await?;
    Ok(draw(&visit, &seen, Shown::default()))
}

/// `POST /sponsors/enquiries/{enquiry}/contact`: the telephone stands on the answer alone.
async fn contact(visit: Visit, Path(id): Path<String>) -> Answer {
    let who = visit.known()?.clone();
    let seen = answered(&visit, &id).await?;
    let (keys, of) = (visit.house().shelf::<Arc<Keys>>()?, seen.row.id);
    let work = move |tx: &mut Tx<'_>| enquiring::contact(tx, (&who, &keys), of);
    let shown = match visit.house().db.write(work).await {
        Ok(phone) => Shown { phone: Some(phone.expose().clone()), ..Shown::default() },
        Err(Error::Invalid(flaws)) => Shown { flaws, ..Shown::default() },
        Err(other) => return Err(other.into()),
    };
    Ok(draw(&visit, &seen, shown))
}

/// `POST /sponsors/enquiries/{enquiry}/register`
async fn register(visit: Visit, Path(id): Path<String>, typed: Typed) -> Answer {
    let who = visit.known()?.clone();
    let seen = answered(&visit, &id).await?;
    let (keys, of) = (visit.house().shelf::<Arc<Keys>>()?, (seen.row.id, base(&typed)));
    let work = move |tx: &mut Tx<'_>| enquiring::register(tx, (&who, &keys), of);
    match visit.house().db.write(work).await {
        Ok(sponsor) => {
            visit.done(&format!("/sponsors/{sponsor}"), &Toast::new("enquiry-done-register"))
        }
        Err(error) => again(&visit, &id, typed, error).await,
    }
}

/// `POST /sponsors/enquiries/{enquiry}/decline`
async fn decline(visit: Visit, Path(id): Path<String>, typed: Typed) -> Answer {
    let who = visit.known()?.clone();
    let seen = answered(&visit, &id).await?;
    let read = DECLINE.read(&typed);
    let (of, why) = ((seen.row.id, base(&typed)), read.text("why"));
    let done = match read.check_all() {
        Ok(()) => {
            let work = move |tx: &mut Tx<'_>| enquiring::decline(tx, &who, of, &why);
            visit.house().db.write(work).await
        }
        Err(flaws) => Err(flaws),
    };
    match done {
        Ok(()) => visit.done("/sponsors/enquiries", &Toast::new("enquiry-done-decline")),
        Err(error) => again(&visit, &id, typed, error).await,
    }
}

fn base(typed: &Typed) -> i64 {
    typed.get("version").parse().unwrap_or(0)
}

/// The page as it stands now, with what was typed and why it was not taken.
async fn again(visit: &Visit, id: &str, typed: Typed, error: Error) -> Answer {
    let flaws = match error {
        Error::Invalid(flaws) => flaws,
        Error::Conflict(_) => vec![Flaw::new("", "enquiry-answered")],
        other => return Err(other.into()),
    };
    let seen = loaded(visit, id).await?;
    Ok(draw(visit, &seen, Shown { typed: Some(typed), flaws, phone: None }))
}

fn draw(visit: &Visit, seen: &Seen, shown: Shown) -> Response {
    let words = visit.words();
    let head = PageHead::new(words.say("enquiry-title"), Group::Works)
        .lead(seen.place.name.clone())
        .flaws(DECLINE.summary(words, &shown.flaws));
    let body = html! {
        div.pair {
            div.stack { section.card { (facts(visit, seen, &shown)) } }
            div.stack { (ways(visit, seen, shown)) }
        }
    };
    visit.page(&head, body)
}

fn facts(visit: &Visit, seen: &Seen, shown: &Shown) -> Markup {
    let (words, row) = (visit.words(), &seen.row);
    let fact = |key: &str, said: Markup| html! { div { dt { (words.say(key)) } dd { (said) } } };
    html! {
        h2 { (row.called) " " (state_badge(visit, row)) }
        dl.facts {
            (fact("sponsor-kind", html! { (words.say(&format!("sponsor-kind-{}", row.kind))) }))
            (fact("enquiry-came", html! { (row.made_at.day().vn()) }))
            @if let Some(amount) = row.amount {
                (fact("enquiry-amount", html! { (vnd(amount)) }))
            }
            @if !row.words.is_empty() { (fact("enquiry-words", html! { (row.words) })) }
            @if let Some(phone) = &shown.phone {
                (fact("enquiry-phone", html! { strong { (phone) } }))
            }
            @if let (Some(at), Some(name)) = (row.answered_at, &row.answered_name) {
                (fact("enquiry-answered-by", html! { (at.day().vn()) " · " (name) }))
            }
            @if let Some(why) = &row.why { (fact("enquiry-why", html! { (why) })) }
        }
        @if let Some(address) = row.address {
            p { (button_link(
                &words.say("enquiry-address"),
                &format!("/sponsorship/addresses/{address}"),
                false,
            )) }
        }
        @if let Some(sponsor) = row.sponsor {
            p { (button_link(
                &words.say("sponsor-title"),
                &format!("/sponsors/{sponsor}"),
                false,
            )) }
        }
    }
}

/// What can be done: called, registered, declined.
fn ways(visit: &Visit, seen: &Seen, shown: Shown) -> Markup {
    let (words, row) = (visit.words(), &seen.row);
    let to = |what: &str| format!("/sponsors/enquiries/{}/{what}", row.id);
    let version = || Typed::of([("version", row.version.to_string())]);
    let is_asked = shown.phone.is_none() && row.has_contact();
    html! {
        @if seen.may_answer && is_asked {
            section.card {
                h2 { (words.say("enquiry-call")) }
                p.quiet { (words.say("enquiry-call-lead")) }
                (kit::page::button_post(&words.say("enquiry-call-go"), &to("contact"), false))
            }
        }
        @if seen.may_answer && row.is_open() {
            section.card {
                h2 { (words.say("enquiry-register")) }
                p.quiet { (words.say("enquiry-register-lead")) }
                form.inline method="post" action=(to("register")) {
                    input type="hidden" name="version" value=(row.version);
                    button.btn.primary type="submit" { (words.say("enquiry-register-go")) }
                }
            }
            section.card {
                h2 { (words.say("enquiry-decline")) }
                p.quiet { (words.say("enquiry-decline-lead")) }
                @let filled = Filled::with(shown.typed.unwrap_or_else(version), &shown.flaws);
                (DECLINE.whole(words, &to("decline"), &words.say("enquiry-decline"), &filled))
            }
        }
    }
}

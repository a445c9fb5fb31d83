//! `/kiem-tra`: whether a printed paper is still the last word. Anybody may ask who holds its code;
//! the answer names the paper and nobody. What is guessed wrong is counted by address and made to
//! wait; what is right is not, so an office may check a whole folder.

use super::known::hex;
use super::periods;
use crate::model::Of;
use crate::rules::proof::read_code;
use crate::store::{self, CheckedRow};
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use duties::forms::{self, Span};
use kernel::db::Tx;
use kernel::period::Period;
use kernel::{Flaw, Result, number};
use kit::badge::{Tone, badge};
use kit::form::{Field, Filled, Form};
use kit::table::facts;
use kit::{Answer, Markup, PageHead, Routes, Typed, Visit, Words, html};
use people::Address;
use people::throttle::{self, Attempts};

/// Papers that replaced each other are followed up to here.
const LONGEST: usize = 50;

static CODE: Form =
    Form::new("check", &[Field::text("code", "check-field", 40).hint("check-field-hint").short()]);

pub(super) fn routes() -> Routes {
    Routes::new().get("/kiem-tra", ask).post("/kiem-tra", asked).get("/kiem-tra/{code}", answer)
}

/// `GET /kiem-tra`
async fn ask(visit: Visit) -> Answer {
    Ok(form(&visit, Typed::default(), &[]))
}

/// `POST /kiem-tra`: the code leads to its own page, which can be kept and sent on.
async fn asked(visit: Visit, typed: Typed) -> Answer {
    let read = CODE.read(&typed);
    if let Err(kernel::Error::Invalid(flaws)) = read.check_all() {
        return Ok(form(&visit, typed, &flaws));
    }
    match read_code(&read.text("code")) {
        Some(code) => Ok(kit::web::redirect(&format!("/kiem-tra/{code}"))),
        None => Ok(form(&visit, typed, &[Flaw::new("code", "check-code-unread")])),
    }
}

/// What was found under a code.
enum Found {
    /// Nothing.
    Unknown,
    /// Too many were guessed: seconds to wait.
    Wait(i64),
    /// A paper that holds, or the newest of those that took its place.
    Paper(Box<CheckedRow>, Option<Box<CheckedRow>>),
}

/// `GET /kiem-tra/{code}`
async fn answer(visit: Visit, address: Address, Path(code): Path<String>) -> Answer {
    let attempts = Attempts::of_guess(&address.0);
    let (at, code) = (visit.who().at(), read_code(&code));
    let (looked, asked) = (attempts.clone(), code.clone());
    let found = visit.house().db.read(move |tx| look(tx, &looked, at, asked.as_deref())).await?;
    if matches!(found, Found::Unknown) {
        visit.house().db.write(move |tx| throttle::attempt(tx, &attempts, at)).await?;
    }
    Ok(draw(&visit, code.as_deref().unwrap_or_default(), &found))
}

fn look(
    tx: &mut Tx<'_>,
    attempts: &Attempts,
    at: kernel::Instant,
    code: Option<&str>,
) -> Result<Found> {
    let wait = throttle::waits(tx, attempts, at)?;
    if wait > 0 {
        return Ok(Found::Wait(wait / 1000 + 1));
    }
    let Some(code) = code else { return Ok(Found::Unknown) };
    let Some(paper) = store::by_code(tx, code)? else { return Ok(Found::Unknown) };
    let mut newest: Option<CheckedRow> = None;
    for _ in 0..LONGEST {
        let id = newest.as_ref().map_or(paper.id, |newer| newer.id);
        match store::successor(tx, id)? {
            Some(next) => newest = Some(next),
            None => break,
        }
    }
    Ok(Found::Paper(Box::new(paper), newest.map(Box::new)))
}

fn head(visit: &Visit, flaws: Vec<(String, String)>) -> PageHead {
    PageHead {
        title: visit.say("check-title"),
        lead: Some(visit.say("check-lead")),
        flaws,
        narrow: true,
        ..PageHead::default()
    }
}

fn form(visit: &Visit, typed: Typed, flaws: &[Flaw]) -> Response {
    let words = visit.words();
    let filled = Filled::with(typed, flaws);
    visit.plain_page(
        &head(visit, CODE.summary(words, flaws)),
        html! { (CODE.whole(words, "/kiem-tra", &words.say("check-button"), &filled)) },
    )
}

fn draw(visit: &Visit, code: &str, found: &Found) -> Response {
    let words = visit.words();
    let status = match found {
        Found::Wait(_) => StatusCode::TOO_MANY_REQUESTS,
        _ => StatusCode::OK,
    };
    let body = html! {
        section.card {
            @if !code.is_empty() { p.quiet { (words.say("check-code")) " " code { (code) } } }
            @match found {
                Found::Unknown => {
                    p { (badge(Tone::Wrong, &words.say("check-unknown"))) }
                    p { (words.say("check-unknown-told")) }
                },
                Found::Wait(seconds) => {
                    p { (badge(Tone::Waiting, &words.say_count("check-wait", *seconds))) }
                },
                Found::Paper(paper, None) => {
                    p { (badge(Tone::Done, &words.say("check-current"))) }
                    (paper_facts(words, paper))
                },
                Found::Paper(paper, Some(newest)) => {
                    p { (badge(Tone::Call, &words.say("check-replaced"))) }
                    p { (words.say_with("check-replaced-by", &[
                        ("number", number_of(newest)), ("day", newest.issued_on.vn()),
                    ])) }
                    (paper_facts(words, paper))
                },
            }
        }
        p { a href="/kiem-tra" { (words.say("check-another")) } }
    };
    (status, visit.plain_page(&head(visit, Vec::new()), body)).into_response()
}

/// `02/BC-HCTĐ`
fn number_of(paper: &CheckedRow) -> String {
    format!("{}/{}", number::padded(paper.number), paper.series)
}

fn paper_facts(words: &Words, paper: &CheckedRow) -> Markup {
    facts(&[
        (words.say("check-what"), html! { (what(words, paper)) }),
        (words.say("check-number"), html! { (number_of(paper)) }),
        (words.say("check-day"), html! { (paper.issued_on.vn()) }),
        (words.say("check-unit"), html! { (paper.unit_name) }),
        (words.say("check-hash"), html! { code.wrap { (hex(&paper.body_hash)) } }),
    ])
}

/// The form and the span; of a disaster the number of the report, not its name.
fn what(words: &Words, paper: &CheckedRow) -> String {
    let Some(form) = forms::find(&paper.form) else { return paper.form.clone() };
    let period = match form.span {
        Span::Event => Some(Period::month(paper.month)),
        _ => form.period_ending(paper.month),
    };
    let Some(period) = period else { return paper.form.clone() };
    periods::titled(words, &Of { form, period, subject: None, flash_no: paper.flash_no })
}

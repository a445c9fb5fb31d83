//! `/nop/{link}`: the page of a secret link. Whoever holds it sees one form of one organisation,
//! answers what was asked when it came back, saves it, sends it, and sees nothing else: no account,
//! no rail, no other report. What was guessed wrong is counted by address and made to wait. Every
//! save is journaled as the link's.

use super::parts::Whole;
use super::periods;
use super::rows::Refused;
use super::say;
use crate::answer;
use crate::desk;
use crate::model::{CommentRow, LinkRow, Of, ReportRow, State};
use crate::owed::Terms;
use crate::rules::answers::{comment_field, comment_key_field};
use crate::rules::{Thread, threads};
use crate::view::View;
use crate::{acts, store};
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use book::Figures;
use duties::forms;
use kernel::db::Tx;
use kernel::place::{self, Place};
use kernel::{Day, Error, Flaw, Pass, Result, Who};
use kit::badge::{Tone, badge};
use kit::notice::{Toast, banner};
use kit::{Answer, Markup, PageHead, Refusal, Routes, Typed, Visit, html};
use people::Address;
use people::proof::token::Token;
use uuid::Uuid;

/// Where links lead.
pub const PATH: &str = "/nop";

pub(super) fn routes() -> Routes {
    Routes::new().get("/nop/{link}", show).post("/nop/{link}", save)
}

/// What a link opens.
struct Opened {
    link: LinkRow,
    place: Place,
    name: String,
    view: View,
    /// The last good day; none when nothing is owed any more.
    due: Option<Day>,
    today: Day,
}

/// A pass of the link, and which report it is for. A link that is closed or over is unknown, like
/// one that never was.
fn enter(
    tx: &mut Tx<'_>,
    visitor: &Who,
    token: &Token,
) -> Result<(LinkRow, Place, String, Pass, Of)> {
    let link = store::link_of(tx, token)?.filter(|link| link.is_open_on(visitor.today()));
    let link = link.ok_or(Error::NotFound)?;
    let place = place::get(tx, link.unit, visitor.today())?;
    let bare = Who::link("", (&acts::ANSWER, link.unit), visitor.at(), visitor.today());
    let name =
        people::organisations::name(tx, &bare.may(&acts::ANSWER, &place)?, link.organisation)?;
    let by = Who::link(name.clone(), (&acts::ANSWER, link.unit), visitor.at(), visitor.today());
    let pass = by.may(&acts::ANSWER, &place)?;
    let form = forms::find(&link.form).ok_or(Error::NotFound)?;
    let period = form.period_ending(link.month).ok_or(Error::NotFound)?;
    let subject = Some(link.organisation.to_string());
    Ok((link, place, name, pass, Of { form, period, subject, flash_no: None }))
}

fn load(tx: &mut Tx<'_>, who: &Who, figures: &Figures, token: &Token) -> Result<Opened> {
    let (link, place, name, pass, of) = enter(tx, who, token)?;
    let view = View::load_of(tx, &pass, figures, &place, &of)?;
    let owed = Terms::load(tx, &pass, false)?.of_others(place.id, &of);
    let due = owed.iter().find(|(own, _)| *own == link.organisation).map(|(_, due)| *due);
    Ok(Opened { link, place, name, view, due, today: who.today() })
}

/// Looks behind a link; a wrong one is counted, too many wait.
async fn opened(
    visit: &Visit,
    address: &Address,
    link: &str,
) -> std::result::Result<Opened, Refusal> {
    let (who, figures) = (visit.who().clone(), visit.house().shelf::<Figures>()?);
    people::behind(visit, address, link, move |tx: &mut Tx<'_>, token: &Token| {
        load(tx, &who, &figures, token)
    })
    .await
}

/// `GET /nop/{link}`
async fn show(visit: Visit, address: Address, Path(link): Path<String>) -> Answer {
    let opened = opened(&visit, &address, &link).await?;
    Ok(draw(&visit, &link, &opened, &Refused::default(), &[]))
}

/// `POST /nop/{link}`: saves what was typed; with `send` it goes to the unit that asked.
async fn save(visit: Visit, address: Address, Path(link): Path<String>, typed: Typed) -> Answer {
    let found = opened(&visit, &address, &link).await?;
    let key = super::cell::key_of(&typed)?;
    let token = Token::read(&link).ok_or(Error::NotFound)?;
    let (who, figures) = (visit.who().clone(), visit.house().shelf::<Figures>()?);
    let (posted, sends) = (typed.clone(), typed.maybe("send").is_some());
    let work = move |tx: &mut Tx<'_>| {
        let (link, _, _, pass, of) = enter(tx, &who, &token)?;
        let report = store::open_of(tx, &pass, &of)?;
        keep(tx, (&pass, &report), &posted, key)?;
        store::use_link(tx, &pass, &link)?;
        if sends { send(tx, &pass, &figures, &report) } else { Ok(()) }
    };
    match visit.house().db.write(work).await {
        Ok(()) => {
            let done = if sends { "nop-done-send" } else { "nop-done-save" };
            visit.done(&format!("{PATH}/{link}"), &Toast::new(done))
        }
        Err(Error::Invalid(flaws)) => {
            let refused = Refused::of(&visit, typed, &flaws);
            Ok(draw(&visit, &link, &found, &refused, &flaws))
        }
        Err(other) => Err(other.into()),
    }
}

/// Keeps the parts that changed and what was said to comments.
fn keep(
    tx: &mut Tx<'_>,
    (pass, report): (&Pass, &ReportRow),
    posted: &Typed,
    key: Uuid,
) -> Result<()> {
    let typed = |name: &str| posted.get(name).to_owned();
    answer::save(tx, pass, report, &typed, key)?;
    answer::reply(tx, pass, report, &typed)
}

/// What is sent waits for the unit that asked; nobody outside approves.
fn send(tx: &mut Tx<'_>, pass: &Pass, figures: &Figures, report: &ReportRow) -> Result<()> {
    let report = store::get(tx, pass, report.id)?;
    if !report.state().is_open() {
        return Err(Error::flaw("", "cell-report-on-its-way"));
    }
    desk::check_ready(tx, pass, figures, &report)?;
    store::step(tx, pass, &report, State::Sent, None)
}

fn draw(visit: &Visit, link: &str, opened: &Opened, refused: &Refused, flaws: &[Flaw]) -> Response {
    let words = visit.words();
    let view = &opened.view;
    let told = flaws
        .iter()
        .filter_map(|flaw| Some((flaw.field.clone(), refused.flaws.get(&flaw.field)?.clone())));
    let head = PageHead {
        title: periods::titled(words, &view.of),
        lead: Some(words.say_with(
            "nop-lead",
            &[("name", opened.name.clone()), ("unit", opened.place.name.clone())],
        )),
        flaws: told.collect(),
        ..PageHead::default()
    };
    let is_open = view.state().is_open();
    let whole = Whole { words, view, refused, is_open };
    let body = html! {
        (state(visit, opened))
        section.card {
            form.form.wide method="post" action={ (PATH) "/" (link) } novalidate {
                (comments(visit, opened, refused))
                (whole.draw())
                @if is_open {
                    button.btn type="submit" { (words.say("nop-save")) }
                    " "
                    button.btn.lead type="submit" name="send" value="1" { (words.say("nop-send")) }
                }
            }
        }
    };
    let status = if flaws.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    (status, visit.plain_page(&head, body)).into_response()
}

/// By when the report is asked for, and how far off that is; what was sent waits for nobody.
fn due(visit: &Visit, opened: &Opened) -> Markup {
    let words = visit.words();
    let Some(due) = opened.due else { return html! {} };
    let left = opened.today.days_until(due);
    let (tone, said) = match left {
        ..0 => (Tone::Call, words.say_count("nop-due-passed", -left)),
        0 => (Tone::Waiting, words.say("nop-due-today")),
        _ => (Tone::Waiting, words.say_count("nop-due-left", left)),
    };
    html! {
        h2 #due {
            (words.say_with("nop-due", &[("day", due.vn())]))
            @if opened.view.state().is_open() { " " (badge(tone, &said)) }
        }
    }
}

/// Where the report stands, by when it is asked for, until when the link opens, and why it came
/// back.
fn state(visit: &Visit, opened: &Opened) -> Markup {
    let (words, view) = (visit.words(), &opened.view);
    let note = view.report.as_ref().and_then(|report| report.returned_note.as_deref());
    html! {
        (due(visit, opened))
        p {
            (say::state(words, view.state())) " "
            (badge(Tone::Note, &words.say_with("nop-until", &[
                ("day", opened.link.expires_on.vn()),
            ])))
        }
        @if view.state().is_open() { p.quiet { (words.say("nop-how")) } }
        @else { p { (words.say("nop-sent")) } }
        @if let Some(note) = note {
            (banner(Tone::Call, html! {
                strong { (words.say("report-returned")) } " " (note)
            }))
        }
    }
}

/// What the unit that asked has said of each part, what was answered, and the field that answers
/// what still waits.
fn comments(visit: &Visit, opened: &Opened, refused: &Refused) -> Markup {
    let (words, view) = (visit.words(), &opened.view);
    let all = threads(&view.comments);
    let open: Vec<&Thread<'_>> = all.iter().filter(|one| one.asked.closed_at.is_none()).collect();
    let waiting = if view.state().is_open() { view.unanswered() } else { Vec::new() };
    html! {
        @for (at, thread) in open.iter().enumerate() {
            @let part = thread.asked.figure.as_str();
            (banner(Tone::Waiting, html! {
                strong { (words.say(&format!("part-{part}"))) } ": " (thread.asked.body)
                @for answer in &thread.answers {
                    br; strong { (words.say("threads-answer")) } " " (answer.body)
                }
            }))
            // The threads of a part stand together: its field stands under the last of them.
            @let is_last = open.get(at + 1).is_none_or(|next| next.asked.figure != part);
            @if let Some(asked) = waiting.iter().find(|c| c.figure == part).filter(|_| is_last) {
                (reply(visit, refused, asked))
            }
        }
    }
}

/// The field that answers a comment; whoever mends the part need not.
fn reply(visit: &Visit, refused: &Refused, asked: &CommentRow) -> Markup {
    let (words, name) = (visit.words(), comment_field(&asked.figure));
    let invalid = refused.flaws.contains_key(&name).then_some("true");
    html! {
        div.field.flawed[invalid.is_some()] {
            input type="hidden" name=(comment_key_field(&asked.figure)) value=(Uuid::now_v7());
            label for=(name) {
                (words.say_with("nop-answer", &[("by", asked.said_name.clone())]))
            }
            p.quiet.small { (words.say("nop-answer-hint")) }
            (refused.told(&name))
            textarea id=(name) name=(name) rows="3" aria-invalid=[invalid] {
                (refused.typed.get(&name))
            }
        }
    }
}

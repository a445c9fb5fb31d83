//! The steps of a report: the card that shows where it stands and offers what comes next, and
//! `POST /reports/step`. Issuing has its own page.

pub mod untyped;

use super::asked::Asked;
use super::report::refuse;
use super::rows::Refused;
use super::say;
use super::seen::Seen;
use crate::acts;
use crate::desk::{self, Taking};
use crate::figures::FIGURES;
use crate::model::{Of, ReportId, ReportRow, State, Step};
use crate::view::View;
use axum::http::StatusCode;
use book::Figures;
use kernel::db::Tx;
use kernel::{Error, Result, place};
use kit::badge::{Tone, badge, mark};
use kit::notice::Toast;
use kit::page::{Group, PageHead, button_link};
use kit::{Answer, Markup, Refusal, Routes, Typed, Visit, Words, html};

pub(super) fn routes() -> Routes {
    Routes::new().post("/reports/step", take)
}

fn hidden(report: &ReportRow, step: Step) -> Markup {
    html! {
        input type="hidden" name="report" value=(report.id);
        input type="hidden" name="version" value=(report.version);
        input type="hidden" name="step" value=(step.code());
    }
}

/// The leading button beside the title: sending or approving, which need no more words. A part of
/// the page of its own: the first saved cell opens the report, and it can be sent from then on.
pub fn leading(visit: &Visit, seen: &Seen) -> Markup {
    let step = [Step::Send, Step::Approve].into_iter().find(|step| seen.rights.can(*step));
    html! {
        span #leading-step {
            @if let Some((report, step)) = seen.view.report.as_ref().zip(step) {
                form.inline method="post" action="/reports/step" {
                    (hidden(report, step))
                    button.btn.lead type="submit" { (visit.say(&format!("step-{}", step.code()))) }
                }
            }
        }
    }
}

/// Where the report stands, what must be answered before it goes on, and the forms of the steps
/// that need a word. `open` is the figure whose panel is open.
pub fn card(visit: &Visit, seen: &Seen, refused: &Refused, open: Option<&str>) -> Markup {
    let words = visit.words();
    let Some(report) = &seen.view.report else { return html! {} };
    html! {
        section.card #way {
            h2 { (words.say("report-way")) }
            p { (say::state(words, report.state())) (unapproved(visit, report.state())) }
            (history(visit, seen, report))
            (asked_for(visit, seen))
            @if seen.rights.can(Step::Send) && !seen.view.may_be_sent() {
                p.wrong { (words.say("report-sums-first")) }
            }
            (untyped::draw(visit, seen))
            (super::hand::form(visit, seen))
            @if seen.rights.can(Step::Return) { (return_form(visit, seen, report, refused, open)) }
            @if seen.rights.can(Step::Lock) { (lock_form(visit, seen, report, refused)) }
            @if seen.rights.can(Step::Issue) {
                @let path = format!("/reports/issue?report={}", report.id);
                (button_link(&words.say("step-issue"), &path, true))
            }
            @if seen.rights.replaces {
                @let path = format!("/reports/issue?report={}", report.id);
                (button_link(&words.say("step-replace"), &path, false))
            }
        }
    }
}

/// Figures count as soon as they are typed; until somebody approved them they say so.
fn unapproved(visit: &Visit, state: State) -> Markup {
    let key = match state {
        State::Draft | State::Returned => "report-provisional",
        State::Sent => "report-unapproved",
        _ => return html! {},
    };
    html! { " " (badge(Tone::Waiting, &visit.say(key))) }
}

/// Every step it took: who, when, how often. Reports older than that history show their moments.
fn history(visit: &Visit, seen: &Seen, report: &ReportRow) -> Markup {
    let words = visit.words();
    let mut sent = 0;
    let lines = seen.view.steps.iter().map(|step| {
        sent += i64::from(step.step == "send");
        let key = format!("step-taken-{}", step.step);
        let said = words.say_with(&key, &[("n", sent.to_string())]);
        html! { li { div {
            span { (said) }
            span.quiet {
                (step.by_name) " · " (step.taken_at.hour_minute()) " " (step.taken_at.day().vn())
            }
            @if let Some(note) = &step.note { span.quiet { (note) } }
        } } }
    });
    let lines: Vec<Markup> = lines.collect();
    html! {
        @if lines.is_empty() { (moments(visit, report)) }
        @else { ul.list { @for line in &lines { (line) } } }
    }
}

/// The comments that must be answered before it is sent again, each a way to its cell.
fn asked_for(visit: &Visit, seen: &Seen) -> Markup {
    let words = visit.words();
    let asked = seen.view.unanswered();
    let to = |code: &str| match seen.here.of.form.has_figures() {
        true => seen.here.panel(code),
        false => format!("#comments-{code}"),
    };
    html! {
        @if !asked.is_empty() && seen.view.state() == State::Returned {
            div #way-asked tabindex="-1" {
                p { (mark(Tone::Call, &words.say_count("report-asked", asked.len() as i64))) }
                ul.list { @for comment in asked {
                    li { a href=(to(&comment.figure)) {
                        span { (part_label(words, &comment.figure)) }
                        span.quiet { (comment.body) }
                    } }
                } }
            }
        }
    }
}

/// What a figure or a part is called.
pub(super) fn part_label(words: &Words, code: &str) -> String {
    let part = format!("part-{code}");
    if words.knows(&part) { words.say(&part) } else { say::label(words, code) }
}

fn moments(visit: &Visit, report: &ReportRow) -> Markup {
    let at = [
        (State::Sent, report.sent_at),
        (State::Approved, report.approved_at),
        (State::Locked, report.locked_at),
        (State::Issued, report.issued_at),
    ];
    html! {
        ul.list {
            @for (state, at) in at {
                @if let Some(at) = at {
                    li { div {
                        span { (visit.say(&format!("state-{}", state.code()))) }
                        span.quiet { (at.hour_minute()) " " (at.day().vn()) }
                    } }
                }
            }
        }
    }
}

fn return_form(
    visit: &Visit,
    seen: &Seen,
    report: &ReportRow,
    refused: &Refused,
    open: Option<&str>,
) -> Markup {
    let words = visit.words();
    let of = &seen.here.of;
    let figures: Vec<&str> = match of.form.has_figures() {
        true => FIGURES.iter().map(|figure| figure.code).collect(),
        false => of.version(Some(report)).parts.iter().map(|part| part.code()).collect(),
    };
    let chosen = refused.typed.maybe("about").or(open).unwrap_or_default();
    html! {
        form.form method="post" action="/reports/step" novalidate {
            (hidden(report, Step::Return))
            label for="return-about" {
                (words.say("report-return-about")) " " span.quiet { (words.say("kit-optional")) }
            }
            (refused.told("about"))
            select #return-about name="about" {
                option value="" { (words.say("report-return-whole")) }
                @for code in figures {
                    option value=(code) selected[code == chosen] { (part_label(words, code)) }
                }
            }
            label for="return-note" { (words.say("report-return-note")) }
            (refused.told("note"))
            textarea #return-note name="note" rows="3" { (refused.typed.get("note")) }
            button.btn type="submit" { (words.say("step-return")) }
        }
    }
}

/// What is typed to lock months: the month, or the span as its address names it.
fn lock_word(of: &Of) -> String {
    if of.is_month() { of.key().vn() } else { of.period.to_string() }
}

/// Locking months cannot be taken back: the span is typed (ui-patterns 10). A form without figures
/// locks nothing but itself.
fn lock_form(visit: &Visit, seen: &Seen, report: &ReportRow, refused: &Refused) -> Markup {
    let word = lock_word(&seen.here.of);
    let has_months = seen.here.of.months().is_some();
    html! {
        form.form method="post" action="/reports/step" novalidate {
            (hidden(report, Step::Lock))
            @if has_months {
                label for="lock-confirm" {
                    (visit.words().say_with("report-lock-confirm-label", &[("month", &word)]))
                }
                (refused.told("confirm"))
                input #lock-confirm name="confirm" autocomplete="off" size="8";
            }
            button.btn type="submit" { (visit.say("step-lock")) }
        }
    }
}

/// The steps this route takes.
const STEPS: [Step; 4] = [Step::Send, Step::Return, Step::Approve, Step::Lock];

struct Post {
    taking: Taking,
    confirm: String,
}

impl Post {
    fn read(typed: &Typed) -> Result<Post> {
        let asked = typed.get("step");
        let step = STEPS.into_iter().find(|step| step.code() == asked).ok_or(Error::NotFound)?;
        let text = |name: &str| {
            let text = kernel::fold::tidy_text(typed.get(name));
            Some(text).filter(|text| !text.is_empty())
        };
        let taking = Taking {
            report: typed.get("report").parse().map_err(|_| Error::NotFound)?,
            version: typed.get("version").parse().unwrap_or(0),
            step,
            note: text("note"),
            about: text("about"),
        };
        Ok(Post { taking, confirm: typed.get("confirm").trim().to_owned() })
    }
}

/// `POST /reports/step`
async fn take(visit: Visit, typed: Typed) -> Answer {
    let who = visit.known()?.clone();
    let post = Post::read(&typed)?;
    let figures = visit.house().shelf::<Figures>()?;
    let (id, step) = (post.taking.report, post.taking.step);
    let taken = move |tx: &mut Tx<'_>| {
        check_confirmed(tx, &who, &post)?;
        let row = desk::take_step(tx, &who, &figures, &post.taking)?;
        let unit = place::get(tx, row.unit, row.day())?;
        Ok((Asked::stored(unit.code, &row)?, row))
    };
    match visit.house().db.write(taken).await {
        Ok((asked, row)) => {
            let untyped =
                if step == Step::Send { untyped_of(&visit, row.clone()).await? } else { 0 };
            visit.done(&asked.path("/reports"), &toast(visit.words(), row.state(), untyped))
        }
        Err(Error::Conflict(both)) => Ok(late(&visit, &both.theirs)),
        Err(Error::Invalid(flaws)) => {
            let asked = asked_of(&visit, id).await?;
            refuse(&visit, asked, typed, flaws).await
        }
        Err(other) => Err(Refusal::from(other)),
    }
}

/// The unit and month of a report that its reader may see.
async fn asked_of(visit: &Visit, id: ReportId) -> Result<Asked> {
    let who = visit.who().clone();
    let read = move |tx: &mut Tx<'_>| desk::standing_of_report(tx, &who, &acts::VIEW, id);
    let (standing, report) = visit.house().db.read(read).await?;
    Asked::stored(standing.place.code, &report)
}

/// Asked after the right to lock, so that a stranger learns nothing.
fn check_confirmed(tx: &mut Tx<'_>, who: &kernel::Who, post: &Post) -> Result<()> {
    if post.taking.step != Step::Lock {
        return Ok(());
    }
    let report = crate::store::found(tx, post.taking.report)?;
    desk::pass_for(tx, who, &report, Step::Lock)?;
    let of = Of::of_row(&report)?;
    let word = lock_word(&of);
    let fits = post.confirm == word || post.confirm == format!("{word:0>7}");
    if fits || of.months().is_none() {
        return Ok(());
    }
    Err(Error::flaw("confirm", "report-lock-confirm"))
}

/// How many cells of a month that was sent nobody had typed; read when it was, so that no other
/// writer waits for it.
async fn untyped_of(visit: &Visit, row: ReportRow) -> Result<usize> {
    let of = Of::of_row(&row)?;
    if !of.is_month() {
        return Ok(0);
    }
    let (who, figures) = (visit.who().clone(), visit.house().shelf::<Figures>()?);
    let read = move |tx: &mut Tx<'_>| {
        let (standing, _) = desk::standing_of_report(tx, &who, &acts::VIEW, row.id)?;
        let view = View::load_of(tx, &standing.pass, &figures, &standing.place, &of)?;
        Ok(untyped::untyped(&view).len())
    };
    visit.house().db.read(read).await
}

/// What was done; of a month that was sent with cells nobody typed, how many they are.
fn toast(words: &Words, state: State, untyped: usize) -> Toast {
    match untyped {
        0 => Toast::new(done(state)),
        many => {
            let cells = words.say_count("untyped-cells", many as i64);
            Toast::new("untyped-done-send").arg("cells", cells)
        }
    }
}

fn done(state: State) -> &'static str {
    match state {
        State::Draft | State::Sent => "report-done-send",
        State::Returned => "report-done-return",
        State::Approved => "report-done-approve",
        State::Locked | State::Issued => "report-done-lock",
    }
}

/// Somebody took a step or changed the report meanwhile: nothing was done.
pub(super) fn late(visit: &Visit, state: &str) -> axum::response::Response {
    let head = PageHead::new(visit.say("report-step-late"), Group::Reports).narrow();
    let state = State::read(state).unwrap_or(State::Draft);
    visit.page_as(
        StatusCode::CONFLICT,
        &head,
        html! {
            section.card {
                p { (visit.say("report-step-late-advice")) }
                p { (say::state(visit.words(), state)) }
                (button_link(&visit.say("report-menu"), "/reports", true))
            }
        },
    )
}

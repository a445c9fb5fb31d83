//! The steps of a report: the card that shows where it stands and offers what comes next, and
//! `POST /reports/step`. Issuing has its own page.

use super::asked::{Asked, address};
use super::report::refuse;
use super::rows::Refused;
use super::say;
use super::seen::Seen;
use crate::acts;
use crate::desk;
use crate::model::{ReportId, ReportRow, State, Step};
use axum::http::StatusCode;
use book::Figures;
use kernel::db::Tx;
use kernel::{Error, Month, Result, place};
use kit::notice::Toast;
use kit::page::{Group, PageHead, button_link};
use kit::{Answer, Markup, Refusal, Routes, Typed, Visit, html};

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

/// The leading button beside the title: sending or approving, which need no more words.
pub fn leading(visit: &Visit, seen: &Seen) -> Markup {
    let Some(report) = &seen.view.report else { return html! {} };
    let step = [Step::Send, Step::Approve].into_iter().find(|step| seen.rights.can(*step));
    html! {
        @if let Some(step) = step {
            form.inline method="post" action="/reports/step" {
                (hidden(report, step))
                button.btn.lead type="submit" { (visit.say(&format!("step-{}", step.code()))) }
            }
        }
    }
}

/// Where the report stands, and the forms of the steps that need a word.
pub fn card(visit: &Visit, seen: &Seen, refused: &Refused) -> Markup {
    let words = visit.words();
    let Some(report) = &seen.view.report else { return html! {} };
    html! {
        section.card #way {
            h2 { (words.say("report-way")) }
            p { (say::state(words, report.state())) }
            (moments(visit, report))
            @if seen.rights.can(Step::Send) && !seen.view.may_be_sent() {
                p.wrong { (words.say("report-sums-first")) }
            }
            @if seen.rights.can(Step::Return) { (return_form(visit, report, refused)) }
            @if seen.rights.can(Step::Lock) { (lock_form(visit, report, refused)) }
            @if seen.rights.can(Step::Issue) {
                @let path = format!("/reports/issue?report={}", report.id);
                (button_link(&words.say("step-issue"), &path, true))
            }
        }
    }
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

fn return_form(visit: &Visit, report: &ReportRow, refused: &Refused) -> Markup {
    html! {
        form.form method="post" action="/reports/step" novalidate {
            (hidden(report, Step::Return))
            label for="return-note" { (visit.say("report-return-note")) }
            (refused.told("note"))
            textarea #return-note name="note" rows="3" {}
            button.btn type="submit" { (visit.say("step-return")) }
        }
    }
}

/// Locking cannot be taken back: the month is typed (ui-patterns 10).
fn lock_form(visit: &Visit, report: &ReportRow, refused: &Refused) -> Markup {
    let month = report.month.vn();
    html! {
        form.form method="post" action="/reports/step" novalidate {
            (hidden(report, Step::Lock))
            label for="lock-confirm" {
                (visit.words().say_with("report-lock-confirm-label", &[("month", &month)]))
            }
            (refused.told("confirm"))
            input #lock-confirm name="confirm" autocomplete="off" size="8";
            button.btn type="submit" { (visit.say("step-lock")) }
        }
    }
}

/// The steps this route takes.
const STEPS: [Step; 4] = [Step::Send, Step::Return, Step::Approve, Step::Lock];

struct Taken {
    code: String,
    month: Month,
    state: State,
}

struct Post {
    report: ReportId,
    version: i64,
    step: Step,
    note: Option<String>,
    confirm: String,
}

impl Post {
    fn read(typed: &Typed) -> Result<Post> {
        let asked = typed.get("step");
        let step = STEPS.into_iter().find(|step| step.code() == asked).ok_or(Error::NotFound)?;
        let note = kernel::fold::tidy_text(typed.get("note"));
        Ok(Post {
            report: typed.get("report").parse().map_err(|_| Error::NotFound)?,
            version: typed.get("version").parse().unwrap_or(0),
            step,
            note: Some(note).filter(|note| !note.is_empty()),
            confirm: typed.get("confirm").trim().to_owned(),
        })
    }
}

/// `POST /reports/step`
async fn take(visit: Visit, typed: Typed) -> Answer {
    let who = visit.known()?.clone();
    let post = Post::read(&typed)?;
    let figures = visit.house().shelf::<Figures>()?;
    let id = post.report;
    let taken = move |tx: &mut Tx<'_>| {
        let kept = (post.report, post.version, post.step, post.note.clone());
        check_confirmed(tx, &who, &post)?;
        let row = desk::take_step(tx, &who, &figures, kept.0, kept.1, kept.2, kept.3)?;
        let unit = place::get(tx, row.unit, row.month.last())?;
        Ok(Taken { code: unit.code, month: row.month, state: row.state() })
    };
    match visit.house().db.write(taken).await {
        Ok(taken) => {
            let toast = Toast::new(done(taken.state));
            visit.done(&address("/reports", &taken.code, taken.month), &toast)
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
    let unit = standing.place.code;
    Ok(Asked { unit, month: report.month, figure: String::new() })
}

/// Asked after the right to lock, so that a stranger learns nothing.
fn check_confirmed(tx: &mut Tx<'_>, who: &kernel::Who, post: &Post) -> Result<()> {
    if post.step != Step::Lock {
        return Ok(());
    }
    let report = crate::store::found(tx, post.report)?;
    desk::pass_for(tx, who, &report, Step::Lock)?;
    let month = report.month.vn();
    if post.confirm == month || post.confirm == format!("{:0>7}", month) {
        return Ok(());
    }
    Err(Error::flaw("confirm", "report-lock-confirm"))
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
fn late(visit: &Visit, state: &str) -> axum::response::Response {
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

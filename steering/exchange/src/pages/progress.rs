//! How far the work on a file is: a bar with counts and the time that is left, drawn anew every
//! second where script runs, by a link where none does. The page may be closed meanwhile.

use crate::model::{IntakeRow, State};
use crate::rules;
use axum::http::{HeaderName, HeaderValue};
use axum::response::{IntoResponse, Response};
use kernel::number;
use kit::notice::progress;
use kit::{Markup, Visit, html};

/// How many rows or deeds the running stage has.
fn all(row: &IntakeRow) -> i64 {
    match row.state() {
        State::Judging => row.expected,
        State::Applying => row.rows_all,
        _ => row.deeds,
    }
}

/// The bar and what can be done meanwhile.
pub fn draw(visit: &Visit, row: &IntakeRow) -> Markup {
    let words = visit.words();
    let part = format!("/imports/{}/progress", row.id);
    let (done, all) = (row.done.min(all(row)), all(row));
    let counts = [("done", number::count(done)), ("all", number::count(all))];
    let said = words.say_with("exchange-progress-rows", &counts);
    let label = words.say(&format!("exchange-progress-{}", row.state().code()));
    html! {
        div #progress hx-get=(part) hx-trigger="every 1s" hx-swap="outerHTML" {
            (progress(&label, done, all, &said))
            p.quiet { (left(visit, row, done, all)) " " (words.say("exchange-progress-close")) }
            p { a.btn href={ "/imports/" (row.id) } { (words.say("exchange-progress-again")) } }
            @if matches!(row.state(), State::Judging | State::Applying) {
                form.inline method="post" action={ "/imports/" (row.id) "/stop" } {
                    button.btn type="submit" { (words.say("exchange-stop")) }
                }
            }
        }
    }
}

/// *còn khoảng 2 phút*, once enough is known.
fn left(visit: &Visit, row: &IntakeRow, done: i64, all: i64) -> String {
    let spent = visit.house().clock.now().millis_since(row.stage_at);
    match rules::remaining_ms(done, all, spent) {
        None => String::new(),
        Some(rest) if rest < 60_000 => visit.say("exchange-progress-soon"),
        Some(rest) => {
            visit.words().say_count("exchange-progress-minutes", (rest + 59_999) / 60_000)
        }
    }
}

/// The same for the script; when the stage is over, the page is asked for anew.
pub fn part(visit: &Visit, row: &IntakeRow) -> Response {
    let mut answer = draw(visit, row).into_response();
    if !row.state().is_running() {
        let name = HeaderName::from_static("hx-refresh");
        answer.headers_mut().insert(name, HeaderValue::from_static("true"));
    }
    answer
}

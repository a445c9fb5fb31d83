//! `GET /reports`: the report of a unit and month, with everything an officer needs beside it. It
//! is one page that works as forms and links; the script only makes it faster.

use super::asked::Asked;
use super::rows::Refused;
use super::seen::Seen;
use super::trace::Trace;
use super::{bar, board, panel, rows, say, step, tasks};
use crate::acts;
use crate::figures::find;
use axum::response::Response;
use book::Figures;
use kernel::db::Tx;
use kernel::{Flaw, Result, Who};
use kit::badge::Tone;
use kit::notice::banner;
use kit::page::{Group, PageHead, button_link, button_print};
use kit::{Answer, Markup, Routes, Typed, Visit, html};

pub(super) fn routes() -> Routes {
    Routes::new().get("/reports", show)
}

/// The report and, when one is asked for, the trace of a figure.
struct Opened {
    seen: Seen,
    trace: Option<Trace>,
}

fn open(tx: &mut Tx<'_>, who: &Who, figures: &Figures, asked: &Asked) -> Result<Opened> {
    let seen = Seen::load(tx, who, &acts::VIEW, figures, asked)?;
    let trace = match find(&asked.figure) {
        Some(figure) => Some(Trace::load(tx, figures, &seen, figure)?),
        None => None,
    };
    Ok(Opened { seen, trace })
}

/// `GET /reports?unit=&month=&figure=`
async fn show(visit: Visit) -> Answer {
    let who = visit.known()?.clone();
    let asked = Asked::of(&visit)?;
    let figures = visit.house().shelf::<Figures>()?;
    let opened = visit.house().db.read(move |tx| open(tx, &who, &figures, &asked)).await?;
    Ok(match &opened.trace {
        Some(trace) if visit.query("part") == "panel" => {
            panel::part(&visit, &opened.seen, (trace, trace.figure.code))
        }
        _ => draw(&visit, &opened, &Refused::default(), &[]),
    })
}

/// The same page with what was typed and why it was not saved.
pub(super) async fn refuse(visit: &Visit, asked: Asked, typed: Typed, flaws: Vec<Flaw>) -> Answer {
    let who = visit.known()?.clone();
    let figures = visit.house().shelf::<Figures>()?;
    let opened = visit.house().db.read(move |tx| open(tx, &who, &figures, &asked)).await?;
    let refused = Refused::of(visit, typed, &flaws);
    Ok(draw(visit, &opened, &refused, &flaws))
}

fn draw(visit: &Visit, opened: &Opened, refused: &Refused, flaws: &[Flaw]) -> Response {
    let (words, seen) = (visit.words(), &opened.seen);
    let month = seen.here.month;
    let named = [("month", month.number().to_string()), ("year", month.year().to_string())];
    let head = PageHead::new(words.say_with("report-title", &named), Group::Reports)
        .lead(lead(visit, seen))
        .actions(actions(visit, seen))
        .flaws(summary(refused, flaws));
    let head = seen.head(head, "/reports", |month| say::month(words, month));
    let body = html! {
        (banners(visit, seen))
        div.pair {
            div.stack {
                section.card.flush {
                    (bar::draw(visit, seen))
                    (rows::draw(visit, seen, refused))
                }
                (say::months_mark(words, seen))
                (tasks::draw(visit, seen, refused))
            }
            aside.stack aria-label=(words.say("report-aside")) {
                div #details .details {
                    @if let Some(trace) = &opened.trace {
                        (panel::draw(visit, seen, (trace, trace.figure.code), refused))
                    }
                }
                (step::card(visit, seen, refused))
                (board::draw(visit, seen))
            }
        }
    };
    visit.page(&head, body)
}

fn lead(visit: &Visit, seen: &Seen) -> String {
    let words = visit.words();
    let mut parts = vec![seen.standing.place.name.clone()];
    if seen.has_below() {
        let (sent, all) = (board::sent(&seen.view.board), seen.view.board.len());
        let counts = [("sent", sent.to_string()), ("all", all.to_string())];
        parts.push(words.say_with("report-board-sent", &counts));
    }
    parts.push(words.say(&format!("state-{}", seen.view.state().code())));
    if let Some(at) = seen.view.cells.values().map(|cell| cell.typed_at).max() {
        parts.push(words.say_with("report-saved-at", &[("at", rows::when(visit, at))]));
    }
    parts.join(" · ")
}

fn actions(visit: &Visit, seen: &Seen) -> Markup {
    html! {
        (button_print(visit.words()))
        (button_link(&visit.say("grid-open"), &seen.here.path("/reports/grid"), false))
        (button_link(&visit.say("report-see-paper"), &seen.here.path("/reports/paper"), false))
        (button_link(&visit.say("report-on-map"), &seen.here.path("/reports/map"), false))
        (button_link(&visit.say("report-sheet"), &seen.here.path("/reports/sheet.xlsx"), false))
        @if seen.rights.types {
            (button_link(&visit.say("report-files"), &seen.here.path("/imports"), false))
        }
        (step::leading(visit, seen))
    }
}

/// Every flaw leads to its cell; one of no cell leads to the page itself.
fn summary(refused: &Refused, flaws: &[Flaw]) -> Vec<(String, String)> {
    let line = |flaw: &Flaw| {
        let anchor = match (find(&flaw.field), flaw.field.as_str()) {
            (Some(figure), _) => format!("cell-{}", figure.code),
            (None, "note") => "return-note".to_owned(),
            (None, "confirm") => "lock-confirm".to_owned(),
            (None, "name") => "name-new".to_owned(),
            (None, "body") if refused.typed.maybe("figure").is_some() => "comment-body".to_owned(),
            (None, field @ ("body" | "plan")) => {
                format!("task-{field}-{}", refused.typed.maybe("task").unwrap_or("new"))
            }
            (None, rule) if rule.ends_with("_named") => "names".to_owned(),
            (None, _) => "checks".to_owned(),
        };
        Some((anchor, refused.flaws.get(&flaw.field)?.clone()))
    };
    flaws.iter().filter_map(line).collect()
}

fn banners(visit: &Visit, seen: &Seen) -> Markup {
    let words = visit.words();
    let report = seen.view.report.as_ref();
    let note = report.and_then(|report| report.returned_note.as_deref());
    let own = report.and_then(|report| report.illustrative.as_deref());
    html! {
        @if let Some(key) = own.or(seen.marks.now.as_deref()) {
            (banner(Tone::Note, html! {
                strong { (words.say(key)) } " · " (words.say(&format!("{key}-told")))
            }))
        }
        @if let Some(note) = note {
            (banner(Tone::Call, html! {
                strong { (words.say("report-returned")) } " " (note)
            }))
        }
        @if report.is_none() && seen.rights.types {
            (banner(Tone::Note, html! { (words.say("report-first-cell-opens")) }))
        } @else if report.is_none() {
            (banner(Tone::Blank, html! { (words.say("report-nobody-opened")) }))
        }
        @for notice in seen.view.notices.iter().filter(|n| n.place.starts_with("task-")) {
            (banner(Tone::Waiting, html! {
                a href="#tasks" { (say::notice(words, &notice.flaw)) }
            }))
        }
    }
}

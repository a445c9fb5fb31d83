//! The panel beside the grid for one figure: twelve months, the units with the largest parts, the
//! checks it stands in, comments, the mark *trên*, who saved it. Reached by a link, so it needs no
//! script.

use super::adjust;
use super::rows::{Refused, comments_mark};
use super::say;
use super::seen::Seen;
use super::trace::Trace;
use crate::desk::{held, printed};
use crate::model::{Check, CommentRow};
use axum::response::Response;
use kit::badge::{Tone, mark};
use kit::page::button_link;
use kit::{Markup, Visit, html};
use uuid::Uuid;

/// Units named before the others are summed.
const UNITS: usize = 5;

/// The panel alone, as the script asks for it beside a grid; `code` is what the grid calls the
/// cell.
pub fn part(visit: &Visit, seen: &Seen, (trace, code): (&Trace, &str)) -> Response {
    let open = seen.view.open_comments(trace.figure.code) as i64;
    visit.part(html! {
        (draw(visit, seen, (trace, code), &Refused::default()))
        div hidden data-parts { (comments_mark(visit.words(), code, open)) }
    })
}

/// The panel of a figure.
pub fn draw(
    visit: &Visit,
    seen: &Seen,
    (trace, code): (&Trace, &str),
    refused: &Refused,
) -> Markup {
    let words = visit.words();
    let figure = trace.figure;
    let value = seen.view.value(figure.code);
    let cell = seen.view.cells.get(figure.code);
    html! {
        section.card #panel tabindex="-1" data-of=(code)
            data-base=(cell.map_or(0, |cell| cell.version)) data-stored=(held(figure, cell)) {
            button.btn type="button" data-panel-close hidden { (words.say("kit-close")) }
            h2.name { (say::label(words, figure.code)) }
            p.quiet {
                @if let Some(value) = value {
                    (say::with_unit(words, figure.code, value.value))
                    @for moved in say::moves(words, value, seen.here.month) {
                        " · " (moved.said) " " (moved.than)
                    }
                }
                (say::illustration(words, seen))
            }
            (trace.chart(visit, seen.here.month))
            @if let Some(on_map) = seen.here.on_map(figure.code, visit.who().today()) {
                p { a href=(on_map) { (words.say("map-from-panel")) } }
            }
            (say::months_mark(words, seen))
            @if seen.has_below() { (say::split_mark(words, seen)) }
            @if seen.has_below() { (trace.parts_table(visit, seen.here.month, UNITS)) }
            (checks(visit, seen, figure.code))
            p { (button_link(&words.say("why-title"), &seen.here.why(figure.code), false)) }
            (least_form(visit, seen, trace))
            (adjust::part(visit, seen, figure, refused))
            h3 { (words.say("panel-comments")) }
            (comments(visit, seen, figure.code, refused))
            h3 { (words.say("panel-history")) }
            (trace.saves(visit))
        }
    }
}

/// The checks a figure stands in, as their own lines.
fn checks(visit: &Visit, seen: &Seen, code: &str) -> Markup {
    let words = visit.words();
    let about = |check: &&Check| {
        let named = check.rule.strip_suffix("_named") == Some(code);
        let part = crate::figures::find(&check.rule).and_then(|f| f.formula);
        let sum = part.is_some_and(|parts| parts.iter().any(|(part, _)| *part == code));
        let levels = match check.rule.as_str() {
            "members_reconcile" => code.starts_with("members_") && !code.ends_with("_db"),
            "volunteers_reconcile" => code.starts_with("volunteers_") && !code.ends_with("_db"),
            "members_in_database" => code.starts_with("members_") && code.ends_with("_db"),
            "volunteers_in_database" => code.starts_with("volunteers_") && code.ends_with("_db"),
            _ => false,
        };
        check.rule == code || named || sum || levels
    };
    html! {
        @for check in seen.view.checks.iter().filter(about) {
            p { (say::check(words, &seen.view, check)) }
        }
        @if let Some(flaw) = seen.looks.get(code) {
            p { (mark(Tone::Look, &say::notice(words, flaw))) }
        }
        @for notice in seen.view.notices.iter().filter(|notice| notice.place == code) {
            p { (mark(Tone::Look, &say::notice(words, &notice.flaw))) }
        }
    }
}

/// The box *trên*, for the three figures that may bear it.
fn least_form(visit: &Visit, seen: &Seen, trace: &Trace) -> Markup {
    let figure = trace.figure;
    let cell = seen.view.cells.get(figure.code);
    // A derived figure is marked through the total that the paper states, typed in the grid.
    let is_typed = !crate::rules::is_fed(figure.code);
    let ready = figure.at_least
        && is_typed
        && seen.rights.types
        && (cell.is_some() || !figure.is_derived());
    let value = match cell {
        Some(cell) if !cell.is_blank() => printed(figure, cell.amount),
        _ => "0".to_owned(),
    };
    html! {
        @if ready {
            form.form method="post" action=(seen.here.path("/reports/cell")) novalidate {
                input type="hidden" name="cell" value=(figure.code);
                input type="hidden" name="value" value=(value);
                input type="hidden" name="base" value=(cell.map_or(0, |cell| cell.version));
                input type="hidden" name="key" value=(Uuid::now_v7());
                input type="hidden" name="mark" value="1";
                div.tick {
                    input #least type="checkbox" name="at_least" value="1"
                        checked[cell.is_some_and(|cell| cell.at_least)];
                    label for="least" { (visit.say("panel-least")) }
                }
                button.btn type="submit" { (visit.say("panel-least-save")) }
            }
        }
    }
}

/// The comments on a figure or part, and the form that says another.
pub fn comments(visit: &Visit, seen: &Seen, code: &str, refused: &Refused) -> Markup {
    let own: Vec<&CommentRow> = seen.view.comments.iter().filter(|c| c.figure == code).collect();
    html! {
        @if own.is_empty() { p.quiet { (visit.say("panel-no-comments")) } }
        ul.list { @for comment in &own { li { (one(visit, seen, comment)) } } }
        @if seen.rights.comments {
            form.form method="post" action=(seen.here.path("/reports/comment")) novalidate {
                input type="hidden" name="id" value=(Uuid::now_v7());
                input type="hidden" name="figure" value=(code);
                label for="comment-body" { (visit.say("panel-comment")) }
                (refused.told("body"))
                textarea #comment-body name="body" rows="3" { (refused.typed.get("body")) }
                button.btn type="submit" { (visit.say("panel-comment-add")) }
            }
        }
    }
}

fn one(visit: &Visit, seen: &Seen, comment: &CommentRow) -> Markup {
    let is_open = comment.closed_at.is_none();
    html! {
        div {
            span { (comment.body) }
            @if is_open && seen.rights.comments {
                form.inline method="post" action=(seen.here.path("/reports/comment/settle")) {
                    input type="hidden" name="id" value=(comment.id);
                    input type="hidden" name="figure" value=(comment.figure);
                    button.btn type="submit" { (visit.say("panel-settle")) }
                }
            } @else if !is_open {
                (mark(Tone::Done, &visit.say("panel-settled")))
            }
            span.quiet { (comment.said_name) " · " (super::rows::when(visit, comment.said_at)) }
        }
    }
}

//! The markup of a grid, as the contract in `grid.rs` says.

use super::{CellInput, Grid, GridCell, GridLine};
use crate::badge::{Tone, mark};
use crate::lang::Words;
use crate::table;
use maud::{Markup, html};

/// States the script may show: name, tone, message key. Words come from here so that the script
/// has none of its own.
const STATES: [(&str, Tone, &str); 10] = [
    ("typing", Tone::Waiting, "kit-cell-typing"),
    ("saving", Tone::Waiting, "kit-cell-saving"),
    ("saved", Tone::Done, "kit-cell-saved"),
    ("look", Tone::Look, "kit-cell-saved"),
    ("amiss", Tone::Wrong, "kit-cell-saved"),
    ("kept", Tone::Call, "kit-cell-kept"),
    ("refused", Tone::Wrong, "kit-cell-refused"),
    ("conflict", Tone::Call, "kit-cell-conflict"),
    ("locked", Tone::Locked, "kit-cell-locked"),
    ("shut", Tone::Wrong, "kit-cell-shut"),
];

/// What the legend of a dense grid says: an icon and its word.
const LEGEND: [(Tone, &str); 8] = [
    (Tone::Done, "kit-legend-saved"),
    (Tone::Waiting, "kit-legend-waiting"),
    (Tone::Call, "kit-legend-kept"),
    (Tone::Wrong, "kit-legend-wrong"),
    (Tone::Look, "kit-legend-look"),
    (Tone::Comment, "kit-legend-comment"),
    (Tone::Note, "kit-legend-note"),
    (Tone::Locked, "kit-legend-locked"),
];

/// What the script says of many cells at once: attribute and message key.
const NEWS: [(&str, &str); 9] = [
    ("kept", "kit-grid-kept"),
    ("sent", "kit-grid-sent"),
    ("pasted", "kit-grid-pasted"),
    ("emptied", "kit-grid-emptied"),
    ("undone", "kit-grid-undone"),
    ("redone", "kit-grid-redone"),
    ("waits", "kit-grid-waits"),
    ("nothing", "kit-grid-nothing"),
    ("unsent", "kit-grid-unsent"),
];

pub(super) fn whole(words: &Words, grid: &Grid<'_>) -> Markup {
    let key = uuid::Uuid::now_v7();
    html! {
        form #(grid.id) .grid-form .dense[grid.is_dense] method="post" action=(grid.action)
            novalidate data-grid data-owner=(grid.owner) data-keep=(grid.keep)
            data-panel=[grid.panel] {
            input type="hidden" name="key" value=(key);
            div.scroll {
                table.grid {
                    caption.unseen { (grid.caption) }
                    (table::head(&grid.columns))
                    tbody { @for line in &grid.lines { (draw_line(grid, line)) } }
                }
            }
            @if grid.is_dense { (here(words, grid)) (legend(words)) }
            div.grid-foot {
                @if let Some(button) = &grid.button {
                    button.btn.lead type="submit" data-grid-submit { (button) }
                }
                p.quiet data-grid-news role="status" aria-live="polite" {}
            }
            @for (name, tone, key) in STATES {
                template data-state=(name) { (mark(tone, &words.say(key))) }
            }
            @for (name, key) in NEWS { template data-news=(name) { (words.say(key)) } }
        }
    }
}

fn legend(words: &Words) -> Markup {
    html! {
        ul.grid-legend aria-label=(words.say("kit-legend")) {
            @for (tone, key) in LEGEND { li { (mark(tone, &words.say(key))) } }
        }
    }
}

/// The line that tells of the cell one is at; the script fills it, so it stands only with script.
fn here(words: &Words, grid: &Grid<'_>) -> Markup {
    html! {
        div.grid-here data-grid-here hidden {
            p { b data-here-label {} " " span data-here-state {} }
            @if grid.panel.is_some() {
                button.btn type="button" tabindex="-1" data-here-details {
                    (words.say("kit-grid-details")) " " kbd { "Ctrl Enter" }
                }
            }
        }
    }
}

fn draw_line(grid: &Grid<'_>, line: &GridLine) -> Markup {
    match line {
        GridLine::Section(said) if grid.is_dense => html! {
            // Two cells: the words stay at the left while the columns move.
            tr.sec {
                th scope="colgroup" { (said) }
                @if grid.columns.len() > 1 { td colspan=(grid.columns.len() - 1) {} }
            }
        },
        GridLine::Section(said) => table::section(said, grid.columns.len()),
        GridLine::Row { head, cells, is_sum } => html! {
            tr.sum[*is_sum] {
                th scope="row" { (head) }
                @for (cell, column) in cells.iter().zip(grid.columns.iter().skip(1)) {
                    (draw_cell(cell, column.class()))
                }
            }
        },
    }
}

fn draw_cell(cell: &GridCell, class: Option<&'static str>) -> Markup {
    match cell {
        GridCell::Input(input) => draw_input(input, class),
        GridCell::Total { id, value, href } => html! {
            td class=[class] {
                @match href {
                    Some(href) => a.num href=(href) data-total=(id) { (value) },
                    None => output data-total=(id) { (value) },
                }
            }
        },
        GridCell::State { cell, tone, said } => html! {
            td class={ "st " (class.unwrap_or_default()) } data-state-of=(cell)
                id={ "state-" (cell) } { (mark(*tone, said)) }
        },
        GridCell::Fixed(markup) => html! { td class=[class] { (markup) } },
    }
}

fn draw_input(input: &CellInput, class: Option<&'static str>) -> Markup {
    let code = &input.code;
    let width = input.value.chars().count().max(8);
    html! {
        td class={ "in " (class.unwrap_or_default()) } {
            input #{ "cell-" (code) } type="text" inputmode="decimal"
                name=[(!input.is_locked).then(|| format!("cell.{code}"))] value=(input.value)
                size=(width) autocomplete="off" spellcheck="false"
                placeholder=[input.hint.as_deref()]
                aria-label=(input.label) aria-describedby={ "state-" (code) }
                aria-invalid=[input.flaw.as_ref().map(|_| "true")] readonly[input.is_locked]
                data-cell=(code) data-base=(input.version) data-stored=(input.stored)
                data-details=[input.details.as_deref()];
            @if !input.is_locked {
                input type="hidden" name={ "base." (code) } value=(input.version);
            }
            @if let Some((tone, said)) = &input.state {
                span.st data-state-of=(code) id={ "state-" (code) } { (mark(*tone, said)) }
            } @else if let Some(flaw) = &input.flaw {
                (mark(Tone::Wrong, flaw))
            }
            @if let Some(more) = &input.more { (more) }
        }
    }
}

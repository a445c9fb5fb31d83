//! The markup of a grid, as the contract in `grid.rs` says.

use super::{CellInput, Grid, GridCell, GridLine};
use crate::badge::{Tone, mark};
use crate::lang::Words;
use crate::table;
use maud::{Markup, html};

/// States the script may show: name, tone, message key. Words come from here so that the script
/// has none of its own.
const STATES: [(&str, Tone, &str); 7] = [
    ("typing", Tone::Waiting, "kit-cell-typing"),
    ("saving", Tone::Waiting, "kit-cell-saving"),
    ("saved", Tone::Done, "kit-cell-saved"),
    ("kept", Tone::Call, "kit-cell-kept"),
    ("refused", Tone::Wrong, "kit-cell-refused"),
    ("conflict", Tone::Call, "kit-cell-conflict"),
    ("locked", Tone::Locked, "kit-cell-locked"),
];

pub(super) fn whole(words: &Words, grid: &Grid<'_>) -> Markup {
    let key = uuid::Uuid::now_v7();
    html! {
        form #(grid.id) .grid-form method="post" action=(grid.action) novalidate
            data-grid data-save=(grid.save) data-conflict=(grid.conflict) data-owner=(grid.owner) {
            input type="hidden" name="key" value=(key);
            div.scroll {
                table.grid {
                    caption.unseen { (grid.caption) }
                    (table::head(&grid.columns))
                    tbody { @for line in &grid.lines { (draw_line(grid, line)) } }
                }
            }
            div.grid-foot {
                @if let Some(button) = &grid.button {
                    button.btn.lead type="submit" data-grid-submit { (button) }
                }
                p.quiet data-grid-news role="status" aria-live="polite"
                    data-kept=(words.say("kit-grid-kept")) data-sent=(words.say("kit-grid-sent")) {}
            }
            @for (name, tone, key) in STATES {
                template data-state=(name) { (mark(tone, &words.say(key))) }
            }
        }
    }
}

fn draw_line(grid: &Grid<'_>, line: &GridLine) -> Markup {
    match line {
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
            td.st class=[class] data-state-of=(cell) id={ "state-" (cell) } { (mark(*tone, said)) }
        },
        GridCell::Fixed(markup) => html! { td class=[class] { (markup) } },
    }
}

fn draw_input(input: &CellInput, class: Option<&'static str>) -> Markup {
    let code = &input.code;
    let width = input.value.chars().count().max(8);
    html! {
        td.in class=[class] {
            input #{ "cell-" (code) } type="text" inputmode="decimal" name={ "cell." (code) }
                value=(input.value) size=(width) autocomplete="off" spellcheck="false"
                aria-label=(input.label) aria-describedby={ "state-" (code) }
                aria-invalid=[input.flaw.as_ref().map(|_| "true")] readonly[input.is_locked]
                data-cell=(code) data-base=(input.version) data-details=[input.details.as_deref()];
            input type="hidden" name={ "base." (code) } value=(input.version);
            @if let Some(flaw) = &input.flaw { (mark(Tone::Wrong, flaw)) }
        }
    }
}

//! The table of a grid: sections and figures down, units or months across, the sum of every row at
//! the end. It draws what was loaded; what a cell says of itself is told in `state`.

use super::super::asked::{address, why};
use super::super::rows::{Refused, comments_mark};
use super::super::say;
use super::super::state::{self, Stands};
use super::Opened;
use crate::desk::{held, printed};
use crate::figures::SECTIONS;
use crate::grid::{By, CellAt, Holds, Lane, code_of, is_typed, lane_code};
use crate::model::Value;
use crate::rules::is_fed;
use kernel::figure::{Figure, FigureKind};
use kit::badge::{Tone, mark};
use kit::grid::{CellInput, Grid, GridCell, GridLine, grid};
use kit::table::Column;
use kit::{Markup, Visit, Words, html};

/// What the table is drawn from.
pub(super) struct Lanes<'a> {
    pub visit: &'a Visit,
    pub opened: &'a Opened,
    pub refused: &'a Refused,
}

impl Lanes<'_> {
    /// The whole table.
    pub fn draw(&self) -> Markup {
        let words = self.visit.words();
        let owner = self.visit.who().account_id().map(|id| id.to_string()).unwrap_or_default();
        let is_open = self.opened.grid.lanes.iter().any(|lane| lane.shut.is_none());
        let whole = Grid {
            id: "cells",
            caption: &words.say("grid-title"),
            action: &self.opened.asked.path("/reports/grid/cells"),
            owner: &owner,
            keep: "grid",
            panel: Some("details"),
            is_dense: true,
            columns: self.columns(),
            lines: self.lines(),
            button: is_open.then(|| words.say("report-save-all")),
        };
        grid(words, &whole)
    }

    fn columns(&self) -> Vec<Column> {
        let label = match self.opened.asked.by() {
            By::Units => "grid-sum-units",
            By::Months => "grid-sum-months",
        };
        let mut columns = vec![Column::words(self.visit.say("report-col-figure"))];
        let lanes = self.opened.grid.lanes.iter();
        columns.extend(lanes.map(|lane| {
            let name = lane_name(self.visit.words(), self.opened.asked.by(), lane);
            Column::number(name.clone()).drawn(self.head(lane, &name))
        }));
        columns.push(Column::number(self.visit.say(label)));
        columns
    }

    /// The head of a column: its report, and how that stands.
    fn head(&self, lane: &Lane, name: &str) -> Markup {
        let href = address("/reports", &lane.code, lane.spot.month);
        html! {
            @if lane.is_there { a href=(href) { (name) } } @else { (name) }
            (way_mark(self.visit.words(), lane))
        }
    }

    fn lines(&self) -> Vec<GridLine> {
        let mut lines = vec![self.checks()];
        let figures: Vec<&'static Figure> = self.opened.figures().collect();
        for section in SECTIONS {
            let inside = |figure: &&&Figure| (section.span.0..=section.span.1).contains(&figure.no);
            let mut rows = figures.iter().filter(inside).peekable();
            if rows.peek().is_some() {
                let said = self.visit.say(&format!("section-{}", section.key));
                lines.push(GridLine::Section(said));
            }
            lines.extend(rows.map(|figure| self.row(figure)));
        }
        lines
    }

    /// Whether the sums of every column hold.
    fn checks(&self) -> GridLine {
        let lanes = self.opened.grid.lanes.iter();
        let mut cells: Vec<GridCell> =
            lanes.map(|lane| GridCell::Fixed(check_mark(self.visit.words(), lane))).collect();
        cells.push(GridCell::Fixed(html! {}));
        let head = html! { (self.visit.say("report-checks")) };
        GridLine::Row { head, cells, is_sum: false }
    }

    fn row(&self, figure: &'static Figure) -> GridLine {
        let (words, asked) = (self.visit.words(), &self.opened.asked);
        let lanes = self.opened.grid.lanes.iter();
        let mut cells: Vec<GridCell> = lanes.map(|lane| self.cell(figure, lane)).collect();
        let sum = self.opened.grid.sums.get(figure.code).copied().unwrap_or(0);
        let is_units = asked.by() == By::Units;
        cells.push(GridCell::Total {
            id: format!("row-{}", figure.code),
            value: printed(figure, sum),
            href: is_units.then(|| why(&asked.unit, asked.month, figure.code)),
        });
        let head = html! {
            (say::label(words, figure.code)) " "
            small {
                (say::unit(words, figure))
                @if is_fed(figure.code) { " · " (words.say("report-cell-fed")) }
            }
        };
        GridLine::Row { head, cells, is_sum: figure.is_derived() }
    }

    fn cell(&self, figure: &'static Figure, lane: &Lane) -> GridCell {
        let Some(value) = lane.value(figure.code) else { return GridCell::Fixed(html! {}) };
        if !is_typed(figure) {
            return GridCell::Fixed(self.counted(figure, lane, value));
        }
        let code = code_of(lane.spot, figure.code);
        let cell = lane.cells.get(figure.code);
        let stored = held(figure, cell);
        let has_below = lane.holds == Holds::Whole { has_below: true };
        // A level carried from last month is shown in the empty field, ready to be confirmed.
        let is_level = figure.kind == FigureKind::Stock && !has_below;
        let is_carried = stored.is_empty() && value.value != 0 && is_level;
        let typed = self.refused.typed.maybe(&format!("cell.{code}")).map(str::to_owned);
        let version = self.refused.versions.get(&code).copied();
        let name = lane_name(self.visit.words(), self.opened.asked.by(), lane);
        GridCell::Input(CellInput {
            label: cell_name(self.visit.words(), figure.code, &name),
            value: typed.unwrap_or_else(|| stored.clone()),
            stored,
            hint: is_carried.then(|| printed(figure, value.value)),
            version: version.or(cell.map(|cell| cell.version)).unwrap_or(0),
            details: lane.is_there.then(|| self.opened.asked.details(&code)),
            is_locked: lane.shut.is_some(),
            flaw: self.refused.flaws.get(&code).cloned(),
            state: Some(self.state(figure, lane, value, &code)),
            more: Some(self.more(figure, lane, value, &code)),
            code,
        })
    }

    /// A number that nobody types here: a link to why it is so, and what must be looked at.
    fn counted(&self, figure: &'static Figure, lane: &Lane, value: &Value) -> Markup {
        let code = code_of(lane.spot, figure.code);
        let href = why(&lane.code, lane.spot.month, figure.code);
        // Of a month in which the unit did not stand there is no page.
        let href = lane.is_there.then_some(href);
        html! {
            a.num.quiet[!figure.is_derived()] href=[href] data-total={ "t-" (code) } {
                (printed(figure, value.value))
            }
            (sum_state(self.visit.words(), lane, figure.code))
        }
    }

    /// What stands after the field: the whole with the units below, and open comments.
    fn more(&self, figure: &Figure, lane: &Lane, value: &Value, code: &str) -> Markup {
        let open = lane.comments.get(figure.code).copied().unwrap_or(0);
        html! { (sigma(lane, figure, value)) (comments_mark(self.visit.words(), code, open)) }
    }

    fn state(
        &self,
        figure: &'static Figure,
        lane: &Lane,
        value: &Value,
        code: &str,
    ) -> (Tone, String) {
        let words = self.visit.words();
        let stands = Stands {
            figure,
            cell: lane.cells.get(figure.code),
            value: value.value,
            has_below: lane.holds == Holds::Whole { has_below: true },
            is_adjusted: false,
            flaw: self.refused.flaws.get(code).map(String::as_str),
            shut: lane.shut.map(|shut| words.say(shut.key())),
            look: look(words, lane, figure.code),
        };
        stands.said(self.visit)
    }
}

/// Where the report of a column stands, or why nothing is typed in it; a save replaces it by its
/// id.
pub(super) fn way_mark(words: &Words, lane: &Lane) -> Markup {
    let (tone, said) = match (&lane.shut, &lane.report) {
        (Some(shut), _) => (Tone::Locked, words.say(shut.key())),
        (None, None) => (Tone::Blank, words.say("report-not-opened")),
        (None, Some(_)) => {
            let state = lane.state();
            (say::tone(state), words.say(&format!("state-{}", state.code())))
        }
    };
    html! { span id={ "way-" (lane_code(lane.spot)) } { (mark(tone, &said)) } }
}

/// What must be looked at in a cell of a column.
pub(super) fn look(words: &Words, lane: &Lane, code: &str) -> Option<(Tone, String)> {
    state::look(words, (&lane.checks, &lane.notices, &lane.looks), code)
}

/// What must be looked at in a number that nobody types; a save replaces it by its id.
pub(super) fn sum_state(words: &Words, lane: &Lane, code: &str) -> Markup {
    html! {
        span.st id={ "sum-" (code_of(lane.spot, code)) } {
            @if let Some((tone, said)) = look(words, lane, code) { (mark(tone, &said)) }
        }
    }
}

/// What the unit and the units below hold together, where it is more than the field says; a save
/// replaces it by its id.
pub(super) fn sigma(lane: &Lane, figure: &Figure, value: &Value) -> Markup {
    let code = code_of(lane.spot, figure.code);
    html! {
        span.sigma id={ "sigma-" (code) } {
            @if lane.is_more(value) {
                "Σ "
                a.num href=[lane.is_there.then(|| why(&lane.code, lane.spot.month, figure.code))]
                    data-aside tabindex="-1" {
                    (printed(figure, value.value))
                }
            }
        }
    }
}

/// Whether the sums of a column hold; a save replaces it by its id.
pub(super) fn check_mark(words: &Words, lane: &Lane) -> Markup {
    let (wrong, looks) = lane.flaws();
    let href = format!("{}#checks", address("/reports", &lane.code, lane.spot.month));
    let href = lane.is_there.then_some(href);
    html! {
        span.lane id={ "lane-" (lane_code(lane.spot)) } {
            @if wrong > 0 {
                a.num href=[&href] {
                    (mark(Tone::Wrong, &words.say_count("grid-check-wrong", wrong as i64)))
                }
            } @else if looks > 0 {
                a.num href=[&href] {
                    (mark(Tone::Look, &words.say_count("grid-check-look", looks as i64)))
                }
            } @else if lane.holds != Holds::Rest && lane.values.iter().any(|value| value.reported) {
                (mark(Tone::Done, &words.say("grid-check-holds")))
            }
        }
    }
}

/// What a column is called: a unit, what the unit itself holds, a month.
fn lane_name(words: &Words, by: By, lane: &Lane) -> String {
    match (by, lane.holds) {
        (By::Months, _) => lane.spot.month.vn(),
        (By::Units, Holds::Rest) => {
            words.say_with("grid-rest", &[("unit", lane.short_name.as_str())])
        }
        (By::Units, Holds::Whole { .. }) => lane.short_name.clone(),
    }
}

fn cell_name(words: &Words, code: &str, lane: &str) -> String {
    let said = [("figure", say::label(words, code)), ("lane", lane.to_owned())];
    words.say_with("grid-cell", &said)
}

/// What people call the cell of a code.
pub(super) fn name(visit: &Visit, opened: &Opened, code: &str) -> String {
    let Some(CellAt { spot, figure }) = CellAt::read(code) else { return code.to_owned() };
    let lane = opened.grid.lanes.iter().find(|lane| lane.spot == spot);
    let lane = lane.map(|lane| lane_name(visit.words(), opened.asked.by(), lane));
    cell_name(visit.words(), figure.code, &lane.unwrap_or_default())
}

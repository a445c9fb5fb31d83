//! The grid of the report: the sections in the order of the printed report, a row a figure. A unit
//! with units below sees the rolled-up total and types what it holds itself; any other types its
//! month. It reads no number: what was typed is the rules' business.

use super::say;
use super::seen::Seen;
use super::state::Stands;
use crate::desk::{held, printed};
use crate::figures::{FIGURES, SECTIONS, Section};
use crate::model::{State, Value};
use crate::rules::is_fed;
use kernel::figure::{Figure, FigureKind};
use kernel::{Flaw, Month};
use kit::badge::{Tone, mark};
use kit::grid::{CellInput, Grid, GridCell, GridLine, grid};
use kit::table::Column;
use kit::{Markup, Typed, Visit, Words, html};
use std::collections::HashMap;

/// What was typed into the whole form and could not be saved: text, version and reason by code.
#[derive(Debug, Default)]
pub struct Refused {
    /// What was typed.
    pub typed: Typed,
    /// Why it was refused, by code.
    pub flaws: HashMap<String, String>,
    /// Versions that moved meanwhile.
    pub versions: HashMap<String, i64>,
}

impl Refused {
    /// Why a field was refused, above its control.
    pub fn told(&self, field: &str) -> Markup {
        html! { @if let Some(said) = self.flaws.get(field) { p { (mark(Tone::Wrong, said)) } } }
    }
}

/// The versions of cells that somebody changed meanwhile, by the name of their field.
pub fn versions(flaws: &[Flaw]) -> HashMap<String, i64> {
    let version = |flaw: &Flaw| {
        let told = flaw.args.iter().find(|(name, _)| *name == "version")?;
        Some((flaw.field.clone(), told.1.parse().ok()?))
    };
    flaws.iter().filter_map(version).collect()
}

/// The whole grid.
pub fn draw(visit: &Visit, seen: &Seen, refused: &Refused) -> Markup {
    let words = visit.words();
    let owner = visit.who().account_id().map(|id| id.to_string()).unwrap_or_default();
    let caption = words.say_with("report-caption", &[("month", seen.here.month.vn())]);
    let whole = Grid {
        id: "cells",
        caption: &caption,
        action: &seen.here.path("/reports/cells"),
        owner: &owner,
        keep: &seen.here.path("/reports"),
        panel: Some("details"),
        is_dense: false,
        columns: columns(visit, seen),
        lines: SECTIONS.iter().flat_map(|s| section(visit, seen, refused, s)).collect(),
        button: seen.rights.types.then(|| words.say("report-save-all")),
    };
    grid(words, &whole)
}

fn columns(visit: &Visit, seen: &Seen) -> Vec<Column> {
    let month = seen.here.month;
    let mut columns = vec![
        Column::words(visit.say("report-col-figure")),
        Column::number(visit.say("report-col-now")),
    ];
    if seen.has_below() {
        columns.push(Column::number(visit.say("report-col-own")));
    }
    // A star leads to the note on months whose figures are an illustration.
    let star = |mark: &Option<String>| if mark.is_some() { " *" } else { "" };
    let (before, year) = (star(&seen.marks.previous), star(&seen.marks.last_year));
    columns.extend([
        Column::number(format!("{}{before}", say::month(visit.words(), month.prev()))).minor(),
        Column::number(format!("{}{year}", month.year_before().vn())).minor(),
        Column::words(visit.say("report-col-unit")).minor(),
        Column::words(visit.say("report-col-state")),
    ]);
    columns
}

fn section(visit: &Visit, seen: &Seen, refused: &Refused, section: &Section) -> Vec<GridLine> {
    let mut lines = vec![GridLine::Section(visit.say(&format!("section-{}", section.key)))];
    let inside = |figure: &&Figure| (section.span.0..=section.span.1).contains(&figure.no);
    for figure in FIGURES.iter().filter(inside) {
        let Some(value) = seen.view.value(figure.code) else { continue };
        let row = Row { visit, seen, refused, figure, value };
        lines.push(row.line());
        if figure.is_derived() && (seen.rights.types || row.is_stored()) {
            lines.push(row.stated_line());
        }
    }
    lines
}

struct Row<'a> {
    visit: &'a Visit,
    seen: &'a Seen,
    refused: &'a Refused,
    figure: &'static Figure,
    value: &'a Value,
}

impl Row<'_> {
    fn line(&self) -> GridLine {
        let derived = self.figure.is_derived();
        let mut cells = Vec::new();
        let is_fed = is_fed(self.figure.code);
        match (self.seen.has_below(), derived) {
            (true, false) if is_fed => cells.extend([self.total(), self.own()]),
            (false, false) if is_fed => cells.push(self.total()),
            (true, true) => cells.extend([self.total(), blank()]),
            (true, false) => cells.extend([self.total(), self.input()]),
            (false, true) => cells.push(self.total()),
            (false, false) => cells.push(self.input()),
        }
        cells.extend(self.compared());
        cells.push(if derived { self.sum_state() } else { self.state() });
        GridLine::Row { head: self.head(), cells, is_sum: derived }
    }

    /// The total as the paper states it, under the one that was computed.
    fn stated_line(&self) -> GridLine {
        let label = say::label(self.visit.words(), self.figure.code);
        let head = html! {
            a.num href=(self.seen.here.panel(self.figure.code)) {
                (self.visit.words().say_with("report-stated", &[("figure", label)]))
            }
            (self.least())
        };
        let mut cells = Vec::new();
        if self.seen.has_below() {
            cells.push(blank());
        }
        cells.extend([self.input(), blank(), blank(), self.unit(), self.state()]);
        GridLine::Row { head, cells, is_sum: false }
    }

    fn head(&self) -> Markup {
        let here = &self.seen.here;
        let words = self.visit.words();
        let open = self.seen.view.open_comments(self.figure.code) as i64;
        let label = say::label(words, self.figure.code);
        html! {
            a.num href=(here.panel(self.figure.code)) { (label) }
            @if !self.figure.is_derived() { (self.least()) }
            " " (comments_mark(words, self.figure.code, open))
            @for notice in self.seen.view.notices.iter().filter(|n| n.place == self.figure.code) {
                br; (mark(Tone::Look, &say::notice(words, &notice.flaw)))
            }
        }
    }

    fn least(&self) -> Markup {
        html! {
            @if self.value.at_least { " " span.quiet { (self.visit.say("report-at-least")) } }
        }
    }

    fn total(&self) -> GridCell {
        GridCell::Total {
            id: format!("total-{}", self.figure.code),
            value: printed(self.figure, self.value.value),
            href: Some(self.seen.here.why(self.figure.code)),
        }
    }

    /// What the unit's own records hold; nobody types it.
    fn own(&self) -> GridCell {
        GridCell::Fixed(html! { span.quiet { (printed(self.figure, self.value.own)) } })
    }

    fn input(&self) -> GridCell {
        let code = self.figure.code;
        let cell = self.seen.view.cells.get(code);
        let stored = held(self.figure, cell);
        // A leaf whose level is carried from last month shows it, ready to be confirmed. What its
        // records hold of a flow is no level: sent back as if it were typed, it would be refused.
        let is_leaf = !self.seen.has_below() && !self.figure.is_derived();
        let is_level = is_leaf && self.figure.kind == FigureKind::Stock;
        let is_carried =
            cell.is_none_or(|cell| cell.is_blank()) && is_level && self.value.value != 0;
        let carried = || printed(self.figure, self.value.value);
        let shown = if is_carried { carried() } else { stored.clone() };
        let typed = self.refused.typed.maybe(&format!("cell.{code}")).map(str::to_owned);
        let version = self.refused.versions.get(code).copied();
        GridCell::Input(CellInput {
            code: code.into(),
            label: self.input_label(),
            value: typed.unwrap_or(shown),
            stored,
            hint: None,
            version: version.or(cell.map(|cell| cell.version)).unwrap_or(0),
            details: Some(self.seen.here.panel(code)),
            is_locked: !self.seen.rights.types,
            flaw: self.refused.flaws.get(code).cloned(),
            state: None,
            more: None,
        })
    }

    fn input_label(&self) -> String {
        let words = self.visit.words();
        let label = say::label(words, self.figure.code);
        let key = match (self.figure.is_derived(), self.seen.has_below()) {
            (true, _) => "report-stated",
            (false, true) => "report-own-of",
            (false, false) => "report-now-of",
        };
        words.say_with(key, &[("figure", label)])
    }

    fn compared(&self) -> [GridCell; 3] {
        let month = self.seen.here.month;
        [
            self.linked(self.value.previous, month.prev()),
            self.linked(self.value.last_year, month.year_before()),
            self.unit(),
        ]
    }

    fn linked(&self, amount: i64, month: Month) -> GridCell {
        let href = self.seen.here.why_of(month, self.figure.code);
        let said = printed(self.figure, amount);
        GridCell::Fixed(html! { span.quiet { (say::number_to(&said, href.as_deref())) } })
    }

    fn unit(&self) -> GridCell {
        let said = say::unit(self.visit.words(), self.figure);
        GridCell::Fixed(html! { span.quiet { (said) } })
    }

    fn is_stored(&self) -> bool {
        self.seen.view.cells.get(self.figure.code).is_some_and(|cell| !cell.is_blank())
    }

    fn sum_state(&self) -> GridCell {
        GridCell::Fixed(sum_mark(self.visit, self.seen, self.figure.code))
    }

    fn state(&self) -> GridCell {
        let (tone, said) = self.state_words();
        GridCell::State { cell: self.figure.code.into(), tone, said }
    }

    fn state_words(&self) -> (Tone, String) {
        let (code, view) = (self.figure.code, &self.seen.view);
        let is_locked = view.state() >= State::Locked;
        let stands = Stands {
            figure: self.figure,
            cell: view.cells.get(code),
            value: self.value.value,
            has_below: self.seen.has_below(),
            is_adjusted: view.adjustments.iter().any(|row| row.figure == code),
            flaw: self.refused.flaws.get(code).map(String::as_str),
            shut: is_locked.then(|| self.visit.say("report-cell-locked")),
            look: self.seen.look(self.visit.words(), code),
        };
        stands.said(self.visit)
    }
}

/// The open comments of a cell; drawn anew, by its id, when a word was said.
pub fn comments_mark(words: &Words, code: &str, open: i64) -> Markup {
    html! {
        span.word id={ "word-" (code) } {
            @if open > 0 { (mark(Tone::Comment, &words.say_count("report-comments", open))) }
        }
    }
}

/// The time alone for today, else the day too.
pub fn when(visit: &Visit, at: kernel::Instant) -> String {
    let (day, time) = (at.day(), at.hour_minute());
    if day == visit.who().today() { time } else { format!("{} {time}", day.vn()) }
}

fn blank() -> GridCell {
    GridCell::Fixed(html! {})
}

/// Whether a derived figure's stated total agrees; replaced by its id after a save.
pub fn sum_mark(visit: &Visit, seen: &Seen, code: &str) -> Markup {
    let check = seen.view.checks.iter().find(|check| check.rule == code && !check.is_of_nothing());
    html! {
        span id={ "sum-" (code) } {
            @match check.map(|check| check.holds) {
                Some(true) => (mark(Tone::Done, &visit.say("report-sum-holds"))),
                Some(false) => (mark(Tone::Wrong, &visit.say("report-sum-differs"))),
                None => "",
            }
        }
    }
}

//! Where a figure of a unit and month comes from: its twelve months, the parts of the units below,
//! what the unit itself holds, who saved its cell. Shared by the panel and by *Vì sao số này?*.

use super::asked::why;
use super::rows::when;
use super::say;
use super::seen::Seen;
use crate::desk::printed;
use book::Figures;
use kernel::db::Tx;
use kernel::figure::Figure;
use kernel::journal::{self, Subject};
use kernel::{Month, Result};
use kit::chart::{Bar, bars};
use kit::figure::number_link;
use kit::table::{Column, Line, table};
use kit::{Markup, Visit, html};

/// Months of the chart.
const MONTHS: usize = 12;

/// A unit below with its part.
pub struct Part {
    /// Its path.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its part, with everything under it.
    pub amount: i64,
}

/// Where a figure comes from.
pub struct Trace {
    /// The figure.
    pub figure: &'static Figure,
    /// Twelve months, the oldest first.
    pub series: Vec<(Month, i64)>,
    /// The units below, the largest part first.
    pub parts: Vec<Part>,
    /// What the unit itself holds.
    pub own: i64,
    /// The saves of its cell, oldest first.
    pub history: Vec<journal::Line>,
}

impl Trace {
    /// Loads it; the report is loaded already.
    pub fn load(
        tx: &mut Tx<'_>,
        figures: &Figures,
        seen: &Seen,
        figure: &'static Figure,
    ) -> Result<Trace> {
        let pass = &seen.standing.pass;
        let of = (seen.here.unit, figures.id(figure.code)?);
        let series = book::series(tx, pass, figures, of, seen.here.month, MONTHS)?;
        let (own, below) = book::contributors(tx, pass, figures, of, seen.here.month)?;
        let history = match seen.view.cells.get(figure.code) {
            Some(cell) => journal::history(tx, pass, Subject::new("cell", cell.id))?,
            None => Vec::new(),
        };
        let part = |(unit, reading): (kernel::UnitId, book::Reading)| {
            let row = seen.view.board.iter().find(|row| row.unit == unit)?;
            let (code, name) = (row.code.clone(), row.name.clone());
            Some(Part { code, name, amount: reading.issued })
        };
        let mut parts: Vec<Part> = below.into_iter().filter_map(part).collect();
        parts.sort_by_key(|part| std::cmp::Reverse(part.amount));
        let series = series.into_iter().map(|(month, reading)| (month, reading.issued)).collect();
        Ok(Trace { figure, series, parts, own: own.issued, history })
    }

    /// The month's own amount, of which the others are told.
    pub fn total(&self) -> i64 {
        self.series.last().map_or(0, |(_, amount)| *amount)
    }

    /// The twelve months as bars with their table.
    pub fn chart(&self, visit: &Visit, here: Month) -> Markup {
        let words = visit.words();
        let label = say::label(words, self.figure.code);
        let caption = words.say_with("trace-months", &[("figure", label)]);
        let bar = |(month, amount): &(Month, i64)| Bar {
            label: month.vn(),
            short: month.number().to_string(),
            value: (*amount != 0).then_some(*amount),
            printed: match *amount {
                0 => String::new(),
                amount => printed(self.figure, amount),
            },
            is_here: *month == here,
        };
        let all: Vec<Bar> = self.series.iter().map(bar).collect();
        bars(words, &caption, &say::unit(words, self.figure), &all)
    }

    /// The parts of the units below, each a link to its own page; `most` shows only so many.
    pub fn parts_table(&self, visit: &Visit, here: Month, most: usize) -> Markup {
        let words = visit.words();
        let caption = words.say("trace-parts");
        let columns = [
            Column::words(words.say("report-board-unit")),
            Column::number(say::unit(words, self.figure)),
        ];
        let named = self.parts.iter().take(most);
        let mut lines: Vec<Line> = named.map(|part| self.part(part, here)).collect();
        let rest: i64 = self.parts.iter().skip(most).map(|part| part.amount).sum();
        if self.parts.len() > most {
            let n = (self.parts.len() - most) as i64;
            let said = printed(self.figure, rest);
            lines.push(Line::Row(vec![
                html! { (words.say_count("trace-others", n)) },
                html! { (said) },
            ]));
        }
        lines.push(Line::Row(vec![
            html! { (words.say("trace-own")) },
            html! { (printed(self.figure, self.own)) },
        ]));
        table(&caption, &columns, &lines)
    }

    fn part(&self, part: &Part, here: Month) -> Line {
        let href = why(&part.code, here, self.figure.code);
        Line::Row(vec![
            html! { (part.name) },
            number_link(&printed(self.figure, part.amount), &href),
        ])
    }

    /// Who saved the cell and when.
    pub fn saves(&self, visit: &Visit) -> Markup {
        html! {
            @if self.history.is_empty() {
                p.quiet { (visit.say("trace-no-saves")) }
            } @else {
                ul.list {
                    @for line in self.history.iter().rev() {
                        li { div {
                            span { (line.actor) }
                            span.quiet { (when(visit, line.at)) }
                            span.quiet {
                                (visit.words().say_with(
                                    "trace-version", &[("n", line.version.to_string())]))
                            }
                        } }
                    }
                }
            }
        }
    }
}

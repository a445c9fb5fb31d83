//! What a number on a map is made of: units of the month that lie in it whole, and parts of those
//! that were cut; each leads to its own report. Of a longer span it is made of months: twelve of
//! them stand beside, each leading to its own page.

use super::{OfDay, Seen, named, to};
use crate::model::Of;
use crate::pages::asked::{address, why};
use crate::pages::say;
use book::{Atlas, Basis, Figures, MapPart, OnMap};
use kernel::db::Tx;
use kernel::figure::Figure;
use kernel::{Day, Month, Pass, Result, UnitId};
use kit::badge::{Tone, mark};
use kit::chart::{Bar, bars};
use kit::figure::number_link;
use kit::table::{Column, Line, table};
use kit::{Markup, Visit, html};

/// Months of the chart.
const MONTHS: i64 = 12;

/// A map to be asked.
pub(in crate::pages) struct Map<'a> {
    pub(in crate::pages) figures: &'a Figures,
    pub(in crate::pages) atlas: &'a Atlas,
    pub(in crate::pages) day: Day,
}

/// A figure that is opened.
pub(in crate::pages) struct Opened {
    figure: &'static Figure,
    parts: Vec<(MapPart, String, String)>,
    series: Vec<(Month, Option<i64>)>,
}

impl Opened {
    /// Loads it.
    pub(in crate::pages) fn load(
        tx: &mut Tx<'_>,
        pass: &Pass,
        map: &Map<'_>,
        (unit, of): (UnitId, &Of),
        figure: &'static Figure,
    ) -> Result<Opened> {
        let month = of.key();
        let id = map.figures.id(figure.code)?;
        let mut parts = Vec::new();
        if of.is_month() && !figure.is_derived() {
            let (asked, basis) = ((unit, month, map.day), (id, Basis::Known));
            for part in book::parts_on_map(tx, pass, map.figures, map.atlas, asked, basis)? {
                let (name, code) = named(tx, part.unit, month.last())?;
                parts.push((part, name, code));
            }
        }
        let months: Vec<Month> = (1 - MONTHS..=0).map(|step| month.add_months(step)).collect();
        let asked = (unit, map.day);
        let told =
            book::months_on_map(tx, pass, map.figures, map.atlas, asked, &months, Some(&[id]))?;
        let value = |told: OnMap| match told {
            OnMap::Told { values, .. } => {
                values.into_iter().find(|(known, _)| *known == id).map(|(_, value)| value)
            }
            OnMap::CannotTell { .. } => None,
        };
        let series = months.into_iter().zip(told.into_iter().map(value)).collect();
        Ok(Opened { figure, parts, series })
    }

    /// Draws it.
    pub(super) fn draw(&self, visit: &Visit, seen: &Seen, map: &OfDay, of: &Of) -> Markup {
        let words = visit.words();
        let label = say::label(words, self.figure.code);
        html! {
            section.card #parts tabindex="-1" {
                h2 { (label) }
                div.pair {
                    div {
                        @if self.figure.is_derived() {
                            (self.formula(visit, seen, map, of))
                        } @else if of.is_month() {
                            (self.made_of(visit, of.key()))
                        } @else {
                            (self.months(visit, seen, map, of))
                        }
                    }
                    div { (self.chart(visit, of.key())) }
                }
            }
        }
    }

    /// The parts of a derived figure, each on the same map.
    fn formula(&self, visit: &Visit, seen: &Seen, map: &OfDay, of: &Of) -> Markup {
        let words = visit.words();
        let columns = [
            Column::words(words.say("report-col-figure")),
            Column::number(say::unit(words, self.figure)),
        ];
        let codes = self.figure.formula.into_iter().flatten();
        let line = |(code, _): &(&'static str, i64)| {
            let value = seen.values[0].as_ref().and_then(|values| values.get(code)).copied();
            let link = to(&seen.standing.code, of, &map.text, code);
            Line::Row(vec![
                html! { (say::label(words, code)) },
                number_link(&say::amount(code, value.unwrap_or_default()), &link),
            ])
        };
        let lines: Vec<Line> = codes.map(line).collect();
        table(&words.say("why-parts"), &columns, &lines)
    }

    /// The months of a span, each leading to what it is made of on this map.
    fn months(&self, visit: &Visit, seen: &Seen, map: &OfDay, of: &Of) -> Markup {
        let words = visit.words();
        let columns = [
            Column::words(words.say("report-span-month")),
            Column::number(say::unit(words, self.figure)),
        ];
        let inside = |(month, _): &&(Month, Option<i64>)| of.period.months().any(|m| m == *month);
        let line = |(month, value): &(Month, Option<i64>)| {
            let (of, code) = (Of::month(*month), &seen.standing.code);
            let link = to(code, &of, &map.text, self.figure.code);
            let printed = value.map(|value| say::amount(self.figure.code, value));
            let printed = printed.unwrap_or_else(|| words.say("map-not-told"));
            Line::Row(vec![html! { (say::month(words, *month)) }, number_link(&printed, &link)])
        };
        let lines: Vec<Line> = self.series.iter().filter(inside).map(line).collect();
        table(&words.say("why-parts"), &columns, &lines)
    }

    /// The units of a month that it is made of.
    pub(in crate::pages) fn made_of(&self, visit: &Visit, month: Month) -> Markup {
        let words = visit.words();
        let columns = [
            Column::words(words.say("map-part")),
            Column::number(words.say("map-part-had")),
            Column::number(words.say("map-part-inside")),
        ];
        let amount = |n: i64| say::amount(self.figure.code, n);
        let line = |(part, name, code): &(MapPart, String, String)| {
            Line::Row(vec![
                html! {
                    a href=(address("/reports", code, month)) { (name) }
                    @if part.cut.is_cut() { " " span.quiet { (words.say("map-part-cut")) } }
                    @if part.cut.is_made_up() {
                        " " (mark(Tone::Note, &words.say("map-made-up-short")))
                    }
                },
                number_link(&amount(part.of), &why(code, month, self.figure.code)),
                html! { (amount(part.inside)) },
            ])
        };
        let mut lines: Vec<Line> = self.parts.iter().map(line).collect();
        let sum: i64 = self.parts.iter().map(|(part, _, _)| part.inside).sum();
        lines.push(Line::Sum(vec![
            html! { (words.say("why-sum")) },
            html! {},
            html! { (amount(sum)) },
        ]));
        html! {
            p.quiet { (words.say("map-parts-lead")) }
            (table(&words.say("map-parts"), &columns, &lines))
        }
    }

    /// Its months on this map.
    pub(in crate::pages) fn chart(&self, visit: &Visit, here: Month) -> Markup {
        let words = visit.words();
        let label = say::label(words, self.figure.code);
        let caption = words.say_with("trace-months", &[("figure", label)]);
        let bar = |(month, value): &(Month, Option<i64>)| Bar {
            label: month.vn(),
            short: month.number().to_string(),
            value: value.filter(|value| *value != 0),
            printed: match value {
                Some(0) => String::new(),
                Some(value) => say::amount(self.figure.code, *value),
                None => words.say("map-not-told"),
            },
            is_here: *month == here,
        };
        let all: Vec<Bar> = self.series.iter().map(bar).collect();
        bars(words, &caption, &say::unit(words, self.figure), &all)
    }
}

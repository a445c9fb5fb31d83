//! The months that a figure of a longer span is made of, each opened: a month of its own leads to
//! why it is what it is, a month of an old map to the units it was reported by. It writes nothing.

use super::super::asked::why;
use super::super::rows::Refused;
use super::super::seen::Seen;
use super::super::{onmap, panel, say};
use crate::desk::printed;
use book::{Atlas, Basis, Figures, MapPart};
use kernel::db::Tx;
use kernel::figure::{Figure, FigureKind};
use kernel::{Month, Result};
use kit::badge::{Tone, mark};
use kit::figure::number_link;
use kit::table::{Column, Line, table};
use kit::{Markup, Visit, html};
use std::collections::HashMap;

/// A unit of an old map with its part of a month.
struct Old {
    name: String,
    code: String,
    part: MapPart,
}

/// A month of the span.
struct OfMonth {
    month: Month,
    amount: i64,
    /// Whether some of it cannot be told apart and is left out.
    is_untold: bool,
    /// Whether it tells of others.
    is_old: bool,
    old: Vec<Old>,
}

/// The months a figure of the span is made of.
pub struct Months {
    figure: &'static Figure,
    all: Vec<OfMonth>,
}

impl Months {
    /// Reads them; the report is loaded already.
    pub fn load(
        tx: &mut Tx<'_>,
        figures: &Figures,
        seen: &Seen,
        figure: &'static Figure,
    ) -> Result<Months> {
        let (unit, id) = (seen.here.unit, figures.id(figure.code)?);
        let count = seen.here.of.period.months().count();
        let pass = &seen.standing.pass;
        let all = book::series(tx, pass, figures, (unit, id), seen.here.month, count)?;
        let mut all: Vec<OfMonth> = all
            .into_iter()
            .map(|(month, reading)| {
                let (amount, old) = (reading.issued, Vec::new());
                OfMonth { month, amount, is_untold: false, is_old: false, old }
            })
            .collect();
        let eras = seen.view.crossing.as_ref().map_or(&[][..], |crossing| &crossing.eras);
        if !eras.is_empty() {
            let atlas = figures.atlas(tx)?;
            let is_old = |one: &&mut OfMonth| {
                eras.iter().any(|era| (era.first..=era.last).contains(&one.month))
            };
            let mut old: Vec<&mut OfMonth> = all.iter_mut().filter(is_old).collect();
            of_others(tx, (figures, &atlas), seen, figure, &mut old)?;
        }
        Ok(Months { figure, all })
    }

    /// Each month leads to why it is what it is; a comment can be said on the figure.
    pub fn draw(&self, visit: &Visit, seen: &Seen, refused: &Refused) -> Markup {
        let (words, figure) = (visit.words(), self.figure);
        let columns = [
            Column::words(words.say("report-span-month")),
            Column::number(say::unit(words, figure)),
        ];
        let mut lines: Vec<Line> =
            self.all.iter().flat_map(|one| self.lines(visit, seen, one)).collect();
        let total = seen.view.value(figure.code).map_or(0, |value| value.value);
        let key = match figure.kind {
            FigureKind::Flow => "report-span-sum",
            FigureKind::Stock => "report-span-end",
        };
        lines.push(Line::Sum(vec![html! { (words.say(key)) }, html! { (printed(figure, total)) }]));
        let caption = words.say_with("trace-months", &[("figure", say::label(words, figure.code))]);
        html! {
            section.card #panel tabindex="-1" {
                h2.name { (say::label(words, figure.code)) }
                (table(&caption, &columns, &lines))
                h3 { (words.say("panel-comments")) }
                (panel::comments(visit, seen, figure.code, refused))
            }
        }
    }

    /// A month, and under it the units of an old map.
    fn lines(&self, visit: &Visit, seen: &Seen, one: &OfMonth) -> Vec<Line> {
        let (words, figure, code) = (visit.words(), self.figure, &seen.here.code);
        let month = say::month(words, one.month);
        let href = match one.is_old {
            false => seen.here.why_of(one.month, figure.code),
            true => {
                let day = seen.here.of.period.last().vn();
                Some(format!("{}&map={day}", why(code, one.month, figure.code)))
            }
        };
        let mut lines = vec![Line::Row(vec![
            html! {
                (month)
                @if one.is_untold { " " (mark(Tone::Waiting, &words.say("map-not-told"))) }
            },
            say::number_to(&printed(figure, one.amount), href.as_deref()),
        ])];
        lines.extend(one.old.iter().map(|old| {
            let href = why(&old.code, one.month, figure.code);
            Line::Row(vec![
                html! {
                    span.quiet { (old.name) }
                    @if old.part.cut.is_cut() { " " span.quiet { (words.say("map-part-cut")) } }
                },
                number_link(&printed(figure, old.part.inside), &href),
            ])
        }));
        lines
    }
}

/// Reads months of old maps: what lies in the unit, and in which units it was reported.
fn of_others(
    tx: &mut Tx<'_>,
    (figures, atlas): (&Figures, &Atlas),
    seen: &Seen,
    figure: &Figure,
    months: &mut [&mut OfMonth],
) -> Result<()> {
    let (unit, day, pass) = (seen.here.unit, seen.here.of.period.last(), &seen.standing.pass);
    let id = figures.id(figure.code)?;
    let asked: Vec<Month> = months.iter().map(|one| one.month).collect();
    let told = book::issued_on_map(tx, pass, figures, atlas, (unit, day), &asked)?;
    let mut names = HashMap::new();
    for (one, told) in months.iter_mut().zip(told) {
        one.is_old = true;
        (one.amount, one.is_untold) = (told.value(id), told.untold.contains(&id));
        if figure.is_derived() {
            continue;
        }
        let at = (unit, one.month, day);
        for part in book::parts_on_map(tx, pass, figures, atlas, at, (id, Basis::Issued))? {
            let (name, code) = match names.get(&part.unit) {
                Some(known) => known,
                None => {
                    let named = onmap::named(tx, part.unit, one.month.last())?;
                    &*names.entry(part.unit).or_insert(named)
                }
            };
            one.old.push(Old { name: name.clone(), code: code.clone(), part });
        }
    }
    Ok(())
}

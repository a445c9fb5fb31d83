//! What a cluster's span is held against: the span before, the same span of the year before, and a
//! row of them as bars. Each is the sum of the members of its own day, as the page of that span
//! says it; a span in which other members are told is no less shown, with how many they are.

use super::{Asked, printed, unit_of};
use api::cluster::Gathered;
use book::Figures;
use kernel::Period;
use kernel::figure::Figure;
use kit::chart::{Bar, bars};
use kit::{Markup, Visit, html};
use reporting::model::Of;
use reporting::shown::periods;

/// Spans that are shown at the least, where there are as many.
const FEW: usize = 5;
/// Spans that are shown at the most: a month and the twelve before it.
const MOST: usize = 13;

/// The span and those before it, the newest first: back to the same span of the year before, and
/// no fewer than five.
pub(super) fn series(of: &Of) -> Vec<Of> {
    let mut all = vec![of.clone()];
    let is_whole = |all: &[Of]| {
        all.len() >= MOST || (all.len() >= FEW && all.iter().any(|one| is_a_year_before(of, one)))
    };
    while !is_whole(&all) {
        let Some(before) = all.last().and_then(Of::before) else { break };
        all.push(before);
    }
    all
}

/// What a cluster was in the spans of [`series`].
pub(super) struct Beside {
    spans: Vec<Of>,
    told: Vec<Gathered>,
}

impl Beside {
    /// The spans with what was gathered for each, in the same order.
    pub(super) fn of(spans: Vec<Of>, told: Vec<Gathered>) -> Beside {
        Beside { spans, told }
    }

    /// The span itself.
    pub(super) fn here(&self) -> Option<&Gathered> {
        self.told.first()
    }

    /// The periods to be gathered.
    pub(super) fn periods(spans: &[Of]) -> Vec<Period> {
        spans.iter().map(|of| of.period).collect()
    }

    /// The span before, and the same one of the year before where that is another one.
    pub(super) fn columns(&self) -> Vec<(&Of, &Gathered)> {
        let of = self.spans.first();
        let year = self.spans.iter().position(|one| of.is_some_and(|of| is_a_year_before(of, one)));
        let mut places = vec![1];
        places.extend(year.filter(|at| *at > 1));
        let pair = |at: usize| Some((self.spans.get(at)?, self.told.get(at)?));
        places.into_iter().filter_map(pair).collect()
    }

    /// The figure that is asked for, span by span, the oldest first.
    pub(super) fn trend(&self, visit: &Visit, figures: &Figures, asked: &Asked) -> Markup {
        let words = visit.words();
        let bar = |(at, (of, told)): (usize, (&Of, &Gathered))| {
            let value = sum(figures, told, asked.figure);
            Bar {
                label: periods::called(words, of),
                short: short(of),
                value,
                printed: value.map(|value| printed(asked.figure, value)).unwrap_or_default(),
                is_here: at == 0,
            }
        };
        let mut all: Vec<Bar> = self.spans.iter().zip(&self.told).enumerate().map(bar).collect();
        all.reverse();
        let label = visit.say(&api::say::label_key(asked.figure.code));
        let said = words.say_with("clusters-trend", &[("figure", label)]);
        html! { h2 { (said) } (bars(words, &said, &unit_of(visit, asked.figure), &all)) }
    }
}

/// A name that fits under a bar: of a month its number, of a longer span its code.
fn short(of: &Of) -> String {
    match of.is_month() {
        true => of.key().number().to_string(),
        false => of.period.to_string(),
    }
}

fn is_a_year_before(of: &Of, before: &Of) -> bool {
    of.period.first().year() - 1 == before.period.first().year()
        && of.period.first().month() == before.period.first().month()
}

/// What the told members of a span come to; none where nobody is told.
pub(super) fn sum(figures: &Figures, told: &Gathered, figure: &Figure) -> Option<i64> {
    let id = figures.id(figure.code).ok()?;
    told.sum.iter().find(|one| one.figure == id).map(|one| one.value)
}

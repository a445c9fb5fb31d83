//! The figures of a span, read from the Book: a flow is the sum of its months, a stock the level
//! at its end; beside the span before and the same span last year. Months in which the unit was
//! others are read on the map of the last day of the span. A campaign's span shows its work. It
//! types nothing.

use super::View;
use crate::crossing::{self, Crossing};
use crate::desk;
use crate::figures::{FIGURES, find};
use crate::model::Value;
use crate::synthesis::Gathered;
use crate::{campaign, store, telling};
use book::{FigureId, Figures};
use duties::forms::{self, Span};
use kernel::db::Tx;
use kernel::period::Period;
use kernel::{Month, Pass, Result};
use std::collections::HashMap;

pub(super) fn load(tx: &mut Tx<'_>, pass: &Pass, figures: &Figures, view: &mut View) -> Result<()> {
    view.about = about(tx, pass, view)?;
    view.gathered = Gathered::load(tx, pass, &view.of)?;
    // What was issued tells as far as the day on which it was.
    let issued = view.report.as_ref().and_then(|report| report.issued_at);
    let on = issued.map_or(pass.today(), |at| at.day());
    view.campaign = campaign::Done::load(tx, pass, &view.of, on)?;
    if view.of.months().is_none() {
        return Ok(());
    }
    let here = view.of.period;
    let mut crossing = Crossing::default();
    let mut read = |at, period| read(tx, pass, figures, (&*view, &mut crossing), (at, period));
    let now = read(0, Some(here))?;
    let before = read(1, forms::before(here))?;
    let last_year = read(2, forms::year_before(here))?;
    view.crossing = crossing.is_any().then_some(crossing);
    let of = |all: &HashMap<&'static str, i64>, code| all.get(code).copied().unwrap_or(0);
    let value = |figure: &kernel::figure::Figure| {
        let value = of(&now, figure.code);
        Value {
            code: figure.code,
            value,
            own: value,
            previous: of(&before, figure.code),
            last_year: of(&last_year, figure.code),
            moved: 0,
            at_least: false,
            reported: value != 0,
        }
    };
    view.values = FIGURES.iter().map(value).collect();
    telling::over(tx, pass, view.told_months(), &mut view.values)
}

/// One of the three spans, on the map of the last day of the report's.
fn read(
    tx: &mut Tx<'_>,
    pass: &Pass,
    figures: &Figures,
    (view, crossing): (&View, &mut Crossing),
    (at, period): (usize, Option<Period>),
) -> Result<HashMap<&'static str, i64>> {
    let Some(period) = period else { return Ok(HashMap::new()) };
    let (unit, day) = (pass.unit()?, view.of.period.last());
    let span = (Month::of(period.first()), Month::of(period.last()));
    let atlas = figures.atlas(tx)?;
    let eras = crossing::eras(&atlas, unit, span, day);
    let read: Vec<(FigureId, i64)> = if eras.is_empty() {
        let read = book::span(tx, pass, figures, unit, span)?;
        read.into_iter().map(|(id, reading)| (id, reading.issued)).collect()
    } else {
        let told = book::issued_span_on_map(tx, pass, figures, &atlas, (unit, day), span)?;
        crossing.note(tx, figures, (&told, at, day))?;
        told.values
    };
    if at == 0 {
        crossing.eras = crossing::named(tx, &view.place, eras)?;
    } else {
        crossing.compares |= !eras.is_empty();
    }
    let known = read.into_iter().filter_map(|(id, value)| {
        let figure = figures.get(id)?.declared?;
        Some((find(figure.code)?.code, value))
    });
    Ok(known.collect())
}

/// The name of what the report is about.
fn about(tx: &mut Tx<'_>, pass: &Pass, view: &View) -> Result<Option<String>> {
    if let Some(organisation) = view.of.organisation() {
        return desk::organisation_here(tx, pass, &view.of, organisation).map(Some);
    }
    let Some(subject) = view.of.subject.as_deref() else { return Ok(None) };
    match view.of.form.span {
        Span::Campaign => Ok(view.of.campaign().map(|campaign| campaign.label_vi.clone())),
        Span::Event => Ok(Some(store::event(tx, pass, subject.parse()?)?.name)),
        _ => Ok(None),
    }
}

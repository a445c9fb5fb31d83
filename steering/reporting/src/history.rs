//! What a figure's own past months say of it: the months that reported, and whether this month lies
//! far outside them. A month counts as reported when its report was sent, or when a number stands.
//! It warns; it stops nothing.

use crate::figures::find;
use crate::model::{ReportRow, Value};
use crate::rules;
use crate::store;
use book::{FigureId, Figures, Readings, Spot};
use kernel::db::Tx;
use kernel::{Day, Flaw, Month, Pass, Result, UnitId};
use std::collections::{HashMap, HashSet};

/// What must be looked at, by figure code.
pub type Looks = HashMap<&'static str, Flaw>;

/// The readings of some units in some months, and which of their reports were sent.
pub struct History {
    readings: Readings,
    sent: HashSet<Spot>,
}

impl History {
    /// Loads months and the twelve before each, of units at or directly under one on a day; their
    /// reports are answered with it.
    pub fn load(
        tx: &mut Tx<'_>,
        pass: &Pass,
        figures: &Figures,
        under: (UnitId, Day),
        units: &[UnitId],
        months: &[Month],
    ) -> Result<(History, Vec<ReportRow>)> {
        let first = months.iter().min().copied();
        let past = first.into_iter().flat_map(before);
        let all: Vec<Month> = past.chain(months.iter().copied()).collect();
        let readings = book::readings(tx, pass, figures, under, units, &all)?;
        let reports = store::reports_of(tx, pass, units, &all)?;
        let sent = reports.iter().filter(|report| !report.state().is_open());
        let sent = sent.map(|report| Spot { unit: report.unit, month: report.month }).collect();
        Ok((History { readings, sent }, reports))
    }

    /// What a unit and all under it report of a figure in a month.
    pub fn value(&self, spot: Spot, figure: FigureId) -> i64 {
        self.readings.get(spot.unit, spot.month, figure).issued
    }

    /// What must be looked at in the values of a unit's month. While `is_whole` does not hold,
    /// parts are still to come, and a low number says nothing yet.
    pub fn looks(
        &self,
        figures: &Figures,
        spot: Spot,
        values: &[Value],
        is_whole: bool,
    ) -> Result<Looks> {
        let mut looks = Looks::new();
        for value in values.iter().filter(|value| value.reported) {
            let Some(figure) = find(value.code).filter(|figure| !figure.is_derived()) else {
                continue;
            };
            let reported = self.reported(spot, figures.id(figure.code)?);
            let look = rules::bounds(figure, value.value, &reported);
            if let Some(flaw) = look.filter(|flaw| is_whole || flaw.key != "bounds-under") {
                looks.insert(figure.code, flaw);
            }
        }
        Ok(looks)
    }

    /// The months before a spot that reported, the oldest first.
    fn reported(&self, spot: Spot, figure: FigureId) -> Vec<(Month, i64)> {
        let month = |month: Month| {
            let spot = Spot { month, ..spot };
            let value = self.value(spot, figure);
            (value != 0 || self.sent.contains(&spot)).then_some((month, value))
        };
        before(spot.month).filter_map(month).collect()
    }
}

/// The twelve months before one, the oldest first.
fn before(month: Month) -> impl Iterator<Item = Month> {
    (1..=rules::MONTHS).rev().map(move |back| month.add_months(-back))
}

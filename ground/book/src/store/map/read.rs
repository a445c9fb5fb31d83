//! The kept figures of many months at once, as known now or as issued: flows of each month, levels
//! at its end. It reads totals and adds them up; what lies where is told by the atlas.

use super::super::drill::Basis;
use super::super::totals::{self, Scope, TotalRow};
use crate::figures::Figures;
use crate::model::{FigureId, too_large};
use kernel::db::Tx;
use kernel::{Month, Result};
use std::collections::BTreeMap;

/// A value of each figure.
pub(super) type Values = BTreeMap<FigureId, i64>;

/// Months of which figures.
pub(super) struct Asked<'a> {
    pub(super) figures: &'a Figures,
    pub(super) months: &'a [Month],
    /// Kept figures that are wanted; none: all.
    pub(super) only: Option<&'a [FigureId]>,
    /// As known now, or as issued.
    pub(super) basis: Basis,
}

/// The figures of all units of a scope together, month by month.
pub(super) fn known(tx: &mut Tx<'_>, asked: &Asked<'_>, scope: Scope) -> Result<Vec<Values>> {
    let mut all = vec![Values::new(); asked.months.len()];
    let keys: Vec<i64> = asked.months.iter().map(|month| month.key()).collect();
    let places: BTreeMap<i64, usize> = keys.iter().copied().zip(0..).collect();
    let (flows, stocks) = asked.sorts();
    if flows.as_ref().is_none_or(|flows| !flows.is_empty()) {
        totals::each(tx, scope, &keys, flows.as_deref(), |row| {
            match asked.figures.is_stock(row.figure) {
                true => Ok(()),
                false => sorted(&mut all, &places, (row.month, row.figure, asked.value(row))),
            }
        })?;
    }
    if !stocks.is_empty()
        && let Some(first) = totals::first_key(tx, scope)?
    {
        let mut keys: Vec<i64> =
            asked.months.iter().flat_map(|month| totals::level_keys(first, *month)).collect();
        keys.sort_unstable();
        keys.dedup();
        totals::each(tx, scope, &keys, Some(&stocks), |row| {
            level_of(&mut all, asked.months, (row.month, row.figure, asked.value(row)))
        })?;
    }
    Ok(all)
}

/// A flow's row: it counts in its month, if that is asked for.
pub(super) fn sorted(
    all: &mut [Values],
    places: &BTreeMap<i64, usize>,
    (key, figure, value): (i64, FigureId, i64),
) -> Result<()> {
    match places.get(&key) {
        Some(at) => add(&mut all[*at], figure, value),
        None => Ok(()),
    }
}

/// A stock's row: it is part of the level of every month that it comes before.
pub(super) fn level_of(
    all: &mut [Values],
    months: &[Month],
    (key, figure, value): (i64, FigureId, i64),
) -> Result<()> {
    for (values, month) in all.iter_mut().zip(months) {
        if is_of_level(key, *month) {
            add(values, figure, value)?;
        }
    }
    Ok(())
}

impl Asked<'_> {
    /// Whether a figure is asked for.
    pub(super) fn is_wanted(&self, figure: FigureId) -> bool {
        self.only.is_none_or(|only| only.contains(&figure))
    }

    fn value(&self, row: &TotalRow) -> i64 {
        match self.basis {
            Basis::Known => row.sums().known(),
            Basis::Issued => row.sums().issued(),
        }
    }

    /// Flows that are wanted (none: all of them, stocks to be left out) and stocks that are.
    fn sorts(&self) -> (Option<Vec<FigureId>>, Vec<FigureId>) {
        match self.only {
            None => (None, self.figures.stocks().to_vec()),
            Some(only) => {
                let is_stock = |figure: &FigureId| self.figures.is_stock(*figure);
                let (stocks, flows) = only.iter().copied().partition(is_stock);
                (Some(flows), stocks)
            }
        }
    }
}

/// Whether a year's or a month's row is part of the level at the end of a month.
fn is_of_level(key: i64, month: Month) -> bool {
    let year = month.year_key();
    if key % 100 == 0 { key < year } else { key / 100 * 100 == year && key <= month.key() }
}

fn add(values: &mut Values, figure: FigureId, amount: i64) -> Result<()> {
    let kept = values.entry(figure).or_default();
    *kept = kept.checked_add(amount).ok_or_else(too_large)?;
    Ok(())
}

//! Figures as they were issued, on the map of another day: what a paper of a span that crosses a
//! decision is made of. What cannot be told apart is left out and named, figure by figure; it is
//! never guessed.

use super::super::atlas::Atlas;
use super::super::drill::Basis;
use super::super::position::{Ground, check_reach};
use super::{Ask, Cut, Gathered, within};
use crate::figures::Figures;
use crate::model::{FigureId, too_large};
use kernel::db::Tx;
use kernel::{Day, Month, Pass, Result, UnitId};
use std::collections::BTreeSet;

/// The figures of a month, or of a span, for a unit as it stands on a day.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct IssuedOnMap {
    /// A value for every figure, in the order of [`Figures::all`], without what is left out.
    pub values: Vec<(FigureId, i64)>,
    /// Figures of which some cannot be told apart, and is left out.
    pub untold: BTreeSet<FigureId>,
    /// The units whose own part that is.
    pub open: BTreeSet<UnitId>,
    /// Whether a unit that was cut was apportioned, and by which shares.
    pub cut: Cut,
}

impl IssuedOnMap {
    /// The value of a figure.
    pub fn value(&self, figure: FigureId) -> i64 {
        let found = self.values.iter().find(|(known, _)| *known == figure);
        found.map_or(0, |(_, value)| *value)
    }
}

/// The months of a unit as it stands on a day: flows of each, levels at its end.
pub fn issued_on_map(
    tx: &mut Tx<'_>,
    pass: &Pass,
    figures: &Figures,
    atlas: &Atlas,
    (unit, day): (UnitId, Day),
    months: &[Month],
) -> Result<Vec<IssuedOnMap>> {
    check_reach(tx, &mut Ground::default(), pass, unit)?;
    let ask = Ask::new((figures, atlas, day), None, Basis::Issued);
    let told = ask.gather(tx, unit, months)?.into_iter();
    told.map(|one| said(&ask, one)).collect()
}

/// A span of whole months: a flow is their sum, a stock the level of the last one.
pub fn issued_span_on_map(
    tx: &mut Tx<'_>,
    pass: &Pass,
    figures: &Figures,
    atlas: &Atlas,
    at: (UnitId, Day),
    span: (Month, Month),
) -> Result<IssuedOnMap> {
    let months: Vec<Month> = within(span).collect();
    let mut all = IssuedOnMap::default();
    for told in issued_on_map(tx, pass, figures, atlas, at, &months)? {
        let flows = std::mem::take(&mut all.values);
        all.values = told.values;
        for ((figure, value), (_, before)) in all.values.iter_mut().zip(flows) {
            if !figures.is_stock(*figure) {
                *value = value.checked_add(before).ok_or_else(too_large)?;
            }
        }
        // A level of the end is told whatever its months could not tell.
        all.untold.retain(|figure| !figures.is_stock(*figure));
        all.untold.extend(told.untold);
        all.open.extend(told.open);
        all.cut = all.cut.max(told.cut);
    }
    Ok(all)
}

fn said(ask: &Ask<'_>, gathered: Gathered) -> Result<IssuedOnMap> {
    let mut untold = gathered.open.iter().map(|(figure, _)| *figure).collect();
    ask.figures.with_wholes(&mut untold);
    let open = gathered.open.iter().map(|(_, unit)| *unit).collect();
    Ok(IssuedOnMap { values: ask.derived(gathered.sum)?, untold, open, cut: gathered.cut })
}

//! Figures as they were issued, on the map of another day: what a paper of a span that crosses a
//! decision is made of. What cannot be told apart is left out and named, figure by figure; it is
//! never guessed.

use super::super::atlas::Atlas;
use super::super::drill::Basis;
use super::super::position::{Ground, check_reach};
use super::read::Values;
use super::{Ask, Cut, Gathered, within};
use crate::figures::Figures;
use crate::model::{FigureId, too_large};
use kernel::db::Tx;
use kernel::{Day, Month, Pass, Result, UnitId};
use std::collections::{BTreeMap, BTreeSet};

/// The figures of a month, or of a span, for a unit as it stands on a day.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct IssuedOnMap {
    /// A value for every figure, in the order of [`Figures::all`], without what is left out.
    pub values: Vec<(FigureId, i64)>,
    /// Figures of which some cannot be told apart, and is left out.
    pub untold: BTreeSet<FigureId>,
    /// The units whose own part that is, by the kept figure.
    pub open: BTreeSet<(FigureId, UnitId)>,
    /// Kept figures of which a unit that was cut has a part, and by which shares.
    pub cut: BTreeMap<FigureId, Cut>,
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
    check_reach(tx, &mut Ground::default(), pass, at.0)?;
    let ask = Ask::new((figures, atlas, at.1), None, Basis::Issued);
    let months: Vec<Month> = within(span).collect();
    let mut all = Gathered::default();
    let mut flows = Values::new();
    for mut told in ask.gather(tx, at.0, &months)? {
        for (figure, value) in told.sum.iter().filter(|(figure, _)| !figures.is_stock(**figure)) {
            let sum = flows.entry(*figure).or_default();
            *sum = sum.checked_add(*value).ok_or_else(too_large)?;
        }
        // A level of the end is told whatever its months could not tell, or told by shares.
        told.open.extend(all.open.into_iter().filter(|(figure, _)| !figures.is_stock(*figure)));
        all.cut.retain(|figure, _| !figures.is_stock(*figure));
        told.divide(std::mem::take(&mut all.cut));
        all = told;
    }
    all.sum.extend(flows);
    said(&ask, all)
}

fn said(ask: &Ask<'_>, gathered: Gathered) -> Result<IssuedOnMap> {
    let mut untold = gathered.open.iter().map(|(figure, _)| *figure).collect();
    ask.figures.with_wholes(&mut untold);
    let Gathered { sum, cut, open } = gathered;
    Ok(IssuedOnMap { values: ask.derived(sum)?, untold, open, cut })
}

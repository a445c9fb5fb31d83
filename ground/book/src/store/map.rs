//! A month's figures on the map of another day: whole units as they were reported, plus pieces of
//! the units that were cut, apportioned month by month. Computed when asked, never stored.

use super::atlas::Atlas;
use super::position::{Ground, check_reach};
use super::reads::known_of;
use super::totals::Scope;
use crate::figures::Figures;
use crate::model::{FigureId, Reading, too_large};
use crate::rules::{Share, apportion};
use kernel::db::Tx;
use kernel::{Day, Month, Pass, Result, UnitId};
use std::collections::{BTreeMap, HashMap};

/// What a map can tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OnMap {
    /// As known now, in the order of [`Figures::all`].
    Told {
        /// A value for every figure.
        values: Vec<(FigureId, i64)>,
        /// Whether a unit that was cut was apportioned.
        is_apportioned: bool,
    },
    /// Some numbers cannot be told apart on that map ("không tách được").
    CannotTell {
        /// The nearest unit above, on that map, whose numbers are exact.
        nearest: Option<UnitId>,
    },
}

/// The figures of a month for a unit as it stands on a day: flows of the month, levels at its
/// end, as known now. A longer period is the sum of its months (a level: its last one).
pub fn on_map(
    tx: &mut Tx<'_>,
    pass: &Pass,
    figures: &Figures,
    atlas: &Atlas,
    (unit, month, day): (UnitId, Month, Day),
) -> Result<OnMap> {
    check_reach(tx, &mut Ground::default(), pass, unit)?;
    if let Some(told) = tell(tx, figures, atlas, (unit, month, day))? {
        return Ok(told);
    }
    let mut above = atlas.above(unit, day);
    while let Some(unit) = above {
        if tell(tx, figures, atlas, (unit, month, day))?.is_some() {
            break;
        }
        above = atlas.above(unit, day);
    }
    Ok(OnMap::CannotTell { nearest: above })
}

type Values = BTreeMap<FigureId, i64>;

fn tell(
    tx: &mut Tx<'_>,
    figures: &Figures,
    atlas: &Atlas,
    (unit, month, day): (UnitId, Month, Day),
) -> Result<Option<OnMap>> {
    let cover = atlas.cover(unit, month, day);
    let mut sum = Values::new();
    for whole in &cover.whole {
        add(&mut sum, known_of(tx, figures, Scope::Of(*whole), month)?)?;
    }
    for cut in &cover.open {
        if own_of(tx, figures, *cut, month)?.values().any(|value| *value != 0) {
            return Ok(None);
        }
    }
    let mut is_apportioned = false;
    for (cut, shares) in &cover.pieces {
        let own = own_of(tx, figures, *cut, month)?;
        let is_cut = shares.iter().any(|(_, is_inside)| !is_inside);
        is_apportioned |= is_cut && own.values().any(|value| *value != 0);
        add(&mut sum, inside(own, shares)?)?;
    }
    let mut read: HashMap<FigureId, Reading> =
        sum.into_iter().map(|(figure, known)| (figure, Reading { issued: known, known })).collect();
    figures.derive(&mut read)?;
    let value = |figure: FigureId| read.get(&figure).copied().unwrap_or_default().known;
    let values = figures.all().iter().map(|known| (known.id, value(known.id))).collect();
    Ok(Some(OnMap::Told { values, is_apportioned }))
}

/// What a unit holds itself, without the units under it.
fn own_of(tx: &mut Tx<'_>, figures: &Figures, unit: UnitId, month: Month) -> Result<Values> {
    let mut own = known_of(tx, figures, Scope::Of(unit), month)?;
    let below = known_of(tx, figures, Scope::Under(unit, month.last()), month)?;
    for (figure, value) in below {
        let kept = own.entry(figure).or_default();
        *kept = kept.checked_sub(value).ok_or_else(too_large)?;
    }
    Ok(own)
}

/// The parts that lie inside: the whole is divided first, so that all maps add up.
fn inside(own: Values, shares: &[(Share, bool)]) -> Result<Values> {
    let parts: Vec<Share> = shares.iter().map(|(share, _)| *share).collect();
    let mut kept = Values::new();
    for (figure, value) in own {
        let divided = apportion(value, &parts)?;
        let inside = divided.iter().zip(shares).filter(|(_, (_, is_inside))| *is_inside);
        kept.insert(figure, inside.map(|(part, _)| *part).sum());
    }
    Ok(kept)
}

fn add(sum: &mut Values, more: Values) -> Result<()> {
    for (figure, value) in more {
        let kept = sum.entry(figure).or_default();
        *kept = kept.checked_add(value).ok_or_else(too_large)?;
    }
    Ok(())
}

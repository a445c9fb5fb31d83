//! What one number on a map is made of, unit by unit: whole ones, and pieces of those that were
//! cut. It sums nothing up; the sum is the map's.

use super::super::atlas::Atlas;
use super::super::drill::Basis;
use super::super::position::{Ground, check_reach};
use super::super::totals::Scope;
use super::read::{Asked, Values};
use super::{Ask, Cut};
use crate::figures::Figures;
use crate::model::FigureId;
use kernel::db::Tx;
use kernel::{Day, Month, Pass, Result, UnitId};

/// A unit of the month that a number on a map is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MapPart {
    /// The unit, as it stood in the month.
    pub unit: UnitId,
    /// What of it lies inside.
    pub inside: i64,
    /// What it had in all: the same, when it lies inside whole; else what it held itself, of which
    /// only a part lies inside.
    pub of: i64,
    /// Whether it was cut, and by which shares.
    pub cut: Cut,
    /// Whether more of it may lie inside that cannot be told apart: `inside` is what its named
    /// records made.
    pub is_open: bool,
}

/// What one kept figure of a month is made of for a unit as it stands on a day; units with nothing
/// are left out. Of numbers that cannot be told apart there is what is named, as in the sum.
pub fn parts_on_map(
    tx: &mut Tx<'_>,
    pass: &Pass,
    figures: &Figures,
    atlas: &Atlas,
    (unit, month, day): (UnitId, Month, Day),
    (figure, basis): (FigureId, Basis),
) -> Result<Vec<MapPart>> {
    check_reach(tx, &mut Ground::default(), pass, unit)?;
    let cover = atlas.cover_of(unit, month, day, Some(figure));
    let only = [figure];
    let asked = Asked { figures, months: &[month], only: Some(&only), basis };
    let ask = Ask::new((figures, atlas, day), Some(&only), basis);
    let value = |all: Vec<Values>| {
        all.first().and_then(|values| values.get(&figure)).copied().unwrap_or_default()
    };
    let mut parts = Vec::new();
    for whole in &cover.whole {
        let of = value(ask.known(tx, &asked, Scope::Of(*whole))?);
        parts.push(MapPart { unit: *whole, inside: of, of, cut: Cut::No, is_open: false });
    }
    let cut = cover.pieces.iter().map(|(unit, shares)| (*unit, Some(shares.as_slice())));
    for (unit, shares) in cut.chain(cover.open.iter().map(|unit| (*unit, None))) {
        let divided = ask.divided(tx, &asked, &cover, (unit, shares))?;
        for told in divided {
            let is_open = told.open.contains(&figure);
            let (inside, of) = (value(vec![told.inside]), value(vec![told.of]));
            let cut = told.cut.get(&figure).copied().unwrap_or_default();
            parts.push(MapPart { unit, inside, of, cut, is_open });
        }
    }
    parts.retain(|part| part.inside != 0 || (part.of != 0 && !part.is_open));
    Ok(parts)
}

//! What decisions on the map brought into a unit's levels in a month, or took out of them: the
//! level of the month before on the map of this one, less what the unit itself had. It reads the
//! Book and is asked only where a level does not follow from the month before.

use crate::figures::find;
use crate::model::{Check, Value};
use crate::rules::LEVELS;
use book::{Figures, Spot};
use kernel::db::Tx;
use kernel::figure::FigureKind;
use kernel::{Error, Pass, Result};

/// Whether a level does not follow from the month before.
pub fn is_asked(checks: &[Check]) -> bool {
    checks.iter().any(|check| !check.holds && LEVELS.iter().any(|level| level.0 == check.rule))
}

/// Writes it into the levels of a unit's month; answers whether there was anything.
pub fn read(
    tx: &mut Tx<'_>,
    pass: &Pass,
    figures: &Figures,
    spot: Spot,
    values: &mut [Value],
) -> Result<bool> {
    let (day, before) = (spot.month.last(), spot.month.prev());
    let atlas = figures.atlas(tx)?;
    if atlas.map_of(before.last()) == atlas.map_of(day) {
        return Ok(false);
    }
    let told = book::issued_on_map(tx, pass, figures, &atlas, (spot.unit, day), &[before]);
    let told = match told {
        Ok(told) => told,
        // A column of a unit that is no longer in the reader's hands is not judged by its map.
        Err(Error::NotFound) => return Ok(false),
        Err(other) => return Err(other),
    };
    let mut is_any = false;
    for told in told {
        let levels = values.iter_mut().filter(|value| {
            find(value.code).is_some_and(|figure| figure.kind == FigureKind::Stock)
        });
        for value in levels {
            let id = figures.id(value.code)?;
            if !told.untold.contains(&id) {
                value.moved = told.value(id) - value.previous;
                is_any |= value.moved != 0;
            }
        }
    }
    Ok(is_any)
}

//! Whose work somebody may read in a unit of another day's map. The map says whose records came
//! into the unit; rights are those of today: what went elsewhere since is not opened by asking for
//! the map on which it still lay here. It reads no work.

use crate::acts;
use crate::model::ActivityId;
use crate::store::Readable;
use book::Atlas;
use kernel::db::Tx;
use kernel::{Day, Error, Pass, Result, UnitId, Who, place};
use org::standing;
use std::collections::HashMap;

/// Whose work lies in the unit of the pass as it stands on a day, and may be read today.
pub fn readable(
    tx: &mut Tx<'_>,
    who: &Who,
    pass: &Pass,
    (atlas, day): (&Atlas, Day),
) -> Result<Readable> {
    let unit = pass.unit()?;
    let from = atlas.forebears(unit, day);
    let mut rights = Rights { who, known: HashMap::from([(unit, true)]) };
    let mut all = Readable { but: from.but.clone(), cut: from.cut.clone(), ..Default::default() };
    for top in &from.tops {
        match rights.may(tx, *top)? {
            true => all.tops.push(*top),
            false => _ = all.unseen.insert(*top),
        }
    }
    for cut in &from.cut {
        if rights.may(tx, *cut)? {
            all.shared.push(*cut);
        }
    }
    for line in org::store::named_records(tx, &from.cut)? {
        let Some(is_inside) = atlas.lies_in(line.to, (unit, day)) else { continue };
        let record = ActivityId::of(line.record);
        all.told.entry(line.from).or_default().push(record);
        // It is in the hands of whoever it was named for, as of whoever has the unit's archive.
        if is_inside && (rights.may(tx, line.to)? || rights.may(tx, line.from)?) {
            all.named.entry(line.from).or_default().push(record);
        } else if is_inside {
            all.unseen.insert(line.to);
        }
    }
    Ok(all)
}

/// What somebody may read today, unit by unit: each is asked for once.
struct Rights<'a> {
    who: &'a Who,
    known: HashMap<UnitId, bool>,
}

impl Rights<'_> {
    fn may(&mut self, tx: &mut Tx<'_>, unit: UnitId) -> Result<bool> {
        if let Some(known) = self.known.get(&unit) {
            return Ok(*known);
        }
        let place = place::get(tx, unit, self.who.today())?;
        let may = match standing::pass(tx, self.who, &acts::VIEW, &place) {
            Ok(_) => true,
            Err(Error::NotFound) => false,
            Err(other) => return Err(other),
        };
        self.known.insert(unit, may);
        Ok(may)
    }
}

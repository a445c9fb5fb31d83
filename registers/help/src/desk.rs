//! Opening names where those who bear them are kept: a file that came over with a change of the map
//! names people whom another unit's register holds. It opens nobody without a pass at that unit and
//! a purpose in the journal.

use crate::model::{Opened, ReceiverId};
use crate::{acts, store};
use kernel::db::Tx;
use kernel::seal::Keys;
use kernel::{Pass, Result, UnitId, Who, place};
use org::standing;

/// The names of whom files are about, opened for a purpose by who may open them where they are
/// kept: after a change of the map, at the unit that was. Each is opened once.
pub fn named(
    tx: &mut Tx<'_>,
    who: &Who,
    (keys, purpose): (&Keys, &str),
    receivers: &[ReceiverId],
) -> Result<Vec<Opened>> {
    let mut passes: Vec<(UnitId, Pass)> = Vec::new();
    let mut all: Vec<Opened> = Vec::with_capacity(receivers.len());
    for receiver in receivers {
        if all.iter().any(|one| one.receiver == *receiver) {
            continue;
        }
        let unit = store::unit_of(tx, *receiver)?;
        if !passes.iter().any(|(known, _)| *known == unit) {
            let place = place::get(tx, unit, who.today())?;
            passes.push((unit, standing::pass(tx, who, &acts::OPEN, &place)?));
        }
        let Some((_, pass)) = passes.iter().find(|(known, _)| *known == unit) else { continue };
        all.extend(store::open(tx, pass, keys, &[*receiver], purpose)?);
    }
    Ok(all)
}

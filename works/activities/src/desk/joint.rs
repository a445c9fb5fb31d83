//! What files of other works (classes, houses) say of where, with whom and for which campaign they
//! are done, checked alike for all of them. It saves nothing.

use crate::model::Joint;
use crate::rules;
use kernel::db::Tx;
use kernel::{Day, Error, Flaw, Result, place};

/// A place and units that stand on a day, and a campaign that is known.
pub fn check_joint(tx: &mut Tx<'_>, joint: &Joint, today: Day) -> Result<Vec<Flaw>> {
    let mut flaws: Vec<Flaw> =
        rules::check_said_campaign(joint.campaign.as_deref()).into_iter().collect();
    let joiners = joint.joiners.iter().map(|unit| ("joiner", *unit));
    for (field, unit) in joint.place.map(|at| ("place", at)).into_iter().chain(joiners) {
        match place::get(tx, unit, today) {
            Err(Error::NotFound) => flaws.push(Flaw::new(field, "kit-flaw-choice")),
            there => drop(there?),
        }
    }
    Ok(flaws)
}

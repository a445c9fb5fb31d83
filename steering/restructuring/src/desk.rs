//! The work on a decision: written, tried dry, taken, brought into effect on its day, undone. Each
//! function is one transaction's worth of work; it draws nothing.

mod changed;
mod dry;
mod effect;
mod named;
mod undo;
mod write;

pub use dry::{At, DryRun, Held, Locked, dry_run};
pub use effect::{bring, run_due};
pub use named::{NamedPart, Naming, name, named_parts_of};
pub use undo::undo;
pub use write::{
    NewMove, add, add_move, change, give_back, import, reshare, reshare_apart, take, take_out,
};

use crate::acts;
use crate::model::{DecisionId, DecisionRow};
use crate::store;
use book::Figures;
use kernel::db::Tx;
use kernel::error::Conflict;
use kernel::{Act, Error, Result, Who};
use org::consequences::Followers;
use org::standing::Standing;

/// What bringing a decision into effect needs of the house.
pub struct Hand<'a> {
    /// The figures of the Book.
    pub figures: &'a Figures,
    /// Everybody whose open things follow.
    pub followers: &'a Followers,
}

/// A decision, for somebody who may do an act at the unit it is taken at.
pub fn opened(
    tx: &mut Tx<'_>,
    who: &Who,
    act: &'static Act,
    id: DecisionId,
) -> Result<(DecisionRow, Standing)> {
    let decision = store::found(tx, id)?;
    let standing = Standing::of(tx, who, act, decision.unit, decision.on_day.add_days(-1))?;
    Ok((decision, standing))
}

/// A decision to be read. What was taken is a fact for everybody whose unit it reaches, as the map
/// is; a draft is read where it is written.
pub fn read(tx: &mut Tx<'_>, who: &Who, id: DecisionId) -> Result<(DecisionRow, Standing)> {
    match opened(tx, who, &acts::VIEW, id) {
        Err(Error::NotFound) => {}
        other => return other,
    }
    let decision = store::found(tx, id)?;
    let standing = Standing::at(tx, who, &acts::VIEW, "", who.today())?;
    let is_taken = !decision.state().is_open();
    let reaches = org::store::ever_under(tx, decision.unit, standing.place.id)?;
    if is_taken && reaches { Ok((decision, standing)) } else { Err(Error::NotFound) }
}

/// Somebody was faster: the state he left it in is told.
fn moved_on(decision: &DecisionRow, base: i64) -> Error {
    Error::Conflict(Box::new(Conflict {
        field: "state".into(),
        base,
        current: decision.version,
        mine: String::new(),
        theirs: decision.state.clone(),
        by: decision.decided_name.clone().unwrap_or_default(),
    }))
}

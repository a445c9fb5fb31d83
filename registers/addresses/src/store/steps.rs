//! The steps of an address. A step is added or taken back with a reason; none is changed.

use super::account;
use crate::model::{AddressId, StepId, StepRow};
use kernel::db::{Tx, sql};
use kernel::journal::{self, Subject};
use kernel::{Error, Pass, Result};

const ROW: &str = "id, sort, on_day, by_whom, evidence, outcome, taken_back_why, made_by, \
                   made_name, version";

/// All steps of an address, the oldest first.
pub(super) fn of(tx: &mut Tx<'_>, id: AddressId) -> Result<Vec<StepRow>> {
    sql(format!("select {ROW} from address_step where address = $1 order by made_at, id"))
        .bind(id)
        .all(tx)
}

/// Whose a step is, and whether it stands; ask for a pass at the dossier's unit before anything of
/// it is shown.
pub fn of_step(tx: &mut Tx<'_>, id: StepId) -> Result<(AddressId, bool)> {
    let (address, why): (AddressId, Option<String>) =
        sql("select address, taken_back_why from address_step where id = $1").bind(id).one(tx)?;
    Ok((address, why.is_none()))
}

/// Records a step of an address that the caller has loaded with the pass.
pub fn add_step(tx: &mut Tx<'_>, pass: &Pass, id: AddressId, new: &StepRow) -> Result<()> {
    sql("insert into address_step (id, address, sort, on_day, by_whom, evidence, outcome, \
         made_by, made_name, made_at, version) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1)")
    .bind(new.id)
    .bind(id)
    .bind(new.sort.as_str())
    .bind(new.on_day)
    .bind(new.by_whom.as_str())
    .bind(new.evidence.as_str())
    .bind(new.outcome.clone())
    .bind(account(pass))
    .bind(pass.name())
    .bind(pass.at())
    .run(tx)?;
    journal::record(tx, pass, Subject::new("address_step", new.id), 1)?;
    Ok(())
}

/// Takes a step back, with the reason.
pub fn take_back(tx: &mut Tx<'_>, pass: &Pass, step: &StepRow, why: &str) -> Result<()> {
    let changed = sql("update address_step set taken_back_why = $1, version = version + 1 \
         where id = $2 and version = $3 and taken_back_why is null")
    .bind(why)
    .bind(step.id)
    .bind(step.version)
    .run(tx)?;
    if changed == 0 {
        return Err(Error::stale("address", step.version, step.version + 1));
    }
    journal::record(tx, pass, Subject::new("address_step", step.id), step.version + 1)?;
    Ok(())
}

//! Signers: who may sign the papers of a unit, in which capacity, with which printed lines.

use super::{conflict, under, within};
use crate::model::{NewSigner, SignerId, SignerRow};
use kernel::db::{Tx, sql};
use kernel::error::Conflict;
use kernel::journal::{self, Subject};
use kernel::{Act, Day, Pass, Result, UnitId, Who, place};

const FROM: &str = "select s.id, s.unit, u.short_name as unit_name, s.person, p.full_name, \
     s.capacity, s.first_line, \
     s.second_line, s.from_on, s.until_on, s.version \
     from signer s join person p on p.id = s.person join unit u on u.id = s.unit";

/// Adds a signer of the unit of the pass; the person must be kept under it.
pub fn add(tx: &mut Tx<'_>, pass: &Pass, new: &NewSigner) -> Result<()> {
    super::persons::require(tx, pass, new.person)?;
    let added = sql("insert into signer (id, unit, person, capacity, first_line, second_line, \
         from_on, until_on, version) values ($1, $2, $3, $4, $5, $6, $7, $8, 1) \
         on conflict do nothing")
    .bind(new.id)
    .bind(pass.unit()?)
    .bind(new.person)
    .bind(new.capacity.code())
    .bind(&new.first_line)
    .bind(&new.second_line)
    .bind(new.from)
    .bind(new.until)
    .run(tx)?;
    if added == 1 {
        journal::record(tx, pass, Subject::new("signer", new.id), 1)?;
    }
    Ok(())
}

/// The signers under the unit of the pass on a day and after it.
pub fn list(tx: &mut Tx<'_>, pass: &Pass, limit: i64) -> Result<Vec<SignerRow>> {
    let text = format!(
        "{FROM} where {} and s.until_on >= $2 order by s.unit, s.from_on, s.id limit $3",
        under("s.unit")
    );
    sql(text).bind(pass.unit()?).bind(pass.today()).bind(limit).all(tx)
}

/// Who may sign for one unit on a day, the longest in office first: what a document offers. The
/// papers of a unit that is no more are signed by whoever has taken its place. Any pass whose unit
/// is this one or above it will do.
pub fn of(tx: &mut Tx<'_>, pass: &Pass, unit: UnitId, day: Day) -> Result<Vec<SignerRow>> {
    within(tx, pass, unit)?;
    let unit = kernel::place::heir(tx, unit, day)?;
    sql(format!(
        "{FROM} where s.unit = $1 and s.from_on <= $2 and s.until_on >= $2 \
         order by s.from_on, s.id"
    ))
    .bind(unit)
    .bind(day)
    .all(tx)
}

/// A signer with the pass of somebody to do an act at its unit.
pub fn find(
    tx: &mut Tx<'_>,
    who: &Who,
    act: &'static Act,
    id: SignerId,
) -> Result<(SignerRow, Pass)> {
    let found: SignerRow = sql(format!("{FROM} where s.id = $1")).bind(id).one(tx)?;
    let place = place::get(tx, found.unit, who.today())?;
    let pass = who.may(act, &place)?;
    Ok((found, pass))
}

/// One signer under the unit of the pass, also one whose time is over: an old paper names them.
pub fn get(tx: &mut Tx<'_>, pass: &Pass, id: SignerId) -> Result<SignerRow> {
    let found: SignerRow = sql(format!("{FROM} where s.id = $1")).bind(id).one(tx)?;
    within(tx, pass, found.unit)?;
    Ok(found)
}

/// Ends the right to sign on a day (its last).
pub fn close(tx: &mut Tx<'_>, pass: &Pass, signer: &SignerRow, on: Day) -> Result<()> {
    within(tx, pass, signer.unit)?;
    let subject = Subject::new("signer", signer.id);
    let closed = sql("update signer set until_on = $1, version = version + 1 \
         where id = $2 and version = $3")
    .bind(on)
    .bind(signer.id)
    .bind(signer.version)
    .run(tx)?;
    if closed == 1 {
        journal::record(tx, pass, subject, signer.version + 1)?;
        return Ok(());
    }
    let now = get(tx, pass, signer.id)?;
    let told = Conflict {
        field: "until".into(),
        base: signer.version,
        current: now.version,
        mine: on.vn(),
        theirs: now.until_on.vn(),
        by: String::new(),
    };
    conflict(tx, pass, subject, told)
}

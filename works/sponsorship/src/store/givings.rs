//! Help that arrived, and the askings that it answers.

use super::GIVING;
use crate::model::{GivingId, GivingRow, NewGiving, PledgeRow};
use activities::model::ActivityId;
use addresses::AddressId;
use kernel::db::{Tx, sql};
use kernel::journal::{self, Subject};
use kernel::{Error, Month, Pass, Result};

/// Help of the unit of the pass.
pub fn giving(tx: &mut Tx<'_>, pass: &Pass, id: GivingId) -> Result<Option<GivingRow>> {
    sql(format!(
        "select {GIVING} from giving g join sponsored d on d.id = g.address \
         where g.id = $1 and d.unit = $2"
    ))
    .bind(id)
    .bind(pass.unit()?)
    .maybe(tx)
}

/// Writes down help to an address that the caller has loaded with the pass.
pub fn add_giving(
    tx: &mut Tx<'_>,
    pass: &Pass,
    (address, new): (AddressId, &NewGiving),
    (pledge, activity): (Option<&PledgeRow>, ActivityId),
) -> Result<()> {
    sql("insert into giving (id, address, unit, sponsor, pledge, on_day, sort, amount, words, \
         handed_by, proof, proof_words, activity, illustrative, made_name, made_at, version) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, 1)")
    .bind(new.id)
    .bind(address)
    .bind(pass.unit()?)
    .bind(pledge.map(|row| row.sponsor).or(new.sponsor))
    .bind(new.pledge)
    .bind(new.on)
    .bind(new.means.code())
    .bind(new.amount)
    .bind(new.words.as_str())
    .bind(new.handed_by.as_str())
    .bind(new.proof.code())
    .bind(new.proof_words.as_str())
    .bind(activity)
    .bind(new.illustrative.clone())
    .bind(pass.name())
    .bind(pass.at())
    .run(tx)?;
    journal::record(tx, pass, Subject::new("giving", new.id), 1)?;
    Ok(())
}

/// Says that help answers what is asked of a pledge in a month; false when nothing is asked of it
/// then, or when it was answered already.
pub fn answer(
    tx: &mut Tx<'_>,
    _pass: &Pass,
    (pledge, month): (&PledgeRow, Month),
    (giving, amount): (GivingId, i64),
) -> Result<bool> {
    let answered = sql("update asking set giving = $1, given = $2 \
         where slot = $3 and part = $4 and month = $5 and pledge = $6 and giving is null")
    .bind(giving)
    .bind(amount)
    .bind(pledge.slot)
    .bind(pledge.part)
    .bind(month)
    .bind(pledge.id)
    .run(tx)?;
    Ok(answered == 1)
}

/// Takes help back with the reason: what it answered is asked again, unless the address or the
/// pledge has ended meanwhile; then it is free.
pub fn take_back_giving(
    tx: &mut Tx<'_>,
    pass: &Pass,
    (row, is_over): (&GivingRow, bool),
    why: &str,
) -> Result<()> {
    let freed = if is_over { ", pledge = null" } else { "" };
    sql(format!("update asking set giving = null, given = null{freed} where giving = $1"))
        .bind(row.id)
        .run(tx)?;
    let changed = sql("update giving set taken_back_why = $1, version = version + 1 \
         where id = $2 and version = $3 and taken_back_why is null")
    .bind(why)
    .bind(row.id)
    .bind(row.version)
    .run(tx)?;
    if changed == 0 {
        return Err(Error::stale("giving", row.version, row.version + 1));
    }
    journal::record(tx, pass, Subject::new("giving", row.id), row.version + 1)?;
    Ok(())
}

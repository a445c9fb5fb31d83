//! Slots, and until when anything is asked for an address.

use super::SLOT;
use crate::model::{NewSlot, OPEN_MONTH, SlotId, SlotRow};
use addresses::AddressId;
use kernel::db::{Tx, sql};
use kernel::journal::{self, Subject};
use kernel::{Error, Pass, Result};

/// Makes sure that an address of the unit of the pass has its row here. Whoever offers, pledges,
/// gives or ends for one address comes one after the other from here on.
pub fn ensure(tx: &mut Tx<'_>, pass: &Pass, id: AddressId) -> Result<()> {
    let added = sql("insert into sponsored (id, unit, last_month, version) \
         values ($1, $2, $3, 1) on conflict do nothing")
    .bind(id)
    .bind(pass.unit()?)
    .bind(OPEN_MONTH)
    .run(tx)?;
    if added == 1 {
        journal::record(tx, pass, Subject::new("sponsored", id), 1)?;
    }
    hold(tx, id)
}

/// Whoever writes on what is asked for one address comes one after the other. It shows nothing, so
/// no pass is asked.
pub fn hold(tx: &mut Tx<'_>, id: AddressId) -> Result<()> {
    sql("update sponsored set version = version where id = $1").bind(id).run(tx)?;
    Ok(())
}

/// The last month in which anything is asked for an address; none that has no sponsor yet.
pub fn last_month(tx: &mut Tx<'_>, _pass: &Pass, id: AddressId) -> Result<Option<(i64, i64)>> {
    sql("select last_month, version from sponsored where id = $1").bind(id).maybe(tx)
}

/// Says until when anything is asked for an address, and with it for all its slots: the database
/// refuses it while something later is still asked.
pub fn end(tx: &mut Tx<'_>, pass: &Pass, id: AddressId, last: i64, version: i64) -> Result<()> {
    sql("update sponsored set last_month = $1, version = version + 1 where id = $2")
        .bind(last)
        .bind(id)
        .run(tx)?;
    journal::record(tx, pass, Subject::new("sponsored", id), version + 1)?;
    // The last month ran down to its slots: each is another row now.
    sql("update slot set version = version + 1 where address = $1").bind(id).run(tx)?;
    let slots: Vec<(SlotId, i64)> =
        sql("select id, version from slot where address = $1 order by id").bind(id).all(tx)?;
    for (slot, version) in slots {
        journal::record(tx, pass, Subject::new("slot", slot), version)?;
    }
    Ok(())
}

/// A slot of the unit of the pass.
pub fn slot(tx: &mut Tx<'_>, pass: &Pass, id: SlotId) -> Result<SlotRow> {
    sql(format!(
        "select {SLOT} from slot s join sponsored d on d.id = s.address \
         where s.id = $1 and d.unit = $2"
    ))
    .bind(id)
    .bind(pass.unit()?)
    .one(tx)
}

/// Offers a slot of an address that the caller has loaded with the pass. Its code is the address's
/// with a number that runs on.
pub fn add_slot(
    tx: &mut Tx<'_>,
    pass: &Pass,
    (id, code): (AddressId, &str),
    new: &NewSlot,
) -> Result<()> {
    let many: i64 = sql("select count(*) from slot where address = $1").bind(id).one(tx)?;
    sql("insert into slot (id, address, last_month, code, sort, words, amount, parts, \
         from_month, until_month, illustrative, made_name, made_at, version) \
         select $1, s.id, s.last_month, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 1 \
         from sponsored s where s.id = $12")
    .bind(new.id)
    .bind(format!("{code}-{}", many + 1))
    .bind(new.means.code())
    .bind(new.words.as_str())
    .bind(new.amount)
    .bind(new.parts)
    .bind(new.from)
    .bind(new.until)
    .bind(new.illustrative.clone())
    .bind(pass.name())
    .bind(pass.at())
    .bind(id)
    .run(tx)?;
    journal::record(tx, pass, Subject::new("slot", new.id), 1)?;
    Ok(())
}

/// Closes a slot today, with the reason; what is still asked of it was freed before.
pub fn close_slot(tx: &mut Tx<'_>, pass: &Pass, row: &SlotRow, why: &str) -> Result<()> {
    let changed = sql("update slot set closed_on = $1, closed_why = $2, version = version + 1 \
         where id = $3 and version = $4 and closed_on is null")
    .bind(pass.today())
    .bind(why)
    .bind(row.id)
    .bind(row.version)
    .run(tx)?;
    if changed == 0 {
        return Err(Error::stale("slot", row.version, row.version + 1));
    }
    journal::record(tx, pass, Subject::new("slot", row.id), row.version + 1)?;
    Ok(())
}

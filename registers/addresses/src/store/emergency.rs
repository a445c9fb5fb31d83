//! A dossier out of reach that is opened in an emergency: found by what only who stands before the
//! person can know whole, and written down at the unit that keeps it.

use super::{ROW, account};
use crate::model::{AddressId, AddressRow, AlarmId};
use kernel::db::{Tx, sql};
use kernel::journal::{self, Subject};
use kernel::{Error, Instant, Pass, Result, UnitId};

/// Dossiers of one person that are looked at, at most.
const MOST: i64 = 8;

/// The dossier with a code, or those with the keyed hash of a number or a telephone, wherever they
/// are kept; those that are open before those that ended. Whoever reads them writes the emergency
/// down.
pub fn in_emergency(
    tx: &mut Tx<'_>,
    _pass: &Pass,
    (code, hash): (&str, &[u8]),
) -> Result<Vec<AddressRow>> {
    sql(format!(
        "select {ROW} from address where (code = $1 or number_hash = $2 or phone_hash = $2) \
         and not exists (select 1 from seal_record k where k.id = address.id \
         and k.destroyed_at is not null) \
         order by case when ended_on is null then 0 else 1 end, opened_on desc, id limit $3"
    ))
    .bind(code)
    .bind(hash.to_vec())
    .bind(MOST)
    .all(tx)
}

/// Writes down, at the unit that keeps a dossier, that it was opened in an emergency from the unit
/// of the pass, and why. Unknown where an older one has that key: a page that is loaded again after
/// its hour opens nothing.
pub fn add_emergency(
    tx: &mut Tx<'_>,
    pass: &Pass,
    id: AlarmId,
    (unit, address): (UnitId, AddressId),
    why: &str,
) -> Result<()> {
    let account = account(pass).ok_or(Error::NotFound)?;
    let added = sql(
        "insert into address_alarm (id, unit, account, name, at, many, why, address, from_unit, \
         version) values ($1, $2, $3, $4, $5, 1, $6, $7, $8, 1) on conflict (id) do nothing",
    )
    .bind(id)
    .bind(unit)
    .bind(account)
    .bind(pass.name())
    .bind(pass.at())
    .bind(why)
    .bind(address)
    .bind(pass.unit()?)
    .run(tx)?;
    if added == 0 {
        return Err(Error::NotFound);
    }
    journal::record(tx, pass, Subject::new("address_alarm", id), 1)?;
    Ok(())
}

/// Writes down, at the unit of the pass, that somebody was looked for in an emergency and not
/// found.
pub fn add_missed(tx: &mut Tx<'_>, pass: &Pass, why: &str) -> Result<()> {
    let id = AlarmId::new();
    let account = account(pass).ok_or(Error::NotFound)?;
    sql("insert into address_alarm (id, unit, account, name, at, many, why, from_unit, version) \
         values ($1, $2, $3, $4, $5, 0, $6, $2, 1)")
    .bind(id)
    .bind(pass.unit()?)
    .bind(account)
    .bind(pass.name())
    .bind(pass.at())
    .bind(why)
    .run(tx)?;
    journal::record(tx, pass, Subject::new("address_alarm", id), 1)?;
    Ok(())
}

/// Waits until no other request of the account opens in an emergency: what is counted after it is
/// counted by one at a time, on a server too.
pub fn take_turn(tx: &mut Tx<'_>, pass: &Pass) -> Result<()> {
    sql("insert into address_emergency_turn (account, turn) values ($1, 1) \
         on conflict (account) do update set turn = address_emergency_turn.turn + 1")
    .bind(account(pass).ok_or(Error::NotFound)?)
    .run(tx)?;
    Ok(())
}

/// The dossier of an emergency that the account of the pass wrote down since an instant: a page
/// that is loaded again sends it again.
pub fn emergency_of(
    tx: &mut Tx<'_>,
    pass: &Pass,
    (id, since): (AlarmId, Instant),
) -> Result<Option<AddressId>> {
    sql("select address from address_alarm where id = $1 and account = $2 and at > $3 \
         and address is not null")
    .bind(id)
    .bind(account(pass).ok_or(Error::NotFound)?)
    .bind(since)
    .maybe(tx)
}

/// How many dossiers the account of the pass opened in an emergency since an instant, and how often
/// it found nobody.
pub fn emergencies_since(tx: &mut Tx<'_>, pass: &Pass, since: Instant) -> Result<(i64, i64)> {
    sql("select cast(coalesce(sum(case when address is null then 0 else 1 end), 0) as bigint) \
         as opened, \
         cast(coalesce(sum(case when address is null then 1 else 0 end), 0) as bigint) as missed \
         from address_alarm where account = $1 and at > $2 and from_unit is not null")
    .bind(account(pass).ok_or(Error::NotFound)?)
    .bind(since)
    .one(tx)
}

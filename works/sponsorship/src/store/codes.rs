//! The slips of those who are helped. A code is kept as a keyed hash that is good for its own row
//! alone; nothing here gives one back.

use crate::model::{CodeId, CodeRow, GivingId, Why};
use crate::rules::{WRONG, one_more};
use addresses::AddressId;
use kernel::db::{Tx, sql};
use kernel::journal::{self, Subject};
use kernel::seal::Keys;
use kernel::{Error, Month, Pass, Result};

const CODE: &str = "id, address, month, wrong, wrong_on, giving, made_name, made_at, closed_at, \
                    closed_why, version";
/// Slips of an address that are shown.
const MOST: i64 = 50;

fn hash(keys: &Keys, id: CodeId, code: &str) -> Vec<u8> {
    keys.look_up("recipient_code.code", &format!("{id}|{code}")).to_vec()
}

/// The slips of an address that the caller has loaded with the pass, the newest first.
pub fn codes(tx: &mut Tx<'_>, _pass: &Pass, address: AddressId) -> Result<Vec<CodeRow>> {
    sql(format!(
        "select {CODE} from recipient_code where address = $1 order by made_at desc, id desc \
         limit {MOST}"
    ))
    .bind(address)
    .all(tx)
}

/// The slips that are open for some months of an address that the caller has loaded with the pass.
pub fn open_codes(
    tx: &mut Tx<'_>,
    _pass: &Pass,
    (address, months): (AddressId, &[Month]),
) -> Result<Vec<CodeRow>> {
    sql(format!(
        "select {CODE} from recipient_code where address = $1 and closed_at is null \
         and month in [] order by month"
    ))
    .bind(address)
    .list(months.iter().copied())
    .all(tx)
}

/// Why the last slip of some months is closed; nothing when there never was one.
pub fn last_closed(
    tx: &mut Tx<'_>,
    _pass: &Pass,
    (address, months): (AddressId, &[Month]),
) -> Result<Option<String>> {
    let last: Option<Option<String>> = sql("select closed_why from recipient_code \
         where address = $1 and month in [] order by made_at desc, id desc limit 1")
    .bind(address)
    .list(months.iter().copied())
    .maybe(tx)?;
    Ok(last.flatten())
}

/// Makes a slip for a month of an address that the caller has loaded with the pass. The one that
/// was open takes no help any more.
pub fn add_code(
    tx: &mut Tx<'_>,
    (pass, keys): (&Pass, &Keys),
    (address, month): (AddressId, Month),
    code: &str,
) -> Result<()> {
    for row in open_codes(tx, pass, (address, &[month]))? {
        close_code(tx, pass, &row, (Why::Replaced, None))?;
    }
    let id = CodeId::new();
    sql("insert into recipient_code (id, address, month, code_hash, wrong, made_name, made_at, \
         version) values ($1, $2, $3, $4, 0, $5, $6, 1)")
    .bind(id)
    .bind(address)
    .bind(month)
    .bind(hash(keys, id, code))
    .bind(pass.name())
    .bind(pass.at())
    .run(tx)?;
    journal::record(tx, pass, Subject::new("recipient_code", id), 1)?;
    Ok(())
}

/// Whether this is the code of a slip. It shows nothing of it, so no pass is asked.
pub fn is_code(tx: &mut Tx<'_>, keys: &Keys, row: &CodeRow, code: &str) -> Result<bool> {
    let found: Option<CodeId> =
        sql("select id from recipient_code where id = $1 and code_hash = $2")
            .bind(row.id)
            .bind(hash(keys, row.id, code))
            .maybe(tx)?;
    Ok(found.is_some())
}

/// Counts a wrong code; the last that a day allows locks the slip.
pub fn count_wrong(tx: &mut Tx<'_>, pass: &Pass, row: &CodeRow) -> Result<()> {
    let wrong = one_more(row, pass.today());
    sql("update recipient_code set wrong = $1, wrong_on = $2, version = version + 1 \
         where id = $3")
    .bind(wrong)
    .bind(pass.today())
    .bind(row.id)
    .run(tx)?;
    let row = CodeRow { version: row.version + 1, ..row.clone() };
    journal::record(tx, pass, Subject::new("recipient_code", row.id), row.version)?;
    match wrong >= WRONG {
        true => close_code(tx, pass, &row, (Why::Locked, None)),
        false => Ok(()),
    }
}

/// Closes a slip, with the help that its code proves when it was used.
pub fn close_code(
    tx: &mut Tx<'_>,
    pass: &Pass,
    row: &CodeRow,
    (why, giving): (Why, Option<GivingId>),
) -> Result<()> {
    let closed = sql("update recipient_code set closed_at = $1, closed_why = $2, giving = $3, \
         version = version + 1 where id = $4 and closed_at is null and version = $5")
    .bind(pass.at())
    .bind(why.code())
    .bind(giving)
    .bind(row.id)
    .bind(row.version)
    .run(tx)?;
    if closed == 0 {
        return Err(Error::stale("recipient_code", row.version, row.version + 1));
    }
    journal::record(tx, pass, Subject::new("recipient_code", row.id), row.version + 1)?;
    Ok(())
}

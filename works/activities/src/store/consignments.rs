//! Goods that were received to be handed over. The row carries how many are gone and is written
//! with every hand-over: what the sum says and what the row says are checked against each other by
//! `verify`.

use crate::model::{ConsignmentId, ConsignmentRow, ListedRow};
use kernel::db::{Tx, sql};
use kernel::journal::{self, Subject};
use kernel::{Error, Pass, Result};

const COLUMNS: &str = "id, unit, item, noun, partner, received_on, quantity, amount, note, handed, \
                       version";

/// Adds goods to the unit of the pass. A form sent twice adds them once.
pub fn add_consignment(tx: &mut Tx<'_>, pass: &Pass, new: &ConsignmentRow) -> Result<()> {
    let added = sql("insert into consignment (id, unit, item, noun, partner, received_on, \
         quantity, amount, note, handed, made_name, version) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0, $10, 1) on conflict do nothing")
    .bind(new.id)
    .bind(pass.unit()?)
    .bind(new.item.as_str())
    .bind(new.noun.as_str())
    .bind(new.partner.as_str())
    .bind(new.received_on)
    .bind(new.quantity)
    .bind(new.amount)
    .bind(new.note.as_str())
    .bind(pass.name())
    .run(tx)?;
    if added == 1 {
        journal::record(tx, pass, Subject::new("consignment", new.id), 1)?;
    }
    Ok(())
}

/// Goods by their id. Their unit is not yet known to be within reach: ask for a pass at `unit`
/// before anything of them is shown.
pub fn found_consignment(tx: &mut Tx<'_>, id: ConsignmentId) -> Result<ConsignmentRow> {
    sql(format!("select {COLUMNS} from consignment where id = $1")).bind(id).one(tx)
}

/// Goods of the unit of the pass.
pub fn consignment(tx: &mut Tx<'_>, pass: &Pass, id: ConsignmentId) -> Result<ConsignmentRow> {
    sql(format!("select {COLUMNS} from consignment where id = $1 and unit = $2"))
        .bind(id)
        .bind(pass.unit()?)
        .one(tx)
}

/// How many goods a list shows.
pub const CONSIGNMENTS: usize = 200;

/// The goods of the unit of the pass, the newest first; with `is_left`, only those that are not
/// all handed over.
pub fn consignments(tx: &mut Tx<'_>, pass: &Pass, is_left: bool) -> Result<Vec<ConsignmentRow>> {
    let more = if is_left { " and handed < quantity" } else { "" };
    sql(format!(
        "select {COLUMNS} from consignment where unit = $1{more} \
         order by received_on desc, id desc limit {CONSIGNMENTS}"
    ))
    .bind(pass.unit()?)
    .all(tx)
}

/// Takes so many out of the goods (or, negative, puts them back). Refused when not so many are
/// left: the row itself says so, whoever was faster.
pub fn hand(tx: &mut Tx<'_>, pass: &Pass, id: ConsignmentId, many: i64) -> Result<()> {
    if many == 0 {
        return Ok(());
    }
    let done = sql("update consignment set handed = handed + $1, version = version + 1 \
         where id = $2 and unit = $3 and handed + $1 <= quantity and handed + $1 >= 0")
    .bind(many)
    .bind(id)
    .bind(pass.unit()?)
    .run(tx)?;
    let row = consignment(tx, pass, id)?;
    if done == 0 {
        return Err(Error::Invalid(vec![crate::rules::too_many(&row, many)]));
    }
    journal::record(tx, pass, Subject::new("consignment", id), row.version)?;
    Ok(())
}

/// The work that handed goods over, the newest first.
pub fn handovers(tx: &mut Tx<'_>, pass: &Pass, id: ConsignmentId) -> Result<Vec<ListedRow>> {
    sql("select a.id, u.code as unit_code, u.name as unit_name, a.kind, a.from_on, \
         a.until_on as on_day, \
         a.title, a.state, a.counted, a.amount from activity a join unit u on u.id = a.unit \
         where a.consignment = $1 and a.unit = $2 order by a.until_on desc, a.id desc limit 500")
    .bind(id)
    .bind(pass.unit()?)
    .all(tx)
}

/// Every consignment with what its row says is gone and what its work adds up to, for `verify`
/// alone, which shows none and has no pass.
pub fn every_consignment(tx: &mut Tx<'_>) -> Result<Vec<(ConsignmentId, i64, i64, i64)>> {
    sql("select c.id, c.quantity, c.handed, cast(coalesce((select sum(a.counted) from activity a \
         where a.consignment = c.id and a.state <> 'reversed'), 0) as bigint) as gone \
         from consignment c order by c.id")
    .all(tx)
}

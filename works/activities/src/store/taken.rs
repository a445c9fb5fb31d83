//! What files of programmes took of goods that were received. The row of the goods counts it as
//! gone, beside what pieces of work handed over; it holds nothing of whom a file is about.

use super::consignments::NEAR;
use crate::model::{ConsignmentId, HandedRow, Others, TakenRow};
use kernel::db::{Tx, sql};
use kernel::journal::{self, Subject};
use kernel::{Day, Error, Pass, Result};
use uuid::Uuid;

const COLUMNS: &str = "id, consignment, unit, kind, page, on_day, quantity, amount, version";

/// Writes down what a file of the unit of the pass took.
pub fn add_taken(tx: &mut Tx<'_>, pass: &Pass, new: &TakenRow) -> Result<()> {
    sql("insert into goods_taken (id, consignment, unit, kind, page, on_day, quantity, amount, \
         made_name, version) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1)")
    .bind(new.id)
    .bind(new.consignment)
    .bind(pass.unit()?)
    .bind(new.kind.as_str())
    .bind(new.page.as_str())
    .bind(new.on_day)
    .bind(new.quantity)
    .bind(new.amount)
    .bind(pass.name())
    .run(tx)?;
    journal::record(tx, pass, Subject::new("goods_taken", new.id), 1)?;
    Ok(())
}

/// What something in a file took, that stands or that was given back. The file with this page was
/// opened with the pass: what it took stays with it, also where the file went to whoever took its
/// unit's place. Its part's id alone was chosen by whoever typed it and may be that of another
/// file's part.
pub fn taken_for(
    tx: &mut Tx<'_>,
    _pass: &Pass,
    (page, id): (&str, Uuid),
    stands: bool,
) -> Result<Option<TakenRow>> {
    let is = if stands { "null" } else { "not null" };
    sql(format!(
        "select {COLUMNS} from goods_taken where id = $1 and page = $2 and given_back_at is {is}"
    ))
    .bind(id)
    .bind(page)
    .maybe(tx)
}

/// Says that what was taken is back with its goods, or taken again and worth what; on the version
/// its reader had.
pub fn put_taken(tx: &mut Tx<'_>, pass: &Pass, row: &TakenRow, stands: bool) -> Result<()> {
    let back_at = (!stands).then(|| pass.at());
    let changed = sql("update goods_taken set given_back_at = $1, amount = $2, \
         version = version + 1 where id = $3 and version = $4")
    .bind(back_at)
    .bind(row.amount)
    .bind(row.id)
    .bind(row.version)
    .run(tx)?;
    if changed == 0 {
        return Err(Error::stale("consignment", row.version, row.version + 1));
    }
    journal::record(tx, pass, Subject::new("goods_taken", row.id), row.version + 1)?;
    Ok(())
}

/// What files took of goods near the unit of the pass.
pub(super) fn by_files(tx: &mut Tx<'_>, pass: &Pass, id: ConsignmentId) -> Result<Others> {
    let (many, amount) = sql(format!(
        "select cast(coalesce(sum(t.quantity), 0) as bigint), \
         cast(coalesce(sum(t.amount), 0) as bigint) from consignment c \
         join goods_taken t on t.consignment = c.id and t.given_back_at is null \
         where c.id = $1 and {NEAR}"
    ))
    .bind(id)
    .bind(pass.unit()?)
    .one(tx)?;
    Ok(Others { many, amount })
}

/// The day of the first file that took goods of the unit of the pass.
pub(super) fn first_by_files(
    tx: &mut Tx<'_>,
    pass: &Pass,
    id: ConsignmentId,
) -> Result<Option<Day>> {
    sql("select min(t.on_day) from goods_taken t join consignment c on c.id = t.consignment \
         where c.id = $1 and c.unit = $2 and t.given_back_at is null having count(*) > 0")
    .bind(id)
    .bind(pass.unit()?)
    .maybe(tx)
}

const HANDED: &str = "from activity a join unit u on u.id = a.unit \
     join consignment c on c.id = a.consignment \
     where a.consignment = $1 and (a.unit = $2 or c.unit = $2)";
const TAKEN: &str = "from goods_taken t join unit u on u.id = t.unit \
     join consignment c on c.id = t.consignment \
     where t.consignment = $1 and (t.unit = $2 or c.unit = $2)";

/// How many pieces of work and files handed goods over: at the unit that received them everyone's,
/// at one below its own.
pub fn handovers_count(tx: &mut Tx<'_>, pass: &Pass, id: ConsignmentId) -> Result<i64> {
    let mut many = 0;
    for from in [HANDED, TAKEN] {
        let some: i64 =
            sql(format!("select count(*) {from}")).bind(id).bind(pass.unit()?).one(tx)?;
        many += some;
    }
    Ok(many)
}

/// A part (skipped, most) of what handed goods over, the newest first.
pub fn handovers(
    tx: &mut Tx<'_>,
    pass: &Pass,
    id: ConsignmentId,
    (skip, most): (i64, i64),
) -> Result<Vec<HandedRow>> {
    sql(format!(
        "select a.id as id, cast(null as text) as page, u.name as unit_name, a.kind as kind, \
         a.until_on as on_day, a.title as title, a.state as state, a.counted as counted, \
         a.amount as amount {HANDED} \
         union all select t.id as id, t.page as page, u.name as unit_name, t.kind as kind, \
         t.on_day as on_day, '' as title, \
         case when t.given_back_at is null then 'counted' else 'reversed' end as state, \
         t.quantity as counted, t.amount as amount {TAKEN} \
         order by on_day desc, id desc limit $3 offset $4"
    ))
    .bind(id)
    .bind(pass.unit()?)
    .bind(most)
    .bind(skip)
    .all(tx)
}

/// Which of these, on pages that begin so, took goods that are not back, for `verify` alone, which
/// shows none and has no pass.
pub fn not_given_back(tx: &mut Tx<'_>, pages: &str, ids: &[Uuid]) -> Result<Vec<Uuid>> {
    let mut all = Vec::new();
    for some in ids.chunks(4_000) {
        let found: Vec<Uuid> =
            sql("select id from goods_taken where given_back_at is null and page like $1 \
                 and id in [] order by id")
            .bind(format!("{pages}%"))
            .list(some.iter().copied())
            .all(tx)?;
        all.extend(found);
    }
    Ok(all)
}

//! Goods that were received to be handed over, by their unit and those under it. The row carries
//! how many are gone and is written with every hand-over: what the sum says and what the row says
//! are checked against each other by `verify`.

use super::taken::{by_files, first_by_files};
use crate::model::{ActivityId, ConsignmentId, ConsignmentRow, Others};
use kernel::db::{Tx, sql};
use kernel::journal::{self, Subject};
use kernel::{Day, Error, Pass, Result, place};

const COLUMNS: &str = "id, unit, item, noun, partner, received_on, quantity, amount, at_least, \
                       kind, note, handed, taken_back_why, version";
/// Goods stand at the unit of the pass or at one above it.
pub(super) const NEAR: &str =
    "exists (select 1 from reach r where r.unit = $2 and r.above = c.unit)";
/// What a hand-over is worth: its goods, or its share where its kind has no value.
const WORTH: &str = "cast(coalesce(sum(coalesce((select v.amount from activity_value v \
     where v.activity = a.id and v.version = a.said_in and v.source = 'goods'), \
     a.counted * (c.amount / c.quantity))), 0) as bigint)";

/// Adds goods to the unit of the pass. A form sent twice adds them once.
pub fn add_consignment(tx: &mut Tx<'_>, pass: &Pass, new: &ConsignmentRow) -> Result<()> {
    let added = sql("insert into consignment (id, unit, item, noun, partner, received_on, \
         quantity, amount, at_least, kind, note, handed, made_name, version) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 0, $12, 1) on conflict do nothing")
    .bind(new.id)
    .bind(pass.unit()?)
    .bind(new.item.as_str())
    .bind(new.noun.as_str())
    .bind(new.partner.as_str())
    .bind(new.received_on)
    .bind(new.quantity)
    .bind(new.amount)
    .bind(new.at_least)
    .bind(new.kind.clone())
    .bind(new.note.as_str())
    .bind(pass.name())
    .run(tx)?;
    if added == 1 {
        journal::record(tx, pass, Subject::new("consignment", new.id), 1)?;
    }
    Ok(())
}

/// Says of goods of the unit of the pass what they are, or why they were taken back, on the
/// version its reader had. What is gone of them stays gone.
pub fn put_consignment(tx: &mut Tx<'_>, pass: &Pass, new: &ConsignmentRow) -> Result<()> {
    let changed = sql("update consignment set item = $1, noun = $2, partner = $3, \
         received_on = $4, quantity = $5, amount = $6, at_least = $7, kind = $8, note = $9, \
         taken_back_why = $10, version = version + 1 \
         where id = $11 and unit = $12 and version = $13 and taken_back_why is null \
         and handed <= $5")
    .bind(new.item.as_str())
    .bind(new.noun.as_str())
    .bind(new.partner.as_str())
    .bind(new.received_on)
    .bind(new.quantity)
    .bind(new.amount)
    .bind(new.at_least)
    .bind(new.kind.clone())
    .bind(new.note.as_str())
    .bind(new.taken_back_why.clone())
    .bind(new.id)
    .bind(pass.unit()?)
    .bind(new.version)
    .run(tx)?;
    if changed == 0 {
        return Err(Error::stale("consignment", new.version, new.version + 1));
    }
    journal::record(tx, pass, Subject::new("consignment", new.id), new.version + 1)?;
    Ok(())
}

/// Goods by their id. Their unit is not yet known to be within reach: ask for a pass at `unit`
/// before anything of them is shown.
pub fn found_consignment(tx: &mut Tx<'_>, id: ConsignmentId) -> Result<ConsignmentRow> {
    sql(format!("select {COLUMNS} from consignment where id = $1")).bind(id).one(tx)
}

/// Holds goods until the transaction ends, so that what is left of them and what it is worth are
/// reckoned by one hand after the other on every engine. It shows nothing and needs no pass.
pub fn hold_goods(tx: &mut Tx<'_>, id: ConsignmentId) -> Result<()> {
    sql("update consignment set version = version where id = $1").bind(id).run(tx)?;
    Ok(())
}

/// Goods of the unit of the pass or of one above it.
pub fn consignment(tx: &mut Tx<'_>, pass: &Pass, id: ConsignmentId) -> Result<ConsignmentRow> {
    sql(format!("select {COLUMNS} from consignment c where id = $1 and {NEAR}"))
        .bind(id)
        .bind(pass.unit()?)
        .one(tx)
}

/// How many goods are offered to whoever hands over.
const OFFERED: usize = 200;

/// The goods of the unit of the pass and of those above it on a day that are not all handed over,
/// the newest first: what whoever hands over may choose from.
pub fn left_goods(tx: &mut Tx<'_>, pass: &Pass, day: Day) -> Result<Vec<ConsignmentRow>> {
    sql(format!(
        "select {COLUMNS} from consignment where unit in (select above from reach \
         where unit = $1 and from_on <= $2 and until_on >= $2) and handed < quantity \
         and taken_back_why is null order by received_on desc, id desc limit {OFFERED}"
    ))
    .bind(pass.unit()?)
    .bind(day)
    .all(tx)
}

/// So many of the goods that the unit of the pass and those under it on a day received from a day
/// until a day: the newest first.
pub fn received(
    tx: &mut Tx<'_>,
    pass: &Pass,
    (day, most): (Day, i64),
    (from, until): (Day, Day),
) -> Result<Vec<ConsignmentRow>> {
    let of = COLUMNS.split(", ").map(|name| format!("c.{name}")).collect::<Vec<_>>().join(", ");
    sql(format!(
        "select {of} from reach r join consignment c on c.unit = r.unit \
         where r.above = $1 and r.from_on <= $2 and r.until_on >= $2 \
         and c.received_on >= $3 and c.received_on <= $4 \
         order by c.received_on desc, c.id desc limit $5"
    ))
    .bind(pass.unit()?)
    .bind(day)
    .bind(from)
    .bind(until.min(day))
    .bind(most)
    .all(tx)
}

/// Goods with the name of the unit that received them; their reader has a pass for each.
pub fn with_units(
    tx: &mut Tx<'_>,
    _pass: &Pass,
    rows: Vec<ConsignmentRow>,
) -> Result<Vec<(ConsignmentRow, String)>> {
    let names = place::names(tx, rows.iter().map(|row| row.unit))?;
    let named = |row: ConsignmentRow| (names.get(&row.unit).cloned().unwrap_or_default(), row);
    Ok(rows.into_iter().map(named).map(|(name, row)| (row, name)).collect())
}

/// Takes so many out of the goods. Refused when not so many are left: the row itself says so,
/// whoever was faster.
pub fn hand(tx: &mut Tx<'_>, pass: &Pass, id: ConsignmentId, many: i64) -> Result<()> {
    if many == 0 {
        return Ok(());
    }
    let done = sql(format!(
        "update consignment as c set handed = handed + $3, version = version + 1 \
         where id = $1 and {NEAR} and handed + $3 <= quantity"
    ))
    .bind(id)
    .bind(pass.unit()?)
    .bind(many)
    .run(tx)?;
    let row = consignment(tx, pass, id)?;
    if done == 0 {
        return Err(Error::Invalid(vec![crate::rules::too_many(&row, many)]));
    }
    journal::record(tx, pass, Subject::new("consignment", id), row.version)?;
    Ok(())
}

/// Puts so many back to goods, which are known by the opened record that holds them: since it took
/// them either may have gone to another unit. Goods of a unit that is no more had stayed there when
/// none were left; now that some are, they are with whoever has taken its place.
pub fn put_back(tx: &mut Tx<'_>, pass: &Pass, id: ConsignmentId, many: i64) -> Result<()> {
    if many == 0 {
        return Ok(());
    }
    hold_goods(tx, id)?;
    let row = found_consignment(tx, id)?;
    let unit = place::heir(tx, row.unit, pass.today())?;
    let done = sql("update consignment set handed = handed - $2, unit = $3, \
         version = version + 1 where id = $1 and handed >= $2")
    .bind(id)
    .bind(many)
    .bind(unit)
    .run(tx)?;
    if done == 0 {
        return Err(Error::stale("consignment", row.version, row.version + 1));
    }
    journal::record(tx, pass, Subject::new("consignment", id), row.version + 1)?;
    Ok(())
}

/// What files, and work other than this one, took of goods near the unit of the pass.
pub fn taken(
    tx: &mut Tx<'_>,
    pass: &Pass,
    id: ConsignmentId,
    except: Option<ActivityId>,
) -> Result<Others> {
    let but = except.map_or(String::new(), |_| " and a.id <> $3".to_owned());
    let ask = sql(format!(
        "select cast(coalesce(sum(a.counted), 0) as bigint), {WORTH} from consignment c \
         join activity a on a.consignment = c.id and a.state <> 'reversed'{but} \
         where c.id = $1 and {NEAR}"
    ))
    .bind(id)
    .bind(pass.unit()?);
    let (many, amount): (i64, i64) = match except {
        Some(work) => ask.bind(work).one(tx)?,
        None => ask.one(tx)?,
    };
    let files = by_files(tx, pass, id)?;
    Ok(Others { many: many + files.many, amount: amount + files.amount })
}

/// The day of the first work or file that handed goods of the unit of the pass over.
pub fn first_handed(tx: &mut Tx<'_>, pass: &Pass, id: ConsignmentId) -> Result<Option<Day>> {
    let work: Option<Day> =
        sql("select min(a.from_on) from activity a join consignment c on c.id = a.consignment \
         where c.id = $1 and c.unit = $2 and a.state <> 'reversed' having count(*) > 0")
        .bind(id)
        .bind(pass.unit()?)
        .maybe(tx)?;
    Ok(work.into_iter().chain(first_by_files(tx, pass, id)?).min())
}

/// Every consignment with what its row says is gone and what its work and the files that took of it
/// add up to, for `verify` alone, which shows none and has no pass.
pub fn every_consignment(tx: &mut Tx<'_>) -> Result<Vec<(ConsignmentId, i64, i64, i64)>> {
    sql("select c.id, c.quantity, c.handed, cast(coalesce((select sum(a.counted) from activity a \
         where a.consignment = c.id and a.state <> 'reversed'), 0) as bigint) \
         + cast(coalesce((select sum(t.quantity) from goods_taken t where t.consignment = c.id \
         and t.given_back_at is null), 0) as bigint) as gone from consignment c order by c.id")
    .all(tx)
}

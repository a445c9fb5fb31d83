//! Every statement on constructions. Nothing is deleted: a stage or a part of the budget that was
//! recorded by mistake is taken back with a reason.

mod ahead;
mod due;
mod same;

pub use ahead::{DueStage, due_within};
pub use due::{dues_of, overdue, put_due};
pub use same::{accepted, houses};

use crate::model::{
    ConstructionId, ConstructionRow, DueRow, File, FundRow, Stage, StageId, StageRow,
};
use activities::model::ActivityId;
use activities::store::Joined;
use kernel::db::{Tx, sql};
use kernel::journal::{self, Subject};
use kernel::{Day, Error, Pass, Result, place};
use std::collections::HashMap;
use uuid::Uuid;

/// Who joins.
pub(crate) const JOINED: Joined = Joined { table: "construction_joiner", file: "construction" };
const ROW: &str = "id, unit, kind, title, receiver, place, campaign, joined_in, other_than, \
                   applied_on, due_on, builder, note, stage, stage_on, stopped_why, resumed_why, \
                   people, activity, illustrative, version";
const STAGE: &str = "id, stage, on_day, note, made_name, taken_back_why, version";
const FUND: &str = "id, source, giver, amount, basis, taken_back_why, version";
/// Rows that one statement asks after.
pub(crate) const AT_ONCE: usize = 4_000;

/// A construction by its id. Its unit is not yet known to be within reach: ask for a pass at `unit`
/// before anything of it is shown.
pub fn found(tx: &mut Tx<'_>, id: ConstructionId) -> Result<Option<ConstructionRow>> {
    sql(format!("select {ROW} from construction where id = $1")).bind(id).maybe(tx)
}

/// Everything of a construction of the unit of the pass.
pub fn file(tx: &mut Tx<'_>, pass: &Pass, id: ConstructionId) -> Result<File> {
    let row: ConstructionRow =
        sql(format!("select {ROW} from construction where id = $1 and unit = $2"))
            .bind(id)
            .bind(pass.unit()?)
            .one(tx)?;
    let stages =
        sql(format!("select {STAGE} from construction_stage where construction = $1 order by id"))
            .bind(id)
            .all(tx)?;
    let funds =
        sql(format!("select {FUND} from construction_fund where construction = $1 order by id"))
            .bind(id)
            .all(tx)?;
    let dues: Vec<DueRow> = due::of(tx, id)?;
    let joiners = JOINED.of(tx, row.id.uuid(), row.joined_in)?;
    Ok(File { row, stages, funds, dues, joiners })
}

/// The construction that a stage belongs to, and whether the stage stands. Its unit is not yet
/// known to be within reach: ask for a pass at the construction's unit before anything is shown.
pub fn of_stage(tx: &mut Tx<'_>, stage: StageId) -> Result<(ConstructionId, bool)> {
    let (id, taken_back): (ConstructionId, Option<String>) =
        sql("select construction, taken_back_why from construction_stage where id = $1")
            .bind(stage)
            .one(tx)?;
    Ok((id, taken_back.is_none()))
}

/// So many constructions of the unit of the pass and of those under it on a day. Those under way
/// that were applied for from a day until a day, the longest due first; or those that ended, whose
/// last stage was reached in these days, the newest first.
pub fn list(
    tx: &mut Tx<'_>,
    pass: &Pass,
    (day, most): (Day, i64),
    is_open: bool,
    (from, until): (Day, Day),
) -> Result<Vec<ConstructionRow>> {
    let (which, of, order) = match is_open {
        true => (
            "c.stage <> 'handed' and c.stopped_why is null",
            "c.applied_on",
            "coalesce(c.due_on, 99991231), c.stage_on desc, c.id",
        ),
        false => (
            "(c.stage = 'handed' or c.stopped_why is not null)",
            "c.stage_on",
            "c.stage_on desc, c.id desc",
        ),
    };
    sql(format!(
        "select {} from reach r join construction c on c.unit = r.unit \
         where r.above = $1 and r.from_on <= $2 and r.until_on >= $2 and {which} \
         and {of} >= $3 and {of} <= $4 order by {order} limit $5",
        ROW.split(", ").map(|name| format!("c.{name}")).collect::<Vec<_>>().join(", ")
    ))
    .bind(pass.unit()?)
    .bind(day)
    .bind(from)
    .bind(until)
    .bind(most)
    .all(tx)
}

/// Rows of a list with the name of their unit and their budget; their reader has a pass for each.
pub fn with_budget(
    tx: &mut Tx<'_>,
    _pass: &Pass,
    rows: Vec<ConstructionRow>,
) -> Result<Vec<(ConstructionRow, String, i64)>> {
    let names = place::names(tx, rows.iter().map(|row| row.unit))?;
    let mut amounts = HashMap::new();
    for some in rows.chunks(AT_ONCE) {
        let found: Vec<(ConstructionId, i64)> =
            sql("select construction, cast(sum(amount) as bigint) from construction_fund \
             where taken_back_why is null and construction in [] group by construction")
            .list(some.iter().map(|row| row.id))
            .all(tx)?;
        amounts.extend(found);
    }
    let whole = |row: ConstructionRow| {
        let name = names.get(&row.unit).cloned().unwrap_or_default();
        let amount = amounts.get(&row.id).copied().unwrap_or_default();
        (row, name, amount)
    };
    Ok(rows.into_iter().map(whole).collect())
}

/// Adds a construction to the unit of the pass; one sent twice is added once.
pub fn add(tx: &mut Tx<'_>, pass: &Pass, new: &ConstructionRow) -> Result<bool> {
    let added =
        sql("insert into construction (id, unit, kind, title, receiver, place, applied_on, \
         due_on, builder, note, stage, stage_on, illustrative, people, made_name, campaign, \
         joined_in, other_than, version) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, \
         $12, $13, $14, $15, $16, $17, $18, 1) on conflict do nothing")
        .bind(new.id)
        .bind(pass.unit()?)
        .bind(new.kind.as_str())
        .bind(new.title.as_str())
        .bind(new.receiver)
        .bind(new.place)
        .bind(new.applied_on)
        .bind(new.due_on)
        .bind(new.builder.as_str())
        .bind(new.note.as_str())
        .bind(Stage::Applied.code())
        .bind(new.applied_on)
        .bind(new.illustrative.clone())
        .bind(new.people)
        .bind(pass.name())
        .bind(new.campaign.clone())
        .bind(new.joined_in)
        .bind(new.other_than)
        .run(tx)?;
    if added == 1 {
        journal::record(tx, pass, Subject::new("construction", new.id), 1)?;
    }
    Ok(added == 1)
}

/// Writes what a construction is and where it stands, on the version its reader had.
pub fn put(tx: &mut Tx<'_>, pass: &Pass, row: &ConstructionRow) -> Result<()> {
    let changed = sql("update construction set stage = $1, stage_on = $2, stopped_why = $3, \
         activity = $4, due_on = $5, builder = $6, kind = $7, title = $8, receiver = $9, \
         place = $10, people = $11, resumed_why = $12, note = $13, campaign = $14, \
         joined_in = $15, other_than = $16, version = version + 1 \
         where id = $17 and unit = $18 and version = $19")
    .bind(row.stage.as_str())
    .bind(row.stage_on)
    .bind(row.stopped_why.clone())
    .bind(row.activity)
    .bind(row.due_on)
    .bind(row.builder.as_str())
    .bind(row.kind.as_str())
    .bind(row.title.as_str())
    .bind(row.receiver)
    .bind(row.place)
    .bind(row.people)
    .bind(row.resumed_why.clone())
    .bind(row.note.as_str())
    .bind(row.campaign.clone())
    .bind(row.joined_in)
    .bind(row.other_than)
    .bind(row.id)
    .bind(pass.unit()?)
    .bind(row.version)
    .run(tx)?;
    if changed == 0 {
        return Err(Error::stale("construction", row.version, row.version + 1));
    }
    journal::record(tx, pass, Subject::new("construction", row.id), row.version + 1)?;
    Ok(())
}

/// Records a stage. The database itself keeps one stage from being reached twice.
pub fn add_stage(tx: &mut Tx<'_>, pass: &Pass, of: ConstructionId, new: &StageRow) -> Result<()> {
    let added = sql("insert into construction_stage (id, construction, stage, on_day, note, \
         made_name, version) values ($1, $2, $3, $4, $5, $6, 1) on conflict do nothing")
    .bind(new.id)
    .bind(of)
    .bind(new.stage.as_str())
    .bind(new.on_day)
    .bind(new.note.as_str())
    .bind(pass.name())
    .run(tx)?;
    if added == 0 {
        return Err(Error::flaw("stage", "construction-stage-known"));
    }
    journal::record(tx, pass, Subject::new("construction_stage", new.id), 1)?;
    Ok(())
}

/// Takes a stage back, with a reason.
pub fn take_stage_back(tx: &mut Tx<'_>, pass: &Pass, id: StageId, why: &str) -> Result<()> {
    let version: i64 = sql("select version from construction_stage where id = $1 \
         and taken_back_why is null")
    .bind(id)
    .one(tx)?;
    sql("update construction_stage set taken_back_why = $1, version = version + 1 where id = $2")
        .bind(why)
        .bind(id)
        .run(tx)?;
    journal::record(tx, pass, Subject::new("construction_stage", id), version + 1)?;
    Ok(())
}

/// Adds a part of the budget; one sent twice is added once.
pub fn add_fund(tx: &mut Tx<'_>, pass: &Pass, of: ConstructionId, new: &FundRow) -> Result<()> {
    let added = sql("insert into construction_fund (id, construction, source, giver, amount, \
         basis, version) values ($1, $2, $3, $4, $5, $6, 1) on conflict do nothing")
    .bind(new.id)
    .bind(of)
    .bind(new.source.as_str())
    .bind(new.giver.as_str())
    .bind(new.amount)
    .bind(new.basis.as_str())
    .run(tx)?;
    if added == 1 {
        journal::record(tx, pass, Subject::new("construction_fund", new.id), 1)?;
    }
    Ok(())
}

/// Takes a part of the budget back, with a reason.
pub fn take_fund_back(tx: &mut Tx<'_>, pass: &Pass, fund: &FundRow, why: &str) -> Result<()> {
    let changed = sql("update construction_fund set taken_back_why = $1, version = version + 1 \
         where id = $2 and version = $3")
    .bind(why)
    .bind(fund.id)
    .bind(fund.version)
    .run(tx)?;
    if changed == 0 {
        return Err(Error::stale("construction", fund.version, fund.version + 1));
    }
    journal::record(tx, pass, Subject::new("construction_fund", fund.id), fund.version + 1)?;
    Ok(())
}

/// What a construction says of itself: its id, the stage of its row, how many standing stages say
/// the same, the work that counts it.
pub type Said = (ConstructionId, String, i64, Option<ActivityId>);

/// What every construction says, for `verify` alone, which shows none and has no pass.
pub fn every(tx: &mut Tx<'_>) -> Result<Vec<Said>> {
    sql("select c.id, c.stage, (select count(*) from construction_stage s \
         where s.construction = c.id and s.stage = c.stage and s.taken_back_why is null) as here, \
         c.activity from construction c order by c.id")
    .all(tx)
}

/// Every part of a budget that was taken back, for `verify` alone, which shows none and has no
/// pass.
pub fn every_fund_back(tx: &mut Tx<'_>) -> Result<Vec<Uuid>> {
    sql("select id from construction_fund where taken_back_why is not null order by id").all(tx)
}

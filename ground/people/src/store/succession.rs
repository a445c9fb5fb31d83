//! Rights and terms of office when a decision changes the map. A right is never rewritten: the old
//! one ends on the eve and a new one begins at the successor. It asks for the pass of whoever
//! brings the decision into effect.

use kernel::db::{ROWS, ToValue, Tx, Value, sql};
use kernel::journal;
use kernel::{Day, Pass, Result, UnitId};
use org::consequences::{Change, Consequence, Fate};
use org::store::followed::{Followed, note, of};
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

const ROLE: &str = "account_role";
const OFFICE: &str = "office";

/// How many rights and terms of office each closing unit has.
pub fn count(
    tx: &mut Tx<'_>,
    _pass: &Pass,
    closing: &[UnitId],
    day: Day,
) -> Result<Vec<Consequence>> {
    let mut all = Vec::new();
    for (key, from, fate) in [
        ("follows-role", "account_role where closed_at is null and until_on >= $1", Fate::Goes),
        ("follows-office", "office where until_on >= $1", Fate::Ends),
    ] {
        for units in closing.chunks(ROWS) {
            let text = format!(
                "select unit, count(*) from {from} and unit in [] group by unit order by unit"
            );
            let found: Vec<(UnitId, i64)> = sql(text).bind(day).list(units).all(tx)?;
            let told = |(unit, count)| Consequence { key, unit, count, fate };
            all.extend(found.into_iter().map(told));
        }
    }
    Ok(all)
}

type Right = (Uuid, Uuid, String, UnitId, Day, Day);

/// Rights at units that are no more end on the eve; the same rights begin at the successor.
pub fn pass_roles_on(tx: &mut Tx<'_>, pass: &Pass, change: &Change) -> Result<()> {
    let mut moved = Vec::new();
    let (mut old, mut new) = (Vec::new(), Vec::new());
    for (id, account, role, unit, from, until) in open_roles(tx, change)? {
        let Some(heir) = change.heirs.get(&unit) else { continue };
        let eve = change.day.add_days(-1);
        sql("update account_role set until_on = $1, version = version + 1 where id = $2")
            .bind(eve)
            .bind(id)
            .run(tx)?;
        old.push(id);
        let next = Uuid::now_v7();
        sql("insert into account_role (id, account, role, unit, from_on, until_on, given_by, \
             given_at, version) values ($1, $2, $3, $4, $5, $6, null, $7, 1)")
        .bind(next)
        .bind(account)
        .bind(role)
        .bind(*heir)
        .bind(from.max(change.day))
        .bind(until)
        .bind(pass.at())
        .run(tx)?;
        new.push(next);
        moved.push(Followed { record: next, from_unit: unit, to_unit: *heir });
    }
    tell(tx, pass, ROLE, &old)?;
    tell(tx, pass, ROLE, &new)?;
    note(tx, pass, change.decision, ROLE, &moved)
}

fn open_roles(tx: &mut Tx<'_>, change: &Change) -> Result<Vec<Right>> {
    let closing: Vec<UnitId> = change.heirs.keys().copied().collect();
    let mut all = Vec::new();
    for units in closing.chunks(ROWS) {
        let text = "select id, account, role, unit, from_on, until_on from account_role \
             where closed_at is null and until_on >= $1 and unit in [] order by id";
        all.extend(sql(text).bind(change.day).list(units).all::<Right>(tx)?);
    }
    Ok(all)
}

/// The rights that a decision had moved end, and the old ones go on.
pub fn take_roles_back(tx: &mut Tx<'_>, pass: &Pass, change: &Change) -> Result<()> {
    let eve = change.day.add_days(-1);
    let (mut ended, mut resumed) = (Vec::new(), Vec::new());
    for right in of(tx, pass, change.decision, ROLE)? {
        let given: Option<(Uuid, String, Day)> =
            sql("select account, role, until_on from account_role \
                 where id = $1 and closed_at is null")
            .bind(right.record)
            .maybe(tx)?;
        let Some((account, role, until)) = given else { continue };
        sql("update account_role set closed_at = $1, version = version + 1 where id = $2")
            .bind(pass.at())
            .bind(right.record)
            .run(tx)?;
        ended.push(right.record);
        let before: Option<Uuid> =
            sql("select id from account_role where account = $1 and role = $2 and unit = $3 \
                 and until_on = $4 and closed_at is null order by id limit 1")
            .bind(account)
            .bind(role)
            .bind(right.from_unit)
            .bind(eve)
            .maybe(tx)?;
        if let Some(before) = before {
            sql("update account_role set until_on = $1, version = version + 1 where id = $2")
                .bind(until)
                .bind(before)
                .run(tx)?;
            resumed.push(before);
        }
    }
    tell(tx, pass, ROLE, &ended)?;
    tell(tx, pass, ROLE, &resumed)
}

/// Terms of office at units that are no more end on the eve.
pub fn end_offices(tx: &mut Tx<'_>, pass: &Pass, change: &Change) -> Result<()> {
    let closing: Vec<UnitId> = change.heirs.keys().copied().collect();
    let (mut ended, mut ids) = (Vec::new(), Vec::new());
    for units in closing.chunks(ROWS) {
        // Only terms without an end of their own: what was to end later is told by its paper.
        let text = "select id, unit from office where until_on = $1 and unit in [] order by id";
        let found: Vec<(Uuid, UnitId)> = sql(text).bind(Day::OPEN_END).list(units).all(tx)?;
        for (id, unit) in found {
            sql("update office set until_on = $1, version = version + 1 where id = $2")
                .bind(change.day.add_days(-1))
                .bind(id)
                .run(tx)?;
            ids.push(id);
            ended.push(Followed { record: id, from_unit: unit, to_unit: unit });
        }
    }
    tell(tx, pass, OFFICE, &ids)?;
    note(tx, pass, change.decision, OFFICE, &ended)
}

/// Terms that a decision had ended go on.
pub fn resume_offices(tx: &mut Tx<'_>, pass: &Pass, change: &Change) -> Result<()> {
    let mut ids = Vec::new();
    for term in of(tx, pass, change.decision, OFFICE)? {
        let resumed = sql("update office set until_on = $1, version = version + 1 \
             where id = $2 and until_on = $3")
        .bind(Day::OPEN_END)
        .bind(term.record)
        .bind(change.day.add_days(-1))
        .run(tx)?;
        if resumed == 1 {
            ids.push(term.record);
        }
    }
    tell(tx, pass, OFFICE, &ids)
}

/// Rights at founded units that the decision did not bring.
pub fn new_roles(tx: &mut Tx<'_>, pass: &Pass, change: &Change) -> Result<Vec<Consequence>> {
    let came: HashSet<Uuid> =
        of(tx, pass, change.decision, ROLE)?.into_iter().map(|right| right.record).collect();
    let mut counts: HashMap<UnitId, i64> = HashMap::new();
    for units in change.founded.chunks(ROWS) {
        let text = "select id, unit from account_role where closed_at is null and unit in []";
        let found: Vec<(Uuid, UnitId)> = sql(text).list(units).all(tx)?;
        for (_, unit) in found.iter().filter(|(id, _)| !came.contains(id)) {
            *counts.entry(*unit).or_default() += 1;
        }
    }
    let told = |(unit, count)| Consequence { key: "follows-role", unit, count, fate: Fate::Goes };
    Ok(counts.into_iter().map(told).collect())
}

/// Each changed row has its line in the journal.
fn tell(tx: &mut Tx<'_>, pass: &Pass, table: &'static str, ids: &[Uuid]) -> Result<()> {
    let mut lines: Vec<(Value, i64)> = Vec::with_capacity(ids.len());
    for id in ids {
        let text = format!("select version from {table} where id = $1");
        lines.push((id.to_value(), sql(text).bind(*id).one(tx)?));
    }
    journal::record_all(tx, pass, table, &lines)
}

//! The lists of work: a row in the scope for every unit above, so that any unit's list is one
//! range of one index, newest first.

use super::doors::{self, Door, Opened};
use super::words;
use crate::model::{ActivityId, Cursor, Draft, Filter, ListedRow, OwnRow, State};
use agreements::AgreementId;
use kernel::db::{ToValue, Tx, Value, sql};
use kernel::pass::Actor;
use kernel::place::Place;
use kernel::{Day, Pass, Result, UnitId, row};
use std::cmp::Reverse;
use uuid::Uuid;

/// Puts a piece of work into the lists of all units above it on its last day.
pub(super) fn put(tx: &mut Tx<'_>, place: &Place, draft: &Draft, state: State) -> Result<()> {
    if draft.base > 0 {
        sql("delete from activity_scope where activity = $1").bind(draft.id).run(tx)?;
    }
    for above in &place.chain {
        sql("insert into activity_scope (above, on_day, activity, kind, state, campaign) \
             values ($1, $2, $3, $4, $5, $6)")
        .bind(*above)
        .bind(draft.until)
        .bind(draft.id)
        .bind(draft.kind.as_str())
        .bind(state.code())
        .bind(draft.campaign.clone())
        .run(tx)?;
    }
    words::put(tx, draft)
}

pub(super) fn set_state(tx: &mut Tx<'_>, id: ActivityId, to: State) -> Result<()> {
    sql("update activity_scope set state = $1 where activity = $2")
        .bind(to.code())
        .bind(id)
        .run(tx)?;
    Ok(())
}

/// The work of the unit of the pass and of all under it, the newest first, after a line.
pub fn list(
    tx: &mut Tx<'_>,
    pass: &Pass,
    filter: &Filter,
    after: Option<Cursor>,
    limit: i64,
) -> Result<Vec<ListedRow>> {
    let last = Cursor { on_day: Day::LAST, id: ActivityId::of(Uuid::max()) };
    let part = (after.unwrap_or(last), limit);
    let mut rows: Vec<ListedRow> = Vec::new();
    for door in doors::doors(tx, pass, filter)? {
        rows.extend(behind(tx, pass, filter, door, part)?);
    }
    // What was done at the unit that recorded it is met at two doors.
    rows.sort_by_key(|row| Reverse((row.on_day, row.id)));
    rows.dedup_by_key(|row| row.id);
    rows.truncate(usize::try_from(limit).unwrap_or_default());
    Ok(rows)
}

/// A page of what is found at one door.
fn behind(
    tx: &mut Tx<'_>,
    pass: &Pass,
    filter: &Filter,
    door: Door,
    (after, limit): (Cursor, i64),
) -> Result<Vec<ListedRow>> {
    let Opened { from, held, met, day, id, values } = door.opened(7);
    let (more, asked) = asked(filter, met, 7 + values.len());
    let mut query = sql(format!(
        "select a.id, u.code as unit_code, u.name as unit_name, a.kind, a.from_on, \
         a.until_on as on_day, \
         a.title, a.state, a.counted, a.amount \
         from {from} join unit u on u.id = a.unit \
         where {held} and {day} >= $2 and {day} <= $3 \
         and ({day}, {id}) < ($4, $5){more} \
         order by {day} desc, {id} desc limit $6"
    ))
    .bind(pass.unit()?)
    .bind(filter.from)
    .bind(filter.until)
    .bind(after.on_day)
    .bind(after.id)
    .bind(limit);
    for value in values.iter().chain(&asked) {
        query = query.bind(value);
    }
    query.all(tx)
}

/// What was done for a campaign from a day to a day under the unit of the pass, by the code of the
/// kind: how many pieces, their main counts, đồng.
pub fn of_campaign(
    tx: &mut Tx<'_>,
    pass: &Pass,
    campaign: &str,
    (from, until): (Day, Day),
) -> Result<Vec<(String, i64, i64, i64)>> {
    sql("select s.kind, count(*) as pieces, cast(sum(a.counted) as bigint) as counted, \
         cast(sum(a.amount) as bigint) as amount \
         from activity_scope s join activity a on a.id = s.activity \
         where s.above = $1 and s.campaign = $2 and s.on_day >= $3 and s.on_day <= $4 \
         and s.state = 'counted' group by s.kind order by amount desc, s.kind")
    .bind(pass.unit()?)
    .bind(campaign)
    .bind(from)
    .bind(until)
    .all(tx)
}

row! {
    /// What was done at a unit directly below, with all under it, or at a unit itself.
    pub struct DoneAt {
        /// The unit.
        pub unit: UnitId,
        /// Its name.
        pub name: String,
        /// Pieces of work.
        pub pieces: i64,
        /// Their value in đồng.
        pub amount: i64,
    }
}

/// What was done for a campaign (or, with none, of everything that a filter asks for) from a day to
/// a day, by the unit directly below that of the pass where it was done; what was done nowhere
/// below stands with the unit itself.
pub fn done_at(tx: &mut Tx<'_>, pass: &Pass, filter: &Filter) -> Result<Vec<DoneAt>> {
    let (more, values) = asked(filter, "s", 4);
    let mut query = sql(format!(
        "select n.id as unit, n.name, count(*) as pieces, \
         cast(sum(w.amount) as bigint) as amount \
         from (select {SPOT} as spot, a.until_on, a.amount \
         from activity_scope s join activity a on a.id = s.activity \
         where s.above = $1 and s.on_day >= $2 and s.on_day <= $3{more}) w \
         join reach r on r.unit = w.spot and r.from_on <= w.until_on and r.until_on >= w.until_on \
         join reach t on t.unit = r.above and t.above = $1 and t.from_on <= w.until_on \
         and t.until_on >= w.until_on and (t.depth = 1 or (t.depth = 0 and w.spot = $1)) \
         join unit n on n.id = r.above \
         group by n.id, n.name order by amount desc, n.name, n.id"
    ))
    .bind(pass.unit()?)
    .bind(filter.from)
    .bind(filter.until);
    for value in &values {
        query = query.bind(value);
    }
    query.all(tx)
}

/// The value and number of pieces, month by month (`202410`), of what a filter asks for.
pub fn by_month(tx: &mut Tx<'_>, pass: &Pass, filter: &Filter) -> Result<Vec<(i64, i64, i64)>> {
    let (more, values) = asked(filter, "s", 4);
    let mut query = sql(format!(
        "select s.on_day / 100 as month, count(*) as pieces, \
         cast(sum(a.amount) as bigint) as amount \
         from activity_scope s join activity a on a.id = s.activity \
         where s.above = $1 and s.on_day >= $2 and s.on_day <= $3{more} \
         group by s.on_day / 100 order by month"
    ))
    .bind(pass.unit()?)
    .bind(filter.from)
    .bind(filter.until);
    for value in &values {
        query = query.bind(value);
    }
    query.all(tx)
}

/// Where work was done, for a reader above the place; work without a place, or done outside what
/// the reader sees, was done at the unit that recorded it. `$1` is the unit of the pass.
const SPOT: &str = "case when exists (select 1 from reach p where p.unit = a.place \
     and p.above = $1 and p.from_on <= a.until_on and p.until_on >= a.until_on) \
     then a.place else a.unit end";

/// What a filter asks for beside its days, of kind, state and campaign in the table that is met
/// first; its values are numbered from a place. What is not asked for is not in the statement: each
/// filter then has its own index.
pub(super) fn asked(filter: &Filter, met: &str, from: usize) -> (String, Vec<Value>) {
    let mut asked: Vec<(String, Vec<Value>)> = Vec::new();
    if !filter.kinds.is_empty() {
        let each = vec!["$@"; filter.kinds.len()].join(", ");
        let kinds = filter.kinds.iter().map(ToValue::to_value).collect();
        asked.push((format!("{met}.kind in ({each})"), kinds));
    }
    let state = filter.state.map(|state| state.code().to_owned());
    let alike = [("state", state), ("campaign", filter.campaign.clone())];
    let alike = alike.into_iter().filter_map(|(column, value)| Some((column, value?)));
    asked.extend(alike.map(|(col, value)| (format!("{met}.{col} = $@"), vec![value.to_value()])));
    let like = |like: String| ("' ' || a.title_folded like $@".to_owned(), vec![like.to_value()]);
    asked.extend(words::patterns(filter).map(like));
    asked.extend(filter.spot.map(|spot| {
        let under = format!(
            "exists (select 1 from reach x where x.unit = {SPOT} and x.above = $@ \
             and x.from_on <= a.until_on and x.until_on >= a.until_on)"
        );
        (under, vec![spot.to_value()])
    }));
    if filter.quick {
        asked.push(("a.kept_in is null".to_owned(), Vec::new()));
    }
    let begun = filter.begun.map(|day| vec![day.to_value()]);
    asked.extend(begun.map(|day| ("a.from_on <= $@".to_owned(), day)));
    numbered(asked, from)
}

/// The conditions as one text, each `@` the number of the next value.
fn numbered(asked: Vec<(String, Vec<Value>)>, from: usize) -> (String, Vec<Value>) {
    let (mut said, mut values) = (String::new(), Vec::new());
    for (condition, own) in asked {
        let mut parts = condition.split('@');
        said.push_str(" and ");
        said.push_str(parts.next().unwrap_or_default());
        for (at, part) in parts.enumerate() {
            said.push_str(&(from + values.len() + at).to_string());
            said.push_str(part);
        }
        values.extend(own);
    }
    (said, values)
}

/// What the account of the pass recorded itself at its unit and under it, the newest first, each
/// with the word with which it came back.
pub fn mine(tx: &mut Tx<'_>, pass: &Pass, limit: i64) -> Result<Vec<OwnRow>> {
    let Actor::Account(account) = pass.actor() else { return Ok(Vec::new()) };
    sql("select a.id, a.kind, a.until_on as on_day, a.title, a.state, a.counted, a.note \
         from activity a where a.recorded_by = $1 and exists (select 1 from activity_scope s \
         where s.activity = a.id and s.above = $2) order by a.made_at desc, a.id desc limit $3")
    .bind(account)
    .bind(pass.unit()?)
    .bind(limit)
    .all(tx)
}

/// Work of these days that the unit of the pass joined and that is in none of its lists: the newest
/// first. It counts where it was recorded; of work that waits or was taken back nothing is told.
pub fn joined(
    tx: &mut Tx<'_>,
    pass: &Pass,
    (from, until): (Day, Day),
    most: i64,
) -> Result<Vec<ListedRow>> {
    // What was joined comes first: it is little, and SQLite would read all work of the days.
    sql("select a.id, u.code as unit_code, u.name as unit_name, a.kind, a.from_on, \
         a.until_on as on_day, a.title, a.state, a.counted, a.amount \
         from activity_joiner j cross join activity a join unit u on u.id = a.unit \
         where j.unit = $1 and a.id = j.activity and a.said_in = j.version and a.state = 'counted' \
         and a.until_on >= $2 and a.until_on <= $3 and not exists (select 1 \
         from activity_scope s where s.activity = a.id and s.above = $1) \
         order by a.until_on desc, a.id desc limit $4")
    .bind(pass.unit()?)
    .bind(from)
    .bind(until)
    .bind(most)
    .all(tx)
}

/// What was done under an agreement, in sum.
#[derive(Debug, Clone, Copy, Default)]
pub struct UnderAgreement {
    /// Pieces of any state.
    pub pieces: i64,
    /// Pieces that count.
    pub counted: i64,
    /// đồng of those that count.
    pub amount: i64,
}

const OF_AGREEMENT: &str = "from activity a join unit u on u.id = a.unit \
     where a.agreement = $1 and exists (select 1 from activity_scope s \
     where s.activity = a.id and s.above = $2)";

/// The sum of the work done under an agreement at the unit of the pass and under it.
pub fn sum_of_agreement(tx: &mut Tx<'_>, pass: &Pass, id: AgreementId) -> Result<UnderAgreement> {
    let by_state: Vec<(String, i64, i64)> = sql(format!(
        "select a.state, count(*), cast(sum(a.amount) as bigint) {OF_AGREEMENT} group by a.state"
    ))
    .bind(id)
    .bind(pass.unit()?)
    .all(tx)?;
    let mut sum = UnderAgreement::default();
    for (state, pieces, amount) in by_state {
        sum.pieces += pieces;
        if state == State::Counted.code() {
            (sum.counted, sum.amount) = (pieces, amount);
        }
    }
    Ok(sum)
}

/// A part (skipped, most) of the work done under an agreement at the unit of the pass and under it,
/// the newest first.
pub fn of_agreement(
    tx: &mut Tx<'_>,
    pass: &Pass,
    id: AgreementId,
    (skip, most): (i64, i64),
) -> Result<Vec<ListedRow>> {
    sql(format!(
        "select a.id, u.code as unit_code, u.name as unit_name, a.kind, a.from_on, \
         a.until_on as on_day, a.title, a.state, a.counted, a.amount {OF_AGREEMENT} \
         order by a.until_on desc, a.id desc limit $3 offset $4"
    ))
    .bind(id)
    .bind(pass.unit()?)
    .bind(most)
    .bind(skip)
    .all(tx)
}

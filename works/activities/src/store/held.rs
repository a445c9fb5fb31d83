//! What pieces of work hold, all of it, for those who check it against something else. It shows
//! nothing and has no pass.

use crate::model::{ActivityId, State};
use kernel::Result;
use kernel::db::{Tx, sql};
use std::collections::HashMap;

/// A piece of work as it is checked.
#[derive(Debug, Clone)]
pub struct HeldRow {
    /// Its id.
    pub id: ActivityId,
    /// Code of its kind.
    pub kind: String,
    /// Where it stands.
    pub state: State,
    /// The amount of its main count, as its row says.
    pub counted: i64,
    /// Its whole value, as its row says.
    pub amount: i64,
    /// What was counted, by the code of the measure.
    pub counts: Vec<(String, i64)>,
    /// What its values add up to.
    pub worth: i64,
}

/// Work read at a time.
const MANY: i64 = 512;

/// The next pieces of work after this one, by id. Whoever checks shows nothing: it needs no pass.
pub fn held_after(tx: &mut Tx<'_>, after: Option<ActivityId>) -> Result<Vec<HeldRow>> {
    let more = if after.is_some() { "where id > $2 " } else { "" };
    let ask = sql(format!("select id from activity {more}order by id limit $1")).bind(MANY);
    let ids: Vec<ActivityId> = match after {
        Some(after) => ask.bind(after).all(tx)?,
        None => ask.all(tx)?,
    };
    let mut held = held(tx, &ids)?;
    Ok(ids.iter().filter_map(|id| held.remove(id)).collect())
}

/// These pieces of work, for a check that shows nothing and so needs no pass.
pub fn held(tx: &mut Tx<'_>, ids: &[ActivityId]) -> Result<HashMap<ActivityId, HeldRow>> {
    let mut all = HashMap::with_capacity(ids.len());
    let rows: Vec<(ActivityId, String, String, i64, i64)> =
        sql("select id, kind, state, counted, amount from activity where id in []")
            .list(ids.iter().copied())
            .all(tx)?;
    for (id, kind, state, counted, amount) in rows {
        let state = State::read(&state).unwrap_or(State::Reversed);
        let (counts, worth) = (Vec::new(), 0);
        all.insert(id, HeldRow { id, kind, state, counted, amount, counts, worth });
    }
    let counts: Vec<(ActivityId, String, i64)> =
        sql("select a.id, c.code, c.amount from activity a join activity_count c \
         on c.activity = a.id and c.version = a.said_in where a.id in []")
        .list(ids.iter().copied())
        .all(tx)?;
    for (id, code, amount) in counts {
        if let Some(row) = all.get_mut(&id) {
            row.counts.push((code, amount));
        }
    }
    let worth: Vec<(ActivityId, i64)> =
        sql("select a.id, v.amount from activity a join activity_value v \
         on v.activity = a.id and v.version = a.said_in where a.id in []")
        .list(ids.iter().copied())
        .all(tx)?;
    for (id, amount) in worth {
        if let Some(row) = all.get_mut(&id) {
            row.worth = row.worth.saturating_add(amount);
        }
    }
    Ok(all)
}

/// How many of these pieces of work wait for a second pair of eyes: a number of what its caller
/// recorded itself a moment ago, so it needs no pass.
pub fn waiting(tx: &mut Tx<'_>, ids: &[ActivityId]) -> Result<i64> {
    sql("select count(*) from activity where state = 'waiting' and id in []")
        .list(ids.iter().copied())
        .one(tx)
}

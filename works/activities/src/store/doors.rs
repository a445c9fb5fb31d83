//! From where a list of work is read, newest first, so that a page is full before much is read.
//! Each door finds a part of what is asked for; together they find all of it. No door decides what
//! is shown: the conditions of the list do, at every door.

use super::words::{self, Span};
use crate::model::Filter;
use kernel::db::{ToValue, Tx, Value, sql};
use kernel::{Pass, Result, UnitId};

/// A place with more units under it than this is read from the list of the reader: work done there
/// is met soon enough.
const FEW: i64 = 4;

/// A door.
pub(super) enum Door {
    /// The list of the unit of the pass.
    Scope,
    /// The few pieces of work whose title holds a word, each then looked up in that list.
    Word(Span),
    /// What a unit recorded itself and under it: its own list.
    Own(UnitId),
    /// What was done at a unit, whoever recorded it.
    At(UnitId),
}

/// A door in SQL.
pub(super) struct Opened {
    /// What is read, in the order in which it is read (a cross join: no engine turns it around).
    pub from: String,
    /// What joins it and holds it to the list of the unit of the pass.
    pub held: String,
    /// The table in which kind, state and campaign are met first.
    pub met: &'static str,
    /// Day and id as the door reads them.
    pub day: &'static str,
    /// The id.
    pub id: &'static str,
    /// Its values.
    pub values: Vec<Value>,
}

/// The doors to what a filter asks for.
pub(super) fn doors(tx: &mut Tx<'_>, pass: &Pass, filter: &Filter) -> Result<Vec<Door>> {
    if let Some(span) = words::rare(tx, filter)? {
        return Ok(vec![Door::Word(span)]);
    }
    let Some(spot) = filter.spot.filter(|spot| pass.unit().ok() != Some(*spot)) else {
        return Ok(vec![Door::Scope]);
    };
    let units: Vec<UnitId> = sql("select distinct unit from reach where above = $1 limit $2")
        .bind(spot)
        .bind(FEW + 1)
        .all(tx)?;
    Ok(match units.len() as i64 > FEW {
        true => vec![Door::Scope],
        false => units.into_iter().flat_map(|unit| [Door::Own(unit), Door::At(unit)]).collect(),
    })
}

impl Door {
    /// The door in SQL; `at` is the number of its first value. `s` is the line of a list, `a` the
    /// piece of work and `$1` the unit of the pass.
    pub fn opened(self, at: usize) -> Opened {
        let list = Opened {
            from: "activity_scope s join activity a on a.id = s.activity".into(),
            held: "s.above = $1".into(),
            met: "s",
            day: "s.on_day",
            id: "s.activity",
            values: Vec::new(),
        };
        match self {
            Door::Scope => list,
            Door::Word((month, from, until)) => Opened {
                from: format!(
                    "(select distinct on_day, activity from activity_word \
                     where on_month = ${at} and word >= ${} and word < ${}) w \
                     cross join activity_scope s join activity a on a.id = s.activity",
                    at + 1,
                    at + 2
                ),
                held: format!("{} and s.on_day = w.on_day and s.activity = w.activity", list.held),
                values: vec![month.to_value(), from.to_value(), until.to_value()],
                ..list
            },
            Door::Own(unit) => Opened {
                held: format!(
                    "s.above = ${at} and exists (select 1 \
                     from activity_scope p where p.above = $1 and p.on_day = s.on_day \
                     and p.activity = s.activity)"
                ),
                values: vec![unit.to_value()],
                ..list
            },
            Door::At(unit) => Opened {
                from: "activity a cross join activity_scope s".into(),
                held: format!(
                    "a.place = ${at} and s.above = $1 and s.on_day = a.until_on \
                     and s.activity = a.id"
                ),
                met: "a",
                day: "a.until_on",
                id: "a.id",
                values: vec![unit.to_value()],
            },
        }
    }
}

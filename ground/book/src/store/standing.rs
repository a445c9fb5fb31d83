//! Entries that still stand, and what stands behind them: the record, who, the decision. It reads
//! and names; taking back is `post`'s work.

use super::position::{Ground, check_reach};
use super::{ids, upsert};
use crate::model::{DecisionId, EntryId, FigureId, Kind, Origin, RecordId, Spot, too_large};
use kernel::db::{ROWS, ToValue, Tx, Value, sql};
use kernel::pass::Actor;
use kernel::{Month, Pass, Result, UnitId, row};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

row! {
    /// An entry that may be taken back.
    pub struct Standing {
        /// Where it is booked.
        pub unit: UnitId,
        /// The month it is booked in.
        pub month_booked: Month,
        /// The figure.
        pub figure: FigureId,
        /// Its id.
        pub id: EntryId,
        /// Day of the month it belongs to.
        pub day_for: i64,
        /// How much.
        pub amount: i64,
        /// Why it stands.
        pub kind: Kind,
        /// What stands behind it; none for an opening entry.
        pub source: Option<i64>,
        /// The month it belongs to, when another.
        pub month_for: Option<Month>,
        /// The unit it belongs to, when another.
        pub unit_for: Option<UnitId>,
    }
}

impl Standing {
    /// Where it belongs.
    pub fn told(&self) -> Spot {
        Spot {
            unit: self.unit_for.unwrap_or(self.unit),
            month: self.month_for.unwrap_or(self.month_booked),
        }
    }
}

const STANDING: &str = "select e.unit, e.month_booked, e.figure, e.id, e.day_for, e.amount, \
     e.kind, e.source, e.month_for, e.unit_for from entry e";

/// What a record has posted and nobody has taken back. Moves and holds follow from these and are
/// made anew, so they are not among them. Whoever holds a record's key has had a pass for it.
pub fn standing_of_record(tx: &mut Tx<'_>, record: RecordId) -> Result<Vec<Standing>> {
    standing_of_records(tx, &[record])
}

/// The same of many records together.
pub(super) fn standing_of_records(tx: &mut Tx<'_>, records: &[RecordId]) -> Result<Vec<Standing>> {
    let mut all = Vec::new();
    for records in records.chunks(ROWS) {
        // The sources first: joined, PostgreSQL may read every entry that has one, as long as its
        // statistics come from before most of them (106 ms beside 155,000).
        let sources: Vec<i64> =
            sql("select id from source where record in []").list(records).all(tx)?;
        if sources.is_empty() {
            continue;
        }
        let rows: Vec<Standing> = sql(format!(
            "{STANDING} where e.source in [] and e.kind in (0, 1) \
             order by e.unit, e.month_booked, e.figure, e.id"
        ))
        .list(sources.iter().copied())
        .all(tx)?;
        let answered: HashSet<EntryId> =
            sql("select reverses from entry where source in [] and kind = 3")
                .list(sources.iter().copied())
                .all::<EntryId>(tx)?
                .into_iter()
                .collect();
        all.extend(rows.into_iter().filter(|row| !answered.contains(&row.id)));
    }
    Ok(all)
}

/// What records of a capability hold in the Book now, by figure: what they posted less what was
/// taken back. For `verify` alone, which shows none and has no pass.
pub fn sums_of_records(
    tx: &mut Tx<'_>,
    capability: i64,
    records: &[RecordId],
) -> Result<BTreeMap<(RecordId, String), i64>> {
    let sums: Vec<(RecordId, String, i64)> =
        sql("select s.record, f.code, cast(sum(e.amount) as bigint) from source s \
         join entry e on e.source = s.id join figure f on f.id = e.figure \
         where s.capability = $1 and e.kind in (0, 1, 3) and s.record in [] \
         group by s.record, f.code")
        .bind(capability)
        .list(records.iter().copied())
        .all(tx)?;
    let held = sums.into_iter().filter(|(_, _, sum)| *sum != 0);
    Ok(held.map(|(record, code, sum)| ((record, code), sum)).collect())
}

/// Of which of these figures records of a capability hold anything at a unit in a month.
pub fn booked_by(
    tx: &mut Tx<'_>,
    pass: &Pass,
    (spot, figures): (Spot, &[FigureId]),
    capability: i64,
) -> Result<Vec<FigureId>> {
    check_reach(tx, &mut Ground::default(), pass, spot.unit)?;
    // The entries by their key, all of them: joined to sources, or asked for those that have one,
    // PostgreSQL begins with every source or every entry that has one, as long as its statistics
    // come from before most of them (57 ms).
    let booked: Vec<(FigureId, Option<i64>, i64)> =
        sql("select figure, source, amount from entry \
         where unit = $1 and month_booked = $2 and figure in []")
        .bind(spot.unit)
        .bind(spot.month)
        .list(figures)
        .all(tx)?;
    let sources: Vec<i64> = booked.iter().filter_map(|(_, source, _)| *source).collect();
    let origins = origins_of(tx, &sources)?;
    let mut sums: BTreeMap<FigureId, i64> = BTreeMap::new();
    for (figure, source, amount) in booked {
        let origin = source.and_then(|source| origins.get(&source));
        if origin.is_some_and(|origin| origin.capability == capability) {
            let sum = sums.entry(figure).or_default();
            *sum = sum.checked_add(amount).ok_or_else(too_large)?;
        }
    }
    Ok(sums.into_iter().filter(|(_, sum)| *sum != 0).map(|(figure, _)| figure).collect())
}

/// What is booked at a unit for a month of a figure or of all, and was not taken back.
pub fn standing_at(
    tx: &mut Tx<'_>,
    pass: &Pass,
    spot: Spot,
    figure: Option<FigureId>,
) -> Result<Vec<Standing>> {
    check_reach(tx, &mut Ground::default(), pass, spot.unit)?;
    let mut text = format!("{STANDING} where e.unit = $1 and e.month_booked = $2");
    if figure.is_some() {
        text.push_str(" and e.figure = $3");
    }
    let mut ask = sql(text).bind(spot.unit).bind(spot.month);
    if let Some(figure) = figure {
        ask = ask.bind(figure);
    }
    let rows: Vec<Standing> = ask.all(tx)?;
    // What was taken back after a lock stands in a later month, or at another unit.
    let answered: HashSet<EntryId> =
        sql("select reverses from entry where unit = $1 and month_booked >= $2 and kind = 3 \
         union all select reverses from entry where unit_for = $1 and month_for >= $2 \
         and kind = 3")
        .bind(spot.unit)
        .bind(spot.month)
        .all::<EntryId>(tx)?
        .into_iter()
        .collect();
    let stands = |row: &Standing| {
        matches!(row.kind, Kind::Flow | Kind::Count) && !answered.contains(&row.id)
    };
    Ok(rows.into_iter().filter(stands).collect())
}

/// Writes down what stands behind entries.
pub(super) fn add_source(
    tx: &mut Tx<'_>,
    pass: &Pass,
    origin: Option<Origin>,
    decision: Option<DecisionId>,
) -> Result<i64> {
    let id = ids::next();
    upsert::SOURCES.run(tx, &source_binds(pass, id, origin, decision))?;
    Ok(id)
}

/// The values of what stands behind entries.
pub(super) fn source_binds(
    pass: &Pass,
    id: i64,
    origin: Option<Origin>,
    decision: Option<DecisionId>,
) -> [Value; upsert::SOURCE_COLUMNS] {
    let actor = match pass.actor() {
        Actor::Account(id) => Some(id),
        _ => None,
    };
    [
        id.to_value(),
        origin.map(|origin| origin.capability).to_value(),
        origin.map(|origin| origin.record).to_value(),
        actor.to_value(),
        decision.to_value(),
    ]
}

/// The records that sources name; a source that names none is left out.
pub(super) fn origins_of(tx: &mut Tx<'_>, sources: &[i64]) -> Result<HashMap<i64, Origin>> {
    let mut origins = HashMap::new();
    let distinct: BTreeSet<i64> = sources.iter().copied().collect();
    let distinct: Vec<i64> = distinct.into_iter().collect();
    for some in distinct.chunks(ROWS) {
        let rows: Vec<(i64, Option<i64>, Option<RecordId>)> =
            sql("select id, capability, record from source where id in []").list(some).all(tx)?;
        for (id, capability, record) in rows {
            if let (Some(capability), Some(record)) = (capability, record) {
                origins.insert(id, Origin { capability, record });
            }
        }
    }
    Ok(origins)
}

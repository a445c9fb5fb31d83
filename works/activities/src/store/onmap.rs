//! Work on the map of another day: what all units that came into one had recorded, whole. What a
//! unit recorded that was cut since stays with that unit and is told apart, but for the records
//! that the decision named for one of its parts: a record is never divided. Whose work is read was
//! settled before, by the rights of today. Nothing is written.

mod counted;

use super::listed::asked;
use crate::model::{ActivityId, Cursor, Filter, ListedRow};
pub use counted::counts_on_map;
use kernel::db::{FromRow, ToValue, Tx, Value, sql};
use kernel::{Day, Pass, Result, UnitId, row};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

row! {
    /// Work of a kind and a month (`202410`), by who recorded it and where it was done.
    pub struct DoneRow {
        /// The kind.
        pub kind: String,
        /// The unit that recorded it.
        pub unit: UnitId,
        /// Where it was done; none: at the unit.
        pub place: Option<UnitId>,
        /// The month.
        pub month: i64,
        /// Pieces of work.
        pub pieces: i64,
        /// Their main counts.
        pub counted: i64,
        /// Their value in đồng.
        pub amount: i64,
    }
}

/// What was done.
#[derive(Debug, Default)]
pub struct Done {
    /// By units that lie whole in the one that is asked for.
    pub whole: Vec<DoneRow>,
    /// By units that were cut, of which it has a part.
    pub shared: Vec<DoneRow>,
    /// Units of which nothing is in it: others answer for them today.
    pub unseen: i64,
}

/// The units whose work lies in a unit of a map, as far as somebody may read it today
/// (`desk::readable`).
#[derive(Debug, Default)]
pub struct Readable {
    /// The highest of them: what was recorded at one or under it lies inside, but for `but`.
    pub tops: Vec<UnitId>,
    /// Units that stood under those and whose work does not lie inside.
    pub but: Vec<UnitId>,
    /// Units that were cut, of which a part lies inside.
    pub cut: Vec<UnitId>,
    /// Those of them whose own work may be read.
    pub shared: Vec<UnitId>,
    /// Their records that a decision named for heirs that lie inside and may be read.
    pub named: BTreeMap<UnitId, Vec<ActivityId>>,
    /// Those that it named for any heir that lies in one place, so that they are nobody's together.
    pub told: BTreeMap<UnitId, Vec<ActivityId>>,
    /// Units whose work lies inside and is not read: others answer for them today.
    pub unseen: BTreeSet<UnitId>,
}

impl Readable {
    fn told_of(&self, unit: UnitId) -> &[ActivityId] {
        self.told.get(&unit).map_or(&[][..], Vec::as_slice)
    }
}

/// Whose lines of the lists are read.
enum Under<'a> {
    /// Those of a unit and of all under it but these.
    All(&'a [UnitId]),
    /// Its own, but for these records.
    Own(&'a [ActivityId]),
    /// These of its own alone.
    Named(&'a [ActivityId]),
}

impl Under<'_> {
    /// The condition on what a unit `s.above` has, with the list that it asks for.
    fn said(&self) -> (&'static str, Option<Vec<Value>>) {
        let units = |all: &[UnitId]| Some(all.iter().map(ToValue::to_value).collect());
        let records = |all: &[ActivityId]| Some(all.iter().map(ToValue::to_value).collect());
        match self {
            Under::All([]) => ("", None),
            Under::All(but) => (" and a.unit not in []", units(but)),
            Under::Own([]) => (" and a.unit = s.above", None),
            Under::Own(but) => (" and a.unit = s.above and a.id not in []", records(but)),
            Under::Named(only) => (" and a.unit = s.above and a.id in []", records(only)),
        }
    }
}

/// What a filter asks for (no place) of the unit of the pass, as it stands on the day of a map.
pub fn done_on_map(
    tx: &mut Tx<'_>,
    _pass: &Pass,
    from: &Readable,
    filter: &Filter,
) -> Result<Done> {
    let mut whole = done(tx, filter, &from.tops, Under::All(&from.but))?;
    for (unit, named) in &from.named {
        whole.extend(done(tx, filter, &[*unit], Under::Named(named))?);
    }
    // Of nearly all of them nothing is named: they are read together.
    let (apart, alike): (Vec<UnitId>, Vec<UnitId>) =
        from.cut.iter().copied().partition(|unit| from.told.contains_key(unit));
    let mut shared = done(tx, filter, &alike, Under::Own(&[]))?;
    for unit in apart {
        shared.extend(done(tx, filter, &[unit], Under::Own(from.told_of(unit)))?);
    }
    Ok(Done { whole, shared, unseen: i64::try_from(from.unseen.len()).unwrap_or(i64::MAX) })
}

fn done(
    tx: &mut Tx<'_>,
    filter: &Filter,
    above: &[UnitId],
    under: Under<'_>,
) -> Result<Vec<DoneRow>> {
    let columns = "a.kind, a.unit, a.place, s.on_day / 100 as month, a.counted, a.amount";
    let summed = |work: &str| {
        format!(
            "select w.kind, w.unit, w.place, w.month, count(*) as pieces, \
             cast(sum(w.counted) as bigint) as counted, cast(sum(w.amount) as bigint) as amount \
             from ({work}) w group by w.kind, w.unit, w.place, w.month"
        )
    };
    summed_up(tx, filter, (above, under), (columns, summed))
}

/// Sums over the work under some units that a filter asks for, each piece met once with these
/// columns; how they are summed is said of the statement that reads the pieces.
fn summed_up<T: FromRow>(
    tx: &mut Tx<'_>,
    filter: &Filter,
    (above, under): (&[UnitId], Under<'_>),
    (columns, summed): (&str, impl Fn(&str) -> String),
) -> Result<Vec<T>> {
    if above.is_empty() {
        return Ok(Vec::new());
    }
    let filter = Filter { spot: None, ..filter.clone() };
    let (more, values) = asked(&filter, "s", 3);
    let (of, some) = under.said();
    // A unit may have stood under two of those that are asked for: its work is met once.
    let once = if above.len() > 1 { "distinct " } else { "" };
    let mut query = sql(summed(&format!(
        "select {once}a.id, {columns} from activity_scope s join activity a on a.id = s.activity \
         where s.on_day >= $1 and s.on_day <= $2{more} and s.above in []{of}"
    )))
    .bind(filter.from)
    .bind(filter.until);
    for value in &values {
        query = query.bind(value);
    }
    let query = query.list(above.iter().copied());
    match some {
        Some(some) => query.list(some).all(tx),
        None => query.all(tx),
    }
}

/// The work of the unit of the pass as it stands on the day of a map, the newest first, after a
/// line; with it (true) that of those units that were cut whose work may be read.
pub fn list_on_map(
    tx: &mut Tx<'_>,
    _pass: &Pass,
    from: &Readable,
    filter: &Filter,
    (after, limit): (Option<Cursor>, i64),
) -> Result<Vec<(ListedRow, bool)>> {
    let last = Cursor { on_day: Day::LAST, id: ActivityId::of(Uuid::max()) };
    let part = (after.unwrap_or(last), limit);
    let mut rows: Vec<(ListedRow, bool)> = Vec::new();
    let mut take = |tx: &mut Tx<'_>, at, is_shared| -> Result<()> {
        rows.extend(lines(tx, filter, at, part)?.into_iter().map(|row| (row, is_shared)));
        Ok(())
    };
    for top in &from.tops {
        take(tx, (*top, Under::All(&from.but)), false)?;
    }
    for (unit, named) in &from.named {
        take(tx, (*unit, Under::Named(named)), false)?;
    }
    for unit in &from.shared {
        take(tx, (*unit, Under::Own(from.told_of(*unit))), true)?;
    }
    rows.sort_by_key(|(row, _)| Reverse((row.on_day, row.id)));
    rows.dedup_by_key(|(row, _)| row.id);
    rows.truncate(usize::try_from(limit).unwrap_or_default());
    Ok(rows)
}

fn lines(
    tx: &mut Tx<'_>,
    filter: &Filter,
    (above, under): (UnitId, Under<'_>),
    (after, limit): (Cursor, i64),
) -> Result<Vec<ListedRow>> {
    let filter = Filter { spot: None, ..filter.clone() };
    let (more, values) = asked(&filter, "s", 7);
    let (of, some) = under.said();
    let mut query = sql(format!(
        "select a.id, u.code as unit_code, u.name as unit_name, a.kind, a.from_on, \
         a.until_on as on_day, a.title, a.state, a.counted, a.amount \
         from activity_scope s join activity a on a.id = s.activity join unit u on u.id = a.unit \
         where s.above = $1 and s.on_day >= $2 and s.on_day <= $3 \
         and (s.on_day, s.activity) < ($4, $5){more}{of} \
         order by s.on_day desc, s.activity desc limit $6"
    ))
    .bind(above)
    .bind(filter.from)
    .bind(filter.until)
    .bind(after.on_day)
    .bind(after.id)
    .bind(limit);
    for value in &values {
        query = query.bind(value);
    }
    match some {
        Some(some) => query.list(some).all(tx),
        None => query.all(tx),
    }
}

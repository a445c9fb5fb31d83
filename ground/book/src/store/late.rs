//! What came late: entries that were booked in a month and belong to an earlier one, because a
//! paper had locked it. The paper of the span in which they count lists them; this only reads.

use super::atlas::{Atlas, Cover};
use super::position::{Ground, check_reach};
use crate::figures::Figures;
use crate::model::{FigureId, RecordId, too_large};
use kernel::db::{Tx, sql};
use kernel::{Day, Month, Pass, Result, UnitId, row};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

row! {
    /// An entry that was booked later than it belongs.
    pub struct LateEntry {
        /// Where it is booked.
        pub unit: UnitId,
        /// Which figure.
        pub figure: FigureId,
        /// The month it belongs to.
        pub month_for: Month,
        /// The day of that month.
        pub day_for: i64,
        /// How much.
        pub amount: i64,
        /// The capability of the record.
        pub capability: Option<i64>,
        /// The record behind it.
        pub record: Option<RecordId>,
    }
}

/// What was booked in the months of a span at a unit and under it and belongs to a month before the
/// span, by figure and month; at most `most`.
pub fn late(
    tx: &mut Tx<'_>,
    pass: &Pass,
    unit: UnitId,
    (first, last): (Month, Month),
    most: i64,
) -> Result<Vec<LateEntry>> {
    check_reach(tx, &mut Ground::default(), pass, unit)?;
    // Late entries come first: they are few, and the tree under the centre is large.
    sql("select e.unit, e.figure, e.month_for, e.day_for, e.amount, s.capability, s.record \
         from entry e cross join reach r left join source s on s.id = e.source \
         where e.month_booked >= $1 and e.month_booked <= $2 and e.month_for is not null \
         and e.month_for < $1 and r.unit = e.unit \
         and r.above = $3 and r.from_on <= $4 and r.until_on >= $4 \
         order by e.figure, e.month_for, e.unit, e.id limit $5")
    .bind(first)
    .bind(last)
    .bind(unit)
    .bind(last.last())
    .bind(most)
    .all(tx)
}

/// How much of what came late for a unit and month had been booked before another month began: for
/// a flow what belongs to the month itself, for a stock all that changed its level at its end.
pub fn late_before(
    tx: &mut Tx<'_>,
    pass: &Pass,
    figures: &Figures,
    (unit, figure): (UnitId, FigureId),
    (month, booked_before): (Month, Month),
) -> Result<i64> {
    check_reach(tx, &mut Ground::default(), pass, unit)?;
    before(tx, figures, (unit, i64::MAX, figure), (month, booked_before))
}

/// The same down to a depth.
fn before(
    tx: &mut Tx<'_>,
    figures: &Figures,
    (unit, depth, figure): (UnitId, i64, FigureId),
    (month, booked_before): (Month, Month),
) -> Result<i64> {
    let told = match figures.is_stock(figure) {
        true => "e.month_for <= $1",
        false => "e.month_for = $1",
    };
    sql(format!(
        "select cast(coalesce(sum(e.amount), 0) as bigint) from entry e cross join reach r \
         where {told} and e.month_for is not null and e.figure = $2 and e.month_booked > $1 \
         and e.month_booked < $3 and r.unit = e.unit_for and r.above = $4 and r.depth <= $6 \
         and r.from_on <= $5 and (r.until_on >= $5 \
         or r.until_on = (select until_on from unit where id = r.unit))"
    ))
    .bind(month)
    .bind(figure)
    .bind(booked_before)
    .bind(unit)
    .bind(month.last())
    .bind(depth)
    .one(tx)
}

/// The records behind a figure (its code) of a unit and all under it of which something came late
/// into the months of a span, or after them; each with what of it stands in their numbers, as they
/// were issued: nothing of what was recorded when they had been closed.
pub fn records_around(
    tx: &mut Tx<'_>,
    pass: &Pass,
    (unit, figure): (UnitId, &str),
    (first, last): (Month, Month),
) -> Result<Vec<(RecordId, i64)>> {
    check_reach(tx, &mut Ground::default(), pass, unit)?;
    // Late entries come first, as above; each is looked up by an index of its own.
    let touched = "select s.record from entry e cross join reach r cross join source s \
         where e.figure = (select id from figure where code = $3) and r.unit = e.unit \
         and r.above = $4 and r.from_on <= $5 and r.until_on >= $5 and s.id = e.source \
         and s.record is not null and";
    sql(format!(
        "select t.record, cast(sum(case when e.month_booked >= $1 and e.month_booked <= $2 \
         then e.amount else 0 end) as bigint) from ({touched} e.month_for is not null \
         and e.month_booked >= $1 and e.month_booked <= $2 union {touched} e.month_for >= $1 \
         and e.month_for <= $2 and e.month_booked > $2) t join source s on s.record = t.record \
         join entry e on e.source = s.id where e.figure = (select id from figure where code = $3) \
         group by t.record"
    ))
    .bind(first)
    .bind(last)
    .bind(figure)
    .bind(unit)
    .bind(last.last())
    .all(tx)
}

row! {
    /// Where something was booked later than it belongs, and by which capability.
    pub struct LateAt {
        /// Where.
        pub unit: UnitId,
        /// Which figure.
        pub figure: FigureId,
        /// The month it belongs to.
        pub month_for: Month,
        /// The capability of the records.
        pub capability: Option<i64>,
    }
}

/// What came late into the months of a span.
#[derive(Debug, Default)]
pub struct Late {
    /// How much of a figure for a month.
    pub sums: BTreeMap<(FigureId, Month), i64>,
    /// Where and by whom it was booked; a sum is whole, however many these are.
    pub entries: Vec<LateAt>,
    /// Units that were cut since: something came late at them too, of which a part that nobody can
    /// tell lies inside, and is in no sum.
    pub shared: BTreeSet<UnitId>,
}

/// What of some figures was booked in the months of a span for months before it, at a unit as it
/// stands on a day and at those it was made of: whole units with all under them, what a unit held
/// itself where that came whole. At most `most` entries of each of these units are named.
pub fn late_on_map(
    tx: &mut Tx<'_>,
    pass: &Pass,
    atlas: &Atlas,
    (unit, day): (UnitId, Day),
    (span, figures): ((Month, Month), &[FigureId]),
    most: i64,
) -> Result<Late> {
    check_reach(tx, &mut Ground::default(), pass, unit)?;
    let mut late = Late::default();
    for (booked, cover) in covers(atlas, (unit, day), span) {
        let ask = |unit, deep| Ask { unit, deep, booked, before: span.0, figures };
        let inside = cover.pieces.iter().filter(|(_, shares)| shares.iter().all(|share| share.1));
        let own = inside.map(|(unit, _)| ask(*unit, false));
        let asked = cover.whole.iter().map(|unit| ask(*unit, true)).chain(own);
        for ask in asked {
            for (figure, month, amount) in ask.sums(tx)? {
                let sum = late.sums.entry((figure, month)).or_default();
                *sum = sum.checked_add(amount).ok_or_else(too_large)?;
            }
            late.entries.extend(ask.entries(tx, most)?);
        }
        for unit in parted(&cover) {
            if ask(unit, false).sums(tx)?.iter().any(|(.., amount)| *amount != 0) {
                late.shared.insert(unit);
            }
        }
    }
    Ok(late)
}

/// The units of a cover of whose own only a part lies inside.
fn parted(cover: &Cover) -> impl Iterator<Item = UnitId> {
    let parted = |shares: &[(_, bool)]| shares.iter().any(|(_, is_inside)| !is_inside);
    let pieces = cover.pieces.iter().filter(move |(_, shares)| parted(shares));
    pieces.map(|(unit, _)| *unit).chain(cover.open.iter().copied())
}

/// The months of a span by what a unit is made of in them.
fn covers(
    atlas: &Atlas,
    (unit, day): (UnitId, Day),
    (first, last): (Month, Month),
) -> Vec<((Month, Month), Arc<Cover>)> {
    let mut all: Vec<((Month, Month), Arc<Cover>)> = Vec::new();
    let mut month = first;
    while month <= last {
        let cover = atlas.cover(unit, month, day);
        match all.last_mut() {
            Some((months, known)) if Arc::ptr_eq(known, &cover) => months.1 = month,
            _ => all.push(((month, month), cover)),
        }
        month = month.next();
    }
    all
}

/// A question about one unit.
struct Ask<'a> {
    unit: UnitId,
    /// With all under it.
    deep: bool,
    booked: (Month, Month),
    /// For months before this one.
    before: Month,
    figures: &'a [FigureId],
}

impl Ask<'_> {
    fn sums(&self, tx: &mut Tx<'_>) -> Result<Vec<(FigureId, Month, i64)>> {
        self.asked(
            tx,
            ("", "e.figure, e.month_for, cast(sum(e.amount) as bigint)"),
            "group by e.figure, e.month_for",
        )
    }

    fn entries(&self, tx: &mut Tx<'_>, most: i64) -> Result<Vec<LateAt>> {
        self.asked(
            tx,
            (
                "left join source s on s.id = e.source",
                "e.unit, e.figure, e.month_for, s.capability",
            ),
            &format!(
                "group by e.unit, e.figure, e.month_for, s.capability \
                 order by e.figure, e.month_for, e.unit, s.capability limit {most}"
            ),
        )
    }

    fn asked<T: kernel::db::FromRow>(
        &self,
        tx: &mut Tx<'_>,
        (joined, told): (&str, &str),
        grouped: &str,
    ) -> Result<Vec<T>> {
        // Late entries come first: they are few, and the tree under the centre is large.
        sql(format!(
            "select {told} from entry e cross join reach r {joined} \
             where e.month_booked >= $1 and e.month_booked <= $2 and e.month_for is not null \
             and e.month_for < $3 and r.unit = e.unit and r.above = $4 and r.depth <= $5 \
             and r.from_on <= $6 and (r.until_on >= $6 \
             or r.until_on = (select until_on from unit where id = r.unit)) \
             and e.figure in [] {grouped}"
        ))
        .bind(self.booked.0)
        .bind(self.booked.1)
        .bind(self.before)
        .bind(self.unit)
        .bind(if self.deep { i64::MAX } else { 0 })
        .bind(self.booked.1.last())
        .list(self.figures.iter().copied())
        .all(tx)
    }
}

/// How much of what came late for a month of a unit, as it stands on a day, had been booked before
/// another month began: for a flow what belongs to the month itself, for a stock all that changed
/// its level at its end. What came late at a unit that was cut since is not told apart.
pub fn late_before_on_map(
    tx: &mut Tx<'_>,
    pass: &Pass,
    (figures, atlas): (&Figures, &Atlas),
    (unit, day, figure): (UnitId, Day, FigureId),
    (month, booked_before): (Month, Month),
) -> Result<i64> {
    check_reach(tx, &mut Ground::default(), pass, unit)?;
    let cover = atlas.cover_of(unit, month, day, Some(figure));
    let inside = cover.pieces.iter().filter(|(_, shares)| shares.iter().all(|share| share.1));
    let whole = cover.whole.iter().map(|unit| (*unit, i64::MAX));
    let mut sum = 0_i64;
    for (unit, depth) in whole.chain(inside.map(|(unit, _)| (*unit, 0))) {
        let more = before(tx, figures, (unit, depth, figure), (month, booked_before))?;
        sum = sum.checked_add(more).ok_or_else(too_large)?;
    }
    Ok(sum)
}

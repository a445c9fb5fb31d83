//! Who took whose place: written when a decision takes effect, taken back with it, and the shares
//! of the units that were cut. It knows units and fractions, no figure.

use kernel::db::{Many, ToValue, Tx, sql};
use kernel::{Day, Pass, Result, UnitId, row};
use uuid::Uuid;

/// Who takes the place of a unit, or of a part of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Passing {
    /// The unit that is no more.
    pub from: UnitId,
    /// The unit that takes its place.
    pub to: UnitId,
    /// `whole`, `part` or `abolished`.
    pub kind: &'static str,
    /// The share as a fraction, when the decision says it.
    pub share: Option<(i64, i64)>,
    /// Whether what cannot be told apart goes here.
    pub is_default: bool,
}

/// Writes who takes whose place from a day on, in the stated order.
pub fn pass_on(tx: &mut Tx<'_>, _pass: &Pass, day: Day, passings: &[Passing]) -> Result<()> {
    let mut many = Many::new(
        "insert into succession (id, on_day, from_unit, to_unit, kind, share_part, share_whole, \
         place_in_order, is_default) values",
        9,
    );
    for (at, passing) in passings.iter().enumerate() {
        many.push(vec![
            Uuid::now_v7().to_value(),
            day.to_value(),
            passing.from.to_value(),
            passing.to.to_value(),
            passing.kind.to_value(),
            passing.share.map(|share| share.0).to_value(),
            passing.share.map(|share| share.1).to_value(),
            (at as i64).to_value(),
            passing.is_default.to_value(),
        ]);
    }
    many.write(tx)
}

/// The share that a successor has of one figure, where it is told apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Apart {
    /// The unit that is no more.
    pub from: UnitId,
    /// The unit that takes its place, or a part of it.
    pub to: UnitId,
    /// Code of the figure.
    pub figure: String,
    /// The share as a fraction; it may be nothing.
    pub share: (i64, i64),
}

/// Writes which figures are divided otherwise than their units: after [`pass_on`], before stocks
/// are moved.
pub fn tell_apart(tx: &mut Tx<'_>, _pass: &Pass, lines: &[Apart]) -> Result<()> {
    let mut many = Many::new(
        "insert into succession_share (from_unit, to_unit, figure, share_part, share_whole) values",
        5,
    );
    for line in lines {
        many.push(vec![
            line.from.to_value(),
            line.to.to_value(),
            line.figure.as_str().to_value(),
            line.share.0.to_value(),
            line.share.1.to_value(),
        ]);
    }
    many.write(tx)
}

/// Says anew how one figure of a unit that was cut is divided; without lines, as the unit is.
pub fn share_apart(
    tx: &mut Tx<'_>,
    pass: &Pass,
    (from, figure): (UnitId, &str),
    lines: &[Apart],
) -> Result<()> {
    sql("delete from succession_share where from_unit = $1 and figure = $2")
        .bind(from)
        .bind(figure)
        .run(tx)?;
    tell_apart(tx, pass, lines)?;
    super::change::touch(tx, pass, &[from])
}

/// A record of a unit that is no more, named for one of those who take its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NamedRecord {
    /// The unit that is no more.
    pub from: UnitId,
    /// The record: what an entry of the Book bears, or the key of an open row.
    pub record: Uuid,
    /// The unit that takes a part of its place.
    pub to: UnitId,
}

/// Writes which records are named for whom: after [`pass_on`], before stocks are moved.
pub fn name_records(tx: &mut Tx<'_>, _pass: &Pass, lines: &[NamedRecord]) -> Result<()> {
    let mut many =
        Many::new("insert into succession_record (from_unit, record, to_unit) values", 3);
    for line in lines {
        many.push(vec![line.from.to_value(), line.record.to_value(), line.to.to_value()]);
    }
    many.write(tx)
}

/// Says anew which records of a unit that was cut are named for whom.
pub fn rename_records(
    tx: &mut Tx<'_>,
    pass: &Pass,
    from: UnitId,
    lines: &[NamedRecord],
) -> Result<()> {
    sql("delete from succession_record where from_unit = $1").bind(from).run(tx)?;
    name_records(tx, pass, lines)?;
    super::change::touch(tx, pass, &[from])
}

/// The records of units that are no more which are named, each with its unit and whom it is named
/// for. Keys say nothing by themselves, so no pass is asked.
pub fn named_records(tx: &mut Tx<'_>, units: &[UnitId]) -> Result<Vec<NamedRecord>> {
    let mut all = Vec::new();
    super::change::each(tx, units, |tx, ids| {
        let text = "select from_unit, record, to_unit from succession_record \
                    where from_unit in []";
        let lines: Vec<(UnitId, Uuid, UnitId)> = sql(text).list(ids).all(tx)?;
        let lines = lines.into_iter();
        all.extend(lines.map(|(from, record, to)| NamedRecord { from, record, to }));
        Ok(())
    })?;
    Ok(all)
}

/// Takes back who took the place of units on a day.
pub fn unpass(tx: &mut Tx<'_>, _pass: &Pass, units: &[UnitId], day: Day) -> Result<()> {
    super::change::each(tx, units, |tx, ids| {
        let text = "delete from succession where on_day = $1 and from_unit in []";
        sql(text).bind(day).list(ids).run(tx)?;
        for table in ["succession_share", "succession_record"] {
            sql(format!("delete from {table} where from_unit in []")).list(ids).run(tx)?;
        }
        Ok(())
    })
}

row! {
    /// A line of succession as it is kept, with both names.
    pub struct NamedPassing {
        /// The unit that is no more.
        pub from_unit: UnitId,
        /// Its name.
        pub from_name: String,
        /// Who took its place.
        pub to_unit: UnitId,
        /// That one's name.
        pub to_name: String,
        /// `whole`, `part` or `abolished`.
        pub kind: String,
        /// The share's numerator, when known.
        pub share_part: Option<i64>,
        /// The share's denominator.
        pub share_whole: Option<i64>,
        /// Whether what cannot be told apart went here.
        pub is_default: bool,
    }
}

/// The lines of a day, of one kind or of all; names of units are public, so no pass is asked.
pub fn passings_on(tx: &mut Tx<'_>, day: Day, kind: Option<&str>) -> Result<Vec<NamedPassing>> {
    sql("select s.from_unit, f.name as from_name, s.to_unit, t.name as to_name, s.kind, \
         s.share_part, s.share_whole, s.is_default from succession s \
         join unit f on f.id = s.from_unit join unit t on t.id = s.to_unit \
         where s.on_day = $1 and ($2 = '' or s.kind = $2) \
         order by f.name_folded, s.from_unit, s.is_default desc, s.place_in_order, s.to_unit")
    .bind(day)
    .bind(kind.unwrap_or_default())
    .all(tx)
}

/// Says which share of a unit that was cut went to whom, and whether that is known or made up for
/// want of a source.
pub fn share(
    tx: &mut Tx<'_>,
    pass: &Pass,
    (from, day): (UnitId, Day),
    shares: &[(UnitId, (i64, i64))],
    is_illustrative: bool,
) -> Result<()> {
    for (to, (part, whole)) in shares {
        sql("update succession set share_part = $1, share_whole = $2, is_illustrative = $3 \
             where from_unit = $4 and to_unit = $5 and on_day = $6")
        .bind(*part)
        .bind(*whole)
        .bind(is_illustrative)
        .bind(from)
        .bind(*to)
        .bind(day)
        .run(tx)?;
    }
    // The unit's next version tells whoever keeps the tree in memory to read it anew.
    super::change::touch(tx, pass, &[from])
}

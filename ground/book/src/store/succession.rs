//! Reading who took whose place. Only `org` writes it.

use crate::model::{FigureId, Spot};
use crate::rules::{self, Heir, Share};
use kernel::db::{Tx, sql};
use kernel::{Day, Result, UnitId, row};
use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;

row! {
    /// One line of `succession`.
    pub struct Passing {
        /// The unit that was closed.
        pub from_unit: UnitId,
        /// Who took (part of) its place.
        pub to_unit: UnitId,
        /// The share's numerator, when known.
        pub share_part: Option<i64>,
        /// The share's denominator.
        pub share_whole: Option<i64>,
        /// On which day.
        pub on_day: Day,
        /// Whether no source gives the share.
        pub is_illustrative: bool,
    }
}

impl Passing {
    /// The heir it names.
    pub fn heir(&self) -> Heir {
        let share = self.share_part.zip(self.share_whole);
        Heir { unit: self.to_unit, share }
    }
}

const COLUMNS: &str = "select from_unit, to_unit, share_part, share_whole, on_day, \
                       is_illustrative from succession";
const ORDER: &str = "order by from_unit, is_default desc, place_in_order, to_unit";

/// The heirs of a unit, the default one first, then in the stated order.
pub fn heirs(tx: &mut Tx<'_>, unit: UnitId) -> Result<Vec<Heir>> {
    let lines: Vec<Passing> =
        sql(format!("{COLUMNS} where from_unit = $1 and to_unit <> $1 {ORDER}"))
            .bind(unit)
            .all(tx)?;
    Ok(lines.iter().map(Passing::heir).collect())
}

/// The parts of a unit that was cut, the default one first, with their shares.
pub type Parts = Rc<[(UnitId, Share)]>;

/// The parts of a unit that was cut in a month, as a figure sees them; where the decision leaves
/// their shares open the default one has all. Nothing where one unit takes all, and where others
/// came to the unit in that month: what it handed on cannot be told from what it was given. Until
/// the transaction ends nobody else says other shares or divides by these.
pub(super) fn parts(tx: &mut Tx<'_>, from: Spot, figure: FigureId) -> Result<Option<Parts>> {
    if heirs(tx, from.unit)?.len() < 2 {
        return Ok(None);
    }
    hold(tx, from.unit)?;
    let came: Option<UnitId> = sql("select from_unit from succession where to_unit = $1 \
         and from_unit <> $1 and on_day >= $2 and on_day <= $3 limit 1")
    .bind(from.unit)
    .bind(from.month.first())
    .bind(from.month.last())
    .maybe(tx)?;
    if came.is_some() {
        return Ok(None);
    }
    // Read once more: who held the unit before may have said other shares.
    let heirs = heirs(tx, from.unit)?;
    let seen = Apart::of(tx, from.unit)?.heirs(from.unit, Some(figure), &heirs);
    let units = seen.iter().map(|heir| heir.unit);
    Ok(Some(units.zip(rules::shares_or_default(&seen)).collect()))
}

/// Lets nobody else divide what a unit handed on until this transaction ends: two that came at once
/// would both divide what stood before. Nothing is changed; SQLite has one writer anyway.
fn hold(tx: &mut Tx<'_>, unit: UnitId) -> Result<()> {
    if tx.has_many_writers() {
        sql("update succession set place_in_order = place_in_order where from_unit = $1")
            .bind(unit)
            .run(tx)?;
    }
    Ok(())
}

/// Every line of succession: one walk of it serves a whole map.
pub fn all(tx: &mut Tx<'_>) -> Result<Vec<Passing>> {
    sql(format!("{COLUMNS} where to_unit <> from_unit {ORDER}")).all(tx)
}

const APART: &str = "select s.from_unit, s.to_unit, f.id, s.share_part, s.share_whole \
                     from succession_share s join figure f on f.code = s.figure";

/// From, to, figure, share.
type ApartLine = (UnitId, UnitId, FigureId, i64, i64);

/// Shares of single figures that a decision says apart: what a figure is told by goes before what
/// its unit is told by.
#[derive(Debug, Default)]
pub struct Apart {
    figures: BTreeSet<FigureId>,
    shares: HashMap<(UnitId, FigureId), HashMap<UnitId, (i64, i64)>>,
}

impl Apart {
    /// All of them.
    pub fn read(tx: &mut Tx<'_>) -> Result<Apart> {
        Ok(Apart::told(sql(APART).all(tx)?))
    }

    /// Those of one unit.
    fn of(tx: &mut Tx<'_>, unit: UnitId) -> Result<Apart> {
        let lines = sql(format!("{APART} where s.from_unit = $1")).bind(unit).all(tx)?;
        Ok(Apart::told(lines))
    }

    fn told(lines: Vec<ApartLine>) -> Apart {
        let mut apart = Apart::default();
        for (from, to, figure, part, whole) in lines {
            apart.figures.insert(figure);
            apart.shares.entry((from, figure)).or_default().insert(to, (part, whole));
        }
        apart
    }

    /// The figures that are told apart somewhere.
    pub fn figures(&self) -> &BTreeSet<FigureId> {
        &self.figures
    }

    /// Whether a figure of a unit is divided by shares of its own.
    pub fn tells(&self, unit: UnitId, figure: Option<FigureId>) -> bool {
        figure.is_some_and(|figure| self.shares.contains_key(&(unit, figure)))
    }

    /// The heirs of a unit as a figure sees them; a part that nobody named has none of it.
    pub fn heirs(&self, unit: UnitId, figure: Option<FigureId>, heirs: &[Heir]) -> Vec<Heir> {
        let shares = figure.and_then(|figure| self.shares.get(&(unit, figure)));
        let seen = |heir: &Heir| match shares {
            Some(shares) => {
                let share = shares.get(&heir.unit).copied().unwrap_or((0, 1));
                Heir { share: Some(share), ..*heir }
            }
            None => *heir,
        };
        heirs.iter().map(seen).collect()
    }
}

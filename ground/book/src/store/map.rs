//! Figures on the map of another day: whole units as they were reported, plus pieces of the units
//! that were cut, apportioned month by month. Computed when asked, never stored; however many
//! months are asked for, each unit is read once.

mod cut;
mod divide;
mod issued;
mod parts;
mod read;
mod ready;

use super::atlas::{Atlas, Cover};
use super::drill::Basis;
use super::position::check_reach_of;
use super::totals::Scope;
use crate::figures::Figures;
use crate::model::{FigureId, Reading, too_large};
pub use cut::Cut;
use divide::Divided;
pub use divide::named_of;
pub use issued::{IssuedOnMap, issued_on_map, issued_span_on_map};
use kernel::db::Tx;
use kernel::{Day, Month, Pass, Result, UnitId};
pub use parts::{MapPart, parts_on_map};
use read::{Asked, Values};
use ready::Ready;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

/// What a map can tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OnMap {
    /// As known now, in the order of [`Figures::all`].
    Told {
        /// A value for every figure.
        values: Vec<(FigureId, i64)>,
        /// Whether a unit that was cut was apportioned, and by which shares.
        cut: Cut,
    },
    /// Some numbers cannot be told apart on that map ("không tách được").
    CannotTell {
        /// The nearest unit above, on that map, whose numbers are exact.
        nearest: Option<UnitId>,
    },
}

/// The figures of a month for a unit as it stands on a day: flows of the month, levels at its
/// end, as known now.
pub fn on_map(
    tx: &mut Tx<'_>,
    pass: &Pass,
    figures: &Figures,
    atlas: &Atlas,
    (unit, month, day): (UnitId, Month, Day),
) -> Result<OnMap> {
    let told = months_on_map(tx, pass, figures, atlas, (unit, day), &[month], None)?;
    Ok(told.into_iter().next().unwrap_or(OnMap::CannotTell { nearest: None }))
}

/// The same for many months, and for some figures alone (none: all of them). A longer period is
/// the sum of its months (a level: its last one); derived figures are computed afterwards.
pub fn months_on_map(
    tx: &mut Tx<'_>,
    pass: &Pass,
    figures: &Figures,
    atlas: &Atlas,
    (unit, day): (UnitId, Day),
    months: &[Month],
    only: Option<&[FigureId]>,
) -> Result<Vec<OnMap>> {
    let told = units_on_map(tx, pass, figures, atlas, (&[unit], day), months, only)?;
    Ok(told.into_iter().next().unwrap_or_default())
}

/// The same for many units, in their order: what lies in them is read with a few statements,
/// however many they are.
pub fn units_on_map(
    tx: &mut Tx<'_>,
    pass: &Pass,
    figures: &Figures,
    atlas: &Atlas,
    (units, day): (&[UnitId], Day),
    months: &[Month],
    only: Option<&[FigureId]>,
) -> Result<Vec<Vec<OnMap>>> {
    check_reach_of(tx, pass, units)?;
    let kept = only.map(|only| figures.kept(only));
    let mut ask = Ask::new((figures, atlas, day), kept.as_deref(), Basis::Known);
    // One unit is read as it is asked for: most of a map is whole, and takes two statements.
    if units.len() > 1 {
        ask.ready = Ready::read(tx, &ask, units, months)?;
    }
    let mut exact = HashMap::new();
    units.iter().map(|unit| ask.with_nearest(tx, *unit, months, &mut exact)).collect()
}

/// Months that one question holds, so that its text stays of a size.
const MONTHS_AT_ONCE: usize = 120;

/// The same for spans of whole months: a flow is the sum of its months, a stock the level of the
/// last one. A span with one month that cannot be told cannot be told. All months are read at once:
/// ten years cost little more than one month. Where only some figures are asked for, the others
/// are told as 0: ask those that you read.
pub fn spans_on_map(
    tx: &mut Tx<'_>,
    pass: &Pass,
    figures: &Figures,
    atlas: &Atlas,
    at: (UnitId, Day),
    spans: &[(Month, Month)],
    only: Option<&[FigureId]>,
) -> Result<Vec<OnMap>> {
    let months: BTreeSet<Month> = spans.iter().flat_map(|span| within(*span)).collect();
    let months: Vec<Month> = months.into_iter().collect();
    let mut told: BTreeMap<Month, OnMap> = BTreeMap::new();
    for months in months.chunks(MONTHS_AT_ONCE) {
        let read = months_on_map(tx, pass, figures, atlas, at, months, only)?;
        told.extend(months.iter().copied().zip(read));
    }
    spans.iter().map(|span| summed(figures, *span, &told)).collect()
}

fn within((first, last): (Month, Month)) -> impl Iterator<Item = Month> {
    std::iter::successors(Some(first), |month| Some(month.next()))
        .take_while(move |month| *month <= last)
}

fn summed(figures: &Figures, span: (Month, Month), told: &BTreeMap<Month, OnMap>) -> Result<OnMap> {
    let mut sums: BTreeMap<FigureId, i64> = BTreeMap::new();
    let mut worst = Cut::No;
    for month in within(span) {
        match told.get(&month) {
            Some(OnMap::Told { values, cut }) => {
                worst = worst.max(*cut);
                for (figure, value) in values {
                    let sum = sums.entry(*figure).or_default();
                    *sum = match figures.is_stock(*figure) {
                        true => *value,
                        false => sum.checked_add(*value).ok_or_else(too_large)?,
                    };
                }
            }
            Some(cannot) => return Ok(cannot.clone()),
            None => return Ok(OnMap::CannotTell { nearest: None }),
        }
    }
    let values = figures.all().iter().map(|known| known.id);
    let values = values.map(|id| (id, sums.get(&id).copied().unwrap_or_default())).collect();
    Ok(OnMap::Told { values, cut: worst })
}

/// What of a month lies in a unit of a map.
#[derive(Debug, Clone, Default)]
struct Gathered {
    /// The kept figures, without what cannot be told apart.
    sum: Values,
    /// How those of which something was divided were.
    cut: BTreeMap<FigureId, Cut>,
    /// Units whose own part of a figure cannot be told apart.
    open: BTreeSet<(FigureId, UnitId)>,
}

impl Gathered {
    fn take(&mut self, unit: UnitId, part: Divided) -> Result<()> {
        self.open.extend(part.open.into_iter().map(|figure| (figure, unit)));
        self.divide(part.cut);
        add(&mut self.sum, part.inside)
    }

    /// Of a figure that was divided in several ways the weakest is told.
    fn divide(&mut self, cut: BTreeMap<FigureId, Cut>) {
        for (figure, cut) in cut {
            let kept = self.cut.entry(figure).or_default();
            *kept = cut.max(*kept);
        }
    }
}

/// A question about one map.
struct Ask<'a> {
    figures: &'a Figures,
    atlas: &'a Atlas,
    day: Day,
    /// Kept figures (no derived ones) that are wanted.
    only: Option<&'a [FigureId]>,
    /// As known now, or as issued.
    basis: Basis,
    /// What was read beforehand, as known now.
    ready: Ready,
}

impl<'a> Ask<'a> {
    fn new(
        (figures, atlas, day): (&'a Figures, &'a Atlas, Day),
        only: Option<&'a [FigureId]>,
        basis: Basis,
    ) -> Ask<'a> {
        Ask { figures, atlas, day, only, basis, ready: Ready::default() }
    }

    /// The months of a unit; where they cannot be told apart, with the nearest unit above it that
    /// is exact. `exact` remembers which units are, for the next one that asks.
    fn with_nearest(
        &self,
        tx: &mut Tx<'_>,
        unit: UnitId,
        months: &[Month],
        exact: &mut HashMap<(UnitId, Month), bool>,
    ) -> Result<Vec<OnMap>> {
        let mut all = Vec::with_capacity(months.len());
        for (told, month) in self.tell(tx, unit, months)?.into_iter().zip(months) {
            let told = match told {
                Some(told) => told,
                None => OnMap::CannotTell { nearest: self.nearest(tx, unit, *month, exact)? },
            };
            all.push(told);
        }
        Ok(all)
    }

    fn nearest(
        &self,
        tx: &mut Tx<'_>,
        unit: UnitId,
        month: Month,
        exact: &mut HashMap<(UnitId, Month), bool>,
    ) -> Result<Option<UnitId>> {
        let mut above = self.atlas.above(unit, self.day);
        while let Some(higher) = above {
            let is_exact = match exact.get(&(higher, month)) {
                Some(known) => *known,
                None => self.tell(tx, higher, &[month])?.iter().all(Option::is_some),
            };
            exact.insert((higher, month), is_exact);
            if is_exact {
                return Ok(Some(higher));
            }
            above = self.atlas.above(higher, self.day);
        }
        Ok(None)
    }

    /// The figures of a scope, month by month.
    fn known(&self, tx: &mut Tx<'_>, asked: &Asked<'_>, scope: Scope<'_>) -> Result<Vec<Values>> {
        match self.ready.known(asked, scope) {
            Some(known) => known,
            None => read::known(tx, asked, scope),
        }
    }

    /// What a unit holds itself in each month, without the units under it.
    fn own(&self, tx: &mut Tx<'_>, asked: &Asked<'_>, unit: UnitId) -> Result<Vec<Values>> {
        let own = self.known(tx, asked, Scope::Of(unit))?;
        // Months of one map have the same units under each unit.
        let Some(month) = asked.months.first() else { return Ok(own) };
        let below = self.known(tx, asked, Scope::Under(unit, month.last()))?;
        less(own, below)
    }

    /// What a unit can tell of each month; nothing where numbers cannot be told apart.
    fn tell(&self, tx: &mut Tx<'_>, unit: UnitId, months: &[Month]) -> Result<Vec<Option<OnMap>>> {
        let told = self.gather(tx, unit, months)?.into_iter().map(|told| match told {
            told if !told.open.is_empty() => Ok(None),
            told => {
                let cut = told.cut.values().max().copied().unwrap_or_default();
                Ok(Some(OnMap::Told { values: self.derived(told.sum)?, cut }))
            }
        });
        told.collect()
    }

    /// What lies in a unit of each month.
    fn gather(&self, tx: &mut Tx<'_>, unit: UnitId, months: &[Month]) -> Result<Vec<Gathered>> {
        // Months of one map are made of the same units: each of these is read once for all.
        let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (at, month) in months.iter().enumerate() {
            groups.entry(self.atlas.map_of(month.last())).or_default().push(at);
        }
        let mut all = vec![Gathered::default(); months.len()];
        for places in groups.into_values() {
            let months: Vec<Month> = places.iter().map(|at| months[*at]).collect();
            for (at, told) in places.into_iter().zip(self.of_map(tx, unit, &months)?) {
                all[at] = told;
            }
        }
        Ok(all)
    }

    /// The kept figures of months of one map: those that are told apart by covers of their own.
    fn of_map(&self, tx: &mut Tx<'_>, unit: UnitId, months: &[Month]) -> Result<Vec<Gathered>> {
        let (common, apart) = self.sorts();
        let cover = self.atlas.cover(unit, months[0], self.day);
        let mut all = self.of_cover(tx, &cover, (months, common.as_deref()))?;
        for figure in apart {
            let cover = self.atlas.cover_of(unit, months[0], self.day, Some(figure));
            let own = self.of_cover(tx, &cover, (months, Some(&[figure])))?;
            for (all, own) in all.iter_mut().zip(own) {
                add(&mut all.sum, own.sum)?;
                // Each figure has one cover: these are none of the others.
                all.cut.extend(own.cut);
                all.open.extend(own.open);
            }
        }
        Ok(all)
    }

    /// The figures that share their covers (none: all there are), and those that are told apart.
    fn sorts(&self) -> (Option<Vec<FigureId>>, Vec<FigureId>) {
        let is_wanted = |figure: &FigureId| self.only.is_none_or(|only| only.contains(figure));
        let apart: Vec<FigureId> = self.atlas.apart().filter(is_wanted).collect();
        if apart.is_empty() {
            return (self.only.map(<[FigureId]>::to_vec), apart);
        }
        let all: Vec<FigureId> = self.figures.all().iter().map(|known| known.id).collect();
        let mut common = self.figures.kept(self.only.unwrap_or(&all));
        common.retain(|figure| !apart.contains(figure));
        (Some(common), apart)
    }

    fn of_cover(
        &self,
        tx: &mut Tx<'_>,
        cover: &Arc<Cover>,
        (months, only): (&[Month], Option<&[FigureId]>),
    ) -> Result<Vec<Gathered>> {
        let asked = Asked { figures: self.figures, months, only, basis: self.basis };
        let mut all = vec![Gathered::default(); months.len()];
        for whole in &cover.whole {
            for (all, more) in all.iter_mut().zip(self.known(tx, &asked, Scope::Of(*whole))?) {
                add(&mut all.sum, more)?;
            }
        }
        for cut in &cover.open {
            let divided = self.divided(tx, &asked, cover, (*cut, None))?;
            all.iter_mut().zip(divided).try_for_each(|(all, part)| all.take(*cut, part))?;
        }
        for (unit, shares) in &cover.pieces {
            let divided = self.divided(tx, &asked, cover, (*unit, Some(shares)))?;
            all.iter_mut().zip(divided).try_for_each(|(all, part)| all.take(*unit, part))?;
        }
        Ok(all)
    }

    /// A value for every figure: derived ones are computed afterwards.
    fn derived(&self, sum: Values) -> Result<Vec<(FigureId, i64)>> {
        let mut read: HashMap<FigureId, Reading> = sum
            .into_iter()
            .map(|(figure, known)| (figure, Reading { issued: known, known }))
            .collect();
        self.figures.derive(&mut read)?;
        let value = |figure: FigureId| read.get(&figure).copied().unwrap_or_default().known;
        let known = self.figures.all().iter();
        Ok(known.map(|known| (known.id, value(known.id))).collect())
    }
}

/// What is left of the first after the second.
fn less(mut own: Vec<Values>, below: Vec<Values>) -> Result<Vec<Values>> {
    for (own, below) in own.iter_mut().zip(below) {
        for (figure, value) in below {
            let kept = own.entry(figure).or_default();
            *kept = kept.checked_sub(value).ok_or_else(too_large)?;
        }
    }
    Ok(own)
}

fn add(sum: &mut Values, more: Values) -> Result<()> {
    for (figure, value) in more {
        let kept = sum.entry(figure).or_default();
        *kept = kept.checked_add(value).ok_or_else(too_large)?;
    }
    Ok(())
}

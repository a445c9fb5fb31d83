//! What a map needs of many units, read beforehand with a few statements: a page that asks for a
//! hundred units does not ask the database a thousand times. It changes no number: what was not
//! read beforehand is read when it is asked for.

use super::super::totals::{self, Scope, TotalRow};
use super::Ask;
use super::read::{Asked, Values, level_of, sorted};
use crate::model::FigureId;
use kernel::db::{ROWS, Tx};
use kernel::{Day, Month, Result, UnitId};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Whose rows: a unit's own totals, or those of the units directly under it on a day.
type Whose = (UnitId, Option<Day>);

/// Rows that were read beforehand: month key, figure, value as known now.
#[derive(Default)]
pub(super) struct Ready(HashMap<Whose, Vec<(i64, FigureId, i64)>>);

impl Ready {
    /// Reads what these units need on the map of a question.
    pub(super) fn read(
        tx: &mut Tx<'_>,
        ask: &Ask<'_>,
        units: &[UnitId],
        months: &[Month],
    ) -> Result<Ready> {
        let mut ready = Ready::default();
        let Some(first) = units.first().filter(|_| !months.is_empty()) else { return Ok(ready) };
        let (whole, under) = ask.needed(units, months);
        let keys = keys(totals::first_key(tx, Scope::Each(&[*first]))?, months);
        let figures = ask.only;
        for units in whole.chunks(ROWS) {
            units.iter().for_each(|unit| ready.open((*unit, None)));
            let take = |row: &TotalRow| ready.take((row.unit, None), row);
            totals::each(tx, Scope::Each(units), &keys, figures, take)?;
        }
        for (day, units) in under {
            for units in units.into_iter().collect::<Vec<_>>().chunks(ROWS) {
                units.iter().for_each(|unit| ready.open((*unit, Some(day))));
                let take = |row: &TotalRow| ready.take((row.unit, Some(day)), row);
                totals::each_under(tx, (units, day), &keys, figures, take)?;
            }
        }
        Ok(ready)
    }

    fn open(&mut self, whose: Whose) {
        self.0.entry(whose).or_default();
    }

    fn take(&mut self, whose: Whose, row: &TotalRow) -> Result<()> {
        let value = row.sums().known();
        self.0.entry(whose).or_default().push((row.month, row.figure, value));
        Ok(())
    }

    /// The figures of a scope month by month; none when it was not read beforehand.
    pub(super) fn known(&self, asked: &Asked<'_>, scope: Scope<'_>) -> Option<Result<Vec<Values>>> {
        let whose = match scope {
            Scope::Of(unit) => (unit, None),
            Scope::Under(unit, day) => (unit, Some(day)),
            Scope::Each(_) => return None,
        };
        let rows = self.0.get(&whose)?;
        let places: BTreeMap<i64, usize> =
            asked.months.iter().map(|month| month.key()).zip(0..).collect();
        let mut all = vec![Values::new(); asked.months.len()];
        let is_wanted = |figure: &FigureId| asked.only.is_none_or(|only| only.contains(figure));
        for (key, figure, value) in rows.iter().filter(|(_, figure, _)| is_wanted(figure)) {
            let told = match asked.figures.is_stock(*figure) {
                true => level_of(&mut all, asked.months, (*key, *figure, *value)),
                false => sorted(&mut all, &places, (*key, *figure, *value)),
            };
            if let Err(flaw) = told {
                return Some(Err(flaw));
            }
        }
        Some(Ok(all))
    }
}

/// The months, and what makes the levels at their ends.
fn keys(first: Option<i64>, months: &[Month]) -> Vec<i64> {
    let levels = |month: &Month| first.map(|first| totals::level_keys(first, *month));
    let mut keys: BTreeSet<i64> = months.iter().map(|month| month.key()).collect();
    keys.extend(months.iter().filter_map(levels).flatten());
    keys.into_iter().collect()
}

impl Ask<'_> {
    /// The units whose own totals are needed, and by the day of each map those whose units below
    /// are needed as well.
    fn needed(
        &self,
        units: &[UnitId],
        months: &[Month],
    ) -> (Vec<UnitId>, BTreeMap<Day, BTreeSet<UnitId>>) {
        // As `tell` groups them: the first month of a map names its day.
        let mut maps: BTreeMap<usize, Month> = BTreeMap::new();
        for month in months {
            maps.entry(self.atlas.map_of(month.last())).or_insert(*month);
        }
        let (mut whole, mut under) = (BTreeSet::new(), BTreeMap::new());
        let apart: Vec<Option<FigureId>> =
            std::iter::once(None).chain(self.sorts().1.into_iter().map(Some)).collect();
        for month in maps.into_values() {
            for (unit, figure) in units.iter().flat_map(|unit| apart.iter().map(move |f| (unit, f)))
            {
                let cover = self.atlas.cover_of(*unit, month, self.day, *figure);
                whole.extend(cover.units());
                whole.extend(cover.open.iter().copied());
                let cut = cover.pieces.iter().map(|(unit, _)| *unit);
                let cut = cut.chain(cover.open.iter().copied());
                under.entry(month.last()).or_insert_with(BTreeSet::new).extend(cut);
            }
        }
        (whole.into_iter().collect(), under)
    }
}

//! What July 2025 must leave as it was, held against it at the size of a country: every figure of
//! some months, as the provinces of before reported it and as those of after have it on their map;
//! and every level that the centre holds once the month has turned. It is read only.

use super::national::job;
use book::{FigureId, Figures, Maps, OnMap};
use kernel::db::Tx;
use kernel::{Day, Error, Month, Result, UnitId, place};
use kit::House;
use serde::Serialize;
use std::collections::BTreeMap;

/// Months that are compared: the last ones before the change.
const MONTHS: i64 = 6;

/// The sums of provinces, month by month.
type Sums = BTreeMap<(Month, FigureId), i64>;

/// What stood before.
pub struct Before {
    eve: Day,
    sums: Sums,
}

/// What was compared, and whether all of it is the same.
#[derive(Debug, Serialize)]
pub struct Conserved {
    figures: usize,
    months: usize,
    provinces: usize,
    is_exact: bool,
}

impl Before {
    /// What the provinces on the eve reported in the months before it.
    pub async fn read(house: &House, eve: Day) -> Result<Before> {
        let figures = house.shelf::<Figures>()?;
        let read = move |tx: &mut Tx<'_>| {
            let centre = place::find(tx, "trung-uong", eve)?;
            let pass = job(eve).may(&restructuring::acts::EFFECT, &centre)?;
            let mut sums = Sums::new();
            for month in months(eve) {
                for child in book::children(tx, &pass, &figures, centre.id, month)? {
                    for (known, value) in figures.all().iter().zip(&child.values) {
                        add(&mut sums, (month, known.id), value.known)?;
                    }
                }
            }
            Ok(sums)
        };
        Ok(Before { eve, sums: house.db.read(read).await? })
    }

    /// Holds the map and the levels of a later day against it.
    pub async fn against(&self, house: &House, after: Day) -> Result<Conserved> {
        let (figures, maps) = (house.shelf::<Figures>()?, house.shelf::<Maps>()?);
        let (eve, last) = (self.eve, Month::of(after));
        let read = move |tx: &mut Tx<'_>| {
            let centre = place::find(tx, "trung-uong", after)?;
            let pass = job(after).may(&restructuring::acts::EFFECT, &centre)?;
            let units = org::store::standing_under(tx, &pass, after)?;
            let right_under = units.iter().filter(|unit| unit.above == Some(centre.id));
            let provinces: Vec<UnitId> = right_under.map(|unit| unit.id).collect();
            let (atlas, months): (_, Vec<Month>) = (maps.atlas(tx)?, months(eve).collect());
            let at = (provinces.as_slice(), after);
            let told = book::units_on_map(tx, &pass, &figures, &atlas, at, &months, None)?;
            let sums = summed(&months, told)?;
            let levels = book::month(tx, &pass, &figures, centre.id, last)?;
            let levels: Vec<(FigureId, i64)> =
                levels.iter().map(|line| (line.figure, line.value.known)).collect();
            Ok((sums, levels, provinces.len()))
        };
        let (sums, levels, provinces) = house.db.read(read).await?;
        let figures = house.shelf::<Figures>()?;
        let held = |figure| self.sums.get(&(Month::of(eve), figure)).copied().unwrap_or_default();
        let mut stocks = levels.iter().filter(|(figure, _)| figures.is_stock(*figure));
        let is_something = self.sums.values().any(|sum| *sum != 0);
        let is_exact = is_something
            && sums.is_some_and(|sums| sums == self.sums)
            && stocks.all(|(figure, level)| held(*figure) == *level);
        let (months, figures) = (months(eve).count(), figures.all().len());
        Ok(Conserved { figures, months, provinces, is_exact })
    }
}

fn months(eve: Day) -> impl Iterator<Item = Month> {
    (0..MONTHS).map(move |back| Month::of(eve).add_months(-back))
}

fn add(sums: &mut Sums, at: (Month, FigureId), value: i64) -> Result<()> {
    let sum = sums.entry(at).or_default();
    *sum = sum.checked_add(value).ok_or_else(|| Error::fault("a sum is too large"))?;
    Ok(())
}

/// The sums of the provinces of a map; none where something cannot be told apart.
fn summed(months: &[Month], told: Vec<Vec<OnMap>>) -> Result<Option<Sums>> {
    let mut sums = Sums::new();
    for (month, told) in told.into_iter().flat_map(|told| months.iter().zip(told)) {
        let OnMap::Told { values, .. } = told else { return Ok(None) };
        for (figure, value) in values {
            add(&mut sums, (*month, figure), value)?;
        }
    }
    Ok(Some(sums))
}

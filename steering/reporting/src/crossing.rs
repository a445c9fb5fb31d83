//! Spans that a decision on the map falls into: which months tell of other units than the one that
//! reports, and of whom, on the map of the last day of the span (decision 0151). It reads the
//! atlas and adds no number up.

use crate::figures::find;
use book::{Atlas, Cover, Cut, Figures, IssuedOnMap};
use kernel::db::Tx;
use kernel::place::{self, Place};
use kernel::{Day, Month, Result, UnitId};
use std::collections::BTreeSet;

mod said;

/// Units that a sentence names.
const NAMED: usize = 6;

/// Gives the numbers of the decisions that changed some units after a day and until another:
/// they are kept by whoever writes decisions, so `program` puts this on the shelf.
pub struct Decisions(Numbers);

type Numbers = fn(&mut Tx<'_>, &[UnitId], (Day, Day)) -> Result<Vec<String>>;

impl Decisions {
    /// By what they are read.
    pub fn new(numbers: Numbers) -> Decisions {
        Decisions(numbers)
    }
}

/// Months of one old map.
#[derive(Debug, Clone)]
pub struct Era {
    /// The first of them.
    pub first: Month,
    /// The last of them.
    pub last: Month,
    /// What the unit is made of in them: whole units, parts of those that were cut, those that
    /// cannot be told apart.
    pub units: Vec<UnitId>,
    /// The names of the first of these.
    pub names: Vec<Named>,
    /// Numbers of the decisions that changed them; none while nobody has read them.
    pub decisions: Vec<String>,
}

/// A unit of an old map.
#[derive(Debug, Clone)]
pub struct Named {
    /// Its short name.
    pub name: String,
    /// Whether the unit that reports is called the same.
    pub is_namesake: bool,
}

impl Era {
    /// How many units are not named.
    pub fn more(&self) -> usize {
        self.units.len() - self.names.len()
    }
}

/// What a span that crosses a decision is made of.
#[derive(Debug, Clone, Default)]
pub struct Crossing {
    /// The months before the map of its last day, the oldest first.
    pub eras: Vec<Era>,
    /// Figures of which some cannot be told apart and is left out: of the span, of the one before,
    /// of that of the year before.
    pub untold: [BTreeSet<&'static str>; 3],
    /// The units whose own part that is.
    pub open: Vec<String>,
    /// Whether a unit that was cut was apportioned, and by which shares.
    pub cut: Cut,
    /// Whether what it is compared with tells of others.
    pub compares: bool,
}

impl Crossing {
    /// Whether any number is one of others.
    pub fn is_any(&self) -> bool {
        self.compares || !self.eras.is_empty()
    }

    /// Reads under which numbers the map was changed.
    pub fn decide(&mut self, tx: &mut Tx<'_>, by: &Decisions, until: Day) -> Result<()> {
        for era in &mut self.eras {
            era.decisions = by.0(tx, &era.units, (era.last.last(), until))?;
        }
        Ok(())
    }

    /// Keeps what a span could not tell, at its place among the three.
    pub(crate) fn note(
        &mut self,
        tx: &mut Tx<'_>,
        figures: &Figures,
        (told, at, day): (&IssuedOnMap, usize, Day),
    ) -> Result<()> {
        // A figure that the report does not print is none of its paper.
        let code = |id: &_| Some(find(figures.get(*id)?.declared?.code)?.code);
        self.untold[at] = told.untold.iter().filter_map(code).collect();
        let cut = told.cut.iter().filter(|(id, _)| code(id).is_some());
        self.cut = cut.map(|(_, cut)| *cut).max().unwrap_or_default().max(self.cut);
        let open = told.open.iter().filter(|(id, _)| code(id).is_some());
        for unit in open.map(|(_, unit)| *unit).collect::<BTreeSet<UnitId>>() {
            let name = place::get(tx, unit, day)?.name;
            if !self.open.contains(&name) {
                self.open.push(name);
            }
        }
        Ok(())
    }
}

/// The months of a span that tell of others than the unit as it stands on a day. A unit that was
/// founded out of nothing has none before it.
pub fn eras(
    atlas: &Atlas,
    unit: UnitId,
    (first, last): (Month, Month),
    day: Day,
) -> Vec<(Month, Month, Vec<UnitId>)> {
    let mut eras: Vec<(Month, Month, Vec<UnitId>)> = Vec::new();
    let mut month = first;
    while month <= last {
        let stood = |unit: UnitId| atlas.stands_in(unit, month);
        let units = of_others(&atlas.cover(unit, month, day), unit, stood);
        match eras.last_mut() {
            Some(era) if era.2 == units && era.1.next() == month => era.1 = month,
            _ if units.is_empty() => {}
            _ => eras.push((month, month, units)),
        }
        month = month.next();
    }
    eras
}

/// What a unit is made of, when that is not itself whole. What had been closed before the month
/// lies in it too, and holds nothing any more.
fn of_others(cover: &Cover, unit: UnitId, stood: impl Fn(UnitId) -> bool) -> Vec<UnitId> {
    let all = cover.units().into_iter().chain(cover.open.iter().copied());
    let mut units: Vec<UnitId> = all.filter(|unit| stood(*unit)).collect();
    if units == [unit] && cover.whole.contains(&unit) {
        units.clear();
    }
    units
}

/// The same with names, for the page and the paper.
pub(crate) fn named(
    tx: &mut Tx<'_>,
    place: &Place,
    eras: Vec<(Month, Month, Vec<UnitId>)>,
) -> Result<Vec<Era>> {
    let mut all = Vec::with_capacity(eras.len());
    for (first, last, units) in eras {
        let mut names = Vec::new();
        for unit in units.iter().take(NAMED) {
            let old = place::get(tx, *unit, last.last())?;
            let is_namesake = old.short_name == place.short_name;
            names.push(Named { name: old.short_name, is_namesake });
        }
        all.push(Era { first, last, units, names, decisions: Vec::new() });
    }
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cover(whole: &[i64], open: &[i64]) -> Cover {
        let units = |ids: &[i64]| ids.iter().map(|id| UnitId(*id)).collect();
        Cover { whole: units(whole), open: units(open), ..Cover::default() }
    }

    #[test]
    fn a_unit_that_is_itself_whole_tells_of_no_others() {
        let told = |whole: &[i64], open: &[i64]| {
            let units = of_others(&cover(whole, open), UnitId(7), |unit| unit != UnitId(9));
            units.into_iter().map(|unit| unit.0).collect::<Vec<i64>>()
        };
        assert!(told(&[7], &[]).is_empty());
        assert!(told(&[], &[]).is_empty(), "it was founded out of nothing");
        assert!(told(&[9, 7], &[9]).is_empty(), "what had been closed before holds nothing");
        assert_eq!(told(&[3, 7], &[]), [3, 7]);
        assert_eq!(told(&[7], &[5]), [7, 5]);
        assert_eq!(told(&[3, 9], &[]), [3]);
        assert_eq!(told(&[], &[7]), [7], "its own part cannot be told apart");
    }
}

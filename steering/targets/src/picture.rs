//! What the leaders' page shows, read in one transaction: six figures of a unit and those it is to
//! reach something in, over thirteen months, one of them beside the units below, and what was to
//! be reached. As reported, or on the
//! map of a day. It draws nothing and writes nothing.

use crate::rules::year_until;
use crate::{acts, store};
use book::{Atlas, Cut, Figures, Maps, OnMap};
use kernel::db::Tx;
use kernel::figure::{Figure, FigureKind};
use kernel::{Day, Month, Pass, Result, UnitId, Who};
use org::pins::{Land, Pin};
use org::standing::Standing;
use reporting::figures::{FIGURES, find};
use reporting::shown::SIX;
use reporting::shown::ofday::Instead;
use reporting::shown::seen::{mark, marked_on};
use reporting::store::{Unapproved, noughts, reports_of, unapproved};
use std::collections::{HashMap, HashSet};

/// Months before the one that is shown: the same month of last year is the first of them.
const BACK: i64 = 12;

/// What is asked.
#[derive(Clone)]
pub struct Wanted {
    /// The unit's path; empty for the reader's own.
    pub unit: String,
    /// The month.
    pub month: Month,
    /// The figure that is set beside the units below.
    pub figure: &'static Figure,
    /// The day of the map; none: as reported.
    pub day: Option<Day>,
}

/// Values by figure code, or that they cannot be told apart on the map.
type Values = std::result::Result<HashMap<&'static str, i64>, Untold>;

/// Numbers that cannot be told apart on a map.
#[derive(Debug, Clone, Copy)]
struct Untold {
    /// The nearest unit above, on that map, whose numbers are exact.
    nearest: Option<UnitId>,
}

/// A month of the unit.
pub struct Told {
    /// The month.
    pub month: Month,
    values: Values,
    /// Whether some of them are an illustration.
    pub is_marked: bool,
}

impl Told {
    /// A value, nought too where somebody told it; none where nothing was reported or nothing can
    /// be told.
    pub fn value(&self, code: &str) -> Option<i64> {
        self.values.as_ref().ok()?.get(code).copied()
    }

    /// Whether its numbers can be told apart on the map.
    pub fn is_told(&self) -> bool {
        self.values.is_ok()
    }
}

/// A unit below.
pub struct Below {
    /// Its path.
    pub code: String,
    /// Its name.
    pub name: String,
    /// The month's value.
    pub now: Option<i64>,
    /// Whether the month's numbers can be told apart on the map.
    pub is_told: bool,
    /// The value of the same month of last year.
    pub before: Option<i64>,
    /// What it is to reach in the year, with what it has until this month; none where a month of it
    /// cannot be told.
    pub target: Option<(i64, i64)>,
    /// Where it lies.
    pub pin: Pin,
}

/// The page.
pub struct Picture {
    /// Unit, pass, way.
    pub standing: Standing,
    /// The unit that was asked for, where another has taken its place on the map.
    pub instead_of: Option<Instead>,
    /// The day of its tree: that of the map, or the last of the month.
    pub day: Day,
    /// The figures that are shown: the six, then those with a target.
    pub shown: Vec<&'static Figure>,
    /// Thirteen months, the oldest first.
    pub months: Vec<Told>,
    /// The units below, the largest value first.
    pub below: Vec<Below>,
    /// Whether the parts of the units below are an illustration.
    pub is_split: bool,
    /// What the unit is to reach in the year, by figure code.
    pub targets: HashMap<String, i64>,
    /// Whether some numbers are shares of a unit that was cut, and by which shares.
    pub cut: Cut,
    /// Where the month cannot be told apart on the map: the nearest unit above that is exact, by
    /// name and path.
    pub nearest: Option<(String, String)>,
    /// Units below with figures in the month's sums that nobody has approved.
    pub unapproved: Unapproved,
    /// The land below the units.
    pub land: Land,
}

impl Picture {
    /// Reads it. Unknown when no role speaks for the unit.
    pub fn load(
        tx: &mut Tx<'_>,
        who: &Who,
        (figures, maps): (&Figures, &Maps),
        wanted: &Wanted,
    ) -> Result<Picture> {
        let was = wanted.month.last();
        let day = wanted.day.unwrap_or(was);
        let standing = Standing::after(tx, who, &acts::VIEW, &wanted.unit, (was, day))?;
        let instead_of = Instead::of(tx, &standing, (&wanted.unit, was))?;
        let year = i64::from(wanted.month.year());
        let own = store::of_year(tx, &standing.pass, year)?;
        let targets: HashMap<String, i64> =
            own.into_iter().filter_map(|row| Some((row.figure, row.amount?))).collect();
        let shown = shown(&targets);
        let land = Land::of(tx, &standing.place, day)?;
        let atlas = wanted.day.map(|_| maps.atlas(tx)).transpose()?;
        let mut reader =
            Reader { figures, atlas: atlas.as_deref(), day, pass: &standing.pass, cut: Cut::No };
        let place = standing.place.id;
        let mut codes: Vec<&'static str> = shown.iter().map(|figure| figure.code).collect();
        if !codes.contains(&wanted.figure.code) {
            codes.push(wanted.figure.code);
        }
        let months = reader.months(tx, place, wanted.month, &codes)?;
        let nearest = match months.last().map(|told| &told.values) {
            Some(Err(Untold { nearest: Some(unit) })) => {
                let place = kernel::place::get(tx, *unit, day)?;
                Some((place.name, place.code))
            }
            _ => None,
        };
        let below = reader.below(tx, &standing, wanted)?;
        let is_split = reader.is_split(tx, place, wanted.month)?;
        let unapproved = reader.unapproved(tx, place, wanted.month)?;
        let cut = reader.cut;
        Ok(Picture {
            instead_of,
            day,
            shown,
            months,
            below,
            is_split,
            targets,
            cut,
            nearest,
            unapproved,
            land,
            standing,
        })
    }

    /// The month that is shown.
    pub fn now(&self) -> &Told {
        self.back(0)
    }

    /// A month some months before it, twelve at most.
    pub fn back(&self, months: usize) -> &Told {
        &self.months[self.months.len() - 1 - months.min(self.months.len() - 1)]
    }

    /// What the unit has of a figure in the year until this month: a flow adds up, a stock stands
    /// as it does now. None where a month of it cannot be told: the rest is not the year.
    pub fn to_date(&self, figure: &Figure) -> Option<i64> {
        let year = self.now().month.year();
        let months: Vec<&Told> = match figure.kind {
            FigureKind::Stock => vec![self.now()],
            FigureKind::Flow => {
                self.months.iter().filter(|told| told.month.year() == year).collect()
            }
        };
        let value = |told: &Told| told.is_told().then(|| told.value(figure.code).unwrap_or(0));
        months.into_iter().try_fold(0, |sum: i64, told| Some(sum.saturating_add(value(told)?)))
    }
}

/// How numbers are read: from the Book as reported, or on a map.
struct Reader<'r> {
    figures: &'r Figures,
    atlas: Option<&'r Atlas>,
    day: Day,
    pass: &'r Pass,
    cut: Cut,
}

impl Reader<'_> {
    fn months(
        &mut self,
        tx: &mut Tx<'_>,
        unit: UnitId,
        last: Month,
        codes: &[&'static str],
    ) -> Result<Vec<Told>> {
        let months: Vec<Month> = (0..=BACK).rev().map(|back| last.add_months(-back)).collect();
        let read = self.read(tx, unit, &[unit], &months, codes)?;
        let mut all = Vec::with_capacity(months.len());
        let marked = self.marked(tx, unit, &months)?;
        for ((values, month), is_marked) in read.into_iter().flatten().zip(months).zip(marked) {
            all.push(Told { month, values, is_marked });
        }
        Ok(all)
    }

    /// For each unit (`above` or directly under it) and month the values of figures by code; a
    /// nought that nobody told in a report that went out is none.
    fn read(
        &mut self,
        tx: &mut Tx<'_>,
        above: UnitId,
        units: &[UnitId],
        months: &[Month],
        codes: &[&'static str],
    ) -> Result<Vec<Vec<Values>>> {
        if units.is_empty() {
            return Ok(Vec::new());
        }
        let mut all = self.numbers(tx, above, units, months, codes)?;
        let sent: HashSet<(UnitId, Month)> = reports_of(tx, self.pass, units, months)?
            .into_iter()
            .filter(|report| !report.state().is_open())
            .map(|report| (report.unit, report.month))
            .collect();
        let spot = |unit: &UnitId| months.iter().map(|month| (*unit, *month)).collect::<Vec<_>>();
        let spots: Vec<(UnitId, Month)> = units.iter().flat_map(spot).collect();
        // Only of what stands at nought, and is not of a report that went out, it is asked whether
        // somebody below said so.
        let mut asked = Vec::new();
        let open = |(spot, _): &(&(UnitId, Month), _)| !sent.contains(*spot);
        for (at, values) in spots.iter().zip(all.iter().flatten()).filter(open) {
            let none = values.iter().flatten().filter(|(_, value)| **value == 0);
            asked.extend(none.map(|(code, _)| (at.0, at.1, *code)));
        }
        let said = noughts(tx, self.pass, &asked)?;
        for (at, values) in spots.iter().zip(all.iter_mut().flatten()) {
            let Ok(values) = values else { continue };
            let is_said = |code: &str| said.contains(&(at.0, at.1, code.to_owned()));
            values.retain(|code, value| *value != 0 || sent.contains(at) || is_said(code));
        }
        Ok(all)
    }

    fn numbers(
        &mut self,
        tx: &mut Tx<'_>,
        above: UnitId,
        units: &[UnitId],
        months: &[Month],
        codes: &[&'static str],
    ) -> Result<Vec<Vec<Values>>> {
        let of = |code: &&'static str| Ok((*code, self.figures.id(code)?));
        let wanted = codes.iter().map(of).collect::<Result<Vec<_>>>()?;
        let Some(atlas) = self.atlas else {
            let at = (above, self.day);
            let told = book::readings(tx, self.pass, self.figures, at, units, months)?;
            let value = |unit, month| {
                let value = |(code, id)| (code, told.get(unit, month, id).issued);
                Ok(wanted.iter().copied().map(value).collect())
            };
            let of_unit = |unit: &UnitId| months.iter().map(|month| value(*unit, *month)).collect();
            return Ok(units.iter().map(of_unit).collect());
        };
        let ids: Vec<_> = wanted.iter().map(|(_, id)| *id).collect();
        let (at, only) = ((units, self.day), Some(ids.as_slice()));
        let told = book::units_on_map(tx, self.pass, self.figures, atlas, at, months, only)?;
        let of_unit =
            |told: Vec<OnMap>| told.iter().map(|one| self.by_code(one, &wanted)).collect();
        Ok(told.into_iter().map(of_unit).collect())
    }

    fn by_code(&mut self, told: &OnMap, wanted: &[(&'static str, book::FigureId)]) -> Values {
        let (values, cut) = match told {
            OnMap::Told { values, cut } => (values, cut),
            OnMap::CannotTell { nearest } => return Err(Untold { nearest: *nearest }),
        };
        self.cut = self.cut.max(*cut);
        let code = |id| wanted.iter().find(|(_, known)| known == id).map(|(code, _)| *code);
        Ok(values.iter().filter_map(|(id, value)| Some((code(id)?, *value))).collect())
    }

    fn below(
        &mut self,
        tx: &mut Tx<'_>,
        standing: &Standing,
        wanted: &Wanted,
    ) -> Result<Vec<Below>> {
        let code = wanted.figure.code;
        let year = i64::from(wanted.month.year());
        let targets = store::below(tx, self.pass, self.day, (year, code))?;
        let mut months = vec![wanted.month, wanted.month.year_before()];
        let is_flow = wanted.figure.kind == FigureKind::Flow;
        if is_flow && !targets.is_empty() {
            months.extend(
                year_until(wanted.month.prev()).filter(|m| m.year() == wanted.month.year()),
            );
        }
        let units: Vec<UnitId> = standing.below.iter().map(|unit| unit.id).collect();
        let read = self.read(tx, standing.place.id, &units, &months, &[code])?;
        let places: Vec<_> = standing
            .below
            .iter()
            .map(|unit| (unit.id, unit.code.as_str(), unit.name.as_str()))
            .collect();
        let pins = Pin::of(tx, &places)?;
        let mut all = Vec::with_capacity(units.len());
        for ((unit, values), pin) in standing.below.iter().zip(read).zip(pins) {
            let value = |at: usize| values.get(at)?.as_ref().ok()?.get(code).copied();
            let rest = (2..months.len()).filter_map(value);
            let so_far = rest.fold(value(0).unwrap_or_default(), i64::saturating_add);
            let is_told = |at: &usize| values.get(*at).is_some_and(|values| values.is_ok());
            let is_year_told = (0..months.len()).filter(|at| *at != 1).all(|at| is_told(&at));
            let target = targets.get(&unit.id).filter(|_| is_year_told);
            let target = target.map(|target| (*target, so_far));
            let (code, name) = (unit.code.clone(), unit.name.clone());
            let (now, before, is_told) = (value(0), value(1), is_told(&0));
            all.push(Below { code, name, now, is_told, before, target, pin });
        }
        all.sort_by_key(|one| std::cmp::Reverse(one.now.unwrap_or(i64::MIN)));
        Ok(all)
    }

    /// Which months hold illustrations.
    fn marked(&self, tx: &mut Tx<'_>, unit: UnitId, months: &[Month]) -> Result<Vec<bool>> {
        let Some(atlas) = self.atlas else {
            let is_marked = |month: &Month| Ok(mark(tx, self.pass, *month, 0)?.is_some());
            return months.iter().map(is_marked).collect();
        };
        marked_on(tx, self.pass, atlas, (unit, self.day), months)
    }

    /// On a map the units of the month of which the unit is made stand below it, whole or in part.
    fn unapproved(&self, tx: &mut Tx<'_>, unit: UnitId, month: Month) -> Result<Unapproved> {
        let under = match self.atlas {
            None => (vec![unit], 1),
            Some(atlas) => (atlas.cover(unit, month, self.day).units(), 0),
        };
        unapproved(tx, self.pass, &[(&under.0, under.1, (month, month))])
    }

    fn is_split(&self, tx: &mut Tx<'_>, unit: UnitId, month: Month) -> Result<bool> {
        match self.atlas {
            None => Ok(mark(tx, self.pass, month, 1)?.is_some()),
            Some(_) => Ok(self.marked(tx, unit, &[month])?.contains(&true)),
        }
    }
}

/// The figure of an address, the first of the six when it names none of the report.
pub fn figure(code: &str) -> &'static Figure {
    // The six are declared with the report; a test holds it.
    find(code).or_else(|| find(SIX[0])).unwrap_or(&FIGURES[0])
}

/// The six, then the other figures with a target in the order of the report.
fn shown(targets: &HashMap<String, i64>) -> Vec<&'static Figure> {
    let others = FIGURES
        .iter()
        .filter(|figure| targets.contains_key(figure.code) && !SIX.contains(&figure.code));
    SIX.into_iter().map(figure).chain(others).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_six_are_figures_of_the_report_and_one_is_always_shown() {
        for code in SIX {
            assert_eq!(figure(code).code, code);
        }
        assert_eq!(figure("").code, SIX[0]);
        assert_eq!(figure("nothing_at_all").code, SIX[0]);
        let targets = [("members_new", 5), ("kitchen_meals", 9)];
        let targets = targets.map(|(code, amount)| (code.to_owned(), amount)).into();
        let shown: Vec<&str> = shown(&targets).iter().map(|figure| figure.code).collect();
        assert_eq!(shown[..6], SIX);
        assert_eq!(shown[6..], ["members_new"], "a figure with a target is shown, and shown once");
    }
}

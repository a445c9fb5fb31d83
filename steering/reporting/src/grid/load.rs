//! Reading a grid: which columns, then everything of them at once, in a number of statements that
//! does not grow with the figures. It writes nothing.

use super::{By, Grid, Holds, Lane, Shut, UNITS, Wanted};
use crate::figures::FIGURES;
use crate::history::History;
use crate::model::{CellRow, ReportId, ReportRow, Value};
use crate::rules::{self, Facts};
use crate::{acts, moved, store};
use book::{FigureId, Figures, Spot};
use kernel::db::Tx;
use kernel::figure::FigureKind;
use kernel::place::{self, Place, UnitRow};
use kernel::{Month, Pass, Result, UnitId, Who, fold};
use kit::tabs::Part;
use org::standing::Standing;
use std::collections::{HashMap, HashSet};

/// A column before anything of it is read.
struct Plan {
    spot: Spot,
    unit: UnitRow,
    holds: Holds,
}

/// Loads the grid of a unit, for who may see it; of its columns only these, when an answer needs no
/// more.
pub fn load(
    tx: &mut Tx<'_>,
    who: &Who,
    figures: &Figures,
    standing: &Standing,
    wanted: &Wanted,
    only: Option<&[Spot]>,
) -> Result<Grid> {
    let (mut plans, part) = match wanted.by {
        By::Units => units(tx, standing, wanted)?,
        By::Months => (months(standing, wanted), Part::read("", UNITS, 1)),
    };
    let whole: Vec<Spot> = plans.iter().map(|plan| plan.spot).collect();
    if let Some(only) = only {
        plans.retain(|plan| only.contains(&plan.spot));
    }
    let read = Read::of(tx, who, figures, standing, &plans, &whole)?;
    let mut lanes = Vec::with_capacity(plans.len());
    for plan in plans {
        let mut lane = read.lane(figures, plan)?;
        if moved::is_asked(&lane.checks)
            && moved::read(tx, &standing.pass, figures, lane.spot, &mut lane.values)?
        {
            judge(&mut lane);
        }
        lanes.push(lane);
    }
    let sums = read.sums(figures, wanted, standing.place.id, &whole)?;
    Ok(Grid { lanes, sums, part })
}

fn row_of(place: &Place) -> UnitRow {
    UnitRow {
        id: place.id,
        code: place.code.clone(),
        name: place.name.clone(),
        short_name: place.short_name.clone(),
        level: place.level.clone(),
        from_on: place.from,
        until_on: place.until,
    }
}

/// The unit's own column first, then a page of the units directly below that match, by name.
fn units(tx: &mut Tx<'_>, standing: &Standing, wanted: &Wanted) -> Result<(Vec<Plan>, Part)> {
    let (place, month) = (&standing.place, wanted.month);
    let listed = org::store::listed(tx, place.id, month.last())?;
    let query = fold::fold(&wanted.search);
    let fits = |unit: &UnitRow| query.is_empty() || fold::matches(&query, &fold::fold(&unit.name));
    let has_any = !listed.is_empty();
    let found: Vec<(UnitRow, i64)> = listed.into_iter().filter(|(unit, _)| fits(unit)).collect();
    let part = Part::read(&wanted.page, UNITS, found.len() as i64);
    let mut plans = Vec::new();
    if part.page == 1 && query.is_empty() {
        let holds = if has_any { Holds::Rest } else { Holds::Whole { has_below: false } };
        plans.push(Plan { spot: Spot { unit: place.id, month }, unit: row_of(place), holds });
    }
    let page = found.into_iter().skip(part.offset() as usize).take(UNITS as usize);
    plans.extend(page.map(|(unit, below)| Plan {
        spot: Spot { unit: unit.id, month },
        unit,
        holds: Holds::Whole { has_below: below > 0 },
    }));
    Ok((plans, part))
}

/// The months of the unit, the oldest first.
fn months(standing: &Standing, wanted: &Wanted) -> Vec<Plan> {
    let holds = Holds::Whole { has_below: !standing.below.is_empty() };
    let plan = |back: i64| {
        let spot = Spot { unit: standing.place.id, month: wanted.month.add_months(-back) };
        Plan { spot, unit: row_of(&standing.place), holds }
    };
    (0..wanted.span).rev().map(plan).collect()
}

/// Everything the columns are made of.
struct Read {
    history: History,
    reports: HashMap<Spot, ReportRow>,
    cells: HashMap<ReportId, HashMap<String, CellRow>>,
    comments: HashMap<ReportId, HashMap<String, i64>>,
    /// What the units below hold together, for the column of the unit's own part.
    below: HashMap<FigureId, i64>,
    locked: HashSet<Spot>,
    /// Locked months that are open again for their unit today.
    reopened: HashSet<Spot>,
    /// Units at which this person may type.
    typable: HashSet<UnitId>,
    today: Month,
}

impl Read {
    fn of(
        tx: &mut Tx<'_>,
        who: &Who,
        figures: &Figures,
        standing: &Standing,
        plans: &[Plan],
        whole: &[Spot],
    ) -> Result<Read> {
        let pass = &standing.pass;
        let spots: Vec<Spot> = plans.iter().map(|plan| plan.spot).collect();
        let last = whole.iter().map(|spot| spot.month).max();
        let last = last.unwrap_or(Month::of(who.today()));
        let above = standing.place.id;
        // The row of a sum needs the unit itself, and every month that is shown.
        let units = once(spots.iter().map(|spot| spot.unit).chain([above]));
        let months = once(whole.iter().map(|spot| spot.month).chain([last]));
        let under = (above, last.last());
        let (history, reports) = History::load(tx, pass, figures, under, &units, &months)?;
        let here: HashMap<Spot, ReportRow> = reports
            .into_iter()
            .map(|report| (Spot { unit: report.unit, month: report.month }, report))
            .filter(|(spot, _)| spots.contains(spot))
            .collect();
        let ids: Vec<ReportId> = here.values().map(|report| report.id).collect();
        let locked = book::locked_of(tx, &spots)?;
        let mut read = Read {
            history,
            reports: here,
            cells: HashMap::new(),
            comments: HashMap::new(),
            below: HashMap::new(),
            reopened: reopened(tx, pass, &locked)?,
            locked,
            typable: typable(tx, who, &units)?,
            today: Month::of(who.today()),
        };
        for (report, cell) in store::cells_of(tx, pass, &ids)? {
            read.cells.entry(report).or_default().insert(cell.figure.clone(), cell);
        }
        for (report, figure, count) in store::open_comments_of(tx, pass, &ids)? {
            read.comments.entry(report).or_default().insert(figure, count);
        }
        if plans.iter().any(|plan| plan.holds == Holds::Rest) {
            read.below = below(tx, pass, figures, above, last)?;
        }
        Ok(read)
    }

    fn lane(&self, figures: &Figures, plan: Plan) -> Result<Lane> {
        let Plan { spot, unit, holds } = plan;
        let report = self.reports.get(&spot).cloned();
        let of = report.as_ref().map(|report| report.id);
        let cells = of.and_then(|id| self.cells.get(&id).cloned()).unwrap_or_default();
        let comments = of.and_then(|id| self.comments.get(&id).cloned()).unwrap_or_default();
        let values = self.values(figures, spot, holds, &cells)?;
        let mut lane = Lane {
            spot,
            shut: self.shut(&unit, spot, report.as_ref()),
            is_there: (unit.from_on..=unit.until_on).contains(&spot.month.last()),
            code: unit.code,
            name: unit.name,
            short_name: unit.short_name,
            holds,
            report,
            cells,
            comments,
            values,
            checks: Vec::new(),
            notices: Vec::new(),
            looks: HashMap::new(),
        };
        // A part of a unit is not judged: its levels and sums belong to the whole.
        if let Holds::Whole { has_below } = holds {
            judge(&mut lane);
            let is_whole = !has_below || !lane.state().is_open();
            lane.looks = self.history.looks(figures, spot, &lane.values, is_whole)?;
        }
        Ok(lane)
    }

    fn shut(&self, unit: &UnitRow, spot: Spot, report: Option<&ReportRow>) -> Option<Shut> {
        let stands =
            Month::of(unit.from_on) <= spot.month && spot.month <= Month::of(unit.until_on);
        match report {
            _ if spot.month > self.today => Some(Shut::Ahead),
            _ if !stands => Some(Shut::NotStanding),
            _ if self.reopened.contains(&spot) => self.not_theirs(spot),
            _ if self.locked.contains(&spot) => Some(Shut::Locked),
            Some(report) if !report.state().is_open() => Some(Shut::OnItsWay),
            _ => self.not_theirs(spot),
        }
    }

    fn not_theirs(&self, spot: Spot) -> Option<Shut> {
        match self.typable.contains(&spot.unit) {
            true => None,
            false => Some(Shut::NotYours),
        }
    }

    fn values(
        &self,
        figures: &Figures,
        spot: Spot,
        holds: Holds,
        cells: &HashMap<String, CellRow>,
    ) -> Result<Vec<Value>> {
        let mut values = Vec::with_capacity(FIGURES.len());
        let before = Spot { month: spot.month.prev(), ..spot };
        for figure in FIGURES {
            let id = figures.id(figure.code)?;
            let cell = cells.get(figure.code).filter(|cell| !cell.is_blank());
            let all = self.history.value(spot, id);
            let under = self.below.get(&id).copied().unwrap_or(0);
            let value = if holds == Holds::Rest { all - under } else { all };
            values.push(Value {
                code: figure.code,
                value,
                own: cell.map_or(0, |cell| cell.amount),
                previous: self.history.value(before, id),
                last_year: self.history.value(Spot { month: spot.month.year_before(), ..spot }, id),
                moved: 0,
                at_least: cell.is_some_and(|cell| cell.at_least),
                reported: cell.is_some() || value != 0,
            });
        }
        Ok(values)
    }

    fn sums(
        &self,
        figures: &Figures,
        wanted: &Wanted,
        above: UnitId,
        whole: &[Spot],
    ) -> Result<HashMap<&'static str, i64>> {
        let mut sums = HashMap::new();
        for figure in FIGURES {
            let id = figures.id(figure.code)?;
            let of = |month: Month| self.history.value(Spot { unit: above, month }, id);
            let sum = match (wanted.by, figure.kind) {
                (By::Units, _) | (By::Months, FigureKind::Stock) => of(wanted.month),
                (By::Months, FigureKind::Flow) => whole.iter().map(|spot| of(spot.month)).sum(),
            };
            sums.insert(figure.code, sum);
        }
        Ok(sums)
    }
}

fn once<T: PartialEq + Ord>(all: impl Iterator<Item = T>) -> Vec<T> {
    let mut all: Vec<T> = all.collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// Rights are read on today's tree.
fn typable(tx: &mut Tx<'_>, who: &Who, units: &[UnitId]) -> Result<HashSet<UnitId>> {
    let places = place::many(tx, units, who.today())?;
    let may = places.iter().filter(|place| who.may(&acts::TYPE, place).is_ok());
    Ok(may.map(|place| place.id).collect())
}

fn below(
    tx: &mut Tx<'_>,
    pass: &Pass,
    figures: &Figures,
    above: UnitId,
    month: Month,
) -> Result<HashMap<FigureId, i64>> {
    let mut sums: HashMap<FigureId, i64> = HashMap::new();
    for child in book::children(tx, pass, figures, above, month)? {
        for (known, reading) in figures.all().iter().zip(&child.values) {
            *sums.entry(known.id).or_default() += reading.issued;
        }
    }
    Ok(sums)
}

fn judge(lane: &mut Lane) {
    let is_stated = |cell: &&CellRow| {
        !cell.is_blank() && crate::figures::find(&cell.figure).is_some_and(|f| f.is_derived())
    };
    let stated = lane.cells.values().filter(is_stated);
    let stated = stated.map(|cell| (cell.figure.clone(), (cell.amount, cell.at_least))).collect();
    let facts = Facts {
        values: &lane.values,
        stated: &stated,
        names: &HashMap::new(),
        parts: &HashMap::new(),
    };
    // Names and the parts of the units below are looked at on the page of the report.
    let checks = rules::checks(&facts).into_iter().filter(|check| check.rule != "roll_up");
    lane.checks = checks.collect();
    lane.notices = rules::notices(&facts, &[]);
}

/// Which of locked months are open again for their unit today.
fn reopened(tx: &mut Tx<'_>, pass: &Pass, locked: &HashSet<Spot>) -> Result<HashSet<Spot>> {
    let mut all = HashSet::new();
    for month in once(locked.iter().map(|spot| spot.month)) {
        let open = store::open_exceptions(tx, pass, month)?;
        all.extend(open.into_iter().map(|one| Spot { unit: one.unit, month }));
    }
    all.retain(|spot| locked.contains(spot));
    Ok(all)
}

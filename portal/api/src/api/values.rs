//! `GET /api/v1/values`: figures × periods × units, as reported or on the map of a day. Lines come
//! unit by unit, period by period; a page ends between two lines.

use super::params::{AFTER, FIGURE, LIMIT, MAP, PERIOD, UNDER};
use super::units::{flaw, tree};
use crate::asked::{Asked, Map};
use crate::call::Call;
use crate::declare::{Api, Endpoint, Holds, Param, json as body};
use crate::tree::{InPeriods, Tree, Trees};
use crate::values::{Line, Reader};
use crate::{answer, say};
use book::Figures;
use kernel::db::Tx;
use kernel::{Day, Error, Period, Result, UnitId, Who};
use kit::Answer;
use people::Scope;
use serde_json::json;
use std::collections::{HashMap, HashSet};

static LIST: Endpoint = Endpoint {
    scope: Some(Scope::Figures),
    params: &[
        Param::new("unit", Holds::Unit).many(),
        Param::new("above", Holds::Unit),
        UNDER,
        FIGURE,
        PERIOD,
        MAP,
        LIMIT,
        AFTER,
    ],
    answers: body("ValuePage"),
    ..Endpoint::get("/api/v1/values", "listValues", "values")
};
/// Units and periods that one question may name.
const MOST_LINES: usize = 200_000;

pub fn api() -> Api {
    Api::new().on(&LIST, list)
}

/// Which lines are asked for: unit by unit, period by period.
struct Lines {
    all: Vec<(UnitId, Period)>,
    start: usize,
    most: usize,
}

impl Lines {
    fn of(tree: &Tree, asked: &Asked, (who, map): (&Who, Map)) -> Result<Lines> {
        let all = lines(tree, asked, (who, map))?;
        let start = match asked.text("after") {
            Some(cursor) => start(tree, &all, cursor).ok_or_else(|| flaw("after"))?,
            None => 0,
        };
        Ok(Lines { all, start, most: answer::limit(asked, 100) })
    }

    /// Those of this answer, and whether there are more.
    fn page(&self) -> (&[(UnitId, Period)], bool) {
        let rest = self.all.get(self.start..).unwrap_or_default();
        (&rest[..rest.len().min(self.most)], rest.len() > self.most)
    }
}

/// Units that are named stand with every period. Those above or under which they lie are looked
/// for on the map that was asked for; as reported, on the maps of each period's own months.
fn lines(tree: &Tree, asked: &Asked, (who, map): (&Who, Map)) -> Result<Vec<(UnitId, Period)>> {
    let mut periods = asked.periods("period");
    let mut once = HashSet::new();
    periods.retain(|period| once.insert(*period));
    let last = periods.iter().map(|period| period.last()).max();
    let day = match map {
        Map::On(day) => day,
        Map::Reported => last.unwrap_or(who.today()),
    };
    let mut found = Found::default();
    for named in asked.all("unit") {
        let unit = tree.find(named, day)?.id;
        for period in &periods {
            found.add(unit, *period)?;
        }
    }
    for (name, deep) in [("above", false), ("under", true)] {
        let Some(named) = asked.text(name) else { continue };
        let root = tree.find(named, day)?.id;
        let pick = |day: Day| {
            let units = if deep { tree.under(root, day) } else { tree.children(root, day) };
            units.iter().map(|unit| unit.id).collect::<Vec<_>>()
        };
        let on_map = if map == Map::Reported { None } else { Some(pick(day)) };
        let mut reported = InPeriods::new(tree, pick);
        for period in &periods {
            for unit in on_map.clone().unwrap_or_else(|| reported.of(*period)) {
                found.add(unit, *period)?;
            }
        }
    }
    found.in_order(&periods)
}

/// The units that are found, in order, each with its periods.
#[derive(Default)]
struct Found {
    of: Vec<(UnitId, HashSet<Period>)>,
    places: HashMap<UnitId, usize>,
    lines: usize,
}

impl Found {
    /// One more line, if it is none yet; refused as soon as there are too many.
    fn add(&mut self, unit: UnitId, period: Period) -> Result<()> {
        let place = *self.places.entry(unit).or_insert(self.of.len());
        if place == self.of.len() {
            self.of.push((unit, HashSet::new()));
        }
        self.lines += usize::from(self.of[place].1.insert(period));
        match self.lines > MOST_LINES {
            true => Err(Error::flaw("unit", "api-flaw-too-many")),
            false => Ok(()),
        }
    }

    /// Unit by unit, the periods as they were asked for.
    fn in_order(&self, periods: &[Period]) -> Result<Vec<(UnitId, Period)>> {
        if self.of.is_empty() {
            return Err(Error::flaw("unit", "api-flaw-unit-needed"));
        }
        let line = |(unit, with): &(UnitId, HashSet<Period>)| {
            let told = periods.iter().filter(|period| with.contains(period));
            told.map(|period| (*unit, *period)).collect::<Vec<_>>()
        };
        Ok(self.of.iter().flat_map(line).collect())
    }
}

/// The line after the one that a cursor names.
fn start(tree: &Tree, all: &[(UnitId, Period)], cursor: &str) -> Option<usize> {
    let (key, period) = cursor.split_once('.')?;
    let unit = tree.find(key, Day::LAST).ok()?.id;
    let at = |line: &(UnitId, Period)| line.0 == unit && line.1.to_string() == period;
    all.iter().position(at).map(|at| at + 1)
}

async fn list(call: Call) -> Answer {
    let who = call.may(Scope::Figures)?;
    let asked = Asked::read(&LIST, &call.visit)?;
    let house = call.visit.house();
    let figures = house.shelf::<Figures>()?;
    let wanted = wanted(&asked, &figures)?;
    let (trees, at) = (house.shelf::<Trees>()?, figures.clone());
    let asking = asked.clone();
    let (lines, next) = house.db.read(move |tx| read(tx, &trees, (&who, &at), &asking)).await?;
    let tree = tree(&call).await?;
    let items = lines.iter().map(|line| say::line(&tree, &figures, line, &wanted)).collect();
    let map = json!(asked.text("map").unwrap_or("reported"));
    answer::page(&call.visit, &call.headers, items, next, &[("map", map)])
}

/// The codes that are asked for, each known.
pub(super) fn wanted(asked: &Asked, figures: &Figures) -> Result<Vec<String>> {
    let codes: Vec<String> = asked.all("figure").map(str::to_owned).collect();
    let is_unknown = codes.iter().any(|code| figures.id(code).is_err());
    if is_unknown { Err(Error::flaw("figure", "api-flaw-figure")) } else { Ok(codes) }
}

fn read(
    tx: &mut Tx<'_>,
    trees: &Trees,
    (who, figures): (&Who, &Figures),
    asked: &Asked,
) -> Result<(Vec<Line>, Option<String>)> {
    let tree = trees.now(tx)?;
    let map = asked.map(who.today());
    let lines = Lines::of(&tree, asked, (who, map))?;
    let ids = wanted(asked, figures)?.iter().map(|code| figures.id(code)).collect::<Result<_>>()?;
    let mut reader = Reader::new(who, figures, &tree, map).only(ids);
    let (asked, more) = lines.page();
    let mut told = Vec::with_capacity(asked.len());
    // All periods of a unit are read at once.
    for of_unit in asked.chunk_by(|one, next| one.0 == next.0) {
        let periods: Vec<Period> = of_unit.iter().map(|(_, period)| *period).collect();
        told.extend(reader.lines(tx, of_unit[0].0, &periods)?);
    }
    reader.count_unapproved(tx, &mut told)?;
    reader.mark(tx, &mut told)?;
    let last = told.last().filter(|_| more);
    let cursor = |line: &Line| {
        let key = tree.get(line.unit).map(|unit| unit.key).unwrap_or_default();
        format!("{key}.{}", line.period)
    };
    let next = last.map(cursor);
    Ok((told, next))
}

//! `GET /api/v1/values`: figures × periods × units, as reported or on the map of a day. Lines come
//! unit by unit, period by period; a page ends between two lines.

use super::params::{AFTER, FIGURE, LIMIT, MAP, PERIOD, UNDER};
use super::units::{flaw, tree};
use crate::asked::{Asked, Map};
use crate::call::Call;
use crate::declare::{Api, Endpoint, Holds, Param, json as body};
use crate::tree::{Tree, Trees};
use crate::values::{Line, Reader};
use crate::{answer, say};
use book::Figures;
use kernel::db::Tx;
use kernel::{Day, Error, Period, Result, UnitId, Who};
use kit::Answer;
use people::Scope;
use serde_json::json;

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

/// Which lines are asked for.
struct Lines {
    units: Vec<UnitId>,
    periods: Vec<Period>,
    start: usize,
    most: usize,
}

impl Lines {
    fn of(tree: &Tree, asked: &Asked, (who, map): (&Who, Map)) -> Result<Lines> {
        let periods = asked.periods("period");
        let last = periods.iter().map(|period| period.last()).max();
        let day = match map {
            Map::On(day) => day,
            Map::Reported => last.unwrap_or(who.today()),
        };
        let units = units(tree, asked, day)?;
        if units.is_empty() {
            return Err(Error::flaw("unit", "api-flaw-unit-needed"));
        }
        if units.len() * periods.len() > MOST_LINES {
            return Err(Error::flaw("unit", "api-flaw-too-many"));
        }
        let start = match asked.text("after") {
            Some(cursor) => start(tree, &units, &periods, cursor).ok_or_else(|| flaw("after"))?,
            None => 0,
        };
        Ok(Lines { units, periods, start, most: answer::limit(asked, 100) })
    }

    fn at(&self, at: usize) -> Option<(UnitId, Period)> {
        let unit = self.units.get(at / self.periods.len().max(1))?;
        Some((*unit, self.periods[at % self.periods.len()]))
    }
}

/// The units that are named, in order, each once.
fn units(tree: &Tree, asked: &Asked, day: Day) -> Result<Vec<UnitId>> {
    let mut units: Vec<UnitId> = Vec::new();
    for named in asked.all("unit") {
        units.push(tree.find(named, day)?.id);
    }
    if let Some(above) = asked.text("above") {
        units.extend(tree.children(tree.find(above, day)?.id, day).iter().map(|unit| unit.id));
    }
    if let Some(under) = asked.text("under") {
        units.extend(tree.under(tree.find(under, day)?.id, day).iter().map(|unit| unit.id));
    }
    let mut seen = std::collections::HashSet::new();
    units.retain(|unit| seen.insert(*unit));
    Ok(units)
}

/// The line after the one that a cursor names.
fn start(tree: &Tree, units: &[UnitId], periods: &[Period], cursor: &str) -> Option<usize> {
    let (key, period) = cursor.split_once('.')?;
    let unit = tree.find(key, Day::LAST).ok()?.id;
    let unit = units.iter().position(|known| *known == unit)?;
    let period = periods.iter().position(|known| known.to_string() == period)?;
    Some(unit * periods.len() + period + 1)
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
    let asked: Vec<(UnitId, Period)> = (lines.start..lines.start.saturating_add(lines.most))
        .map_while(|at| lines.at(at))
        .collect();
    let mut told = Vec::with_capacity(asked.len());
    // All periods of a unit are read at once.
    for of_unit in asked.chunk_by(|one, next| one.0 == next.0) {
        let periods: Vec<Period> = of_unit.iter().map(|(_, period)| *period).collect();
        told.extend(reader.lines(tx, of_unit[0].0, &periods)?);
    }
    reader.count_unapproved(tx, &mut told)?;
    let more = lines.at(lines.start.saturating_add(lines.most)).is_some();
    let last = told.last().filter(|_| more);
    let cursor = |line: &Line| {
        let key = tree.get(line.unit).map(|unit| unit.key).unwrap_or_default();
        format!("{key}.{}", line.period)
    };
    let next = last.map(cursor);
    Ok((told, next))
}

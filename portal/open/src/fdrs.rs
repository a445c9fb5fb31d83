//! The yearly table of the FDRS (indicators.md 6.2) as far as figures exist: people where people
//! are told, an estimate where only turns or things are, *not available* where neither says
//! anything of people. Publicly it is made of published papers; with a token, of the Book. It
//! writes nothing and never adds turns to people.

mod lines;

use crate::papers::Paper;
use api::{Api, Asked, Body, Call, Endpoint, Holds, Map, Param, Tree, Trees, answer};
use book::Figures;
use kernel::db::Tx;
use kernel::{Day, Error, Month, Period, Result, UnitId};
use kit::web::csv_file;
use kit::{Answer, Lang, Visit};
use lines::{indicators, plus};
use people::Scope;
use std::collections::HashMap;

static TABLE: Endpoint = Endpoint {
    scope: Some(Scope::Figures),
    params: &[
        Param::new("unit", Holds::Unit).needed(),
        Param::new("year", Holds::Number(2000, 2100)).needed(),
        Param::new("map", Holds::Map),
    ],
    answers: Body { schema: "Text", kinds: &["text/csv"] },
    ..Endpoint::get("/api/v1/fdrs", "getFdrs", "values")
};

pub fn api() -> Api {
    Api::new().on(&TABLE, table)
}

/// A year of a unit.
pub struct Year<'a> {
    /// The unit.
    pub unit: UnitId,
    /// The year.
    pub year: i16,
    /// How many months of it are told.
    pub months: usize,
    /// Figures by code: sums of flows, the last level of stocks.
    pub values: HashMap<String, i64>,
    /// Set when numbers cannot be told apart on the map that was asked for: the name of the nearest
    /// unit above that is exact, where there is one.
    pub cannot_tell: Option<Option<String>>,
    /// The day on which units are counted: of the map that was asked for, else the year's last.
    pub counted_on: Day,
    /// The tree.
    pub tree: &'a Tree,
}

/// A year out of the published papers of its months (a paper of a quarter tells of the same months
/// once more); none when the unit published nothing of it.
pub fn of_papers<'a>(
    visit: &Visit,
    tree: &'a Tree,
    papers: &[Paper],
    (unit, year): (UnitId, i16),
) -> Result<Option<Year<'a>>> {
    let mut own: Vec<&Paper> = papers
        .iter()
        .filter(|p| p.is_month() && p.unit == unit && p.month.year() == year)
        .collect();
    own.sort_by_key(|paper| paper.month);
    let mut values: HashMap<String, i64> = HashMap::new();
    for told in own.iter().flat_map(|paper| &paper.values) {
        let is_stock = visit
            .house()
            .figure(&told.code)
            .is_ok_and(|figure| figure.kind == kernel::figure::FigureKind::Stock);
        let sum = values.entry(told.code.clone()).or_default();
        *sum = if is_stock { told.value } else { plus(*sum, told.value)? };
    }
    let months = own.len();
    let (cannot_tell, counted_on) = (None, last_day(year));
    let told = Year { unit, year, months, values, cannot_tell, counted_on, tree };
    Ok((months > 0).then_some(told))
}

fn last_day(year: i16) -> Day {
    Day::of(year, 12, 31).unwrap_or(Day::LAST)
}

/// The columns with their hashtags. What was added later stands last: who reads columns by their
/// place still finds them.
const COLUMNS: &[(&str, &str)] = &[
    ("open-fdrs-code", "#indicator+code"),
    ("open-fdrs-label-vi", "#indicator+name+i_vi"),
    ("open-fdrs-label-en", "#indicator+name+i_en"),
    ("open-fdrs-year", "#date+year"),
    ("open-fdrs-value", "#affected+num"),
    ("open-fdrs-basis", "#meta+basis"),
    ("open-fdrs-beside", "#meta+beside"),
    ("open-fdrs-months", "#meta+months"),
    ("open-fdrs-of", "#meta+parts"),
    ("open-fdrs-why", "#meta+why"),
];

/// The table as a file, with HXL hashtags in the second row.
pub fn written(visit: &Visit, year: &Year<'_>) -> Result<Vec<u8>> {
    let heads = COLUMNS.iter().map(|(key, _)| visit.say(key)).collect();
    let mut rows = vec![heads, COLUMNS.iter().map(|(_, tag)| (*tag).to_owned()).collect()];
    for one in indicators() {
        let said = one.said(year)?;
        let basis = match (said.value, &year.cannot_tell) {
            (None, _) if one.counts_units() => is_not_there(visit, year),
            (None, Some(nearest)) if one.is_kept() => cannot_tell(visit, nearest),
            _ => visit.say(&format!("open-basis-{}", said.basis)),
        };
        let why = match visit.words().lang() {
            Lang::Vi => one.why_vi,
            Lang::En => one.why_en,
        };
        rows.push(vec![
            one.code,
            one.label_vi,
            one.label_en,
            year.year.to_string(),
            said.value.map(|value| value.to_string()).unwrap_or_default(),
            basis,
            said.beside.join(" "),
            year.months.to_string(),
            said.of.join(" "),
            why,
        ]);
    }
    Ok(csv_file(&rows))
}

/// A unit that is not on the map has no units under it there: who stands for it has.
fn is_not_there(visit: &Visit, year: &Year<'_>) -> String {
    let (tree, day) = (year.tree, year.counted_on);
    let instead = tree.stands_for(year.unit, day).and_then(|unit| tree.get(unit));
    let instead = instead.map_or_else(String::new, |unit| unit.name.clone());
    visit.words().say_with("open-basis-not-there", &[("day", day.vn()), ("unit", instead)])
}

/// No number is no nought: the line says why, and where the nearest exact one stands.
fn cannot_tell(visit: &Visit, nearest: &Option<String>) -> String {
    match nearest {
        Some(unit) => {
            visit.words().say_with("open-basis-cannot-tell-nearest", &[("unit", unit.clone())])
        }
        None => visit.say("open-basis-cannot-tell"),
    }
}

async fn table(call: Call) -> Answer {
    let who = call.may(Scope::Figures)?;
    let asked = Asked::read(&TABLE, &call.visit)?;
    let house = call.visit.house();
    let (trees, figures) = (house.shelf::<Trees>()?, house.shelf::<Figures>()?);
    let year = i16::try_from(asked.number("year", 0)).map_err(|_| Error::NotFound)?;
    let period = Period::year(year).ok_or(Error::NotFound)?;
    let (unit, map) = (asked.text("unit").unwrap_or_default().to_owned(), asked.map(who.today()));
    let last = Month::of(who.today()).prev().last();
    let counted_on = if let Map::On(day) = map { day } else { last_day(year) };
    let read = move |tx: &mut Tx<'_>| {
        let tree = trees.now(tx)?;
        let day = if let Map::On(day) = map { day } else { period.last().min(last) };
        let unit = tree.find(&unit, day)?.id;
        let mut reader = api::Reader::new(&who, &figures, &tree, map);
        let line = reader.line(tx, unit, period)?;
        let months = told_months(tx, &mut reader, &figures, (unit, period))?;
        // Where no month says anything, no count of things done is known to be nought.
        let is_told =
            |told: &&api::Told| months > 0 || (figures.is_stock(told.figure) && told.value != 0);
        let code = |told: &api::Told| Some((figures.get(told.figure)?.code.clone(), told.value));
        let values = line.values.iter().filter(is_told).filter_map(code);
        let values = values.collect::<HashMap<_, _>>();
        let nearest = line
            .cannot_tell
            .map(|nearest| nearest.and_then(|unit| tree.get(unit)).map(|unit| unit.name.clone()));
        Ok((tree, unit, months, values, nearest))
    };
    let (tree, unit, months, values, cannot_tell) = house.db.read(read).await?;
    let year = Year { unit, year, months, values, cannot_tell, counted_on, tree: &tree };
    let text = written(&call.visit, &year)?;
    answer::bytes(&call.headers, text, "text/csv; charset=utf-8")
}

/// How many months of a year something is told of: something was done in it, or a level is another
/// one than the month before.
fn told_months(
    tx: &mut Tx<'_>,
    reader: &mut api::Reader<'_>,
    figures: &Figures,
    (unit, year): (UnitId, Period),
) -> Result<usize> {
    let first = Month::of(year.first()).prev();
    let months = std::iter::once(first).chain(year.months());
    let months: Vec<Period> = months.map(Period::month).collect();
    let lines = reader.lines(tx, unit, &months)?;
    let is_told = |pair: &&[api::Line]| {
        let before = |figure| pair[0].values.iter().find(|told| told.figure == figure);
        pair[1].values.iter().any(|told| match figures.is_stock(told.figure) {
            true => before(told.figure).map_or(0, |told| told.value) != told.value,
            false => told.value != 0,
        })
    };
    Ok(lines.windows(2).filter(is_told).count())
}

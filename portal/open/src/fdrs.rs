//! The yearly table of the FDRS (indicators.md 6.2) as far as figures exist: people where people
//! are counted, an estimate where only turns or things are, *not available* where neither says
//! anything of people. Publicly it is made of published papers; with a token, of the Book.

use crate::papers::Paper;
use api::{Api, Asked, Body, Call, Endpoint, Holds, Map, Param, Tree, Trees, answer};
use book::Figures;
use kernel::db::Tx;
use kernel::{Day, Error, Month, Period, Result, UnitId};
use kit::web::csv_file;
use kit::{Answer, Visit};
use people::Scope;
use serde::Deserialize;
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

/// A line of the shipped list.
#[derive(Deserialize)]
struct Indicator {
    code: String,
    label_vi: String,
    label_en: String,
    /// Figures whose sum it is, or `units:province`, `units:local`.
    takes: String,
    /// `counted`, `estimate`, `none`.
    basis: String,
    /// Figures that count something else of the same work.
    beside: String,
}

fn indicators() -> Vec<Indicator> {
    let text = include_str!("../data/fdrs.csv");
    csv::Reader::from_reader(text.as_bytes()).into_deserialize().filter_map(|l| l.ok()).collect()
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
    let cannot_tell = None;
    Ok((months > 0).then_some(Year { unit, year, months, values, cannot_tell, tree }))
}

fn plus(sum: i64, value: i64) -> Result<i64> {
    sum.checked_add(value).ok_or_else(|| Error::flaw("year", "book-amount-too-large"))
}

/// The table as a file, with HXL hashtags in the second row.
pub fn written(visit: &Visit, year: &Year<'_>) -> Result<Vec<u8>> {
    let heads = ["code", "label-vi", "label-en", "year", "value", "basis", "beside", "months"];
    let heads = heads.iter().map(|head| visit.say(&format!("open-fdrs-{head}"))).collect();
    let tags = [
        "#indicator+code",
        "#indicator+name+i_vi",
        "#indicator+name+i_en",
        "#date+year",
        "#affected+num",
        "#meta+basis",
        "#meta+beside",
        "#meta+months",
    ];
    let mut rows = vec![heads, tags.map(str::to_owned).to_vec()];
    for one in indicators() {
        let value = value(year, &one)?;
        let basis = match (value, &year.cannot_tell) {
            (Some(_), _) => visit.say(&format!("open-basis-{}", one.basis)),
            (None, Some(nearest)) if !one.takes.is_empty() => cannot_tell(visit, nearest),
            (None, _) => visit.say("open-basis-none"),
        };
        let beside = one.beside.split_whitespace();
        let beside = beside.filter_map(|code| Some(format!("{code}={}", year.values.get(code)?)));
        rows.push(vec![
            one.code,
            one.label_vi,
            one.label_en,
            year.year.to_string(),
            value.map(|value| value.to_string()).unwrap_or_default(),
            basis,
            beside.collect::<Vec<_>>().join(" "),
            year.months.to_string(),
        ]);
    }
    Ok(csv_file(&rows))
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

fn value(year: &Year<'_>, one: &Indicator) -> Result<Option<i64>> {
    if let Some(which) = one.takes.strip_prefix("units:") {
        return Ok(Some(count_units(year, which)));
    }
    let known: Vec<i64> =
        one.takes.split_whitespace().filter_map(|code| year.values.get(code).copied()).collect();
    if known.is_empty() {
        return Ok(None);
    }
    known.into_iter().try_fold(0, plus).map(Some)
}

/// Chapters under the unit at the end of the year.
fn count_units(year: &Year<'_>, which: &str) -> i64 {
    let day = Day::of(year.year, 12, 31).unwrap_or(Day::LAST);
    let fits = |level: &str| match which {
        "province" => level == "province",
        _ => matches!(level, "commune" | "grassroots"),
    };
    let under = year.tree.under(year.unit, day);
    i64::try_from(under.iter().filter(|unit| fits(&unit.level)).count()).unwrap_or(i64::MAX)
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
    let year = Year { unit, year, months, values, cannot_tell, tree: &tree };
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_read_whole_and_says_how_sure_each_is() {
        let all = indicators();
        assert_eq!(all.len(), 28);
        for one in &all {
            assert!(one.code.starts_with("KPI_"), "{}", one.code);
            assert_eq!(one.takes.is_empty(), one.basis == "none", "{}", one.code);
            assert!(["counted", "estimate", "none"].contains(&one.basis.as_str()), "{}", one.code);
        }
    }
}

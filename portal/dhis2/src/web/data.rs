//! Values out: raw values as units booked them themselves, one value, and analytics over the tree.

use super::meta::tree;
use crate::{analytics, period, things};
use api::{Api, Asked, Body, Call, Endpoint, Holds, Param, Tree, Trees, answer, json as body, uid};
use book::{FigureId, Figures};
use kernel::db::Tx;
use kernel::{Day, Error, Month, Result, UnitId, Who, place};
use kit::{Answer, Visit};
use org::standing;
use people::Scope;
use reporting::{acts, rules, store};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

const PERIOD: Param = Param::new("period", Holds::Text(20)).many();
/// What a unit booked itself is of no map but its own: another one is refused and not passed over.
const OWN_MAP: Param = Param::new("map", Holds::OneOf(&["reported"]));

static VALUES: Endpoint = Endpoint {
    scope: Some(Scope::Figures),
    is_lenient: true,
    params: &[
        Param::new("dataSet", Holds::Text(80)).many(),
        Param::new("dataElement", Holds::Text(80)).many(),
        Param::new("orgUnit", Holds::Text(200)).many(),
        PERIOD,
        Param::new("startDate", Holds::Day),
        Param::new("endDate", Holds::Day),
        Param::new("children", Holds::Yes),
        Param::new("limit", Holds::Number(1, 1_000_000)),
        OWN_MAP,
    ],
    answers: Body { schema: "Any", kinds: &["application/json", "application/csv"] },
    ..Endpoint::get("/api/dataValueSets", "dhis2Values", "dhis2")
};
static VALUE: Endpoint = Endpoint {
    scope: Some(Scope::Figures),
    is_lenient: true,
    params: &[
        Param::new("de", Holds::Text(80)).needed(),
        Param::new("pe", Holds::Text(20)).needed(),
        Param::new("ou", Holds::Text(200)).needed(),
        OWN_MAP,
    ],
    answers: body("Any"),
    ..Endpoint::get("/api/dataValues", "dhis2Value", "dhis2")
};
static ANALYTICS: Endpoint = Endpoint {
    scope: Some(Scope::Figures),
    is_lenient: true,
    params: &[
        Param::new("dimension", Holds::Text(20_000)).many().needed(),
        Param::new("filter", Holds::Text(20_000)).many(),
        Param::new("startDate", Holds::Day),
        Param::new("endDate", Holds::Day),
        Param::new("map", Holds::Map),
    ],
    answers: body("Any"),
    ..Endpoint::get("/api/analytics", "dhis2Analytics", "dhis2")
};

pub fn api() -> Api {
    Api::new().on(&VALUES, values).on(&VALUE, value).on(&ANALYTICS, analytics)
}

/// One raw value.
pub(super) struct Raw {
    unit: UnitId,
    month: Month,
    code: String,
    amount: i64,
    by: String,
    at: Option<kernel::Instant>,
}

/// What is asked for: months, units, with or without those below, and figures (none: all).
struct Wanted {
    spans: Vec<(Month, Month)>,
    units: Vec<UnitId>,
    with_below: bool,
    codes: BTreeSet<String>,
}

impl Wanted {
    fn of(visit: &Visit, tree: &Tree, asked: &Asked, today: Day) -> Result<Wanted> {
        let flaw = |field: &str, key| Error::flaw(field, key);
        let mut units = Vec::new();
        for text in asked.all("orgUnit") {
            let unit = things::unit_of(tree, text, today);
            units.push(unit.ok_or_else(|| flaw("orgUnit", "api-flaw-unit"))?.id);
        }
        if units.is_empty() {
            return Err(flaw("orgUnit", "api-flaw-needed"));
        }
        let mut codes = BTreeSet::new();
        for text in asked.all("dataElement") {
            let figure = things::figure_of(visit, text);
            let figure = figure.ok_or_else(|| flaw("dataElement", "api-flaw-figure"))?;
            codes.insert(figure.code.to_owned());
        }
        let mut spans = Vec::new();
        for text in asked.all("period") {
            let period = period::read(text).ok_or_else(|| flaw("period", "dhis2-flaw-period"))?;
            spans.push((Month::of(period.first()), Month::of(period.last())));
        }
        if let (Some(start), Some(end)) = (asked.day("startDate"), asked.day("endDate")) {
            spans.push((Month::of(start), Month::of(end)));
        }
        if spans.is_empty() {
            return Err(flaw("period", "api-flaw-needed"));
        }
        Ok(Wanted { spans, units, with_below: asked.yes("children"), codes })
    }
}

/// What units booked themselves: typed cells, and for figures that records feed what they posted.
fn raw(tx: &mut Tx<'_>, who: &Who, figures: &Figures, wanted: &Wanted) -> Result<Vec<Raw>> {
    let mut found: BTreeMap<(UnitId, Month, String), Raw> = BTreeMap::new();
    for unit in &wanted.units {
        let place = place::get(tx, *unit, who.today())?;
        let pass = standing::pass(tx, who, &acts::VIEW, &place)?;
        for span in &wanted.spans {
            for cell in store::listed_cells(tx, &pass, *span)? {
                let one = Raw {
                    unit: cell.unit,
                    month: cell.month,
                    code: cell.figure,
                    amount: cell.amount,
                    by: cell.typed_name,
                    at: Some(cell.typed_at),
                };
                found.insert((one.unit, one.month, one.code.clone()), one);
            }
            for (unit, month, figure, amount) in book::owned(tx, &pass, *span)? {
                let Some(code) = fed(figures, figure) else { continue };
                let one = Raw { unit, month, code, amount, by: String::new(), at: None };
                found.insert((one.unit, one.month, one.code.clone()), one);
            }
        }
    }
    let is_wanted = |one: &Raw| {
        let is_derived = figures.id(&one.code).ok().and_then(|id| figures.get(id));
        let is_derived =
            is_derived.and_then(|known| known.declared).is_some_and(|f| f.is_derived());
        !is_derived
            && (wanted.with_below || wanted.units.contains(&one.unit))
            && (wanted.codes.is_empty() || wanted.codes.contains(&one.code))
    };
    Ok(found.into_values().filter(is_wanted).collect())
}

/// The code of a figure that records feed.
fn fed(figures: &Figures, figure: FigureId) -> Option<String> {
    let known = figures.get(figure)?;
    rules::is_fed(&known.code).then(|| known.code.clone())
}

async fn values(call: Call) -> Answer {
    let who = call.may(Scope::Figures)?;
    let asked = Asked::read(&VALUES, &call.visit)?;
    let tree = tree(&call).await?;
    let wanted = Wanted::of(&call.visit, &tree, &asked, who.today())?;
    let figures = call.visit.house().shelf::<Figures>()?;
    let read = move |tx: &mut Tx<'_>| raw(tx, &who, &figures, &wanted);
    let mut all = call.visit.house().db.read(read).await?;
    all.truncate(usize::try_from(asked.number("limit", i64::MAX)).unwrap_or(usize::MAX));
    if call.header("accept").contains("csv") {
        return answer::bytes(&call.headers, csv(&tree, &all)?, "application/csv; charset=utf-8");
    }
    let told: Vec<Value> = all.iter().map(|one| data_value(&tree, one)).collect();
    answer::told(&call.headers, &json!({ "dataValues": told }))
}

fn unit_uid(tree: &Tree, unit: UnitId) -> String {
    tree.get(unit).map(|unit| uid::of_unit(unit.key)).unwrap_or_default()
}

fn data_value(tree: &Tree, one: &Raw) -> Value {
    let mut told = json!({
        "dataElement": uid::of_figure(&one.code),
        "period": period::of_month(one.month),
        "orgUnit": unit_uid(tree, one.unit),
        "categoryOptionCombo": things::DEFAULT_COMBO,
        "attributeOptionCombo": things::DEFAULT_COMBO,
        "value": one.amount.to_string(),
        "storedBy": one.by,
        "followup": false,
    });
    if let Some(at) = one.at {
        told["lastUpdated"] = json!(at.iso());
    }
    told
}

fn csv(tree: &Tree, all: &[Raw]) -> Result<Vec<u8>> {
    let mut file = csv::Writer::from_writer(Vec::new());
    let head = ["dataelement", "period", "orgunit", "categoryoptioncombo", "attributeoptioncombo"];
    file.write_record(head.iter().chain(&["value"])).map_err(Error::fault)?;
    for one in all {
        let (element, unit) = (uid::of_figure(&one.code), unit_uid(tree, one.unit));
        let (period, value) = (period::of_month(one.month), one.amount.to_string());
        let (combo, line) = (things::DEFAULT_COMBO, [&element, &period, &unit]);
        let line = line.into_iter().map(String::as_str).chain([combo, combo, &value]);
        file.write_record(line).map_err(Error::fault)?;
    }
    file.into_inner().map_err(Error::fault)
}

async fn value(call: Call) -> Answer {
    let who = call.may(Scope::Figures)?;
    let asked = Asked::read(&VALUE, &call.visit)?;
    let (tree, text) = (tree(&call).await?, |name| asked.text(name).unwrap_or_default());
    let figure = things::figure_of(&call.visit, text("de")).ok_or(Error::NotFound)?;
    let unit = things::unit_of(&tree, text("ou"), who.today()).ok_or(Error::NotFound)?.id;
    let month = period::read(text("pe")).and_then(|period| period.as_month());
    let month = month.ok_or_else(|| Error::flaw("pe", "dhis2-flaw-month"))?;
    let wanted = Wanted {
        spans: vec![(month, month)],
        units: vec![unit],
        with_below: false,
        codes: BTreeSet::from([figure.code.to_owned()]),
    };
    let figures = call.visit.house().shelf::<Figures>()?;
    let read = move |tx: &mut Tx<'_>| raw(tx, &who, &figures, &wanted);
    let found = call.visit.house().db.read(read).await?;
    let one = found.first().ok_or(Error::NotFound)?;
    answer::told(&call.headers, &json!([one.amount.to_string()]))
}

async fn analytics(call: Call) -> Answer {
    let who = call.may(Scope::Figures)?;
    let asked = Asked::read(&ANALYTICS, &call.visit)?;
    let tree = tree(&call).await?;
    let cube = analytics::Cube::of(&call.visit, &tree, &asked, &who)?;
    let house = call.visit.house();
    let (trees, figures) = (house.shelf::<Trees>()?, house.shelf::<Figures>()?);
    let (map, known, at) = (asked.map(who.today()), figures.clone(), cube.clone());
    let read = move |tx: &mut Tx<'_>| {
        let tree = trees.now(tx)?;
        analytics::lines(tx, api::Reader::new(&who, &known, &tree, map), &at)
    };
    let lines = house.db.read(read).await?;
    answer::told(&call.headers, &cube.told(&call.visit, &tree, &figures, &lines))
}

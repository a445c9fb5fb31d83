//! What there is: the system, who asks, units, levels, figures, the data set.

use super::{FIELDS, FILTER, PAGE, PAGE_SIZE, PAGING, UID};
use crate::fields::Fields;
use crate::filter::Filter;
use crate::{paging, things};
use api::{Api, Asked, Call, Endpoint, Holds, Param, Tree, Trees, answer, json as body, uid};
use axum::extract::Path;
use kernel::{Day, Error, Result};
use kit::Answer;
use org::store::WholeRow;
use people::Scope;
use serde_json::{Value, json};
use std::sync::Arc;

/// The version of the Web API whose part this is.
const VERSION: &str = "2.40.0";
const LIST: &[Param] = &[FIELDS, FILTER, PAGE, PAGE_SIZE, PAGING];

const fn get(path: &'static str, id: &'static str, scope: Scope) -> Endpoint {
    Endpoint {
        scope: Some(scope),
        is_lenient: true,
        answers: body("Any"),
        ..Endpoint::get(path, id, "dhis2")
    }
}

static INFO: Endpoint = get("/api/system/info", "dhis2Info", Scope::Units);
static ME: Endpoint = Endpoint { params: &[FIELDS], ..get("/api/me", "dhis2Me", Scope::Units) };
static UNITS: Endpoint = Endpoint {
    params: &[
        FIELDS,
        FILTER,
        PAGE,
        PAGE_SIZE,
        PAGING,
        Param::new("level", Holds::Number(1, 20)).many(),
        Param::new("parent", Holds::Text(200)),
        Param::new("query", Holds::Text(80)),
    ],
    ..get("/api/organisationUnits", "dhis2Units", Scope::Units)
};
static SHAPES: Endpoint = Endpoint {
    params: &[
        FILTER,
        Param::new("level", Holds::Number(1, 20)).many(),
        Param::new("parent", Holds::Text(200)),
    ],
    ..get("/api/organisationUnits/geojson", "dhis2UnitsGeojson", Scope::Units)
};
static UNIT: Endpoint = Endpoint {
    params: &[UID, FIELDS],
    ..get("/api/organisationUnits/{uid}", "dhis2Unit", Scope::Units)
};
static SHAPE: Endpoint = Endpoint {
    params: &[UID],
    ..get("/api/organisationUnits/{uid}/geojson", "dhis2UnitGeojson", Scope::Units)
};
static LEVELS: Endpoint =
    Endpoint { params: LIST, ..get("/api/organisationUnitLevels", "dhis2Levels", Scope::Units) };
static ELEMENTS: Endpoint =
    Endpoint { params: LIST, ..get("/api/dataElements", "dhis2Elements", Scope::Figures) };
static ELEMENT: Endpoint = Endpoint {
    params: &[UID, FIELDS],
    ..get("/api/dataElements/{uid}", "dhis2Element", Scope::Figures)
};
static SETS: Endpoint =
    Endpoint { params: LIST, ..get("/api/dataSets", "dhis2Sets", Scope::Figures) };
static SET: Endpoint =
    Endpoint { params: &[UID, FIELDS], ..get("/api/dataSets/{uid}", "dhis2Set", Scope::Figures) };

pub fn api() -> Api {
    Api::new()
        .on(&INFO, info)
        .on(&ME, me)
        .on(&UNITS, units)
        .on(&SHAPES, shapes)
        .on(&UNIT, unit)
        .on(&SHAPE, shape)
        .on(&LEVELS, levels)
        .on(&ELEMENTS, elements)
        .on(&ELEMENT, element)
        .on(&SETS, sets)
        .on(&SET, set)
}

/// The tree as it is now.
pub(super) async fn tree(call: &Call) -> Result<Arc<Tree>> {
    let trees = call.visit.house().shelf::<Trees>()?;
    call.visit.house().db.read(move |tx| trees.now(tx)).await
}

async fn info(call: Call) -> Answer {
    call.may(Scope::Units)?;
    let told = json!({
        "version": VERSION,
        "revision": env!("CARGO_PKG_VERSION"),
        "systemName": call.visit.say("kit-name"),
        "calendar": "iso8601",
        "dateFormat": "yyyy-mm-dd",
        "serverDate": call.visit.who().at().iso(),
        "contextPath": "",
    });
    answer::told(&call.headers, &told)
}

async fn me(call: Call) -> Answer {
    let who = call.may(Scope::Units)?;
    let asked = Asked::read(&ME, &call.visit)?;
    let tree = tree(&call).await?;
    let units = who.grants().iter().filter_map(|grant| tree.get(grant.unit));
    let units: Vec<Value> = units.map(|unit| json!({ "id": uid::of_unit(unit.key) })).collect();
    let authorities: Vec<&str> = call.token.scopes.iter().map(|scope| scope.code()).collect();
    let told = json!({
        "id": uid::of("account", &call.token.account.to_string()),
        "username": call.token.login,
        "name": who.name(),
        "displayName": who.name(),
        "organisationUnits": units,
        "dataViewOrganisationUnits": units,
        "authorities": authorities,
        "dataSets": [things::report_uid()],
        "userRoles": [],
    });
    answer::told(&call.headers, &chosen(&asked, told))
}

/// The members that are asked for; all of them when nothing was said.
fn chosen(asked: &Asked, thing: Value) -> Value {
    let fields = Fields::read(asked.text("fields").unwrap_or_default());
    if fields.is_empty() { thing } else { fields.choose(thing) }
}

fn filters(asked: &Asked) -> Result<Vec<Filter>> {
    asked.all("filter").map(Filter::read).collect()
}

/// Units that have begun by today, closed ones too, that fit what is asked.
fn found<'t>(tree: &'t Tree, asked: &Asked, today: Day) -> Result<Vec<&'t WholeRow>> {
    let filters = filters(asked)?;
    let levels: Vec<usize> = asked.all("level").filter_map(|text| text.parse().ok()).collect();
    let parent = match asked.text("parent") {
        Some(text) => Some(things::unit_of(tree, text, today).ok_or(Error::NotFound)?.id),
        None => None,
    };
    let query = kernel::fold::fold(asked.text("query").unwrap_or_default());
    let names: Vec<&str> = filters.iter().map(Filter::member).collect();
    let looked_at = Fields::read(&names.join(","));
    let is_wanted = |unit: &&WholeRow| {
        unit.from_on <= today
            && (levels.is_empty() || levels.contains(&things::level(tree, unit.id, today)))
            && parent.is_none_or(|parent| tree.chain(unit.id, today).contains(&parent))
            && (query.is_empty() || kernel::fold::matches(&query, &kernel::fold::fold(&unit.name)))
            && (filters.is_empty() || {
                let thing = things::unit(tree, unit, &looked_at, today);
                filters.iter().all(|filter| filter.fits(&thing))
            })
    };
    Ok(tree.units().iter().filter(is_wanted).collect())
}

async fn units(call: Call) -> Answer {
    let who = call.may(Scope::Units)?;
    let asked = Asked::read(&UNITS, &call.visit)?;
    let tree = tree(&call).await?;
    let found = found(&tree, &asked, who.today())?;
    let fields = Fields::read(asked.text("fields").unwrap_or("id,displayName"));
    let (range, pager) = paging::slice(&asked, &found);
    let page = found[range].iter();
    let items: Vec<Value> =
        page.map(|unit| things::unit(&tree, unit, &fields, who.today())).collect();
    listed(&call, "organisationUnits", items, pager)
}

fn listed(call: &Call, name: &str, items: Vec<Value>, pager: Option<Value>) -> Answer {
    let mut told = json!({});
    if let Some(pager) = pager {
        told["pager"] = pager;
    }
    told[name] = json!(items);
    answer::told(&call.headers, &told)
}

async fn unit(call: Call, Path(text): Path<String>) -> Answer {
    let who = call.may(Scope::Units)?;
    let asked = Asked::read(&UNIT, &call.visit)?;
    let tree = tree(&call).await?;
    let unit = things::unit_of(&tree, &text, who.today()).ok_or(Error::NotFound)?;
    let fields = Fields::read(asked.text("fields").unwrap_or("*,ancestors,children"));
    answer::told(&call.headers, &things::unit(&tree, unit, &fields, who.today()))
}

async fn shapes(call: Call) -> Answer {
    let who = call.may(Scope::Units)?;
    let asked = Asked::read(&SHAPES, &call.visit)?;
    let tree = tree(&call).await?;
    let found = found(&tree, &asked, who.today())?;
    answer::told(&call.headers, &things::geojson(&tree, &found, who.today()))
}

async fn shape(call: Call, Path(text): Path<String>) -> Answer {
    let who = call.may(Scope::Units)?;
    Asked::read(&SHAPE, &call.visit)?;
    let tree = tree(&call).await?;
    let unit = things::unit_of(&tree, &text, who.today()).ok_or(Error::NotFound)?;
    answer::told(&call.headers, &things::geojson(&tree, &[unit], who.today()))
}

async fn levels(call: Call) -> Answer {
    let who = call.may(Scope::Units)?;
    let asked = Asked::read(&LEVELS, &call.visit)?;
    let tree = tree(&call).await?;
    let begun = tree.units().iter().filter(|unit| unit.from_on <= who.today());
    let deepest = begun.map(|unit| things::level(&tree, unit.id, who.today())).max();
    let level = |level: usize| {
        let name = call.visit.words().say_with("dhis2-level", &[("level", level.to_string())]);
        json!({
            "id": uid::of("level", &level.to_string()), "level": level, "name": name,
            "displayName": name,
        })
    };
    things_listed(&call, &asked, "organisationUnitLevels", (1..=deepest.unwrap_or(0)).map(level))
}

/// A list of few things: filtered, paged, with the members that are asked for.
fn things_listed(
    call: &Call,
    asked: &Asked,
    name: &str,
    all: impl Iterator<Item = Value>,
) -> Answer {
    let filters = filters(asked)?;
    let fits = |thing: &Value| filters.iter().all(|filter| filter.fits(thing));
    let all: Vec<Value> = all.filter(fits).collect();
    let (range, pager) = paging::slice(asked, &all);
    let fields = Fields::read(asked.text("fields").unwrap_or("id,displayName"));
    let items = all[range].iter().map(|thing| fields.choose(thing.clone())).collect();
    listed(call, name, items, pager)
}

async fn elements(call: Call) -> Answer {
    call.may(Scope::Figures)?;
    let asked = Asked::read(&ELEMENTS, &call.visit)?;
    let all = call.visit.house().figures.clone();
    let all = all.iter().map(|figure| things::element(&call.visit, figure));
    things_listed(&call, &asked, "dataElements", all)
}

async fn element(call: Call, Path(text): Path<String>) -> Answer {
    call.may(Scope::Figures)?;
    let asked = Asked::read(&ELEMENT, &call.visit)?;
    let figure = things::figure_of(&call.visit, &text).ok_or(Error::NotFound)?;
    answer::told(&call.headers, &chosen(&asked, things::element(&call.visit, figure)))
}

async fn sets(call: Call) -> Answer {
    call.may(Scope::Figures)?;
    let asked = Asked::read(&SETS, &call.visit)?;
    things_listed(&call, &asked, "dataSets", std::iter::once(things::data_set(&call.visit)))
}

async fn set(call: Call, Path(text): Path<String>) -> Answer {
    call.may(Scope::Figures)?;
    let asked = Asked::read(&SET, &call.visit)?;
    if text != things::report_uid() {
        return Err(Error::NotFound.into());
    }
    answer::told(&call.headers, &chosen(&asked, things::data_set(&call.visit)))
}

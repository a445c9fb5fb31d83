//! `/api/v1/units`, `/levels`, `/successions`: the dated tree. Names and places of units are public
//! facts; a token is asked all the same, so that who reads much is known.

use super::params::{AFTER, AS_OF, LIMIT, UNDER, UNIT};
use crate::answer;
use crate::asked::Asked;
use crate::call::Call;
use crate::declare::{Api, Endpoint, Holds, Param, json as body};
use crate::say;
use crate::tree::{Tree, Trees};
use axum::extract::Path;
use kernel::{Day, Error, Result};
use kit::Answer;
use org::store::{PassingRow, WholeRow};
use people::Scope;
use serde_json::json;
use std::sync::Arc;

static LIST: Endpoint = Endpoint {
    scope: Some(Scope::Units),
    params: &[
        AS_OF,
        UNDER,
        Param::new("above", Holds::Unit),
        Param::new("level", Holds::Text(40)),
        Param::new("q", Holds::Text(80)),
        LIMIT,
        AFTER,
    ],
    answers: body("UnitPage"),
    ..Endpoint::get("/api/v1/units", "listUnits", "units")
};
static ONE: Endpoint = Endpoint {
    scope: Some(Scope::Units),
    params: &[UNIT, AS_OF],
    answers: body("UnitDetail"),
    ..Endpoint::get("/api/v1/units/{unit}", "getUnit", "units")
};
static LEVELS: Endpoint = Endpoint {
    scope: Some(Scope::Units),
    answers: body("LevelList"),
    ..Endpoint::get("/api/v1/levels", "listLevels", "units")
};
static SUCCESSIONS: Endpoint = Endpoint {
    scope: Some(Scope::Units),
    params: &[UNDER, LIMIT, AFTER],
    answers: body("SuccessionPage"),
    ..Endpoint::get("/api/v1/successions", "listSuccessions", "units")
};

pub fn api() -> Api {
    Api::new().on(&LIST, list).on(&ONE, one).on(&LEVELS, levels).on(&SUCCESSIONS, successions)
}

/// The tree as it is now.
pub(super) async fn tree(call: &Call) -> Result<Arc<Tree>> {
    let trees = call.visit.house().shelf::<Trees>()?;
    call.visit.house().db.read(move |tx| trees.now(tx)).await
}

async fn list(call: Call) -> Answer {
    let who = call.may(Scope::Units)?;
    let asked = Asked::read(&LIST, &call.visit)?;
    let day = asked.day("as_of").unwrap_or(who.today());
    let tree = tree(&call).await?;
    let found = found(&tree, &asked, day)?;
    let most = answer::limit(&asked, 100);
    let next = found.get(most).and(found.get(most - 1)).map(|unit| unit.key.to_string());
    let items = found.iter().take(most).map(|unit| say::unit(&tree, unit, day)).collect();
    let more = [("as_of", json!(day.iso()))];
    answer::page(&call.visit, &call.headers, items, next, &more)
}

/// The units that were asked for, by number, after the cursor.
fn found<'t>(tree: &'t Tree, asked: &Asked, day: Day) -> Result<Vec<&'t WholeRow>> {
    let all = match (asked.text("under"), asked.text("above")) {
        (Some(under), _) => tree.under(tree.find(under, day)?.id, day),
        (None, Some(above)) => tree.children(tree.find(above, day)?.id, day),
        (None, None) => tree.units().iter().filter(|unit| Tree::stands(unit, day)).collect(),
    };
    let after = match asked.text("after") {
        Some(key) => Some(tree.find(key, day).map_err(|_| flaw("after"))?.id),
        None => None,
    };
    let query = kernel::fold::fold(asked.text("q").unwrap_or_default());
    let is_wanted = |unit: &&WholeRow| {
        after.is_none_or(|after| unit.id > after)
            && asked.text("level").is_none_or(|level| unit.level == level)
            && (query.is_empty() || kernel::fold::matches(&query, &kernel::fold::fold(&unit.name)))
    };
    Ok(all.into_iter().filter(is_wanted).collect())
}

/// A cursor that no page gave.
pub(super) fn flaw(field: &str) -> Error {
    Error::flaw(field, "api-flaw-cursor")
}

async fn one(call: Call, Path(unit): Path<String>) -> Answer {
    let who = call.may(Scope::Units)?;
    let asked = Asked::read(&ONE, &call.visit)?;
    let day = asked.day("as_of").unwrap_or(who.today());
    let tree = tree(&call).await?;
    let unit = tree.find(&unit, day)?;
    let mut told = say::unit(&tree, unit, day);
    if let (Some(told), Some(history)) =
        (told.as_object_mut(), say::history(&tree, unit).as_object())
    {
        told.extend(history.clone());
    }
    answer::told(&call.headers, &told)
}

async fn levels(call: Call) -> Answer {
    call.may(Scope::Units)?;
    Asked::read(&LEVELS, &call.visit)?;
    let tree = tree(&call).await?;
    let level = |row: &org::store::LevelRow| {
        let label = json!({ "vi": row.label_vi, "en": row.label_en });
        json!({ "code": row.code, "rank": row.rank, "label": label })
    };
    let items: Vec<_> = tree.levels().iter().map(level).collect();
    answer::told(&call.headers, &json!({ "items": items }))
}

async fn successions(call: Call) -> Answer {
    call.may(Scope::Units)?;
    let asked = Asked::read(&SUCCESSIONS, &call.visit)?;
    let tree = tree(&call).await?;
    let all = passings(&tree, &asked, call.visit.who().today())?;
    let start = match asked.text("after") {
        None => 0,
        Some(id) => {
            let at = all.iter().position(|row| row.id.to_string() == id);
            at.ok_or_else(|| flaw("after"))? + 1
        }
    };
    let end = all.len().min(start + answer::limit(&asked, 100));
    let page = &all[start..end];
    let next = page.last().filter(|_| end < all.len()).map(|row| row.id.to_string());
    let items = page.iter().map(|row| say::passing(&tree, row)).collect();
    answer::page(&call.visit, &call.headers, items, next, &[])
}

/// What became of units, all of them or those that lay or lie under one.
fn passings<'t>(tree: &'t Tree, asked: &Asked, today: Day) -> Result<Vec<&'t PassingRow>> {
    let under = match asked.text("under") {
        Some(under) => Some(tree.find(under, today)?.id),
        None => None,
    };
    let lies = |unit, day, under| tree.chain(unit, day).contains(&under);
    let is_in = |row: &&PassingRow| {
        under.is_none_or(|under| {
            lies(row.from_unit, row.on_day, under) || lies(row.to_unit, row.on_day, under)
        })
    };
    Ok(tree.passings().iter().filter(is_in).collect())
}

//! `GET /api/v1/activities`: the work that was done, as kinds, counts and worth. Titles and stories
//! stay inside: they may name people. On the map of a day a unit has the records of all units that
//! came into it and that the token may read today; those of a unit that was cut stay with that one
//! and are marked.

use super::params::{AFTER, LIMIT, MAP, UNDER};
use super::units::flaw;
use crate::asked::{Asked, Map};
use crate::call::Call;
use crate::declare::{Api, Endpoint, Holds, Param, json as body};
use crate::tree::{Tree, Trees};
use crate::{answer, say};
use activities::model::{ActivityId, Cursor, Filter, ListedRow, State};
use kernel::db::Tx;
use kernel::{Day, Error, Pass, Result, UnitId, Who, place};
use kit::Answer;
use org::standing;
use people::Scope;
use serde_json::{Value, json};

const STATES: &[&str] = &["draft", "waiting", "counted", "reversed"];

static LIST: Endpoint = Endpoint {
    scope: Some(Scope::Figures),
    params: &[
        UNDER,
        Param::new("from", Holds::Day),
        Param::new("until", Holds::Day),
        Param::new("kind", Holds::Text(60)),
        Param::new("campaign", Holds::Text(20)),
        Param::new("state", Holds::OneOf(STATES)),
        MAP,
        LIMIT,
        AFTER,
    ],
    answers: body("ActivityPage"),
    ..Endpoint::get("/api/v1/activities", "listActivities", "activities")
};

pub fn api() -> Api {
    Api::new().on(&LIST, list)
}

async fn list(call: Call) -> Answer {
    let who = call.may(Scope::Figures)?;
    let asked = Asked::read(&LIST, &call.visit)?;
    let (trees, at) = (call.visit.house().shelf::<Trees>()?, asked.clone());
    let read = move |tx: &mut Tx<'_>| found(tx, &trees, &who, &at);
    let mut found = call.visit.house().db.read(read).await?;
    let most = answer::limit(&asked, 100);
    let more = found.rows.len() > most;
    found.rows.truncate(most);
    let cursor = |(row, _): &(ListedRow, bool)| format!("{}.{}", row.on_day, row.id);
    let next = found.rows.last().filter(|_| more).map(cursor);
    let items = found.rows.iter().map(|(row, is_shared)| work(row, *is_shared)).collect();
    let map = json!(asked.text("map").unwrap_or("reported"));
    let more = [("map", map), ("unit", found.unit), ("cut", found.cut), ("unseen", found.unseen)];
    answer::page(&call.visit, &call.headers, items, next, &more)
}

/// A page of work.
struct Found {
    /// Whose work it is: on a map, whoever stands there for the unit that was asked for.
    unit: Value,
    /// Each with whether it is of a unit that was cut, and so of others as well.
    rows: Vec<(ListedRow, bool)>,
    /// The units that were cut, of which this one has a part.
    cut: Value,
    /// Units that lie in it on the map and are not listed: others answer for them today.
    unseen: Value,
}

fn found(tx: &mut Tx<'_>, trees: &Trees, who: &Who, asked: &Asked) -> Result<Found> {
    let act = &activities::acts::VIEW;
    let (tree, map) = (trees.now(tx)?, asked.map(who.today()));
    let day = match map {
        Map::Reported => who.today(),
        Map::On(day) => day,
    };
    let named = match asked.text("under") {
        Some(under) => tree.find(under, day)?.id,
        None => standing::own(who, act)?,
    };
    let unit = match map {
        Map::Reported => named,
        Map::On(day) => tree.stands_for(named, day).ok_or(Error::NotFound)?,
    };
    let pass = pass(tx, who, unit)?;
    let (filter, limit) = (filter(asked), asked.number("limit", 100) + 1);
    let after = match asked.text("after") {
        Some(text) => Some(after(text).ok_or_else(|| flaw("after"))?),
        None => None,
    };
    let unit = say::short(&tree, Some(unit));
    if map == Map::Reported {
        let rows = activities::store::list(tx, &pass, &filter, after, limit)?;
        let rows = rows.into_iter().map(|row| (row, false)).collect();
        return Ok(Found { unit, rows, cut: json!([]), unseen: json!([]) });
    }
    let from = activities::desk::readable(tx, who, &pass, (tree.atlas(), day))?;
    let rows = activities::store::list_on_map(tx, &pass, &from, &filter, (after, limit))?;
    let (cut, unseen) = (shorts(&tree, &from.cut), shorts(&tree, &from.unseen));
    Ok(Found { unit, rows, cut, unseen })
}

fn shorts<'a>(tree: &Tree, units: impl IntoIterator<Item = &'a UnitId>) -> Value {
    units.into_iter().map(|unit| say::short(tree, Some(*unit))).collect()
}

fn pass(tx: &mut Tx<'_>, who: &Who, unit: UnitId) -> Result<Pass> {
    let place = place::get(tx, unit, who.today())?;
    standing::pass(tx, who, &activities::acts::VIEW, &place)
}

fn filter(asked: &Asked) -> Filter {
    let text = |name: &str| asked.text(name).filter(|text| !text.is_empty()).map(str::to_owned);
    Filter {
        from: asked.day("from").unwrap_or(Day::FIRST),
        until: asked.day("until").unwrap_or(Day::LAST),
        kinds: text("kind").into_iter().collect(),
        state: asked.text("state").and_then(State::read),
        campaign: text("campaign"),
        search: String::new(),
        spot: None,
        begun: None,
        quick: false,
    }
}

fn after(cursor: &str) -> Option<Cursor> {
    let (day, id) = cursor.split_once('.')?;
    Some(Cursor { on_day: Day::parse(day).ok()?, id: ActivityId::read(id).ok()? })
}

fn work(row: &ListedRow, is_shared: bool) -> Value {
    json!({
        "id": row.id.to_string(),
        "unit": { "code": row.unit_code, "name": row.unit_name },
        "kind": row.kind,
        "on": row.on_day.iso(),
        "state": row.state,
        "counted": row.counted,
        "amount": row.amount,
        "is_shared": is_shared,
    })
}

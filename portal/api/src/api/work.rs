//! `GET /api/v1/activities`: the work that was done, as kinds, counts and worth. Titles and stories
//! stay inside: they may name people.

use super::params::{AFTER, LIMIT, UNDER};
use super::units::flaw;
use crate::answer;
use crate::asked::Asked;
use crate::call::Call;
use crate::declare::{Api, Endpoint, Holds, Param, json as body};
use crate::tree::Trees;
use activities::model::{ActivityId, Cursor, Filter, ListedRow, State};
use kernel::db::Tx;
use kernel::{Day, Result, Who, place};
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
    let mut rows = call.visit.house().db.read(read).await?;
    let most = answer::limit(&asked, 100);
    let more = rows.len() > most;
    rows.truncate(most);
    let cursor = |row: &ListedRow| format!("{}.{}", row.on_day, row.id);
    let next = rows.last().filter(|_| more).map(cursor);
    let items = rows.iter().map(work).collect();
    answer::page(&call.visit, &call.headers, items, next, &[])
}

fn found(tx: &mut Tx<'_>, trees: &Trees, who: &Who, asked: &Asked) -> Result<Vec<ListedRow>> {
    let act = &activities::acts::VIEW;
    let unit = match asked.text("under") {
        Some(under) => trees.now(tx)?.find(under, who.today())?.id,
        None => standing::own(who, act)?,
    };
    let place = place::get(tx, unit, who.today())?;
    let pass = standing::pass(tx, who, act, &place)?;
    let text = |name: &str| asked.text(name).filter(|text| !text.is_empty()).map(str::to_owned);
    let filter = Filter {
        from: asked.day("from").unwrap_or(Day::FIRST),
        until: asked.day("until").unwrap_or(Day::LAST),
        kinds: text("kind").into_iter().collect(),
        state: asked.text("state").and_then(State::read),
        campaign: text("campaign"),
        search: String::new(),
        spot: None,
        begun: None,
    };
    let after = match asked.text("after") {
        Some(text) => Some(after(text).ok_or_else(|| flaw("after"))?),
        None => None,
    };
    activities::store::list(tx, &pass, &filter, after, asked.number("limit", 100) + 1)
}

fn after(cursor: &str) -> Option<Cursor> {
    let (day, id) = cursor.split_once('.')?;
    Some(Cursor { on_day: Day::parse(day).ok()?, id: ActivityId::read(id).ok()? })
}

fn work(row: &ListedRow) -> Value {
    json!({
        "id": row.id.to_string(),
        "unit": { "code": row.unit_code, "name": row.unit_name },
        "kind": row.kind,
        "on": row.on_day.iso(),
        "state": row.state,
        "counted": row.counted,
        "amount": row.amount,
    })
}

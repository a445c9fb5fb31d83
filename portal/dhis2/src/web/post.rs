//! Values in: `POST /api/dataValueSets` (JSON or CSV, `dryRun`), and one value at
//! `/api/dataValues`.

use super::meta::tree;
use crate::import::{self, Sent, Summary};
use api::{Api, Asked, Body, Call, Endpoint, Holds, Param, json as body};
use axum::body::Bytes;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use book::Figures;
use kernel::db::Tx;
use kernel::{Error, Result};
use kit::Answer;
use kit::web::Problem;
use people::Scope;
use serde_json::{Value, json};

const POST: Endpoint = Endpoint {
    method: "POST",
    scope: Some(Scope::Write),
    is_lenient: true,
    answers: body("Any"),
    ..Endpoint::get("/api/dataValueSets", "dhis2PostValues", "dhis2")
};
static SET: Endpoint = Endpoint {
    params: &[Param::new("dryRun", Holds::Yes)],
    takes: Some(Body {
        schema: "DataValueSet",
        kinds: &["application/json", "application/csv", "text/csv"],
    }),
    instead: &[(409, Some(body("Any")))],
    ..POST
};
static ONE: Endpoint = Endpoint {
    path: "/api/dataValues",
    id: "dhis2PostValue",
    takes: Some(body("DataValue")),
    instead: &[(201, None)],
    ..POST
};
static OUT: Endpoint = Endpoint {
    method: "DELETE",
    path: "/api/dataValues",
    id: "dhis2DeleteValue",
    params: &[
        Param::new("de", Holds::Text(80)).needed(),
        Param::new("pe", Holds::Text(20)).needed(),
        Param::new("ou", Holds::Text(200)).needed(),
    ],
    also: &[409],
    instead: &[(204, None)],
    ..POST
};

pub fn api() -> Api {
    Api::new().on(&SET, set).on(&ONE, one).on(&OUT, out)
}

async fn set(call: Call, sent: Bytes) -> Answer {
    call.may(Scope::Write)?;
    let asked = Asked::read(&SET, &call.visit)?;
    let values = match call.header("content-type").contains("csv") {
        true => from_csv(&sent)?,
        false => from_json(&sent)?,
    };
    let is_dry = asked.yes("dryRun");
    let summary = take(&call, &values, is_dry).await?;
    let told = import::written(&call.visit, &summary, is_dry);
    let status = if summary.conflicts.is_empty() { StatusCode::OK } else { StatusCode::CONFLICT };
    let (name, word) = match status {
        StatusCode::OK => ("OK", "OK"),
        _ => ("Conflict", "WARNING"),
    };
    let whole = json!({
        "httpStatus": name, "httpStatusCode": status.as_u16(), "status": word,
        "message": told["description"], "response": told,
    });
    Ok(kit::web::json(status, &whole))
}

/// Judges and, unless it is a trial, keeps.
async fn take(call: &Call, sent: &[Sent], is_dry: bool) -> Result<Summary> {
    let who = call.visit.who().clone();
    let tree = tree(call).await?;
    let (told, before) = import::read(&call.visit, &tree, sent, &who);
    let house = call.visit.house();
    let figures = house.shelf::<Figures>()?;
    let work = move |tx: &mut Tx<'_>| import::take(tx, &who, &figures, &told, (is_dry, &before));
    if is_dry { house.db.read(work).await } else { house.db.write(work).await }
}

/// Whether the members of a value have the kinds that the document names.
fn is_sound(value: &Value, needed: &[&str]) -> bool {
    let texts = ["dataSet", "dataElement", "period", "orgUnit", "categoryOptionCombo"];
    let is_text = |name: &&str| value.get(name).is_none_or(Value::is_string);
    let is_value = |value: &Value| value.is_string() || value.is_number();
    let has = |name: &&str| value.get(name).is_some_and(|member| !member.is_null());
    value.is_object()
        && texts.iter().all(is_text)
        && value.get("value").is_none_or(is_value)
        && needed.iter().all(has)
}

fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}

fn from_json(body: &[u8]) -> Result<Vec<Sent>> {
    let flaw = || Error::flaw("", "dhis2-flaw-set");
    let set: Value = serde_json::from_slice(body).map_err(|_| flaw())?;
    let values = set.get("dataValues").and_then(Value::as_array).ok_or_else(flaw)?;
    let needs = |value: &Value| match value["deleted"] == json!(true) {
        true => is_sound(value, &["dataElement"]),
        false => is_sound(value, &["dataElement", "value"]),
    };
    if !is_sound(&set, &[]) || !values.iter().all(needs) {
        return Err(flaw());
    }
    let common = |name: &str| text(&set[name]);
    let (period, unit) = (common("period"), common("orgUnit"));
    let one = |value: &Value| Sent {
        element: text(&value["dataElement"]),
        period: Some(text(&value["period"])).filter(|t| !t.is_empty()).unwrap_or(period.clone()),
        unit: Some(text(&value["orgUnit"])).filter(|t| !t.is_empty()).unwrap_or(unit.clone()),
        value: text(&value["value"]),
        is_deleted: value["deleted"] == json!(true),
    };
    Ok(values.iter().map(one).collect())
}

fn from_csv(body: &[u8]) -> Result<Vec<Sent>> {
    let flaw = || Error::flaw("", "dhis2-flaw-set");
    let body = body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body);
    let mut file = csv::ReaderBuilder::new().flexible(true).from_reader(body);
    let head = file.headers().map_err(|_| flaw())?.clone();
    let column = |name: &str| head.iter().position(|head| head.trim().eq_ignore_ascii_case(name));
    let element = column("dataelement").ok_or_else(flaw)?;
    let value = column("value").ok_or_else(flaw)?;
    let (period, unit) = (column("period"), column("orgunit"));
    let mut all = Vec::new();
    for line in file.records() {
        let line = line.map_err(|_| flaw())?;
        let at = |column: Option<usize>| {
            column.and_then(|at| line.get(at)).unwrap_or_default().trim().to_owned()
        };
        all.push(Sent {
            element: at(Some(element)),
            period: at(period),
            unit: at(unit),
            value: at(Some(value)),
            is_deleted: false,
        });
    }
    Ok(all)
}

async fn one(call: Call, sent: Bytes) -> Answer {
    call.may(Scope::Write)?;
    Asked::read(&ONE, &call.visit)?;
    let value: Value =
        serde_json::from_slice(&sent).map_err(|_| Error::flaw("", "api-flaw-json"))?;
    if !is_sound(&value, &["dataElement", "period", "orgUnit", "value"]) {
        return Err(Error::flaw("", "dhis2-flaw-value").into());
    }
    let one = Sent {
        element: text(&value["dataElement"]),
        period: text(&value["period"]),
        unit: text(&value["orgUnit"]),
        value: text(&value["value"]),
        is_deleted: false,
    };
    kept(&call, one).await?;
    Ok(StatusCode::CREATED.into_response())
}

/// Keeps one value, or says why not.
async fn kept(call: &Call, sent: Sent) -> std::result::Result<(), kit::Refusal> {
    let summary = take(call, &[sent], false).await?;
    match summary.conflicts.into_iter().next() {
        None => Ok(()),
        Some(conflict) => {
            let mut problem = Problem::new(StatusCode::CONFLICT, conflict.flaw.key);
            problem.flaw = conflict.flaw;
            Err(problem.into())
        }
    }
}

async fn out(call: Call) -> Answer {
    call.may(Scope::Write)?;
    let asked = Asked::read(&OUT, &call.visit)?;
    let of = |name| asked.text(name).unwrap_or_default().to_owned();
    let (element, period, unit) = (of("de"), of("pe"), of("ou"));
    let sent = Sent { element, period, unit, value: String::new(), is_deleted: true };
    kept(&call, sent).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

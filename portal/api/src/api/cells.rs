//! `/api/v1/cells/{unit}/{month}/{figure}`: one typed cell of an open report, read and written on
//! the version that was read (`ETag`, `If-Match`) with a key that makes a repeated save one save.

use super::params::UNIT;
use crate::asked::Asked;
use crate::call::Call;
use crate::declare::{Api, Endpoint, Holds, Param, json as body};
use crate::tree::Trees;
use axum::body::Bytes;
use axum::extract::Path;
use axum::http::{HeaderValue, StatusCode, header};
use book::Figures;
use kernel::db::Tx;
use kernel::figure::Figure;
use kernel::{Error, Month, Result, UnitId, Who, place};
use kit::web::Problem;
use kit::{Answer, Refusal};
use org::standing;
use people::Scope;
use reporting::model::{CellRow, Save};
use reporting::{acts, desk, figures, outside, store};
use serde_json::{Value, json};
use uuid::Uuid;

const PARAMS: &[Param] =
    &[UNIT, Param::path("month", Holds::Month), Param::path("figure", Holds::Figure)];
const PATH: &str = "/api/v1/cells/{unit}/{month}/{figure}";

static GET: Endpoint = Endpoint {
    scope: Some(Scope::Figures),
    params: PARAMS,
    answers: body("Cell"),
    ..Endpoint::get(PATH, "getCell", "cells")
};
static PUT: Endpoint = Endpoint {
    method: "PUT",
    scope: Some(Scope::Write),
    params: PARAMS,
    headers: &["If-Match", "Idempotency-Key"],
    takes: Some(body("CellValue")),
    answers: body("Cell"),
    also: &[412, 428],
    ..Endpoint::get(PATH, "putCell", "cells")
};

pub fn api() -> Api {
    Api::new().on(&GET, get).on(&PUT, put)
}

/// Where a cell is.
#[derive(Clone)]
struct Spot {
    unit: String,
    month: Month,
    figure: &'static Figure,
}

impl Spot {
    fn read((unit, month, figure): (String, String, String)) -> Result<Spot> {
        let figure = figures::find(&figure).ok_or(Error::NotFound)?;
        Uuid::parse_str(&unit).map_err(|_| Error::NotFound)?;
        Ok(Spot { unit, month: Month::parse(&month)?, figure })
    }

    fn unit(&self, tx: &mut Tx<'_>, trees: &Trees) -> Result<UnitId> {
        Ok(trees.now(tx)?.find(&self.unit, self.month.last())?.id)
    }
}

async fn get(call: Call, Path(path): Path<(String, String, String)>) -> Answer {
    let who = call.may(Scope::Figures)?;
    Asked::read(&GET, &call.visit)?;
    let (spot, trees) = (Spot::read(path)?, call.visit.house().shelf::<Trees>()?);
    let at = spot.clone();
    let cell = call.visit.house().db.read(move |tx| stored(tx, &trees, &who, &at)).await?;
    answer(&spot, cell.as_ref())
}

fn stored(tx: &mut Tx<'_>, trees: &Trees, who: &Who, spot: &Spot) -> Result<Option<CellRow>> {
    let unit = spot.unit(tx, trees)?;
    let place = place::get(tx, unit, spot.month.last())?;
    let pass = standing::pass(tx, who, &acts::VIEW, &place)?;
    match store::find(tx, &pass, spot.month)? {
        Some(report) => store::cell(tx, &pass, report.id, spot.figure.code),
        None => Ok(None),
    }
}

/// A cell with its version as entity tag; one that was never typed has the version 0.
fn answer(spot: &Spot, cell: Option<&CellRow>) -> Answer {
    let version = cell.map_or(0, |cell| cell.version);
    let held = cell.filter(|cell| !cell.is_blank());
    let told = json!({
        "unit": spot.unit,
        "month": spot.month.iso(),
        "figure": spot.figure.code,
        "value": held.map(|cell| cell.amount),
        "at_least": held.is_some_and(|cell| cell.at_least),
        "version": version,
        "typed_at": cell.map(|cell| cell.typed_at.iso()),
    });
    let mut answer = kit::web::json(StatusCode::OK, &told);
    let tag = HeaderValue::from_str(&format!("\"{version}\"")).map_err(Error::fault)?;
    answer.headers_mut().insert(header::ETAG, tag);
    Ok(answer)
}

/// What is sent.
struct Sent {
    value: Option<i64>,
    at_least: bool,
    base: i64,
    key: Uuid,
}

impl Sent {
    fn read(call: &Call, body: &[u8]) -> std::result::Result<Sent, Refusal> {
        let sent: Value = serde_json::from_slice(body).map_err(|_| bad("", "api-flaw-json"))?;
        let members = sent.as_object().ok_or_else(|| bad("", "api-flaw-json"))?;
        if let Some(name) =
            members.keys().find(|name| !["value", "at_least"].contains(&name.as_str()))
        {
            return Err(bad(name, "api-flaw-member").into());
        }
        let value = match members.get("value") {
            Some(Value::Null) => None,
            Some(value) => Some(value.as_i64().ok_or_else(|| bad("value", "api-flaw-value"))?),
            None => return Err(bad("value", "api-flaw-needed").into()),
        };
        let at_least = match members.get("at_least") {
            None => false,
            Some(said) => said.as_bool().ok_or_else(|| bad("at_least", "api-flaw-yes"))?,
        };
        Ok(Sent { value, at_least, base: base(call)?, key: key(call)? })
    }
}

fn bad(field: &str, key: &'static str) -> Error {
    Error::flaw(field, key)
}

/// The version that was read; without one nothing is written over.
fn base(call: &Call) -> std::result::Result<i64, Refusal> {
    let text = call.header("if-match").trim();
    if text.is_empty() {
        let status = StatusCode::PRECONDITION_REQUIRED;
        return Err(Problem::new(status, "api-if-match-needed").into());
    }
    let version = text.strip_prefix('"').and_then(|text| text.strip_suffix('"'));
    let version = version.and_then(|text| text.parse().ok()).filter(|version| *version >= 0);
    Ok(version.ok_or_else(|| bad("If-Match", "api-flaw-if-match"))?)
}

/// The key of the save; a program that sends none has a new one each time.
fn key(call: &Call) -> Result<Uuid> {
    match call.header("idempotency-key").trim().trim_matches('"') {
        "" => Ok(Uuid::now_v7()),
        text => Uuid::parse_str(text).map_err(|_| bad("Idempotency-Key", "api-flaw-uuid")),
    }
}

async fn put(call: Call, Path(path): Path<(String, String, String)>, body: Bytes) -> Answer {
    let who = call.may(Scope::Write)?;
    Asked::read(&PUT, &call.visit)?;
    let (spot, sent) = (Spot::read(path)?, Sent::read(&call, &body)?);
    let house = call.visit.house();
    let (trees, figures) = (house.shelf::<Trees>()?, house.shelf::<Figures>()?);
    let at = spot.clone();
    let write = move |tx: &mut Tx<'_>| saved(tx, (&trees, &figures), &who, &at, &sent);
    match house.db.write(write).await {
        Ok(cell) => answer(&spot, cell.as_ref()),
        Err(Error::Conflict(both)) => Err(stale(&both)),
        Err(other) => Err(other.into()),
    }
}

fn saved(
    tx: &mut Tx<'_>,
    (trees, figures): (&Trees, &Figures),
    who: &Who,
    spot: &Spot,
    sent: &Sent,
) -> Result<Option<CellRow>> {
    let unit = spot.unit(tx, trees)?;
    let report = outside::opened(tx, who, unit, spot.month)?;
    let save = Save {
        figure: spot.figure.code.into(),
        text: outside::text_of(spot.figure, sent.value),
        at_least: sent.at_least,
        base: sent.base,
        key: sent.key,
    };
    Ok(desk::save_cell(tx, who, figures, (report.id, &save))?.cell)
}

/// Somebody was faster: both values, and the version that stands.
fn stale(both: &kernel::error::Conflict) -> Refusal {
    let told = json!({
        "field": both.field, "base": both.base, "current": both.current,
        "mine": both.mine, "theirs": both.theirs,
    });
    let problem = Problem::new(StatusCode::PRECONDITION_FAILED, "api-stale").with("conflict", told);
    let tag = HeaderValue::from_str(&format!("\"{}\"", both.current));
    match tag {
        Ok(tag) => problem.header(header::ETAG, tag).into(),
        Err(_) => problem.into(),
    }
}

//! `/api/v1/reports`: where the monthly reports stand, the papers that went out, and the figures as
//! a paper printed them.

use super::params::{AFTER, LIMIT, UNDER};
use super::units::{flaw, tree};
use crate::asked::Asked;
use crate::call::Call;
use crate::declare::{Api, Endpoint, Holds, Param, json as body};
use crate::tree::{Tree, Trees};
use crate::{answer, say};
use axum::extract::Path;
use kernel::db::Tx;
use kernel::{Instant, Month, Result, Who, place};
use kit::Answer;
use org::standing;
use people::Scope;
use reporting::issue::{Printed, printed};
use reporting::model::ReportId;
use reporting::store::{self, After, ListedReport};
use serde_json::{Value, json};

const STATES: &[&str] = &["draft", "sent", "returned", "approved", "locked", "issued"];

static LIST: Endpoint = Endpoint {
    scope: Some(Scope::Figures),
    params: &[
        UNDER,
        Param::new("month", Holds::Month),
        Param::new("state", Holds::OneOf(STATES)),
        LIMIT,
        AFTER,
    ],
    answers: body("ReportPage"),
    ..Endpoint::get("/api/v1/reports", "listReports", "reports")
};
static ISSUED: Endpoint = Endpoint {
    scope: Some(Scope::Figures),
    params: &[Param::path("report", Holds::Uuid)],
    answers: body("IssuedFigures"),
    ..Endpoint::get("/api/v1/reports/{report}/issued", "getIssuedFigures", "reports")
};

pub fn api() -> Api {
    Api::new().on(&LIST, list).on(&ISSUED, issued)
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
    let cursor = |row: &ListedReport| format!("{}.{}", row.month, row.id);
    let next = rows.last().filter(|_| more).map(cursor);
    let tree = tree(&call).await?;
    let items = rows.iter().map(|row| report(&tree, row)).collect();
    answer::page(&call.visit, &call.headers, items, next, &[])
}

fn found(tx: &mut Tx<'_>, trees: &Trees, who: &Who, asked: &Asked) -> Result<Vec<ListedReport>> {
    let unit = match asked.text("under") {
        Some(under) => trees.now(tx)?.find(under, who.today())?.id,
        None => standing::own(who, &reporting::acts::VIEW)?,
    };
    let place = place::get(tx, unit, who.today())?;
    let pass = standing::pass(tx, who, &reporting::acts::VIEW, &place)?;
    let after = match asked.text("after") {
        Some(cursor) => Some(after(cursor).ok_or_else(|| flaw("after"))?),
        None => None,
    };
    let limit = asked.number("limit", 100) + 1;
    store::listed(tx, &pass, (asked.month("month"), asked.text("state")), after, limit)
}

fn after(cursor: &str) -> Option<After> {
    let (month, id) = cursor.split_once('.')?;
    Some((Month::parse(month).ok()?, ReportId::read(id).ok()?))
}

fn report(tree: &Tree, row: &ListedReport) -> Value {
    let at = |at: Option<Instant>| at.map(Instant::iso);
    let paper = row.number.map(|number| {
        let hash = row.body_hash.iter().flatten().map(|byte| format!("{byte:02x}"));
        json!({
            "number": number,
            "symbol": row.series,
            "issued_on": row.issued_on.map(|day| day.iso()),
            "sha256": hash.collect::<String>(),
        })
    });
    json!({
        "id": row.id.to_string(),
        "unit": say::short(tree, Some(row.unit)),
        "month": row.month.iso(),
        "state": row.state,
        "sent_at": at(row.sent_at),
        "approved_at": at(row.approved_at),
        "locked_at": at(row.locked_at),
        "issued_at": at(row.issued_at),
        "mark": row.illustrative,
        "paper": paper,
    })
}

async fn issued(call: Call, Path(report): Path<String>) -> Answer {
    let who = call.may(Scope::Figures)?;
    Asked::read(&ISSUED, &call.visit)?;
    let id = ReportId::read(&report)?;
    let read = move |tx: &mut Tx<'_>| {
        let report = store::found(tx, id)?;
        let place = place::get(tx, report.unit, report.month.last())?;
        let pass = standing::pass(tx, &who, &reporting::acts::VIEW, &place)?;
        printed(tx, &pass, id)
    };
    let all = call.visit.house().db.read(read).await?;
    let one = |told: &Printed| {
        let (figure, value) = (&told.code, told.value);
        json!({ "figure": figure, "value": value, "at_least": told.at_least })
    };
    let values: Vec<Value> = all.iter().map(one).collect();
    answer::told(&call.headers, &json!({ "report": report, "values": values }))
}

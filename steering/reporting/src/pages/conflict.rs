//! Two officers changed one cell: both values side by side, and a choice. Nothing wins silently.

use super::asked::{Asked, Here};
use super::say;
use crate::desk::held;
use crate::figures::find;
use crate::{acts, store};
use axum::extract::Path;
use axum::http::StatusCode;
use book::Spot;
use kernel::db::Tx;
use kernel::error::Conflict;
use kernel::{Error, Month, Result, UnitId, Who, place};
use kit::conflict::{Choice, choose};
use kit::page::{Group, PageHead};
use kit::{Answer, Routes, Visit};
use org::standing::Standing;
use uuid::Uuid;

pub(super) fn routes() -> Routes {
    Routes::new().get("/reports/conflict/{unit}/{month}", show)
}

/// `GET /reports/conflict/{unit}/{month}?cell=&value=&base=&back=`
async fn show(visit: Visit, Path((unit, month)): Path<(i64, String)>) -> Answer {
    let who = visit.known()?.clone();
    let month = Month::parse(&month).map_err(|_| Error::NotFound)?;
    let code = visit.house().db.read(move |tx: &mut Tx<'_>| {
        let place = place::get(tx, UnitId(unit), month.last())?;
        org::standing::pass(tx, &who, &acts::TYPE, &place)?;
        Ok(place.code)
    });
    let asked = Asked::monthly(code.await?, month, visit.query("cell"));
    let both = Conflict {
        field: visit.query("cell"),
        base: visit.query("base").parse().unwrap_or(0),
        current: 0,
        mine: visit.query("value"),
        theirs: String::new(),
        by: String::new(),
    };
    page(&visit, &asked, both, visit.query("back")).await
}

/// The way back to a page of reports; anywhere else is no way.
pub(super) fn back(asked: &str) -> Option<&str> {
    Some(asked).filter(|path| path.starts_with("/reports?") || path.starts_with("/reports/grid?"))
}

/// Where a conflict on a cell is shown; one comes back to `back`, when it says where.
pub(super) fn address(spot: Spot, both: &Conflict, way_back: &str) -> String {
    let base = both.base.to_string();
    let path = format!("/reports/conflict/{}/{}", spot.unit.0, spot.month.iso());
    let pairs = [
        ("cell", both.field.as_str()),
        ("value", both.mine.as_str()),
        ("base", base.as_str()),
        ("back", way_back),
    ];
    kit::web::address(&path, &pairs)
}

/// The stored value beside mine, read anew, so that the choice is made on what stands now.
struct Stored {
    here: Here,
    both: Conflict,
    at: String,
}

fn read(tx: &mut Tx<'_>, who: &Who, asked: &Asked, mine: &Conflict) -> Result<Stored> {
    let figure = find(&mine.field).ok_or(Error::NotFound)?;
    let standing = Standing::at(tx, who, &acts::TYPE, &asked.unit, asked.day())?;
    let report = store::find(tx, &standing.pass, asked.month)?.ok_or(Error::NotFound)?;
    let cell = store::cell(tx, &standing.pass, report.id, figure.code)?.ok_or(Error::NotFound)?;
    let both = Conflict {
        current: cell.version,
        theirs: held(figure, Some(&cell)),
        by: cell.typed_name.clone(),
        ..mine.clone()
    };
    let here = Here::at(&standing, asked);
    let (day, time) = (cell.typed_at.day().vn(), cell.typed_at.hour_minute());
    Ok(Stored { here, both, at: format!("{time}, {day}") })
}

/// The page of the choice, with the status of a conflict.
pub(super) async fn page(visit: &Visit, asked: &Asked, mine: Conflict, way_back: String) -> Answer {
    let (who, asked) = (visit.known()?.clone(), asked.clone());
    let stored =
        visit.house().db.read(move |tx: &mut Tx<'_>| read(tx, &who, &asked, &mine)).await?;
    let (here, words) = (&stored.here, visit.words());
    let panel = here.panel(&stored.both.field);
    let choice = Choice {
        label: &say::label(words, &stored.both.field),
        at: &stored.at,
        action: &here.path("/reports/cell"),
        back: back(&way_back).unwrap_or(&panel),
        key: &Uuid::now_v7().to_string(),
    };
    let head = PageHead::new(words.say("report-two-values"), Group::Reports).narrow();
    Ok(visit.page_as(StatusCode::CONFLICT, &head, choose(words, &stored.both, &choice)))
}

//! The steps of a record: checked, sent back, taken back; and whether a unit's work is checked at
//! all. Each is a small form on the page of the record or of the list.

use super::show::WHY;
use crate::model::ActivityId;
use crate::{acts, desk, store};
use axum::extract::Path;
use book::Figures;
use kernel::db::Tx;
use kernel::{Month, Result};
use kit::notice::Toast;
use kit::{Answer, Routes, Typed, Visit};
use org::standing::Standing;

pub(super) fn routes() -> Routes {
    Routes::new()
        .post("/activities/{activity}/check", check)
        .post("/activities/{activity}/return", send_back)
        .post("/activities/{activity}/again", send_again)
        .post("/activities/{activity}/reverse", reverse)
        .post("/activities/checking", checking)
}

fn version(typed: &Typed) -> i64 {
    typed.get("version").parse().unwrap_or(0)
}

/// Back on the page of the record: done, or done and counted in the report of a later month, since
/// its own was locked.
fn done(
    visit: &Visit,
    id: ActivityId,
    (now, late): (&'static str, &'static str),
    booked: Option<Month>,
) -> Answer {
    let toast = match booked {
        Some(month) => Toast::new(late).arg("booked", month.vn()),
        None => Toast::new(now),
    };
    visit.done(&format!("/activities/{id}"), &toast)
}

/// The reason that was typed.
fn why(typed: &Typed) -> Result<String> {
    let read = WHY.read(typed);
    read.check_all()?;
    Ok(read.text("why"))
}

/// `POST /activities/{activity}/check`
async fn check(visit: Visit, Path(id): Path<String>, typed: Typed) -> Answer {
    let (who, id) = (visit.known()?.clone(), ActivityId::read(&id)?);
    let (figures, version) = (visit.house().shelf::<Figures>()?, version(&typed));
    let work = move |tx: &mut Tx<'_>| desk::check(tx, &who, &figures, id, version);
    let late = visit.house().db.write(work).await?;
    let keys = ("activity-done-check", "activity-done-check-late");
    done(&visit, id, keys, late)
}

/// `POST /activities/{activity}/return`
async fn send_back(visit: Visit, Path(id): Path<String>, typed: Typed) -> Answer {
    let (who, id) = (visit.known()?.clone(), ActivityId::read(&id)?);
    let (version, why) = (version(&typed), why(&typed)?);
    let work = move |tx: &mut Tx<'_>| desk::send_back(tx, &who, id, version, &why);
    visit.house().db.write(work).await?;
    visit.done(&format!("/activities/{id}"), &Toast::new("activity-done-return"))
}

/// `POST /activities/{activity}/again`
async fn send_again(visit: Visit, Path(id): Path<String>, typed: Typed) -> Answer {
    let (who, id) = (visit.known()?.clone(), ActivityId::read(&id)?);
    let (figures, version) = (visit.house().shelf::<Figures>()?, version(&typed));
    let work = move |tx: &mut Tx<'_>| desk::send_again(tx, &who, &figures, id, version);
    let late = visit.house().db.write(work).await?;
    done(&visit, id, ("activity-done-again", "activity-done-check-late"), late)
}

/// `POST /activities/{activity}/reverse`
async fn reverse(visit: Visit, Path(id): Path<String>, typed: Typed) -> Answer {
    let (who, id) = (visit.known()?.clone(), ActivityId::read(&id)?);
    let figures = visit.house().shelf::<Figures>()?;
    let (version, why) = (version(&typed), why(&typed)?);
    let work = move |tx: &mut Tx<'_>| desk::reverse(tx, &who, &figures, id, version, &why);
    let late = visit.house().db.write(work).await?;
    let keys = ("activity-done-reverse", "activity-done-reverse-late");
    done(&visit, id, keys, late)
}

/// `POST /activities/checking?unit=`
async fn checking(visit: Visit, typed: Typed) -> Answer {
    let (who, code) = (visit.known()?.clone(), visit.query("unit"));
    let needs = typed.get("needs_check") == "1";
    let work = move |tx: &mut Tx<'_>| {
        let standing = Standing::at(tx, &who, &acts::SETTINGS, &code, who.today())?;
        store::set_needs_check(tx, &standing.pass, needs)?;
        Ok(standing.place.code)
    };
    let unit = visit.house().db.write(work).await?;
    visit.done(&format!("/activities?unit={unit}"), &Toast::new("activity-done-checking"))
}

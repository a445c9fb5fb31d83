//! The names behind a count: added and taken away while the report is open.

use super::asked::Asked;
use super::report::refuse;
use super::task::open_report;
use super::tasks::NAMED;
use crate::model::LineId;
use crate::store;
use kernel::db::Tx;
use kernel::fold::tidy_text;
use kernel::{Error, Flaw, Result};
use kit::notice::Toast;
use kit::{Answer, Routes, Typed, Visit};

/// Letters of a name.
const LONGEST: usize = 200;

pub(super) fn routes() -> Routes {
    Routes::new().post("/reports/name", add).post("/reports/name/close", close)
}

fn back(asked: &Asked) -> String {
    format!("{}#names", asked.path("/reports"))
}

fn key(typed: &Typed) -> Result<LineId> {
    typed.get("id").parse().map_err(|_| Error::flaw("id", "kit-flaw-key"))
}

/// `POST /reports/name?unit=&month=`
async fn add(visit: Visit, typed: Typed) -> Answer {
    let (who, asked) = (visit.known()?.clone(), Asked::of(&visit)?);
    let (id, at) = (key(&typed)?, asked.clone());
    let name = tidy_text(typed.get("name")).replace('\n', " ");
    match name.chars().count() {
        0 => return refuse(&visit, asked, typed, vec![Flaw::new("name", "name-empty")]).await,
        1..=LONGEST => {}
        _ => return refuse(&visit, asked, typed, vec![Flaw::new("name", "name-long")]).await,
    }
    let added = visit.house().db.write(move |tx: &mut Tx<'_>| {
        let (standing, report) = open_report(tx, &who, &at)?;
        store::add_named(tx, &standing.pass, id, report.id, NAMED, &name)
    });
    added.await?;
    visit.done(&back(&asked), &Toast::new("name-done-add"))
}

/// `POST /reports/name/close?unit=&month=`
async fn close(visit: Visit, typed: Typed) -> Answer {
    let (who, asked) = (visit.known()?.clone(), Asked::of(&visit)?);
    let (id, at) = (key(&typed)?, asked.clone());
    let closed = visit.house().db.write(move |tx: &mut Tx<'_>| {
        let (standing, report) = open_report(tx, &who, &at)?;
        store::close_named(tx, &standing.pass, report.id, id)
    });
    closed.await?;
    visit.done(&back(&asked), &Toast::new("name-done-close"))
}

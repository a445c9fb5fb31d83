//! Comments on cells: said, and settled when they are answered. Nothing is deleted.

use super::asked::{Asked, Here};
use super::cell::opened;
use super::report::refuse;
use crate::figures::find;
use crate::model::{LineId, ReportRow, State};
use crate::rules::read_comment;
use crate::store;
use kernel::db::Tx;
use kernel::{Error, Result};
use kit::notice::Toast;
use kit::{Answer, Routes, Typed, Visit};

pub(super) fn routes() -> Routes {
    Routes::new().post("/reports/comment", add).post("/reports/comment/settle", settle)
}

/// The figure or part that a comment is about, as the form of the report knows it.
fn about(asked: &Asked, code: &str) -> Result<&'static str> {
    if let Some(figure) = find(code).filter(|_| asked.of.form.has_figures()) {
        return Ok(figure.code);
    }
    let parts = asked.of.form.versions.iter().flat_map(|version| version.parts);
    let found = parts.map(|part| part.code()).find(|known| *known == code);
    found.ok_or(Error::NotFound)
}

fn check_open(report: &ReportRow) -> Result<()> {
    match report.state() {
        State::Issued => Err(Error::flaw("body", "comment-issued")),
        _ => Ok(()),
    }
}

/// `POST /reports/comment?unit=&month=`
async fn add(visit: Visit, typed: Typed) -> Answer {
    let (who, asked) = (visit.known()?.clone(), Asked::of(&visit)?);
    let code = about(&asked, typed.get("figure"))?;
    let id: LineId = typed.get("id").parse().map_err(|_| Error::flaw("id", "kit-flaw-key"))?;
    let body = match read_comment("body", typed.get("body")) {
        Ok(body) => body,
        Err(flaw) => {
            let asked = Asked { figure: code.into(), ..asked };
            return refuse(&visit, asked, typed, vec![flaw]).await;
        }
    };
    let said = visit.house().db.write(move |tx: &mut Tx<'_>| {
        let (standing, report) = opened(tx, &who, &asked)?;
        check_open(&report)?;
        store::add_comment(tx, &standing.pass, id, report.id, code, &body)?;
        Ok(Here::at(&standing, &asked).panel(code))
    });
    visit.done(&said.await?, &Toast::new("comment-done"))
}

/// `POST /reports/comment/settle?unit=&month=`
async fn settle(visit: Visit, typed: Typed) -> Answer {
    let (who, asked) = (visit.known()?.clone(), Asked::of(&visit)?);
    let code = about(&asked, typed.get("figure"))?;
    let id: LineId = typed.get("id").parse().map_err(|_| Error::NotFound)?;
    let settled = visit.house().db.write(move |tx: &mut Tx<'_>| {
        let (standing, report) = opened(tx, &who, &asked)?;
        check_open(&report)?;
        store::close_comment(tx, &standing.pass, report.id, id)?;
        Ok(Here::at(&standing, &asked).panel(code))
    });
    visit.done(&settled.await?, &Toast::new("comment-done-settled"))
}

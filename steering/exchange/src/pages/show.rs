//! `GET /imports/{intake}`: where a file stands. While the program works on it: how far it is.
//! Then: what it would change, and what became of it.

use super::alike::{BOXES, Taken};
use super::{old, preview, progress, say};
use crate::model::{DeedRow, IntakeId, IntakeRow, JudgedRow, Kind, State, What};
use crate::{acts, store};
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use kernel::db::Tx;
use kernel::seal::Keys;
use kernel::{Error, Flaw, Result, UnitId, Who, place};
use kit::page::{Group, button_link};
use kit::tabs::Part;
use kit::{Answer, PageHead, Routes, Visit, html};
use org::standing::Standing;
use std::collections::HashMap;
use std::sync::Arc;

/// Rows of a page.
const ROWS: i64 = 50;
/// Deeds that were left, named at most.
const LEFT: usize = 200;

pub(super) fn routes() -> Routes {
    Routes::new().get("/imports/{intake}", show).get("/imports/{intake}/progress", progress)
}

/// A file as its page shows it.
pub(super) struct Seen {
    pub standing: Standing,
    pub row: IntakeRow,
    /// As its owner calls it; a word in its place once it is forgotten.
    pub name: Option<String>,
    pub rows: Vec<JudgedRow>,
    pub part: Part,
    /// Rows that look like work recorded otherwise, while they wait to be ticked.
    pub alike: Vec<JudgedRow>,
    /// Which of them were ticked.
    pub taken: Taken,
    /// Which kind of rows is shown.
    pub kind: Option<Kind>,
    /// What was left when it was taken back, with the names of the units.
    pub left: Vec<(DeedRow, String)>,
    /// Pieces of work of it that wait for a second pair of eyes before they count.
    pub waiting: i64,
}

/// The file and the pass of somebody who may do this with it.
pub(super) fn opened(
    tx: &mut Tx<'_>,
    who: &Who,
    act: &'static kernel::Act,
    id: IntakeId,
) -> Result<(Standing, IntakeRow)> {
    let row = store::found(tx, id)?;
    let standing = Standing::of(tx, who, act, row.unit, who.today())?;
    Ok((standing, row))
}

fn load(
    tx: &mut Tx<'_>,
    who: &Who,
    keys: &Keys,
    id: IntakeId,
    (kind, page): (Option<Kind>, &str),
) -> Result<Seen> {
    let (standing, row) = opened(tx, who, &acts::VIEW, id)?;
    let total = kind.map_or(row.rows_all, |kind| row.of_kind(kind));
    let part = Part::read(page, ROWS, total);
    // A file that was forgotten is still named by its counts.
    let name = match store::file_name(tx, &standing.pass, keys, id) {
        Ok(name) => Some(name),
        Err(Error::NotFound) => None,
        Err(other) => return Err(other),
    };
    let rows = match (&name, row.state().is_running()) {
        (Some(_), false) => {
            store::page(tx, &standing.pass, keys, &row, kind, (part.offset(), ROWS))?
        }
        _ => Vec::new(),
    };
    let alike = match (&name, row.state()) {
        (Some(_), State::Judged) if row.of_kind(Kind::Alike) > 0 => {
            store::page(tx, &standing.pass, keys, &row, Some(Kind::Alike), (0, BOXES))?
        }
        _ => Vec::new(),
    };
    let left = store::deeds_left(tx, &standing.pass, id)?;
    let left = named(tx, who, left)?;
    let waiting = match (row.what(), row.state()) {
        (What::Activities, State::Applied) => store::waiting(tx, &standing.pass, id)?,
        _ => 0,
    };
    let taken = Taken::default();
    Ok(Seen { standing, row, name, rows, part, alike, taken, kind, left, waiting })
}

fn named(tx: &mut Tx<'_>, who: &Who, deeds: Vec<DeedRow>) -> Result<Vec<(DeedRow, String)>> {
    let mut names: HashMap<UnitId, String> = HashMap::new();
    let mut all = Vec::new();
    for deed in deeds.into_iter().take(LEFT) {
        let name = match names.get(&deed.unit) {
            Some(name) => name.clone(),
            None => place::get(tx, deed.unit, who.today())?.name,
        };
        names.insert(deed.unit, name.clone());
        all.push((deed, name));
    }
    Ok(all)
}

pub(super) async fn loaded(visit: &Visit, id: &str) -> std::result::Result<Seen, kit::Refusal> {
    let (who, id) = (visit.known()?.clone(), IntakeId::read(id)?);
    let keys = visit.house().shelf::<Arc<Keys>>()?;
    let (kind, page) = (Kind::read(&visit.query("show")), visit.query("page"));
    let read = move |tx: &mut Tx<'_>| load(tx, &who, &keys, id, (kind, &page));
    Ok(visit.house().db.read(read).await?)
}

/// `GET /imports/{intake}?show=&page=`
async fn show(visit: Visit, Path(id): Path<String>) -> Answer {
    let seen = loaded(&visit, &id).await?;
    match (seen.row.what(), seen.row.state()) {
        (What::History, State::Judged) => old::page(&visit, &seen).await,
        _ => Ok(draw(&visit, &seen, &[])),
    }
}

/// `GET /imports/{intake}/progress`: the part of the page that moves, for the script.
async fn progress(visit: Visit, Path(id): Path<String>) -> Answer {
    let seen = loaded(&visit, &id).await?;
    Ok(progress::part(&visit, &seen.row))
}

/// The page, with the flaws of what was pressed.
pub(super) fn draw(visit: &Visit, seen: &Seen, flaws: &[Flaw]) -> Response {
    let words = visit.words();
    let said: Vec<(String, String)> = flaws
        .iter()
        .map(|flaw| ("mode-1".to_owned(), words.say_flaw(flaw, Some("exchange-mode"))))
        .collect();
    let back = format!("/imports?unit={}", seen.standing.place.code);
    let name = seen.name.clone().unwrap_or_else(|| words.say("exchange-forgotten"));
    let lead = format!("{} · {} · {name}", seen.standing.place.name, say::what(words, &seen.row));
    let head = PageHead::new(words.say("exchange-file-title"), Group::Reports)
        .lead(lead)
        .flaws(said.clone())
        .actions(button_link(&words.say("exchange-back"), &back, false));
    let is_running = seen.row.state().is_running();
    let body = html! {
        @if is_running {
            section.card { (progress::draw(visit, &seen.row)) }
        } @else {
            (preview::told(visit, seen))
            div.stack { (preview::draw(visit, seen, &said)) }
        }
    };
    match is_running {
        true => visit.page_as(StatusCode::ACCEPTED, &head, body),
        false => visit.page(&head, body),
    }
}

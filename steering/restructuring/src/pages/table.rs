//! `…/moves/table` and `…/moves.csv`: thousands of moves at once, in and out. A wrong line keeps
//! all of them out and is named; nothing that was typed is lost.

use super::{
    moves::{begun, version},
    say,
};
use crate::model::{DecisionId, Sort};
use crate::rules::{self, COLUMNS};
use crate::store::{self, Named, Wanted};
use crate::{acts, desk};
use axum::extract::Path;
use axum::http::{HeaderValue, header};
use axum::response::IntoResponse;
use kernel::db::Tx;
use kernel::{Error, Flaw, Result, Who, number};
use kit::form::{Field, Filled, Form};
use kit::notice::Toast;
use kit::page::{Group, button_link};
use kit::web::csv_cell;
use kit::{Answer, PageHead, Routes, Typed, Visit, html};

/// Letters of a pasted table: the map of 2025 has 1.3 million.
const LETTERS: usize = 4_000_000;
/// Bytes of the posted form; letters with marks take several, percent-encoded.
const BYTES: usize = 32 * 1024 * 1024;
/// Flaws shown; the officer mends them and sends again.
const SHOWN: usize = 40;

static FORM: Form = Form::new(
    "table",
    &[
        Field::hidden("version"),
        Field::long_text("table", "restructuring-field-table", LETTERS)
            .hint("restructuring-field-table-hint"),
    ],
);

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/restructuring/{decision}/moves/table", open)
        .post_up_to("/restructuring/{decision}/moves/table", BYTES, import)
        .get("/restructuring/{decision}/moves.csv", out)
}

async fn open(visit: Visit, Path(id): Path<String>) -> Answer {
    draw(&visit, DecisionId::read(&id)?, Typed::default(), &[]).await
}

/// `POST /restructuring/{decision}/moves/table`
async fn import(visit: Visit, Path(id): Path<String>, typed: Typed) -> Answer {
    visit.known()?;
    let id = DecisionId::read(&id)?;
    match add(&visit, id, &typed).await {
        Ok(count) => {
            let toast = Toast::new("restructuring-done-table").arg("n", number::count(count));
            visit.done(&say::path(id), &toast)
        }
        Err(Error::Invalid(flaws)) => draw(&visit, id, typed, &flaws).await,
        Err(other) => Err(other.into()),
    }
}

async fn add(visit: &Visit, id: DecisionId, typed: &Typed) -> Result<i64> {
    FORM.read(typed).check_all()?;
    let lines = rules::read_table(typed.get("table")).map_err(Error::Invalid)?;
    let (who, version) = (visit.who().clone(), version(typed));
    let work = move |tx: &mut Tx<'_>| desk::import(tx, &who, (id, version), &lines);
    Ok(visit.house().db.write(work).await? as i64)
}

async fn draw(visit: &Visit, id: DecisionId, typed: Typed, flaws: &[Flaw]) -> Answer {
    let who = visit.known()?.clone();
    let read = move |tx: &mut Tx<'_>| desk::opened(tx, &who, &acts::WRITE, id);
    let (row, standing) = visit.house().db.read(read).await?;
    let flaws = &flaws[..flaws.len().min(SHOWN)];
    let out = format!("{}/moves.csv", say::path(id));
    let head = PageHead::new(visit.say("restructuring-table-in"), Group::Steering)
        .lead(row.title.clone())
        .actions(button_link(&visit.say("restructuring-table-out"), &out, false))
        .flaws(FORM.summary(visit.words(), flaws));
    let head = standing.head(head, |code| format!("/restructuring?unit={code}"));
    let action = format!("{}/moves/table", say::path(id));
    let filled = Filled::with(begun(typed, &row), flaws);
    let button = visit.say("restructuring-table-add");
    let form = FORM.whole(visit.words(), &action, &button, &filled);
    Ok(visit.page(
        &head,
        html! {
            p { (visit.say("restructuring-table-lead")) " " code { (COLUMNS.join(";")) } }
            (form)
        },
    ))
}

/// Every move as it can be sent in again, whatever the page shows of them.
async fn out(visit: Visit, Path(id): Path<String>) -> Answer {
    let (who, id) = (visit.known()?.clone(), DecisionId::read(&id)?);
    let (row, moves) = visit.house().db.read(move |tx: &mut Tx<'_>| load(tx, &who, id)).await?;
    let mut text = format!("\u{feff}{}\r\n", COLUMNS[..8].join(";"));
    for one in &moves {
        let cells = line(one).map(|cell| csv_cell(&cell));
        text.push_str(&cells.join(";"));
        text.push_str("\r\n");
    }
    let name = format!("{}.csv", kernel::fold::fold(&row.number).replace([' ', '/'], "-"));
    let mut answer = kit::web::download(text.into_bytes(), "text/csv; charset=utf-8", &name);
    answer.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(answer.into_response())
}

type Opened = (crate::model::DecisionRow, Vec<Named>);

fn load(tx: &mut Tx<'_>, who: &Who, id: DecisionId) -> Result<Opened> {
    let (row, standing) = desk::read(tx, who, id)?;
    let wanted = Wanted { limit: i64::MAX, ..Wanted::default() };
    let (moves, _) = store::list_moves(tx, &standing.pass, id, &wanted)?;
    Ok((row, moves))
}

/// sort, unit, target, share, key, name, short name, level.
fn line(one: &Named) -> [String; 8] {
    let is_new = Sort::read(&one.sort) == Some(Sort::Found);
    let key = if is_new { one.id.to_string() } else { String::new() };
    let target = one.target_move.map(|id| id.to_string()).or(one.target_code.clone());
    [
        one.sort.clone(),
        one.unit_code.clone().unwrap_or_default(),
        target.unwrap_or_default(),
        say::share(one.share_part, one.share_whole),
        key,
        one.name.clone(),
        one.short_name.clone(),
        one.level.clone(),
    ]
}

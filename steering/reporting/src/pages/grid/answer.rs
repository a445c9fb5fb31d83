//! The answer to the cells that the script of the grid posted: each for itself, and the sums and
//! marks of the columns they stand in. Nothing else of the page is read again.

use super::super::batch::{answered, outdated};
use super::asked::Asked;
use super::cells::{check_mark, look, sigma, sum_state, way_mark};
use super::{Opened, check_may};
use crate::batch::{Outcome, Typing, save as save_cells};
use crate::desk::printed;
use crate::figures::FIGURES;
use crate::grid::{CellAt, Lane, code_of, is_typed, lane_code};
use axum::http::StatusCode;
use book::{Figures, Spot};
use kernel::db::Tx;
use kernel::{Result, Who};
use kit::grid::{Answered, PostedCell, SavedBatch, SavedPart, SavedTotal, read_batch};
use kit::{Answer, Typed, Visit};
use std::collections::HashSet;
use std::sync::Arc;

pub(super) async fn save(visit: &Visit, asked: &Asked, typed: &Typed) -> Answer {
    let (who, posted) = (visit.known()?.clone(), read_batch(typed)?);
    let figures = visit.house().shelf::<Figures>()?;
    let (cells, unknown) = sorted(visit, &posted);
    let saved = put(visit, &who, &figures, asked, cells).await?;
    let spots: Vec<Spot> = saved.iter().map(|(typing, _)| typing.at.spot).collect();
    let at = Asked { cell: String::new(), ..asked.clone() };
    let load = move |tx: &mut Tx<'_>| Opened::load(tx, &who, &figures, &at, Some(&spots));
    let opened = visit.house().db.read(load).await?;
    let mut told = drawn(visit, &opened, &saved);
    told.cells.extend(unknown);
    Ok(kit::web::json(StatusCode::OK, &told))
}

/// Cells of the grid, and the answers for what is none.
fn sorted(visit: &Visit, posted: &[PostedCell]) -> (Vec<Typing>, Vec<Answered>) {
    let (mut cells, mut unknown) = (Vec::new(), Vec::new());
    for PostedCell { cell, key } in posted {
        match CellAt::read(&cell.code) {
            Some(at) => cells.push(Typing {
                at,
                code: cell.code.clone(),
                text: cell.value.clone(),
                base: cell.base,
                key: *key,
            }),
            None => unknown.push(outdated(visit, &cell.code)),
        }
    }
    (cells, unknown)
}

async fn put(
    visit: &Visit,
    who: &Who,
    figures: &Arc<Figures>,
    asked: &Asked,
    cells: Vec<Typing>,
) -> Result<Vec<(Typing, Outcome)>> {
    let (who, figures, asked) = (who.clone(), figures.clone(), asked.clone());
    let saving = move |tx: &mut Tx<'_>| {
        check_may(tx, &who, &asked, &cells)?;
        let outcomes = save_cells(tx, &who, &figures, &cells)?;
        Ok(cells.iter().cloned().zip(outcomes).collect())
    };
    visit.house().db.write(saving).await
}

fn drawn(visit: &Visit, opened: &Opened, saved: &[(Typing, Outcome)]) -> SavedBatch {
    let words = visit.words();
    let lane_of = |spot: Spot| opened.grid.lanes.iter().find(|lane| lane.spot == spot);
    let cells = saved.iter().map(|one| {
        let at = one.0.at;
        let look = lane_of(at.spot).and_then(|lane| look(words, lane, at.figure.code));
        answered(visit, one, look, &opened.asked.back(&one.0.code))
    });
    let codes: HashSet<&str> = saved.iter().map(|(typing, _)| typing.at.figure.code).collect();
    SavedBatch {
        cells: cells.collect(),
        totals: totals(opened, &codes),
        parts: opened.grid.lanes.iter().flat_map(|lane| parts(visit, lane, &codes)).collect(),
    }
}

/// The sums of the columns and rows that a save may have moved.
fn totals(opened: &Opened, codes: &HashSet<&str>) -> Vec<SavedTotal> {
    let mut totals = Vec::new();
    for figure in FIGURES.iter().filter(|f| f.is_derived() || codes.contains(f.code)) {
        let counted = opened.grid.lanes.iter().filter(|_| !is_typed(figure));
        for lane in counted {
            let Some(value) = lane.value(figure.code) else { continue };
            let id = format!("t-{}", code_of(lane.spot, figure.code));
            totals.push(SavedTotal { id, value: printed(figure, value.value) });
        }
        let sum = opened.grid.sums.get(figure.code).copied().unwrap_or(0);
        let id = format!("row-{}", figure.code);
        totals.push(SavedTotal { id, value: printed(figure, sum) });
    }
    totals
}

/// The marks of a column: whether its sums hold, and what is to be looked at in computed numbers.
fn parts(visit: &Visit, lane: &Lane, codes: &HashSet<&str>) -> Vec<SavedPart> {
    let words = visit.words();
    let counted = FIGURES.iter().filter(|figure| !is_typed(figure));
    let states = counted.map(|figure| SavedPart {
        id: format!("sum-{}", code_of(lane.spot, figure.code)),
        html: sum_state(words, lane, figure.code).into_string(),
    });
    let code = lane_code(lane.spot);
    let heads = [
        SavedPart { id: format!("lane-{code}"), html: check_mark(words, lane).into_string() },
        SavedPart { id: format!("way-{code}"), html: way_mark(words, lane).into_string() },
    ];
    let typed = FIGURES.iter().filter(|figure| is_typed(figure) && codes.contains(figure.code));
    let wholes = typed.filter_map(|figure| {
        let html = sigma(lane, figure, lane.value(figure.code)?).into_string();
        Some(SavedPart { id: format!("sigma-{}", code_of(lane.spot, figure.code)), html })
    });
    heads.into_iter().chain(states).chain(wholes).collect()
}

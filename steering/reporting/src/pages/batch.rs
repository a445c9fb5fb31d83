//! What the script of a grid posts and is answered: cells of the report here, of the grid in
//! `grid`. Each cell is answered for itself; what the page shows beside them comes along.

use super::asked::Asked;
use super::rows::{sum_mark, when};
use super::seen::Seen;
use super::{bar, conflict, say, state};
use crate::acts;
use crate::batch::{Outcome, Typing, save as save_cells};
use crate::desk::{held, printed};
use crate::figures::{FIGURES, find};
use crate::grid::CellAt;
use axum::http::StatusCode;
use book::{Figures, Spot};
use kernel::db::Tx;
use kernel::{Flaw, Result, Who};
use kit::badge::Tone;
use kit::grid::{
    Answered, Ended, PostedCell, SavedBatch, SavedPart, SavedTotal, TypedCell, read_batch,
};
use kit::{Answer, Typed, Visit};
use org::standing::Standing;
use std::sync::Arc;
use uuid::Uuid;

/// The cells of the report's whole form; what is no figure is left out.
pub(super) fn typed(spot: Spot, cells: &[TypedCell], key: Uuid) -> Vec<Typing> {
    cells.iter().filter_map(|cell| typing(spot, cell, key)).collect()
}

fn typing(spot: Spot, cell: &TypedCell, key: Uuid) -> Option<Typing> {
    let at = CellAt { spot, figure: find(&cell.code)? };
    Some(Typing { at, code: cell.code.clone(), text: cell.value.clone(), base: cell.base, key })
}

/// The answer for a cell that is none: its page was drawn by an older program.
pub(super) fn outdated(visit: &Visit, code: &str) -> Answered {
    let said = Some(visit.say("kit-flaw-key"));
    Answered { said, ..empty(code, 0, Ended::Refused) }
}

fn empty(code: &str, version: i64, state: Ended) -> Answered {
    let (value, at) = (String::new(), String::new());
    Answered { cell: code.into(), state, value, version, at, said: None, href: None }
}

/// Saves the cells of a report that the script posted.
pub(super) async fn save(visit: &Visit, asked: &Asked, typed: &Typed) -> Answer {
    let (who, posted, at) = (visit.known()?.clone(), read_batch(typed)?, asked.clone());
    let figures = visit.house().shelf::<Figures>()?;
    let (writer, known) = (who.clone(), figures.clone());
    let saving = move |tx: &mut Tx<'_>| all(tx, &writer, &known, &at, &posted);
    let saved = visit.house().db.write(saving).await?;
    let seen = seen(visit, who, figures, asked).await?;
    let codes: Vec<&str> = saved.iter().map(|(typing, _)| typing.at.figure.code).collect();
    let look = |code: &str| seen.look(visit.words(), code);
    let unknown = codes_of(typed).filter(|code| find(code).is_none());
    let cells = saved.iter().map(|one| answered(visit, one, look(one.0.at.figure.code), ""));
    let told = SavedBatch {
        cells: cells.chain(unknown.map(|code| outdated(visit, code))).collect(),
        totals: totals(&seen, &codes),
        parts: parts(visit, &seen),
    };
    Ok(kit::web::json(StatusCode::OK, &told))
}

fn codes_of(typed: &Typed) -> impl Iterator<Item = &str> {
    typed.all("cell")
}

async fn seen(visit: &Visit, who: Who, figures: Arc<Figures>, asked: &Asked) -> Result<Seen> {
    let asked = asked.clone();
    let load = move |tx: &mut Tx<'_>| Seen::load(tx, &who, &acts::VIEW, &figures, &asked);
    visit.house().db.read(load).await
}

fn all(
    tx: &mut Tx<'_>,
    who: &Who,
    figures: &Figures,
    asked: &Asked,
    posted: &[PostedCell],
) -> Result<Vec<(Typing, Outcome)>> {
    let standing = Standing::at(tx, who, &acts::TYPE, &asked.unit, asked.day())?;
    let spot = Spot { unit: standing.place.id, month: asked.month };
    let cells = posted.iter().filter_map(|posted| typing(spot, &posted.cell, posted.key));
    let cells: Vec<Typing> = cells.collect();
    let outcomes = save_cells(tx, who, figures, &cells)?;
    Ok(cells.into_iter().zip(outcomes).collect())
}

/// The answer for one cell; a conflict leads back to `way_back`.
pub(super) fn answered(
    visit: &Visit,
    (typing, outcome): &(Typing, Outcome),
    look: Option<(Tone, String)>,
    way_back: &str,
) -> Answered {
    let mut told = empty(&typing.code, typing.base, Ended::Saved);
    match outcome {
        Outcome::Saved(cell) => {
            let at = cell.as_ref().map(|cell| when(visit, cell.typed_at)).unwrap_or_default();
            told.value = held(typing.at.figure, cell.as_ref());
            told.version = cell.as_ref().map_or(0, |cell| cell.version);
            if let Some((tone, look)) = look {
                told.state = if tone == Tone::Wrong { Ended::Amiss } else { Ended::Look };
                let saved = visit.words().say_with("report-cell-saved-at", &[("at", &at)]);
                told.said = Some(state::join(visit.words(), &saved, &look));
            }
            told.at = at;
        }
        Outcome::Refused(flaw) => {
            told.state = Ended::Refused;
            told.said = Some(refusal(visit, typing, flaw));
        }
        Outcome::Conflict(both) => {
            told.state = Ended::Conflict;
            told.href = Some(conflict::address(typing.at.spot, both, way_back));
        }
    }
    told
}

/// Why a cell was refused, its figure named.
pub(super) fn refusal(visit: &Visit, typing: &Typing, flaw: &Flaw) -> String {
    let label = say::label(visit.words(), typing.at.figure.code);
    visit.words().say_flaw_of(flaw, Some(label))
}

/// The totals of the report that moved: of these figures and of every derived one.
pub(super) fn totals(seen: &Seen, codes: &[&str]) -> Vec<SavedTotal> {
    let moved = FIGURES.iter().filter(|f| f.is_derived() || codes.contains(&f.code));
    let totals = moved.filter_map(|f| {
        let value = seen.view.value(f.code)?.value;
        Some(SavedTotal { id: format!("total-{}", f.code), value: printed(f, value) })
    });
    totals.collect()
}

/// The parts of the report's page that a save may have changed.
pub(super) fn parts(visit: &Visit, seen: &Seen) -> Vec<SavedPart> {
    let part = |id: String, html: kit::Markup| SavedPart { id, html: html.into_string() };
    let derived = FIGURES.iter().filter(|f| f.is_derived());
    let sums = derived.map(|f| part(format!("sum-{}", f.code), sum_mark(visit, seen, f.code)));
    let around = [
        part("checks".into(), bar::draw(visit, seen)),
        part("leading-step".into(), super::step::leading(visit, seen)),
        part("untyped".into(), super::step::untyped::draw(visit, seen)),
    ];
    around.into_iter().chain(sums).collect()
}

//! `GET /reports/grid`: the figures of the form beside the units directly below one, or beside the
//! months of one unit; `POST /reports/grid/cells` saves what was typed there. What is shown stands
//! in the address. Without script it is one form and links.

mod answer;
mod asked;
mod cells;
mod draw;
mod filters;

use super::panel;
use super::rows::Refused;
use super::seen::Seen;
use super::trace::Trace;
use crate::acts;
use crate::batch::{Typing, save_whole};
use crate::figures::{FIGURES, SECTIONS};
use crate::grid::{self, CellAt, Grid, is_typed};
use asked::Asked;
use axum::response::Response;
use book::{Figures, Spot};
use kernel::db::Tx;
use kernel::figure::Figure;
use kernel::{Error, Flaw, Result, Who, place};
use kit::grid::read_cells;
use kit::notice::Toast;
use kit::{Answer, Routes, Typed, Visit};
use org::standing::{self, Standing};

pub(super) fn routes() -> Routes {
    Routes::new().get("/reports/grid", show).post("/reports/grid/cells", save)
}

/// A grid with everything around it.
struct Opened {
    asked: Asked,
    standing: Standing,
    grid: Grid,
    panel: Option<Details>,
}

/// The details of a cell, in the address of the page.
struct Details {
    seen: Seen,
    trace: Trace,
    code: String,
}

impl Opened {
    /// Loads it; with `only`, these columns alone.
    fn load(
        tx: &mut Tx<'_>,
        who: &Who,
        figures: &Figures,
        asked: &Asked,
        only: Option<&[Spot]>,
    ) -> Result<Opened> {
        let standing = Standing::at(tx, who, &acts::VIEW, &asked.unit, asked.day())?;
        let asked = asked.settled(&standing);
        let grid = grid::load(tx, who, figures, &standing, &asked.wanted(), only)?;
        let panel = details(tx, who, figures, &asked)?;
        Ok(Opened { asked, standing, grid, panel })
    }

    /// The figures of the rows, as the address chooses them.
    fn figures(&self) -> impl Iterator<Item = &'static Figure> {
        let (only, section) = (self.asked.is_typed_only, self.asked.section.clone());
        let span = SECTIONS.iter().find(|known| known.key == section).map(|known| known.span);
        FIGURES.iter().filter(move |figure| {
            let is_inside = span.is_none_or(|(from, to)| (from..=to).contains(&figure.no));
            is_inside && (!only || is_typed(figure))
        })
    }
}

fn details(
    tx: &mut Tx<'_>,
    who: &Who,
    figures: &Figures,
    asked: &Asked,
) -> Result<Option<Details>> {
    let Some(CellAt { spot, figure }) = CellAt::read(&asked.cell) else { return Ok(None) };
    let unit = place::get(tx, spot.unit, spot.month.last())?.code;
    let of = super::asked::Asked::monthly(unit, spot.month, figure.code.into());
    let seen = Seen::load(tx, who, &acts::VIEW, figures, &of)?;
    let trace = Trace::load(tx, figures, &seen, figure)?;
    Ok(Some(Details { seen, trace, code: asked.cell.clone() }))
}

/// `GET /reports/grid?unit=&month=&by=&span=&section=&only=&q=&page=&cell=`
async fn show(visit: Visit) -> Answer {
    let (who, asked) = (visit.known()?.clone(), Asked::of(&visit)?);
    let figures = visit.house().shelf::<Figures>()?;
    if visit.query("part") == "panel" {
        let read = move |tx: &mut Tx<'_>| details(tx, &who, &figures, &asked);
        let found = visit.house().db.read(read).await?.ok_or(Error::NotFound)?;
        return Ok(panel::part(&visit, &found.seen, (&found.trace, &found.code)));
    }
    let read = move |tx: &mut Tx<'_>| Opened::load(tx, &who, &figures, &asked, None);
    let opened = visit.house().db.read(read).await?;
    Ok(draw::page(&visit, &opened, &Refused::default(), &[]))
}

/// `POST /reports/grid/cells` with the query of the page: the whole form, where no script runs;
/// the cells that changed, each answered for itself, when the script asks.
async fn save(visit: Visit, typed: Typed) -> Answer {
    let (who, asked) = (visit.known()?.clone(), Asked::of(&visit)?);
    if visit.wants_json() {
        return answer::save(&visit, &asked, &typed).await;
    }
    let figures = visit.house().shelf::<Figures>()?;
    let (cells, at) = (posted(&typed)?, asked.clone());
    let saving = move |tx: &mut Tx<'_>| {
        check_may(tx, &who, &at, &cells)?;
        save_whole(tx, &who, &figures, &cells)
    };
    match visit.house().db.write(saving).await {
        Ok(count) => {
            let toast = Toast::new("report-done-cells").arg("n", count.to_string());
            visit.done(&asked.path("/reports/grid"), &toast)
        }
        Err(Error::Invalid(flaws)) => refuse(&visit, asked, typed, flaws).await,
        Err(other) => Err(other.into()),
    }
}

/// The cells of the posted form; what is no cell of a grid is left out.
fn posted(typed: &Typed) -> Result<Vec<Typing>> {
    let key = super::cell::key_of(typed)?;
    let cells = read_cells(typed).into_iter().filter_map(|cell| {
        let at = CellAt::read(&cell.code)?;
        Some(Typing { at, code: cell.code, text: cell.value, base: cell.base, key })
    });
    Ok(cells.collect())
}

/// Unknown, unless one may see the page and type at the unit or at one of the cells.
fn check_may(tx: &mut Tx<'_>, who: &Who, asked: &Asked, cells: &[Typing]) -> Result<()> {
    let standing = Standing::at(tx, who, &acts::VIEW, &asked.unit, asked.day())?;
    if standing::pass(tx, who, &acts::TYPE, &standing.place).is_ok() {
        return Ok(());
    }
    let mut units: Vec<_> = cells.iter().map(|typing| typing.at.spot.unit).collect();
    units.dedup();
    let places = place::many(tx, &units, who.today())?;
    let may = places.iter().any(|place| who.may(&acts::TYPE, place).is_ok());
    if may { Ok(()) } else { Err(Error::NotFound) }
}

/// The same page with what was typed and why it was not saved.
async fn refuse(visit: &Visit, asked: Asked, typed: Typed, flaws: Vec<Flaw>) -> Answer {
    let who = visit.known()?.clone();
    let figures = visit.house().shelf::<Figures>()?;
    let read = move |tx: &mut Tx<'_>| Opened::load(tx, &who, &figures, &asked, None);
    let opened = visit.house().db.read(read).await?;
    Ok(refused_page(visit, &opened, typed, &flaws))
}

fn refused_page(visit: &Visit, opened: &Opened, typed: Typed, flaws: &[Flaw]) -> Response {
    let said = |flaw: &Flaw| {
        let figure = CellAt::read(&flaw.field).map(|at| at.figure.code);
        let label = figure.map(|code| super::say::label(visit.words(), code));
        (flaw.field.clone(), visit.words().say_flaw_of(flaw, label))
    };
    let refused = Refused {
        typed,
        flaws: flaws.iter().map(said).collect(),
        versions: super::rows::versions(flaws),
    };
    let lines: Vec<(String, String)> = flaws
        .iter()
        .map(|flaw| {
            let told = refused.flaws.get(&flaw.field).cloned().unwrap_or_default();
            let cell = cells::name(visit, opened, &flaw.field);
            let line = visit.words().say_with("grid-flaw", &[("cell", cell), ("said", told)]);
            (format!("cell-{}", flaw.field), line)
        })
        .collect();
    draw::page(visit, opened, &refused, &lines)
}

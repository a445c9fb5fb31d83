//! What is done with a file: confirmed, dropped, stopped, taken back. Each begins a stage that runs
//! beside the requests; pressed twice it is done once.

use super::alike::Taken;
use super::show::{Seen, draw, loaded, opened};
use crate::model::{IntakeId, IntakeRow, Kind, Mode, State, What};
use crate::{acts, rules, run, store};
use axum::extract::Path;
use kernel::db::Tx;
use kernel::{Error, Pass, Result, Who};
use kit::notice::Toast;
use kit::web::redirect;
use kit::{Answer, Routes, Typed, Visit};

pub(super) fn routes() -> Routes {
    Routes::new()
        .post("/imports/{intake}/confirm", confirm)
        .post("/imports/{intake}/drop", drop_it)
        .post("/imports/{intake}/stop", stop)
        .post("/imports/{intake}/undo", undo)
}

/// Moves a file by a rule, inside one transaction: what stands now decides.
async fn moved(
    visit: &Visit,
    id: &str,
    step: impl Fn(&mut Tx<'_>, &Pass, &Who, &IntakeRow) -> Result<()> + Send + 'static,
) -> std::result::Result<IntakeId, kit::Refusal> {
    let (who, id) = (visit.known()?.clone(), IntakeId::read(id)?);
    let write = move |tx: &mut Tx<'_>| {
        let (standing, row) = opened(tx, &who, &acts::SEND, id)?;
        step(tx, &standing.pass, &who, &row)
    };
    visit.house().db.write(write).await?;
    Ok(id)
}

/// `POST /imports/{intake}/confirm` with `mode` and, of the rows that look like work recorded
/// otherwise, those that are other work (`take`).
async fn confirm(visit: Visit, Path(id): Path<String>, typed: Typed) -> Answer {
    let mode = Mode::read(typed.get("mode"));
    let taken = Taken::read(&typed);
    let chosen = taken.clone();
    let step = move |tx: &mut Tx<'_>, pass: &Pass, _: &Who, row: &IntakeRow| {
        if row.state() != State::Judged || row.what() == What::History {
            return Ok(());
        }
        if mode == Mode::All && row.failed() > 0 {
            return Err(Error::flaw("mode", "exchange-all-has-failed"));
        }
        let row = take(tx, pass, row, &chosen)?;
        store::confirm(tx, pass, &row, State::Applying, Some(mode)).map(drop)
    };
    match moved(&visit, &id, step).await {
        Ok(id) => {
            run::begin(visit.house(), id).await;
            Ok(redirect(&format!("/imports/{id}")))
        }
        Err(refusal) => refused(&visit, &id, (refusal, taken)).await,
    }
}

/// Counts the rows that were said to be other work among the new ones.
fn take(tx: &mut Tx<'_>, pass: &Pass, row: &IntakeRow, taken: &Taken) -> Result<IntakeRow> {
    let many = match taken {
        Taken { is_all: true, .. } => store::take_alike(tx, pass, row, None)?,
        Taken { places, .. } if !places.is_empty() => {
            store::take_alike(tx, pass, row, Some(places))?
        }
        _ => 0,
    };
    if row.changing() + many == 0 && row.of_kind(Kind::Alike) > 0 {
        return Err(Error::flaw("mode", "exchange-alike-none"));
    }
    if many == 0 {
        return Ok(row.clone());
    }
    let mut counts = row.counts();
    counts.turn((Kind::Alike, Kind::New), many);
    store::step(tx, pass, row, &store::Change { counts: Some(counts), ..store::Change::default() })
}

/// What cannot be done is said beside the choice, on the same page, with what was ticked.
async fn refused(visit: &Visit, id: &str, (refusal, taken): (kit::Refusal, Taken)) -> Answer {
    let kit::Refusal::Told(error) = &refusal else { return Err(refusal) };
    let Error::Invalid(flaws) = &**error else { return Err(refusal) };
    let seen = loaded(visit, id).await?;
    Ok(draw(visit, &Seen { taken, ..seen }, flaws))
}

/// `POST /imports/{intake}/drop`: nothing was written, nothing will be.
async fn drop_it(visit: Visit, Path(id): Path<String>) -> Answer {
    let step = |tx: &mut Tx<'_>, pass: &Pass, _: &Who, row: &IntakeRow| {
        let change = store::Change { state: Some(State::Dropped), ..store::Change::default() };
        match row.state() {
            State::Judged => store::step(tx, pass, row, &change).map(drop),
            _ => Ok(()),
        }
    };
    let id = moved(&visit, &id, step).await?;
    visit.done(&format!("/imports/{id}"), &Toast::new("exchange-dropped"))
}

/// `POST /imports/{intake}/stop`: what was written so far is taken back.
async fn stop(visit: Visit, Path(id): Path<String>) -> Answer {
    let step = |tx: &mut Tx<'_>, pass: &Pass, _: &Who, row: &IntakeRow| match row.state() {
        State::Judging => {
            let change = store::Change { state: Some(State::Dropped), ..store::Change::default() };
            store::step(tx, pass, row, &change).map(drop)
        }
        State::Applying => {
            let row = store::confirm(tx, pass, row, State::Stopping, None)?;
            let note = Some("exchange-note-stopped");
            let change = store::Change { note, ..store::Change::default() };
            store::step(tx, pass, &row, &change).map(drop)
        }
        _ => Ok(()),
    };
    let id = moved(&visit, &id, step).await?;
    run::begin(visit.house(), id).await;
    Ok(redirect(&format!("/imports/{id}")))
}

/// `POST /imports/{intake}/undo`, within its days.
async fn undo(visit: Visit, Path(id): Path<String>) -> Answer {
    let step = |tx: &mut Tx<'_>, pass: &Pass, who: &Who, row: &IntakeRow| {
        let is_late = row.applied_at.is_some_and(|at| rules::undo_until(at) < who.today());
        match row.state() {
            State::Applied if is_late => Err(Error::flaw("mode", "exchange-undo-late")),
            State::Applied => store::confirm(tx, pass, row, State::Undoing, None).map(drop),
            _ => Ok(()),
        }
    };
    match moved(&visit, &id, step).await {
        Ok(id) => {
            run::begin(visit.house(), id).await;
            Ok(redirect(&format!("/imports/{id}")))
        }
        Err(refusal) => refused(&visit, &id, (refusal, Taken::default())).await,
    }
}

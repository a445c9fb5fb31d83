//! Writing cells of one report and posting them: any number together takes as few statements as
//! one. Versions, rights and states were checked before; it draws nothing.

use super::{ORIGIN, check_version};
use crate::figures::find;
use crate::model::{CellRow, ReportRow, Save, Typed};
use crate::store;
use book::{Figures, Origin, Posting, RecordId, What};
use kernel::db::Tx;
use kernel::figure::{Figure, FigureKind};
use kernel::{Error, Id, Pass, Result};
use std::collections::{BTreeSet, HashMap};

/// A cell that is about to be written.
#[derive(Debug, Clone)]
pub struct Putting {
    /// Whose it is, on which version.
    pub save: Save,
    /// What it will hold.
    pub typed: Typed,
    /// The cell as it stands.
    pub stored: Option<CellRow>,
}

/// Writes a cell and posts it. An emptied cell posts nothing and keeps its row. The caller has
/// checked versions and state.
pub fn put(
    tx: &mut Tx<'_>,
    pass: &Pass,
    figures: &Figures,
    report: &ReportRow,
    cell: Putting,
) -> Result<Option<CellRow>> {
    let mut put = put_all(tx, pass, figures, report, vec![cell])?;
    put.pop().unwrap_or(Ok(None))
}

/// The same for cells of different figures, each answered for itself: one that cannot be taken
/// keeps no other from being written.
pub fn put_all(
    tx: &mut Tx<'_>,
    pass: &Pass,
    figures: &Figures,
    report: &ReportRow,
    cells: Vec<Putting>,
) -> Result<Vec<Result<Option<CellRow>>>> {
    match tx.part(|tx| put_together(tx, pass, figures, report, &cells)) {
        // The Book takes one of them not: each alone is told.
        Err(refused @ Error::Invalid(_)) if cells.len() == 1 => Ok(vec![Err(refused)]),
        Err(Error::Invalid(_)) => {
            let alone = |cell| Ok(put(tx, pass, figures, report, cell));
            cells.into_iter().map(alone).collect()
        }
        done => done,
    }
}

fn put_together(
    tx: &mut Tx<'_>,
    pass: &Pass,
    figures: &Figures,
    report: &ReportRow,
    cells: &[Putting],
) -> Result<Vec<Result<Option<CellRow>>>> {
    let said = cells.iter().filter(|cell| cell.typed.amount.is_some_and(|amount| amount != 0));
    let said: Vec<&'static Figure> = said.filter_map(|cell| find(&cell.save.figure)).collect();
    let recorded = recorded(tx, pass, figures, report, &said)?;
    let is_written = |cell: &&Putting| {
        (cell.typed.amount.is_some() || cell.stored.is_some())
            && !recorded.contains(cell.save.figure.as_str())
    };
    let written: Vec<(&Save, Typed)> =
        cells.iter().filter(is_written).map(|cell| (&cell.save, cell.typed)).collect();
    let rows = store::put_cells(tx, pass, report.id, &written)?;
    post(tx, pass, figures, report, (&written, &rows))?;
    let mut answers = Vec::with_capacity(cells.len());
    for cell in cells {
        let figure = find(&cell.save.figure).ok_or(Error::NotFound)?;
        answers.push(if recorded.contains(figure.code) {
            Err(Error::flaw(figure.code, "cell-is-recorded"))
        } else if !is_written(&cell) {
            Ok(None)
        } else {
            answer(tx, pass, report, figure, (&cell.save, &rows))
        });
    }
    Ok(answers)
}

/// Posts what was written. A derived figure is never posted: its cell is the total as the paper
/// states it.
fn post(
    tx: &mut Tx<'_>,
    pass: &Pass,
    figures: &Figures,
    report: &ReportRow,
    (written, rows): (&[(&Save, Typed)], &HashMap<String, CellRow>),
) -> Result<()> {
    let mut posted: Vec<(RecordId, Vec<Posting>)> = Vec::new();
    for (save, typed) in written {
        let (figure, row) = (find(&save.figure).ok_or(Error::NotFound)?, rows.get(&save.figure));
        if let Some(row) = row.filter(|_| !figure.is_derived()) {
            let origin = Origin { capability: ORIGIN, record: Id::of(row.id.uuid()) };
            let amount =
                typed.amount.map(|amount| posting(figures, report, figure, amount, origin));
            posted.push((origin.record, amount.transpose()?.into_iter().collect()));
        }
    }
    book::correct_all(tx, pass, figures, &posted).map(|_| ())
}

fn answer(
    tx: &mut Tx<'_>,
    pass: &Pass,
    report: &ReportRow,
    figure: &Figure,
    (save, rows): (&Save, &HashMap<String, CellRow>),
) -> Result<Option<CellRow>> {
    if let Some(row) = rows.get(figure.code) {
        return Ok(Some(row.clone()));
    }
    // Another writer's save was stored since the cell was read: both values are told.
    let now = store::cell(tx, pass, report.id, figure.code)?;
    if now.as_ref().is_some_and(|cell| cell.last_key == save.key) {
        return Ok(now);
    }
    check_version(figure, save, now.as_ref())?;
    Err(Error::Busy)
}

/// Which of these figures the unit recorded in the month, of those that may be recorded or typed:
/// they are not typed too, or the same help would count twice.
pub(super) fn recorded(
    tx: &mut Tx<'_>,
    pass: &Pass,
    figures: &Figures,
    report: &ReportRow,
    asked: &[&'static Figure],
) -> Result<BTreeSet<&'static str>> {
    let either = asked.iter().filter(|figure| catalogue::is_either(figure.code));
    let mut ids = HashMap::new();
    for figure in either {
        ids.insert(figures.id(figure.code)?, figure.code);
    }
    if ids.is_empty() {
        return Ok(BTreeSet::new());
    }
    let spot = book::Spot { unit: report.unit, month: report.month };
    let all: Vec<_> = ids.keys().copied().collect();
    let booked = book::booked_by(tx, pass, (spot, &all), activities::desk::ORIGIN)?;
    Ok(booked.into_iter().filter_map(|figure| ids.get(&figure).copied()).collect())
}

fn posting(
    figures: &Figures,
    report: &ReportRow,
    figure: &Figure,
    amount: i64,
    origin: Origin,
) -> Result<Posting> {
    Ok(Posting {
        unit: report.unit,
        figure: figures.id(figure.code)?,
        on_day: report.month.last(),
        amount,
        what: match figure.kind {
            FigureKind::Flow => What::Change,
            FigureKind::Stock => What::Count,
        },
        origin: Some(origin),
    })
}

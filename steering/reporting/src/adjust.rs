//! The work on adjustments: an explained difference of a figure that records feed is posted to the
//! Book with the row that explains it, and taken back the same way. It draws nothing.

use crate::model::{AdjustmentRow, LineId, NewAdjustment, ReportRow};
use crate::rules::{self, TypedAdjustment};
use crate::store;
use crate::view::View;
use book::{Figures, Origin, Posting, What};
use kernel::db::Tx;
use kernel::figure::Figure;
use kernel::{Error, Id, Pass, Result};
use org::standing::Standing;

/// The number of adjustments among the sources of entries (book: `Origin::capability`).
pub const ORIGIN: i64 = 3;

/// Adds an adjustment to an open report of the unit that explains it.
pub fn add(
    tx: &mut Tx<'_>,
    standing: &Standing,
    figures: &Figures,
    report: &ReportRow,
    figure: &'static Figure,
    typed: &TypedAdjustment,
) -> Result<()> {
    check_open(report)?;
    let pass = &standing.pass;
    let view = View::load(tx, pass, figures, &standing.place, report.month)?;
    if view.adjustments.iter().any(|row| row.id == typed.id) {
        return Ok(());
    }
    let own = view.value(figure.code).map_or(0, |value| value.own);
    let new = rules::read_adjustment(figure, typed, own).map_err(Error::Invalid)?;
    put(tx, pass, figures, report, &new)
}

/// Puts an adjustment that was read already into an open report, and posts it; one that is there
/// stays as it is.
pub fn put(
    tx: &mut Tx<'_>,
    pass: &Pass,
    figures: &Figures,
    report: &ReportRow,
    new: &NewAdjustment,
) -> Result<()> {
    if !store::add_adjustment(tx, pass, report, new)? {
        return Ok(());
    }
    let posting = Posting {
        unit: report.unit,
        figure: figures.id(new.figure)?,
        on_day: report.month.last(),
        amount: new.amount,
        what: What::Change,
        origin: Some(Origin { capability: ORIGIN, record: Id::of(new.id.uuid()) }),
    };
    book::post(tx, pass, figures, &[posting])?;
    Ok(())
}

/// Takes an adjustment of an open report back.
pub fn take_back(
    tx: &mut Tx<'_>,
    standing: &Standing,
    figures: &Figures,
    report: &ReportRow,
    id: LineId,
) -> Result<AdjustmentRow> {
    check_open(report)?;
    let row = store::adjustment(tx, &standing.pass, id)?;
    store::close_adjustment(tx, &standing.pass, &row)?;
    book::reverse(tx, &standing.pass, figures, Id::of(id.uuid()))?;
    Ok(row)
}

fn check_open(report: &ReportRow) -> Result<()> {
    match report.state().is_open() {
        true => Ok(()),
        false => Err(Error::flaw("amount", "cell-report-on-its-way")),
    }
}

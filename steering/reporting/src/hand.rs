//! Handing a report to the People's Committee, its second line upward (RPT-02): by whom and when
//! stands beside the steps of the report. It changes no state: the chain is the society's own.

use crate::desk;
use crate::model::{Of, ReportId, ReportRow, Step, StepRow};
use crate::{owed, store};
use kernel::db::Tx;
use kernel::error::Conflict;
use kernel::{Error, Pass, Result, Who, place};

/// What it is called among the steps.
pub const STEP: &str = "committee";

/// Whether it was handed over since it was sent last.
pub fn is_handed(steps: &[StepRow]) -> bool {
    let last = steps.iter().rev().find(|step| step.step == STEP || step.step == "send");
    last.is_some_and(|step| step.step == STEP)
}

/// The People's Committee that a report may be handed to now by this person; none for one that is
/// still open, goes nowhere else by its duty, or was handed over.
pub fn awaits(
    tx: &mut Tx<'_>,
    who: &Who,
    pass: &Pass,
    report: &ReportRow,
    steps: &[StepRow],
) -> Result<Option<String>> {
    let is_free = !report.state().is_open() && !is_handed(steps);
    if !is_free || desk::pass_for(tx, who, report, Step::Send).is_err() {
        return Ok(None);
    }
    let unit = place::get(tx, report.unit, report.day())?;
    Ok(owed::upward(tx, pass, &unit, &Of::of_row(report)?)?.committee)
}

/// Writes down that a report was handed over, on the version its reader had; a form sent twice
/// writes it once.
pub fn hand(tx: &mut Tx<'_>, who: &Who, (id, version): (ReportId, i64)) -> Result<ReportRow> {
    let report = store::found(tx, id)?;
    let pass = desk::pass_for(tx, who, &report, Step::Send)?;
    if report.version != version || report.state().is_open() {
        return Err(Error::Conflict(Box::new(Conflict {
            field: "state".into(),
            base: version,
            current: report.version,
            mine: STEP.into(),
            theirs: report.state.clone(),
            by: String::new(),
        })));
    }
    if is_handed(&store::steps(tx, &pass, id)?) {
        return Ok(report);
    }
    let committee = awaits(tx, who, &pass, &report, &[])?.ok_or(Error::NotFound)?;
    store::add_step(tx, &pass, id, STEP, Some(&committee))?;
    Ok(report)
}

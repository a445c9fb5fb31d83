//! What else happens when a report is returned: a word about a cell stands on the cell as well, and
//! those who type are told, with the way to what they must look at. It takes no step.

use super::Taking;
use crate::figures::find;
use crate::model::{LineId, Of, ReportRow};
use crate::{rules, store, watch};
use kernel::db::Tx;
use kernel::{Error, Pass, Result, place};

/// A return says why.
pub(super) fn check_and_tell(
    tx: &mut Tx<'_>,
    pass: &Pass,
    report: &ReportRow,
    taking: &Taking,
    note: Option<&str>,
) -> Result<()> {
    let note = note.ok_or_else(|| Error::flaw("note", "report-return-needs-note"))?;
    let of = Of::of_row(report)?;
    let about = taking.about.as_deref().filter(|about| !about.is_empty());
    if let Some(about) = about {
        let is_part = of.version(Some(report)).part(about).is_some();
        if !is_part && (find(about).is_none() || !of.form.has_figures()) {
            return Err(Error::flaw("about", "kit-flaw-choice"));
        }
        store::add_comment(tx, pass, LineId::new(), report.id, about, note)?;
    }
    if of.organisation().is_some() {
        return Ok(());
    }
    let first = match about {
        Some(about) => Some(about.to_owned()),
        None => first_asked(tx, pass, report)?,
    };
    let unit = place::get(tx, report.unit, report.day())?;
    watch::tell_returned(tx, pass, &unit, (&of, first.as_deref()))
}

/// The oldest word on a cell or part that nobody has answered yet: whoever mends the report looks
/// at it first.
fn first_asked(tx: &mut Tx<'_>, pass: &Pass, report: &ReportRow) -> Result<Option<String>> {
    let comments = store::comments(tx, pass, report.id)?;
    if comments.is_empty() {
        return Ok(None);
    }
    let cells = store::cells(tx, pass, report.id)?.into_iter();
    let cells = cells.map(|cell| (cell.figure, cell.typed_at));
    let parts = store::answers(tx, pass, report.id)?.into_iter();
    let saved: Vec<_> = cells.chain(parts.map(|answer| (answer.part, answer.said_at))).collect();
    let saved_at = |code: &str| saved.iter().find(|(known, _)| known == code).map(|(_, at)| *at);
    let asked = rules::unanswered(&comments, Some(pass.at()), &saved_at);
    Ok(asked.first().map(|comment| comment.figure.clone()))
}

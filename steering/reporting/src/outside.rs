//! Typing from outside: another program tells a value of a unit and month. The same rules as at the
//! desk hold: the month has begun and is not locked, the report is open, fed figures are not typed,
//! and a value that stands already changes nothing. It draws nothing and knows no address.

use crate::figures::find;
use crate::model::{CellRow, ReportRow, Save, Typed};
use crate::{acts, desk, rules, store};
use book::Figures;
use kernel::db::Tx;
use kernel::figure::{Figure, Measure};
use kernel::{Error, Month, Pass, Result, UnitId, Who};
use org::standing::Standing;
use uuid::Uuid;

/// A value as another program tells it.
#[derive(Debug, Clone)]
pub struct Told {
    /// The unit.
    pub unit: UnitId,
    /// The month.
    pub month: Month,
    /// The figure's code.
    pub figure: String,
    /// People, things, turns or đồng; none empties the cell.
    pub value: Option<i64>,
    /// Key of the save: the same key again is the same save.
    pub key: Uuid,
}

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Came {
    /// It was typed for the first time.
    New,
    /// It stands in the place of another value.
    Changed,
    /// It stood already.
    Same,
    /// A value was taken out.
    Emptied,
}

/// The unit's open month: the pass to type there and its report, if it was opened.
pub fn desk_of(
    tx: &mut Tx<'_>,
    who: &Who,
    unit: UnitId,
    month: Month,
) -> Result<(Pass, Option<ReportRow>)> {
    let pass = Standing::of(tx, who, &acts::TYPE, unit, month.last())?.pass;
    if month.first() > who.today() {
        return Err(Error::flaw("month", "report-month-ahead"));
    }
    if book::is_month_locked(tx, unit, month)? {
        return Err(Error::flaw("month", "cell-month-locked"));
    }
    let report = store::find(tx, &pass, month)?;
    if report.as_ref().is_some_and(|report| !report.state().is_open()) {
        return Err(Error::flaw("month", "cell-report-on-its-way"));
    }
    Ok((pass, report))
}

/// The report of a month that is typed into, opened when nobody has.
pub fn opened(tx: &mut Tx<'_>, who: &Who, unit: UnitId, month: Month) -> Result<ReportRow> {
    let (pass, report) = desk_of(tx, who, unit, month)?;
    match report {
        Some(report) => Ok(report),
        None => store::open(tx, &pass, month),
    }
}

/// The words that a value is typed as: money always with its unit, so that nothing is guessed.
pub fn text_of(figure: &Figure, value: Option<i64>) -> String {
    match (value, figure.measure) {
        (None, _) => String::new(),
        (Some(value), Measure::Count) => value.to_string(),
        (Some(value), Measure::Money) => format!("{value} đồng"),
    }
}

/// Judges a value without writing: what would come of it.
pub fn judge(
    tx: &mut Tx<'_>,
    pass: &Pass,
    report: Option<&ReportRow>,
    told: &Told,
) -> Result<(Came, Option<CellRow>, Typed)> {
    let figure = find(&told.figure).ok_or(Error::NotFound)?;
    if rules::is_fed(figure.code) {
        return Err(Error::flaw(figure.code, "cell-is-fed"));
    }
    let stored = match report {
        Some(report) => store::cell(tx, pass, report.id, figure.code)?,
        None => None,
    };
    let kept = stored.as_ref().is_some_and(|cell| cell.at_least) && told.value.is_some();
    let typed = rules::read_cell(figure, &text_of(figure, told.value), kept)
        .map_err(|flaw| Error::Invalid(vec![flaw]))?;
    let standing = stored.as_ref().filter(|cell| !cell.is_blank()).map(|cell| cell.amount);
    let came = match (standing, typed.amount) {
        (None, None) => Came::Same,
        (Some(old), Some(new)) if old == new => Came::Same,
        (None, Some(_)) => Came::New,
        (Some(_), Some(_)) => Came::Changed,
        (Some(_), None) => Came::Emptied,
    };
    Ok((came, stored, typed))
}

/// Keeps a value at a desk that was asked for ([`desk_of`]); what stands already is left alone. The
/// report is opened when nobody has, and kept for the next value.
pub fn keep_at(
    tx: &mut Tx<'_>,
    pass: &Pass,
    figures: &Figures,
    report: &mut Option<ReportRow>,
    told: &Told,
) -> Result<Came> {
    let (came, stored, typed) = judge(tx, pass, report.as_ref(), told)?;
    if came == Came::Same {
        return Ok(came);
    }
    let report = match report {
        Some(report) => report,
        None => report.insert(store::open(tx, pass, told.month)?),
    };
    let figure = find(&told.figure).ok_or(Error::NotFound)?;
    let save = Save {
        report: report.id,
        figure: told.figure.clone(),
        text: text_of(figure, told.value),
        at_least: typed.at_least,
        base: stored.as_ref().map_or(0, |cell| cell.version),
        key: told.key,
    };
    desk::put(tx, pass, figures, report, &save, typed, stored)?;
    Ok(came)
}

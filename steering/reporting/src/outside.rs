//! Typing from outside: another program tells a value of a unit and month. The same rules as at the
//! desk hold: the month has begun and is not locked or was opened again, the report is open, fed
//! figures are not typed, and a value that stands already changes nothing. It draws nothing and
//! knows no address.

use crate::desk::{self, Putting};
use crate::figures::find;
use crate::model::{CellRow, ReportRow, Save, Typed};
use crate::{acts, rules, store};
use book::Figures;
use kernel::db::Tx;
use kernel::figure::{Figure, Measure};
use kernel::{Error, Month, Pass, Result, UnitId, Who};
use org::standing::Standing;
use std::collections::HashMap;
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

/// The desk of a unit and month that takes values from outside. It is asked for once, not for each
/// of its sixty values.
pub struct Desk {
    pass: Pass,
    month: Month,
    report: Option<ReportRow>,
    cells: HashMap<String, CellRow>,
    /// What can be kept, by the place the caller gave it.
    waiting: Vec<(usize, Came, Putting)>,
}

/// The unit's open month: the pass to type there and its report, if it was opened.
fn month_of(
    tx: &mut Tx<'_>,
    who: &Who,
    unit: UnitId,
    month: Month,
) -> Result<(Pass, Option<ReportRow>)> {
    let pass = Standing::of(tx, who, &acts::TYPE, unit, month.last())?.pass;
    let report = store::find(tx, &pass, month)?;
    match desk::shut(tx, &pass, month, report.as_ref())? {
        Some(key) => Err(Error::flaw("month", key)),
        None => Ok((pass, report)),
    }
}

/// The report of a month that is typed into, opened when nobody has.
pub fn opened(tx: &mut Tx<'_>, who: &Who, unit: UnitId, month: Month) -> Result<ReportRow> {
    let (pass, report) = month_of(tx, who, unit, month)?;
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

impl Desk {
    /// The desk of a unit and month, where its month is open.
    pub fn of(tx: &mut Tx<'_>, who: &Who, unit: UnitId, month: Month) -> Result<Desk> {
        let (pass, report) = month_of(tx, who, unit, month)?;
        let cells = match &report {
            Some(report) => store::cells(tx, &pass, report.id)?,
            None => Vec::new(),
        };
        let cells = cells.into_iter().map(|cell| (cell.figure.clone(), cell)).collect();
        Ok(Desk { pass, month, report, cells, waiting: Vec::new() })
    }

    /// Judges a value without writing: what would come of it.
    pub fn judge(&self, told: &Told) -> Result<Came> {
        Ok(self.read(told)?.0)
    }

    /// Whether another value of the same figure is to be kept first.
    pub fn waits_for(&self, told: &Told) -> bool {
        self.waiting.iter().any(|(_, _, cell)| cell.save.figure == told.figure)
    }

    /// Takes a value in: it waits to be kept, or stands already.
    pub fn take(&mut self, at: usize, told: &Told) -> Result<Option<Came>> {
        let (came, typed) = self.read(told)?;
        if came == Came::Same {
            return Ok(Some(came));
        }
        let figure = find(&told.figure).ok_or(Error::NotFound)?;
        let stored = self.cells.get(figure.code).cloned();
        let save = Save {
            figure: told.figure.clone(),
            text: text_of(figure, told.value),
            at_least: typed.at_least,
            base: stored.as_ref().map_or(0, |cell| cell.version),
            key: told.key,
        };
        self.waiting.push((at, came, Putting { save, typed, stored }));
        Ok(None)
    }

    /// Keeps all that waits, each answered for itself; the report is opened when nobody has.
    pub fn keep(
        &mut self,
        tx: &mut Tx<'_>,
        figures: &Figures,
    ) -> Result<Vec<(usize, Result<Came>)>> {
        if self.waiting.is_empty() {
            return Ok(Vec::new());
        }
        let report = match self.report.take() {
            Some(report) => report,
            None => store::open(tx, &self.pass, self.month)?,
        };
        let waiting = std::mem::take(&mut self.waiting);
        let (told, cells): (Vec<(usize, Came)>, Vec<Putting>) =
            waiting.into_iter().map(|(at, came, cell)| ((at, came), cell)).unzip();
        let put = desk::put_all(tx, &self.pass, figures, &report, cells)?;
        self.report = Some(report);
        for row in put.iter().filter_map(|put| put.as_ref().ok()?.as_ref()) {
            self.cells.insert(row.figure.clone(), row.clone());
        }
        let came = |((at, came), put): ((usize, Came), Result<_>)| (at, put.map(|_| came));
        Ok(told.into_iter().zip(put).map(came).collect())
    }

    fn read(&self, told: &Told) -> Result<(Came, Typed)> {
        let figure = find(&told.figure).ok_or(Error::NotFound)?;
        if rules::is_fed(figure.code) {
            return Err(Error::flaw(figure.code, "cell-is-fed"));
        }
        let stored = self.cells.get(figure.code);
        let kept = stored.is_some_and(|cell| cell.at_least) && told.value.is_some();
        let typed = rules::read_cell(figure, &text_of(figure, told.value), kept)
            .map_err(|flaw| Error::Invalid(vec![flaw]))?;
        let standing = stored.filter(|cell| !cell.is_blank()).map(|cell| cell.amount);
        let came = match (standing, typed.amount) {
            (None, None) => Came::Same,
            (Some(old), Some(new)) if old == new => Came::Same,
            (None, Some(_)) => Came::New,
            (Some(_), Some(_)) => Came::Changed,
            (Some(_), None) => Came::Emptied,
        };
        Ok((came, typed))
    }
}

//! Saving cells of any units and months in one transaction, each answered for itself: a refused one
//! refuses no other. A report opens with its first stored cell. It draws nothing.

use crate::desk::{self, held};
use crate::grid::CellAt;
use crate::model::{CellRow, ReportId, ReportRow, Save};
use crate::rules::is_fed;
use crate::{acts, store};
use book::{Figures, Spot};
use kernel::db::Tx;
use kernel::error::Conflict;
use kernel::{Error, Flaw, Month, Pass, Result, Who, place};
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use uuid::Uuid;

/// A cell that is to be saved.
#[derive(Debug, Clone)]
pub struct Typing {
    /// The cell.
    pub at: CellAt,
    /// What the page calls it.
    pub code: String,
    /// As it was typed.
    pub text: String,
    /// The version it was typed over; 0 when there was none.
    pub base: i64,
    /// Made by the client; the same key again is the same save.
    pub key: Uuid,
}

/// How a cell ended.
#[derive(Debug)]
pub enum Outcome {
    /// Stored, or stored already by the same key; none when an empty cell stayed empty.
    Saved(Option<CellRow>),
    /// Not stored, and why.
    Refused(Flaw),
    /// Not stored: somebody else was faster.
    Conflict(Conflict),
}

/// Saves cells in their order. Unknown as a whole when the writer may type at none of their units.
pub fn save(
    tx: &mut Tx<'_>,
    who: &Who,
    figures: &Figures,
    cells: &[Typing],
) -> Result<Vec<Outcome>> {
    let mut doors: HashMap<Spot, Door> = HashMap::new();
    let mut outcomes = Vec::with_capacity(cells.len());
    for typing in cells {
        let door = match doors.entry(typing.at.spot) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(new) => new.insert(Door::of(tx, who, typing.at.spot)?),
        };
        outcomes.push(door.put(tx, figures, typing)?);
    }
    let is_shut = |door: &Door| matches!(door, Door::Unknown);
    if !doors.is_empty() && doors.values().all(is_shut) {
        return Err(Error::NotFound);
    }
    Ok(outcomes)
}

/// The way to the cells of a unit and month.
enum Door {
    /// The writer may not type there.
    Unknown,
    /// Nothing is typed there now.
    Shut(&'static str),
    /// The report, when it was opened, with its cells.
    Open(Box<Desk>),
}

struct Desk {
    pass: Pass,
    month: Month,
    report: Option<ReportRow>,
    cells: HashMap<String, CellRow>,
}

impl Door {
    fn of(tx: &mut Tx<'_>, who: &Who, spot: Spot) -> Result<Door> {
        let pass =
            place::get(tx, spot.unit, who.today()).and_then(|now| who.may(&acts::TYPE, &now));
        let pass = match pass {
            Ok(pass) => pass,
            Err(Error::NotFound) => return Ok(Door::Unknown),
            Err(other) => return Err(other),
        };
        if spot.month.first() > who.today() {
            return Ok(Door::Shut("report-month-ahead"));
        }
        let is_locked = book::is_month_locked(tx, spot.unit, spot.month)?;
        if is_locked && !desk::is_reopened(tx, &pass, spot.month)? {
            return Ok(Door::Shut("cell-month-locked"));
        }
        let report = store::find(tx, &pass, spot.month)?;
        let cells = match &report {
            Some(report) => store::cells(tx, &pass, report.id)?,
            None => Vec::new(),
        };
        let cells = cells.into_iter().map(|cell| (cell.figure.clone(), cell)).collect();
        Ok(Door::Open(Box::new(Desk { pass, month: spot.month, report, cells })))
    }

    /// Puts one cell; what is wrong with it alone is its outcome, not an error of all.
    fn put(&mut self, tx: &mut Tx<'_>, figures: &Figures, typing: &Typing) -> Result<Outcome> {
        let code = typing.at.figure.code;
        let desk = match self {
            Door::Unknown => return Ok(Outcome::Refused(Flaw::new(code, "cell-not-yours"))),
            Door::Shut(key) => return Ok(Outcome::Refused(Flaw::new(code, key))),
            Door::Open(desk) => desk,
        };
        match desk.put(tx, figures, typing) {
            Ok(cell) => Ok(Outcome::Saved(cell)),
            Err(Error::Conflict(both)) => Ok(Outcome::Conflict(*both)),
            Err(Error::Invalid(flaws)) => {
                let flaw = flaws.into_iter().next();
                Ok(Outcome::Refused(flaw.unwrap_or_else(|| Flaw::new(code, "kit-flaw-body"))))
            }
            Err(other) => Err(other),
        }
    }
}

impl Desk {
    fn put(
        &mut self,
        tx: &mut Tx<'_>,
        figures: &Figures,
        typing: &Typing,
    ) -> Result<Option<CellRow>> {
        let figure = typing.at.figure;
        let stored = self.cells.get(figure.code).cloned();
        let is_marked = stored.as_ref().is_some_and(|cell| cell.at_least);
        let mut save = Save {
            report: self.report.as_ref().map_or_else(ReportId::new, |r| r.id),
            figure: figure.code.into(),
            text: typing.text.clone(),
            at_least: is_marked && !typing.text.trim().is_empty(),
            // Where nobody opened the report there is no older version to stand on.
            base: if self.report.is_some() { typing.base } else { 0 },
            key: typing.key,
        };
        let typed = desk::read(figure, &save)?;
        if self.report.is_none() && typed.amount.is_none() {
            return Ok(None);
        }
        let report = match self.report.take() {
            Some(report) => report,
            None => store::open(tx, &self.pass, self.month)?,
        };
        save.report = report.id;
        let cell = desk::save_into(tx, &self.pass, figures, &report, &save, stored);
        self.report = Some(report);
        let cell = cell?;
        if let Some(cell) = &cell {
            self.cells.insert(cell.figure.clone(), cell.clone());
        }
        Ok(cell)
    }
}

/// Saves a whole form: cells that say what is stored are left alone, and one that cannot be taken
/// keeps all of them from being saved. Answers how many were; every flaw names its cell as the page
/// calls it.
pub fn save_whole(
    tx: &mut Tx<'_>,
    who: &Who,
    figures: &Figures,
    cells: &[Typing],
) -> Result<usize> {
    let mut stored: HashMap<Spot, HashMap<String, CellRow>> = HashMap::new();
    let mut changed = Vec::new();
    for typing in cells {
        let (spot, figure) = (typing.at.spot, typing.at.figure);
        if let Entry::Vacant(new) = stored.entry(spot) {
            new.insert(cells_at(tx, who, spot)?);
        }
        let cell = stored.get(&spot).and_then(|cells| cells.get(figure.code));
        let is_repeat = cell.is_some_and(|cell| cell.last_key == typing.key);
        if !is_fed(figure.code) && !is_repeat && typing.text.trim() != held(figure, cell) {
            changed.push(typing.clone());
        }
    }
    let outcomes = save(tx, who, figures, &changed)?;
    let flaws: Vec<Flaw> = changed.iter().zip(outcomes).filter_map(flaw_of).collect();
    if flaws.is_empty() { Ok(changed.len()) } else { Err(Error::Invalid(flaws)) }
}

fn flaw_of((typing, outcome): (&Typing, Outcome)) -> Option<Flaw> {
    let flaw = match outcome {
        Outcome::Saved(_) => return None,
        Outcome::Refused(flaw) => flaw,
        Outcome::Conflict(both) => meanwhile(&both),
    };
    Some(Flaw { field: typing.code.clone(), ..flaw })
}

fn cells_at(tx: &mut Tx<'_>, who: &Who, spot: Spot) -> Result<HashMap<String, CellRow>> {
    Ok(match Door::of(tx, who, spot)? {
        Door::Open(desk) => desk.cells,
        _ => HashMap::new(),
    })
}

/// A cell that somebody changed meanwhile: the flaw shows the stored value and carries its version,
/// so that saving again is a decision made in sight of both.
fn meanwhile(both: &Conflict) -> Flaw {
    Flaw::new(both.field.clone(), "cell-changed-meanwhile")
        .arg("by", both.by.clone())
        .arg("theirs", both.theirs.clone())
        .arg("version", both.current.to_string())
}

//! Saving cells of any units and months in one transaction, each answered for itself: a refused one
//! refuses no other. A report opens with its first stored cell. It draws nothing.

use crate::desk::{self, Judged, Putting, held};
use crate::grid::CellAt;
use crate::model::{CellRow, ReportRow, Save};
use crate::rules::is_fed;
use crate::{acts, store};
use book::{Figures, Spot};
use kernel::db::Tx;
use kernel::error::Conflict;
use kernel::{Error, Flaw, Month, Pass, Result, Who, place};
use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, HashMap, btree_map};
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
    // In order of units, so that two writers meet in one order.
    let mut doors: BTreeMap<Spot, Door> = BTreeMap::new();
    let mut outcomes: BTreeMap<usize, Outcome> = BTreeMap::new();
    for (at, typing) in cells.iter().enumerate() {
        let door = match doors.entry(typing.at.spot) {
            btree_map::Entry::Occupied(known) => known.into_mut(),
            btree_map::Entry::Vacant(new) => new.insert(Door::of(tx, who, typing.at.spot)?),
        };
        if door.waits_for(typing) {
            outcomes.extend(door.write(tx, figures)?);
        }
        outcomes.extend(door.take(tx, at, typing)?.map(|outcome| (at, outcome)));
    }
    let is_shut = |door: &Door| matches!(door, Door::Unknown);
    if !doors.is_empty() && doors.values().all(is_shut) {
        return Err(Error::NotFound);
    }
    for door in doors.values_mut() {
        outcomes.extend(door.write(tx, figures)?);
    }
    Ok(outcomes.into_values().collect())
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
    /// What can be written, by its place among all cells.
    waiting: Vec<(usize, Putting)>,
}

impl Door {
    fn of(tx: &mut Tx<'_>, who: &Who, spot: Spot) -> Result<Door> {
        let place = place::get(tx, spot.unit, who.today());
        let place = place.and_then(|now| Ok((who.may(&acts::TYPE, &now)?, now)));
        let (pass, now) = match place {
            Ok(known) => known,
            Err(Error::NotFound) => return Ok(Door::Unknown),
            Err(other) => return Err(other),
        };
        if now.from > spot.month.last() || now.until < spot.month.first() {
            return Ok(Door::Shut("book-unit-not-standing"));
        }
        // A report on its way is told cell by cell: a save that came twice was stored before.
        if let Some(key) = desk::shut(tx, &pass, spot.month, None)? {
            return Ok(Door::Shut(key));
        }
        let report = store::find(tx, &pass, spot.month)?;
        let cells = match &report {
            Some(report) => store::cells(tx, &pass, report.id)?,
            None => Vec::new(),
        };
        let cells = cells.into_iter().map(|cell| (cell.figure.clone(), cell)).collect();
        let (month, waiting) = (spot.month, Vec::new());
        Ok(Door::Open(Box::new(Desk { pass, month, report, cells, waiting })))
    }

    /// Whether another save of the same cell is to be written first.
    fn waits_for(&self, typing: &Typing) -> bool {
        let Door::Open(desk) = self else { return false };
        desk.waiting.iter().any(|(_, cell)| cell.save.figure == typing.at.figure.code)
    }

    /// Takes one cell in: it waits to be written, or what became of it is told at once.
    fn take(&mut self, tx: &mut Tx<'_>, at: usize, typing: &Typing) -> Result<Option<Outcome>> {
        let code = typing.at.figure.code;
        let desk = match self {
            Door::Unknown => return Ok(Some(Outcome::Refused(Flaw::new(code, "cell-not-yours")))),
            Door::Shut(key) => return Ok(Some(Outcome::Refused(Flaw::new(code, key)))),
            Door::Open(desk) => desk,
        };
        match desk.take(tx, at, typing) {
            Ok(None) => Ok(None),
            Ok(Some(told)) => Ok(Some(Outcome::Saved(told))),
            Err(error) => outcome_of(code, error).map(Some),
        }
    }

    /// Writes all that waits.
    fn write(&mut self, tx: &mut Tx<'_>, figures: &Figures) -> Result<Vec<(usize, Outcome)>> {
        match self {
            Door::Open(desk) => desk.write(tx, figures),
            _ => Ok(Vec::new()),
        }
    }
}

/// What is wrong with one cell alone is its outcome, not an error of all.
fn outcome_of(code: &str, error: Error) -> Result<Outcome> {
    match error {
        Error::Conflict(both) => Ok(Outcome::Conflict(*both)),
        Error::Invalid(flaws) => {
            let flaw = flaws.into_iter().next();
            Ok(Outcome::Refused(flaw.unwrap_or_else(|| Flaw::new(code, "kit-flaw-body"))))
        }
        other => Err(other),
    }
}

impl Desk {
    /// Lets a cell wait, or answers what stands when there is nothing to write.
    fn take(
        &mut self,
        tx: &mut Tx<'_>,
        at: usize,
        typing: &Typing,
    ) -> Result<Option<Option<CellRow>>> {
        let figure = typing.at.figure;
        let stored = self.cells.get(figure.code).cloned();
        let is_marked = stored.as_ref().is_some_and(|cell| cell.at_least);
        let report = self.report.as_ref();
        let save = Save {
            figure: figure.code.into(),
            text: typing.text.clone(),
            at_least: is_marked && !typing.text.trim().is_empty(),
            // Where nobody opened the report there is no older version to stand on.
            base: if report.is_some() { typing.base } else { 0 },
            key: typing.key,
        };
        let typed = match desk::judge(tx, &self.pass, report, &save, stored.as_ref())? {
            Judged::Repeated => return Ok(Some(stored)),
            Judged::Typed(typed) => typed,
        };
        if report.is_none() && typed.amount.is_none() {
            return Ok(Some(None));
        }
        self.waiting.push((at, Putting { save, typed, stored }));
        Ok(None)
    }

    /// Writes all that waits; the report opens with it.
    fn write(&mut self, tx: &mut Tx<'_>, figures: &Figures) -> Result<Vec<(usize, Outcome)>> {
        let (places, cells): (Vec<usize>, Vec<Putting>) = self.waiting.drain(..).unzip();
        if cells.is_empty() {
            return Ok(Vec::new());
        }
        let report = match self.report.take() {
            Some(report) => report,
            None => store::open(tx, &self.pass, self.month)?,
        };
        let codes: Vec<String> = cells.iter().map(|cell| cell.save.figure.clone()).collect();
        let put = desk::put_all(tx, &self.pass, figures, &report, cells)?;
        self.report = Some(report);
        let mut outcomes = Vec::with_capacity(codes.len());
        for ((at, code), put) in places.into_iter().zip(codes).zip(put) {
            if let Ok(Some(row)) = &put {
                self.cells.insert(row.figure.clone(), row.clone());
            }
            let put = put.map(Outcome::Saved);
            let outcome = put.or_else(|error| outcome_of(&code, error))?;
            outcomes.push((at, outcome));
        }
        Ok(outcomes)
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

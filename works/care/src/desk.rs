//! The work on the file of somebody in a programme: opened, added to, ended. Each function is one
//! transaction's worth of work in the order pass → load → rules → store; it draws nothing.

pub use activities::desk::Hand;

mod given;
mod leaving;

pub use leaving::{Leaving, close};

use crate::model::{Detail, EntryId, EntryRow, File, FileId, FileRow, Outcome};
use crate::rules::Sort;
use crate::{acts, rules, store};
use activities::model::{ConsignmentId, Worth};
use help::NewReceiver;
use kernel::db::Tx;
use kernel::fold::fold;
use kernel::place::{self, Place};
use kernel::{Act, Day, Error, Month, Pass, Result, UnitId, Who};
use org::standing;

/// An entry as it is written down.
pub struct NewEntry {
    /// Its id, made by the client.
    pub id: EntryId,
    /// The day.
    pub on: Day,
    /// How many, where its sort asks.
    pub quantity: i64,
    /// Worth what, from where; by a norm of its day when no amount is said.
    pub worth: Option<Worth>,
    /// Who gave.
    pub giver: String,
    /// Of which goods that were received it comes, and how many of them.
    pub goods: Option<(ConsignmentId, i64)>,
    /// What was told or measured, as kept.
    pub detail: Detail,
}

/// A file with the pass of somebody to do an act at its unit.
pub fn opened(
    tx: &mut Tx<'_>,
    who: &Who,
    act: &'static Act,
    id: FileId,
) -> Result<(File, Place, Pass)> {
    let row = store::found(tx, id)?.ok_or(Error::NotFound)?;
    let place = place::get(tx, row.unit, who.today())?;
    let pass = standing::pass(tx, who, act, &place)?;
    Ok((store::file(tx, &pass, id)?, place, pass))
}

/// Opens the file of somebody in a programme. Who has an open one there already is not opened
/// twice. A mark (a message key) says that nobody real is meant.
pub fn open(
    tx: &mut Tx<'_>,
    hand: &Hand<'_>,
    unit: UnitId,
    new: (FileId, &str, Day),
    who: (&NewReceiver, Option<&str>),
) -> Result<()> {
    open_in(tx, hand, unit, new, who, "")
}

/// The same in an intake; where it bears no name, in that of the year.
pub fn open_in(
    tx: &mut Tx<'_>,
    hand: &Hand<'_>,
    unit: UnitId,
    (id, programme, opened_on): (FileId, &str, Day),
    (who, mark): (&NewReceiver, Option<&str>),
    typed: &str,
) -> Result<()> {
    let place = place::get(tx, unit, hand.who.today())?;
    let pass = standing::pass(tx, hand.who, &acts::KEEP, &place)?;
    if store::found(tx, id)?.is_some() {
        return Ok(());
    }
    if rules::programme(programme).is_none() {
        return Err(Error::NotFound);
    }
    Error::refuse(rules::check_new(opened_on, who.birth_year, hand.who.today()))?;
    let receiver = help::store::receiver(tx, &pass, hand.keys, &place, who)?;
    if store::open_of(tx, &pass, receiver, programme)?.is_some() {
        return Err(Error::flaw("name", "care-open-already"));
    }
    let row = FileRow {
        id,
        unit,
        programme: programme.to_owned(),
        receiver,
        opened_on,
        closed_on: None,
        result: None,
        mistaken_why: None,
        intake: intake(tx, &pass, (programme, hand.who.today()), opened_on, typed)?,
        reached_by: None,
        illustrative: mark.map(str::to_owned),
        version: 1,
    };
    store::add(tx, &pass, &row)
}

/// Something is done for somebody; what is given counts as work. Answers whether it counts in a
/// later month than its own, which was locked.
pub fn enter(
    tx: &mut Tx<'_>,
    hand: &Hand<'_>,
    id: FileId,
    sort: &Sort,
    new: &NewEntry,
) -> Result<bool> {
    let (file, place, pass) = opened(tx, hand.who, &acts::KEEP, id)?;
    if sort.leaving {
        // It is written down with the end alone.
        return Err(Error::NotFound);
    }
    if file.entries.iter().any(|entry| entry.id == new.id) {
        // What is sent again is answered as it was.
        return Ok(sort.gives() && book::is_month_locked(tx, place.id, Month::of(new.on))?);
    }
    let told = new.worth.as_ref().map_or(0, |worth| worth.amount);
    let quantity = if sort.asks_quantity() { new.quantity } else { 1 };
    Error::refuse(rules::check_entry(&file, sort, new.on, (quantity, told), hand.who.today()))?;
    store::touch(tx, &pass, &file.row)?;
    let saved = match sort.gives() {
        true => Some(given::save(tx, hand, (&file, &place, &pass), sort, new)?),
        false => None,
    };
    let row = EntryRow {
        id: new.id,
        sort: sort.code.clone(),
        on_day: new.on,
        quantity,
        // What a norm says is reckoned with the work.
        amount: saved.as_ref().map_or(told, |saved| saved.row.amount),
        activity: saved.as_ref().map(|saved| saved.row.id),
        taken_back_why: None,
        made_name: String::new(),
        version: 1,
    };
    store::add_entry(tx, &pass, (hand.keys, &place), &file.row, (&row, &new.detail))?;
    Ok(saved.is_some_and(|saved| saved.counts_late()))
}

/// An entry was recorded by mistake: it is taken back, with the work that counted it. Answers
/// whether the minus counts in a later month, since its own was locked.
pub fn take_back(
    tx: &mut Tx<'_>,
    hand: &Hand<'_>,
    id: FileId,
    entry: EntryId,
    why: &str,
) -> Result<bool> {
    let (file, _, pass) = opened(tx, hand.who, &acts::KEEP, id)?;
    let entry = file.standing().find(|row| row.id == entry);
    let entry = entry.ok_or_else(|| Error::flaw("entry", "kit-flaw-choose"))?;
    if let Some(programme) = rules::programme(&file.row.programme) {
        Error::refuse(rules::check_back(programme, &file, entry))?;
    }
    store::touch(tx, &pass, &file.row)?;
    let is_late = match entry.activity {
        Some(work) => activities::desk::take_back_kept(tx, hand.who, hand.figures, work, why)?,
        None => false,
    };
    activities::desk::give_back(tx, &pass, (&given::page(&file), entry.id.uuid()))?;
    store::take_back(tx, &pass, entry, why)?;
    Ok(is_late)
}

/// A file was opened by mistake, for the wrong person or twice: it ends on its first day and counts
/// nowhere. It stays with the reason, and who ended it stands in the journal.
pub fn mistaken(tx: &mut Tx<'_>, hand: &Hand<'_>, id: FileId, why: &str) -> Result<()> {
    let (file, _, pass) = opened(tx, hand.who, &acts::KEEP, id)?;
    Error::refuse(rules::check_mistaken(&file))?;
    store::mistaken(tx, &pass, &file.row, Outcome::Mistaken.code(), why)
}

/// A file that was closed by mistake is open again, unless the person has another one.
pub fn reopen(tx: &mut Tx<'_>, hand: &Hand<'_>, id: FileId) -> Result<()> {
    let (file, _, pass) = opened(tx, hand.who, &acts::KEEP, id)?;
    if file.row.closed_on.is_none() {
        return Ok(());
    }
    if store::open_of(tx, &pass, file.row.receiver, &file.row.programme)?.is_some() {
        return Err(Error::flaw("", "care-open-already"));
    }
    store::end(tx, &pass, &file.row, None, (None, None))
}

/// The day a file was opened on and its intake, as they are put right.
pub struct Opening {
    /// The version of the file its reader had.
    pub version: i64,
    /// The day.
    pub on: Day,
    /// The name of the intake; empty for the year of the day.
    pub intake: String,
}

/// The day a file was opened on, or its intake, was typed wrongly.
pub fn correct(tx: &mut Tx<'_>, hand: &Hand<'_>, id: FileId, new: &Opening) -> Result<()> {
    let (file, _, pass) = opened(tx, hand.who, &acts::KEEP, id)?;
    if file.row.version != new.version {
        return Err(Error::stale("care", new.version, file.row.version));
    }
    Error::refuse(rules::check_opened(&file, new.on, hand.who.today()))?;
    let asked = (file.row.programme.as_str(), hand.who.today());
    let intake = intake(tx, &pass, asked, new.on, &new.intake)?;
    let row = FileRow { opened_on: new.on, intake, ..file.row };
    store::correct(tx, &pass, &row)
}

/// An intake as it is kept: as it was written before, where it is known here; nothing where it is
/// that of the year.
fn intake(
    tx: &mut Tx<'_>,
    pass: &Pass,
    asked: (&str, Day),
    opened_on: Day,
    typed: &str,
) -> Result<Option<String>> {
    if typed.is_empty() || typed == opened_on.year().to_string() {
        return Ok(None);
    }
    let known = store::intakes(tx, pass, asked)?;
    let same = known.into_iter().find(|one| fold(one) == fold(typed));
    Ok(Some(same.unwrap_or_else(|| typed.to_owned())))
}

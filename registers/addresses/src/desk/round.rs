//! The work of a yearly round: opened, its lists handed in, each line and each dossier from before
//! answered, closed. Each function is one transaction's worth of work; it draws nothing.

use crate::model::{
    AddressId, CarryId, HandedIn, LineAnswer, LineId, LineRow, LineState, Listed, RoundId,
    RoundRow, SheetId, SheetRow, Tally,
};
use crate::store::round::{self as store, NewSheet};
use crate::{acts, rules};
use kernel::db::Tx;
use kernel::place::{self, Place};
use kernel::{Act, Day, Error, Pass, Result, UnitId, Who};
use org::standing;
use std::collections::{BTreeMap, HashSet};

/// A sheet with its round and the pass of somebody to do an act at its unit.
pub struct AtSheet {
    /// The round.
    pub round: RoundRow,
    /// The sheet.
    pub sheet: SheetRow,
    /// Its unit.
    pub place: Place,
    /// The pass.
    pub pass: Pass,
}

/// Opens a sheet for an act.
pub fn at_sheet(tx: &mut Tx<'_>, who: &Who, act: &'static Act, id: SheetId) -> Result<AtSheet> {
    let sheet = store::found_sheet(tx, id)?.ok_or(Error::NotFound)?;
    let place = place::get(tx, sheet.unit, who.today())?;
    let pass = standing::pass(tx, who, act, &place)?;
    let round = store::found(tx, sheet.round)?.ok_or(Error::NotFound)?;
    Ok(AtSheet { round, sheet, place, pass })
}

/// The same to write on it: its round is not closed.
fn live(tx: &mut Tx<'_>, who: &Who, act: &'static Act, id: SheetId) -> Result<AtSheet> {
    let at = at_sheet(tx, who, act, id)?;
    Error::refuse(rules::check_live(&at.round))?;
    Ok(at)
}

/// Opens the round of a year at a unit; one sent twice is opened once. Every commune under it that
/// is in no round of the year gets a sheet; so does an office that keeps dossiers itself. Every
/// dossier that is open stands on the sheet of its commune, to be looked at.
pub fn open(
    tx: &mut Tx<'_>,
    who: &Who,
    unit: UnitId,
    (id, year, due_on): (RoundId, i64, Day),
) -> Result<()> {
    let place = place::get(tx, unit, who.today())?;
    let pass = standing::pass(tx, who, &acts::ROUND, &place)?;
    if let Some(row) = store::found(tx, id)? {
        return if row.unit == unit { Ok(()) } else { Err(Error::NotFound) };
    }
    Error::refuse(rules::check_round(&place.level, (year, due_on), who.today()))?;
    if store::has_round(tx, &pass, year)? {
        return Err(Error::flaw("year", "address-round-again"));
    }
    let sheets = sheets(tx, &pass, year)?;
    if sheets.is_empty() {
        return Err(Error::flaw("year", "address-round-nobody"));
    }
    store::open(tx, &pass, (id, year, due_on), &sheets)
}

/// The sheets of a round that opens today at the unit of the pass.
fn sheets(tx: &mut Tx<'_>, pass: &Pass, year: i64) -> Result<Vec<NewSheet>> {
    let taken = store::taken(tx, pass, year)?;
    let communes = store::communes(tx, pass)?;
    let known: HashSet<UnitId> = communes.iter().copied().collect();
    let free = communes.into_iter().filter(|unit| !taken.contains(unit));
    let mut all: BTreeMap<UnitId, NewSheet> =
        free.map(|unit| (unit, NewSheet { unit, asks_list: true, dossiers: Vec::new() })).collect();
    let open = store::open_dossiers(tx, pass)?;
    let units: HashSet<UnitId> = open.iter().map(|(_, unit)| *unit).collect();
    let chains = place::chains(tx, &units.into_iter().collect::<Vec<_>>(), pass.today())?;
    for (address, unit) in open {
        let chain = chains.get(&unit).map_or(&[][..], Vec::as_slice);
        let home = chain.iter().copied().find(|above| known.contains(above)).unwrap_or(unit);
        // Opened while another's round was under way there: it is no dossier from before.
        if taken.contains(&home) {
            continue;
        }
        let sheet = all.entry(home).or_insert_with(|| NewSheet {
            unit: home,
            asks_list: false,
            dossiers: Vec::new(),
        });
        sheet.dossiers.push(address);
    }
    Ok(all.into_values().collect())
}

/// Says who goes through a commune; who leads the round says so.
pub fn give(tx: &mut Tx<'_>, who: &Who, (id, base): (SheetId, i64), given_to: &str) -> Result<()> {
    let at = live(tx, who, &acts::ROUND, id)?;
    if at.sheet.version != base {
        return Err(Error::stale("sheet", base, at.sheet.version));
    }
    store::give(tx, &at.pass, &at.sheet, given_to)
}

/// Hands in the list of a commune, or more of it. What stands there already is not added again.
pub fn hand_in(tx: &mut Tx<'_>, who: &Who, id: SheetId, lines: &[Listed]) -> Result<HandedIn> {
    let at = live(tx, who, &acts::KEEP, id)?;
    store::hand_in(tx, &at.pass, &at.sheet)?;
    store::add_lines(tx, &at.pass, &at.sheet, lines)
}

/// Adds one line to the list of a commune; one sent twice is added once.
pub fn add_line(
    tx: &mut Tx<'_>,
    who: &Who,
    sheet: SheetId,
    (id, listed, is_other): (LineId, &Listed, bool),
) -> Result<()> {
    let at = live(tx, who, &acts::KEEP, sheet)?;
    store::hand_in(tx, &at.pass, &at.sheet)?;
    match store::add_one(tx, &at.pass, &at.sheet, (id, listed), is_other)? {
        true => Ok(()),
        false => Err(Error::flaw("is_other", "address-round-line-known")),
    }
}

/// Says that a commune has no poor household: its list is handed in and empty.
pub fn none(tx: &mut Tx<'_>, who: &Who, (id, base): (SheetId, i64)) -> Result<()> {
    let at = live(tx, who, &acts::KEEP, id)?;
    if at.sheet.version != base {
        return Err(Error::stale("sheet", base, at.sheet.version));
    }
    store::hand_in(tx, &at.pass, &at.sheet)
}

/// A line with its sheet, for somebody who writes there.
pub fn line(tx: &mut Tx<'_>, who: &Who, id: LineId) -> Result<(LineRow, AtSheet)> {
    let row = store::line(tx, id)?;
    let at = live(tx, who, &acts::KEEP, row.sheet)?;
    Ok((row, at))
}

/// Answers a line, on the version its reader had.
pub fn answer(
    tx: &mut Tx<'_>,
    who: &Who,
    (id, base): (LineId, i64),
    answer: &LineAnswer,
) -> Result<()> {
    let (row, at) = line(tx, who, id)?;
    if row.version != base {
        return Err(Error::stale("line", base, row.version));
    }
    Error::refuse(rules::check_answer(&row, *answer == LineAnswer::Again))?;
    let new = match answer {
        LineAnswer::Has(code) => {
            let found = store::dossier_by_code(tx, &at.pass, code)?;
            let found = found.ok_or_else(|| Error::flaw("code", "address-round-no-dossier"))?;
            (LineState::HasDossier, Some(found), None)
        }
        LineAnswer::LeftOut(why) => {
            Error::refuse(rules::check_open_words("why", why).into_iter().collect())?;
            (LineState::LeftOut, None, Some(why.as_str()))
        }
        LineAnswer::Again => (LineState::ToVisit, None, None),
    };
    store::answer_line(tx, &at.pass, &row, new)
}

/// Says of a line that a dossier was opened from it just now, at the unit of its sheet. Where
/// somebody answered the line meanwhile it is asked once whether the dossier is opened all the
/// same; then the line keeps its answer.
pub fn opened(
    tx: &mut Tx<'_>,
    who: &Who,
    id: LineId,
    (address, unit, is_known): (AddressId, UnitId, bool),
) -> Result<()> {
    let (row, at) = line(tx, who, id)?;
    if at.sheet.unit != unit {
        return Err(Error::NotFound);
    }
    if row.address == Some(address) {
        return Ok(());
    }
    if row.state() == LineState::ToVisit {
        let new = (LineState::Opened, Some(address), None);
        return store::answer_line(tx, &at.pass, &row, new);
    }
    match is_known {
        true => Ok(()),
        false => Err(Error::flaw("again", "address-round-answered-meanwhile")),
    }
}

/// Writes down that somebody looked at a dossier from before and that it goes on, on the version
/// its reader had. One that ended has its answer already.
pub fn look_at(
    tx: &mut Tx<'_>,
    who: &Who,
    (id, base): (CarryId, i64),
    (on, by_whom): (Day, &str),
) -> Result<()> {
    let row = store::carry(tx, id)?;
    let at = live(tx, who, &acts::KEEP, row.sheet)?;
    if row.version != base {
        return Err(Error::stale("carry", base, row.version));
    }
    if row.ended_on.is_some() {
        return Err(Error::flaw("", "address-closed"));
    }
    Error::refuse(rules::check_look(&at.round, on, who.today()))?;
    store::look_at(tx, &at.pass, &row, (on, by_whom))
}

/// A round with the pass of somebody who leads it.
pub fn led(tx: &mut Tx<'_>, who: &Who, id: RoundId) -> Result<(RoundRow, Pass)> {
    let round = store::found(tx, id)?.ok_or(Error::NotFound)?;
    let place = place::get(tx, round.unit, who.today())?;
    let pass = standing::pass(tx, who, &acts::ROUND, &place)?;
    Ok((round, pass))
}

/// Closes a round on the version its reader had: everything on it has an answer, or it says why
/// not.
pub fn close(tx: &mut Tx<'_>, who: &Who, (id, base): (RoundId, i64), why: &str) -> Result<()> {
    let (round, pass) = led(tx, who, id)?;
    if round.version != base {
        return Err(Error::stale("round", base, round.version));
    }
    Error::refuse(rules::check_live(&round))?;
    let sheets = store::all_sheets(tx, &pass, id)?;
    let tallies = store::tallies(tx, &pass, &round, &sheets)?;
    let whole = tallies.into_values().fold(Tally::default(), Tally::plus);
    Error::refuse(rules::check_close(&whole, why))?;
    store::close(tx, &pass, &round, (&whole, why))
}

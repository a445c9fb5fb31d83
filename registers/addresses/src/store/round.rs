//! Every statement on yearly rounds: opened with a sheet for each commune and a line for each
//! dossier that was open, assigned, closed. What stands on a sheet, and how far sheets are, has its
//! own files. No row is deleted.

mod lines;
mod placed;
mod tally;

pub use lines::{
    add_lines, add_one, answer_line, carried, carry, dossier_by_code, likely, line, lines, look_at,
};
pub use placed::{carried_in, listed_in};
pub use tally::{Progress, progress, tallies};

use crate::model::{AddressId, CarryId, RoundId, RoundRow, SheetId, SheetRow, Tally};
use kernel::db::{Many, ToValue, Tx, Value, sql};
use kernel::journal::{self, Subject};
use kernel::{Day, Error, Pass, Result, UnitId};
use std::collections::HashSet;

const ROUND: &str = "o.id, o.unit, o.year, o.due_on, o.opened_on, o.opened_name, o.closed_on, \
                     o.closed_name, o.closed_why, o.left_lists, o.left_lines, o.left_carried, \
                     o.version";
const SHEET: &str = "s.id, s.round, s.unit, u.name, s.asks_list, s.given_to, s.handed_on, \
                     s.handed_name, s.version";

/// A round by its id; ask for a pass at its unit, or at one that has a sheet in it, before anything
/// of it is shown.
pub fn found(tx: &mut Tx<'_>, id: RoundId) -> Result<Option<RoundRow>> {
    sql(format!("select {ROUND} from address_round o where o.id = $1")).bind(id).maybe(tx)
}

/// A sheet by its id; ask for a pass at its unit before anything of it is shown.
pub fn found_sheet(tx: &mut Tx<'_>, id: SheetId) -> Result<Option<SheetRow>> {
    sql(format!(
        "select {SHEET} from address_round_sheet s join unit u on u.id = s.unit where s.id = $1"
    ))
    .bind(id)
    .maybe(tx)
}

/// The rounds in which the unit of the pass, or one under it, has a sheet, or which it leads; the
/// newest first.
pub fn rounds(tx: &mut Tx<'_>, pass: &Pass) -> Result<Vec<RoundRow>> {
    sql(format!(
        "select {ROUND} from address_round o where o.unit = $1 or exists (select 1 from \
         address_round_sheet s join reach r on r.unit = s.unit where s.round = o.id \
         and r.above = $1 and r.from_on <= coalesce(o.closed_on, $2) \
         and r.until_on >= coalesce(o.closed_on, $2)) order by o.year desc, o.id desc"
    ))
    .bind(pass.unit()?)
    .bind(pass.today())
    .all(tx)
}

/// The sheets of a round at the unit of the pass and under it, by name.
pub fn sheets(tx: &mut Tx<'_>, pass: &Pass, round: &RoundRow) -> Result<Vec<SheetRow>> {
    sql(format!(
        "select {SHEET} from reach r join address_round_sheet s on s.unit = r.unit \
         join unit u on u.id = s.unit where r.above = $1 and r.from_on <= $2 \
         and r.until_on >= $2 and s.round = $3 order by u.name_folded, s.id"
    ))
    .bind(pass.unit()?)
    .bind(round.read_on(pass.today()))
    .bind(round.id)
    .all(tx)
}

/// Every sheet of a round that the unit of the pass leads, wherever its commune hangs by now: none
/// is forgotten when the round is closed.
pub fn all_sheets(tx: &mut Tx<'_>, _pass: &Pass, round: RoundId) -> Result<Vec<SheetRow>> {
    sql(format!(
        "select {SHEET} from address_round_sheet s join unit u on u.id = s.unit \
         where s.round = $1 order by s.id"
    ))
    .bind(round)
    .all(tx)
}

/// Whether the unit of the pass has opened a round of this year already.
pub fn has_round(tx: &mut Tx<'_>, pass: &Pass, year: i64) -> Result<bool> {
    let found: Option<RoundId> =
        sql("select id from address_round where of_unit = $1 and year = $2")
            .bind(pass.unit()?)
            .bind(year)
            .maybe(tx)?;
    Ok(found.is_some())
}

/// The units that have a sheet in this year's rounds already, whoever opened them.
pub fn taken(tx: &mut Tx<'_>, _pass: &Pass, year: i64) -> Result<HashSet<UnitId>> {
    let rows: Vec<(UnitId, UnitId)> =
        sql("select unit, of_unit from address_round_sheet where year = $1").bind(year).all(tx)?;
    Ok(rows.into_iter().flat_map(|(unit, of_unit)| [unit, of_unit]).collect())
}

/// The communes at the unit of the pass and under it today.
pub fn communes(tx: &mut Tx<'_>, pass: &Pass) -> Result<Vec<UnitId>> {
    sql("select u.id from reach r join unit u on u.id = r.unit where r.above = $1 \
         and r.from_on <= $2 and r.until_on >= $2 and u.level = 'commune' order by u.id")
    .bind(pass.unit()?)
    .bind(pass.today())
    .all(tx)
}

/// The dossiers at the unit of the pass and under it that are open, each with its unit.
pub fn open_dossiers(tx: &mut Tx<'_>, pass: &Pass) -> Result<Vec<(AddressId, UnitId)>> {
    sql("select a.id, a.unit from reach r join address a on a.unit = r.unit where r.above = $1 \
         and r.from_on <= $2 and r.until_on >= $2 and a.ended_on is null order by a.id")
    .bind(pass.unit()?)
    .bind(pass.today())
    .all(tx)
}

/// A sheet that is opened: a unit, whether it hands in a list, the dossiers that were open there.
pub struct NewSheet {
    /// The unit.
    pub unit: UnitId,
    /// Whether a list is handed in.
    pub asks_list: bool,
    /// The dossiers.
    pub dossiers: Vec<AddressId>,
}

/// Opens a round of the unit of the pass with its sheets.
pub fn open(
    tx: &mut Tx<'_>,
    pass: &Pass,
    (id, year, due_on): (RoundId, i64, Day),
    new: &[NewSheet],
) -> Result<()> {
    sql("insert into address_round (id, unit, of_unit, year, due_on, opened_on, opened_name, \
         version) values ($1, $2, $2, $3, $4, $5, $6, 1)")
    .bind(id)
    .bind(pass.unit()?)
    .bind(year)
    .bind(due_on)
    .bind(pass.today())
    .bind(pass.name())
    .run(tx)?;
    journal::record(tx, pass, Subject::new("address_round", id), 1)?;
    let mut sheets = Many::new(
        "insert into address_round_sheet (id, round, unit, of_unit, year, asks_list, given_to, \
         version) values",
        8,
    );
    let mut carries = Many::new(
        "insert into address_round_carry (id, round, sheet, address, year, version) values",
        6,
    );
    let mut sheet_keys: Vec<(Value, i64)> = Vec::with_capacity(new.len());
    let mut carry_keys: Vec<(Value, i64)> = Vec::new();
    for one in new {
        let sheet = SheetId::new().to_value();
        sheets.push(vec![
            sheet.clone(),
            id.to_value(),
            one.unit.to_value(),
            one.unit.to_value(),
            year.to_value(),
            one.asks_list.to_value(),
            "".to_value(),
            1_i64.to_value(),
        ]);
        for address in &one.dossiers {
            let own = CarryId::new().to_value();
            let [round, address, year] = [id.to_value(), address.to_value(), year.to_value()];
            carries.push(vec![own.clone(), round, sheet.clone(), address, year, 1_i64.to_value()]);
            carry_keys.push((own, 1));
        }
        sheet_keys.push((sheet, 1));
    }
    sheets.write(tx)?;
    carries.write(tx)?;
    journal::record_all(tx, pass, "address_round_sheet", &sheet_keys)?;
    journal::record_all(tx, pass, "address_round_carry", &carry_keys)
}

/// Says who goes through a sheet that the caller has loaded with the pass.
pub fn give(tx: &mut Tx<'_>, pass: &Pass, row: &SheetRow, given_to: &str) -> Result<()> {
    let changed = sql("update address_round_sheet set given_to = $1, version = version + 1 \
         where id = $2 and version = $3")
    .bind(given_to)
    .bind(row.id)
    .bind(row.version)
    .run(tx)?;
    sheet_changed(tx, pass, row, changed)
}

/// Marks the list of a sheet that the caller has loaded with the pass as handed in; the first time
/// counts.
pub fn hand_in(tx: &mut Tx<'_>, pass: &Pass, row: &SheetRow) -> Result<()> {
    if row.handed_on.is_some() {
        return Ok(());
    }
    let changed = sql("update address_round_sheet set handed_on = $1, handed_name = $2, \
         version = version + 1 where id = $3 and version = $4")
    .bind(pass.today())
    .bind(pass.name())
    .bind(row.id)
    .bind(row.version)
    .run(tx)?;
    sheet_changed(tx, pass, row, changed)
}

fn sheet_changed(tx: &mut Tx<'_>, pass: &Pass, row: &SheetRow, changed: u64) -> Result<()> {
    if changed == 0 {
        return Err(Error::stale("sheet", row.version, row.version + 1));
    }
    journal::record(tx, pass, Subject::new("address_round_sheet", row.id), row.version + 1)?;
    Ok(())
}

/// Closes a round of the unit of the pass, with what is left and why.
pub fn close(
    tx: &mut Tx<'_>,
    pass: &Pass,
    row: &RoundRow,
    (left, why): (&Tally, &str),
) -> Result<()> {
    let changed = sql("update address_round set closed_on = $1, closed_name = $2, \
         closed_why = $3, left_lists = $4, left_lines = $5, left_carried = $6, \
         version = version + 1 where id = $7 and version = $8 and closed_on is null")
    .bind(pass.today())
    .bind(pass.name())
    .bind(why)
    .bind(left.lists_left())
    .bind(left.lines_left())
    .bind(left.carried_left())
    .bind(row.id)
    .bind(row.version)
    .run(tx)?;
    if changed == 0 {
        return Err(Error::stale("round", row.version, row.version + 1));
    }
    journal::record(tx, pass, Subject::new("address_round", row.id), row.version + 1)?;
    Ok(())
}

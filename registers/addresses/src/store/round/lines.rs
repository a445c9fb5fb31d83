//! What stands on a sheet of a round: the lines of the commune's list and the dossiers that were
//! open before. A line is added once, and answered on the version its reader had; none goes away.

use crate::model::{
    AddressId, CarryId, CarryRow, HandedIn, LineId, LineRow, LineState, Listed, SheetId, SheetRow,
};
use crate::rules::line_key;
use kernel::db::{Tx, sql};
use kernel::fold::fold;
use kernel::journal::{self, Subject};
use kernel::{Day, Error, Pass, Result};
use std::collections::HashMap;

const LINE: &str = "l.id, l.sheet, l.name, l.birth_year, l.class, l.state, l.address, l.why, \
                    l.answered_on, l.answered_name, l.version";
const CARRY: &str = "c.id, c.sheet, c.address, a.code, a.name, a.birth_year, a.state, a.ended_on, \
                     c.reviewed_on, c.by_whom, c.version";

/// The lines of a sheet that the caller has loaded with the pass: those without an answer first, by
/// name; how many there are.
pub fn lines(
    tx: &mut Tx<'_>,
    _pass: &Pass,
    sheet: SheetId,
    (most, offset): (i64, i64),
) -> Result<(Vec<LineRow>, i64)> {
    let many: i64 =
        sql("select count(*) from address_round_line where sheet = $1").bind(sheet).one(tx)?;
    let rows = sql(format!(
        "select {LINE} from address_round_line l where l.sheet = $1 order by \
         case when l.state = 'to_visit' then 0 else 1 end, l.name_folded, l.id \
         limit $2 offset $3"
    ))
    .bind(sheet)
    .bind(most)
    .bind(offset)
    .all(tx)?;
    Ok((rows, many))
}

/// A line by its id; ask for a pass at the unit of its sheet before anything of it is shown.
pub fn line(tx: &mut Tx<'_>, id: LineId) -> Result<LineRow> {
    sql(format!("select {LINE} from address_round_line l where l.id = $1")).bind(id).one(tx)
}

/// For the lines of a sheet without an answer: dossiers of the commune, or of what stands under it,
/// that are open and have the same name and year of birth (line, dossier, its code).
pub fn likely(
    tx: &mut Tx<'_>,
    pass: &Pass,
    sheet: SheetId,
) -> Result<HashMap<LineId, Vec<(AddressId, String)>>> {
    let rows: Vec<(LineId, AddressId, String)> = sql("select l.id, a.id, a.code \
         from address_round_line l join address a on a.name_folded = l.name_folded \
         and a.birth_year = l.birth_year and a.ended_on is null \
         join reach r on r.unit = a.unit and r.above = $1 \
         and r.from_on <= $2 and r.until_on >= $2 \
         where l.sheet = $3 and l.state = 'to_visit' order by l.id, a.id")
    .bind(pass.unit()?)
    .bind(pass.today())
    .bind(sheet)
    .all(tx)?;
    let mut all: HashMap<LineId, Vec<(AddressId, String)>> = HashMap::new();
    for (line, address, code) in rows {
        all.entry(line).or_default().push((address, code));
    }
    Ok(all)
}

/// The dossier with a code at the unit of the pass or under it, if one is open there.
pub fn dossier_by_code(tx: &mut Tx<'_>, pass: &Pass, code: &str) -> Result<Option<AddressId>> {
    sql("select a.id from address a join reach r on r.unit = a.unit and r.above = $1 \
         and r.from_on <= $2 and r.until_on >= $2 where a.code = $3 and a.ended_on is null")
    .bind(pass.unit()?)
    .bind(pass.today())
    .bind(code)
    .maybe(tx)
}

/// Adds the lines of a list to a sheet that the caller has loaded with the pass. What stands there
/// already is not added again; where the list now says another class, the line takes it.
pub fn add_lines(
    tx: &mut Tx<'_>,
    pass: &Pass,
    sheet: &SheetRow,
    listed: &[Listed],
) -> Result<HandedIn> {
    let rows: Vec<(String, LineId, String, i64)> =
        sql("select line_key, id, class, version from address_round_line where sheet = $1")
            .bind(sheet.id)
            .all(tx)?;
    let known: HashMap<String, (LineId, String, i64)> =
        rows.into_iter().map(|(key, id, class, version)| (key, (id, class, version))).collect();
    let (mut told, mut seen) = (HandedIn::default(), HashMap::<String, usize>::new());
    for one in listed {
        let many = seen.entry(line_key(one, 1)).and_modify(|many| *many += 1).or_insert(1);
        let key = line_key(one, *many);
        match known.get(&key) {
            None => {
                add(tx, pass, sheet, (LineId::new(), &key), one)?;
                told.added += 1;
            }
            Some((id, class, version)) => {
                told.known += 1;
                if class != one.class.code() {
                    put_class(tx, pass, (*id, *version), one)?;
                    told.changed += 1;
                }
            }
        }
    }
    Ok(told)
}

/// Adds one line that was typed to a sheet that the caller has loaded with the pass; whether it
/// did: somebody of that name and year who stands there already is added again only when it was
/// said that this is another person.
pub fn add_one(
    tx: &mut Tx<'_>,
    pass: &Pass,
    sheet: &SheetRow,
    (id, one): (LineId, &Listed),
    is_other: bool,
) -> Result<bool> {
    let own: Option<LineId> = sql("select id from address_round_line where id = $1 and sheet = $2")
        .bind(id)
        .bind(sheet.id)
        .maybe(tx)?;
    if own.is_some() {
        return Ok(true);
    }
    for many in 1.. {
        let key = line_key(one, many);
        let found: Option<LineId> =
            sql("select id from address_round_line where sheet = $1 and line_key = $2")
                .bind(sheet.id)
                .bind(key.as_str())
                .maybe(tx)?;
        if found.is_none() {
            add(tx, pass, sheet, (id, &key), one)?;
            break;
        }
        if !is_other {
            return Ok(false);
        }
    }
    Ok(true)
}

fn add(
    tx: &mut Tx<'_>,
    pass: &Pass,
    sheet: &SheetRow,
    (id, key): (LineId, &str),
    one: &Listed,
) -> Result<()> {
    sql("insert into address_round_line (id, round, sheet, name, name_folded, birth_year, \
         line_key, class, state, listed_name, version) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1)")
    .bind(id)
    .bind(sheet.round)
    .bind(sheet.id)
    .bind(one.name.as_str())
    .bind(fold(&one.name))
    .bind(one.birth_year)
    .bind(key)
    .bind(one.class.code())
    .bind(LineState::ToVisit.code())
    .bind(pass.name())
    .run(tx)?;
    journal::record(tx, pass, Subject::new("address_round_line", id), 1)?;
    Ok(())
}

fn put_class(
    tx: &mut Tx<'_>,
    pass: &Pass,
    (id, version): (LineId, i64),
    one: &Listed,
) -> Result<()> {
    sql("update address_round_line set class = $1, version = version + 1 \
         where id = $2 and version = $3")
    .bind(one.class.code())
    .bind(id)
    .bind(version)
    .run(tx)?;
    journal::record(tx, pass, Subject::new("address_round_line", id), version + 1)?;
    Ok(())
}

/// Answers a line of a sheet that the caller has loaded with the pass.
pub fn answer_line(
    tx: &mut Tx<'_>,
    pass: &Pass,
    row: &LineRow,
    (state, address, why): (LineState, Option<AddressId>, Option<&str>),
) -> Result<()> {
    let is_open = state == LineState::ToVisit;
    let changed = sql("update address_round_line set state = $1, address = $2, why = $3, \
         answered_on = $4, answered_name = $5, version = version + 1 \
         where id = $6 and version = $7")
    .bind(state.code())
    .bind(address)
    .bind(why.map(str::to_owned))
    .bind((!is_open).then(|| pass.today()))
    .bind((!is_open).then(|| pass.name().to_owned()))
    .bind(row.id)
    .bind(row.version)
    .run(tx)?;
    if changed == 0 {
        return Err(Error::stale("line", row.version, row.version + 1));
    }
    journal::record(tx, pass, Subject::new("address_round_line", row.id), row.version + 1)?;
    Ok(())
}

/// The dossiers that were open before, of a sheet that the caller has loaded with the pass: those
/// without an answer first, by name.
pub fn carried(tx: &mut Tx<'_>, _pass: &Pass, sheet: SheetId, most: i64) -> Result<Vec<CarryRow>> {
    sql(format!(
        "select {CARRY} from address_round_carry c join address a on a.id = c.address \
         where c.sheet = $1 order by case when c.reviewed_on is null and a.ended_on is null \
         then 0 else 1 end, a.name_folded, c.id limit $2"
    ))
    .bind(sheet)
    .bind(most)
    .all(tx)
}

/// A dossier on a sheet; ask for a pass at the unit of the sheet before anything of it is shown.
pub fn carry(tx: &mut Tx<'_>, id: CarryId) -> Result<CarryRow> {
    sql(format!(
        "select {CARRY} from address_round_carry c join address a on a.id = c.address \
         where c.id = $1"
    ))
    .bind(id)
    .one(tx)
}

/// Writes down that somebody looked at a dossier of a sheet that the caller has loaded with the
/// pass, and that it goes on.
pub fn look_at(
    tx: &mut Tx<'_>,
    pass: &Pass,
    row: &CarryRow,
    (on, by_whom): (Day, &str),
) -> Result<()> {
    let changed = sql("update address_round_carry set reviewed_on = $1, by_whom = $2, \
         reviewed_name = $3, version = version + 1 where id = $4 and version = $5")
    .bind(on)
    .bind(by_whom)
    .bind(pass.name())
    .bind(row.id)
    .bind(row.version)
    .run(tx)?;
    if changed == 0 {
        return Err(Error::stale("carry", row.version, row.version + 1));
    }
    journal::record(tx, pass, Subject::new("address_round_carry", row.id), row.version + 1)?;
    Ok(())
}

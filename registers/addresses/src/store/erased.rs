//! What lies open of a dossier is emptied when its key is destroyed: names, years, what was typed
//! in words. Its code, its class, its steps with their days and all sums stay; so does who looked
//! at it and what for, and every line of the journal, in which no value stands.

use crate::model::{AddressId, Dossier, LineId, SameId, SameRow};
use crate::rules::names::words;
use kernel::db::{Tx, sql};
use kernel::fold::fold;
use kernel::journal::{self, Subject};
use kernel::{Pass, Result};
use uuid::Uuid;

/// What is emptied beside the row itself and the lines of lists: table, and what becomes of it.
const EMPTIED: [(&str, &str); 7] = [
    ("address_round_carry", "by_whom = case when by_whom is null then null else '' end"),
    // The other site's page is of a person; here it leads nowhere any more.
    ("address_elsewhere", "code = (select a.code from address a where a.id = address)"),
    ("address_member", "name = '', name_folded = '', birth_year = null, relation = ''"),
    ("address_need", "words = ''"),
    ("address_plan", "words = ''"),
    (
        "address_consent",
        "by_whom = '', \
         answered_how = case when answered_how is null then null else '' end, \
         finished_how = case when finished_how is null then null else '' end",
    ),
    (
        "address_step",
        "by_whom = '', evidence = '', \
         taken_back_why = case when taken_back_why is null then null else '' end",
    ),
];

/// Empties what lies open of a dossier of the unit of the pass: it is called by its code then. The
/// caller writes to the row itself after it, and that is its line in the journal.
pub fn empty(tx: &mut Tx<'_>, pass: &Pass, dossier: &Dossier) -> Result<()> {
    let id = dossier.row.id;
    sql("update address set name = code, name_folded = '', birth_year = null, sex = null, \
         people = null, housing = null, income = null, number_hash = null, phone_hash = null, \
         number_odd = null where id = $1 and unit = $2")
    .bind(id)
    .bind(pass.unit()?)
    .run(tx)?;
    for (table, set) in EMPTIED {
        let rows: Vec<(Uuid, i64)> =
            sql(format!("select id, version from {table} where address = $1 order by id"))
                .bind(id)
                .all(tx)?;
        for (row, version) in rows {
            sql(format!("update {table} set {set}, version = version + 1 where id = $1"))
                .bind(row)
                .run(tx)?;
            journal::record(tx, pass, Subject::new(table, row), version + 1)?;
        }
    }
    empty_lines(tx, pass, (id, &dossier.row.code))?;
    empty_same(tx, pass, id)?;
    let members = dossier.members.iter().map(|own| own.name.as_str());
    members.chain([dossier.row.name.as_str()]).try_for_each(|name| forget(tx, name))
}

/// The lines of the communes' lists that led to it name nobody any more.
fn empty_lines(tx: &mut Tx<'_>, pass: &Pass, (id, code): (AddressId, &str)) -> Result<()> {
    let lines: Vec<(LineId, i64)> =
        sql("select id, version from address_round_line where address = $1 order by id")
            .bind(id)
            .all(tx)?;
    for (at, (line, version)) in lines.into_iter().enumerate() {
        sql("update address_round_line set name = '', name_folded = '', birth_year = null, \
             why = null, line_key = $1, version = version + 1 where id = $2")
        .bind(format!("{code} {at}"))
        .bind(line)
        .run(tx)?;
        journal::record(tx, pass, Subject::new("address_round_line", line), version + 1)?;
    }
    Ok(())
}

/// Why a word on it and another dossier was closed is typed; one that waits is closed, for of an
/// erased dossier nobody can say any more whose it was.
fn empty_same(tx: &mut Tx<'_>, pass: &Pass, id: AddressId) -> Result<()> {
    for row in super::same_of(tx, pass, id)?.into_iter().filter(SameRow::is_waiting) {
        super::close_same(tx, pass, &row, "")?;
    }
    let rows: Vec<(SameId, i64)> = sql("select id, version from address_same \
         where (one = $1 or other = $1) and closed_why <> '' order by id")
    .bind(id)
    .all(tx)?;
    for (row, version) in rows {
        sql("update address_same set closed_why = '', version = version + 1 where id = $1")
            .bind(row)
            .run(tx)?;
        journal::record(tx, pass, Subject::new("address_same", row), version + 1)?;
    }
    Ok(())
}

/// Takes a name that nobody has any more out of what is searched, and its words with it.
pub(super) fn forget(tx: &mut Tx<'_>, name: &str) -> Result<()> {
    let folded = fold(name);
    let is_held: bool = sql("select case when exists (select 1 from address where \
         name_folded = $1) or exists (select 1 from address_member where name_folded = $1) \
         then true else false end as held")
    .bind(folded.as_str())
    .one(tx)?;
    if is_held {
        return Ok(());
    }
    sql("delete from address_named where name = $1").bind(folded.as_str()).run(tx)?;
    for word in words(name) {
        sql("delete from address_named_word where word = $1 and name = $2")
            .bind(word.as_str())
            .bind(folded.as_str())
            .run(tx)?;
        sql("delete from address_word_piece where word = $1 and not exists \
             (select 1 from address_named_word n where n.word = $1)")
        .bind(word.as_str())
        .run(tx)?;
    }
    Ok(())
}

//! Every statement of the register of help. What names somebody is sealed with that receiver's own
//! key, so that one erasure reaches all of it; a look writes its line in the journal.

use crate::model::{HelpId, HelpRow, NewHelp, NewReceiver, Opened, ReceiverId, Sort};
use kernel::db::{Tx, sql};
use kernel::fold::fold;
use kernel::journal::{self, Subject};
use kernel::place::Place;
use kernel::seal::{self, Field, Keys, Secret, record_key};
use kernel::{Day, Error, Id, Pass, Result, UnitId};
use uuid::Uuid;

mod kept;
mod met;
mod sums;
mod unseen;

pub use met::{Met, key_of, met};
pub use sums::{across, sums_of};
pub use unseen::name_unseen;

/// What the keyed hash of a receiver is made for.
const LOOK_UP: &str = "receiver.name";
/// What the keyed hash of a word on a receiver is made for.
const NOTED: &str = "receiver.note";
/// Help of one person that is shown at once.
pub const MOST: i64 = 500;

const COLUMNS: &str = "h.id, h.receiver, h.unit, r.sort, h.kind, h.record, h.on_day, h.quantity, \
                       h.amount, h.giver, h.page, h.version";

fn name_field(id: ReceiverId) -> Field {
    Field::new("receiver", "sealed_name", id)
}

/// Marker of a word on a receiver.
enum NoteRecord {}
type NoteId = Id<NoteRecord>;

fn told_field(id: NoteId) -> Field {
    Field::new("receiver_note", "sealed_note", id)
}

fn note_field(id: ReceiverId) -> Field {
    Field::new("receiver", "sealed_note", id)
}

/// Writes down help to somebody, at the unit of the pass. The same name and year of birth at this
/// unit is the same receiver; help sent twice is kept once.
pub fn give(
    tx: &mut Tx<'_>,
    pass: &Pass,
    keys: &Keys,
    place: &Place,
    who: &NewReceiver,
    new: &NewHelp,
) -> Result<()> {
    let receiver = receiver(tx, pass, keys, place, who)?;
    give_to(tx, pass, receiver, new)
}

/// The same to a receiver who is on the register already.
pub fn give_to(tx: &mut Tx<'_>, pass: &Pass, receiver: ReceiverId, new: &NewHelp) -> Result<()> {
    let known: Option<HelpId> = sql("select id from help where id = $1").bind(new.id).maybe(tx)?;
    if known.is_some() {
        return Ok(());
    }
    sql("insert into help (id, receiver, unit, kind, record, on_day, quantity, amount, giver, \
         page, version) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1)")
    .bind(new.id)
    .bind(receiver)
    .bind(pass.unit()?)
    .bind(new.kind.as_str())
    .bind(new.record)
    .bind(new.on_day)
    .bind(new.quantity)
    .bind(new.amount)
    .bind(new.giver.as_str())
    .bind(new.page.clone())
    .run(tx)?;
    journal::record(tx, pass, Subject::new("help", new.id), 1)?;
    Ok(())
}

/// What a receiver is found again by: name, year of birth, sort, and which of several namesakes.
fn said(new: &NewReceiver) -> String {
    let first = said_of(&fold(new.name.expose()), new.birth_year, new.sort);
    match new.namesake {
        ..=1 => first,
        nth => format!("{first}|{nth}"),
    }
}

/// The same of the first of a name, which was folded already.
fn said_of(folded: &str, birth_year: Option<i64>, sort: Sort) -> String {
    let year = birth_year.map(|year| year.to_string()).unwrap_or_default();
    format!("{folded}|{year}|{}", sort.code())
}

/// The receiver of the unit of the pass with this name and year of birth, or, where the year is
/// told, of one whose place it has taken; added when there is none. A word that was not told of
/// them before is kept with them.
pub fn receiver(
    tx: &mut Tx<'_>,
    pass: &Pass,
    keys: &Keys,
    place: &Place,
    new: &NewReceiver,
) -> Result<ReceiverId> {
    let hash = keys.look_up(LOOK_UP, &said(new)).to_vec();
    let found: Option<ReceiverId> = sql("select id from receiver where unit = $1 and look_up = $2")
        .bind(pass.unit()?)
        .bind(hash.clone())
        .maybe(tx)?;
    let found = match found {
        // A name alone is of many people: who was kept elsewhere is known by the year of birth too.
        None if new.birth_year.is_some() => kept::kept_before(tx, pass, &hash)?,
        own => own,
    };
    let id = match found {
        Some(id) => id,
        None => add(tx, pass, (keys, place), new, hash)?,
    };
    match new.note.expose().as_str() {
        "" => {}
        note => tell(tx, pass, (keys, place), id, note)?,
    }
    Ok(id)
}

fn add(
    tx: &mut Tx<'_>,
    pass: &Pass,
    (keys, place): (&Keys, &Place),
    new: &NewReceiver,
    hash: Vec<u8>,
) -> Result<ReceiverId> {
    let id = ReceiverId::new();
    let key = record_key(tx, keys, place, id.uuid(), pass.at())?;
    let mut name = new.name.expose().clone();
    if let Some(year) = new.birth_year {
        name += &format!(" ({year})");
    }
    if new.namesake > 1 {
        name += &format!(" [{}]", new.namesake);
    }
    sql("insert into receiver (id, unit, sort, sealed_name, look_up, version) \
         values ($1, $2, $3, $4, $5, 1)")
    .bind(id)
    .bind(pass.unit()?)
    .bind(new.sort.code())
    .bind(key.seal(&name_field(id), name.as_bytes())?)
    .bind(hash)
    .run(tx)?;
    journal::record(tx, pass, Subject::new("receiver", id), 1)?;
    Ok(id)
}

/// Keeps a word on a receiver; the same word is kept once.
fn tell(
    tx: &mut Tx<'_>,
    pass: &Pass,
    (keys, place): (&Keys, &Place),
    receiver: ReceiverId,
    note: &str,
) -> Result<()> {
    let id = NoteId::new();
    let hash = keys.look_up(NOTED, &format!("{}|{}", receiver.uuid(), fold(note))).to_vec();
    let key = record_key(tx, keys, place, receiver.uuid(), pass.at())?;
    let added = sql("insert into receiver_note (id, receiver, sealed_note, look_up, version) \
         values ($1, $2, $3, $4, 1) on conflict do nothing")
    .bind(id)
    .bind(receiver)
    .bind(key.seal(&told_field(id), note.as_bytes())?)
    .bind(hash)
    .run(tx)?;
    if added == 1 {
        journal::record(tx, pass, Subject::new("receiver_note", id), 1)?;
    }
    Ok(())
}

/// The help of one record of the unit of the pass, in the order it was written down.
pub fn of_record(tx: &mut Tx<'_>, pass: &Pass, record: Uuid) -> Result<Vec<HelpRow>> {
    sql(format!(
        "select {COLUMNS} from help h join receiver r on r.id = h.receiver \
         where h.record = $1 and h.unit = $2 and h.taken_back_at is null order by h.id"
    ))
    .bind(record)
    .bind(pass.unit()?)
    .all(tx)
}

/// The names of those whom a record of the unit of the pass helped, as they were written: for a
/// check that shows them to nobody. Who was erased has none.
pub fn names_unseen(
    tx: &mut Tx<'_>,
    pass: &Pass,
    keys: &Keys,
    record: Uuid,
) -> Result<Vec<Secret<String>>> {
    let sealed: Vec<(ReceiverId, Vec<u8>)> =
        sql("select distinct r.id, r.sealed_name from help h \
         join receiver r on r.id = h.receiver \
         where h.record = $1 and h.unit = $2 and h.taken_back_at is null")
        .bind(record)
        .bind(pass.unit()?)
        .all(tx)?;
    let mut names = Vec::with_capacity(sealed.len());
    for (id, name) in sealed {
        let why = "compared with what is told in clear, shown to nobody";
        match seal::open_unseen(tx, keys, &name_field(id), &name, why) {
            Err(Error::NotFound) => {}
            name => names.push(Secret::new(bare(name?.into_text()?.expose()).to_owned())),
        }
    }
    Ok(names)
}

/// A name without the year and the number that were sealed with it.
fn bare(name: &str) -> &str {
    let without = |name: &'_ str, open: &str, close: char| -> usize {
        let number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        let cut = name.strip_suffix(close).and_then(|rest| rest.rsplit_once(open));
        cut.filter(|(_, digits)| number(digits)).map_or(name.len(), |(rest, _)| rest.len())
    };
    let name = name.get(..without(name, " [", ']')).unwrap_or(name);
    name.get(..without(name, " (", ')')).unwrap_or(name)
}

/// Everything one receiver of the unit of the pass was helped with, the newest first: also by
/// whoever took the place of that unit.
pub fn of_receiver(tx: &mut Tx<'_>, pass: &Pass, id: ReceiverId) -> Result<Vec<HelpRow>> {
    sql(format!(
        "select {COLUMNS} from help h join receiver r on r.id = h.receiver \
         where h.receiver = $1 and r.unit = $2 and h.taken_back_at is null \
         order by h.on_day desc, h.id desc"
    ))
    .bind(id)
    .bind(pass.unit()?)
    .all(tx)
}

/// The unit that keeps a receiver. It is not yet known to be within reach: ask for a pass there
/// before anything is shown.
pub fn unit_of(tx: &mut Tx<'_>, id: ReceiverId) -> Result<UnitId> {
    sql("select unit from receiver where id = $1").bind(id).one(tx)
}

/// Opens receivers of the unit of the pass, each look with its purpose in the journal.
pub fn open(
    tx: &mut Tx<'_>,
    pass: &Pass,
    keys: &Keys,
    receivers: &[ReceiverId],
    purpose: &str,
) -> Result<Vec<Opened>> {
    let mut all = Vec::with_capacity(receivers.len());
    for id in receivers {
        let (name, note, version): (Vec<u8>, Option<Vec<u8>>, i64) =
            sql("select sealed_name, sealed_note, version from receiver where id = $1 \
                 and unit = $2")
            .bind(*id)
            .bind(pass.unit()?)
            .one(tx)?;
        let name = seal::read(tx, pass, keys, &name_field(*id), &name, version, purpose)?;
        let mut notes = Vec::new();
        if let Some(note) = note {
            let note = seal::read(tx, pass, keys, &note_field(*id), &note, version, purpose)?;
            notes.push(note.into_text()?.expose().clone());
        }
        let told: Vec<(NoteId, Vec<u8>, i64)> = sql(
            "select id, sealed_note, version from receiver_note where receiver = $1 order by id",
        )
        .bind(*id)
        .all(tx)?;
        for (at, note, version) in told {
            let note = seal::read(tx, pass, keys, &told_field(at), &note, version, purpose)?;
            notes.push(note.into_text()?.expose().clone());
        }
        let note = Secret::new(notes.join("; "));
        all.push(Opened { receiver: *id, name: name.into_text()?, note });
    }
    Ok(all)
}

/// What the help of records that stands adds up to: how many, worth what. For `verify` alone,
/// which shows none and has no pass.
pub fn sums_of_records(tx: &mut Tx<'_>, records: &[Uuid]) -> Result<Vec<(Uuid, i64, i64)>> {
    sql("select record, cast(sum(quantity) as bigint), cast(sum(amount) as bigint) from help \
         where taken_back_at is null and record in [] group by record order by record")
    .list(records.iter().copied())
    .all(tx)
}

/// Takes one help of a record of the unit of the pass off the register.
pub fn remove(tx: &mut Tx<'_>, pass: &Pass, record: Uuid, id: HelpId) -> Result<()> {
    let version: Option<i64> = sql("select version from help where id = $1 and unit = $2 \
         and record = $3 and taken_back_at is null")
    .bind(id)
    .bind(pass.unit()?)
    .bind(record)
    .maybe(tx)?;
    let version = version.ok_or(Error::NotFound)?;
    sql("update help set taken_back_at = $1, version = version + 1 where id = $2")
        .bind(pass.at())
        .bind(id)
        .run(tx)?;
    journal::record(tx, pass, Subject::new("help", id), version + 1)?;
    Ok(())
}

/// The work behind help was corrected: its day and its giver follow.
pub fn follow(
    tx: &mut Tx<'_>,
    pass: &Pass,
    record: Uuid,
    (on_day, giver): (Day, &str),
) -> Result<()> {
    for row in of_record(tx, pass, record)? {
        if row.on_day == on_day && row.giver == giver {
            continue;
        }
        sql("update help set on_day = $1, giver = $2, version = version + 1 where id = $3")
            .bind(on_day)
            .bind(giver)
            .bind(row.id)
            .run(tx)?;
        journal::record(tx, pass, Subject::new("help", row.id), row.version + 1)?;
    }
    Ok(())
}

/// Takes all help of a record off the register: the work behind it was taken back.
pub fn take_back(tx: &mut Tx<'_>, pass: &Pass, record: Uuid) -> Result<()> {
    for row in of_record(tx, pass, record)? {
        remove(tx, pass, record, row.id)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::bare;

    #[test]
    fn a_name_is_bare_of_its_year_and_number() {
        for (sealed, name) in [
            ("Trần Thị Bông (1951)", "Trần Thị Bông"),
            ("Trần Thị Bông (1951) [2]", "Trần Thị Bông"),
            ("Trần Thị Bông [2]", "Trần Thị Bông"),
            ("Trần Thị Bông (Bảy)", "Trần Thị Bông (Bảy)"),
            ("Trần Thị Bông", "Trần Thị Bông"),
            ("(1951)", "(1951)"),
            (" (1951)", ""),
        ] {
            assert_eq!(bare(sealed), name, "{sealed}");
        }
    }
}

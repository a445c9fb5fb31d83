//! Every statement of the register of help. What names somebody is sealed with that receiver's own
//! key, so that one erasure reaches all of it; a look writes its line in the journal.

use crate::model::{HelpId, HelpRow, NewHelp, NewReceiver, Opened, ReceiverId};
use kernel::db::{Tx, sql};
use kernel::fold::fold;
use kernel::journal::{self, Subject};
use kernel::place::Place;
use kernel::seal::{self, Field, Keys, Secret, record_key};
use kernel::{Error, Pass, Result, UnitId};
use uuid::Uuid;

/// What the keyed hash of a receiver is made for.
const LOOK_UP: &str = "receiver.name";

const COLUMNS: &str = "h.id, h.receiver, h.unit, r.sort, h.kind, h.record, h.on_day, h.quantity, \
                       h.amount, h.version";

fn name_field(id: ReceiverId) -> Field {
    Field::new("receiver", "sealed_name", id)
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
    sql("insert into help (id, receiver, unit, kind, record, on_day, quantity, amount, version) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, 1)")
    .bind(new.id)
    .bind(receiver)
    .bind(pass.unit()?)
    .bind(new.kind.as_str())
    .bind(new.record)
    .bind(new.on_day)
    .bind(new.quantity)
    .bind(new.amount)
    .run(tx)?;
    journal::record(tx, pass, Subject::new("help", new.id), 1)?;
    Ok(())
}

/// The receiver of the unit of the pass with this name and year of birth, added when there is none.
pub fn receiver(
    tx: &mut Tx<'_>,
    pass: &Pass,
    keys: &Keys,
    place: &Place,
    new: &NewReceiver,
) -> Result<ReceiverId> {
    let year = new.birth_year.map(|year| year.to_string()).unwrap_or_default();
    let said = format!("{}|{year}|{}", fold(new.name.expose()), new.sort.code());
    let hash = keys.look_up(LOOK_UP, &said).to_vec();
    let found: Option<ReceiverId> = sql("select id from receiver where unit = $1 and look_up = $2")
        .bind(pass.unit()?)
        .bind(hash.clone())
        .maybe(tx)?;
    if let Some(id) = found {
        return Ok(id);
    }
    let id = ReceiverId::new();
    let key = record_key(tx, keys, place, id.uuid(), pass.at())?;
    let name = match new.birth_year {
        Some(year) => format!("{} ({year})", new.name.expose()),
        None => new.name.expose().clone(),
    };
    let note = match new.note.expose().as_str() {
        "" => None,
        note => Some(key.seal(&note_field(id), note.as_bytes())?),
    };
    sql("insert into receiver (id, unit, sort, sealed_name, sealed_note, look_up, version) \
         values ($1, $2, $3, $4, $5, $6, 1)")
    .bind(id)
    .bind(pass.unit()?)
    .bind(new.sort.code())
    .bind(key.seal(&name_field(id), name.as_bytes())?)
    .bind(note)
    .bind(hash)
    .run(tx)?;
    journal::record(tx, pass, Subject::new("receiver", id), 1)?;
    Ok(id)
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

/// Everything one receiver was helped with at the unit of the pass, the newest first.
pub fn of_receiver(tx: &mut Tx<'_>, pass: &Pass, id: ReceiverId) -> Result<Vec<HelpRow>> {
    sql(format!(
        "select {COLUMNS} from help h join receiver r on r.id = h.receiver \
         where h.receiver = $1 and h.unit = $2 and h.taken_back_at is null \
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
        let note = match note {
            Some(note) => seal::read(tx, pass, keys, &note_field(*id), &note, version, purpose)?
                .into_text()?,
            None => Secret::new(String::new()),
        };
        all.push(Opened { receiver: *id, name: name.into_text()?, note });
    }
    Ok(all)
}

/// Takes one help of the unit of the pass off the register.
pub fn remove(tx: &mut Tx<'_>, pass: &Pass, id: HelpId) -> Result<()> {
    let version: Option<i64> =
        sql("select version from help where id = $1 and unit = $2 and taken_back_at is null")
            .bind(id)
            .bind(pass.unit()?)
            .maybe(tx)?;
    let version = version.ok_or(Error::NotFound)?;
    sql("update help set taken_back_at = $1, version = version + 1 where id = $2")
        .bind(pass.at())
        .bind(id)
        .run(tx)?;
    journal::record(tx, pass, Subject::new("help", id), version + 1)?;
    Ok(())
}

/// Takes all help of a record off the register: the work behind it was taken back.
pub fn take_back(tx: &mut Tx<'_>, pass: &Pass, record: Uuid) -> Result<()> {
    for row in of_record(tx, pass, record)? {
        remove(tx, pass, row.id)?;
    }
    Ok(())
}

//! The journal: who did which act to which row, at which version, with a salted hash of the row
//! and never the row itself, so that an erased person leaves no trace but the hash. Entries
//! commit freely; `sequence` chains them in the order they became visible. It is never edited.

mod chain;
mod many;
#[cfg(test)]
mod tests;

pub use chain::{Broken, sequence, verify};
pub use many::record_all;

use crate::db::{FromRow, ToValue, Tx, Value, sql, text_of};
use crate::error::{Error, Result};
use crate::ids::{AccountId, Id, UnitId};
use crate::pass::{Actor, Pass, Reach};
use sha2::{Digest, Sha256};

/// Marker of [`EntryId`].
pub enum Entry {}
/// A line of the journal.
pub type EntryId = Id<Entry>;

/// The row an act was done to: a table whose key column is `id`, and the key.
#[derive(Debug, Clone)]
pub struct Subject {
    table: &'static str,
    key: Value,
}

impl Subject {
    /// The row of `table` with this id.
    pub fn new(table: &'static str, id: impl ToValue) -> Subject {
        Subject { table, key: id.to_value() }
    }
}

/// Records an act that changed a row (call it after the row was written: the hash is of the row
/// as it now stands). `version` is the row's new version.
pub fn record(tx: &mut Tx<'_>, pass: &Pass, subject: Subject, version: i64) -> Result<EntryId> {
    write(tx, pass, &subject, version, None)
}

/// Records that sealed fields of a row were read, and for what.
pub fn record_read(
    tx: &mut Tx<'_>,
    pass: &Pass,
    subject: Subject,
    version: i64,
    purpose: &str,
) -> Result<EntryId> {
    write(tx, pass, &subject, version, Some(purpose))
}

fn write(
    tx: &mut Tx<'_>,
    pass: &Pass,
    subject: &Subject,
    version: i64,
    purpose: Option<&str>,
) -> Result<EntryId> {
    let mut salt = [0_u8; 16];
    getrandom::fill(&mut salt).map_err(Error::fault)?;
    let hash = hash_row(tx, subject.table, &subject.key, &salt)?;
    let hash = hash.ok_or_else(|| missing(subject.table))?;
    let (account, actor) = actor_of(pass);
    let id = EntryId::new();
    sql("insert into journal (id, at, account, actor, act, unit, subject, subject_key, version, \
         purpose, salt, row_hash) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)")
    .bind(id)
    .bind(pass.at())
    .bind(account)
    .bind(actor)
    .bind(pass.act().name)
    .bind(unit_of(pass))
    .bind(subject.table)
    .bind(text_of(&subject.key))
    .bind(version)
    .bind(purpose.map(str::to_owned))
    .bind(salt.to_vec())
    .bind(hash)
    .run(tx)?;
    sql("insert into journal_queue (id) values ($1)").bind(id).run(tx)?;
    tx.mark_journaled();
    Ok(id)
}

fn missing(table: &str) -> Error {
    Error::fault(format!("the journal was told of a missing row in {table}"))
}

fn actor_of(pass: &Pass) -> (Option<AccountId>, String) {
    match pass.actor() {
        Actor::Account(id) => (Some(id), pass.name().to_owned()),
        Actor::Job(name) => (None, name.to_owned()),
        Actor::Link => (None, pass.name().to_owned()),
        Actor::Nobody => (None, String::new()),
    }
}

fn unit_of(pass: &Pass) -> Option<UnitId> {
    match pass.reach() {
        Reach::Under(unit) => Some(unit),
        _ => None,
    }
}

/// The salted hash of a row as it stands, or nothing when there is none. Columns without a value
/// do not count, so a later schema step that adds a column leaves old hashes right.
pub(crate) fn hash_row(
    tx: &mut Tx<'_>,
    table: &str,
    key: &Value,
    salt: &[u8],
) -> Result<Option<Vec<u8>>> {
    let rows = sql(format!("select * from {table} where id = $1")).bind(key).named(tx)?;
    Ok(rows.first().map(|row| hash_of(row, salt)))
}

fn hash_of(row: &[(String, Value)], salt: &[u8]) -> Vec<u8> {
    let mut hash = Sha256::new();
    hash.update(salt);
    for (name, value) in row {
        // Each part carries its length, so that no text can pass for two columns.
        match value {
            Value::Null => {}
            Value::Bytes(bytes) => hash_part(&mut hash, name, 'b', bytes),
            Value::Uuid(uuid) => hash_part(&mut hash, name, 'b', uuid.as_bytes()),
            other => hash_part(&mut hash, name, '=', text_of(other).as_bytes()),
        }
    }
    hash.finalize().to_vec()
}

fn hash_part(hash: &mut Sha256, name: &str, kind: char, value: &[u8]) {
    hash.update(format!("{name}{kind}{};", value.len()));
    hash.update(value);
}

/// One line of the journal, for the page that shows it.
pub struct Line {
    /// The entry.
    pub id: EntryId,
    /// When (UTC milliseconds).
    pub at: crate::day::Instant,
    /// Who: the display name of the account, or the job.
    pub actor: String,
    /// The act.
    pub act: String,
    /// The table of the row.
    pub subject: String,
    /// The key of the row, in canonical text.
    pub subject_key: String,
    /// The row's version after the act.
    pub version: i64,
    /// For a read of sealed fields: what for.
    pub purpose: Option<String>,
}

impl FromRow for Line {
    const COLUMNS: Option<&'static [&'static str]> =
        Some(&["id", "at", "actor", "act", "subject", "subject_key", "version", "purpose"]);
    fn from_row(values: &mut dyn Iterator<Item = Value>) -> Result<Self> {
        use crate::db::next;
        Ok(Line {
            id: next(values)?,
            at: next(values)?,
            actor: next(values)?,
            act: next(values)?,
            subject: next(values)?,
            subject_key: next(values)?,
            version: next(values)?,
            purpose: next(values)?,
        })
    }
}

/// The newest lines under the unit of the pass, before an instant. A unit that has been closed
/// lies where it lay on its last day, so a merger hides no line.
pub fn list(
    tx: &mut Tx<'_>,
    pass: &Pass,
    before: crate::day::Instant,
    limit: i64,
) -> Result<Vec<Line>> {
    sql("select j.id, j.at, j.actor, j.act, j.subject, j.subject_key, j.version, j.purpose \
         from journal j join unit u on u.id = j.unit join reach r on r.unit = u.id \
         where r.above = $1 and j.at < $3 \
         and r.from_on <= case when u.until_on < $2 then u.until_on \
         when u.from_on > $2 then u.from_on else $2 end \
         and r.until_on >= case when u.until_on < $2 then u.until_on \
         when u.from_on > $2 then u.from_on else $2 end \
         order by j.at desc, j.id desc limit $4")
    .bind(pass.unit()?)
    .bind(pass.today())
    .bind(before)
    .bind(limit)
    .all(tx)
}

/// Whether entries wait to be chained.
pub fn is_waiting(tx: &mut Tx<'_>) -> Result<bool> {
    let first: Option<EntryId> = sql("select id from journal_queue limit 1").maybe(tx)?;
    Ok(first.is_some())
}

/// The lines of one row that were written under the unit of the pass (or by its account), oldest
/// first. A unit that lies elsewhere today lies here by any day on which it did.
pub fn history(tx: &mut Tx<'_>, pass: &Pass, subject: Subject) -> Result<Vec<Line>> {
    let (unit, account) = match pass.reach() {
        Reach::Under(unit) => (Some(unit), None),
        Reach::Own(account) => (None, Some(account)),
        Reach::Public => (None, None),
    };
    sql("select j.id, j.at, j.actor, j.act, j.subject, j.subject_key, j.version, j.purpose \
         from journal j where j.subject = $1 and j.subject_key = $2 and (j.account = $4 \
         or exists (select 1 from reach r where r.unit = j.unit and r.above = $3)) \
         order by j.version, j.at, j.id")
    .bind(subject.table)
    .bind(text_of(&subject.key))
    .bind(unit)
    .bind(account)
    .all(tx)
}

//! Chaining the journal and checking the chain. The sequencer links committed entries a moment
//! later, so that the chain is never a hot row; `verify` covers both states and names the first
//! row that does not fit. It repairs nothing.

use super::many::found;
use super::{EntryId, hash_of};
use crate::day::Instant;
use crate::db::{ROWS, Tx, Value, sql};
use crate::error::{Error, Result};
use crate::row;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use uuid::Uuid;

row! {
    struct Stored {
        id: EntryId,
        at: Instant,
        account: Option<Uuid>,
        actor: String,
        act: String,
        unit: Option<i64>,
        subject: String,
        subject_key: String,
        version: i64,
        purpose: Option<String>,
        salt: Vec<u8>,
        row_hash: Vec<u8>,
    }
}

row! {
    struct Link {
        seq: i64,
        entry: EntryId,
        hash: Vec<u8>,
    }
}

/// What does not fit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Broken {
    /// The table of the row that does not fit.
    pub subject: String,
    /// Its key, in canonical text.
    pub key: String,
    /// Why: `chain`, `missing`, `row` or `queue`.
    pub why: &'static str,
}

impl Stored {
    fn link(&self, before: &[u8]) -> Vec<u8> {
        let mut hash = Sha256::new();
        hash.update(before);
        hash.update(self.id.uuid().as_bytes());
        let unit = self.unit.map_or(String::new(), |u| u.to_string());
        let account = self.account.map_or(String::new(), |a| a.to_string());
        let purpose = self.purpose.as_deref().unwrap_or("");
        let (at, version) = (self.at.0.to_string(), self.version.to_string());
        let parts = [
            at.as_str(),
            &account,
            &self.actor,
            &self.act,
            &unit,
            &self.subject,
            &self.subject_key,
            &version,
            purpose,
        ];
        // Each part carries its length, so that none can pass for two.
        for part in parts {
            hash.update(format!("{};{part}", part.len()));
        }
        hash.update(&self.salt);
        hash.update(&self.row_hash);
        hash.finalize().to_vec()
    }
}

const COLUMNS: &str = "j.id, j.at, j.account, j.actor, j.act, j.unit, j.subject, j.subject_key, \
                       j.version, j.purpose, j.salt, j.row_hash";

/// Chains what waits, at most `limit` entries, and tells how many it chained.
pub fn sequence(tx: &mut Tx<'_>, limit: i64) -> Result<usize> {
    let waiting: Vec<Stored> = sql(format!(
        "select {COLUMNS} from journal_queue q join journal j on j.id = q.id \
         order by j.id limit $1"
    ))
    .bind(limit)
    .all(tx)?;
    if waiting.is_empty() {
        return Ok(0);
    }
    tx.without_journal("the chain is the journal's own");
    let last: Option<Link> =
        sql("select seq, entry, hash from journal_chain order by seq desc limit 1").maybe(tx)?;
    let (mut seq, mut hash) = last.map_or((0, Vec::new()), |link| (link.seq, link.hash));
    for entry in &waiting {
        seq += 1;
        hash = entry.link(&hash);
        sql("insert into journal_chain (seq, entry, hash) values ($1, $2, $3)")
            .bind(seq)
            .bind(entry.id)
            .bind(hash.as_slice())
            .run(tx)?;
        sql("delete from journal_queue where id = $1").bind(entry.id).run(tx)?;
    }
    Ok(waiting.len())
}

/// Recomputes the chain and the hash of every row at its last journaled version.
pub fn verify(tx: &mut Tx<'_>) -> Result<Vec<Broken>> {
    let mut broken = Vec::new();
    verify_links(tx, &mut broken)?;
    let last: Vec<Stored> = sql(format!(
        "select {COLUMNS} from journal j where j.purpose is null and not exists \
         (select 1 from journal n where n.subject = j.subject and n.subject_key = j.subject_key \
          and n.purpose is null and (n.version > j.version \
          or (n.version = j.version and n.id > j.id)))"
    ))
    .all(tx)?;
    let mut by_table: BTreeMap<String, Vec<Stored>> = BTreeMap::new();
    for entry in last {
        by_table.entry(entry.subject.clone()).or_default().push(entry);
    }
    for (table, entries) in by_table {
        for entries in entries.chunks(ROWS) {
            verify_rows(tx, &table, entries, &mut broken)?;
        }
    }
    Ok(broken)
}

/// Holds some hundred rows of a table against their last lines.
fn verify_rows(
    tx: &mut Tx<'_>,
    table: &str,
    entries: &[Stored],
    broken: &mut Vec<Broken>,
) -> Result<()> {
    let keys: Result<Vec<Value>> =
        entries.iter().map(|entry| value_of(&entry.subject_key)).collect();
    let rows = found(tx, table, &keys?)?;
    for entry in entries {
        let why = match rows.get(&entry.subject_key) {
            None => "missing",
            Some(row) if hash_of(row, &entry.salt) != entry.row_hash => "row",
            Some(_) => continue,
        };
        let key = entry.subject_key.clone();
        broken.push(Broken { subject: table.to_owned(), key, why });
    }
    Ok(())
}

fn verify_links(tx: &mut Tx<'_>, broken: &mut Vec<Broken>) -> Result<()> {
    let links: Vec<Link> =
        sql("select seq, entry, hash from journal_chain order by seq").all(tx)?;
    let mut before = Vec::new();
    for (at, link) in links.into_iter().enumerate() {
        let entry: Option<Stored> = sql(format!("select {COLUMNS} from journal j where j.id = $1"))
            .bind(link.entry)
            .maybe(tx)?;
        let fits = entry.is_some_and(|entry| entry.link(&before) == link.hash);
        if !fits || link.seq != at as i64 + 1 {
            let key = link.entry.to_string();
            broken.push(Broken { subject: "journal".into(), key, why: "chain" });
            return Ok(());
        }
        before = link.hash;
    }
    let lost: Vec<EntryId> =
        sql("select j.id from journal j left join journal_chain c on c.entry = j.id \
         left join journal_queue q on q.id = j.id where c.entry is null and q.id is null")
        .all(tx)?;
    broken.extend(lost.into_iter().map(|id| Broken {
        subject: "journal".into(),
        key: id.to_string(),
        why: "queue",
    }));
    Ok(())
}

/// The key behind its canonical text (`text_of` backwards, for the kinds a key can be).
fn value_of(text: &str) -> Result<Value> {
    let (kind, rest) = text.split_at_checked(1).unwrap_or(("", ""));
    match kind {
        "i" => rest.parse().map(Value::Int).map_err(Error::fault),
        "t" => Ok(Value::Text(rest.to_owned())),
        "b" => Uuid::try_parse(rest).map(Value::Uuid).map_err(Error::fault),
        _ => Err(Error::fault("a journal key of unknown kind")),
    }
}

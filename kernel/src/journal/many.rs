//! One act on many rows: the same lines as `record` writes, with few statements. It adds to the
//! journal and reads the rows it tells of, nothing else.

use super::{EntryId, actor_of, hash_of, missing, unit_of};
use crate::db::{Many, ROWS, ToValue, Tx, Value, sql, text_of};
use crate::error::{Error, Result};
use crate::pass::Pass;
use std::collections::HashMap;

/// Rows by the canonical text of their key, each with the names of its columns.
pub(super) type Rows = HashMap<String, Vec<(String, Value)>>;

/// Records one act that changed many rows of a table: each key with the row's new version. Call
/// it after the rows were written.
pub fn record_all(
    tx: &mut Tx<'_>,
    pass: &Pass,
    table: &'static str,
    rows: &[(Value, i64)],
) -> Result<()> {
    let (account, actor) = actor_of(pass);
    for rows in rows.chunks(ROWS) {
        let keys: Vec<Value> = rows.iter().map(|(key, _)| key.clone()).collect();
        let found = found(tx, table, &keys)?;
        let mut lines = Many::new(
            "insert into journal (id, at, account, actor, act, unit, subject, subject_key, \
             version, salt, row_hash) values",
            11,
        );
        let mut queue = Many::new("insert into journal_queue (id) values", 1);
        for (key, version) in rows {
            let (id, key) = (EntryId::new().to_value(), text_of(key));
            let mut salt = [0_u8; 16];
            getrandom::fill(&mut salt).map_err(Error::fault)?;
            let row = found.get(&key).ok_or_else(|| missing(table))?;
            lines.push(vec![
                id.clone(),
                pass.at().to_value(),
                account.to_value(),
                actor.to_value(),
                pass.act().name.to_value(),
                unit_of(pass).to_value(),
                table.to_value(),
                key.to_value(),
                version.to_value(),
                salt.to_vec().to_value(),
                hash_of(row, &salt).to_value(),
            ]);
            queue.push(vec![id]);
        }
        lines.write(tx)?;
        queue.write(tx)?;
        tx.mark_journaled();
    }
    Ok(())
}

/// The rows with these keys as they stand, by the canonical text of their key.
pub(super) fn found(tx: &mut Tx<'_>, table: &str, keys: &[Value]) -> Result<Rows> {
    let text = format!("select * from {table} where id in []");
    let found = sql(text).list(keys).named(tx)?;
    let key_of = |row: &[(String, Value)]| {
        row.iter().find(|(name, _)| name == "id").map(|(_, value)| text_of(value))
    };
    Ok(found.into_iter().filter_map(|row| Some((key_of(&row)?, row))).collect())
}

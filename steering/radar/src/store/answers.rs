//! What was said of help that met. A later word takes the place of an earlier one, on the version
//! its writer had; the journal keeps both.

use crate::model::{AnswerId, AnswerRow, NewAnswer};
use addresses::AddressId;
use kernel::db::{Tx, sql};
use kernel::journal::{self, Subject};
use kernel::{Error, Month, Pass, Result, UnitId};

const ROW: &str = "a.id, a.address, a.family, a.verdict, a.words, a.met_hash, a.made_by, \
                   a.made_name, a.made_at, a.version";
/// Dossiers that one statement asks after.
const AT_ONCE: usize = 4_000;

/// What was said of a month of these dossiers, which the reader may see.
pub fn answers(
    tx: &mut Tx<'_>,
    _pass: &Pass,
    month: Month,
    ids: &[AddressId],
) -> Result<Vec<AnswerRow>> {
    let mut all: Vec<AnswerRow> = Vec::new();
    for some in ids.chunks(AT_ONCE) {
        let found: Vec<AnswerRow> = sql(format!(
            "select {ROW} from radar_answer a where a.month = $1 and a.address in [] order by a.id"
        ))
        .bind(month)
        .list(some.iter().copied())
        .all(tx)?;
        all.extend(found);
    }
    Ok(all)
}

/// Writes what is said of a dossier that the caller has found with the pass, in the place of what
/// was said.
pub fn put_answer(
    tx: &mut Tx<'_>,
    pass: &Pass,
    (address, unit, month): (AddressId, UnitId, Month),
    (new, met_hash): (&NewAnswer, &[u8]),
) -> Result<()> {
    let known: Option<(AnswerId, i64)> = sql("select id, version from radar_answer \
         where address = $1 and month = $2 and family = $3")
    .bind(address)
    .bind(month)
    .bind(new.family.code())
    .maybe(tx)?;
    let (id, version) = known.unwrap_or((AnswerId::new(), 0));
    if version == 0 {
        sql(
            "insert into radar_answer (verdict, words, met_hash, made_by, made_name, made_at, id, \
             unit, address, month, family, version) \
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 1)",
        )
        .bind(new.verdict.code())
        .bind(new.words.as_str())
        .bind(met_hash)
        .bind(account(pass))
        .bind(pass.name())
        .bind(pass.at())
        .bind(id)
        .bind(unit)
        .bind(address)
        .bind(month)
        .bind(new.family.code())
        .run(tx)?;
    } else {
        let changed = sql("update radar_answer set verdict = $1, words = $2, met_hash = $3, \
             made_by = $4, made_name = $5, made_at = $6, version = version + 1 \
             where id = $7 and version = $8")
        .bind(new.verdict.code())
        .bind(new.words.as_str())
        .bind(met_hash)
        .bind(account(pass))
        .bind(pass.name())
        .bind(pass.at())
        .bind(id)
        .bind(version)
        .run(tx)?;
        if changed == 0 {
            return Err(Error::stale("answer", version, version + 1));
        }
    }
    journal::record(tx, pass, Subject::new("radar_answer", id), version + 1)?;
    Ok(())
}

fn account(pass: &Pass) -> Option<kernel::ids::AccountId> {
    match pass.actor() {
        kernel::pass::Actor::Account(id) => Some(id),
        _ => None,
    }
}

//! Norm prices by unit, kind and day. A norm is never changed: a new one follows it.

use crate::model::NormId;
use kernel::db::{Tx, sql};
use kernel::journal::{self, Subject};
use kernel::{Day, Error, Pass, Result, row};

row! {
    /// A norm price as stored.
    pub struct NormRow {
        /// Its id.
        pub id: NormId,
        /// Code of the kind.
        pub kind: String,
        /// What one of its main count is worth, in đồng.
        pub amount: i64,
        /// From when.
        pub from_on: Day,
        /// The decision it rests on.
        pub basis: String,
        /// Who set it.
        pub made_name: String,
    }
}

const COLUMNS: &str = "n.id, n.kind, n.amount, n.from_on, n.basis, n.made_name";

/// The norm that holds for a kind at the unit of the pass on a day: the newest of the nearest unit.
pub fn norm(tx: &mut Tx<'_>, pass: &Pass, kind: &str, day: Day) -> Result<Option<NormRow>> {
    sql(format!(
        "select {COLUMNS} from reach r join norm n on n.unit = r.above \
         where r.unit = $1 and r.from_on <= $2 and r.until_on >= $2 and n.kind = $3 \
         and n.from_on <= $2 order by r.depth, n.from_on desc limit 1"
    ))
    .bind(pass.unit()?)
    .bind(day)
    .bind(kind)
    .maybe(tx)
}

/// Every norm of a kind that the unit of the pass or one above it ever set, the newest first.
pub fn norms(tx: &mut Tx<'_>, pass: &Pass, kind: &str) -> Result<Vec<NormRow>> {
    sql(format!(
        "select {COLUMNS} from reach r join norm n on n.unit = r.above \
         where r.unit = $1 and r.from_on <= $2 and r.until_on >= $2 and n.kind = $3 \
         order by n.from_on desc, r.depth limit 200"
    ))
    .bind(pass.unit()?)
    .bind(pass.today())
    .bind(kind)
    .all(tx)
}

/// Sets a norm at the unit of the pass; one sent twice is set once. A second one from the same day
/// is said at its field.
pub fn add_norm(tx: &mut Tx<'_>, pass: &Pass, new: &NormRow) -> Result<()> {
    let known: Option<i64> =
        sql("select version from norm where id = $1").bind(new.id).maybe(tx)?;
    if known.is_some() {
        return Ok(());
    }
    let added =
        sql("insert into norm (id, unit, kind, amount, from_on, basis, made_name, version) \
         values ($1, $2, $3, $4, $5, $6, $7, 1) on conflict do nothing")
        .bind(new.id)
        .bind(pass.unit()?)
        .bind(new.kind.as_str())
        .bind(new.amount)
        .bind(new.from_on)
        .bind(new.basis.as_str())
        .bind(pass.name())
        .run(tx)?;
    if added == 0 {
        return Err(Error::flaw("from_on", "catalogue-norm-known"));
    }
    journal::record(tx, pass, Subject::new("norm", new.id), 1)?;
    Ok(())
}

//! Every statement of open data: which issued papers anyone may read.

use kernel::db::{Tx, sql};
use kernel::journal::{self, Subject};
use kernel::{Error, Instant, Month, Pass, Result, UnitId, row};
use reporting::model::{ReportId, ReportRow};
use uuid::Uuid;

row! {
    /// A paper that was published, or withdrawn since.
    pub struct PublicationRow {
        /// Its id.
        pub id: Uuid,
        /// The report whose paper it is.
        pub report: ReportId,
        /// The unit.
        pub unit: UnitId,
        /// The month.
        pub month: Month,
        /// When it was published first.
        pub published_at: Instant,
        /// When that changed last.
        pub changed_at: Instant,
        /// When it was withdrawn.
        pub closed_at: Option<Instant>,
        /// Optimistic version.
        pub version: i64,
    }
}

const COLUMNS: &str = "id, report, unit, month, published_at, changed_at, closed_at, version";

/// What is published, the newest first. It is public: no pass is asked.
pub fn published(tx: &mut Tx<'_>) -> Result<Vec<PublicationRow>> {
    sql(format!(
        "select {COLUMNS} from publication where closed_at is null \
         order by month desc, published_at desc, id"
    ))
    .all(tx)
}

/// A number that changes with every publication. Public, without a pass.
pub fn version(tx: &mut Tx<'_>) -> Result<i64> {
    sql("select cast(coalesce(sum(version), 0) as bigint) from publication").one(tx)
}

/// What the unit of the pass has published, withdrawn ones too.
pub fn of_unit(tx: &mut Tx<'_>, pass: &Pass) -> Result<Vec<PublicationRow>> {
    sql(format!("select {COLUMNS} from publication where unit = $1 order by month desc, id"))
        .bind(pass.unit()?)
        .all(tx)
}

/// Publishes the paper of a report of the pass's unit; twice is once.
pub fn publish(tx: &mut Tx<'_>, pass: &Pass, report: &ReportRow) -> Result<()> {
    let made = sql("insert into publication (id, report, unit, month, published_at, changed_at, \
         version) values ($1, $2, $3, $4, $5, $5, 1) on conflict do nothing")
    .bind(Uuid::now_v7())
    .bind(report.id)
    .bind(pass.unit()?)
    .bind(report.month)
    .bind(pass.at())
    .run(tx)?;
    if made == 0 {
        sql("update publication set closed_at = null, changed_at = $1, version = version + 1 \
             where report = $2 and unit = $3 and closed_at is not null")
        .bind(pass.at())
        .bind(report.id)
        .bind(pass.unit()?)
        .run(tx)?;
    }
    record(tx, pass, report)
}

/// Withdraws it; twice is once.
pub fn withdraw(tx: &mut Tx<'_>, pass: &Pass, report: &ReportRow) -> Result<()> {
    sql("update publication set closed_at = $1, changed_at = $1, version = version + 1 \
         where report = $2 and unit = $3 and closed_at is null")
    .bind(pass.at())
    .bind(report.id)
    .bind(pass.unit()?)
    .run(tx)?;
    record(tx, pass, report)
}

fn record(tx: &mut Tx<'_>, pass: &Pass, report: &ReportRow) -> Result<()> {
    let row: Option<(Uuid, i64)> =
        sql("select id, version from publication where report = $1 and unit = $2")
            .bind(report.id)
            .bind(pass.unit()?)
            .maybe(tx)?;
    let (id, version) = row.ok_or(Error::NotFound)?;
    journal::record(tx, pass, Subject::new("publication", id), version)?;
    Ok(())
}

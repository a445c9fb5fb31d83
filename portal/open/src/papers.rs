//! What is published, in memory: each paper with its unit and the figures exactly as it printed
//! them. Read in the program's own name, by the act of seeing a report, and only for reports whose
//! publication stands. It writes nothing.

use crate::store;
use api::{Tree, Trees};
use kernel::db::Tx;
use kernel::{Day, Instant, Month, Result, UnitId, Who, place};
use kit::{House, Words};
use reporting::issue::{Printed, printed};
use reporting::model::{Of, ReportId, State};
use reporting::shown::periods;
use std::sync::{Arc, Mutex};
use uuid::Uuid;

/// A published paper.
#[derive(Clone)]
pub struct Paper {
    /// The publication.
    pub id: Uuid,
    /// The report.
    pub report: ReportId,
    /// The unit.
    pub unit: UnitId,
    /// Which report it is: form and span.
    pub of: Of,
    /// The last month it tells of.
    pub month: Month,
    /// Its number and what follows it (`12/BC-HCTĐ`).
    pub symbol: String,
    /// The day it bears.
    pub issued_on: Day,
    /// When it was published.
    pub published_at: Instant,
    /// When that changed last.
    pub changed_at: Instant,
    /// Message key of the mark that its figures carry, if any.
    pub mark: Option<String>,
    /// Its figures as printed.
    pub values: Vec<Printed>,
}

impl Paper {
    /// Whether it tells of a month: only these are added up.
    pub fn is_month(&self) -> bool {
        self.of.is_month()
    }

    /// What it is called, with its unit.
    pub fn called(&self, words: &Words, unit: &str) -> String {
        let unit = unit.to_owned();
        match self.is_month() {
            true => words.say_with("open-report-of", &[("month", self.month.vn()), ("unit", unit)]),
            false => {
                let report = periods::titled(words, &self.of);
                words.say_with("open-report-of-span", &[("report", report), ("unit", unit)])
            }
        }
    }
}

/// Everything that is published; on the shelf of the house.
#[derive(Default)]
pub struct Published(Mutex<Option<(i64, Arc<Vec<Paper>>)>>);

impl Published {
    /// As it is now, the newest month first.
    pub fn now(&self, tx: &mut Tx<'_>, job: &Who) -> Result<Arc<Vec<Paper>>> {
        let version = store::version(tx)?;
        // A poisoned lock only means that a reader died; a list is whole or not there.
        let known = self.0.lock().unwrap_or_else(|dead| dead.into_inner()).clone();
        if let Some((_, papers)) = known.filter(|(known, _)| *known == version) {
            return Ok(papers);
        }
        let papers = Arc::new(read(tx, job)?);
        let kept = Some((version, Arc::clone(&papers)));
        *self.0.lock().unwrap_or_else(|dead| dead.into_inner()) = kept;
        Ok(papers)
    }
}

fn read(tx: &mut Tx<'_>, job: &Who) -> Result<Vec<Paper>> {
    let mut papers = Vec::new();
    for row in store::published(tx)? {
        let unit = place::get(tx, row.unit, row.month.last())?;
        let pass = job.may(&reporting::acts::VIEW, &unit)?;
        let report = reporting::store::get(tx, &pass, row.report)?;
        let of = Of::of_row(&report)?;
        // A form without figures prints words: nothing of them is open data.
        if !of.form.has_figures() {
            continue;
        }
        // A paper that is no longer issued is no longer public, whatever was pressed before.
        let issued = reporting::store::issued(tx, &pass, report.id)?;
        let Some(issued) = issued.filter(|_| report.state() == State::Issued) else { continue };
        let head = reporting::store::letterhead(tx, &pass, issued.issued_on)?;
        let series = head.map(|head| format!("/{}", head.symbol)).unwrap_or_default();
        papers.push(Paper {
            id: row.id,
            report: report.id,
            unit: row.unit,
            of,
            month: row.month,
            symbol: format!("{:02}{series}", issued.number),
            issued_on: issued.issued_on,
            published_at: row.published_at,
            changed_at: row.changed_at,
            mark: report.illustrative,
            values: printed(tx, &pass, report.id)?,
        });
    }
    Ok(papers)
}

/// Everything that is published, with the tree.
pub async fn all(house: &House) -> Result<(Arc<Vec<Paper>>, Arc<Tree>)> {
    let (published, trees) = (house.shelf::<Published>()?, house.shelf::<Trees>()?);
    let job = Who::job("public-data", house.clock.now(), house.clock.today());
    house.db.read(move |tx| Ok((published.now(tx, &job)?, trees.now(tx)?))).await
}

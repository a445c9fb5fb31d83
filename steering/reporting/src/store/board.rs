//! What the board reads: the units under one, and their reports of a span of months. Units and
//! reports are read once each and joined in Rust, so the board costs the same for one form and for
//! all.

use crate::model::{LineId, ReportId};
use kernel::db::{Tx, sql};
use kernel::journal::{self, Subject};
use kernel::{Day, Instant, Month, Pass, Result, UnitId, row};

row! {
    /// A unit of the board.
    pub struct BoardUnit {
        /// Its id.
        pub id: UnitId,
        /// Its path.
        pub code: String,
        /// Its name.
        pub name: String,
        /// Its level.
        pub level: String,
        /// How far below the unit of the pass.
        pub depth: i64,
    }
}

/// The units under that of the pass on a day, down to a depth, by depth and name; at most `most`
/// after `skip`.
pub fn units_below(
    tx: &mut Tx<'_>,
    pass: &Pass,
    day: Day,
    deepest: i64,
    (skip, most): (i64, i64),
) -> Result<Vec<BoardUnit>> {
    sql("select u.id, u.code, u.name, u.level, r.depth from reach r join unit u on u.id = r.unit \
         where r.above = $1 and r.depth >= 1 and r.depth <= $2 and r.from_on <= $3 \
         and r.until_on >= $3 order by r.depth, u.name_folded, u.id limit $4 offset $5")
    .bind(pass.unit()?)
    .bind(deepest)
    .bind(day)
    .bind(most)
    .bind(skip)
    .all(tx)
}

/// How many there are.
pub fn count_below(tx: &mut Tx<'_>, pass: &Pass, day: Day, deepest: i64) -> Result<i64> {
    sql("select count(*) from reach where above = $1 and depth >= 1 and depth <= $2 \
         and from_on <= $3 and until_on >= $3")
    .bind(pass.unit()?)
    .bind(deepest)
    .bind(day)
    .one(tx)
}

row! {
    /// A report as the board shows it.
    pub struct BoardReport {
        /// Its id.
        pub id: ReportId,
        /// Its unit.
        pub unit: UnitId,
        /// Code of its form.
        pub form: String,
        /// The last month of its span.
        pub month: Month,
        /// What it is about beside its span: an organisation's id; none for a unit's own.
        pub subject: Option<String>,
        /// State code.
        pub state: String,
        /// When it was sent first.
        pub first_sent_at: Option<Instant>,
        /// When it was sent last.
        pub sent_at: Option<Instant>,
    }
}

impl BoardReport {
    /// When it first came in.
    pub fn came_at(&self) -> Option<Instant> {
        self.first_sent_at.or(self.sent_at)
    }
}

/// The units' own reports, of every form whose span ends in these months, under the unit of the
/// pass down to a depth.
pub fn reports_below(
    tx: &mut Tx<'_>,
    pass: &Pass,
    (first, last): (Month, Month),
    deepest: i64,
) -> Result<Vec<BoardReport>> {
    sql("select p.id, p.unit, p.form, p.month, p.subject, p.state, p.first_sent_at, p.sent_at \
         from reach r join report p on p.unit = r.unit \
         where r.above = $1 and r.depth >= 1 and r.depth <= $2 and r.from_on <= $3 \
         and r.until_on >= $3 and p.month >= $4 and p.month <= $5 and p.subject is null \
         and p.flash_no is null")
    .bind(pass.unit()?)
    .bind(deepest)
    .bind(last.last())
    .bind(first)
    .bind(last)
    .all(tx)
}

/// The reports of outside organisations to the unit of the pass of a form and span, with the id of
/// the organisation.
pub fn reports_of_others(
    tx: &mut Tx<'_>,
    pass: &Pass,
    form: &str,
    month: Month,
) -> Result<Vec<BoardReport>> {
    sql("select id, unit, form, month, subject, state, first_sent_at, sent_at from report \
         where unit = $1 and form = $2 and month = $3 and subject is not null")
    .bind(pass.unit()?)
    .bind(form)
    .bind(month)
    .all(tx)
}

/// Who was reminded of which report this month at the unit of the pass: owner, form, last day.
pub fn reminded(tx: &mut Tx<'_>, pass: &Pass, month: Month) -> Result<Vec<(UnitId, String, Day)>> {
    sql("select owner, form, max(on_day) as on_day from report_reminder \
         where unit = $1 and month = $2 group by owner, form order by owner, form")
    .bind(pass.unit()?)
    .bind(month)
    .all(tx)
}

/// Writes down that a unit is reminded of a report today; false when it was today already, by
/// whomever.
pub fn add_reminder(
    tx: &mut Tx<'_>,
    pass: &Pass,
    owner: UnitId,
    (form, month): (&str, Month),
    told: i64,
) -> Result<bool> {
    let id = LineId::new();
    let made = sql("insert into report_reminder (id, unit, owner, form, month, on_day, told, \
         made_name, made_at, version) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1) \
         on conflict do nothing")
    .bind(id)
    .bind(pass.unit()?)
    .bind(owner)
    .bind(form)
    .bind(month)
    .bind(pass.today())
    .bind(told)
    .bind(pass.name())
    .bind(pass.at())
    .run(tx)?;
    if made == 1 {
        journal::record(tx, pass, Subject::new("report_reminder", id), 1)?;
    }
    Ok(made == 1)
}

//! What the board reads: the units under one, and their reports of a span of months. Units and
//! reports of a page are read once each and joined in Rust, so the board costs the same for one
//! form and for all; what is counted over all units is counted here.

use super::sought::ASKED;
use crate::model::{LineId, ReportId};
use kernel::db::{ROWS, Sql, Tx, sql};
use kernel::journal::{self, Subject};
use kernel::{Day, Instant, Month, Pass, Result, UnitId, row};
use people::OrganisationId;

/// What tells a unit's own reports of the board apart: the form, and of a campaign its code and
/// year too ([`crate::model::Of::slot`]). A month is its year without the century and its number.
pub const SLOT: &str = "case when p.subject is null then p.form else p.form || ':' || p.subject \
     || ':' || cast((p.month + 190000) / 100 as text) end";

/// That a report `p` is a unit's own of a span that ends as asked, or one of some campaigns, which
/// a list then names. A board without campaigns is not made to look for them.
pub(super) fn is_own(month: &str, has_campaigns: bool) -> String {
    let own = format!("p.subject is null and p.flash_no is null and {month}");
    match has_campaigns {
        true => format!("(({own}) or (p.form = 'campaign' and {SLOT} in []))"),
        false => own,
    }
}

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
        /// The day it was founded.
        pub from_on: Day,
        /// Its last day.
        pub until_on: Day,
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
    sql("select u.id, u.code, u.name, u.level, u.from_on, u.until_on from reach r \
         join unit u on u.id = r.unit where r.above = $1 and r.depth >= 1 and r.depth <= $2 \
         and r.from_on <= $3 and r.until_on >= $3 \
         order by r.depth, u.name_folded, u.id limit $4 offset $5")
    .bind(pass.unit()?)
    .bind(deepest)
    .bind(day)
    .bind(most)
    .bind(skip)
    .all(tx)
}

/// One unit under that of the pass on a day, down to a depth.
pub fn unit_below(
    tx: &mut Tx<'_>,
    pass: &Pass,
    unit: UnitId,
    (day, deepest): (Day, i64),
) -> Result<Vec<BoardUnit>> {
    sql("select u.id, u.code, u.name, u.level, u.from_on, u.until_on from reach r \
         join unit u on u.id = r.unit where r.above = $1 and r.depth >= 1 and r.depth <= $2 \
         and r.from_on <= $3 and r.until_on >= $3 and r.unit = $4")
    .bind(pass.unit()?)
    .bind(deepest)
    .bind(day)
    .bind(unit)
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
        /// What tells it apart among the unit's own ([`SLOT`]).
        pub slot: String,
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

/// The own reports of some units under that of the pass, of every form whose span ends in these
/// months, and those of some campaigns.
pub fn reports_of_units(
    tx: &mut Tx<'_>,
    pass: &Pass,
    units: &[UnitId],
    ((first, last), campaigns): ((Month, Month), &[String]),
) -> Result<Vec<BoardReport>> {
    let is_own = is_own("p.month >= $2 and p.month <= $3", !campaigns.is_empty());
    let mut all = Vec::new();
    for units in units.chunks(ROWS) {
        let text = format!(
            "select p.id, p.unit, p.form, {SLOT} as slot, p.month, p.subject, \
             p.state, p.first_sent_at, p.sent_at from report p where {is_own} and exists \
             (select 1 from reach r where r.above = $1 and r.unit = p.unit) and p.unit in []"
        );
        let query = sql(text).bind(pass.unit()?).bind(first).bind(last);
        let some: Vec<BoardReport> = named(query, campaigns).list(units).all(tx)?;
        all.extend(some);
    }
    Ok(all)
}

/// Names the campaigns in a statement that asks for them.
pub(super) fn named(query: Sql, campaigns: &[String]) -> Sql {
    if campaigns.is_empty() { query } else { query.list(campaigns.iter().cloned()) }
}

row! {
    /// Many reports at once, or many units: those of one level under the same nearest unit of
    /// which duties speak, founded on the same day, whose reports of a span stand the same way.
    pub struct Heap {
        /// Code of the level.
        pub level: String,
        /// The nearest unit at or above them of which duties speak; 0 for none.
        pub near: UnitId,
        /// Whether they are that unit itself.
        pub is_near: bool,
        /// The day they were founded; 0 when before the first of the months.
        pub founded: i64,
        /// What tells the report apart ([`SLOT`]); none in the row that counts the units.
        pub slot: Option<String>,
        /// The last month of the span.
        pub month: Option<Month>,
        /// State code.
        pub state: Option<String>,
        /// When the first of them came in, all on the same day.
        pub came_at: Option<Instant>,
        /// How many.
        pub n: i64,
    }
}

/// The reports of some campaigns of every unit under that of the pass, heaped alike.
pub fn campaign_heaps(
    tx: &mut Tx<'_>,
    pass: &Pass,
    (first, last): (Month, Month),
    deepest: i64,
    (spoken_of, campaigns): (&[UnitId], &[String]),
) -> Result<Vec<Heap>> {
    sql(format!(
        "with asked as (select b.unit, b.level, b.near, \
         case when b.from_on > $4 then b.from_on else 0 end as founded from ({ASKED}) b) \
         select a.level, a.near, a.near = a.unit as is_near, a.founded, {SLOT} as slot, p.month, \
         p.state, min(coalesce(p.first_sent_at, p.sent_at)) as came_at, count(*) as n \
         from asked a join report p on p.unit = a.unit and p.form = 'campaign' and {SLOT} in [] \
         group by a.level, a.near, a.near = a.unit, a.founded, {SLOT}, p.month, p.state, \
         (coalesce(p.first_sent_at, p.sent_at) + 25200000) / 86400000"
    ))
    .bind(pass.unit()?)
    .bind(deepest)
    .bind(last.last())
    .bind(first.first())
    .list(spoken_of)
    .list(campaigns.iter().cloned())
    .all(tx)
}

/// Every unit under that of the pass and every report of theirs in these months, heaped by what
/// decides whether it is owed and in time: a few hundred rows for a whole country. `spoken_of` are
/// the units of which duties speak.
pub fn heaps(
    tx: &mut Tx<'_>,
    pass: &Pass,
    (first, last): (Month, Month),
    deepest: i64,
    spoken_of: &[UnitId],
) -> Result<Vec<Heap>> {
    // Việt Nam is seven hours ahead: reports of one day there lie in one heap.
    sql(format!(
        "with asked as (select b.unit, b.level, b.near, \
         case when b.from_on > $4 then b.from_on else 0 end as founded from ({ASKED}) b) \
         select a.level, a.near, a.near = a.unit as is_near, a.founded, null as slot, \
         null as month, null as state, null as came_at, count(*) as n \
         from asked a group by a.level, a.near, a.near = a.unit, a.founded \
         union all \
         select a.level, a.near, a.near = a.unit, a.founded, p.form, p.month, p.state, \
         min(coalesce(p.first_sent_at, p.sent_at)), count(*) \
         from asked a join report p on p.unit = a.unit and p.month >= $5 and p.month <= $6 \
         and p.subject is null and p.flash_no is null \
         group by a.level, a.near, a.near = a.unit, a.founded, p.form, p.month, p.state, \
         (coalesce(p.first_sent_at, p.sent_at) + 25200000) / 86400000"
    ))
    .bind(pass.unit()?)
    .bind(deepest)
    .bind(last.last())
    .bind(first.first())
    .bind(first)
    .bind(last)
    .list(spoken_of)
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
    sql("select id, unit, form, form as slot, month, subject, state, first_sent_at, sent_at \
         from report \
         where unit = $1 and form = $2 and month = $3 and subject is not null")
    .bind(pass.unit()?)
    .bind(form)
    .bind(month)
    .all(tx)
}

/// Who was reminded of which report of these at the unit of the pass: owner, slot, last day. A
/// reminder of a campaign's report keeps its slot where others keep the form.
pub fn reminded(
    tx: &mut Tx<'_>,
    pass: &Pass,
    (month, campaigns): (Month, &[String]),
) -> Result<Vec<(UnitId, String, Day)>> {
    let more = if campaigns.is_empty() { "" } else { " or form in []" };
    let query = sql(format!(
        "select owner, form, max(on_day) as on_day from report_reminder \
         where unit = $1 and (month = $2{more}) and organisation is null \
         group by owner, form order by owner, form"
    ));
    named(query.bind(pass.unit()?).bind(month), campaigns).all(tx)
}

/// Which outside organisations were reminded of which report this month by the unit of the pass.
pub fn reminded_others(
    tx: &mut Tx<'_>,
    pass: &Pass,
    month: Month,
) -> Result<Vec<(OrganisationId, String, Day)>> {
    sql("select organisation, form, max(on_day) as on_day from report_reminder \
         where unit = $1 and month = $2 and organisation is not null \
         group by organisation, form order by organisation, form")
    .bind(pass.unit()?)
    .bind(month)
    .all(tx)
}

/// Who is reminded.
#[derive(Debug, Clone, Copy)]
pub enum Whom {
    /// A unit.
    Unit(UnitId),
    /// An outside organisation that owes the unit of the pass.
    Body(OrganisationId),
}

/// Writes down that somebody is reminded of a report today; false when it was today already, by
/// whomever.
pub fn add_reminder(
    tx: &mut Tx<'_>,
    pass: &Pass,
    whom: Whom,
    (slot, month): (&str, Month),
    told: i64,
) -> Result<bool> {
    let id = LineId::new();
    let (owner, organisation) = match whom {
        Whom::Unit(unit) => (unit, None),
        Whom::Body(organisation) => (pass.unit()?, Some(organisation)),
    };
    let made = sql("insert into report_reminder (id, unit, owner, form, month, on_day, told, \
         made_name, made_at, organisation, version) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1) on conflict do nothing")
    .bind(id)
    .bind(pass.unit()?)
    .bind(owner)
    .bind(slot)
    .bind(month)
    .bind(pass.today())
    .bind(told)
    .bind(pass.name())
    .bind(pass.at())
    .bind(organisation)
    .run(tx)?;
    if made == 1 {
        journal::record(tx, pass, Subject::new("report_reminder", id), 1)?;
    }
    Ok(made == 1)
}

//! Lists of reports for those who read many at once: other programs, open data.

use crate::model::{MONTHLY, ReportId, State};
use duties::forms::FORMS;
use kernel::db::{Tx, sql};
use kernel::{Day, Instant, Month, Pass, Result, UnitId, row};

row! {
    /// A report with the paper it was issued as.
    pub struct ListedReport {
        /// Its id.
        pub id: ReportId,
        /// The unit that reports.
        pub unit: UnitId,
        /// The month it tells of.
        pub month: Month,
        /// State code.
        pub state: String,
        /// When it was sent last.
        pub sent_at: Option<Instant>,
        /// When it was approved.
        pub approved_at: Option<Instant>,
        /// When it was frozen.
        pub locked_at: Option<Instant>,
        /// When its paper was issued.
        pub issued_at: Option<Instant>,
        /// Message key of the mark that its figures carry, if any.
        pub illustrative: Option<String>,
        /// Number of its paper.
        pub number: Option<i64>,
        /// What follows the number.
        pub series: Option<String>,
        /// The day its paper bears.
        pub issued_on: Option<Day>,
        /// SHA-256 of its figures and words.
        pub body_hash: Option<Vec<u8>>,
    }
}

/// The place after which a list goes on.
pub type After = (Month, ReportId);

/// The reports of the unit of the pass and of all under it, the newest month first.
pub fn listed(
    tx: &mut Tx<'_>,
    pass: &Pass,
    (month, state): (Option<Month>, Option<&str>),
    after: Option<After>,
    limit: i64,
) -> Result<Vec<ListedReport>> {
    let last = (Month::LAST, ReportId::of(uuid::Uuid::max()));
    let (after_month, after_id) = after.unwrap_or(last);
    let (least, most) = month.map_or((Month::FIRST, Month::LAST), |month| (month, month));
    // A month is kept as 12410 and a day as 20241031.
    let mut text = String::from(
        "select p.id, p.unit, p.month, p.state, p.sent_at, p.approved_at, p.locked_at, \
         p.issued_at, p.illustrative, i.number, i.series, i.issued_on, i.body_hash \
         from report p join reach r on r.unit = p.unit and r.above = $1 \
         and r.from_on <= (p.month + 190000) * 100 + 31 \
         and r.until_on >= (p.month + 190000) * 100 + 28 \
         left join issued_paper i on i.report = p.id \
         where p.form = $2 and p.month >= $3 and p.month <= $4 and (p.month, p.id) < ($5, $6)",
    );
    if state.is_some() {
        text.push_str(" and p.state = $8");
    }
    text.push_str(" order by p.month desc, p.id desc limit $7");
    let mut query = sql(text)
        .bind(pass.unit()?)
        .bind(MONTHLY)
        .bind(least)
        .bind(most)
        .bind(after_month)
        .bind(after_id)
        .bind(limit);
    if let Some(state) = state {
        query = query.bind(state);
    }
    query.all(tx)
}

row! {
    /// An issued report of a unit's own, with the number of the paper that holds.
    pub struct OwnIssued {
        /// Its id.
        pub id: ReportId,
        /// Code of its form.
        pub form: String,
        /// The last month it tells of.
        pub month: Month,
        /// Number of its paper.
        pub number: Option<i64>,
        /// What follows the number.
        pub series: Option<String>,
    }
}

/// The issued reports of the unit of the pass whose papers print figures, the newest first.
pub fn own_issued(tx: &mut Tx<'_>, pass: &Pass, limit: i64) -> Result<Vec<OwnIssued>> {
    let forms = FORMS.iter().filter(|form| form.has_figures()).map(|form| form.code);
    sql("select p.id, p.form, p.month, i.number, i.series from report p \
         left join issued_paper i on i.report = p.id \
         and not exists (select 1 from issued_paper n where n.replaces = i.id) \
         where p.unit = $1 and p.state = $2 and p.subject is null and p.form in [] \
         order by p.month desc, p.form, p.id limit $3")
    .bind(pass.unit()?)
    .bind(State::Issued.code())
    .bind(limit)
    .list(forms)
    .all(tx)
}

row! {
    /// A typed cell with where and when it is.
    pub struct ListedCell {
        /// The unit.
        pub unit: UnitId,
        /// The month.
        pub month: Month,
        /// The figure's code.
        pub figure: String,
        /// People, things, turns or đồng.
        pub amount: i64,
        /// Display name of who typed it.
        pub typed_name: String,
        /// When.
        pub typed_at: Instant,
    }
}

/// The typed cells of the unit of the pass and of all under it in a span of months, in order.
pub fn listed_cells(
    tx: &mut Tx<'_>,
    pass: &Pass,
    (first, last): (Month, Month),
) -> Result<Vec<ListedCell>> {
    sql("select p.unit, p.month, c.figure, c.amount, c.typed_name, c.typed_at \
         from report p join reach r on r.unit = p.unit and r.above = $1 \
         and r.from_on <= (p.month + 190000) * 100 + 31 \
         and r.until_on >= (p.month + 190000) * 100 + 28 \
         join cell c on c.report = p.id \
         where p.form = $2 and p.month >= $3 and p.month <= $4 \
         and coalesce(c.is_blank, $5) = $5 order by p.unit, p.month, c.figure")
    .bind(pass.unit()?)
    .bind(MONTHLY)
    .bind(first)
    .bind(last)
    .bind(false)
    .all(tx)
}

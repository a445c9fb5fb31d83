//! Reports: found, opened, listed and moved on their way.

use super::stale;
use crate::model::{MONTHLY, Of, ReportId, ReportRow, State};
use kernel::db::{ROWS, Tx, sql};
use kernel::journal::{self, Subject};
use kernel::{Month, Pass, Result, UnitId, row};
use std::collections::BTreeSet;

pub(super) const COLUMNS: &str = "id, unit, form, month, subject, flash_no, form_version, \
     state, sent_at, first_sent_at, approved_at, locked_at, issued_at, returned_note, \
     illustrative, version";

row! {
    /// A unit below and where its report stands.
    pub struct BoardRow {
        /// The unit.
        pub unit: UnitId,
        /// Its path.
        pub code: String,
        /// Its name.
        pub name: String,
        /// Its level.
        pub level: String,
        /// State of its report; none when nothing was opened.
        pub state: Option<String>,
        /// When it was sent.
        pub sent_at: Option<kernel::Instant>,
        /// Cells typed.
        pub typed: i64,
    }
}

/// The monthly report of the pass's unit, if it was opened.
pub fn find(tx: &mut Tx<'_>, pass: &Pass, month: Month) -> Result<Option<ReportRow>> {
    find_of(tx, pass, &Of::month(month))
}

/// A report of the pass's unit, if it was opened.
pub fn find_of(tx: &mut Tx<'_>, pass: &Pass, of: &Of) -> Result<Option<ReportRow>> {
    sql(format!(
        "select {COLUMNS} from report where unit = $1 and form = $2 and month = $3 \
         and coalesce(subject, '') = $4 and coalesce(flash_no, 0) = $5"
    ))
    .bind(pass.unit()?)
    .bind(of.form.code)
    .bind(of.key())
    .bind(of.subject.as_deref().unwrap_or_default())
    .bind(of.flash_no.unwrap_or(0))
    .maybe(tx)
}

/// The reports of a form that the pass's unit has opened, the newest first.
pub fn of_form(tx: &mut Tx<'_>, pass: &Pass, form: &str, most: i64) -> Result<Vec<ReportRow>> {
    sql(format!(
        "select {COLUMNS} from report where unit = $1 and form = $2 \
         order by month desc, flash_no desc nulls last, id desc limit $3"
    ))
    .bind(pass.unit()?)
    .bind(form)
    .bind(most)
    .all(tx)
}

/// A report by its id. Its unit is not yet known to be within reach: ask for a pass at
/// `report.unit` before anything of it is shown (the id alone opens nothing).
pub fn found(tx: &mut Tx<'_>, id: ReportId) -> Result<ReportRow> {
    sql(format!("select {COLUMNS} from report where id = $1")).bind(id).one(tx)
}

/// Where the monthly report of a unit stands whose place the unit of the pass took; none when
/// nobody opened it.
pub fn state_before(
    tx: &mut Tx<'_>,
    pass: &Pass,
    unit: UnitId,
    month: Month,
) -> Result<Option<State>> {
    let row: Option<ReportRow> = sql(format!(
        "select {COLUMNS} from report where unit = $1 and form = $2 and month = $3 \
         and exists (select 1 from succession s where s.from_unit = unit and s.to_unit = $4)"
    ))
    .bind(unit)
    .bind(MONTHLY)
    .bind(month)
    .bind(pass.unit()?)
    .maybe(tx)?;
    Ok(row.map(|row| row.state()))
}

/// A report within reach of the pass.
pub fn get(tx: &mut Tx<'_>, pass: &Pass, id: ReportId) -> Result<ReportRow> {
    sql(format!("select {COLUMNS} from report where id = $1 and unit = $2"))
        .bind(id)
        .bind(pass.unit()?)
        .one(tx)
}

/// The report of the pass's unit for a month, opened when it was not.
pub fn open(tx: &mut Tx<'_>, pass: &Pass, month: Month) -> Result<ReportRow> {
    open_of(tx, pass, &Of::month(month))
}

/// A report of the pass's unit, opened when it was not. It keeps the version of its form.
pub fn open_of(tx: &mut Tx<'_>, pass: &Pass, of: &Of) -> Result<ReportRow> {
    if let Some(report) = find_of(tx, pass, of)? {
        return Ok(report);
    }
    let id = ReportId::new();
    // Two officers may open the same report at once: the second insert does nothing.
    let made = sql("insert into report (id, unit, form, month, subject, flash_no, form_version, \
         state, version) values ($1, $2, $3, $4, $5, $6, $7, $8, 1) on conflict do nothing")
    .bind(id)
    .bind(pass.unit()?)
    .bind(of.form.code)
    .bind(of.key())
    .bind(of.subject.clone())
    .bind(of.flash_no)
    .bind(of.version(None).no)
    .bind(State::Draft.code())
    .run(tx)?;
    if made == 1 {
        journal::record(tx, pass, Subject::new("report", id), 1)?;
    }
    find_of(tx, pass, of)?.ok_or(kernel::Error::NotFound)
}

/// The units directly below and where their monthly reports stand, by name.
pub fn board(tx: &mut Tx<'_>, pass: &Pass, month: Month) -> Result<Vec<BoardRow>> {
    board_of(tx, pass, &Of::month(month))
}

/// The units directly below and where their reports of the same form and span stand, by name.
pub fn board_of(tx: &mut Tx<'_>, pass: &Pass, of: &Of) -> Result<Vec<BoardRow>> {
    let day = of.ends();
    sql("select u.id as unit, u.code, u.name, u.level, p.state, p.sent_at, \
         (select count(*) from cell c where c.report = p.id) as typed \
         from reach r join unit u on u.id = r.unit \
         left join report p on p.unit = u.id and p.form = $3 and p.month = $4 \
         and coalesce(p.subject, '') = $5 and p.flash_no is null \
         where r.above = $1 and r.depth = 1 and r.from_on <= $2 and r.until_on >= $2 \
         order by u.name_folded, u.id")
    .bind(pass.unit()?)
    .bind(day)
    .bind(of.form.code)
    .bind(of.key())
    .bind(of.subject.as_deref().unwrap_or_default())
    .all(tx)
}

row! {
    /// A report that waits for approval.
    pub struct WaitingRow {
        /// The report.
        pub id: ReportId,
        /// The path of its unit.
        pub code: String,
        /// The name of its unit.
        pub name: String,
        /// The name of the unit above that one.
        pub above: String,
        /// How far below the unit of the pass.
        pub depth: i64,
    }
}

/// The sent monthly reports of a month anywhere under the pass's unit, the nearest first, by name.
pub fn waiting(tx: &mut Tx<'_>, pass: &Pass, month: Month, most: i64) -> Result<Vec<WaitingRow>> {
    // The reports of the month come first: few wait at a time, and the tree is large.
    sql("select p.id, u.code, u.name, a.name as above, r.depth from report p \
         cross join unit u cross join reach r cross join reach n cross join unit a \
         where p.month = $2 and p.form = $3 and p.state = $4 and u.id = p.unit \
         and r.unit = p.unit and r.above = $1 and r.depth > 0 \
         and r.from_on <= $5 and r.until_on >= $5 \
         and n.unit = p.unit and n.depth = 1 and n.from_on <= $5 and n.until_on >= $5 \
         and a.id = n.above \
         order by r.depth, u.name_folded, u.id limit $6")
    .bind(pass.unit()?)
    .bind(month)
    .bind(MONTHLY)
    .bind(State::Sent.code())
    .bind(month.last())
    .bind(most)
    .all(tx)
}

/// The sent reports of every other form that wait at the pass's unit: of units directly below it,
/// and of outside organisations that owe it theirs; the oldest first.
pub fn waiting_others(tx: &mut Tx<'_>, pass: &Pass, most: i64) -> Result<Vec<ReportRow>> {
    let columns = COLUMNS.split(", ").map(|column| format!("p.{}", column.trim()));
    let columns = columns.collect::<Vec<_>>().join(", ");
    sql(format!(
        "select {columns} from report p cross join reach r \
         where p.state = $2 and p.form <> $3 and r.unit = p.unit and r.above = $1 \
         and r.from_on <= $4 and r.until_on >= $4 \
         and (r.depth = 1 or (r.depth = 0 and p.subject is not null and p.form = $5)) \
         order by p.sent_at, p.id limit $6"
    ))
    .bind(pass.unit()?)
    .bind(State::Sent.code())
    .bind(MONTHLY)
    .bind(pass.today())
    .bind("directive-18")
    .bind(most)
    .all(tx)
}

row! {
    /// The mark of an illustration on a report, and when its paper went out.
    pub struct MarkRow {
        /// Message key of the mark.
        pub illustrative: String,
        /// When its paper was issued.
        pub issued_at: Option<kernel::Instant>,
    }
}

/// The mark of the nearest report at or under the pass's unit, from a depth on (0 is the unit
/// itself): sums made of an illustration are an illustration too.
pub fn mark_under(
    tx: &mut Tx<'_>,
    pass: &Pass,
    month: Month,
    depth: i64,
) -> Result<Option<MarkRow>> {
    // The reports of the month come first (few are marked); the tree under the centre is large.
    sql("select p.illustrative, p.issued_at from report p cross join reach r \
         where p.month = $5 and p.form = $4 and p.illustrative is not null \
         and r.unit = p.unit and r.above = $1 \
         and r.from_on <= $2 and r.until_on >= $2 and r.depth >= $3 \
         order by r.depth, p.unit limit 1")
    .bind(pass.unit()?)
    .bind(month.last())
    .bind(depth)
    .bind(MONTHLY)
    .bind(month)
    .maybe(tx)
}

/// The mark of a split: its parts are an illustration, its sum is not once it went out as a paper.
pub const SPLIT: &str = "mark-illustrative-split";

/// In which months the numbers of which of these units hold illustrations, on the tree of each
/// month. A split whose sum went out as a paper marks its parts alone.
pub fn marked(
    tx: &mut Tx<'_>,
    _pass: &Pass,
    units: &[UnitId],
    (first, last): (Month, Month),
) -> Result<BTreeSet<(UnitId, Month)>> {
    let mut all = BTreeSet::new();
    for units in units.chunks(ROWS) {
        // A month is its year without the century and its number; it ends on the 28th or later.
        let marked: Vec<(UnitId, Month)> =
            sql("select distinct r.above, p.month from report p cross join reach r \
             where p.month >= $1 and p.month <= $2 and p.form = $3 and p.illustrative is not null \
             and r.unit = p.unit and r.from_on <= (p.month + 190000) * 100 + 31 \
             and r.until_on >= (p.month + 190000) * 100 + 28 and r.above in []")
            .bind(first)
            .bind(last)
            .bind(MONTHLY)
            .list(units.iter().copied())
            .all(tx)?;
        all.extend(marked);
        let issued: Vec<(UnitId, Month)> = sql("select unit, month from report \
             where month >= $1 and month <= $2 and form = $3 and illustrative = $4 \
             and issued_at is not null and unit in []")
        .bind(first)
        .bind(last)
        .bind(MONTHLY)
        .bind(SPLIT)
        .list(units.iter().copied())
        .all(tx)?;
        let issued: BTreeSet<(UnitId, Month)> = issued.into_iter().collect();
        all.retain(|one| !issued.contains(one));
    }
    Ok(all)
}

/// Moves a report to a state, on the version its reader had.
pub fn step(
    tx: &mut Tx<'_>,
    pass: &Pass,
    report: &ReportRow,
    to: State,
    note: Option<&str>,
) -> Result<()> {
    step_as(tx, pass, report, (to, to.step_code()), note)
}

/// The same, written down under another name (`auto` where nobody had to approve).
pub fn step_as(
    tx: &mut Tx<'_>,
    pass: &Pass,
    report: &ReportRow,
    (to, code): (State, &str),
    note: Option<&str>,
) -> Result<()> {
    let (sent, approved, locked, issued) = match to {
        State::Sent => (Some(pass.at()), None, None, None),
        State::Approved => (report.sent_at, Some(pass.at()), None, None),
        State::Locked => (report.sent_at, report.approved_at, Some(pass.at()), None),
        State::Issued => (report.sent_at, report.approved_at, report.locked_at, Some(pass.at())),
        State::Draft | State::Returned => (report.sent_at, None, None, None),
    };
    let changed =
        sql("update report set state = $1, sent_at = $2, approved_at = $3, locked_at = $4, \
         issued_at = $5, returned_note = $6, first_sent_at = coalesce(first_sent_at, $2), \
         version = version + 1 where id = $7 and version = $8")
        .bind(to.code())
        .bind(sent)
        .bind(approved)
        .bind(locked)
        .bind(issued)
        .bind(note.map(str::to_owned))
        .bind(report.id)
        .bind(report.version)
        .run(tx)?;
    if changed == 0 {
        return Err(stale("state", report.version, report.version + 1));
    }
    journal::record(tx, pass, Subject::new("report", report.id), report.version + 1)?;
    super::chain::add_step(tx, pass, report.id, code, note)
}

/// Marks the figures of a report as an illustration (a message key), wherever they are shown.
pub fn mark(tx: &mut Tx<'_>, pass: &Pass, report: &ReportRow, key: &str) -> Result<ReportRow> {
    let changed = sql(
        "update report set illustrative = $1, version = version + 1 where id = $2 and version = $3",
    )
    .bind(key)
    .bind(report.id)
    .bind(report.version)
    .run(tx)?;
    if changed == 0 {
        return Err(stale("illustrative", report.version, report.version + 1));
    }
    journal::record(tx, pass, Subject::new("report", report.id), report.version + 1)?;
    get(tx, pass, report.id)
}

//! The work on a report: saving a cell with its entries, taking a step, who may take it. Each
//! function is one transaction's worth of work in the order pass → load → rules → store; it draws
//! nothing.

mod hands;
mod put;
mod returning;
mod subject;

use crate::acts;
use crate::figures::find;
use crate::model::{CellRow, MONTHLY, Of, ReportId, ReportRow, Save, State, Step, Typed};
use crate::rules;
use crate::store;
use crate::view::View;
use book::Figures;
use kernel::db::Tx;
use kernel::error::Conflict;
use kernel::figure::{Figure, Measure};
use kernel::{Act, Error, Flaw, Month, Pass, Result, Who, number, place};
use org::standing::{self, Standing};

pub use hands::{may_decide, stand_ins};
pub use put::{Putting, put, put_all};
pub use subject::{check_subject, organisation_here};

/// The number of this capability among the sources of entries (book: `Origin::capability`).
pub const ORIGIN: i64 = 1;

/// A saved cell with the report around it.
pub struct Saved {
    /// The cell as it now stands; none when it was emptied before it was ever typed.
    pub cell: Option<CellRow>,
    /// The report with its new sums.
    pub view: View,
}

/// The unit a report belongs to, the pass for an act there, and the report.
pub fn standing_of_report(
    tx: &mut Tx<'_>,
    who: &Who,
    act: &'static Act,
    id: ReportId,
) -> Result<(Standing, ReportRow)> {
    let report = store::found(tx, id)?;
    let standing = Standing::of(tx, who, act, report.unit, report.day())?;
    Ok((standing, report))
}

/// Saves one cell of a report, and answers it with its report.
pub fn save_cell(
    tx: &mut Tx<'_>,
    who: &Who,
    figures: &Figures,
    (report, save): (ReportId, &Save),
) -> Result<Saved> {
    let (standing, report) = standing_of_report(tx, who, &acts::TYPE, report)?;
    let stored = store::cell(tx, &standing.pass, report.id, &save.figure)?;
    let cell = save_into(tx, &standing.pass, figures, &report, save, stored)?;
    let view = View::load(tx, &standing.pass, figures, &standing.place, report.month)?;
    Ok(Saved { cell, view })
}

/// Saves a cell of a report: the same key again is answered, an old version is a conflict with both
/// values, a report on its way is not typed into. `stored` is the cell as it stands.
pub fn save_into(
    tx: &mut Tx<'_>,
    pass: &Pass,
    figures: &Figures,
    report: &ReportRow,
    save: &Save,
    stored: Option<CellRow>,
) -> Result<Option<CellRow>> {
    match judge(tx, pass, Some(report), save, stored.as_ref())? {
        Judged::Repeated => Ok(stored),
        Judged::Typed(typed) => {
            put(tx, pass, figures, report, Putting { save: save.clone(), typed, stored })
        }
    }
}

/// What a save comes to before anything is written.
pub enum Judged {
    /// The same save was stored already.
    Repeated,
    /// It can be written.
    Typed(Typed),
}

/// Judges a save of a report, or of one that nobody has opened yet, as [`save_into`] does.
pub fn judge(
    tx: &mut Tx<'_>,
    pass: &Pass,
    report: Option<&ReportRow>,
    save: &Save,
    stored: Option<&CellRow>,
) -> Result<Judged> {
    let figure = find(&save.figure).ok_or(Error::NotFound)?;
    let typed = read(figure, save)?;
    if stored.is_some_and(|cell| cell.last_key == save.key) {
        return Ok(Judged::Repeated);
    }
    if let Some(report) = report
        && !may_type(tx, pass, report)?
    {
        return Err(Error::flaw(figure.code, "cell-report-on-its-way"));
    }
    check_version(figure, save, stored)?;
    Ok(Judged::Typed(typed))
}

/// Reads what was typed; a figure that records feed is not typed.
pub fn read(figure: &Figure, save: &Save) -> Result<Typed> {
    if rules::is_fed(figure.code) {
        return Err(Error::flaw(figure.code, "cell-is-fed"));
    }
    rules::read_cell(figure, &save.text, save.at_least).map_err(|flaw| Error::Invalid(vec![flaw]))
}

fn check_version(figure: &Figure, save: &Save, stored: Option<&CellRow>) -> Result<()> {
    let current = stored.map_or(0, |cell| cell.version);
    if current == save.base {
        return Ok(());
    }
    let theirs = held(figure, stored);
    Err(Error::Conflict(Box::new(Conflict {
        field: figure.code.into(),
        base: save.base,
        current,
        mine: save.text.clone(),
        theirs,
        by: stored.map_or_else(String::new, |cell| cell.typed_name.clone()),
    })))
}

/// What a cell holds as its field shows it; nothing when it was never typed or was emptied.
pub fn held(figure: &Figure, cell: Option<&CellRow>) -> String {
    let kept = cell.filter(|cell| !cell.is_blank());
    kept.map(|cell| printed(figure, cell.amount)).unwrap_or_default()
}

/// An amount as its cell shows it: money in triệu, the unit of the head.
pub fn printed(figure: &Figure, amount: i64) -> String {
    match figure.measure {
        Measure::Money => number::vnd_in_millions(amount),
        Measure::Count => number::count(amount),
    }
}

/// Whether cells of a report take what is typed: it is with its unit, or it is a month's and that
/// month was opened again for it. Another form that is kept under the month is not opened by it.
pub fn may_type(tx: &mut Tx<'_>, pass: &Pass, report: &ReportRow) -> Result<bool> {
    if report.state().is_open() {
        return Ok(true);
    }
    Ok(report.form == MONTHLY && is_reopened(tx, pass, report.month)?)
}

/// Why nobody types into a month of the unit of the pass now: it has not begun, its paper is
/// locked, its report is on its way. A month that was opened again for the unit takes what it took
/// before.
pub fn shut(
    tx: &mut Tx<'_>,
    pass: &Pass,
    month: Month,
    report: Option<&ReportRow>,
) -> Result<Option<&'static str>> {
    if month.first() > pass.today() {
        return Ok(Some("report-month-ahead"));
    }
    let shut = if book::is_month_locked(tx, pass.unit()?, month)? {
        "cell-month-locked"
    } else if report.is_some_and(|report| !report.state().is_open()) {
        "cell-report-on-its-way"
    } else {
        return Ok(None);
    };
    Ok((!is_reopened(tx, pass, month)?).then_some(shut))
}

/// Whether a locked month is open again for the unit of the pass today.
pub fn is_reopened(tx: &mut Tx<'_>, pass: &Pass, month: Month) -> Result<bool> {
    let all = store::exceptions_of(tx, pass, month)?;
    Ok(all.iter().any(|one| one.is_open_on(pass.today())))
}

/// The act of a step.
fn act_of(step: Step) -> &'static Act {
    match step {
        Step::Send => &acts::SEND,
        Step::Return | Step::Approve => &acts::DECIDE,
        Step::Lock => &acts::LOCK,
        Step::Issue => &acts::ISSUE,
    }
}

/// A pass for a step on a report: approving and returning belong to the unit above, so that nobody
/// approves what his own unit sent; what an outside organisation sent is decided where it owes it.
/// Who stands in for somebody has their rights for what is decided, under both names.
pub fn pass_for(tx: &mut Tx<'_>, who: &Who, report: &ReportRow, step: Step) -> Result<Pass> {
    if let Ok(pass) = own_pass_for(tx, who, report, step) {
        return Ok(pass);
    }
    // Sending is typing's end: whoever typed sends in their own name.
    let types_it = who
        .grants()
        .iter()
        .any(|grant| grant.unit == report.unit && acts::TYPE.roles.contains(&grant.role));
    if step == Step::Send || (step.is_taken_above() && types_it) {
        return Err(Error::NotFound);
    }
    for hand in stand_ins(tx, who)? {
        if let Ok(pass) = own_pass_for(tx, &hand, report, step) {
            return Ok(pass);
        }
    }
    Err(Error::NotFound)
}

fn own_pass_for(tx: &mut Tx<'_>, who: &Who, report: &ReportRow, step: Step) -> Result<Pass> {
    let unit = place::get(tx, report.unit, report.day())?;
    let act = act_of(step);
    let is_own = Of::of_row(report)?.organisation().is_none();
    if step.is_taken_above() && is_own && unit.chain.len() > 1 {
        let above = place::get(tx, unit.chain[1], report.day())?;
        standing::pass(tx, who, act, &above)?;
    }
    standing::pass(tx, who, act, &unit)
}

/// What an officer presses on a report.
#[derive(Debug, Clone)]
pub struct Taking {
    /// The report.
    pub report: ReportId,
    /// The version the officer had.
    pub version: i64,
    /// The step.
    pub step: Step,
    /// A word with it.
    pub note: Option<String>,
    /// When it is returned: the cell or part that the word is about.
    pub about: Option<String>,
}

/// Takes a step on the version the reader had. Issuing has more to do: [`crate::issue`].
pub fn take_step(
    tx: &mut Tx<'_>,
    who: &Who,
    figures: &Figures,
    taking: &Taking,
) -> Result<ReportRow> {
    let report = store::found(tx, taking.report)?;
    let pass = pass_for(tx, who, &report, taking.step)?;
    let to = check_step(&report, taking.version, taking.step)?;
    let note = taking.note.as_deref().filter(|text| !text.trim().is_empty());
    match taking.step {
        Step::Return => returning::check_and_tell(tx, &pass, &report, taking, note)?,
        Step::Send => check_ready(tx, &pass, figures, &report)?,
        Step::Lock => lock_months(tx, &pass, &report)?,
        Step::Approve | Step::Issue => {}
    }
    store::step(tx, &pass, &report, to, note)?;
    let report = store::get(tx, &pass, report.id)?;
    if to == State::Sent && !must_wait(tx, &pass, &report)? {
        store::step_as(tx, &pass, &report, (State::Approved, "auto"), None)?;
        return store::get(tx, &pass, report.id);
    }
    Ok(report)
}

/// Whether what was sent waits for somebody's approval.
fn must_wait(tx: &mut Tx<'_>, pass: &Pass, report: &ReportRow) -> Result<bool> {
    if Of::of_row(report)?.organisation().is_some() {
        return Ok(true);
    }
    let unit = place::get(tx, report.unit, report.day())?;
    store::needs_approval(tx, pass, &unit.level, pass.today())
}

/// The months of the report take no more entries; those of a span that are frozen already stay so.
fn lock_months(tx: &mut Tx<'_>, pass: &Pass, report: &ReportRow) -> Result<()> {
    let Some((first, last)) = Of::of_row(report)?.months() else { return Ok(()) };
    let mut month = first;
    while month <= last {
        if first == last || !book::is_month_locked(tx, report.unit, month)? {
            book::lock(tx, pass, report.unit, month)?;
        }
        month = month.next();
    }
    Ok(())
}

/// The state a step leads to; a conflict when somebody was faster.
pub fn check_step(report: &ReportRow, version: i64, step: Step) -> Result<State> {
    let to = next_state(report, step);
    match to {
        Some(to) if report.version == version => Ok(to),
        _ => Err(Error::Conflict(Box::new(Conflict {
            field: "state".into(),
            base: version,
            current: report.version,
            mine: step.code().into(),
            theirs: report.state.clone(),
            by: String::new(),
        }))),
    }
}

/// The state a step leads a report to: the paper of an outside organisation is its own to issue.
pub fn next_state(report: &ReportRow, step: Step) -> Option<State> {
    let is_others = Of::of_row(report).is_ok_and(|of| of.organisation().is_some());
    if is_others && step == Step::Issue {
        return None;
    }
    rules::next_state(report.chain(), report.state(), step)
}

/// What must hold before a report is sent: sums agree, what is needed was answered, and what stood
/// on it when it came back was looked at.
pub fn check_ready(
    tx: &mut Tx<'_>,
    pass: &Pass,
    figures: &Figures,
    report: &ReportRow,
) -> Result<()> {
    let of = Of::of_row(report)?;
    let unit = place::get(tx, report.unit, report.day())?;
    let view = View::load_of(tx, pass, figures, &unit, &of)?;
    let wrong = view.checks.iter().filter(|check| !check.holds && !check.is_warning);
    let mut flaws: Vec<Flaw> = wrong
        .map(|check| {
            let say = |n| if check.is_money { number::vnd(n) } else { number::count(n) };
            Flaw::new(check.rule.clone(), "report-sums-disagree")
                .arg("left", say(check.left))
                .arg("right", say(check.right))
        })
        .collect();
    let typed = view.cells.iter().filter(|(_, cell)| cell.amount != 0);
    let typed: Vec<&'static Figure> = typed.filter_map(|(code, _)| find(code)).collect();
    let recorded = put::recorded(tx, pass, figures, report, &typed)?;
    flaws.extend(recorded.into_iter().map(|code| Flaw::new(code, "cell-is-recorded")));
    let answered = |part: &str| !view.content(part).is_empty();
    flaws.extend(rules::answers::missing(of.version(Some(report)), &answered));
    let asked = view.unanswered();
    flaws.extend(asked.iter().map(|comment| {
        Flaw::new(rules::answers::comment_field(&comment.figure), "report-answer-first")
            .arg("by", comment.said_name.clone())
    }));
    if flaws.is_empty() { Ok(()) } else { Err(Error::Invalid(flaws)) }
}

/// The month a report page opens with: the month before today, which is the one that is due.
pub fn due_month(today: kernel::Day) -> Month {
    Month::of(today).prev()
}

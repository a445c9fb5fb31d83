//! The work on a report: saving a cell with its entries, taking a step, issuing the paper. Each
//! function is one transaction's worth of work in the order pass → load → rules → store; it draws
//! nothing.

use crate::acts;
use crate::figures::find;
use crate::model::{CellRow, ReportId, ReportRow, Save, State, Step, Typed};
use crate::rules;
use crate::store;
use crate::view::View;
use book::{Figures, Origin, Posting, What};
use kernel::db::Tx;
use kernel::error::Conflict;
use kernel::figure::{Figure, FigureKind, Measure};
use kernel::{Act, Error, Flaw, Id, Month, Pass, Result, Who, number, place};
use org::standing::{self, Standing};

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
    let standing = Standing::of(tx, who, act, report.unit, report.month.last())?;
    Ok((standing, report))
}

/// Saves one cell, and answers it with its report.
pub fn save_cell(tx: &mut Tx<'_>, who: &Who, figures: &Figures, save: &Save) -> Result<Saved> {
    let (standing, report) = standing_of_report(tx, who, &acts::TYPE, save.report)?;
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
    let figure = find(&save.figure).ok_or(Error::NotFound)?;
    let typed = read(figure, save)?;
    if stored.as_ref().is_some_and(|cell| cell.last_key == save.key) {
        return Ok(stored);
    }
    if !report.state().is_open() {
        return Err(Error::flaw(figure.code, "cell-report-on-its-way"));
    }
    check_version(figure, save, stored.as_ref())?;
    put(tx, pass, figures, report, save, typed, stored)
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

/// Writes a cell and posts it. An emptied cell posts nothing and keeps its row. The caller has
/// checked versions and state.
pub fn put(
    tx: &mut Tx<'_>,
    pass: &Pass,
    figures: &Figures,
    report: &ReportRow,
    save: &Save,
    typed: Typed,
    stored: Option<CellRow>,
) -> Result<Option<CellRow>> {
    let figure = find(&save.figure).ok_or(Error::NotFound)?;
    if typed.amount.is_none() && stored.is_none() {
        return Ok(None);
    }
    let cell = store::put_cell(tx, pass, save, typed)?;
    // A derived figure is never posted: its cell is the total as the paper states it.
    if !figure.is_derived() {
        let origin = Origin { capability: ORIGIN, record: Id::of(cell.id.uuid()) };
        let posting = match typed.amount {
            Some(amount) => vec![posting(figures, report, figure, amount, origin)?],
            None => Vec::new(),
        };
        book::correct(tx, pass, figures, origin.record, &posting)?;
    }
    Ok(Some(cell))
}

fn posting(
    figures: &Figures,
    report: &ReportRow,
    figure: &Figure,
    amount: i64,
    origin: Origin,
) -> Result<Posting> {
    Ok(Posting {
        unit: report.unit,
        figure: figures.id(figure.code)?,
        on_day: report.month.last(),
        amount,
        what: match figure.kind {
            FigureKind::Flow => What::Change,
            FigureKind::Stock => What::Count,
        },
        origin: Some(origin),
    })
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
/// approves what his own unit sent.
pub fn pass_for(tx: &mut Tx<'_>, who: &Who, report: &ReportRow, step: Step) -> Result<Pass> {
    let unit = place::get(tx, report.unit, report.month.last())?;
    let act = act_of(step);
    if step.is_taken_above() && unit.chain.len() > 1 {
        let above = place::get(tx, unit.chain[1], report.month.last())?;
        standing::pass(tx, who, act, &above)?;
    }
    standing::pass(tx, who, act, &unit)
}

/// Takes a step on the version the reader had. Issuing has more to do: [`crate::issue`].
pub fn take_step(
    tx: &mut Tx<'_>,
    who: &Who,
    figures: &Figures,
    id: ReportId,
    version: i64,
    step: Step,
    note: Option<String>,
) -> Result<ReportRow> {
    let report = store::found(tx, id)?;
    let pass = pass_for(tx, who, &report, step)?;
    let to = check_step(&report, version, step)?;
    let note = note.filter(|text| !text.trim().is_empty());
    if step == Step::Return && note.is_none() {
        return Err(Error::flaw("note", "report-return-needs-note"));
    }
    if step == Step::Send {
        check_sums(tx, &pass, figures, &report)?;
    }
    if step == Step::Lock {
        book::lock(tx, &pass, report.unit, report.month)?;
    }
    store::step(tx, &pass, &report, to, note.as_deref())?;
    store::get(tx, &pass, id)
}

/// The state a step leads to; a conflict when somebody was faster.
pub fn check_step(report: &ReportRow, version: i64, step: Step) -> Result<State> {
    let to = rules::next_state(report.state(), step);
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

/// Two sums that disagree cannot be sent.
fn check_sums(tx: &mut Tx<'_>, pass: &Pass, figures: &Figures, report: &ReportRow) -> Result<()> {
    let unit = place::get(tx, report.unit, report.month.last())?;
    let view = View::load(tx, pass, figures, &unit, report.month)?;
    let wrong = view.checks.iter().filter(|check| !check.holds && !check.is_warning);
    let flaws: Vec<Flaw> = wrong
        .map(|check| {
            let say = |n| if check.is_money { number::vnd(n) } else { number::count(n) };
            Flaw::new(check.rule.clone(), "report-sums-disagree")
                .arg("left", say(check.left))
                .arg("right", say(check.right))
        })
        .collect();
    if flaws.is_empty() { Ok(()) } else { Err(Error::Invalid(flaws)) }
}

/// The month a report page opens with: the month before today, which is the one that is due.
pub fn due_month(today: kernel::Day) -> Month {
    Month::of(today).prev()
}

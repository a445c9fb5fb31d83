//! A report as a page, a paper or a spreadsheet sees it: its figures beside last month and last
//! year, its cells, checks, notices, comments and tasks, loaded in one reading transaction. It
//! writes nothing and decides nothing.

use crate::figures::{FIGURES, find};
use crate::model::{
    AdjustmentRow, CellRow, Check, CommentRow, LineId, Notice, ReportRow, State, TaskRow, Value,
};
use crate::narrative::Cells;
use crate::rules::{self, Facts};
use crate::store;
use book::Figures;
use kernel::db::Tx;
use kernel::place::Place;
use kernel::{Flaw, Month, Pass, Result};
use std::collections::HashMap;

/// A report with everything around it.
pub struct View {
    /// The unit, as it stands on the last day of the month.
    pub place: Place,
    /// The month it tells of.
    pub month: Month,
    /// The report; none when nobody has opened it.
    pub report: Option<ReportRow>,
    /// Every figure in the order of the printed report, the tracing line last.
    pub values: Vec<Value>,
    /// Typed cells by figure code; a derived figure's cell is its stated total.
    pub cells: HashMap<String, CellRow>,
    /// Sums, levels and names that must agree.
    pub checks: Vec<Check>,
    /// Places to look at twice.
    pub notices: Vec<Notice>,
    /// Comments on cells, oldest first, settled ones too.
    pub comments: Vec<CommentRow>,
    /// The tasks of part II (next month's).
    pub tasks: Vec<TaskRow>,
    /// Last month's part II, to be marked done or not.
    pub planned: Vec<TaskRow>,
    /// The names behind counts: id, figure code, name.
    pub names: Vec<(LineId, String, String)>,
    /// What the work behind a count is called, by figure code: the records tell it themselves.
    pub told: HashMap<&'static str, Vec<String>>,
    /// Explained differences of figures that records feed, at the unit and under it.
    pub adjustments: Vec<AdjustmentRow>,
    /// The units directly below and where their reports stand.
    pub board: Vec<store::BoardRow>,
}

impl View {
    /// Loads the report of the pass's unit.
    pub fn load(
        tx: &mut Tx<'_>,
        pass: &Pass,
        figures: &Figures,
        place: &Place,
        month: Month,
    ) -> Result<View> {
        let report = store::find(tx, pass, month)?;
        let last = store::find(tx, pass, month.prev())?;
        let (mut cells, mut comments, mut tasks, mut names) = Default::default();
        if let Some(report) = &report {
            cells = store::cells(tx, pass, report.id)?;
            comments = store::comments(tx, pass, report.id)?;
            tasks = store::tasks(tx, pass, report.id)?;
            names = store::named(tx, pass, report.id)?;
        }
        let planned = match &last {
            Some(last) => store::tasks(tx, pass, last.id)?,
            None => Vec::new(),
        };
        let cells: HashMap<String, CellRow> =
            cells.into_iter().map(|cell: CellRow| (cell.figure.clone(), cell)).collect();
        let (mut values, parts) = values(tx, pass, figures, month, &cells)?;
        let told = told(tx, pass, month, &mut values)?;
        let mut view = View {
            place: place.clone(),
            month,
            report,
            values,
            cells,
            checks: Vec::new(),
            notices: Vec::new(),
            comments,
            tasks,
            planned,
            names,
            told,
            adjustments: store::adjustments(tx, pass, month)?,
            board: store::board(tx, pass, month)?,
        };
        view.judge(&parts);
        Ok(view)
    }

    fn judge(&mut self, parts: &HashMap<&'static str, i64>) {
        let stated = self.stated();
        let mut counts: HashMap<String, i64> = HashMap::new();
        for (figure, names) in self.names_by_figure() {
            counts.insert(figure, names.len() as i64);
        }
        let facts = Facts { values: &self.values, stated: &stated, names: &counts, parts };
        let (checks, notices) = (rules::checks(&facts), rules::notices(&facts, &self.tasks));
        self.checks = checks;
        self.notices = notices;
    }

    /// The state of the report; a draft when nobody has opened it.
    pub fn state(&self) -> State {
        self.report.as_ref().map_or(State::Draft, ReportRow::state)
    }

    /// The figure's value.
    pub fn value(&self, code: &str) -> Option<&Value> {
        self.values.iter().find(|value| value.code == code)
    }

    /// Totals as the paper states them: amount and whether it says *trên*.
    pub fn stated(&self) -> HashMap<String, (i64, bool)> {
        // An emptied cell keeps its row with nothing in it: then the paper states no total.
        let is_stated = |cell: &&CellRow| {
            !cell.is_blank() && find(&cell.figure).is_some_and(|figure| figure.is_derived())
        };
        let total = |cell: &CellRow| (cell.figure.clone(), (cell.amount, cell.at_least));
        self.cells.values().filter(is_stated).map(total).collect()
    }

    /// How many of the printed figures were reported by the unit or below it.
    pub fn reported(&self) -> usize {
        self.values.iter().take(crate::figures::PRINTED).filter(|value| value.reported).count()
    }

    /// Whether the sums allow the report to be sent.
    pub fn may_be_sent(&self) -> bool {
        self.checks.iter().all(|check| check.holds || check.is_warning)
    }

    /// Open comments on a figure.
    pub fn open_comments(&self, code: &str) -> usize {
        let open = |c: &&CommentRow| c.figure == code && c.closed_at.is_none();
        self.comments.iter().filter(open).count()
    }

    /// The names behind counts: those that were typed, then those that records tell.
    fn names_by_figure(&self) -> HashMap<String, Vec<String>> {
        let mut names: HashMap<String, Vec<String>> = HashMap::new();
        for (_, figure, name) in &self.names {
            names.entry(figure.clone()).or_default().push(name.clone());
        }
        for (figure, told) in &self.told {
            names.entry((*figure).to_owned()).or_default().extend(told.iter().cloned());
        }
        names
    }

    /// What a narrative is filled from.
    pub fn narrative(&self) -> Cells {
        let names = self.names_by_figure();
        let values = self.values.iter().map(|v| (v.code.to_owned(), (v.value, v.at_least)));
        Cells {
            values: values.collect(),
            stated: self.stated(),
            names,
            partners: HashMap::new(),
            places: HashMap::new(),
            month: Some(self.month),
            plan: None,
            plan_flaw: None,
        }
    }

    /// The same for a task's sentence, with its planned count.
    pub fn narrative_of(&self, task: &TaskRow) -> Cells {
        let lost = task.plan == Some(0);
        let flaw = lost.then(|| {
            Flaw::new(format!("task-{}", task.place_in_order), "notice-plan-of-zero")
                .arg("number", task.place_in_order.to_string())
        });
        Cells { plan: task.plan, plan_flaw: flaw, ..self.narrative() }
    }
}

type Parts = HashMap<&'static str, i64>;

/// Figures whose paper lists what the work was called (S4 I.6: the inspected units).
const LISTED: &[&str] = &["inspections"];

/// What records tell beside their numbers: names of the listed figures, and that a value is *over*
/// what is stated.
fn told(
    tx: &mut Tx<'_>,
    pass: &Pass,
    month: Month,
    values: &mut [Value],
) -> Result<HashMap<&'static str, Vec<String>>> {
    let mut names = HashMap::new();
    let kinds = catalogue::known(tx, pass)?;
    for value in values.iter_mut().filter(|value| value.value != 0) {
        let may = find(value.code).is_some_and(|figure| figure.at_least);
        let is_listed = LISTED.contains(&value.code);
        if !(may || is_listed) || !rules::is_fed(value.code) {
            continue;
        }
        let feeding = kinds.iter().filter(|kind| kind.figures().any(|code| code == value.code));
        let codes: Vec<String> = feeding.clone().map(|kind| kind.code.clone()).collect();
        value.at_least |= may && activities::store::is_over(tx, pass, month, &codes)?;
        if !is_listed {
            continue;
        }
        let has_name = |kind: &str, title: &str| {
            kinds.iter().any(|known| known.code == kind && known.label_vi != title)
        };
        let titles = activities::store::titles(tx, pass, month, &codes)?.into_iter();
        let called = titles.filter(|(kind, title)| has_name(kind, title));
        names.insert(value.code, called.map(|(_, title)| title).collect());
    }
    Ok(names)
}

/// Reads the Book for a unit and month and sums the parts below, figure by figure.
fn values(
    tx: &mut Tx<'_>,
    pass: &Pass,
    figures: &Figures,
    month: Month,
    cells: &HashMap<String, CellRow>,
) -> Result<(Vec<Value>, Parts)> {
    let unit = pass.unit()?;
    let lines = book::month(tx, pass, figures, unit, month)?;
    let below = book::children(tx, pass, figures, unit, month)?;
    let mut values = Vec::with_capacity(FIGURES.len());
    let mut parts = Parts::new();
    for (at, line) in lines.iter().enumerate() {
        let known = figures.get(line.figure).and_then(|known| known.declared);
        let Some(figure) = known.filter(|figure| find(figure.code).is_some()) else { continue };
        let under: i64 = below.iter().map(|child| child.values[at].issued).sum();
        let cell = cells.get(figure.code).filter(|cell| !cell.is_blank());
        // What the unit holds itself: what its own cell says; without one, what its records say
        // or (a stock that nobody counted this month) what is carried from the month before.
        let own = line.value.issued - under;
        let typed = cell.filter(|_| !figure.is_derived()).map_or(own, |cell| cell.amount);
        parts.insert(figure.code, under + typed);
        values.push(Value {
            code: figure.code,
            value: line.value.issued,
            own: line.value.issued - under,
            previous: line.previous.issued,
            last_year: line.last_year.issued,
            at_least: cell.is_some_and(|cell| cell.at_least),
            reported: cell.is_some() || line.value.issued != 0,
        });
    }
    values.sort_by_key(|value| find(value.code).map_or(u16::MAX, |figure| figure.no));
    Ok((values, parts))
}

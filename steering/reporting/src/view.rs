//! A report as a page, a paper or a spreadsheet sees it: its figures beside last month and last
//! year, its cells, checks, notices, comments and tasks, loaded in one reading transaction. It
//! writes nothing and decides nothing.

use crate::crossing::{Crossing, Decisions};
use crate::figures::{FIGURES, find};
use crate::late::Late;
use crate::model::{
    AdjustmentRow, AnswerRow, CellRow, Check, CommentRow, Content, ExceptionRow, LineId, Notice,
    Of, ReportRow, State, StepRow, TaskRow, Value,
};
use crate::narrative::Cells;
use crate::rules::{self, Facts};
use crate::synthesis::Gathered;
use crate::{campaign, moved, store, telling};
use book::Figures;
use kernel::db::Tx;
use kernel::place::Place;
use kernel::{Flaw, Instant, Month, Pass, Result};
use std::collections::HashMap;

mod span;

/// A report with everything around it.
pub struct View {
    /// The unit, as it stands on the last day of the span.
    pub place: Place,
    /// Which report it is.
    pub of: Of,
    /// What it is about, by name: a campaign, an outside organisation, a disaster.
    pub about: Option<String>,
    /// The last month it tells of.
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
    /// Answers to the parts of its form.
    pub answers: Vec<AnswerRow>,
    /// What outside bodies answered, in the report of the unit they owe it to.
    pub gathered: Option<Gathered>,
    /// What the records say of a campaign, in its report.
    pub campaign: Option<campaign::Done>,
    /// Which months of a longer span tell of others, whose place the unit took; none where the
    /// map stayed.
    pub crossing: Option<Crossing>,
    /// What came late for locked months and counts in this one.
    pub late: Late,
    /// The steps it took, oldest first.
    pub steps: Vec<StepRow>,
    /// Openings of its month after the lock, the newest first.
    pub exceptions: Vec<ExceptionRow>,
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
    /// Loads the monthly report of the pass's unit.
    pub fn load(
        tx: &mut Tx<'_>,
        pass: &Pass,
        figures: &Figures,
        place: &Place,
        month: Month,
    ) -> Result<View> {
        View::load_of(tx, pass, figures, place, &Of::month(month))
    }

    /// Loads a report of the pass's unit.
    pub fn load_of(
        tx: &mut Tx<'_>,
        pass: &Pass,
        figures: &Figures,
        place: &Place,
        of: &Of,
    ) -> Result<View> {
        let report = store::find_of(tx, pass, of)?;
        let mut view = View::bare(place, of, report);
        view.own(tx, pass)?;
        view.planned = store::planned(tx, pass, of)?;
        let mut parts = None;
        if of.is_month() {
            let month = view.month;
            view.exceptions = store::exceptions_of(tx, pass, month)?;
            let (values, sums) = values(tx, pass, figures, &view)?;
            view.values = values;
            let months = view.told_months();
            telling::over(tx, pass, months, &mut view.values)?;
            view.told = telling::names(tx, pass, months, &view.values)?;
            view.adjustments = store::adjustments(tx, pass, month)?;
            parts = Some(sums);
        } else {
            span::load(tx, pass, figures, &mut view)?;
        }
        view.board = store::board_of(tx, pass, of)?;
        view.judge(parts.as_ref());
        if of.is_month() && moved::is_asked(&view.checks) {
            let spot = book::Spot { unit: pass.unit()?, month: view.month };
            if moved::read(tx, pass, figures, spot, &mut view.values)? {
                view.judge(parts.as_ref());
            }
        }
        Ok(view)
    }

    fn bare(place: &Place, of: &Of, report: Option<ReportRow>) -> View {
        View {
            place: place.clone(),
            of: of.clone(),
            about: None,
            month: of.key(),
            report,
            values: Vec::new(),
            cells: HashMap::new(),
            checks: Vec::new(),
            notices: Vec::new(),
            answers: Vec::new(),
            gathered: None,
            campaign: None,
            crossing: None,
            late: Late::default(),
            steps: Vec::new(),
            exceptions: Vec::new(),
            comments: Vec::new(),
            tasks: Vec::new(),
            planned: Vec::new(),
            names: Vec::new(),
            told: HashMap::new(),
            adjustments: Vec::new(),
            board: Vec::new(),
        }
    }

    /// What hangs on the report itself.
    fn own(&mut self, tx: &mut Tx<'_>, pass: &Pass) -> Result<()> {
        let Some(report) = self.report.as_ref().map(|report| report.id) else { return Ok(()) };
        if self.of.is_month() {
            let cells = store::cells(tx, pass, report)?;
            self.cells = cells.into_iter().map(|cell| (cell.figure.clone(), cell)).collect();
            self.names = store::named(tx, pass, report)?;
        } else {
            self.answers = store::answers(tx, pass, report)?;
        }
        self.comments = store::comments(tx, pass, report)?;
        self.tasks = store::tasks(tx, pass, report)?;
        self.steps = store::steps(tx, pass, report)?;
        Ok(())
    }

    /// What the figures say of each other; without parts nothing is said of how they add up over
    /// the units below (a span adds up months that did).
    fn judge(&mut self, parts: Option<&Parts>) {
        if self.values.is_empty() {
            return;
        }
        let none = Parts::new();
        let stated = self.stated();
        let mut counts: HashMap<String, i64> = HashMap::new();
        for (figure, names) in self.names_by_figure() {
            counts.insert(figure, names.len() as i64);
        }
        let values = &self.values;
        let facts =
            Facts { values, stated: &stated, names: &counts, parts: parts.unwrap_or(&none) };
        let (checks, notices) = (rules::checks(&facts), rules::notices(&facts, &self.tasks));
        let is_told = |check: &Check| parts.is_some() || check.rule != "roll_up";
        self.checks = checks.into_iter().filter(is_told).collect();
        self.notices = if parts.is_some() { notices } else { Vec::new() };
    }

    /// Reads what only the paper of a form with figures needs: what came late, and by which
    /// decisions its months tell of others.
    pub(crate) fn read_late(
        &mut self,
        tx: &mut Tx<'_>,
        pass: &Pass,
        (figures, decisions): (&Figures, &Decisions),
    ) -> Result<()> {
        if let Some(months) = self.of.months() {
            self.late = crate::late::read(tx, pass, figures, (pass.unit()?, months))?;
        }
        self.read_decisions(tx, decisions)
    }

    /// Reads by which decisions its months tell of others.
    pub fn read_decisions(&mut self, tx: &mut Tx<'_>, decisions: &Decisions) -> Result<()> {
        let until = self.of.period.last();
        match &mut self.crossing {
            Some(crossing) => crossing.decide(tx, decisions, until),
            None => Ok(()),
        }
    }

    /// Whether some of a figure cannot be told apart and is left out of the span.
    pub fn is_untold(&self, code: &str) -> bool {
        self.crossing.as_ref().is_some_and(|crossing| crossing.untold[0].contains(code))
    }

    /// The answer to a part of the form.
    pub fn answer(&self, part: &str) -> Option<&AnswerRow> {
        self.answers.iter().find(|answer| answer.part == part)
    }

    /// What was answered to a part; nothing where nobody did.
    pub fn content(&self, part: &str) -> Content {
        let none = || Content::Text(String::new());
        self.answer(part).map_or_else(none, |answer| Content::read(&answer.body))
    }

    /// When a cell or a part was saved last.
    pub fn saved_at(&self, code: &str) -> Option<Instant> {
        let cell = self.cells.get(code).map(|cell| cell.typed_at);
        cell.or_else(|| self.answer(code).map(|answer| answer.said_at))
    }

    /// When it came back last.
    pub fn returned_at(&self) -> Option<Instant> {
        let back = self.steps.iter().rev().find(|step| step.step == "return");
        back.map(|step| step.taken_at)
    }

    /// The comments that must be answered before it is sent again.
    pub fn unanswered(&self) -> Vec<&CommentRow> {
        rules::unanswered(&self.comments, self.returned_at(), &|code| self.saved_at(code))
    }

    /// How often it was sent.
    pub fn times_sent(&self) -> usize {
        self.steps.iter().filter(|step| step.step == "send").count()
    }

    /// Whether its month was opened again for this unit after the lock: then it shows what is known
    /// now, because what was typed since is booked in a later month.
    fn is_reopened(&self) -> bool {
        !self.exceptions.is_empty()
    }

    /// The months whose work it tells of beside its numbers.
    pub fn told_months(&self) -> telling::Months {
        let span = self.of.months().unwrap_or((self.month, self.month));
        telling::Months { span, is_reopened: self.is_reopened() }
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
        let mut texts = crate::narrative::span_words(&self.of);
        if let Some(about) = &self.about {
            texts.insert("subject", about.clone());
        }
        let names = self.names_by_figure();
        let values = self.values.iter().map(|v| (v.code.to_owned(), (v.value, v.at_least)));
        Cells {
            values: values.collect(),
            stated: self.stated(),
            names,
            partners: HashMap::new(),
            places: HashMap::new(),
            month: Some(self.month),
            texts,
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

/// Reads the Book for a unit and month and sums the parts below, figure by figure.
fn values(
    tx: &mut Tx<'_>,
    pass: &Pass,
    figures: &Figures,
    view: &View,
) -> Result<(Vec<Value>, Parts)> {
    let (unit, month) = (pass.unit()?, view.month);
    let shown = |reading: book::Reading| match view.is_reopened() {
        true => reading.known,
        false => reading.issued,
    };
    let lines = book::month_with_own(tx, pass, figures, unit, month)?;
    // What was corrected since it was issued is known of the whole below a unit alone.
    let below = match view.is_reopened() {
        true => book::children(tx, pass, figures, unit, month)?,
        false => Vec::new(),
    };
    let mut values = Vec::with_capacity(FIGURES.len());
    let mut parts = Parts::new();
    for (at, (line, issued)) in lines.iter().enumerate() {
        let known = figures.get(line.figure).and_then(|known| known.declared);
        let Some(figure) = known.filter(|figure| find(figure.code).is_some()) else { continue };
        let under: i64 = match view.is_reopened() {
            true => below.iter().map(|child| child.values[at].known).sum(),
            false => line.value.issued - issued,
        };
        let cell = view.cells.get(figure.code).filter(|cell| !cell.is_blank());
        let value = shown(line.value);
        // What the unit holds itself: what its own cell says; without one, what its records say
        // or (a stock that nobody counted this month) what is carried from the month before.
        let own = value - under;
        let typed = cell.filter(|_| !figure.is_derived()).map_or(own, |cell| cell.amount);
        parts.insert(figure.code, under + typed);
        values.push(Value {
            code: figure.code,
            value,
            own,
            previous: line.previous.issued,
            last_year: line.last_year.issued,
            moved: 0,
            at_least: cell.is_some_and(|cell| cell.at_least),
            reported: cell.is_some() || value != 0,
        });
    }
    values.sort_by_key(|value| find(value.code).map_or(u16::MAX, |figure| figure.no));
    Ok((values, parts))
}

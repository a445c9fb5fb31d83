//! A report as its pages see it: where it stands, what is in it, what this reader may do with it.
//! Loaded in one reading transaction; it writes nothing.

use super::asked::{Asked, Here};
use super::periods;
use crate::acts;
use crate::desk;
use crate::hand;
use crate::history::{History, Looks};
use crate::model::{ReportRow, State, Step};
use crate::owed;
use crate::store::{self, BoardRow, Unapproved};
use crate::view::View;
use book::{Atlas, Figures, Spot};
use kernel::db::Tx;
use kernel::place::UnitRow;
use kernel::{Act, Day, Month, Pass, Result, UnitId, Who};
use kit::badge::Tone;
use kit::page::{Switch, SwitchOption};
use kit::{PageHead, Words};
use org::standing::{self, Standing};
use std::collections::BTreeSet;

/// What the reader may do with a report as it stands now.
#[derive(Debug, Clone, Default)]
pub struct Rights {
    /// Type cells, tasks, names and words.
    pub types: bool,
    /// Say a word on a cell.
    pub comments: bool,
    /// Set letterhead and recipients.
    pub sets: bool,
    /// Issue a paper that takes the place of the one that went out.
    pub replaces: bool,
    /// Steps that can be taken now.
    pub steps: Vec<Step>,
}

impl Rights {
    /// `judged_on` is the day on which it is judged whose report it is.
    fn of(
        tx: &mut Tx<'_>,
        who: &Who,
        standing: &Standing,
        (view, judged_on): (&View, Day),
    ) -> Rights {
        let may_type = standing::pass(tx, who, &acts::TYPE, &standing.place).is_ok();
        let is_begun =
            view.of.period.first() <= who.today() && owed::stands(&standing.place, judged_on);
        // What cannot be asked is not typed into.
        let is_locked = view.of.is_month()
            && book::is_month_locked(tx, standing.place.id, view.month).unwrap_or(true);
        let is_reopened = view.exceptions.iter().any(|one| one.is_open_on(who.today()));
        let is_free = (view.state().is_open() && !is_locked) || is_reopened;
        Rights {
            types: may_type && is_free && is_begun,
            comments: may_type && view.state() != State::Issued && is_begun,
            sets: standing::pass(tx, who, &acts::SETTINGS, &standing.place).is_ok(),
            replaces: view.report.as_ref().is_some_and(|report| {
                report.state() == State::Issued
                    && desk::pass_for(tx, who, report, Step::Issue).is_ok()
            }),
            steps: view.report.as_ref().map_or(Vec::new(), |report| steps(tx, who, report)),
        }
    }

    /// Whether a step can be taken now.
    pub fn can(&self, step: Step) -> bool {
        self.steps.contains(&step)
    }
}

/// The steps of a report that are next and that this person may take.
pub fn steps(tx: &mut Tx<'_>, who: &Who, report: &ReportRow) -> Vec<Step> {
    let all = [Step::Send, Step::Return, Step::Approve, Step::Lock, Step::Issue];
    let next = all.into_iter().filter(|step| desk::next_state(report, *step).is_some());
    next.filter(|step| desk::pass_for(tx, who, report, *step).is_ok()).collect()
}

/// The marks of illustrations (message keys), wherever such figures are shown.
#[derive(Debug, Clone, Default)]
pub struct Marks {
    /// This month's.
    pub now: Option<String>,
    /// That of the parts of the units below.
    pub parts: Option<String>,
    /// Last month's.
    pub previous: Option<String>,
    /// Last year's.
    pub last_year: Option<String>,
}

/// A report on a page.
pub struct Seen {
    /// Unit, pass, way.
    pub standing: Standing,
    /// The report.
    pub view: View,
    /// The People's Committee that it may be handed to now.
    pub committee: Option<String>,
    /// What may be done.
    pub rights: Rights,
    /// Numbers far outside their own last twelve months.
    pub looks: Looks,
    /// Marks of the months beside it.
    pub marks: Marks,
    /// Those whose place the unit took, when it did not stand yet at the end of the span.
    pub before: Vec<UnitRow>,
    /// Units below with figures in these sums that nobody has approved.
    pub unapproved: Unapproved,
    /// The units directly below that do not owe this report.
    free: BTreeSet<UnitId>,
    /// The address of this unit and month.
    pub here: Here,
}

impl Seen {
    /// Loads it for an act that reads.
    pub fn load(
        tx: &mut Tx<'_>,
        who: &Who,
        act: &'static Act,
        figures: &Figures,
        asked: &Asked,
    ) -> Result<Seen> {
        let standing = Standing::at(tx, who, act, &asked.unit, asked.day())?;
        let view = View::load_of(tx, &standing.pass, figures, &standing.place, &asked.of)?;
        let judged_on = owed::judged_on(tx, &standing.pass, &standing.place, &asked.of)?;
        let rights = Rights::of(tx, who, &standing, (&view, judged_on));
        let pass = &standing.pass;
        let committee = match &view.report {
            Some(report) => hand::awaits(tx, who, pass, report, &view.steps)?,
            None => None,
        };
        let marks = match asked.of.is_month() {
            true => Marks {
                now: mark(tx, pass, asked.month, 0)?,
                parts: mark(tx, pass, asked.month, 1)?,
                previous: mark(tx, pass, asked.month.prev(), 0)?,
                last_year: mark(tx, pass, asked.month.year_before(), 0)?,
            },
            false => Marks { now: mark_of_span(tx, pass, &view)?, ..Marks::default() },
        };
        let here = Here::at(&standing, asked);
        let before = match standing.place.from > judged_on {
            true => org::store::stood_before(tx, &standing.place)?,
            false => Vec::new(),
        };
        let looks = match asked.of.is_month() {
            true => looks(tx, figures, &standing, &view)?,
            false => Looks::default(),
        };
        let unapproved = match asked.of.months() {
            Some(months) => unapproved(tx, pass, &standing, (&view, months))?,
            None => Unapproved::default(),
        };
        let free = free(tx, &standing, &view)?;
        Ok(Seen { standing, view, committee, rights, looks, marks, before, unapproved, free, here })
    }

    /// What must be looked at in the cell of a figure; notices stand in the head of its row.
    pub fn look(&self, words: &Words, code: &str) -> Option<(Tone, String)> {
        super::state::look(words, (&self.view.checks, &[], &self.looks), code)
    }

    /// Whether a unit directly below owes this report.
    pub fn owes(&self, unit: UnitId) -> bool {
        !self.free.contains(&unit)
    }

    /// Whether units below report into this one.
    pub fn has_below(&self) -> bool {
        !self.view.board.is_empty()
    }

    /// Crumbs, unit switch and period switch of a page with this address.
    pub fn head(&self, head: PageHead, base: &str, words: &Words) -> PageHead {
        let head = self.standing.head(head, |code| self.here.path_at(base, code));
        head.period(periods::switch(words, &self.here, base))
    }
}

/// The units directly below that do not owe the report, by the same duties as the board. What no
/// duty asks for (a flash report, another's form, a campaign without one) nobody is freed from.
fn free(tx: &mut Tx<'_>, standing: &Standing, view: &View) -> Result<BTreeSet<UnitId>> {
    let of = &view.of;
    let is_own = of.subject.is_none() || of.form.is_of_campaign();
    if view.board.is_empty() || !of.form.is_owed_by_duty() || !is_own {
        return Ok(BTreeSet::new());
    }
    let terms = owed::Terms::load(tx, &standing.pass, true)?;
    if !terms.is_asked(of) {
        return Ok(BTreeSet::new());
    }
    let is_free = |row: &&BoardRow| {
        let chain: Vec<UnitId> =
            [row.unit].into_iter().chain(standing.place.chain.iter().copied()).collect();
        terms.due(&chain, &row.level, of).is_none()
    };
    Ok(view.board.iter().filter(is_free).map(|row| row.unit).collect())
}

fn looks(tx: &mut Tx<'_>, figures: &Figures, standing: &Standing, view: &View) -> Result<Looks> {
    let (unit, month) = (standing.place.id, view.month);
    let under = (unit, month.last());
    let (history, _) = History::load(tx, &standing.pass, figures, under, &[unit], &[month])?;
    let is_whole = view.board.is_empty() || !view.state().is_open();
    history.looks(figures, Spot { unit, month }, &view.values, is_whole)
}

/// The mark of a span in which months of others hold illustrations.
const OF_OTHERS: &str = "mark-synthetic";

/// The mark of a month's figures at a depth under the unit of the pass; none when all are exact.
pub fn mark(tx: &mut Tx<'_>, pass: &Pass, month: Month, depth: i64) -> Result<Option<String>> {
    let found = store::mark_under(tx, pass, month, depth)?;
    let own = found.filter(|mark| mark.illustrative != store::SPLIT || mark.issued_at.is_none());
    Ok(own.map(|mark| mark.illustrative))
}

/// The months around one as a switch, for a page whose addresses say more than a unit; steps lead
/// to the neighbours. A month that leads nowhere is left out.
pub fn months_to(
    here: Month,
    to: impl Fn(Month) -> Option<String>,
    label: impl Fn(Month) -> String,
) -> Switch {
    let option = |month: Month| Some(SwitchOption::new(label(month), to(month)?));
    let around = (-12..=1).rev().filter_map(|step| option(here.add_months(step)));
    Switch::new(label(here), around.collect()).steps(option(here.prev()), option(here.next()))
}

/// In which of these months the numbers that a unit of a day's map has are partly an illustration.
pub fn marked_on(
    tx: &mut Tx<'_>,
    pass: &Pass,
    atlas: &Atlas,
    (unit, day): (UnitId, Day),
    months: &[Month],
) -> Result<Vec<bool>> {
    let (Some(first), Some(last)) = (months.iter().min(), months.iter().max()) else {
        return Ok(Vec::new());
    };
    let covers: Vec<Vec<UnitId>> =
        months.iter().map(|month| atlas.cover(unit, *month, day).units()).collect();
    let all: BTreeSet<UnitId> = covers.iter().flatten().copied().collect();
    let all: Vec<UnitId> = all.into_iter().collect();
    let marked = store::marked(tx, pass, &all, (*first, *last))?;
    let is_marked = |(month, units): (&Month, &Vec<UnitId>)| {
        units.iter().any(|unit| marked.contains(&(*unit, *month)))
    };
    Ok(months.iter().zip(&covers).map(is_marked).collect())
}

/// Units with figures in the sums that nobody has approved: those below, and in months that tell
/// of others these and those that stood below them.
fn unapproved(
    tx: &mut Tx<'_>,
    pass: &Pass,
    standing: &Standing,
    (view, (first, last)): (&View, (Month, Month)),
) -> Result<Unapproved> {
    let eras = view.crossing.as_ref().map_or(&[][..], |crossing| &crossing.eras);
    let own = eras.last().map_or(first, |era| era.last.next());
    let here = [standing.place.id];
    let mut groups: Vec<store::Group<'_>> =
        eras.iter().map(|era| (era.units.as_slice(), 0, (era.first, era.last))).collect();
    if own <= last && !view.board.is_empty() {
        groups.push((&here, 1, (own, last)));
    }
    store::unapproved(tx, pass, &groups)
}

/// The mark of any month that a span adds up: one illustration makes its sum one.
fn mark_of_span(tx: &mut Tx<'_>, pass: &Pass, view: &View) -> Result<Option<String>> {
    let Some((first, last)) = view.of.months() else { return Ok(None) };
    for era in view.crossing.iter().flat_map(|crossing| &crossing.eras) {
        if !store::marked(tx, pass, &era.units, (era.first, era.last))?.is_empty() {
            return Ok(Some(OF_OTHERS.to_owned()));
        }
    }
    let mut month = first;
    while month <= last {
        if let Some(found) = mark(tx, pass, month, 0)? {
            return Ok(Some(found));
        }
        month = month.next();
    }
    Ok(None)
}

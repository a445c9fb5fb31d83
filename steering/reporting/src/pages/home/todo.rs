//! What must I do: my own month with its due day, what came back, what waits for my approval, who
//! has not sent, what must be looked at twice, tasks to be marked.

use super::super::asked::{address, path_of};
use super::super::board::state_of;
use super::super::periods;
use super::super::seen::Seen;
use super::kept;
use crate::model::{Of, ReportRow, State, Step};
use crate::owed::{self, Terms};
use crate::{acts, desk, store};
use care::rules::Programme;
use kernel::db::Tx;
use kernel::{Day, Flaw, Month, Result, Who, number, place};
use kit::badge::{Tone, badge};
use kit::icon::Icon;
use kit::notice::empty;
use kit::{Markup, Visit, Words, html};

/// Units that have not sent are named up to here; the board has them all.
const NAMED: usize = 5;
/// Reports that wait for approval are named up to here; what is done makes room for the next.
const WAITING: i64 = 20;

/// What kind of thing waits.
pub enum What {
    /// A colleague or the program tells me something.
    Told(String, Vec<(String, String)>),
    /// My report of this month is open.
    Open(Month),
    /// The report of a unit whose place mine took has not gone out.
    Before(String),
    /// Another report of mine is open.
    Owed(Of),
    /// My report came back, with why.
    Returned(Option<String>),
    /// A unit's report waits for approval; with the unit above it when that is not the reader's.
    Approve(String, Option<String>),
    /// A report of another form waits for approval: whose, and which.
    ApproveOf(String, Of),
    /// A unit has not sent.
    Late(String),
    /// A notice.
    Look(Flaw),
    /// So many comments are open.
    Comments(i64),
    /// So many tasks of last month are not marked.
    Mark(i64),
    /// So many of something wait in a register: message key, how many.
    Many(&'static str, i64),
    /// So many people of a programme were not followed up for months.
    Unseen(&'static Programme, i64),
    /// Approved: it can be frozen; frozen: it can go out.
    Next(Step),
}

/// A thing to do.
pub struct Todo {
    what: What,
    href: String,
    due: Option<Day>,
}

impl Todo {
    /// A thing to do, where, and by when where a day is set.
    pub(super) fn new(what: What, href: String, due: Option<Day>) -> Todo {
        Todo { what, href, due }
    }
}

/// Gathers them, the most pressing first.
pub fn load(tx: &mut Tx<'_>, who: &Who, seen: &Seen) -> Result<Vec<Todo>> {
    let mut all = Vec::new();
    let terms = Terms::load(tx, &seen.standing.pass, false)?;
    let place = &seen.standing.place;
    let due = terms.due(&place.chain, &place.level, &seen.here.of);
    let decides = desk::may_decide(tx, who, place)?;
    let report = seen.here.path("/reports");
    told(tx, who, &mut all)?;
    let add = |all: &mut Vec<Todo>, what, href: String, due| all.push(Todo { what, href, due });
    let is_mine = may_type(who, seen);
    let stands = owed::stands(place, terms.judged_on(place, &seen.here.of));
    if is_mine && !stands {
        before(tx, seen, &mut all)?;
    }
    if !stands {
        // Nothing of a month in which the unit did not stand is asked of it.
    } else if is_mine && seen.view.state() == State::Returned {
        let note = seen.view.report.as_ref().and_then(|report| report.returned_note.clone());
        add(&mut all, What::Returned(note), report.clone(), due);
    } else if is_mine && seen.view.state() == State::Draft {
        add(&mut all, What::Open(seen.here.month), report.clone(), due);
    }
    running(tx, who, seen, (is_mine, decides, &terms), &mut all)?;
    if is_mine {
        owed(tx, who, seen, &terms, &mut all)?;
    }
    if decides {
        waiting(tx, seen, seen.here.month, &mut all)?;
        others(tx, seen, &mut all)?;
        late(seen, due, &mut all);
    }
    for step in [Step::Lock, Step::Issue] {
        if seen.rights.can(step) {
            add(&mut all, What::Next(step), format!("{report}#way"), None);
        }
    }
    let open = seen.view.comments.iter().filter(|c| c.closed_at.is_none()).count() as i64;
    if is_mine && open > 0 {
        add(&mut all, What::Comments(open), report.clone(), None);
    }
    for notice in looked_at(seen) {
        add(&mut all, What::Look(notice.0), notice.1, None);
    }
    kept::load(tx, who, seen, &mut all)?;
    let unmarked = seen.view.planned.iter().filter(|task| task.outcome.is_none()).count() as i64;
    if seen.rights.types && unmarked > 0 {
        add(&mut all, What::Mark(unmarked), format!("{report}#planned"), None);
    }
    Ok(all)
}

/// The monthly reports of those whose place the unit took that have not gone out.
fn before(tx: &mut Tx<'_>, seen: &Seen, all: &mut Vec<Todo>) -> Result<()> {
    for unit in seen.before.iter().take(NAMED) {
        let state = store::state_before(tx, &seen.standing.pass, unit.id, seen.here.month)?;
        if state.is_none_or(|state| state != State::Issued) {
            let href = seen.here.path_at("/reports", &unit.code);
            all.push(Todo { what: What::Before(unit.name.clone()), href, due: None });
        }
    }
    Ok(())
}

/// What I was told and have not read.
fn told(tx: &mut Tx<'_>, who: &Who, all: &mut Vec<Todo>) -> Result<()> {
    let Ok(pass) = who.may_own(&notices::acts::OWN) else { return Ok(()) };
    for row in notices::store::unread(tx, &pass, NAMED as i64)? {
        let what = What::Told(row.kind.clone(), row.args());
        all.push(Todo { what, href: row.href, due: None });
    }
    Ok(())
}

/// The month that runs, once it began: what came back of it, what waits for me, and my own to be
/// typed when that of the month before is on its way.
fn running(
    tx: &mut Tx<'_>,
    who: &Who,
    seen: &Seen,
    (is_mine, decides, terms): (bool, bool, &Terms),
    all: &mut Vec<Todo>,
) -> Result<()> {
    let month = seen.here.month.next();
    if month.first() > who.today() {
        return Ok(());
    }
    let place = &seen.standing.place;
    let due = terms.due(&place.chain, &place.level, &Of::month(month));
    let href = address("/reports", &seen.here.code, month);
    let report = store::find(tx, &seen.standing.pass, month)?;
    let state = report.as_ref().map_or(State::Draft, ReportRow::state);
    if is_mine && state == State::Returned {
        let note = report.and_then(|report| report.returned_note);
        all.push(Todo { what: What::Returned(note), href, due });
    } else if is_mine && state == State::Draft && !seen.view.state().is_open() {
        all.push(Todo { what: What::Open(month), href, due });
    }
    if decides { waiting(tx, seen, month, all) } else { Ok(()) }
}

/// My reports of other forms that are asked for and have not been sent.
fn owed(tx: &mut Tx<'_>, who: &Who, seen: &Seen, terms: &Terms, all: &mut Vec<Todo>) -> Result<()> {
    let (pass, place) = (&seen.standing.pass, &seen.standing.place);
    let asked = owed::asked_for(tx, pass, place, terms, who.today())?;
    let open = asked.into_iter().filter(|owed| owed.is_open() && !owed.of.is_month());
    for owed in open.take(NAMED) {
        let href = path_of("/reports", &seen.here.code, &owed.of);
        let back = owed.report.as_ref().filter(|report| report.state() == State::Returned);
        let what = match back {
            Some(report) => What::Returned(report.returned_note.clone()),
            None => What::Owed(owed.of),
        };
        all.push(Todo { what, href, due: Some(owed.due) });
    }
    Ok(())
}

/// Monthly reports anywhere under the unit that wait to be approved, the nearest first.
fn waiting(tx: &mut Tx<'_>, seen: &Seen, month: Month, all: &mut Vec<Todo>) -> Result<()> {
    let rows = store::waiting(tx, &seen.standing.pass, month, WAITING)?;
    for row in rows {
        let href = address("/reports", &row.code, month);
        // Far below, a name alone does not tell which of its namesakes it is.
        let above = (row.depth > 1).then_some(row.above);
        all.push(Todo { what: What::Approve(row.name, above), href, due: None });
    }
    Ok(())
}

/// Reports of other forms that wait to be approved here.
fn others(tx: &mut Tx<'_>, seen: &Seen, all: &mut Vec<Todo>) -> Result<()> {
    let pass = &seen.standing.pass;
    for row in store::waiting_others(tx, pass, WAITING)? {
        let (of, unit) = (Of::of_row(&row)?, place::get(tx, row.unit, row.day())?);
        let whose = match of.organisation() {
            Some(id) => people::organisations::name(tx, pass, id)?,
            None => unit.name,
        };
        let href = path_of("/reports", &unit.code, &of);
        all.push(Todo { what: What::ApproveOf(whose, of), href, due: None });
    }
    Ok(())
}

fn may_type(who: &Who, seen: &Seen) -> bool {
    // Whose report this is: somebody whose role is given for this very unit.
    let unit = seen.here.unit;
    who.grants().iter().any(|g| g.unit == unit && acts::TYPE.roles.contains(&g.role))
}

/// Reports of the units below that have not come.
fn late(seen: &Seen, due: Option<Day>, all: &mut Vec<Todo>) {
    let month = seen.here.month;
    let mut late = 0;
    for row in &seen.view.board {
        let has_come = state_of(row).is_some_and(|state| !state.is_open());
        if has_come || row.typed == 0 || late == NAMED || !seen.owes(row.unit) {
            continue;
        }
        late += 1;
        let href = address("/reports", &row.code, month);
        all.push(Todo { what: What::Late(row.name.clone()), href, due });
    }
}

/// Notices of this month, and of last month's part II (its tasks are this month's work).
fn looked_at(seen: &Seen) -> Vec<(Flaw, String)> {
    let report = seen.here.path("/reports");
    let here = |place: &str| match place.starts_with("task-") {
        true => format!("{report}#tasks"),
        false => seen.here.panel(place),
    };
    // What was frozen is not looked at any more, but its plan is this month's work.
    let is_live = |notice: &&crate::model::Notice| {
        notice.place.starts_with("task-") || seen.view.state() < State::Locked
    };
    let has_report = seen.view.report.is_some();
    let own = seen.view.notices.iter().filter(|_| has_report).filter(is_live);
    let mut all: Vec<(Flaw, String)> = own.map(|n| (n.flaw.clone(), here(&n.place))).collect();
    for task in seen.view.planned.iter().filter(|task| task.plan == Some(0)) {
        let flaw = Flaw::new(format!("task-{}", task.place_in_order), "notice-plan-of-zero")
            .arg("number", task.place_in_order.to_string());
        all.push((flaw, format!("{report}#planned")));
    }
    all
}

/// The list, or a word that nothing waits.
pub fn draw(visit: &Visit, all: &[Todo]) -> Markup {
    html! {
        @if all.is_empty() {
            (empty(Icon::Check, &visit.say("home-nothing"), None))
        } @else {
            ul.list { @for todo in all { (one(visit, todo)) } }
        }
    }
}

fn one(visit: &Visit, todo: &Todo) -> Markup {
    html! {
        li { a href=(todo.href) {
            span { (said(visit, &todo.what)) }
            (due_badge(visit, todo))
            @if let What::Returned(Some(note)) = &todo.what { span.quiet { (note) } }
        } }
    }
}

fn said(visit: &Visit, what: &What) -> String {
    let words = visit.words();
    match what {
        What::Open(month) => words.say_with("home-do-open", &[("month", month.vn())]),
        What::Before(unit) => words.say_with("home-do-before", &[("unit", unit)]),
        What::Returned(_) => words.say("home-do-returned"),
        What::Told(kind, args) => notices::pages::said(words, kind, args),
        What::Owed(of) => words.say_with("home-do-owed", &[("report", named(words, of))]),
        What::ApproveOf(whose, of) => {
            let args = [("report", named(words, of)), ("unit", whose.clone())];
            words.say_with("home-do-approve-of", &args)
        }
        What::Approve(unit, None) => words.say_with("home-do-approve", &[("unit", unit)]),
        What::Approve(unit, Some(above)) => {
            words.say_with("home-do-approve-in", &[("unit", unit), ("above", above)])
        }
        What::Late(unit) => words.say_with("home-do-late", &[("unit", unit)]),
        What::Look(flaw) => words.say_flaw(flaw, None),
        What::Comments(n) => words.say_count("home-do-comments", *n),
        What::Many(key, n) => words.say_count(key, *n),
        What::Unseen(programme, n) => {
            let args = [
                ("n", number::count(*n)),
                ("months", care::store::MONTHS.to_string()),
                ("programme", programme.label(words.lang()).to_owned()),
            ];
            words.say_with("care-unseen-wait", &args)
        }
        What::Mark(n) => words.say_count("home-do-mark", *n),
        What::Next(Step::Lock) => words.say("home-do-lock"),
        What::Next(_) => words.say("home-do-issue"),
    }
}

/// What a report is called inside a sentence.
fn named(words: &Words, of: &Of) -> String {
    let title = periods::titled(words, of);
    let mut letters = title.chars();
    letters.next().map_or_else(String::new, |c| c.to_lowercase().chain(letters).collect())
}

/// How long there is, in words.
fn due_badge(visit: &Visit, todo: &Todo) -> Markup {
    let words = visit.words();
    let Some(due) = todo.due else {
        return match todo.what {
            What::Look(_) => badge(Tone::Waiting, &words.say("home-look")),
            What::Approve(..) | What::ApproveOf(..) => badge(Tone::Call, &words.say("home-waits")),
            _ => html! { span {} },
        };
    };
    let left = visit.who().today().days_until(due);
    match left {
        0 => badge(Tone::Waiting, &words.say("home-today")),
        1.. => badge(Tone::Done, &words.say_count("home-days-left", left)),
        _ => badge(Tone::Call, &words.say_count("home-days-late", -left)),
    }
}

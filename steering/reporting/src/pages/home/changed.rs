//! What changed: the newest lines of the journal under the unit, for those who may read it; else
//! the newest cells of the report.

use super::super::journal::act;
use super::super::rows::when;
use super::super::say;
use super::super::seen::Seen;
use crate::figures::find;
use crate::{acts, desk};
use kernel::db::Tx;
use kernel::{Instant, Result, Who, journal};
use kit::icon::Icon;
use kit::notice::empty;
use kit::{Markup, Visit, html};
use org::standing;

/// Lines shown.
const LINES: usize = 6;
/// Lines read to find them: one act writes many.
const READ: i64 = 200;

/// Something that changed.
pub enum Change {
    /// A cell of this report: figure, amount, who, when.
    Cell(&'static str, i64, String, Instant),
    /// An act: its name, how many rows, who, when.
    Act(String, i64, String, Instant),
}

/// The newest changes.
pub fn load(tx: &mut Tx<'_>, who: &Who, seen: &Seen) -> Result<Vec<(Change, String)>> {
    // A stated total and an emptied cell are no figure that moved.
    let is_figure = |cell: &&crate::model::CellRow| {
        let is_mark = cell.at_least && cell.amount == 0;
        !cell.is_blank()
            && !is_mark
            && find(&cell.figure).is_some_and(|figure| !figure.is_derived())
    };
    let mut cells: Vec<_> = seen.view.cells.values().filter(is_figure).collect();
    cells.sort_by_key(|cell| std::cmp::Reverse(cell.typed_at));
    let mut all = Vec::new();
    for cell in cells.into_iter().take(LINES / 2) {
        let Some(figure) = find(&cell.figure) else { continue };
        let name = cell.typed_name.clone();
        let change = Change::Cell(figure.code, cell.amount, name, cell.typed_at);
        all.push((change, seen.here.why(figure.code)));
    }
    if let Ok(pass) = standing::pass(tx, who, &acts::JOURNAL, &seen.standing.place) {
        let lines = journal::list(tx, &pass, Instant(i64::MAX), READ)?;
        let href = format!("/journal?unit={}", seen.here.code);
        for change in folded(lines).into_iter().take(LINES - all.len()) {
            all.push((change, href.clone()));
        }
    }
    Ok(all)
}

/// One act of one person in one instant is one line, however many rows it wrote.
fn folded(lines: Vec<journal::Line>) -> Vec<Change> {
    let mut all: Vec<Change> = Vec::new();
    // A step writes the report and its place in the history: it is one act.
    for line in lines.into_iter().filter(|line| line.subject != "report_step") {
        if let Some(Change::Act(name, count, actor, at)) = all.last_mut()
            && *name == line.act
            && *actor == line.actor
            && at.millis_since(line.at) < 60_000
        {
            *count += 1;
            continue;
        }
        all.push(Change::Act(line.act, 1, line.actor, line.at));
    }
    all
}

/// The list, or a word that nothing changed.
pub fn draw(visit: &Visit, all: &[(Change, String)]) -> Markup {
    html! {
        @if all.is_empty() {
            (empty(Icon::Note, &visit.say("home-no-change"), None))
        } @else {
            ul.list { @for (change, href) in all { (one(visit, change, href)) } }
        }
    }
}

fn one(visit: &Visit, change: &Change, href: &str) -> Markup {
    let words = visit.words();
    html! {
        li { a href=(href) {
            @match change {
                Change::Cell(code, amount, by, at) => {
                    span { (say::label(words, code)) }
                    b { (find(code).map(|f| desk::printed(f, *amount))
                        .unwrap_or_default()) }
                    span.quiet { (by) " · " (when(visit, *at)) }
                }
                Change::Act(name, count, by, at) => {
                    span { (act(words, name)) }
                    span { @if *count > 1 { "× " (count) } }
                    span.quiet { (by) " · " (when(visit, *at)) }
                }
            }
        } }
    }
}

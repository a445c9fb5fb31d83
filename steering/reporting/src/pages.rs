//! The pages of the reports: Hôm nay, the report and its cells, the document, why a number
//! is what it is, the journal. Handlers read, ask for a pass, call the desk and answer; they hold
//! no SQL and no rule.

pub use answer::PATH as LINK_PAGE;
pub use home::SIX;

mod adjust;
mod answer;
pub mod asked;
pub mod bar;
mod batch;
mod below;
mod beyond;
mod board;
mod campaign;
mod cell;
mod chain;
mod check;
mod comment;
mod conflict;
mod gone;
mod grid;
mod hand;
mod home;
mod issue;
mod journal;
mod known;
mod letterhead;
mod links;
mod name;
mod onmap;
mod owed;
mod panel;
mod paper;
mod parts;
pub mod periods;
mod report;
mod rows;
pub mod say;
pub mod seen;
mod span;
mod state;
mod step;
mod synthesis;
mod task;
mod tasks;
mod threads;
mod trace;
mod watch;
mod why;
mod wording;

pub(crate) use asked::path_of;

use crate::acts;
use kit::Routes;
use kit::page::{Group, MenuItem};

/// All routes and menu items.
pub fn routes() -> Routes {
    let item = |group, label, path, go, act| MenuItem { group, label, path, go, act };
    Routes::new()
        .menu(item(Group::Today, "home-menu", "/", Some('h'), None))
        .menu(item(Group::Reports, "report-menu", "/reports", Some('r'), Some(&acts::VIEW)))
        .menu(item(Group::Reports, "grid-menu", "/reports/grid", Some('l'), Some(&acts::VIEW)))
        .menu(item(Group::Reports, "owed-title", "/reports/owed", None, Some(&acts::VIEW)))
        .menu(item(Group::Reports, "board-menu", "/reports/board", None, Some(&acts::VIEW)))
        .menu(item(Group::Reports, "chain-title", "/reports/chain", None, Some(&acts::VIEW)))
        .menu(item(Group::Reports, "beyond-title", "/reports/beyond", None, Some(&acts::VIEW)))
        .menu(item(
            Group::Steering,
            "letterhead-title",
            "/reports/letterhead",
            None,
            Some(&acts::SETTINGS),
        ))
        .menu(item(Group::Steering, "journal-title", "/journal", Some('j'), Some(&acts::JOURNAL)))
        .and(home::routes())
        .and(report::routes())
        .and(beyond::routes())
        .and(cell::routes())
        .and(grid::routes())
        .and(adjust::routes())
        .and(conflict::routes())
        .and(parts::routes())
        .and(synthesis::routes())
        .and(comment::routes())
        .and(step::routes())
        .and(hand::routes())
        .and(issue::routes())
        .and(task::routes())
        .and(name::routes())
        .and(paper::routes())
        .and(wording::routes())
        .and(letterhead::routes())
        .and(onmap::routes())
        .and(why::routes())
        .and(journal::routes())
        .and(owed::routes())
        .and(watch::routes())
        .and(chain::routes())
        .and(links::routes())
        .and(answer::routes())
        .and(known::routes())
        .and(check::routes())
}

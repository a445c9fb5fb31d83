//! The pages of the monthly report: Hôm nay, the report and its cells, the document, why a number
//! is what it is, the journal. Handlers read, ask for a pass, call the desk and answer; they hold
//! no SQL and no rule.

mod adjust;
mod asked;
mod bar;
mod beyond;
mod board;
mod cell;
mod comment;
mod conflict;
mod home;
mod issue;
mod journal;
mod letterhead;
mod name;
mod panel;
mod paper;
mod report;
mod rows;
mod say;
mod seen;
mod step;
mod task;
mod tasks;
mod trace;
mod why;
mod wording;

use crate::acts;
use kit::Routes;
use kit::page::{Group, MenuItem};

/// All routes and menu items.
pub fn routes() -> Routes {
    let item = |group, label, path, go, act| MenuItem { group, label, path, go, act };
    Routes::new()
        .menu(item(Group::Today, "home-menu", "/", Some('h'), None))
        .menu(item(Group::Reports, "report-menu", "/reports", Some('r'), Some(&acts::VIEW)))
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
        .and(adjust::routes())
        .and(conflict::routes())
        .and(comment::routes())
        .and(step::routes())
        .and(issue::routes())
        .and(task::routes())
        .and(name::routes())
        .and(paper::routes())
        .and(wording::routes())
        .and(letterhead::routes())
        .and(why::routes())
        .and(journal::routes())
}

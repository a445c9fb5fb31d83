//! The leaders' page and its sheet of paper, the list of yearly targets and their forms. Handlers
//! read, ask for a pass, call the store and answer; they hold no SQL and no rule.

mod cards;
mod edit;
mod leaders;
mod list;
mod ranking;
mod sheet;

use crate::acts;
use kit::Routes;
use kit::page::{Group, MenuItem};

/// All routes and menu items.
pub fn routes() -> Routes {
    let item =
        |group, label, path| MenuItem { group, label, path, go: None, act: Some(&acts::VIEW) };
    Routes::new()
        .menu(item(Group::Reports, "leaders-menu", "/leaders"))
        .menu(item(Group::Steering, "target-menu", "/targets"))
        .and(leaders::routes())
        .and(sheet::routes())
        .and(list::routes())
        .and(edit::routes())
}

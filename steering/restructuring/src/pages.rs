//! The pages of decisions on the map: the list, one decision with its moves, the dry run, the
//! forms. Handlers read, ask for a pass, call the desk and answer; they hold no SQL and no rule.

mod act;
mod dry;
mod index;
mod moves;
mod records;
mod say;
mod shares;
mod show;
mod table;
mod words;

use crate::acts;
use kit::Routes;
use kit::page::{Group, MenuItem};

/// All routes and menu items.
pub fn routes() -> Routes {
    Routes::new()
        .menu(MenuItem {
            group: Group::Steering,
            label: "restructuring-menu",
            path: "/restructuring",
            go: None,
            act: Some(&acts::VIEW),
        })
        .and(index::routes())
        .and(words::routes())
        .and(show::routes())
        .and(moves::routes())
        .and(table::routes())
        .and(shares::routes())
        .and(records::routes())
        .and(dry::routes())
        .and(act::routes())
}

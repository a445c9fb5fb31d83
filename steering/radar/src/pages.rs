//! The pages of the radar: what met and where nobody helps, one person's month, agencies' lists, an
//! agency's own page. Handlers read, ask for a pass, call the desk and answer; they hold no SQL and
//! no rule, and no name of anybody helped stands on them.

mod index;
mod keyed;
mod list;
mod lists;
mod own;
mod person;
mod say;

use crate::acts;
use kit::Routes;
use kit::page::{Group, MenuItem};

/// All routes and menu items.
pub fn routes() -> Routes {
    Routes::new()
        .menu(MenuItem {
            group: Group::Works,
            label: "radar-title",
            path: "/radar",
            go: None,
            act: Some(&acts::VIEW),
        })
        .and(index::routes())
        .and(person::routes())
        .and(lists::routes())
        .and(list::routes())
        .and(own::routes())
}

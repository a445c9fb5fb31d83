//! The pages of cattle banks: the list, a herd, the forms. Handlers read, ask for a pass, call the
//! desk and answer; they hold no SQL and no rule.

mod banks;
mod forms;
mod herd;
mod names;
mod outlook;
mod record;
mod undone;

use crate::acts;
use kit::Routes;
use kit::page::{Group, MenuItem};

/// All routes and menu items.
pub fn routes() -> Routes {
    Routes::new()
        .menu(MenuItem {
            group: Group::Works,
            label: "cattle-title",
            path: "/cattle",
            go: None,
            act: Some(&acts::VIEW),
        })
        .and(banks::routes())
        .and(herd::routes())
        .and(record::routes())
        .and(names::routes())
}

//! The pages of cattle banks: the list, a herd, an animal, the forms. Handlers read, ask for a
//! pass, call the desk and answer; they hold no SQL and no rule.

mod animal;
mod banks;
mod files;
mod forms;
mod herd;
mod names;
mod outlook;
mod papers;
mod record;
mod tables;
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
        .and(animal::routes())
        .and(record::routes())
        .and(names::routes())
        .and(::papers::routes::<papers::OfBank>())
}

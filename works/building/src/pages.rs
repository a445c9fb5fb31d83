//! The pages of constructions: the list, one file, the forms. Handlers read, ask for a pass, call
//! the desk and answer; they hold no SQL and no rule.

mod forms;
mod index;
mod open;
mod papers;
mod record;
mod show;
mod stages;

use crate::acts;
use kit::Routes;
use kit::page::{Group, MenuItem};

/// All routes and menu items.
pub fn routes() -> Routes {
    Routes::new()
        .menu(MenuItem {
            group: Group::Works,
            label: "constructions-title",
            path: "/constructions",
            go: None,
            act: Some(&acts::VIEW),
        })
        .and(index::routes())
        .and(open::routes())
        .and(show::routes())
        .and(record::routes())
        .and(::papers::routes::<papers::OfConstruction>())
        .and(::papers::routes::<papers::OfStage>())
}

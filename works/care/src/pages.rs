//! The pages of people in programmes: the lists, a file, its forms. Handlers read, ask for a pass,
//! call the desk and answer; they hold no SQL and no rule, and no name stands in an address or a
//! title.

mod around;
mod chart;
mod cohort;
mod cohort_sheets;
mod cohort_tables;
mod file;
mod index;
mod new;
mod papers;
mod record;

use crate::acts;
use kit::Routes;
use kit::page::{Group, MenuItem};

/// All routes and menu items.
pub fn routes() -> Routes {
    Routes::new()
        .menu(MenuItem {
            group: Group::Works,
            label: "care-title",
            path: "/care",
            go: None,
            act: Some(&acts::VIEW),
        })
        .and(index::routes())
        .and(new::routes())
        .and(cohort::routes())
        .and(file::routes())
        .and(record::routes())
        .and(::papers::routes::<papers::OfFile>())
}

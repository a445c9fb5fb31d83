//! The pages of classes: the list, one class, its forms, the certificates, one certificate.
//! Handlers read, ask for a pass, call the desk and answer; they hold no SQL and no rule.

mod certificate;
mod certificates;
mod forms;
mod index;
mod papers;
mod plan;
mod quick;
mod record;
mod sheets;
mod show;
mod totals;

use crate::acts;
use kit::Routes;
use kit::page::{Group, MenuItem};

/// All routes and menu items.
pub fn routes() -> Routes {
    Routes::new()
        .menu(MenuItem {
            group: Group::Works,
            label: "classes-title",
            path: "/classes",
            go: None,
            act: Some(&acts::VIEW),
        })
        .and(index::routes())
        .and(plan::routes())
        .and(certificates::routes())
        .and(certificate::routes())
        .and(show::routes())
        .and(record::routes())
        .and(::papers::routes::<papers::OfClass>())
}

//! The pages of humanitarian addresses: the list, a dossier, its forms, who has seen it. Handlers
//! read, ask for a pass, call the desk and answer; they hold no SQL and no rule, and no name stands
//! in an address or a title.

mod alarms;
mod card;
mod consents;
mod dossier;
mod emergency;
mod form;
mod index;
mod likely;
mod listed;
mod looks;
mod papers;
mod record;
mod round;
mod round_forms;
mod round_posts;
mod round_sheet;
mod rounds;
mod same;
mod show;
mod shown;
mod withdrawals;

use crate::acts;
use kit::Routes;
use kit::page::{Group, MenuItem};

/// All routes and menu items.
pub fn routes() -> Routes {
    Routes::new()
        .menu(MenuItem {
            group: Group::Works,
            label: "addresses-title",
            path: "/addresses",
            go: None,
            act: Some(&acts::VIEW),
        })
        .and(index::routes())
        .and(form::routes())
        .and(likely::routes())
        .and(show::routes())
        .and(record::routes())
        .and(looks::routes())
        .and(alarms::routes())
        .and(withdrawals::routes())
        .and(emergency::routes())
        .and(rounds::routes())
        .and(round::routes())
        .and(round_sheet::routes())
        .and(same::routes())
        .and(::papers::routes::<papers::OfAddress>())
        .and(::papers::routes::<papers::OfStep>())
}

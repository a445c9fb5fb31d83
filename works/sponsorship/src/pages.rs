//! The pages between sponsors and addresses: what is asked in a month, one address, one sponsor,
//! how far the campaign has come, a sponsor's own page. Handlers read, ask for a pass, call the
//! desk and answer; they hold no SQL and no rule, and no name stands in an address or a title.

mod address;
mod enquiries;
mod finding;
mod letter;
mod months;
mod norms;
mod offered;
mod own;
mod proposals;
mod record;
mod slip;
mod sponsor;
mod sponsor_form;
mod sponsors;
mod statement;
mod thanks;
mod who;

use crate::acts;
use kit::Routes;
use kit::page::{Group, MenuItem};

/// The type of a file that is a paper to be printed.
const PDF: &str = "application/pdf";

/// All routes and menu items.
pub fn routes() -> Routes {
    let item = |label, path, act| MenuItem { group: Group::Works, label, path, go: None, act };
    Routes::new()
        .menu(item("sponsorship-title", "/sponsorship", Some(&acts::VIEW)))
        .menu(item("sponsors-title", "/sponsors", Some(&::sponsors::acts::VIEW)))
        .and(months::routes())
        .and(address::routes())
        .and(record::routes())
        .and(finding::routes())
        .and(slip::routes())
        .and(norms::routes())
        .and(who::routes())
        .and(proposals::routes())
        .and(sponsors::routes())
        .and(enquiries::routes())
        .and(sponsor_form::routes())
        .and(sponsor::routes())
        .and(letter::routes())
        .and(own::routes())
}

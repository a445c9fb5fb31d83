//! The part of the DHIS2 Web API that its clients need (interop.md): who and what is there, the
//! tree of units, figures as data elements, one data set, values in and out, analytics. Figures
//! and rights are those of every page; a value is typed by the same rules as at the desk. It keeps
//! no table.

pub mod address;
mod analytics;
mod fields;
mod filter;
mod import;
mod paging;
mod period;
mod things;
mod web;

use kit::{Capability, Lang, Routes};

/// Every address of this part.
pub fn api() -> api::Api {
    web::all()
}

fn routes() -> Routes {
    api().routes()
}

/// What this capability tells the program about itself.
pub const CAPABILITY: Capability = Capability {
    name: "dhis2",
    schema: &[],
    messages: &[
        (Lang::Vi, include_str!("../messages/vi.ftl")),
        (Lang::En, include_str!("../messages/en.ftl")),
    ],
    figures: &[],
    acts: &[],
    routes,
};

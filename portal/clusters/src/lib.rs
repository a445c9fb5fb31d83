//! Clusters on a page: the month of a cluster as a table like a report, with the ranking of its
//! units by any figure (checklist ORG-16; S4 II.8-9). It keeps no table and no figure of its own.

mod page;

use kit::{Capability, Lang, Routes};

fn routes() -> Routes {
    page::routes()
}

/// What this capability tells the program about itself.
pub const CAPABILITY: Capability = Capability {
    name: "clusters",
    schema: &[],
    messages: &[
        (Lang::Vi, include_str!("../messages/vi.ftl")),
        (Lang::En, include_str!("../messages/en.ftl")),
    ],
    figures: &[],
    acts: &[],
    routes,
};

//! Units from centre to grassroots: founded, placed in the dated tree, gathered in bodies and
//! clusters (checklist ORG-01..23). It is the only writer of the tree that the kernel reads.
//! Others may use: [`standing::Standing`] (the unit a page stands on), [`ofday`] (the map it is
//! read on), [`codedays`] (the days its code may be carried to), [`consequences`] (what follows
//! when the map changes), the dataset, the store.

pub mod codedays;
pub mod consequences;
pub mod dataset;
pub mod ground;
pub mod model;
pub mod ofday;
mod pages;
pub mod pins;
pub mod rules;
pub mod slug;
pub mod standing;
pub mod store;
#[cfg(test)]
mod tests;

use kernel::db::Step;
use kernel::seal::Level;
use kernel::{Act, Role};
use kit::{Capability, Lang};

const EVERY_ROLE: &[Role] = &Role::ALL;

/// Opens the tree of units and a unit's page.
pub static VIEW: Act = Act {
    name: "org.unit.view",
    roles: EVERY_ROLE,
    writes: false,
    sees: Level::Internal,
    by_job: true,
};

/// Founds a unit.
pub static FOUND: Act = Act {
    name: "org.unit.found",
    roles: &[Role::Centre, Role::Approver],
    writes: true,
    sees: Level::Internal,
    by_job: true,
};

/// Loads the shipped tree, bodies and clusters.
pub static LOAD: Act = Act {
    name: "org.tree.load",
    roles: &[Role::Centre],
    writes: true,
    sees: Level::Internal,
    by_job: true,
};

/// What org tells the program.
pub const CAPABILITY: Capability = Capability {
    name: "org",
    schema: &[
        Step { name: "org/0001_org", sql: include_str!("../schema/0001_org.sql") },
        Step { name: "org/0002_followed", sql: include_str!("../schema/0002_followed.sql") },
        Step { name: "org/0003_reach_depth", sql: include_str!("../schema/0003_reach_depth.sql") },
    ],
    messages: &[
        (Lang::Vi, include_str!("../messages/vi.ftl")),
        (Lang::En, include_str!("../messages/en.ftl")),
    ],
    figures: &[],
    acts: &[&VIEW, &FOUND, &LOAD],
    routes: pages::routes,
};

//! The catalogue of work: what kinds of activity there are, what is counted of each, where its
//! value may come from and which figures it feeds. Most kinds are shipped with the product; a
//! chapter adds its own without a build, each counting like a shipped one.
//!
//! Asked for by checklist SOC, HLT, FAI-04/06, TRN, COM, YTH, CMP, EMU-02, INS-02. What others may
//! use: [`kinds`], [`kind`], [`known`], [`names`], [`norm`], [`shipped`], [`shipped_as`], [`fed`],
//! [`is_of_reached`], [`campaigns`]. It holds no logic and never will.

pub mod acts;
mod consequences;
pub mod figures;
pub mod model;
mod pages;
pub mod rules;
mod shipped;
pub mod store;
#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used)]
mod tests;
mod yearly;

pub use consequences::FOLLOWS;
pub use figures::is_of_reached;
pub use model::{Alias, Campaign, Counted, GROUPS, Kind, Nature, Part, ValueSource};
pub use shipped::{campaign_named, campaign_on, campaigns, fed, is_either, shipped, shipped_as};
pub use store::{every_kind, kind, kinds, known, names, norm};
pub use yearly::Yearly;

use kernel::db::Step;
use kit::{Capability, Lang};

/// The schema steps, in order.
pub const SCHEMA: &[Step] = &[
    Step { name: "catalogue/0001_kind", sql: include_str!("../schema/0001_kind.sql") },
    Step { name: "catalogue/0002_norm", sql: include_str!("../schema/0002_norm.sql") },
    Step { name: "catalogue/0003_own", sql: include_str!("../schema/0003_own.sql") },
    Step {
        name: "catalogue/0004_own_without",
        sql: include_str!("../schema/0004_own_without.sql"),
    },
];

/// What this capability tells the program about itself.
pub const CAPABILITY: Capability = Capability {
    name: "catalogue",
    schema: SCHEMA,
    messages: &[
        (Lang::Vi, include_str!("../messages/vi.ftl")),
        (Lang::En, include_str!("../messages/en.ftl")),
    ],
    figures: figures::FIGURES,
    acts: acts::ALL,
    routes: pages::routes,
};

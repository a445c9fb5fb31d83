//! Sponsors: who helps humanitarian addresses. Each is a person or an organisation of the register
//! of people; here stands what it is called, what it wishes to do, and that somebody verified it.
//!
//! Asked for by checklist SPN-01, -02, ADR-11, ADR-12 and by threats-and-promises T5. What others
//! may use: [`desk`], [`store`]; its pages are drawn by the work that sponsors do. This file holds
//! no logic and never will.

pub mod acts;
mod consequences;
pub mod desk;
pub mod model;
pub mod rules;
pub mod store;

pub use consequences::FOLLOWS;
pub use model::{SponsorId, SponsorKind, SponsorRow};

use kernel::db::Step;
use kit::{Capability, Lang, Routes};

/// The schema steps, in order.
pub const SCHEMA: &[Step] =
    &[Step { name: "sponsors/0001_sponsors", sql: include_str!("../schema/0001_sponsors.sql") }];

/// What this capability tells the program about itself.
pub const CAPABILITY: Capability = Capability {
    name: "sponsors",
    schema: SCHEMA,
    messages: &[
        (Lang::Vi, include_str!("../messages/vi.ftl")),
        (Lang::En, include_str!("../messages/en.ftl")),
    ],
    figures: &[],
    acts: acts::ALL,
    routes: Routes::new,
};

//! Houses, bridges and other constructions, from the application to the hand-over: survey, budget
//! by source, builder, stages, acceptance. Each is accepted and handed over once, and counts in the
//! month of its hand-over.
//!
//! Asked for by checklist SOC-01..03, SOC-18, HLT-06. What others may use: [`desk`] (the demo),
//! [`verify`]. This file holds no logic and never will.

pub mod acts;
mod ahead;
mod consequences;
pub mod desk;
pub mod model;
mod pages;
pub mod rules;
pub mod store;
mod verify;

pub use ahead::ahead;
pub use consequences::FOLLOWS;
pub use verify::verify;

use kernel::db::Step;
use kit::{Capability, Lang};

/// The schema steps, in order.
pub const SCHEMA: &[Step] = &[
    Step {
        name: "building/0001_construction",
        sql: include_str!("../schema/0001_construction.sql"),
    },
    Step { name: "building/0002_due", sql: include_str!("../schema/0002_due.sql") },
    Step { name: "building/0003_corrections", sql: include_str!("../schema/0003_corrections.sql") },
    Step { name: "building/0004_joint", sql: include_str!("../schema/0004_joint.sql") },
];

/// What this capability tells the program about itself.
pub const CAPABILITY: Capability = Capability {
    name: "building",
    schema: SCHEMA,
    messages: &[
        (Lang::Vi, include_str!("../messages/vi.ftl")),
        (Lang::En, include_str!("../messages/en.ftl")),
    ],
    figures: &[],
    acts: acts::ALL,
    routes: pages::routes,
};

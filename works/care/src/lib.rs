//! Programmes that follow people: the poor-patient ecosystem, nutrition for children, safety for
//! fishermen, prosthetic legs. One file a person and programme; what is done for them is an entry,
//! and what is given counts as work. Names and measurements lie sealed.
//!
//! Asked for by checklist SOC-07, -08, -11, -15..17, HLT-05. What others may use: [`desk`] (the
//! demo). This file holds no logic and never will.

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
    Step { name: "care/0001_care", sql: include_str!("../schema/0001_care.sql") },
    Step { name: "care/0002_mistaken", sql: include_str!("../schema/0002_mistaken.sql") },
    Step { name: "care/0003_intake", sql: include_str!("../schema/0003_intake.sql") },
];

/// What this capability tells the program about itself.
pub const CAPABILITY: Capability = Capability {
    name: "care",
    schema: SCHEMA,
    messages: &[
        (Lang::Vi, include_str!("../messages/vi.ftl")),
        (Lang::En, include_str!("../messages/en.ftl")),
    ],
    figures: &[],
    acts: acts::ALL,
    routes: pages::routes,
};

//! Classes: sessions, trainers, who came, what they reached, certificates with number and expiry.
//! A class counts as work when it is ended: one class, and everybody who came at least once.
//!
//! Asked for by checklist TRN-01..06, TRN-08, TRN-09, FAI-02, FAI-04, FAI-06. What others may
//! use: [`desk`] (the demo). This file holds no logic and never will.

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
    Step { name: "lessons/0001_class", sql: include_str!("../schema/0001_class.sql") },
    Step { name: "lessons/0002_agreement", sql: include_str!("../schema/0002_agreement.sql") },
    Step { name: "lessons/0003_field", sql: include_str!("../schema/0003_field.sql") },
    Step { name: "lessons/0004_joint", sql: include_str!("../schema/0004_joint.sql") },
];

/// What this capability tells the program about itself.
pub const CAPABILITY: Capability = Capability {
    name: "lessons",
    schema: SCHEMA,
    messages: &[
        (Lang::Vi, include_str!("../messages/vi.ftl")),
        (Lang::En, include_str!("../messages/en.ftl")),
    ],
    figures: &[],
    acts: acts::ALL,
    routes: pages::routes,
};

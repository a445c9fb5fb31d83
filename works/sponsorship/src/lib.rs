//! Sponsorship: who stands by which humanitarian address, with what a month, what arrived, and what
//! was missed. What is given counts as work and posts to the Book.
//!
//! Asked for by checklist ADR-07, -10..13, -15, SPN-01..03, CRD-01, and by the campaign's plan
//! (S3). What others may use: [`desk`] (the demo), [`store`] (the leaders' page). This
//! file holds no logic and never will.

pub mod acts;
mod consequences;
pub mod desk;
pub mod model;
mod pages;
pub mod rules;
pub mod store;
mod verify;

pub use consequences::FOLLOWS;
pub use desk::{address_ended, address_erased};
pub use model::{GivingId, PledgeId, SlotId};
pub use verify::verify;

use kernel::db::Step;
use kit::{Capability, Lang};

/// The schema steps, in order.
pub const SCHEMA: &[Step] = &[
    Step {
        name: "sponsorship/0001_sponsorship",
        sql: include_str!("../schema/0001_sponsorship.sql"),
    },
    Step { name: "sponsorship/0002_code", sql: include_str!("../schema/0002_code.sql") },
    Step { name: "sponsorship/0010_enquiry", sql: include_str!("../schema/0010_enquiry.sql") },
];

/// What this capability tells the program about itself.
pub const CAPABILITY: Capability = Capability {
    name: "sponsorship",
    schema: SCHEMA,
    messages: &[
        (Lang::Vi, include_str!("../messages/vi.ftl")),
        (Lang::En, include_str!("../messages/en.ftl")),
        (Lang::Vi, include_str!("../norms/messages/vi.ftl")),
        (Lang::En, include_str!("../norms/messages/en.ftl")),
    ],
    figures: &[],
    acts: acts::ALL,
    routes: pages::routes,
};

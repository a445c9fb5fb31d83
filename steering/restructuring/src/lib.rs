//! Changing the map without losing a number (checklist ORG-05..11, -18; rules.md 3.3): a decision
//! with its moves is written, tried dry, taken, brought into effect on its day, and undone while
//! nothing new depends on it. Every capability answers for what is open at its units
//! (`org::consequences`); the Book moves stocks and leaves flows where they were. Others may use:
//! [`desk::run_due`] (the job), [`shipped`] (the decision of 2025).

pub mod acts;
pub mod desk;
pub mod model;
mod pages;
pub mod rules;
pub mod shipped;
pub mod store;
#[cfg(test)]
mod tests;

use kernel::db::Step;
use kit::{Capability, Lang};

/// The schema steps, in order.
pub const SCHEMA: &[Step] = &[
    Step {
        name: "restructuring/0001_restructuring",
        sql: include_str!("../schema/0001_restructuring.sql"),
    },
    Step {
        name: "restructuring/0002_figure_share",
        sql: include_str!("../schema/0002_figure_share.sql"),
    },
    Step {
        name: "restructuring/0003_named_record",
        sql: include_str!("../schema/0003_named_record.sql"),
    },
];

/// What this capability tells the program about itself.
pub const CAPABILITY: Capability = Capability {
    name: "restructuring",
    schema: SCHEMA,
    messages: &[
        (Lang::Vi, include_str!("../messages/vi.ftl")),
        (Lang::En, include_str!("../messages/en.ftl")),
    ],
    figures: &[],
    acts: acts::ALL,
    routes: pages::routes,
};

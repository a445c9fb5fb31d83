//! Yearly targets (checklist TGT-02, FIN-07), and the leaders' page: a month in large figures, in
//! words against last month, last year and the target, with trend, ranking and map, and the same
//! on one page of paper.
//!
//! What others may use: [`store::of_year`]. This file holds no logic and never will.

pub mod acts;
mod consequences;
pub mod model;
mod pages;
pub mod picture;
pub mod rules;
pub mod store;

pub use consequences::FOLLOWS;

pub use model::{TargetId, TargetRow};

use kernel::db::Step;
use kit::{Capability, Lang};

/// What this capability tells the program about itself. A target tells of the unit it was set for
/// and stays with it when the map changes: nothing of it follows.
pub const CAPABILITY: Capability = Capability {
    name: "targets",
    schema: &[Step { name: "targets/0001_target", sql: include_str!("../schema/0001_target.sql") }],
    messages: &[
        (Lang::Vi, include_str!("../messages/vi.ftl")),
        (Lang::En, include_str!("../messages/en.ftl")),
    ],
    figures: &[],
    acts: acts::ALL,
    routes: pages::routes,
};

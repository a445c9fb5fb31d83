//! The cattle bank (*Ngân hàng bò*): animals that are given to poor households, whose calves go on
//! to the next. Each bank keeps its province's rule as data; what every keeper owes, by when, and
//! whether the herd grows or fails is read from the animals themselves.
//!
//! Asked for by checklist SOC-14, CMP-05. What others may use: [`desk`] (the demo), [`verify`].
//! This file holds no logic and never will.

pub mod acts;
mod ahead;
mod consequences;
pub mod desk;
pub mod figures;
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
    Step { name: "cattle/0001_herd", sql: include_str!("../schema/0001_herd.sql") },
    Step { name: "cattle/0002_returns", sql: include_str!("../schema/0002_returns.sql") },
    Step { name: "cattle/0003_source", sql: include_str!("../schema/0003_source.sql") },
    Step { name: "cattle/0004_undone", sql: include_str!("../schema/0004_undone.sql") },
    Step { name: "cattle/0005_own_rule", sql: include_str!("../schema/0005_own_rule.sql") },
];

/// What this capability tells the program about itself.
pub const CAPABILITY: Capability = Capability {
    name: "cattle",
    schema: SCHEMA,
    messages: &[
        (Lang::Vi, include_str!("../messages/vi.ftl")),
        (Lang::En, include_str!("../messages/en.ftl")),
    ],
    figures: figures::FIGURES,
    acts: acts::ALL,
    routes: pages::routes,
};

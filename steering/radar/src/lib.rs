//! The radar of help: who was helped by two in one month, and where nobody helps. What sponsors,
//! the society's own work and lists of agencies without names say is brought together by keyed hash
//! and dossier; nobody is named on it but who gave.
//!
//! Asked for by checklist CRD-01, CRD-02, by threats-and-promises T2 and by Directive plans (S1
//! III.10: no overlap). What others may use: [`desk`], [`store`]. This file holds no logic and
//! never will.

pub mod acts;
mod consequences;
pub mod desk;
pub mod model;
mod pages;
pub mod rules;
pub mod store;

pub use consequences::FOLLOWS;
pub use model::{ListId, ListRow};

use kernel::db::Step;
use kit::{Capability, Lang};

/// The schema steps, in order.
pub const SCHEMA: &[Step] =
    &[Step { name: "radar/0001_radar", sql: include_str!("../schema/0001_radar.sql") }];

/// What this capability tells the program about itself.
pub const CAPABILITY: Capability = Capability {
    name: "radar",
    schema: SCHEMA,
    messages: &[
        (Lang::Vi, include_str!("../messages/vi.ftl")),
        (Lang::En, include_str!("../messages/en.ftl")),
    ],
    figures: &[],
    acts: acts::ALL,
    routes: pages::routes,
};

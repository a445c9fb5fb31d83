//! Agreements with partners: coordination programmes and regulations, cooperation agreements,
//! contracts, programmes of a school year. Each has a term, and who does what; work names the one
//! it was done under.
//!
//! Asked for by checklist SPN-07, CRD-02, DOC-12, YTH-01. What others may use: [`store::running`],
//! [`store::title`], [`seen`]. This file holds no logic and never will.

pub mod acts;
mod consequences;
pub mod model;
mod pages;
mod reach;
pub mod rules;
pub mod store;

pub use consequences::FOLLOWS;
pub use model::{AgreementId, AgreementRow};
pub use pages::choices;
pub use reach::seen;

use kernel::db::Step;
use kit::{Capability, Lang};

/// The schema steps, in order.
pub const SCHEMA: &[Step] = &[Step {
    name: "agreements/0001_agreement",
    sql: include_str!("../schema/0001_agreement.sql"),
}];

/// What this capability tells the program about itself.
pub const CAPABILITY: Capability = Capability {
    name: "agreements",
    schema: SCHEMA,
    messages: &[
        (Lang::Vi, include_str!("../messages/vi.ftl")),
        (Lang::En, include_str!("../messages/en.ftl")),
    ],
    figures: &[],
    acts: acts::ALL,
    routes: pages::routes,
};

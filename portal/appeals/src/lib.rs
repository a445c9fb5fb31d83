//! The public page of humanitarian addresses: who is in need, without saying who they are; and the
//! way for whoever wishes to help. Nothing that fewer than five share is shown
//! (docs/decisions/0187).
//!
//! Asked for by checklist ADR-14, DIG-01, SPN-03 and by threats-and-promises T6. It keeps nothing
//! of its own and opens nothing sealed. This file holds no logic and never will.

mod acts;
mod board;
mod model;
mod pages;
pub mod rules;

pub use board::Counted;

use kit::{Capability, Lang};

/// What this capability tells the program about itself.
pub const CAPABILITY: Capability = Capability {
    name: "appeals",
    schema: &[],
    messages: &[
        (Lang::Vi, include_str!("../messages/vi.ftl")),
        (Lang::En, include_str!("../messages/en.ftl")),
    ],
    figures: &[],
    acts: acts::ALL,
    routes: pages::routes,
};

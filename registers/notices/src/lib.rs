//! Notices: what somebody is told by the program or a colleague, kept until it is read, and the
//! queue of those that also go by e-mail (ui-patterns 28: never sensitive content). Any capability
//! may tell; `program` sends the mail.
//!
//! What others may use: [`store::tell`], [`store::unseen`], the queue. This file holds no logic.

pub mod acts;
pub mod model;
pub mod pages;
pub mod rules;
pub mod store;

use kernel::db::Step;
use kit::{Capability, Lang};

/// The schema steps, in order.
pub const SCHEMA: &[Step] = &[
    Step { name: "notices/0001_notice", sql: include_str!("../schema/0001_notice.sql") },
    Step { name: "notices/0002_outside", sql: include_str!("../schema/0002_outside.sql") },
];

/// What this capability tells the program about itself.
pub const CAPABILITY: Capability = Capability {
    name: "notices",
    schema: SCHEMA,
    messages: &[
        (Lang::Vi, include_str!("../messages/vi.ftl")),
        (Lang::En, include_str!("../messages/en.ftl")),
    ],
    figures: &[],
    acts: acts::ALL,
    routes: pages::routes,
};

//! People: the persons and organisations the society knows by name, their terms of office, who may
//! sign its papers, and the accounts by which its officers log in.
//!
//! Asked for by checklist ORG-03, -04, -07, -12, -17 (bodies and their people), DOC-10, -13, -15,
//! -18 (signature block, recipients) and by the law on personal data (Law 91/2025/QH15). What
//! others may use: [`sessions::who`] (who is behind a cookie), [`accounts`] and [`roles`] (for the
//! demo and the command line), [`signers::of`] (who may sign a document), [`persons`],
//! [`organisations`], [`offices`]. This file holds no logic and never will.

pub mod acts;
mod consequences;
pub mod model;
mod pages;
pub mod proof;
pub mod rules;
mod store;
#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used)]
mod tests;

pub use consequences::Follows;
pub use model::*;
pub use pages::{Address, behind, must_wait, recognise};
pub use store::{
    accounts, offices, organisations, persons, roles, sessions, signers, throttle, tokens,
};

use kernel::db::Step;
use kit::{Capability, Lang};

/// The last day of a span that is still open.
pub const OPEN_END: kernel::Day = kernel::Day::LAST;

/// The schema steps, in order.
pub const SCHEMA: &[Step] = &[
    Step { name: "people/0001_people", sql: include_str!("../schema/0001_people.sql") },
    Step { name: "people/0002_accounts", sql: include_str!("../schema/0002_accounts.sql") },
    Step { name: "people/0003_api_token", sql: include_str!("../schema/0003_api_token.sql") },
    Step { name: "people/0004_email", sql: include_str!("../schema/0004_email.sql") },
    Step {
        name: "people/0005_organisation_email",
        sql: include_str!("../schema/0005_organisation_email.sql"),
    },
];

/// What this capability tells the program about itself.
pub const CAPABILITY: Capability = Capability {
    name: "people",
    schema: SCHEMA,
    messages: &[
        (Lang::Vi, include_str!("../messages/vi.ftl")),
        (Lang::En, include_str!("../messages/en.ftl")),
    ],
    figures: &[],
    acts: acts::ALL_ACTS,
    routes: pages::routes,
};

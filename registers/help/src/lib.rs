//! The register of help: one place for everybody who was helped, whatever the work. A name, a
//! household and a word on them are sealed from the first day; opening them has a purpose and a
//! line in the journal.
//!
//! Asked for by checklist SOC and HLT (what names a patient or a household). What others may use:
//! [`store::give`], [`store::receiver`], [`store::of_record`], [`store::follow`],
//! [`store::take_back`]. It holds no logic and never will.

pub mod acts;
mod form;
pub mod model;
mod pages;
pub mod store;

pub use form::{NAMESAKE, namesake};
pub use model::{HelpId, HelpRow, NewHelp, NewReceiver, ReceiverId, Sort};

use kernel::db::Step;
use kit::{Capability, Lang};

/// The schema steps, in order.
pub const SCHEMA: &[Step] = &[
    Step { name: "help/0001_help", sql: include_str!("../schema/0001_help.sql") },
    Step { name: "help/0002_giver", sql: include_str!("../schema/0002_giver.sql") },
];

/// What this capability tells the program about itself.
pub const CAPABILITY: Capability = Capability {
    name: "help",
    schema: SCHEMA,
    messages: &[
        (Lang::Vi, include_str!("../messages/vi.ftl")),
        (Lang::En, include_str!("../messages/en.ftl")),
    ],
    figures: &[],
    acts: acts::ALL,
    routes: pages::routes,
};

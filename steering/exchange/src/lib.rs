//! Numbers that leave and come as files: templates that go out to be filled and come back as
//! spreadsheets, work listed in a table, old reports that exist only in words. What a file would
//! change is shown before anything is written, and can be taken back for seven days.
//!
//! Asked for by ui-patterns 14-16 and checklist RPT-03, -07..09, DEF-08..15. What others may use:
//! [`work::record`] (the import of the command line), [`run::resume`] and [`run::forget`] (the
//! program's jobs). This file holds no logic and never will.

pub mod acts;
mod cells;
mod consequences;
mod history;
pub mod model;
mod pages;
pub mod rules;
pub mod run;
pub mod store;
pub mod work;

pub use consequences::FOLLOWS;

use kernel::db::Step;
use kit::{Capability, Lang};

/// The schema steps, in order.
pub const SCHEMA: &[Step] = &[
    Step { name: "exchange/0001_intake", sql: include_str!("../schema/0001_intake.sql") },
    Step { name: "exchange/0002_waiting", sql: include_str!("../schema/0002_waiting.sql") },
    Step { name: "exchange/0003_alike", sql: include_str!("../schema/0003_alike.sql") },
];

/// What this capability tells the program about itself.
pub const CAPABILITY: Capability = Capability {
    name: "exchange",
    schema: SCHEMA,
    messages: &[
        (Lang::Vi, include_str!("../messages/vi.ftl")),
        (Lang::En, include_str!("../messages/en.ftl")),
    ],
    figures: &[],
    acts: acts::ALL,
    routes: pages::routes,
};

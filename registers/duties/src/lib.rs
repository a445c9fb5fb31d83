//! Duties: which report forms there are, who owes which of them by when, and on which days offices
//! work (checklist RPT-01, -02, -06; TSK-13; S1 III.13; rules.md 3.12). A form is declared once, in
//! dated versions; who owes it is a dated setting with its legal basis.
//!
//! What others may use: [`forms`], [`Duty`], [`due_on`], the store. This file holds no logic.

pub mod acts;
mod campaigns;
mod consequences;
pub mod forms;
pub mod model;
pub mod pages;
pub mod rules;
mod shipped;
pub mod store;
#[cfg(test)]
mod tests;

pub use campaigns::{Campaign, Campaigns};
pub use consequences::{FOLLOWS, REACHES};
pub use forms::{Chain, Column, Form, Holds, Part, Rows, Span, Version};
pub use model::{Duty, DutyId, Owner};
pub use rules::{Calendar, DueRule, When, due_on, duty_of};

use kernel::db::Step;
use kit::{Capability, Lang};

/// The Vietnamese words of this capability: papers are Vietnamese whoever reads the page.
pub const WORDS_VI: &str = include_str!("../messages/vi.ftl");

/// What this capability tells the program about itself.
pub const CAPABILITY: Capability = Capability {
    name: "duties",
    schema: &[
        Step { name: "duties/0001_duty", sql: include_str!("../schema/0001_duty.sql") },
        Step { name: "duties/0002_subject", sql: include_str!("../schema/0002_subject.sql") },
    ],
    messages: &[(Lang::Vi, WORDS_VI), (Lang::En, include_str!("../messages/en.ftl"))],
    figures: &[],
    acts: acts::ALL,
    routes: pages::routes,
};

//! The monthly report from entry to the issued paper (S4; checklist RPT-03, -04, -07..09, DOC-13,
//! -15, -18, DEF-08..15): 52 typed and 4 derived figures in the order of the printed report, the
//! way from draft to issued, part II with next month's tasks, and the paper of Decree 30/2020.
//! Others may use: [`view::View`] (a report with everything around it), [`paper`], [`sheet`].

pub mod acts;
pub mod adjust;
pub mod answer;
pub mod batch;
pub mod campaign;
mod consequences;
pub mod crossing;
pub mod desk;
pub mod figures;
pub mod grid;
pub mod hand;
mod history;
pub mod issue;
pub mod late;
pub mod model;
mod moved;
pub mod narrative;
pub mod outside;
pub mod owed;
mod pages;
pub mod paper;
pub mod rules;
pub mod sheet;
pub mod store;
pub mod synthesis;
pub mod telling;
mod verify;
pub mod view;
pub mod watch;

/// How the pages of the report say a unit, a month and a figure: pages of others over the same
/// figures say them alike.
pub mod shown {
    pub use crate::pages::{SIX, asked, bar, periods, say, seen};
    pub use org::ofday;
}

pub use consequences::{FOLLOWS, REACHES};
pub use crossing::Decisions;
pub use kit::printer::{Press, Printer};
pub use pages::LINK_PAGE;
pub use verify::{Broken, verify};

use kernel::db::Step;
use kit::{Capability, Lang};

/// What this capability tells the program about itself.
pub const CAPABILITY: Capability = Capability {
    name: "reporting",
    schema: &[
        Step { name: "reporting/0001_report", sql: include_str!("../schema/0001_report.sql") },
        Step { name: "reporting/0002_paper", sql: include_str!("../schema/0002_paper.sql") },
        Step {
            name: "reporting/0003_blank_cell",
            sql: include_str!("../schema/0003_blank_cell.sql"),
        },
        Step {
            name: "reporting/0004_adjustment",
            sql: include_str!("../schema/0004_adjustment.sql"),
        },
        Step { name: "reporting/0005_chain", sql: include_str!("../schema/0005_chain.sql") },
        Step {
            name: "reporting/0006_reminded_body",
            sql: include_str!("../schema/0006_reminded_body.sql"),
        },
    ],
    messages: &[
        (Lang::Vi, include_str!("../messages/vi.ftl")),
        (Lang::En, include_str!("../messages/en.ftl")),
        (Lang::Vi, include_str!("../grid/messages/vi.ftl")),
        (Lang::En, include_str!("../grid/messages/en.ftl")),
        (Lang::Vi, include_str!("../chain/messages/vi.ftl")),
        (Lang::En, include_str!("../chain/messages/en.ftl")),
        (Lang::Vi, include_str!("../figures/messages/vi.ftl")),
        (Lang::En, include_str!("../figures/messages/en.ftl")),
        (Lang::Vi, include_str!("../map/messages/vi.ftl")),
        (Lang::En, include_str!("../map/messages/en.ftl")),
        (Lang::Vi, include_str!("../beyond/messages/vi.ftl")),
        (Lang::En, include_str!("../beyond/messages/en.ftl")),
    ],
    figures: figures::FIGURES,
    acts: acts::ALL,
    routes: pages::routes,
};

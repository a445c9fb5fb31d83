//! The Book: every number the society reports (design page book.md). Records post here in the
//! transaction that saves them; every report, target, map and public page reads here. It never
//! knows what a figure means: capabilities declare figures and post to them.

pub mod bench;
pub mod figures;
pub mod model;
pub mod rules;
pub mod store;

pub use figures::{Figures, Known};
pub use model::{
    DecisionId, EntryId, FigureId, Kind, Origin, Posting, Reading, RecordId, Spot, Sums, What,
};
pub use store::*;

use kernel::db::Step;

/// The Book's schema steps; they come after those of the kernel and of org.
pub const SCHEMA: &[Step] = &[
    Step { name: "book/0001_book", sql: include_str!("../schema/0001_book.sql") },
    Step { name: "book/0002_sealed_unit", sql: include_str!("../schema/0002_sealed_unit.sql") },
    Step { name: "book/0003_late_booked", sql: include_str!("../schema/0003_late_booked.sql") },
];

/// What this capability tells the program about itself: it has no page of its own.
pub const CAPABILITY: kit::Capability = kit::Capability {
    name: "book",
    schema: SCHEMA,
    messages: &[
        (kit::Lang::Vi, include_str!("../messages/vi.ftl")),
        (kit::Lang::En, include_str!("../messages/en.ftl")),
    ],
    figures: &[],
    acts: &[],
    routes: kit::Routes::new,
};

#[cfg(test)]
mod tests;

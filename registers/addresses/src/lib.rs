//! Humanitarian addresses: a person, a household or a facility in need, the way each goes from
//! survey to the end of help, what is needed, and what they agreed to. What is sensitive lies
//! sealed under the dossier's own key and opens for a purpose alone.
//!
//! Asked for by checklist ADR-01..09, ADR-16, CRD-01, and by Law 91/2025/QH15. What others may
//! use: [`desk`] (the demo), [`store`]. This file holds no logic and never will.

pub mod acts;
mod consequences;
pub mod desk;
pub mod model;
mod pages;
pub mod rules;
pub mod store;

pub use consequences::FOLLOWS;
pub use model::{AddressId, AddressRow};

use kernel::db::{Step, Tx};
use kernel::{Day, Result};
use kit::{Capability, Lang};

/// What counts working days: `program` puts it on the shelf, for the days off are kept by the
/// register of duties, which stands beside this one.
pub struct WorkingDays(Reckon);

/// The day on which so many working days after a day have passed.
type Reckon = fn(&mut Tx<'_>, Day, i64) -> Result<Day>;

impl WorkingDays {
    /// Counts them so.
    pub fn new(reckon: Reckon) -> WorkingDays {
        WorkingDays(reckon)
    }

    pub(crate) fn after(&self, tx: &mut Tx<'_>, day: Day, many: i64) -> Result<Day> {
        (self.0)(tx, day, many)
    }
}

/// The schema steps, in order.
pub const SCHEMA: &[Step] = &[
    Step { name: "addresses/0001_addresses", sql: include_str!("../schema/0001_addresses.sql") },
    Step { name: "addresses/0002_alarms", sql: include_str!("../schema/0002_alarms.sql") },
];

/// What this capability tells the program about itself.
pub const CAPABILITY: Capability = Capability {
    name: "addresses",
    schema: SCHEMA,
    messages: &[
        (Lang::Vi, include_str!("../messages/vi.ftl")),
        (Lang::En, include_str!("../messages/en.ftl")),
    ],
    figures: &[],
    acts: acts::ALL,
    routes: pages::routes,
};

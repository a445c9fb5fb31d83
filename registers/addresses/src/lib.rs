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
use kernel::{Day, Pass, Result};
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

/// What stands on addresses and is told when one ends (with the day), or when its end is taken back
/// (without): `program` puts it on the shelf, for whoever helps them stands above this register.
#[derive(Default)]
pub struct Ends(Vec<AtEnd>);

/// What is done when an address ends or its end is taken back, in the same transaction.
pub type AtEnd = fn(&mut Tx<'_>, &Pass, AddressId, Option<Day>) -> Result<()>;

impl Ends {
    /// These are told.
    pub fn new(all: Vec<AtEnd>) -> Ends {
        Ends(all)
    }

    /// Nobody is told: for a step that is not an end.
    pub fn none() -> Ends {
        Ends::default()
    }

    pub(crate) fn tell(
        &self,
        tx: &mut Tx<'_>,
        pass: &Pass,
        id: AddressId,
        ended: Option<Day>,
    ) -> Result<()> {
        self.0.iter().try_for_each(|told| told(tx, pass, id, ended))
    }
}

/// What holds words of its own about addresses and is told when one is erased: `program` puts it on
/// the shelf, for whoever helps them stands above this register.
pub struct Erasures(Vec<AtErasure>);

/// What is emptied of an address that is erased, in the same transaction.
pub type AtErasure = fn(&mut Tx<'_>, &Pass, AddressId) -> Result<()>;

impl Erasures {
    /// These are told.
    pub fn new(all: Vec<AtErasure>) -> Erasures {
        Erasures(all)
    }

    pub(crate) fn tell(&self, tx: &mut Tx<'_>, pass: &Pass, id: AddressId) -> Result<()> {
        self.0.iter().try_for_each(|told| told(tx, pass, id))
    }
}

/// The schema steps, in order.
pub const SCHEMA: &[Step] = &[
    Step { name: "addresses/0001_addresses", sql: include_str!("../schema/0001_addresses.sql") },
    Step { name: "addresses/0002_alarms", sql: include_str!("../schema/0002_alarms.sql") },
    Step { name: "addresses/0003_names", sql: include_str!("../schema/0003_names.sql") },
    Step { name: "addresses/0004_same", sql: include_str!("../schema/0004_same.sql") },
    Step { name: "addresses/0010_round", sql: include_str!("../schema/0010_round.sql") },
    Step { name: "addresses/0011_card", sql: include_str!("../schema/0011_card.sql") },
    Step { name: "addresses/0012_elsewhere", sql: include_str!("../schema/0012_elsewhere.sql") },
    Step { name: "addresses/0013_rights", sql: include_str!("../schema/0013_rights.sql") },
];

/// What this capability tells the program about itself.
pub const CAPABILITY: Capability = Capability {
    name: "addresses",
    schema: SCHEMA,
    messages: &[
        (Lang::Vi, include_str!("../messages/vi.ftl")),
        (Lang::En, include_str!("../messages/en.ftl")),
        (Lang::Vi, include_str!("../round/messages/vi.ftl")),
        (Lang::En, include_str!("../round/messages/en.ftl")),
        (Lang::Vi, include_str!("../rights/messages/vi.ftl")),
        (Lang::En, include_str!("../rights/messages/en.ftl")),
    ],
    figures: &[],
    acts: acts::ALL,
    routes: pages::routes,
};

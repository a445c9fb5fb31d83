//! The register of help: one place for everybody who was helped, whatever the work. A name, a
//! household and a word on them are sealed from the first day; opening them has a purpose and a
//! line in the journal.
//!
//! Asked for by checklist SOC and HLT (what names a patient or a household). What others may use:
//! [`store::give`], [`store::receiver`], [`store::of_record`], [`store::follow`],
//! [`store::take_back`], [`store::sums_of`] with [`summed`], [`desk::named`]. It holds no logic and
//! never will.

pub mod acts;
pub mod desk;
mod form;
pub mod model;
mod pages;
pub mod store;

pub use form::{KEPT_AS, NAMESAKE, kept_as, namesake};
pub use model::{HelpId, HelpRow, NewHelp, NewReceiver, ReceiverId, Sort, Sum};
pub use pages::summed;

use kernel::db::{Step, Tx};
use kernel::{Pass, Result};
use kit::{Capability, Lang};

/// What reads the names of the kinds of work for the pages of this register: `program` puts it on
/// the shelf, for the catalogue stands beside this register and neither knows the other.
pub struct Kinds(Read);

/// Code and name of every kind that the unit of the pass may read, in one language.
type Read = fn(&mut Tx<'_>, &Pass, Lang) -> Result<Vec<(String, String)>>;

impl Kinds {
    /// Reads them so.
    pub fn new(read: Read) -> Kinds {
        Kinds(read)
    }

    /// Code and name of every kind that the unit of the pass may read.
    pub fn names(&self, tx: &mut Tx<'_>, pass: &Pass, lang: Lang) -> Result<Vec<(String, String)>> {
        (self.0)(tx, pass, lang)
    }
}

/// The schema steps, in order.
pub const SCHEMA: &[Step] = &[
    Step { name: "help/0001_help", sql: include_str!("../schema/0001_help.sql") },
    Step { name: "help/0002_giver", sql: include_str!("../schema/0002_giver.sql") },
    Step { name: "help/0003_month", sql: include_str!("../schema/0003_month.sql") },
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

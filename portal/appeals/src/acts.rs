//! What can be done with the public page of addresses: anyone may read it.

use kernel::Act;
use kernel::seal::Level;

/// To read what is shown of addresses without identity.
pub static READ: Act = Act {
    name: "appeals.card.read",
    roles: &[],
    writes: false,
    sees: Level::Public,
    by_job: false,
};

/// All of them.
pub const ALL: &[&Act] = &[&READ];

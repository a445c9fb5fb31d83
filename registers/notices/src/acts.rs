//! What can be done with notices: everybody reads their own. A name is never changed once it was
//! journaled.

use kernel::seal::Level;
use kernel::{Act, Role};

/// To read one's own notices.
pub static OWN: Act = Act {
    name: "notices.own.read",
    roles: &Role::ALL,
    writes: false,
    sees: Level::Personal,
    by_job: false,
};

/// All of them.
pub const ALL: &[&Act] = &[&OWN];

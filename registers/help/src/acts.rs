//! What can be done with the register of help, and by which roles. The names stand in the journal
//! and in the access matrix; an act is never renamed once it was journaled.

use kernel::Role::{Approver, Auditor, Centre, Clerk};
use kernel::seal::Level;
use kernel::{Act, Role};

const DESK: &[Role] = &[Centre, Approver, Clerk];
const LOOKS: &[Role] = &[Centre, Approver, Clerk, Auditor];

/// To see that somebody was helped and with what, without a name.
pub static LIST: Act = Act {
    name: "help.receiver.list",
    roles: LOOKS,
    writes: false,
    sees: Level::Internal,
    by_job: false,
};
/// To write down who was helped.
pub static GIVE: Act = Act {
    name: "help.receiver.give",
    roles: DESK,
    writes: true,
    sees: Level::Internal,
    by_job: false,
};
/// To open the names of those who were helped, for a purpose.
pub static OPEN: Act = Act {
    name: "help.receiver.open",
    roles: DESK,
    writes: true,
    sees: Level::Sensitive,
    by_job: false,
};

/// To read, for a purpose, what the same person was helped with at every unit of a province: for
/// those of its own office alone.
pub static ACROSS: Act = Act {
    name: "help.receiver.across",
    roles: DESK,
    writes: true,
    sees: Level::Sensitive,
    by_job: false,
};

/// All of them.
pub const ALL: &[&Act] = &[&LIST, &GIVE, &OPEN, &ACROSS];

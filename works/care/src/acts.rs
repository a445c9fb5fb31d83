//! What can be done with the files of people in programmes, and by which roles. Opening names and
//! measurements is the act of the register of help. The names stand in the journal and in the
//! access matrix; an act is never renamed once it was journaled.

use kernel::Role::{Approver, Auditor, Centre, Clerk};
use kernel::seal::Level;
use kernel::{Act, Role};

const LOOKS: &[Role] = &[Centre, Approver, Clerk, Auditor];
const DESK: &[Role] = &[Centre, Approver, Clerk];

/// To see that there are files, what was done and when, without a name or a measurement.
pub static VIEW: Act = Act {
    name: "care.file.view",
    roles: LOOKS,
    writes: false,
    sees: Level::Personal,
    by_job: true,
};
/// To open files, record what is done, close them.
pub static KEEP: Act =
    Act { name: "care.file.keep", roles: DESK, writes: true, sees: Level::Personal, by_job: true };

/// To open a photo or paper that lies sealed on it.
pub static LOOK: Act = Act {
    name: "care.paper.look",
    roles: DESK,
    writes: true,
    sees: Level::Sensitive,
    by_job: false,
};

/// All of them.
pub const ALL: &[&Act] = &[&VIEW, &KEEP, &LOOK];

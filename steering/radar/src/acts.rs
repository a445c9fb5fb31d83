//! What can be done on the radar, and by which roles. The names stand in the journal and in the
//! access matrix; an act is never renamed once it was journaled.

use kernel::Role::{Approver, Auditor, Centre, Clerk};
use kernel::seal::Level;
use kernel::{Act, Role};

const LOOKS: &[Role] = &[Centre, Approver, Clerk, Auditor];
const DESK: &[Role] = &[Centre, Approver, Clerk];

/// To see where help met and where none came: whoever may see the dossiers.
pub static VIEW: Act = Act {
    name: "radar.help.view",
    roles: LOOKS,
    writes: false,
    sees: Level::Personal,
    by_job: false,
};
/// To answer what met, to take agencies' lists and to withdraw them.
pub static KEEP: Act = Act {
    name: "radar.help.keep",
    roles: DESK,
    writes: true,
    sees: Level::Personal,
    by_job: false,
};
/// To hand in a list of one's own agency behind a secret link.
pub static HAND: Act =
    Act { name: "radar.list.hand", roles: &[], writes: true, sees: Level::Personal, by_job: false };

/// All of them.
pub const ALL: &[&Act] = &[&VIEW, &KEEP, &HAND];

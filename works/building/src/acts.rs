//! What can be done with a construction, and by which roles. The names stand in the journal and in
//! the access matrix; an act is never renamed once it was journaled.

use kernel::Role::{Approver, Auditor, Centre, Clerk, Viewer};
use kernel::seal::Level;
use kernel::{Act, Role};

const READERS: &[Role] = &[Centre, Approver, Clerk, Viewer, Auditor];
const DESK: &[Role] = &[Centre, Approver, Clerk];

/// To see constructions; the name of who they are for stays sealed.
pub static VIEW: Act = Act {
    name: "building.construction.view",
    roles: READERS,
    writes: false,
    sees: Level::Personal,
    by_job: true,
};
/// To record constructions, their funds and stages.
pub static KEEP: Act = Act {
    name: "building.construction.keep",
    roles: DESK,
    writes: true,
    sees: Level::Personal,
    by_job: true,
};

/// To open a photo or paper that lies sealed on it.
pub static LOOK: Act = Act {
    name: "building.paper.look",
    roles: DESK,
    writes: true,
    sees: Level::Sensitive,
    by_job: false,
};

/// All of them.
pub const ALL: &[&Act] = &[&VIEW, &KEEP, &LOOK];

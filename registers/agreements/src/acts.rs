//! What can be done with agreements, and by which roles. The names stand in the journal and in the
//! access matrix; an act is never renamed once it was journaled.

use kernel::Role::{Approver, Auditor, Centre, Clerk, Viewer};
use kernel::seal::Level;
use kernel::{Act, Role};

const READERS: &[Role] = &[Centre, Approver, Clerk, Viewer, Auditor];
const DESK: &[Role] = &[Centre, Approver, Clerk];

/// To see agreements.
pub static VIEW: Act = Act {
    name: "agreements.agreement.view",
    roles: READERS,
    writes: false,
    sees: Level::Personal,
    by_job: true,
};
/// To record and end agreements.
pub static KEEP: Act = Act {
    name: "agreements.agreement.keep",
    roles: DESK,
    writes: true,
    sees: Level::Personal,
    by_job: true,
};
/// To open a paper that lies sealed on one.
pub static LOOK: Act = Act {
    name: "agreements.paper.look",
    roles: DESK,
    writes: true,
    sees: Level::Sensitive,
    by_job: false,
};

/// All of them.
pub const ALL: &[&Act] = &[&VIEW, &KEEP, &LOOK];

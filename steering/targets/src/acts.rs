//! What can be done with yearly targets, and by which roles. The names stand in the journal and in
//! the access matrix; an act is never renamed once it was journaled.

use kernel::Role::{Approver, Auditor, Centre, Clerk, Viewer};
use kernel::seal::Level;
use kernel::{Act, Role};

const READERS: &[Role] = &[Centre, Approver, Clerk, Viewer, Auditor];

/// To see targets and the leaders' page.
pub static VIEW: Act = Act {
    name: "targets.target.view",
    roles: READERS,
    writes: false,
    sees: Level::Internal,
    by_job: false,
};
/// To set a target, to take it back.
pub static SET: Act = Act {
    name: "targets.target.set",
    roles: &[Centre, Approver],
    writes: true,
    sees: Level::Internal,
    by_job: false,
};

/// All of them.
pub const ALL: &[&Act] = &[&VIEW, &SET];

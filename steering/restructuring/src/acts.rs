//! What can be done with a decision on the map, and by which roles. The names stand in the journal
//! and in the access matrix; an act is never renamed once it was journaled.

use kernel::Role::{Approver, Auditor, Centre, Clerk, Viewer};
use kernel::seal::Level;
use kernel::{Act, Role};

const READERS: &[Role] = &[Centre, Approver, Clerk, Viewer, Auditor];
const OFFICE: &[Role] = &[Centre, Approver];

const fn writes(name: &'static str, by_job: bool) -> Act {
    Act { name, roles: OFFICE, writes: true, sees: Level::Internal, by_job }
}

/// To see decisions, their moves and what they change.
pub static VIEW: Act = Act {
    name: "restructuring.decision.view",
    roles: READERS,
    writes: false,
    sees: Level::Internal,
    by_job: true,
};
/// To write a decision, its moves and shares while it is open.
pub static WRITE: Act = writes("restructuring.decision.write", true);
/// To take a decision, to give it back before its day, to undo it.
pub static TAKE: Act = writes("restructuring.decision.take", false);
/// To change the map on the day of a decision that was taken: the program does it.
pub static EFFECT: Act = writes("restructuring.decision.effect", true);

/// All of them.
pub const ALL: &[&Act] = &[&VIEW, &WRITE, &TAKE, &EFFECT];

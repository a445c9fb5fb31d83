//! What can be done with the catalogue, and by which roles. The names stand in the journal and in
//! the access matrix; an act is never renamed once it was journaled.

use kernel::Role::{Approver, Auditor, Centre, Clerk, Viewer};
use kernel::seal::Level;
use kernel::{Act, Role};

const READERS: &[Role] = &[Centre, Approver, Clerk, Viewer, Auditor];
const OFFICE: &[Role] = &[Centre, Approver];

const fn writes(name: &'static str) -> Act {
    Act { name, roles: OFFICE, writes: true, sees: Level::Internal, by_job: false }
}

/// To see what kinds of work there are.
pub static LIST: Act = Act {
    name: "catalogue.kind.list",
    roles: READERS,
    writes: false,
    sees: Level::Internal,
    by_job: true,
};
/// To add a kind of one's own.
pub static ADD: Act = writes("catalogue.kind.add");
/// To correct the name of a kind of one's own.
pub static CORRECT: Act = writes("catalogue.kind.correct");
/// To close a kind of one's own.
pub static CLOSE: Act = writes("catalogue.kind.close");

/// To set what goods are worth by a norm.
pub static NORM: Act = writes("catalogue.norm.set");

/// All of them.
pub const ALL: &[&Act] = &[&LIST, &ADD, &CORRECT, &CLOSE, &NORM];

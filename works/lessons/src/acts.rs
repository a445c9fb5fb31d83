//! What can be done with classes, and by which roles. The names stand in the journal and in the
//! access matrix; an act is never renamed once it was journaled.

use kernel::Role::{Approver, Auditor, Centre, Clerk, Viewer};
use kernel::seal::Level;
use kernel::{Act, Role};

const READERS: &[Role] = &[Centre, Approver, Clerk, Viewer, Auditor];
const DESK: &[Role] = &[Centre, Approver, Clerk];
const OFFICE: &[Role] = &[Centre, Approver];

const fn writes(name: &'static str, roles: &'static [Role]) -> Act {
    Act { name, roles, writes: true, sees: Level::Personal, by_job: true }
}

/// To see classes, who came, and certificates.
pub static VIEW: Act = Act {
    name: "lessons.class.view",
    roles: READERS,
    writes: false,
    sees: Level::Personal,
    by_job: true,
};
/// To record classes, sessions, participants and attendance.
pub static KEEP: Act = writes("lessons.class.keep", DESK);
/// To give certificates, and withdraw them.
pub static CERTIFY: Act = writes("lessons.certificate.give", OFFICE);

/// To open a photo or paper that lies sealed on it.
pub static LOOK: Act = Act {
    name: "lessons.paper.look",
    roles: DESK,
    writes: true,
    sees: Level::Sensitive,
    by_job: false,
};

/// All of them.
pub const ALL: &[&Act] = &[&VIEW, &KEEP, &CERTIFY, &LOOK];

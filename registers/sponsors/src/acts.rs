//! What can be done with sponsors, and by which roles. The names stand in the journal and in the
//! access matrix; an act is never renamed once it was journaled.

use kernel::Role::{Approver, Auditor, Centre, Clerk};
use kernel::seal::Level;
use kernel::{Act, Role};

const LOOKS: &[Role] = &[Centre, Approver, Clerk, Auditor];
const DESK: &[Role] = &[Centre, Approver, Clerk];
const HEADS: &[Role] = &[Centre, Approver];

/// To see sponsors.
pub static VIEW: Act = Act {
    name: "sponsors.sponsor.view",
    roles: LOOKS,
    writes: false,
    sees: Level::Personal,
    by_job: true,
};
/// To register sponsors and what they wish.
pub static KEEP: Act = Act {
    name: "sponsors.sponsor.keep",
    roles: DESK,
    writes: true,
    sees: Level::Personal,
    by_job: true,
};
/// To say that a sponsor is who it says it is.
pub static VERIFY: Act = Act {
    name: "sponsors.sponsor.verify",
    roles: HEADS,
    writes: true,
    sees: Level::Personal,
    by_job: true,
};
/// To read one's own page behind a secret link.
pub static OWN: Act = Act {
    name: "sponsors.own.read",
    roles: &[],
    writes: false,
    sees: Level::Personal,
    by_job: false,
};

/// All of them.
pub const ALL: &[&Act] = &[&VIEW, &KEEP, &VERIFY, &OWN];

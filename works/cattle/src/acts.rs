//! What can be done with a cattle bank, and by which roles. The names stand in the journal and in
//! the access matrix; an act is never renamed once it was journaled.

use kernel::Role::{Approver, Auditor, Centre, Clerk, Viewer};
use kernel::seal::Level;
use kernel::{Act, Role};

const READERS: &[Role] = &[Centre, Approver, Clerk, Viewer, Auditor];
const DESK: &[Role] = &[Centre, Approver, Clerk];
const OFFICE: &[Role] = &[Centre, Approver];

const fn writes(name: &'static str, roles: &'static [Role]) -> Act {
    Act { name, roles, writes: true, sees: Level::Personal, by_job: true }
}

/// To see a bank, its animals and its duties; the names of keepers stay sealed.
pub static VIEW: Act = Act {
    name: "cattle.bank.view",
    roles: READERS,
    writes: false,
    sees: Level::Internal,
    by_job: true,
};
/// To open a bank under a rule.
pub static OPEN: Act = writes("cattle.bank.open", OFFICE);
/// To record animals, births, losses and who keeps which animal.
pub static KEEP: Act = writes("cattle.herd.keep", DESK);
/// To release a keeper from what is owed.
pub static RELEASE: Act = writes("cattle.duty.release", OFFICE);

/// To open a photo or paper that lies sealed on a bank.
pub static LOOK: Act = Act {
    name: "cattle.paper.look",
    roles: DESK,
    writes: true,
    sees: Level::Sensitive,
    by_job: false,
};

/// All of them.
pub const ALL: &[&Act] = &[&VIEW, &OPEN, &KEEP, &RELEASE, &LOOK];

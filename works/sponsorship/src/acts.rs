//! What can be done with sponsorship, and by which roles. The names stand in the journal and in the
//! access matrix; an act is never renamed once it was journaled.

use kernel::Role::{Approver, Auditor, Centre, Clerk};
use kernel::seal::Level;
use kernel::{Act, Role};

const LOOKS: &[Role] = &[Centre, Approver, Clerk, Auditor];
const DESK: &[Role] = &[Centre, Approver, Clerk];

/// To see slots, pledges and what was given.
pub static VIEW: Act = Act {
    name: "sponsorship.pledge.view",
    roles: LOOKS,
    writes: false,
    sees: Level::Personal,
    by_job: true,
};
/// To offer slots, write pledges and what was given, hand pledges over.
pub static KEEP: Act = Act {
    name: "sponsorship.pledge.keep",
    roles: DESK,
    writes: true,
    sees: Level::Personal,
    by_job: true,
};
/// To say from outside that one wishes to help. Anyone may.
pub static ENQUIRE: Act = Act {
    name: "sponsorship.enquiry.send",
    roles: &[],
    writes: true,
    sees: Level::Public,
    by_job: false,
};
/// To answer who wishes to help: their telephone is opened for it.
pub static ANSWER: Act = Act {
    name: "sponsorship.enquiry.answer",
    roles: DESK,
    writes: true,
    sees: Level::Personal,
    by_job: false,
};

/// All of them.
pub const ALL: &[&Act] = &[&VIEW, &KEEP, &ENQUIRE, &ANSWER];

//! What can be done with duties and working days, and by which roles. A name is never changed once
//! it was journaled.

use kernel::seal::Level;
use kernel::{Act, Role};

use Role::{Approver, Auditor, Centre, Clerk, Viewer};

/// To see who owes which report by when, and the days off.
pub static VIEW: Act = Act {
    name: "duties.duty.view",
    roles: &[Centre, Approver, Clerk, Viewer, Auditor],
    writes: false,
    sees: Level::Internal,
    by_job: true,
};

/// To set who owes which report by when, for one's unit and those under it.
pub static SET: Act = Act {
    name: "duties.duty.set",
    roles: &[Centre, Approver],
    writes: true,
    sees: Level::Internal,
    by_job: true,
};

/// To change the days off and the days worked in exchange: they are the whole country's.
pub static DAYS: Act = Act {
    name: "duties.day.set",
    roles: &[Centre],
    writes: true,
    sees: Level::Internal,
    by_job: true,
};

/// All of them.
pub const ALL: &[&Act] = &[&VIEW, &SET, &DAYS];

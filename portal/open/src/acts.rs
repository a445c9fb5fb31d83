//! What can be done with open data, and by which roles. Reading what is published needs no act.

use kernel::Act;
use kernel::Role::{Approver, Centre};
use kernel::seal::Level;

/// To publish the figures of an issued paper, or withdraw them.
pub static PUBLISH: Act = Act {
    name: "open.paper.publish",
    roles: &[Centre, Approver],
    writes: true,
    sees: Level::Internal,
    by_job: false,
};

/// All of them.
pub const ALL: &[&Act] = &[&PUBLISH];

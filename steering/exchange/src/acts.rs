//! What can be done with files that are taken in, and by which roles. What a file may change is
//! asked for besides, row by row, by the acts of what it changes. The names stand in the journal
//! and in the access matrix; an act is never renamed once it was journaled.

use kernel::Role::{Approver, Centre, Clerk};
use kernel::seal::Level;
use kernel::{Act, Role};

const DESK: &[Role] = &[Centre, Approver, Clerk];

/// To see the files of a unit, take a template, look at what a file would change.
pub static VIEW: Act = Act {
    name: "exchange.intake.view",
    roles: DESK,
    writes: false,
    sees: Level::Personal,
    by_job: false,
};

/// To send a file, confirm it, take it back.
pub static SEND: Act = Act {
    name: "exchange.intake.send",
    roles: DESK,
    writes: true,
    sees: Level::Personal,
    by_job: false,
};

/// To forget a file whose time is over: the program itself does.
pub static FORGET: Act = Act {
    name: "exchange.intake.forget",
    roles: &[],
    writes: true,
    sees: Level::Internal,
    by_job: true,
};

/// All of them.
pub const ALL: &[&Act] = &[&VIEW, &SEND, &FORGET];

//! What can be done with work that was done, and by which roles. The names stand in the journal
//! and in the access matrix; an act is never renamed once it was journaled.

use kernel::Role::{Approver, Auditor, Centre, Clerk, Viewer, Volunteer};
use kernel::seal::Level;
use kernel::{Act, Role};

const READERS: &[Role] = &[Centre, Approver, Clerk, Viewer, Auditor];
const DESK: &[Role] = &[Centre, Approver, Clerk];
const OFFICE: &[Role] = &[Centre, Approver];

const fn writes(name: &'static str, roles: &'static [Role], by_job: bool) -> Act {
    Act { name, roles, writes: true, sees: Level::Personal, by_job }
}

/// To see work that was done.
pub static VIEW: Act = Act {
    name: "activities.activity.view",
    roles: READERS,
    writes: false,
    sees: Level::Personal,
    by_job: true,
};
/// To record and correct work.
pub static RECORD: Act = writes("activities.activity.record", DESK, true);
/// To record what one did oneself: it waits for a colleague's eyes, whatever the unit's setting.
pub static OFFER: Act = writes("activities.activity.offer", &[Volunteer], false);
/// To see what one recorded oneself.
pub static MINE: Act = Act {
    name: "activities.activity.mine",
    roles: &[Centre, Approver, Clerk, Volunteer],
    writes: false,
    sees: Level::Personal,
    by_job: false,
};
/// To look at work a second time before it counts, or send it back.
pub static CHECK: Act = writes("activities.activity.check", DESK, false);
/// To take work back that was counted.
pub static REVERSE: Act = writes("activities.activity.reverse", DESK, false);
/// To say whether work is looked at a second time.
pub static SETTINGS: Act = writes("activities.check.set", OFFICE, false);

/// To open a photo or paper that lies sealed on it.
pub static LOOK: Act = Act {
    name: "activities.paper.look",
    roles: DESK,
    writes: true,
    sees: Level::Sensitive,
    by_job: false,
};

/// To read the calendar of work under a secret address.
pub static FEED: Act = Act {
    name: "activities.calendar.share",
    roles: DESK,
    writes: true,
    sees: Level::Internal,
    by_job: false,
};

/// All of them.
pub const ALL: &[&Act] =
    &[&VIEW, &RECORD, &OFFER, &MINE, &CHECK, &REVERSE, &SETTINGS, &LOOK, &FEED];

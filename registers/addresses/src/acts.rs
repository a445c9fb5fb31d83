//! What can be done with humanitarian addresses, and by which roles. The names stand in the
//! journal and in the access matrix; an act is never renamed once it was journaled.

use kernel::Role::{Approver, Auditor, Centre, Clerk};
use kernel::seal::Level;
use kernel::{Act, Role};

const LOOKS: &[Role] = &[Centre, Approver, Clerk, Auditor];
const DESK: &[Role] = &[Centre, Approver, Clerk];
const HEADS: &[Role] = &[Centre, Approver];

/// To see dossiers with nothing sealed opened.
pub static VIEW: Act = Act {
    name: "addresses.dossier.view",
    roles: LOOKS,
    writes: false,
    sees: Level::Personal,
    by_job: true,
};
/// To open dossiers, write in them, record their steps and consents.
pub static KEEP: Act = Act {
    name: "addresses.dossier.keep",
    roles: DESK,
    writes: true,
    sees: Level::Personal,
    by_job: true,
};
/// To approve a dossier that somebody else opened.
pub static APPROVE: Act = Act {
    name: "addresses.dossier.approve",
    roles: HEADS,
    writes: true,
    sees: Level::Personal,
    by_job: true,
};
/// To open what is sealed in a dossier, for a purpose.
pub static OPEN: Act = Act {
    name: "addresses.dossier.open",
    roles: DESK,
    writes: true,
    sees: Level::Sensitive,
    by_job: false,
};
/// To open a photo or paper that lies sealed on it.
pub static LOOK: Act = Act {
    name: "addresses.paper.look",
    roles: DESK,
    writes: true,
    sees: Level::Sensitive,
    by_job: false,
};
/// To open what is sealed in a dossier out of reach, in an emergency that is reviewed.
pub static EMERGENCY: Act = Act {
    name: "addresses.dossier.emergency",
    roles: DESK,
    writes: true,
    sees: Level::Sensitive,
    by_job: false,
};
/// To destroy the key of an ended dossier, so that nothing sealed in it can be read again.
pub static ERASE: Act = Act {
    name: "addresses.dossier.erase",
    roles: HEADS,
    writes: true,
    sees: Level::Personal,
    by_job: false,
};

/// To see who opened very many sealed dossiers, and to say that it was reviewed.
pub static REVIEW: Act = Act {
    name: "addresses.alarm.review",
    roles: HEADS,
    writes: true,
    sees: Level::Personal,
    by_job: false,
};

/// To open the yearly round, say who goes where, and close it.
pub static ROUND: Act = Act {
    name: "addresses.round.lead",
    roles: HEADS,
    writes: true,
    sees: Level::Personal,
    by_job: true,
};

/// To say of two dossiers that they are of one person, or of two.
pub static SAME: Act = Act {
    name: "addresses.same.say",
    roles: DESK,
    writes: true,
    sees: Level::Personal,
    by_job: false,
};
/// To confirm that two dossiers, of which somebody else said so, are of one person; to undo that.
pub static JOIN: Act = Act {
    name: "addresses.same.join",
    roles: HEADS,
    writes: true,
    sees: Level::Personal,
    by_job: false,
};

/// To send cards to another site, and write down what they are called there.
pub static ELSEWHERE: Act = Act {
    name: "addresses.elsewhere.keep",
    roles: HEADS,
    writes: true,
    sees: Level::Internal,
    by_job: false,
};

/// All of them.
pub const ALL: &[&Act] = &[
    &VIEW, &KEEP, &APPROVE, &OPEN, &LOOK, &EMERGENCY, &ERASE, &REVIEW, &SAME, &JOIN, &ROUND,
    &ELSEWHERE,
];

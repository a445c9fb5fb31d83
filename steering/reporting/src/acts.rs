//! What can be done with reports, and by which roles. The names stand in the journal and
//! in the access matrix; an act is never renamed once it was journaled.

use kernel::Role::{Approver, Auditor, Centre, Clerk, Viewer};
use kernel::seal::Level;
use kernel::{Act, Role};

const READERS: &[Role] = &[Centre, Approver, Clerk, Viewer, Auditor];
const DESK: &[Role] = &[Centre, Approver, Clerk];
const OFFICE: &[Role] = &[Centre, Approver];

const fn reads(name: &'static str, roles: &'static [Role], by_job: bool) -> Act {
    Act { name, roles, writes: false, sees: Level::Personal, by_job }
}

const fn writes(name: &'static str, roles: &'static [Role]) -> Act {
    Act { name, roles, writes: true, sees: Level::Personal, by_job: false }
}

/// To see reports, numbers and where they come from.
pub static VIEW: Act = reads("reporting.report.view", READERS, true);
/// To print a report as a paper or a spreadsheet.
pub static PRINT: Act = reads("reporting.report.print", READERS, true);
/// To type cells, comments, tasks, names and words of a report that is open.
pub static TYPE: Act = writes("reporting.cell.type", DESK);
/// To send a report to the unit above.
pub static SEND: Act = writes("reporting.report.send", DESK);
/// To approve or return what a unit below has sent; asked for at the unit above.
pub static DECIDE: Act = writes("reporting.report.decide", OFFICE);
/// To freeze the month of an approved report.
pub static LOCK: Act = writes("reporting.report.lock", OFFICE);
/// To issue the paper of a locked report.
pub static ISSUE: Act = writes("reporting.paper.issue", OFFICE);
/// To set the letterhead and the recipients of a unit's papers.
pub static SETTINGS: Act = writes("reporting.paper.settings", OFFICE);
/// To read the journal.
pub static JOURNAL: Act = reads("reporting.journal.read", &[Centre, Approver, Auditor], false);

/// To remind units below of a report that has not come.
pub static REMIND: Act = writes("reporting.report.remind", OFFICE);
/// To say whether what a level sends waits for approval.
pub static APPROVAL: Act = writes("reporting.approval.set", OFFICE);
/// To name somebody who stands in for oneself.
pub static DEPUTISE: Act = writes("reporting.deputy.name", OFFICE);
/// To open a locked month for one unit.
pub static REOPEN: Act = writes("reporting.month.reopen", OFFICE);
/// To see and to make secret links under which outside organisations answer a form.
pub static LINK: Act = writes("reporting.link.make", OFFICE);
/// To answer one form under a secret link; no role has it, the link alone.
pub static ANSWER: Act = writes("reporting.link.answer", &[]);

/// All of them.
pub const ALL: &[&Act] = &[
    &VIEW, &PRINT, &TYPE, &SEND, &DECIDE, &LOCK, &ISSUE, &SETTINGS, &JOURNAL, &REMIND, &APPROVAL,
    &DEPUTISE, &REOPEN, &LINK, &ANSWER,
];

//! What can be done here, and by which roles. The names stand in the journal and in the access
//! matrix; an act is never renamed once it was journaled.

use kernel::seal::Level;
use kernel::{Act, Role};

use Role::{Approver, Auditor, Centre, Clerk, Technician, Viewer, Volunteer};

const ALL: &[Role] = &[Centre, Approver, Clerk, Volunteer, Viewer, Auditor, Technician];

const fn reads(name: &'static str, roles: &'static [Role], sees: Level) -> Act {
    Act { name, roles, writes: false, sees, by_job: false }
}

const fn writes(name: &'static str, roles: &'static [Role], by_job: bool) -> Act {
    Act { name, roles, writes: true, sees: Level::Personal, by_job }
}

/// To log in; anyone may try.
pub static LOG_IN: Act = reads("people.session.begin", &[], Level::Public);
/// To see one's own account and sessions.
pub static OWN_SEE: Act = reads("people.own.see", ALL, Level::Personal);
/// To change one's own name and language.
pub static OWN_CHANGE: Act = writes("people.own.change", ALL, false);
/// To choose one's own password.
pub static OWN_PASSWORD: Act = writes("people.own.password", ALL, false);
/// To switch the one-time code of one's own log-in on or off.
pub static OWN_CODE: Act = writes("people.own.code", ALL, false);

/// To make and close one's own tokens of other programs.
pub static OWN_TOKEN: Act = writes("people.own.token", ALL, false);

/// To see accounts and their roles.
pub static ACCOUNT_LIST: Act =
    reads("people.account.list", &[Centre, Approver, Technician, Auditor], Level::Personal);
/// To add an account.
pub static ACCOUNT_ADD: Act = writes("people.account.add", &[Centre, Approver, Technician], true);
/// To change the name of an account.
pub static ACCOUNT_CHANGE: Act =
    writes("people.account.change", &[Centre, Approver, Technician], false);
/// To give an account a new initial password; its one-time code is switched off with it.
pub static ACCOUNT_RESET: Act =
    writes("people.account.reset", &[Centre, Approver, Technician], true);
/// To close an account.
pub static ACCOUNT_CLOSE: Act =
    writes("people.account.close", &[Centre, Approver, Technician], false);

/// To give or take back the role of the Central Society.
pub static ROLE_GIVE_CENTRE: Act = writes("people.role.give-centre", &[Centre], true);
/// To give or take back the roles of an approver, an auditor or a technician.
pub static ROLE_GIVE_OFFICE: Act = writes("people.role.give-office", &[Centre, Technician], true);
/// To give or take back the roles of a clerk or a viewer.
pub static ROLE_GIVE_DESK: Act =
    writes("people.role.give-desk", &[Centre, Approver, Technician], true);

/// To see persons and terms of office.
pub static PERSON_LIST: Act =
    reads("people.person.list", &[Centre, Approver, Clerk, Auditor], Level::Personal);
/// To add a person.
pub static PERSON_ADD: Act = writes("people.person.add", &[Centre, Approver, Clerk], true);
/// To open the telephone number of a person.
pub static PERSON_PHONE: Act = writes("people.person.phone", &[Centre, Approver, Clerk], false);
/// To close the record of a person.
pub static PERSON_CLOSE: Act = writes("people.person.close", &[Centre, Approver, Clerk], false);
/// To record a term of office.
pub static OFFICE_ADD: Act = writes("people.office.add", &[Centre, Approver, Clerk], true);
/// To end a term of office.
pub static OFFICE_CLOSE: Act = writes("people.office.close", &[Centre, Approver, Clerk], false);

/// To see organisations.
pub static ORGANISATION_LIST: Act =
    reads("people.organisation.list", &[Centre, Approver, Clerk, Viewer, Auditor], Level::Internal);
/// To add an organisation.
pub static ORGANISATION_ADD: Act =
    writes("people.organisation.add", &[Centre, Approver, Clerk], true);
/// To close an organisation.
pub static ORGANISATION_CLOSE: Act =
    writes("people.organisation.close", &[Centre, Approver, Clerk], false);

/// To see who signs for a unit.
pub static SIGNER_LIST: Act =
    reads("people.signer.list", &[Centre, Approver, Clerk, Viewer, Auditor], Level::Internal);
/// To add a signer.
pub static SIGNER_ADD: Act = writes("people.signer.add", &[Centre, Approver], true);
/// To end the right to sign.
pub static SIGNER_CLOSE: Act = writes("people.signer.close", &[Centre, Approver], false);

/// Every act of this capability.
pub const ALL_ACTS: &[&Act] = &[
    &LOG_IN,
    &OWN_SEE,
    &OWN_CHANGE,
    &OWN_PASSWORD,
    &OWN_CODE,
    &OWN_TOKEN,
    &ACCOUNT_LIST,
    &ACCOUNT_ADD,
    &ACCOUNT_CHANGE,
    &ACCOUNT_RESET,
    &ACCOUNT_CLOSE,
    &ROLE_GIVE_CENTRE,
    &ROLE_GIVE_OFFICE,
    &ROLE_GIVE_DESK,
    &PERSON_LIST,
    &PERSON_ADD,
    &PERSON_PHONE,
    &PERSON_CLOSE,
    &OFFICE_ADD,
    &OFFICE_CLOSE,
    &ORGANISATION_LIST,
    &ORGANISATION_ADD,
    &ORGANISATION_CLOSE,
    &SIGNER_LIST,
    &SIGNER_ADD,
    &SIGNER_CLOSE,
];

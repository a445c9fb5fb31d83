//! Who may give which right. An act stands for each group of roles, so that the kernel's pass
//! decides and the journal names it: giving a role needs that act at the unit of the role, and
//! changing an account needs it for every open role the account has. So nobody can reach further
//! through an account they made or whose password they reset than they reach themselves.

use crate::acts;
use kernel::{Act, Day, Flaw, Role};

/// The act of giving (and taking back) a role.
pub fn act_to_give(role: Role) -> &'static Act {
    match role {
        Role::Centre => &acts::ROLE_GIVE_CENTRE,
        Role::Approver | Role::Auditor | Role::Technician => &acts::ROLE_GIVE_OFFICE,
        Role::Clerk | Role::Volunteer | Role::Viewer => &acts::ROLE_GIVE_DESK,
    }
}

/// The flaws of a span of days of a form.
pub fn span(until_field: &str, from: Day, until: Day) -> Vec<Flaw> {
    if until < from {
        return vec![Flaw::new(until_field, "people-until-before-from")];
    }
    Vec::new()
}

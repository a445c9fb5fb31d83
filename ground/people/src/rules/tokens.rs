//! What a token may: never more than its account has, at most a year, and of the account's roles
//! only what its scopes say. Pure.

use crate::model::Scope;
use kernel::pass::Grant;
use kernel::{Day, Flaw, Role, UnitId};

/// A token lives a year at the most; then its owner makes a new one and is asked again.
const LONGEST_MONTHS: i64 = 12;

/// The flaws of a last day.
pub fn last_day(until: Day, today: Day) -> Vec<Flaw> {
    let last = today.add_months(LONGEST_MONTHS);
    if until < today {
        return vec![Flaw::new("until", "people-token-until-past")];
    }
    if until > last {
        return vec![Flaw::new("until", "people-token-until-far").arg("last", last.vn())];
    }
    Vec::new()
}

/// The role a token acts in: who may read reads as a viewer, and who may type types as a clerk when
/// the token may write. So a token approves nothing, issues nothing and gives no right.
pub fn acts_as(role: Role, scopes: &[Scope]) -> Option<Role> {
    let writes = scopes.contains(&Scope::Write);
    match role {
        Role::Centre | Role::Approver | Role::Clerk if writes => Some(Role::Clerk),
        Role::Centre | Role::Approver | Role::Clerk | Role::Viewer | Role::Auditor => {
            Some(Role::Viewer)
        }
        Role::Volunteer | Role::Technician => None,
    }
}

/// A grant as the token has it: at the token's unit when the grant reaches further, unchanged when
/// it lies under the token's unit, none when the two have nothing in common. `above` is the chain
/// of the token's unit, `chain` that of the grant's, both today's.
pub fn narrowed(
    grant: &Grant,
    (unit, above): (UnitId, &[UnitId]),
    chain: &[UnitId],
    scopes: &[Scope],
) -> Option<Grant> {
    let role = acts_as(grant.role, scopes)?;
    let unit = if above.contains(&grant.unit) {
        unit
    } else if chain.contains(&unit) {
        grant.unit
    } else {
        return None;
    };
    Some(Grant { role, unit, ..grant.clone() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_never_approves_and_reads_no_more_than_its_account() {
        let reads = [Scope::Figures];
        let writes = [Scope::Figures, Scope::Write];
        assert_eq!(acts_as(Role::Centre, &reads), Some(Role::Viewer));
        assert_eq!(acts_as(Role::Centre, &writes), Some(Role::Clerk));
        assert_eq!(acts_as(Role::Auditor, &writes), Some(Role::Viewer));
        assert_eq!(acts_as(Role::Technician, &writes), None);
        assert_eq!(acts_as(Role::Volunteer, &writes), None);
    }

    #[test]
    fn a_token_reaches_where_both_it_and_its_account_reach() {
        let (centre, province, commune, other) = (UnitId(1), UnitId(2), UnitId(3), UnitId(4));
        let grant = |unit| Grant { role: Role::Clerk, unit, from: Day::FIRST, until: Day::LAST };
        let reads = [Scope::Figures];
        let token = (province, [province, centre]);
        let at = |grant: Grant, chain: &[UnitId]| {
            narrowed(&grant, (token.0, &token.1), chain, &reads).map(|grant| grant.unit)
        };
        assert_eq!(at(grant(centre), &[centre]), Some(province));
        assert_eq!(at(grant(commune), &[commune, province, centre]), Some(commune));
        assert_eq!(at(grant(other), &[other, centre]), None);
    }

    #[test]
    fn a_token_lives_a_year_at_the_most() {
        let today = Day::of(2024, 11, 1).unwrap_or(Day::FIRST);
        assert!(last_day(today, today).is_empty());
        assert!(last_day(today.add_months(12), today).is_empty());
        assert_eq!(last_day(today.add_months(12).add_days(1), today).len(), 1);
        assert_eq!(last_day(today.add_days(-1), today).len(), 1);
    }
}

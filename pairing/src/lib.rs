//! Which sponsor for which address, so that the most addresses reach the norm first: proposals with
//! their reasons. It knows no database, keeps nothing, and never pledges for anybody: a person
//! accepts each proposal or does not.

mod candidates;
mod cost;
mod flow;
pub mod made;
mod model;
mod partly;
mod round;
mod standing;
mod swap;
#[cfg(test)]
mod tests;

pub use candidates::AT_MOST as CANDIDATES_AT_MOST;
pub use model::{Address, Level, Place, Proposal, Reason, Sponsor};

use standing::Standing;

/// Proposes which sponsor helps which address with how much a month, by address and sponsor.
///
/// Rounds bring whole addresses to the norm by one sponsor each until no sponsor can bring one
/// more; addresses are handed over where that lets one more reach it; then sponsors bring some
/// there together, and what is left helps partly. The order of the two lists changes nothing. Keys
/// are unique: of rows with one key the first counts.
#[must_use]
pub fn propose(addresses: &[Address], sponsors: &[Sponsor]) -> Vec<Proposal> {
    let mut standing = Standing::of(addresses, sponsors);
    loop {
        while round::place(&mut standing) > 0 {}
        if swap::hand_over(&mut standing) == 0 {
            break;
        }
    }
    let mut proposals = standing.whole();
    proposals.extend(partly::together(&mut standing));
    proposals.extend(partly::alone(&mut standing));
    proposals.sort_by_key(|proposal| (proposal.address, proposal.sponsor));
    proposals
}

//! The list of capabilities, lower tiers first: schema steps run in this order. A new capability
//! is one line here.

use crate::front;
use kernel::db::Step;
use kit::Capability;

/// Every capability of the program.
pub const ALL: &[Capability] = &[
    org::CAPABILITY,
    people::CAPABILITY,
    book::CAPABILITY,
    catalogue::CAPABILITY,
    duties::CAPABILITY,
    notices::CAPABILITY,
    agreements::CAPABILITY,
    help::CAPABILITY,
    papers::CAPABILITY,
    activities::CAPABILITY,
    building::CAPABILITY,
    care::CAPABILITY,
    cattle::CAPABILITY,
    lessons::CAPABILITY,
    reporting::CAPABILITY,
    front::CAPABILITY,
];

/// All schema steps in order: the kernel's own first.
pub fn steps() -> Vec<Step> {
    let own = kernel::db::SCHEMA.iter().copied();
    own.chain(ALL.iter().flat_map(|capability| capability.schema.iter().copied())).collect()
}

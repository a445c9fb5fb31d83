//! The list of capabilities, lower tiers first: schema steps run in this order. A new capability
//! is one line here.

use crate::front;
use kernel::db::Step;
use kit::Capability;
use org::consequences::{Consequences, Followers};
use std::sync::Arc;

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
    addresses::CAPABILITY,
    sponsors::CAPABILITY,
    activities::CAPABILITY,
    building::CAPABILITY,
    care::CAPABILITY,
    cattle::CAPABILITY,
    lessons::CAPABILITY,
    sponsorship::CAPABILITY,
    radar::CAPABILITY,
    reporting::CAPABILITY,
    restructuring::CAPABILITY,
    targets::CAPABILITY,
    api::CAPABILITY,
    clusters::CAPABILITY,
    dhis2::CAPABILITY,
    open::CAPABILITY,
    appeals::CAPABILITY,
    exchange::CAPABILITY,
    front::CAPABILITY,
];

/// Which kinds of work have files of their own, and where; which of these say where and with whom.
pub fn files() -> activities::KindFiles {
    let built = building::model::KINDS.into_iter().map(|kind| (kind, "/constructions"));
    let taught = lessons::model::KINDS.into_iter().map(|kind| (kind, "/classes"));
    let sorts = care::rules::programmes().iter().flat_map(|programme| &programme.sorts);
    // What is given by the number (meals, cards) is mostly done for many, without a file.
    let to_one = sorts.filter(|sort| sort.gives() && !sort.asks_quantity());
    let cared = to_one.map(|sort| (sort.kind.as_str(), "/care"));
    let herd = std::iter::once((cattle::desk::KIND, "/cattle"));
    activities::KindFiles::new(built.chain(taught).chain(cared).chain(herd).collect())
        .saying(vec!["/constructions", "/classes"])
}

/// Who answers for what lies ahead in the calendar of work.
pub fn aheads() -> activities::ahead::Aheads {
    use activities::ahead::{Aheads, agreements, kitchens};
    Aheads::new(vec![
        kitchens,
        agreements,
        building::ahead,
        care::ahead,
        cattle::ahead,
        lessons::ahead,
    ])
}

/// Everybody whose open things follow when a decision changes the map, lower tiers first.
pub fn followers() -> Followers {
    let all: [Arc<dyn Consequences>; 19] = [
        Arc::new(people::Follows),
        Arc::new(&catalogue::FOLLOWS),
        Arc::new(&agreements::FOLLOWS),
        Arc::new(&addresses::FOLLOWS),
        Arc::new(&sponsors::FOLLOWS),
        Arc::new(&activities::FOLLOWS),
        Arc::new(&building::FOLLOWS),
        Arc::new(&care::FOLLOWS),
        Arc::new(&cattle::FOLLOWS),
        Arc::new(&lessons::FOLLOWS),
        Arc::new(&sponsorship::FOLLOWS),
        Arc::new(&radar::FOLLOWS),
        Arc::new(&duties::FOLLOWS),
        Arc::new(&duties::REACHES),
        Arc::new(&reporting::FOLLOWS),
        Arc::new(&reporting::REACHES),
        Arc::new(&targets::FOLLOWS),
        Arc::new(&open::FOLLOWS),
        Arc::new(&exchange::FOLLOWS),
    ];
    Followers(Arc::from(all))
}

/// All schema steps in order: the kernel's own first.
pub fn steps() -> Vec<Step> {
    let own = kernel::db::SCHEMA.iter().copied();
    own.chain(ALL.iter().flat_map(|capability| capability.schema.iter().copied())).collect()
}

/// Every address for other programs, as the OpenAPI document tells them.
pub fn endpoints() -> api::Endpoints {
    api::Endpoints(api::api().and(dhis2::api()).and(open::api()).endpoints())
}

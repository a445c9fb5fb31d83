//! One round: sponsors, their candidates and the flow between them. Each address that gets a
//! sponsor here reaches the norm by it alone; nobody is given more than it can carry.

use crate::candidates::{Offer, offers};
use crate::cost::{NOT_OWED, WAITED, waited_less};
use crate::flow::Network;
use crate::standing::Standing;
use std::collections::BTreeMap;

/// Brings as many addresses to the norm as this round's candidates allow, at the least cost; says
/// how many.
pub fn place(standing: &mut Standing) -> usize {
    let offers = offers(standing);
    let pairs = assign(standing, &offers);
    for (offer, need) in &pairs {
        standing.take(offers[*offer].giver, *need);
    }
    pairs.len()
}

/// Which offer goes to which address. A unit of flow is one address brought to the norm: from the
/// source over a sponsor, what it owes first, over an address to the sink.
pub fn assign(standing: &Standing, offers: &[Offer]) -> Vec<(usize, usize)> {
    let mut needs = BTreeMap::new();
    for (need, _) in offers.iter().flat_map(|offer| &offer.to) {
        let next = needs.len();
        needs.entry(*need).or_insert(next);
    }
    let (source, sink) = (offers.len() + needs.len(), offers.len() + needs.len() + 1);
    let mut network = Network::of(sink + 1);
    let mut arcs = Vec::new();
    for (at, offer) in offers.iter().enumerate() {
        network.arc(source, at, offer.owes, 0);
        network.arc(source, at, offer.can - offer.owes, NOT_OWED);
        for (need, fit) in &offer.to {
            let arc = network.arc(at, offers.len() + needs[need], 1, fit.cost());
            arcs.push((arc, (at, *need)));
        }
    }
    for (need, at) in &needs {
        let less = i128::from(waited_less(&standing.needs[*need].address));
        network.arc(offers.len() + at, sink, 1, less * WAITED);
    }
    let carried = network.fill(source, sink);
    arcs.into_iter().filter(|(arc, _)| carried[*arc] > 0).map(|(_, pair)| pair).collect()
}

//! What is left when nobody can bring an address to the norm alone: several do it together, and
//! what reaches no norm even so helps partly. It never splits what one sponsor could have carried.

use crate::cost::waited_less;
use crate::model::{Proposal, Reason};
use crate::standing::Standing;

/// Addresses that sponsors bring to the norm together, the one that lacks least first, each by as
/// few as can.
pub fn together(standing: &mut Standing) -> Vec<Proposal> {
    let mut order: Vec<usize> = (0..standing.needs.len()).collect();
    order.retain(|need| standing.needs[*need].lacks > 0);
    order.sort_by_key(|need| {
        let need = &standing.needs[*need];
        (need.lacks, waited_less(&need.address), need.address.key)
    });
    let mut open: Vec<usize> = (0..standing.givers.len()).collect();
    open.retain(|giver| standing.givers[*giver].is_open());
    let mut proposals = Vec::new();
    for need in order {
        let lacks = standing.needs[need].lacks;
        let mut may = Vec::new();
        let mut sum = 0_i64;
        for giver in &open {
            if let Some(fit) = standing.fit(*giver, need) {
                may.push((*giver, fit));
                sum = sum.saturating_add(standing.givers[*giver].amount);
            }
        }
        if sum < lacks {
            continue;
        }
        may.sort_by_key(|(giver, fit)| {
            let own = &standing.givers[*giver];
            (std::cmp::Reverse(own.amount), fit.cost(), own.owes == 0, *giver)
        });
        for (giver, _) in may {
            let amount = standing.givers[giver].amount.min(standing.needs[need].lacks);
            if amount > 0 {
                proposals.push(standing.give(giver, need, amount, Reason::ReachesNormTogether));
            }
        }
        open.retain(|giver| standing.givers[*giver].is_open());
    }
    proposals
}

/// Help that reaches no norm: each sponsor with something left gives it to one address, the best by
/// nearness, then one that fewest help partly already, then who waited longest. Sponsors that owe
/// addresses choose first.
pub fn alone(standing: &mut Standing) -> Vec<Proposal> {
    let mut order: Vec<usize> = (0..standing.givers.len()).collect();
    order.retain(|giver| standing.givers[*giver].is_open());
    order.sort_by_key(|giver| (standing.givers[*giver].owes == 0, *giver));
    let mut proposals = Vec::new();
    for giver in order {
        let best = (0..standing.needs.len())
            .filter(|need| standing.needs[*need].lacks > 0)
            .filter_map(|need| Some((need, standing.fit(giver, need)?)))
            .min_by_key(|(number, fit)| {
                let need = &standing.needs[*number];
                (fit.farther(), need.partly, waited_less(&need.address), *number)
            });
        if let Some((need, _)) = best {
            let amount = standing.givers[giver].amount.min(standing.needs[need].lacks);
            proposals.push(standing.give(giver, need, amount, Reason::HelpsPartly));
        }
    }
    proposals
}

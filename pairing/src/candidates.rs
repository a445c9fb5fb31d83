//! At most twenty addresses that a sponsor is weighed for in a round. It never takes one whose
//! sponsor would break a wish, or could not bring it to the norm alone.

use crate::cost::{Fit, waited_less};
use crate::standing::Standing;

/// Candidates of a sponsor in one round.
pub const AT_MOST: usize = 20;
/// Of these so many are the best by wish and nearness. The others are those that fewest sponsors
/// have among theirs: if all sponsors of a town named the same twenty, only twenty would be helped.
const NEAREST: usize = 12;

/// What a sponsor offers in a round.
#[derive(Debug, Clone)]
pub struct Offer {
    /// The sponsor's place in the standing.
    pub giver: usize,
    /// How many of its candidates it can bring to the norm, whichever they are.
    pub can: u32,
    /// How many of those the norm asks of it.
    pub owes: u32,
    /// The candidates: places in the standing, and how well each goes with the sponsor.
    pub to: Vec<(usize, Fit)>,
}

/// The offers of a round. Whoever has fewest to choose from chooses first.
pub fn offers(standing: &Standing) -> Vec<Offer> {
    let mut order: Vec<(usize, usize)> = (0..standing.givers.len())
        .filter(|giver| standing.givers[*giver].is_open())
        .map(|giver| (admissible(standing, giver).count(), giver))
        .filter(|(count, _)| *count > 0)
        .collect();
    order.sort_unstable();
    let mut named = vec![0_u32; standing.needs.len()];
    let offers = order.into_iter().map(|(_, giver)| offer(standing, giver, &mut named));
    offers.collect()
}

fn admissible(standing: &Standing, giver: usize) -> impl Iterator<Item = (usize, Fit)> {
    let amount = standing.givers[giver].amount;
    (0..standing.needs.len()).filter_map(move |need| {
        let lacks = standing.needs[need].lacks;
        if lacks > 0 && lacks <= amount { Some((need, standing.fit(giver, need)?)) } else { None }
    })
}

fn offer(standing: &Standing, giver: usize, named: &mut [u32]) -> Offer {
    let mut nearest: Vec<((u8, u32, u32, usize), Fit)> = Vec::with_capacity(NEAREST + 1);
    let mut fewest: Vec<((u32, u32, usize), Fit)> = Vec::with_capacity(AT_MOST + 1);
    for (need, fit) in admissible(standing, giver) {
        let less = waited_less(&standing.needs[need].address);
        keep(&mut nearest, NEAREST, (fit.farther(), named[need], less, need), fit);
        keep(&mut fewest, AT_MOST, (named[need], less, need), fit);
    }
    let mut to: Vec<(usize, Fit)> =
        nearest.into_iter().map(|((.., need), fit)| (need, fit)).collect();
    for ((.., need), fit) in fewest {
        if to.len() < AT_MOST && to.iter().all(|(other, _)| *other != need) {
            to.push((need, fit));
        }
    }
    for (need, _) in &to {
        named[*need] += 1;
    }
    let own = &standing.givers[giver];
    let lacks = |need: usize| standing.needs[need].lacks;
    let each = share(own.amount, own.at_most, to.iter().map(|(need, _)| lacks(*need)).collect());
    to.retain(|(need, _)| lacks(*need) <= each);
    let can = carries(own.amount, each).min(own.at_most);
    Offer { giver, can, owes: own.owes.min(can), to }
}

/// Keeps the `most` least, in order.
fn keep<K: Ord>(best: &mut Vec<(K, Fit)>, most: usize, key: K, fit: Fit) {
    if best.len() == most && best.last().is_some_and(|(last, _)| *last <= key) {
        return;
    }
    let at = best.partition_point(|(other, _)| *other < key);
    best.insert(at, (key, fit));
    best.truncate(most);
}

/// The most that an address may lack for this sponsor to help it in this round, so that it brings
/// as many as it can to the norm: candidates that lack more wait for a later round. Of equal counts
/// the largest, which leaves most to choose from.
fn share(amount: i64, at_most: u32, mut lacks: Vec<i64>) -> i64 {
    lacks.sort_unstable();
    let (mut most, mut each) = (0, 0);
    for (before, lack) in lacks.iter().enumerate() {
        let those = u32::try_from(before + 1).unwrap_or(u32::MAX);
        let count = carries(amount, *lack).min(at_most).min(those);
        if count >= most {
            (most, each) = (count, *lack);
        }
    }
    each
}

/// How many addresses an amount brings to the norm if each lacks `each`.
fn carries(amount: i64, each: i64) -> u32 {
    amount.checked_div(each).map_or(0, |count| u32::try_from(count).unwrap_or(u32::MAX))
}

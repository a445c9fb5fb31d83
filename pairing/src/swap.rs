//! What rounds cannot see: a sponsor with means left, whose addresses others took that could have
//! helped elsewhere. It moves an address only if one more reaches the norm by that.

use crate::cost::waited_less;
use crate::standing::Standing;

/// What is known of the address without help that a sponsor would turn to.
#[derive(Clone, Copy)]
enum Elsewhere {
    Unasked,
    Nobody,
    Need(usize),
}

/// Hands addresses over to sponsors with means left where whoever had them can help another one in
/// their place. Says how many more reach the norm.
pub fn hand_over(standing: &mut Standing) -> usize {
    if standing.needs.iter().all(|need| need.lacks == 0) {
        return 0;
    }
    let mut elsewhere = vec![Elsewhere::Unasked; standing.givers.len()];
    let mut more = 0;
    for giver in 0..standing.givers.len() {
        while standing.givers[giver].is_open() {
            let Some((taken, other, free)) = find(standing, giver, &mut elsewhere) else { break };
            standing.release(taken, other);
            standing.take(giver, taken);
            standing.take(other, free);
            more += 1;
        }
    }
    more
}

/// The nearest address that `giver` can take over, who has it, and whom that one can help instead.
fn find(
    standing: &Standing,
    giver: usize,
    elsewhere: &mut [Elsewhere],
) -> Option<(usize, usize, usize)> {
    let amount = standing.givers[giver].amount;
    let mut best: Option<(u8, (usize, usize, usize))> = None;
    for (number, need) in standing.needs.iter().enumerate() {
        let Some(other) = need.placed.filter(|other| *other != giver) else { continue };
        let lacks = need.address.lacks;
        let Some(fit) = standing.fit(giver, number).filter(|_| lacks <= amount) else { continue };
        if best.is_some_and(|(farther, _)| farther <= fit.farther()) {
            continue;
        }
        if let Some(free) = turn(standing, other, elsewhere) {
            let means = standing.givers[other].amount.saturating_add(lacks);
            if standing.needs[free].lacks <= means {
                best = Some((fit.farther(), (number, other, free)));
            }
        }
    }
    best.map(|(_, found)| found)
}

/// The address without help that lacks least of those that `giver` may help. Such addresses become
/// fewer only, so what was found holds until somebody takes it.
fn turn(standing: &Standing, giver: usize, elsewhere: &mut [Elsewhere]) -> Option<usize> {
    match elsewhere[giver] {
        Elsewhere::Nobody => return None,
        Elsewhere::Need(need) if standing.needs[need].lacks > 0 => return Some(need),
        Elsewhere::Need(_) | Elsewhere::Unasked => {}
    }
    let found = (standing.needs.iter().enumerate())
        .filter(|(_, need)| need.lacks > 0)
        .filter_map(|(number, need)| {
            let fit = standing.fit(giver, number)?;
            Some((need.lacks, fit.farther(), waited_less(&need.address), number))
        })
        .min()
        .map(|(.., number)| number);
    elsewhere[giver] = found.map_or(Elsewhere::Nobody, Elsewhere::Need);
    found
}

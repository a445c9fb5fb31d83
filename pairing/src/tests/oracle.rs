//! The same questions asked of a solver of linear programmes. It never sees the flow's answers.

use super::few;
use crate::candidates::{Offer, offers};
use crate::cost::{WAITS_AT_MOST, fit, waited_less};
use crate::round::assign;
use crate::standing::Standing;
use crate::{Address, Reason, Sponsor, propose};
use microlp::{ComparisonOp, OptimizationDirection, Problem, Variable};
use std::collections::BTreeSet;

/// What a round strives for, the weightiest first: addresses, groups wished, steps of nearness,
/// owed addresses, months of waiting.
type Reached = [i64; 5];

/// A term of what is striven for: a pair with its gains, or the owed ones of an offer.
struct Term {
    gains: Reached,
    most: f64,
}

/// All terms, and the rules as (terms with factors, bound).
struct Programme {
    terms: Vec<Term>,
    rules: Vec<(Vec<(usize, f64)>, f64)>,
}

fn programme(standing: &Standing, offers: &[Offer]) -> Programme {
    let mut made = Programme { terms: Vec::new(), rules: Vec::new() };
    let mut of_need: Vec<Vec<(usize, f64)>> = vec![Vec::new(); standing.needs.len()];
    for offer in offers {
        let mut own = Vec::new();
        for (need, fit) in &offer.to {
            let waited = WAITS_AT_MOST - waited_less(&standing.needs[*need].address);
            let gains = [1, i64::from(fit.class), i64::from(fit.place), 0, i64::from(waited)];
            own.push((made.terms.len(), 1.0));
            of_need[*need].push((made.terms.len(), 1.0));
            made.terms.push(Term { gains, most: 1.0 });
        }
        // As many are owed as are given, at most as many as the norm asks.
        let owed = made.terms.len();
        made.terms.push(Term { gains: [0, 0, 0, 1, 0], most: f64::from(offer.owes) });
        let given = own.iter().map(|(term, _)| (*term, -1.0)).chain([(owed, 1.0)]).collect();
        made.rules.push((given, 0.0));
        made.rules.push((own, f64::from(offer.can)));
    }
    made.rules.extend(of_need.into_iter().map(|terms| (terms, 1.0)));
    made
}

/// One aim after the other, each with those before it held fast.
fn best(made: &Programme) -> Reached {
    let mut best = [0; 5];
    for aim in 0..best.len() {
        let mut problem = Problem::new(OptimizationDirection::Maximize);
        let terms: Vec<Variable> = (made.terms.iter())
            .map(|term| problem.add_var(term.gains[aim] as f64, (0.0, term.most)))
            .collect();
        for (rule, bound) in &made.rules {
            let rule: Vec<_> = rule.iter().map(|(term, by)| (terms[*term], *by)).collect();
            problem.add_constraint(&rule, ComparisonOp::Le, *bound);
        }
        for (before, held) in best.iter().enumerate().take(aim) {
            let gains: Vec<_> = (terms.iter().zip(&made.terms))
                .map(|(variable, term)| (*variable, term.gains[before] as f64))
                .collect();
            problem.add_constraint(&gains, ComparisonOp::Ge, *held as f64 - 1e-6);
        }
        let solution = problem.solve().unwrap().into_solution().unwrap();
        best[aim] = solution.objective().round() as i64;
        assert!((solution.objective() - best[aim] as f64).abs() < 1e-3);
    }
    best
}

fn reached(standing: &Standing, offers: &[Offer]) -> Reached {
    let mut sum = [0; 5];
    let mut given = vec![0; offers.len()];
    for (at, need) in assign(standing, offers) {
        let fit = standing.fit(offers[at].giver, need).unwrap();
        let waited = WAITS_AT_MOST - waited_less(&standing.needs[need].address);
        given[at] += 1;
        let gains = [1, i64::from(fit.class), i64::from(fit.place), 0, i64::from(waited)];
        sum.iter_mut().zip(gains).for_each(|(sum, gain)| *sum += gain);
    }
    sum[3] = offers.iter().zip(given).map(|(offer, given)| i64::from(offer.owes.min(given))).sum();
    sum
}

#[test]
fn a_round_is_as_good_as_a_linear_programme() {
    let mut placed = 0;
    for seed in 0..300 {
        let (addresses, sponsors) = few(seed, seed % 2 == 0);
        let standing = Standing::of(&addresses, &sponsors);
        let offers = offers(&standing);
        let own = reached(&standing, &offers);
        assert_eq!(own, best(&programme(&standing, &offers)), "seed {seed}");
        placed += own[0];
    }
    assert!(placed > 900, "the lists were so poor that nothing was tried: {placed}");
}

/// The most addresses that can reach the norm, by whomever, in whatever parts.
fn most(addresses: &[Address], sponsors: &[Sponsor]) -> i64 {
    let mut problem = Problem::new(OptimizationDirection::Maximize);
    let reaches: Vec<Variable> = addresses.iter().map(|_| problem.add_binary_var(1.0)).collect();
    let mut parts: Vec<Vec<(Variable, f64)>> =
        reaches.iter().zip(addresses).map(|(at, of)| vec![(*at, -(of.lacks as f64))]).collect();
    for sponsor in sponsors {
        let (mut sums, mut counts) = (Vec::new(), Vec::new());
        for (address, parts) in addresses.iter().zip(&mut parts) {
            if fit(sponsor, address).is_none() {
                continue;
            }
            let most = sponsor.amount.min(address.lacks) as f64;
            let gives = problem.add_binary_var(0.0);
            let amount = problem.add_var(0.0, (0.0, most));
            problem.add_constraint([(amount, 1.0), (gives, -most)], ComparisonOp::Le, 0.0);
            sums.push((amount, 1.0));
            counts.push((gives, 1.0));
            parts.push((amount, 1.0));
        }
        problem.add_constraint(&sums, ComparisonOp::Le, sponsor.amount as f64);
        problem.add_constraint(&counts, ComparisonOp::Le, f64::from(sponsor.at_most));
    }
    for parts in parts {
        problem.add_constraint(&parts, ComparisonOp::Ge, 0.0);
    }
    problem.solve().unwrap().into_solution().unwrap().objective().round() as i64
}

fn proposed(addresses: &[Address], sponsors: &[Sponsor]) -> i64 {
    let reach = |reason: Option<&Reason>| reason != Some(&Reason::HelpsPartly);
    let proposals = propose(addresses, sponsors);
    let reached: BTreeSet<u32> = (proposals.iter())
        .filter(|proposal| reach(proposal.reasons.first()))
        .map(|proposal| proposal.address)
        .collect();
    reached.len() as i64
}

#[test]
fn where_each_lacks_the_same_no_choice_brings_more_to_the_norm() {
    for seed in 1000..1150 {
        let (addresses, sponsors) = few(seed, true);
        assert_eq!(proposed(&addresses, &sponsors), most(&addresses, &sponsors), "seed {seed}");
    }
}

#[test]
fn where_they_lack_differently_nearly_none_is_lost() {
    let (mut own, mut all) = (0, 0);
    for seed in 2000..2150 {
        let (addresses, sponsors) = few(seed, false);
        let (proposed, most) = (proposed(&addresses, &sponsors), most(&addresses, &sponsors));
        assert!(proposed <= most, "seed {seed}: {proposed} cannot be");
        (own, all) = (own + proposed, all + most);
    }
    println!("{own} of {all}");
    assert!(own * 100 >= all * 95, "{own} of {all}");
}

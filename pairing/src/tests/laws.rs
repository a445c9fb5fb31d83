//! What holds for every list, whoever made it. Nothing here asks whether a choice is the best.

use super::few;
use crate::candidates::{AT_MOST, offers};
use crate::standing::Standing;
use crate::{Address, Proposal, Reason, Sponsor, made, propose};
use std::collections::{BTreeMap, BTreeSet};

fn check(addresses: &[Address], sponsors: &[Sponsor], seed: u64) -> Vec<Proposal> {
    let proposals = propose(addresses, sponsors);
    let address: BTreeMap<u32, &Address> = addresses.iter().map(|one| (one.key, one)).collect();
    let sponsor: BTreeMap<u32, &Sponsor> = sponsors.iter().map(|one| (one.key, one)).collect();
    let mut pairs = BTreeSet::new();
    let mut given: BTreeMap<u32, (i64, u32)> = BTreeMap::new();
    let mut got: BTreeMap<u32, (i64, BTreeSet<bool>)> = BTreeMap::new();
    for one in &proposals {
        let (to, by) = (address[&one.address], sponsor[&one.sponsor]);
        assert!(pairs.insert((one.address, one.sponsor)), "seed {seed}: twice {one:?}");
        assert!(one.amount > 0, "seed {seed}: {one:?}");
        assert!(by.wish_class.is_none_or(|class| class == to.class), "seed {seed}: {one:?}");
        let place = by.wish_place.is_none_or(|unit| to.place.within(unit).is_some());
        assert!(place, "seed {seed}: {one:?}");
        let given = given.entry(by.key).or_default();
        *given = (given.0 + one.amount, given.1 + 1);
        let reaches = one.reasons[0] != Reason::HelpsPartly;
        let got = got.entry(to.key).or_default();
        got.0 += one.amount;
        got.1.insert(reaches);
        assert!(one.reasons[0] != Reason::ReachesNorm || one.amount == to.lacks, "seed {seed}");
    }
    for (key, (amount, count)) in &given {
        assert!(*amount <= sponsor[key].amount, "seed {seed}: sponsor {key} gives {amount}");
        assert!(*count <= sponsor[key].at_most, "seed {seed}: sponsor {key} has {count}");
    }
    for (key, (amount, reaches)) in &got {
        let lacks = address[key].lacks;
        assert_eq!(reaches.len(), 1, "seed {seed}: address {key} both reaches the norm and not");
        let whole = reaches.contains(&true);
        assert!(if whole { *amount == lacks } else { *amount < lacks }, "seed {seed}: {key}");
    }
    nobody_is_passed_by(addresses, sponsors, &given, &got, seed);
    proposals
}

/// Whoever could still bring an address to the norm alone was not left out.
fn nobody_is_passed_by(
    addresses: &[Address],
    sponsors: &[Sponsor],
    given: &BTreeMap<u32, (i64, u32)>,
    got: &BTreeMap<u32, (i64, BTreeSet<bool>)>,
    seed: u64,
) {
    let short =
        addresses.iter().filter(|one| got.get(&one.key).is_none_or(|got| got.0 < one.lacks));
    for address in short.filter(|one| one.lacks > 0) {
        for sponsor in sponsors {
            let (amount, count) = given.get(&sponsor.key).copied().unwrap_or_default();
            let able = sponsor.amount - amount >= address.lacks && sponsor.at_most > count;
            let willing = crate::cost::fit(sponsor, address).is_some();
            assert!(!(able && willing), "seed {seed}: {} passed by {}", sponsor.key, address.key);
        }
    }
}

#[test]
fn wishes_and_means_are_kept_and_nothing_is_given_twice() {
    let mut led: BTreeMap<String, u32> = BTreeMap::new();
    let mut count = |proposals: Vec<Proposal>| {
        for one in proposals {
            *led.entry(format!("{:?}", one.reasons[0])).or_default() += 1;
        }
    };
    for seed in 0..400 {
        let (addresses, sponsors) = few(seed, seed % 3 == 0);
        count(check(&addresses, &sponsors, seed));
    }
    for (seed, people) in [(1, 400), (2, 150), (3, 60)] {
        let addresses = made::addresses(seed, 400, 150);
        count(check(&addresses, &made::sponsors(seed, people, 150), seed));
    }
    assert!(led.len() == 3 && led.values().all(|count| *count > 20), "too little tried: {led:?}");
}

#[test]
fn the_order_of_the_lists_changes_nothing() {
    for seed in 0..5 {
        let (mut addresses, mut sponsors) =
            (made::addresses(seed, 200, 120), made::sponsors(seed, 90, 120));
        let first = propose(&addresses, &sponsors);
        assert_eq!(first, propose(&addresses, &sponsors), "seed {seed}");
        addresses.reverse();
        sponsors.rotate_left(17);
        assert_eq!(first, propose(&addresses, &sponsors), "seed {seed}");
    }
}

#[test]
fn a_sponsor_is_weighed_for_twenty_at_most_and_a_town_is_not_sent_to_the_same_twenty() {
    let addresses = made::addresses(4, 600, 100);
    let sponsors = made::sponsors(4, 200, 100);
    let standing = Standing::of(&addresses, &sponsors);
    let offers = offers(&standing);
    assert!(offers.iter().all(|offer| offer.to.len() <= AT_MOST));
    let named: BTreeSet<usize> =
        offers.iter().flat_map(|offer| offer.to.iter().map(|(need, _)| *need)).collect();
    assert!(named.len() > 500, "{} of {}", named.len(), standing.needs.len());
}

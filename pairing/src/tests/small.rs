//! Lists small enough to see what must come out. Each says which aim it is about.

use super::{DISTRICT, NORM, PROVINCE, address, commune, sponsor};
use crate::standing::Standing;
use crate::swap::hand_over;
use crate::{Address, Level, Place, Proposal, Reason, Sponsor, propose};

fn pairs(proposals: &[Proposal]) -> Vec<(u32, u32)> {
    proposals.iter().map(|one| (one.address, one.sponsor)).collect()
}

#[test]
fn nobody_and_nothing() {
    let (needs, givers) = ([address(1, commune(1))], [sponsor(1, 1)]);
    assert_eq!(propose(&[], &[]), []);
    assert_eq!(propose(&needs, &[]), []);
    assert_eq!(propose(&[], &givers), []);
    let reached = [Address { lacks: 0, ..needs[0] }, Address { key: 2, lacks: -5, ..needs[0] }];
    assert_eq!(propose(&reached, &givers), [], "who lacks nothing is left in peace");
    for idle in [Sponsor { amount: 0, ..givers[0] }, Sponsor { at_most: 0, ..givers[0] }] {
        assert_eq!(propose(&needs, &[idle]), []);
    }
    let debtor = Sponsor { amount: -NORM, ..givers[0] };
    assert_eq!(propose(&needs, &[debtor]), []);
    let most = Sponsor { amount: i64::MAX, at_most: u32::MAX, owes: u32::MAX, ..givers[0] };
    let least = Address { lacks: i64::MAX, waits: u32::MAX, ..address(2, commune(1)) };
    assert_eq!(propose(&[needs[0], least], &[most, Sponsor { key: 2, ..most }]).len(), 2);
}

#[test]
fn a_wish_is_never_broken_not_even_for_the_norm() {
    let needs = [address(1, commune(1))];
    for wish in [
        Sponsor { wish_class: Some(3), ..sponsor(1, 1) },
        Sponsor { wish_place: Some(2), ..sponsor(1, 1) },
        Sponsor { wish_place: Some(DISTRICT + 1), amount: 50_000, ..sponsor(1, 1) },
        Sponsor { wish_place: Some(PROVINCE + 1), ..sponsor(1, 1) },
    ] {
        assert_eq!(propose(&needs, &[wish]), [], "{wish:?}");
    }
    let no_district = [address(1, Place { district: None, ..commune(1) })];
    let wish = Sponsor { wish_place: Some(DISTRICT), ..sponsor(1, 1) };
    assert_eq!(propose(&no_district, &[wish]), []);
}

#[test]
fn more_at_the_norm_goes_before_any_wish() {
    // The one who wished for commune 1 can help there alone; the other would help there too, and is
    // sent elsewhere so that both addresses reach the norm.
    let needs = [address(1, commune(1)), address(2, commune(2))];
    let free = Sponsor { near: Some(commune(1)), ..sponsor(1, 1) };
    let bound = Sponsor { wish_place: Some(1), ..sponsor(2, 1) };
    let proposals = propose(&needs, &[free, bound]);
    assert_eq!(pairs(&proposals), [(1, 2), (2, 1)]);
    assert_eq!(proposals[0].reasons, [Reason::ReachesNorm, Reason::WishedPlace(Level::Commune)]);
    assert_eq!(proposals[1].reasons, [Reason::ReachesNorm, Reason::SamePlace(Level::District)]);
}

#[test]
fn one_aim_after_the_other() {
    let needs = [Address { waits: 40, ..address(1, commune(1)) }];
    let all = [
        Sponsor { wish_class: Some(0), ..sponsor(4, 1) },
        Sponsor { wish_place: Some(PROVINCE), ..sponsor(3, 1) },
        Sponsor { near: Some(commune(1)), ..sponsor(2, 1) },
        Sponsor { owes: 2, ..sponsor(1, 1) },
        sponsor(0, 1),
    ];
    for from in 0..all.len() {
        let chosen = pairs(&propose(&needs, &all[from..]));
        assert_eq!(chosen, [(1, all[from].key)], "group, place, nearness, owed, key");
    }
    let owed = &propose(&needs, &all[3..])[0];
    let waited = Reason::Waited { months: 40 };
    let reasons = [Reason::ReachesNorm, Reason::AnyPlace, Reason::OwesAddresses, waited];
    assert_eq!((owed.amount, owed.reasons.as_slice()), (NORM, reasons.as_slice()));
}

#[test]
fn who_waited_longest_comes_first_and_ties_go_by_key() {
    let waits = |key, waits| Address { waits, ..address(key, commune(1)) };
    let one = [sponsor(7, 1)];
    assert_eq!(pairs(&propose(&[waits(1, 3), waits(2, 9), waits(3, 4)], &one)), [(2, 7)]);
    let equal = [waits(3, 9), waits(1, 9), waits(2, 9)];
    assert_eq!(pairs(&propose(&equal, &one)), [(1, 7)]);
    assert_eq!(pairs(&propose(&equal[..1], &[sponsor(9, 1), sponsor(8, 1)])), [(3, 8)]);
}

#[test]
fn what_a_sponsor_owes_counts_down() {
    let needs = [1, 2, 3].map(|key| address(key, commune(1)));
    let committee = Sponsor { owes: 2, ..sponsor(1, 3) };
    let proposals = propose(&needs, &[committee]);
    let owed = proposals.iter().filter(|one| one.reasons.contains(&Reason::OwesAddresses));
    assert_eq!((proposals.len(), owed.count()), (3, 2));
}

#[test]
fn three_small_ones_go_before_one_large() {
    let small = |key| Address { lacks: 100_000, ..address(key, commune(1)) };
    let needs = [Address { waits: 60, ..address(1, commune(1)) }, small(2), small(3), small(4)];
    let giver = Sponsor { amount: NORM, ..sponsor(1, 9) };
    assert_eq!(pairs(&propose(&needs, &[giver])), [(2, 1), (3, 1), (4, 1)]);
}

#[test]
fn several_help_together_only_where_nobody_can_alone() {
    let needs = [address(1, commune(1)), Address { waits: 5, ..address(2, commune(1)) }];
    let gives = |key, amount| Sponsor { amount, ..sponsor(key, 1) };
    let proposals = propose(&needs, &[gives(1, 200_000), gives(2, 150_000), gives(3, NORM)]);
    let seen: Vec<_> = proposals
        .iter()
        .map(|one| (one.address, one.sponsor, one.amount, one.reasons[0]))
        .collect();
    assert_eq!(
        seen,
        [
            (1, 1, 200_000, Reason::ReachesNormTogether),
            (1, 2, 100_000, Reason::ReachesNormTogether),
            (2, 3, NORM, Reason::ReachesNorm),
        ]
    );
    let proposals = propose(&needs, &[gives(1, 100_000), gives(2, 150_000)]);
    assert_eq!(pairs(&proposals), [(1, 2), (2, 1)], "longest waiting first, then who has no one");
    assert!(proposals.iter().all(|one| one.reasons[0] == Reason::HelpsPartly));
}

#[test]
fn a_key_that_stands_twice_counts_once() {
    let needs = [address(1, commune(1)), address(1, commune(2)), address(2, commune(1))];
    assert_eq!(pairs(&propose(&needs, &[sponsor(1, 3), sponsor(1, 3)])), [(1, 1), (2, 1)]);
}

#[test]
fn an_address_is_handed_over_if_one_more_reaches_the_norm_by_that() {
    let needs = [address(1, commune(1)), address(2, commune(2))];
    let bound = Sponsor { wish_place: Some(1), ..sponsor(2, 1) };
    let mut standing = Standing::of(&needs, &[Sponsor { owes: 1, ..sponsor(1, 1) }, bound]);
    standing.take(0, 0);
    assert_eq!(hand_over(&mut standing), 1);
    let proposals = standing.whole();
    assert_eq!(pairs(&proposals), [(1, 2), (2, 1)]);
    assert!(proposals[1].reasons.contains(&Reason::OwesAddresses), "still owed after the change");
    assert!(standing.givers.iter().all(|giver| (giver.amount, giver.at_most) == (0, 0)));
    // Nobody else to help: who has an address keeps it.
    let mut standing = Standing::of(&needs[..1], &[sponsor(1, 1), bound]);
    standing.take(0, 0);
    assert_eq!(hand_over(&mut standing), 0);
    // The one who had it cannot pay for the other: nothing moves.
    let mut dear = needs;
    dear[1].lacks = NORM + 1;
    let mut standing = Standing::of(&dear, &[sponsor(1, 1), bound]);
    standing.take(0, 0);
    assert_eq!(hand_over(&mut standing), 0);
}

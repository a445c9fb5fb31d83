//! The rules between sponsors and addresses, one claim each.

use super::*;
use crate::model::{CodeRow, PledgeId, SlotId};
use addresses::AddressId;
use kernel::Instant;
use sponsors::{SponsorId, SponsorKind};

fn month(text: &str) -> Month {
    Month::parse(text).expect("a month")
}

fn day(text: &str) -> Day {
    Day::parse(text).expect("a day")
}

fn slot(parts: i64) -> SlotRow {
    SlotRow {
        id: SlotId::new(),
        address: AddressId::new(),
        code: "K7M2-1".into(),
        sort: "cash".into(),
        words: String::new(),
        amount: 500_000,
        parts,
        from_month: month("2024-10"),
        until_month: month("2025-03"),
        closed_on: None,
        closed_why: None,
        illustrative: None,
        made_name: "Chi".into(),
        made_at: Instant(0),
        version: 1,
    }
}

fn asking(slot: &SlotRow, part: i64, at: &str, pledge: Option<PledgeId>) -> AskingRow {
    AskingRow {
        slot: slot.id,
        month: month(at),
        part,
        address: slot.address,
        pledge,
        amount: 1,
        giving: None,
        given: None,
    }
}

fn whole(slot: &SlotRow, askings: Vec<AskingRow>) -> Whole {
    Whole { slots: vec![slot.clone()], pledges: Vec::new(), askings, givings: Vec::new() }
}

fn pledge(slot: &SlotRow, part: i64, from: &str, until: &str) -> NewPledge {
    NewPledge {
        id: PledgeId::new(),
        slot: slot.id,
        sponsor: SponsorId::new(),
        part,
        from: month(from),
        until: month(until),
    }
}

fn keys(flaws: &[Flaw]) -> Vec<(&str, &str)> {
    flaws.iter().map(|flaw| (flaw.field.as_str(), flaw.key)).collect()
}

#[test]
fn the_parts_of_a_slot_are_the_whole_to_the_dong() {
    for (amount, parts) in [(500_000, 3), (1, 1), (7, 5), (300_000, 2), (20, 20)] {
        let all: Vec<i64> = (1..=parts).map(|part| share(amount, parts, part)).collect();
        assert_eq!(all.iter().sum::<i64>(), amount, "{all:?}");
        assert!(all[0] - all[all.len() - 1] <= 1 && *all.iter().min().unwrap() >= 1, "{all:?}");
    }
    assert_eq!(spread(1_000_001, 3), [333_334, 333_334, 333_333]);
    assert_eq!(spread(900_000, 1), [900_000]);
}

#[test]
fn a_line_of_a_form_has_one_id_however_often_it_is_sent() {
    let [key, one, other] = [1, 2, 3].map(|_| Uuid::now_v7());
    assert_eq!(line_id(key, &[one, other]), line_id(key, &[one, other]));
    let all = [
        line_id(key, &[one, other]),
        line_id(key, &[other, one]),
        line_id(key, &[one]),
        line_id(key, &[other]),
        line_id(key, &[one, one]),
        line_id(one, &[key]),
    ];
    let once: std::collections::BTreeSet<Uuid> = all.into_iter().collect();
    assert_eq!(once.len(), all.len(), "each line has its own");
}

#[test]
fn months_run_over_the_year_and_never_backwards() {
    let all: Vec<String> = months(month("2024-11"), month("2025-01")).map(Month::iso).collect();
    assert_eq!(all, ["2024-11", "2024-12", "2025-01"]);
    assert_eq!(months(month("2025-01"), month("2024-12")).count(), 0);
}

#[test]
fn a_pledge_stays_within_its_open_slot() {
    let open = slot(2);
    assert!(check_pledge(&open, &pledge(&open, 2, "2024-10", "2025-03")).is_empty());
    // The last month alone can still be pledged.
    assert!(check_pledge(&open, &pledge(&open, 1, "2025-03", "2025-03")).is_empty());
    for (part, from, until, wrong) in [
        (3, "2024-10", "2024-10", ("slot", "kit-flaw-choose")),
        (0, "2024-10", "2024-10", ("slot", "kit-flaw-choose")),
        (1, "2024-09", "2024-10", ("from", "sponsorship-outside")),
        (1, "2025-03", "2025-04", ("until", "sponsorship-outside")),
        (1, "2024-12", "2024-11", ("until", "sponsorship-until-before")),
    ] {
        let flaws = check_pledge(&open, &pledge(&open, part, from, until));
        assert_eq!(keys(&flaws), [wrong], "{part} {from} {until}");
    }
    let closed = SlotRow { closed_on: Some(day("2024-11-01")), ..slot(1) };
    let flaws = check_pledge(&closed, &pledge(&closed, 1, "2024-10", "2024-10"));
    assert_eq!(keys(&flaws), [("slot", "sponsorship-slot-closed")]);
}

#[test]
fn a_part_is_free_until_the_month_before_somebody_has_it() {
    let slot = slot(3);
    let own = Some(PledgeId::new());
    let askings = vec![
        asking(&slot, 1, "2024-11", own),
        asking(&slot, 2, "2025-02", own),
        asking(&slot, 3, "2024-12", None),
    ];
    let whole = whole(&slot, askings);
    let free = |from| free_parts(&whole, &slot, month(from));
    assert_eq!(free("2024-11"), [(2, month("2025-01")), (3, month("2025-03"))]);
    assert_eq!(free("2024-12")[0], (1, month("2025-03")), "only what lies ahead counts");
    assert_eq!(free("2024-01").len(), 3, "a slot is free from its own first month");
    assert!(free("2025-04").is_empty());
    let closed = SlotRow { closed_on: Some(day("2024-11-01")), ..slot.clone() };
    assert!(free_parts(&whole, &closed, month("2024-11")).is_empty());
}

#[test]
fn a_part_is_free_for_a_proposal_when_it_fits_to_the_dong_and_to_the_month() {
    let slot = SlotRow { amount: 100_001, ..slot(2) };
    let own = Some(PledgeId::new());
    let whole = whole(&slot, vec![asking(&slot, 1, "2025-02", own)]);
    let span = |from, until| (month(from), month(until));
    let free = |amount, span| free_part(&whole, amount, span);
    assert_eq!(free(50_001, span("2024-11", "2025-01")), Some((slot.id, 1)));
    assert_eq!(free(50_001, span("2024-11", "2025-03")), None, "February is somebody's");
    assert_eq!(free(50_000, span("2024-11", "2025-03")), Some((slot.id, 2)));
    assert_eq!(free(50_000, span("2024-11", "2025-04")), None, "the slot ends before");
    assert_eq!(free(50_000, span("2024-09", "2025-03")), None, "the slot begins after");
    let goods = Whole {
        slots: vec![SlotRow { sort: "goods".into(), ..slot.clone() }],
        ..self::whole(&slot, Vec::new())
    };
    assert_eq!(free_part(&goods, 50_000, span("2024-11", "2025-03")), None, "rice is no cash");
}

/// Only what somebody promised, whose month is over, and for which nothing came.
#[test]
fn missed_is_what_was_promised_and_did_not_come() {
    let slot = slot(1);
    let own = Some(PledgeId::new());
    let today = day("2024-11-30");
    assert!(is_missed(&asking(&slot, 1, "2024-10", own), today));
    assert!(!is_missed(&asking(&slot, 1, "2024-11", own), today), "the month is not over");
    assert!(!is_missed(&asking(&slot, 1, "2024-10", None), today), "nobody was asked");
    let given = AskingRow {
        giving: Some(crate::model::GivingId::new()),
        given: Some(1),
        ..asking(&slot, 1, "2024-10", own)
    };
    assert!(!is_missed(&given, today));
}

#[test]
fn the_norms_are_those_of_the_plan_and_each_kind_owes_its_own() {
    let on = day("2024-10-31");
    assert_eq!(norm(Norm::MonthAmount, on), 300_000);
    assert_eq!(norm(Norm::OfCommittee, on), 3);
    assert_eq!(norm(Norm::OfChapter, on), 1);
    assert_eq!(norm(Norm::Facilities, on), 1);
    assert_eq!(norm(Norm::Helped, day("2001-01-01")), 100, "before the first, the first");
    let of = |kind| owes(kind);
    for kind in [SponsorKind::Committee, SponsorKind::Agency, SponsorKind::Mass] {
        assert_eq!(of(kind), Some(Norm::OfCommittee));
    }
    for kind in [SponsorKind::Chapter, SponsorKind::Member, SponsorKind::Volunteer] {
        assert_eq!(of(kind), Some(Norm::OfChapter));
    }
    for kind in [SponsorKind::Person, SponsorKind::Enterprise, SponsorKind::Abroad] {
        assert_eq!(of(kind), None, "who helps of their own will owes nothing");
    }
}

#[test]
fn a_code_has_six_digits_and_is_read_in_any_spelling() {
    assert_eq!(code(7), "000007");
    assert_eq!(code(u128::MAX).len(), 6);
    assert_eq!(code(12_345_678), "345678");
    for typed in ["012345", " 012 345 ", "012-345", "01.23.45"] {
        assert_eq!(read_code(typed).as_deref(), Some("012345"), "{typed}");
    }
    for typed in ["", "12345", "1234567", "12345a", "１２３４５６"] {
        assert_eq!(read_code(typed), None, "{typed}");
    }
}

#[test]
fn wrong_codes_are_counted_by_the_day() {
    let row = |wrong, wrong_on| CodeRow {
        id: crate::model::CodeId::new(),
        address: AddressId::new(),
        month: month("2024-11"),
        wrong,
        wrong_on,
        giving: None,
        made_name: "Chi".into(),
        made_at: Instant(0),
        closed_at: None,
        closed_why: None,
        version: 1,
    };
    let today = day("2024-11-01");
    assert_eq!(one_more(&row(0, None), today), 1);
    assert_eq!(one_more(&row(4, Some(today)), today), 5);
    assert_eq!(one_more(&row(4, Some(day("2024-10-31"))), today), 1, "a new day");
}

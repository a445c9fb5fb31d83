//! The rules of a dossier, one claim each.

use super::*;
use crate::model::{AddressId, AddressRow, ConsentId, State, StepId, StepRow, StepSort};
use kernel::ids::AccountId;
use kernel::{Instant, UnitId};

fn day(text: &str) -> Day {
    Day::parse(text).expect("a day")
}

fn today() -> Day {
    day("2026-03-02")
}

fn dossier(sort: Sort, born: Option<i64>) -> Dossier {
    let row = AddressRow {
        id: AddressId::new(),
        unit: UnitId(1),
        code: "AAAA2222".into(),
        sort: sort.code().into(),
        class: "poor".into(),
        name: "Trần Thị Mẫu".into(),
        birth_year: born,
        sex: None,
        people: None,
        housing: None,
        income: None,
        is_urgent: false,
        state: State::Surveyed.code().into(),
        opened_on: day("2026-02-01"),
        ended_on: None,
        ended_how: None,
        number_odd: None,
        illustrative: None,
        opened_by: Some(AccountId::new()),
        opened_name: "Chi".into(),
        changed_name: "Chi".into(),
        changed_at: Instant(0),
        version: 1,
    };
    Dossier {
        row,
        steps: Vec::new(),
        members: Vec::new(),
        needs: Vec::new(),
        plan: Vec::new(),
        consents: Vec::new(),
        sealed: Vec::new(),
        is_erased: false,
    }
}

fn step(sort: StepSort, on: &str) -> StepRow {
    StepRow {
        id: StepId::new(),
        sort: sort.code().into(),
        on_day: day(on),
        by_whom: "tổ trưởng".into(),
        evidence: "01/BB".into(),
        outcome: (sort == StepSort::End).then(|| "self-reliant".into()),
        taken_back_why: None,
        made_by: None,
        made_name: "Chi".into(),
        version: 1,
    }
}

fn consent(purpose: Purpose) -> ConsentRow {
    ConsentRow {
        id: ConsentId::new(),
        purpose: purpose.code().into(),
        given_on: day("2026-02-01"),
        means: "paper".into(),
        wording: "mẫu 1".into(),
        by_whom: String::new(),
        child_agrees: false,
        withdrawn_on: None,
        answer_by: None,
        finish_by: None,
        answered_on: None,
        finished_on: None,
        version: 1,
    }
}

fn keys(flaws: &[Flaw]) -> Vec<&'static str> {
    flaws.iter().map(|flaw| flaw.key).collect()
}

#[test]
fn the_way_is_walked_in_order() {
    let mut of = dossier(Sort::Household, None);
    of.consents = vec![consent(Purpose::Keep), consent(Purpose::Match)];
    let way = [
        StepSort::Select,
        StepSort::Confirm,
        StepSort::Approve,
        StepSort::Publish,
        StepSort::Help,
        StepSort::Review,
    ];
    for (at, sort) in way.into_iter().enumerate() {
        for later in &way[at + 1..] {
            let early = *later == StepSort::Help && of.has(StepSort::Approve);
            assert_eq!(allowed(&of, *later), early, "{later:?} before {sort:?}");
        }
        let new = step(sort, "2026-02-10");
        assert_eq!(check_step(&of, sort, &new, None, today()), [], "{sort:?}");
        of.steps.push(new);
        assert_eq!(state_after(of.standing()), sort.state());
    }
    assert!(allowed(&of, StepSort::Review), "the next year is evaluated too");
    of.steps.push(step(StepSort::End, "2026-03-01"));
    assert!(StepSort::ALL.iter().all(|sort| !allowed(&of, *sort)), "ended is ended");
    assert!(missing(&of).is_empty());
}

#[test]
fn relief_helps_first_and_says_what_is_missing() {
    let mut of = dossier(Sort::Person, None);
    of.row.is_urgent = true;
    let help = step(StepSort::Help, "2026-02-01");
    assert_eq!(check_step(&of, StepSort::Help, &help, None, today()), [], "consent comes later");
    of.steps.push(help);
    assert_eq!(missing(&of), [StepSort::Select, StepSort::Confirm, StepSort::Approve]);
    of.steps.push(step(StepSort::Select, "2026-02-03"));
    assert_eq!(state_after(of.standing()), State::Helped, "it stays helped");
    assert_eq!(next(&of), Some(StepSort::Confirm));
}

#[test]
fn a_facility_is_confirmed_without_a_selection() {
    let of = dossier(Sort::Facility, None);
    assert!(!allowed(&of, StepSort::Select) && allowed(&of, StepSort::Confirm));
    assert_eq!(missing(&of), [StepSort::Confirm, StepSort::Approve]);
}

#[test]
fn nobody_approves_what_they_opened_nor_without_consent() {
    let mut of = dossier(Sort::Household, None);
    of.steps = vec![step(StepSort::Select, "2026-02-02"), step(StepSort::Confirm, "2026-02-05")];
    let new = step(StepSort::Approve, "2026-02-04");
    let said = keys(&check_step(&of, StepSort::Approve, &new, of.row.opened_by, today()));
    assert_eq!(said, ["address-step-before", "address-step-own", "address-step-no-keep"]);
    of.consents.push(consent(Purpose::Keep));
    let new = step(StepSort::Approve, "2026-02-06");
    assert_eq!(check_step(&of, StepSort::Approve, &new, Some(AccountId::new()), today()), []);
    of.consents[0].withdrawn_on = Some(today());
    let said = keys(&check_step(&of, StepSort::Approve, &new, None, today()));
    assert_eq!(said, ["address-step-no-keep"], "a consent withdrawn is none");
}

#[test]
fn only_what_nothing_rests_on_is_taken_back() {
    let mut of = dossier(Sort::Household, None);
    of.steps = vec![step(StepSort::Select, "2026-02-02"), step(StepSort::Confirm, "2026-02-05")];
    let free = |of: &Dossier| -> Vec<String> {
        steps_to_take_back(of).iter().map(|step| step.sort.clone()).collect()
    };
    assert_eq!(free(&of), ["confirm"]);
    of.steps.push(step(StepSort::End, "2026-03-01"));
    assert_eq!(free(&of), ["end"], "the end goes first");
}

#[test]
fn a_child_has_a_guardian_and_is_asked_before_it_is_shown() {
    let of = dossier(Sort::Person, Some(2017));
    let mut new = consent(Purpose::Story);
    let said = |new: &ConsentRow| keys(&check_consent(&of, new, today()));
    assert_eq!(said(&new), ["address-consent-guardian", "address-consent-child"]);
    new.by_whom = "Bà ngoại".into();
    assert_eq!(said(&new), ["address-consent-child"]);
    new.child_agrees = true;
    assert!(said(&new).is_empty());
    let small = dossier(Sort::Person, Some(2022));
    new.child_agrees = false;
    assert!(check_consent(&small, &new, today()).is_empty(), "too small to be asked");
    let adult = dossier(Sort::Person, Some(1980));
    assert!(check_consent(&adult, &consent(Purpose::Photo), today()).is_empty());
}

#[test]
fn an_odd_number_is_said_and_kept() {
    for (number, born, sex, said) in [
        ("091 184 012345", Some(1984), Some("female"), None),
        ("091184012345", Some(1948), Some("female"), Some("address-number-birth")),
        ("091184012345", Some(1984), Some("male"), Some("address-number-sex")),
        ("091304012345", Some(2004), Some("female"), None),
        ("370123456", Some(1984), None, None),
        ("12345", None, None, Some("address-number-shape")),
    ] {
        assert_eq!(number_odd(number, born, sex), said, "{number}");
    }
}

#[test]
fn of_two_who_wrote_only_what_both_changed_is_asked() {
    let field = |name: &'static str, was: &str, mine: &str, theirs: &str| {
        (name, was.to_owned(), mine.to_owned(), theirs.to_owned())
    };
    let (kept, both) = merged(&[
        field("name", "A", "B", "A"),
        field("people", "3", "3", "4"),
        field("income", "1", "2", "5"),
        field("sex", "", "male", "male"),
    ]);
    let values: Vec<&str> = kept.iter().map(|(_, value)| value.as_str()).collect();
    assert_eq!(values, ["B", "4", "2", "male"]);
    assert_eq!(both, [Both { field: "income".into(), theirs: "5".into() }]);
}

#[test]
fn every_group_has_a_class_and_victims_are_seen_as_hardship() {
    for group in groups() {
        assert!(CLASSES.contains(&group.class.as_str()), "{}", group.code);
    }
    for code in ["hiv", "agent_orange", "war_victim"] {
        assert_eq!(rules_class(code), "hardship");
    }
    assert_eq!(groups().len(), 21, "a line of the file was not read");
    assert!(group("hiv").is_some_and(|hiv| !hiv.is_of(Sort::Household, today())));
}

fn rules_class(code: &str) -> &'static str {
    group(code).map_or("", |group| group.class.as_str())
}

#[test]
fn the_terms_are_read_by_their_day() {
    assert_eq!(term(Term::AnswerWorkingDays, today()), 2);
    assert_eq!(term(Term::FinishDays, today()), 15);
    assert_eq!(term(Term::GuardianBelow, day("2020-01-01")), 16, "before the first: the first");
}

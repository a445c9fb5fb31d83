//! What must hold of what was counted: sizes, people against turns, parts against their whole.

use super::{LARGEST_COUNT, LARGEST_VND, field};
use crate::model::Draft;
use catalogue::{Counted, Kind, Nature, Part};
use kernel::{Flaw, number};

/// Counts that the kind does not have, or that are no counts.
pub(super) fn sizes(kind: &Kind, draft: &Draft, flaws: &mut Vec<Flaw>) {
    for (code, amount) in &draft.parts.counts {
        let Some(measure) = kind.measure(code) else {
            flaws.push(Flaw::new(field(code), "activity-count-unknown").arg("code", code.clone()));
            continue;
        };
        let largest = match measure.nature {
            Nature::Money => LARGEST_VND,
            _ => LARGEST_COUNT,
        };
        if *amount < 0 {
            flaws.push(Flaw::new(field(code), "number-negative"));
        } else if *amount > largest {
            flaws.push(Flaw::new(field(code), "number-too-large"));
        }
    }
}

/// What a piece of work that counts must say of itself.
pub(super) fn whole(kind: &Kind, draft: &Draft, flaws: &mut Vec<Flaw>) {
    let is_told = |one: &Counted| amount(draft, &one.code).is_some_and(|amount| amount != 0);
    if let Some(main) = kind.measures.first()
        && !super::main_counts(kind).any(is_told)
    {
        flaws.push(Flaw::new(field(&main.code), "activity-count-nothing"));
    }
    people(kind, draft, flaws);
    parts(kind, draft, flaws);
}

pub(super) fn amount(draft: &Draft, code: &str) -> Option<i64> {
    draft.parts.counts.iter().find(|(own, _)| own == code).map(|(_, amount)| *amount)
}

/// People each count once, turns each time: there are never more people than the turns that are
/// theirs. A household that is helped once is several people.
fn people(kind: &Kind, draft: &Draft, flaws: &mut Vec<Flaw>) {
    for one in kind.measures.iter().filter(|one| is_of_turns(kind, one)) {
        let Some(Part::AtMost(turns)) = &one.part else { continue };
        let (Some(many), Some(turns)) = (amount(draft, &one.code), amount(draft, turns)) else {
            continue;
        };
        if many > turns {
            let flaw = Flaw::new(field(&one.code), "activity-people-above-turns");
            flaws.push(flaw.arg("people", number::count(many)).arg("turns", number::count(turns)));
        }
    }
}

/// People who are held against turns, not against other people whom they are some of.
fn is_of_turns(kind: &Kind, one: &Counted) -> bool {
    let whole = one.part.as_ref().and_then(Part::whole).and_then(|code| kind.measure(code));
    one.nature == Nature::People && whole.is_some_and(|whole| whole.nature != Nature::People)
}

/// Sorts of meals are at most the meals, whoever learns first aid is one of the class, eastern and
/// western medicine are all the visits, medicine is a part of the value.
fn parts(kind: &Kind, draft: &Draft, flaws: &mut Vec<Flaw>) {
    let mut held: Vec<&Part> = Vec::new();
    // Of people and their turns it is said in words of their own, above.
    for measure in kind.measures.iter().filter(|one| !is_of_turns(kind, one)) {
        let Some(part) = measure.part.as_ref().filter(|part| !held.contains(part)) else {
            continue;
        };
        held.push(part);
        let alike = kind.measures.iter().filter(|other| other.part.as_ref() == Some(part));
        let told: Vec<(&str, i64)> =
            alike.filter_map(|one| Some((one.code.as_str(), amount(draft, &one.code)?))).collect();
        let Some((last, _)) = told.last() else { continue };
        let sum: i64 = told.iter().map(|(_, many)| *many).sum();
        let of = |code: &String| amount(draft, code).unwrap_or(0);
        let (key, whole) = match part {
            Part::AtMost(other) if sum > of(other) => ("activity-parts-above-whole", of(other)),
            Part::Exactly(other) if sum != of(other) => ("activity-parts-not-whole", of(other)),
            Part::OfValue if sum > draft.amount() => ("activity-part-above-value", draft.amount()),
            _ => continue,
        };
        let flaw = Flaw::new(field(last), key).arg("sum", number::count(sum));
        flaws.push(flaw.arg("whole", number::count(whole)));
    }
}

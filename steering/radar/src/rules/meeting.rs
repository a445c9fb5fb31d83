//! When help meets: two givers for one person, in one month, for the same (CRD-01). One giver twice
//! does not, and sponsors who share the parts of one slot planned to. Pure.

use crate::model::Meeting;
use kernel::fold::fold;
use sponsorship::SlotId;
use std::collections::HashSet;

/// One help as the rule sees it: who gave, and the slot a part of which it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Part<'a> {
    /// Who gave.
    pub giver: &'a str,
    /// The slot.
    pub slot: Option<SlotId>,
}

/// Whether help meets, in whatever order it is told: any two parts of different givers meet, unless
/// both are of one slot.
pub fn meeting(parts: &[Part<'_>]) -> Meeting {
    let parts: Vec<Part<'_>> = parts.iter().copied().collect::<HashSet<_>>().into_iter().collect();
    let mut found = Meeting::Apart;
    for (at, one) in parts.iter().enumerate() {
        for other in parts.iter().take(at).filter(|other| other.giver != one.giver) {
            if one.slot.is_none() || one.slot != other.slot {
                return Meeting::Overlap;
            }
            found = Meeting::Shared;
        }
    }
    found
}

/// Whether a giver that was written in words is the society itself, whichever unit of it.
pub fn is_of_society(giver: &str) -> bool {
    let said = fold(giver);
    said.is_empty() || said.contains("chu thap do") || said.contains("red cross")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn part(giver: &str, slot: Option<SlotId>) -> Part<'_> {
        Part { giver, slot }
    }

    #[test]
    fn two_givers_meet_and_one_giver_twice_does_not() {
        let slot = SlotId::new();
        assert_eq!(meeting(&[]), Meeting::Apart);
        assert_eq!(meeting(&[part("a", None)]), Meeting::Apart);
        assert_eq!(meeting(&[part("a", None), part("a", Some(slot))]), Meeting::Apart);
        assert_eq!(meeting(&[part("a", None), part("b", None)]), Meeting::Overlap);
        assert_eq!(meeting(&[part("a", Some(slot)), part("b", None)]), Meeting::Overlap);
    }

    #[test]
    fn parts_of_one_slot_were_planned_and_two_slots_were_not() {
        let (one, two) = (Some(SlotId::new()), Some(SlotId::new()));
        assert_eq!(meeting(&[part("a", one), part("b", one)]), Meeting::Shared);
        assert_eq!(meeting(&[part("a", one), part("b", two)]), Meeting::Overlap);
        let third = [part("a", one), part("b", one), part("c", None)];
        assert_eq!(meeting(&third), Meeting::Overlap, "one from outside beside two who share");
    }

    #[test]
    fn the_society_is_one_giver_however_it_is_written() {
        assert!(is_of_society("") && is_of_society("Hội Chữ thập đỏ tỉnh"));
        assert!(!is_of_society("Cửa hàng Vật tư Mẫu"));
    }

    proptest! {
        #[test]
        fn order_does_not_matter_and_a_giver_never_meets_itself(
            drawn in prop::collection::vec((0_usize..4, prop::option::of(0_usize..3)), 0..12),
            turn in 0_usize..12,
        ) {
            let slots: Vec<SlotId> = (0..3).map(|_| SlotId::new()).collect();
            let names = ["a", "b", "c", "d"];
            let parts: Vec<Part<'_>> = drawn
                .iter()
                .map(|(giver, slot)| part(names[*giver], slot.map(|at| slots[at])))
                .collect();
            let said = meeting(&parts);
            let mut turned = parts.clone();
            turned.reverse();
            prop_assert_eq!(meeting(&turned), said);
            turned.rotate_left(turn % parts.len().max(1));
            prop_assert_eq!(meeting(&turned), said);
            let alone: Vec<Part<'_>> = parts.iter().map(|own| part("a", own.slot)).collect();
            prop_assert_eq!(meeting(&alone), Meeting::Apart);
            // Who gives again changes nothing.
            let twice: Vec<Part<'_>> = parts.iter().chain(&parts).copied().collect();
            prop_assert_eq!(meeting(&twice), said);
        }
    }
}

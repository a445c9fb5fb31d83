//! The steps of a random story. It takes none of them.

use proptest::prelude::*;

/// A step of a story; numbers choose among what there is by then.
#[derive(Debug, Clone)]
pub enum Step {
    Post { unit: usize, figure: usize, month: i64, day: u8, amount: i64 },
    Count { unit: usize, month: i64, stated: i64 },
    Reverse { record: usize },
    Correct { record: usize, unit: usize, figure: usize, month: i64, amount: i64 },
    Sheet { unit: usize, month: i64, amounts: [i64; 2], stated: Option<i64> },
    Lock { unit: usize, month: i64 },
    Unlock { unit: usize, month: i64 },
    Merge { one: usize, other: usize, month: i64, day: u8 },
    Split { unit: usize, month: i64, share: Option<(i64, i64)>, named: u64 },
    Abolish { unit: usize, month: i64 },
    Rehang { unit: usize, above: usize, month: i64, day: u8 },
    Undo,
    Fold,
}

/// Months of a story.
pub const MONTHS: i64 = 8;

/// Any step.
pub fn step() -> impl Strategy<Value = Step> {
    let (n, m, d) = (0..64_usize, 0..MONTHS, 1..=28_u8);
    let amount = prop_oneof![-50..500_i64, 1..4_i64];
    let (m2, m3, m4) = (0..MONTHS, 0..MONTHS, 1..MONTHS);
    let share = prop_oneof![
        Just(None),
        (1..6_i64, 6..9_i64).prop_map(Some),
        Just(Some((1, 3))),
        Just(Some((1, 2)))
    ];
    prop_oneof![
        10 => (n.clone(), 0..3_usize, m.clone(), d.clone(), amount.clone()).prop_map(
            |(unit, figure, month, day, amount)| Step::Post { unit, figure, month, day, amount }),
        3 => (n.clone(), m.clone(), 0..300_i64)
            .prop_map(|(unit, month, stated)| Step::Count { unit, month, stated }),
        2 => n.clone().prop_map(|record| Step::Reverse { record }),
        3 => (n.clone(), m.clone(), [amount.clone(), amount.clone()],
              prop::option::of(0..300_i64)).prop_map(
            |(unit, month, amounts, stated)| Step::Sheet { unit, month, amounts, stated }),
        2 => (n.clone(), n.clone(), 0..3_usize, m2, amount).prop_map(
            |(record, unit, figure, month, amount)|
                Step::Correct { record, unit, figure, month, amount }),
        2 => (n.clone(), m3).prop_map(|(unit, month)| Step::Lock { unit, month }),
        1 => (n.clone(), m.clone()).prop_map(|(unit, month)| Step::Unlock { unit, month }),
        2 => (n.clone(), n.clone(), m4.clone(), prop_oneof![Just(1_u8), 1..=28_u8]).prop_map(
            |(one, other, month, day)| Step::Merge { one, other, month, day }),
        2 => (n.clone(), m4.clone(), share, prop_oneof![Just(0_u64), any::<u64>()]).prop_map(
            |(unit, month, share, named)| Step::Split { unit, month, share, named }),
        1 => (n.clone(), m4.clone()).prop_map(|(unit, month)| Step::Abolish { unit, month }),
        2 => (n.clone(), n, m4, prop_oneof![Just(1_u8), 1..=28_u8]).prop_map(
            |(unit, above, month, day)| Step::Rehang { unit, above, month, day }),
        1 => Just(Step::Undo),
        1 => Just(Step::Fold),
    ]
}

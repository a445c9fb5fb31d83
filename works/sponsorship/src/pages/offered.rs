//! What the forms here offer: months, free parts of slots.

use crate::model::Whole;
use crate::rules;
use kernel::{Day, Month, number};
use kit::Words;
use kit::form::Choice;

/// Months before today that a slot may have begun in.
const BEFORE: i64 = -12;
/// Months after today that a slot may run to.
const AFTER: i64 = 36;

/// A month as a choice.
pub(super) fn month(month: Month) -> Choice {
    Choice { value: month.iso(), label: month.vn() }
}

/// The months from one to another.
pub(super) fn months(from: Month, until: Month) -> Vec<Choice> {
    rules::months(from, until).map(month).collect()
}

/// The months around today.
pub(super) fn around(today: Day) -> Vec<Choice> {
    let now = Month::of(today);
    months(now.add_months(BEFORE), now.add_months(AFTER))
}

/// A chosen month.
pub(super) fn read_month(text: &str) -> Option<Month> {
    Month::parse(text).ok()
}

/// The free parts of the slots of an address, each with what it is and until when it is free.
pub(super) fn parts(words: &Words, whole: &Whole, from: Month) -> Vec<Choice> {
    let mut all = Vec::new();
    for slot in &whole.slots {
        for (part, until) in rules::free_parts(whole, slot, from) {
            let share = rules::share(slot.amount, slot.parts, part);
            let said = words.say_with(
                "sponsorship-part-free",
                &[
                    ("code", slot.code.clone()),
                    ("part", part.to_string()),
                    ("parts", slot.parts.to_string()),
                    ("amount", number::vnd(share)),
                    ("until", until.vn()),
                ],
            );
            all.push(Choice { value: format!("{}:{part}", slot.id), label: said });
        }
    }
    all
}

/// Đồng with their sign.
pub(super) fn vnd(amount: i64) -> String {
    number::vnd(amount)
}

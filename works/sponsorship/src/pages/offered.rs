//! What the forms here offer: months, sponsors who may pledge, free parts of slots.

use crate::model::Whole;
use crate::rules;
use kernel::db::Tx;
use kernel::{Day, Month, Pass, Result, number};
use kit::Words;
use kit::form::Choice;
use sponsors::SponsorId;

/// Sponsors offered in one list.
const MOST: i64 = 500;
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

/// The sponsors who may pledge near the unit of the pass.
pub(super) fn sponsors(tx: &mut Tx<'_>, pass: &Pass) -> Result<Vec<(SponsorId, String)>> {
    let rows = sponsors::store::offered(tx, pass, MOST)?;
    Ok(rows.into_iter().map(|row| (row.id, row.called)).collect())
}

/// Sponsors as choices, with none first where none may be chosen.
pub(super) fn named(all: &[(SponsorId, String)], none: Option<String>) -> Vec<Choice> {
    let none = none.map(|label| Choice { value: String::new(), label });
    let of = |(id, called): &(SponsorId, String)| Choice {
        value: id.to_string(),
        label: called.clone(),
    };
    none.into_iter().chain(all.iter().map(of)).collect()
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

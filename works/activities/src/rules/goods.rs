//! What must hold of goods that are received and handed over, and what a hand-over is worth. Pure.

use super::{LARGEST_COUNT, LARGEST_VND};
use crate::model::{ConsignmentRow, Others};
use kernel::{Day, Flaw, number};

/// What must hold of goods that are received.
pub fn check_consignment(new: &ConsignmentRow, today: Day) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    if new.received_on > today {
        flaws.push(Flaw::new("received_on", "activity-ahead"));
    }
    match new.quantity {
        ..=0 => flaws.push(Flaw::new("quantity", "consignment-nothing")),
        n if n > LARGEST_COUNT => flaws.push(Flaw::new("quantity", "number-too-large")),
        _ => {}
    }
    if new.amount > LARGEST_VND {
        flaws.push(Flaw::new("amount", "number-too-large"));
    }
    flaws
}

/// What must hold of goods that are corrected: what is gone of them was there, worth no more than
/// all of them, and not before they came.
pub fn check_corrected(
    new: &ConsignmentRow,
    gone: Others,
    first: Option<Day>,
    today: Day,
) -> Vec<Flaw> {
    let mut flaws = check_consignment(new, today);
    if new.quantity < gone.many {
        let flaw = Flaw::new("quantity", "consignment-fewer-than-gone");
        flaws.push(flaw.arg("many", number::count(gone.many)));
    }
    if new.amount < gone.amount {
        let flaw = Flaw::new("amount", "consignment-cheaper-than-gone");
        flaws.push(flaw.arg("amount", number::vnd(gone.amount)));
    }
    if let Some(first) = first.filter(|first| *first < new.received_on) {
        let flaw = Flaw::new("received_on", "consignment-handed-before");
        flaws.push(flaw.arg("day", first.vn()));
    }
    flaws
}

/// Goods may be taken back while none of them are gone.
pub fn check_taken_back(row: &ConsignmentRow) -> Vec<Flaw> {
    match row.handed {
        0 => Vec::new(),
        many => {
            let flaw = Flaw::new("why", "consignment-is-handed");
            vec![flaw.arg("many", number::count(many))]
        }
    }
}

/// What must hold of work that hands goods over: they are still there and came before it.
pub fn check_hand_over(goods: &ConsignmentRow, from: Day) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    if goods.taken_back_why.is_some() {
        flaws.push(Flaw::new("consignment", "consignment-was-taken-back"));
    }
    if from < goods.received_on {
        let flaw = Flaw::new("from", "consignment-not-come-yet");
        flaws.push(flaw.arg("day", goods.received_on.vn()));
    }
    flaws
}

/// More is handed over than is left.
pub fn too_many(goods: &ConsignmentRow, many: i64) -> Flaw {
    let flaw = Flaw::new("consignment", "consignment-too-many");
    flaw.arg("many", number::count(many)).arg("left", number::count(goods.left()))
}

/// What so many of the goods are worth in đồng: the value of one each, and the last of them take
/// what the division left over, so that all hand-overs together are worth what came.
pub fn worth_of(goods: &ConsignmentRow, others: Others, many: i64) -> i64 {
    let left = (goods.quantity - others.many).max(0);
    let rest = (goods.amount - others.amount).max(0);
    if many >= left {
        return rest;
    }
    // What came may be corrected to less meanwhile: then the rest is shared evenly.
    let one = (goods.amount / goods.quantity.max(1)).min(rest / left.max(1));
    one.saturating_mul(many)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ConsignmentId;
    use kernel::UnitId;

    fn came(quantity: i64, amount: i64) -> ConsignmentRow {
        ConsignmentRow {
            id: ConsignmentId::new(),
            unit: UnitId(1),
            item: "Gạo".into(),
            noun: "bao".into(),
            partner: "Chùa".into(),
            received_on: Day::parse("2024-10-05").expect("a day"),
            quantity,
            amount,
            at_least: false,
            kind: None,
            note: String::new(),
            handed: 0,
            taken_back_why: None,
            version: 1,
        }
    }

    #[test]
    fn the_last_takes_what_the_division_left() {
        let goods = came(7, 100);
        let (mut others, mut told) = (Others::default(), Vec::new());
        for many in [2, 3, 1, 1] {
            let amount = worth_of(&goods, others, many);
            others = Others { many: others.many + many, amount: others.amount + amount };
            told.push(amount);
        }
        assert_eq!(told, [28, 42, 14, 16], "fourteen each, two are left over");
        assert_eq!(others, Others { many: 7, amount: 100 });
        assert_eq!(worth_of(&came(3, 0), Others::default(), 2), 0);
    }

    #[test]
    fn hand_overs_are_worth_what_came_however_it_is_shared() {
        for quantity in 1..40 {
            let goods = came(quantity, quantity * 1_000 + 37);
            let (mut others, mut many) = (Others::default(), 1);
            while others.many < quantity {
                let taken = many.min(quantity - others.many);
                let amount = worth_of(&goods, others, taken);
                others = Others { many: others.many + taken, amount: others.amount + amount };
                many = many % 5 + 1;
            }
            assert_eq!(others.amount, goods.amount, "{quantity}");
        }
    }

    #[test]
    fn what_is_corrected_to_less_never_owes() {
        let goods = came(10, 500);
        let gone = Others { many: 4, amount: 400 };
        assert_eq!(worth_of(&goods, gone, 3), 48, "a hundred is left for six");
        assert_eq!(worth_of(&goods, Others { many: 4, amount: 600 }, 6), 0);
        let first = Day::parse("2024-10-04").ok();
        let today = Day::parse("2024-11-01").expect("a day");
        let less = ConsignmentRow { quantity: 3, amount: 399, ..goods };
        let flaws = check_corrected(&less, gone, first, today);
        let fields: Vec<&str> = flaws.iter().map(|flaw| flaw.field.as_str()).collect();
        assert_eq!(fields, ["quantity", "amount", "received_on"]);
    }
}

//! Figures that records feed, and what must hold of an adjustment to one. A fed figure is never
//! typed over; a difference has a reason, so that the paper can print it (S4's lines are sums of
//! recorded work).

use super::read_cell;
use crate::model::{LineId, NewAdjustment};
use kernel::Flaw;
use kernel::figure::Figure;
use kernel::fold::tidy_text;

/// Letters a reason needs at least: a word alone explains nothing to who reads the paper.
const SHORTEST_REASON: usize = 10;
/// Letters of a reason at most: it stands on the paper in one paragraph.
const LONGEST_REASON: usize = 300;

/// Whether records of work feed a figure, so that no cell of it is typed.
pub fn is_fed(code: &str) -> bool {
    catalogue::fed().contains(code)
}

/// An adjustment as it was typed.
#[derive(Debug, Clone)]
pub struct TypedAdjustment {
    /// Made by the client: the same id again is the same adjustment.
    pub id: LineId,
    /// `less` takes away; anything else adds.
    pub direction: String,
    /// The amount without a sign, in the unit of the figure's column.
    pub amount: String,
    /// Why.
    pub reason: String,
}

/// Reads an adjustment of a figure of which the unit itself holds `own`. All flaws come at once.
pub fn read_adjustment(
    figure: &'static Figure,
    typed: &TypedAdjustment,
    own: i64,
) -> Result<NewAdjustment, Vec<Flaw>> {
    let mut flaws = Vec::new();
    let amount = match read_cell(figure, &typed.amount, false).map(|read| read.amount) {
        Err(flaw) => {
            flaws.push(Flaw { field: "amount".into(), ..flaw });
            0
        }
        Ok(None | Some(0)) => {
            flaws.push(Flaw::new("amount", "adjustment-empty"));
            0
        }
        Ok(Some(amount)) if typed.direction == "less" => -amount,
        Ok(Some(amount)) => amount,
    };
    if own + amount < 0 {
        let own = crate::desk::printed(figure, own);
        flaws.push(Flaw::new("amount", "adjustment-below-zero").arg("own", own));
    }
    let reason = tidy_text(&typed.reason);
    match reason.chars().count() {
        0 => flaws.push(Flaw::new("reason", "adjustment-no-reason")),
        n if n < SHORTEST_REASON => flaws.push(Flaw::new("reason", "adjustment-short-reason")),
        n if n > LONGEST_REASON => {
            let most = LONGEST_REASON.to_string();
            flaws.push(Flaw::new("reason", "adjustment-long-reason").arg("most", most));
        }
        _ => {}
    }
    match flaws.is_empty() {
        true => Ok(NewAdjustment { id: typed.id, figure: figure.code, amount, reason }),
        false => Err(flaws),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::find;

    fn typed(direction: &str, amount: &str, reason: &str) -> TypedAdjustment {
        let (direction, amount, reason) = (direction.into(), amount.into(), reason.into());
        TypedAdjustment { id: LineId::new(), direction, amount, reason }
    }

    fn keys(read: Result<NewAdjustment, Vec<Flaw>>) -> Vec<(String, &'static str)> {
        let flaws = read.err().unwrap_or_default();
        flaws.into_iter().map(|flaw| (flaw.field.to_string(), flaw.key)).collect()
    }

    #[test]
    fn an_adjustment_has_an_amount_a_direction_and_a_reason() {
        let meals = find("kitchen_meals").expect("a figure");
        let why = "Đếm trùng 120 suất của ngày 12/10";
        let read = read_adjustment(meals, &typed("less", "120", why), 500).expect("an adjustment");
        assert_eq!((read.figure, read.amount), ("kitchen_meals", -120));
        let read = read_adjustment(meals, &typed("more", "1.200", why), 0).expect("an adjustment");
        assert_eq!(read.amount, 1_200);
    }

    #[test]
    fn what_it_cannot_be_is_said_beside_its_field() {
        let meals = find("kitchen_meals").expect("a figure");
        let both = keys(read_adjustment(meals, &typed("more", "", ""), 0));
        assert_eq!(
            both,
            [("amount".into(), "adjustment-empty"), ("reason".into(), "adjustment-no-reason")]
        );
        let why = "Đếm trùng ngày 12/10";
        let below = keys(read_adjustment(meals, &typed("less", "501", why), 500));
        assert_eq!(below, [("amount".into(), "adjustment-below-zero")]);
        let short = keys(read_adjustment(meals, &typed("less", "5", "sai"), 500));
        assert_eq!(short, [("reason".into(), "adjustment-short-reason")]);
    }

    #[test]
    fn the_figures_of_recorded_work_are_fed_and_the_others_are_typed() {
        for fed in ["kitchen_meals", "kitchen_value", "gift_value", "inspections"] {
            assert!(is_fed(fed), "{fed}");
        }
        // Members, addresses, disasters and blood have no register of their own yet.
        for typed in ["members_total", "addresses_value", "disaster_appeal_value", "blood_units"] {
            assert!(!is_fed(typed), "{typed}");
        }
    }
}

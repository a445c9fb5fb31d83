//! What a bank asks of a keeper: its published rule, as far as the province says nothing else.
//! Pure.

use super::{Rule, rule};
use crate::model::BankRow;

/// Which calf goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asks {
    /// The how-manyeth of those that count.
    pub order: usize,
    /// All calves count, not the female ones alone.
    pub any_sex: bool,
    /// A bull calf is sold to buy the heifer that goes on.
    pub sells_bulls: bool,
}

impl Asks {
    /// As published.
    pub fn of_rule(rule: &Rule) -> Asks {
        let (order, any_sex) = (rule.order.max(1), rule.sex == "any");
        Asks { order, any_sex, sells_bulls: rule.sells_bulls }
    }

    /// Of a bank; none where its rule is not known any more.
    pub fn of_bank(bank: &BankRow) -> Option<Asks> {
        let published = Asks::of_rule(rule(&bank.rule)?);
        let order = bank.calf_order.and_then(|order| usize::try_from(order).ok());
        let any_sex = bank.calf_sex.as_deref().map(|sex| sex == "any");
        Some(Asks {
            order: order.unwrap_or(published.order).max(1),
            any_sex: any_sex.unwrap_or(published.any_sex),
            sells_bulls: bank.sells_bulls,
        })
    }
}

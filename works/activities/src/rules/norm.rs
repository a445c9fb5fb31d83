//! What a norm says of work: the value of as many, and how it was reckoned. A correction of the
//! count reckons anew, so that what was reckoned is told apart from what somebody typed. Pure.

use crate::model::{Draft, Worth};
use catalogue::{Kind, ValueSource};
use kernel::number;

/// The reckoning of a value, as its basis tells it, up to the paper that sets the price.
fn reckoning(price: i64, many: i64) -> String {
    format!("{} × {} · ", number::vnd(price), number::count(many))
}

/// A value by the price of one: what was typed of its basis is kept before the reckoning.
pub fn reckoned(worth: &Worth, price: i64, many: i64, paper: &str) -> Worth {
    let told = format!("{}{paper}", reckoning(price, many));
    let basis = match worth.basis.is_empty() {
        true => told,
        false => format!("{} ({told})", worth.basis),
    };
    Worth { amount: price.saturating_mul(many), basis, ..worth.clone() }
}

/// The value as it was before it was reckoned, where a norm did so for this many.
fn unreckoned(worth: &Worth, many: i64) -> Option<Worth> {
    if worth.source != ValueSource::Norm || many <= 0 || worth.amount % many != 0 {
        return None;
    }
    let told = reckoning(worth.amount / many, many);
    let typed = match worth.basis.strip_suffix(')') {
        _ if worth.basis.starts_with(&told) => "",
        Some(inner) => inner.split_once(&format!(" ({told}"))?.0,
        None => return None,
    };
    Some(Worth { amount: 0, basis: typed.to_owned(), ..worth.clone() })
}

/// A record as its form begins: what a norm said is left open, to be reckoned for the count that
/// is typed now. A giver of the whole gives the whole again.
pub fn opened(kind: &Kind, draft: Draft) -> Draft {
    let mut draft = draft;
    let (many, whole) = (super::main_count(kind, &draft), draft.amount());
    let mut is_open = false;
    for worth in &mut draft.parts.worth {
        if let Some(before) = unreckoned(worth, many) {
            *worth = before;
            is_open = true;
        }
    }
    if let [only] = draft.parts.partners.as_mut_slice()
        && is_open
        && only.share == whole
    {
        only.share = 0;
    }
    draft
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_norm_reckoned_is_told_apart_from_what_was_typed() {
        let open =
            |basis: &str| Worth { source: ValueSource::Norm, amount: 0, basis: basis.to_owned() };
        for typed in ["", "rau nhà (chùa)", "theo sổ"] {
            let told = reckoned(&open(typed), 25_000, 100, "QĐ 15 (2024)");
            assert_eq!(told.amount, 2_500_000);
            assert_eq!(unreckoned(&told, 100), Some(open(typed)), "{typed}");
            // Another count than the one it was reckoned for: somebody typed it.
            assert_eq!(unreckoned(&told, 50), None);
        }
        let by_hand = Worth { amount: 2_500_000, ..open("QĐ 15") };
        assert_eq!(unreckoned(&by_hand, 100), None);
        let cash = Worth { source: ValueSource::Cash, ..by_hand };
        assert_eq!(unreckoned(&cash, 100), None);
    }
}

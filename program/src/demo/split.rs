//! Splitting the province's printed totals over its units: an illustration, marked so wherever it
//! is shown. By a seeded largest-remainder rule, so that the parts give every total back to the
//! last person and đồng, and the same on every machine.

use sha2::{Digest, Sha256};

/// Seed of the illustration.
const SEED: &str = "kien-giang-2024-10";

/// Money is split in steps of so many đồng, so that parts look like amounts people write.
const MONEY_STEP: i64 = 100_000;

/// A number between 50 and 149 that a figure and a unit always have.
pub fn luck(figure: &str, unit: &str) -> i64 {
    let hash = Sha256::digest(format!("{SEED}/{figure}/{unit}"));
    50 + i64::from(u16::from_be_bytes([hash[0], hash[1]]) % 100)
}

/// Splits `total` by weights: floors first, then the largest remainders, ties in order. All
/// weights zero count as equal.
pub fn largest_remainder(total: i64, weights: &[i64]) -> Vec<i64> {
    let sum: i128 = weights.iter().map(|w| i128::from(*w)).sum();
    let weights: Vec<i128> = match sum {
        0 => vec![1; weights.len()],
        _ => weights.iter().map(|w| i128::from(*w)).collect(),
    };
    let sum: i128 = weights.iter().sum();
    let exact = |w: &i128| i128::from(total) * w;
    let mut parts: Vec<i64> = weights.iter().map(|w| (exact(w) / sum) as i64).collect();
    let mut order: Vec<usize> = (0..weights.len()).collect();
    order.sort_by_key(|at| std::cmp::Reverse(exact(&weights[*at]) % sum));
    let left = total - parts.iter().sum::<i64>();
    for at in order.into_iter().cycle().take(left.max(0) as usize) {
        parts[at] += 1;
    }
    parts
}

/// Splits đồng in whole steps; what is less than a step goes with the first part.
pub fn split_money(total: i64, weights: &[i64]) -> Vec<i64> {
    let mut parts: Vec<i64> =
        largest_remainder(total / MONEY_STEP, weights).iter().map(|n| n * MONEY_STEP).collect();
    if let Some(first) = parts.first_mut() {
        *first += total % MONEY_STEP;
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_give_the_total_back() {
        assert_eq!(largest_remainder(10, &[1, 1, 1]), [4, 3, 3]);
        assert_eq!(largest_remainder(2, &[0, 0, 0]), [1, 1, 0]);
        assert_eq!(largest_remainder(0, &[3, 4]), [0, 0]);
        for total in [1, 17, 153_133, 6_954_000_000] {
            let weights: Vec<i64> = (0..16).map(|n| luck("x", &n.to_string())).collect();
            assert_eq!(largest_remainder(total, &weights).iter().sum::<i64>(), total);
            assert_eq!(split_money(total, &weights).iter().sum::<i64>(), total);
        }
    }

    #[test]
    fn the_same_figure_and_unit_always_have_the_same_luck() {
        assert_eq!(luck("gift_parcels", "a"), luck("gift_parcels", "a"));
        assert!((50..150).contains(&luck("gift_parcels", "b")));
    }
}

//! Exact shares: how a whole number is divided so that the parts add up to it again. Pure: no
//! database, no clock, no floating point.

use crate::model::too_large;
use kernel::{Result, UnitId};

/// An exact fraction between 0 and 1, in lowest terms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    part: i128,
    whole: i128,
}

impl Share {
    /// All of it.
    pub const WHOLE: Share = Share { part: 1, whole: 1 };
    /// None of it.
    pub const NONE: Share = Share { part: 0, whole: 1 };

    /// A fraction; nothing when it is not one between 0 and 1.
    pub fn of(part: i64, whole: i64) -> Option<Share> {
        let valid = whole > 0 && (0..=whole).contains(&part);
        valid.then(|| Share::lowest(part.into(), whole.into()))
    }

    fn lowest(part: i128, whole: i128) -> Share {
        let divisor = divisor(part, whole).max(1);
        Share { part: part / divisor, whole: whole / divisor }
    }

    /// A share of a share; nothing when the fraction outgrows 128 bits.
    pub fn times(self, other: Share) -> Option<Share> {
        // Crossing out first keeps the products small through long chains of decisions.
        let left = divisor(self.part, other.whole).max(1);
        let right = divisor(other.part, self.whole).max(1);
        let part = (self.part / left).checked_mul(other.part / right)?;
        let whole = (self.whole / right).checked_mul(other.whole / left)?;
        Some(Share::lowest(part, whole))
    }

    /// Two shares of the same thing together.
    pub fn plus(self, other: Share) -> Option<Share> {
        let common = divisor(self.whole, other.whole).max(1);
        let whole = (self.whole / common).checked_mul(other.whole)?;
        let left = self.part.checked_mul(other.whole / common)?;
        let right = other.part.checked_mul(self.whole / common)?;
        Some(Share::lowest(left.checked_add(right)?, whole))
    }

    /// Whether it is all of it.
    pub fn is_whole(self) -> bool {
        self.part == self.whole
    }
}

fn divisor(a: i128, b: i128) -> i128 {
    let (mut a, mut b) = (a.abs(), b.abs());
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

/// Divides a value by shares that add up to one: the floor of each part, then one more to the
/// largest remainders; equal remainders in the given order, the default target first.
/// The parts always add up to the value. A negative value is divided as its opposite.
pub fn apportion(value: i64, shares: &[Share]) -> Result<Vec<i64>> {
    if value < 0 {
        let positive = value.checked_neg().ok_or_else(too_large)?;
        return Ok(apportion(positive, shares)?.into_iter().map(|part| -part).collect());
    }
    let mut parts = Vec::with_capacity(shares.len());
    let mut remainders = Vec::with_capacity(shares.len());
    for (at, share) in shares.iter().enumerate() {
        let product = i128::from(value).checked_mul(share.part).ok_or_else(too_large)?;
        parts.push(i64::try_from(product / share.whole).map_err(|_| too_large())?);
        remainders.push((Share::lowest(product % share.whole, share.whole), at));
    }
    let given: i64 = parts.iter().sum();
    let left = usize::try_from(value - given).unwrap_or(0);
    remainders.sort_by(|(a, i), (b, j)| larger_first(*a, *b).then(i.cmp(j)));
    for (_, at) in remainders.iter().take(left) {
        parts[*at] += 1;
    }
    Ok(parts)
}

/// Compares fractions without a product that could overflow: by their continued fractions.
fn larger_first(a: Share, b: Share) -> std::cmp::Ordering {
    let (mut a, mut b, mut is_turned) = (a, b, false);
    loop {
        let order = (b.part / b.whole).cmp(&(a.part / a.whole));
        if order.is_ne() {
            return if is_turned { order.reverse() } else { order };
        }
        let (left, right) = (a.part % a.whole, b.part % b.whole);
        if left == 0 || right == 0 {
            let order = (right != 0).cmp(&(left != 0));
            return if is_turned { order.reverse() } else { order };
        }
        a = Share { part: a.whole, whole: left };
        b = Share { part: b.whole, whole: right };
        is_turned = !is_turned;
    }
}

/// Who takes a part of a closed unit's place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Heir {
    /// The unit.
    pub unit: UnitId,
    /// Its share, when the decision says it.
    pub share: Option<(i64, i64)>,
}

/// The shares of heirs in their order, or nothing when the decision leaves them open. A single
/// heir takes all, whatever was written.
pub fn shares(heirs: &[Heir]) -> Option<Vec<Share>> {
    if heirs.len() == 1 {
        return Some(vec![Share::WHOLE]);
    }
    let known: Option<Vec<Share>> =
        heirs.iter().map(|heir| heir.share.and_then(|(p, w)| Share::of(p, w))).collect();
    let known = known?;
    let sum = known.iter().try_fold(Share::NONE, |sum, share| sum.plus(*share))?;
    sum.is_whole().then_some(known)
}

/// The shares of heirs; when the decision leaves them open the default one, which stands first,
/// takes all: a stock has to go somewhere on the day.
pub fn shares_or_default(heirs: &[Heir]) -> Vec<Share> {
    shares(heirs).unwrap_or_else(|| {
        let rest = heirs.iter().skip(1).map(|_| Share::NONE);
        std::iter::once(Share::WHOLE).chain(rest).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::{Share, apportion, larger_first};

    fn thirds() -> Vec<Share> {
        vec![Share::lowest(1, 3); 3]
    }

    #[test]
    fn parts_add_up_and_ties_go_by_the_stated_order() {
        assert_eq!(apportion(1, &thirds()).ok(), Some(vec![1, 0, 0]));
        assert_eq!(apportion(2, &thirds()).ok(), Some(vec![1, 1, 0]));
        assert_eq!(apportion(-2, &thirds()).ok(), Some(vec![-1, -1, 0]));
        let shares = [Share::lowest(1, 7), Share::lowest(6, 7)];
        assert_eq!(apportion(10, &shares).ok(), Some(vec![1, 9]));
    }

    #[test]
    fn fractions_are_ordered_exactly() {
        let (a, b) = (Share::lowest(355, 1130), Share::lowest(314, 1000));
        assert_eq!(larger_first(a, b), std::cmp::Ordering::Less);
        assert_eq!(larger_first(b, a), std::cmp::Ordering::Greater);
        assert_eq!(larger_first(a, a), std::cmp::Ordering::Equal);
        assert_eq!(larger_first(Share::NONE, a), std::cmp::Ordering::Greater);
    }

    #[test]
    fn a_share_of_a_share_is_exact() {
        let both = Share::lowest(2, 3).times(Share::lowest(3, 4));
        assert_eq!(both, Some(Share::lowest(1, 2)));
        let sum = Share::lowest(1, 3).plus(Share::lowest(1, 6));
        assert_eq!(sum, Some(Share::lowest(1, 2)));
    }
}

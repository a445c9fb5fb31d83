//! Money and counts: sums are exact or refused, in any order.

use super::*;
use proptest::prelude::*;

#[test]
fn activity_three_of_s4_adds_up() {
    // Million đồng, as printed in part I.3 of S4: 562 and the parts of 13,999 tỷ.
    let parts = [562, 472, 1_230, 1_980, 568, 2_017, 346, 41, 30, 361, 6_954];
    let sum = Vnd::try_sum(parts.map(|part| Vnd(part * 1_000_000)));
    assert_eq!(sum, Ok(Vnd(14_561_000_000)));
}

#[test]
fn nothing_ever_wraps() {
    assert_eq!(Vnd(i64::MAX).try_add(Vnd(1)), Err(Overflow));
    assert_eq!(Vnd(i64::MIN).try_sub(Vnd(1)), Err(Overflow));
    assert_eq!(Vnd(i64::MIN).try_negate(), Err(Overflow));
    assert_eq!(Count(i64::MAX / 2).try_times(3), Err(Overflow));
    assert_eq!(Count::try_sum([Count(i64::MAX), Count(1)]), Err(Overflow));
    assert_eq!(Count::try_sum([Count(i64::MAX), Count(1), Count(-1)]), Ok(Count(i64::MAX)));
    assert_eq!(Count::try_sum([]), Ok(Count::ZERO));
    assert_eq!(Count(3).try_sub(Count(5)), Ok(Count(-2)));
    assert_eq!(Overflow.key(), "number-too-large");
    assert_eq!(Error::from(Overflow).status(), 500);
}

#[test]
fn amounts_print_in_groups() {
    assert_eq!(Vnd(562_000_000).to_string(), "562.000.000");
    assert_eq!(Count(20_315).to_string(), "20.315");
}

proptest! {
    #[test]
    fn arithmetic_is_exact_or_refused(a in any::<i64>(), b in any::<i64>()) {
        let fits = |wide: i128| i64::try_from(wide).map(Vnd).map_err(|_| Overflow);
        let (x, y) = (i128::from(a), i128::from(b));
        prop_assert_eq!(Vnd(a).try_add(Vnd(b)), fits(x + y));
        prop_assert_eq!(Vnd(a).try_sub(Vnd(b)), fits(x - y));
        prop_assert_eq!(Vnd(a).try_times(b), fits(x * y));
        prop_assert_eq!(Vnd::try_sum([Vnd(a), Vnd(b)]), fits(x + y));
    }
}

//! Numbers as they are printed and said, and the way back.

use super::NumberFlaw::*;
use super::*;
use proptest::prelude::*;

const TY: i64 = 1_000_000_000;
const TRIEU: i64 = 1_000_000;

#[test]
fn flaws_have_keys() {
    let all = [Empty, NotANumber, TooLarge, Fraction, Negative, Ambiguous];
    let keys = "number-empty number-not-a-number number-too-large number-fraction number-negative \
                number-ambiguous";
    assert_eq!(all.map(NumberFlaw::key).join(" "), keys);
}

#[test]
fn numbers_print_as_s4_prints_them() {
    assert_eq!([count(20_315), count(0), count(-1_000)], ["20.315", "0", "-1.000"]);
    assert_eq!(count(i64::MIN), "-9.223.372.036.854.775.808");
    assert_eq!([padded(2), padded(0), padded(9)], ["02", "00", "09"]);
    assert_eq!(
        [padded(10), padded(632), padded(29_096), padded(-2)],
        ["10", "632", "29.096", "-2"]
    );
    assert_eq!([vnd(562 * TRIEU), vnd(5)], ["562.000.000", "5"]);
    let table = [
        (14_561 * TRIEU, "14,561 tỷ"),
        (1_230 * TRIEU, "1,230 tỷ"),
        (1_230_500_000, "1,2305 tỷ"),
        (1_980 * TRIEU, "1,980 tỷ"),
        (20 * TY, "20,000 tỷ"),
        (TY, "1,000 tỷ"),
        (TY + 1, "1,000000001 tỷ"),
        (TY - 1, "999,999999 triệu"),
        (562 * TRIEU, "562 triệu"),
        (472_350_000, "472,35 triệu"),
        (TRIEU, "1 triệu"),
        (TRIEU - 1, "999.999"),
        (350_000, "350.000"),
        (0, "0"),
        (1_234 * TY, "1.234,000 tỷ"),
        (-1_980 * TRIEU, "-1,980 tỷ"),
    ];
    for (amount, text) in table {
        assert_eq!(vnd_in_unit(amount), text);
    }
    assert_eq!([562, 1_230].map(|n| vnd_in_millions(n * TRIEU)), ["562", "1.230"]);
    assert_eq!([472_350_000, -1, 0].map(vnd_in_millions), ["472,35", "-0,000001", "0"]);
    assert_eq!(in_unit(472_350_000), ("472,35".into(), VndUnit::Trieu));
    assert_eq!(in_unit(350_000), ("350.000".into(), VndUnit::Dong));
    assert_eq!(
        (in_unit(i64::MIN).1, VndUnit::Dong.word(), VndUnit::Ty.word()),
        (VndUnit::Ty, "", "tỷ")
    );
}

#[test]
fn rounded_words_are_checked() {
    let total = 20_073 * TRIEU;
    assert!(at_least_holds(20 * TY, total), "trên 20 tỷ, S4");
    assert!(
        at_least_holds(1_980 * TRIEU, 1_980 * TRIEU) && at_least_holds(890 * TRIEU, 890 * TRIEU)
    );
    assert!(!at_least_holds(21 * TY, total) && !at_least_holds(15 * TY, total));
    assert!(!at_least_holds(0, 5) && !at_least_holds(-5, 5) && !at_least_holds(100, 562));
    assert!(!at_least_holds(1, i64::MAX) && at_least_holds(i64::MAX, i64::MAX));
    assert!(nearly_holds(21 * TY, total) && nearly_holds(300, 293));
    assert!(!nearly_holds(20 * TY, total), "gần is below");
    assert!(
        !nearly_holds(20 * TY, 20 * TY) && !nearly_holds(30 * TY, total) && !nearly_holds(0, -1)
    );
    assert!(!nearly_holds(i64::MAX, i64::MIN) && !nearly_holds(21_500, 21_300));
}

#[test]
fn numbers_are_said() {
    let table = [
        (0, "không"),
        (1, "một"),
        (4, "bốn"),
        (5, "năm"),
        (10, "mười"),
        (11, "mười một"),
        (14, "mười bốn"),
        (15, "mười lăm"),
        (20, "hai mươi"),
        (21, "hai mươi mốt"),
        (24, "hai mươi bốn"),
        (25, "hai mươi lăm"),
        (55, "năm mươi lăm"),
        (100, "một trăm"),
        (101, "một trăm linh một"),
        (105, "một trăm linh năm"),
        (110, "một trăm mười"),
        (111, "một trăm mười một"),
        (115, "một trăm mười lăm"),
        (121, "một trăm hai mươi mốt"),
        (1_000, "một nghìn"),
        (1_005, "một nghìn không trăm linh năm"),
        (1_050, "một nghìn không trăm năm mươi"),
        (1_000_005, "một triệu không trăm linh năm"),
        (20_315, "hai mươi nghìn ba trăm mười lăm"),
        (14_561 * TRIEU, "mười bốn tỷ năm trăm sáu mươi mốt triệu"),
        (TY + 1, "một tỷ không trăm linh một"),
        (1_000 * TY, "một nghìn tỷ"),
        (TRIEU * TY, "một triệu tỷ"),
        (TY * TY, "một tỷ tỷ"),
        (TY * TY + 5 * TY, "một tỷ không trăm linh năm tỷ"),
        (-7, "âm bảy"),
    ];
    for (n, text) in table {
        assert_eq!(in_words(n), text, "{n}");
    }
    assert_eq!(vnd_in_words(562 * TRIEU), "năm trăm sáu mươi hai triệu đồng");
    assert_eq!(capital_first(&vnd_in_words(-1_005)), "Âm một nghìn không trăm linh năm đồng");
    assert_eq!([capital_first("đồng"), capital_first("")], ["Đồng", ""]);
}

/// Listens to words, to check that each number is said in its own way.
fn listen(words: &str) -> i128 {
    let (mut total, mut below_ty, mut group, mut last) = (0_i128, 0_i128, 0_i128, 0_i128);
    let mut said = words.split(' ').peekable();
    let sign = if said.next_if_eq(&"âm").is_some() { -1 } else { 1 };
    for word in said {
        match word {
            "linh" => {}
            "trăm" => (group, last) = (last * 100, 0),
            "mươi" => (group, last) = (group + last * 10, 0),
            "mười" => group += 10,
            "nghìn" | "triệu" => {
                let size = if word == "nghìn" { 1_000 } else { 1_000_000 };
                below_ty += (group + last) * size;
                (group, last) = (0, 0);
            }
            "tỷ" => {
                total = (total + below_ty + group + last) * 1_000_000_000;
                (below_ty, group, last) = (0, 0, 0);
            }
            _ => {
                let digits = "không một hai ba bốn năm sáu bảy tám chín".split(' ');
                let odd = word.replace("mốt", "một").replace("lăm", "năm");
                last = digits.enumerate().find(|(_, d)| *d == odd).map_or(-1, |(n, _)| n as i128);
            }
        }
    }
    sign * (total + below_ty + group + last)
}

/// Small, middle and huge numbers alike.
fn any_amount() -> impl Strategy<Value = i64> {
    (any::<i64>(), 0..63_u32).prop_map(|(n, shift)| n >> shift)
}

proptest! {
    #[test]
    fn what_is_printed_is_read_back(n in any_amount()) {
        prop_assert_eq!(read_signed_count(&count(n)), Ok(n));
        prop_assert_eq!(read_signed_count(&padded(n)), Ok(n));
        prop_assert_eq!(read_signed_vnd(&vnd(n)), Ok(n));
        prop_assert_eq!(read_signed_vnd(&vnd_in_unit(n)), Ok(n));
        prop_assert_eq!(read_signed_vnd(&format!("{} triệu", vnd_in_millions(n))), Ok(n));
        prop_assert_eq!(read_signed_vnd(&format!("{} đồng", vnd_in_unit(n))), Ok(n));
        if n >= 0 {
            prop_assert_eq!(read_count(&count(n)), Ok(n));
            prop_assert_eq!(read_vnd(&vnd_in_unit(n)), Ok(n));
        } else {
            prop_assert_eq!(read_vnd(&vnd_in_unit(n)), Err(Negative));
        }
    }

    #[test]
    fn what_is_said_is_heard(n in any_amount()) {
        prop_assert_eq!(listen(&in_words(n)), i128::from(n));
    }

    #[test]
    fn a_rounded_word_never_passes_the_value(printed in any_amount(), value in any_amount()) {
        prop_assert!(!at_least_holds(printed, value) || (printed > 0 && printed <= value));
        prop_assert!(!nearly_holds(printed, value) || (printed > 0 && printed > value));
    }
}

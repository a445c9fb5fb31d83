//! Reading: every spelling that is taken, and every one that is refused and why.

use super::super::NumberFlaw::{Ambiguous, Empty, Fraction, Negative, NotANumber, TooLarge};
use super::*;
use proptest::prelude::*;

const TY: i64 = 1_000_000_000;
const TRIEU: i64 = 1_000_000;

const COUNTS: &[(&str, i64)] = &[
    ("0", 0),
    ("7", 7),
    ("02", 2),
    ("007", 7),
    ("46", 46),
    ("20315", 20_315),
    ("20.315", 20_315),
    ("20 315", 20_315),
    ("20\u{a0}315", 20_315),
    ("20\u{202f}315", 20_315),
    (" 20.315 ", 20_315),
    ("\u{feff}20.315", 20_315),
    ("20.\u{200b}315", 20_315),
    ("\u{202d}20.315\u{202c}", 20_315),
    ("\t20.315\r\n", 20_315),
    ("1.980.000", 1_980_000),
    ("1 980 000", 1_980_000),
    ("1,980,000", 1_980_000),
    ("20.315,0", 20_315),
    ("20.315,000", 20_315),
    ("5,0", 5),
    ("1980,000", 1_980),
    ("20 nghìn", 20_000),
    ("20 ngàn", 20_000),
    ("20k", 20_000),
    ("1,2 triệu", 1_200_000),
    ("1 triệu 200 nghìn", 1_200_000),
    ("2 tr", 2_000_000),
    ("0,000", 0),
    ("9.223.372.036.854.775.807", i64::MAX),
];

const MONEY: &[(&str, i64)] = &[
    ("0", 0),
    ("0 đồng", 0),
    ("562.000.000", 562 * TRIEU),
    ("562000000", 562 * TRIEU),
    ("562 000 000", 562 * TRIEU),
    ("562,000,000", 562 * TRIEU),
    ("562 triệu", 562 * TRIEU),
    ("562 triệu đồng", 562 * TRIEU),
    ("562 TRIỆU ĐỒNG", 562 * TRIEU),
    ("562 trieu dong", 562 * TRIEU),
    ("562triệu", 562 * TRIEU),
    ("562tr", 562 * TRIEU),
    ("562 tr đ", 562 * TRIEU),
    ("562 trie\u{323}\u{302}u đo\u{302}\u{300}ng", 562 * TRIEU),
    ("562\u{a0}triệu\u{a0}đồng", 562 * TRIEU),
    ("562 tri\u{200b}ệu", 562 * TRIEU),
    ("14,561 tỷ", 14_561 * TRIEU),
    ("14,561 tỉ", 14_561 * TRIEU),
    ("14,561 Tỷ đồng", 14_561 * TRIEU),
    ("14,561 ty\u{309}", 14_561 * TRIEU),
    ("14.561 triệu", 14_561 * TRIEU),
    ("14561 triệu", 14_561 * TRIEU),
    ("14 561 triệu", 14_561 * TRIEU),
    ("14.561.000.000 đồng", 14_561 * TRIEU),
    ("1.980 triệu", 1_980 * TRIEU),
    ("1.980 tr", 1_980 * TRIEU),
    ("1980tr", 1_980 * TRIEU),
    ("1,98 tỷ", 1_980 * TRIEU),
    ("1,980 tỷ", 1_980 * TRIEU),
    ("1,9800 tỷ", 1_980 * TRIEU),
    ("1.980.000.000đ", 1_980 * TRIEU),
    ("1.980.000.000 đ", 1_980 * TRIEU),
    ("1.980.000.000₫", 1_980 * TRIEU),
    ("1.980.000.000 VNĐ", 1_980 * TRIEU),
    ("1.980.000.000 VND", 1_980 * TRIEU),
    ("1.980.000.000 vnđ", 1_980 * TRIEU),
    ("1.980.000.000,00 đ", 1_980 * TRIEU),
    ("472,35 triệu", 472_350_000),
    ("472,350 triệu đồng", 472_350_000),
    ("1,235 triệu", 1_235_000),
    ("0,5 tỷ", 500 * TRIEU),
    ("0,000000001 tỷ", 1),
    ("1,2305 tỷ", 1_230_500_000),
    ("1.234,000 tỷ", 1_234 * TY),
    ("1234 tỷ", 1_234 * TY),
    ("1 234 tỷ", 1_234 * TY),
    ("1 nghìn tỷ", 1_000 * TY),
    ("1,234 ngàn tỉ", 1_234 * TY),
    ("1.234.567 tỷ", 1_234_567 * TY),
    ("350.000 đồng", 350_000),
    ("350 nghìn", 350_000),
    ("350 ngàn đồng", 350_000),
    ("350 nghi\u{300}n đồng", 350_000),
    ("350k", 350_000),
    ("350K", 350_000),
    ("350 k", 350_000),
    ("350,00", 350),
    ("350 đ", 350),
    ("1 tỷ 230 triệu", 1_230 * TRIEU),
    ("1 tỷ 230 triệu đồng", 1_230 * TRIEU),
    ("1tỷ230triệu", 1_230 * TRIEU),
    ("2 triệu 500 nghìn", 2_500_000),
    ("2 triệu 500.000 đồng", 2_500_000),
    ("1 tỷ 2 triệu 3 nghìn 4 đồng", 1_002_003_004),
];

const NO_COUNTS: &[(&str, NumberFlaw)] = &[
    ("", Empty),
    ("   ", Empty),
    ("\u{200b}\u{feff}", Empty),
    ("\u{a0}", Empty),
    ("mười", NotANumber),
    ("x", NotANumber),
    (".", NotANumber),
    (",", NotANumber),
    ("-", NotANumber),
    ("20.315.", NotANumber),
    ("20.", NotANumber),
    ("5,", NotANumber),
    (".5", NotANumber),
    (",5", NotANumber),
    ("20..315", NotANumber),
    ("20. 315", NotANumber),
    ("1 2 3", NotANumber),
    ("20 31", NotANumber),
    ("1.2.3", NotANumber),
    ("5.3.2024", NotANumber),
    ("1.980.00", NotANumber),
    ("1 980.000", NotANumber),
    ("1,98,000", NotANumber),
    ("5-10", NotANumber),
    ("--5", NotANumber),
    ("+5", NotANumber),
    ("5 đồng", NotANumber),
    ("46 hội viên", NotANumber),
    ("triệu", NotANumber),
    ("5²", NotANumber),
    ("½", NotANumber),
    ("１２", NotANumber),
    ("٣", NotANumber),
    ("0x1f", NotANumber),
    ("1e9", NotANumber),
    ("NaN", NotANumber),
    ("5 5,", NotANumber),
    ("1'980", NotANumber),
    ("1,980", Ambiguous),
    ("20,315", Ambiguous),
    ("1.98", Ambiguous),
    ("20.31", Ambiguous),
    ("0.315", Ambiguous),
    ("2024.5", Ambiguous),
    ("1,980.50", Ambiguous),
    ("1,980,000.5", Ambiguous),
    ("1 nghìn 5", Ambiguous),
    ("1,5 triệu 200 nghìn", Ambiguous),
    ("1 nghìn 2 triệu", Ambiguous),
    ("1 triệu 1000 nghìn", Ambiguous),
    ("1,5", Fraction),
    ("0,980", Fraction),
    ("1.980,5", Fraction),
    ("0,5", Fraction),
    ("12,3456", Fraction),
    ("0,0005 nghìn", Fraction),
    ("-5", Negative),
    ("−5", Negative),
    ("– 20.315", Negative),
    ("-0", Negative),
    ("9.223.372.036.854.775.808", TooLarge),
    ("99999999999999999999999999999999999999999999999999", TooLarge),
    ("9999999999999 triệu", TooLarge),
];

const NO_MONEY: &[(&str, NumberFlaw)] = &[
    ("", Empty),
    ("đồng", NotANumber),
    ("5 đồng đồng", NotANumber),
    ("trên 20 tỷ", NotANumber),
    ("5 đồng triệu", NotANumber),
    ("20 tỷ.", NotANumber),
    ("5 usd", NotANumber),
    ("tỷ 5", NotANumber),
    ("5 triệu tỷ", NotANumber),
    ("1,98. tỷ", NotANumber),
    ("1.. tỷ", NotANumber),
    ("1. tỷ", NotANumber),
    ("1,980", Ambiguous),
    ("1,980 đồng", Ambiguous),
    ("1.980 tỷ", Ambiguous),
    ("14.561 tỷ", Ambiguous),
    ("1.98 tỷ", Ambiguous),
    ("1.5 triệu", Ambiguous),
    ("1 tỷ 2", Ambiguous),
    ("2tr5", Ambiguous),
    ("1 tỷ 1000 triệu", Ambiguous),
    ("5 đồng 5 đồng", Ambiguous),
    ("1,5 tỷ 200 triệu", Ambiguous),
    ("0,5 đồng", Fraction),
    ("350.000,50", Fraction),
    ("1,2345678901 tỷ", Fraction),
    ("0,0000001 triệu", Fraction),
    ("-5 triệu", Negative),
    ("10.000.000.000 tỷ", TooLarge),
    ("9223372036,854775808 tỷ", TooLarge),
];

#[test]
fn counts_are_read_in_every_usual_spelling() {
    for (text, value) in COUNTS {
        assert_eq!(read_count(text), Ok(*value), "{text:?}");
    }
}

#[test]
fn money_is_read_in_every_usual_spelling() {
    for (text, value) in MONEY {
        assert_eq!(read_vnd(text), Ok(*value), "{text:?}");
    }
}

#[test]
fn refused_numbers_say_why() {
    for (text, flaw) in NO_COUNTS {
        assert_eq!(read_count(text), Err(*flaw), "{text:?}");
    }
    for (text, flaw) in NO_MONEY {
        assert_eq!(read_vnd(text), Err(*flaw), "{text:?}");
    }
}

#[test]
fn below_zero_is_read_where_it_is_asked_for() {
    assert_eq!(read_signed_count("-20.315"), Ok(-20_315));
    assert_eq!(read_signed_count("−48"), Ok(-48));
    assert_eq!(read_signed_vnd("- 1,98 tỷ"), Ok(-1_980 * TRIEU));
    assert_eq!(read_signed_count("-0"), Ok(0));
    assert_eq!(read_signed_count("-9.223.372.036.854.775.808"), Ok(i64::MIN));
    assert_eq!(read_signed_count("-1,980"), Err(Ambiguous));
}

proptest! {
    #[test]
    fn no_text_breaks_the_reader(
        text in "\\PC{0,30}",
        like in "[-0-9., ]{0,12}( ?[a-zỷệđồng]{1,5})?",
    ) {
        for text in [&text, &like] {
            let _ = (read_count(text), read_vnd(text), read_signed_vnd(text));
        }
    }
}

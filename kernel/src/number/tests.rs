//! Numbers as people write them, and back.

use super::*;
use proptest::prelude::*;

#[test]
fn money_is_read_in_every_usual_spelling() {
    let table: &[(i64, &[&str])] = &[
        (14_561_000_000, &["14,561 tỷ", "14,561 tỉ", "14,561tỷ", "14,561 TỶ đồng", "14.561 triệu",
            "14.561 tr", "14561 triệu", "14.561.000.000", "14561000000", "14 561 000 000 đ"]),
        (1_980_000_000, &["1,98 tỷ", "1,980 tỷ", "1.980 triệu", "1.980 tr", "1980 triệu đồng",
            "1.980.000.000", "1.980.000.000đ", "1.980.000.000 VND", "1,98\u{a0}tỷ"]),
        (472_350_000, &["472,35 triệu", "472,35tr", "472,350 triệu đồng", "472.350.000",
            "472.350 nghìn", "472350 ngàn", "472.350k", "0,47235 tỷ"]),
        (562_000_000, &["562 triệu", "562 trieu", "562tr", "562.000.000 đồng", "0,562 tỷ",
            "562 tri\u{1ec7}u", "562 trie\u{323}\u{302}u", "\u{200b}562 triệu"]),
        (350_000, &["350.000", "350 nghìn", "350 ngàn đồng", "350k", "0,35 triệu", "350000đ"]),
        (0, &["0", "0 đồng", "0 triệu"]),
    ];
    for (value, spellings) in table {
        for text in *spellings {
            assert_eq!(read_vnd(text), Ok(*value), "{text}");
        }
    }
}

#[test]
fn counts_are_read_and_the_doubtful_is_asked_about() {
    for text in ["20.315", "20315", "20 315", " 20.315 ", "20\u{a0}315"] {
        assert_eq!(read_count(text), Ok(20_315), "{text}");
    }
    let refused = [
        ("", NumberFlaw::Empty),
        ("   ", NumberFlaw::Empty),
        ("mười", NumberFlaw::NotANumber),
        ("1e5", NumberFlaw::NotANumber),
        ("12.", NumberFlaw::NotANumber),
        ("-5", NumberFlaw::Negative),
        ("1,980", NumberFlaw::Ambiguous),
        ("1.98", NumberFlaw::Ambiguous),
        ("1,5", NumberFlaw::Fraction),
        ("99999999999999999999", NumberFlaw::TooLarge),
    ];
    for (text, flaw) in refused {
        assert_eq!(read_count(text), Err(flaw), "{text}");
    }
    assert_eq!(read_vnd("0,0000000001 tỷ"), Err(NumberFlaw::Fraction));
    assert_eq!(read_vnd("1,5"), Err(NumberFlaw::Fraction));
    assert_eq!(read_vnd("99.999.999.999 tỷ"), Err(NumberFlaw::TooLarge));
}

#[test]
fn money_is_printed_as_s4_prints_it() {
    for (value, text) in [
        (14_561_000_000, "14,561 tỷ"),
        (1_230_000_000, "1,230 tỷ"),
        (1_230_500_000, "1,2305 tỷ"),
        (472_000_000, "472 triệu"),
        (472_350_000, "472,35 triệu"),
        (1_000_000, "1 triệu"),
        (350_000, "350.000"),
        (0, "0"),
    ] {
        assert_eq!(vnd_in_unit(value), text);
    }
    assert_eq!(vnd_in_millions(1_230_000_000), "1.230");
    assert_eq!((padded(2), padded(85), padded(0)), ("02".into(), "85".into(), "00".into()));
    assert!(at_least_holds(20_000_000_000, 20_073_000_000));
    assert!(!at_least_holds(21_000_000_000, 20_073_000_000));
    assert!(nearly_holds(21, 20) && !nearly_holds(20, 20) && !nearly_holds(40, 20));
}

#[test]
fn numbers_in_words_follow_the_usual_rules() {
    for (value, words) in [
        (0, "không"),
        (21, "hai mươi mốt"),
        (25, "hai mươi lăm"),
        (15, "mười lăm"),
        (11, "mười một"),
        (105, "một trăm linh năm"),
        (1_005, "một nghìn không trăm linh năm"),
        (20_315, "hai mươi nghìn ba trăm mười lăm"),
        (14_561_000_000, "mười bốn tỷ năm trăm sáu mươi mốt triệu"),
        (2_000_000_000_000, "hai nghìn tỷ"),
    ] {
        assert_eq!(in_words(value), words);
    }
    assert_eq!(vnd_in_words(562_000_000), "Năm trăm sáu mươi hai triệu đồng");
}

proptest! {
    #[test]
    fn what_is_printed_is_read_back(n in 0_i64..9_000_000_000_000_000) {
        prop_assert_eq!(read_count(&count(n)), Ok(n));
        prop_assert_eq!(read_vnd(&vnd(n)), Ok(n));
        prop_assert_eq!(read_vnd(&vnd_in_unit(n)), Ok(n));
        let millions = format!("{} triệu", vnd_in_millions(n));
        prop_assert_eq!(read_vnd(&millions), Ok(n));
    }
}

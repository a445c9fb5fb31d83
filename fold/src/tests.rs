//! Folding, tidying, sorting and finding Vietnamese text.

use super::*;
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

#[test]
fn spellings_of_one_word_fold_to_one_text() {
    let groups: &[(&str, &[&str])] = &[
        ("hoa", &["hòa", "hoà", "HÒA", "HOÀ", "ho\u{300}a", "hoa\u{300}", "Hóa", "h\u{200b}òa"]),
        (
            "dang van hung",
            &["Đặng Văn Hùng", "ĐẶNG VĂN HÙNG", "  Đặng\u{a0} Văn\t\nHùng ", "dang van hung"],
        ),
        ("thuy", &["thủy", "thuỷ", "Thúy", "THUỶ"]),
        ("nguoi", &["người", "nguo\u{31b}\u{300}i", "NGƯỜI"]),
        ("tet quan-dan", &["Tết Quân-Dân", "te\u{302}\u{301}t qua\u{302}n-da\u{302}n"]),
        ("", &["", " ", "\u{200b}", "\u{301}", "\u{feff}\u{a0}"]),
        ("d", &["đ", "Đ", "d", "D"]),
        ("tp. rach gia", &["Tp. Rạch Giá", "tp.\u{a0}rạch giá"]),
    ];
    for (folded, texts) in groups {
        for text in *texts {
            assert_eq!(fold(text), *folded, "{text:?}");
        }
    }
}

#[test]
fn kept_text_is_tidy() {
    let table = [
        ("  Nguyễn   Văn\u{a0}A ", "Nguyễn Văn A"),
        ("Nguye\u{302}\u{303}n", "Nguyễn"),
        ("a\u{200b}b\u{202e}c\u{feff}", "abc"),
        ("dòng 1  \r\n   dòng 2\r\n\r\ndòng\t3", "dòng 1\ndòng 2\n\ndòng 3"),
        ("\n\n a \n\n", "a"),
        ("a\u{0}b\u{7}c", "a b c"),
        ("\u{3164}", ""),
        (" \u{a0} ", ""),
        ("Y-Thơm H'Hen", "Y-Thơm H'Hen"),
        ("a\u{2028}b", "a\nb"),
    ];
    for (typed, kept) in table {
        assert_eq!(tidy_text(typed), kept, "{typed:?}");
    }
}

#[test]
fn names_stand_in_the_order_of_a_vietnamese_list() {
    let sorted = [
        "",
        "An",
        "Lê An",
        "Nguyễn An",
        "Phạm Bình An",
        "Lê Đức An",
        "Lê Văn An",
        "Nguyễn Văn An",
        "An Văn Anh An",
        "Trần Ản",
        "Lê Án",
        "Lê Ạn",
        "Lê Anh",
        "Lê Ánh",
        "Lê Ăn",
        "Lê Ân",
        "Lê Ấn",
        "Lê Bình",
        "Lê Chi",
        "Lê Cúc",
        "Lê Dũng",
        "Lê Đào",
        "Lê Đạt",
        "Lê Em",
        "Lê Én",
        "Lê Êm",
        "Lê Giang",
        "Lê Ha",
        "Lê Hà",
        "Lê Hả",
        "Lê Hã",
        "Lê Há",
        "Lê Hạ",
        "Lê Hoà",
        "Lê Hoàng",
        "Lê Hùng",
        "Lê Hưng",
        "Lê Khoa",
        "Lê Nga",
        "Lê Nhàn",
        "Lê Oanh",
        "Lê Ổn",
        "Lê Ơn",
        "Lê Phúc",
        "Lê Quý",
        "Lê Tâm",
        "Lê Thảo",
        "Lê Thơ",
        "Lê Trí",
        "Lê Tùng",
        "Lê Tú Tuyết",
        "Lê Tư",
        "Lê Uyên",
        "Lê Ước",
        "Lê Vân",
        "Lê Xuân",
        "Lê Ý",
        "Lê Яна",
    ];
    for pair in sorted.windows(2) {
        let (first, second) = (name_sort_key(pair[0]), name_sort_key(pair[1]));
        assert!(first.as_bytes() < second.as_bytes(), "{pair:?}: {first:?} {second:?}");
    }
}

#[test]
fn one_name_has_one_key() {
    let key = name_sort_key("Đặng Văn Hòa");
    for name in
        ["đặng văn hoà", "ĐẶNG VĂN HÒA", " Đặng  Văn Ho\u{300}a", "Đ\u{200b}ặng Văn Hoa\u{300}"]
    {
        assert_eq!(name_sort_key(name), key, "{name:?}");
    }
    assert!(key.is_ascii());
    assert_eq!(name_sort_key("H'Hen"), name_sort_key("HHen"));
}

#[test]
fn words_are_found_by_their_beginnings_in_any_order() {
    let found = |query: &str, text: &str| matches(&fold(query), &fold(text));
    for query in ["hung dang", "Hùng", "dang van", "đặ", "", "  ", "v h d", "HUNG", "hùng,đặng"]
    {
        assert!(found(query, "Đặng Văn Hùng"), "{query:?}");
    }
    for query in ["ung", "hung tran", "hungdang", "dangvan", "vanh"] {
        assert!(!found(query, "Đặng Văn Hùng"), "{query:?}");
    }
    assert!(found("rach gia", "Phường Rạch-Giá (TP.)") && !found("x", ""));
}

/// Letters of Vietnamese in both encodings, spaces and invisible signs.
const VIETNAMESE: &str =
    "[a-zA-ZđĐăâêôơưạảãàáệễểềếộợựỹ\u{300}\u{301}\u{323}\u{302} \u{a0}\u{200b}\n-]{0,24}";

proptest! {
    #[test]
    fn folding_is_done_once_and_ignores_encoding(text in VIETNAMESE, other in "\\PC{0,16}") {
        for text in [&text, &other] {
            let folded = fold(text);
            prop_assert_eq!(fold(&folded), folded.clone());
            prop_assert_eq!(fold(&text.nfd().collect::<String>()), folded.clone());
            prop_assert_eq!(fold(&text.nfc().collect::<String>()), folded.clone());
            prop_assert!(matches(&folded, &folded));
        }
        prop_assert_eq!(fold(&text.to_uppercase()), fold(&text));
        prop_assert!(fold(&text).is_ascii());
    }

    #[test]
    fn tidying_is_done_once_and_changes_no_word(text in VIETNAMESE, other in "\\PC{0,16}") {
        for text in [&text, &other] {
            let tidy = tidy_text(text);
            prop_assert_eq!(tidy_text(&tidy), tidy.clone());
            prop_assert_eq!(fold(&tidy), fold(text));
        }
    }

    #[test]
    fn keys_ignore_case_and_encoding(text in VIETNAMESE) {
        let key = name_sort_key(&text);
        prop_assert_eq!(name_sort_key(&text.to_uppercase()), key.clone());
        prop_assert_eq!(name_sort_key(&text.nfd().collect::<String>()), key);
    }
}

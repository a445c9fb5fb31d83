//! The catalogue: what is missing is seen, what is written twice is refused.

use super::*;

fn words(lang: Lang) -> Words {
    let texts = [
        (Lang::Vi, "probe-hello = Chào { $name }\nprobe-units = { $n } đơn vị\n"),
        (
            Lang::En,
            "probe-hello = Hello { $name }\nprobe-units = { $count ->\n    [one] { $n } unit\n   \
             *[other] { $n } units\n  }\n",
        ),
    ];
    let Ok(catalogue) = Catalogue::build(texts) else { unreachable!("the texts parse") };
    Words::new(Arc::new(catalogue), lang)
}

#[test]
fn says_in_both_languages() {
    assert_eq!(words(Lang::Vi).say_with("probe-hello", &[("name", "Bình")]), "Chào Bình");
    assert_eq!(words(Lang::En).say_with("probe-hello", &[("name", "Bình")]), "Hello Bình");
}

#[test]
fn a_text_may_be_broken_over_lines() {
    let text = "probe-long =\n    Một dòng\n    dài.\n\n    Đoạn hai.\n";
    let Ok(catalogue) = Catalogue::build([(Lang::Vi, text)]) else { unreachable!("it parses") };
    let words = Words::new(Arc::new(catalogue), Lang::Vi);
    assert_eq!(words.say("probe-long"), "Một dòng dài.\n\nĐoạn hai.");
}

#[test]
fn a_missing_key_is_seen() {
    assert_eq!(words(Lang::Vi).say("probe-nobody-wrote"), "⟦probe-nobody-wrote⟧");
}

#[test]
fn a_key_written_twice_is_refused() {
    let twice = Catalogue::build([(Lang::Vi, "a = 1\n"), (Lang::Vi, "a = 2\n")]);
    assert!(twice.is_err_and(|e| e.to_string().contains("a is written twice")));
}

#[test]
fn the_kit_speaks_both_languages_and_scolds_nobody() {
    let [(_, vi), (_, en)] = *crate::MESSAGES;
    assert_eq!(flaws_of(vi, en), Vec::<String>::new());
}

#[test]
fn flaws_of_texts_are_named() {
    let flaws = flaws_of("a = Vui lòng nhập { $x }\nb = B\n", "a = Enter { $y }\nc = C\n");
    assert_eq!(flaws.len(), 4, "{flaws:?}");
}

#[test]
fn labels_stand_inside_a_sentence() {
    assert_eq!(inside_sentence("Họ và tên"), "họ và tên");
    assert_eq!(inside_sentence("CCCD"), "CCCD");
    assert_eq!(inside_sentence("Địa chỉ"), "địa chỉ");
}

#[test]
fn languages_are_read() {
    assert_eq!(Lang::accept("en-GB,en;q=0.9,vi;q=0.8"), Lang::En);
    assert_eq!(Lang::accept("fr, vi;q=0.5"), Lang::Vi);
    assert_eq!(Lang::accept(""), Lang::Vi);
}

#[test]
fn both_halves_of_a_year_are_told_apart() {
    let said = |lang: Lang, half: u8| {
        let Some(period) = kernel::period::Period::half_year(2024, half) else {
            unreachable!("a year has two halves")
        };
        words(lang).say_with(period.label().key, &period.label().args)
    };
    assert_eq!(said(Lang::Vi, 1), "6 tháng đầu năm 2024");
    assert_eq!(said(Lang::Vi, 2), "6 tháng cuối năm 2024");
    assert_eq!(said(Lang::En, 1), "first half of 2024");
}

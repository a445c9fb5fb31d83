//! Words that lie open and would tell what lies sealed: an illness, an offence, that somebody is a
//! victim (`data/telling.csv`, each with its source). They belong under the seal. Pure.

use kernel::Flaw;
use kernel::fold::fold;
use serde::Deserialize;
use std::sync::OnceLock;

#[derive(Deserialize)]
struct Line {
    words: String,
    /// Whether it is met without tones too: that reads as nothing else.
    plain: bool,
}

fn all() -> &'static [Line] {
    static ALL: OnceLock<Vec<Line>> = OnceLock::new();
    ALL.get_or_init(|| {
        let text = include_str!("../../data/telling.csv");
        let lines = csv::Reader::from_reader(text.as_bytes()).into_deserialize::<Line>();
        lines.filter_map(Result::ok).collect()
    })
}

/// The words of a text with a space between them and at both ends: punctuation parts words.
fn spaced(text: &str) -> String {
    let words = text.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty());
    format!(" {} ", words.collect::<Vec<_>>().join(" "))
}

/// The first of these words that stands in a text. With its tones where the text has some; a text
/// without any is met without them where that reads as nothing else: *bao hanh* is a warranty too.
fn told(text: &str) -> Option<&'static str> {
    let (lower, folded) = (spaced(&text.to_lowercase()), spaced(&fold(text)));
    let is_plain = lower == folded;
    let holds = |line: &&Line| {
        let is_there = lower.contains(&spaced(&line.words));
        is_there || (is_plain && line.plain && folded.contains(&spaced(&fold(&line.words))))
    };
    all().iter().find(holds).map(|line| line.words.as_str())
}

/// That a field that lies open holds such a word.
pub fn check_open_words(field: &'static str, text: &str) -> Option<Flaw> {
    told(text).map(|words| Flaw::new(field, "address-telling").arg("words", words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_tells_an_illness_is_met_and_what_only_sounds_alike_is_not() {
        for (text, met) in [
            ("Thuốc ARV mỗi tháng", Some("arv")),
            ("thuoc khang vi-rut", Some("kháng vi rút")),
            ("Xét nghiệm HIV/AIDS", Some("hiv")),
            ("cai nghiện, có việc làm", Some("nghiện")),
            ("Nhiễm chất độc da cam", Some("da cam")),
            ("Đã cấm xe vào hẻm", None),
            ("bao hanh xe lan", None),
            ("Gạo 20 kg, dầu ăn", None),
            ("Sửa nhà tường, lợp tôn", None),
            ("Tủ thuốc gia đình", None),
            ("", None),
        ] {
            assert_eq!(told(text), met, "{text}");
        }
    }
}

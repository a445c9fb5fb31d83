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

fn words_of(text: &str) -> Vec<String> {
    let words = text.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
}

/// The first of these words that stands in a text. As it is written; without tones too where that
/// reads as nothing else and no tone stands there: *bao hanh* is a warranty, *đã cấm* no *da cam*.
fn told(text: &str) -> Option<&'static str> {
    let lower = words_of(&text.to_lowercase());
    let holds = |line: &&Line| {
        let phrase = words_of(&line.words);
        let plain: Vec<String> = phrase.iter().map(|word| fold(word)).collect();
        let is_word =
            |at: usize, word: &String| *word == phrase[at] || (line.plain && *word == plain[at]);
        let mut windows = lower.windows(phrase.len());
        windows.any(|window| window.iter().enumerate().all(|(at, word)| is_word(at, word)))
    };
    all().iter().find(holds).map(|line| line.words.as_str())
}

/// That a field that lies open, or is read outside, holds such a word.
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
            ("Uống thuoc khang vi-rut", Some("kháng vi rút")),
            ("Xét nghiệm H.I.V", Some("h i v")),
            ("cai ma tuý", Some("ma tuý")),
            ("bị xâm hai", Some("xâm hại")),
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

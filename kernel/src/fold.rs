//! Vietnamese text folded for search and order. `fold` is kept in a `…_folded` column beside the
//! text, so that both databases find and sort the same; it is never shown.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Lower case, no marks, đ as d, single spaces: `Hòa`, `Hoà` and `HOA` are one.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut gap = false;
    for letter in text.nfd().filter(|c| !is_combining_mark(*c) && !is_invisible(*c)) {
        if letter.is_whitespace() {
            gap = !out.is_empty();
            continue;
        }
        if std::mem::take(&mut gap) {
            out.push(' ');
        }
        match letter {
            'đ' | 'Đ' => out.push('d'),
            other => out.extend(other.to_lowercase()),
        }
    }
    out
}

/// NFC, without invisible characters, trimmed; runs of spaces become one, line ends stay.
pub fn tidy_text(text: &str) -> String {
    let text: String = text.nfc().filter(|c| !is_invisible(*c)).collect();
    let lines = text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    lines.collect::<Vec<_>>().join("\n").trim().to_owned()
}

fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}'
        | '\u{feff}' | '\u{ad}')
        || (letter.is_control() && !letter.is_whitespace())
}

/// Whether every word of a folded query begins a word of a folded text, in any order:
/// `hung dang` finds `dang van hung`.
pub fn matches(query: &str, text: &str) -> bool {
    let words: Vec<&str> = text.split([' ', '-', '/']).collect();
    query.split(' ').all(|part| words.iter().any(|word| word.starts_with(part)))
}

/// The Vietnamese alphabet in its order; a letter's place is its weight.
const ALPHABET: &str = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz";

/// A key that sorts full names as a Vietnamese list does: given name first, then the rest from
/// the family name on, letters by the alphabet, tones last. Sorts bytewise.
pub fn name_sort_key(full: &str) -> String {
    let name = tidy_text(full).to_lowercase();
    let (rest, given) = name.rsplit_once(' ').unwrap_or(("", &name));
    let mut letters = String::new();
    let mut tones = String::new();
    for part in [given, rest] {
        for letter in part.chars() {
            let (base, tone) = split_tone(letter);
            match ALPHABET.chars().position(|c| c == base) {
                Some(at) => letters.push((b'A' + at as u8) as char),
                None if base == ' ' => letters.push(' '),
                None => letters.extend(['0', base]),
            }
            tones.push((b'0' + tone) as char);
        }
        letters.push(' ');
    }
    format!("{letters}|{tones}")
}

/// A letter without its tone, and the tone: 0 none, 1 huyền, 2 hỏi, 3 ngã, 4 sắc, 5 nặng.
fn split_tone(letter: char) -> (char, u8) {
    let mut tone = 0;
    let rest: String = std::iter::once(letter)
        .nfd()
        .filter(|mark| {
            let found = match mark {
                '\u{300}' => 1,
                '\u{309}' => 2,
                '\u{303}' => 3,
                '\u{301}' => 4,
                '\u{323}' => 5,
                _ => 0,
            };
            tone = tone.max(found);
            found == 0
        })
        .collect();
    (rest.nfc().next().unwrap_or(letter), tone)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tone_placement_form_and_case_do_not_matter() {
        for text in ["Hoà Bình", "Hòa Bình", "HÒA  BÌNH", "Ho\u{300}a Bi\u{300}nh", "\u{200b}hoa binh "] {
            assert_eq!(fold(text), "hoa binh", "{text}");
        }
        assert_eq!(fold("Đặng Thị Ưởng"), "dang thi uong");
        assert!(matches("hung dang", &fold("Đặng Văn Hùng")));
        assert!(!matches("hung dan vu", &fold("Đặng Văn Hùng")));
    }

    #[test]
    fn names_sort_by_given_name_and_alphabet() {
        let mut names =
            ["Trần Văn Đông", "Lê An", "Võ Thị Dung", "Phạm Ân", "Ngô Ăn", "Lý Dương", "Bùi Cao", "Lê Đặng"];
        names.sort_by_key(|name| name_sort_key(name));
        let given: Vec<&str> = names.iter().filter_map(|n| n.rsplit(' ').next()).collect();
        assert_eq!(given, ["An", "Ăn", "Ân", "Cao", "Dung", "Dương", "Đặng", "Đông"]);
    }

    #[test]
    fn tidy_keeps_lines_and_drops_the_invisible() {
        assert_eq!(tidy_text("  a\u{200b}  b \n c\u{a0}d  "), "a b\nc d");
    }
}

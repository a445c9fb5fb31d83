//! The words and numbers of a sentence: which digits count something, and which are dates, years,
//! names (*Bão số 3*), numbers of documents or sayings (“4 tại chỗ”). It knows no figure.

use kernel::fold::fold;
use kernel::number::{self, NumberFlaw};
use std::ops::Range;

/// A word, a number or a sign, with its place in the sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Folded: small letters without marks.
    pub folded: String,
    /// Its bytes.
    pub at: Range<usize>,
    /// Whether it begins with a digit.
    pub is_number: bool,
    /// Whether it is letters or digits at all.
    pub is_word: bool,
}

/// A number that counts something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Numeral {
    /// Its tokens, the words of its unit of money among them.
    pub tokens: Range<usize>,
    /// Its bytes.
    pub at: Range<usize>,
    /// What it says.
    pub value: Result<i64, NumberFlaw>,
    /// Whether it is đồng.
    pub is_money: bool,
    /// *trên*, *hơn*: more than it says.
    pub at_least: bool,
    /// *gần*, *khoảng*: not exactly what it says.
    pub is_about: bool,
    /// It stands in brackets.
    pub in_brackets: bool,
}

/// Cuts a sentence into tokens.
pub fn tokens(sentence: &str) -> Vec<Token> {
    let mut all = Vec::new();
    let mut letters = sentence.char_indices().peekable();
    while let Some((from, letter)) = letters.next() {
        if letter.is_whitespace() {
            continue;
        }
        let mut until = from + letter.len_utf8();
        let is_number = letter.is_ascii_digit();
        if letter.is_alphanumeric() {
            while let Some((at, next)) = letters.peek().copied() {
                let inside = match is_number {
                    true => next.is_ascii_digit() || groups(sentence, at, next),
                    false => next.is_alphanumeric() || is_mark(next),
                };
                if !inside {
                    break;
                }
                until = at + next.len_utf8();
                letters.next();
            }
        }
        let folded = fold(&sentence[from..until]);
        all.push(Token { folded, at: from..until, is_number, is_word: letter.is_alphanumeric() });
    }
    all
}

/// A point or comma between two digits belongs to the number.
fn groups(sentence: &str, at: usize, letter: char) -> bool {
    let next = sentence[at + letter.len_utf8()..].chars().next();
    matches!(letter, '.' | ',') && next.is_some_and(|next| next.is_ascii_digit())
}

/// A mark that was written apart from its letter.
fn is_mark(letter: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&letter)
}

/// The numbers of a sentence that count something.
pub fn numerals(tokens: &[Token]) -> Vec<Numeral> {
    let mut all = Vec::new();
    let mut at = 0;
    let (mut brackets, mut quotes) = (0_i32, false);
    while at < tokens.len() {
        let token = &tokens[at];
        match token.folded.as_str() {
            "(" => brackets += 1,
            ")" => brackets -= 1,
            "\u{201c}" | "\u{ab}" => quotes = true,
            "\u{201d}" | "\u{bb}" => quotes = false,
            "\"" => quotes = !quotes,
            _ => {}
        }
        let counts = token.is_number && !quotes && !is_named(tokens, at);
        match counts.then(|| numeral(tokens, at)) {
            Some(found) => {
                at = found.tokens.end;
                all.push(Numeral { in_brackets: brackets > 0, ..found });
            }
            None => at += 1,
        }
    }
    all
}

/// Words before a number that make a name, a date or a reference of it.
const NAMES: [&str; 16] = [
    "thu", "lan", "dieu", "khoan", "khoa", "ky", "muc", "phan", "phu", "cap", "quy", "ngay",
    "thang", "nam", "so", "giai",
];
/// Words after a number that count time.
const TIMES: [&str; 8] = ["nam", "thang", "ngay", "tuan", "gio", "phut", "tuoi", "h"];

/// First words of what reports count: *1950 suất quà* is no year.
const COUNTED: [&str; 16] = [
    "suat", "luot", "nguoi", "ho", "can", "cay", "hoi", "tinh", "truong", "hoc", "xe", "don",
    "cuoc", "thiet", "trieu", "ty",
];

fn is_named(tokens: &[Token], at: usize) -> bool {
    let word = |step: isize| {
        let place = at.checked_add_signed(step)?;
        tokens.get(place).map(|token| token.folded.as_str())
    };
    let touches = |step: isize| {
        let place = at.checked_add_signed(step);
        place.and_then(|place| tokens.get(place)).is_some_and(|near| {
            near.at.end == tokens[at].at.start || near.at.start == tokens[at].at.end
        })
    };
    let digits = &tokens[at].folded;
    let small: Option<u32> = digits.parse().ok();
    let is_year = small.is_some_and(|year| (1900..2200).contains(&year)) && digits.len() == 4;
    // `10/2024`, `456/TƯHCTĐ`, `2023-2024`, `85%`, `II.7`, `COVID-19`.
    let joined = |sign: &str| ["/", "-", "\u{2013}", "%"].contains(&sign);
    if touches(1) && word(1).is_some_and(joined) || touches(-1) && word(-1).is_some_and(joined) {
        return true;
    }
    // `3. Công tác xã hội`, `2) …`: the number of the line.
    if at == 0 && word(1).is_some_and(|sign| [".", ")", "/"].contains(&sign)) {
        return true;
    }
    if word(1).is_some_and(|word| TIMES.contains(&word)) {
        return true;
    }
    match word(-1) {
        Some("nam") => is_year,
        Some("thang") => small.is_some_and(|month| (1..=12).contains(&month)),
        Some("ngay") => small.is_some_and(|day| (1..=31).contains(&day)),
        // *tổng số 20.315*, *với số 85* count; *Bão số 3*, *Cụm thi đua số 8* are names.
        Some("so") => !word(-2).is_some_and(|word| ["tong", "nang", "voi", "co"].contains(&word)),
        Some(word) if NAMES.contains(&word) => small.is_some_and(|n| n < 100),
        _ => is_year && !word(1).is_some_and(|word| COUNTED.contains(&word)),
    }
}

/// The powers of ten that words stand for.
const SCALES: [&str; 8] = ["nghin", "ngan", "trieu", "ty", "ti", "tr", "trd", "k"];
const DONG: [&str; 4] = ["dong", "d", "vnd", "\u{20ab}"];

/// Reads the number that begins here, with the words of its unit: `1 tỷ 230 triệu đồng`.
fn numeral(tokens: &[Token], at: usize) -> Numeral {
    let word = |at: usize| tokens.get(at).map_or("", |token| token.folded.as_str());
    let (mut end, mut has_scale, mut says_dong) = (at + 1, false, false);
    while SCALES.contains(&word(end)) {
        has_scale = true;
        end += 1;
        let goes_on = tokens.get(end).is_some_and(|token| token.is_number);
        if goes_on && SCALES.contains(&word(end + 1)) {
            end += 1;
        }
    }
    if DONG.contains(&word(end)) {
        says_dong = true;
        end += 1;
    }
    let counted = ["luot", "nguoi", "suat", "hoi", "don"].contains(&word(end));
    let is_money = says_dong || has_scale && !counted;
    let said: Vec<&str> = tokens[at..end].iter().map(|token| token.folded.as_str()).collect();
    let said = said.join(" ").replace("trd", "trieu");
    let value = if is_money { number::read_vnd(&said) } else { number::read_count(&said) };
    let before = at.checked_sub(1).map_or("", word);
    Numeral {
        tokens: at..end,
        at: tokens[at].at.start..tokens[end - 1].at.end,
        value,
        is_money,
        at_least: ["tren", "hon"].contains(&before),
        is_about: ["gan", "khoang", "uoc", "chung"].contains(&before),
        in_brackets: false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What counts in a sentence.
    fn read(sentence: &str) -> Vec<(String, Option<i64>)> {
        let tokens = tokens(sentence);
        let all = numerals(&tokens).into_iter();
        all.map(|one| (sentence[one.at].to_owned(), one.value.ok())).collect()
    }

    fn said(sentence: &str) -> Vec<i64> {
        read(sentence).into_iter().filter_map(|(_, value)| value).collect()
    }

    #[test]
    fn numbers_are_read_as_reports_write_them() {
        assert_eq!(said("có 20.315 hội viên, trị giá 14,561 tỷ đồng"), [20_315, 14_561_000_000]);
        assert_eq!(said("02 lớp, trên 890 triệu đồng, 350.000đ"), [2, 890_000_000, 350_000]);
        assert_eq!(said("1 tỷ 230 triệu đồng và 472,35 triệu"), [1_230_000_000, 472_350_000]);
        assert_eq!(said("1,2 triệu lượt người"), [1_200_000], "a count of millions");
        let tokens = tokens("1,2 triệu lượt người, trên 20 tỷ đồng (giảm 30 hội viên)");
        let all = numerals(&tokens);
        assert!(!all[0].is_money && all[1].is_money && all[1].at_least);
        assert!(all[2].in_brackets && !all[1].in_brackets);
        // A point before tỷ may be a slip of a thousand: read by nobody in silence.
        assert_eq!(read("trị giá 1.980 tỷ đồng"), [("1.980 tỷ đồng".to_owned(), None)]);
    }

    #[test]
    fn dates_names_and_sayings_count_nothing() {
        for sentence in [
            "Trong tháng 10 năm 2024",
            "tháng 10/2024, ngày 05/10/2024, năm học 2023-2024",
            "do Bão số 3 gây ra, Cụm thi đua số 8",
            "phương châm “4 tại chỗ”, phong trào \"3 nhất\"",
            "Công văn 456/TƯHCTĐ-VP, Nghị định số 93",
            "Kỷ niệm 50 năm Ngày Giải phóng và 135 năm ngày sinh",
            "3. Công tác xã hội",
            "đạt 85% kế hoạch, quý 3, lần thứ 11, COVID-19",
            "Tết Quân-Dân năm 2025 tại xã Phú Lợi",
        ] {
            assert_eq!(read(sentence), [], "{sentence}");
        }
        assert_eq!(said("nâng tổng số 20.315 hội viên"), [20_315]);
        assert_eq!(said("Tháng 10 tặng 2024 suất quà"), [2_024], "no year is handed out");
        assert_eq!(said("Hè 2024, Xuân 2025"), Vec::<i64>::new());
    }
}

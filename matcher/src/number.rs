//! Numbers of identity papers and of telephones: read as people write them, compared with what goes
//! wrong in them. It never judges whether a number was ever issued.

use crate::word::distance;

/// A number of an identity paper; no digits: unknown.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Hash, PartialOrd, Ord)]
pub(crate) struct Number {
    /// The digits as a number; of papers with letters, a hash.
    pub value: u64,
    /// How many digits; [`LETTERS`] when there were letters.
    pub len: u8,
}

/// The length of what is more than digits.
const LETTERS: u8 = 255;
/// The longest number whose digits are kept.
const LONGEST: usize = 19;
/// An old paper has nine digits, the new one twelve.
const OLD: u64 = 1_000_000_000;

/// How two numbers stand to each other; nought is that one of them is unknown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub(crate) enum NumberLevel {
    Unknown,
    Same,
    /// The nine digits of the old paper are the last nine of the new one.
    Old,
    Digit,
    /// An old paper and a new one: their digits tell nothing of each other.
    OtherPaper,
    Near,
    Different,
}

impl Number {
    /// Reads a number of a paper: spaces, points and hyphens do not count.
    pub(crate) fn read(text: &str) -> Number {
        let is_mark = |c: char| c.is_whitespace() || matches!(c, '.' | '-' | '\'' | ',' | '/');
        let text: String = text.chars().filter(|c| !is_mark(*c)).collect();
        let text = text.strip_suffix(".0").unwrap_or(&text);
        if text.is_empty() || is_filler(text) {
            return Number::default();
        }
        if text.len() <= LONGEST && text.bytes().all(|b| b.is_ascii_digit()) {
            let len = u8::try_from(text.len()).unwrap_or(LETTERS);
            return Number { value: text.parse().unwrap_or(0), len };
        }
        if text.chars().any(|c| c.is_ascii_digit()) {
            return Number { value: crate::key::text(&text.to_uppercase()), len: LETTERS };
        }
        Number::default()
    }

    pub(crate) fn is_known(self) -> bool {
        self.len != 0
    }

    /// Under which a number is looked for: what an old paper and its new one may share.
    pub(crate) fn last_nine(self) -> u64 {
        if self.len == LETTERS { self.value } else { self.value % OLD }
    }

    fn digits(self) -> ([u8; LONGEST], usize) {
        let len = usize::from(self.len).min(LONGEST);
        let (mut digits, mut rest) = ([0_u8; LONGEST], self.value);
        for at in (0..len).rev() {
            digits[at] = u8::try_from(rest % 10).unwrap_or(0);
            rest /= 10;
        }
        (digits, len)
    }
}

/// How two numbers stand to each other.
pub(crate) fn compare(a: Number, b: Number) -> NumberLevel {
    if !a.is_known() || !b.is_known() {
        return NumberLevel::Unknown;
    }
    let lost_nought = a.len.abs_diff(b.len) == 1 && a.len != LETTERS && b.len != LETTERS;
    if a.value == b.value && (a.len == b.len || lost_nought) {
        return NumberLevel::Same;
    }
    if a.len == LETTERS || b.len == LETTERS {
        return NumberLevel::Different;
    }
    let (short, long) = if a.len <= b.len { (a, b) } else { (b, a) };
    let two_papers = matches!(short.len, 8..=9) && matches!(long.len, 11..=12);
    if two_papers {
        let old = short.value == long.value % OLD;
        return if old { NumberLevel::Old } else { NumberLevel::OtherPaper };
    }
    let ((x, x_len), (y, y_len)) = (a.digits(), b.digits());
    let (x, y) = (x.get(..x_len).unwrap_or(&x), y.get(..y_len).unwrap_or(&y));
    match distance(x, y, 2) {
        1 => NumberLevel::Digit,
        2 if x_len >= 9 => NumberLevel::Near,
        _ => NumberLevel::Different,
    }
}

/// What is typed where a number is asked for and there is none.
fn is_filler(text: &str) -> bool {
    let first = text.bytes().next().unwrap_or(b'0');
    let same = text.len() > 1 && text.bytes().all(|b| b == first);
    same || text == "0" || "1234567890123".starts_with(text) && text.len() > 5
}

/// Beginnings of eleven-digit mobile numbers and what they became (Ministry of Information and
/// Communications, plan of 15 September 2018).
const CHANGED: &[(u64, u64)] = &[
    (162, 32),
    (163, 33),
    (164, 34),
    (165, 35),
    (166, 36),
    (167, 37),
    (168, 38),
    (169, 39),
    (120, 70),
    (121, 79),
    (122, 77),
    (126, 76),
    (128, 78),
    (123, 83),
    (124, 84),
    (125, 85),
    (127, 81),
    (129, 82),
    (186, 56),
    (188, 58),
    (199, 59),
];

/// Reads a telephone number, without its leading nought and with the beginning it has had since
/// 2018; nought when there is none.
pub(crate) fn read_phone(text: &str) -> u64 {
    let first = text.split(['/', ';', ',', '\n']).find(|part| part.len() >= 6).unwrap_or(text);
    let digits: String = first.chars().filter(char::is_ascii_digit).take(24).collect();
    let digits = if digits.len() > 15 { digits.get(..10).unwrap_or("") } else { &digits };
    if digits.len() < 6 || is_filler(digits) {
        return 0;
    }
    let bare = digits.trim_start_matches('0');
    let bare = match bare.strip_prefix("84") {
        Some(rest) if bare.len() >= 11 => rest.trim_start_matches('0'),
        _ => bare,
    };
    let value: u64 = bare.parse().unwrap_or(0);
    let (head, tail) = (value / 10_000_000, value % 10_000_000);
    match CHANGED.iter().find(|(old, _)| *old == head) {
        Some((_, new)) if bare.len() == 10 => new * 10_000_000 + tail,
        _ => value,
    }
}

/// How two telephone numbers stand to each other; nought is that one of them is unknown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub(crate) enum PhoneLevel {
    Unknown,
    Same,
    Digit,
    Different,
}

/// Compares two telephone numbers.
pub(crate) fn compare_phones(a: u64, b: u64) -> PhoneLevel {
    if a == 0 || b == 0 {
        return PhoneLevel::Unknown;
    }
    if a == b {
        return PhoneLevel::Same;
    }
    let digits = |value: u64| Number { value, len: if value < OLD { 9 } else { 10 } }.digits();
    let ((x, x_len), (y, y_len)) = (digits(a), digits(b));
    let (x, y) = (x.get(..x_len).unwrap_or(&x), y.get(..y_len).unwrap_or(&y));
    if distance(x, y, 1) == 1 { PhoneLevel::Digit } else { PhoneLevel::Different }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn level(a: &str, b: &str) -> NumberLevel {
        let (a, b) = (Number::read(a), Number::read(b));
        assert_eq!(compare(a, b), compare(b, a));
        compare(a, b)
    }

    #[test]
    fn numbers_are_compared_with_what_goes_wrong_in_them() {
        assert_eq!(level("079 085 001234", "079085001234"), NumberLevel::Same);
        assert_eq!(level("79085001234", "079085001234"), NumberLevel::Same);
        assert_eq!(level("085001234", "079085001234"), NumberLevel::Old);
        assert_eq!(level("385001234", "079085001234"), NumberLevel::OtherPaper);
        assert_eq!(level("079085001234", "079085001243"), NumberLevel::Digit);
        assert_eq!(level("079085001234", "079085001834"), NumberLevel::Digit);
        assert_eq!(level("079085001234", "07908501234"), NumberLevel::Digit);
        assert_eq!(level("079085001234", "079985001834"), NumberLevel::Near);
        assert_eq!(level("079085001234", "001185009999"), NumberLevel::Different);
        assert_eq!(level("B1234567", "b1234567"), NumberLevel::Same);
        for none in ["", "0", "000000000", "123456789", "không có", "111111111111"] {
            assert_eq!(level(none, "079085001234"), NumberLevel::Unknown, "{none}");
        }
    }

    #[test]
    fn telephones_have_the_beginnings_of_2018() {
        let same = ["0169 1234567", "+84 39 1234567", "039.123.4567", "391234567", "84391234567"];
        for text in same {
            assert_eq!(read_phone(text), 391_234_567, "{text}");
        }
        assert_eq!(read_phone("0912345678 / 0987654321"), 912_345_678);
        assert_eq!(read_phone("không"), 0);
        assert_eq!(compare_phones(912_345_678, 912_345_687), PhoneLevel::Digit);
        assert_eq!(compare_phones(912_345_678, 387_654_321), PhoneLevel::Different);
    }
}

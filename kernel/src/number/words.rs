//! Numbers as they are said, for receipts and minutes: the standard forms of the North (linh,
//! nghìn, mốt, lăm; bốn after tens). It will never be read back; the digits are the truth.

const DIGITS: [&str; 10] = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];
const TY: u64 = 1_000_000_000;

/// The number in words: `mười bốn tỷ năm trăm sáu mươi mốt triệu`.
pub fn in_words(n: i64) -> String {
    if n == 0 {
        return DIGITS[0].to_owned();
    }
    let mut words = Vec::new();
    if n < 0 {
        words.push("âm");
    }
    spell(n.unsigned_abs(), false, &mut words);
    words.join(" ")
}

/// Money in words: `mười bốn tỷ năm trăm sáu mươi mốt triệu đồng`.
pub fn vnd_in_words(n: i64) -> String {
    format!("{} đồng", in_words(n))
}

/// The same text with its first letter as a capital, as receipts want it.
pub fn capital_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Says a number; after a larger unit, hundreds are said even when there are none.
fn spell(n: u64, after_larger: bool, words: &mut Vec<&'static str>) {
    let mut after_larger = after_larger;
    if n >= TY {
        // Thousands and millions of tỷ, and tỷ tỷ, are said by saying the number of tỷ.
        spell(n / TY, after_larger, words);
        words.push("tỷ");
        after_larger = true;
    }
    for (size, name) in [(1_000_000, Some("triệu")), (1_000, Some("nghìn")), (1, None)] {
        let group = n % TY / size % 1_000;
        if group > 0 {
            spell_group(group, after_larger, words);
            words.extend(name);
            after_larger = true;
        }
    }
}

/// Says one to three digits.
fn spell_group(group: u64, after_larger: bool, words: &mut Vec<&'static str>) {
    let digit = |n: u64| DIGITS.get((n % 10) as usize).copied().unwrap_or_default();
    let (hundreds, tens, ones) = (group / 100, group / 10 % 10, group % 10);
    let says_hundreds = after_larger || hundreds > 0;
    if says_hundreds {
        words.extend([digit(hundreds), "trăm"]);
    }
    match tens {
        0 if ones > 0 && says_hundreds => words.push("linh"),
        0 => {}
        1 => words.push("mười"),
        _ => words.extend([digit(tens), "mươi"]),
    }
    match (tens, ones) {
        (_, 0) => {}
        (2.., 1) => words.push("mốt"),
        (1.., 5) => words.push("lăm"),
        _ => words.push(digit(ones)),
    }
}

//! Reading a typed number: generous in spelling, strict in meaning. What two officers could read
//! as two numbers is asked about, never guessed; nothing is rounded.

#[cfg(test)]
mod tests;

use super::NumberFlaw;
use crate::fold::fold;

type Read<T> = Result<T, NumberFlaw>;

/// What may stand behind the digits.
#[derive(Clone, Copy, PartialEq)]
enum Measure {
    Count,
    Money,
}

/// One numeral and the words behind it: `1.980 triệu đồng`.
struct Part<'a> {
    digits: &'a str,
    /// The power of ten the words stand for.
    scale: usize,
    /// The word đồng was there.
    says_dong: bool,
}

/// Reads a count: `20.315`, `20315`, `20 315`, `02`, `20 nghìn`, `1,2 triệu`.
/// `1,980` is [`NumberFlaw::Ambiguous`].
pub fn read_count(text: &str) -> Read<i64> {
    not_negative(read_signed_count(text)?, text)
}

/// Reads a count that may be below zero, such as a correction.
pub fn read_signed_count(text: &str) -> Read<i64> {
    read(text, Measure::Count)
}

/// Reads money into đồng: `562.000.000`, `14,561 tỷ`, `1.980 triệu`, `472,35 triệu đồng`, `350k`,
/// `1 tỷ 230 triệu`. A number without a word is đồng. `1,980 đồng` and `1.980 tỷ` are
/// [`NumberFlaw::Ambiguous`]: papers print `1,980 tỷ`, and a slip there would be a thousandfold.
pub fn read_vnd(text: &str) -> Read<i64> {
    not_negative(read_signed_vnd(text)?, text)
}

/// Reads money that may be below zero, such as a correction.
pub fn read_signed_vnd(text: &str) -> Read<i64> {
    read(text, Measure::Money)
}

fn not_negative(value: i64, text: &str) -> Read<i64> {
    // "-0" is nothing below zero, and nothing anyone means either.
    if value < 0 || (value == 0 && fold(text).starts_with(MINUS)) {
        return Err(NumberFlaw::Negative);
    }
    Ok(value)
}

/// Hyphen, minus sign and the dash that word processors make of it.
const MINUS: [char; 3] = ['-', '\u{2212}', '\u{2013}'];

fn read(text: &str, measure: Measure) -> Read<i64> {
    // Folding would make 52 of "5²".
    if text.chars().any(|c| c.is_numeric() && !c.is_ascii_digit()) {
        return Err(NumberFlaw::NotANumber);
    }
    let text = fold(text);
    if text.is_empty() {
        return Err(NumberFlaw::Empty);
    }
    let unsigned = text.strip_prefix(MINUS);
    let size = magnitude(unsigned.unwrap_or(&text).trim_start(), measure)?;
    let value = if unsigned.is_some() { -size } else { size };
    i64::try_from(value).map_err(|_| NumberFlaw::TooLarge)
}

fn magnitude(text: &str, measure: Measure) -> Read<i128> {
    let parts = split(text, measure)?;
    if let [only] = parts.as_slice() {
        return value(only);
    }
    // "1 tỷ 230 triệu": each part fits under the word before it, and the last one names its unit;
    // "1 tỷ 2" is 1,2 tỷ to some.
    let mut sum = 0_i128;
    let mut room: Option<usize> = None;
    for (place, part) in parts.iter().enumerate() {
        let is_last = place + 1 == parts.len();
        let names_unit = part.scale > 0 || (is_last && part.says_dong);
        if part.digits.contains(',') || !names_unit || (part.says_dong && !is_last) {
            return Err(NumberFlaw::Ambiguous);
        }
        let amount = value(part)?;
        if room.is_some_and(|scale| ten_to(scale).is_none_or(|limit| amount >= limit)) {
            return Err(NumberFlaw::Ambiguous);
        }
        room = Some(part.scale);
        sum = sum.checked_add(amount).ok_or(NumberFlaw::TooLarge)?;
    }
    Ok(sum)
}

/// Cuts folded text into numerals and the words behind each.
fn split(text: &str, measure: Measure) -> Read<Vec<Part<'_>>> {
    let mut parts = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let is_numeral = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | ' ');
        let (digits, behind) = rest.split_at(rest.find(|c| !is_numeral(c)).unwrap_or(rest.len()));
        let cut = behind.find(|c: char| c.is_ascii_digit()).unwrap_or(behind.len());
        let (words, next) = behind.split_at(cut);
        let (scale, says_dong) = scale_of(words, measure).ok_or(NumberFlaw::NotANumber)?;
        parts.push(Part { digits: digits.trim(), scale, says_dong });
        rest = next;
    }
    if parts.is_empty() { Err(NumberFlaw::NotANumber) } else { Ok(parts) }
}

/// The power of ten that folded words stand for, and whether they say đồng.
fn scale_of(words: &str, measure: Measure) -> Option<(usize, bool)> {
    let mut words: Vec<&str> = words.split_whitespace().collect();
    let dong = ["dong", "d", "vnd", "\u{20ab}"];
    let says_dong = measure == Measure::Money && words.last().is_some_and(|w| dong.contains(w));
    if says_dong {
        words.pop();
    }
    let scale = match words.as_slice() {
        [] => 0,
        ["nghin" | "ngan" | "k"] => 3,
        ["trieu" | "tr"] => 6,
        ["ty" | "ti"] => 9,
        ["nghin" | "ngan", "ty" | "ti"] => 12,
        _ => return None,
    };
    Some((scale, says_dong))
}

/// The exact value of one part.
fn value(part: &Part<'_>) -> Read<i128> {
    let (whole, fraction) = numeral(part.digits, part.scale)?;
    let mut sum = whole.bytes().try_fold(0_i128, push_digit).ok_or(NumberFlaw::TooLarge)?;
    let (kept, beyond) = fraction.split_at(fraction.len().min(part.scale));
    if beyond.bytes().any(|digit| digit != b'0') {
        return Err(NumberFlaw::Fraction);
    }
    let zeros = std::iter::repeat_n(b'0', part.scale - kept.len());
    sum = kept.bytes().chain(zeros).try_fold(sum, push_digit).ok_or(NumberFlaw::TooLarge)?;
    Ok(sum)
}

/// The digits before and after the comma, groups joined.
fn numeral(text: &str, scale: usize) -> Read<(String, &str)> {
    let commas = text.matches(',').count();
    let has_point = text.contains('.');
    match text.split_once(',') {
        None => {
            // Papers write 1,980 tỷ; who types 1.980 tỷ may mean the same.
            if scale >= 9 && text.matches('.').count() == 1 {
                well_formed(text)?;
                return Err(NumberFlaw::Ambiguous);
            }
            Ok((grouped(text)?, ""))
        }
        Some(_) if commas > 1 && has_point => Err(mixed(text)),
        // 1,980,000 can only be thousands: what a spreadsheet in English gives.
        Some(_) if commas > 1 => Ok((groups(text, ',')?, "")),
        Some((_, fraction)) if fraction.contains('.') => Err(mixed(text)),
        Some((whole, fraction)) => {
            if !is_digits(fraction) {
                return Err(NumberFlaw::NotANumber);
            }
            let like_thousands = fraction.len() == 3 && whole.len() <= 3 && !whole.starts_with('0');
            let whole = grouped(whole)?;
            if scale == 0 && like_thousands {
                return Err(NumberFlaw::Ambiguous);
            }
            Ok((whole, fraction))
        }
    }
}

/// English signs (`1,980.50`) mean something to some, the rest (`1,.5`) to nobody.
fn mixed(text: &str) -> NumberFlaw {
    match text.split([',', '.']).all(is_digits) {
        true => NumberFlaw::Ambiguous,
        false => NumberFlaw::NotANumber,
    }
}

fn well_formed(text: &str) -> Read<()> {
    if text.split(['.', ' ']).all(is_digits) { Ok(()) } else { Err(NumberFlaw::NotANumber) }
}

/// Whole digits, plain or in groups of three by points or by spaces.
fn grouped(text: &str) -> Read<String> {
    match (text.contains('.'), text.contains(' ')) {
        (true, true) => Err(NumberFlaw::NotANumber),
        (true, false) => groups(text, '.'),
        (false, true) => groups(text, ' '),
        (false, false) if is_digits(text) => Ok(text.to_owned()),
        (false, false) => Err(NumberFlaw::NotANumber),
    }
}

fn groups(text: &str, sign: char) -> Read<String> {
    if !text.split(sign).all(is_digits) {
        return Err(NumberFlaw::NotANumber);
    }
    let first = text.find(sign).unwrap_or(text.len());
    let fits = (1..=3).contains(&first) && text.split(sign).skip(1).all(|group| group.len() == 3);
    if fits && !text.starts_with('0') {
        return Ok(text.split(sign).collect());
    }
    // "1.98" and "0.315" are decimal to who thinks in English, a slip to everyone else.
    let one_point = sign == '.' && text.matches('.').count() == 1;
    Err(if one_point { NumberFlaw::Ambiguous } else { NumberFlaw::NotANumber })
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

fn push_digit(sum: i128, digit: u8) -> Option<i128> {
    sum.checked_mul(10)?.checked_add(i128::from(digit - b'0'))
}

fn ten_to(scale: usize) -> Option<i128> {
    10_i128.checked_pow(u32::try_from(scale).ok()?)
}

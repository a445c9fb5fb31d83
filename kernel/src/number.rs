//! Vietnamese numbers: read generously, written exactly. A point groups thousands, a comma
//! divides; tỷ, triệu and nghìn stand for 10⁹, 10⁶ and 10³. Never floating point.

mod words;

pub use words::{in_words, vnd_in_words};

use crate::fold::tidy_text;

/// Why a text is no number here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberFlaw {
    /// Nothing was typed.
    Empty,
    /// Not a number.
    NotANumber,
    /// Does not fit.
    TooLarge,
    /// Leaves a part of a đồng, or of a thing.
    Fraction,
    /// Below zero.
    Negative,
    /// Can be read in two ways (`1,980` of things: one or a thousand?).
    Ambiguous,
}

impl NumberFlaw {
    /// The message key.
    pub fn key(self) -> &'static str {
        match self {
            NumberFlaw::Empty => "number-empty",
            NumberFlaw::NotANumber => "number-not-a-number",
            NumberFlaw::TooLarge => "number-too-large",
            NumberFlaw::Fraction => "number-fraction",
            NumberFlaw::Negative => "number-negative",
            NumberFlaw::Ambiguous => "number-ambiguous",
        }
    }
}

/// Words of scale, longest first so that `triệu` is not read as `tr`.
const SCALES: &[(&str, i64)] = &[
    ("ty", 1_000_000_000),
    ("ti", 1_000_000_000),
    ("trieu", 1_000_000),
    ("tr", 1_000_000),
    ("nghin", 1_000),
    ("ngan", 1_000),
    ("k", 1_000),
];

/// Reads a count: `20.315`, `20315`, `20 315`.
pub fn read_count(text: &str) -> Result<i64, NumberFlaw> {
    let text = folded(text)?;
    if text.contains(',') {
        let (_, after) = text.split_once(',').unwrap_or_default();
        let is_group = after.len() == 3 && after.chars().all(|c| c.is_ascii_digit());
        return Err(if is_group { NumberFlaw::Ambiguous } else { NumberFlaw::Fraction });
    }
    scaled(&text, 1)
}

/// Reads đồng: `562.000.000`, `14,561 tỷ`, `1.980 triệu`, `472,35 triệu đồng`, `1.980.000.000đ`.
pub fn read_vnd(text: &str) -> Result<i64, NumberFlaw> {
    let mut text = folded(text)?;
    for unit in ["dong", "vnd", "d"] {
        if let Some(rest) = text.strip_suffix(unit) {
            text = rest.trim_end().to_owned();
            break;
        }
    }
    for (word, scale) in SCALES {
        if let Some(rest) = text.strip_suffix(word) {
            return scaled(rest.trim_end(), *scale);
        }
    }
    scaled(&text, 1)
}

fn folded(text: &str) -> Result<String, NumberFlaw> {
    let text = crate::fold::fold(&tidy_text(text));
    if text.is_empty() {
        return Err(NumberFlaw::Empty);
    }
    if text.starts_with(['-', '−']) {
        return Err(NumberFlaw::Negative);
    }
    Ok(text)
}

/// A number with grouping and at most one comma, times a scale; whole or refused.
fn scaled(text: &str, scale: i64) -> Result<i64, NumberFlaw> {
    let (whole, part) = text.split_once(',').unwrap_or((text, ""));
    let whole = ungrouped(whole)?;
    let bad = |part: &str| part.is_empty() || !part.chars().all(|c| c.is_ascii_digit());
    if text.contains(',') && bad(part) {
        return Err(NumberFlaw::NotANumber);
    }
    let part = part.trim_end_matches('0');
    if part.len() > 9 {
        return Err(NumberFlaw::Fraction);
    }
    let divisor = 10_i64.pow(part.len() as u32);
    if scale % divisor != 0 {
        return Err(NumberFlaw::Fraction);
    }
    let part: i64 = if part.is_empty() { 0 } else { part.parse().unwrap_or(0) };
    let whole = whole.checked_mul(scale).ok_or(NumberFlaw::TooLarge)?;
    whole.checked_add(part * (scale / divisor)).ok_or(NumberFlaw::TooLarge)
}

/// Digits in one run, or in groups of three after the first, by points or spaces.
fn ungrouped(text: &str) -> Result<i64, NumberFlaw> {
    let groups: Vec<&str> = text.split(['.', ' ']).collect();
    let digits = |group: &&str| !group.is_empty() && group.chars().all(|c| c.is_ascii_digit());
    if !groups.iter().all(|group| digits(group)) {
        return Err(NumberFlaw::NotANumber);
    }
    let grouped = groups.len() == 1
        || (groups[0].len() <= 3 && groups[1..].iter().all(|group| group.len() == 3));
    if !grouped {
        return Err(NumberFlaw::Ambiguous);
    }
    groups.concat().parse().map_err(|_| NumberFlaw::TooLarge)
}

/// `20.315`.
pub fn count(n: i64) -> String {
    let digits = n.unsigned_abs().to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3 + 1);
    if n < 0 {
        out.push('-');
    }
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at) % 3 == 0 {
            out.push('.');
        }
        out.push(digit);
    }
    out
}

/// A small count as papers print it: `02`, but `85`.
pub fn padded(n: i64) -> String {
    if (0..10).contains(&n) { format!("0{n}") } else { count(n) }
}

/// Đồng, exactly: `562.000.000`.
pub fn vnd(n: i64) -> String {
    count(n)
}

/// Đồng in triệu without the word, exactly: `562`, `472,35`, `1.230`: for a column whose head
/// says the unit.
pub fn vnd_in_millions(n: i64) -> String {
    decimal(n, 1_000_000, 0)
}

/// Đồng with the largest unit that fits, exactly, as S4 prints it: `14,561 tỷ` (three decimals at
/// least), `472 triệu`, `472,35 triệu`; below a million plain `350.000`. The word *đồng* is the
/// sentence's.
pub fn vnd_in_unit(n: i64) -> String {
    match n.unsigned_abs() {
        1_000_000_000.. => format!("{} tỷ", decimal(n, 1_000_000_000, 3)),
        1_000_000.. => format!("{} triệu", decimal(n, 1_000_000, 0)),
        _ => count(n),
    }
}

fn decimal(n: i64, unit: i64, least: usize) -> String {
    let places = unit.ilog10() as usize;
    let sign = if n < 0 { "-" } else { "" };
    let n = n.unsigned_abs();
    let (whole, part) = (n / unit.unsigned_abs(), n % unit.unsigned_abs());
    let mut part = format!("{part:0places$}");
    while part.len() > least && part.ends_with('0') {
        part.pop();
    }
    let whole = count(i64::try_from(whole).unwrap_or(i64::MAX));
    if part.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole},{part}") }
}

/// Whether a text may say *trên* (over, at least) of a value it prints as `printed`.
pub fn at_least_holds(printed: i64, value: i64) -> bool {
    printed <= value
}

/// Whether a text may say *gần* (nearly): the value lies below what is printed, by a tenth of it
/// at most.
pub fn nearly_holds(printed: i64, value: i64) -> bool {
    value < printed && printed - value <= printed / 10
}

#[cfg(test)]
mod tests;

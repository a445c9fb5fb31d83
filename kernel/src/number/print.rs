//! Printing numbers as the reports print them, always exactly. Where a text says *trên* or *gần*
//! it may name a rounder number, and the two checks at the end tell whether it may.

const TY: u64 = 1_000_000_000;
const TRIEU: u64 = 1_000_000;

/// The unit an amount of money is printed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VndUnit {
    /// Đồng; the text around the number says the word.
    Dong,
    /// Million đồng.
    Trieu,
    /// Thousand million đồng.
    Ty,
}

impl VndUnit {
    /// The word that belongs to the number itself; empty for đồng.
    pub fn word(self) -> &'static str {
        match self {
            VndUnit::Dong => "",
            VndUnit::Trieu => "triệu",
            VndUnit::Ty => "tỷ",
        }
    }
}

/// A count with its thousands grouped: `20.315`.
pub fn count(n: i64) -> String {
    signed(n, grouped(n.unsigned_abs()))
}

/// A count of fewer than ten with a zero in front, as reports write it: `02 lớp`; others as
/// [`count`] prints them.
pub fn padded(n: i64) -> String {
    if (0..10).contains(&n) { format!("0{n}") } else { count(n) }
}

/// Money in đồng to the last one: `562.000.000`.
pub fn vnd(n: i64) -> String {
    count(n)
}

/// Money in the largest unit that fits, exactly: `14,561 tỷ`, `1,230 tỷ`, `472 triệu`,
/// `472,35 triệu`, `350.000`. The word đồng is left to the text around it.
pub fn vnd_in_unit(n: i64) -> String {
    let (digits, unit) = in_unit(n);
    match unit {
        VndUnit::Dong => digits,
        _ => format!("{digits} {}", unit.word()),
    }
}

/// Money in triệu without the word, exactly: `562`, `472,35`, `1.230`; for a column whose head
/// names the unit.
pub fn vnd_in_millions(n: i64) -> String {
    let size = n.unsigned_abs();
    signed(n, decimal(size / TRIEU, format!("{:06}", size % TRIEU), 0))
}

/// The digits and the unit of [`vnd_in_unit`], for pages that name the unit in another language.
/// In tỷ at least three decimals are shown, more where exactness needs them; in triệu as many as
/// it needs, as S4 prints them.
pub fn in_unit(n: i64) -> (String, VndUnit) {
    let size = n.unsigned_abs();
    let (digits, unit) = match size {
        TY.. => (decimal(size / TY, format!("{:09}", size % TY), 3), VndUnit::Ty),
        TRIEU.. => (decimal(size / TRIEU, format!("{:06}", size % TRIEU), 0), VndUnit::Trieu),
        _ => (grouped(size), VndUnit::Dong),
    };
    (signed(n, digits), unit)
}

/// Whether a text may say *trên* (more than) `printed` of `value`: the value reaches it, and is
/// less than one more of the last digit that is said. *Trên 20 tỷ* may stand for 20,073 tỷ, *trên
/// 15 tỷ* may not.
pub fn at_least_holds(printed: i64, value: i64) -> bool {
    printed > 0 && printed <= value && value - printed < last_digit(printed)
}

/// Whether a text may say *gần* (nearly) `printed` of `value`: the value is below it by less than
/// one of the last digit that is said and by no more than a tenth.
pub fn nearly_holds(printed: i64, value: i64) -> bool {
    let missing = i128::from(printed) - i128::from(value);
    let is_close = missing < i128::from(last_digit(printed)) && missing * 10 <= printed.into();
    printed > 0 && missing > 0 && is_close
}

/// What one more of the last non-zero digit is worth: 10 for 120.
fn last_digit(n: i64) -> i64 {
    let mut worth = 1_i64;
    while n != 0 && n % worth.saturating_mul(10) == 0 {
        worth = worth.saturating_mul(10);
    }
    worth
}

fn signed(n: i64, digits: String) -> String {
    if n < 0 { format!("-{digits}") } else { digits }
}

fn grouped(n: u64) -> String {
    let digits = n.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push('.');
        }
        text.push(digit);
    }
    text
}

fn decimal(whole: u64, mut fraction: String, at_least: usize) -> String {
    fraction.truncate(fraction.trim_end_matches('0').len().max(at_least));
    let whole = grouped(whole);
    if fraction.is_empty() { whole } else { format!("{whole},{fraction}") }
}

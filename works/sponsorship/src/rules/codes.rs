//! The code that whoever is helped says. Pure: what is thrown is given.

use crate::model::{CodeRow, Whole};
use kernel::{Day, Flaw, Month};

/// Digits of a code.
const DIGITS: usize = 6;
/// Wrong codes in a day, of which the last locks the slip: of a million codes nobody finds one so.
pub const WRONG: i64 = 5;

/// The code made of a throw of which each number is as likely as any other.
pub fn code(thrown: u128) -> String {
    // What is left over of 2^128 by a million is too little to matter.
    format!("{:06}", thrown % 1_000_000)
}

/// The digits that somebody typed, in any spelling; nothing when they are no code.
pub fn read_code(text: &str) -> Option<String> {
    let but_gaps = |letter: &char| !letter.is_whitespace() && !matches!(letter, '-' | '.');
    let digits: String = text.chars().filter(but_gaps).collect();
    let is_code = digits.len() == DIGITS && digits.bytes().all(|letter| letter.is_ascii_digit());
    is_code.then_some(digits)
}

/// How many wrong codes were said of a slip today, one more with this one.
pub fn one_more(row: &CodeRow, today: Day) -> i64 {
    if row.wrong_on == Some(today) { row.wrong + 1 } else { 1 }
}

/// The months for which something is asked of an address and did not come: for these a slip can be
/// made, up to a year ahead.
pub fn months_to_come(whole: &Whole, today: Day) -> Vec<Month> {
    let last = Month::of(today).add_months(super::AHEAD as i64);
    let open = whole.askings.iter().filter(|own| own.pledge.is_some() && own.giving.is_none());
    let mut months: Vec<Month> = open.map(|own| own.month).filter(|own| *own < last).collect();
    months.sort_unstable();
    months.dedup();
    months
}

/// What must hold of a slip: something is still to come for its month.
pub fn check_code(whole: &Whole, month: Month, today: Day) -> Vec<Flaw> {
    match months_to_come(whole, today).contains(&month) {
        true => Vec::new(),
        false => {
            vec![Flaw::new("month", "sponsorship-code-no-month").arg("month", month.vn())]
        }
    }
}

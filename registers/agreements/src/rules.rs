//! What must hold of an agreement. Pure; every flaw stands at its field.

use crate::model::{AgreementRow, SORTS};
use kernel::{Day, Flaw};

/// Letters of a name or a number.
pub const LETTERS: usize = 200;
/// Letters of duties.
pub const DUTY_LETTERS: usize = 4_000;
/// Days before its end at which an agreement is said to run out.
pub const SOON_DAYS: i64 = 60;
/// Nobody agrees for longer, in months.
const LONGEST_MONTHS: i64 = 240;

/// What must hold of an agreement that is recorded.
pub fn check(new: &AgreementRow, today: Day) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    if !SORTS.contains(&new.sort.as_str()) {
        flaws.push(Flaw::new("sort", "kit-flaw-choose"));
    }
    if new.signed_on > today {
        flaws.push(Flaw::new("signed_on", "agreement-ahead"));
    }
    if new.until_on < new.from_on {
        flaws.push(Flaw::new("until_on", "agreement-until-before-from"));
    } else if new.until_on > new.from_on.add_months(LONGEST_MONTHS) {
        flaws.push(Flaw::new("until_on", "agreement-too-long"));
    }
    flaws
}

/// The term of a school year (September to August) that holds on a day or begins next (YTH-02).
pub fn school_year(today: Day) -> Option<(Day, Day)> {
    let year = if today.month() >= 6 { today.year() } else { today.year() - 1 };
    Some((Day::of(year, 9, 1)?, Day::of(year + 1, 8, 31)?))
}

/// Whether it runs out soon.
pub fn is_soon(row: &AgreementRow, today: Day) -> bool {
    row.holds(today) && today.days_until(row.last()) <= SOON_DAYS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_school_year_is_not_a_calendar_year() {
        let day = |text: &str| Day::parse(text).expect("a day");
        let term = |text: &str| school_year(day(text)).map(|(from, until)| (from.vn(), until.vn()));
        let said = |from: &str, until: &str| Some((from.to_owned(), until.to_owned()));
        assert_eq!(term("2024-11-01"), said("01/09/2024", "31/08/2025"));
        assert_eq!(term("2025-03-01"), said("01/09/2024", "31/08/2025"));
        assert_eq!(term("2025-06-01"), said("01/09/2025", "31/08/2026"));
    }
}

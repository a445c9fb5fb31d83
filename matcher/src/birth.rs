//! Days of birth as lists hold them: whole, the year alone, day and month swapped, a digit wrong.
//! It refuses nothing: a thirteenth month may still be somebody's, mistyped.

/// A day of birth, or what is known of it; nought is unknown. Parts may lie outside the calendar.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Hash, PartialOrd, Ord)]
pub(crate) struct Birth {
    pub year: u16,
    pub month: u8,
    pub day: u8,
}

/// How two days of birth stand to each other; nought is that one of them is unknown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub(crate) enum BirthLevel {
    Unknown,
    Same,
    Swapped,
    Digit,
    YearOnly,
    TwoParts,
    SameYear,
    NearYear,
    Different,
}

/// Years that two-digit years stand for end here.
const TWO_DIGITS_UNTIL: u32 = 30;

impl Birth {
    /// Reads what a list says: `1956-04-09`, `9/4/1956`, `09.04.56`, `19560409`, `4/1956`, `1956`.
    pub(crate) fn read(text: &str) -> Birth {
        let text = text.split(['T', ' ']).find(|part| part.contains(|c: char| c.is_ascii_digit()));
        let mut parts = [(0_u32, 0_usize); 4];
        let mut many = 0;
        let digits = text.unwrap_or("").split(|c: char| !c.is_ascii_digit());
        for digits in digits.filter(|digits| !digits.is_empty()) {
            if let Some(part) = parts.get_mut(many) {
                *part = (digits.parse().unwrap_or(0), digits.len());
            }
            many += 1;
        }
        match (many, parts) {
            (1, [(value, 8), ..]) => Birth::eight(value),
            (1, [(value, 6), ..]) if value % 10_000 > 1800 => {
                Birth::of(value % 10_000, value / 10_000, 0)
            }
            (1, [(value, 6), ..]) => Birth::of(value / 100, value % 100, 0),
            (1, [(value, 4), ..]) => Birth::of(value, 0, 0),
            (2, [(year, 4), (month, _), ..]) | (2, [(month, _), (year, 4), ..]) => {
                Birth::of(year, month, 0)
            }
            (3, [(year, 4), (month, _), (day, _), _]) => Birth::of(year, month, day),
            (3, [(day, _), (month, _), (year, 4), _]) => Birth::of(year, month, day),
            (3, [(day, _), (month, _), (year, 2), _]) => {
                let century = if year <= TWO_DIGITS_UNTIL { 2000 } else { 1900 };
                Birth::of(century + year, month, day)
            }
            _ => Birth::default(),
        }
    }

    fn eight(value: u32) -> Birth {
        let year_first = Birth::of(value / 10_000, value / 100 % 100, value % 100);
        let day_first = Birth::of(value % 10_000, value / 10_000 % 100, value / 1_000_000);
        let fits = |birth: &Birth| (1850..2100).contains(&birth.year);
        if !fits(&year_first) && fits(&day_first) { day_first } else { year_first }
    }

    /// Month first, as some programs write it, is put right where only that can be meant.
    fn of(year: u32, month: u32, day: u32) -> Birth {
        let (month, day) =
            if month > 12 && (1..=12).contains(&day) { (day, month) } else { (month, day) };
        let part = |value: u32| u8::try_from(value).unwrap_or(0);
        Birth { year: u16::try_from(year).unwrap_or(0), month: part(month), day: part(day) }
    }

    pub(crate) fn is_known(self) -> bool {
        self.year != 0
    }

    pub(crate) fn is_whole(self) -> bool {
        self.year != 0 && self.month != 0 && self.day != 0
    }

    /// The same whichever of day and month stands first.
    pub(crate) fn either_way(self) -> (u16, u8, u8) {
        (self.year, self.month.min(self.day), self.month.max(self.day))
    }

    fn digits(self) -> [u8; 8] {
        let digit = |value: u16| u8::try_from(value % 10).unwrap_or(0);
        let (y, m, d) = (self.year, u16::from(self.month), u16::from(self.day));
        let year = [digit(y / 1000), digit(y / 100), digit(y / 10), digit(y)];
        let [a, b, c, e] = year;
        [a, b, c, e, digit(m / 10), digit(m), digit(d / 10), digit(d)]
    }
}

/// How two days of birth stand to each other. `heaped`: the first of January stands for an
/// unknown day in this list.
pub(crate) fn compare(a: Birth, b: Birth, heaped: bool) -> BirthLevel {
    if !a.is_known() || !b.is_known() {
        return BirthLevel::Unknown;
    }
    let heap = |birth: Birth| heaped && (birth.month, birth.day) == (1, 1);
    let year_only = !a.is_whole() || !b.is_whole() || heap(a) || heap(b);
    if a == b && !year_only {
        return BirthLevel::Same;
    }
    let apart = a.year.abs_diff(b.year);
    if year_only {
        return match apart {
            0 => BirthLevel::YearOnly,
            1 => BirthLevel::NearYear,
            _ => BirthLevel::Different,
        };
    }
    if a.year == b.year && (a.month, a.day) == (b.day, b.month) {
        return BirthLevel::Swapped;
    }
    if is_digit_wrong(a.digits(), b.digits()) {
        return BirthLevel::Digit;
    }
    let same = [apart == 0, a.month == b.month, a.day == b.day];
    match (same.iter().filter(|same| **same).count(), apart) {
        (2, _) => BirthLevel::TwoParts,
        (_, 0) => BirthLevel::SameYear,
        (_, 1) => BirthLevel::NearYear,
        _ => BirthLevel::Different,
    }
}

/// One digit differs, or two neighbours of one part are swapped.
fn is_digit_wrong(a: [u8; 8], b: [u8; 8]) -> bool {
    let wrong = |at: usize| a[at] != b[at];
    let many = (0..8).filter(|at| wrong(*at)).count();
    let swapped = |at: usize| a[at] == b[at + 1] && a[at + 1] == b[at] && wrong(at);
    many == 1 || (many == 2 && [0, 1, 2, 4, 6].iter().any(|at| swapped(*at)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (u16, u8, u8) {
        let birth = Birth::read(text);
        (birth.year, birth.month, birth.day)
    }

    #[test]
    fn days_are_read_as_lists_write_them() {
        for text in ["1956-04-09", "9/4/1956", "09.04.1956", "19560409", "09041956", "9-4-56"] {
            assert_eq!(read(text), (1956, 4, 9), "{text}");
        }
        assert_eq!(read("1956-04-09T00:00:00"), (1956, 4, 9));
        assert_eq!(read("04/25/1956"), (1956, 4, 25));
        assert_eq!(read("4/1956"), (1956, 4, 0));
        assert_eq!(read("khoảng 1956"), (1956, 0, 0));
        assert_eq!(read("1956"), (1956, 0, 0));
        assert_eq!(read("19560499"), (1956, 4, 99));
        for text in ["", "?", "99999999999999999999", "1/2/3/4/5/6", "abc"] {
            assert!(!Birth::read(text).is_known(), "{text}");
        }
    }

    #[test]
    fn days_are_told_apart_by_what_went_wrong() {
        let level = |a: &str, b: &str| {
            let (a, b) = (Birth::read(a), Birth::read(b));
            assert_eq!(compare(a, b, false), compare(b, a, false));
            compare(a, b, false)
        };
        assert_eq!(level("1956-04-09", "9/4/1956"), BirthLevel::Same);
        assert_eq!(level("1956-04-09", "1956-09-04"), BirthLevel::Swapped);
        assert_eq!(level("1956-04-09", "1965-04-09"), BirthLevel::Digit);
        assert_eq!(level("1956-04-09", "1956-04-19"), BirthLevel::Digit);
        assert_eq!(level("1956-04-09", "1956"), BirthLevel::YearOnly);
        assert_eq!(level("1956-04-09", "1972-04-09"), BirthLevel::TwoParts);
        assert_eq!(level("1956-04-09", "1956-12-30"), BirthLevel::SameYear);
        assert_eq!(level("1956", "1957"), BirthLevel::NearYear);
        assert_eq!(level("1956-04-09", "1972-11-30"), BirthLevel::Different);
        assert_eq!(level("1956-04-09", ""), BirthLevel::Unknown);
        let (heap, whole) = (Birth::read("1/1/1956"), Birth::read("9/4/1956"));
        assert_eq!(compare(heap, whole, true), BirthLevel::YearOnly);
    }
}

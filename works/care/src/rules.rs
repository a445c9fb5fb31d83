//! What the programmes are, as data, and what must hold of a file. Pure; every flaw stands at its
//! field.

mod cohort;
mod declared;
mod leaving;
#[cfg(test)]
mod trial;

pub use cohort::{
    CohortMonth, Tally, done, gain, means, measured, measured_fields, missed_of, months,
    seen_months, tally,
};
pub use declared::{FieldSort, Programme, Sort, programme, programmes};
pub use leaving::{RESULT, WHY, check_back, is_measured, rests};

use crate::model::{File, FileRow};
use kernel::{Day, Flaw, Month};

/// Meals, visits or cards of one entry: nobody hands more to one person at once.
const LARGEST_QUANTITY: i64 = 1_000;
/// The most that one person is given at once, in đồng.
const LARGEST_VND: i64 = 10_000_000_000;
/// What people weigh, in grams.
const GRAMS: std::ops::RangeInclusive<i64> = 500..=250_000;
/// How long people are, in millimetres.
const MILLIMETRES: std::ops::RangeInclusive<i64> = 250..=2_300;
/// No transfer is longer than the country, in kilometres.
const LONGEST_KM: i64 = 3_000;

/// What must hold of a file that is opened.
pub fn check_new(opened_on: Day, birth_year: Option<i64>, today: Day) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    if opened_on > today {
        flaws.push(Flaw::new("opened_on", "care-ahead"));
    }
    let year = i64::from(opened_on.year());
    // The oldest known person lived 122 years.
    if birth_year.is_some_and(|born| born > year || born < year - 125) {
        flaws.push(Flaw::new("birth_year", "care-birth-year-odd"));
    }
    flaws
}

/// What must hold of an entry.
pub fn check_entry(
    file: &File,
    sort: &Sort,
    on: Day,
    (quantity, amount): (i64, i64),
    today: Day,
) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    if file.row.closed_on.is_some() {
        flaws.push(Flaw::new("on", "care-closed"));
    }
    if on > today {
        flaws.push(Flaw::new("on", "care-ahead"));
    }
    if on < file.row.opened_on {
        let flaw = Flaw::new("on", "care-before-opening");
        flaws.push(flaw.arg("day", file.row.opened_on.vn()));
    }
    let before = file.standing().find(|entry| entry.sort == sort.code);
    if let Some(before) = before.filter(|_| sort.once) {
        flaws.push(Flaw::new("on", "care-once").arg("day", before.on_day.vn()));
    }
    if sort.is_measured()
        && file.standing().any(|entry| entry.sort == sort.code && entry.on_day == on)
    {
        flaws.push(Flaw::new("on", "care-measured-already").arg("day", on.vn()));
    }
    if sort.asks_quantity() && !(1..=LARGEST_QUANTITY).contains(&quantity) {
        let flaw = Flaw::new("quantity", "care-quantity-odd");
        flaws.push(flaw.arg("most", LARGEST_QUANTITY.to_string()));
    }
    if !(0..=LARGEST_VND).contains(&amount) {
        flaws.push(Flaw::new("value", "number-too-large"));
    }
    flaws
}

/// What must hold of a file that ends.
pub fn check_close(file: &File, on: Day, today: Day) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    if let Some(closed) = file.row.closed_on {
        return vec![Flaw::new("on", "care-closed-already").arg("day", closed.vn())];
    }
    let last = file.standing().map(|entry| entry.on_day).max().unwrap_or(file.row.opened_on);
    if on > today {
        flaws.push(Flaw::new("on", "care-ahead"));
    }
    if on < last.max(file.row.opened_on) {
        flaws.push(Flaw::new("on", "care-before-last").arg("day", last.vn()));
    }
    flaws
}

/// What must hold of the day a file was opened on, corrected: nothing that stands in it lies
/// before.
pub fn check_opened(file: &File, on: Day, today: Day) -> Vec<Flaw> {
    let first = file.standing().map(|entry| entry.on_day).min();
    let late = |key: &'static str, day: Day| Flaw::new("on", key).arg("day", day.vn());
    match (file.row.closed_on, first) {
        (Some(closed), _) if file.is_mistaken() => vec![late("care-closed-already", closed)],
        _ if on > today => vec![Flaw::new("on", "care-ahead")],
        (_, Some(first)) if on > first => vec![late("care-after-entry", first)],
        (Some(closed), _) if on > closed => vec![late("care-after-leaving", closed)],
        _ => Vec::new(),
    }
}

/// What must hold of a file that was opened by mistake: it is open and nothing stands in it.
pub fn check_mistaken(file: &File) -> Vec<Flaw> {
    match (file.row.closed_on, file.standing().next()) {
        (Some(closed), _) => vec![Flaw::new("", "care-closed-already").arg("day", closed.vn())],
        (None, Some(entry)) => {
            vec![Flaw::new("", "care-mistaken-holds").arg("day", entry.on_day.vn())]
        }
        (None, None) => Vec::new(),
    }
}

/// Reads a field of an entry as it is kept: grams, millimetres, kilometres, text.
pub fn read_field(name: &str, sort: FieldSort, typed: &str) -> Result<String, Flaw> {
    let flaw = |key| Err(Flaw::new(name.to_owned(), key));
    match sort {
        FieldSort::Text => Ok(typed.to_owned()),
        FieldSort::Number => match kernel::number::read_count(typed) {
            Ok(km) if (0..=LONGEST_KM).contains(&km) => Ok(km.to_string()),
            _ => flaw("care-km-odd"),
        },
        FieldSort::Kilograms => match thousandths(typed) {
            Some(grams) if GRAMS.contains(&grams) => Ok(grams.to_string()),
            _ => flaw("care-weight-odd"),
        },
        FieldSort::Centimetres => match thousandths(typed).map(|parts| parts / 100) {
            Some(length) if MILLIMETRES.contains(&length) => Ok(length.to_string()),
            _ => flaw("care-height-odd"),
        },
    }
}

/// `11,5` as 11500; at most three digits after the comma, no other letter.
fn thousandths(typed: &str) -> Option<i64> {
    let text = typed.trim().replace('.', ",");
    let (whole, part) = text.split_once(',').unwrap_or((&text, ""));
    let digits = |text: &str| text.chars().all(|c| c.is_ascii_digit());
    if whole.is_empty() || whole.len() > 4 || part.len() > 3 || !digits(whole) || !digits(part) {
        return None;
    }
    let whole: i64 = whole.parse().ok()?;
    let part: i64 = format!("{part:0<3}").parse().ok()?;
    Some(whole * 1000 + part)
}

/// A kept value as it is read: `11,5 kg`.
pub fn said_field(sort: FieldSort, kept: &str) -> String {
    let decimal = |kept: &str, of: i64, unit: &str| match kept.parse::<i64>() {
        Ok(n) if n % of == 0 => format!("{} {unit}", n / of),
        Ok(n) => {
            let rest = format!("{:03}", (n % of) * 1000 / of);
            format!("{},{} {unit}", n / of, rest.trim_end_matches('0'))
        }
        Err(_) => kept.to_owned(),
    };
    match sort {
        FieldSort::Text => kept.to_owned(),
        FieldSort::Number => format!("{kept} km"),
        FieldSort::Kilograms => decimal(kept, 1000, "kg"),
        FieldSort::Centimetres => decimal(kept, 10, "cm"),
    }
}

/// The months in which a file of a programme with follow-up had none: from the month after it was
/// opened to the last whole month, or to the month before it ended.
pub fn missed(programme: &Programme, row: &FileRow, seen: &[Month], today: Day) -> Vec<Month> {
    if !programme.follow_up {
        return Vec::new();
    }
    let end = Month::of(row.closed_on.unwrap_or(today));
    let mut month = Month::of(row.opened_on).next();
    let mut all = Vec::new();
    while month < end {
        if !seen.contains(&month) {
            all.push(month);
        }
        month = month.next();
    }
    all
}

#[cfg(test)]
mod tests {
    use super::trial::{day, file, month};
    use super::*;

    #[test]
    fn what_is_weighed_is_read_and_said() {
        let kg = |typed: &str| read_field("weight", FieldSort::Kilograms, typed).ok();
        assert_eq!(kg("11,5"), Some("11500".into()));
        assert_eq!(kg("9"), Some("9000".into()));
        for odd in ["", "0,1", "1150", "-3", "chín", "9,5kg", "9,1234"] {
            assert_eq!(kg(odd), None, "{odd}");
        }
        let cm = |typed: &str| read_field("height", FieldSort::Centimetres, typed).ok();
        assert_eq!(cm("86,5"), Some("865".into()));
        assert_eq!(cm("8"), None);
        assert_eq!(said_field(FieldSort::Kilograms, "11500"), "11,5 kg");
        assert_eq!(said_field(FieldSort::Kilograms, "9000"), "9 kg");
        assert_eq!(said_field(FieldSort::Centimetres, "865"), "86,5 cm");
    }

    #[test]
    fn months_without_follow_up_are_named() {
        let row = file("nutrition", "2024-05-20", None, &[]).row;
        let child = programme("nutrition").expect("a programme");
        let seen = [month("2024-06"), month("2024-08")];
        let all = missed(child, &row, &seen, day("2024-11-01"));
        assert_eq!(all, ["2024-07", "2024-09", "2024-10"].map(month));
        let ended = FileRow { closed_on: Some(day("2024-08-31")), ..row.clone() };
        assert_eq!(missed(child, &ended, &seen, day("2024-11-01")), [month("2024-07")]);
        let patient = programme("patient").expect("a programme");
        assert!(missed(patient, &row, &[], day("2024-11-01")).is_empty());
    }

    #[test]
    fn a_file_is_opened_no_later_than_what_stands_in_it() {
        let today = day("2024-11-01");
        let keys = |file: &File, on: &str| -> Vec<&str> {
            check_opened(file, day(on), today).iter().map(|flaw| flaw.key).collect()
        };
        let one = file("patient", "2024-05-20", Some("2024-08-31"), &[("meal", "2024-06-02")]);
        assert!(keys(&one, "2024-06-02").is_empty());
        assert_eq!(keys(&one, "2024-06-03"), ["care-after-entry"]);
        assert_eq!(keys(&one, "2024-11-02"), ["care-ahead"]);
        let bare = file("patient", "2024-05-20", Some("2024-08-31"), &[]);
        assert_eq!(keys(&bare, "2024-09-01"), ["care-after-leaving"]);
        let mut wrong = bare;
        wrong.row.result = Some("mistaken".into());
        assert_eq!(keys(&wrong, "2024-05-19"), ["care-closed-already"]);
    }

    #[test]
    fn a_child_is_measured_once_a_day() {
        let child = programme("nutrition").expect("a programme");
        let one = file("nutrition", "2024-05-20", None, &[("follow", "2024-06-18")]);
        let keys = |file: &File, sort: &str, on: &str| -> Vec<&str> {
            let sort = child.sort(sort).expect("a sort");
            let flaws = check_entry(file, sort, day(on), (1, 0), day("2024-11-01"));
            flaws.iter().map(|flaw| flaw.key).collect()
        };
        assert_eq!(keys(&one, "follow", "2024-06-18"), ["care-measured-already"]);
        assert!(keys(&one, "follow", "2024-06-19").is_empty());
        assert!(keys(&one, "support", "2024-06-18").is_empty(), "milk is given that day too");
        let mut back = one;
        back.entries[0].taken_back_why = Some("nhầm".to_owned());
        assert!(keys(&back, "follow", "2024-06-18").is_empty(), "the wrong one was taken back");
    }

    #[test]
    fn every_entry_that_counts_names_a_kind_and_its_measures() {
        for programme in programmes() {
            assert!(!programme.sorts.is_empty(), "{}", programme.code);
            let known = catalogue::campaigns().iter().any(|c| c.code == programme.campaign);
            assert!(known, "{}", programme.campaign);
            for sort in &programme.sorts {
                let kind = catalogue::shipped().iter().find(|kind| kind.code == sort.kind);
                assert_eq!(kind.is_some(), !sort.kind.is_empty(), "{}", sort.code);
                for (measure, _) in &sort.counts {
                    let known = kind.is_some_and(|kind| kind.measure(measure).is_some());
                    assert!(known, "{} counts {measure}", sort.code);
                }
            }
        }
    }
}

//! Whether a house is one that is there already: of the same household, or called the same at the
//! same place; and whether a record of acceptance is another construction's. Pure.

use crate::model::{ConstructionRow, Known};
use kernel::fold::fold;
use kernel::{Day, Flaw};

/// Months around an application within which a household that has a house file is asked about.
pub const MONTHS: i64 = 36;

/// The house among those that are known which a new one looks like.
pub fn same_house<'k>(new: &ConstructionRow, known: &'k [Known]) -> Option<&'k Known> {
    let title = fold(&new.title);
    let is_same = |one: &&Known| {
        (new.receiver.is_some() && one.receiver == new.receiver)
            || (one.place == new.place && fold(&one.title) == title)
    };
    known.iter().filter(|one| one.id != new.id).find(is_same)
}

/// A number of a record, and what follows it (*12/BBNT*: the series).
type Number = (String, String);

/// The number of a record as somebody wrote it: the first word with a digit that is no day.
/// *BB 07*, *7* and *biên bản số 007/2024* are one number of their year.
fn record_number(note: &str, year: &str) -> Option<Number> {
    let folded = fold(note);
    let is_number =
        |word: &&str| word.contains(|c: char| c.is_ascii_digit()) && Day::read(bare(word)).is_err();
    let word = bare(folded.split_whitespace().find(is_number)?);
    let from = word.find(|c: char| c.is_ascii_digit())?;
    let (_, word) = word.split_at(from);
    let until = word.find(|c: char| !c.is_ascii_digit()).unwrap_or(word.len());
    let (digits, rest) = word.split_at(until);
    let series = rest.split(['/', '-', '.']).filter(|part| !part.is_empty() && *part != year);
    let number = digits.trim_start_matches('0').to_owned();
    Some((number, series.collect::<Vec<_>>().join("/")))
}

fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

/// A record of acceptance is of one construction of a unit in a year; a number without a series is
/// the same as that number with any. Those that are known: what each is called, and its note.
pub fn check_record(note: &str, on: Day, known: &[(String, String)]) -> Option<Flaw> {
    let year = on.year().to_string();
    let (number, series) = record_number(note, &year)?;
    let is_same = |(_, other): &&(String, String)| {
        record_number(other, &year).is_some_and(|(known, of)| {
            known == number && (of == series || of.is_empty() || series.is_empty())
        })
    };
    let (title, _) = known.iter().find(is_same)?;
    let flaw = Flaw::new("note", "construction-record-of-another").arg("title", title.clone());
    Some(flaw.arg("year", year))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_is_of_one_construction_however_its_number_is_written() {
        let on = Day::parse("2024-10-05").expect("a day");
        let known = [("Nhà số 01".to_owned(), "BB 07".to_owned())];
        let is_same = |note: &str| check_record(note, on, &known).is_some();
        for same in ["BB 07", "7", "Biên bản số 007/2024", "BB07.", "07/BBNT", "bb-07, thiếu cửa"]
        {
            assert!(is_same(same), "{same}");
        }
        for other in ["BB 70", "BB 08", "Biên bản ngày 07/10/2024", "Biên bản nghiệm thu", ""]
        {
            assert!(!is_same(other), "{other}");
        }
        let series = [("Cầu".to_owned(), "12/BBNT".to_owned())];
        assert!(check_record("12/BB-UBND", on, &series).is_none(), "another series");
        assert!(check_record("12/BBNT-2024", on, &series).is_some());
    }
}

//! The lines of the FDRS table: which figures each is made of, and how sure that is. People are
//! added to people alone; turns stand for them where nobody told people at all, and say so. It
//! reads no database and never divides a household into people.

use super::Year;
use api::Tree;
use kernel::{Error, Result};
use serde::Deserialize;

/// A line of the shipped list.
#[derive(Deserialize)]
pub(super) struct Indicator {
    pub code: String,
    pub label_vi: String,
    pub label_en: String,
    /// Figures of people whose sum it is, or `units:province`, `units:local`.
    takes: String,
    /// `counted`: each once; `people`: told of each piece of work; `estimate`; `none`.
    basis: String,
    /// Figures whose sum stands as an estimate where no people are told.
    instead: String,
    /// Figures that count something else of the same work.
    beside: String,
    /// Why some of these are not added, in Vietnamese.
    pub why_vi: String,
    /// The same in English.
    pub why_en: String,
}

pub(super) fn indicators() -> Vec<Indicator> {
    let text = include_str!("../../data/fdrs.csv");
    csv::Reader::from_reader(text.as_bytes()).into_deserialize().filter_map(|l| l.ok()).collect()
}

/// What a line says of a year.
pub(super) struct Said {
    /// The number; none where nothing says anything of people.
    pub value: Option<i64>,
    /// How sure it is (message key `open-basis-<basis>`).
    pub basis: &'static str,
    /// What the number is a sum of.
    pub of: Vec<String>,
    /// What else was counted, never a part of the number.
    pub beside: Vec<String>,
}

type Known<'a> = Vec<(&'a str, i64)>;

impl Indicator {
    /// Whether some figure says something of it.
    pub fn is_kept(&self) -> bool {
        self.basis != "none"
    }

    /// Whether it counts the units under one.
    pub fn counts_units(&self) -> bool {
        self.takes.starts_with("units:")
    }

    /// What it says of a year.
    pub fn said(&self, year: &Year<'_>) -> Result<Said> {
        if let Some(which) = self.takes.strip_prefix("units:") {
            let value = count_units(year, which);
            return Ok(Said { value, basis: "counted", of: Vec::new(), beside: Vec::new() });
        }
        let people = known(year, &self.takes);
        let (turns, other) = (known(year, &self.instead), known(year, &self.beside));
        let both = turns.iter().chain(&other).copied().collect::<Known<'_>>();
        let (sum, of_turns) = (sum(&people)?, sum(&turns)?);
        let was_something = both.iter().any(|(_, value)| *value != 0);
        // A paper prints some figures of people and not the others.
        let is_whole = people.len() == self.takes.split_whitespace().count();
        let is_nought = is_whole && !was_something;
        if !people.is_empty() && (sum != 0 || is_nought) {
            return Ok(match (self.basis.as_str(), is_whole) {
                ("counted", _) => Said::of(sum, "counted", &[], &both),
                (_, true) => Said::of(sum, "people", &people, &both),
                // Some groups of people are not all of them: they are told and make no number.
                (_, false) => Said { value: None, ..Said::of(sum, "part", &people, &both) },
            });
        }
        if !turns.is_empty() && (of_turns != 0 || self.takes.is_empty()) {
            return Ok(Said::of(of_turns, "estimate", &turns, &other));
        }
        let basis = if self.is_kept() && was_something { "untold" } else { "none" };
        Ok(Said { value: None, ..Said::of(0, basis, &[], &both) })
    }
}

impl Said {
    fn of(value: i64, basis: &'static str, of: &[(&str, i64)], beside: &[(&str, i64)]) -> Said {
        Said { value: Some(value), basis, of: listed(of), beside: listed(beside) }
    }
}

fn listed(known: &[(&str, i64)]) -> Vec<String> {
    let some = known.iter().filter(|(_, value)| *value != 0);
    some.map(|(code, value)| format!("{code}={value}")).collect()
}

fn known<'a>(year: &Year<'_>, codes: &'a str) -> Known<'a> {
    let of = |code: &'a str| Some((code, *year.values.get(code)?));
    codes.split_whitespace().filter_map(of).collect()
}

fn sum(known: &[(&str, i64)]) -> Result<i64> {
    known.iter().try_fold(0, |sum, (_, value)| plus(sum, *value))
}

/// A sum that says so when it is no number any more.
pub(super) fn plus(sum: i64, value: i64) -> Result<i64> {
    sum.checked_add(value).ok_or_else(|| Error::flaw("year", "book-amount-too-large"))
}

/// Chapters under the unit on the day of the map; none where it does not stand on that map.
fn count_units(year: &Year<'_>, which: &str) -> Option<i64> {
    let day = year.counted_on;
    if !year.tree.get(year.unit).is_some_and(|unit| Tree::stands(unit, day)) {
        return None;
    }
    let fits = |level: &str| match which {
        "province" => level == "province",
        _ => matches!(level, "commune" | "grassroots"),
    };
    let under = year.tree.under(year.unit, day);
    i64::try_from(under.iter().filter(|unit| fits(&unit.level)).count()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use catalogue::Kind;
    use std::collections::BTreeSet;

    fn codes(text: &str) -> BTreeSet<&str> {
        text.split_whitespace().collect()
    }

    #[test]
    fn the_list_is_read_whole_and_says_how_sure_each_is() {
        let all = indicators();
        assert_eq!(all.len(), 28);
        for one in &all {
            assert!(one.code.starts_with("KPI_"), "{}", one.code);
            let says_nothing = one.takes.is_empty() && one.instead.is_empty();
            assert_eq!(says_nothing, !one.is_kept(), "{}", one.code);
            let is_basis = ["counted", "people", "estimate", "none"].contains(&one.basis.as_str());
            assert!(is_basis, "{}: {}", one.code, one.basis);
            assert_eq!(one.why_vi.is_empty(), one.why_en.is_empty(), "{}", one.code);
            let apart = [&one.takes, &one.instead, &one.beside].map(|text| codes(text));
            assert!(apart[0].is_disjoint(&apart[1]), "{} mixes", one.code);
            assert!(apart[2].is_disjoint(&(&apart[0] | &apart[1])), "{} mixes", one.code);
        }
    }

    /// The catalogue says whom a kind of work reaches, the table counts them: neither says what the
    /// other does not know of.
    #[test]
    fn every_code_of_a_kind_has_its_line_and_no_line_takes_of_another_kind() {
        let all = indicators();
        let feeds = |kind: &Kind, codes: &BTreeSet<&str>| kind.figures().any(|f| codes.contains(f));
        for kind in catalogue::shipped() {
            for code in &kind.fdrs {
                let line = all.iter().find(|one| one.code == *code);
                let line = line.unwrap_or_else(|| panic!("{code} of {} has no line", kind.code));
                let says_why = feeds(kind, &codes(&line.beside)) && !line.why_vi.is_empty();
                let is_taken = feeds(kind, &codes(&line.takes));
                assert!(is_taken || says_why, "{code} leaves {} out in silence", kind.code);
            }
            for line in &all {
                let taken = &codes(&line.takes) | &codes(&line.instead);
                let may = !feeds(kind, &taken) || kind.fdrs.contains(&line.code);
                assert!(may, "{} takes of {}", line.code, kind.code);
            }
        }
    }

    /// What a line is made of counts people, and what stands instead does not.
    #[test]
    fn people_are_added_to_people_alone() {
        use catalogue::Nature;
        let fed = |code: &str| {
            let all = catalogue::shipped().iter().flat_map(|kind| &kind.measures);
            let own = all.filter(|one| one.figure.as_deref() == Some(code));
            own.map(|one| one.nature).collect::<Vec<_>>()
        };
        for line in indicators().iter().filter(|line| !line.takes.starts_with("units:")) {
            for code in codes(&line.takes) {
                let all = fed(code);
                assert!(all.iter().all(|nature| *nature == Nature::People), "{code}");
                assert!(!all.is_empty() || line.basis == "counted", "{code} is fed by nothing");
            }
            for code in codes(&line.instead) {
                assert!(fed(code).iter().all(|nature| *nature == Nature::Turns), "{code}");
            }
        }
    }
}

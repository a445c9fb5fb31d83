//! Everybody of one programme together: who entered, who was seen in which month and who was not,
//! what was done for how many, how they left, and what was measured. Pure; what was measured is
//! given to it opened, or not at all.

use super::{FieldSort, Programme, Sort, missed};
use crate::model::{Detail, EntryId, EntryRow, File, Outcome, Rests};
use kernel::{Day, Month};
use std::collections::{BTreeMap, HashMap};

/// One month of a cohort, in people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CohortMonth {
    /// The month.
    pub month: Month,
    /// Entered in it.
    pub entered: i64,
    /// Followed up in it, on entry too.
    pub seen: i64,
    /// In the programme and not followed up.
    pub missed: i64,
    /// Left in it.
    pub left: i64,
}

/// The months in which a file was followed up. Words on how somebody left follow nobody up.
pub fn seen_months(programme: &Programme, file: &File) -> Vec<Month> {
    let follows = |entry: &EntryRow| {
        let sort = programme.sort(&entry.sort);
        sort.is_some_and(|sort| sort.follows_up && (!sort.leaving || entry.quantity > 0))
    };
    let own = file.standing().filter(|entry| follows(entry));
    let mut all: Vec<Month> = own.map(|entry| Month::of(entry.on_day)).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// The months in which nobody saw whom a file is about.
pub fn missed_of(programme: &Programme, file: &File, today: Day) -> Vec<Month> {
    missed(programme, &file.row, &seen_months(programme, file), today)
}

/// A cohort month by month: so many months, up to the one of today.
pub fn months(programme: &Programme, files: &[&File], today: Day, many: i64) -> Vec<CohortMonth> {
    let last = Month::of(today);
    let told: Vec<(Vec<Month>, Vec<Month>)> = files
        .iter()
        .map(|file| (seen_months(programme, file), missed_of(programme, file, today)))
        .collect();
    let of = |month: Month| {
        let in_month = |day: Day| Month::of(day) == month;
        let count = |is: &dyn Fn(&&&File) -> bool| people(files.iter().filter(|file| is(file)));
        CohortMonth {
            month,
            entered: count(&|file| in_month(file.row.opened_on)),
            seen: people(told.iter().filter(|(seen, _)| seen.contains(&month))),
            missed: people(told.iter().filter(|(_, missed)| missed.contains(&month))),
            left: count(&|file| file.row.closed_on.is_some_and(in_month)),
        }
    };
    (0..many).rev().map(|back| of(last.add_months(-back))).collect()
}

/// How a cohort stands, in people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tally {
    /// All of it.
    pub all: i64,
    /// Still in the programme.
    pub going_on: i64,
    /// Left, by outcome, in the order they are offered.
    pub left: Vec<(Outcome, i64)>,
    /// Said to have reached it: by what was measured, by a word, and never asked.
    pub rests: [i64; 3],
}

/// Counts how the people of a cohort stand.
pub fn tally(files: &[&File]) -> Tally {
    let many = |is: &dyn Fn(&File) -> bool| people(files.iter().filter(|file| is(file)));
    let of = |outcome: Outcome| many(&|file| file.row.result.as_deref() == Some(outcome.code()));
    let reached = of(Outcome::Reached);
    let by = |rests: Rests| {
        many(&|file| {
            file.row.result.as_deref() == Some(Outcome::Reached.code())
                && file.row.reached_by.as_deref() == Some(rests.code())
        })
    };
    let [measure, word] = Rests::ALL.map(by);
    Tally {
        all: people(files.iter()),
        going_on: many(&|file| file.row.closed_on.is_none()),
        left: Outcome::LEAVING.map(|outcome| (outcome, of(outcome))).into(),
        rests: [measure, word, reached - measure - word],
    }
}

fn people<T>(all: impl Iterator<Item = T>) -> i64 {
    i64::try_from(all.count()).unwrap_or(i64::MAX)
}

/// What was done in a programme, by sort: for how many people, and how often.
pub fn done<'p>(programme: &'p Programme, files: &[&File]) -> Vec<(&'p Sort, i64, i64)> {
    let of = |sort: &'p Sort| {
        let times = |file: &&File| people(file.standing().filter(|entry| entry.sort == sort.code));
        let all: Vec<i64> = files.iter().map(times).filter(|times| *times > 0).collect();
        (sort, people(all.iter()), all.iter().sum())
    };
    programme.sorts.iter().map(of).collect()
}

/// What is measured in a programme: the fields that hold a weight or a length.
pub fn measured_fields(programme: &Programme) -> Vec<(&str, FieldSort)> {
    let mut all: Vec<(&str, FieldSort)> = Vec::new();
    for (name, sort) in programme.sorts.iter().flat_map(|sort| &sort.fields) {
        let is_measure = matches!(sort, FieldSort::Kilograms | FieldSort::Centimetres);
        if is_measure && !all.iter().any(|(known, _)| known == name) {
            all.push((name, *sort));
        }
    }
    all
}

/// One measure of one person by month, as kept (grams, millimetres): the last of a month stands.
pub fn measured(
    file: &File,
    details: &HashMap<EntryId, Detail>,
    field: &str,
) -> BTreeMap<Month, i64> {
    let mut entries: Vec<_> = file.standing().collect();
    entries.sort_by_key(|entry| entry.on_day);
    let read = |id: &EntryId| {
        let (_, kept) = details.get(id)?.iter().find(|(name, _)| name == field)?;
        kept.parse().ok()
    };
    entries
        .into_iter()
        .filter_map(|entry| Some((Month::of(entry.on_day), read(&entry.id)?)))
        .collect()
}

/// The mean of a measure in each month in which somebody was measured, and of how many.
pub fn means(all: &[BTreeMap<Month, i64>]) -> BTreeMap<Month, (i64, i64)> {
    let mut sums: BTreeMap<Month, (i64, i64)> = BTreeMap::new();
    for (month, value) in all.iter().flatten() {
        let (sum, many) = sums.entry(*month).or_default();
        (*sum, *many) = (*sum + value, *many + 1);
    }
    sums.into_iter().map(|(month, (sum, many))| (month, (sum / many, many))).collect()
}

/// The mean gain from the first measuring to the last, of those measured in more than one month,
/// and of how many.
pub fn gain(all: &[BTreeMap<Month, i64>]) -> Option<(i64, i64)> {
    let of = |one: &BTreeMap<Month, i64>| {
        let (first, last) = (one.values().next()?, one.values().next_back()?);
        (one.len() > 1).then_some(last - first)
    };
    let gains: Vec<i64> = all.iter().filter_map(of).collect();
    let many = people(gains.iter());
    (many > 0).then(|| (gains.iter().sum::<i64>() / many, many))
}

#[cfg(test)]
mod tests {
    use super::super::programme;
    use super::super::trial::{day, month};
    use super::*;

    fn file(opened: &str, closed: Option<&str>, entries: &[(&str, &str)]) -> File {
        super::super::trial::file("nutrition", opened, closed, entries)
    }

    #[test]
    fn a_cohort_adds_up_month_by_month() {
        let child = programme("nutrition").expect("a programme");
        let one = file("2024-08-10", None, &[("start", "2024-08-10"), ("follow", "2024-10-01")]);
        let two = file("2024-09-01", Some("2024-10-20"), &[("start", "2024-09-01")]);
        let files = [&one, &two];
        let told = months(child, &files, day("2024-11-01"), 4);
        let said: Vec<_> =
            told.iter().map(|m| (m.month.number(), m.entered, m.seen, m.missed, m.left)).collect();
        assert_eq!(said, [(8, 1, 1, 0, 0), (9, 1, 1, 1, 0), (10, 0, 1, 0, 1), (11, 0, 0, 0, 0)]);
        let missed: usize =
            files.iter().map(|f| missed_of(child, f, day("2024-11-01")).len()).sum();
        assert_eq!(missed as i64, told.iter().map(|m| m.missed).sum::<i64>());
        let all: Vec<_> =
            done(child, &files).iter().map(|(s, n, times)| (s.code.as_str(), *n, *times)).collect();
        assert_eq!(all, [("start", 2, 2), ("follow", 1, 1), ("support", 0, 0), ("end", 0, 0)]);
    }

    #[test]
    fn what_was_measured_is_averaged_and_never_guessed() {
        let child = programme("nutrition").expect("a programme");
        assert_eq!(measured_fields(child).len(), 2);
        let one = file("2024-08-10", None, &[("start", "2024-08-10"), ("follow", "2024-10-01")]);
        let grams = |value: &str| vec![("weight".to_owned(), value.to_owned())];
        let details = HashMap::from([
            (one.entries[0].id, grams("9800")),
            (one.entries[1].id, grams("10400")),
        ]);
        let mine = measured(&one, &details, "weight");
        assert_eq!(mine, BTreeMap::from([(month("2024-08"), 9800), (month("2024-10"), 10400)]));
        assert!(measured(&one, &HashMap::new(), "weight").is_empty(), "sealed is unknown");
        let other = BTreeMap::from([(month("2024-08"), 9000)]);
        let all = [mine, other];
        assert_eq!(means(&all)[&month("2024-08")], (9400, 2));
        assert_eq!(means(&all)[&month("2024-10")], (10400, 1));
        assert_eq!(gain(&all), Some((600, 1)), "one of them was measured once");
        assert_eq!(gain(&all[1..]), None);
    }

    #[test]
    fn a_cohort_says_how_many_reached_it_and_by_what() {
        let ended = |result: &str, by: Option<&str>| {
            let mut one = file("2024-08-10", Some("2024-09-01"), &[("end", "2024-09-01")]);
            one.row.result = Some(result.to_owned());
            one.row.reached_by = by.map(str::to_owned);
            one
        };
        let all = [
            ended("reached", Some("measure")),
            ended("reached", Some("measure")),
            ended("reached", Some("word")),
            ended("reached", None),
            ended("unreached", None),
            ended("left", None),
            file("2024-08-10", None, &[]),
        ];
        let told = tally(&all.iter().collect::<Vec<_>>());
        assert_eq!((told.all, told.going_on, told.rests), (7, 1, [2, 1, 1]));
        let left: Vec<i64> = told.left.iter().map(|(_, many)| *many).collect();
        assert_eq!(left, [4, 1, 0, 1, 0]);
        let child = programme("nutrition").expect("a programme");
        assert_eq!(seen_months(child, &all[0]), [month("2024-09")]);
        let mut told_only = ended("died", None);
        told_only.entries[0].quantity = 0;
        assert!(seen_months(child, &told_only).is_empty(), "words follow nobody up");
    }
}

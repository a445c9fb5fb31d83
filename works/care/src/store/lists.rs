//! Many files at once: the list of a programme, a cohort, what all of them add up to, which
//! intakes there are. Nothing of whom they are about is opened here.

use super::{ROW, with_entries};
use crate::model::{File, FileRow};
use kernel::db::{Tx, sql};
use kernel::{Day, Pass, Period, Result};
use std::collections::BTreeSet;

/// Files of a cohort: more are looked at unit by unit.
pub const COHORT: i64 = 5_000;

/// Which files of a programme are asked for: those of an intake, or all.
pub struct Intake<'a> {
    /// Its name as it was typed, or a year for those without a name; empty for all.
    name: &'a str,
    /// The days on which a file of it was opened that bears no name: none but for a year.
    days: (Day, Day),
}

impl<'a> Intake<'a> {
    /// The intake with this name; all of them where it is empty.
    pub fn of(name: &'a str) -> Intake<'a> {
        let year = name.parse().ok().filter(|_| name.len() == 4).and_then(Period::year);
        let never = (Day::LAST, Day::BEGINNING);
        Intake { name, days: year.map_or(never, |year| (year.first(), year.last())) }
    }
}

/// So many files of a programme and an intake at the unit of the pass and under it on a day,
/// opened from a day until a day: those still open first, the newest first.
pub fn list(
    tx: &mut Tx<'_>,
    pass: &Pass,
    (programme, day, intake): (&str, Day, &Intake<'_>),
    (from, until): (Day, Day),
    most: i64,
) -> Result<Vec<FileRow>> {
    let of = ROW.split(", ").map(|name| format!("f.{name}")).collect::<Vec<_>>().join(", ");
    sql(format!(
        "select {of} from reach r join care_file f on f.unit = r.unit \
         where r.above = $1 and r.from_on <= $2 and r.until_on >= $2 and f.programme = $3 \
         and f.opened_on >= $4 and f.opened_on <= $5 \
         and ($7 = '' or f.intake = $7 \
         or (f.intake is null and f.opened_on >= $8 and f.opened_on <= $9)) \
         order by case when f.closed_on is null then 0 else 1 end, f.opened_on desc, f.id limit $6"
    ))
    .bind(pass.unit()?)
    .bind(day)
    .bind(programme)
    .bind(from)
    .bind(until)
    .bind(most)
    .bind(intake.name)
    .bind(intake.days.0)
    .bind(intake.days.1)
    .all(tx)
}

/// Everybody of an intake of a programme at the unit of the pass and under it on a day.
pub fn cohort(
    tx: &mut Tx<'_>,
    pass: &Pass,
    asked: (&str, Day, &Intake<'_>),
) -> Result<Vec<(File, String)>> {
    let rows = list(tx, pass, asked, (Day::BEGINNING, Day::LAST), COHORT)?;
    with_entries(tx, pass, rows)
}

/// The intakes of a programme at the unit of the pass and under it on a day: those with a name and
/// the years of those without, the last in the order of letters first.
pub fn intakes(tx: &mut Tx<'_>, pass: &Pass, (programme, day): (&str, Day)) -> Result<Vec<String>> {
    const HERE: &str = "from reach r join care_file f on f.unit = r.unit \
                        where r.above = $1 and r.from_on <= $2 and r.until_on >= $2 \
                        and f.programme = $3";
    let named: Vec<String> =
        sql(format!("select distinct f.intake {HERE} and f.intake is not null"))
            .bind(pass.unit()?)
            .bind(day)
            .bind(programme)
            .all(tx)?;
    let opened: Vec<Day> = sql(format!("select distinct f.opened_on {HERE} and f.intake is null"))
        .bind(pass.unit()?)
        .bind(day)
        .bind(programme)
        .all(tx)?;
    let years = opened.iter().map(|day| day.year().to_string());
    let all: BTreeSet<String> = named.into_iter().chain(years).collect();
    Ok(all.into_iter().rev().collect())
}

/// What all files of a programme add up to.
pub struct Sums {
    /// How many ended in which way; those that go on have none.
    pub ended: Vec<(Option<String>, i64)>,
    /// What was given, in đồng.
    pub amount: i64,
}

/// What all files of a programme at the unit of the pass and under it add up to on a day.
pub fn sums(tx: &mut Tx<'_>, pass: &Pass, (programme, day): (&str, Day)) -> Result<Sums> {
    const OF: &str = "from reach r join care_file f on f.unit = r.unit";
    const HERE: &str = "where r.above = $1 and r.from_on <= $2 and r.until_on >= $2 \
                        and f.programme = $3";
    let ended = sql(format!("select f.result, count(*) as many {OF} {HERE} group by f.result"))
        .bind(pass.unit()?)
        .bind(day)
        .bind(programme)
        .all(tx)?;
    let amount = sql(format!(
        "select cast(coalesce(sum(e.amount), 0) as bigint) {OF} \
         join care_entry e on e.file = f.id and e.taken_back_why is null {HERE}"
    ))
    .bind(pass.unit()?)
    .bind(day)
    .bind(programme)
    .one(tx)?;
    Ok(Sums { ended, amount })
}

//! Whom nobody has seen for months, and who is to be followed up in a month, by programme: numbers
//! alone, nobody's name.

use crate::rules::{Programme, programmes};
use kernel::db::{Tx, sql};
use kernel::{Day, Month, Pass, Result};

/// Whole months without follow-up from which somebody is said to be unseen.
pub const MONTHS: i64 = 2;

/// How many people with an open file at the unit of the pass and under it were in a programme with
/// follow-up for the last [`MONTHS`] whole months and followed up in none of them.
pub fn unseen(tx: &mut Tx<'_>, pass: &Pass, today: Day) -> Result<Vec<(String, i64)>> {
    // Both months whole: whoever came in the first of them is followed up from the second on.
    let since = Month::of(today).first().add_months(-MONTHS);
    unfollowed(tx, pass, (since, Day::LAST))
}

/// How many people with an open file at the unit of the pass and under it are to be followed up in
/// a month and were not: from the month after they entered on.
pub fn to_follow(tx: &mut Tx<'_>, pass: &Pass, month: Month) -> Result<Vec<(String, i64)>> {
    unfollowed(tx, pass, (month.first(), month.last()))
}

/// Those in a programme before these days and followed up on none of them.
fn unfollowed(
    tx: &mut Tx<'_>,
    pass: &Pass,
    (since, until): (Day, Day),
) -> Result<Vec<(String, i64)>> {
    let followed = || programmes().iter().filter(|one| one.follow_up);
    let sorts = |one: &Programme| {
        let own = one.sorts.iter().filter(|sort| sort.follows_up && !sort.leaving);
        let all: Vec<String> = own.map(|sort| format!("'{}'", sort.code)).collect();
        format!("(f.programme = '{}' and e.sort in ({}))", one.code, all.join(", "))
    };
    // Codes of the shipped programmes, nothing that anybody typed.
    let codes: Vec<String> = followed().map(|one| format!("'{}'", one.code)).collect();
    let sorts: Vec<String> = followed().map(sorts).collect();
    sql(format!(
        "select f.programme, count(*) as many from reach r join care_file f on f.unit = r.unit \
         where r.above = $1 and r.from_on <= $2 and r.until_on >= $2 and f.closed_on is null \
         and f.opened_on < $3 and f.programme in ({}) and not exists (select 1 from care_entry e \
         where e.file = f.id and e.on_day >= $3 and e.on_day <= $4 \
         and e.taken_back_why is null and ({})) \
         group by f.programme order by f.programme",
        codes.join(", "),
        sorts.join(" or ")
    ))
    .bind(pass.unit()?)
    .bind(pass.today())
    .bind(since)
    .bind(until)
    .all(tx)
}

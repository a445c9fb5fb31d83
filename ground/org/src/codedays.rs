//! On which days a code of the tree leads somewhere: a code is unique on a day, not for ever, so a
//! page that carries it to other days asks here first. Only units count that the reader reaches.
//! It reads no number and draws nothing.

use crate::standing;
use kernel::db::Tx;
use kernel::place::{self, Place};
use kernel::{Act, Day, Error, Result, Who};

/// The days on which units bear one code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodeDays(Vec<Borne>);

/// The days of one of them.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Borne {
    from: Day,
    until: Day,
    /// Whether it was closed and the reader reaches who stands in its place today.
    is_followed: bool,
}

impl CodeDays {
    /// All days: what no code is carried to, or a unit that always stood.
    pub fn all() -> CodeDays {
        CodeDays(vec![Borne { from: Day::BEGINNING, until: Day::OPEN_END, is_followed: false }])
    }

    /// The days of the code of a unit, for who reads a page of it; nothing is asked for a unit
    /// that always stood.
    pub(crate) fn of(
        tx: &mut Tx<'_>,
        who: &Who,
        act: &'static Act,
        place: &Place,
    ) -> Result<CodeDays> {
        if place.from == Day::BEGINNING && place.until == Day::OPEN_END {
            return Ok(CodeDays::all());
        }
        let mut all = vec![borne(tx, who, act, place)?];
        for other in place::namesakes(tx, place)? {
            if reaches(tx, who, act, &other)? {
                all.push(borne(tx, who, act, &other)?);
            }
        }
        Ok(CodeDays(all))
    }

    /// Whether some unit bears the code on a day.
    pub fn hold(&self, day: Day) -> bool {
        self.meet((day, day))
    }

    /// Whether some unit bears it on one of these days.
    pub fn meet(&self, span: (Day, Day)) -> bool {
        self.0.iter().any(|one| one.meets(span))
    }

    /// Whether some unit that bore it was closed within a span, before its last day.
    pub fn end_within(&self, (first, last): (Day, Day)) -> bool {
        self.0.iter().any(|one| first <= one.until && one.until < last)
    }

    /// Whether the code, written in days of a span, leads to a unit of today's map
    /// ([`standing::Standing::after`]): to who bears it today, or to whoever has taken the place of
    /// who bore it then.
    pub fn lead_on(&self, span: (Day, Day), today: Day) -> bool {
        self.hold(today)
            || self.0.iter().any(|one| one.is_followed && one.until < today && one.meets(span))
    }
}

impl Borne {
    fn meets(&self, (first, last): (Day, Day)) -> bool {
        self.from <= last && first <= self.until
    }
}

fn borne(tx: &mut Tx<'_>, who: &Who, act: &'static Act, place: &Place) -> Result<Borne> {
    let (from, until) = (place.from, place.until);
    let is_followed = until < who.today() && is_followed(tx, who, act, place)?;
    Ok(Borne { from, until, is_followed })
}

fn is_followed(tx: &mut Tx<'_>, who: &Who, act: &'static Act, old: &Place) -> Result<bool> {
    let today = who.today();
    let heir = place::heir(tx, old.id, today)?;
    let heir = place::get(tx, heir, today)?;
    Ok((heir.from..=heir.until).contains(&today) && reaches(tx, who, act, &heir)?)
}

fn reaches(tx: &mut Tx<'_>, who: &Who, act: &'static Act, place: &Place) -> Result<bool> {
    match standing::pass(tx, who, act, place) {
        Ok(_) => Ok(true),
        Err(Error::NotFound) => Ok(false),
        Err(other) => Err(other),
    }
}

#[cfg(test)]
mod tests {
    use super::{Borne, CodeDays};
    use kernel::Day;

    fn day(month: u32, of: u32) -> Day {
        Day::read(&format!("{of:02}/{month:02}/2025")).expect("a day")
    }

    /// Closed at the end of June; another unit bears the code from September on.
    fn days(is_followed: bool) -> CodeDays {
        let old = Borne { from: Day::BEGINNING, until: day(6, 30), is_followed };
        let new = Borne { from: day(9, 1), until: Day::OPEN_END, is_followed: false };
        CodeDays(vec![old, new])
    }

    #[test]
    fn a_code_leads_to_the_days_on_which_somebody_bears_it() {
        let days = days(true);
        assert!(days.hold(day(6, 30)) && days.hold(day(9, 1)));
        assert!(!days.hold(day(7, 1)) && !days.hold(day(8, 31)));
        assert!(days.meet((day(6, 30), day(7, 31))) && days.meet((day(8, 1), day(9, 30))));
        assert!(!days.meet((day(7, 1), day(8, 31))));
        assert!(days.end_within((day(6, 1), day(9, 30))));
        assert!(!days.end_within((day(6, 1), day(6, 30))), "it stood to the last day");
        assert!(!days.end_within((day(9, 1), day(9, 30))));
        assert!(CodeDays::all().hold(Day::BEGINNING) && CodeDays::all().hold(Day::OPEN_END));
    }

    #[test]
    fn it_leads_on_where_the_reader_reaches_who_came_after() {
        let (june, august) = ((day(6, 1), day(6, 30)), (day(8, 1), day(8, 31)));
        assert!(days(true).lead_on(june, day(8, 15)) && !days(true).lead_on(august, day(8, 15)));
        assert!(!days(false).lead_on(june, day(8, 15)), "nobody there, or not for this reader");
        assert!(days(false).lead_on(june, day(9, 15)), "another bears it then");
        assert!(!days(true).lead_on((day(9, 1), day(9, 30)), day(8, 15)), "it is still ahead");
    }
}

//! What the board looks for: units with a report that stands a certain way. The filter reaches
//! every unit and not those of one page, so the database applies it; who owes a report by when is
//! a rule, and is handed to it as the sorts of units that do. It reads and counts.

use super::sums::Heaps;
use super::{Ask, PAGE, Square};
use crate::model::{Of, State};
use crate::owed::Terms;
use crate::rules::board::Standing;
use crate::store::{self, BoardUnit, Seek};
use kernel::db::Tx;
use kernel::{Pass, Result};

/// How a report stands that is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sought {
    /// Owed, not come, and its day has passed.
    Late,
    /// Owed and waited for: not come, or it came back.
    Open,
    /// Begun or sent, and nobody has approved it.
    Unapproved,
    /// Came back.
    Returned,
    /// Sent.
    Sent,
}

impl Sought {
    /// All of them, in the order of the filter.
    pub const ALL: [Sought; 5] =
        [Sought::Late, Sought::Open, Sought::Returned, Sought::Sent, Sought::Unapproved];

    /// How an address names it.
    pub fn code(self) -> &'static str {
        match self {
            Sought::Late => "late",
            Sought::Open => "open",
            Sought::Unapproved => "unapproved",
            Sought::Returned => "returned",
            Sought::Sent => "sent",
        }
    }

    /// Reads the code.
    pub fn read(code: &str) -> Option<Sought> {
        Sought::ALL.into_iter().find(|one| one.code() == code)
    }

    /// Whether a square is one of them.
    pub fn holds(self, square: &Square) -> bool {
        match self {
            Sought::Late => square.standing == Some(Standing::Missing),
            Sought::Open => square.is_waited_for(),
            Sought::Unapproved => square.is_unapproved,
            Sought::Returned => square.state == Some(State::Returned),
            Sought::Sent => square.state.is_some_and(|state| !state.is_open()),
        }
    }
}

/// The units of a page, how many there are, and how many the filter lets through.
pub(super) fn page(
    tx: &mut Tx<'_>,
    pass: &Pass,
    (terms, forms, heaps): (&Terms, &[Of], &Heaps),
    ask: &Ask,
) -> Result<(Vec<BoardUnit>, i64, i64)> {
    let (day, deepest) = (ask.month.last(), ask.deepest());
    let all = store::count_below(tx, pass, day, deepest)?;
    let Some(sought) = ask.sought else {
        let part = (skipped(ask.page, all), PAGE);
        return Ok((store::units_below(tx, pass, day, deepest, part)?, all, all));
    };
    let asked: Vec<&Of> = forms.iter().filter(|of| ask.wants(of)).collect();
    if asked.is_empty() {
        return Ok((Vec::new(), all, 0));
    }
    let owing = |is_so: &dyn Fn(kernel::Day) -> bool| {
        asked.iter().flat_map(|of| heaps.owing(terms, of, is_so)).collect::<Vec<String>>()
    };
    let seek = match sought {
        Sought::Late => Seek::NotCome(owing(&|due| due < ask.today)),
        Sought::Open => Seek::WaitedFor(owing(&|_| true)),
        Sought::Unapproved => Seek::Unapproved,
        Sought::Returned => Seek::In(vec![State::Returned]),
        Sought::Sent => Seek::In(State::ALL.into_iter().filter(|s| !s.is_open()).collect()),
    };
    let slots = asked.iter().map(|of| of.slot()).collect();
    let near = terms.spoken_of();
    let since = ask.year().0.first();
    let sieve = store::Sieve { month: ask.month, since, deepest, slots, near: &near, seek };
    let found = sieve.count(tx, pass)?;
    let part = (skipped(ask.page, found), PAGE);
    Ok((sieve.units(tx, pass, part)?, all, found))
}

/// Units before a page, held within what there is.
fn skipped(page: i64, units: i64) -> i64 {
    let last = (units.max(1) - 1) / PAGE;
    (page - 1).clamp(0, last) * PAGE
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_past_the_last_is_the_last() {
        assert_eq!(skipped(1, 0), 0);
        assert_eq!(skipped(i64::MAX, PAGE * 2), PAGE);
        assert_eq!(skipped(3, PAGE * 2 + 1), PAGE * 2);
        assert_eq!(skipped(0, 1_000), 0);
    }

    #[test]
    fn every_filter_has_a_code_of_its_own() {
        for sought in Sought::ALL {
            assert_eq!(Sought::read(sought.code()), Some(sought));
        }
        assert_eq!(Sought::read(""), None);
    }
}

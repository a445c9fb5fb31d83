//! Every SQL statement of this capability. A function that reads or writes for a person asks for
//! that person's pass; what must happen before anybody is known (a log-in) says so. It will never
//! decide a rule.

pub mod accounts;
pub mod codes;
pub mod offices;
pub mod organisations;
pub mod persons;
pub mod roles;
pub mod sessions;
pub mod signers;
pub(crate) mod succession;
pub mod throttle;
pub mod tokens;

use kernel::db::Tx;
use kernel::error::Conflict;
use kernel::journal::{self, Subject};
use kernel::{Error, Pass, Result, UnitId};

/// The part of a statement that keeps units under the one bound as `$1` on the day bound as `$2`
/// (itself too). A unit that is closed stands where it last stood. `{unit}` is the column.
fn under(unit: &str) -> String {
    format!(
        "exists (select 1 from reach r join unit ru on ru.id = r.unit \
         where r.above = $1 and r.unit = {unit} \
         and r.from_on <= (case when ru.until_on < $2 then ru.until_on else $2 end) \
         and r.until_on >= (case when ru.until_on < $2 then ru.until_on else $2 end))"
    )
}

/// Refuses a row that does not lie under the unit of the pass.
fn within(tx: &mut Tx<'_>, pass: &Pass, unit: UnitId) -> Result<()> {
    let place = kernel::place::governed(tx, unit, pass.today())?;
    if place.chain.contains(&pass.unit()?) { Ok(()) } else { Err(Error::NotFound) }
}

/// What a search types, as patterns for `like` on a folded text that begins with a space: the
/// beginnings of at most four words, in any order. Unused patterns match everything.
fn patterns(typed: &str) -> [String; 4] {
    let folded = kernel::fold::fold(typed);
    let plain: String = folded
        .chars()
        .map(|c| if c.is_alphanumeric() || c == '.' || c == '-' { c } else { ' ' })
        .collect();
    let mut words = plain.split_whitespace();
    std::array::from_fn(|_| words.next().map_or("%".into(), |word| format!("% {word}%")))
}

/// The answer to a change that was built on an old version.
fn conflict<T>(tx: &mut Tx<'_>, pass: &Pass, subject: Subject, told: Conflict) -> Result<T> {
    let last = journal::history(tx, pass, subject)?.pop();
    let by = last.map(|line| line.actor).unwrap_or_default();
    Err(Error::Conflict(Box::new(Conflict { by, ..told })))
}

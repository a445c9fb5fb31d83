//! The field by which any form that names somebody tells namesakes apart: without a year of birth a
//! name is often not enough. It reads what was typed and keeps nothing.

use kernel::Flaw;
use kit::form::{Field, Reading};

/// Nobody has more namesakes in one unit of one year.
const MOST: i64 = 99;

/// The field; a form puts it after the year of birth.
pub const NAMESAKE: Field =
    Field::count("namesake", "help-namesake").hint("help-namesake-hint").optional();

/// Which of several of one name it is: the first where nothing is typed.
pub fn namesake(read: &Reading<'_>) -> i64 {
    let nth = read.maybe_count("namesake").unwrap_or(1);
    if !(1..=MOST).contains(&nth) {
        read.flaw(Flaw::new("namesake", "help-namesake-odd"));
    }
    nth
}

//! Fields of the forms of others: by which a form that names somebody tells namesakes apart, for
//! without a year of birth a name is often not enough; and whether what opens for a purpose is read
//! on the page or kept as a file. They read what was typed and keep nothing.

use kernel::Flaw;
use kit::form::{Field, Reading};
use kit::kept::Kept;

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

/// Where what is opened is read: a form that says what for puts it after the purpose.
pub const KEPT_AS: Field = Field::select("kept_as", "help-kept-as")
    .of(&[("", "help-kept-as-page"), ("xlsx", "help-kept-as-xlsx"), ("csv", "help-kept-as-csv")])
    .optional();

/// The file that it is kept as; none where it is read on the page.
pub fn kept_as(read: &Reading<'_>) -> Option<Kept> {
    match read.choice("kept_as") {
        "xlsx" => Some(Kept::Xlsx),
        "csv" => Some(Kept::Csv),
        _ => None,
    }
}

//! What must hold on the radar: when help meets, what help is for, what of it lies within reach,
//! how a list is read. Pure.

mod families;
mod list;
mod meeting;
mod reach;

pub use families::{FOR_LIVING, family_of_work};
pub(crate) use list::too_long;
pub use list::{Key, Line, MOST_LINES, ReadList, SHOWN_FLAWS, read_list};
pub use meeting::{Part, is_of_society, meeting};
pub use reach::{one_key_each, said_of, within_reach};

use kernel::{Day, Flaw, Month};

/// Days that a link of an agency opens.
pub const LINK_DAYS: i64 = 400;
/// Months back that the radar shows and a list may tell of, the running one too.
pub const MONTHS: i64 = 13;

/// The month that the radar opens with: the last full one.
pub fn first_shown(today: Day) -> Month {
    Month::of(today).prev()
}

/// The months that are offered, the newest first.
pub fn months(today: Day) -> Vec<Month> {
    (0..MONTHS).map(|back| Month::of(today).add_months(-back)).collect()
}

/// What must hold of the month of a list: it has begun, and is not long past.
pub fn check_month(month: Month, today: Day) -> Option<Flaw> {
    let is_offered = months(today).contains(&month);
    (!is_offered).then(|| Flaw::new("month", "radar-month-odd"))
}

//! What a change of the map does here: duties that a unit set for those under it go to whoever
//! takes its place.

use org::consequences::{Following, Rows};

/// What follows a unit that is no more to whoever takes its place.
pub static FOLLOWS: Rows = Rows(&[Following {
    table: "report_duty",
    open: "until_on >= $1",
    key: "follows-report-duty",
    moves: true,
}]);

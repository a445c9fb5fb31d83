//! What a change of the map does here: duties that a unit set for those under it go to whoever
//! takes its place.

use org::consequences::{Following, Reaching, Rows};

/// What follows a unit that is no more to whoever takes its place.
pub static FOLLOWS: Rows = Rows(&[Following {
    table: "report_duty",
    open: "until_on >= $1",
    key: "follows-report-duty",
    moves: true,
}]);

/// What a unit above set for a level under it.
pub static REACHES: Reaching = Reaching {
    table: "report_duty",
    open: "owner_level is not null and until_on >= $1",
    left: "reaches-report-duty-left",
    came: "reaches-report-duty-came",
};

//! What a change of the map does here: files that are not taken in yet stay at the
//! old unit and are opened by whoever takes its place.

use org::consequences::{Following, Rows};

/// What follows a unit that is no more to whoever takes its place.
pub static FOLLOWS: Rows = Rows(&[Following {
    table: "intake",
    open: "state in ('judging', 'judged')",
    key: "follows-intake",
    moves: false,
}]);

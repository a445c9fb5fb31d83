//! What a change of the map does to reports: they tell of the old unit and stay there; whoever
//! takes its place sends, approves and issues what is still open.

use org::consequences::{Following, Rows};

/// What follows a unit that is no more to whoever takes its place.
pub static FOLLOWS: Rows = Rows(&[Following {
    table: "report",
    open: "state <> 'issued'",
    key: "follows-report",
    moves: false,
}]);

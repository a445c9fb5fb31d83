//! What a change of the map does to targets: what a unit was to reach stays with it, year by year.
//! Whoever takes its place sets its own; a dry run names what is left behind.

use org::consequences::{Following, Rows};

/// What stands at a unit that is no more.
pub static FOLLOWS: Rows = Rows(&[Following {
    table: "target",
    open: "year >= $1 / 10000",
    key: "follows-target",
    moves: false,
}]);

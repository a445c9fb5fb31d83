//! What a change of the map does to the cattle bank: a herd goes with its unit.

use org::consequences::{Following, Rows};

/// What follows a unit that is no more to whoever takes its place.
pub static FOLLOWS: Rows = Rows(&[Following {
    table: "herd_bank",
    open: "version > 0",
    key: "follows-herd-bank",
    moves: true,
}]);

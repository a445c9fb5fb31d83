//! What a change of the map does to constructions: what is not handed over yet goes on at the
//! successor.

use org::consequences::{Following, Rows};

/// What follows a unit that is no more to whoever takes its place.
pub static FOLLOWS: Rows = Rows(&[Following {
    table: "construction",
    open: "stage <> 'handed' and stopped_why is null",
    key: "follows-construction",
    moves: true,
}]);

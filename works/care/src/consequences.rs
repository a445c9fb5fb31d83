//! What a change of the map does to files of people: an open file goes on at the successor.

use org::consequences::{Following, Rows};

/// What follows a unit that is no more to whoever takes its place.
pub static FOLLOWS: Rows = Rows(&[Following {
    table: "care_file",
    open: "closed_on is null",
    key: "follows-care-file",
    moves: true,
}]);

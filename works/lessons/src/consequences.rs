//! What a change of the map does to classes: a class that has not ended goes on at the successor.

use org::consequences::{Following, Rows};

/// What follows a unit that is no more to whoever takes its place.
pub static FOLLOWS: Rows = Rows(&[Following {
    table: "training_class",
    open: "ended_on is null and stopped_why is null",
    key: "follows-training-class",
    moves: true,
}]);

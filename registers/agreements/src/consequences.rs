//! What a change of the map does to agreements: what still runs goes to the successor.

use org::consequences::{Following, Rows};

/// What follows a unit that is no more to whoever takes its place.
pub static FOLLOWS: Rows = Rows(&[Following {
    table: "agreement",
    open: "ended_on is null and until_on >= $1",
    key: "follows-agreement",
    moves: true,
}]);

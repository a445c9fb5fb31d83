//! What a change of the map does to humanitarian addresses: one that has not ended goes on at the
//! successor, with all that lies in it.

use org::consequences::{Following, Rows};

/// What follows a unit that is no more to whoever takes its place.
pub static FOLLOWS: Rows = Rows(&[Following {
    table: "address",
    open: "ended_on is null",
    key: "follows-address",
    moves: true,
}]);

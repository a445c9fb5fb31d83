//! What a change of the map does to what is public: it tells of the old unit and stays public;
//! whoever takes its place opens and closes it.

use org::consequences::{Following, Rows};

/// What stands at a unit that is no more.
pub static FOLLOWS: Rows = Rows(&[Following {
    table: "publication",
    open: "closed_at is null",
    key: "follows-publication",
    moves: false,
}]);

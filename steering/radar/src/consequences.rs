//! What a change of the map does to agencies' lists: they are read and withdrawn by whoever takes a
//! unit's place, and its agencies hand theirs in there. An answer stays where it was given.

use org::consequences::{Following, Rows};

/// What follows a unit that is no more to whoever takes its place.
pub static FOLLOWS: Rows = Rows(&[
    Following {
        table: "keyed_list",
        open: "withdrawn_at is null",
        key: "follows-keyed-list",
        moves: true,
    },
    Following {
        table: "keyed_link",
        open: "closed_at is null",
        key: "follows-keyed-link",
        moves: true,
    },
]);

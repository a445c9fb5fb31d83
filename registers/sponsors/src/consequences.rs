//! What a change of the map does to sponsors: who still helps is kept by the successor.

use org::consequences::{Following, Rows};

/// What follows a unit that is no more to whoever takes its place.
pub static FOLLOWS: Rows = Rows(&[
    Following { table: "sponsor", open: "closed_on is null", key: "follows-sponsor", moves: true },
    Following {
        table: "sponsor_link",
        open: "closed_at is null",
        key: "follows-sponsor-link",
        moves: true,
    },
]);

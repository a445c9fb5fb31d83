//! What a change of the map does to humanitarian addresses: one that has not ended goes on at the
//! successor, with all that lies in it; so does a round that is open, and each of its sheets.

use org::consequences::{Following, Rows};

/// What follows a unit that is no more to whoever takes its place.
pub static FOLLOWS: Rows = Rows(&[
    Following { table: "address", open: "ended_on is null", key: "follows-address", moves: true },
    Following {
        table: "address_round",
        open: "closed_on is null",
        key: "follows-address-round",
        moves: true,
    },
    Following {
        table: "address_round_sheet",
        open: "round in (select id from address_round where closed_on is null)",
        key: "follows-address-round-sheet",
        moves: true,
    },
]);

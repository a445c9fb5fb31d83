//! What a change of the map does to sponsorship: whatever stands between an address and its
//! sponsors goes on at the successor of the unit, as does who waits for an answer; what was given
//! stays where it was given.

use org::consequences::{Following, Rows};

/// What follows a unit that is no more to whoever takes its place.
pub static FOLLOWS: Rows = Rows(&[
    Following {
        table: "sponsored",
        open: "last_month = 999912",
        key: "follows-sponsored",
        moves: true,
    },
    Following {
        table: "enquiry",
        open: "answered_at is null",
        key: "follows-enquiry",
        moves: true,
    },
]);

//! What a change of the map does to work: goods that are left and calendars go to the successor;
//! work that was not counted yet tells of the old unit and stays there.

use org::consequences::{Following, Rows};

/// What follows a unit that is no more to whoever takes its place.
pub static FOLLOWS: Rows = Rows(&[
    Following {
        table: "consignment",
        open: "handed < quantity and taken_back_why is null",
        key: "follows-consignment",
        moves: true,
    },
    Following {
        table: "calendar_feed",
        open: "closed_at is null",
        key: "follows-calendar-feed",
        moves: true,
    },
    Following {
        table: "activity",
        open: "state in ('draft', 'waiting')",
        key: "follows-activity",
        moves: false,
    },
    Following {
        table: "check_setting",
        open: "needs_check = true",
        key: "follows-check-setting",
        moves: false,
    },
]);

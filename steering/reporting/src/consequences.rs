//! What a change of the map does to reports: they tell of the old unit and stay there; whoever
//! takes its place sends, approves and issues what is still open. Deputies and links go along.

use org::consequences::{Following, Reaching, Rows};

/// What follows a unit that is no more to whoever takes its place.
pub static FOLLOWS: Rows = Rows(&[
    Following { table: "report", open: "state <> 'issued'", key: "follows-report", moves: false },
    Following {
        table: "deputy",
        open: "closed_at is null and until_on >= $1",
        key: "follows-deputy",
        moves: true,
    },
    Following {
        table: "report_link",
        open: "closed_at is null and expires_on >= $1",
        key: "follows-report-link",
        moves: true,
    },
    // A locked month that was opened again, and a disaster, are of the old unit's own reports.
    Following {
        table: "lock_exception",
        open: "closed_at is null and until_on >= $1",
        key: "follows-lock-exception",
        moves: false,
    },
    Following {
        table: "flash_event",
        open: "closed_at is null",
        key: "follows-flash-event",
        moves: false,
    },
    // How a unit's papers look and go is its own; whoever takes its place says it anew.
    // The rule of a level that holds or is to come, whatever it says: without one, reports wait.
    Following {
        table: "approval_setting",
        open: "not exists (select 1 from approval_setting later \
               where later.unit = approval_setting.unit and later.level = approval_setting.level \
               and later.from_on > approval_setting.from_on and later.from_on <= $1)",
        key: "follows-approval-setting",
        moves: false,
    },
    Following {
        table: "letterhead",
        open: "until_on >= $1",
        key: "follows-letterhead",
        moves: false,
    },
    Following {
        table: "recipient",
        open: "closed_at is null",
        key: "follows-recipient",
        moves: false,
    },
]);

/// Whether what a level under a unit sends waits for approval is said by the units above.
pub static REACHES: Reaching = Reaching {
    table: "approval_setting",
    open: "not exists (select 1 from approval_setting later \
           where later.unit = approval_setting.unit and later.level = approval_setting.level \
           and later.from_on > approval_setting.from_on and later.from_on <= $1)",
    left: "reaches-approval-setting-left",
    came: "reaches-approval-setting-came",
};

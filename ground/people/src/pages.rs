//! The pages: log-in, one's own account, accounts, persons, organisations, signers. Handlers read
//! a form, ask for a pass, call rules and store, and answer; they hold no SQL and no rule.

pub mod cookie;
mod entry;
mod ground;
mod log_in;
mod own;
mod own_password;
mod users;

pub use cookie::Address;

use crate::acts;
use kit::Routes;
use kit::page::{Group, MenuItem};

/// How many rows a list shows; beyond that one searches.
const LIST_ROWS: i64 = 200;

/// All routes and menu items.
pub fn routes() -> Routes {
    let item = |group, label, path, act| MenuItem { group, label, path, go: None, act: Some(act) };
    Routes::new()
        .menu(item(Group::Steering, "people-users", "/users", &acts::ACCOUNT_LIST))
        .and(log_in::routes())
        .and(own::routes())
        .and(own_password::routes())
        .and(users::routes())
}

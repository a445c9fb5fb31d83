//! The pages: log-in, one's own account, accounts, persons, organisations, signers. Handlers read
//! a form, ask for a pass, call rules and store, and answer; they hold no SQL and no rule.

mod behind;
mod cookie;
mod draw;
mod entry;
mod log_in;
mod organisations;
mod own;
mod own_code;
mod own_password;
mod own_tokens;
mod person;
mod persons;
mod program;
mod signers;
mod user;
mod users;

pub use behind::behind;
pub use cookie::{Address, recognise};
pub use program::must_wait;

use crate::acts;
use kit::Routes;
use kit::page::{Group, MenuItem};

/// How many rows a list shows; beyond that one searches.
const LIST_ROWS: i64 = 200;

/// All routes and menu items.
pub fn routes() -> Routes {
    let item = |group, label, path, act| MenuItem { group, label, path, go: None, act: Some(act) };
    Routes::new()
        .menu(item(Group::People, "people-persons", "/people", &acts::PERSON_LIST))
        .menu(item(
            Group::People,
            "people-organisations",
            "/organisations",
            &acts::ORGANISATION_LIST,
        ))
        .menu(item(Group::Steering, "people-signers", "/signers", &acts::SIGNER_LIST))
        .menu(item(Group::Steering, "people-users", "/users", &acts::ACCOUNT_LIST))
        .and(log_in::routes())
        .and(own::routes())
        .and(own_password::routes())
        .and(own_code::routes())
        .and(own_tokens::routes())
        .and(users::routes())
        .and(user::routes())
        .and(persons::routes())
        .and(person::routes())
        .and(organisations::routes())
        .and(signers::routes())
}

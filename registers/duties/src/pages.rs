//! `/duties`: who owes which report by when; `/days`: the days off and those worked in exchange.
//! Handlers read, ask for a pass, call rules and store, and answer.

mod days;
mod duties;
pub mod say;

use crate::acts;
use kit::Routes;
use kit::page::{Group, MenuItem};

pub(crate) fn routes() -> Routes {
    let item = |label, path, act| MenuItem { group: Group::Steering, label, path, go: None, act };
    Routes::new()
        .menu(item("duties-title", "/duties", Some(&acts::VIEW)))
        .menu(item("days-title", "/days", Some(&acts::VIEW)))
        .and(duties::routes())
        .and(days::routes())
}

//! The pages of files: templates to take, a file to send, what it would change, how far the work on
//! it is, what became of it; old reports in words. Handlers read, ask for a pass, call the desk and
//! answer; they hold no SQL and no rule.

mod alike;
mod asked;
mod back;
mod index;
mod old;
mod preview;
mod progress;
mod receive;
mod say;
mod show;
mod steps;
mod templates;

use crate::acts;
use kernel::received::LIMIT_BYTES;
use kit::Routes;
use kit::page::{Group, MenuItem};

/// The largest post that is taken: the largest file and its wrapping.
const POST_BYTES: usize = LIMIT_BYTES + 64 * 1_024;

/// All routes and the menu item.
pub fn routes() -> Routes {
    let menu = MenuItem {
        group: Group::Reports,
        label: "exchange-menu",
        path: "/imports",
        go: None,
        act: Some(&acts::VIEW),
    };
    Routes::new()
        .menu(menu)
        .and(index::routes())
        .and(templates::routes())
        .and(old::routes())
        .and(show::routes())
        .and(steps::routes())
        .and(back::routes())
}

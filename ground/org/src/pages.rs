//! Pages of the tree: a unit with what stands under it on any day, its bodies and clusters, what
//! it was and what it became; founding a unit. No SQL, no rules.

mod found;
mod show;

use kit::Routes;
use kit::page::{Group, MenuItem};

/// Routes of org.
pub fn routes() -> Routes {
    Routes::new()
        .get("/units", show::show)
        .get("/units/new", found::new)
        .post("/units/new", found::create)
        .menu(MenuItem {
            group: Group::Steering,
            label: "org-menu-units",
            path: "/units",
            go: Some('u'),
            act: Some(&crate::VIEW),
        })
}

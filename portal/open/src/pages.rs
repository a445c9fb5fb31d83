//! `/du-lieu-mo`: the page that explains open data, its files and its reports; `/publication`:
//! where an office publishes the figures of its issued papers or withdraws them. No SQL, no rules.

mod office;
mod public;

use kit::Routes;
use kit::page::{Group, MenuItem};

/// Routes of the pages and files.
pub fn routes() -> Routes {
    Routes::new()
        .get("/du-lieu-mo", public::show)
        .get("/du-lieu-mo/so-lieu.csv", public::figures)
        .get("/du-lieu-mo/don-vi.geojson", public::shapes)
        .get("/du-lieu-mo/fdrs.csv", public::fdrs)
        .get("/du-lieu-mo/bao-cao/{report}", public::report)
        .get("/bao-cao.atom", public::feed)
        .get("/publication", office::show)
        .post("/publication", office::change)
        .menu(MenuItem {
            group: Group::Steering,
            label: "open-office",
            path: "/publication",
            go: None,
            act: Some(&crate::PUBLISH),
        })
}

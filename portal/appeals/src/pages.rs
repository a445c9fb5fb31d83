//! `/dia-chi-nhan-dao`: what anyone sees of addresses in need, and how whoever wishes to help says
//! so. Light pages that work without a script. `/appeals/inhandao`: what an office sends to
//! Inhandao and what comes back. No SQL, no rules.

mod card;
mod help;
mod inhandao;
mod list;
mod picture;
mod places;
mod words;

use kit::Routes;
use kit::page::{Group, MenuItem};

/// Where the public page stands.
const PATH: &str = "/dia-chi-nhan-dao";

/// Bytes of a list of five thousand lines.
const LIST_BYTES: usize = 1_000_000;

/// All routes.
pub fn routes() -> Routes {
    Routes::new()
        .get("/appeals/inhandao", inhandao::show)
        .post_up_to("/appeals/inhandao", LIST_BYTES, inhandao::take)
        .get("/appeals/inhandao.csv", inhandao::file)
        .menu(MenuItem {
            group: Group::Works,
            label: "inhandao-title",
            path: "/appeals/inhandao",
            go: None,
            act: Some(&addresses::acts::ELSEWHERE),
        })
        .get("/dia-chi-nhan-dao", list::show)
        .get("/dia-chi-nhan-dao/theo-noi", places::show)
        .get("/dia-chi-nhan-dao/muon-giup", help::ask)
        .post("/dia-chi-nhan-dao/muon-giup", help::send)
        .get("/dia-chi-nhan-dao/cam-on", help::thanks)
        .get("/dia-chi-nhan-dao/{card}", card::show)
        .get("/dia-chi-nhan-dao/{card}/anh.png", picture::show)
        .get("/dia-chi-nhan-dao/{card}/muon-giup", help::ask_of)
        .post("/dia-chi-nhan-dao/{card}/muon-giup", help::send_of)
}

//! `/dia-chi-nhan-dao`: what anyone sees of addresses in need, and how whoever wishes to help says
//! so. Light pages that work without a script. No SQL, no rules.

mod card;
mod help;
mod list;
mod picture;
mod places;
mod words;

use kit::Routes;

/// Where the public page stands.
const PATH: &str = "/dia-chi-nhan-dao";

/// All routes.
pub fn routes() -> Routes {
    Routes::new()
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

//! Stories told by a browser: November 2024 walked from the first typed cell to the issued paper,
//! the form without script, and what a page weighs. They need a WebDriver (`cargo xtask test`
//! starts one) and fail without it; they never skip.

mod address;
mod appeals;
mod counted;
mod deeds;
mod exchange;
mod grid;
mod judge;
mod november;
mod open;
mod photos;
mod plain;
mod printed;
mod programmes;
mod restructuring;
mod returned;
mod seat;
pub mod sheets;
mod site;
mod walked;
mod weight;
mod work;

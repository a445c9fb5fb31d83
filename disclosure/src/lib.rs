//! What may be published of counts and of lists without naming anybody: small cells of a table are
//! withheld, and so many others that none of them can be reckoned; a record shows only what it
//! shares with enough others. It knows no database and no words, and it never says what it
//! withheld.
//!
//! The terms are those of statistical disclosure control: primary and secondary suppression, local
//! recoding (Willenborg and de Waal, *Elements of Statistical Disclosure Control*, 2001).

mod crowd;
pub mod made;
mod network;
mod table;
#[cfg(test)]
mod tests;

pub use crowd::crowd;
pub use network::{Arc, bounds, withhold};
pub use table::{Row, Table, published};

/// The least number of people behind a number or a card that is published.
pub const LEAST: i64 = 5;

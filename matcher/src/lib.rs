//! Who stands in a list twice, and whether two records are one person: keys, comparison and weights
//! made for Vietnamese names and places. It knows no database, keeps nothing, decides for nobody.

mod birth;
mod block;
mod columns;
mod compare;
mod decide;
mod explain;
mod file;
mod key;
mod learn;
mod level;
pub mod made;
mod model;
mod number;
mod person;
mod place;
mod rarity;
#[cfg(test)]
mod tests;
mod word;

pub use columns::Columns;
pub use explain::{Explained, Reason, likely, name_key, name_words};
pub use file::{Flaw, Found, Matched, find, read_renamed};
pub use level::Field;
pub use person::Fields;
pub use place::Renamed;

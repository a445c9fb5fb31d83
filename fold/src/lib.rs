//! Vietnamese text made comparable: for searches, for lists, for whoever matches people. It knows
//! nothing but letters: no database, no page, nobody.
//!
//! What others may use: [`fold`], [`tidy_text`], [`words`], [`matches`], [`name_sort_key`].
//! This file holds no logic and never will.

mod name;
#[cfg(test)]
mod tests;
mod text;

pub use name::name_sort_key;
pub use text::{fold, matches, tidy_text, words};

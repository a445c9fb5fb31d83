//! Every statement of the radar: agencies' lists, their links, and what was said of help that met.
//! What was given is read through the stores of those who keep it. Nothing is deleted, and each
//! change writes its line in the journal; no number and no telephone stands here, only keyed
//! hashes.

mod answers;
mod links;
mod lists;

pub use answers::{answers, put_answer};
pub use links::{add_link, close_link, link, link_of, links};
pub use lists::{add_lines, find, found, lines_of, list, lists, sums, withdraw};

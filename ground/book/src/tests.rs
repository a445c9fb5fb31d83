//! The laws of book.md, told as properties: random trees, postings, late entries, corrections,
//! counts and decisions, on every engine. `NHANAI_PROPTEST_CASES` asks for more of them.

mod divided;
mod forebears;
mod grove;
mod laws;
mod luck;
mod maps;
mod memory;
mod named;
mod sheets;
mod step;
mod stocks;
mod stories;
mod world;

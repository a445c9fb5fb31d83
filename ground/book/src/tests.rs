//! The laws of book.md, told as properties: random trees, postings, late entries, corrections,
//! counts and decisions, on every engine. `NHANAI_PROPTEST_CASES` asks for more of them.

mod grove;
mod laws;
mod luck;
mod maps;
mod stocks;
mod stories;
mod world;

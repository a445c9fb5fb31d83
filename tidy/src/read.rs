//! Reading the source tree: files, the words of Rust, tables of SQL, manifests, messages. It finds
//! and never judges.

pub mod fluent;
pub mod manifest;
pub mod rust;
pub mod tables;
pub mod tokens;
pub mod tree;

//! The reader of what people send: spreadsheets, tables written as text, Word files. A file from
//! outside is opened in a process of its own with little memory, little time and nothing to write
//! to ([`child`]); the program asks it over a pipe and ends it when it does not answer ([`Guard`]).
//!
//! What others may use: [`Guard`] on one side, [`child::answer`] on the other. It knows no unit and
//! no figure, and only `program` links it.

mod archive;
mod ask;
pub mod child;
mod csv;
mod guard;
mod limits;
mod mark;
mod prose;
mod sheets;
#[cfg(test)]
mod tests;

pub use guard::Guard;
pub use limits::Room;

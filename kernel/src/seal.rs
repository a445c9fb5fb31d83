//! The seal: how far data may travel, and the keys that keep sensitive fields closed at rest. A
//! record's key is wrapped by its province's, that by the server's, which lives in a file of its
//! own and never in a backup. It holds no cipher of its own and will never log a key or a value.

pub mod attachment;
mod cipher;
mod envelope;
mod field;
mod keys;
pub mod rotate;
mod secret;
#[cfg(test)]
mod tests;

pub use envelope::{RecordKey, destroy, province_key, record_key};
pub use field::{Field, open_unseen, read};
pub use keys::Keys;
pub use secret::Secret;

/// How far a field may travel, lowest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Anyone.
    Public,
    /// Officers of the society.
    Internal,
    /// Personal data in the meaning of Law 91/2025/QH15.
    Personal,
    /// Sensitive personal data of the same law: sealed at rest.
    Sensitive,
}

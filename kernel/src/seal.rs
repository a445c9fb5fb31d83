//! The seal: levels of data.

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

//! What can go wrong, once for the whole house: each kind has one HTTP status and one behaviour.
//! It will never hold personal data: a message names a field and a key, never a typed value of a
//! person, and a `Fault` is for the log, never for the page.

use std::fmt;

/// The result of everything that can fail.
pub type Result<T> = std::result::Result<T, Error>;

/// What went wrong. `NotFound` also answers *may not see*, so that nobody learns what exists.
#[derive(Debug)]
pub enum Error {
    /// 422: what was typed cannot be taken; each flaw names its field.
    Invalid(Vec<Flaw>),
    /// 404: unknown, or not for this person's eyes.
    NotFound,
    /// 409: somebody else changed it meanwhile; both values are shown.
    Conflict(Box<Conflict>),
    /// 503: the house has more work than it can take now; try again.
    Busy,
    /// 413: larger than what is taken here.
    TooLarge,
    /// 500: our own fault; the text is for the log alone.
    Fault(String),
}

/// Two versions of one thing: the caller's, built on an old version, and the stored one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// What both changed: a field or cell code.
    pub field: String,
    /// The version the caller had read.
    pub base: i64,
    /// The version stored now.
    pub current: i64,
    /// The value the caller wants, as typed.
    pub mine: String,
    /// The value stored now, as printed.
    pub theirs: String,
    /// Who stored it (display name of an account).
    pub by: String,
}

/// A field and what to do about it, as a message key with its arguments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flaw {
    /// The form field the flaw belongs to.
    pub field: String,
    /// The message key (`messages/*.ftl`).
    pub key: &'static str,
    /// Arguments of the message.
    pub args: Vec<(&'static str, String)>,
}

impl Flaw {
    /// A flaw of a field, told by a message.
    pub fn new(field: impl Into<String>, key: &'static str) -> Self {
        Flaw { field: field.into(), key, args: Vec::new() }
    }

    /// Adds an argument of the message.
    pub fn arg(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.args.push((name, value.into()));
        self
    }
}

impl Error {
    /// One flaw in one field.
    pub fn flaw(field: impl Into<String>, key: &'static str) -> Self {
        Error::Invalid(vec![Flaw::new(field, key)])
    }

    /// Somebody was faster: a thing was written to on a newer version than the caller had read.
    pub fn stale(what: &str, base: i64, current: i64) -> Self {
        Error::Conflict(Box::new(Conflict {
            field: what.to_owned(),
            base,
            current,
            mine: String::new(),
            theirs: String::new(),
            by: String::new(),
        }))
    }

    /// Refuses what has flaws; nothing where there is none.
    pub fn refuse(flaws: Vec<Flaw>) -> Result<()> {
        if flaws.is_empty() { Ok(()) } else { Err(Error::Invalid(flaws)) }
    }

    /// A fault with its cause, for the log.
    pub fn fault(cause: impl fmt::Display) -> Self {
        Error::Fault(cause.to_string())
    }

    /// The HTTP status of this kind.
    pub fn status(&self) -> u16 {
        match self {
            Error::Invalid(_) => 422,
            Error::NotFound => 404,
            Error::Conflict(_) => 409,
            Error::Busy => 503,
            Error::TooLarge => 413,
            Error::Fault(_) => 500,
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Invalid(flaws) => {
                let fields: Vec<_> =
                    flaws.iter().map(|w| format!("{}: {}", w.field, w.key)).collect();
                write!(f, "invalid: {}", fields.join(", "))
            }
            Error::NotFound => write!(f, "not found"),
            Error::Conflict(c) => write!(f, "conflict on {}", c.field),
            Error::Busy => write!(f, "busy"),
            Error::TooLarge => write!(f, "too large"),
            Error::Fault(cause) => write!(f, "fault: {cause}"),
        }
    }
}

impl std::error::Error for Error {}

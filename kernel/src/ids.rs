//! Typed ids. An id of one kind can never be passed for another. Ids of records are UUIDv7 and may
//! be made by a client: the id is then the idempotency key of its creation.

use crate::error::{Error, Result};
use std::fmt;
use std::marker::PhantomData;
use std::str::FromStr;
use uuid::Uuid;

/// The id of a record of kind `K` (an empty enum that names the kind).
pub struct Id<K>(Uuid, PhantomData<fn() -> K>);

/// A unit of the dated tree, as a small integer: rights, reach, entries and totals all carry it
/// (book.md), and fifteen million rows of it must fit on a small disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct UnitId(pub i64);

/// Marker of [`AccountId`].
pub enum Account {}
/// A log-in of a person.
pub type AccountId = Id<Account>;

impl<K> Id<K> {
    /// A new id, ordered by time.
    #[allow(clippy::new_without_default)]
    pub fn new() -> Self {
        Id(Uuid::now_v7(), PhantomData)
    }

    /// The id with this UUID.
    pub const fn of(uuid: Uuid) -> Self {
        Id(uuid, PhantomData)
    }

    /// The UUID.
    pub fn uuid(&self) -> Uuid {
        self.0
    }

    /// Reads the usual text form; anything else is unknown, never a fault.
    pub fn read(text: &str) -> Result<Self> {
        Uuid::parse_str(text).map(Id::of).map_err(|_| Error::NotFound)
    }
}

impl<K> FromStr for Id<K> {
    type Err = Error;
    fn from_str(text: &str) -> Result<Self> {
        Self::read(text)
    }
}

impl<K> Clone for Id<K> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<K> Copy for Id<K> {}
impl<K> PartialEq for Id<K> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}
impl<K> Eq for Id<K> {}
impl<K> PartialOrd for Id<K> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl<K> Ord for Id<K> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.cmp(&other.0)
    }
}
impl<K> std::hash::Hash for Id<K> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}
impl<K> fmt::Display for Id<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
impl<K> fmt::Debug for Id<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Display for UnitId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

//! How much: đồng and counts, which never mix and never wrap. It will never hold a fraction and
//! never divide; what has to be shared out is shared out by a rule that says where the rest goes.

#[cfg(test)]
mod tests;

use crate::error::Error;
use crate::number;
use std::fmt;

/// An amount of money, in đồng.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Vnd(pub i64);

/// A number of persons, gifts, turns, units of blood: what is counted one by one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Count(pub i64);

/// A result does not fit into 64 bits (beyond nine billion billion): no real figure does that, so
/// it is refused instead of being shown as a negative number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Overflow;

impl Overflow {
    /// The message key, the same as for a typed number that is too large.
    pub fn key(self) -> &'static str {
        number::NumberFlaw::TooLarge.key()
    }
}

impl fmt::Display for Overflow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an amount does not fit into 64 bits")
    }
}

impl std::error::Error for Overflow {}

impl From<Overflow> for Error {
    /// Stored values are bounded long before, so an overflow among them is our own fault.
    fn from(overflow: Overflow) -> Error {
        Error::fault(overflow)
    }
}

macro_rules! checked_arithmetic {
    ($kind:ident) => {
        impl $kind {
            /// Nothing.
            pub const ZERO: $kind = $kind(0);

            /// The sum of two.
            pub fn try_add(self, other: $kind) -> Result<$kind, Overflow> {
                self.0.checked_add(other.0).map($kind).ok_or(Overflow)
            }

            /// This less the other; below zero is allowed, rules say where it is not.
            pub fn try_sub(self, other: $kind) -> Result<$kind, Overflow> {
                self.0.checked_sub(other.0).map($kind).ok_or(Overflow)
            }

            /// So many times this.
            pub fn try_times(self, times: i64) -> Result<$kind, Overflow> {
                self.0.checked_mul(times).map($kind).ok_or(Overflow)
            }

            /// The same amount taken back: what an entry back posts.
            pub fn try_negate(self) -> Result<$kind, Overflow> {
                self.0.checked_neg().map($kind).ok_or(Overflow)
            }

            /// The sum of all, zero for none. Only the result has to fit, not each step, so the
            /// order of the parts never matters.
            pub fn try_sum(parts: impl IntoIterator<Item = $kind>) -> Result<$kind, Overflow> {
                let wide = parts.into_iter().try_fold(0_i128, |sum, part| {
                    sum.checked_add(i128::from(part.0)).ok_or(Overflow)
                })?;
                i64::try_from(wide).map($kind).map_err(|_| Overflow)
            }
        }

        impl fmt::Display for $kind {
            /// Digits in groups of three (`562.000.000`), without a unit.
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&number::count(self.0))
            }
        }
    };
}

checked_arithmetic!(Vnd);
checked_arithmetic!(Count);

//! How much: đồng and counts, whole numbers that never wrap. Floating point has no place here.

use crate::error::{Error, Result};

macro_rules! amount {
    ($(#[$meta:meta])* $name:ident) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
        pub struct $name(pub i64);

        impl $name {
            /// The sum; a fault when it does not fit.
            pub fn plus(self, other: Self) -> Result<Self> {
                self.0.checked_add(other.0).map($name).ok_or_else(too_large)
            }

            /// The difference; a fault when it does not fit.
            pub fn minus(self, other: Self) -> Result<Self> {
                self.0.checked_sub(other.0).map($name).ok_or_else(too_large)
            }

            /// The sum of all; a fault when it does not fit.
            pub fn sum(all: impl IntoIterator<Item = Self>) -> Result<Self> {
                all.into_iter().try_fold($name(0), Self::plus)
            }
        }
    };
}

amount! {
    /// Đồng.
    Vnd
}
amount! {
    /// People, things or turns.
    Count
}

fn too_large() -> Error {
    Error::fault("an amount does not fit")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_never_wrap() {
        assert_eq!(Vnd::sum([Vnd(1), Vnd(2)]).ok(), Some(Vnd(3)));
        assert!(Vnd(i64::MAX).plus(Vnd(1)).is_err());
        assert!(Count(i64::MIN).minus(Count(1)).is_err());
    }
}

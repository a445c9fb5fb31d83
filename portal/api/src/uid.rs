//! Eleven letters by which programs of the DHIS2 family know a thing (`[A-Za-z][A-Za-z0-9]{10}`):
//! derived from what the thing is, so that the same unit has the same letters in every copy of the
//! data. SHA-256 of `nhanai:<kind>:<key>`, its bits written in base 62, the first letter no digit.

use sha2::{Digest, Sha256};
use uuid::Uuid;

const LETTERS: &[u8; 62] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/// The letters of a thing of a kind.
pub fn of(kind: &str, key: &str) -> String {
    let hash = Sha256::digest(format!("nhanai:{kind}:{key}"));
    let mut left = hash.iter().take(12).fold(0_u128, |sum, byte| sum << 8 | u128::from(*byte));
    let mut next = |base: u128| {
        let at = usize::try_from(left % base).unwrap_or(0);
        left /= base;
        char::from(LETTERS[at % LETTERS.len()])
    };
    let first = next(52);
    std::iter::once(first).chain((1..11).map(|_| next(62))).collect()
}

/// The letters of a unit.
pub fn of_unit(key: Uuid) -> String {
    of("unit", &key.to_string())
}

/// The letters of a figure.
pub fn of_figure(code: &str) -> String {
    of("figure", code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_eleven_and_stay_what_they_are() {
        let uid = of_figure("members_total");
        assert_eq!(uid.len(), 11);
        assert!(uid.starts_with(|c: char| c.is_ascii_alphabetic()), "{uid}");
        assert!(uid.chars().all(|c| c.is_ascii_alphanumeric()), "{uid}");
        // Other programs keep these letters: they must never change.
        assert_eq!(uid, "pFmQsO9jWps");
        assert_ne!(uid, of_figure("members_new"));
        assert_ne!(uid, of_unit(Uuid::nil()));
    }
}

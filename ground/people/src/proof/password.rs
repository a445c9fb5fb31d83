//! Passwords: argon2id, stored in PHC text. Hashing costs 19 MiB and tens of milliseconds, so it
//! runs on a blocking thread and never inside a transaction, and only a few at a time. It will
//! never keep or print a password.

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use kernel::{Error, Result};
use std::fmt;
use std::sync::LazyLock;
use std::time::Duration;
use tokio::sync::Semaphore;
use unicode_normalization::UnicodeNormalization;

/// OWASP Password Storage Cheat Sheet: argon2id with 19 MiB, two passes, one lane.
const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;
const LANES: u32 = 1;

/// How many hashes run at once: a flood of log-ins may cost 76 MiB and no more.
static AT_ONCE: Semaphore = Semaphore::const_new(4);
const WAIT: Duration = Duration::from_secs(8);

/// What an unknown log-in name is checked against, so that it takes as long as a known one.
static NOBODYS: LazyLock<Option<String>> =
    LazyLock::new(|| hash_now(&Password::typed("nobody has this password")).ok().map(|h| h.0));

/// Letters of an initial password: none that is mistaken for another on paper (0 o, 1 l i).
const LETTERS: &[u8; 31] = b"abcdefghjkmnpqrstuvwxyz23456789";
const INITIAL_LETTERS: usize = 16;

/// A password as a person typed it.
#[derive(Clone)]
pub struct Password(String);

/// The stored form of a password.
#[derive(Clone)]
pub struct Hashed(pub(crate) String);

impl Password {
    /// Takes what was typed. Vietnamese keyboards send `ế` as one, two or three signs: the same
    /// password is the same whatever keyboard it is typed on.
    pub fn typed(text: &str) -> Password {
        Password(text.nfc().collect())
    }

    /// A random password to be handed over once: four groups of four letters, 79 bits.
    pub fn initial() -> Result<Password> {
        let mut letters = Vec::with_capacity(INITIAL_LETTERS);
        while letters.len() < INITIAL_LETTERS {
            let bytes: [u8; 32] = super::random()?;
            // 248 is the last multiple of 31: every letter is as likely as any other.
            let fair = bytes.iter().filter(|byte| **byte < 248);
            letters.extend(fair.map(|byte| char::from(LETTERS[usize::from(byte % 31)])));
        }
        let groups: Vec<String> =
            letters[..INITIAL_LETTERS].chunks(4).map(|group| group.iter().collect()).collect();
        Ok(Password(groups.join("-")))
    }

    /// The text, to be judged by a rule or shown once to who hands it over.
    pub fn text(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Password(…)")
    }
}

impl fmt::Debug for Hashed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Hashed(…)")
    }
}

/// Hashes on this thread: for a command line or the demo. A request uses [`hash`].
pub fn hash_now(password: &Password) -> Result<Hashed> {
    let made: PasswordHash =
        machine()?.hash_password(password.0.as_bytes()).map_err(Error::fault)?;
    Ok(Hashed(made.to_string()))
}

/// Hashes on a blocking thread; busy when too many wait already.
pub async fn hash(password: Password) -> Result<Hashed> {
    aside(move || hash_now(&password)).await
}

/// Whether a password is the one that was hashed. `None` (no such account) takes as long and is
/// always wrong.
pub async fn matches(password: Password, stored: Option<Hashed>) -> Result<bool> {
    aside(move || matches_now(&password, stored.as_ref())).await
}

/// [`matches`] on this thread.
pub fn matches_now(password: &Password, stored: Option<&Hashed>) -> Result<bool> {
    let nobodys = NOBODYS.as_deref().ok_or_else(|| Error::fault("argon2 made no hash"))?;
    let text = stored.map_or(nobodys, |hashed| hashed.0.as_str());
    let parsed = PasswordHash::new(text).map_err(Error::fault)?;
    let right = machine()?.verify_password(password.0.as_bytes(), &parsed).is_ok();
    Ok(right && stored.is_some())
}

fn machine() -> Result<Argon2<'static>> {
    let params = Params::new(MEMORY_KIB, PASSES, LANES, None).map_err(Error::fault)?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

async fn aside<T: Send + 'static>(work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
    let turn = tokio::time::timeout(WAIT, AT_ONCE.acquire()).await;
    let turn = turn.map_err(|_| Error::Busy)?.map_err(Error::fault)?;
    let done = tokio::task::spawn_blocking(move || {
        let _turn = turn;
        work()
    });
    done.await.map_err(Error::fault)?
}

#[cfg(test)]
#[allow(clippy::expect_used)]
mod tests {
    use super::{Password, hash_now, matches_now};
    use unicode_normalization::UnicodeNormalization;

    #[test]
    fn the_same_password_matches_on_any_keyboard_and_another_does_not() {
        let hashed = hash_now(&Password::typed("mưa rào tháng bảy")).expect("hashes");
        assert!(hashed.0.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "the OWASP parameters");
        assert!(!matches_now(&Password::typed("mua rao thang bay"), Some(&hashed)).expect("runs"));
        let nfd: String = "mưa rào tháng bảy".nfd().collect();
        assert!(matches_now(&Password::typed(&nfd), Some(&hashed)).expect("runs"));
    }

    #[test]
    fn nobodys_password_is_never_right() {
        let guess = Password::typed("nobody has this password");
        assert!(!matches_now(&guess, None).expect("runs"));
    }

    #[test]
    fn an_initial_password_is_long_and_new_each_time() {
        let (one, two) = (Password::initial().expect("made"), Password::initial().expect("made"));
        assert_eq!(one.text().len(), 19);
        assert_ne!(one.text(), two.text());
        assert!(!format!("{one:?}").contains(one.text()), "a password is never printed");
    }
}

//! Proofs that a person is who they say: the password, the one-time code, the token of a session.
//! Pure computing and randomness: it will never touch a database or a page, and nothing in it can
//! be printed: the types here show `…` in a log.

pub mod code;
pub mod password;
pub mod token;

use kernel::{Error, Result};

/// Random bytes from the operating system.
fn random<const N: usize>() -> Result<[u8; N]> {
    let mut bytes = [0_u8; N];
    getrandom::fill(&mut bytes).map_err(Error::fault)?;
    Ok(bytes)
}

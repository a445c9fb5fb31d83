//! The token of a session: 32 random bytes in the cookie, their SHA-256 in the database, so that a
//! stolen copy of the database opens no session; and the token of another program, kept alike. None
//! will ever be stored or printed whole.

use kernel::Result;
use sha2::{Digest, Sha256};
use std::fmt;

/// A token as the cookie carries it: 64 hexadecimal letters.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

impl Token {
    /// A new token.
    pub fn new() -> Result<Token> {
        let bytes: [u8; 32] = super::random()?;
        Ok(Token(hex(&bytes)))
    }

    /// Takes the value of a cookie; what cannot be a token is none.
    pub fn read(text: &str) -> Option<Token> {
        let fits = text.len() == 64 && text.bytes().all(|b| b.is_ascii_hexdigit());
        fits.then(|| Token(text.to_owned()))
    }

    /// The value for the cookie.
    pub fn text(&self) -> &str {
        &self.0
    }

    /// What the database keeps.
    pub fn hash(&self) -> Vec<u8> {
        digest("session", &self.0)
    }
}

/// What every token of another program begins with, so that one that leaked is recognised.
const API_MARK: &str = "nhanai_";

/// The token of another program: `nhanai_` and 64 hexadecimal letters, shown once.
#[derive(Clone, PartialEq, Eq)]
pub struct ApiToken(String);

impl ApiToken {
    /// A new token.
    pub fn new() -> Result<ApiToken> {
        let bytes: [u8; 32] = super::random()?;
        Ok(ApiToken(format!("{API_MARK}{}", hex(&bytes))))
    }

    /// Takes what a program sent; what cannot be a token is none.
    pub fn read(text: &str) -> Option<ApiToken> {
        let fits = text.strip_prefix(API_MARK).is_some_and(|rest| Token::read(rest).is_some());
        fits.then(|| ApiToken(text.to_owned()))
    }

    /// The text to be shown once.
    pub fn text(&self) -> &str {
        &self.0
    }

    /// What the database keeps.
    pub fn hash(&self) -> Vec<u8> {
        digest("token-for-others", &self.0)
    }
}

impl fmt::Debug for ApiToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ApiToken(…)")
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(…)")
    }
}

/// SHA-256 of a text for one use; the use is hashed with it, so that hashes of two uses never
/// meet.
pub fn digest(for_use: &str, text: &str) -> Vec<u8> {
    let mut hash = Sha256::new();
    hash.update(for_use);
    hash.update([0]);
    hash.update(text);
    hash.finalize().to_vec()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
#[allow(clippy::expect_used)]
mod tests {
    use super::Token;

    #[test]
    fn a_token_is_read_back_and_anything_else_is_none() {
        let token = Token::new().expect("random bytes");
        let again = Token::read(token.text()).expect("a token");
        assert_eq!(token.hash(), again.hash());
        assert!(Token::read("").is_none());
        assert!(Token::read(&"z".repeat(64)).is_none());
        assert!(!format!("{token:?}").contains(token.text()));
    }
}

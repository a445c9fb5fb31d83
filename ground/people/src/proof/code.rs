//! One-time codes (TOTP, RFC 6238): SHA-1, six digits, thirty seconds, one step of clock drift,
//! because that is what every authenticator app speaks. A code is good once. It will never store
//! the secret; the store seals it.

use kernel::{Error, Instant, Result};
use qrcode::{Color, EcLevel, QrCode};
use totp_rs::{Builder, Totp};

/// Bytes of a secret (RFC 4226, 4: 160 bits).
pub const SECRET_BYTES: usize = 20;

/// A new secret.
pub fn secret() -> Result<Vec<u8>> {
    Ok(super::random::<SECRET_BYTES>()?.to_vec())
}

/// The step a typed code belongs to, when it is right at this instant and no code of that step or
/// a later one was used before.
pub fn check(secret: &[u8], typed: &str, at: Instant, used: Option<i64>) -> Result<Option<i64>> {
    let digits: String = typed.chars().filter(|letter| !letter.is_whitespace()).collect();
    if digits.len() != 6 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return Ok(None);
    }
    let Some(step) = machine(secret, "")?.check(&digits, seconds(at)?) else { return Ok(None) };
    let step = i64::try_from(step).map_err(Error::fault)?;
    Ok((used < Some(step)).then_some(step))
}

/// The code of an instant: what an authenticator app would show.
pub fn at(secret: &[u8], at: Instant) -> Result<String> {
    Ok(machine(secret, "")?.generate(seconds(at)?).to_string())
}

/// What an authenticator app needs: the address for its camera and the secret for its keyboard.
pub struct Setup {
    /// `otpauth://totp/…`
    pub address: String,
    /// The secret in base 32, in groups of four.
    pub secret: String,
    /// The rows of the QR code, dark modules as true.
    pub modules: Vec<Vec<bool>>,
}

/// The set-up of a secret for an account.
pub fn setup(secret: &[u8], issuer: &str, login: &str) -> Result<Setup> {
    let machine = builder(secret, login).with_issuer(Some(issuer)).build().map_err(Error::fault)?;
    let address = machine.to_url().map_err(Error::fault)?;
    let base32 = totp_rs::Secret::from(secret.to_vec()).to_base32();
    let letters: Vec<char> = base32.chars().collect();
    let groups: Vec<String> = letters.chunks(4).map(|group| group.iter().collect()).collect();
    let code = QrCode::with_error_correction_level(&address, EcLevel::M).map_err(Error::fault)?;
    let modules = code
        .to_colors()
        .chunks(code.width())
        .map(|row| row.iter().map(|module| *module == Color::Dark).collect())
        .collect();
    Ok(Setup { address, secret: groups.join(" "), modules })
}

fn builder(secret: &[u8], login: &str) -> Builder {
    Builder::new().with_secret(secret.to_vec()).with_skew(1).with_account_name(login)
}

fn machine(secret: &[u8], login: &str) -> Result<Totp> {
    builder(secret, login).build().map_err(Error::fault)
}

fn seconds(at: Instant) -> Result<u64> {
    u64::try_from(at.0 / 1000).map_err(Error::fault)
}

#[cfg(test)]
#[allow(clippy::expect_used)]
mod tests {
    use super::{at, check, secret, setup};
    use kernel::Instant;

    const NOON: Instant = Instant(1_730_433_600_000);

    #[test]
    fn a_code_is_good_once_and_for_a_step_of_drift() {
        let secret = secret().expect("random bytes");
        let code = at(&secret, NOON).expect("a code");
        let step = check(&secret, &code, NOON, None).expect("runs").expect("right");
        assert_eq!(check(&secret, &code, NOON, Some(step)).expect("runs"), None, "used");
        let later = Instant(NOON.0 + 30_000);
        assert_eq!(check(&secret, &code, later, None).expect("runs"), Some(step));
        let late = Instant(NOON.0 + 90_000);
        assert_eq!(check(&secret, &code, late, None).expect("runs"), None, "old");
        let spaced = format!("{} {}", &code[..3], &code[3..]);
        assert_eq!(check(&secret, &spaced, NOON, None).expect("runs"), Some(step));
        assert_eq!(check(&secret, "12345", NOON, None).expect("runs"), None);
    }

    #[test]
    fn the_vector_of_rfc_6238_holds() {
        let code = at(b"12345678901234567890", Instant(1_111_111_109_000)).expect("a code");
        assert_eq!(code, "081804");
    }

    #[test]
    fn the_set_up_names_the_house_and_the_account() {
        let made = setup(b"12345678901234567890", "Nhân Ái", "chi.phuloi").expect("a set-up");
        assert!(made.address.starts_with("otpauth://totp/"), "{}", made.address);
        assert!(made.address.contains("chi.phuloi"));
        assert_eq!(made.secret, "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
        assert_eq!(made.modules.len(), made.modules[0].len());
    }
}

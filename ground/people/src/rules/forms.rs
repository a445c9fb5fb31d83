//! What must hold for log-in names, years of birth and telephone numbers as they were typed.

use kernel::fold::{fold, tidy_text};
use kernel::{Day, Flaw};

const LOGIN_LETTERS: std::ops::RangeInclusive<usize> = 3..=40;
/// Nobody of whom we keep a record was born before.
const FIRST_BIRTH_YEAR: i64 = 1900;

/// A log-in name: letters without tones, digits, dot and hyphen, so that it can be typed on any
/// keyboard.
pub fn login(field: &str, typed: &str) -> Result<String, Flaw> {
    let login = tidy_text(typed).to_lowercase();
    let plain = login
        .bytes()
        .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'.' || b == b'-');
    if !plain || !login.starts_with(|letter: char| letter.is_ascii_lowercase()) {
        return Err(Flaw::new(field, "people-login-letters"));
    }
    if !LOGIN_LETTERS.contains(&login.len()) {
        let flaw = Flaw::new(field, "people-login-length");
        let (least, most) = (LOGIN_LETTERS.start().to_string(), LOGIN_LETTERS.end().to_string());
        return Err(flaw.arg("least", least).arg("most", most));
    }
    Ok(login)
}

/// The key a log-in name is found by: what people type into the box, however they type it.
pub fn login_key(typed: &str) -> String {
    fold(&tidy_text(typed)).chars().filter(|letter| !letter.is_whitespace()).collect()
}

/// A year of birth; empty is none.
pub fn birth_year(field: &str, typed: &str, today: Day) -> Result<Option<i64>, Flaw> {
    let typed = tidy_text(typed);
    if typed.is_empty() {
        return Ok(None);
    }
    let last = today.number() / 10_000;
    match typed.parse::<i64>() {
        Ok(year) if (FIRST_BIRTH_YEAR..=last).contains(&year) => Ok(Some(year)),
        _ => {
            let flaw = Flaw::new(field, "people-birth-year-range");
            Err(flaw.arg("first", FIRST_BIRTH_YEAR.to_string()).arg("last", last.to_string()))
        }
    }
}

/// A telephone number in the form +84…, however it was typed; empty is none.
pub fn phone(field: &str, typed: &str) -> Result<Option<String>, Flaw> {
    let signs: String = tidy_text(typed)
        .chars()
        .filter(|sign| !sign.is_whitespace() && !".-()".contains(*sign))
        .collect();
    if signs.is_empty() {
        return Ok(None);
    }
    let local = signs
        .strip_prefix("+84")
        .or_else(|| signs.strip_prefix("0084"))
        .or_else(|| signs.strip_prefix('0'));
    // Vietnam: nine digits after the 0 for mobiles, ten for land lines.
    match local {
        Some(rest)
            if (9..=10).contains(&rest.len()) && rest.bytes().all(|b| b.is_ascii_digit()) =>
        {
            Ok(Some(format!("+84{rest}")))
        }
        _ => Err(Flaw::new(field, "people-phone-digits")),
    }
}

/// An address to which mail can go: one `@` with something before it and a dotted name after it.
/// More only the mail itself can tell.
pub fn check_email(email: &str) -> Option<Flaw> {
    if email.is_empty() {
        return None;
    }
    let fits = match email.split_once('@') {
        Some((name, host)) => {
            let is_plain = |text: &str| {
                !text.is_empty()
                    && !text.chars().any(|c| c.is_whitespace() || "<>@,;\"".contains(c))
            };
            let dotted =
                host.split('.').count() > 1 && host.split('.').all(|part| !part.is_empty());
            is_plain(name) && is_plain(host) && dotted
        }
        None => false,
    };
    (!fits).then(|| Flaw::new("email", "people-email-shape"))
}

//! What a password must be: long enough and not among the first that a stranger who knows us would
//! try. No demand for digits or signs (NIST SP 800-63B, 5.1.1.2; ASVS 6.2).

use crate::proof::password::Password;
use kernel::Flaw;
use kernel::fold::fold;

/// Characters a password has at least.
pub const SHORTEST: usize = 10;
/// Characters it may have: enough for any sentence, too few to tire the machine.
pub const LONGEST: usize = 200;
/// Letters that must be left once local words and the log-in name are taken out.
const OWN_LETTERS: usize = 6;

/// Words that stand in half of all weak passwords here, folded, without spaces.
const LOCAL_WORDS: &[&str] = &[
    "chuthapdovietnam",
    "hoichuthapdo",
    "chuthapdo",
    "nhandao",
    "nhanai",
    "redcross",
    "tinhnguyen",
    "hienmau",
    "vietnam",
    "matkhau",
    "password",
    "passw0rd",
    "qwertyuiop",
    "qwerty",
    "asdfgh",
    "zxcvbn",
    "1q2w3e4r",
    "1qaz2wsx",
    "abc123",
    "abcd1234",
    "admin",
    "administrator",
    "welcome",
    "letmein",
    "iloveyou",
    "anhyeuem",
    "emyeuanh",
    "yeuem",
    "khongbiet",
    "maiyeu",
    "xinchao",
    "0123456789",
    "1234567890",
    "123456789",
    "12345678",
    "1234567",
    "123456",
    "12345",
    "987654321",
    "87654321",
    "654321",
    "111111",
    "222222",
    "666666",
    "888888",
    "999999",
    "000000",
    "112233",
    "123123",
    "147258",
    "159357",
    "kiengiang",
    "angiang",
    "rachgia",
    "phuquoc",
    "hanoi",
    "saigon",
    "hochiminh",
    "danang",
    "cantho",
    "caobang",
];

/// The flaws of a new password. `login` is the name it will be typed with.
pub fn flaws(field: &str, password: &str, login: &str) -> Vec<Flaw> {
    let length = password.chars().count();
    if length == 0 {
        return vec![Flaw::new(field, "people-password-empty")];
    }
    if length < SHORTEST {
        return vec![Flaw::new(field, "people-password-short").arg("least", SHORTEST.to_string())];
    }
    if length > LONGEST {
        return vec![Flaw::new(field, "people-password-long").arg("most", LONGEST.to_string())];
    }
    if is_easy(password, login) {
        return vec![Flaw::new(field, "people-password-easy")];
    }
    Vec::new()
}

fn is_easy(password: &str, login: &str) -> bool {
    let mut rest = letters(password);
    let login = letters(login);
    let own = (login.len() >= 3).then_some(login.as_str());
    for word in LOCAL_WORDS.iter().copied().chain(own) {
        rest = rest.replace(word, "");
    }
    let mut different: Vec<char> = rest.chars().collect();
    different.sort_unstable();
    different.dedup();
    rest.chars().count() < OWN_LETTERS || different.len() < 4
}

fn letters(text: &str) -> String {
    fold(text).chars().filter(|letter| letter.is_alphanumeric()).collect()
}

/// The flaws of a change: the new password itself, that it is another one, and that it was typed
/// the same twice.
pub fn change_flaws(
    current: &Password,
    fresh: &Password,
    again: &Password,
    login: &str,
) -> Vec<Flaw> {
    let mut told = flaws("fresh", fresh.text(), login);
    if told.is_empty() && current.text() == fresh.text() {
        told.push(Flaw::new("fresh", "people-password-same"));
    }
    if fresh.text() != again.text() {
        told.push(Flaw::new("again", "people-password-differs"));
    }
    told
}

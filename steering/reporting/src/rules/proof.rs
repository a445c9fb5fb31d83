//! The code of a printed paper: sixteen letters of base 32 (Crockford: no I, L, O, U), 80 random
//! bits, in groups of four. It says nothing about the paper and follows no order, so nobody finds
//! a second one by counting on from the first.

/// Random bytes of a code.
pub const BYTES: usize = 10;

const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// The code of these random bytes: `ABCD-EFGH-JKMN-PQRS`.
pub fn code(random: [u8; BYTES]) -> String {
    let bits = random.iter().fold(0_u128, |bits, byte| (bits << 8) | u128::from(*byte));
    let mut code = String::with_capacity(19);
    for at in 0..16_u32 {
        if at > 0 && at % 4 == 0 {
            code.push('-');
        }
        let letter = (bits >> (75 - 5 * at)) & 31;
        code.push(char::from(LETTERS[usize::try_from(letter).unwrap_or(0)]));
    }
    code
}

/// Reads a code as people type it: any case, with or without hyphens, O for 0, I and L for 1.
pub fn read_code(typed: &str) -> Option<String> {
    let mut code = String::with_capacity(19);
    let mut count = 0;
    for letter in typed.chars().filter(|c| !c.is_whitespace() && !"-–—.".contains(*c)) {
        let letter = match letter.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        };
        if !LETTERS.contains(&u8::try_from(letter).ok()?) || count == 16 {
            return None;
        }
        if count > 0 && count % 4 == 0 {
            code.push('-');
        }
        code.push(letter);
        count += 1;
    }
    (count == 16).then_some(code)
}

#[cfg(test)]
mod tests {
    use super::{code, read_code};

    #[test]
    fn every_bit_of_a_code_counts_and_it_is_read_as_people_type_it() {
        assert_eq!(code([0; 10]), "0000-0000-0000-0000");
        assert_eq!(code([255; 10]), "ZZZZ-ZZZZ-ZZZZ-ZZZZ");
        let mut seen = std::collections::BTreeSet::new();
        for bit in 0..80 {
            let mut bytes = [0_u8; 10];
            bytes[bit / 8] = 1 << (bit % 8);
            assert!(seen.insert(code(bytes)), "bit {bit}");
        }
        let made = code([1, 35, 69, 103, 137, 171, 205, 239, 16, 50]);
        assert_eq!(read_code(&made).as_deref(), Some(made.as_str()));
        let plain = made.replace('-', " ").to_lowercase().replace('0', "o").replace('1', "l");
        assert_eq!(read_code(&plain).as_deref(), Some(made.as_str()));
        for bad in ["", "ABCD", "ABCD-EFGH-JKMN-PQR", "ABCD-EFGH-JKMN-PQRSX", "ABCD-EFGH-JKMN-PQR!"]
        {
            assert_eq!(read_code(bad), None, "{bad}");
        }
    }
}

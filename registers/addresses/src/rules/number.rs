//! The identity number: twelve digits with birth and sex in them, nine on the old card (rules.md
//! 3.10). One that does not fit is kept and said to be odd, never refused: papers of people in need
//! are often worn or missing. Pure.

/// The one form in which a number is looked up: its digits.
pub fn number_key(typed: &str) -> String {
    typed.chars().filter(char::is_ascii_digit).collect()
}

/// Message key of what looks wrong with a number, beside what is known of the person.
pub fn number_odd(typed: &str, birth_year: Option<i64>, sex: Option<&str>) -> Option<&'static str> {
    let digits: Vec<i64> = number_key(typed).bytes().map(|digit| i64::from(digit - b'0')).collect();
    match digits.len() {
        9 => None,
        12 => {
            // The fourth digit holds century and sex, the next two the year.
            let (century, year) = (digits[3] / 2, digits[4] * 10 + digits[5]);
            let born = 1900 + century * 100 + year;
            let is_female = digits[3] % 2 == 1;
            if birth_year.is_some_and(|said| said != born) {
                Some("address-number-birth")
            } else if sex.is_some_and(|said| (said == "female") != is_female) {
                Some("address-number-sex")
            } else {
                None
            }
        }
        _ => Some("address-number-shape"),
    }
}

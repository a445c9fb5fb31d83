//! A list of ids that another site gives: a line each, in the columns of a spreadsheet or parted by
//! commas or semicolons. Pure.

use crate::model::Linked;
use kernel::fold::tidy_text;
use kernel::{Day, Flaw};

/// Lines of one list.
const MOST: usize = 5_000;
/// Signs of an id of another site.
const SIGNS: usize = 64;
/// Signs of the code of a card.
const CARD: usize = 8;

/// What was read of a list: what can be looked up, and the lines that came back with what is wrong.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct ReadLinks {
    /// What can be looked up.
    pub lines: Vec<Linked>,
    /// Lines as they were pasted, each with its message.
    pub back: Vec<(String, &'static str)>,
}

/// Reads a list: the code of a card, its id there, perhaps the day since when it is shown there.
/// A first line without a code is the head.
pub fn read_links(text: &str) -> Result<ReadLinks, Flaw> {
    let mut read = ReadLinks::default();
    let text = text.trim_start_matches('\u{feff}');
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    if lines.len() > MOST {
        return Err(Flaw::new("list", "address-elsewhere-long").arg("most", MOST.to_string()));
    }
    for (at, line) in lines.iter().enumerate() {
        match one(line) {
            Ok(one) if read.lines.iter().any(|own| own.card == one.card) => {
                read.back.push(((*line).to_owned(), "address-elsewhere-twice"));
            }
            Ok(one) => read.lines.push(one),
            Err("address-elsewhere-card") if at == 0 => {}
            Err(key) => read.back.push(((*line).to_owned(), key)),
        }
    }
    match read.lines.is_empty() && read.back.is_empty() {
        true => Err(Flaw::new("list", "address-elsewhere-empty")),
        false => Ok(read),
    }
}

fn one(line: &str) -> Result<Linked, &'static str> {
    let unquoted = |cell: &str| tidy_text(cell.trim().trim_matches('"').trim_start_matches('\''));
    let cells: Vec<String> = line.split(['\t', ';', ',']).map(unquoted).collect();
    let cell = |at: usize| cells.get(at).map_or("", String::as_str);
    let card = cell(0).to_ascii_uppercase();
    let is_card = card.len() == CARD && card.bytes().all(|sign| sign.is_ascii_alphanumeric());
    if !is_card || !card.bytes().any(|sign| sign.is_ascii_digit() || sign.is_ascii_uppercase()) {
        return Err("address-elsewhere-card");
    }
    let code = cell(1);
    let plain = |sign: char| sign.is_ascii_alphanumeric() || "-_./".contains(sign);
    if code.is_empty() || code.chars().count() > SIGNS || !code.chars().all(plain) {
        return Err("address-elsewhere-code");
    }
    let on = match cell(2) {
        "" => None,
        text => Some(Day::read(text).map_err(|_| "address-elsewhere-day")?),
    };
    Ok(Linked { card, code: code.to_owned(), on })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_read_with_its_head_and_wrong_lines_come_back_alone() {
        let text = "\u{feff}Mã thẻ,Mã Inhandao,Ngày đăng\r\n7kq2mx4p,ND-001,05/11/2024\r\n\
                    \"34KFTAM9\";ND/2\n34KFTAM9;ND/3\nQ7VHPHD3\t\n\
                    Q7VHPHD3\tX Y\nDEYQVWLA,ND4,mai\n";
        let read = read_links(text).unwrap_or_default();
        let on = Day::of(2024, 11, 5);
        assert_eq!(
            read.lines,
            [
                Linked { card: "7KQ2MX4P".into(), code: "ND-001".into(), on },
                Linked { card: "34KFTAM9".into(), code: "ND/2".into(), on: None },
            ]
        );
        let keys: Vec<&str> = read.back.iter().map(|(_, key)| *key).collect();
        assert_eq!(
            keys,
            [
                "address-elsewhere-twice",
                "address-elsewhere-code",
                "address-elsewhere-code",
                "address-elsewhere-day",
            ]
        );
        assert!(read_links(" \n").is_err());
    }
}

//! A list of those who were helped as it is pasted: a line each, in the columns of a spreadsheet or
//! parted by semicolons. It is read whole or not at all. Pure.

use super::listed::is_odd_year;
use kernel::fold::{fold, tidy_text};
use kernel::{Flaw, number};

/// Lines of one list: more come as a second one.
const MOST: usize = 500;
/// Lines whose flaws are told at once.
const TOLD: usize = 5;
/// Letters of a name and of a note, as on the form of one.
const LETTERS: (usize, usize) = (120, 300);

/// One line.
#[derive(Debug, PartialEq, Eq)]
pub struct Pasted {
    /// Name of the person, or of the head of the household.
    pub name: String,
    /// Year of birth, where told.
    pub birth_year: Option<i64>,
    /// How many; one where nothing is told.
    pub quantity: i64,
    /// đồng; none where nothing is told.
    pub amount: i64,
    /// Where and how they live.
    pub note: String,
}

/// Reads a list for work of a year: name, year of birth, quantity, đồng, note. A line of heads and
/// empty lines are passed over; each line that cannot be read is told by its number.
pub fn read_pasted(text: &str, year: i64) -> Result<Vec<Pasted>, Vec<Flaw>> {
    let (mut read, mut flaws) = (Vec::new(), Vec::new());
    for (at, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let cells: Vec<&str> = line.split(['\t', ';']).map(str::trim).collect();
        if is_heads(&cells) {
            continue;
        }
        match one(&cells, year) {
            Ok(one) => read.push(one),
            Err(key) => flaws.push(Flaw::new("list", key).arg("line", (at + 1).to_string())),
        }
    }
    if read.len() > MOST {
        flaws.push(Flaw::new("list", "people-of-list-too-long").arg("most", MOST.to_string()));
    } else if read.is_empty() && flaws.is_empty() {
        flaws.push(Flaw::new("list", "people-of-list-empty"));
    }
    flaws.truncate(TOLD);
    if flaws.is_empty() { Ok(read) } else { Err(flaws) }
}

/// The line above a table that says what its columns are.
fn is_heads(cells: &[&str]) -> bool {
    let second = cells.get(1).map(|cell| fold(cell)).unwrap_or_default();
    second == "nam sinh" || second == "year of birth" || second == "birth year"
}

fn one(cells: &[&str], year: i64) -> Result<Pasted, &'static str> {
    let cell = |at: usize| cells.get(at).copied().unwrap_or_default();
    let name = tidy_text(cell(0));
    let note = tidy_text(&cells.get(4..).unwrap_or_default().join("; "));
    if !name.chars().any(char::is_alphabetic) || name.chars().count() > LETTERS.0 {
        return Err("people-of-line-name");
    }
    if note.chars().count() > LETTERS.1 {
        return Err("people-of-line-note");
    }
    let birth_year = match cell(1) {
        "" => None,
        // The whole day of birth, as ID cards and lists of communes print it.
        text => Some(last_number(text).ok_or("people-of-line-year")?),
    };
    if birth_year.is_some_and(|born| is_odd_year(born, year)) {
        return Err("people-of-line-year");
    }
    let quantity = match cell(2) {
        "" => 1,
        text => number::read_count(text).map_err(|_| "people-of-line-quantity")?,
    };
    let amount = match cell(3) {
        "" => 0,
        text => number::read_count(text)
            .or_else(|_| number::read_vnd(text))
            .map_err(|_| "people-of-line-amount")?,
    };
    match (quantity > 0, amount >= 0) {
        (false, _) => Err("people-of-line-quantity"),
        (_, false) => Err("people-of-line-amount"),
        _ => Ok(Pasted { name, birth_year, quantity, amount, note }),
    }
}

fn last_number(text: &str) -> Option<i64> {
    text.rsplit(['/', '-', '.']).next().and_then(|year| year.trim().parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_read_from_a_spreadsheet_or_from_typing() {
        let text = "Họ tên\tNăm sinh\tSố lượng\n\nTrần  Thị Bông\t1951\t2\t600.000\tẤp 3\n\
                    Lê Văn Hai; 02/09/1960\nHộ bà Ba";
        let read = read_pasted(text, 2024).expect("a list");
        let told: Vec<_> = read
            .iter()
            .map(|one| (one.name.as_str(), one.birth_year, one.quantity, one.amount))
            .collect();
        let bong = ("Trần Thị Bông", Some(1951), 2, 600_000);
        assert_eq!(told, [bong, ("Lê Văn Hai", Some(1960), 1, 0), ("Hộ bà Ba", None, 1, 0)]);
        assert_eq!(read[0].note, "Ấp 3");
    }

    #[test]
    fn each_line_that_cannot_be_read_is_told() {
        let text = "Lê Hai\t1960\n1961\nLê Ba\tcon gái\nLê Bốn\t1850\nLê Năm\t\t0\n\
                    Lê Sáu\t\t\thai mươi";
        let flaws = read_pasted(text, 2024).expect_err("no list");
        let told: Vec<(&str, &str)> =
            flaws.iter().map(|flaw| (flaw.args[0].1.as_str(), flaw.key)).collect();
        let expected = [
            ("2", "people-of-line-name"),
            ("3", "people-of-line-year"),
            ("4", "people-of-line-year"),
            ("5", "people-of-line-quantity"),
            ("6", "people-of-line-amount"),
        ];
        assert_eq!(told, expected);
        assert_eq!(read_pasted(" \n", 2024).expect_err("nothing")[0].key, "people-of-list-empty");
        let long = "Lê Hai\n".repeat(MOST + 1);
        assert_eq!(read_pasted(&long, 2024).expect_err("long")[0].key, "people-of-list-too-long");
    }
}

//! A commune's list of poor households as it is pasted: a line each, in the columns of a
//! spreadsheet or parted by semicolons. A hamlet and whatever else stands there is passed over: the
//! list keeps no place. Lines that cannot be read come back alone, the others are taken. Pure.

use super::check_birth;
use crate::model::{Listed, Listing};
use kernel::fold::{fold, tidy_text};
use kernel::{Day, Flaw};

/// Lines of one list: more come as a second one.
const MOST: usize = 1_000;
/// Letters of a name, as on the form of one.
const LETTERS: usize = 120;
/// Words in the head of the column of birth.
const HEADS: [&str; 6] =
    ["nam sinh", "ngay sinh", "ngay thang nam sinh", "year of birth", "birth year", "born"];

/// What was read of a list: what can be taken, and the lines that came back with what is wrong.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct ReadList {
    /// What can be taken.
    pub lines: Vec<Listed>,
    /// Lines as they were pasted, each with its message.
    pub back: Vec<(String, &'static str)>,
}

/// Reads a list: name, year of birth, perhaps a hamlet, and what the household is. A number in
/// front of the name is its place on the list. Where a line does not say what the household is, it
/// is what was chosen for all.
pub fn read_list(text: &str, of_all: Option<Listing>, today: Day) -> Result<ReadList, Flaw> {
    let mut read = ReadList::default();
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    if lines.len() > MOST {
        return Err(Flaw::new("list", "address-round-list-long").arg("most", MOST.to_string()));
    }
    for line in lines {
        let cells: Vec<&str> = line.split(['\t', ';']).map(str::trim).collect();
        if cells.iter().any(|cell| HEADS.contains(&fold(cell).as_str())) {
            continue;
        }
        match one(&cells, of_all, today) {
            Ok(one) => read.lines.push(one),
            Err(key) => read.back.push((line.trim_end().to_owned(), key)),
        }
    }
    match read.lines.is_empty() && read.back.is_empty() {
        true => Err(Flaw::new("list", "address-round-list-empty")),
        false => Ok(read),
    }
}

fn one(cells: &[&str], of_all: Option<Listing>, today: Day) -> Result<Listed, &'static str> {
    let is_place = |cell: &str| {
        !cell.is_empty() && cell.chars().all(|sign| sign.is_ascii_digit() || sign == '.')
    };
    let skip = usize::from(cells.len() > 1 && is_place(cells[0]));
    let cell = |at: usize| cells.get(at + skip).copied().unwrap_or_default();
    let name = tidy_text(cell(0));
    if !name.chars().any(char::is_alphabetic) || name.chars().count() > LETTERS {
        return Err("address-round-line-name");
    }
    let birth_year = match cell(1) {
        "" => None,
        // The whole day of birth, as lists of communes print it.
        text => Some(last_number(text).ok_or("address-round-line-year")?),
    };
    if check_birth(birth_year, today).is_some() {
        return Err("address-round-line-year");
    }
    let class = cells.iter().skip(2 + skip).rev().find_map(|cell| listing(cell)).or(of_all);
    Ok(Listed { name, birth_year, class: class.ok_or("address-round-line-class")? })
}

/// What a cell says a household is.
fn listing(cell: &str) -> Option<Listing> {
    let said = fold(cell);
    let is_in = |words: &[&str]| words.contains(&said.as_str());
    if is_in(&["can ngheo", "ho can ngheo", "hcn", "near-poor", "near poor"]) {
        Some(Listing::NearPoor)
    } else if is_in(&["ngheo", "ho ngheo", "hn", "poor"]) {
        Some(Listing::Poor)
    } else if said.contains("kho khan") || said == "hardship" {
        Some(Listing::Hardship)
    } else {
        None
    }
}

fn last_number(text: &str) -> Option<i64> {
    text.rsplit(['/', '-', '.']).next().and_then(|year| year.trim().parse().ok())
}

/// The form of a name by which a list that is handed in again is known; `many` says which of the
/// namesakes of one list it is.
pub fn line_key(listed: &Listed, many: usize) -> String {
    let year = listed.birth_year.map(|year| year.to_string()).unwrap_or_default();
    format!("{}|{year}|{many}", fold(&listed.name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> Day {
        Day::parse("2024-11-01").expect("a day")
    }

    #[test]
    fn a_list_is_read_from_a_spreadsheet_or_from_typing() {
        let text = "STT\tHọ tên\tNăm sinh\tẤp\tDiện\n\n1\tTrần  Thị Bông\t1951\tẤp 3\tHộ nghèo\n\
                    2.\tLê Văn Hai\t02/09/1960\t\tCận nghèo\n\
                    Danh Sách; 1970; hoàn cảnh khó khăn\nHộ bà Ba;;Nghèo; có con nhỏ";
        let read = read_list(text, None, today()).expect("a list");
        assert_eq!(read.back, []);
        let told: Vec<_> =
            read.lines.iter().map(|one| (one.name.as_str(), one.birth_year, one.class)).collect();
        let expected = [
            ("Trần Thị Bông", Some(1951), Listing::Poor),
            ("Lê Văn Hai", Some(1960), Listing::NearPoor),
            ("Danh Sách", Some(1970), Listing::Hardship),
            ("Hộ bà Ba", None, Listing::Poor),
        ];
        assert_eq!(told, expected);
    }

    #[test]
    fn a_line_that_cannot_be_read_comes_back_alone() {
        let text = "Lê Một;1960;nghèo\n1961;1961;nghèo\nLê Ba;con gái;nghèo\nLê Bốn;1850;nghèo\n\
                    Lê Năm;1960;nghèo rớt";
        let read = read_list(text, None, today()).expect("a list");
        assert_eq!(read.lines.len(), 1);
        let back: Vec<(&str, &str)> =
            read.back.iter().map(|(line, key)| (line.as_str(), *key)).collect();
        let expected = [
            ("1961;1961;nghèo", "address-round-line-name"),
            ("Lê Ba;con gái;nghèo", "address-round-line-year"),
            ("Lê Bốn;1850;nghèo", "address-round-line-year"),
            ("Lê Năm;1960;nghèo rớt", "address-round-line-class"),
        ];
        assert_eq!(back, expected);
        let all = read_list("Lê Năm;1960;Ấp 3", Some(Listing::NearPoor), today()).expect("a list");
        assert_eq!(all.lines[0].class, Listing::NearPoor);
    }

    #[test]
    fn an_empty_list_and_one_too_long_are_told() {
        let told = |text: &str| read_list(text, None, today()).expect_err("none").key;
        assert_eq!(told(" \n"), "address-round-list-empty");
        assert_eq!(told("Họ tên;Năm sinh"), "address-round-list-empty");
        assert_eq!(told(&"Lê Hai;1960;nghèo\n".repeat(MOST + 1)), "address-round-list-long");
    }

    #[test]
    fn namesakes_of_one_list_stay_two_and_tones_do_not_part_them() {
        let bong =
            |name: &str| Listed { name: name.into(), birth_year: Some(1951), class: Listing::Poor };
        assert_eq!(line_key(&bong("Trần Hoà"), 1), line_key(&bong("trần hòa"), 1));
        assert_ne!(line_key(&bong("Trần Hòa"), 1), line_key(&bong("Trần Hòa"), 2));
    }
}

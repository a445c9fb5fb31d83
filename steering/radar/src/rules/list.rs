//! An agency's list as it is pasted: identity number or telephone; month; what was given; value. It
//! names nobody: a letter where the number stands is refused, and so is any further column. What is
//! wrong is told by the number of the line alone, so that no number comes back on a page. Pure.

use crate::model::Kind;
use addresses::rules::number_key;
use kernel::fold::fold;
use kernel::number::read_vnd;
use kernel::seal::Secret;
use kernel::{Flaw, Month};

/// Lines of one list.
pub const MOST_LINES: usize = 5_000;
/// Lines whose flaws are told at once; how many more there are is said.
pub const SHOWN_FLAWS: usize = 20;
/// The largest help of a month, in đồng.
const MOST_AMOUNT: i64 = 10_000_000_000;
/// Words in the head of the first column.
const HEADS: [&str; 10] = [
    "so dinh danh",
    "so dinh danh ca nhan",
    "cccd",
    "so cccd",
    "cmnd",
    "so dien thoai",
    "dien thoai",
    "so dinh danh hoac dien thoai",
    "number",
    "identity number or telephone",
];
/// What an agency gave, in the words of such lists, folded.
const KINDS: [(Kind, &[&str]); 8] = [
    (Kind::Cash, &["tien", "tien mat", "cash", "money"]),
    (Kind::Food, &["gao", "luong thuc", "thuc pham", "food", "rice"]),
    (Kind::Goods, &["qua", "hien vat", "nhu yeu pham", "hang hoa", "goods", "gift"]),
    (
        Kind::Treatment,
        &[
            "chua benh",
            "thuoc",
            "vien phi",
            "kham benh",
            "kham chua benh",
            "bao hiem y te",
            "treatment",
        ],
    ),
    (Kind::School, &["hoc", "di hoc", "hoc bong", "hoc phi", "sach vo", "school"]),
    (Kind::Home, &["nha", "nha o", "sua nha", "xay nha", "house"]),
    (Kind::Livelihood, &["sinh ke", "von", "cay giong", "con giong", "livelihood"]),
    (Kind::Other, &["khac", "loai khac", "other"]),
];

/// By what somebody is found: digits of a number, or a telephone in the form +84…. It prints
/// nowhere.
pub enum Key {
    /// Identity number.
    Number(Secret<String>),
    /// Telephone.
    Phone(Secret<String>),
}

/// A line that can be taken.
pub struct Line {
    /// Whom.
    pub key: Key,
    /// What.
    pub kind: Kind,
    /// Đồng.
    pub amount: i64,
}

/// What was read of a list.
#[derive(Default)]
pub struct ReadList {
    /// What can be taken.
    pub lines: Vec<Line>,
    /// Which lines cannot, from 1, each with its message.
    pub back: Vec<(usize, &'static str)>,
}

impl ReadList {
    /// The flaws that are told: the first lines one by one, and how many more there are.
    pub fn flaws(&self) -> Vec<Flaw> {
        let one = |(line, key): &(usize, &'static str)| {
            Flaw::new("lines", key).arg("line", line.to_string())
        };
        let mut all: Vec<Flaw> = self.back.iter().take(SHOWN_FLAWS).map(one).collect();
        if let Some(more) = self.back.len().checked_sub(SHOWN_FLAWS).filter(|more| *more > 0) {
            all.push(Flaw::new("lines", "radar-line-more-flaws").arg("more", more.to_string()));
        }
        all
    }
}

/// Reads a list of a month.
pub fn read_list(text: &str, month: Month) -> Result<ReadList, Flaw> {
    let mut read = ReadList::default();
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    let mut is_head = true;
    for (many, (at, line)) in lines.enumerate() {
        if many > MOST_LINES {
            return Err(too_long());
        }
        let cells: Vec<&str> = line.split(['\t', ';']).map(str::trim).collect();
        let first = cells.first().copied().unwrap_or_default();
        if std::mem::take(&mut is_head) && HEADS.contains(&fold(first).as_str()) {
            continue;
        }
        match one(&cells, month) {
            Ok(line) => read.lines.push(line),
            Err(key) => read.back.push((at + 1, key)),
        }
    }
    match (read.lines.len() + read.back.len(), read.lines.len()) {
        (0, _) => Err(Flaw::new("lines", "radar-list-empty")),
        (_, many) if many > MOST_LINES => Err(too_long()),
        _ => Ok(read),
    }
}

/// What is said of a list that is too long.
pub(crate) fn too_long() -> Flaw {
    Flaw::new("lines", "radar-list-long").arg("most", kernel::number::count(MOST_LINES as i64))
}

fn one(cells: &[&str], month: Month) -> Result<Line, &'static str> {
    let cell = |at: usize| cells.get(at).copied().unwrap_or_default();
    if cell(0).chars().any(char::is_alphabetic) {
        return Err("radar-line-name");
    }
    if cells.iter().skip(4).any(|cell| !cell.is_empty()) {
        return Err("radar-line-columns");
    }
    let key = key(cell(0)).ok_or("radar-line-number")?;
    if !cell(1).is_empty() && read_month(cell(1)) != Some(month) {
        return Err("radar-line-month");
    }
    let said = fold(cell(2));
    let known = KINDS.iter().find(|(_, words)| words.contains(&said.as_str()));
    let kind = known.map(|(kind, _)| *kind).ok_or("radar-line-kind")?;
    let amount = read_vnd(cell(3)).map_err(|_| "radar-line-amount")?;
    if !(1..=MOST_AMOUNT).contains(&amount) {
        return Err("radar-line-amount");
    }
    Ok(Line { key, kind, amount })
}

/// A number of nine or twelve digits, or a telephone. A spreadsheet drops the nought in front of a
/// number of twelve; where it could be a telephone written as 84… it is not guessed.
fn key(typed: &str) -> Option<Key> {
    let digits = number_key(typed);
    match digits.len() {
        9 | 12 => Some(Key::Number(Secret::new(digits))),
        11 if !digits.starts_with('0') && !digits.starts_with("84") => {
            Some(Key::Number(Secret::new(format!("0{digits}"))))
        }
        _ => match people::rules::forms::phone("lines", typed) {
            Ok(Some(phone)) => Some(Key::Phone(Secret::new(phone))),
            _ => None,
        },
    }
}

/// `10/2024`, `2024-10`, or a day of the month.
fn read_month(text: &str) -> Option<Month> {
    if let Ok(month) = Month::parse(text) {
        return Some(month);
    }
    let parts: Vec<&str> = text.split(['/', '-', '.']).map(str::trim).collect();
    let (month, year) = match parts.as_slice() {
        [month, year] | [_, month, year] => (month, year),
        _ => return None,
    };
    Month::new(year.parse().ok()?, month.parse().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn october() -> Month {
        Month::parse("2024-10").expect("a month")
    }

    fn plain(line: &Line) -> (String, Kind, i64) {
        let key = match &line.key {
            Key::Number(number) => number.expose().clone(),
            Key::Phone(phone) => phone.expose().clone(),
        };
        (key, line.kind, line.amount)
    }

    #[test]
    fn numbers_and_telephones_are_read_in_the_form_they_are_found_by() {
        let text = "Số định danh\tTháng\tLoại\tGiá trị\n\n079 185 012 345\t10/2024\tgạo\t300.000\n\
                    79185012345;2024-10;Tiền mặt;500000\n280123456;;quà;1\n\
                    0912.345.678;31/10/2024;Học bổng;2.000.000\n+84 912 345 678;;khác;7";
        let read = read_list(text, october()).expect("a list");
        assert_eq!(read.back, []);
        let told: Vec<_> = read.lines.iter().map(plain).collect();
        let expected = [
            ("079185012345", Kind::Food, 300_000),
            ("079185012345", Kind::Cash, 500_000),
            ("280123456", Kind::Goods, 1),
            ("+84912345678", Kind::School, 2_000_000),
            ("+84912345678", Kind::Other, 7),
        ];
        let expected: Vec<_> =
            expected.map(|(key, kind, amount)| (key.to_owned(), kind, amount)).into();
        assert_eq!(told, expected);
    }

    #[test]
    fn a_line_with_a_name_is_refused_and_tells_nothing_but_its_place() {
        let text = "Trần Thị Bông;10/2024;gạo;300000\n079185012345;10/2024;gạo;300000;bà Bông\n\
                    12345;10/2024;gạo;300000\n079185012345;09/2024;gạo;300000\n\
                    079185012345;10/2024;cho bà Bông;300000\n079185012345;10/2024;gạo;0\n\
                    84312345678;10/2024;gạo;300000\n079185012345;10/2024;gạo;300000";
        let read = read_list(text, october()).expect("a list");
        assert_eq!(read.lines.len(), 1);
        let expected = [
            (1, "radar-line-name"),
            (2, "radar-line-columns"),
            (3, "radar-line-number"),
            (4, "radar-line-month"),
            (5, "radar-line-kind"),
            (6, "radar-line-amount"),
            (7, "radar-line-number"),
        ];
        assert_eq!(read.back, expected);
        for flaw in read.flaws() {
            let said = format!("{flaw:?}");
            assert!(!said.contains("Bông") && !said.contains("079185"), "{said}");
        }
    }

    #[test]
    fn an_empty_list_and_one_too_long_are_told() {
        let told = |text: &str| read_list(text, october()).err().expect("none").key;
        assert_eq!(told(" \n"), "radar-list-empty");
        let long = "079185012345;;gạo;1\n".repeat(MOST_LINES);
        assert_eq!(read_list(&long, october()).expect("a list").lines.len(), MOST_LINES);
        assert_eq!(told(&(long + "079185012345;;gạo;1")), "radar-list-long");
        let bad = "x;;gạo;1\n".repeat(SHOWN_FLAWS + 3);
        let flaws = read_list(&bad, october()).expect("a list").flaws();
        assert_eq!(flaws.len(), SHOWN_FLAWS + 1);
    }
}

//! Which cell of a table is which figure of which month: read from its own heads, not from where
//! they stand, so that a row that was moved or a column that was copied is still what it says. Two
//! shapes: one unit with its months side by side, or the units of one month under each other.

use kernel::Month;
use kernel::fold::fold;
use kernel::received::{Line, Tab};
use std::collections::HashMap;

/// Rows in which heads are looked for.
const FIRST_ROWS: usize = 40;
/// The longest head, in bytes: longer words name no figure and are not looked at.
const HEAD_BYTES: usize = 400;

/// How a table is laid out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shape {
    /// A row a figure, a column a month: of one unit.
    Months {
        /// The column of the figures' codes or names.
        figure: u32,
        /// The columns of months.
        months: Vec<(u32, Month)>,
    },
    /// A row a unit, a column a figure: of one month.
    Units {
        /// The column of the units' codes.
        unit: u32,
        /// The columns of figures.
        figures: Vec<(u32, &'static str)>,
        /// The column of months, when the rows say theirs.
        month: Option<u32>,
    },
}

impl Shape {
    /// How many places for figures a row has.
    pub fn columns(&self) -> usize {
        match self {
            Shape::Months { months, .. } => months.len(),
            Shape::Units { figures, .. } => figures.len(),
        }
    }
}

/// A table whose heads were found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heads {
    /// The number of the row of heads.
    pub row: u32,
    /// What they say.
    pub shape: Shape,
}

/// What figures are called, folded: codes and labels in both languages.
pub type Names = HashMap<String, &'static str>;

const FIGURE: [&str; 5] = ["ma", "code", "figure", "so lieu", "chi tieu"];
const UNIT: [&str; 4] = ["ma don vi", "unit", "unit code", "don vi"];
const MONTH: [&str; 2] = ["thang", "month"];

/// Finds the heads of a table of figures; none when it is no such table.
pub fn find(tab: &Tab, names: &Names) -> Option<Heads> {
    tab.lines.iter().take(FIRST_ROWS).find_map(|line| {
        let said = folded(line);
        let shape = units(&said, names).or_else(|| months(&said))?;
        Some(Heads { row: line.number, shape })
    })
}

/// What may be heads of a row, folded, with their columns.
fn folded(line: &Line) -> Vec<(u32, String)> {
    let short = line.cells.iter().filter(|(_, said)| said.bytes() <= HEAD_BYTES);
    short.map(|(at, said)| (*at, fold(&said.typed()))).collect()
}

fn units(said: &[(u32, String)], names: &Names) -> Option<Shape> {
    let unit = named(said, &UNIT)?;
    let figures: Vec<(u32, &'static str)> =
        said.iter().filter_map(|(at, said)| Some((*at, *names.get(said)?))).collect();
    let month = named(said, &MONTH);
    (!figures.is_empty()).then_some(Shape::Units { unit, figures, month })
}

fn months(said: &[(u32, String)]) -> Option<Shape> {
    let figure = named(said, &FIGURE)?;
    let months: Vec<(u32, Month)> =
        said.iter().filter_map(|(at, said)| Some((*at, month_of(said)?))).collect();
    (!months.is_empty()).then_some(Shape::Months { figure, months })
}

/// The column whose head is one of these words, the first of them first.
fn named(said: &[(u32, String)], wanted: &[&str]) -> Option<u32> {
    wanted.iter().find_map(|word| {
        let found = said.iter().find(|(_, said)| said == word);
        found.map(|(at, _)| *at)
    })
}

/// The month of a head: `Tháng 11/2024`, `11/2024`, `2024-11`.
pub fn month_of(text: &str) -> Option<Month> {
    let folded = fold(text);
    let plain = ["thang ", "month ", "t"].iter().find_map(|word| folded.strip_prefix(word));
    let plain = plain.unwrap_or(&folded).trim();
    if let Ok(month) = Month::parse(plain) {
        return Some(month);
    }
    let (number, year) = plain.split_once(['/', '-', '.'])?;
    let (number, year) = (number.trim().parse().ok()?, year.trim().parse().ok()?);
    Month::new(year, number).filter(|_| (1900..2200).contains(&year))
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::received::Said;

    fn line(number: u32, cells: &[&str]) -> Line {
        let cells = (0..).zip(cells).filter(|(_, cell)| !cell.is_empty());
        let cells = cells.map(|(at, cell)| (at, Said::Text((*cell).to_owned()))).collect();
        Line { number, cells }
    }

    fn tab(lines: &[Line]) -> Tab {
        Tab { lines: lines.to_vec(), ..Tab::default() }
    }

    fn names() -> Names {
        let all = [("members_new", "members_new"), ("hoi vien phat trien moi", "members_new")];
        all.into_iter().map(|(name, code)| (name.to_owned(), code)).collect()
    }

    fn month(text: &str) -> Month {
        Month::parse(text).expect("a month")
    }

    #[test]
    fn months_side_by_side_are_found_under_their_title() {
        let title = line(1, &["Số liệu báo cáo tháng"]);
        let heads = line(4, &["Mã", "Số liệu", "Đơn vị tính", "Tháng 10/2024", "11/2024"]);
        let found = find(&tab(&[title, heads]), &names()).expect("heads");
        assert_eq!(found.row, 4);
        let months = vec![(3, month("2024-10")), (4, month("2024-11"))];
        assert_eq!(found.shape, Shape::Months { figure: 0, months });
    }

    #[test]
    fn units_under_each_other_are_found_by_code_or_label() {
        for head in ["members_new", "Hội viên phát triển mới", "HỘI VIÊN PHÁT TRIỂN MỚI"]
        {
            let heads = line(2, &["Mã đơn vị", "Đơn vị", "", head]);
            let found = find(&tab(&[heads]), &names()).expect("heads");
            let figures = vec![(3, "members_new")];
            assert_eq!(found.shape, Shape::Units { unit: 0, figures, month: None });
        }
        let heads = line(1, &["unit", "month", "members_new"]);
        let found = find(&tab(&[heads]), &names()).expect("heads");
        assert!(matches!(found.shape, Shape::Units { month: Some(1), .. }));
    }

    #[test]
    fn a_table_of_something_else_has_no_heads() {
        let other = [line(1, &["Họ tên", "Ngày sinh"]), line(2, &["Bà Sáu", "1950"])];
        assert_eq!(find(&tab(&other), &names()), None);
        assert_eq!(month_of("Số 12/2024/QĐ"), None);
        assert_eq!(month_of("13/2024"), None);
        assert_eq!(month_of("T9/2023"), Some(month("2023-09")));
    }
}

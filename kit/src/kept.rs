//! A list kept as a file: the address of the list with `file=csv` or `file=xlsx` answers what is
//! seen there, under the same filters and the same rights. It reads nothing and filters nothing;
//! the page hands it the rows that it shows.

use crate::lang::Words;
use crate::page::button_link;
use crate::printer::{Press, XLSX, print};
use crate::sift::PAGE;
use crate::web::{Answer, Visit, csv_cell, download};
use kernel::sheet::{Cell, Sheet};
use maud::{Markup, html};
use std::borrow::Cow;

/// The part of the address that asks for a file.
const ASKED: &str = "file";
/// Where a list goes on: a file begins at its top.
const AFTER: &str = "after";

/// Which file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// Text, for other programs.
    Csv,
    /// A spreadsheet with real numbers.
    Xlsx,
}

impl Kept {
    /// The file that an address asks for; none when it asks for the page.
    pub fn asked(visit: &Visit) -> Option<Kept> {
        match visit.query(ASKED).as_str() {
            "csv" => Some(Kept::Csv),
            "xlsx" => Some(Kept::Xlsx),
            _ => None,
        }
    }

    fn ending(self) -> &'static str {
        match self {
            Kept::Csv => "csv",
            Kept::Xlsx => "xlsx",
        }
    }

    /// The sheet as this file, named after the sheet.
    pub async fn answer(self, visit: &Visit, sheet: Sheet) -> Answer {
        let name = format!("{}.{}", sheet.name.replace(['/', ' '], "-"), self.ending());
        if self == Kept::Csv {
            return Ok(download(csv(&sheet), "text/csv; charset=utf-8", &name));
        }
        let press = visit.house().shelf::<Press>()?;
        let bytes = print(move || press.0.xlsx(&sheet)).await?;
        Ok(download(bytes, XLSX, &name))
    }
}

/// The two ways to keep the list of this page as it is filtered now.
pub fn links(visit: &Visit) -> Markup {
    let to = |kind: Kept| address(visit.here(), kind);
    html! {
        (button_link(&visit.say("kit-keep-sheet"), &to(Kept::Xlsx), false))
        (button_link(&visit.say("kit-keep-csv"), &to(Kept::Csv), false))
    }
}

/// The address of a list, asking for a file of all of it.
fn address(here: &str, kind: Kept) -> String {
    let (path, query) = here.split_once('?').unwrap_or((here, ""));
    let is_kept = |(name, _): &(Cow<'_, str>, _)| ![ASKED, AFTER, PAGE].contains(&name.as_ref());
    let pairs = form_urlencoded::parse(query.as_bytes()).filter(is_kept);
    let mut all = form_urlencoded::Serializer::new(String::new());
    all.extend_pairs(pairs).append_pair(ASKED, kind.ending());
    format!("{path}?{}", all.finish())
}

/// Below a list: that it is as long as it may be, when it is.
pub fn cut(words: &Words, rows: usize, most: usize) -> Markup {
    html! { @if rows >= most { p.quiet { (cut_said(words, most)) } } }
}

fn cut_said(words: &Words, most: usize) -> String {
    words.say_with("kit-keep-cut", &[("rows", kernel::number::count(most as i64))])
}

/// With a line that says so when the list is as long as it may be.
pub fn cut_at(sheet: Sheet, words: &Words, most: usize) -> Sheet {
    if sheet.rows.len() < most {
        return sheet;
    }
    sheet.note(&cut_said(words, most))
}

/// Heads, rows, and what is to be known of them below.
pub fn csv(sheet: &Sheet) -> Vec<u8> {
    // Excel reads a file without the mark as letters of another alphabet.
    let mut text = String::from("\u{feff}");
    let heads = sheet.columns.iter().map(|column| csv_cell(&column.head));
    line(&mut text, heads);
    for row in &sheet.rows {
        line(&mut text, row.cells.iter().map(cell));
    }
    for note in &sheet.notes {
        line(&mut text, std::iter::once(csv_cell(note)));
    }
    text.into_bytes()
}

fn line(text: &mut String, cells: impl Iterator<Item = String>) {
    *text += &cells.collect::<Vec<_>>().join(",");
    *text += "\r\n";
}

fn cell(cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => csv_cell(text),
        Cell::Count(count) => count.0.to_string(),
        Cell::Vnd(amount) | Cell::Trieu(amount) => amount.0.to_string(),
        Cell::Day(day) => day.iso(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::sheet::Kind;
    use kernel::{Count, Day};

    #[test]
    fn a_file_is_asked_at_the_address_of_its_list() {
        let here =
            "/activities?unit=kien-giang%2Fhuyen-giang-thanh&q=g%E1%BA%A1o&after=x&page=2&file=csv";
        assert_eq!(
            address(here, Kept::Xlsx),
            "/activities?unit=kien-giang%2Fhuyen-giang-thanh&q=g%E1%BA%A1o&file=xlsx"
        );
        assert_eq!(address("/cattle", Kept::Csv), "/cattle?file=csv");
    }

    #[test]
    fn a_formula_stays_text_and_an_unknown_number_empty() {
        let mut sheet = Sheet::new("x", "X", Day::BEGINNING).note("Đã cắt ở đây");
        sheet = sheet.column("Tên", Kind::Text).column("Số", Kind::Count);
        sheet.row([Cell::from("=1+1"), Cell::Count(Count(-3))]);
        sheet.row([Cell::from("Gạo, mì"), Cell::Empty]);
        let told = String::from_utf8(csv(&sheet)).expect("is text");
        assert_eq!(told, "\u{feff}Tên,Số\r\n'=1+1,-3\r\n\"Gạo, mì\",\r\nĐã cắt ở đây\r\n");
    }
}

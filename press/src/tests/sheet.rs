//! Spreadsheets, read back by another program.

use super::sample::sheet;
use calamine::{Data, Reader, Xlsx};
use kernel::sheet::{Kind, Sheet, Workbook};
use kernel::{Day, Error, Vnd};
use std::io::Cursor;

fn read(file: Vec<u8>) -> Xlsx<Cursor<Vec<u8>>> {
    Xlsx::new(Cursor::new(file)).expect("a spreadsheet")
}

#[test]
fn numbers_are_numbers_and_words_are_words() {
    let mut file = read(crate::xlsx(&sheet()).expect("a file"));
    assert_eq!(file.sheet_names(), ["Tháng 10 2024"]);
    let cells = file.worksheet_range("Tháng 10 2024").expect("a sheet");
    let at = |row, column| cells.get_value((row, column)).cloned().unwrap_or_default();
    assert_eq!(at(0, 0), Data::String("Báo cáo tháng 10 năm 2024".to_owned()));
    assert_eq!(at(2, 1), Data::String("Số lượng".to_owned()));
    assert_eq!(at(3, 0), Data::String("=1+1".to_owned()));
    assert_eq!(at(3, 1), Data::Float(20_315.0));
    assert_eq!(at(3, 2), Data::Empty, "nothing is not zero");
    assert!(matches!(at(3, 3), Data::DateTime(_)));
    assert_eq!(at(4, 2), Data::Float(562_000_000.0));
    assert_eq!(at(5, 1), Data::Float(0.0));
    assert_eq!(at(5, 2), Data::Float(20_073_000_000.0));
    let formulas = file.worksheet_formula("Tháng 10 2024").expect("a sheet");
    assert!(formulas.used_cells().next().is_none(), "no cell is a formula");
}

#[test]
fn tabs_get_names_excel_takes() {
    let day = Day::of(2024, 10, 31).expect("a day");
    let tab = |name: &str| Sheet::new(name, "", day);
    let long = "Tên rất dài của một trang tính không ai đọc hết";
    let names = ["a/b", "A/B", "", "'x'", long, long];
    let book = names.iter().fold(Workbook::new("Sổ"), |book, name| book.sheet(tab(name)));
    let file = read(crate::xlsx_workbook(&book).expect("a file"));
    let wanted = [
        "a b",
        "A B 2",
        "1",
        "x",
        "Tên rất dài của một trang tính ",
        "Tên rất dài của một trang 2",
    ];
    let read: Vec<String> = file.sheet_names().iter().map(|name| name.trim_end().into()).collect();
    assert_eq!(read, wanted.map(str::trim_end));
}

#[test]
fn what_a_cell_cannot_hold_is_refused() {
    let day = Day::of(2024, 10, 31).expect("a day");
    let mut large = Sheet::new("a", "b", day).column("c", Kind::Vnd);
    large.row([Vnd(9_007_199_254_740_993)]);
    assert!(matches!(crate::xlsx(&large), Err(Error::Fault(_))));
    let mut long = Sheet::new("a", "b", day).column("c", Kind::Text);
    long.row(["x".repeat(32_768)]);
    assert!(matches!(crate::xlsx(&long), Err(Error::TooLarge)));
    assert!(matches!(crate::xlsx_workbook(&Workbook::new("x")), Err(Error::Fault(_))));
    let mut old = Sheet::new("a", "b", day).column("c", Kind::Day);
    old.row([Day::of(1890, 5, 19)]).row([None::<Day>]);
    let mut file = read(crate::xlsx(&old).expect("a file"));
    let cells = file.worksheet_range("a").expect("a sheet");
    assert_eq!(cells.get_value((2, 0)), Some(&Data::String("19/05/1890".to_owned())));
}

#[test]
fn the_same_sheet_gives_the_same_bytes() {
    assert_eq!(crate::xlsx(&sheet()).expect("a file"), crate::xlsx(&sheet()).expect("a file"));
}

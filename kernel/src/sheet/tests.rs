//! What a sheet keeps of what was put into it.

use super::{Cell, Kind, Sheet};
use crate::day::Day;
use crate::money::Vnd;

#[test]
fn nothing_is_not_zero() {
    assert_eq!(Cell::from(None::<Vnd>), Cell::Empty);
    assert_eq!(Cell::from(""), Cell::Empty);
    assert_eq!(Cell::from(Some(Vnd(0))), Cell::Vnd(Vnd(0)));
}

#[test]
fn what_looks_like_a_formula_is_words() {
    let mut sheet = Sheet::new("Tháng 10", "Báo cáo", Day::FIRST).column("Nội dung", Kind::Text);
    sheet.row(["=1+1"]).strong_row(["Cộng"]);
    assert_eq!(sheet.rows[0].cells, [Cell::Text("=1+1".to_owned())]);
    assert!(sheet.rows[1].strong && !sheet.rows[0].strong);
}

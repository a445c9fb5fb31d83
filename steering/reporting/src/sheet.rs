//! From a report to a spreadsheet: one row a figure with real numbers, in the order of the printed
//! report. It knows no file format.

use crate::figures::{FIGURES, SECTIONS};
use crate::view::View;
use kernel::figure::Measure;
use kernel::sheet::{Cell, Kind, Sheet};
use kernel::{Count, Vnd};
use kit::Words;

/// The spreadsheet of a report, with heads in the reader's language.
pub fn sheet(view: &View, words: &Words) -> Sheet {
    let say = |key: &str| words.say(key);
    let title = words.say_with(
        "sheet-title",
        &[("unit", view.place.name.as_str()), ("month", &view.month.vn())],
    );
    let mut sheet = Sheet::new(&view.month.iso(), &title, view.month.last())
        .column_of(&say("sheet-no"), Kind::Count, 6)
        .column_of(&say("sheet-figure"), Kind::Text, 48)
        .column_of(&say("sheet-unit"), Kind::Text, 14)
        .column_of(&say("sheet-now"), Kind::Vnd, 20)
        .column_of(&say("sheet-previous"), Kind::Vnd, 20)
        .column_of(&say("sheet-last-year"), Kind::Vnd, 20)
        .column_of(&say("sheet-code"), Kind::Text, 30);
    if let Some(mark) = view.report.as_ref().and_then(|report| report.illustrative.as_deref()) {
        sheet = sheet.note(&say(mark));
    }
    for section in SECTIONS {
        sheet.strong_row([Cell::Empty, Cell::from(say(&format!("section-{}", section.key)))]);
        let (first, last) = section.span;
        for figure in FIGURES.iter().filter(|f| (first..=last).contains(&f.no)) {
            let Some(value) = view.value(figure.code) else { continue };
            let amount = |n: i64| match figure.measure {
                Measure::Count => Cell::Count(Count(n)),
                Measure::Money => Cell::Vnd(Vnd(n)),
            };
            sheet.row([
                Cell::Count(Count(i64::from(figure.no))),
                Cell::from(say(&format!("figure-{}", figure.code.replace('_', "-")))),
                Cell::from(say(&format!("unit-{}", figure.unit))),
                amount(value.value),
                amount(value.previous),
                amount(value.last_year),
                Cell::from(figure.code),
            ]);
        }
    }
    sheet
}

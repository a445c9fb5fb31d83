//! A spreadsheet that an officer sends, as the text table that the import reads: the first sheet,
//! line for line, so that a refused line is found by its number. It judges no cell.

use calamine::{Data, Reader, Xlsx};
use std::io::Cursor;

/// How a spreadsheet file begins (it is a zip).
const ZIP: &[u8] = b"PK";
/// The cell that opens the line of heads.
const HEAD: &str = "unit";

/// The table as CSV; text is given back as it is. Lines above the heads (a title, notes) become
/// comments, which keeps the numbers of the lines.
pub fn csv_of(bytes: &[u8]) -> Result<Vec<u8>, String> {
    if !bytes.starts_with(ZIP) {
        return Ok(bytes.to_vec());
    }
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|cause| cause.to_string())?;
    let sheet = book.worksheet_range_at(0).ok_or("the file has no sheet")?;
    let sheet = sheet.map_err(|cause| cause.to_string())?;
    let is_head = |row: &[Data]| row.iter().any(|cell| said(cell) == HEAD);
    let head = sheet.rows().position(is_head).ok_or("no line has the head `unit`")?;
    let above = sheet.start().map_or(0, |(row, _)| row as usize);
    let mut text = "#\n".repeat(above + head).into_bytes();
    let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(&mut text);
    for row in sheet.rows().skip(head) {
        writer.write_record(row.iter().map(said)).map_err(|cause| cause.to_string())?;
    }
    writer.flush().map_err(|cause| cause.to_string())?;
    drop(writer);
    Ok(text)
}

/// A cell as it would be typed: whole numbers without a point, days as 2024-10-05.
fn said(cell: &Data) -> String {
    match cell {
        Data::Float(number) if number.fract() == 0.0 => format!("{number:.0}"),
        Data::DateTime(at) => {
            let (year, month, day, ..) = at.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        Data::DateTimeIso(text) => text.chars().take(10).collect(),
        other => other.to_string().replace(['\r', '\n'], " ").trim().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::Day;
    use kernel::sheet::{Cell, Kind, Sheet, Workbook};
    use kernel::{Count, Vnd};

    #[test]
    fn a_spreadsheet_is_read_line_for_line() {
        let day = Day::of(2024, 10, 5).expect("a day");
        let mut sheet = Sheet::new("import", "Việc thiện", day).note("một ghi chú");
        for head in ["unit", "kind", "from", "count", "value", "source"] {
            sheet = sheet.column(head, if head == "from" { Kind::Day } else { Kind::Text });
        }
        sheet.row([
            Cell::from("kien-giang"),
            Cell::from("gift"),
            Cell::Day(day),
            Cell::Count(Count(120)),
            Cell::Vnd(Vnd(4_500_000)),
            Cell::from("hiện vật"),
        ]);
        let bytes = press::xlsx_workbook(&Workbook::new("Việc").sheet(sheet)).expect("a file");
        let text = csv_of(&bytes).expect("a table");
        let lines = activities::sheet::lines(&text).expect("lines");
        let line = lines[0].as_ref().expect("a line");
        let kind = line.kind_of(catalogue::shipped()).expect("a kind");
        let draft = line.draft(kind, None).expect("a draft");
        assert_eq!((draft.until, draft.amount()), (day, 4_500_000));
        assert_eq!(draft.parts.counts, [("parcels".to_owned(), 120)]);
        assert!(line.number > 2, "the number of the line in the file: {}", line.number);
    }

    #[test]
    fn text_is_left_alone_and_a_broken_file_is_said() {
        assert_eq!(csv_of(b"unit,kind").expect("text"), b"unit,kind");
        assert!(csv_of(b"PK\x03\x04 nothing").is_err());
    }
}

//! The cells of an Excel file, one by one as they stand in it: no grid is ever made of the size
//! that the file claims. A formula gives the value that was kept with it and is never run.

use crate::ask::{self, Frame};
use crate::child::Stop;
use crate::limits::{COLUMNS, LETTERS, Left, Room, TAB_LETTERS, TABS};
use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx, XlsxError};
use kernel::Day;
use kernel::received::{Cells, Line, Said, Unfit};
use std::io::{Cursor, Write};

/// Says every sheet, row by row.
pub fn read(bytes: &[u8], room: &Room, output: &mut impl Write) -> Result<(), Stop> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(refused)?;
    let tabs: Vec<(String, bool)> = book
        .sheets_metadata()
        .iter()
        .filter(|tab| tab.typ == SheetType::WorkSheet)
        .map(|tab| (tab.name.clone(), tab.visible != SheetVisible::Visible))
        .collect();
    if tabs.is_empty() {
        return Err(Unfit::Empty.into());
    }
    if tabs.len() > TABS {
        return Err(Unfit::TooManyRows.into());
    }
    let (mut is_empty, mut left) = (true, room.left());
    for (name, is_hidden) in tabs {
        let short = name.chars().take(TAB_LETTERS).collect();
        ask::say(output, &Frame::Tab { name: short, is_hidden })?;
        is_empty &= rows(&mut book, &name, (room.rows, &mut left), output)? == 0 || is_hidden;
    }
    if is_empty { Err(Unfit::Empty.into()) } else { Ok(()) }
}

/// Says the rows of a sheet and tells how many there are.
fn rows(
    book: &mut Xlsx<Cursor<&[u8]>>,
    name: &str,
    (most, left): (u32, &mut Left),
    output: &mut impl Write,
) -> Result<usize, Stop> {
    let mut cells = book.worksheet_cells_reader(name).map_err(refused)?;
    let mut line = Line { number: 0, cells: Cells::default() };
    let mut many = 0;
    while let Some(cell) = cells.next_cell().map_err(refused)? {
        let (row, column) = cell.get_position();
        let Some(said) = said(cell.get_value())? else { continue };
        left.cell(said.bytes())?;
        let number = row.saturating_add(1);
        if number > most || column >= COLUMNS {
            return Err(Unfit::TooManyRows.into());
        }
        if number != line.number {
            many += told(&mut line, left, output)?;
            // Rows stand in their order; a file that jumps back was not written by Excel.
            if number < line.number {
                return Err(Unfit::Damaged.into());
            }
            line.number = number;
        }
        if line.cells.last_column().is_some_and(|before| before >= column) {
            return Err(Unfit::Damaged.into());
        }
        line.cells.push(column, &said);
    }
    Ok(many + told(&mut line, left, output)?)
}

fn told(line: &mut Line, left: &mut Left, output: &mut impl Write) -> Result<usize, Stop> {
    if line.cells.is_empty() {
        return Ok(0);
    }
    left.row()?;
    ask::say(output, &ask::row(line))?;
    line.cells = Cells::default();
    Ok(1)
}

/// A cell as data; none where there is nothing.
fn said(cell: &DataRef<'_>) -> Result<Option<Said>, Unfit> {
    let words = match cell {
        DataRef::Empty => return Ok(None),
        DataRef::Int(number) => return Ok(Some(Said::Number(number.to_string()))),
        DataRef::Float(number) => return Ok(Some(digits(*number))),
        DataRef::DateTime(at) if at.is_datetime() => {
            let (year, month, day, ..) = at.to_ymd_hms_milli();
            let day = i16::try_from(year).ok().and_then(|year| Day::of(year, month, day));
            return Ok(Some(day.map_or_else(|| digits(at.as_f64()), Said::Day)));
        }
        DataRef::DateTime(span) => return Ok(Some(digits(span.as_f64()))),
        DataRef::Bool(true) => "1".to_owned(),
        DataRef::Bool(false) => "0".to_owned(),
        DataRef::String(words) => words.clone(),
        DataRef::SharedString(words) => (*words).to_owned(),
        DataRef::DateTimeIso(words) => match Day::parse(words.get(..10).unwrap_or_default()) {
            Ok(day) => return Ok(Some(Said::Day(day))),
            Err(_) => words.clone(),
        },
        DataRef::DurationIso(words) => words.clone(),
        DataRef::Error(error) => error.to_string(),
    };
    text(&words)
}

/// Words of a cell without what no person typed.
pub fn text(words: &str) -> Result<Option<Said>, Unfit> {
    if words.chars().count() > LETTERS {
        return Err(Unfit::LongCell);
    }
    let plain = words.replace('\0', "\u{fffd}").replace(['\r', '\n'], " ");
    let plain = plain.trim();
    Ok((!plain.is_empty()).then(|| Said::Text(plain.to_owned())))
}

/// A number in plain digits, with as many as Excel itself keeps (15). What is no number, or has
/// more than eighteen digits before its point, stays words that no figure takes.
fn digits(number: f64) -> Said {
    const LARGEST: f64 = 1e18;
    if !number.is_finite() || number.abs() >= LARGEST {
        return Said::Text(format!("{number:e}"));
    }
    if number.fract() == 0.0 {
        return Said::Number(format!("{number:.0}"));
    }
    // Fifteen digits in all: the rest is dust of the machine (0.30000000000000004).
    let scale = number.abs().log10().floor();
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let places = (14.0 - scale).clamp(0.0, 20.0) as usize;
    let plain = format!("{number:.places$}");
    let plain = plain.trim_end_matches('0').trim_end_matches('.');
    Said::Number(if plain == "-0" { "0".to_owned() } else { plain.to_owned() })
}

fn refused(cause: XlsxError) -> Unfit {
    match cause {
        XlsxError::Password => Unfit::Locked,
        _ => Unfit::Damaged,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_plain_digits_without_dust() {
        let told = |number: f64| digits(number);
        let number = |text: &str| Said::Number(text.to_owned());
        assert_eq!(told(1_980.0), number("1980"));
        assert_eq!(told(472.35), number("472.35"));
        assert_eq!(told(0.1 + 0.2), number("0.3"));
        assert_eq!(told(-3.0), number("-3"));
        assert_eq!(told(0.000_001), number("0.000001"));
        assert_eq!(told(153_133_000_000.0), number("153133000000"));
        assert_eq!(told(1e308), Said::Text("1e308".into()));
        assert_eq!(told(f64::NAN), Said::Text("NaN".into()));
    }
}

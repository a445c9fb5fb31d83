//! A sheet as `.xlsx`: real numbers, frozen head, A4 when printed. Words are written as words and
//! keep the mark that stops Excel from reading a formula when somebody edits them; there will
//! never be a formula, a link or a macro.

mod guard;

use guard::Lists;
use kernel::sheet::{Cell, Kind, Row, Sheet, Workbook};
use kernel::{Day, Error, Result};
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Worksheet, XlsxError,
};

/// The largest whole number a cell holds exactly: 2^53, nine million billion.
const LARGEST_EXACT: u64 = 1 << 53;
/// What Excel takes in one cell.
const LONGEST_CHARS: usize = 32_767;
/// Widths in characters between which columns are fitted.
const NARROWEST: u16 = 8;
const WIDEST: u16 = 60;

/// Prints one sheet as a file of its own.
///
/// # Errors
/// As [`xlsx_workbook`].
pub fn xlsx(sheet: &Sheet) -> Result<Vec<u8>> {
    xlsx_workbook(&Workbook::new(&sheet.title).sheet(sheet.clone()))
}

/// Prints all sheets of a workbook as one file.
///
/// # Errors
/// `TooLarge` for more rows, columns or letters than Excel takes; `Fault` for a number that a
/// cell cannot hold exactly, and for a workbook without a sheet.
pub fn xlsx_workbook(book: &Workbook) -> Result<Vec<u8>> {
    let mut file = rust_xlsxwriter::Workbook::new();
    let newest = book.sheets.iter().map(|sheet| sheet.made_on).max();
    let newest = newest.ok_or_else(|| Error::fault("a workbook without a sheet"))?;
    let (year, month, day) = calendar(newest);
    let made = ExcelDateTime::from_ymd(year, month, day).map_err(refused)?;
    let properties = DocProperties::new().set_title(&book.title).set_creation_datetime(&made);
    file.set_properties(&properties);
    let mut lists = Lists::of(book);
    let mut names: Vec<String> = vec![lists.name.clone()];
    for sheet in &book.sheets {
        let name = tab_name(&sheet.name, &names);
        let tab = file.add_worksheet();
        tab.set_name(&name).map_err(refused)?;
        names.push(name);
        write_sheet(tab, sheet, &mut lists)?;
    }
    lists.write(&mut file)?;
    file.save_to_buffer().map_err(refused)
}

fn write_sheet(tab: &mut Worksheet, sheet: &Sheet, lists: &mut Lists) -> Result<()> {
    let title = Format::new().set_font_name(FONT).set_font_size(14).set_bold();
    let note = Format::new().set_font_name(FONT).set_font_size(11).set_italic();
    tab.write_string_with_format(0, 0, short(&sheet.title)?, &title).map_err(refused)?;
    let mut at = 1;
    for line in &sheet.notes {
        tab.write_string_with_format(at, 0, short(line)?, &note).map_err(refused)?;
        at += 1;
    }
    let head = look(None, true)
        .set_align(FormatAlign::Center)
        .set_align(FormatAlign::VerticalCenter)
        .set_text_wrap();
    for (column, declared) in (0_u16..).zip(&sheet.columns) {
        tab.write_string_with_format(at, column, short(&declared.head)?, &head).map_err(refused)?;
        let width = declared.width_chars.unwrap_or_else(|| fitted(sheet, usize::from(column)));
        tab.set_column_width(column, width).map_err(refused)?;
    }
    for (below, row) in (at + 1..).zip(&sheet.rows) {
        write_row(tab, below, sheet, row)?;
    }
    tab.set_freeze_panes(at + 1, sheet.still_columns).map_err(refused)?;
    guard::guard(tab, sheet, at, lists)?;
    set_up_print(tab, sheet, at)
}

const FONT: &str = "Times New Roman";

fn write_row(tab: &mut Worksheet, at: u32, sheet: &Sheet, row: &Row) -> Result<()> {
    for (column, cell) in (0_u16..).zip(&row.cells) {
        let declared = sheet.columns.get(usize::from(column));
        let kind = row.kind.or(declared.map(|declared| declared.kind));
        let is_open = declared.is_some_and(|declared| declared.is_open) && !row.is_shut;
        let format = look(kind_of(cell).or(kind), row.strong);
        let format = if is_open { format.set_unlocked() } else { format };
        let written = match cell {
            Cell::Empty => tab.write_blank(at, column, &format),
            Cell::Text(words) => {
                let words = short(words)?;
                let format =
                    if is_formula_like(words) { format.set_quote_prefix() } else { format };
                tab.write_string_with_format(at, column, words, &format)
            }
            Cell::Count(count) => {
                tab.write_number_with_format(at, column, exact(count.0)?, &format)
            }
            Cell::Vnd(amount) => {
                tab.write_number_with_format(at, column, exact(amount.0)?, &format)
            }
            Cell::Trieu(amount) => {
                let trieu = exact(amount.0)? / 1e6;
                tab.write_number_with_format(at, column, trieu, &format)
            }
            Cell::Day(day) => {
                let (year, month, number) = calendar(*day);
                match ExcelDateTime::from_ymd(year, month, number) {
                    Ok(date) => tab.write_datetime_with_format(at, column, &date, &format),
                    // Excel's days begin with 1900; older ones are kept as people write them.
                    Err(_) => tab.write_string_with_format(at, column, day.vn(), &format),
                }
            }
        };
        written.map_err(refused)?;
    }
    Ok(())
}

/// A4, as wide as one page, the head on each, the number of the page at the foot.
fn set_up_print(tab: &mut Worksheet, sheet: &Sheet, head: u32) -> Result<()> {
    const A4: u8 = 9;
    tab.set_paper_size(A4).set_print_fit_to_pages(1, 0).set_footer("&C&P/&N");
    match sheet.landscape {
        true => tab.set_landscape(),
        false => tab.set_portrait(),
    };
    tab.set_repeat_rows(head, head).map_err(refused)?;
    Ok(())
}

fn look(kind: Option<Kind>, strong: bool) -> Format {
    let format = Format::new().set_font_name(FONT).set_font_size(12).set_border(FormatBorder::Thin);
    let format = if strong { format.set_bold() } else { format };
    match kind {
        Some(Kind::Count | Kind::Vnd) => format.set_num_format("#,##0"),
        Some(Kind::Day) => format.set_num_format("dd/mm/yyyy").set_align(FormatAlign::Center),
        // With as many decimals as it has: Excel's own format shows 472,35 and 562 alike.
        Some(Kind::Trieu) => format.set_num_format("General").set_align(FormatAlign::Right),
        Some(Kind::Text) => format.set_text_wrap().set_align(FormatAlign::VerticalCenter),
        None => format,
    }
}

fn kind_of(cell: &Cell) -> Option<Kind> {
    match cell {
        Cell::Empty => None,
        Cell::Text(_) => Some(Kind::Text),
        Cell::Count(_) => Some(Kind::Count),
        Cell::Vnd(_) => Some(Kind::Vnd),
        Cell::Trieu(_) => Some(Kind::Trieu),
        Cell::Day(_) => Some(Kind::Day),
    }
}

/// What Excel or another program would read as a formula when the cell is edited or saved as CSV.
fn is_formula_like(words: &str) -> bool {
    words.starts_with(['=', '+', '-', '@', '\t', '\r'])
}

fn exact(number: i64) -> Result<f64> {
    match number.unsigned_abs() <= LARGEST_EXACT {
        #[allow(clippy::cast_precision_loss)]
        true => Ok(number as f64),
        false => Err(Error::fault("a number of more than 2^53 does not fit into a cell")),
    }
}

fn short(words: &str) -> Result<&str> {
    // Excel counts in UTF-16.
    let long = words.encode_utf16().count() > LONGEST_CHARS;
    if long { Err(Error::TooLarge) } else { Ok(words) }
}

fn fitted(sheet: &Sheet, column: usize) -> u16 {
    let cells = sheet.rows.iter().filter_map(|row| row.cells.get(column)).map(|cell| match cell {
        Cell::Empty => 0,
        Cell::Text(words) => words.chars().count(),
        Cell::Count(count) => kernel::number::count(count.0).len(),
        Cell::Vnd(amount) => kernel::number::count(amount.0).len(),
        Cell::Trieu(amount) => kernel::number::vnd_in_millions(amount.0).len(),
        Cell::Day(_) => 10,
    });
    let longest = u16::try_from(cells.max().unwrap_or(0)).unwrap_or(WIDEST);
    longest.saturating_add(3).clamp(NARROWEST, WIDEST)
}

/// A name Excel takes for a tab: 31 characters, none of `[]:*?/\`, no apostrophe at an end, and
/// not one that is there already.
fn tab_name(wanted: &str, taken: &[String]) -> String {
    let allowed = |c: char| if "[]:*?/\\".contains(c) || c.is_control() { ' ' } else { c };
    let name: String = wanted.chars().map(allowed).collect();
    let name = name.trim().trim_matches('\'').to_owned();
    let numbered = (1..).map(|number: usize| match number {
        1 if !name.is_empty() => cut(&name, 31),
        number => format!("{} {number}", cut(&name, 26).trim_end()).trim().to_owned(),
    });
    let is_free = |name: &String| !taken.iter().any(|t| t.to_lowercase() == name.to_lowercase());
    let mut free = numbered.filter(is_free);
    free.next().unwrap_or_default()
}

fn cut(name: &str, most: usize) -> String {
    let mut units = 0;
    let fits = |letter: &char| {
        units += letter.len_utf16();
        units <= most
    };
    name.chars().take_while(fits).collect()
}

fn calendar(day: Day) -> (u16, u8, u8) {
    (day.year().unsigned_abs(), day.month(), day.day())
}

fn refused(error: XlsxError) -> Error {
    match error {
        XlsxError::RowColumnLimitError | XlsxError::MaxStringLengthExceeded => Error::TooLarge,
        other => Error::fault(other),
    }
}

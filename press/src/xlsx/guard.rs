//! What may be changed in a sheet that is sent out to be filled: everything but its open cells is
//! shut, numbers are asked for as numbers, and lists drop down from a sheet that nobody sees. The
//! guard has no password: it keeps a hand from slipping, the reader judges what comes back.

use super::refused;
use kernel::Result;
use kernel::sheet::{Guard, Kind, Sheet, Workbook};
use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DataValidationRule, Format, Formula,
    ProtectionOptions, Worksheet,
};

/// The last row that Excel has.
const LAST_ROW: u32 = 1_048_575;
/// Nobody's month counts more; the reader says the same.
const LARGEST_COUNT: i32 = 1_000_000_000;

/// The lists of a workbook, each in a column of a sheet of its own.
pub struct Lists {
    /// The word on that sheet.
    pub name: String,
    columns: Vec<Vec<String>>,
}

impl Lists {
    /// None yet. The word on the sheet is one that no other sheet has.
    pub fn of(book: &Workbook) -> Lists {
        let is_taken = |name: &str| book.sheets.iter().any(|sheet| sheet.name == name);
        let name = if is_taken("_lists") { "_lists_" } else { "_lists" };
        Lists { name: name.to_owned(), columns: Vec::new() }
    }

    /// The place of a list; one that is there already is used again.
    fn place(&mut self, choices: &[String]) -> String {
        let known = self.columns.iter().position(|column| column == choices);
        let at = known.unwrap_or_else(|| {
            self.columns.push(choices.to_vec());
            self.columns.len() - 1
        });
        let letter = rust_xlsxwriter::utility::column_number_to_name(at as u16);
        format!("='{}'!${letter}$1:${letter}${}", self.name, choices.len())
    }

    /// Writes them, if there are any.
    pub fn write(self, file: &mut rust_xlsxwriter::Workbook) -> Result<()> {
        if self.columns.is_empty() {
            return Ok(());
        }
        let tab = file.add_worksheet();
        tab.set_name(&self.name).map_err(refused)?;
        tab.set_very_hidden(true);
        for (column, choices) in (0_u16..).zip(&self.columns) {
            for (row, choice) in (0_u32..).zip(choices) {
                tab.write_string(row, column, choice).map_err(refused)?;
            }
        }
        Ok(())
    }
}

/// Puts the guard on a sheet whose heads stand in this row.
pub fn guard(tab: &mut Worksheet, sheet: &Sheet, head: u32, lists: &mut Lists) -> Result<()> {
    if sheet.is_hidden {
        tab.set_very_hidden(true);
    }
    let Some(guard) = sheet.guard else { return Ok(()) };
    let rows = u32::try_from(sheet.rows.len()).unwrap_or(LAST_ROW);
    let last = match guard {
        Guard::Cells => head.saturating_add(rows),
        Guard::Columns => LAST_ROW,
    };
    for (column, declared) in (0_u16..).zip(&sheet.columns).filter(|(_, c)| c.is_open) {
        if guard == Guard::Columns {
            tab.set_column_format(column, &Format::new().set_unlocked()).map_err(refused)?;
        }
        let asked = match declared.choices.is_empty() {
            true => asked_for(declared.kind),
            false => Some(chosen(&lists.place(&declared.choices))),
        };
        if let Some(asked) = asked.filter(|_| last > head) {
            tab.add_data_validation(head + 1, column, last, column, &asked).map_err(refused)?;
        }
    }
    by_rows(tab, sheet, head)?;
    let allowed = ProtectionOptions {
        format_columns: true,
        format_rows: true,
        insert_rows: guard == Guard::Columns,
        delete_rows: guard == Guard::Columns,
        ..ProtectionOptions::default()
    };
    tab.protect_with_options(&allowed);
    Ok(())
}

/// Rows that say themselves what their cells hold.
fn by_rows(tab: &mut Worksheet, sheet: &Sheet, head: u32) -> Result<()> {
    let mut open = (0_u16..).zip(&sheet.columns).filter(|(_, c)| c.is_open).map(|(at, _)| at);
    let Some(first) = open.next() else { return Ok(()) };
    let last = open.last().unwrap_or(first);
    for (row, told) in (head + 1..).zip(&sheet.rows).filter(|(_, told)| !told.is_shut) {
        if let Some(asked) = told.kind.and_then(asked_for) {
            tab.add_data_validation(row, first, row, last, &asked).map_err(refused)?;
        }
    }
    Ok(())
}

/// What Excel asks for in a cell of this kind. Money may be typed in words (*1,98 tỷ*).
fn asked_for(kind: Kind) -> Option<DataValidation> {
    let whole = DataValidationRule::Between(0, LARGEST_COUNT);
    (kind == Kind::Count).then(|| DataValidation::new().allow_whole_number(whole))
}

/// One of a list; another word is asked about and may be kept, so that the reader can say why.
fn chosen(place: &str) -> DataValidation {
    DataValidation::new()
        .allow_list_formula(Formula::new(place))
        .set_error_style(DataValidationErrorStyle::Warning)
}

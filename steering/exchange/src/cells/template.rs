//! The template of a unit's figures, drawn from what is kept now: one unit with the months of a
//! year side by side, or the units of one month under each other. What records feed is shown and
//! shut; sums are left out, they add up by themselves.

use super::drawn::{self, Base};
use super::{Spot, fed, label, said};
use crate::acts;
use crate::rules::verdict::Shown;
use book::Figures;
use kernel::db::Tx;
use kernel::figure::{Figure, Measure};
use kernel::sheet::{Cell, Guard, Kind, Sheet, Workbook};
use kernel::{Count, Month, Result, Vnd, Who};
use kit::Words;
use org::standing::Standing;
use reporting::figures::{FIGURES, SECTIONS};
use reporting::rules::is_fed;
use std::collections::HashMap;

/// How wide a column of numbers is, in characters.
const NUMBERS_CHARS: u16 = 15;

/// Who asks for a template, and what it is drawn with.
pub struct Draw<'a> {
    /// Who.
    pub who: &'a Who,
    /// The figures of the Book.
    pub figures: &'a Figures,
    /// The words of the reader.
    pub words: &'a Words,
}

/// A unit and month, what its cells show and which of them are shut.
struct Column {
    spot: Spot,
    fed: HashMap<&'static str, i64>,
}

impl Column {
    fn load(tx: &mut Tx<'_>, draw: &Draw<'_>, spot: Spot) -> Result<Column> {
        let fed = fed(tx, &spot.pass, draw.figures, spot.place.id, spot.month)?;
        Ok(Column { spot, fed })
    }

    fn cell(&self, figure: &Figure) -> Cell {
        let held = match self.fed.get(figure.code) {
            Some(amount) => crate::rules::verdict::Held::of(*amount),
            None => self.spot.kept(figure.code).1,
        };
        match (held.amount, figure.measure) {
            (None, _) => Cell::Empty,
            (Some(_), _) if held.at_least => Cell::from(said(figure, held)),
            (Some(amount), Measure::Money) => Cell::Trieu(Vnd(amount)),
            (Some(amount), Measure::Count) => Cell::Count(Count(amount)),
        }
    }

    fn base(&self, figure: &Figure) -> Cell {
        let base = match self.fed.get(figure.code) {
            Some(amount) => Base::Fed(*amount),
            None => {
                let (version, held) = self.spot.kept(figure.code);
                Base::Cell(Shown { version, held })
            }
        };
        Cell::from(drawn::written(base))
    }
}

fn kind(figure: &Figure) -> Kind {
    match figure.measure {
        Measure::Money => Kind::Trieu,
        Measure::Count => Kind::Count,
    }
}

/// The unit in which a figure is typed: money in triệu.
fn measured(words: &Words, figure: &Figure) -> String {
    match figure.measure {
        Measure::Money => words.say("unit-trieu-dong"),
        Measure::Count => words.say(&format!("unit-{}", figure.unit)),
    }
}

/// The figures that are filled or shown: not the sums.
fn filled() -> impl Iterator<Item = &'static Figure> + Clone {
    FIGURES.iter().filter(|figure| !figure.is_derived())
}

/// One unit, the months of a year side by side up to the one asked for.
pub fn months(tx: &mut Tx<'_>, draw: &Draw<'_>, unit: &str, last: Month) -> Result<Workbook> {
    let (words, today) = (draw.words, draw.who.today());
    let standing = Standing::at(tx, draw.who, &acts::VIEW, unit, last.last())?;
    let place = &standing.place;
    let mut columns = Vec::new();
    let mut month = Month::new(last.year(), 1).unwrap_or(last);
    while month <= last {
        let spot = Spot::of(tx, draw.who, place.id, month)?;
        columns.push(Column::load(tx, draw, spot)?);
        month = month.next();
    }
    let year = last.year().to_string();
    let named = [("unit", place.name.as_str()), ("year", year.as_str())];
    let mut sheet = Sheet::new(
        &words.say("exchange-tab"),
        &words.say_with("exchange-title-months", &named),
        today,
    )
    .note(&words.say("exchange-note-fill"))
    .note(&words.say("exchange-note-shut"))
    .landscape()
    .guarded(Guard::Cells)
    .still(3)
    .column_of(&words.say("exchange-col-code"), Kind::Text, 26)
    .column_of(&words.say("exchange-col-figure"), Kind::Text, 44)
    .column_of(&words.say("exchange-col-unit"), Kind::Text, 13);
    for column in &columns {
        let named = [("month", column.spot.month.vn())];
        let head = words.say_with("exchange-col-month", &named);
        sheet = match column.spot.shut {
            None => sheet.open_column(&head, Kind::Text, NUMBERS_CHARS),
            Some(_) => sheet.column_of(&head, Kind::Text, NUMBERS_CHARS),
        };
    }
    let heads: Vec<String> = columns.iter().map(|column| column.spot.month.iso()).collect();
    let mut unseen = drawn::sheet("figures", &place.code, None, &heads, today);
    for section in SECTIONS {
        let (first, until) = section.span;
        let inside = filled().filter(|figure| (first..=until).contains(&figure.no));
        if inside.clone().next().is_some() {
            let said = words.say(&format!("section-{}", section.key));
            sheet.strong_row([Cell::Empty, Cell::from(said)]);
        }
        for figure in inside {
            let own = [
                Cell::from(figure.code),
                Cell::from(label(words, figure.code)),
                Cell::from(measured(words, figure)),
            ];
            let cells = own.into_iter().chain(columns.iter().map(|column| column.cell(figure)));
            sheet.row_of(cells, kind(figure), is_fed(figure.code));
            let bases = columns.iter().map(|column| column.base(figure));
            unseen.row(std::iter::once(Cell::from(figure.code)).chain(bases));
        }
    }
    Ok(Workbook::new(&sheet.title.clone()).sheet(sheet).sheet(unseen))
}

/// The unit and those directly under it, a row each, in one month.
pub fn units(tx: &mut Tx<'_>, draw: &Draw<'_>, unit: &str, month: Month) -> Result<Workbook> {
    let (words, today) = (draw.words, draw.who.today());
    let standing = Standing::at(tx, draw.who, &acts::VIEW, unit, month.last())?;
    let place = &standing.place;
    let named = [("unit", place.name.as_str()), ("month", &month.vn())];
    let mut sheet = Sheet::new(
        &words.say("exchange-tab"),
        &words.say_with("exchange-title-units", &named),
        today,
    )
    .note(&words.say("exchange-note-fill"))
    .note(&words.say("exchange-note-own"))
    .landscape()
    .guarded(Guard::Cells)
    .still(2)
    .column_of(&words.say("exchange-col-unit-code"), Kind::Text, 30)
    .column_of(&words.say("exchange-col-unit-name"), Kind::Text, 30);
    for figure in filled() {
        let head = label(words, figure.code);
        sheet = match is_fed(figure.code) {
            false => sheet.open_column(&head, kind(figure), NUMBERS_CHARS),
            true => sheet.column_of(&head, kind(figure), NUMBERS_CHARS),
        };
    }
    let heads: Vec<String> = filled().map(|figure| figure.code.to_owned()).collect();
    let mut unseen = drawn::sheet("figures", &place.code, Some(month), &heads, today);
    let measures = [Cell::Empty, Cell::from(words.say("exchange-col-unit"))];
    sheet.strong_row(measures.into_iter().chain(filled().map(|f| Cell::from(measured(words, f)))));
    let all = std::iter::once(place.id).chain(standing.below.iter().map(|below| below.id));
    for unit in all.collect::<Vec<_>>() {
        let spot = Spot::of(tx, draw.who, unit, month)?;
        let column = Column::load(tx, draw, spot)?;
        let own = &column.spot.place;
        let cells = [Cell::from(own.code.as_str()), Cell::from(own.name.as_str())];
        sheet.row(cells.into_iter().chain(filled().map(|figure| column.cell(figure))));
        if let Some(row) = sheet.rows.last_mut() {
            row.is_shut = column.spot.shut.is_some();
        }
        let bases = filled().map(|figure| column.base(figure));
        unseen.row(std::iter::once(Cell::from(own.code.as_str())).chain(bases));
    }
    Ok(Workbook::new(&sheet.title.clone()).sheet(sheet).sheet(unseen))
}

//! Figures of the monthly report in tables: the template that goes out, the cells that come back,
//! what they would change, and changing it. Each function is one transaction's worth of work in the
//! order pass → load → rules → store; it draws nothing.

pub mod apply;
pub mod drawn;
pub mod judge;
mod put;
pub mod template;

use crate::model::short;
use crate::rules::heads::Names;
use crate::rules::verdict::Held;
use book::Figures;
use kernel::db::Tx;
use kernel::figure::{Figure, Measure};
use kernel::fold::fold;
use kernel::place::{self, Place};
use kernel::{Error, Flaw, Month, Pass, Result, UnitId, Who, number};
use kit::{Lang, Words, lang::Catalogue};
use org::standing;
use reporting::figures::FIGURES;
use reporting::model::{CellRow, ReportRow};
use reporting::{acts, desk, rules, store};
use std::collections::HashMap;
use std::sync::Arc;

/// A unit and month as they stand for somebody who fills them.
pub struct Spot {
    /// The unit.
    pub place: Place,
    /// The month.
    pub month: Month,
    /// The pass to type there.
    pub pass: Pass,
    /// Its report, if it was opened.
    pub report: Option<ReportRow>,
    /// Its cells by figure.
    pub cells: HashMap<String, CellRow>,
    /// Why nothing can be typed there now.
    pub shut: Option<Flaw>,
}

impl Spot {
    /// A unit by its code; unknown when it is not there or not for this person.
    pub fn find(tx: &mut Tx<'_>, who: &Who, code: &str, month: Month) -> Result<Spot> {
        let place = place::find(tx, code, month.last())?;
        Spot::load(tx, who, place, month)
    }

    /// A unit by its id.
    pub fn of(tx: &mut Tx<'_>, who: &Who, unit: UnitId, month: Month) -> Result<Spot> {
        let place = place::get(tx, unit, month.last())?;
        Spot::load(tx, who, place, month)
    }

    fn load(tx: &mut Tx<'_>, who: &Who, place: Place, month: Month) -> Result<Spot> {
        let pass = standing::pass(tx, who, &acts::TYPE, &place)?;
        let report = store::find(tx, &pass, month)?;
        let cells = match &report {
            Some(report) => store::cells(tx, &pass, report.id)?,
            None => Vec::new(),
        };
        let cells = cells.into_iter().map(|cell| (cell.figure.clone(), cell)).collect();
        let shut = desk::shut(tx, &pass, month, report.as_ref())?;
        let shut = shut.map(|key| Flaw::new("month", key));
        Ok(Spot { place, month, pass, report, cells, shut })
    }

    /// What a cell holds, and its version.
    pub fn kept(&self, figure: &str) -> (i64, Held) {
        let Some(cell) = self.cells.get(figure) else { return (0, Held::NOTHING) };
        (cell.version, held(cell))
    }
}

/// What a cell holds; an emptied one holds nothing.
pub fn held(cell: &CellRow) -> Held {
    match cell.is_blank() {
        true => Held::NOTHING,
        false => Held { amount: Some(cell.amount), at_least: cell.at_least },
    }
}

/// What a unit itself holds of the figures that records feed, by code.
pub fn fed(
    tx: &mut Tx<'_>,
    pass: &Pass,
    figures: &Figures,
    unit: UnitId,
    month: Month,
) -> Result<HashMap<&'static str, i64>> {
    let lines = book::month(tx, pass, figures, unit, month)?;
    let below = book::children(tx, pass, figures, unit, month)?;
    let mut all = HashMap::new();
    for (at, line) in lines.iter().enumerate() {
        let declared = figures.get(line.figure).and_then(|known| known.declared);
        if let Some(figure) = declared.filter(|figure| rules::is_fed(figure.code)) {
            let under: i64 = below.iter().map(|child| child.values[at].issued).sum();
            all.insert(figure.code, line.value.issued - under);
        }
    }
    Ok(all)
}

/// What is typed into the cell of a figure: money in triệu, *trên* before what says so.
pub fn read(figure: &Figure, text: &str) -> std::result::Result<Held, Flaw> {
    // What is longer than any number is none, whatever stands further on.
    let plain = short(text.trim());
    let over = ["trên ", "Trên ", ">=", "≥", ">"].iter().find_map(|word| plain.strip_prefix(word));
    let typed = rules::read_cell(figure, over.unwrap_or(&plain), over.is_some())?;
    Ok(Held { amount: typed.amount, at_least: typed.at_least })
}

/// A value as a cell shows it, in the unit of its head; empty for nothing.
pub fn said(figure: &Figure, held: Held) -> String {
    let Some(amount) = held.amount else { return String::new() };
    let plain = match figure.measure {
        Measure::Money => number::vnd_in_millions(amount),
        Measure::Count => number::count(amount),
    };
    if held.at_least { format!("trên {plain}") } else { plain }
}

/// What figures are called in any language, folded.
pub fn names(catalogue: &Arc<Catalogue>) -> Names {
    let mut names = Names::new();
    for figure in FIGURES {
        names.insert(figure.code.to_owned(), figure.code);
        for lang in Lang::ALL {
            let words = Words::new(catalogue.clone(), lang);
            names.insert(fold(&label(&words, figure.code)), figure.code);
        }
    }
    names
}

/// The label of a figure.
pub fn label(words: &Words, code: &str) -> String {
    words.say(&format!("figure-{}", code.replace('_', "-")))
}

/// The word for a cell that is no longer what the file's owner had before his eyes.
pub fn moved(spot: &Spot, figure: &'static Figure) -> Flaw {
    let theirs = said(figure, spot.kept(figure.code).1);
    match spot.cells.get(figure.code) {
        Some(cell) if !theirs.is_empty() => Flaw::new(figure.code, "exchange-moved")
            .arg("by", cell.typed_name.as_str())
            .arg("theirs", theirs),
        Some(cell) => {
            Flaw::new(figure.code, "exchange-moved-away").arg("by", cell.typed_name.as_str())
        }
        None => Flaw::new(figure.code, "exchange-moved-else"),
    }
}

/// The word for a unit that is not there, or not for this person: both are told alike.
pub fn unknown_unit(code: &str) -> Flaw {
    Flaw::new("unit", "exchange-unit-unknown").arg("code", code)
}

/// A refusal that belongs to a row, or an error of the house.
pub fn refusal(error: Error) -> Result<Flaw> {
    match error {
        Error::Invalid(mut flaws) if !flaws.is_empty() => Ok(flaws.remove(0)),
        Error::NotFound => Ok(Flaw::new("unit", "exchange-not-yours")),
        Error::Conflict(_) => Ok(Flaw::new("cell", "exchange-moved-now")),
        other => Err(other),
    }
}

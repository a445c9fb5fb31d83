//! Saving all cells of a form in one transaction, where no script runs: what nobody changed is
//! left alone, and one wrong cell keeps all of them from being saved. It draws nothing.

use crate::desk::{self, held};
use crate::figures::find;
use crate::model::{CellRow, ReportRow, Save};
use crate::{rules, store};
use book::Figures;
use kernel::db::Tx;
use kernel::{Error, Flaw, Pass, Result};
use kit::grid::TypedCell;
use std::collections::HashMap;
use uuid::Uuid;

/// Saves the cells that changed and says how many. All flaws come at once; a cell that somebody
/// changed meanwhile is a flaw that shows the stored value and carries its version.
pub fn save(
    tx: &mut Tx<'_>,
    pass: &Pass,
    figures: &Figures,
    report: &ReportRow,
    cells: &[TypedCell],
    key: Uuid,
) -> Result<usize> {
    if !desk::may_type(tx, pass, report)? {
        return Err(Error::flaw("", "cell-report-on-its-way"));
    }
    let stored: HashMap<String, CellRow> = store::cells(tx, pass, report.id)?
        .into_iter()
        .map(|cell| (cell.figure.clone(), cell))
        .collect();
    let (mut flaws, mut count) = (Vec::new(), 0);
    for typed in cells {
        let known = find(&typed.code).filter(|figure| !rules::is_fed(figure.code));
        let Some(figure) = known else { continue };
        let cell = stored.get(figure.code);
        let shown = held(figure, cell);
        let is_repeat = cell.is_some_and(|cell| cell.last_key == key);
        if is_repeat || typed.value.trim() == shown {
            continue;
        }
        let at_least = cell.is_some_and(|cell| cell.at_least) && !typed.value.trim().is_empty();
        match rules::read_cell(figure, &typed.value, at_least) {
            Err(flaw) => flaws.push(flaw),
            Ok(_) if cell.map_or(0, |cell| cell.version) != typed.base => {
                flaws.push(meanwhile(figure.code, cell, &shown));
            }
            Ok(read) => {
                let save = Save {
                    report: report.id,
                    figure: figure.code.into(),
                    text: typed.value.clone(),
                    at_least,
                    base: typed.base,
                    key,
                };
                desk::put(tx, pass, figures, report, &save, read, cell.cloned())?;
                count += 1;
            }
        }
    }
    if flaws.is_empty() { Ok(count) } else { Err(Error::Invalid(flaws)) }
}

fn meanwhile(code: &str, cell: Option<&CellRow>, shown: &str) -> Flaw {
    let by = cell.map_or_else(String::new, |cell| cell.typed_name.clone());
    Flaw::new(code, "cell-changed-meanwhile")
        .arg("by", by)
        .arg("theirs", shown)
        .arg("version", cell.map_or(0, |cell| cell.version).to_string())
}

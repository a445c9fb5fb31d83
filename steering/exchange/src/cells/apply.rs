//! Writing the cells of a judged row, and taking them back. A row is written whole or not at all:
//! every cell is looked at again before the first one is typed.

use super::{Spot, moved, refusal};
use crate::model::{Body, CellTold, DeedRow, Kind, NewDeed};
use crate::rules::verdict::Held;
use book::Figures;
use kernel::db::Tx;
use kernel::{Error, Month, Result, UnitId, Who};
use reporting::desk::Putting;
use reporting::figures::find;
use reporting::model::ReportRow;
use reporting::store;

/// Types the cells of a row; invalid when one of them can no longer be typed as it was judged.
pub fn row(tx: &mut Tx<'_>, who: &Who, figures: &Figures, body: &Body) -> Result<Vec<NewDeed>> {
    let mut ready: Vec<(Spot, Vec<&CellTold>)> = Vec::new();
    let doing = |cell: &&CellTold| Kind::read(&cell.kind).is_some_and(Kind::does_something);
    for told in body.cells.iter().filter(doing) {
        let month = Month::parse(&told.month).map_err(|flaw| Error::flaw("month", flaw.key()))?;
        let unit = UnitId(told.unit);
        let known = ready.iter().position(|(spot, _)| spot.place.id == unit && spot.month == month);
        let at = match known {
            Some(at) => at,
            None => {
                ready.push((Spot::of(tx, who, unit, month)?, Vec::new()));
                ready.len() - 1
            }
        };
        check(&ready[at].0, told)?;
        ready[at].1.push(told);
    }
    let mut deeds = Vec::new();
    for (spot, cells) in &ready {
        let report = store::open(tx, &spot.pass, spot.month)?;
        deeds.extend(put(tx, figures, spot, &report, cells)?);
    }
    Ok(deeds)
}

/// A cell can be typed as it was judged: the month is open, nobody typed it since.
fn check(spot: &Spot, told: &CellTold) -> Result<()> {
    if let Some(flaw) = &spot.shut {
        return Err(Error::Invalid(vec![flaw.clone()]));
    }
    if spot.kept(&told.figure).0 != told.version {
        let figure = find(&told.figure).ok_or(Error::NotFound)?;
        return Err(Error::Invalid(vec![moved(spot, figure)]));
    }
    Ok(())
}

fn put(
    tx: &mut Tx<'_>,
    figures: &Figures,
    spot: &Spot,
    report: &ReportRow,
    cells: &[&CellTold],
) -> Result<Vec<NewDeed>> {
    let putting = |told: &&CellTold| {
        let figure = find(&told.figure).ok_or(Error::NotFound)?;
        let held = Held { amount: told.amount, at_least: told.at_least };
        Ok(spot.putting(figure, held, told.version))
    };
    let cells = cells.iter().map(putting).collect::<Result<Vec<Putting>>>()?;
    spot.put_all(tx, figures, report, cells)
}

/// Takes a typed cell back: it holds what it held before. Says why it was left, when somebody
/// typed it since or its month takes no more.
pub fn back(
    tx: &mut Tx<'_>,
    who: &Who,
    figures: &Figures,
    deed: &DeedRow,
) -> Result<Option<&'static str>> {
    let spot = match Spot::of(tx, who, deed.unit, deed.month) {
        Ok(spot) => spot,
        Err(error) => {
            refusal(error)?;
            return Ok(Some("exchange-left-rights"));
        }
    };
    let code = deed.figure.as_deref().unwrap_or_default();
    let stored = spot.cells.get(code).filter(|cell| cell.version == deed.made_version).cloned();
    let (Some(stored), Some(report)) = (stored, spot.report.as_ref()) else {
        return Ok(Some("exchange-left-changed"));
    };
    if spot.shut.is_some() {
        return Ok(Some("exchange-left-shut"));
    }
    let figure = find(code).ok_or(Error::NotFound)?;
    let held = Held { amount: deed.was, at_least: deed.was_at_least };
    let cell = spot.putting(figure, held, stored.version);
    spot.put_all(tx, figures, report, vec![cell])?;
    Ok(None)
}

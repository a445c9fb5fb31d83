//! Writing cells of a unit and month together, with what each of them held before, so that it can
//! be taken back. It judges nothing.

use super::{Spot, held};
use crate::model::{Deed, NewDeed};
use crate::rules::verdict::Held;
use book::Figures;
use kernel::Result;
use kernel::db::Tx;
use kernel::figure::Figure;
use reporting::desk::{self, Putting};
use reporting::model::{ReportRow, Save, Typed};
use uuid::Uuid;

impl Spot {
    /// A cell that is to hold something else, on the version it was judged at.
    pub fn putting(&self, figure: &'static Figure, held: Held, version: i64) -> Putting {
        let save = Save {
            figure: figure.code.into(),
            text: String::new(),
            at_least: held.at_least,
            base: version,
            key: Uuid::now_v7(),
        };
        let typed = Typed { amount: held.amount, at_least: held.at_least };
        Putting { save, typed, stored: self.cells.get(figure.code).cloned() }
    }

    /// Writes cells, all of them or none, and tells what was done.
    pub fn put_all(
        &self,
        tx: &mut Tx<'_>,
        figures: &Figures,
        report: &ReportRow,
        cells: Vec<Putting>,
    ) -> Result<Vec<NewDeed>> {
        let before: Vec<Held> =
            cells.iter().map(|cell| cell.stored.as_ref().map_or(Held::NOTHING, held)).collect();
        let mut deeds = Vec::new();
        let put = desk::put_all(tx, &self.pass, figures, report, cells)?;
        for (before, cell) in before.into_iter().zip(put) {
            deeds.extend(cell?.map(|cell| NewDeed {
                deed: Deed::Cell { was: before.amount, was_at_least: before.at_least },
                record: cell.id.uuid(),
                unit: self.place.id,
                month: self.month,
                figure: Some(cell.figure),
                version: cell.version,
            }));
        }
        Ok(deeds)
    }
}

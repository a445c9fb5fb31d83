//! A month's sheet of a unit: three records (two flows, a counted level) that are saved together
//! and, when the sheet comes again, corrected together. Whatever else happened meanwhile, they
//! leave what they would have left one by one.

use super::laws::{Story, foreseen};
use super::memory::{Told, flow};
use super::stocks::Said;
use crate::{FigureId, RecordId, What};
use kernel::{Day, Month, Result, UnitId};

/// What a record says of one figure.
pub type Line = (UnitId, FigureId, Day, i64, What);

impl Story<'_> {
    /// Saves the sheet of a unit and month, or saves it again with other numbers. A sheet without a
    /// level takes back the one it had.
    pub(super) async fn sheet(
        &mut self,
        unit: UnitId,
        month: Month,
        amounts: [i64; 2],
        stated: Option<i64>,
    ) -> Result<()> {
        let known = self.memory.sheets.get(&(unit, month)).copied();
        let records = match known {
            Some(at) => at.map(|at| self.world.records[at]),
            None => [(); 3].map(|()| RecordId::new()),
        };
        let on = month.last();
        let flows: Vec<(FigureId, i64)> =
            amounts.iter().enumerate().map(|(at, n)| (self.figure(at), *n)).collect();
        let mut sheet: Vec<Vec<Line>> =
            flows.iter().map(|(figure, n)| vec![(unit, *figure, on, *n, What::Change)]).collect();
        let level = stated.map(|stated| (unit, self.stock, on, stated, What::Count));
        sheet.push(level.into_iter().collect());
        let all = records.into_iter().zip(sheet).collect();
        if !foreseen(self.world.correct_all(all, known.is_none()).await)? {
            return Ok(());
        }
        let at = known.unwrap_or_else(|| self.remembered(records));
        self.memory.sheets.insert((unit, month), at);
        // Meanwhile each of them may have been corrected alone, to whatever.
        for at in at {
            let old = std::mem::take(&mut self.memory.records[at]);
            flow(&mut self.memory.flows, &old, -1);
            self.memory.said[at].clear();
        }
        for (at, (figure, amount)) in at.into_iter().zip(flows) {
            let told: Vec<(Told, i64)> = vec![((unit, month, figure), amount)];
            flow(&mut self.memory.flows, &told, 1);
            self.memory.records[at] = told;
        }
        self.memory.said[at[2]] = match stated {
            Some(stated) => {
                self.memory.counts += 1;
                self.memory.counted.insert(unit);
                vec![Said::Count(unit, month, stated, self.memory.counts)]
            }
            None => Vec::new(),
        };
        Ok(())
    }

    /// Places for records that say nothing yet.
    fn remembered(&mut self, records: [RecordId; 3]) -> [usize; 3] {
        records.map(|record| {
            self.world.records.push(record);
            self.memory.records.push(Vec::new());
            self.memory.said.push(Vec::new());
            self.world.records.len() - 1
        })
    }
}

//! Writing what a confirmed file says. A batch is one transaction. A row that can no longer be
//! written takes the whole file back when every row or none was asked for; else it is left and
//! said.

use super::{Hand, standing};
use crate::cells::apply;
use crate::model::{IntakeRow, JudgedRow, Kind, Mode, NewDeed, State, Told, What};
use crate::store::{self, Change};
use crate::work::{self, Recorded};
use activities::sheet::Line;
use book::Figures;
use kernel::db::Tx;
use kernel::seal::Keys;
use kernel::{Error, Flaw, Result, Who};
use std::sync::Arc;

/// Rows of one transaction at most, and cells: short enough that no officer waits for it.
const ROWS: i64 = 200;
const CELLS: usize = 1_500;

/// Writes the next batch; answers whether there is more.
pub(super) async fn write(hand: &Hand, row: IntakeRow) -> Result<bool> {
    let who = hand.who(&row).await?;
    let job = Job { who, figures: hand.figures.clone(), keys: hand.keys.clone(), row: row.clone() };
    let own = job.clone();
    let is_over = match hand.house.db.write(move |tx: &mut Tx<'_>| own.batch(tx)).await {
        Ok(after) => after.state() != State::Applying,
        Err(Error::Invalid(flaws)) => {
            let flaw = flaws.into_iter().next().unwrap_or_else(|| Flaw::new("", ""));
            let flaw = Arc::new(flaw);
            match row.mode() {
                Mode::All => hand.house.db.write(move |tx: &mut Tx<'_>| job.stop(tx)).await?,
                Mode::Right => {
                    hand.house.db.write(move |tx: &mut Tx<'_>| job.leave(tx, &flaw)).await?;
                }
            }
            false
        }
        Err(other) => return Err(other),
    };
    Ok(!is_over)
}

#[derive(Clone)]
struct Job {
    who: Who,
    figures: Arc<Figures>,
    keys: Arc<Keys>,
    row: IntakeRow,
}

impl Job {
    fn batch(&self, tx: &mut Tx<'_>) -> Result<IntakeRow> {
        let standing = standing(tx, &self.who, &self.row)?;
        let pass = &standing.pass;
        let rows = store::next_rows(tx, pass, &self.keys, &self.row, ROWS)?;
        let (mut done, mut cells, mut deeds) = (self.row.done, 0, 0);
        for judged in &rows {
            if cells >= CELLS {
                break;
            }
            cells += judged.body.cells.len().max(1);
            done = judged.place;
            if judged.outcome.is_some() || !judged.kind.does_something() {
                continue;
            }
            // A flaw carries the place of its row, so that the row can be found again.
            let made = self.put(tx, judged).map_err(|error| at(error, judged.place))?;
            deeds += made.len() as i64;
            store::add_deeds(tx, pass, self.row.id, judged.place, &made)?;
            let settled = (&*self.keys, &standing.place);
            store::settle_row(tx, pass, settled, &self.row, judged, "done")?;
        }
        let is_last =
            (rows.len() as i64) < ROWS && rows.last().is_none_or(|last| last.place == done);
        let change = Change {
            state: is_last.then_some(State::Applied),
            done: Some(done),
            deeds,
            ..Change::default()
        };
        store::step(tx, pass, &self.row, &change)
    }

    fn put(&self, tx: &mut Tx<'_>, judged: &JudgedRow) -> Result<Vec<NewDeed>> {
        if self.row.what() != What::Activities {
            return apply::row(tx, &self.who, &self.figures, &judged.body);
        }
        let (words, twin) = judged.body.line.clone().ok_or(Error::NotFound)?;
        let number = u64::try_from(judged.number).unwrap_or(0);
        let line = Line::of(number, &words, twin);
        match work::record(tx, &self.who, &self.figures, &line)? {
            Recorded::Now(saved) => Ok(vec![work::deed(&saved)]),
            Recorded::Before => Ok(Vec::new()),
        }
    }

    /// Every row or none: what was written is taken back.
    fn stop(&self, tx: &mut Tx<'_>) -> Result<()> {
        let standing = standing(tx, &self.who, &self.row)?;
        let change = Change {
            state: Some(State::Stopping),
            note: Some("exchange-note-moved"),
            ..Change::default()
        };
        store::step(tx, &standing.pass, &self.row, &change).map(drop)
    }

    /// The right rows alone: this one is left, and the batch goes on without it.
    fn leave(&self, tx: &mut Tx<'_>, flaw: &Flaw) -> Result<()> {
        let standing = standing(tx, &self.who, &self.row)?;
        let place: i64 = flaw.field.parse().map_err(|_| Error::fault("a row without a place"))?;
        let rows = store::next_rows(tx, &standing.pass, &self.keys, &self.row, ROWS)?;
        let mut judged =
            rows.into_iter().find(|judged| judged.place == place).ok_or(Error::NotFound)?;
        let mut counts = self.row.counts();
        counts.turn((judged.kind, Kind::Moved), 1);
        judged.kind = Kind::Moved;
        judged.body.flaws.push(Told::from(flaw));
        let settled = (&*self.keys, &standing.place);
        store::settle_row(tx, &standing.pass, settled, &self.row, &judged, "left")?;
        let change = Change { counts: Some(counts), ..Change::default() };
        store::step(tx, &standing.pass, &self.row, &change).map(drop)
    }
}

/// A refusal of a row, with the place of the row in it.
fn at(error: Error, place: i64) -> Error {
    let flaw = match crate::cells::refusal(error) {
        Ok(flaw) => flaw,
        Err(other) => return other,
    };
    Error::Invalid(vec![Flaw { field: place.to_string(), ..flaw }])
}

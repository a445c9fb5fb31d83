//! Taking a file back, deed by deed, the last one first. What somebody changed since is left and
//! named; nothing of his is written over.

use super::{Hand, standing};
use crate::cells::apply;
use crate::history;
use crate::model::{Counts, DeedRow, IntakeRow, State};
use crate::store::{self, Change};
use crate::work;
use book::Figures;
use kernel::db::Tx;
use kernel::{Result, Who};
use kit::{Lang, Words};
use std::sync::Arc;

/// Deeds of one transaction.
const DEEDS: i64 = 300;

/// Takes the next deeds back; the file goes to `then` when none is left. Answers whether there is
/// more to do.
pub(super) async fn undo(hand: &Hand, row: IntakeRow, then: State) -> Result<bool> {
    let who = hand.who(&row).await?;
    let words = Words::new(hand.house.catalogue.clone(), Lang::Vi);
    let why = words.say("exchange-reverse-why");
    let job = Job { who, figures: hand.figures.clone(), why, row, then };
    hand.house.db.write(move |tx: &mut Tx<'_>| job.batch(tx)).await
}

struct Job {
    who: Who,
    figures: Arc<Figures>,
    why: String,
    row: IntakeRow,
    then: State,
}

impl Job {
    fn batch(&self, tx: &mut Tx<'_>) -> Result<bool> {
        let standing = standing(tx, &self.who, &self.row)?;
        let pass = &standing.pass;
        let deeds = store::next_deeds(tx, pass, self.row.id, DEEDS)?;
        for deed in &deeds {
            let left = self.back(tx, deed)?;
            store::settle_deed(tx, pass, deed, left)?;
        }
        let is_over = (deeds.len() as i64) < DEEDS;
        let mut change = Change {
            state: is_over.then_some(self.then),
            done: (!is_over).then_some(self.row.done + deeds.len() as i64),
            ..Change::default()
        };
        if is_over && self.then == State::Judging {
            // Its rows are looked at anew: what stopped it is seen in them. What was taken back is
            // no deed of it any more.
            (change.trial, change.counts) = (Some(self.row.trial + 1), Some(Counts::default()));
            let left = store::deeds_left(tx, pass, self.row.id)?.len() as i64;
            change.deeds = left - self.row.deeds;
        }
        store::step(tx, pass, &self.row, &change)?;
        Ok(!is_over || self.then == State::Judging)
    }

    fn back(&self, tx: &mut Tx<'_>, deed: &DeedRow) -> Result<Option<&'static str>> {
        match deed.subject.as_str() {
            "cell" => apply::back(tx, &self.who, &self.figures, deed),
            "adjustment" => history::back(tx, &self.who, &self.figures, deed),
            _ => work::back(tx, &self.who, &self.figures, deed, &self.why),
        }
    }
}

//! Posting, taking back and correcting: the records' door to the Book. Nothing that stands is
//! ever edited; a mistake is answered by an entry back.

use super::batch::{Batch, Draft};
use super::position::{Ground, check_reach};
use super::standing::{Standing, add_source, origin_of, standing_of_record};
use super::trail::{Change, Trail};
use crate::figures::Figures;
use crate::model::{EntryId, Kind, Origin, Posting, RecordId, Spot, What, too_large};
use kernel::db::Tx;
use kernel::{Error, Month, Pass, Result, UnitId};
use std::collections::HashMap;

/// Books what a record posts, in the transaction that saves it (the caller journals the record).
/// Refused: a unit the pass does not reach, a month in which the unit did not stand, a derived
/// figure, a level of a flow, an amount that no total can hold.
pub fn post(
    tx: &mut Tx<'_>,
    pass: &Pass,
    figures: &Figures,
    postings: &[Posting],
) -> Result<Vec<EntryId>> {
    restate(tx, pass, figures, &[], postings)
}

/// Takes back everything a record has posted and that still stands.
pub fn reverse(
    tx: &mut Tx<'_>,
    pass: &Pass,
    figures: &Figures,
    record: RecordId,
) -> Result<Vec<EntryId>> {
    correct(tx, pass, figures, record, &[])
}

/// Takes back what a record posted and books its new numbers, in one go: where nothing else
/// happened, each total is written once.
pub fn correct(
    tx: &mut Tx<'_>,
    pass: &Pass,
    figures: &Figures,
    record: RecordId,
    postings: &[Posting],
) -> Result<Vec<EntryId>> {
    let standing = standing_of_record(tx, record)?;
    restate(tx, pass, figures, &standing, postings)
}

/// Takes back the given entries (of an opening, which has no record) and books new numbers.
pub fn restate(
    tx: &mut Tx<'_>,
    pass: &Pass,
    figures: &Figures,
    standing: &[Standing],
    postings: &[Posting],
) -> Result<Vec<EntryId>> {
    let mut writing = Writing::default();
    writing.take_back(tx, pass, figures, standing)?;
    writing.post(tx, pass, figures, postings)?;
    writing.flush(tx)?;
    Ok(writing.done)
}

/// One transaction's work on the Book.
#[derive(Default)]
pub(super) struct Writing {
    pub(super) ground: Ground,
    pub(super) batch: Batch,
    done: Vec<EntryId>,
    sources: HashMap<Option<Origin>, Option<i64>>,
    reached: Vec<UnitId>,
}

impl Writing {
    fn post(
        &mut self,
        tx: &mut Tx<'_>,
        pass: &Pass,
        figures: &Figures,
        postings: &[Posting],
    ) -> Result<()> {
        // Levels first, so that all else of the record is written in one go.
        let (levels, rest): (Vec<&Posting>, Vec<&Posting>) =
            postings.iter().partition(|posting| posting.what == What::Count);
        for posting in levels.into_iter().chain(rest) {
            check_figure(figures, posting)?;
            let told = Spot { unit: posting.unit, month: Month::of(posting.on_day) };
            if !self.reached.contains(&posting.unit) {
                check_reach(tx, &mut self.ground, pass, posting.unit)?;
                self.reached.push(posting.unit);
            }
            self.ground.check_stands(tx, told)?;
            let change = Change {
                told,
                figure: posting.figure,
                day_for: i64::from(posting.on_day.day()),
                amount: posting.amount,
                kind: Kind::Flow,
                source: self.source(tx, pass, posting.origin)?,
                record: posting.origin.map(|origin| origin.record),
                reverses: None,
            };
            if !figures.is_stock(posting.figure) {
                self.flow(tx, change)?;
                continue;
            }
            match posting.what {
                What::Change => self.trail().change(tx, change)?,
                What::Count => {
                    // A level stands on what is written, and what comes after stands on it.
                    self.flush(tx)?;
                    self.trail().count(tx, change)?;
                    self.flush(tx)?;
                }
            }
        }
        Ok(())
    }

    fn trail(&mut self) -> Trail<'_> {
        Trail { ground: &mut self.ground, batch: &mut self.batch }
    }

    fn flush(&mut self, tx: &mut Tx<'_>) -> Result<()> {
        let batch = std::mem::take(&mut self.batch);
        self.done.extend(batch.write(tx, &mut self.ground)?);
        Ok(())
    }

    fn flow(&mut self, tx: &mut Tx<'_>, change: Change) -> Result<()> {
        let booked = self.ground.open_for(tx, change.told, change.record)?;
        self.batch.add(change.draft(booked, change.told, change.kind, change.amount));
        Ok(())
    }

    fn take_back(
        &mut self,
        tx: &mut Tx<'_>,
        pass: &Pass,
        figures: &Figures,
        standing: &[Standing],
    ) -> Result<()> {
        let mut origins: HashMap<Option<i64>, (Option<i64>, Option<RecordId>)> = HashMap::new();
        for entry in standing {
            let told = entry.told();
            if !self.reached.contains(&told.unit) {
                check_reach(tx, &mut self.ground, pass, told.unit)?;
                self.reached.push(told.unit);
            }
            let (source, record) = match origins.get(&entry.source) {
                Some(known) => *known,
                None => {
                    let origin = match entry.source {
                        Some(source) => origin_of(tx, source)?,
                        None => None,
                    };
                    let source = self.source(tx, pass, origin)?;
                    let known = (source, origin.map(|origin| origin.record));
                    origins.insert(entry.source, known);
                    known
                }
            };
            let change = Change {
                told,
                figure: entry.figure,
                day_for: entry.day_for,
                amount: entry.amount.checked_neg().ok_or_else(too_large)?,
                kind: Kind::Reverse,
                source,
                record,
                reverses: Some(entry.id),
            };
            match entry.kind {
                _ if !figures.is_stock(entry.figure) => self.flow(tx, change)?,
                Kind::Count => {
                    self.flush(tx)?;
                    self.trail().uncount(tx, change, entry)?;
                    self.flush(tx)?;
                }
                _ => self.trail().change(tx, change)?,
            }
        }
        Ok(())
    }

    /// The row that says what stands behind entries; one for a record in a transaction.
    fn source(
        &mut self,
        tx: &mut Tx<'_>,
        pass: &Pass,
        origin: Option<Origin>,
    ) -> Result<Option<i64>> {
        if let Some(source) = self.sources.get(&origin) {
            return Ok(*source);
        }
        let source = add_source(tx, pass, origin, None)?;
        self.sources.insert(origin, Some(source));
        Ok(Some(source))
    }
}

/// A hundred thousand tỷ đồng: far above anything real, far below what a total can hold.
const LARGEST_AMOUNT: u64 = 100_000_000_000_000;

fn check_figure(figures: &Figures, posting: &Posting) -> Result<()> {
    let known = figures.get(posting.figure).ok_or(Error::NotFound)?;
    if posting.amount.unsigned_abs() > LARGEST_AMOUNT {
        return Err(too_large());
    }
    if known.declared.is_some_and(|figure| figure.is_derived()) {
        return Err(Error::fault(format!("{} is derived and cannot be posted", known.code)));
    }
    if posting.what == What::Count && !figures.is_stock(posting.figure) {
        return Err(Error::fault(format!("{} is a flow and has no level", known.code)));
    }
    Ok(())
}

impl Change {
    /// An entry of this change.
    pub(super) fn draft(&self, booked: Spot, told: Spot, kind: Kind, amount: i64) -> Draft {
        Draft {
            booked,
            told,
            figure: self.figure,
            day_for: self.day_for,
            amount,
            kind,
            source: self.source,
            reverses: self.reverses,
        }
    }
}

//! Posting, taking back and correcting: the records' door to the Book. Nothing that stands is
//! ever edited; a mistake is answered by an entry back.

use super::batch::{Batch, Draft};
use super::position::{Ground, check_reach};
use super::reads::own_of;
use super::standing::{
    Standing, origins_of, source_binds, standing_of_record, standing_of_records,
};
use super::trail::{Change, Trail};
use super::{ids, upsert};
use crate::figures::Figures;
use crate::model::{
    EntryId, FigureId, Kind, Origin, Posting, Reading, RecordId, Spot, What, too_large,
};
use kernel::db::{Tx, Value};
use kernel::{Error, Month, Pass, Result, UnitId};
use std::collections::{HashMap, HashSet};

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

/// The same for many records that are saved together, with as few statements as one takes.
pub fn correct_all(
    tx: &mut Tx<'_>,
    pass: &Pass,
    figures: &Figures,
    records: &[(RecordId, Vec<Posting>)],
) -> Result<Vec<EntryId>> {
    let ids: Vec<RecordId> = records.iter().map(|(record, _)| *record).collect();
    let standing = standing_of_records(tx, &ids)?;
    let postings: Vec<Posting> = records.iter().flat_map(|(_, all)| all).copied().collect();
    restate(tx, pass, figures, &standing, &postings)
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
    sources: HashMap<Option<Origin>, i64>,
    /// What stands behind entries and is not written yet.
    unwritten: Vec<Value>,
    reached: Vec<UnitId>,
    /// Stocks that were counted, or whose count was taken back, and that wait to be written.
    counted: HashSet<FigureId>,
    /// What units themselves hold of stocks that are about to be counted, as it is written.
    levels: HashMap<Spot, HashMap<FigureId, Reading>>,
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
        for posting in levels.iter().copied().chain(rest) {
            check_figure(figures, posting)?;
            let told = spot_of(posting);
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
                source: self.source(pass, posting.origin),
                record: posting.origin.map(|origin| origin.record),
                reverses: None,
            };
            if !figures.is_stock(posting.figure) {
                self.flow(tx, change)?;
                continue;
            }
            match posting.what {
                What::Change => self.change(tx, change)?,
                What::Count => {
                    self.settle(tx, change.figure)?;
                    let before = self.level(tx, told, change.figure, &levels)?;
                    self.trail().count(tx, change, before)?;
                    self.counted.insert(change.figure);
                }
            }
        }
        Ok(())
    }

    /// What a unit itself holds of a stock that is counted; what else is counted of it with this
    /// one is read with it.
    fn level(
        &mut self,
        tx: &mut Tx<'_>,
        told: Spot,
        figure: FigureId,
        counts: &[&Posting],
    ) -> Result<Reading> {
        if let Some(levels) = self.levels.get(&told) {
            return Ok(levels.get(&figure).copied().unwrap_or_default());
        }
        let here = counts.iter().filter(|posting| spot_of(posting) == told);
        let stocks: Vec<FigureId> = here.map(|posting| posting.figure).collect();
        let levels = own_of(tx, (told.unit, &stocks), told.month)?;
        let of = levels.get(&figure).copied();
        self.levels.insert(told, levels);
        Ok(of.unwrap_or_default())
    }

    /// A change of a stock stands on its counts.
    fn change(&mut self, tx: &mut Tx<'_>, change: Change) -> Result<()> {
        if self.counted.contains(&change.figure) {
            self.flush(tx)?;
        }
        self.trail().change(tx, change)
    }

    /// A level stands on all that is written of its figure, and what comes after stands on it.
    fn settle(&mut self, tx: &mut Tx<'_>, figure: FigureId) -> Result<()> {
        if self.batch.touches(figure) { self.flush(tx) } else { Ok(()) }
    }

    fn trail(&mut self) -> Trail<'_> {
        Trail { ground: &mut self.ground, batch: &mut self.batch }
    }

    fn flush(&mut self, tx: &mut Tx<'_>) -> Result<()> {
        upsert::SOURCES.run(tx, &std::mem::take(&mut self.unwritten))?;
        self.counted.clear();
        self.levels.clear();
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
        let sources: Vec<i64> = standing.iter().filter_map(|entry| entry.source).collect();
        let origins = origins_of(tx, &sources)?;
        for entry in standing {
            let told = entry.told();
            if !self.reached.contains(&told.unit) {
                check_reach(tx, &mut self.ground, pass, told.unit)?;
                self.reached.push(told.unit);
            }
            let origin = entry.source.and_then(|source| origins.get(&source)).copied();
            let change = Change {
                told,
                figure: entry.figure,
                day_for: entry.day_for,
                amount: entry.amount.checked_neg().ok_or_else(too_large)?,
                kind: Kind::Reverse,
                source: self.source(pass, origin),
                record: origin.map(|origin| origin.record),
                reverses: Some(entry.id),
            };
            match entry.kind {
                _ if !figures.is_stock(entry.figure) => self.flow(tx, change)?,
                Kind::Count => {
                    self.settle(tx, entry.figure)?;
                    self.trail().uncount(tx, change, entry)?;
                    self.counted.insert(entry.figure);
                }
                _ => self.change(tx, change)?,
            }
        }
        Ok(())
    }

    /// The row that says what stands behind entries; one for a record in a transaction.
    fn source(&mut self, pass: &Pass, origin: Option<Origin>) -> Option<i64> {
        let source = self.sources.entry(origin).or_insert_with(|| {
            let id = ids::next();
            self.unwritten.extend(source_binds(pass, id, origin, None));
            id
        });
        Some(*source)
    }
}

fn spot_of(posting: &Posting) -> Spot {
    Spot { unit: posting.unit, month: Month::of(posting.on_day) }
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

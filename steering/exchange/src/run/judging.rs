//! Judging: the file is opened by the reader, its rows are compared with what is kept and put down,
//! a batch at a time. It changes nothing else.

use super::{Hand, standing};
use crate::cells::judge::{self, Once, Plan, Spots};
use crate::model::{Body, Counts, IntakeRow, Judged, Kind, State, Told, What, short};
use crate::store::{self, Change};
use crate::work::{self, Recorded};
use activities::desk;
use activities::model::ActivityId;
use activities::sheet::{self, Line};
use kernel::db::Tx;
use kernel::received::Table;
use kernel::{Error, Flaw, Result, Who};
use std::collections::HashSet;
use std::sync::Arc;

/// Rows judged at a time.
const ROWS: usize = 100;

/// Judges a file from its first row to its last.
pub(super) async fn judge(hand: &Hand, row: IntakeRow) -> Result<bool> {
    let who = hand.who(&row).await?;
    let row = begun(hand, &who, row).await?;
    let table = Arc::new(opened(hand, &who, &row).await?);
    match row.what() {
        What::Figures => figures(hand, &who, row, &table).await?,
        What::Activities => activities(hand, &who, row, &table).await?,
        // An old report is read when it is sent.
        What::History => return Ok(false),
    }
    Ok(false)
}

/// A judging that was broken off is begun anew.
async fn begun(hand: &Hand, who: &Who, row: IntakeRow) -> Result<IntakeRow> {
    if row.done == 0 {
        return Ok(row);
    }
    let change = Change {
        done: Some(0),
        trial: Some(row.trial + 1),
        counts: Some(Counts::default()),
        ..Change::default()
    };
    step(hand, who, row, Vec::new(), change).await
}

/// The table of a file, opened by the reader.
pub(super) async fn opened(hand: &Hand, who: &Who, row: &IntakeRow) -> Result<Table> {
    let (keys, who, row) = (hand.keys.clone(), who.clone(), row.clone());
    let read = move |tx: &mut Tx<'_>| {
        let standing = standing(tx, &who, &row)?;
        store::file(tx, &standing.pass, &keys, row.id)
    };
    let file = hand.house.db.read(read).await?;
    let reading = hand.reading.clone();
    kit::reader::reading(move || reading.0.table(&file.bytes)).await
}

/// Puts rows down and moves the file on, in one transaction.
async fn step(
    hand: &Hand,
    who: &Who,
    row: IntakeRow,
    rows: Vec<Judged>,
    change: Change,
) -> Result<IntakeRow> {
    let (keys, who) = (hand.keys.clone(), who.clone());
    let (rows, change) = (Arc::new(rows), Arc::new(change));
    let write = move |tx: &mut Tx<'_>| {
        let standing = standing(tx, &who, &row)?;
        store::add_rows(tx, &standing.pass, (&keys, &standing.place), &row, &rows)?;
        store::step(tx, &standing.pass, &row, &change)
    };
    hand.house.db.write(write).await
}

/// What one more batch of judged rows makes of the file.
fn counted(row: &IntakeRow, counts: &mut Counts, rows: &[Judged], is_last: bool) -> Change {
    rows.iter().for_each(|judged| counts.add(judged.kind));
    let waits = |judged: &&Judged| {
        judged.kind.does_something() && judged.body.flaws.iter().any(|one| one.key == desk::WAITS)
    };
    counts.waiting += rows.iter().filter(waits).count() as i64;
    Change {
        state: is_last.then_some(State::Judged),
        done: Some(row.done + rows.len() as i64),
        counts: Some(*counts),
        ..Change::default()
    }
}

async fn figures(hand: &Hand, who: &Who, mut row: IntakeRow, table: &Arc<Table>) -> Result<()> {
    let month = row.month.ok_or(Error::NotFound)?;
    let unit = {
        let (who, row) = (who.clone(), row.clone());
        let read = move |tx: &mut Tx<'_>| Ok(standing(tx, &who, &row)?.place.code);
        hand.house.db.read(read).await?
    };
    let plan = Plan::of(table, &hand.house.catalogue, (&unit, month))
        .map_err(|flaw| Error::Invalid(vec![flaw]))?;
    let plan = Arc::new(plan.ok_or_else(|| Error::flaw("file", "exchange-no-table"))?);
    let (mut counts, mut once, mut from) = (Counts::default(), Once::default(), 0);
    loop {
        let until = (from + ROWS).min(plan.lines().len());
        let (who_at, plan_at) = (who.clone(), plan.clone());
        let read = move |tx: &mut Tx<'_>| {
            let (mut spots, mut judged) = (Spots::default(), Vec::new());
            for line in &plan_at.lines()[from..until] {
                judged.extend(judge::row(tx, &who_at, &plan_at, &mut spots, line)?);
            }
            Ok(judged)
        };
        let mut judged = hand.house.db.read(read).await?;
        judged.iter_mut().for_each(|row| once.check(row));
        let is_last = until == plan.lines().len();
        let change = counted(&row, &mut counts, &judged, is_last);
        row = step(hand, who, row, judged, change).await?;
        if is_last {
            return Ok(());
        }
        from = until;
    }
}

async fn activities(hand: &Hand, who: &Who, mut row: IntakeRow, table: &Table) -> Result<()> {
    let seen = table.tabs.iter().filter(|tab| !tab.is_hidden);
    let tab = seen.clone().find(|tab| sheet::head_row(tab).is_some());
    let tab = tab.ok_or_else(|| Error::flaw("file", "exchange-no-table"))?;
    let lines = sheet::lines(tab).map_err(|flaw| Error::Invalid(vec![flaw]))?;
    let lines: Vec<Arc<Line>> = lines.into_iter().map(Arc::new).collect();
    let own: Arc<HashSet<ActivityId>> = Arc::new(lines.iter().map(|line| line.id(0)).collect());
    let mut counts = Counts::default();
    let mut batches = lines.chunks(ROWS).peekable();
    loop {
        let batch = batches.next().unwrap_or_default();
        let judged = tried(hand, who, &tab.name, (batch, &own)).await?;
        let is_last = batches.peek().is_none();
        let change = counted(&row, &mut counts, &judged, is_last);
        row = step(hand, who, row, judged, change).await?;
        if is_last {
            return Ok(());
        }
    }
}

/// Tries lines together: each is recorded as it would be, and all of it is undone. What looks like
/// work that was recorded otherwise than by this file is said so.
async fn tried(
    hand: &Hand,
    who: &Who,
    tab: &str,
    (lines, own): (&[Arc<Line>], &Arc<HashSet<ActivityId>>),
) -> Result<Vec<Judged>> {
    let (tried, own) = (lines.to_vec(), own.clone());
    let (figures, who) = (hand.figures.clone(), who.clone());
    let trial = move |tx: &mut Tx<'_>| {
        let alike = work::alike(tx, &who, &tried, &own)?;
        Ok((alike, work::trial(tx, &who, &figures, &tried)?))
    };
    let (alike, told) = hand.house.db.write(trial).await?;
    let all = lines.iter().zip(alike.into_iter().zip(told));
    all.map(|(line, (alike, told))| judged(tab, line, (alike, told))).collect()
}

fn judged(
    tab: &str,
    line: &Line,
    (alike, told): (Option<Flaw>, Result<Recorded>),
) -> Result<Judged> {
    let (kind, flaws) = match told {
        Ok(Recorded::Before) => (Kind::Same, Vec::new()),
        Ok(Recorded::Now(saved)) => {
            let kind = if alike.is_some() { Kind::Alike } else { Kind::New };
            (kind, alike.into_iter().chain(saved.notes()).collect())
        }
        Err(Error::Invalid(flaws)) => (Kind::Wrong, flaws),
        Err(Error::NotFound) => (Kind::Wrong, vec![Flaw::new("unit", "exchange-not-yours")]),
        Err(other) => return Err(other),
    };
    let body = Body {
        tab: tab.to_owned(),
        name: short(&line.kind),
        line: Some((line.words(), line.twin())),
        flaws: flaws.iter().map(Told::from).collect(),
        ..Body::default()
    };
    let number = u32::try_from(line.number).unwrap_or(u32::MAX);
    Ok(Judged { number, kind, body })
}

//! Checking what this capability keeps against itself, the Book and the register of help. It
//! repairs nothing.

use crate::desk::ORIGIN;
use crate::model::State;
use crate::rules;
use crate::store::{self, HeldRow};
use book::RecordId;
use catalogue::Kind;
use kernel::db::Tx;
use kernel::{Id, Result};
use std::collections::BTreeMap;
use uuid::Uuid;

/// More than this many breaks say nothing new.
const ENOUGH: usize = 1_000;

/// Consignments whose row and whose work disagree, and work that the Book or the register of help
/// holds otherwise than its own row.
pub fn verify(tx: &mut Tx<'_>) -> Result<Vec<String>> {
    let mut wrong = goods(tx)?;
    let kinds = catalogue::every_kind(tx)?;
    let mut after = None;
    while wrong.len() < ENOUGH {
        let rows = store::held_after(tx, after)?;
        let Some(last) = rows.last() else { break };
        after = Some(last.id);
        let ids: Vec<Uuid> = rows.iter().map(|row| row.id.uuid()).collect();
        let records: Vec<RecordId> = ids.iter().map(|id| Id::of(*id)).collect();
        let booked = book::sums_of_records(tx, ORIGIN, &records)?;
        for row in &rows {
            wrong.extend(own(row, &kinds));
            wrong.extend(against_book(row, &kinds, &booked));
        }
        for (record, many, amount) in help::store::sums_of_records(tx, &ids)? {
            let row = rows.iter().find(|row| row.id.uuid() == record);
            wrong.extend(row.and_then(|row| against_help((row, &kinds), many, amount)));
        }
    }
    Ok(wrong)
}

/// What a row says of its counts and values, beside these.
fn own(row: &HeldRow, kinds: &[Kind]) -> Vec<String> {
    let mut wrong = Vec::new();
    if row.amount != row.worth {
        wrong.push(format!(
            "work {}: its row says {} đồng, its values {}",
            row.id, row.amount, row.worth
        ));
    }
    let kind = kinds.iter().find(|kind| kind.code == row.kind);
    let main = kind.and_then(|kind| kind.measures.first()).map(|main| amount(row, &main.code));
    if main.is_some_and(|main| main != row.counted) {
        wrong.push(format!(
            "work {}: its row counts {}, its counts {}",
            row.id,
            row.counted,
            main.unwrap_or(0)
        ));
    }
    wrong
}

fn amount(row: &HeldRow, code: &str) -> i64 {
    row.counts.iter().find(|(own, _)| own == code).map_or(0, |(_, amount)| *amount)
}

/// What the Book holds of work: what it counts while it counts, nothing else. Of people beside what
/// a kind is told by it may hold nothing: what was recorded before they were counted has none of
/// them until it is corrected.
fn against_book(
    row: &HeldRow,
    kinds: &[Kind],
    booked: &BTreeMap<(RecordId, String), i64>,
) -> Vec<String> {
    let mut due: BTreeMap<&str, i64> = BTreeMap::new();
    let kind = kinds.iter().find(|kind| kind.code == row.kind);
    if let Some(kind) = kind.filter(|_| row.state == State::Counted) {
        for measure in &kind.measures {
            if let Some(figure) = measure.figure.as_deref() {
                *due.entry(figure).or_default() += amount(row, &measure.code);
            }
        }
        if let Some(figure) = kind.value_figure.as_deref() {
            *due.entry(figure).or_default() += row.worth;
        }
    }
    let record: RecordId = Id::of(row.id.uuid());
    let range = (record, String::new())..;
    let own = booked.range(range).take_while(|((of, _), _)| *of == record);
    let mut held: BTreeMap<&str, i64> = own.map(|((_, code), sum)| (code.as_str(), *sum)).collect();
    let mut wrong = Vec::new();
    for (figure, due) in due {
        let booked = held.remove(figure).unwrap_or(0);
        let is_before = booked == 0 && catalogue::is_of_reached(figure);
        if booked != due && !is_before {
            wrong.push(format!("work {}: {figure} is {due}, the Book holds {booked}", row.id));
        }
    }
    for (figure, booked) in held {
        wrong.push(format!("work {}: {figure} is not its, the Book holds {booked}", row.id));
    }
    wrong
}

/// Those who were helped by work are no more, and were given no more, than it counts.
fn against_help((row, kinds): (&HeldRow, &[Kind]), many: i64, amount: i64) -> Option<String> {
    let kind = kinds.iter().find(|kind| kind.code == row.kind);
    let most = kind.and_then(|kind| rules::most_listed(kind, &row.counts));
    let (most, dearest) = match row.state {
        State::Reversed => (0, 0),
        _ => (most.unwrap_or(row.counted), row.amount),
    };
    (many > most || amount > dearest).then(|| {
        format!(
            "work {}: it counts {most} worth {dearest}, the register of help {many} worth {amount}",
            row.id
        )
    })
}

fn goods(tx: &mut Tx<'_>) -> Result<Vec<String>> {
    let all = store::every_consignment(tx)?;
    let wrong = all.into_iter().filter(|(_, came, handed, gone)| handed != gone || gone > came);
    Ok(wrong
        .map(|(id, came, handed, gone)| {
            format!(
                "consignment {id}: {came} came, its row says {handed} are gone, its work {gone}"
            )
        })
        .collect())
}

//! What a unit that was cut has handed on of its stocks, and dividing that anew: when more comes to
//! it later, or when other shares are said of it. What is divided is always the whole that was
//! handed on, never a change alone: 1 + 1 over three parts would give 2-0-0, and 2 gives 1-1-0.

use super::batch::Batch;
use super::named;
use super::position::{Ground, check_reach};
use super::standing::add_source;
use super::succession::{self, Parts};
use super::trail::{Change, Trail};
use crate::figures::Figures;
use crate::model::{DecisionId, FigureId, Kind, Spot, too_large};
use crate::rules::{self, Share};
use kernel::db::{Tx, sql};
use kernel::{Day, Month, Pass, Result, UnitId};
use std::collections::BTreeMap;

/// How much of a stock a closed unit has handed on in a month to be divided, as known now: what
/// records that are named brought went to their own part. Nothing where a decision moved a
/// level of which named records told: what of it was theirs is not told by its moves.
pub(super) fn of(tx: &mut Tx<'_>, from: Spot, figure: FigureId) -> Result<Option<i64>> {
    // A move that was taken back with its decision was never made.
    let part = |at: &str| {
        format!(
            "select e.amount, case when s.decision is null then 0 else 1 end, \
             (select count(*) from succession_record n where n.from_unit = $1 \
             and n.record = s.record) from entry e left join source s on s.id = e.source \
             where {at} and e.figure = $3 and e.kind = 2 \
             and not exists (select 1 from entry r where r.unit = e.unit \
             and r.month_booked = e.month_booked and r.figure = e.figure and r.kind = 3 \
             and r.reverses = e.id)"
        )
    };
    let here = part("e.unit = $1 and e.month_booked = $2 and e.unit_for is null");
    let late = part("e.unit_for = $1 and e.month_for = $2");
    let moves: Vec<(i64, i64, i64)> = sql(format!("{here} union all {late}"))
        .bind(from.unit)
        .bind(from.month)
        .bind(figure)
        .all(tx)?;
    let is_decided = moves.iter().any(|(_, decided, _)| *decided > 0);
    if is_decided && named::tell_of(tx, from.unit, figure)? {
        return Ok(None);
    }
    let own = moves.iter().filter(|(_, _, named)| *named == 0);
    let sum = own.map(|(amount, ..)| *amount).try_fold(0_i64, i64::checked_sub);
    sum.ok_or_else(too_large).map(Some)
}

/// What more each of these parts has when a whole is divided by their shares that was another
/// whole, divided by other ones. Together it is the difference of the wholes.
pub(super) fn more(
    parts: &[(UnitId, Share)],
    (was, old): (i64, &[(UnitId, Share)]),
    now: i64,
) -> Result<Vec<(UnitId, i64)>> {
    let divided = |whole: i64, parts: &[(UnitId, Share)]| {
        let shares: Vec<Share> = parts.iter().map(|(_, share)| *share).collect();
        rules::apportion(whole, &shares)
    };
    let mut by_unit: BTreeMap<UnitId, i64> = BTreeMap::new();
    for ((unit, _), part) in old.iter().zip(divided(was, old)?) {
        by_unit.insert(*unit, part);
    }
    let now = parts.iter().zip(divided(now, parts)?);
    now.map(|((unit, _), part)| {
        let was = by_unit.get(unit).copied().unwrap_or_default();
        Ok((*unit, part.checked_sub(was).ok_or_else(too_large)?))
    })
    .collect()
}

/// What a cut unit has handed on before other shares are said of it.
pub struct Handed {
    from: Spot,
    stocks: Vec<(FigureId, i64, Parts)>,
}

/// Reads what a unit that is closed from a day on has handed on, stock by stock. Call it before its
/// shares are written, and [`divide_anew`] after.
pub fn handed(tx: &mut Tx<'_>, pass: &Pass, (unit, day): (UnitId, Day)) -> Result<Handed> {
    check_reach(tx, &mut Ground::default(), pass, unit)?;
    let from = Spot { unit, month: Month::of(day) };
    let figures: Vec<FigureId> =
        sql("select figure from entry where unit = $1 and month_booked = $2 and kind = 2 \
         union select figure from entry where unit_for = $1 and month_for = $2 and kind = 2")
        .bind(unit)
        .bind(from.month)
        .all(tx)?;
    let mut stocks = Vec::new();
    for figure in figures {
        let parts = succession::parts(tx, from, figure)?;
        if let Some((parts, level)) = parts.zip(of(tx, from, figure)?) {
            stocks.push((figure, level, parts));
        }
    }
    Ok(Handed { from, stocks })
}

/// Divides what a unit has handed on by the shares that are written now: what a part has more it
/// gets from those that have less, in the month of the cut and all that followed.
pub fn divide_anew(
    tx: &mut Tx<'_>,
    pass: &Pass,
    figures: &Figures,
    decision: DecisionId,
    handed: &Handed,
) -> Result<()> {
    let (mut ground, mut batch) = (Ground::default(), Batch::default());
    let source = add_source(tx, pass, None, Some(decision))?;
    for (figure, level, old) in &handed.stocks {
        if !figures.is_stock(*figure) {
            continue;
        }
        let Some(new) = succession::parts(tx, handed.from, *figure)? else { continue };
        let month = handed.from.month;
        let parts = more(&new, (*level, old), *level)?;
        let booked = booked(tx, &mut ground, &parts, month)?;
        for ((unit, amount), booked) in parts.into_iter().zip(booked) {
            let change = Change {
                told: Spot { unit, month },
                figure: *figure,
                day_for: 1,
                amount,
                kind: Kind::Move,
                source: Some(source),
                record: None,
                reverses: None,
            };
            batch.add(change.draft(booked, change.told, Kind::Move, amount));
            Trail { ground: &mut ground, batch: &mut batch }.follow(tx, change, booked, 0)?;
        }
    }
    batch.write(tx, &mut ground)?;
    Ok(())
}

/// Where parts that answer each other are booked: all in the first month that is open at each.
fn booked(
    tx: &mut Tx<'_>,
    ground: &mut Ground,
    parts: &[(UnitId, i64)],
    first: Month,
) -> Result<Vec<Spot>> {
    let mut month = first;
    loop {
        let mut spots = Vec::with_capacity(parts.len());
        for (unit, _) in parts {
            let unit = ground.heir(tx, *unit, month.last())?;
            spots.push(ground.open(tx, Spot { unit, month })?);
        }
        match spots.iter().map(|spot| spot.month).max() {
            Some(later) if later > month => month = later,
            _ => return Ok(spots),
        }
    }
}

//! Undoing a decision: everything goes back as long as nothing new depends on it. What is in the
//! way is named; then nothing has changed.

use super::changed::Changed;
use super::{Hand, moved_on, opened};
use crate::acts;
use crate::model::{DecisionId, DecisionRow, State};
use crate::store;
use book::Undone;
use kernel::db::Tx;
use kernel::{Error, Flaw, Pass, Result, UnitId, Who, place};
use org::consequences::Change;

/// Takes a decision back.
pub fn undo(
    tx: &mut Tx<'_>,
    who: &Who,
    hand: &Hand<'_>,
    (id, version): (DecisionId, i64),
    why: &str,
) -> Result<()> {
    let (decision, standing) = opened(tx, who, &acts::TAKE, id)?;
    if decision.state() != State::Done || decision.version != version {
        return Err(moved_on(&decision, version));
    }
    if why.trim().is_empty() {
        return Err(Error::flaw("why", "restructuring-flaw-why"));
    }
    let pass = &standing.pass;
    let done = Changed::read(tx, pass, &decision)?;
    let change = done.told(tx, &decision)?;
    check_free(tx, pass, hand, &decision, &change)?;
    for follower in hand.followers.0.iter().rev() {
        follower.go_back(tx, pass, &change)?;
    }
    numbers_back(tx, pass, hand, &decision, &done)?;
    store::step(tx, pass, &decision, State::Undone, Some(why.trim()))
}

/// Refused when a later decision stands on this one, or when something new stands at a unit that
/// it founded.
fn check_free(
    tx: &mut Tx<'_>,
    pass: &Pass,
    hand: &Hand<'_>,
    decision: &DecisionRow,
    change: &Change,
) -> Result<()> {
    if let Some(later) = store::later(tx, pass, decision)? {
        let flaw = Flaw::new("why", "restructuring-flaw-undo-later").arg("number", later.number);
        return Err(Error::Invalid(vec![flaw]));
    }
    for follower in hand.followers.0.iter() {
        if let Some(first) = follower.newly_at(tx, pass, change)?.first() {
            let unit = place::get(tx, first.unit, decision.on_day)?;
            let flaw = Flaw::new("why", "restructuring-flaw-undo-new")
                .arg("unit", unit.name)
                .arg("n", first.count.to_string());
            return Err(Error::Invalid(vec![flaw]));
        }
    }
    Ok(())
}

/// Stocks go back while the tree still stands as decided; then the tree; then what was booked
/// since goes back to the old chains.
fn numbers_back(
    tx: &mut Tx<'_>,
    pass: &Pass,
    hand: &Hand<'_>,
    decision: &DecisionRow,
    done: &Changed,
) -> Result<()> {
    let day = decision.on_day;
    let (closed, hung) = (done.closed(), done.hung());
    let left = done.new_chains(tx, day)?;
    let mut parents: Vec<UnitId> = done.hung.iter().map(|(_, old)| *old).collect();
    parents.extend(left.iter().filter_map(|(_, chain)| chain.first().copied()));
    parents.sort_unstable();
    parents.dedup();
    let undone = Undone {
        decision: decision.id,
        day,
        founded: &done.founded,
        closed: &closed,
        parents: &parents,
    };
    book::undo(tx, pass, hand.figures, undone)?;
    org::store::reopen_all(tx, pass, &done.closed, day)?;
    org::store::unhang_all(tx, pass, &hung, day)?;
    org::store::unpass(tx, pass, &closed, day)?;
    org::store::unfound_all(tx, pass, &done.founded, day)?;
    let all: Vec<UnitId> = done.founded.iter().chain(&closed).chain(&hung).copied().collect();
    org::store::regrow(tx, pass, &all)?;
    // Children before parents: the way back is the way there, backwards.
    let back: Vec<_> = left.into_iter().rev().collect();
    book::unshift(tx, pass, &back, day)
}

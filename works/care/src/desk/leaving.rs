//! Somebody leaves a programme: what was measured and told that day is the last entry, sealed; the
//! result is held against what was measured. It shows nothing of what it holds it against.

use super::{Hand, opened};
use crate::model::{Detail, EntryId, EntryRow, FileId, Outcome, Rests};
use crate::{acts, rules, store};
use kernel::db::Tx;
use kernel::{Day, Error, Result};

/// How somebody leaves.
pub struct Leaving {
    /// The day.
    pub on: Day,
    /// How.
    pub outcome: Outcome,
    /// What was measured that day, and the result in words.
    pub told: Detail,
}

/// Somebody leaves the programme.
pub fn close(tx: &mut Tx<'_>, hand: &Hand<'_>, id: FileId, leaving: &Leaving) -> Result<()> {
    let (file, place, pass) = opened(tx, hand.who, &acts::KEEP, id)?;
    let programme = rules::programme(&file.row.programme).ok_or(Error::NotFound)?;
    Error::refuse(rules::check_close(&file, leaving.on, hand.who.today()))?;
    let is_reached = leaving.outcome == Outcome::Reached;
    let mut told = leaving.told.clone();
    told.retain(|(name, _)| is_reached || name != rules::WHY);
    let mut rests = None;
    if is_reached {
        let details = store::details_unseen(tx, &pass, hand.keys, id)?;
        let held = rules::rests(programme, &file, &details, &told);
        rests = held.map_err(|flaw| Error::Invalid(vec![flaw]))?;
    }
    let how = (Some(leaving.outcome.code()), rests.map(Rests::code));
    store::end(tx, &pass, &file.row, Some(leaving.on), how)?;
    let Some(sort) = programme.leaving().filter(|_| !told.is_empty()) else { return Ok(()) };
    let row = EntryRow {
        id: EntryId::new(),
        sort: sort.code.clone(),
        on_day: leaving.on,
        // Words alone are no follow-up.
        quantity: i64::from(rules::is_measured(&told)),
        amount: 0,
        activity: None,
        taken_back_why: None,
        made_name: String::new(),
        version: 1,
    };
    store::add_entry(tx, &pass, (hand.keys, &place), &file.row, (&row, &told))
}

//! Work that was done, a piece a row: tried, recorded and taken back through the same desk as the
//! pages. A line that was recorded before is known again. Each function is one transaction's worth
//! of work; it draws nothing.

use crate::model::{Deed, DeedRow, NewDeed};
use activities::acts;
use activities::desk::{self, Saved};
use activities::model::{ActivityId, State};
use activities::sheet::Line;
use activities::store;
use book::Figures;
use kernel::db::Tx;
use kernel::{Error, Flaw, Month, Result, Who, place};
use std::collections::HashSet;
use std::sync::Arc;

/// How often a line may be recorded anew after it was taken back.
const ROUNDS: u64 = 20;

/// What became of a line.
pub enum Recorded {
    /// It is recorded now.
    Now(Box<Saved>),
    /// It was recorded before.
    Before,
}

/// Records a line, unless it is recorded already. All flaws come at once.
pub fn record(tx: &mut Tx<'_>, who: &Who, figures: &Figures, line: &Line) -> Result<Recorded> {
    let one = |flaw: Flaw| Error::Invalid(vec![flaw]);
    let until = line.until().map_err(one)?;
    let unknown =
        |code: &str| one(Flaw::new("unit", "activity-unit-unknown").arg("code", code.to_owned()));
    let unit = place::find(tx, &line.unit, until).map_err(|_| unknown(&line.unit))?;
    let pass = who.may(&acts::RECORD, &unit).map_err(|_| unknown(&line.unit))?;
    let at = desk::spot(tx, &unit, line, until)?.map_err(one)?;
    let added;
    let kind = match line.shipped_kind() {
        Some(kind) => kind,
        None => {
            added = catalogue::kinds(tx, &pass, until)?;
            line.kind_of(&added).map_err(one)?
        }
    };
    let Some(id) = free(tx, line)? else { return Ok(Recorded::Before) };
    let mut draft = line.draft(id, kind, at).map_err(Error::Invalid)?;
    let named = desk::named(tx, &pass, &unit, line, until)?;
    draft.parts.joiners = named.joiners;
    (draft.agreement, draft.consignment) = (named.agreement, named.consignment);
    let saved = desk::save(tx, who, figures, unit.id, &draft)?;
    Ok(Recorded::Now(Box::new(saved)))
}

/// The id under which a line is to be recorded; none when its work stands.
fn free(tx: &mut Tx<'_>, line: &Line) -> Result<Option<ActivityId>> {
    for round in 0..ROUNDS {
        let id = line.id(round);
        match store::found(tx, id)? {
            None => return Ok(Some(id)),
            Some(row) if row.state() == State::Reversed => {}
            Some(_) => return Ok(None),
        }
    }
    Err(Error::flaw("", "exchange-too-often"))
}

/// What each line that is not recorded yet looks like, of what was recorded otherwise than by the
/// lines of its file (`own`, the ids of all of them); nothing where it looks like none.
pub fn alike(
    tx: &mut Tx<'_>,
    who: &Who,
    lines: &[Arc<Line>],
    own: &HashSet<ActivityId>,
) -> Result<Vec<Option<Flaw>>> {
    let mut told = desk::alike_lines(tx, who, lines, own)?;
    for (line, flaw) in lines.iter().zip(&mut told).filter(|(_, flaw)| flaw.is_some()) {
        if free(tx, line)?.is_none() {
            *flaw = None;
        }
    }
    Ok(told)
}

/// What lines would do, one after the other: each is recorded as it would be, so that what one
/// takes of some goods is gone for the next, and then all of it is undone.
pub fn trial(
    tx: &mut Tx<'_>,
    who: &Who,
    figures: &Figures,
    lines: &[Arc<Line>],
) -> Result<Vec<Result<Recorded>>> {
    let mut told = Vec::with_capacity(lines.len());
    let mut fault = None;
    let undone: Result<()> = tx.part(|tx| {
        for line in lines {
            match tx.part(|tx| record(tx, who, figures, line)) {
                Err(other @ (Error::Busy | Error::Fault(_))) => {
                    fault = Some(other);
                    break;
                }
                tried => told.push(tried),
            }
        }
        Err(Error::NotFound)
    });
    match (fault, undone) {
        (Some(fault), _) => Err(fault),
        (None, Ok(()) | Err(Error::NotFound)) => Ok(told),
        (None, Err(other)) => Err(other),
    }
}

/// The deed of a record.
pub fn deed(saved: &Saved) -> NewDeed {
    let row = &saved.row;
    NewDeed {
        deed: Deed::Activity,
        record: row.id.uuid(),
        unit: row.unit,
        month: Month::of(row.until_on),
        figure: None,
        version: row.version,
    }
}

/// Takes a recorded piece of work back, with a word why. Says why it was left, when somebody
/// changed it since.
pub fn back(
    tx: &mut Tx<'_>,
    who: &Who,
    figures: &Figures,
    deed: &DeedRow,
    why: &str,
) -> Result<Option<&'static str>> {
    let id = ActivityId::of(deed.record);
    let row = store::found(tx, id)?;
    let same = row.is_some_and(|row| row.version == deed.made_version && row.kept_in.is_none());
    if !same {
        return Ok(Some("exchange-left-changed"));
    }
    // Whether he still may is asked before anything is written.
    if let Err(error) = desk::opened(tx, who, &acts::REVERSE, id) {
        crate::cells::refusal(error)?;
        return Ok(Some("exchange-left-rights"));
    }
    desk::reverse(tx, who, figures, id, deed.made_version, why)?;
    Ok(None)
}

//! Asking before one deed is counted twice: a new piece of work that looks like one that is there
//! is asked about once, and recorded when somebody says that it is another. It refuses nothing
//! else.

mod lines;

pub use lines::alike_lines;

use super::{Saved, own, save};
use crate::model::{Bond, Draft, Kindred, Likeness, Near, State};
use crate::rules::LONGEST_DAYS;
use crate::{acts, rules, store};
use book::Figures;
use catalogue::Kind;
use kernel::db::Tx;
use kernel::place::{self, Place};
use kernel::{Error, Flaw, Pass, Result, UnitId, Who, number};
use kit::Lang;
use org::standing;

/// Pieces that a new one is compared with.
const MOST: i64 = 500;

/// Saves a piece of work as [`save`] does. A new one that is like one that is there is refused at
/// the field in which somebody says that it is another, unless they said so. What is kept as a
/// draft, corrected or sent again is not asked about.
pub fn save_or_ask(
    tx: &mut Tx<'_>,
    who: &Who,
    figures: &Figures,
    unit: UnitId,
    (draft, is_another): (&Draft, bool),
) -> Result<Saved> {
    let stored = store::found(tx, draft.id)?;
    let is_begun = stored.as_ref().is_none_or(|row| row.state() == State::Draft);
    let saved = save(tx, who, figures, unit, draft)?;
    if is_begun && !draft.is_draft && !is_another {
        let place = place::get(tx, unit, draft.until)?;
        let pass = own::to_save(tx, who, &place, stored.as_ref(), draft)?;
        ask(tx, (who, &pass, &place), draft)?;
    }
    Ok(saved)
}

fn ask(tx: &mut Tx<'_>, (who, pass, here): (&Who, &Pass, &Place), draft: &Draft) -> Result<()> {
    let all = catalogue::known(tx, pass)?;
    let (kinds, same) = kin(&all, &draft.kind);
    let units = around(here.id, draft.place, &draft.parts.joiners);
    let days = 0..=draft.from.days_until(draft.until) + LONGEST_DAYS;
    let ended: Vec<_> = days.map(|after| draft.from.add_days(after)).collect();
    let (units, ended) = (units.as_slice(), ended.as_slice());
    let asked = store::Around { units, ended, begun: draft.until, kinds: &kinds, most: MOST };
    let rows = store::kindred(tx, &asked)?;
    let Some(new) = rows.iter().find(|row| row.id == draft.id).cloned() else { return Ok(()) };
    let new = New { who, here, work: &new, joiners: &draft.parts.joiners };
    let near = new.near(tx, rows.iter())?;
    let Some((near, like)) = rules::alike(new.work, &near, &same) else { return Ok(()) };
    let is_told = near.is_open || like == Likeness::Hosted;
    let key = if is_told { like.key() } else { "activity-alike-hidden" };
    Err(Error::Invalid(vec![new.told(tx, near, is_told, (Flaw::new("again", key), &all))?]))
}

/// The codes of the kinds that work of a kind may be, and of those that are the kind itself.
fn kin(all: &[Kind], code: &str) -> (Vec<String>, Vec<String>) {
    let base = all.iter().find(|kind| kind.code == code).map(|kind| kind.based_on.as_str());
    let kin = rules::kin(base.unwrap_or(code));
    let of = |bases: &[&str]| -> Vec<String> {
        let own = all.iter().filter(|one| bases.contains(&one.based_on.as_str()));
        own.map(|one| one.code.clone()).collect()
    };
    (of(&kin), of(&kin[..1]))
}

/// The units at which work may stand that a new piece is: its own, its place, who joined.
fn around(unit: UnitId, place: Option<UnitId>, joiners: &[UnitId]) -> Vec<UnitId> {
    let mut units: Vec<UnitId> = joiners.iter().copied().chain(place).chain([unit]).collect();
    units.sort();
    units.dedup();
    units
}

/// A new piece of work of a unit, as it is compared for somebody.
struct New<'a> {
    who: &'a Who,
    here: &'a Place,
    work: &'a Kindred,
    joiners: &'a [UnitId],
}

impl New<'_> {
    /// What of these pieces of work has to do with it.
    fn near<'r>(
        &self,
        tx: &mut Tx<'_>,
        rows: impl Iterator<Item = &'r Kindred>,
    ) -> Result<Vec<Near>> {
        let mut all = Vec::new();
        for row in rows {
            if let Some(bond) = self.bond(tx, row)? {
                let is_open = bond == Bond::Own || self.may_read(tx, row)?;
                all.push(Near { row: row.clone(), bond, is_open });
            }
        }
        Ok(all)
    }

    fn bond(&self, tx: &mut Tx<'_>, row: &Kindred) -> Result<Option<Bond>> {
        Ok(match row.joiner {
            Some(unit) => (unit == self.here.id && row.unit != unit).then_some(Bond::Host),
            None if row.unit == self.here.id => Some(Bond::Own),
            None if self.joiners.contains(&row.unit) => Some(Bond::Joiner),
            None if rules::is_at_same_place(self.work, row) && self.is_in_line(tx, row)? => {
                Some(Bond::Line)
            }
            None => None,
        })
    }

    /// Whether the unit of another piece stands above or below.
    fn is_in_line(&self, tx: &mut Tx<'_>, row: &Kindred) -> Result<bool> {
        let is_above = self.here.chain.contains(&row.unit);
        Ok(is_above || place::get(tx, row.unit, row.until_on)?.chain.contains(&self.here.id))
    }

    /// Whether the list of the one who records holds it: that of its unit, or of its place.
    fn may_read(&self, tx: &mut Tx<'_>, row: &Kindred) -> Result<bool> {
        if self.may_view(tx, row.unit, row)? {
            return Ok(true);
        }
        row.place.map_or(Ok(false), |place| self.may_view(tx, place, row))
    }

    fn may_view(&self, tx: &mut Tx<'_>, unit: UnitId, row: &Kindred) -> Result<bool> {
        let at = place::get(tx, unit, row.until_on)?;
        match standing::pass(tx, self.who, &acts::VIEW, &at) {
            Err(Error::NotFound) => Ok(false),
            found => found.map(|_| true),
        }
    }

    /// A flaw with what may be told of the work that it asks about: the work itself with the way to
    /// it, or no more than its kind, day and place.
    fn told(
        &self,
        tx: &mut Tx<'_>,
        near: &Near,
        is_told: bool,
        (flaw, all): (Flaw, &[Kind]),
    ) -> Result<Flaw> {
        let row = &near.row;
        let flaw = flaw.arg("day", row.until_on.vn());
        if !is_told {
            let kind = all.iter().find(|kind| kind.code == row.kind);
            let at = place::get(tx, row.place.unwrap_or(row.unit), row.until_on)?;
            let said = |lang| kind.map_or(String::new(), |kind| kind.label(lang).to_owned());
            let flaw = flaw.arg("kind", said(Lang::Vi)).arg("kind_en", said(Lang::En));
            return Ok(flaw.arg("place", at.name));
        }
        let flaw = flaw.arg("n", number::count(row.counted)).arg("unit", row.unit_name.clone());
        // What the reader may not open is told and not led to.
        let opens = near.bond == Bond::Own || self.may_view(tx, row.unit, row)?;
        Ok(if opens { flaw.arg("id", row.id.to_string()) } else { flaw })
    }
}

//! Where, with whom, for which campaign and under which agreement the work of a file is done: what
//! files say themselves (classes, houses), and what is said of their work after it was recorded.
//! Nothing of it is a figure, and it posts nothing to the Book.

use super::{beyond, opened};
use crate::model::{ActivityId, ActivityRow, Joint, Parts, State};
use crate::{acts, rules, store};
use agreements::AgreementId;
use kernel::db::Tx;
use kernel::{Day, Error, Flaw, Pass, Result, UnitId, Who, place};

/// A place and units that stand on a day, and a campaign that is known.
pub fn check_joint(tx: &mut Tx<'_>, joint: &Joint, today: Day) -> Result<Vec<Flaw>> {
    let mut flaws: Vec<Flaw> =
        rules::check_said_campaign(joint.campaign.as_deref()).into_iter().collect();
    let joiners = joint.joiners.iter().map(|unit| ("joiner", *unit));
    for (field, unit) in joint.place.map(|at| ("place", at)).into_iter().chain(joiners) {
        if !stands(tx, unit, today)? {
            flaws.push(Flaw::new(field, "kit-flaw-choice"));
        }
    }
    Ok(flaws)
}

fn stands(tx: &mut Tx<'_>, unit: UnitId, day: Day) -> Result<bool> {
    match place::get(tx, unit, day) {
        Err(Error::NotFound) => Ok(false),
        there => there.map(|_| true),
    }
}

/// Work of a file on the version its reader had, with the pass to say something of it. Other work
/// says it in its own form.
fn of_file(
    tx: &mut Tx<'_>,
    who: &Who,
    (id, version): (ActivityId, i64),
) -> Result<(ActivityRow, Pass)> {
    let (row, pass) = opened(tx, who, &acts::RECORD, id)?;
    if row.version != version {
        return Err(store::stale(version, row.version));
    }
    if row.kept_in.is_none() || row.state() == State::Reversed {
        return Err(Error::NotFound);
    }
    Ok((row, pass))
}

/// Says where work of a file was done and who joined; its campaign stays. It holds no number, so
/// the Book, what a colleague looked at and a month that is locked stay as they are.
pub fn say_joint(tx: &mut Tx<'_>, who: &Who, of: (ActivityId, i64), joint: &Joint) -> Result<()> {
    let (row, pass) = of_file(tx, who, of)?;
    let said = Joint { campaign: None, ..joint.clone() };
    Error::refuse(check_joint(tx, &said, row.until_on)?)?;
    let elsewhere = |unit: &UnitId| *unit != row.unit;
    let place = said.place.filter(elsewhere);
    let joiners = said.joiners.into_iter().filter(elsewhere).collect();
    let parts = Parts { joiners, ..store::parts(tx, &pass, &row)? };
    store::put_joint(tx, &pass, &row, (place, &parts))
}

/// Says under which agreement work of a file was done. Answers the term of the agreement where the
/// work lies outside of it.
pub fn say_under(
    tx: &mut Tx<'_>,
    who: &Who,
    of: (ActivityId, i64),
    agreement: Option<AgreementId>,
) -> Result<Option<(Day, Day)>> {
    let (row, pass) = of_file(tx, who, of)?;
    let beyond = beyond(tx, &pass, agreement, (row.from_on, row.until_on))?;
    store::put_under(tx, &pass, &row, agreement)?;
    Ok(beyond)
}

/// What was said of work that a file took back.
#[derive(Default)]
pub struct SaidBefore {
    /// Where it was done, when not at the unit.
    pub place: Option<UnitId>,
    /// Who joined.
    pub joiners: Vec<UnitId>,
    /// The agreement it was done under.
    pub agreement: Option<AgreementId>,
}

/// What was said of work of the unit of the pass that its file took back, for the work that the
/// file records anew on a day: as far as the units stand then and the agreement is known there.
pub fn said_before(
    tx: &mut Tx<'_>,
    pass: &Pass,
    id: Option<ActivityId>,
    on: Day,
) -> Result<SaidBefore> {
    let Some(id) = id else { return Ok(SaidBefore::default()) };
    let row = match store::get(tx, pass, id) {
        // It was recorded before the map changed.
        Err(Error::NotFound) => return Ok(SaidBefore::default()),
        row => row?,
    };
    let mut said = SaidBefore::default();
    for unit in store::parts(tx, pass, &row)?.joiners {
        if stands(tx, unit, on)? {
            said.joiners.push(unit);
        }
    }
    if let Some(at) = row.place
        && stands(tx, at, on)?
    {
        said.place = Some(at);
    }
    if let Some(agreement) = row.agreement {
        said.agreement = agreements::store::near(tx, pass, Some(agreement))?.pop().map(|a| a.id);
    }
    Ok(said)
}

//! The work on a class: planned, filled, held, ended, certified. Each function is one transaction's
//! worth of work in the order pass → load → rules → store; it draws nothing.

mod correct;
mod held;

pub use correct::{Correction, correct};

use crate::model::{
    CertificateId, Class, ClassId, ClassRow, Outcome, ParticipantId, ParticipantRow, SessionId,
    SessionRow,
};
use crate::{acts, rules, store};
use activities::desk::check_joint;
use activities::model::Joint;
use book::Figures;
use kernel::db::Tx;
use kernel::fold::fold;
use kernel::place::{self, Place};
use kernel::{Act, Day, Error, Flaw, Pass, Result, UnitId, Who};
use org::standing;

/// A class with the pass of somebody to do an act at its unit.
pub fn opened(
    tx: &mut Tx<'_>,
    who: &Who,
    act: &'static Act,
    id: ClassId,
) -> Result<(Class, Place, Pass)> {
    let row = store::found(tx, id)?.ok_or(Error::NotFound)?;
    let place = place::get(tx, row.unit, who.today())?;
    let pass = standing::pass(tx, who, act, &place)?;
    Ok((store::class(tx, &pass, id)?, place, pass))
}

/// The same, of a class that can still change. Whoever changes it writes its row too
/// (`store::put`), so that somebody who ends it at the same moment is met.
fn changing(tx: &mut Tx<'_>, who: &Who, id: ClassId) -> Result<(Class, Pass)> {
    let (class, _, pass) = opened(tx, who, &acts::KEEP, id)?;
    if !class.row.is_open() {
        return Err(Error::flaw("", "lesson-ended"));
    }
    Ok((class, pass))
}

/// Plans a class that a unit holds alone.
pub fn plan(tx: &mut Tx<'_>, who: &Who, unit: UnitId, new: &ClassRow) -> Result<()> {
    plan_joint(tx, who, unit, new, &Joint::default())
}

/// Plans a class of a unit: where, with whom and for which campaign it is held too.
pub fn plan_joint(
    tx: &mut Tx<'_>,
    who: &Who,
    unit: UnitId,
    new: &ClassRow,
    joint: &Joint,
) -> Result<()> {
    let place = place::get(tx, unit, who.today())?;
    let pass = standing::pass(tx, who, &acts::KEEP, &place)?;
    let mut flaws = rules::check_class(new);
    flaws.extend(check_joint(tx, joint, who.today())?);
    if let Some(id) = new.agreement {
        // Of the unit or of one above it: nobody else's can be named.
        let known = agreements::store::near(tx, &pass, Some(id))?.pop();
        let known = known.ok_or_else(|| Error::flaw("agreement", "kit-flaw-choice"))?;
        flaws.extend(rules::check_agreement(&known, new.begins_on));
    }
    Error::refuse(flaws)?;
    if store::add(tx, &pass, &with(new.clone(), joint, 1))? {
        store::JOINED.put(tx, &pass, (new.id.uuid(), 1), &joint.joiners)?;
    }
    Ok(())
}

/// The row with where, with whom and for which campaign the class is held, as its version says it.
fn with(row: ClassRow, joint: &Joint, version: i64) -> ClassRow {
    let joined_in = (!joint.joiners.is_empty()).then_some(version);
    ClassRow { spot: joint.place, campaign: joint.campaign.clone(), joined_in, ..row }
}

/// Adds a session.
pub fn add_session(tx: &mut Tx<'_>, who: &Who, id: ClassId, new: &SessionRow) -> Result<()> {
    let (class, pass) = changing(tx, who, id)?;
    if class.sessions.iter().any(|session| session.id == new.id) {
        return Ok(());
    }
    Error::refuse(rules::check_session(&class, new.on_day, new.periods))?;
    store::put(tx, &pass, &class.row)?;
    store::add_session(tx, &pass, id, new)
}

/// Puts people on the list. Who stands there already (name and year of birth) is not put twice, so
/// that a list that is sent again changes nothing.
pub fn add_participants(
    tx: &mut Tx<'_>,
    who: &Who,
    id: ClassId,
    all: &[ParticipantRow],
) -> Result<()> {
    let (class, pass) = changing(tx, who, id)?;
    let known = |one: &ParticipantRow| (fold(&one.full_name), one.birth_year);
    let mut there: Vec<(String, Option<i64>)> = class.participants.iter().map(known).collect();
    if all.iter().any(|new| !there.contains(&known(new))) {
        store::put(tx, &pass, &class.row)?;
    }
    for new in all {
        if there.contains(&known(new)) {
            continue;
        }
        Error::refuse(rules::check_participant(&class, there.len(), new))?;
        store::add_participant(tx, &pass, id, new)?;
        there.push(known(new));
    }
    Ok(())
}

/// Takes a session or somebody off the class, with a reason.
pub fn take_back(
    tx: &mut Tx<'_>,
    who: &Who,
    id: ClassId,
    what: (Option<SessionId>, Option<ParticipantId>),
    why: &str,
) -> Result<()> {
    let (class, pass) = changing(tx, who, id)?;
    let session = class.sessions.iter().find(|row| Some(row.id) == what.0);
    let participant = class.participants.iter().find(|row| Some(row.id) == what.1);
    store::put(tx, &pass, &class.row)?;
    match (session, participant) {
        (Some(session), _) => store::take_session_back(tx, &pass, session.id, why),
        (None, Some(one)) => store::take_participant_back(tx, &pass, one.id, why),
        (None, None) => Err(Error::flaw("what", "kit-flaw-choose")),
    }
}

/// Says who came to a session: those named, and nobody else.
pub fn attend(
    tx: &mut Tx<'_>,
    who: &Who,
    id: ClassId,
    session: SessionId,
    there: &[ParticipantId],
) -> Result<()> {
    let (class, pass) = changing(tx, who, id)?;
    let session = class.sessions.iter().find(|row| row.id == session).ok_or(Error::NotFound)?;
    Error::refuse(rules::check_attendance(session, who.today()))?;
    store::put(tx, &pass, &class.row)?;
    for one in &class.participants {
        store::attend(tx, &pass, session.id, one.id, there.contains(&one.id))?;
    }
    Ok(())
}

/// Says what people reached. Who came to no session reached nothing.
pub fn judge(
    tx: &mut Tx<'_>,
    who: &Who,
    id: ClassId,
    results: &[(ParticipantId, Option<Outcome>)],
) -> Result<()> {
    let (class, _, pass) = opened(tx, who, &acts::KEEP, id)?;
    let mut is_new = true;
    for one in &class.participants {
        let told = results.iter().find(|(who, _)| *who == one.id).map(|(_, outcome)| *outcome);
        let Some(outcome) = told else { continue };
        if outcome.map(|outcome| outcome.code()) == one.result.as_deref() {
            continue;
        }
        if outcome.is_some() && class.came(one.id) == 0 {
            let flaw = Flaw::new("results", "lesson-never-came");
            return Err(Error::Invalid(vec![flaw.arg("name", one.full_name.clone())]));
        }
        if class.certificate(one.id).is_some() {
            let flaw = Flaw::new("results", "lesson-has-certificate");
            return Err(Error::Invalid(vec![flaw.arg("name", one.full_name.clone())]));
        }
        if std::mem::take(&mut is_new) {
            // Whoever gives certificates at the same moment is met here.
            store::put(tx, &pass, &class.row)?;
        }
        store::put_result(tx, &pass, one, outcome)?;
    }
    Ok(())
}

/// Ends a class: it counts as work. Answers whether it counts in a later month than its own, which
/// was locked.
pub fn end(tx: &mut Tx<'_>, who: &Who, figures: &Figures, id: ClassId) -> Result<bool> {
    let (class, pass) = changing(tx, who, id)?;
    Error::refuse(rules::check_end(&class, who.today()))?;
    let last = class.sessions.iter().map(|session| session.on_day).max();
    let last = last.unwrap_or(class.row.begins_on);
    let kind = catalogue::kind(tx, &pass, &class.row.kind)?;
    let draft = held::work(&class, &kind, last);
    let saved = activities::desk::save(tx, who, figures, class.row.unit, &draft)?;
    let activity = Some(saved.row.id);
    store::put(tx, &pass, &ClassRow { ended_on: Some(last), activity, ..class.row })?;
    Ok(saved.counts_late())
}

/// Opens a class again that was ended by mistake: its work is taken back. A class that gave
/// certificates stays ended. Answers whether the minus counts in a later month, since its own was
/// locked.
pub fn reopen(
    tx: &mut Tx<'_>,
    who: &Who,
    figures: &Figures,
    id: ClassId,
    why: &str,
) -> Result<bool> {
    let (class, _, pass) = opened(tx, who, &acts::KEEP, id)?;
    let Some(activity) = class.row.activity else {
        return Err(Error::flaw("", "lesson-not-ended"));
    };
    if class.is_certified() {
        return Err(Error::flaw("", "lesson-certified"));
    }
    let is_late = activities::desk::take_back_kept(tx, who, figures, activity, why)?;
    store::put(tx, &pass, &ClassRow { ended_on: None, activity: None, ..class.row })?;
    Ok(is_late)
}

/// A class is not held after all.
pub fn stop(tx: &mut Tx<'_>, who: &Who, id: ClassId, why: &str) -> Result<()> {
    let (class, pass) = changing(tx, who, id)?;
    store::put(tx, &pass, &ClassRow { stopped_why: Some(why.to_owned()), ..class.row })
}

/// Gives certificates to everybody who passed and has none, in the order of their given names.
pub fn certify(
    tx: &mut Tx<'_>,
    who: &Who,
    id: ClassId,
    given_on: Day,
    months: Option<i64>,
) -> Result<()> {
    let (class, _, pass) = opened(tx, who, &acts::CERTIFY, id)?;
    Error::refuse(rules::check_certify(&class, given_on, months, who.today()))?;
    store::put(tx, &pass, &class.row)?;
    let mut all: Vec<&ParticipantRow> = rules::waiting(&class).collect();
    all.sort_by_cached_key(|one| kernel::fold::name_sort_key(&one.full_name));
    for one in all {
        let expires = months.map(|months| given_on.add_months(months));
        store::certify(tx, &pass, one.id, given_on, expires)?;
    }
    Ok(())
}

/// Withdraws a certificate, with a reason; its number is never given again.
pub fn withdraw(
    tx: &mut Tx<'_>,
    who: &Who,
    id: ClassId,
    certificate: CertificateId,
    why: &str,
) -> Result<()> {
    let (class, _, pass) = opened(tx, who, &acts::CERTIFY, id)?;
    let known = class.certificates.iter().any(|one| one.id == certificate);
    if !known {
        return Err(Error::flaw("certificate", "kit-flaw-choose"));
    }
    store::put(tx, &pass, &class.row)?;
    store::withdraw(tx, &pass, certificate, why)
}

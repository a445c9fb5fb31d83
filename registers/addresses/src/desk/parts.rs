//! What stands in a dossier beside its row: members, needs, the plan; and consents, given and
//! withdrawn.

use super::card::{hush, hush_if_named};
use super::{opened, opened_as_it_is};
use crate::model::{
    AddressId, ConsentId, ConsentRow, Dossier, EndReason, MemberId, MemberRow, NeedId, NeedRow,
    PlanId, PlanRow, Purpose, State, StepSort,
};
use crate::rules::{self, Term, term};
use crate::{WorkingDays, acts, store};
use kernel::db::Tx;
use kernel::{Error, Pass, Result, Who};

/// A line that is added.
pub enum Part {
    /// Somebody who lives there.
    Member(MemberRow),
    /// A need.
    Need(NeedRow),
    /// A step of the plan.
    Plan(PlanRow),
}

/// A dossier that is still written in, with the pass to do so.
fn open_for(tx: &mut Tx<'_>, who: &Who, (id, base): (AddressId, i64)) -> Result<(Dossier, Pass)> {
    let (dossier, _, pass) = opened(tx, who, &acts::KEEP, id)?;
    if dossier.row.version != base {
        return Err(Error::stale("address", base, dossier.row.version));
    }
    if dossier.row.ended_on.is_some() || dossier.is_erased {
        return Err(Error::flaw("", "address-closed"));
    }
    Ok((dossier, pass))
}

fn is_known(dossier: &Dossier, new: &Part) -> bool {
    match new {
        Part::Member(new) => dossier.members.iter().any(|own| own.id == new.id),
        Part::Need(new) => dossier.needs.iter().any(|own| own.id == new.id),
        Part::Plan(new) => dossier.plan.iter().any(|own| own.id == new.id),
    }
}

/// Adds a line to a dossier; one sent twice is added once.
pub fn add_part(tx: &mut Tx<'_>, who: &Who, of: (AddressId, i64), new: &Part) -> Result<()> {
    let (dossier, _, _) = opened(tx, who, &acts::KEEP, of.0)?;
    if is_known(&dossier, new) {
        return Ok(());
    }
    let (dossier, pass) = open_for(tx, who, of)?;
    let id = dossier.row.id;
    store::touch(tx, &pass, &dossier.row)?;
    match new {
        Part::Member(new) => {
            Error::refuse(rules::check_member(new, who.today()))?;
            hush_if_named(tx, &pass, &dossier, &new.name)?;
            store::add_member(tx, &pass, id, new)
        }
        Part::Need(new) => {
            Error::refuse(rules::check_need(new))?;
            store::add_need(tx, &pass, id, new)
        }
        Part::Plan(new) => {
            Error::refuse(rules::check_plan(new, who.today()))?;
            store::add_plan(tx, &pass, id, new)
        }
    }
}

/// Closes a line of a dossier today: somebody left, a need was met, a step of the plan was done.
pub fn close_part(
    tx: &mut Tx<'_>,
    who: &Who,
    of: (AddressId, i64),
    (sort, part): (&str, &str),
) -> Result<()> {
    let (dossier, pass) = open_for(tx, who, of)?;
    store::touch(tx, &pass, &dossier.row)?;
    let today = who.today();
    match sort {
        "member" => {
            let id = MemberId::read(part)?;
            let row = dossier.members.iter().find(|own| own.id == id).ok_or(Error::NotFound)?;
            store::leave_member(tx, &pass, row, today)
        }
        "need" => {
            let id = NeedId::read(part)?;
            let row = dossier.needs.iter().find(|own| own.id == id).ok_or(Error::NotFound)?;
            store::met_need(tx, &pass, row, today)
        }
        "plan" => {
            let id = PlanId::read(part)?;
            let row = dossier.plan.iter().find(|own| own.id == id).ok_or(Error::NotFound)?;
            store::done_plan(tx, &pass, row, today)
        }
        _ => Err(Error::NotFound),
    }
}

/// Writes down a consent; one sent twice is written once.
pub fn consent(tx: &mut Tx<'_>, who: &Who, of: (AddressId, i64), new: &ConsentRow) -> Result<()> {
    let (dossier, _, _) = opened(tx, who, &acts::KEEP, of.0)?;
    if dossier.consents.iter().any(|own| own.id == new.id) {
        return Ok(());
    }
    let (dossier, pass) = open_for(tx, who, of)?;
    Error::refuse(rules::check_consent(&dossier, new, who.today()))?;
    store::touch(tx, &pass, &dossier.row)?;
    store::add_consent(tx, &pass, of.0, new)
}

/// Withdraws a consent: in one act, at once. What is shown to sponsors by it is shown no more; by
/// when it is answered and all is done is written down.
pub fn withdraw(
    tx: &mut Tx<'_>,
    (who, days): (&Who, &WorkingDays),
    (id, base): (AddressId, i64),
    consent: &str,
) -> Result<()> {
    let (dossier, _, pass) = opened_as_it_is(tx, who, &acts::KEEP, id)?;
    if dossier.row.version != base {
        return Err(Error::stale("address", base, dossier.row.version));
    }
    let consent = ConsentId::read(consent)?;
    let row = dossier.consents.iter().find(|own| own.id == consent);
    let row = row.filter(|own| own.withdrawn_on.is_none()).ok_or(Error::NotFound)?;
    let today = who.today();
    let answer_by = days.after(tx, today, term(Term::AnswerWorkingDays, today))?;
    let finish_by = today.add_days(term(Term::FinishDays, today));
    store::withdraw(tx, &pass, row, (today, answer_by, finish_by))?;
    if matches!(Purpose::read(&row.purpose), Some(Purpose::Story | Purpose::Keep)) {
        hush(tx, &pass, &dossier)?;
    }
    let hidden = dossier.standing().find(|step| step.sort == StepSort::Publish.code());
    let rests = matches!(Purpose::read(&row.purpose), Some(Purpose::Match | Purpose::Keep));
    let Some(step) = hidden.filter(|_| rests) else {
        return store::touch(tx, &pass, &dossier.row);
    };
    store::take_back(tx, &pass, step, WITHDRAWN)?;
    let left = dossier.standing().filter(|own| own.id != step.id);
    let how = dossier.row.ended_how.as_deref().and_then(EndReason::read);
    let ended = dossier.row.ended_on.zip(how);
    let state = if ended.is_some() { State::Ended } else { rules::state_after(left) };
    store::stand(tx, &pass, &dossier.row, state, ended)
}

/// Why a step is taken back by the program: a message key, read in the reader's language.
pub const WITHDRAWN: &str = "address-consent-withdrawn";

//! A step of the way, taken or taken back.

use super::card::card_of;
use super::opened;
use crate::model::{AddressId, EndReason, State, StepId, StepRow, StepSort};
use crate::rules;
use crate::{Ends, acts, store};
use kernel::db::Tx;
use kernel::{Act, Day, Error, Result, Who};

/// The act of a step: to approve is a head's.
fn act_of(sort: StepSort) -> &'static Act {
    if sort == StepSort::Approve { &acts::APPROVE } else { &acts::KEEP }
}

/// Takes a step of an address; one sent twice is taken once. Who stands on it is told of an end.
pub fn step(
    tx: &mut Tx<'_>,
    (who, ends): (&Who, &Ends),
    (id, base): (AddressId, i64),
    (sort, new): (StepSort, &StepRow),
) -> Result<()> {
    let (dossier, _, pass) = opened(tx, who, act_of(sort), id)?;
    if dossier.steps.iter().any(|step| step.id == new.id) {
        return Ok(());
    }
    if dossier.row.version != base {
        return Err(Error::stale("address", base, dossier.row.version));
    }
    Error::refuse(rules::check_step(&dossier, sort, new, who.account_id(), who.today()))?;
    store::add_step(tx, &pass, id, new)?;
    if sort == StepSort::Publish {
        card_of(tx, &pass, id)?;
    }
    let state = rules::state_after(dossier.standing().chain(std::iter::once(new)));
    let how = new.outcome.as_deref().and_then(EndReason::read);
    let ended = how.filter(|_| state == State::Ended).map(|how| (new.on_day, how));
    if let Some((day, _)) = ended {
        ends.tell(tx, &pass, id, Some(day))?;
    }
    store::stand(tx, &pass, &dossier.row, state, ended)
}

/// Takes a step back with a reason; only one on which no other rests.
pub fn take_back(
    tx: &mut Tx<'_>,
    (who, ends): (&Who, &Ends),
    (id, base): (AddressId, i64),
    (step, why): (StepId, &str),
) -> Result<()> {
    let (dossier, _, pass) = opened(tx, who, &acts::KEEP, id)?;
    if dossier.row.version != base {
        return Err(Error::stale("address", base, dossier.row.version));
    }
    let free = rules::steps_to_take_back(&dossier);
    let step = free.into_iter().find(|own| own.id == step);
    let step = step.ok_or_else(|| Error::flaw("step", "kit-flaw-choose"))?;
    Error::refuse(rules::check_open_words("why", why).into_iter().collect())?;
    store::take_back(tx, &pass, step, why)?;
    let left = dossier.standing().filter(|own| own.id != step.id);
    let state = rules::state_after(left);
    if step.sort == StepSort::End.code() {
        ends.tell(tx, &pass, id, None)?;
    }
    store::stand(tx, &pass, &dossier.row, state, None::<(Day, EndReason)>)
}

//! Reading the forms between sponsors and an address. It writes nothing and draws nothing.

use super::super::{finding, offered};
use super::{Asked, What, slot_asked};
use crate::model::{GivingId, Means, NewGiving, NewPledge, NewSlot, PledgeId, Proof, SlotId};
use crate::rules;
use kernel::{Error, Flaw, Month, Result};
use kit::form::Reading;
use kit::{Typed, Visit};
use sponsors::SponsorId;

/// A form that was read, ready to be written.
pub(super) enum Read {
    Slot(NewSlot),
    Pledge(NewPledge),
    /// Help, with the code that whoever was helped said.
    Give(NewGiving, Option<String>),
    Move(PledgeId, i64, (PledgeId, SponsorId, Month)),
    End(PledgeId, i64, (Month, String)),
    Close(SlotId, i64, String),
    Back(GivingId, i64, String),
}

fn month(read: &Reading<'_>, name: &'static str) -> Option<Month> {
    let month = offered::read_month(read.choice(name));
    if month.is_none() {
        read.flaw(Flaw::new(name, "kit-flaw-choose"));
    }
    month
}

fn sponsor(read: &Reading<'_>, is_needed: bool) -> Option<SponsorId> {
    let id = SponsorId::read(read.choice("sponsor")).ok();
    finding::check(read, id, is_needed);
    id
}

pub(super) fn read(
    visit: &Visit,
    asked: &Asked,
    read: &Reading<'_>,
    typed: &Typed,
) -> Result<Read> {
    let base = typed.get("version").parse().unwrap_or(0);
    let pledge = || asked.pledge.as_ref().map(|row| row.id).ok_or(Error::NotFound);
    match asked.what {
        What::Slot => slot(read).map(Read::Slot),
        What::Pledge => promised(read).map(Read::Pledge),
        What::Give | What::Beside => giving(asked, read),
        What::Move => {
            let (to, from) = (sponsor(read, true), month(read, "from"));
            read.check_all()?;
            let id = PledgeId::read(&read.text("id"))?;
            let to = to.zip(from).ok_or(Error::NotFound)?;
            Ok(Read::Move(pledge()?, base, (id, to.0, to.1)))
        }
        What::End => {
            let from = month(read, "from");
            read.check_all()?;
            let from = from.ok_or(Error::NotFound)?;
            Ok(Read::End(pledge()?, base, (from, read.text("why"))))
        }
        What::Close => {
            read.check_all()?;
            let row = slot_asked(visit, asked).ok_or(Error::NotFound)?;
            Ok(Read::Close(row.id, base, read.text("why")))
        }
        What::Back => {
            let chosen = read.choice("giving");
            let row = asked.whole.standing().find(|row| row.id.to_string() == chosen);
            if row.is_none() {
                read.flaw(Flaw::new("giving", "kit-flaw-choose"));
            }
            read.check_all()?;
            let row = row.ok_or(Error::NotFound)?;
            Ok(Read::Back(row.id, row.version, read.text("why")))
        }
    }
}

fn slot(read: &Reading<'_>) -> Result<NewSlot> {
    let (from, until) = (month(read, "from"), month(read, "until"));
    read.check_all()?;
    let (from, until) = from.zip(until).ok_or(Error::NotFound)?;
    Ok(NewSlot {
        id: SlotId::read(&read.text("id"))?,
        means: Means::read(read.choice("sort")).unwrap_or(Means::Cash),
        words: read.text("words"),
        amount: read.vnd("amount").0,
        parts: read.count("parts"),
        from,
        until,
        illustrative: None,
    })
}

fn promised(read: &Reading<'_>) -> Result<NewPledge> {
    let (from, until) = (month(read, "from"), month(read, "until"));
    let who = sponsor(read, true);
    let part = read.choice("slot").split_once(':');
    let part = part.and_then(|(slot, part)| Some((SlotId::read(slot).ok()?, part.parse().ok()?)));
    if part.is_none() {
        read.flaw(Flaw::new("slot", "kit-flaw-choose"));
    }
    read.check_all()?;
    let ((from, until), (slot, part)) = from.zip(until).zip(part).ok_or(Error::NotFound)?;
    Ok(NewPledge {
        id: PledgeId::read(&read.text("id"))?,
        slot,
        sponsor: who.ok_or(Error::NotFound)?,
        part,
        from,
        until,
    })
}

fn giving(asked: &Asked, read: &Reading<'_>) -> Result<Read> {
    let pledge = asked.pledge.as_ref().map(|row| row.id);
    let who = if pledge.is_none() { sponsor(read, false) } else { None };
    let (proof, code) = proved(asked, read);
    let months: Vec<Month> = match pledge {
        Some(_) => read.choices("months").into_iter().filter_map(offered::read_month).collect(),
        None => Vec::new(),
    };
    read.check_all()?;
    let on = read.maybe_day("on").ok_or_else(|| Error::flaw("on", "kit-flaw-empty"))?;
    let new = NewGiving {
        id: GivingId::read(&read.text("id"))?,
        pledge,
        sponsor: who,
        months,
        on,
        means: Means::read(read.choice("sort")).unwrap_or(Means::Cash),
        amount: read.vnd("amount").0,
        words: read.text("words"),
        handed_by: read.text("handed_by"),
        proof: proof.unwrap_or(Proof::Receipt),
        proof_words: read.text("proof_words"),
        illustrative: None,
    };
    Ok(Read::Give(new, code))
}

/// How it is known, and the code where it is known by one: the other field is asked for then.
fn proved(asked: &Asked, read: &Reading<'_>) -> (Option<Proof>, Option<String>) {
    let offered = |proof: &Proof| *proof != Proof::Code || asked.what == What::Give;
    let proof = Proof::read(read.choice("proof")).filter(offered);
    let empty = |field: &'static str| {
        if read.text(field).is_empty() {
            read.flaw(Flaw::new(field, "kit-flaw-empty"));
        }
        None
    };
    let code = match proof {
        None => {
            read.flaw(Flaw::new("proof", "kit-flaw-choose"));
            None
        }
        Some(Proof::Code) => match rules::read_code(&read.text("code")) {
            None if !read.text("code").is_empty() => {
                read.flaw(Flaw::new("code", "sponsorship-code-shape"));
                None
            }
            None => empty("code"),
            code => code,
        },
        // The other form asks for it itself.
        Some(_) if asked.what == What::Give => empty("proof_words"),
        Some(_) => None,
    };
    (proof, code)
}

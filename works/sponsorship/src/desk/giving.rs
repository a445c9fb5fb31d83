//! Help that arrived: it answers what was asked, counts as work, and moves the dossier to *helped*.
//! Taken back, all three go back.

use super::{Hand, codes, opened};
use crate::model::{GivingId, Means, NewGiving, PledgeRow, Proof, Why};
use crate::{acts, rules, store};
use activities::desk::Saved;
use activities::model::{ActivityId, Draft, Partner, Parts, Worth};
use addresses::AddressId;
use addresses::model::{Dossier, StepId, StepRow, StepSort};
use catalogue::ValueSource;
use kernel::db::Tx;
use kernel::{Error, Flaw, Month, Pass, Result};
use uuid::Uuid;

/// The kind of work that help to an address is (ADR-15).
pub const KIND: &str = "address-help";
/// The campaign it is done under.
pub const CAMPAIGN: &str = "CMP-01";

/// What became of help that a code was said for.
pub enum Given {
    /// It is written down; whether it counts in a later month than its own, which was locked.
    Written(bool),
    /// The code was wrong, which is counted: the transaction must stand.
    Refused(Flaw),
}

/// Writes down help; what is sent twice is written once. It answers the months that it is for, and
/// none of them twice. Answers whether it counts in a later month than its own, which was locked.
pub fn give(tx: &mut Tx<'_>, hand: &Hand<'_>, id: AddressId, new: &NewGiving) -> Result<bool> {
    if new.proof == Proof::Code {
        return Err(Error::flaw("proof", "kit-flaw-choose"));
    }
    match given(tx, hand, (id, new), None)? {
        Given::Written(is_late) => Ok(is_late),
        Given::Refused(flaw) => Err(Error::Invalid(vec![flaw])),
    }
}

/// Writes down help that whoever was helped said the code for. A wrong code writes nothing but that
/// it was wrong.
pub fn give_by_code(
    tx: &mut Tx<'_>,
    hand: &Hand<'_>,
    id: AddressId,
    (new, code): (&NewGiving, &str),
) -> Result<Given> {
    given(tx, hand, (id, new), Some(code))
}

fn given(
    tx: &mut Tx<'_>,
    hand: &Hand<'_>,
    (id, new): (AddressId, &NewGiving),
    code: Option<&str>,
) -> Result<Given> {
    let (dossier, place, pass) = opened(tx, hand.who, &acts::KEEP, id)?;
    store::ensure(tx, &pass, id)?;
    if let Some(row) = store::giving(tx, &pass, new.id)? {
        tx.without_journal(super::AGAIN);
        let is_late = book::is_month_locked(tx, place.id, Month::of(row.on_day))?;
        return if row.address == id { Ok(Given::Written(is_late)) } else { Err(Error::NotFound) };
    }
    Error::refuse(rules::check_giving(&dossier, new, hand.who.today()))?;
    let pledge = match new.pledge {
        None => None,
        Some(pledge) => {
            let row = store::pledge(tx, &pass, pledge)?.filter(|row| row.address == id);
            Some(row.ok_or_else(|| Error::flaw("pledge", "kit-flaw-choose"))?)
        }
    };
    let Some(code) = code else {
        return written(tx, (hand, &pass), &dossier, (new, pledge.as_ref()));
    };
    // A slip is one month's: it proves no other.
    if new.months.len() > 1 {
        return Err(Error::flaw("months", "sponsorship-code-one-month"));
    }
    match codes::said(tx, (hand, &pass), (id, &new.months), code)? {
        codes::Said::Wrong(flaw) => Ok(Given::Refused(flaw)),
        codes::Said::Right(row) => {
            store::close_code(tx, &pass, &row, (Why::Used, Some(new.id)))?;
            let new = codes::proved(new, &row);
            written(tx, (hand, &pass), &dossier, (&new, pledge.as_ref()))
        }
    }
}

/// Help that holds is written: its work, its row, the months it answers, the dossier's step.
fn written(
    tx: &mut Tx<'_>,
    (hand, pass): (&Hand<'_>, &Pass),
    dossier: &Dossier,
    (new, pledge): (&NewGiving, Option<&PledgeRow>),
) -> Result<Given> {
    let giver = giver(tx, pass, (pledge, new))?;
    let saved = counted(tx, hand, (dossier, new), &giver)?;
    store::add_giving(tx, pass, (dossier.row.id, new), (pledge, saved.row.id))?;
    if let Some(pledge) = pledge {
        answered(tx, pass, pledge, new)?;
    }
    helped(tx, hand, dossier, (new, &giver))?;
    Ok(Given::Written(saved.counts_late()))
}

/// What the giver is called where it is thanked; empty for the society itself.
fn giver(
    tx: &mut Tx<'_>,
    pass: &Pass,
    (pledge, new): (Option<&PledgeRow>, &NewGiving),
) -> Result<String> {
    if pledge.is_none()
        && let Some(id) = new.sponsor
    {
        super::sponsor(tx, pass, id)?;
    }
    let Some(id) = pledge.map(|row| row.sponsor).or(new.sponsor) else {
        return Ok(String::new());
    };
    Ok(sponsors::store::called(tx, pass, &[id])?.remove(&id).unwrap_or_default())
}

/// Each month that the help is for is answered, its share to the đồng.
fn answered(tx: &mut Tx<'_>, pass: &Pass, pledge: &PledgeRow, new: &NewGiving) -> Result<()> {
    let shares = rules::spread(new.amount, new.months.len());
    for (month, share) in new.months.iter().zip(shares) {
        if !store::answer(tx, pass, (pledge, *month), (new.id, share))? {
            let flaw = Flaw::new("months", "sponsorship-answered").arg("month", month.vn());
            return Err(Error::Invalid(vec![flaw]));
        }
    }
    Ok(())
}

/// The work that the help is: one turn, its value. Nobody helped stands in its title.
fn counted(
    tx: &mut Tx<'_>,
    hand: &Hand<'_>,
    (dossier, new): (&Dossier, &NewGiving),
    giver: &str,
) -> Result<Saved> {
    let source = match new.means {
        Means::Cash => ValueSource::Cash,
        Means::Goods => ValueSource::Goods,
    };
    // What was given is said where the address is kept: there it goes when the address is erased.
    let worth = Worth { source, amount: new.amount, basis: String::new() };
    let partner = Partner { name: giver.to_owned(), share: new.amount };
    let draft = Draft {
        id: ActivityId::of(new.id.uuid()),
        key: Uuid::now_v7(),
        base: 0,
        kind: KIND.to_owned(),
        from: new.on,
        until: new.on,
        place: None,
        title: String::new(),
        story: String::new(),
        campaign: catalogue::campaign_on(CAMPAIGN, new.on).map(|campaign| campaign.code.clone()),
        at_least: false,
        consignment: None,
        kept_in: Some(format!("/sponsorship/addresses/{}", dossier.row.id)),
        link: None,
        agreement: None,
        parts: Parts {
            counts: vec![("turns".to_owned(), 1)],
            worth: vec![worth],
            partners: if giver.is_empty() { Vec::new() } else { vec![partner] },
            joiners: Vec::new(),
        },
        illustrative: new.illustrative.clone(),
        is_draft: false,
    };
    activities::desk::save(tx, hand.who, hand.figures, dossier.row.unit, &draft)
}

/// The first help moves the dossier on, by itself: it is recorded once.
fn helped(
    tx: &mut Tx<'_>,
    hand: &Hand<'_>,
    dossier: &Dossier,
    (new, giver): (&NewGiving, &str),
) -> Result<()> {
    let step = StepRow {
        id: StepId::of(new.id.uuid()),
        sort: StepSort::Help.code().to_owned(),
        on_day: new.on,
        by_whom: if giver.is_empty() { new.handed_by.clone() } else { giver.to_owned() },
        evidence: new.proof_words.clone(),
        outcome: None,
        taken_back_why: None,
        made_by: None,
        made_name: String::new(),
        version: 1,
    };
    let by = hand.who.account_id();
    let flaws = addresses::rules::check_step(dossier, StepSort::Help, &step, by, hand.who.today());
    if !flaws.is_empty() {
        return Ok(());
    }
    let of = (dossier.row.id, dossier.row.version);
    addresses::desk::step(tx, (hand.who, &addresses::Ends::none()), of, (StepSort::Help, &step))
}

/// Help was written down by mistake: it is taken back with the work that counted it, and what it
/// answered is asked again. Answers whether the minus counts in a later month, since its own was
/// locked.
pub fn take_back(
    tx: &mut Tx<'_>,
    hand: &Hand<'_>,
    id: AddressId,
    (giving, base, why): (GivingId, i64, &str),
) -> Result<bool> {
    let (dossier, _, pass) = opened(tx, hand.who, &acts::KEEP, id)?;
    store::hold(tx, id)?;
    let row = store::giving(tx, &pass, giving)?.filter(|row| row.address == id);
    let row = row.ok_or_else(|| Error::flaw("giving", "kit-flaw-choose"))?;
    if row.version != base || row.taken_back_why.is_some() {
        return Err(Error::stale("giving", base, row.version));
    }
    let ended = match row.pledge {
        Some(pledge) => store::pledge(tx, &pass, pledge)?.is_none_or(|row| row.ended_on.is_some()),
        None => false,
    };
    store::take_back_giving(tx, &pass, (&row, ended || dossier.row.ended_on.is_some()), why)?;
    let is_late = activities::desk::take_back_kept(tx, hand.who, hand.figures, row.activity, why)?;
    helped_no_more(tx, hand, &dossier, (giving, why))?;
    Ok(is_late)
}

/// The step that this help had moved the dossier by goes back too, unless other help stands or
/// something rests on it.
fn helped_no_more(
    tx: &mut Tx<'_>,
    hand: &Hand<'_>,
    dossier: &Dossier,
    (giving, why): (GivingId, &str),
) -> Result<()> {
    let id = dossier.row.id;
    let (_, whole, ..) = super::seen(tx, hand.who, &acts::VIEW, id)?;
    let step = StepId::of(giving.uuid());
    let free = addresses::rules::steps_to_take_back(dossier);
    if whole.standing().next().is_some() || !free.iter().any(|own| own.id == step) {
        return Ok(());
    }
    let of = (id, dossier.row.version);
    addresses::desk::take_back(tx, (hand.who, &addresses::Ends::none()), of, (step, why))
}

//! Animals and their keepers: the first placing, which is a piece of work and counts; a change of
//! keeper, which does not; a placing that was a mistake. It draws nothing.

use super::{Hand, Opened, begin, post};
use crate::model::{AnimalId, AnimalRow, BankId, Left, PlacementId, PlacementRow};
use crate::{acts, rules, store};
use activities::desk::{SaidBefore, Saved};
use activities::model::{ActivityId, Draft, Partner, Parts, Worth};
use help::{HelpId, NewHelp, NewReceiver, ReceiverId};
use kernel::db::Tx;
use kernel::{Day, Error, Flaw, Result};
use uuid::Uuid;

/// The kind of work that handing an animal over is, and its measure.
pub const KIND: &str = "cattle";
const MEASURE: &str = "animals";
/// The cattle bank as a project of the society.
pub const CAMPAIGN: &str = "CMP-05";

/// An animal going to a keeper.
pub struct Placing {
    /// Its id, made by the client.
    pub id: PlacementId,
    /// The animal.
    pub animal: AnimalId,
    /// The household.
    pub keeper: NewReceiver,
    /// The day.
    pub on: Day,
    /// A word on it.
    pub note: String,
}

/// An animal goes to its first keeper: one that came from a giver, or the calf that another keeper
/// owes, whose duty it then fulfils. It is a piece of work and counts in the report. Answers
/// whether it counts in a later month than its own, which was locked.
pub fn place(tx: &mut Tx<'_>, hand: &Hand<'_>, bank: BankId, new: &Placing) -> Result<bool> {
    let opened = begin(tx, hand.who, &acts::KEEP, bank)?;
    if opened.herd.placements.iter().any(|row| row.id == new.id) {
        return super::is_late(tx, &opened, new.on);
    }
    let animal = opened.animal(new.animal)?;
    if new.on > hand.who.today() {
        return Err(Error::flaw("on", "cattle-ahead"));
    }
    let repays = rules::can_go_on(&opened.herd, &animal, new.on)
        .map_err(|flaw| Error::Invalid(vec![flaw]))?;
    let receiver = help::store::receiver(tx, &opened.pass, hand.keys, &opened.place, &new.keeper)?;
    let saved = handed(tx, hand, &opened, &animal, new.on)?;
    let activity = saved.row.id;
    let given = NewHelp {
        id: HelpId::of(new.id.uuid()),
        kind: KIND.to_owned(),
        record: activity.uuid(),
        on_day: new.on,
        quantity: 1,
        amount: animal.amount,
        giver: giver(&opened, &animal),
        page: None,
    };
    help::store::give_to(tx, &opened.pass, receiver, &given)?;
    store::place(tx, &opened.pass, &animal, new.on, repays)?;
    store::add_placement(tx, &opened.pass, bank, &row(new, receiver, Some(activity)))?;
    let placed = AnimalRow { placed_on: Some(new.on), repays, ..animal };
    post(tx, hand, &opened, &placed)?;
    Ok(saved.counts_late())
}

fn row(new: &Placing, receiver: ReceiverId, activity: Option<ActivityId>) -> PlacementRow {
    PlacementRow {
        id: new.id,
        animal: new.animal,
        receiver,
        given_on: new.on,
        ended_on: None,
        note: new.note.clone(),
        activity,
        version: 1,
    }
}

/// Who gave an animal that came from outside; of a calf or of what was bought for one nobody did.
fn giver(opened: &Opened, animal: &AnimalRow) -> String {
    let is_first = opened.herd.mother(animal).is_none();
    if is_first { animal.giver.clone() } else { String::new() }
}

fn partner(opened: &Opened, animal: &AnimalRow) -> Option<Partner> {
    let name = giver(opened, animal);
    Some(Partner { name, share: animal.amount }).filter(|partner| !partner.name.is_empty())
}

/// The work that hands an animal over; the value of one that came from a giver counts here.
fn handed(
    tx: &mut Tx<'_>,
    hand: &Hand<'_>,
    opened: &Opened,
    animal: &AnimalRow,
    on: Day,
) -> Result<Saved> {
    let worth = Worth { source: animal.source(), amount: animal.amount, basis: String::new() };
    let before = said_before(tx, opened, animal, on)?;
    let draft = Draft {
        id: ActivityId::new(),
        key: Uuid::now_v7(),
        base: 0,
        kind: KIND.to_owned(),
        from: on,
        until: on,
        place: before.place,
        title: format!("{}: {}", opened.herd.bank.name, animal.tag),
        story: String::new(),
        campaign: catalogue::campaign_on(CAMPAIGN, on).map(|campaign| campaign.code.clone()),
        at_least: false,
        consignment: None,
        kept_in: Some(format!("/cattle/{}", opened.herd.bank.id)),
        link: None,
        agreement: before.agreement,
        parts: Parts {
            counts: vec![(MEASURE.to_owned(), 1)],
            worth: if animal.amount > 0 { vec![worth] } else { Vec::new() },
            partners: partner(opened, animal).into_iter().collect(),
            joiners: before.joiners,
        },
        illustrative: opened.herd.bank.illustrative.clone(),
        is_draft: false,
    };
    let unit = opened.herd.bank.unit;
    activities::desk::save(tx, hand.who, hand.figures, unit, &draft)
}

/// What was said of where and with whom the animal was placed, when that was taken back before.
fn said_before(
    tx: &mut Tx<'_>,
    opened: &Opened,
    animal: &AnimalRow,
    on: Day,
) -> Result<SaidBefore> {
    let own = opened.herd.placements.iter().filter(|row| row.animal == animal.id);
    // The order of ids is that of their making.
    let last = own.filter_map(|row| row.activity).max();
    activities::desk::said_before(tx, &opened.pass, last, on)
}

/// An animal goes to another keeper: what it owes goes with it, and nothing is counted twice.
pub fn change_keeper(tx: &mut Tx<'_>, hand: &Hand<'_>, bank: BankId, new: &Placing) -> Result<()> {
    let opened = begin(tx, hand.who, &acts::KEEP, bank)?;
    if opened.herd.placements.iter().any(|row| row.id == new.id) {
        return Ok(());
    }
    let animal = opened.animal(new.animal)?;
    let last = opened.herd.placement(animal.id).cloned();
    let Some(last) = last.filter(|_| animal.is_kept()) else {
        return Err(Error::flaw("animal", "cattle-no-keeper"));
    };
    if new.on > hand.who.today() {
        return Err(Error::flaw("on", "cattle-ahead"));
    }
    if new.on < last.given_on {
        let flaw = Flaw::new("on", "cattle-left-before").arg("day", last.given_on.vn());
        return Err(Error::Invalid(vec![flaw]));
    }
    let receiver = help::store::receiver(tx, &opened.pass, hand.keys, &opened.place, &new.keeper)?;
    store::end_placement(tx, &opened.pass, &last, new.on)?;
    store::add_placement(tx, &opened.pass, bank, &row(new, receiver, None))?;
    // The new household was helped too; what the animal is worth was counted when it first went.
    let given = NewHelp {
        id: HelpId::of(new.id.uuid()),
        kind: KIND.to_owned(),
        record: new.id.uuid(),
        on_day: new.on,
        quantity: 1,
        amount: 0,
        giver: String::new(),
        page: Some(format!("/cattle/{bank}")),
    };
    help::store::give_to(tx, &opened.pass, receiver, &given)
}

/// A first placing that was recorded by mistake is taken back, with the work that counted it; the
/// duty it fulfilled is open again. Answers whether the minus counts in a later month, since its
/// own was locked.
pub fn take_back(
    tx: &mut Tx<'_>,
    hand: &Hand<'_>,
    bank: BankId,
    animal: AnimalId,
    why: &str,
) -> Result<bool> {
    let opened = begin(tx, hand.who, &acts::KEEP, bank)?;
    let animal = opened.animal(animal)?;
    let has_calf = opened
        .herd
        .animals
        .iter()
        .any(|calf| calf.mother == Some(animal.id) && calf.left() != Some(Left::Mistake));
    let first = opened.herd.placement(animal.id).and_then(|row| Some((row, row.activity?)));
    let Some((only, activity)) = first.filter(|_| !has_calf && animal.is_kept()) else {
        let flaw = Flaw::new("animal", "cattle-mistake-with-history");
        return Err(Error::Invalid(vec![flaw.arg("tag", animal.tag)]));
    };
    let is_late = activities::desk::take_back_kept(tx, hand.who, hand.figures, activity, why)?;
    store::end_placement(tx, &opened.pass, only, only.given_on)?;
    store::unplace(tx, &opened.pass, &animal)?;
    let free = AnimalRow { placed_on: None, repays: None, ..animal };
    post(tx, hand, &opened, &free)?;
    Ok(is_late)
}

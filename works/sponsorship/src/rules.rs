//! What must hold between sponsors and addresses, beside the laws that the database keeps itself.
//! Pure.

mod codes;
mod norms;
#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used)]
mod tests;

pub use codes::{WRONG, check_code, code, months_to_come, one_more, read_code};
pub use norms::{Norm, norm, owes};

use crate::model::{
    AskingRow, Means, NewEnquiry, NewGiving, NewPledge, NewSlot, PledgeRow, SlotId, SlotRow, Whole,
};
use addresses::model::{Dossier, Purpose, StepSort};
use addresses::rules::check_open_words;
use kernel::{Day, Flaw, Month};
use uuid::Uuid;

/// Months that a slot runs at the most: five years.
pub const MONTHS: usize = 60;
/// Parts of a slot at the most.
pub const PARTS: i64 = 20;
/// Đồng a month at the most: more is a slip of the hand.
pub const MOST: i64 = 1_000_000_000;
/// Months that one hand-over may be for: a year paid ahead.
pub const AHEAD: usize = 12;

/// An id made of the key of a form and what one of its lines is about: a form that is sent twice
/// makes the same ids, so that each line is written once, and no two lines of it share one.
pub fn line_id(key: Uuid, about: &[Uuid]) -> Uuid {
    // Turned by its place, so that two parts do not undo each other.
    let turned = about.iter().zip(1..).map(|(part, at)| part.as_u128().rotate_left(at * 7));
    Uuid::from_u128(turned.fold(key.as_u128(), |id, part| id ^ part))
}

/// The months from one to another, both of them; empty when they are the wrong way round.
pub fn months(from: Month, until: Month) -> impl Iterator<Item = Month> {
    std::iter::successors(Some(from), |month| Some(month.next())).take_while(move |m| *m <= until)
}

/// The share of a part, from 1: all shares together are the whole to the đồng, the first parts
/// carry what does not divide.
pub fn share(amount: i64, parts: i64, part: i64) -> i64 {
    amount / parts + i64::from(part <= amount % parts)
}

/// The đồng of a hand-over that are for each of its months, in the order of the months.
pub fn spread(amount: i64, months: usize) -> Vec<i64> {
    let many = months.max(1) as i64;
    (1..=months as i64).map(|at| share(amount, many, at)).collect()
}

/// Whether an address may be helped now: approved, or helped first in an emergency, and not ended.
pub fn may_be_helped(dossier: &Dossier) -> bool {
    let is_let_in = dossier.has(StepSort::Approve) || dossier.row.is_urgent;
    is_let_in && dossier.row.ended_on.is_none() && !dossier.is_erased
}

/// What must hold of an address for which a sponsor is found, now or in another one's place: it may
/// be helped, and agrees to be matched.
pub fn check_matched(dossier: &Dossier) -> Vec<Flaw> {
    if !may_be_helped(dossier) {
        return vec![Flaw::new("", "sponsorship-not-open")];
    }
    match dossier.consent(Purpose::Match) {
        Some(_) => Vec::new(),
        None => vec![Flaw::new("", "sponsorship-no-consent")],
    }
}

/// What must hold of a slot that is offered.
pub fn check_slot(dossier: &Dossier, new: &NewSlot) -> Vec<Flaw> {
    let mut flaws = check_matched(dossier);
    // A sponsor reads what a slot is for.
    flaws.extend(check_open_words("words", &new.words));
    if !(1..=PARTS).contains(&new.parts) {
        let flaw = Flaw::new("parts", "sponsorship-parts-odd");
        flaws.push(flaw.arg("most", PARTS.to_string()));
    }
    if new.amount < new.parts.max(1) || new.amount > MOST {
        flaws.push(Flaw::new("amount", "sponsorship-amount-odd"));
    }
    if new.until < new.from {
        flaws.push(Flaw::new("until", "sponsorship-until-before"));
    } else if months(new.from, new.until).take(MONTHS + 1).count() > MONTHS {
        flaws.push(Flaw::new("until", "sponsorship-too-long"));
    }
    if new.from < Month::of(dossier.row.opened_on) {
        let flaw = Flaw::new("from", "sponsorship-before-survey");
        flaws.push(flaw.arg("month", Month::of(dossier.row.opened_on).vn()));
    }
    flaws
}

/// What must hold of a pledge, but for what the key of the askings says.
pub fn check_pledge(slot: &SlotRow, new: &NewPledge) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    if slot.closed_on.is_some() {
        flaws.push(Flaw::new("slot", "sponsorship-slot-closed"));
    }
    if !(1..=slot.parts).contains(&new.part) {
        flaws.push(Flaw::new("slot", "kit-flaw-choose"));
    }
    let span = || (slot.from_month.vn(), slot.until_month.vn());
    if new.from < slot.from_month || new.from > slot.until_month {
        let (from, until) = span();
        let flaw = Flaw::new("from", "sponsorship-outside");
        flaws.push(flaw.arg("from", from).arg("until", until));
    }
    if new.until < new.from {
        flaws.push(Flaw::new("until", "sponsorship-until-before"));
    } else if new.until > slot.until_month {
        let (from, until) = span();
        let flaw = Flaw::new("until", "sponsorship-outside");
        flaws.push(flaw.arg("from", from).arg("until", until));
    }
    flaws
}

/// What must hold of help, but for whether its months were answered already.
pub fn check_giving(dossier: &Dossier, new: &NewGiving, today: Day) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    let row = &dossier.row;
    let is_let_in = dossier.has(StepSort::Approve) || row.is_urgent;
    if !is_let_in || dossier.is_erased {
        flaws.push(Flaw::new("", "sponsorship-not-open"));
    }
    flaws.extend(check_open_words("words", &new.words));
    flaws.extend(check_open_words("proof_words", &new.proof_words));
    if new.on > today {
        flaws.push(Flaw::new("on", "sponsorship-ahead"));
    } else if row.ended_on.is_some_and(|ended| new.on > ended) {
        flaws.push(Flaw::new("on", "sponsorship-after-end"));
    } else if new.on < row.opened_on {
        let flaw = Flaw::new("on", "sponsorship-before-survey");
        flaws.push(flaw.arg("month", Month::of(row.opened_on).vn()));
    }
    if !(1..=MOST).contains(&new.amount) {
        flaws.push(Flaw::new("amount", "sponsorship-amount-odd"));
    }
    if new.pledge.is_some() && new.months.is_empty() {
        flaws.push(Flaw::new("months", "kit-flaw-choose"));
    }
    if new.months.len() > AHEAD {
        let flaw = Flaw::new("months", "sponsorship-months-many");
        flaws.push(flaw.arg("most", AHEAD.to_string()));
    }
    if (new.amount as usize) < new.months.len() {
        flaws.push(Flaw::new("amount", "sponsorship-amount-odd"));
    }
    flaws
}

/// What must hold of an enquiry.
pub fn check_enquiry(new: &NewEnquiry) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    if new.called.trim().is_empty() {
        flaws.push(Flaw::new("called", "kit-flaw-empty"));
    }
    if new.amount.is_some_and(|amount| !(1..=MOST).contains(&amount)) {
        flaws.push(Flaw::new("amount", "sponsorship-amount-odd"));
    }
    flaws
}

/// Whether an asking was missed: its month is over and nothing came.
pub fn is_missed(asking: &AskingRow, today: Day) -> bool {
    asking.pledge.is_some() && asking.giving.is_none() && asking.month < Month::of(today)
}

/// Whether a pledge stands on a day: its last month is not over.
pub fn is_live(pledge: &PledgeRow, today: Day) -> bool {
    pledge.until_month >= Month::of(today)
}

/// The parts of a slot that a sponsor can pledge from a month on, with the last month each is free:
/// a part is free from that month until the month before the next one that is taken.
pub fn free_parts(whole: &Whole, slot: &SlotRow, from: Month) -> Vec<(i64, Month)> {
    if slot.closed_on.is_some() || from > slot.until_month {
        return Vec::new();
    }
    let from = from.max(slot.from_month);
    let taken = |part: i64| {
        let own = whole.askings.iter().filter(move |asking| {
            asking.slot == slot.id && asking.part == part && asking.pledge.is_some()
        });
        own.map(|asking| asking.month).filter(|month| *month >= from).min()
    };
    let free = |part: i64| match taken(part) {
        Some(first) if first <= from => None,
        Some(first) => Some((part, first.prev())),
        None => Some((part, slot.until_month)),
    };
    (1..=slot.parts).filter_map(free).collect()
}

/// A part of a slot of cash that nobody has in any month of a span and that comes to an amount a
/// month: what is offered already is taken before anything new is opened, but for what is offered
/// for something of its own. Of several the oldest.
pub fn free_part(
    whole: &Whole,
    amount: i64,
    (from, until): (Month, Month),
) -> Option<(SlotId, i64)> {
    let covers = |slot: &&SlotRow| {
        let is_any = slot.sort == Means::Cash.code() && slot.words.is_empty();
        is_any && slot.from_month <= from && slot.until_month >= until
    };
    whole.slots.iter().rev().filter(covers).find_map(|slot| {
        let fits = |(part, free): &(i64, Month)| {
            *free >= until && share(slot.amount, slot.parts, *part) == amount
        };
        let part = free_parts(whole, slot, from).into_iter().find(fits);
        part.map(|(part, _)| (slot.id, part))
    })
}

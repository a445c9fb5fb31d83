//! The work that an entry which gives something is. Its title is that of its kind: no person stands
//! in it. What comes of goods that were received is taken off them and is worth what they say.

use super::{Hand, NewEntry};
use crate::model::File;
use crate::rules::{self, Sort};
use activities::desk::{Saved, Taken, Taking};
use activities::model::{ActivityId, Draft, Partner, Parts, Worth};
use catalogue::ValueSource;
use help::{HelpId, NewHelp};
use kernel::db::Tx;
use kernel::place::Place;
use kernel::{Pass, Result};
use uuid::Uuid;

/// What is typed of goods again where they say themselves what they are worth.
const IN_GOODS: [ValueSource; 2] = [ValueSource::Goods, ValueSource::Norm];

/// Saves it, with the help that it is to the person of the file.
pub(super) fn save(
    tx: &mut Tx<'_>,
    hand: &Hand<'_>,
    (file, place, pass): (&File, &Place, &Pass),
    sort: &Sort,
    new: &NewEntry,
) -> Result<Saved> {
    let programme = rules::programme(&file.row.programme);
    let campaign = programme.and_then(|one| catalogue::campaign_on(&one.campaign, new.on));
    let page = page(file);
    let taken = taken(tx, hand, pass, (sort, &page), new)?;
    let counts = sort.counts.iter().map(|(to, from)| (to.clone(), many(new, from))).collect();
    let is_by_norm = taken.as_ref().is_some_and(|taken| taken.amount == 0)
        && new.worth.as_ref().is_some_and(|worth| worth.source == ValueSource::Norm);
    let draft = Draft {
        id: ActivityId::new(),
        key: Uuid::now_v7(),
        base: 0,
        kind: sort.kind.clone(),
        from: new.on,
        until: new.on,
        place: None,
        title: String::new(),
        story: String::new(),
        campaign: campaign.map(|campaign| campaign.code.clone()),
        at_least: taken.as_ref().is_some_and(|taken| taken.at_least),
        consignment: None,
        kept_in: Some(page.clone()),
        link: None,
        agreement: None,
        parts: Parts { counts, ..worth(new, taken) },
        illustrative: file.row.illustrative.clone(),
        is_draft: false,
    };
    let saved = activities::desk::save(tx, hand.who, hand.figures, place.id, &draft)?;
    if is_by_norm {
        let of = (&*page, new.id.uuid());
        activities::desk::worth_by_norm(tx, pass, of, saved.row.amount)?;
    }
    let help = NewHelp {
        id: HelpId::of(new.id.uuid()),
        kind: sort.kind.clone(),
        record: saved.row.id.uuid(),
        on_day: new.on,
        quantity: saved.row.counted,
        amount: saved.row.amount,
        giver: draft.givers(),
        page: None,
    };
    help::store::give_to(tx, pass, file.row.receiver, &help)?;
    Ok(saved)
}

/// The page of a file, as its work and its goods name it.
pub(super) fn page(file: &File) -> String {
    format!("/care/files/{}", file.row.id)
}

/// How many of what a measure counts: what was asked, told, or always the same.
fn many(new: &NewEntry, from: &str) -> i64 {
    if from == "quantity" {
        return new.quantity;
    }
    let told = new.detail.iter().find(|(name, _)| name == from);
    told.map_or(from, |(_, value)| value.as_str()).parse().unwrap_or(0)
}

/// What it takes of goods that were received.
fn taken(
    tx: &mut Tx<'_>,
    hand: &Hand<'_>,
    pass: &Pass,
    (sort, page): (&Sort, &str),
    new: &NewEntry,
) -> Result<Option<Taken>> {
    let Some((goods, many)) = new.goods else { return Ok(None) };
    let (id, kind, page) = (new.id.uuid(), sort.kind.clone(), page.to_owned());
    let told = new.worth.as_ref().filter(|worth| IN_GOODS.contains(&worth.source));
    let typed = told.map_or(0, |worth| worth.amount);
    let taking = Taking { id, goods, many, on: new.on, kind, page, typed };
    activities::desk::take(tx, pass, hand.figures, &taking).map(Some)
}

/// What it is worth and who gave it: what was told, and of goods that were received what they say.
fn worth(new: &NewEntry, taken: Option<Taken>) -> Parts {
    let mut parts = Parts::default();
    let is_of_goods = taken.as_ref().is_some_and(|taken| taken.amount > 0);
    let told = new.worth.clone().filter(says_value);
    parts.worth.extend(told.filter(|worth| !is_of_goods || !IN_GOODS.contains(&worth.source)));
    let share = parts.worth.iter().map(|worth| worth.amount).sum();
    if !new.giver.is_empty() {
        parts.partners.push(Partner { name: new.giver.clone(), share });
    }
    let Some(taken) = taken else { return parts };
    if is_of_goods {
        let worth = (ValueSource::Goods, taken.amount, taken.basis);
        parts.worth.insert(0, Worth { source: worth.0, amount: worth.1, basis: worth.2 });
    }
    match parts.partners.iter_mut().find(|partner| partner.name == taken.giver) {
        Some(partner) => partner.share += taken.amount,
        None => {
            let partner = Partner { name: taken.giver, share: taken.amount };
            parts.partners.insert(0, partner);
        }
    }
    parts
}

/// Whether a worth says what something is worth: an amount, or the norm of its day.
fn says_value(worth: &Worth) -> bool {
    worth.amount > 0 || worth.source == ValueSource::Norm
}

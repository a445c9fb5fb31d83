//! The work that a hand-over is. It decides nothing about the file: the desk has done so before.

use super::Hand;
use crate::model::{File, FundRow};
use activities::desk::Saved;
use activities::model::{ActivityId, Draft, Partner, Parts, Worth};
use activities::rules::said_campaign;
use catalogue::ValueSource;
use help::{HelpId, NewHelp};
use kernel::db::Tx;
use kernel::place::Place;
use kernel::{Day, Pass, Result};
use uuid::Uuid;

/// The measure of kinds that are built for a household: how many live there.
const PEOPLE: &str = "people";

/// The work that a hand-over is: one construction, worth its budget by source, with who gave.
pub(super) fn hand_over(
    tx: &mut Tx<'_>,
    hand: &Hand<'_>,
    file: &File,
    place: &Place,
    pass: &Pass,
    on: Day,
) -> Result<Saved> {
    let kind = catalogue::kind(tx, pass, &file.row.kind)?;
    let measure = kind.measures.first().map(|main| main.code.clone()).unwrap_or_default();
    let people = file.row.people.filter(|_| kind.measures.iter().any(|own| own.code == PEOPLE));
    let counts = std::iter::once((measure, 1));
    let counts = counts.chain(people.map(|many| (PEOPLE.to_owned(), many))).collect();
    // A unit does not join what it builds itself, as it may since the map changed.
    let joiners = file.joiners.iter().copied().filter(|unit| *unit != place.id).collect();
    let page = format!("/constructions/{}", file.row.id);
    // A hand-over that was taken back: what was said of it holds for the one that is recorded now.
    let before = activities::store::last_taken_back(tx, pass, &page)?;
    let before = activities::desk::said_before(tx, pass, before, on)?;
    let draft = Draft {
        id: ActivityId::new(),
        key: Uuid::now_v7(),
        base: 0,
        kind: file.row.kind.clone(),
        from: on,
        until: on,
        place: file.row.place.filter(|at| *at != place.id),
        title: file.row.title.clone(),
        story: String::new(),
        campaign: said_campaign(file.row.campaign.as_deref(), &kind, on),
        at_least: false,
        consignment: None,
        kept_in: Some(page),
        link: None,
        agreement: before.agreement,
        parts: Parts { counts, joiners, ..parts(file) },
        illustrative: file.row.illustrative.clone(),
        is_draft: false,
    };
    let saved = activities::desk::save(tx, hand.who, hand.figures, place.id, &draft)?;
    if let Some(receiver) = file.row.receiver {
        let given = NewHelp {
            id: HelpId::new(),
            kind: file.row.kind.clone(),
            record: saved.row.id.uuid(),
            on_day: on,
            quantity: 1,
            amount: file.amount(),
            giver: draft.givers(),
            page: None,
        };
        help::store::give_to(tx, pass, receiver, &given)?;
    }
    Ok(saved)
}

/// The budget as the value of the work and the shares of its givers.
fn parts(file: &File) -> Parts {
    let mut parts = Parts::default();
    for source in ValueSource::ALL {
        let own: Vec<&FundRow> = file.budget().filter(|fund| fund.source() == source).collect();
        let amount: i64 = own.iter().map(|fund| fund.amount).sum();
        let basis: Vec<&str> =
            own.iter().map(|fund| fund.basis.as_str()).filter(|basis| !basis.is_empty()).collect();
        if amount > 0 {
            parts.worth.push(Worth { source, amount, basis: basis.join("; ") });
        }
    }
    for fund in file.budget().filter(|fund| !fund.giver.is_empty()) {
        match parts.partners.iter_mut().find(|partner| partner.name == fund.giver) {
            Some(partner) => partner.share += fund.amount,
            None => parts.partners.push(Partner { name: fund.giver.clone(), share: fund.amount }),
        }
    }
    parts
}

//! The planned work of the demo, recorded through the same desk as an officer's. It decides
//! nothing: the plan says what was done.

use super::plan::Planned;
use activities::model::{ActivityId, ConsignmentId, Draft, Partner, Parts, Worth};
use book::Figures;
use kernel::place::{self, Place};
use kernel::{Result, UnitId, Who};
use kit::House;
use std::sync::Arc;
use uuid::Uuid;

/// Goods that a kind of work hands over.
pub type Goods = Option<(&'static str, ConsignmentId)>;

/// Records a unit's work, each piece through the same desk as an officer's.
pub async fn record(
    house: &House,
    who: &Who,
    place: Place,
    work: Vec<Planned>,
    mark: &'static str,
    goods: Goods,
) -> Result<()> {
    let figures: Arc<Figures> = house.shelf::<Figures>()?;
    let who = who.clone();
    house
        .db
        .write(move |tx| {
            for planned in &work {
                let at = match planned.place {
                    Some(code) => Some(place::find(tx, code, planned.on)?.id),
                    None => None,
                };
                let draft = drafted(planned, at, mark, goods);
                activities::desk::save(tx, &who, &figures, place.id, &draft)?;
            }
            Ok(())
        })
        .await
}

fn drafted(planned: &Planned, at: Option<UnitId>, mark: &'static str, goods: Goods) -> Draft {
    let worth = Worth { source: planned.source, amount: planned.amount, basis: String::new() };
    let partner =
        planned.partner.map(|name| Partner { name: name.to_owned(), share: planned.amount });
    let kind = catalogue::shipped().iter().find(|kind| kind.code == planned.kind);
    Draft {
        id: ActivityId::new(),
        key: Uuid::now_v7(),
        base: 0,
        kind: planned.kind.to_owned(),
        from: planned.on,
        until: planned.on,
        place: at,
        title: planned.title.to_owned(),
        story: String::new(),
        campaign: kind.and_then(|kind| kind.campaign.clone()),
        at_least: planned.at_least,
        parts: Parts {
            counts: planned.measures.clone(),
            worth: Some(worth).filter(|worth| worth.amount != 0).into_iter().collect(),
            partners: partner.into_iter().collect(),
            joiners: Vec::new(),
        },
        consignment: goods.filter(|(kind, _)| *kind == planned.kind).map(|(_, id)| id),
        kept_in: None,
        link: None,
        agreement: None,
        illustrative: Some(mark.to_owned()),
        is_draft: false,
    }
}

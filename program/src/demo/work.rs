//! The planned work of the demo, recorded through the same desk as an officer's. It decides
//! nothing: the plan says what was done.

use super::plan::Planned;
use activities::model::{ActivityId, ConsignmentId, Draft, Partner, Parts, Worth};
use agreements::AgreementId;
use book::Figures;
use kernel::db::Tx;
use kernel::place::{self, Place};
use kernel::{Result, UnitId, Who};
use kit::House;
use std::sync::Arc;
use uuid::Uuid;

/// What work stands in beside its counts.
#[derive(Clone, Default)]
pub struct Beside {
    /// Goods that a kind of work hands over.
    pub goods: Option<(&'static str, ConsignmentId)>,
    /// Agreements that kinds of work are done under.
    pub agreed: Vec<(&'static str, AgreementId)>,
    /// Kind of work, path of who held it, path of who joined.
    pub joined: &'static [(&'static str, &'static str, &'static str)],
}

impl Beside {
    /// The agreement that a kind of work is done under.
    pub fn agreement(&self, kind: &str) -> Option<AgreementId> {
        self.agreed.iter().find(|(of, _)| *of == kind).map(|(_, id)| *id)
    }

    /// The units that joined a piece of work of a unit.
    fn joiners(&self, tx: &mut Tx<'_>, unit: &str, planned: &Planned) -> Result<Vec<UnitId>> {
        let own = |(kind, host, _): &&(&str, &str, &str)| (*kind, *host) == (planned.kind, unit);
        let joined = self.joined.iter().filter(own);
        joined.map(|(_, _, who)| Ok(place::find(tx, who, planned.on)?.id)).collect()
    }
}

/// Records a unit's work, each piece through the same desk as an officer's.
pub async fn record(
    house: &House,
    who: &Who,
    place: Place,
    work: Vec<Planned>,
    mark: &'static str,
    beside: &Beside,
) -> Result<()> {
    let figures: Arc<Figures> = house.shelf::<Figures>()?;
    let (who, beside) = (who.clone(), beside.clone());
    house
        .db
        .write(move |tx| {
            for planned in &work {
                let at = match planned.place {
                    Some(code) => Some(place::find(tx, code, planned.on)?.id),
                    None => None,
                };
                let joiners = beside.joiners(tx, &place.code, planned)?;
                let draft = drafted(planned, (at, joiners), mark, &beside);
                activities::desk::save(tx, &who, &figures, place.id, &draft)?;
            }
            Ok(())
        })
        .await
}

fn drafted(
    planned: &Planned,
    (at, joiners): (Option<UnitId>, Vec<UnitId>),
    mark: &'static str,
    beside: &Beside,
) -> Draft {
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
            joiners,
        },
        consignment: beside.goods.filter(|(kind, _)| *kind == planned.kind).map(|(_, id)| id),
        kept_in: None,
        link: None,
        agreement: beside.agreement(planned.kind),
        illustrative: Some(mark.to_owned()),
        is_draft: false,
    }
}

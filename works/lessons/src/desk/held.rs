//! The work that a class is. It decides nothing: the desk has done so before.

use crate::model::Class;
use activities::model::{ActivityId, Draft, Partner, Parts, Worth};
use activities::rules::said_campaign;
use catalogue::{Kind, ValueSource};
use kernel::Day;
use uuid::Uuid;

/// The count of those who learnt first aid, of kinds of which not every class teaches it.
const FIRST_AID: &str = "firstaid";
/// The level of a class that teaches none, and the kind whose classes all teach it.
const NO_LEVEL: &str = "none";
const FIRST_AID_KIND: &str = "training-volunteers";

/// The work of a class that ended on a day: one class, everybody who came at least once, its cost
/// where its kind has a value.
pub(super) fn work(class: &Class, kind: &Kind, last: Day) -> Draft {
    let row = &class.row;
    Draft {
        id: ActivityId::new(),
        key: Uuid::now_v7(),
        base: 0,
        kind: row.kind.clone(),
        from: class.sessions.iter().map(|session| session.on_day).min().unwrap_or(last),
        until: last,
        place: row.spot.filter(|spot| *spot != row.unit),
        title: row.title.clone(),
        story: String::new(),
        campaign: said_campaign(row.campaign.as_deref(), kind, last),
        at_least: false,
        consignment: None,
        kept_in: Some(format!("/classes/{}", row.id)),
        link: None,
        agreement: row.agreement,
        parts: parts(class, kind),
        illustrative: row.illustrative.clone(),
        is_draft: false,
    }
}

fn parts(class: &Class, kind: &Kind) -> Parts {
    let row = &class.row;
    let sessions = i64::try_from(class.sessions.len()).unwrap_or(i64::MAX);
    let many = |code: &str| match code {
        "classes" => 1,
        "sessions" => sessions,
        _ => class.attended(),
    };
    // Who came to a class of another subject learnt no first aid.
    let is_first_aid = row.level != NO_LEVEL || row.kind == FIRST_AID_KIND;
    let is_taught = |code: &str| code != FIRST_AID || is_first_aid;
    let told = kind.measures.iter().filter(|measure| is_taught(&measure.code));
    let counts = told.map(|measure| (measure.code.clone(), many(&measure.code)));
    let mut parts = Parts { counts: counts.collect(), ..Parts::default() };
    let has_value = row.cost > 0 && kind.value_figure.is_some();
    if has_value {
        let source = ValueSource::Cash;
        parts.worth.push(Worth { source, amount: row.cost, basis: String::new() });
    }
    if !row.partner.is_empty() {
        let share = row.partner_share.filter(|_| has_value).unwrap_or(0);
        parts.partners.push(Partner { name: row.partner.clone(), share });
    }
    // A unit does not join what it holds itself, as it may since the map changed.
    parts.joiners = class.joiners.iter().copied().filter(|unit| *unit != row.unit).collect();
    parts
}

//! Correcting what a class says. What it counts already is corrected with it: its work is said
//! anew, with entries back, as a correction of any work is. It moves no certificate.

use super::{held, opened, with};
use crate::model::{Class, ClassId, ClassRow};
use crate::{acts, rules, store};
use activities::desk::check_joint;
use activities::model::{ActivityId, Draft, Joint};
use book::Figures;
use kernel::db::Tx;
use kernel::{Day, Error, Flaw, Pass, Result, Who};

/// What a class is corrected to.
pub struct Correction {
    /// The version that was before the officer's eyes.
    pub base: i64,
    /// Code of its kind.
    pub kind: String,
    /// What it is about.
    pub title: String,
    /// Level of first aid.
    pub level: String,
    /// The skill field.
    pub field: Option<String>,
    /// Its first day.
    pub begins_on: Day,
    /// Where, in words.
    pub place: String,
    /// With whom.
    pub partner: String,
    /// What of its cost the partner bears.
    pub partner_share: Option<i64>,
    /// How many are expected.
    pub planned: i64,
    /// What it costs.
    pub cost: i64,
    /// Where, with whom and for which campaign.
    pub joint: Joint,
}

/// Corrects a class. Answers whether its work counts in a later month than its own, which was
/// locked.
pub fn correct(
    tx: &mut Tx<'_>,
    who: &Who,
    figures: &Figures,
    id: ClassId,
    new: &Correction,
) -> Result<bool> {
    let (class, _, pass) = opened(tx, who, &acts::KEEP, id)?;
    if class.row.version != new.base {
        return Err(Error::flaw("version", "lesson-changed-meanwhile"));
    }
    let version = class.row.version + 1;
    let row = with(said(class.row.clone(), new), &new.joint, version);
    let mut flaws = rules::check_correction(&class, &row);
    flaws.extend(check_joint(tx, &new.joint, who.today())?);
    flaws.extend(outside_agreement(tx, &pass, &class, &row)?);
    Error::refuse(flaws)?;
    store::JOINED.put(tx, &pass, (id.uuid(), version), &new.joint.joiners)?;
    store::put(tx, &pass, &row)?;
    match (row.activity, row.ended_on) {
        (Some(work), Some(last)) => {
            let class = Class { row, joiners: new.joint.joiners.clone(), ..class };
            let draft = again(tx, &pass, &class, (work, last))?;
            let saved = activities::desk::save(tx, who, figures, class.row.unit, &draft)?;
            Ok(saved.counts_late())
        }
        _ => Ok(false),
    }
}

/// Another first day lies within the term of the agreement of the class.
fn outside_agreement(
    tx: &mut Tx<'_>,
    pass: &Pass,
    class: &Class,
    row: &ClassRow,
) -> Result<Option<Flaw>> {
    let Some(id) = row.agreement.filter(|_| row.begins_on != class.row.begins_on) else {
        return Ok(None);
    };
    let known = agreements::store::near(tx, pass, Some(id))?.pop();
    let flaw = known.and_then(|known| rules::check_agreement(&known, row.begins_on));
    Ok(flaw.map(|flaw| Flaw { field: "begins_on".to_owned(), ..flaw }))
}

fn said(row: ClassRow, new: &Correction) -> ClassRow {
    ClassRow {
        kind: new.kind.clone(),
        title: new.title.clone(),
        level: new.level.clone(),
        field: new.field.clone(),
        begins_on: new.begins_on,
        place: new.place.clone(),
        partner: new.partner.clone(),
        partner_share: new.partner_share,
        planned: new.planned,
        cost: new.cost,
        ..row
    }
}

/// The next version of the work of a class: what the class says, with what was told of the work
/// itself.
fn again(
    tx: &mut Tx<'_>,
    pass: &Pass,
    class: &Class,
    (work, last): (ActivityId, Day),
) -> Result<Draft> {
    let row = activities::store::get(tx, pass, work)?;
    let known = activities::desk::draft_of(tx, pass, &row)?;
    let kind = catalogue::kind(tx, pass, &class.row.kind)?;
    Ok(Draft {
        id: known.id,
        key: known.key,
        base: known.base,
        story: known.story,
        agreement: known.agreement,
        link: known.link,
        ..held::work(class, &kind, last)
    })
}

//! What constructions have ahead in the calendar of work: stages and hand-overs by their days. It
//! changes nothing.

use crate::acts;
use crate::model::Stage;
use crate::store::{self, DueStage};
use activities::ahead::Asked;
use activities::model::{Ahead, Part};
use kernel::Result;
use kernel::db::Tx;

/// The stages that should be reached within the days that are asked for, late ones among them.
pub fn ahead(tx: &mut Tx<'_>, asked: &Asked<'_>) -> Result<Vec<Ahead>> {
    let Some(pass) = asked.pass(tx, &acts::VIEW)? else { return Ok(Vec::new()) };
    let rows = store::due_within(tx, &pass, (asked.from, asked.until), asked.most)?;
    Ok(rows.into_iter().map(of).collect())
}

fn of(row: DueStage) -> Ahead {
    let stage = Stage::read(&row.stage).unwrap_or(Stage::Handed);
    let stage = Part::Key(format!("construction-stage-{}", stage.code()));
    Ahead {
        key: format!("construction-{}-{}", row.id, row.stage),
        on: row.due_on,
        kind: Some(row.kind),
        campaign: row.campaign,
        said: ("construction-due-by", vec![("stage", stage)]),
        title: row.title,
        people: None,
        unit: row.unit,
        unit_name: row.unit_name,
        spot: row.place,
        href: format!("/constructions/{}", row.id),
    }
}

//! What classes have ahead in the calendar of work: their sessions, and the first day of one whose
//! sessions nobody planned yet. It changes nothing.

use crate::acts;
use crate::store::{self, ClassDay};
use activities::ahead::Asked;
use activities::model::Ahead;
use kernel::Result;
use kernel::db::Tx;

/// The days of classes that have not passed, within those that are asked for.
pub fn ahead(tx: &mut Tx<'_>, asked: &Asked<'_>) -> Result<Vec<Ahead>> {
    let Some(pass) = asked.pass(tx, &acts::VIEW)? else { return Ok(Vec::new()) };
    let span = (asked.from.max(asked.who.today()), asked.until);
    let rows = store::class_days(tx, &pass, span, asked.most)?;
    Ok(rows.into_iter().map(of).collect())
}

fn of(row: ClassDay) -> Ahead {
    let is_first = row.id == row.class.uuid();
    let (sort, said) = match is_first {
        true => ("class", "lesson-ahead-begins"),
        false => ("session", "lesson-ahead-session"),
    };
    Ahead {
        key: format!("{sort}-{}", row.id),
        on: row.on_day,
        kind: Some(row.kind),
        campaign: row.campaign,
        said: (said, Vec::new()),
        title: row.title,
        people: None,
        unit: row.unit,
        unit_name: row.unit_name,
        spot: row.spot,
        href: format!("/classes/{}", row.class),
    }
}

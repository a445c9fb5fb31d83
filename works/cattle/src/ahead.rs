//! What cattle banks have ahead in the calendar of work: calves that will be old enough to go on,
//! and the days by which they should have. It names no keeper and changes nothing.

use crate::acts;
use crate::desk::{CAMPAIGN, KIND};
use crate::store::{self, Owed};
use activities::ahead::Asked;
use activities::model::Ahead;
use kernel::db::Tx;
use kernel::{Day, Result};

/// The days of calves that are to go on, within those that are asked for, late ones among them.
pub fn ahead(tx: &mut Tx<'_>, asked: &Asked<'_>) -> Result<Vec<Ahead>> {
    let Some(pass) = asked.pass(tx, &acts::VIEW)? else { return Ok(Vec::new()) };
    let span = asked.from..=asked.until;
    let rows = store::owed_within(tx, &pass, (asked.from, asked.until), asked.most)?;
    let mut all = Vec::new();
    for row in &rows {
        // From when it can go on is of no matter once that day has passed: its last day is.
        if row.ready_on >= asked.who.today() && span.contains(&row.ready_on) {
            all.push(of(row, ("ready", "cattle-ahead-ready"), row.ready_on));
        }
        if span.contains(&row.until_on) {
            all.push(of(row, ("until", "cattle-ahead-until"), row.until_on));
        }
    }
    Ok(all)
}

fn of(row: &Owed, (sort, said): (&str, &'static str), on: Day) -> Ahead {
    Ahead {
        key: format!("calf-{}-{sort}", row.calf),
        on,
        kind: Some(KIND.to_owned()),
        campaign: Some(CAMPAIGN.to_owned()),
        said: (said, Vec::new()),
        title: format!("{} · {}", row.bank_name, row.tag),
        people: None,
        unit: row.unit,
        unit_name: row.unit_name.clone(),
        spot: None,
        href: format!("/cattle/{}", row.bank),
    }
}

//! What programmes with follow-up have ahead in the calendar of work: at the end of each month, how
//! many people are still to be seen in it. It names nobody and changes nothing.

use crate::rules::{Programme, programme};
use crate::{acts, store};
use activities::ahead::Asked;
use activities::model::{Ahead, Part};
use kernel::db::Tx;
use kernel::{Month, Result};
use kit::Lang;

/// The follow-up of the months that end within the days that are asked for and have not passed.
pub fn ahead(tx: &mut Tx<'_>, asked: &Asked<'_>) -> Result<Vec<Ahead>> {
    let (Some((from, until)), Some(pass)) = (asked.again(), asked.pass(tx, &acts::VIEW)?) else {
        return Ok(Vec::new());
    };
    let mut all = Vec::new();
    let mut month = Month::of(from);
    while month.last() <= until {
        for (code, many) in store::to_follow(tx, &pass, month)? {
            all.extend(programme(&code).map(|one| of(asked, one, (month, many))));
        }
        month = month.next();
    }
    Ok(all)
}

fn of(asked: &Asked<'_>, programme: &Programme, (month, many): (Month, i64)) -> Ahead {
    let (place, label) = (asked.place, |lang| programme.label(lang).to_owned());
    Ahead {
        key: format!("care-{}-{}-{}", place.id.0, programme.code, month.iso()),
        on: month.last(),
        kind: None,
        campaign: Some(programme.campaign.clone()).filter(|code| !code.is_empty()),
        said: (
            "care-follow-due",
            vec![
                ("programme", Part::InBoth(label(Lang::Vi), label(Lang::En))),
                ("month", Part::Text(month.vn())),
            ],
        ),
        title: String::new(),
        people: Some(many),
        unit: place.id,
        unit_name: place.name.clone(),
        spot: None,
        href: format!("/care?unit={}&programme={}", place.code, programme.code),
    }
}

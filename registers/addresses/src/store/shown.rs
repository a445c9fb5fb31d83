//! What may be shown of an address to whoever stands by it: a coarse class and a place no closer
//! than a district that enough others share, while the dossier agrees. It reads no name of anybody,
//! tells no commune and opens nothing sealed.

use crate::model::{AddressId, Purpose, StepSort};
use crate::rules::pseudonym;
use disclosure::LEAST;
use kernel::db::{Tx, sql};
use kernel::place;
use kernel::{Day, Error, Pass, Result, UnitId};

/// What may be shown of an address.
pub struct Shown {
    /// Coarse class of its group.
    pub class: String,
    /// Its district and province; the province alone where fewer than five of its class live in the
    /// district, or where there is none.
    pub place: String,
    /// Whether help has ended.
    pub has_ended: bool,
    called: Option<&'static str>,
    story: String,
    steps: Vec<String>,
    consents: Vec<String>,
}

impl Shown {
    /// Whether a consent is live.
    pub fn may(&self, purpose: Purpose) -> bool {
        self.consents.iter().any(|own| own == purpose.code())
    }

    /// The story in words that name nobody, while its consent is live; else empty.
    pub fn story(&self) -> &str {
        if self.may(Purpose::Story) { &self.story } else { "" }
    }

    /// The flower or tree its card is called by, once it has one.
    pub fn called(&self) -> Option<&'static str> {
        self.called
    }

    /// Whether a step stands.
    pub fn has(&self, sort: StepSort) -> bool {
        self.steps.iter().any(|own| own == sort.code())
    }
}

/// What may be shown of an address to whoever stands by it: the caller knows that.
pub fn shown(tx: &mut Tx<'_>, pass: &Pass, id: AddressId) -> Result<Shown> {
    let row: Option<(UnitId, String, Option<Day>)> =
        sql("select unit, class, ended_on from address where id = $1").bind(id).maybe(tx)?;
    let (unit, class, ended_on) = row.ok_or(Error::NotFound)?;
    let steps: Vec<String> =
        sql("select sort from address_step where address = $1 and taken_back_why is null")
            .bind(id)
            .all(tx)?;
    let consents: Vec<String> =
        sql("select purpose from address_consent where address = $1 and withdrawn_on is null")
            .bind(id)
            .all(tx)?;
    let place = place_of(tx, pass, (unit, &class))?;
    let card = super::card(tx, pass, id)?;
    let called = card.as_ref().map(|card| pseudonym(&card.code));
    let story = card.map(|card| card.story).unwrap_or_default();
    Ok(Shown { class, place, has_ended: ended_on.is_some(), called, story, steps, consents })
}

/// Where a unit lies, as closely as enough addresses of a class share it.
fn place_of(tx: &mut Tx<'_>, pass: &Pass, (unit, class): (UnitId, &str)) -> Result<String> {
    let here = place::get(tx, unit, pass.today())?;
    let province = place::province(tx, &here, pass.today())?;
    let province = province.map_or(here.name, |province| province.name);
    for above in here.chain {
        let above = place::get(tx, above, pass.today())?;
        if above.level == "district" && live_in(tx, pass, (above.id, class))? >= LEAST {
            return Ok(format!("{}, {province}", above.name));
        }
    }
    Ok(province)
}

/// How many addresses of a class that have not ended lie in a unit.
fn live_in(tx: &mut Tx<'_>, pass: &Pass, (unit, class): (UnitId, &str)) -> Result<i64> {
    sql("select count(*) from reach r join address a on a.unit = r.unit \
         where r.above = $1 and r.from_on <= $2 and r.until_on >= $2 \
         and a.class = $3 and a.ended_on is null")
    .bind(unit)
    .bind(pass.today())
    .bind(class)
    .one(tx)
}

//! What may be shown of an address to somebody outside: a coarse class and a province, while the
//! dossier agrees. It reads no name, no commune and nothing sealed.

use crate::model::{AddressId, Purpose, StepSort};
use crate::rules::pseudonym;
use kernel::db::{Tx, sql};
use kernel::place;
use kernel::{Day, Error, Pass, Result, UnitId};

/// What may be shown of an address.
pub struct Shown {
    /// Coarse class of its group.
    pub class: String,
    /// Name of its province.
    pub province: String,
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
    let province = province(tx, pass, unit)?;
    let card = super::card(tx, pass, id)?;
    let called = card.as_ref().map(|card| pseudonym(&card.code));
    let story = card.map(|card| card.story).unwrap_or_default();
    Ok(Shown { class, province, has_ended: ended_on.is_some(), called, story, steps, consents })
}

/// The name of the province that a unit lies in; its own where none is above it.
fn province(tx: &mut Tx<'_>, pass: &Pass, unit: UnitId) -> Result<String> {
    let here = place::get(tx, unit, pass.today())?;
    let province = place::province(tx, &here, pass.today())?;
    Ok(province.map_or(here.name, |province| province.name))
}

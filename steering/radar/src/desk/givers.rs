//! Who gave: one giver is known by one key, whether it stands in the register of sponsors, in an
//! agency's list or in words beside the society's work; who lies beyond reach is told by its
//! province alone. It decides nothing.

use crate::model::{Giver, Shown};
use crate::rules::is_of_society;
use kernel::db::Tx;
use kernel::fold::fold;
use kernel::place;
use kernel::{Pass, Result, UnitId};
use people::OrganisationId;
use sponsors::SponsorId;
use std::collections::HashMap;

/// The key of the society.
const SOCIETY: &str = "society";

/// Givers of a month, each looked up once.
pub struct Givers<'a> {
    pass: &'a Pass,
    /// The unit of the pass and those above it.
    above: Vec<UnitId>,
    sponsors: HashMap<SponsorId, (String, Option<OrganisationId>)>,
    organisations: HashMap<OrganisationId, String>,
    /// Whether a unit lies at, under or above the unit of the pass, and the name of its province.
    places: HashMap<UnitId, (bool, String)>,
}

impl<'a> Givers<'a> {
    /// The sponsors of a month, and all that is met on the way.
    pub fn of(tx: &mut Tx<'_>, pass: &'a Pass, ids: &[SponsorId]) -> Result<Givers<'a>> {
        let sponsors = sponsors::store::behind(tx, pass, ids)?;
        let above = place::chain(tx, pass.unit()?, pass.today())?;
        let (organisations, places) = (HashMap::new(), HashMap::new());
        Ok(Givers { pass, above, sponsors, organisations, places })
    }

    /// A sponsor, or the society where none is told; the units of one province are one society.
    pub fn sponsor(
        &mut self,
        tx: &mut Tx<'_>,
        (id, unit): (Option<SponsorId>, UnitId),
    ) -> Result<Giver> {
        let found = id.and_then(|id| Some((id, self.sponsors.get(&id)?)));
        match found {
            Some((_, (name, Some(of)))) => Ok(organisation(*of, name)),
            Some((id, (name, None))) => Ok(Giver { key: format!("s:{id}"), ..called(name, false) }),
            None => {
                let (_, province) = self.place(tx, unit)?;
                let key = format!("{SOCIETY}:{province}");
                let (said, name) = (key.clone(), String::new());
                Ok(Giver { key, name, said, in_words: false, shown: Shown::Society })
            }
        }
    }

    /// Who is told in words beside the work of a unit of the society.
    pub fn in_words(&mut self, tx: &mut Tx<'_>, (words, unit): (&str, UnitId)) -> Result<Giver> {
        if is_of_society(words) {
            return self.sponsor(tx, (None, unit));
        }
        Ok(called(words, true))
    }

    /// An agency that handed a list to a unit; where that lies beyond reach its province alone.
    pub fn agency(
        &mut self,
        tx: &mut Tx<'_>,
        (of, unit): (OrganisationId, UnitId),
    ) -> Result<Giver> {
        let (is_near, province) = self.place(tx, unit)?;
        if !self.organisations.contains_key(&of) {
            let name = people::organisations::name(tx, self.pass, of)?;
            self.organisations.insert(of, name);
        }
        let giver = organisation(of, &self.organisations[&of]);
        Ok(if is_near { giver } else { giver.beyond(province) })
    }

    /// Whoever gave to a dossier of the same person that a unit beyond reach keeps: known by its
    /// key, so that one who gives in both places is one, and told by the province.
    pub fn elsewhere(
        &mut self,
        tx: &mut Tx<'_>,
        (sponsor, unit): (Option<SponsorId>, UnitId),
    ) -> Result<Giver> {
        let (_, province) = self.place(tx, unit)?;
        Ok(self.sponsor(tx, (sponsor, unit))?.beyond(province))
    }

    fn place(&mut self, tx: &mut Tx<'_>, unit: UnitId) -> Result<(bool, String)> {
        if let Some(known) = self.places.get(&unit) {
            return Ok(known.clone());
        }
        let (own, today) = (self.pass.unit()?, self.pass.today());
        let place = place::get(tx, unit, today)?;
        let is_near = place.chain.contains(&own) || self.above.contains(&unit);
        let province = place::province(tx, &place, today)?;
        let province = province.map_or(place.name, |province| province.name);
        self.places.insert(unit, (is_near, province.clone()));
        Ok((is_near, province))
    }
}

/// An organisation, by whatever name it is told.
fn organisation(of: OrganisationId, name: &str) -> Giver {
    let key = format!("o:{of}");
    Giver { said: key.clone(), key, ..called(name, false) }
}

/// Whoever is known by a name.
fn called(words: &str, in_words: bool) -> Giver {
    let name = fold(words);
    let key = format!("t:{name}");
    Giver { said: key.clone(), key, name, in_words, shown: Shown::Named(words.to_owned()) }
}

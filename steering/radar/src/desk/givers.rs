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
    /// Keys by the folded name, for givers who are told in words.
    named: HashMap<String, String>,
}

impl<'a> Givers<'a> {
    /// The sponsors of a month, and all that is met on the way.
    pub fn of(tx: &mut Tx<'_>, pass: &'a Pass, ids: &[SponsorId]) -> Result<Givers<'a>> {
        let sponsors = sponsors::store::behind(tx, pass, ids)?;
        let key = |id: &SponsorId, of: &Option<OrganisationId>| match of {
            Some(of) => format!("o:{of}"),
            None => format!("s:{id}"),
        };
        let named = sponsors.iter().map(|(id, (called, of))| (fold(called), key(id, of))).collect();
        let above = place::chain(tx, pass.unit()?, pass.today())?;
        let (organisations, places) = (HashMap::new(), HashMap::new());
        Ok(Givers { pass, above, sponsors, organisations, places, named })
    }

    /// A sponsor, or the society where none is told; the units of one province are one society.
    pub fn sponsor(
        &mut self,
        tx: &mut Tx<'_>,
        (id, unit): (Option<SponsorId>, UnitId),
    ) -> Result<Giver> {
        let found = id.and_then(|id| Some((id, self.sponsors.get(&id)?)));
        match found {
            Some((_, (called, Some(of)))) => Ok(named(format!("o:{of}"), called)),
            Some((id, (called, None))) => Ok(named(format!("s:{id}"), called)),
            None => {
                let (_, province) = self.place(tx, unit)?;
                Ok(Giver { key: format!("{SOCIETY}:{province}"), shown: Shown::Society })
            }
        }
    }

    /// Who is told in words beside the work of a unit of the society.
    pub fn in_words(&mut self, tx: &mut Tx<'_>, (words, unit): (&str, UnitId)) -> Result<Giver> {
        if is_of_society(words) {
            return self.sponsor(tx, (None, unit));
        }
        let folded = fold(words);
        let key = self.named.get(&folded).cloned().unwrap_or_else(|| format!("t:{folded}"));
        Ok(named(key, words))
    }

    /// An agency that handed a list to a unit; where that lies beyond reach its province alone.
    pub fn agency(
        &mut self,
        tx: &mut Tx<'_>,
        (of, unit): (OrganisationId, UnitId),
    ) -> Result<Giver> {
        let key = format!("o:{of}");
        let (is_near, province) = self.place(tx, unit)?;
        if !is_near {
            return Ok(Giver { key, shown: Shown::Elsewhere(province) });
        }
        if let Some(name) = self.organisations.get(&of) {
            return Ok(named(key, name));
        }
        let name = people::organisations::name(tx, self.pass, of)?;
        self.named.entry(fold(&name)).or_insert_with(|| key.clone());
        self.organisations.insert(of, name.clone());
        Ok(named(key, &name))
    }

    /// Whoever gave to a dossier of the same person that a unit beyond reach keeps: known by its
    /// key, so that one who gives in both places is one, and told by the province.
    pub fn elsewhere(
        &mut self,
        tx: &mut Tx<'_>,
        (sponsor, unit): (Option<SponsorId>, UnitId),
    ) -> Result<Giver> {
        let (_, province) = self.place(tx, unit)?;
        let Giver { key, .. } = self.sponsor(tx, (sponsor, unit))?;
        Ok(Giver { key, shown: Shown::Elsewhere(province) })
    }

    fn place(&mut self, tx: &mut Tx<'_>, unit: UnitId) -> Result<(bool, String)> {
        if let Some(known) = self.places.get(&unit) {
            return Ok(known.clone());
        }
        let (own, today) = (self.pass.unit()?, self.pass.today());
        let place = place::get(tx, unit, today)?;
        let is_near = place.chain.contains(&own) || self.above.contains(&unit);
        let mut province = String::new();
        for above in place.chain {
            let above = place::get(tx, above, today)?;
            if above.level == "province" || province.is_empty() {
                province.clone_from(&above.name);
            }
            if above.level == "province" {
                break;
            }
        }
        self.places.insert(unit, (is_near, province.clone()));
        Ok((is_near, province))
    }
}

fn named(key: String, name: &str) -> Giver {
    Giver { key, shown: Shown::Named(name.to_owned()) }
}

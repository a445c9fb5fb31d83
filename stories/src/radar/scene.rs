//! Three addresses of Chi's commune, sponsors of her province and an agency, as the stories of the
//! radar find them; one of the three has a second dossier in Dũng's province. It tells nothing.

use crate::dossiers::Made;
use crate::house::{self, COMMUNE, Demo, PROVINCE, today};
use crate::sponsorship::scene as offered;
use crate::visitor::{Visitor, fresh_key};
use addresses::AddressId;
use axum::http::StatusCode;
use help::{HelpId, NewHelp, NewReceiver};
use kernel::db::Tx;
use kernel::place;
use kernel::seal::{Keys, Secret};
use kernel::{Month, Result, Role};
use people::{Kind, NewOrganisation, OrganisationId};
use radar::model::NewLine;
use sponsors::SponsorId;
use sponsorship::PledgeId;
use sponsorship::model::{Means, NewGiving, NewPledge, NewSlot, Proof};
use std::sync::Arc;

/// Whoever is helped; on no page of the radar.
pub const NAMES: [&str; 3] = ["Lâm Thị Một Kín", "Danh Hai Kín", "Trần Thị Ba Kín"];
/// The number of the third; in no table, and on no page (that of the hint is another).
pub const NUMBER: &str = "079185067893";
/// A sponsor of the other province.
pub const FAR_SPONSOR: &str = "Mạnh thường quân Xa";
/// The agency.
pub const AGENCY: &str = "Phòng Lao động Mẫu";

/// What a story begins with.
pub struct Scene {
    /// The addresses: two with a telephone, one with a number.
    pub addresses: Vec<AddressId>,
    /// Their codes.
    pub codes: Vec<String>,
    /// Sponsors of the province.
    pub sponsors: Vec<SponsorId>,
    /// An agency.
    pub agency: OrganisationId,
}

/// The second dossier of the third, where Dũng is.
pub struct Far {
    /// It.
    pub address: AddressId,
    /// Its code.
    pub code: String,
}

fn keys_of(demo: &Demo) -> Arc<Keys> {
    demo.house.shelf::<Arc<Keys>>().expect("keys").as_ref().clone()
}

fn code_of(tx: &mut Tx<'_>, id: AddressId) -> Result<String> {
    Ok(addresses::store::found(tx, id)?.ok_or(kernel::Error::NotFound)?.code)
}

impl Scene {
    /// Sets it.
    pub async fn set(demo: &Demo) -> Scene {
        let keys = keys_of(demo);
        let work = move |tx: &mut Tx<'_>| {
            let clerk = house::person(tx, Role::Clerk, COMMUNE)?;
            let head = house::person(tx, Role::Approver, PROVINCE)?;
            let (mut addresses, mut codes) = (Vec::new(), Vec::new());
            for (name, number) in NAMES.iter().zip([None, None, Some(NUMBER)]) {
                let id = Made { number, ..Made::named(name) }.make(tx, (&clerk, &keys))?;
                codes.push(code_of(tx, id)?);
                addresses.push(id);
            }
            let named = (PROVINCE, "Nhà hảo tâm Mẫu");
            let sponsors = offered::verified(tx, (&head, &keys), named)?;
            Ok(Scene { addresses, codes, sponsors, agency: agency(tx, AGENCY)? })
        };
        demo.house.db.write(work).await.expect("a scene")
    }

    /// The page of an address of the scene, as Chi asks for it.
    pub fn person(&self, at: usize) -> String {
        format!("/radar/people/{}?unit={COMMUNE}", self.addresses[at])
    }

    /// A slot of so many parts is offered and each is taken by the next sponsor, and given for a
    /// month: `(address, parts, first sponsor)`.
    pub async fn help(
        &self,
        demo: &Demo,
        chi: &mut Visitor,
        (at, parts, first): (usize, i64, usize),
        month: &str,
    ) {
        let (address, slot) = (self.addresses[at], slot(parts, month));
        let pledges: Vec<NewPledge> =
            (0..parts).map(|part| self.pledge(&slot, part + 1, first + part as usize)).collect();
        let given: Vec<PledgeId> = pledges.iter().map(|pledge| pledge.id).collect();
        let work = move |tx: &mut Tx<'_>| {
            let clerk = offered::clerk(tx)?;
            sponsorship::desk::offer(tx, &clerk, address, &slot)?;
            for pledge in &pledges {
                sponsorship::desk::pledge(tx, &clerk, address, pledge)?;
            }
            Ok(())
        };
        demo.house.db.write(work).await.expect("pledged");
        for pledge in given {
            let path = format!("/sponsorship/addresses/{address}/record?what=give&pledge={pledge}");
            let key = fresh_key();
            let amount = (300_000 / parts).to_string();
            let form = [
                ("id", key.as_str()),
                ("on", "01/11/2024"),
                ("sort", "cash"),
                ("amount", amount.as_str()),
                ("handed_by", "Chi hội ấp"),
                ("proof", "receipt"),
                ("proof_words", "PT 7/2024"),
                ("months", month),
            ];
            let told = chi.post(&path, &form).await;
            assert_eq!(told.status, StatusCode::SEE_OTHER, "{}", told.words());
        }
    }

    /// Two sponsors share one slot of an address.
    pub async fn share(&self, demo: &Demo, chi: &mut Visitor, at: usize, month: &str) {
        self.help(demo, chi, (at, 2, 0), month).await;
    }

    fn pledge(&self, slot: &NewSlot, part: i64, at: usize) -> NewPledge {
        let sponsor = self.sponsors[at];
        let (from, until) = (slot.from, slot.until);
        NewPledge { id: PledgeId::new(), slot: slot.id, sponsor, part, from, until }
    }

    /// The commune's own work helps one of them, by name (as the register of help has it) and year
    /// of birth.
    pub async fn work(&self, demo: &Demo, name: &'static str, giver: &'static str) {
        let keys = keys_of(demo);
        let work = move |tx: &mut Tx<'_>| {
            let clerk = house::person(tx, Role::Clerk, COMMUNE)?;
            let place = place::find(tx, COMMUNE, today())?;
            let pass = clerk.may(&help::acts::GIVE, &place)?;
            let receiver = NewReceiver {
                sort: help::Sort::Person,
                name: Secret::new(name.to_owned()),
                birth_year: Some(1951),
                namesake: 1,
                note: Secret::new(String::new()),
            };
            let new = NewHelp {
                id: HelpId::new(),
                kind: "gift".to_owned(),
                record: uuid::Uuid::now_v7(),
                on_day: today().add_days(-1),
                quantity: 1,
                amount: 200_000,
                giver: giver.to_owned(),
                page: None,
            };
            help::store::give(tx, &pass, &keys, &place, &receiver, &new)
        };
        demo.house.db.write(work).await.expect("help");
    }

    /// The third person again, in Dũng's province, helped there by a sponsor of that province.
    pub async fn far(&self, demo: &Demo) -> Far {
        let new = Made { unit: "ca-mau", number: Some(NUMBER), ..Made::named(NAMES[2]) };
        helped_once(demo, new, FAR_SPONSOR).await
    }

    /// Somebody else of Chi's province, kept by the province and helped by a sponsor that is called
    /// so (`<name> 0`).
    pub async fn beside(&self, demo: &Demo, sponsor: &'static str) -> Far {
        let new = Made { unit: PROVINCE, phone: "+84912345000", ..Made::named("Thị Bốn Kín") };
        helped_once(demo, new, sponsor).await
    }

    /// The third person again, kept by another dossier of the same commune.
    pub async fn again(&self, demo: &Demo) -> AddressId {
        let keys = keys_of(demo);
        let work = move |tx: &mut Tx<'_>| {
            let clerk = house::person(tx, Role::Clerk, COMMUNE)?;
            let new = Made { number: Some(NUMBER), ..Made::named(NAMES[2]) };
            new.make(tx, (&clerk, &keys))
        };
        demo.house.db.write(work).await.expect("a second dossier")
    }

    /// An agency hands the officers of Dũng's province a list of whom it helped in October; each
    /// line is kind and value, and of the third person.
    pub async fn list_far(
        &self,
        demo: &Demo,
        of: OrganisationId,
        lines: &'static [(&'static str, i64)],
    ) {
        let keys = keys_of(demo);
        let work = move |tx: &mut Tx<'_>| {
            let dung = house::person(tx, Role::Approver, "ca-mau")?;
            let pass = dung.may(&radar::acts::KEEP, &place::find(tx, "ca-mau", today())?)?;
            let line = |(kind, amount): &(&str, i64)| NewLine {
                key_hash: addresses::store::number_hash(&keys, NUMBER),
                is_phone: false,
                kind: radar::model::Kind::read(kind).expect("a kind"),
                amount: *amount,
            };
            let new: Vec<NewLine> = lines.iter().map(line).collect();
            radar::desk::take(tx, &pass, (of, house::october()), &new)
        };
        demo.house.db.write(work).await.expect("a list of another province");
    }

    /// One more agency.
    pub async fn other_agency(&self, demo: &Demo, name: &'static str) -> OrganisationId {
        demo.house.db.write(move |tx: &mut Tx<'_>| agency(tx, name)).await.expect("an agency")
    }
}

/// A dossier that is made, and helped by a new sponsor of the same unit.
async fn helped_once(demo: &Demo, new: Made, sponsor: &'static str) -> Far {
    let keys = keys_of(demo);
    let figures = demo.house.shelf::<book::Figures>().expect("figures");
    let work = move |tx: &mut Tx<'_>| {
        let head = house::person(tx, Role::Approver, new.unit)?;
        let address = new.make(tx, (&head, &keys))?;
        let sponsors = offered::verified(tx, (&head, &keys), (new.unit, sponsor))?;
        let hand = sponsorship::desk::Hand { who: &head, figures: &figures, keys: &keys };
        sponsorship::desk::give(tx, &hand, address, &giving(sponsors[0]))?;
        Ok(Far { address, code: code_of(tx, address)? })
    };
    demo.house.db.write(work).await.expect("helped by a sponsor")
}

fn giving(sponsor: SponsorId) -> NewGiving {
    NewGiving {
        id: sponsorship::GivingId::new(),
        pledge: None,
        sponsor: Some(sponsor),
        months: Vec::new(),
        on: today().add_days(-1),
        means: Means::Cash,
        amount: 444_000,
        words: String::new(),
        handed_by: "Chi hội".to_owned(),
        proof: Proof::Receipt,
        proof_words: "PT 1".to_owned(),
        illustrative: None,
    }
}

fn slot(parts: i64, month: &str) -> NewSlot {
    let from = Month::parse(month).expect("a month");
    NewSlot { from, until: from, ..offered::Scene::slot(parts) }
}

/// An agency that Chi's commune knows.
fn agency(tx: &mut Tx<'_>, name: &str) -> Result<OrganisationId> {
    let centre = house::person(tx, Role::Centre, house::CENTRE)?;
    let place = place::find(tx, COMMUNE, today())?;
    let pass = centre.may(&people::acts::ORGANISATION_ADD, &place)?;
    let id = OrganisationId::new();
    let new = NewOrganisation {
        id,
        kind: Kind::State,
        name: name.to_owned(),
        short_name: String::new(),
        email: String::new(),
    };
    people::organisations::add(tx, &pass, &new)?;
    Ok(id)
}

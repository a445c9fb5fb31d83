//! Who is helped and who helps at each place of the matrix: a dossier, a sponsor, the link of
//! another, somebody outside; an agency's list, and its link. Every field is planted.

use super::Maker;
use crate::access::fields::{GROUP, mark};
use crate::dossiers::{consent, step};
use crate::house;
use addresses::model::{
    ConsentRow, MemberId, MemberRow, NeedId, NeedRow, Open, PlanId, PlanRow, Purpose, Secrets,
    StepId, StepRow, StepSort,
};
use addresses::{AddressId, store};
use kernel::db::Tx;
use kernel::place::Place;
use kernel::seal::Secret;
use kernel::{Day, Error, Result};
use people::OrganisationId;
use radar::ListId;
use radar::desk::Hand;
use sponsors::SponsorId;
use sponsorship::model::{EnquiryId, Means, NewEnquiry, NewSlot, SentFrom};

impl Maker<'_> {
    /// A dossier of a humanitarian address, and a step of it.
    pub(super) fn address(&self, tx: &mut Tx<'_>, place: &Place) -> Result<(AddressId, StepId)> {
        let id = AddressId::new();
        let open = Open {
            sort: addresses::model::Sort::Person,
            name: mark("address.name", place),
            birth_year: None,
            sex: None,
            people: None,
            housing: None,
            income: None,
            is_urgent: false,
            opened_on: house::today(),
        };
        let told = |field, name| (field, Secret::new(mark(name, place)));
        let told = vec![
            (Secrets::Group, Secret::new(GROUP.to_owned())),
            told(Secrets::Number, "address.number"),
            told(Secrets::Phone, "address.phone"),
            told(Secrets::Where, "address.where"),
            told(Secrets::Health, "address.health"),
            told(Secrets::Story, "address.story"),
        ];
        let new = addresses::model::Draft { id, base: 0, open, told, illustrative: None };
        addresses::desk::open(tx, (self.who, self.keys), place.id, (&new, true))?;
        self.lines(tx, place, id)?;
        self.slot(tx, place, id)?;
        let (dossier, _, _) = addresses::desk::opened(tx, self.who, &addresses::acts::VIEW, id)?;
        Ok((id, dossier.steps.first().ok_or(Error::NotFound)?.id))
    }

    /// What stands in a dossier beside its row.
    fn lines(&self, tx: &mut Tx<'_>, place: &Place, id: AddressId) -> Result<()> {
        let pass = self.who.may(&addresses::acts::KEEP, place)?;
        let member = MemberRow {
            id: MemberId::new(),
            name: mark("address.member", place),
            birth_year: None,
            relation: "con".into(),
            left_on: None,
            version: 1,
        };
        store::add_member(tx, &pass, id, &member)?;
        let need = NeedRow {
            id: NeedId::new(),
            sort: "food".into(),
            words: mark("address.need", place),
            amount: 300_000,
            is_monthly: true,
            met_on: None,
            version: 1,
        };
        store::add_need(tx, &pass, id, &need)?;
        let plan = PlanRow {
            id: PlanId::new(),
            words: mark("address.plan", place),
            review_on: house::today(),
            done_on: None,
            version: 1,
        };
        store::add_plan(tx, &pass, id, &plan)?;
        for purpose in [Purpose::Keep, Purpose::Match] {
            let by_whom = mark("address.guardian", place);
            store::add_consent(tx, &pass, id, &ConsentRow { by_whom, ..consent(purpose) })?;
        }
        for sort in [StepSort::Select, StepSort::Confirm, StepSort::Approve] {
            let by_whom = mark("address.step", place);
            store::add_step(tx, &pass, id, &StepRow { by_whom, ..step(sort) })?;
        }
        Ok(())
    }

    fn slot(&self, tx: &mut Tx<'_>, place: &Place, id: AddressId) -> Result<()> {
        let slot = NewSlot {
            id: sponsorship::SlotId::new(),
            means: Means::Cash,
            words: mark("slot.words", place),
            amount: 300_000,
            parts: 1,
            from: house::november(),
            until: house::november(),
            illustrative: None,
        };
        sponsorship::desk::offer(tx, self.who, id, &slot)
    }

    /// A sponsor, and the link to the own page of another: who makes one anew closes the old.
    pub(super) fn sponsor(&self, tx: &mut Tx<'_>, place: &Place) -> Result<(SponsorId, String)> {
        let (id, linked) = (self.registered(tx, place)?, self.registered(tx, place)?);
        let (row, _, pass) = sponsors::desk::opened(tx, self.who, &sponsors::acts::KEEP, linked)?;
        let token = people::proof::token::Token::new()?;
        sponsors::store::add_link(tx, &pass, &row, (&token, Day::LAST))?;
        Ok((id, token.text().to_owned()))
    }

    /// Somebody outside who wishes to help there.
    pub(super) fn enquiry(&self, tx: &mut Tx<'_>, place: &Place) -> Result<EnquiryId> {
        let id = EnquiryId::new();
        let new = NewEnquiry {
            id,
            from: SentFrom::Unit(place.id),
            kind: sponsors::SponsorKind::Person,
            called: mark("enquiry.called", place),
            phone: mark("enquiry.phone", place),
            amount: None,
            words: mark("enquiry.words", place),
        };
        sponsorship::desk::enquiring::enquire(tx, (self.who, self.keys), &new)?;
        Ok(id)
    }

    /// A card that the public page shows: the demo's addresses are enough to share what it tells.
    pub(super) fn card(&self, tx: &mut Tx<'_>) -> Result<String> {
        while addresses::desk::cards_of_older(tx)? > 0 {}
        let pass = self.who.may_public(&sponsorship::acts::ENQUIRE);
        let shown = addresses::store::shown_cards(tx, &pass)?;
        let card = shown.into_iter().find(|card| card.class == "poor");
        Ok(card.expect("the demo shows addresses").code)
    }

    /// A list of an agency, and the link behind which it hands in others.
    pub(super) fn keyed(
        &self,
        tx: &mut Tx<'_>,
        place: &Place,
        of: OrganisationId,
    ) -> Result<(ListId, String)> {
        let pass = self.who.may(&radar::acts::KEEP, place)?;
        let list = radar::store::find(tx, &pass, of, crate::house::october())?;
        let token = people::proof::token::Token::new()?;
        radar::desk::hand_link(tx, &pass, &Hand::Make(of, &token))?;
        Ok((list.id, token.text().to_owned()))
    }

    fn registered(&self, tx: &mut Tx<'_>, place: &Place) -> Result<SponsorId> {
        let id = SponsorId::new();
        let new = sponsors::model::Draft {
            id,
            base: 0,
            kind: sponsors::SponsorKind::Person,
            name: mark("sponsor.name", place),
            called: mark("sponsor.called", place),
            phone: Some(mark("sponsor.phone", place)),
            wish: sponsors::model::Wish::default(),
            illustrative: None,
        };
        sponsors::desk::register(tx, (self.who, self.keys), place.id, &new)?;
        Ok(id)
    }
}

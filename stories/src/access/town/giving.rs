//! Who helps at each place of the matrix: a sponsor, and the link of another; an agency's list, and
//! its link.

use super::Maker;
use kernel::db::Tx;
use kernel::place::Place;
use kernel::{Day, Result};
use people::OrganisationId;
use radar::ListId;
use radar::desk::Hand;
use sponsors::SponsorId;
use sponsorship::model::{EnquiryId, NewEnquiry, SentFrom};

impl Maker<'_> {
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
            called: "Người Muốn Giúp".into(),
            phone: "+84987000111".into(),
            amount: None,
            words: String::new(),
        };
        sponsorship::desk::enquire(tx, (self.who, self.keys), &new)?;
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
            name: "Người Giúp".into(),
            called: String::new(),
            phone: None,
            wish: sponsors::model::Wish::default(),
            illustrative: None,
        };
        sponsors::desk::register(tx, (self.who, self.keys), place.id, &new)?;
        Ok(id)
    }
}

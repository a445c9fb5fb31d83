//! Who helps at each place of the matrix: a sponsor, and the link of another.

use super::Maker;
use kernel::db::Tx;
use kernel::place::Place;
use kernel::{Day, Result};
use sponsors::SponsorId;

impl Maker<'_> {
    /// A sponsor, and the link to the own page of another: who makes one anew closes the old.
    pub(super) fn sponsor(&self, tx: &mut Tx<'_>, place: &Place) -> Result<(SponsorId, String)> {
        let (id, linked) = (self.registered(tx, place)?, self.registered(tx, place)?);
        let (row, _, pass) = sponsors::desk::opened(tx, self.who, &sponsors::acts::KEEP, linked)?;
        let token = people::proof::token::Token::new()?;
        sponsors::store::add_link(tx, &pass, &row, (&token, Day::LAST))?;
        Ok((id, token.text().to_owned()))
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

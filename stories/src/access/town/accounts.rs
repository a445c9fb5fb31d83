//! Who stands at each place of the matrix: a person with an office, an organisation, a signer, an
//! account with a role.

use super::Maker;
use crate::house;
use kernel::db::Tx;
use kernel::ids::AccountId;
use kernel::place::Place;
use kernel::{Day, Result, Role};
use people::rules::rights::act_to_give;
use people::{
    Capacity, NewAccount, NewOffice, NewOrganisation, NewPerson, NewRole, NewSigner, OfficeId,
    OrganisationId, PersonId, RoleId, SignerId,
};

impl Maker<'_> {
    pub(super) fn person(&self, tx: &mut Tx<'_>, place: &Place) -> Result<PersonId> {
        let id = PersonId::new();
        let pass = self.who.may(&people::acts::PERSON_ADD, place)?;
        let new = NewPerson {
            id,
            full_name: "Người Trong Truyện".into(),
            birth_year: None,
            sex: None,
            phone: Some("0912345678".into()),
        };
        people::persons::add(tx, &pass, self.keys, &new)?;
        Ok(id)
    }

    pub(super) fn office(
        &self,
        tx: &mut Tx<'_>,
        place: &Place,
        person: PersonId,
    ) -> Result<OfficeId> {
        let id = OfficeId::new();
        let pass = self.who.may(&people::acts::OFFICE_ADD, place)?;
        let new = NewOffice {
            id,
            person,
            body: None,
            organisation: None,
            position: "Ủy viên".into(),
            decision_no: String::new(),
            decision_on: None,
            from: house::today(),
            until: Day::LAST,
        };
        people::offices::add(tx, &pass, &new)?;
        Ok(id)
    }

    pub(super) fn organisation(&self, tx: &mut Tx<'_>, place: &Place) -> Result<OrganisationId> {
        let id = OrganisationId::new();
        let pass = self.who.may(&people::acts::ORGANISATION_ADD, place)?;
        let new = NewOrganisation {
            id,
            kind: people::Kind::ALL[0],
            name: "Tổ chức trong truyện".into(),
            short_name: String::new(),
            email: String::new(),
        };
        people::organisations::add(tx, &pass, &new)?;
        Ok(id)
    }

    pub(super) fn signer(
        &self,
        tx: &mut Tx<'_>,
        place: &Place,
        person: PersonId,
    ) -> Result<SignerId> {
        let id = SignerId::new();
        let pass = self.who.may(&people::acts::SIGNER_ADD, place)?;
        let new = NewSigner {
            id,
            person,
            capacity: Capacity::ByOrder,
            first_line: "TL. CHỦ TỊCH".into(),
            second_line: "CHÁNH VĂN PHÒNG".into(),
            from: house::today(),
            until: Day::LAST,
        };
        people::signers::add(tx, &pass, &new)?;
        Ok(id)
    }

    /// An account with one role.
    pub(super) fn account(
        &self,
        tx: &mut Tx<'_>,
        place: &Place,
        login: &str,
        role: Role,
    ) -> Result<(AccountId, RoleId)> {
        let (id, role_id) = (AccountId::new(), RoleId::new());
        let pass = self.who.may(&people::acts::ACCOUNT_ADD, place)?;
        let new = NewAccount {
            id,
            login: login.into(),
            display_name: "Người trong truyện".into(),
            person: None,
            password: self.hash.clone(),
            must_change: false,
            lang: "vi".into(),
        };
        people::accounts::create(tx, &pass, &new)?;
        let role = NewRole { id: role_id, role, from: Day::BEGINNING, until: Day::LAST };
        let pass = self.who.may(act_to_give(role.role), place)?;
        people::roles::give(tx, &pass, id, 1, &role)?;
        Ok((id, role_id))
    }
}

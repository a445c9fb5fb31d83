//! What stands at each place of the matrix for the chain of reports: an outside organisation with
//! a secret link, a disaster, duties, deputies and months opened again.

use super::{COLUMNS, Corner, Maker};
use crate::house::{self, november, october};
use duties::model::{DayId, DayRow, Duty, DutyId, Owner};
use duties::rules::{DueRule, When};
use kernel::db::{Tx, sql};
use kernel::ids::AccountId;
use kernel::place::Place;
use kernel::{Day, Result};
use people::OrganisationId;
use people::proof::token::Token;
use reporting::model::{DeputyId, DeputyRow, EventId, EventRow, ExceptionId, LinkId, LinkRow};
use reporting::store;

/// The form that outside organisations answer; its span is the year.
const OUTSIDE: &str = "directive-18";

/// The chain at one place. Of what a question ends there is one for each column.
pub(super) struct Chain {
    /// The secret of a link; whoever has it answers its form.
    link: String,
    /// The code a printed paper carries.
    code: String,
    event: EventId,
    links: Vec<LinkId>,
    duties: Vec<DutyId>,
    days: Vec<DayId>,
    deputies: Vec<DeputyId>,
    exceptions: Vec<ExceptionId>,
}

impl Maker<'_> {
    pub(super) fn chain(
        &self,
        tx: &mut Tx<'_>,
        place: &Place,
        (organisation, account): (OrganisationId, AccountId),
        at: usize,
    ) -> Result<Chain> {
        let (_, link) = self.link(tx, place, organisation)?;
        let code = "select check_code from issued_paper where check_code is not null limit 1";
        let mut chain = Chain {
            link,
            code: sql(code).one(tx)?,
            event: self.event(tx, place)?,
            links: Vec::new(),
            duties: Vec::new(),
            days: Vec::new(),
            deputies: Vec::new(),
            exceptions: Vec::new(),
        };
        for column in 0..COLUMNS {
            let other = self.organisation(tx, place)?;
            chain.links.push(self.link(tx, place, other)?.0);
            chain.duties.push(self.duty(tx, place)?);
            chain.days.push(self.day(tx, place, at * COLUMNS + column)?);
            chain.deputies.push(self.deputy(tx, place, account)?);
            chain.exceptions.push(self.exception(tx, place)?);
        }
        Ok(chain)
    }

    fn link(
        &self,
        tx: &mut Tx<'_>,
        place: &Place,
        organisation: OrganisationId,
    ) -> Result<(LinkId, String)> {
        let pass = self.who.may(&reporting::acts::LINK, place)?;
        let token = Token::new()?;
        let link = LinkRow {
            id: LinkId::new(),
            unit: place.id,
            organisation,
            form: OUTSIDE.into(),
            month: november().next(),
            made_name: String::new(),
            made_at: pass.at(),
            expires_on: Day::LAST,
            used_at: None,
            closed_at: None,
            version: 0,
        };
        store::add_link(tx, &pass, &link, &token)?;
        Ok((link.id, token.text().to_owned()))
    }

    fn event(&self, tx: &mut Tx<'_>, place: &Place) -> Result<EventId> {
        let pass = self.who.may(&reporting::acts::TYPE, place)?;
        let event = EventRow {
            id: EventId::new(),
            unit: place.id,
            name: "Triều cường".into(),
            began_on: november().first(),
            closed_at: None,
            version: 0,
        };
        store::add_event(tx, &pass, &event)?;
        Ok(event.id)
    }

    /// What the unit owes besides what everybody owes.
    fn duty(&self, tx: &mut Tx<'_>, place: &Place) -> Result<DutyId> {
        let pass = self.who.may(&duties::acts::SET, place)?;
        let (id, when) = (DutyId::new(), When::After { days: 20, is_working: false });
        let duty = Duty {
            id: None,
            unit: None,
            owner: Owner::Unit(place.id),
            form: "school-year".into(),
            subject: None,
            due: DueRule { when, is_inclusive: true, is_shifted: false },
            is_owed: true,
            to_society: "Hội cấp trên".into(),
            to_committee: String::new(),
            basis: "Kế hoạch của Hội".into(),
            from: house::today(),
            until: Day::OPEN_END,
            version: 0,
        };
        duties::store::add(tx, &pass, id, &duty)?;
        Ok(id)
    }

    /// A day off that only the centre may take back; no two places share one.
    fn day(&self, tx: &mut Tx<'_>, place: &Place, after: usize) -> Result<DayId> {
        let pass = self.who.may(&duties::acts::DAYS, place)?;
        let new = DayRow {
            id: DayId::new(),
            on_day: Day::of(2040, 1, 1).expect("a day").add_days(after as i64),
            is_working: false,
            name: "Ngày nghỉ bù".into(),
            basis: "Thông báo nghỉ".into(),
            version: 0,
        };
        duties::store::add_day(tx, &pass, &new)?;
        Ok(new.id)
    }

    fn deputy(&self, tx: &mut Tx<'_>, place: &Place, deputy: AccountId) -> Result<DeputyId> {
        let pass = self.who.may(&reporting::acts::DEPUTISE, place)?;
        let row = DeputyRow {
            id: DeputyId::new(),
            unit: place.id,
            principal: AccountId::new(),
            principal_name: "Người đi công tác".into(),
            deputy,
            deputy_name: "Người trong truyện".into(),
            from_on: house::today(),
            until_on: Day::LAST,
            why: "đi công tác".into(),
            closed_at: None,
            version: 0,
        };
        store::add_deputy(tx, &pass, &row)?;
        Ok(row.id)
    }

    fn exception(&self, tx: &mut Tx<'_>, place: &Place) -> Result<ExceptionId> {
        let pass = self.who.may(&reporting::acts::REOPEN, place)?;
        let id = ExceptionId::new();
        let until = house::today().add_days(5);
        store::add_exception(tx, &pass, (id, october()), (until, "Hồ sơ về muộn"))?;
        Ok(id)
    }
}

impl Corner {
    /// The ids of the chain that stand in paths.
    pub(super) fn chain_in_path(&self) -> [(&'static str, String); 2] {
        [("{link}", self.chain.link.clone()), ("{code}", self.chain.code.clone())]
    }

    /// What of the chain a question by a column ends.
    pub(super) fn chain_ended(&self, path: &str, column: usize) -> Option<String> {
        let chain = &self.chain;
        match path {
            "/reports/links/close" => Some(chain.links[column].to_string()),
            "/duties/close" => Some(chain.duties[column].to_string()),
            "/days/close" => Some(chain.days[column].to_string()),
            "/reports/chain/deputy/close" => Some(chain.deputies[column].to_string()),
            "/reports/chain/reopen/close" => Some(chain.exceptions[column].to_string()),
            _ => None,
        }
    }

    /// The disaster of which the next report is opened.
    pub(super) fn event(&self) -> String {
        self.chain.event.to_string()
    }
}

/// Which report a page of the chain is about, as the end of a query; a month needs no word.
pub(super) fn span_of(path: &str) -> &'static str {
    match path {
        "/reports/links" | "/reports/links/close" | "/reports/synthesis" => {
            "&form=directive-18&period=2024"
        }
        "/reports/answers" => "&form=quarter&period=2024-Q4",
        _ => "",
    }
}

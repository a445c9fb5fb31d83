//! Dossiers of addresses led to where a story begins: opened, agreed to, chosen, confirmed,
//! approved, shown. It tells nothing.

use crate::house::{self, COMMUNE};
use addresses::model::{
    ConsentId, ConsentRow, Draft, Open, Purpose, Secrets, Sort, StepId, StepRow, StepSort,
};
use addresses::{AddressId, rules, store as dossiers};
use kernel::db::Tx;
use kernel::seal::{Keys, Secret};
use kernel::{Day, Pass, Result, Who, place};

/// A dossier as it is made.
pub struct Made {
    /// The unit that keeps it.
    pub unit: &'static str,
    /// Whose.
    pub name: String,
    /// Code of the group.
    pub group: &'static str,
    /// Person or household.
    pub sort: Sort,
    /// Year of birth.
    pub birth_year: i64,
    /// A telephone, sealed.
    pub phone: &'static str,
    /// An identity number, sealed; who has one here has no telephone.
    pub number: Option<&'static str>,
    /// What they agreed to.
    pub consents: &'static [Purpose],
    /// Whether the public sees it.
    pub is_shown: bool,
}

impl Made {
    /// An old person who lives alone, approved and not shown.
    pub fn named(name: &str) -> Made {
        Made {
            unit: COMMUNE,
            name: name.to_owned(),
            group: "lone_elderly",
            sort: Sort::Person,
            birth_year: 1951,
            phone: "+84912345678",
            number: None,
            consents: &[Purpose::Keep, Purpose::Match],
            is_shown: false,
        }
    }

    /// Makes it.
    pub fn make(&self, tx: &mut Tx<'_>, hand: (&Who, &Keys)) -> Result<AddressId> {
        let place = place::find(tx, self.unit, house::today())?;
        let pass = hand.0.may(&addresses::acts::KEEP, &place)?;
        let id = AddressId::new();
        let open = Open {
            sort: self.sort,
            name: self.name.clone(),
            birth_year: Some(self.birth_year),
            sex: None,
            people: Some(1),
            housing: None,
            income: None,
            is_urgent: false,
            opened_on: day("2024-02-05"),
        };
        let found = match self.number {
            Some(number) => (Secrets::Number, Secret::new(number.to_owned())),
            None => (Secrets::Phone, Secret::new(self.phone.to_owned())),
        };
        let told = vec![(Secrets::Group, Secret::new(self.group.to_owned())), found];
        let new = Draft { id, base: 0, open, told, illustrative: None };
        addresses::desk::open(tx, hand, place.id, (&new, true))?;
        for purpose in self.consents {
            dossiers::add_consent(tx, &pass, id, &consent(*purpose))?;
        }
        self.lead(tx, &pass, id)?;
        Ok(id)
    }

    /// Chosen, confirmed, approved; and shown.
    fn lead(&self, tx: &mut Tx<'_>, pass: &Pass, id: AddressId) -> Result<()> {
        let way = [StepSort::Select, StepSort::Confirm, StepSort::Approve, StepSort::Publish];
        let way = &way[..if self.is_shown { 4 } else { 3 }];
        let steps: Vec<StepRow> = way.iter().map(|sort| step(*sort)).collect();
        for step in &steps {
            dossiers::add_step(tx, pass, id, step)?;
        }
        let row = dossiers::found(tx, id)?.ok_or(kernel::Error::NotFound)?;
        dossiers::stand(tx, pass, &row, rules::state_after(steps.iter()), None)
    }
}

fn day(text: &str) -> Day {
    Day::parse(text).expect("a day")
}

/// A consent that holds.
pub fn consent(purpose: Purpose) -> ConsentRow {
    ConsentRow {
        id: ConsentId::new(),
        purpose: purpose.code().to_owned(),
        given_on: day("2024-02-05"),
        means: "paper".to_owned(),
        wording: "Mẫu 1".to_owned(),
        by_whom: String::new(),
        child_agrees: true,
        withdrawn_on: None,
        answer_by: None,
        finish_by: None,
        answered_on: None,
        finished_on: None,
        version: 1,
    }
}

/// A step that stands.
pub fn step(sort: StepSort) -> StepRow {
    StepRow {
        id: StepId::new(),
        sort: sort.code().to_owned(),
        on_day: day("2024-02-20"),
        by_whom: "Tổ trưởng".to_owned(),
        evidence: "2/BB".to_owned(),
        outcome: None,
        taken_back_why: None,
        made_by: None,
        made_name: String::new(),
        version: 1,
    }
}

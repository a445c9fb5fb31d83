//! Persons, organisations, terms of office and signers. A name is one field (ui-patterns 19); it
//! will never be split into parts, only sorted by the given name.

use super::codes;
use kernel::paper::{Over, Signature};
use kernel::{Day, Id, UnitId, row};

/// Marker of [`PersonId`].
pub enum Person {}
/// A person the society knows by name.
pub type PersonId = Id<Person>;

/// Marker of [`OrganisationId`].
pub enum Organisation {}
/// An organisation outside the dated tree.
pub type OrganisationId = Id<Organisation>;

/// Marker of [`OfficeId`].
pub enum Office {}
/// A term of office.
pub type OfficeId = Id<Office>;

/// Marker of [`SignerId`].
pub enum Signer {}
/// The right to sign the papers of a unit in a certain capacity.
pub type SignerId = Id<Signer>;

/// Marker of [`BodyRef`].
pub enum BodyMark {}
/// A body (Ban Chấp hành, Ban Chỉ đạo …) as org keeps it.
pub type BodyRef = Id<BodyMark>;

/// Sex as the statistics forms ask for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sex {
    /// Nữ.
    Female,
    /// Nam.
    Male,
}
codes!(Sex { Female = "female", Male = "male" });

/// What an organisation is. The society's own units stand in the dated tree; `Society` is for its
/// offices, magazines and centres that are named in papers and do not report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Of the Red Cross society itself.
    Society,
    /// Of the Party (Tỉnh ủy, Ban Dân vận).
    Party,
    /// People's councils and committees, departments and agencies of the state.
    State,
    /// The Fatherland Front and the mass organisations.
    Front,
    /// Companies and business houses.
    Company,
    /// Schools and universities.
    School,
    /// Hospitals and health stations.
    Hospital,
    /// Religious bodies.
    Religious,
    /// Newspapers, radio, television.
    Media,
    /// Organisations of other countries and international ones.
    International,
    /// Charity funds, clubs and groups.
    Charity,
    /// Anything else.
    Other,
}
codes!(Kind {
    Society = "society",
    Party = "party",
    State = "state",
    Front = "front",
    Company = "company",
    School = "school",
    Hospital = "hospital",
    Religious = "religious",
    Media = "media",
    International = "international",
    Charity = "charity",
    Other = "other",
});

/// In whose name a signer signs. Decree 30/2020/NĐ-CP, Annex I, II.7a.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Capacity {
    /// The head signs with the title alone.
    Head,
    /// TM.: for a body that decides together.
    OnBehalf,
    /// Q.: acting head.
    Acting,
    /// KT.: a deputy for the head.
    Deputy,
    /// TL.: by order of the head.
    ByOrder,
    /// TUQ.: authorised by somebody who was authorised.
    Authorised,
}
codes!(Capacity {
    Head = "head",
    OnBehalf = "tm",
    Acting = "q",
    Deputy = "kt",
    ByOrder = "tl",
    Authorised = "tuq",
});

impl Capacity {
    /// The abbreviation before the title, or nothing when the head signs.
    pub fn mark(self) -> &'static str {
        match self {
            Capacity::Head => "",
            Capacity::OnBehalf => "TM.",
            Capacity::Acting => "Q.",
            Capacity::Deputy => "KT.",
            Capacity::ByOrder => "TL.",
            Capacity::Authorised => "TUQ.",
        }
    }

    /// Whether the signer's own title stands on a second line.
    pub fn has_second_line(self) -> bool {
        !matches!(self, Capacity::Head | Capacity::Acting)
    }
}

/// A person to be added. The id may come from the client: it is the idempotency key.
#[derive(Debug, Clone)]
pub struct NewPerson {
    /// The id it will have.
    pub id: PersonId,
    /// Full name, family name first.
    pub full_name: String,
    /// Year of birth.
    pub birth_year: Option<i64>,
    /// Sex, when it was given.
    pub sex: Option<Sex>,
    /// Telephone number, digits only; sealed before it is kept.
    pub phone: Option<String>,
}

row! {
    /// A person of a list. The telephone number is not in it: [`crate::persons::phone`] opens it.
    pub struct PersonRow {
        /// Its id.
        pub id: PersonId,
        /// The unit that keeps the record.
        pub unit: UnitId,
        /// Full name.
        pub full_name: String,
        /// Year of birth.
        pub birth_year: Option<i64>,
        /// Code of [`Sex`].
        pub sex: Option<String>,
        /// Whether a telephone number is kept.
        pub has_phone: bool,
        /// Last day of the record; 9999-12-31 while it is open.
        pub closed_on: Day,
        /// Version.
        pub version: i64,
    }
}

/// An organisation to be added.
#[derive(Debug, Clone)]
pub struct NewOrganisation {
    /// The id it will have.
    pub id: OrganisationId,
    /// What it is.
    pub kind: Kind,
    /// Full name.
    pub name: String,
    /// Short name; the full one when empty.
    pub short_name: String,
    /// Where it is reminded of reports it owes; empty for nowhere.
    pub email: String,
}

row! {
    /// An organisation of a list.
    pub struct OrganisationRow {
        /// Its id.
        pub id: OrganisationId,
        /// The unit that keeps the record.
        pub unit: UnitId,
        /// Code of [`Kind`].
        pub kind: String,
        /// Full name.
        pub name: String,
        /// Short name.
        pub short_name: String,
        /// Where it is reminded of reports it owes.
        pub email: Option<String>,
        /// Last day of the record; 9999-12-31 while it is open.
        pub closed_on: Day,
        /// Version.
        pub version: i64,
    }
}

/// A term of office to be added: a person holds a position in a unit, in a body of it, or in an
/// organisation, by a decision.
#[derive(Debug, Clone)]
pub struct NewOffice {
    /// The id it will have.
    pub id: OfficeId,
    /// Who holds it.
    pub person: PersonId,
    /// The body, when it is not held in the unit itself.
    pub body: Option<BodyRef>,
    /// The organisation, when it is an outside one.
    pub organisation: Option<OrganisationId>,
    /// The position as it is printed (`Chánh Văn phòng`).
    pub position: String,
    /// Number of the decision, empty when unknown.
    pub decision_no: String,
    /// Day of the decision.
    pub decision_on: Option<Day>,
    /// First day.
    pub from: Day,
    /// Last day; 9999-12-31 when open.
    pub until: Day,
}

row! {
    /// A term of office of a list, with the names it needs.
    pub struct OfficeRow {
        /// Its id.
        pub id: OfficeId,
        /// The unit.
        pub unit: UnitId,
        /// Who holds it.
        pub person: PersonId,
        /// Name of who holds it.
        pub full_name: String,
        /// The position as it is printed.
        pub position: String,
        /// Name of the outside organisation, if it is held there.
        pub organisation: Option<String>,
        /// Number of the decision.
        pub decision_no: String,
        /// Day of the decision.
        pub decision_on: Option<Day>,
        /// First day.
        pub from_on: Day,
        /// Last day; 9999-12-31 when open.
        pub until_on: Day,
        /// Version.
        pub version: i64,
    }
}

/// A signer to be added.
#[derive(Debug, Clone)]
pub struct NewSigner {
    /// The id it will have.
    pub id: SignerId,
    /// Who signs.
    pub person: PersonId,
    /// In which capacity.
    pub capacity: Capacity,
    /// First printed line (`TL. CHỦ TỊCH`).
    pub first_line: String,
    /// Second printed line (`CHÁNH VĂN PHÒNG`); empty when there is none.
    pub second_line: String,
    /// First day.
    pub from: Day,
    /// Last day; 9999-12-31 when open.
    pub until: Day,
}

row! {
    /// A signer with the name printed under the lines.
    pub struct SignerRow {
        /// Its id.
        pub id: SignerId,
        /// The unit whose papers are signed.
        pub unit: UnitId,
        /// Short name of that unit.
        pub unit_name: String,
        /// Who signs.
        pub person: PersonId,
        /// The printed name.
        pub full_name: String,
        /// Code of [`Capacity`].
        pub capacity: String,
        /// First printed line.
        pub first_line: String,
        /// Second printed line; empty when there is none.
        pub second_line: String,
        /// First day.
        pub from_on: Day,
        /// Last day; 9999-12-31 when open.
        pub until_on: Day,
        /// Version.
        pub version: i64,
    }
}

impl SignerRow {
    /// The place under a paper where this person signs, as Decree 30/2020/NĐ-CP has it: a first
    /// line that names whom they sign for stands above their own position.
    pub fn signature(&self) -> Signature {
        let (mark, whom) = self.first_line.split_once(' ').unwrap_or((&self.first_line, ""));
        let whom = whom.to_owned();
        let over = match mark {
            "TM." => Over::OnBehalfOf(whom),
            "KT." => Over::InPlaceOf(whom),
            "TL." => Over::ByOrderOf(whom),
            "TUQ." => Over::ByAuthorityOf(whom),
            _ => return Signature::new(&self.first_line, &self.full_name),
        };
        Signature::new(&self.second_line, &self.full_name).over(over)
    }
}

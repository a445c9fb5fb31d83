//! What a sponsor is. No database, no web.

use kernel::ids::AccountId;
use kernel::{Day, Id, Instant, UnitId, row};
use people::{Kind, OrganisationId, PersonId};

/// Marker of [`SponsorId`].
pub enum SponsorRecord {}
/// A sponsor. Made by the client, so that one sent twice is registered once.
pub type SponsorId = Id<SponsorRecord>;
/// Marker of [`LinkId`].
pub enum LinkRecord {}
/// A link to a sponsor's own page.
pub type LinkId = Id<LinkRecord>;

/// Who helps (SPN-01; S3 IV: members of the steering committee, departments and mass organisations,
/// chapters, members and volunteers of the society itself). `sponsor-kind-<code>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SponsorKind {
    /// One person.
    Person,
    /// A family.
    Family,
    /// A company or a business house.
    Enterprise,
    /// A member of the steering committee of the campaign.
    Committee,
    /// A department or agency of the state.
    Agency,
    /// A mass organisation.
    Mass,
    /// A trade union.
    Union,
    /// A school.
    School,
    /// A group or fund for charity.
    Charity,
    /// A partner from another country.
    Abroad,
    /// A grassroots chapter of the society.
    Chapter,
    /// A member of the society.
    Member,
    /// A volunteer of the society.
    Volunteer,
}

impl SponsorKind {
    /// All, in the order they are offered.
    pub const ALL: [SponsorKind; 13] = [
        SponsorKind::Person,
        SponsorKind::Family,
        SponsorKind::Enterprise,
        SponsorKind::Committee,
        SponsorKind::Agency,
        SponsorKind::Mass,
        SponsorKind::Union,
        SponsorKind::School,
        SponsorKind::Charity,
        SponsorKind::Abroad,
        SponsorKind::Chapter,
        SponsorKind::Member,
        SponsorKind::Volunteer,
    ];

    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            SponsorKind::Person => "person",
            SponsorKind::Family => "family",
            SponsorKind::Enterprise => "enterprise",
            SponsorKind::Committee => "committee",
            SponsorKind::Agency => "agency",
            SponsorKind::Mass => "mass",
            SponsorKind::Union => "union",
            SponsorKind::School => "school",
            SponsorKind::Charity => "charity",
            SponsorKind::Abroad => "abroad",
            SponsorKind::Chapter => "chapter",
            SponsorKind::Member => "member",
            SponsorKind::Volunteer => "volunteer",
        }
    }

    /// The kind with this code.
    pub fn read(code: &str) -> Option<SponsorKind> {
        SponsorKind::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// What it is among organisations; nothing for a person.
    pub fn organisation(self) -> Option<Kind> {
        match self {
            SponsorKind::Person
            | SponsorKind::Family
            | SponsorKind::Committee
            | SponsorKind::Member
            | SponsorKind::Volunteer => None,
            SponsorKind::Enterprise => Some(Kind::Company),
            SponsorKind::Agency => Some(Kind::State),
            SponsorKind::Mass | SponsorKind::Union => Some(Kind::Front),
            SponsorKind::School => Some(Kind::School),
            SponsorKind::Charity => Some(Kind::Charity),
            SponsorKind::Abroad => Some(Kind::International),
            SponsorKind::Chapter => Some(Kind::Society),
        }
    }
}

row! {
    /// A sponsor as stored.
    pub struct SponsorRow {
        /// Its id.
        pub id: SponsorId,
        /// The unit that keeps it.
        pub unit: UnitId,
        /// [`SponsorKind`] code.
        pub kind: String,
        /// What it is called where it is thanked.
        pub called: String,
        /// The person behind it.
        pub person: Option<PersonId>,
        /// The organisation behind it.
        pub organisation: Option<OrganisationId>,
        /// The class of people it wishes to help; any when none.
        pub wish_class: Option<String>,
        /// Where it wishes to help; anywhere when none.
        pub wish_place: Option<UnitId>,
        /// What it can give a month, in đồng.
        pub wish_amount: Option<i64>,
        /// When it was verified.
        pub verified_on: Option<Day>,
        /// By whom.
        pub verified_name: Option<String>,
        /// What was looked at.
        pub proof: String,
        /// When it was closed.
        pub closed_on: Option<Day>,
        /// Why.
        pub closed_why: Option<String>,
        /// Message key of the mark that it carries wherever shown, if any.
        pub illustrative: Option<String>,
        /// Who registered it.
        pub registered_by: Option<AccountId>,
        /// Who wrote here last.
        pub changed_name: String,
        /// When.
        pub changed_at: Instant,
        /// Optimistic version.
        pub version: i64,
    }
}

impl SponsorRow {
    /// Whether it can pledge: verified, and not closed.
    pub fn may_pledge(&self) -> bool {
        self.verified_on.is_some() && self.closed_on.is_none()
    }
}

/// What a sponsor wishes.
#[derive(Debug, Clone, Default)]
pub struct Wish {
    /// Class of people; any when none.
    pub class: Option<String>,
    /// Where; anywhere when none.
    pub place: Option<UnitId>,
    /// Đồng a month.
    pub amount: Option<i64>,
}

/// A sponsor to be registered or written anew.
#[derive(Debug, Clone)]
pub struct Draft {
    /// Its id.
    pub id: SponsorId,
    /// The version its writer had; 0 for a new one.
    pub base: i64,
    /// Who it is.
    pub kind: SponsorKind,
    /// Full name of the person or organisation; read for a new one alone.
    pub name: String,
    /// What it is called where it is thanked; its name when empty.
    pub called: String,
    /// Telephone of a person, in the form +84…; sealed.
    pub phone: Option<String>,
    /// What it wishes.
    pub wish: Wish,
    /// Message key of a mark.
    pub illustrative: Option<String>,
}

row! {
    /// A link to a sponsor's own page.
    pub struct LinkRow {
        /// Its id.
        pub id: LinkId,
        /// Whose page it opens.
        pub sponsor: SponsorId,
        /// The unit that made it.
        pub unit: UnitId,
        /// Who made it.
        pub made_name: String,
        /// When.
        pub made_at: Instant,
        /// The last day on which it opens.
        pub expires_on: Day,
        /// When it was closed.
        pub closed_at: Option<Instant>,
        /// Optimistic version.
        pub version: i64,
    }
}

impl LinkRow {
    /// Whether it opens on a day.
    pub fn is_open_on(&self, day: Day) -> bool {
        self.closed_at.is_none() && day <= self.expires_on
    }
}

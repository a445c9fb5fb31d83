//! What stands on the radar: help that met, agencies' lists, and what was said. No database, no
//! web.

mod met;

pub use met::{By, Dossier, Giver, Help, Meeting, Of, Overlap, Person, Shown};

use addresses::AddressId;
use kernel::ids::AccountId;
use kernel::{Day, Id, Instant, Month, UnitId, codes, row};
use people::OrganisationId;

/// Marker of [`ListId`].
pub enum ListRecord {}
/// A list of an agency.
pub type ListId = Id<ListRecord>;
/// Marker of [`LineId`].
pub enum LineRecord {}
/// A line of a list.
pub type LineId = Id<LineRecord>;
/// Marker of [`LinkId`].
pub enum LinkRecord {}
/// A link under which an agency hands in its lists.
pub type LinkId = Id<LinkRecord>;
/// Marker of [`AnswerId`].
pub enum AnswerRecord {}
/// What was said of help that met.
pub type AnswerId = Id<AnswerRecord>;

codes! {
    /// What help is for: two givers meet only within one (`radar-family-<code>`).
    Family {
        /// Daily living: money, food, gifts.
        Living = "living",
        /// Treatment, medicine, insurance, aids.
        Treatment = "treatment",
        /// School.
        School = "school",
        /// A house, water, what stands in it.
        Home = "home",
        /// A living of one's own.
        Livelihood = "livelihood",
        /// Anything else.
        Other = "other",
    }
}

codes! {
    /// What an agency gave, as its list says (`radar-kind-<code>`). No list has words of its own: a
    /// word could name somebody.
    Kind {
        /// Money.
        Cash = "cash",
        /// Rice and other food.
        Food = "food",
        /// Gifts and daily goods.
        Goods = "goods",
        /// Treatment, medicine, insurance.
        Treatment = "treatment",
        /// School.
        School = "school",
        /// House.
        Home = "house",
        /// Livelihood.
        Livelihood = "livelihood",
        /// Anything else.
        Other = "other",
    }
}

impl Kind {
    /// What it is for.
    pub fn family(self) -> Family {
        match self {
            Kind::Cash | Kind::Food | Kind::Goods => Family::Living,
            Kind::Treatment => Family::Treatment,
            Kind::School => Family::School,
            Kind::Home => Family::Home,
            Kind::Livelihood => Family::Livelihood,
            Kind::Other => Family::Other,
        }
    }
}

codes! {
    /// What is said of help that met (`radar-verdict-<code>`).
    Verdict {
        /// It is right that both help.
        Both = "both",
        /// One of them was led to somebody else.
        Moved = "moved",
    }
}

row! {
    /// A list of an agency as stored.
    pub struct ListRow {
        /// Its id.
        pub id: ListId,
        /// The unit it was handed to.
        pub unit: UnitId,
        /// The agency.
        pub organisation: OrganisationId,
        /// The month it tells of.
        pub month: Month,
        /// Who handed it in first.
        pub made_name: String,
        /// When.
        pub made_at: Instant,
        /// Who withdrew it.
        pub withdrawn_name: Option<String>,
        /// When.
        pub withdrawn_at: Option<Instant>,
        /// Why.
        pub withdrawn_why: Option<String>,
        /// Optimistic version.
        pub version: i64,
    }
}

row! {
    /// The lines of a list that are of one kind, added up.
    pub struct Sum {
        /// The list.
        pub list: ListId,
        /// [`Kind`] code.
        pub kind: String,
        /// Lines.
        pub many: i64,
        /// Đồng.
        pub amount: i64,
    }
}

row! {
    /// A line of a list that tells of somebody who is known.
    pub struct FoundLine {
        /// The keyed hash.
        pub key_hash: Vec<u8>,
        /// Whether it is of a telephone.
        pub is_phone: bool,
        /// [`Kind`] code.
        pub kind: String,
        /// Đồng.
        pub amount: i64,
        /// The unit the list was handed to.
        pub unit: UnitId,
        /// The agency.
        pub organisation: OrganisationId,
    }
}

/// A line to be added: its number is a keyed hash already.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct NewLine {
    /// The keyed hash.
    pub key_hash: Vec<u8>,
    /// Whether it is of a telephone.
    pub is_phone: bool,
    /// What was given.
    pub kind: Kind,
    /// Đồng.
    pub amount: i64,
}

/// What came of handing in a list.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Taken {
    /// Lines that were added.
    pub added: i64,
    /// Lines that stood there already.
    pub known: i64,
}

row! {
    /// A link under which an agency hands in its lists.
    pub struct LinkRow {
        /// Its id.
        pub id: LinkId,
        /// The unit that made it.
        pub unit: UnitId,
        /// Whose lists.
        pub organisation: OrganisationId,
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

row! {
    /// What was said of help that met.
    pub struct AnswerRow {
        /// Its id.
        pub id: AnswerId,
        /// Whose dossier.
        pub address: AddressId,
        /// [`Family`] code.
        pub family: String,
        /// [`Verdict`] code.
        pub verdict: String,
        /// In which words.
        pub words: String,
        /// Keyed hash of the givers that were seen.
        pub met_hash: Vec<u8>,
        /// Who said so.
        pub made_by: Option<AccountId>,
        /// The same as colleagues read it.
        pub made_name: String,
        /// When.
        pub made_at: Instant,
        /// Optimistic version.
        pub version: i64,
    }
}

/// An answer to be written.
#[derive(Debug, Clone)]
pub struct NewAnswer {
    /// What the help was for.
    pub family: Family,
    /// What is said.
    pub verdict: Verdict,
    /// In which words.
    pub words: String,
    /// The version its writer had; 0 where nothing was said.
    pub base: i64,
}

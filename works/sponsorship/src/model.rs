//! What stands between a sponsor and a humanitarian address. No database, no web.

mod codes;
mod enquiry;

pub use codes::{CodeId, CodeRow, Why};
pub use enquiry::{EnquiryId, EnquiryRow, NewEnquiry, SentFrom};

use activities::model::ActivityId;
use addresses::AddressId;
use kernel::{Day, Id, Instant, Month, UnitId, row};
use sponsors::SponsorId;

/// Marker of [`SlotId`].
pub enum SlotRecord {}
/// What an address is offered for. Made by the client, as all ids here.
pub type SlotId = Id<SlotRecord>;
/// Marker of [`PledgeId`].
pub enum PledgeRecord {}
/// A sponsor's word for one part of a slot.
pub type PledgeId = Id<PledgeRecord>;
/// Marker of [`GivingId`].
pub enum GivingRecord {}
/// Help that arrived.
pub type GivingId = Id<GivingRecord>;

/// The month after all others: something is asked until further notice.
pub const OPEN_MONTH: i64 = 999_912;

/// What help consists of (`sponsorship-sort-<code>`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Means {
    /// Cash.
    Cash,
    /// Goods, at their value.
    Goods,
}

impl Means {
    /// Both, in the order they are offered.
    pub const ALL: [Means; 2] = [Means::Cash, Means::Goods];

    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            Means::Cash => "cash",
            Means::Goods => "goods",
        }
    }

    /// The one with this code.
    pub fn read(code: &str) -> Option<Means> {
        Means::ALL.into_iter().find(|one| one.code() == code)
    }
}

/// How it is known that help arrived (`sponsorship-proof-<code>`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Proof {
    /// A receipt that the recipient signed.
    Receipt,
    /// A photo, without a face, among the papers of the dossier.
    Photo,
    /// Somebody of the commune saw it.
    Witness,
    /// Whoever was helped said the code of the month.
    Code,
}

impl Proof {
    /// All, in the order they are offered.
    pub const ALL: [Proof; 4] = [Proof::Receipt, Proof::Photo, Proof::Witness, Proof::Code];
    /// Those that something can be written of without asking whoever was helped for a code.
    pub const SEEN: [Proof; 3] = [Proof::Receipt, Proof::Photo, Proof::Witness];

    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            Proof::Receipt => "receipt",
            Proof::Photo => "photo",
            Proof::Witness => "witness",
            Proof::Code => "code",
        }
    }

    /// The one with this code.
    pub fn read(code: &str) -> Option<Proof> {
        Proof::ALL.into_iter().find(|one| one.code() == code)
    }
}

row! {
    /// A slot as stored.
    pub struct SlotRow {
        /// Its id.
        pub id: SlotId,
        /// Whose it is.
        pub address: AddressId,
        /// What it is called towards sponsors; never used again.
        pub code: String,
        /// [`Means`] code.
        pub sort: String,
        /// What for, in words that name nobody.
        pub words: String,
        /// Đồng a month, of all parts together.
        pub amount: i64,
        /// How many sponsors share it.
        pub parts: i64,
        /// First month.
        pub from_month: Month,
        /// Last month.
        pub until_month: Month,
        /// When it was closed.
        pub closed_on: Option<Day>,
        /// Why.
        pub closed_why: Option<String>,
        /// Message key of the mark that it carries wherever shown, if any.
        pub illustrative: Option<String>,
        /// Who offered it.
        pub made_name: String,
        /// When.
        pub made_at: Instant,
        /// Optimistic version.
        pub version: i64,
    }
}

row! {
    /// A pledge as stored.
    pub struct PledgeRow {
        /// Its id.
        pub id: PledgeId,
        /// The slot.
        pub slot: SlotId,
        /// Whom it helps.
        pub address: AddressId,
        /// Whose word it is.
        pub sponsor: SponsorId,
        /// Which part, from 1.
        pub part: i64,
        /// First month.
        pub from_month: Month,
        /// Last month.
        pub until_month: Month,
        /// Đồng a month.
        pub amount: i64,
        /// When it ended before its time.
        pub ended_on: Option<Day>,
        /// Why.
        pub ended_why: Option<String>,
        /// The pledge that it took over.
        pub follows: Option<PledgeId>,
        /// Message key of the mark that it carries wherever shown, if any.
        pub illustrative: Option<String>,
        /// Who wrote it.
        pub made_name: String,
        /// When.
        pub made_at: Instant,
        /// Optimistic version.
        pub version: i64,
    }
}

row! {
    /// What is asked for one part of a slot in one month, and what was given for it.
    pub struct AskingRow {
        /// The slot.
        pub slot: SlotId,
        /// The month.
        pub month: Month,
        /// The part.
        pub part: i64,
        /// Whom it helps.
        pub address: AddressId,
        /// Who is asked; nobody when it is free again.
        pub pledge: Option<PledgeId>,
        /// Đồng.
        pub amount: i64,
        /// The help that answered it.
        pub giving: Option<GivingId>,
        /// Đồng of that help that are for this month.
        pub given: Option<i64>,
    }
}

row! {
    /// Help that arrived.
    pub struct GivingRow {
        /// Its id.
        pub id: GivingId,
        /// Who was helped.
        pub address: AddressId,
        /// The unit that kept the address.
        pub unit: UnitId,
        /// Who gave; the society itself when none.
        pub sponsor: Option<SponsorId>,
        /// The pledge that it answers.
        pub pledge: Option<PledgeId>,
        /// The day.
        pub on_day: Day,
        /// [`Means`] code.
        pub sort: String,
        /// Đồng.
        pub amount: i64,
        /// Which goods, in words that name nobody.
        pub words: String,
        /// Who handed it over.
        pub handed_by: String,
        /// [`Proof`] code.
        pub proof: String,
        /// Number of the receipt, name of the paper, who saw it.
        pub proof_words: String,
        /// The work that counts it.
        pub activity: ActivityId,
        /// Why it was taken back, if it was.
        pub taken_back_why: Option<String>,
        /// Message key of the mark that it carries wherever shown, if any.
        pub illustrative: Option<String>,
        /// Who wrote it.
        pub made_name: String,
        /// When.
        pub made_at: Instant,
        /// Optimistic version.
        pub version: i64,
    }
}

/// A slot to be offered.
#[derive(Debug, Clone)]
pub struct NewSlot {
    /// Its id.
    pub id: SlotId,
    /// Cash or goods.
    pub means: Means,
    /// What for.
    pub words: String,
    /// Đồng a month.
    pub amount: i64,
    /// Parts.
    pub parts: i64,
    /// First month.
    pub from: Month,
    /// Last month.
    pub until: Month,
    /// Message key of a mark.
    pub illustrative: Option<String>,
}

/// A pledge to be written.
#[derive(Debug, Clone)]
pub struct NewPledge {
    /// Its id.
    pub id: PledgeId,
    /// The slot.
    pub slot: SlotId,
    /// Who.
    pub sponsor: SponsorId,
    /// Which part.
    pub part: i64,
    /// First month.
    pub from: Month,
    /// Last month.
    pub until: Month,
}

/// Help to be written down.
#[derive(Debug, Clone)]
pub struct NewGiving {
    /// Its id.
    pub id: GivingId,
    /// The pledge it answers; none for help beside any pledge.
    pub pledge: Option<PledgeId>,
    /// Who gave beside any pledge; the society itself when none.
    pub sponsor: Option<SponsorId>,
    /// The months of the pledge it is for.
    pub months: Vec<Month>,
    /// The day.
    pub on: Day,
    /// Cash or goods.
    pub means: Means,
    /// Đồng.
    pub amount: i64,
    /// Which goods.
    pub words: String,
    /// Who handed it over.
    pub handed_by: String,
    /// How it is known.
    pub proof: Proof,
    /// By what.
    pub proof_words: String,
    /// Message key of a mark.
    pub illustrative: Option<String>,
}

/// All that stands between an address and its sponsors.
pub struct Whole {
    /// Slots, the newest first.
    pub slots: Vec<SlotRow>,
    /// Pledges of these, the oldest first.
    pub pledges: Vec<PledgeRow>,
    /// What is asked of them.
    pub askings: Vec<AskingRow>,
    /// What was given, the newest first.
    pub givings: Vec<GivingRow>,
}

impl Whole {
    /// The help that stands.
    pub fn standing(&self) -> impl Iterator<Item = &GivingRow> {
        self.givings.iter().filter(|giving| giving.taken_back_why.is_none())
    }

    /// What is asked of a pledge, by month.
    pub fn asked(&self, pledge: PledgeId) -> impl Iterator<Item = &AskingRow> {
        self.askings.iter().filter(move |asking| asking.pledge == Some(pledge))
    }
}

//! What a construction is. No database, no web.

use activities::model::{ActivityId, Joint};
use catalogue::ValueSource;
use help::ReceiverId;
use kernel::{Day, Id, UnitId, row};

/// Marker of [`ConstructionId`].
pub enum ConstructionRecord {}
/// A construction. Made by the client, so that one sent twice is opened once.
pub type ConstructionId = Id<ConstructionRecord>;
/// Marker of [`StageId`].
pub enum StageRecord {}
/// A stage that was reached.
pub type StageId = Id<StageRecord>;
/// Marker of [`FundId`].
pub enum FundRecord {}
/// A part of the budget.
pub type FundId = Id<FundRecord>;

/// Marker of [`DueId`].
pub enum DueRecord {}
/// The day of a stage that is planned.
pub type DueId = Id<DueRecord>;

/// The kinds of work that are constructions (codes of the catalogue).
pub const KINDS: [&str; 5] =
    ["house-new", "house-repair", "bridge", "rural-work", "water-sanitation"];

/// Kinds that are built for one household.
pub const FOR_HOUSEHOLDS: [&str; 2] = ["house-new", "house-repair"];

/// A stage of a construction, in the order in which they are reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Somebody asked for it.
    Applied,
    /// It was looked at on the spot.
    Surveyed,
    /// Its budget stands.
    Funded,
    /// Building began.
    Started,
    /// The foundation is done.
    Foundation,
    /// Walls, or the frame, stand.
    Raised,
    /// Roof, or surface, is done.
    Roofed,
    /// It was accepted by a record.
    Accepted,
    /// It was handed over: from here on it counts.
    Handed,
}

impl Stage {
    /// All, in order.
    pub const ALL: [Stage; 9] = [
        Stage::Applied,
        Stage::Surveyed,
        Stage::Funded,
        Stage::Started,
        Stage::Foundation,
        Stage::Raised,
        Stage::Roofed,
        Stage::Accepted,
        Stage::Handed,
    ];

    /// The stable code (`construction-stage-<code>`).
    pub fn code(self) -> &'static str {
        match self {
            Stage::Applied => "applied",
            Stage::Surveyed => "surveyed",
            Stage::Funded => "funded",
            Stage::Started => "started",
            Stage::Foundation => "foundation",
            Stage::Raised => "raised",
            Stage::Roofed => "roofed",
            Stage::Accepted => "accepted",
            Stage::Handed => "handed",
        }
    }

    /// The stage with this code.
    pub fn read(code: &str) -> Option<Stage> {
        Stage::ALL.into_iter().find(|stage| stage.code() == code)
    }

    /// The stages that have a due day of their own: the application is the beginning, and the
    /// hand-over is due when the whole construction is.
    pub const PLANNED: [Stage; 7] = [
        Stage::Surveyed,
        Stage::Funded,
        Stage::Started,
        Stage::Foundation,
        Stage::Raised,
        Stage::Roofed,
        Stage::Accepted,
    ];

    /// A step of building that a small work may leave out.
    pub fn may_be_left_out(self) -> bool {
        matches!(self, Stage::Foundation | Stage::Raised | Stage::Roofed)
    }
}

row! {
    /// A construction as stored.
    pub struct ConstructionRow {
        /// Its id.
        pub id: ConstructionId,
        /// The unit that sees to it.
        pub unit: UnitId,
        /// Code of its kind.
        pub kind: String,
        /// What it is called.
        pub title: String,
        /// For which household; the name is sealed in the register of help.
        pub receiver: Option<ReceiverId>,
        /// Where it is built, when not at the unit.
        pub place: Option<UnitId>,
        /// Code of its campaign (`activities::model::Joint`).
        pub campaign: Option<String>,
        /// The version in which its joiners were said.
        pub joined_in: Option<i64>,
        /// The house of its household, or called the same, that it was said to differ from.
        pub other_than: Option<ConstructionId>,
        /// When it was asked for.
        pub applied_on: Day,
        /// When it should be done.
        pub due_on: Option<Day>,
        /// Who builds.
        pub builder: String,
        /// A word on it.
        pub note: String,
        /// Code of the stage that was reached last.
        pub stage: String,
        /// When.
        pub stage_on: Day,
        /// Why it was given up, if it was.
        pub stopped_why: Option<String>,
        /// Why it goes on after all, if it had been given up by mistake.
        pub resumed_why: Option<String>,
        /// How many live in its household, if that was told.
        pub people: Option<i64>,
        /// The work that counts its hand-over.
        pub activity: Option<ActivityId>,
        /// Message key of the mark that it carries wherever shown, if any.
        pub illustrative: Option<String>,
        /// Optimistic version.
        pub version: i64,
    }
}

impl ConstructionRow {
    /// The stage reached last.
    pub fn stage(&self) -> Stage {
        Stage::read(&self.stage).unwrap_or(Stage::Applied)
    }

    /// Whether it is built for one household.
    pub fn is_house(&self) -> bool {
        FOR_HOUSEHOLDS.contains(&self.kind.as_str())
    }

    /// Whether something can still happen to it.
    pub fn is_open(&self) -> bool {
        self.stopped_why.is_none() && self.stage() != Stage::Handed
    }

    /// Past its day and not handed over.
    pub fn is_overdue(&self, today: Day) -> bool {
        self.is_open() && self.due_on.is_some_and(|due| due < today)
    }
}

row! {
    /// A house that is known at a unit.
    pub struct Known {
        /// Its id.
        pub id: ConstructionId,
        /// What it is called.
        pub title: String,
        /// For which household.
        pub receiver: Option<ReceiverId>,
        /// Where it is built, when not at the unit.
        pub place: Option<UnitId>,
        /// When it was asked for.
        pub applied_on: Day,
    }
}

row! {
    /// A stage as stored.
    pub struct StageRow {
        /// Its id.
        pub id: StageId,
        /// Its code.
        pub stage: String,
        /// The day it was reached.
        pub on_day: Day,
        /// The record, the number, a word.
        pub note: String,
        /// Who recorded it.
        pub made_name: String,
        /// Why it was taken back, if it was.
        pub taken_back_why: Option<String>,
        /// Optimistic version.
        pub version: i64,
    }
}

row! {
    /// A part of the budget as stored.
    pub struct FundRow {
        /// Its id.
        pub id: FundId,
        /// Where it comes from ([`ValueSource`] code).
        pub source: String,
        /// Who gives.
        pub giver: String,
        /// Đồng.
        pub amount: i64,
        /// The decision, the norm it rests on.
        pub basis: String,
        /// Why it was taken back, if it was.
        pub taken_back_why: Option<String>,
        /// Optimistic version.
        pub version: i64,
    }
}

impl FundRow {
    /// Where it comes from.
    pub fn source(&self) -> ValueSource {
        ValueSource::read(&self.source).unwrap_or(ValueSource::Cash)
    }
}

row! {
    /// By when a stage should be reached, as stored.
    pub struct DueRow {
        /// Its id.
        pub id: DueId,
        /// The code of the stage.
        pub stage: String,
        /// The day; none when it was taken away.
        pub due_on: Option<Day>,
        /// Optimistic version.
        pub version: i64,
    }
}

/// A construction with everything that stands of it.
#[derive(Debug, Clone)]
pub struct File {
    /// Its row.
    pub row: ConstructionRow,
    /// Its stages, in the order they were recorded, those taken back too.
    pub stages: Vec<StageRow>,
    /// Its budget, what was taken back too.
    pub funds: Vec<FundRow>,
    /// By when its stages should be reached.
    pub dues: Vec<DueRow>,
    /// The units that join.
    pub joiners: Vec<UnitId>,
}

impl File {
    /// The stages that stand.
    pub fn standing(&self) -> impl Iterator<Item = &StageRow> {
        self.stages.iter().filter(|stage| stage.taken_back_why.is_none())
    }

    /// The parts of the budget that stand.
    pub fn budget(&self) -> impl Iterator<Item = &FundRow> {
        self.funds.iter().filter(|fund| fund.taken_back_why.is_none())
    }

    /// What else its stages, its budget and its builder say in clear.
    pub fn told(&self) -> Vec<String> {
        let notes = self.stages.iter().map(|stage| &stage.note);
        let givers = self.funds.iter().flat_map(|fund| [&fund.giver, &fund.basis]);
        notes.chain(givers).chain([&self.row.builder]).cloned().collect()
    }

    /// By when a stage should be reached.
    pub fn due_of(&self, stage: Stage) -> Option<Day> {
        if stage == Stage::Handed {
            return self.row.due_on;
        }
        self.dues.iter().find(|due| due.stage == stage.code()).and_then(|due| due.due_on)
    }

    /// Where, with whom and for which campaign it is built.
    pub fn joint(&self) -> Joint {
        Joint {
            place: self.row.place,
            campaign: self.row.campaign.clone(),
            joiners: self.joiners.clone(),
        }
    }

    /// The whole budget in đồng.
    pub fn amount(&self) -> i64 {
        self.budget().map(|fund| fund.amount).sum()
    }
}

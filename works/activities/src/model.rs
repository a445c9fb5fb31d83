//! What a piece of work is. No database, no web.

mod ahead;
mod alike;
mod goods;
mod joint;
mod kitchen;

pub use ahead::{Ahead, Part};
pub use alike::{Bond, Kindred, Likeness, Near};
pub use goods::{ConsignmentId, ConsignmentRow, HandedRow, Others, TakenRow};
pub use joint::Joint;
pub use kitchen::{KitchenPlan, KitchenPlanId};

use agreements::AgreementId;
use catalogue::ValueSource;
use kernel::ids::AccountId;
use kernel::{Day, Id, Instant, UnitId, row};
use uuid::Uuid;

/// Marker of [`ActivityId`].
pub enum ActivityRecord {}
/// A piece of work. Made by the client, so that work sent twice is recorded once.
pub type ActivityId = Id<ActivityRecord>;

/// Where a piece of work stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Begun, or sent back with a word.
    Draft,
    /// Waiting for a second pair of eyes.
    Waiting,
    /// In the Book.
    Counted,
    /// Taken back: it was in the Book and is answered there by entries back.
    Reversed,
}

impl State {
    /// All, in the order of the way.
    pub const ALL: [State; 4] = [State::Draft, State::Waiting, State::Counted, State::Reversed];

    /// The stable code in the database and in message keys (`activity-state-<code>`).
    pub fn code(self) -> &'static str {
        match self {
            State::Draft => "draft",
            State::Waiting => "waiting",
            State::Counted => "counted",
            State::Reversed => "reversed",
        }
    }

    /// The state with this code.
    pub fn read(code: &str) -> Option<State> {
        State::ALL.into_iter().find(|state| state.code() == code)
    }
}

row! {
    /// A piece of work as stored.
    pub struct ActivityRow {
        /// Its id: the record that the Book's entries name.
        pub id: ActivityId,
        /// The unit that did it, or hosted it.
        pub unit: UnitId,
        /// Code of its kind.
        pub kind: String,
        /// Its first day.
        pub from_on: Day,
        /// Its last day: the month it counts in.
        pub until_on: Day,
        /// Where it was done, when not at the unit.
        pub place: Option<UnitId>,
        /// What it is called.
        pub title: String,
        /// What there is to tell.
        pub story: String,
        /// Code of its campaign.
        pub campaign: Option<String>,
        /// State code.
        pub state: String,
        /// The amount of its main count.
        pub counted: i64,
        /// Its whole value in đồng.
        pub amount: i64,
        /// The value is printed with *trên*.
        pub at_least: bool,
        /// Message key of the mark that it carries wherever shown, if any.
        pub illustrative: Option<String>,
        /// Who recorded it.
        pub recorded_by: Option<AccountId>,
        /// Who said last what it says: a correction is said by who corrects.
        pub said_by: Option<AccountId>,
        /// The same as colleagues read it.
        pub recorded_name: String,
        /// Who checked it.
        pub checked_name: Option<String>,
        /// Why it came back, or was taken back.
        pub note: Option<String>,
        /// When it was recorded last.
        pub made_at: Instant,
        /// The goods it handed over.
        pub consignment: Option<ConsignmentId>,
        /// The page of the file that it was recorded from: it is corrected there alone, but for
        /// its agreement and, where the file does not say them, its place and who joined.
        pub kept_in: Option<String>,
        /// Where it can be read: the address of a post.
        pub link: Option<String>,
        /// The agreement it was done under.
        pub agreement: Option<AgreementId>,
        /// The key of the save that made this version.
        pub last_key: Uuid,
        /// The version in which its counts, values, partners and joiners were said.
        pub said_in: i64,
        /// Optimistic version.
        pub version: i64,
    }
}

impl ActivityRow {
    /// The state; an unknown code counts as taken back, so that nothing opens by accident.
    pub fn state(&self) -> State {
        State::read(&self.state).unwrap_or(State::Reversed)
    }
}

/// Somewhere work can be done, as it is offered and typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spot {
    /// The unit.
    pub unit: UnitId,
    /// Its name, with that of the unit above where it stands under a district.
    pub label: String,
    /// Its name alone.
    pub name: String,
    /// It is called so no more: a name from before the merger of July 2025, read and not offered.
    pub is_former: bool,
}

row! {
    /// A piece of work as a list shows it.
    pub struct ListedRow {
        /// Its id.
        pub id: ActivityId,
        /// The path of its unit.
        pub unit_code: String,
        /// The name of its unit.
        pub unit_name: String,
        /// Code of its kind.
        pub kind: String,
        /// Its first day.
        pub from_on: Day,
        /// Its last day.
        pub on_day: Day,
        /// What it is called.
        pub title: String,
        /// State code.
        pub state: String,
        /// The amount of its main count.
        pub counted: i64,
        /// Its whole value in đồng.
        pub amount: i64,
    }
}

row! {
    /// A piece of work as the one who recorded it sees it in their list.
    pub struct OwnRow {
        /// Its id.
        pub id: ActivityId,
        /// Code of its kind.
        pub kind: String,
        /// Its last day.
        pub on_day: Day,
        /// What it is called.
        pub title: String,
        /// State code.
        pub state: String,
        /// The amount of its main count.
        pub counted: i64,
        /// With what word it came back or was taken back.
        pub note: Option<String>,
    }
}

/// A part of the value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Worth {
    /// Where it comes from.
    pub source: ValueSource,
    /// Đồng.
    pub amount: i64,
    /// The norm, the invoice, the decision it rests on.
    pub basis: String,
}

/// Who gave, and how much of the value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Partner {
    /// Its name.
    pub name: String,
    /// Đồng.
    pub share: i64,
}

/// Everything a piece of work holds beside its row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Parts {
    /// What was counted, by the code of the kind's measure.
    pub counts: Vec<(String, i64)>,
    /// What it was worth, by source.
    pub worth: Vec<Worth>,
    /// Who gave.
    pub partners: Vec<Partner>,
    /// Units that joined: the work counts once, at its host.
    pub joiners: Vec<UnitId>,
}

impl Parts {
    /// Who gave, as one text.
    pub fn givers(&self) -> String {
        let names: Vec<&str> = self.partners.iter().map(|one| one.name.as_str()).collect();
        names.join(", ")
    }
}

/// A piece of work as it is typed, imported or planned.
#[derive(Debug, Clone)]
pub struct Draft {
    /// Its id, made by the client.
    pub id: ActivityId,
    /// Made by the client; the same key again is the same save.
    pub key: Uuid,
    /// The version the typist had before her eyes; 0 for a new one.
    pub base: i64,
    /// Code of its kind.
    pub kind: String,
    /// Its first day.
    pub from: Day,
    /// Its last day.
    pub until: Day,
    /// Where it was done, when not at the unit.
    pub place: Option<UnitId>,
    /// What it is called; the name of its kind when empty.
    pub title: String,
    /// What there is to tell.
    pub story: String,
    /// Code of its campaign.
    pub campaign: Option<String>,
    /// The value is printed with *trên*.
    pub at_least: bool,
    /// The goods it hands over: its main count is taken from them.
    pub consignment: Option<ConsignmentId>,
    /// The page of the file that it is recorded from (a herd, a house); corrected there alone.
    pub kept_in: Option<String>,
    /// Where it can be read: the address of a post.
    pub link: Option<String>,
    /// The agreement it is done under.
    pub agreement: Option<AgreementId>,
    /// What it holds.
    pub parts: Parts,
    /// Message key of the mark of an illustration.
    pub illustrative: Option<String>,
    /// Kept as a draft, not counted yet.
    pub is_draft: bool,
}

impl Draft {
    /// The whole value.
    pub fn amount(&self) -> i64 {
        self.parts.worth.iter().map(|worth| worth.amount).sum()
    }

    /// Who gave, as one text.
    pub fn givers(&self) -> String {
        self.parts.givers()
    }
}

/// What a list is asked for.
#[derive(Debug, Clone)]
pub struct Filter {
    /// First day.
    pub from: Day,
    /// Last day.
    pub until: Day,
    /// Codes of kinds: a chapter's own kinds stand beside the one they are based on. Empty for all.
    pub kinds: Vec<String>,
    /// A state, or none for all.
    pub state: Option<State>,
    /// Code of a campaign, or none for all.
    pub campaign: Option<String>,
    /// Words of the title, tones do not matter.
    pub search: String,
    /// Only what was done at this unit or under it, whoever did it.
    pub spot: Option<UnitId>,
    /// Only what had begun by this day.
    pub begun: Option<Day>,
    /// Only what was recorded as work alone, without a file of its own.
    pub quick: bool,
}

/// Where the next page of a list begins: after this line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cursor {
    /// Its day.
    pub on_day: Day,
    /// Its id.
    pub id: ActivityId,
}

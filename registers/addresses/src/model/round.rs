//! The yearly round: a year of a unit, a sheet for each commune, the lines of its list of poor
//! households, and the dossiers that were open before. No database, no web.

use super::AddressId;
use kernel::{Day, Id, UnitId, codes, row};

/// Marker of [`RoundId`].
pub enum RoundRecord {}
/// A round; made by the client.
pub type RoundId = Id<RoundRecord>;
/// Marker of [`SheetId`].
pub enum SheetRecord {}
/// A commune in a round.
pub type SheetId = Id<SheetRecord>;
/// Marker of [`LineId`].
pub enum LineRecord {}
/// A line of a commune's list.
pub type LineId = Id<LineRecord>;
/// Marker of [`CarryId`].
pub enum CarryRecord {}
/// A dossier that was open before a round.
pub type CarryId = Id<CarryRecord>;

codes! {
    /// What the commune's list says of a household (`address-round-class-<code>`).
    Listing {
        /// Poor.
        Poor = "poor",
        /// Near-poor.
        NearPoor = "near_poor",
        /// In hardship.
        Hardship = "hardship",
    }
}

impl Listing {
    /// The group of a dossier that is opened from such a line.
    pub fn group(self) -> &'static str {
        match self {
            Listing::Poor => "poor_household",
            Listing::NearPoor => "near_poor",
            Listing::Hardship => "hardship",
        }
    }
}

codes! {
    /// What became of a line (`address-round-line-<code>`).
    LineState {
        /// Nobody has been there.
        ToVisit = "to_visit",
        /// It has a dossier from before.
        HasDossier = "has_dossier",
        /// A dossier was opened from it.
        Opened = "opened",
        /// Left out, with a reason.
        LeftOut = "left_out",
    }
}

row! {
    /// A round as stored.
    pub struct RoundRow {
        /// Its id.
        pub id: RoundId,
        /// The unit that leads it.
        pub unit: UnitId,
        /// The year.
        pub year: i64,
        /// The last day for it.
        pub due_on: Day,
        /// When it was opened.
        pub opened_on: Day,
        /// Who opened it.
        pub opened_name: String,
        /// When it was closed.
        pub closed_on: Option<Day>,
        /// Who closed it.
        pub closed_name: Option<String>,
        /// Why it was closed with something left; empty where nothing was.
        pub closed_why: Option<String>,
        /// Communes whose list was missing then.
        pub left_lists: Option<i64>,
        /// Lines without an answer then.
        pub left_lines: Option<i64>,
        /// Dossiers that nobody had looked at then.
        pub left_carried: Option<i64>,
        /// Optimistic version.
        pub version: i64,
    }
}

impl RoundRow {
    /// The day on which it is read: that of its end, or today.
    pub fn read_on(&self, today: Day) -> Day {
        self.closed_on.unwrap_or(today)
    }

    /// How many days past its last day it was closed, or stands open today; none within time.
    pub fn days_late(&self, today: Day) -> Option<i64> {
        let late = self.due_on.days_until(self.read_on(today));
        (late > 0).then_some(late)
    }
}

row! {
    /// A commune in a round.
    pub struct SheetRow {
        /// Its id.
        pub id: SheetId,
        /// The round.
        pub round: RoundId,
        /// The commune, or an office that keeps dossiers itself.
        pub unit: UnitId,
        /// The same by its name.
        pub name: String,
        /// Whether a list is handed in: an office has none.
        pub asks_list: bool,
        /// Who goes through it; empty where nobody was named.
        pub given_to: String,
        /// When the list was handed in first.
        pub handed_on: Option<Day>,
        /// Who handed it in.
        pub handed_name: Option<String>,
        /// Optimistic version.
        pub version: i64,
    }
}

row! {
    /// A line of a commune's list.
    pub struct LineRow {
        /// Its id.
        pub id: LineId,
        /// The sheet.
        pub sheet: SheetId,
        /// Name of the head of the household.
        pub name: String,
        /// Year of birth, where the list says it.
        pub birth_year: Option<i64>,
        /// [`Listing`] code.
        pub class: String,
        /// [`LineState`] code.
        pub state: String,
        /// The dossier it has.
        pub address: Option<AddressId>,
        /// Why it was left out.
        pub why: Option<String>,
        /// When it was answered.
        pub answered_on: Option<Day>,
        /// By whom.
        pub answered_name: Option<String>,
        /// Optimistic version.
        pub version: i64,
    }
}

impl LineRow {
    /// What became of it; an unknown code counts as open, so that nothing is closed by accident.
    pub fn state(&self) -> LineState {
        LineState::read(&self.state).unwrap_or(LineState::ToVisit)
    }
}

row! {
    /// A dossier that was open before a round.
    pub struct CarryRow {
        /// Its id.
        pub id: CarryId,
        /// The sheet.
        pub sheet: SheetId,
        /// The dossier.
        pub address: AddressId,
        /// Its code.
        pub code: String,
        /// Its name.
        pub name: String,
        /// Year of birth.
        pub birth_year: Option<i64>,
        /// Where it stands.
        pub state: String,
        /// When help ended.
        pub ended_on: Option<Day>,
        /// When somebody looked and it goes on.
        pub reviewed_on: Option<Day>,
        /// Who was there.
        pub by_whom: Option<String>,
        /// Optimistic version.
        pub version: i64,
    }
}

row! {
    /// A line of a commune's list that leads to a dossier.
    pub struct ListedIn {
        /// The round.
        pub round: RoundId,
        /// The sheet.
        pub sheet: SheetId,
        /// The year of the list.
        pub year: i64,
        /// The commune by its name.
        pub name: String,
        /// [`Listing`] code.
        pub class: String,
        /// [`LineState`] code.
        pub state: String,
        /// When it was answered.
        pub answered_on: Option<Day>,
    }
}

row! {
    /// A round before which a dossier was open.
    pub struct CarriedIn {
        /// The round.
        pub round: RoundId,
        /// The sheet.
        pub sheet: SheetId,
        /// The year.
        pub year: i64,
        /// The commune, or the office, by its name.
        pub name: String,
        /// When somebody looked and it goes on.
        pub reviewed_on: Option<Day>,
        /// Who was there.
        pub by_whom: Option<String>,
    }
}

/// What became of a dossier that was open before a round (`address-round-carry-<code>`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Carried {
    /// Nobody has looked.
    ToReview,
    /// Still in need.
    GoesOn,
    /// Help ended since.
    Ended,
}

impl Carried {
    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            Carried::ToReview => "to_review",
            Carried::GoesOn => "goes_on",
            Carried::Ended => "ended",
        }
    }
}

impl CarryRow {
    /// What became of it until a day: an end counts whoever looked before.
    pub fn answer(&self, until: Day) -> Carried {
        match (self.ended_on, self.reviewed_on) {
            (Some(ended), _) if ended <= until => Carried::Ended,
            (_, Some(_)) => Carried::GoesOn,
            _ => Carried::ToReview,
        }
    }
}

/// A line as the commune hands it in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Name.
    pub name: String,
    /// Year of birth, where told.
    pub birth_year: Option<i64>,
    /// What the list says of it.
    pub class: Listing,
}

/// What a list that was handed in came to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct HandedIn {
    /// New lines.
    pub added: i64,
    /// Lines that stood there already.
    pub known: i64,
    /// Of those, lines that the list now puts into another class.
    pub changed: i64,
}

/// What becomes of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LineAnswer {
    /// It has the dossier with this code.
    Has(String),
    /// It is left out for a reason.
    LeftOut(String),
    /// What was said of it was a mistake.
    Again,
}

/// How far sheets are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Communes that hand in a list.
    pub communes: i64,
    /// Of those, communes that have.
    pub handed: i64,
    /// Lines of the lists.
    pub lines: i64,
    /// Lines with a dossier from before.
    pub has_dossier: i64,
    /// Lines from which a dossier was opened.
    pub opened: i64,
    /// Lines left out.
    pub left_out: i64,
    /// Dossiers that were open before.
    pub carried: i64,
    /// Of those, still in need.
    pub goes_on: i64,
    /// Of those, ended since.
    pub ended: i64,
}

impl Tally {
    /// Lists that are missing.
    pub fn lists_left(&self) -> i64 {
        self.communes - self.handed
    }

    /// Lines without an answer.
    pub fn lines_left(&self) -> i64 {
        self.lines - self.has_dossier - self.opened - self.left_out
    }

    /// Dossiers that nobody has looked at.
    pub fn carried_left(&self) -> i64 {
        self.carried - self.goes_on - self.ended
    }

    /// Everything there is to answer: lists, lines and dossiers.
    pub fn all(&self) -> i64 {
        self.communes + self.lines + self.carried
    }

    /// What of it has no answer.
    pub fn left(&self) -> i64 {
        self.lists_left() + self.lines_left() + self.carried_left()
    }

    /// Both together.
    pub fn plus(self, other: Tally) -> Tally {
        Tally {
            communes: self.communes + other.communes,
            handed: self.handed + other.handed,
            lines: self.lines + other.lines,
            has_dossier: self.has_dossier + other.has_dossier,
            opened: self.opened + other.opened,
            left_out: self.left_out + other.left_out,
            carried: self.carried + other.carried,
            goes_on: self.goes_on + other.goes_on,
            ended: self.ended + other.ended,
        }
    }
}

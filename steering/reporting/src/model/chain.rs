//! The rows of the chain: steps taken, approval by level, who stands in, locked months that are
//! open for one unit, disasters, secret links, reminders. No database, no web.

use super::ReportId;
use kernel::ids::AccountId;
use kernel::{Day, Id, Instant, Month, UnitId, row};
use people::OrganisationId;

/// Marker of [`DeputyId`].
pub enum Deputising {}
/// Somebody stands in for somebody.
pub type DeputyId = Id<Deputising>;
/// Marker of [`ExceptionId`].
pub enum Exception {}
/// A locked month is open for a unit.
pub type ExceptionId = Id<Exception>;
/// Marker of [`SettingId`].
pub enum Setting {}
/// Whether a level's reports wait for approval.
pub type SettingId = Id<Setting>;
/// Marker of [`EventId`].
pub enum Event {}
/// A disaster or incident.
pub type EventId = Id<Event>;
/// Marker of [`LinkId`].
pub enum Link {}
/// A secret link.
pub type LinkId = Id<Link>;

row! {
    /// A step that a report took.
    pub struct StepRow {
        /// Code of the step; `auto` where a level needs no approval.
        pub step: String,
        /// Who took it, with whom they stood in for.
        pub by_name: String,
        /// When.
        pub taken_at: Instant,
        /// A word with it.
        pub note: Option<String>,
    }
}

row! {
    /// Whether what units of a level send waits for approval.
    pub struct SettingRow {
        /// Its id.
        pub id: SettingId,
        /// The unit that set it.
        pub unit: UnitId,
        /// Name of that unit.
        pub unit_name: String,
        /// Code of the level.
        pub level: String,
        /// Whether it waits.
        pub is_needed: bool,
        /// The document it rests on.
        pub basis: String,
        /// From when.
        pub from_on: Day,
        /// Who set it.
        pub made_name: String,
    }
}

row! {
    /// Somebody stands in for somebody, from a day to a day.
    pub struct DeputyRow {
        /// Its id.
        pub id: DeputyId,
        /// The unit for which.
        pub unit: UnitId,
        /// Whose rights are used.
        pub principal: AccountId,
        /// Their name.
        pub principal_name: String,
        /// Who uses them.
        pub deputy: AccountId,
        /// Their name.
        pub deputy_name: String,
        /// First day.
        pub from_on: Day,
        /// Last day.
        pub until_on: Day,
        /// Why.
        pub why: String,
        /// When it was ended before its time.
        pub closed_at: Option<Instant>,
        /// Version.
        pub version: i64,
    }
}

row! {
    /// A locked month that one unit may still type into.
    pub struct ExceptionRow {
        /// Its id.
        pub id: ExceptionId,
        /// The unit.
        pub unit: UnitId,
        /// Name of the unit.
        pub unit_name: String,
        /// Its path.
        pub code: String,
        /// The month.
        pub month: Month,
        /// The last day on which it may.
        pub until_on: Day,
        /// Why.
        pub reason: String,
        /// Who opened it.
        pub made_name: String,
        /// When it was closed before its time.
        pub closed_at: Option<Instant>,
        /// Version.
        pub version: i64,
    }
}

impl ExceptionRow {
    /// Whether the unit may type on this day; it closes by itself.
    pub fn is_open_on(&self, day: Day) -> bool {
        self.closed_at.is_none() && day <= self.until_on
    }
}

row! {
    /// A disaster or incident of which flash reports tell.
    pub struct EventRow {
        /// Its id.
        pub id: EventId,
        /// The unit that reports.
        pub unit: UnitId,
        /// What it is called (`Bão số 3`).
        pub name: String,
        /// The day it began.
        pub began_on: Day,
        /// When it was ended.
        pub closed_at: Option<Instant>,
        /// Version.
        pub version: i64,
    }
}

row! {
    /// A secret link of an outside organisation.
    pub struct LinkRow {
        /// Its id.
        pub id: LinkId,
        /// The unit that asks.
        pub unit: UnitId,
        /// Who answers.
        pub organisation: OrganisationId,
        /// Code of the form.
        pub form: String,
        /// The last month of the span.
        pub month: Month,
        /// Who made it.
        pub made_name: String,
        /// When.
        pub made_at: Instant,
        /// The last day on which it opens.
        pub expires_on: Day,
        /// When it was opened last.
        pub used_at: Option<Instant>,
        /// When it was closed.
        pub closed_at: Option<Instant>,
        /// Version.
        pub version: i64,
    }
}

impl LinkRow {
    /// Whether it opens on this day.
    pub fn is_open_on(&self, day: Day) -> bool {
        self.closed_at.is_none() && day <= self.expires_on
    }
}

row! {
    /// An answer to a part of a form.
    pub struct AnswerRow {
        /// Its id.
        pub id: Id<super::Line>,
        /// Its report.
        pub report: ReportId,
        /// Code of the part.
        pub part: String,
        /// What was answered, as JSON.
        pub body: String,
        /// Who typed it.
        pub said_name: String,
        /// When.
        pub said_at: Instant,
        /// The key of the save that made this version.
        pub last_key: uuid::Uuid,
        /// Version.
        pub version: i64,
    }
}

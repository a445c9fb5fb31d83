//! What a duty is: who owes which form by when, to whom, on which legal basis, from which day to
//! which. No database, no web.

use crate::forms::{self, Form};
use crate::rules::{DueRule, When};
use kernel::{Day, Id, UnitId, row};
use people::OrganisationId;

/// Marker of [`DutyId`].
pub enum DutyRecord {}
/// A duty that a unit has set.
pub type DutyId = Id<DutyRecord>;
/// Marker of [`DayId`].
pub enum DayRecord {}
/// A changed day of the calendar.
pub type DayId = Id<DayRecord>;

/// Who owes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Owner {
    /// Every unit of a level at or under the unit that set it.
    Level(String),
    /// One unit.
    Unit(UnitId),
    /// An outside organisation; it owes to the unit that set it.
    Organisation(OrganisationId),
}

/// Who owes which form by when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duty {
    /// Its id; none for one that comes with the product.
    pub id: Option<DutyId>,
    /// The unit that set it; none for one that comes with the product.
    pub unit: Option<UnitId>,
    /// Who owes.
    pub owner: Owner,
    /// Code of the form.
    pub form: String,
    /// Code of the campaign of which it asks for the report; none for other forms.
    pub subject: Option<String>,
    /// By when.
    pub due: DueRule,
    /// Whether it is owed at all: a unit may say that its communes do not owe a form.
    pub is_owed: bool,
    /// The Red Cross body it goes up to, as a paper addresses it; empty for none (RPT-02).
    pub to_society: String,
    /// The People's Committee it goes to as well, as a paper addresses it; empty for none (RPT-02).
    pub to_committee: String,
    /// The document it rests on.
    pub basis: String,
    /// First day on which it holds.
    pub from: Day,
    /// Last day on which it holds.
    pub until: Day,
    /// Version.
    pub version: i64,
}

impl Duty {
    /// The form.
    pub fn form(&self) -> Option<&'static Form> {
        forms::find(&self.form)
    }

    /// Whether it holds on a day.
    pub fn holds_on(&self, day: Day) -> bool {
        self.from <= day && day <= self.until
    }

    /// The addressees of a paper of this duty, the upward lines first to last (RPT-02). `{unit}`
    /// and `{above}` in them stand for the unit that reports and the one above it, by name.
    pub fn lines(&self, unit: &str, above: &str) -> Vec<String> {
        let filled =
            |line: &&str| line.replace("{unit}", &inside(unit)).replace("{above}", &inside(above));
        let all = [self.to_society.as_str(), self.to_committee.as_str()];
        all.iter().filter(|line| !line.is_empty()).map(filled).collect()
    }
}

/// Words of levels that begin a unit's name, as a sentence writes them.
const LEVELS: [&str; 9] = [
    "Tỉnh ",
    "Thành phố ",
    "Huyện ",
    "Quận ",
    "Thị xã ",
    "Xã ",
    "Phường ",
    "Thị trấn ",
    "Đặc khu ",
];

/// A name inside a sentence: *tỉnh Kiên Giang*; names that begin otherwise stay as they are.
fn inside(name: &str) -> String {
    match LEVELS.iter().find_map(|level| Some((level, name.strip_prefix(level)?))) {
        Some((level, rest)) => format!("{}{rest}", level.to_lowercase()),
        None => name.to_owned(),
    }
}

row! {
    /// A duty as stored.
    pub struct DutyRow {
        /// Its id.
        pub id: DutyId,
        /// The unit that set it.
        pub unit: UnitId,
        /// Level of the owners, if it is owed by a level.
        pub owner_level: Option<String>,
        /// The owner, if it is one unit.
        pub owner_unit: Option<UnitId>,
        /// The owner, if it is an outside organisation.
        pub owner_organisation: Option<OrganisationId>,
        /// Code of the form.
        pub form: String,
        /// Code of the campaign, if the form is of one.
        pub subject: Option<String>,
        /// Days after the span, if it is due so many days after.
        pub due_days: Option<i64>,
        /// Whether these are working days.
        pub is_working: bool,
        /// Month of the day it is due on, if it is due on a day of the year.
        pub due_month: Option<i64>,
        /// The day in that month.
        pub due_day: Option<i64>,
        /// How many years after that of the span's last day.
        pub due_years: i64,
        /// Whether the day itself is still in time.
        pub is_inclusive: bool,
        /// Whether a day off moves it to the next working day.
        pub is_shifted: bool,
        /// Whether it is owed at all.
        pub is_owed: bool,
        /// The Red Cross body above.
        pub to_society: String,
        /// The People's Committee.
        pub to_committee: String,
        /// The document it rests on.
        pub basis: String,
        /// First day.
        pub from_on: Day,
        /// Last day.
        pub until_on: Day,
        /// Version.
        pub version: i64,
    }
}

impl DutyRow {
    /// The duty; none when the row names no owner or no day.
    pub fn duty(self) -> Option<Duty> {
        let owner = match (self.owner_level, self.owner_unit, self.owner_organisation) {
            (Some(level), ..) => Owner::Level(level),
            (_, Some(unit), _) => Owner::Unit(unit),
            (.., Some(organisation)) => Owner::Organisation(organisation),
            _ => return None,
        };
        let when = match (self.due_days, self.due_month, self.due_day) {
            (Some(days), ..) => When::After { days, is_working: self.is_working },
            (None, Some(month), Some(day)) => When::On {
                month: u8::try_from(month).ok()?,
                day: u8::try_from(day).ok()?,
                years: self.due_years,
            },
            _ => return None,
        };
        let (is_inclusive, is_shifted) = (self.is_inclusive, self.is_shifted);
        Some(Duty {
            id: Some(self.id),
            unit: Some(self.unit),
            owner,
            form: self.form,
            subject: self.subject,
            due: DueRule { when, is_inclusive, is_shifted },
            is_owed: self.is_owed,
            to_society: self.to_society,
            to_committee: self.to_committee,
            basis: self.basis,
            from: self.from_on,
            until: self.until_on,
            version: self.version,
        })
    }
}

row! {
    /// A changed day of the calendar as stored.
    pub struct DayRow {
        /// Its id.
        pub id: DayId,
        /// The day.
        pub on_day: Day,
        /// Whether offices work on it.
        pub is_working: bool,
        /// What it is called.
        pub name: String,
        /// The document it rests on.
        pub basis: String,
        /// Version.
        pub version: i64,
    }
}

/// A day that is not what its weekday says, with its name in both languages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marked {
    /// Whether offices work on it.
    pub is_working: bool,
    /// Its name in Vietnamese.
    pub name_vi: String,
    /// Its name in English.
    pub name_en: String,
}

//! What a file of somebody in a programme is. No database, no web.

use activities::model::ActivityId;
use help::ReceiverId;
use kernel::{Day, Id, UnitId, row};

/// Marker of [`FileId`].
pub enum FileRecord {}
/// A file. Made by the client, so that one sent twice is opened once.
pub type FileId = Id<FileRecord>;
/// Marker of [`EntryId`].
pub enum EntryRecord {}
/// What was done once for somebody.
pub type EntryId = Id<EntryRecord>;

/// How somebody left a programme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// What the programme is for was reached.
    Reached,
    /// It was not reached.
    Unreached,
    /// Went on somewhere else.
    Moved,
    /// Left.
    Left,
    /// Died.
    Died,
    /// Never was in it: the file was opened by mistake.
    Mistaken,
}

impl Outcome {
    /// How somebody leaves, in the order they are offered.
    pub const LEAVING: [Outcome; 5] =
        [Outcome::Reached, Outcome::Unreached, Outcome::Moved, Outcome::Left, Outcome::Died];

    /// The stable code (`care-outcome-<code>`).
    pub fn code(self) -> &'static str {
        match self {
            Outcome::Reached => "reached",
            Outcome::Unreached => "unreached",
            Outcome::Moved => "moved",
            Outcome::Left => "left",
            Outcome::Died => "died",
            Outcome::Mistaken => "mistaken",
        }
    }

    /// The outcome with this code.
    pub fn read(code: &str) -> Option<Outcome> {
        let mut all = Outcome::LEAVING.into_iter().chain([Outcome::Mistaken]);
        all.find(|outcome| outcome.code() == code)
    }
}

/// What it rests on that somebody reached what the programme is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rests {
    /// What was measured or handed over on leaving and before.
    Measure,
    /// A word why, where nothing measured shows it.
    Word,
}

impl Rests {
    /// Both, in the order they are shown.
    pub const ALL: [Rests; 2] = [Rests::Measure, Rests::Word];

    /// The stable code (`care-rests-<code>`).
    pub fn code(self) -> &'static str {
        match self {
            Rests::Measure => "measure",
            Rests::Word => "word",
        }
    }
}

row! {
    /// A file as stored: nothing of who it is.
    pub struct FileRow {
        /// Its id.
        pub id: FileId,
        /// The unit that keeps it.
        pub unit: UnitId,
        /// Code of its programme.
        pub programme: String,
        /// Who it is; sealed in the register of help.
        pub receiver: ReceiverId,
        /// From when.
        pub opened_on: Day,
        /// Until when, if it ended.
        pub closed_on: Option<Day>,
        /// How it ended ([`Outcome`] code).
        pub result: Option<String>,
        /// Why it was said to have been opened by mistake; kept when it is opened again.
        pub mistaken_why: Option<String>,
        /// The name of those it came with; those of its year where it bears none.
        pub intake: Option<String>,
        /// What "reached" rests on ([`Rests`] code); nothing where that was never asked.
        pub reached_by: Option<String>,
        /// Message key of the mark that it carries wherever shown, if any.
        pub illustrative: Option<String>,
        /// Optimistic version.
        pub version: i64,
    }
}

impl FileRow {
    /// Those it came with, as they are called.
    pub fn intake(&self) -> String {
        self.intake.clone().unwrap_or_else(|| self.opened_on.year().to_string())
    }
}

row! {
    /// An entry as listed: nothing of it is opened.
    pub struct EntryRow {
        /// Its id.
        pub id: EntryId,
        /// Code of its sort.
        pub sort: String,
        /// The day.
        pub on_day: Day,
        /// How many of what it counts.
        pub quantity: i64,
        /// Đồng.
        pub amount: i64,
        /// The work that counts it.
        pub activity: Option<ActivityId>,
        /// Why it was taken back, if it was.
        pub taken_back_why: Option<String>,
        /// Who recorded it.
        pub made_name: String,
        /// Optimistic version.
        pub version: i64,
    }
}

/// A file with its entries, the oldest first, those taken back too.
#[derive(Debug, Clone)]
pub struct File {
    /// Its row.
    pub row: FileRow,
    /// Its entries.
    pub entries: Vec<EntryRow>,
}

impl File {
    /// Whether it was opened by mistake: it counts nowhere.
    pub fn is_mistaken(&self) -> bool {
        self.row.result.as_deref() == Some(Outcome::Mistaken.code())
    }

    /// The entries that stand.
    pub fn standing(&self) -> impl Iterator<Item = &EntryRow> {
        self.entries.iter().filter(|entry| entry.taken_back_why.is_none())
    }
}

/// What was measured or told at an entry: (field, value as kept).
pub type Detail = Vec<(String, String)>;

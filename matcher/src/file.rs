//! A list in a file: read row by row, matched, and its pairs written. It opens no network and no
//! database, and changes nothing in the file it reads.

use crate::columns::Columns;
use crate::decide::{Decided, MATCH, decide};
use crate::person::{Fields, People};
use crate::place::Renamed;
use crate::rarity::Rarity;
use std::fmt;
use std::io::{Read, Write};

/// What keeps a file from being matched.
#[derive(Debug, PartialEq, Eq)]
pub enum Flaw {
    /// A part of the columns that is not `field=column`.
    Columns(String),
    /// A field that is none of ours.
    Field(String),
    /// A field named twice.
    Twice(String),
    /// No field to compare by.
    NoFields,
    /// A column that the file has not.
    Column {
        /// What was asked for.
        wanted: String,
        /// What is there.
        there: String,
    },
    /// A row that cannot be read.
    Row {
        /// Its line in the file.
        line: u64,
        /// What is wrong with it.
        what: String,
    },
    /// Two rows with one id.
    SameId {
        /// The id.
        id: String,
    },
    /// The file ends, or cannot be written.
    File(String),
}

impl fmt::Display for Flaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Flaw::Columns(part) => write!(f, "`{part}`: columns are written field=column"),
            Flaw::Field(name) => {
                let known = crate::columns::NAMES.join(", ");
                write!(f, "there is no field `{name}`; there are {known}")
            }
            Flaw::Twice(name) => {
                write!(f, "the field `{name}` stands twice; join columns with +: {name}=a+b")
            }
            Flaw::NoFields => f.write_str("name at least one field to compare by: name=column"),
            Flaw::Column { wanted, there } => {
                write!(f, "the file has no column `{wanted}`; it has {there}")
            }
            Flaw::Row { line, what } => write!(f, "line {line}: {what}"),
            Flaw::SameId { id } => {
                write!(f, "the id `{id}` stands in two rows; give every row an id of its own")
            }
            Flaw::File(what) => f.write_str(what),
        }
    }
}

impl std::error::Error for Flaw {}

/// What came of a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Matched {
    /// Rows read.
    pub records: usize,
    /// Comparisons made.
    pub compared: usize,
    /// Pairs that are one person.
    pub matches: usize,
    /// Pairs that somebody should look at.
    pub possible: usize,
}

/// The head of the pairs that are written.
const HEAD: [&str; 4] = ["id_a", "id_b", "score", "decision"];

/// A list with the pairs that were found in it.
pub struct Found {
    ids: Ids,
    people: People,
    decided: Decided,
}

/// Reads a list and finds who stands in it twice.
pub fn find(records: impl Read, columns: &Columns, renamed: &[Renamed]) -> Result<Found, Flaw> {
    let mut people = People::new(renamed);
    let ids = read(records, columns, &mut people)?;
    people.settle();
    let rarity = Rarity::count(&mut people);
    let decided = decide(&people, &rarity);
    Ok(Found { ids, people, decided })
}

impl Found {
    /// Writes the pairs: `id_a,id_b,score,decision`. The score is the likelihood, from 0 to 1, that
    /// both rows are one person.
    pub fn write(&self, out: impl Write) -> Result<Matched, Flaw> {
        let Found { ids, people, decided } = self;
        let mut matched =
            Matched { records: ids.len(), compared: decided.compared, ..Matched::default() };
        let id = |at: u32| people.list.get(at as usize).map_or("", |person| ids.get(person.row));
        let mut rows: Vec<(&str, &str, f32)> = Vec::with_capacity(decided.kept.len());
        for pair in &decided.kept {
            let (a, b) = (id(pair.a), id(pair.b));
            rows.push((a.min(b), a.max(b), pair.odds));
        }
        rows.sort_unstable_by(|a, b| (a.0, a.1).cmp(&(b.0, b.1)));
        let mut out = csv::Writer::from_writer(out);
        let fault = |cause: csv::Error| Flaw::File(cause.to_string());
        out.write_record(HEAD).map_err(fault)?;
        for (a, b, odds) in rows {
            let is_match = odds >= MATCH;
            if is_match {
                matched.matches += 1;
            } else {
                matched.possible += 1;
            }
            let decision = if is_match { "match" } else { "possible" };
            let score = format!("{:.4}", 1.0 / (1.0 + (-odds).exp()));
            out.write_record([a, b, score.as_str(), decision]).map_err(fault)?;
        }
        out.flush().map_err(|cause| Flaw::File(cause.to_string()))?;
        Ok(matched)
    }
}

/// Ids one after another in one text.
#[derive(Default)]
pub(crate) struct Ids {
    text: String,
    ends: Vec<u32>,
}

impl Ids {
    pub(crate) fn push(&mut self, id: &str) {
        self.text.push_str(id);
        self.ends.push(u32::try_from(self.text.len()).unwrap_or(u32::MAX));
    }

    pub(crate) fn get(&self, row: u32) -> &str {
        let end = |row: usize| self.ends.get(row).map_or(0, |end| *end as usize);
        let row = row as usize;
        let from = if row == 0 { 0 } else { end(row - 1) };
        self.text.get(from..end(row)).unwrap_or("")
    }

    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// An id that stands in two rows.
    fn twice(&self) -> Option<&str> {
        let many = u32::try_from(self.len()).unwrap_or(u32::MAX);
        let mut sorted: Vec<&str> = (0..many).map(|row| self.get(row)).collect();
        sorted.sort_unstable();
        sorted
            .windows(2)
            .find_map(|two| (two.first() == two.last()).then(|| two.first().copied()))?
    }
}

/// Reads the rows of a file into `people`; gives the ids in their order.
pub(crate) fn read(
    records: impl Read,
    columns: &Columns,
    people: &mut People,
) -> Result<Ids, Flaw> {
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(records);
    let head = reader.byte_headers().map_err(flaw)?.clone();
    let head: Vec<String> = head
        .iter()
        .map(|name| {
            let name = String::from_utf8_lossy(name);
            name.trim_start_matches('\u{feff}').trim().to_owned()
        })
        .collect();
    let places = columns.find(&head)?;
    let mut ids = Ids::default();
    let mut row = csv::ByteRecord::new();
    let mut texts: [String; 10] = Default::default();
    while reader.read_byte_record(&mut row).map_err(flaw)? {
        for (text, places) in texts.iter_mut().zip(&places) {
            text.clear();
            for place in places {
                let value = std::str::from_utf8(row.get(*place).unwrap_or(b""));
                let line = row.position().map_or(0, csv::Position::line);
                let what = || "is not UTF-8; save the file as CSV UTF-8".to_owned();
                let value = value.map_err(|_| Flaw::Row { line, what: what() })?.trim();
                if !text.is_empty() && !value.is_empty() {
                    text.push(' ');
                }
                text.push_str(value);
            }
        }
        let numbered = (ids.len() + 1).to_string();
        let [id, name, sex, birth, number, phone, hamlet, commune, district, province] =
            texts.each_ref().map(String::as_str);
        let id = if places[0].is_empty() { numbered.as_str() } else { id };
        let fields =
            Fields { name, sex, birth, number, phone, hamlet, commune, district, province };
        people.add(id, &fields);
        ids.push(id);
    }
    match ids.twice() {
        Some(id) => Err(Flaw::SameId { id: id.to_owned() }),
        None => Ok(ids),
    }
}

fn flaw(cause: csv::Error) -> Flaw {
    let line = cause.position().map_or(0, csv::Position::line);
    Flaw::Row { line, what: cause.to_string() }
}

/// The head of the file that says what became of communes.
const RENAMED: [&str; 5] =
    ["old_commune", "old_district", "old_province", "new_commune", "new_province"];

/// Reads what became of communes: `old_commune,old_district,old_province,new_commune,new_province`.
pub fn read_renamed(file: impl Read) -> Result<Vec<Renamed>, Flaw> {
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(file);
    let head = reader.headers().map_err(flaw)?.clone();
    let mut places = [0; 5];
    for (place, wanted) in places.iter_mut().zip(RENAMED) {
        let at = head.iter().position(|name| name.trim_start_matches('\u{feff}').trim() == wanted);
        *place = at.ok_or_else(|| Flaw::Column {
            wanted: wanted.to_owned(),
            there: head.iter().collect::<Vec<_>>().join(", "),
        })?;
    }
    let mut renamed = Vec::new();
    for row in reader.records() {
        let row = row.map_err(flaw)?;
        let text = |at: usize| row.get(places[at]).unwrap_or("").trim().to_owned();
        renamed.push(Renamed {
            old_commune: text(0),
            old_district: text(1),
            old_province: text(2),
            new_commune: text(3),
            new_province: text(4),
        });
    }
    Ok(renamed)
}

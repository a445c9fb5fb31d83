//! Work as a table file: the empty one with its explanation, and reading one that was filled. A
//! file is taken line by line; a line that was taken once is known again by its own words, so that
//! the same file sent twice records nothing twice. It writes nothing.

use crate::model::{ActivityId, Draft, Partner, Parts, Worth};
use crate::rules;
use catalogue::{Kind, ValueSource};
use kernel::sheet::{self, Workbook};
use kernel::{Day, Flaw, UnitId, number};
use kit::Words;
use kit::web::csv_cell;
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use uuid::Uuid;

/// The columns, in order. Only `unit`, `kind`, `from` and `count` must be filled.
pub const COLUMNS: [&str; 18] = [
    "unit",
    "kind",
    "from",
    "until",
    "count",
    "count_2",
    "count_3",
    "count_4",
    "value",
    "source",
    "basis",
    "partner",
    "partner_share",
    "place",
    "campaign",
    "title",
    "story",
    "at_least",
];
const COUNTS: [&str; 4] = ["count", "count_2", "count_3", "count_4"];
/// What a spreadsheet would run.
const RUNS: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// The empty table: what each column takes and what each kind counts stand above it, behind `#`.
pub fn template(words: &Words, kinds: &[Kind]) -> String {
    let mut text = String::from("\u{feff}");
    for line in explained(words, kinds) {
        text += &format!("# {line}\r\n");
    }
    text + &COLUMNS.join(",") + "\r\n"
}

/// The same as a spreadsheet: the table first, its explanation on the second sheet.
pub fn workbook(words: &Words, kinds: &[Kind], made_on: Day) -> Workbook {
    let title = words.say("activities-title");
    let mut table = sheet::Sheet::new("import", &title, made_on).landscape();
    for column in COLUMNS {
        table = table.column_of(column, sheet::Kind::Text, 16);
    }
    let mut told = sheet::Sheet::new(&words.say("sheet-told"), &title, made_on).column_of(
        &words.say("sheet-told"),
        sheet::Kind::Text,
        120,
    );
    for line in explained(words, kinds) {
        told.row([line.as_str()]);
    }
    Workbook::new(&title).sheet(table).sheet(told)
}

/// What each column takes, then what each kind counts.
fn explained(words: &Words, kinds: &[Kind]) -> Vec<String> {
    let mut all = Vec::new();
    let lines = ["sheet-about", "sheet-days", "sheet-counts", "sheet-values", "sheet-twice"];
    for key in lines {
        let said = words.say(key);
        let said: Vec<&str> = said.split_whitespace().collect();
        all.push(said.join(" "));
    }
    for kind in kinds {
        let counts: Vec<String> = COUNTS
            .iter()
            .zip(&kind.measures)
            .map(|(column, measure)| format!("{column} = {}", measure.label(words.lang())))
            .collect();
        let sources: Vec<&str> = kind.value_sources.iter().map(|source| source.code()).collect();
        let name = kind.label(words.lang());
        let mut line = format!("{} ({name}): {}", kind.code, counts.join(", "));
        if !sources.is_empty() {
            line += &format!("; source = {}", sources.join(" | "));
        }
        all.push(line);
    }
    all
}

/// A line of a file.
#[derive(Debug, Clone)]
pub struct Line {
    /// Its number in the file, from 1.
    pub number: u64,
    /// Path of the unit that did it.
    pub unit: String,
    /// Code or name of the kind.
    pub kind: String,
    /// Path of the place, or empty.
    pub place: String,
    cells: HashMap<&'static str, String>,
    id: Uuid,
}

/// The number of a line that cannot be split into cells, and why.
pub type Unread = (u64, String);

/// Reads the lines of a file; a file without the columns is refused whole, a line that cannot be
/// split is one with a flaw.
pub fn lines(bytes: &[u8]) -> Result<Vec<Result<Line, Unread>>, String> {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let mut reader = csv::ReaderBuilder::new()
        .comment(Some(b'#'))
        .flexible(true)
        .trim(csv::Trim::All)
        .from_reader(bytes);
    let heads = reader.headers().map_err(|cause| cause.to_string())?.clone();
    let at: HashMap<&'static str, usize> = COLUMNS
        .iter()
        .filter_map(|column| Some((*column, heads.iter().position(|head| head == *column)?)))
        .collect();
    for needed in ["unit", "kind", "from", "count"] {
        if !at.contains_key(needed) {
            return Err(format!(
                "the column `{needed}` is missing: `nhanai template activities` \
                                writes an empty table"
            ));
        }
    }
    let mut twins: HashMap<Vec<u8>, u64> = HashMap::new();
    let mut all = Vec::new();
    for record in reader.records() {
        let record = match record {
            Ok(record) => record,
            Err(cause) => {
                let number = cause.position().map_or(0, csv::Position::line);
                all.push(Err((number, cause.to_string())));
                continue;
            }
        };
        let number = record.position().map_or(0, csv::Position::line);
        let cell = |column: &str| {
            let at = at.get(column).copied()?;
            record.get(at).map(str::to_owned)
        };
        let cells: HashMap<&'static str, String> =
            COLUMNS.iter().filter_map(|column| Some((*column, cell(column)?))).collect();
        if cells.values().all(String::is_empty) {
            continue;
        }
        let of = |column: &str| cells.get(column).cloned().unwrap_or_default();
        // The same words twice in one file are two pieces of work; the same file twice is not.
        let words: Vec<String> = COLUMNS.iter().map(|column| of(column)).collect();
        let hash = Sha256::digest(words.join("\u{1f}").as_bytes()).to_vec();
        let twin = twins.entry(hash.clone()).or_default();
        *twin += 1;
        let id = id_of(&hash, *twin);
        let (unit, kind, place) = (of("unit"), of("kind"), of("place"));
        all.push(Ok(Line { number, unit, kind, place, cells, id }));
    }
    Ok(all)
}

/// A name-based id (RFC 9562, version 8) of a line and how many like it stood before.
fn id_of(hash: &[u8], twin: u64) -> Uuid {
    let mut digest = Sha256::new();
    digest.update(hash);
    digest.update(twin.to_be_bytes());
    let mut bytes = [0_u8; 16];
    bytes.copy_from_slice(&digest.finalize()[..16]);
    bytes[6] = 0x80 | bytes[6] & 0x0f;
    bytes[8] = 0x80 | bytes[8] & 0x3f;
    Uuid::from_bytes(bytes)
}

impl Line {
    fn get(&self, column: &str) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }

    /// The last day of the work, on which its unit is looked up.
    pub fn until(&self) -> Result<Day, Flaw> {
        match self.get("until") {
            "" => self.day("from"),
            _ => self.day("until"),
        }
    }

    fn day(&self, column: &'static str) -> Result<Day, Flaw> {
        let text = self.get(column);
        Day::parse(text).or_else(|_| Day::read(text)).map_err(|_| unread(column, text))
    }

    /// The kind it names: by code, else by its name or another wording.
    pub fn kind_of<'k>(&self, kinds: &'k [Kind]) -> Result<&'k Kind, Flaw> {
        let folded = kernel::fold::fold(&self.kind);
        let named = |kind: &&Kind| {
            let said = [&kind.label_vi, &kind.label_en].into_iter().chain(&kind.aliases);
            said.map(|text| kernel::fold::fold(text)).any(|text| text == folded)
        };
        let by_code = kinds.iter().find(|kind| kind.code == self.kind);
        by_code.or_else(|| kinds.iter().find(named)).ok_or_else(|| {
            Flaw::new("kind", "activity-kind-unknown").arg("code", self.kind.clone())
        })
    }

    /// The piece of work it tells of, at a place that was looked up.
    pub fn draft(&self, kind: &Kind, place: Option<UnitId>) -> Result<Draft, Vec<Flaw>> {
        let mut flaws: Vec<Flaw> = self.formulas().collect();
        let mut keep = |flaw: Flaw| flaws.push(flaw);
        let from = self.day("from").map_err(&mut keep).unwrap_or(Day::FIRST);
        let until = self.until().map_err(&mut keep).unwrap_or(from);
        let mut counts = Vec::new();
        for (column, measure) in COUNTS.iter().zip(&kind.measures) {
            match self.get(column) {
                "" => {}
                text => match number::read_count(text) {
                    Ok(amount) => counts.push((measure.code.clone(), amount)),
                    Err(_) => keep(unread(column, text)),
                },
            }
        }
        let worth = self.worth().map_err(&mut keep).ok().flatten();
        let value = worth.as_ref().map_or(0, |worth| worth.amount);
        let partner = self.partner(value).map_err(&mut keep).ok().flatten();
        let campaign = rules::read_campaign(self.get("campaign"), kind, until);
        let campaign = campaign.map_err(&mut keep).ok().flatten();
        if !flaws.is_empty() {
            return Err(flaws);
        }
        let text = |column: &str| self.get(column).to_owned();
        Ok(Draft {
            id: ActivityId::of(self.id),
            key: self.id,
            base: 0,
            kind: kind.code.clone(),
            from,
            until,
            place,
            title: text("title"),
            story: text("story"),
            campaign,
            at_least: matches!(self.get("at_least"), "1" | "x" | "true" | "yes" | "có"),
            parts: Parts {
                counts,
                worth: worth.into_iter().collect(),
                partners: partner.into_iter().collect(),
                joiners: Vec::new(),
            },
            consignment: None,
            kept_in: None,
            link: None,
            agreement: None,
            illustrative: None,
            is_draft: false,
        })
    }

    fn worth(&self) -> Result<Option<Worth>, Flaw> {
        let text = self.get("value");
        let amount = match text {
            "" | "0" => return Ok(None),
            text => number::read_count(text)
                .or_else(|_| number::read_vnd(text))
                .map_err(|_| unread("value", text))?,
        };
        let source = self.get("source");
        let source = match source {
            "" => return Err(Flaw::new("source", "activity-value-needs-source")),
            code => source_of(code).ok_or_else(|| unread("source", code))?,
        };
        Ok(Some(Worth { source, amount, basis: self.get("basis").to_owned() }))
    }

    fn partner(&self, value: i64) -> Result<Option<Partner>, Flaw> {
        let name = self.get("partner").to_owned();
        let share = match self.get("partner_share") {
            "" => value,
            text => number::read_count(text).map_err(|_| unread("partner_share", text))?,
        };
        Ok(Some(Partner { name, share }).filter(|partner| !partner.name.is_empty()))
    }

    /// A cell that a spreadsheet would run is refused, never stored.
    fn formulas(&self) -> impl Iterator<Item = Flaw> {
        let runs = |text: &str| text.starts_with(RUNS) && text.parse::<f64>().is_err();
        COLUMNS
            .into_iter()
            .filter(move |column| runs(self.get(column)))
            .map(|column| Flaw::new(column, "activity-cell-formula").arg("column", column))
    }
}

/// A source by its code or by the word that officers use for it.
fn source_of(text: &str) -> Option<ValueSource> {
    ValueSource::read(text).or_else(|| match kernel::fold::fold(text).as_str() {
        "tien" | "tien mat" => Some(ValueSource::Cash),
        "hien vat" => Some(ValueSource::Goods),
        "dinh muc" | "theo dinh muc" => Some(ValueSource::Norm),
        "ngay cong" => Some(ValueSource::Labour),
        _ => None,
    })
}

fn unread(column: &str, text: &str) -> Flaw {
    let flaw = Flaw::new(column, "activity-cell-unread").arg("column", column);
    flaw.arg("text", csv_cell(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<Line> {
        let lines = lines(text.as_bytes()).expect("a table");
        lines.into_iter().map(|line| line.expect("a line")).collect()
    }

    #[test]
    fn a_line_is_read_and_known_again() {
        let text = "# lời\nunit,kind,from,count,value,source\nkien-giang,kitchen,2024-10-05,120,\
                    4500000,goods\nkien-giang,Bếp ăn tình thương,05/10/2024,1.200,\"4,5 triệu\",\
                    cash\n";
        let both = read(text);
        let kinds = catalogue::shipped();
        let first = both[0].draft(both[0].kind_of(kinds).expect("a kind"), None).expect("a draft");
        assert_eq!(first.parts.counts, [("meals".to_owned(), 120)]);
        assert_eq!(first.amount(), 4_500_000);
        let named = both[1].kind_of(kinds).expect("a kind by its name");
        let second = both[1].draft(named, None).expect("a draft");
        assert_eq!((second.amount(), second.parts.counts[0].1), (4_500_000, 1_200));
        assert_eq!(read(text)[0].id, both[0].id, "the same line is the same work");
        assert_ne!(both[0].id, both[1].id);
    }

    #[test]
    fn the_same_line_twice_in_a_file_is_two_pieces_of_work() {
        let text = "unit,kind,from,count\na,gift,2024-10-05,1\na,gift,2024-10-05,1\n";
        let both = read(text);
        assert_ne!(both[0].id, both[1].id);
    }

    #[test]
    fn formulas_and_nonsense_are_refused_with_their_column() {
        let text = "unit,kind,from,count,value,title\na,gift,2024-13-05,ten,5,=HYPERLINK(1)\n";
        let line = &read(text)[0];
        let gift = line.kind_of(catalogue::shipped()).expect("a kind");
        let flaws = line.draft(gift, None).expect_err("refused");
        let told: Vec<&str> = flaws.iter().map(|flaw| flaw.field.as_str()).collect();
        assert_eq!(told, ["title", "from", "from", "count", "source"]);
        assert!(lines(b"unit,kind\n").is_err(), "a table without its columns");
    }
}

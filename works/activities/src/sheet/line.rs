//! One line of a table of work: what it says, the id of the work it tells of, and the draft it
//! makes. It looks nothing up and writes nothing.

use super::{COLUMNS, COUNTS, FIRST, RUNS};
use crate::model::{ActivityId, Draft, Partner, Parts, Worth};
use crate::rules;
use catalogue::{Kind, ValueSource};
use kernel::{Day, Flaw, UnitId, number};
use kit::Lang;
use kit::web::csv_cell;
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use uuid::Uuid;

/// A line of a file.
#[derive(Debug, Clone)]
pub struct Line {
    /// Its number in the file, from 1.
    pub number: u64,
    /// Path of the unit that did it.
    pub unit: String,
    /// Code or name of the kind.
    pub kind: String,
    /// Path or name of the place, or empty.
    pub place: String,
    cells: HashMap<&'static str, String>,
    twin: u64,
}

/// A name-based id (RFC 9562, version 8) of a line of a day and how many like it stood before. The
/// day (`20241003`) stands in front: work of one time lies together in every index, so that a year
/// of a province touches few pages of the file at once.
pub(crate) fn id_of(day: Day, hash: &[u8], twin: u64, round: u64) -> Uuid {
    let mut digest = Sha256::new();
    digest.update(hash);
    digest.update(twin.to_be_bytes());
    if round > 0 {
        digest.update(round.to_be_bytes());
    }
    let mut bytes = [0_u8; 16];
    let (front, back) = bytes.split_at_mut(4);
    front.copy_from_slice(&u32::try_from(day.number()).unwrap_or_default().to_be_bytes());
    back.copy_from_slice(&digest.finalize()[..12]);
    bytes[6] = 0x80 | bytes[6] & 0x0f;
    bytes[8] = 0x80 | bytes[8] & 0x3f;
    Uuid::from_bytes(bytes)
}

impl Line {
    /// A line by its words in the order of [`COLUMNS`], the `twin`th of its like in its file.
    pub fn of(number: u64, words: &[String], twin: u64) -> Line {
        let cells: HashMap<&'static str, String> =
            COLUMNS.into_iter().zip(words.iter().cloned()).collect();
        let of = |column: &str| cells.get(column).cloned().unwrap_or_default();
        let (unit, kind, place) = (of("unit"), of("kind"), of("place"));
        Line { number, unit, kind, place, cells, twin }
    }

    /// Its words in the order of [`COLUMNS`].
    pub fn words(&self) -> Vec<String> {
        COLUMNS.iter().map(|column| self.get(column).to_owned()).collect()
    }

    /// How many lines like it stand in its file up to it.
    pub fn twin(&self) -> u64 {
        self.twin
    }

    /// The id of the work it tells of, the same whenever the line is read. When the work of one was
    /// taken back, the line tells of a new piece: the next round.
    pub fn id(&self, round: u64) -> ActivityId {
        let mut words = self.words();
        while words.len() > FIRST && words.last().is_some_and(String::is_empty) {
            words.pop();
        }
        let hash = Sha256::digest(words.join("\u{1f}").as_bytes()).to_vec();
        let day = self.until().unwrap_or(Day::BEGINNING);
        ActivityId::of(id_of(day, &hash, self.twin, round))
    }

    /// What a column says; empty for nothing.
    pub fn get(&self, column: &str) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }

    /// The first day of the work.
    pub fn from(&self) -> Result<Day, Flaw> {
        self.day("from")
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

    /// The shipped kind it names, by code, name or another wording.
    pub fn shipped_kind(&self) -> Option<&'static Kind> {
        catalogue::shipped_as(&self.kind)
    }

    /// The kind it names of those that may be chosen: by code, else by its name or another wording.
    pub fn kind_of<'k>(&self, kinds: &'k [Kind]) -> Result<&'k Kind, Flaw> {
        let folded = kernel::fold::fold(&self.kind);
        let is_named = |kind: &&Kind| kind.called().any(|said| said == folded);
        let by_code = kinds.iter().find(|kind| kind.code == self.kind);
        by_code.or_else(|| kinds.iter().find(is_named)).ok_or_else(|| {
            Flaw::new("kind", "activity-kind-unknown").arg("code", self.kind.clone())
        })
    }

    /// The piece of work it tells of, under this id and at a place that was looked up.
    pub fn draft(
        &self,
        id: ActivityId,
        kind: &Kind,
        place: Option<UnitId>,
    ) -> Result<Draft, Vec<Flaw>> {
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
        if let Some(flaw) = self.count_nothing(kind, &counts) {
            keep(flaw);
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
            id,
            key: id.uuid(),
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
            link: Some(text("link")).filter(|link| !link.is_empty()),
            agreement: None,
            illustrative: None,
            is_draft: false,
        })
    }

    /// That nothing of what matters was counted, with the column that says how many; what could not
    /// be read is told by itself.
    fn count_nothing(&self, kind: &Kind, counts: &[(String, i64)]) -> Option<Flaw> {
        let main = kind.measures.first()?;
        let told = |code: &str| counts.iter().any(|(own, amount)| own == code && *amount != 0);
        let is_told = rules::main_counts(kind).any(|one| told(&one.code));
        let first = self.get(COUNTS[0]);
        let is_read = first.is_empty() || number::read_count(first).is_ok();
        (!is_told && is_read).then(|| {
            let flaw = Flaw::new(COUNTS[0], "sheet-count-nothing").arg("column", COUNTS[0]);
            flaw.arg("what", main.label(Lang::Vi)).arg("what_en", main.label(Lang::En))
        })
    }

    fn worth(&self) -> Result<Option<Worth>, Flaw> {
        let text = self.get("value");
        let amount = match text {
            // What the norm of its day says is reckoned when it is recorded.
            "" | "0" if source_of(self.get("source")) == Some(ValueSource::Norm) => 0,
            "" | "0" => return Ok(None),
            text => money(text).map_err(|_| unread("value", text))?,
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
            text => money(text).map_err(|_| unread("partner_share", text))?,
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

/// Money as officers write it: `1.500.000`, *1,5 triệu*.
fn money(text: &str) -> Result<i64, number::NumberFlaw> {
    number::read_count(text).or_else(|_| number::read_vnd(text))
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

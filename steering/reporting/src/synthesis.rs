//! What outside bodies answered to a form, put together for the unit they owe it to: who answered
//! what and who has not, figures added up where the form asks for figures, texts by body, and the
//! way of a text into the unit's own report as a quotation. It draws nothing.

use crate::model::{AnswerCell, Content, Of, ReportRow, State};
use crate::owed::Terms;
use crate::rules::answers::{TEXT, field};
use crate::store;
use duties::forms::{Column, Holds, Part};
use kernel::db::Tx;
use kernel::fold::{fold, tidy_text};
use kernel::{Day, Error, Flaw, Id, Instant, Pass, Result};
use people::OrganisationId;
use serde::Serialize;
use std::collections::{BTreeMap, HashMap};
use uuid::Uuid;

/// What was put together.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Gathered {
    /// Every body that owes the report or has one, by name.
    pub bodies: Vec<Body>,
}

/// A body and what it sent.
#[derive(Debug, Clone, Serialize)]
pub struct Body {
    /// The organisation.
    #[serde(skip)]
    pub id: OrganisationId,
    /// Its name.
    pub name: String,
    /// The last good day; none for one that does not owe it.
    #[serde(skip)]
    pub due: Option<Day>,
    /// State of its report; none when it was not begun.
    #[serde(skip)]
    pub state: Option<State>,
    /// When it came in first.
    #[serde(skip)]
    pub came_at: Option<Instant>,
    /// What it answered, by part; nothing while its report is still with it.
    pub answers: BTreeMap<String, Content>,
}

/// Rows of several bodies that speak of the same thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What it is, as the first that told it wrote it.
    pub what: String,
    /// A sum for each column of numbers; none where nobody wrote one.
    pub sums: Vec<Option<i64>>,
    /// The bodies that told it.
    pub by: Vec<String>,
}

impl Gathered {
    /// Reads it for the unit of the pass; none for another form, for a body's own report, and where
    /// nobody outside owes or sent anything.
    pub fn load(tx: &mut Tx<'_>, pass: &Pass, of: &Of) -> Result<Option<Gathered>> {
        if !of.form.is_for_others || of.subject.is_some() {
            return Ok(None);
        }
        let owed = Terms::load(tx, pass, false)?.of_others(pass.unit()?, of);
        let reports = store::reports_of_others(tx, pass, of.form.code, of.key())?;
        let mut answers = HashMap::new();
        let sent: Vec<_> = reports
            .iter()
            .filter(|report| State::read(&report.state).is_some_and(|state| !state.is_open()))
            .map(|report| report.id)
            .collect();
        for row in store::answers_of(tx, pass, &sent)? {
            let own: &mut BTreeMap<_, _> = answers.entry(row.report).or_default();
            own.insert(row.part, Content::read(&row.body));
        }
        let told = |subject: &Option<String>| Uuid::parse_str(subject.as_deref()?).ok().map(Id::of);
        let mut ids: Vec<OrganisationId> = owed.iter().map(|(id, _)| *id).collect();
        ids.extend(reports.iter().filter_map(|report| told(&report.subject)));
        ids.sort_unstable();
        ids.dedup();
        let mut bodies = Vec::with_capacity(ids.len());
        for id in ids {
            let report = reports.iter().find(|report| told(&report.subject) == Some(id));
            bodies.push(Body {
                name: people::organisations::name(tx, pass, id)?,
                due: owed.iter().find(|(own, _)| *own == id).map(|(_, due)| *due),
                state: report.and_then(|report| State::read(&report.state)),
                came_at: report.and_then(store::BoardReport::came_at),
                answers: report.and_then(|report| answers.remove(&report.id)).unwrap_or_default(),
                id,
            });
        }
        bodies.sort_by_key(|body| fold(&body.name));
        Ok(Some(Gathered { bodies }).filter(|all| !all.bodies.is_empty()))
    }

    /// Those whose report came and was not sent back.
    pub fn answered(&self) -> impl Iterator<Item = &Body> {
        self.bodies.iter().filter(|body| body.has_answered())
    }

    /// Those whose report is waited for.
    pub fn missing(&self) -> impl Iterator<Item = &Body> {
        self.bodies.iter().filter(|body| !body.has_answered())
    }

    /// What they wrote to a text, by body.
    pub fn texts(&self, part: &str) -> Vec<(&Body, &str)> {
        let all = self.bodies.iter().map(|body| (body, text_of(body, part)));
        all.filter(|(_, text)| !text.is_empty()).collect()
    }

    /// The rows of a table put together: those that name the same thing are one, whatever case or
    /// spaces they are written with, and their numbers are added. Unlike things are never added:
    /// a tone makes another word, and what names nothing is like nothing.
    pub fn rows(&self, part: &str, columns: &[Column]) -> Vec<Row> {
        let numbers = || columns.iter().enumerate().filter(|(_, column)| is_number(column));
        let mut rows: Vec<(Option<String>, Row)> = Vec::new();
        for body in &self.bodies {
            for cells in body.answers.get(part).map(Content::rows).unwrap_or_default() {
                let what = cells.iter().find_map(|cell| match cell {
                    AnswerCell::Text(words) => Some(words.clone()),
                    _ => None,
                });
                let what = what.unwrap_or_default();
                let sums = numbers().map(|(at, _)| match cells.get(at) {
                    Some(AnswerCell::Number(n)) => Some(*n),
                    _ => None,
                });
                let key = Some(tidy_text(&what).to_lowercase()).filter(|key| !key.is_empty());
                let sums = sums.collect::<Vec<_>>();
                match rows.iter_mut().find(|(known, _)| key.is_some() && *known == key) {
                    Some((_, row)) => row.add(&sums, &body.name),
                    None => rows.push((key, Row { what, sums, by: vec![body.name.clone()] })),
                }
            }
        }
        rows.into_iter().map(|(_, row)| row).collect()
    }
}

fn text_of<'b>(body: &'b Body, part: &str) -> &'b str {
    body.answers.get(part).map(Content::text).unwrap_or_default()
}

/// Whether a column holds numbers.
pub fn is_number(column: &Column) -> bool {
    matches!(column.holds, Holds::Count | Holds::Money)
}

/// The sums over all rows, column by column: of đồng alone, because counts are of unlike things.
pub fn totals(columns: &[Column], rows: &[Row]) -> Vec<Option<i64>> {
    let numbers = columns.iter().filter(|column| is_number(column)).enumerate();
    let sum = |at: usize| {
        let told = rows.iter().filter_map(|row| row.sums.get(at).copied().flatten());
        told.reduce(i64::saturating_add)
    };
    numbers.map(|(at, column)| sum(at).filter(|_| column.holds == Holds::Money)).collect()
}

impl Row {
    fn add(&mut self, sums: &[Option<i64>], by: &str) {
        for (own, more) in self.sums.iter_mut().zip(sums) {
            *own = match (*own, *more) {
                (Some(own), Some(more)) => Some(own.saturating_add(more)),
                (own, more) => own.or(more),
            };
        }
        if !self.by.iter().any(|known| known == by) {
            self.by.push(by.to_owned());
        }
    }
}

impl Body {
    /// Whether its report came and was not sent back.
    pub fn has_answered(&self) -> bool {
        self.state.is_some_and(|state| !state.is_open())
    }
}

/// Whether the text of a body stands in the unit's own words already, as that body's: another may
/// have answered the same, and the unit itself may have written it.
pub fn is_taken(own: &str, body: &Body, text: &str) -> bool {
    own.contains(&quoted(&body.name, text))
}

/// Texts of bodies that an officer takes into the unit's own report.
#[derive(Debug, Clone)]
pub struct Taking {
    /// The part.
    pub part: String,
    /// Whose texts.
    pub bodies: Vec<OrganisationId>,
    /// The version of the unit's own text that the officer had.
    pub base: i64,
    /// The key of the save.
    pub key: Uuid,
}

/// Adds the texts to the unit's own, each quoted under the name of its body; one that stands there
/// is left alone. Says how many were taken.
pub fn take(tx: &mut Tx<'_>, pass: &Pass, report: &ReportRow, taking: &Taking) -> Result<usize> {
    if !crate::desk::may_type(tx, pass, report)? {
        return Err(Error::flaw("", "cell-report-on-its-way"));
    }
    let of = Of::of_row(report)?;
    let part = of.version(Some(report)).part(&taking.part);
    let Some(Part::One { code, holds: Holds::Text, .. }) = part else {
        return Err(Error::flaw("part", "kit-flaw-choice"));
    };
    let gathered = Gathered::load(tx, pass, &of)?.unwrap_or_default();
    let stored = store::answers(tx, pass, report.id)?;
    let answer = stored.iter().find(|answer| answer.part == *code);
    if answer.is_some_and(|answer| answer.last_key == taking.key) {
        return Ok(0);
    }
    if answer.map_or(0, |answer| answer.version) != taking.base {
        return Err(Error::Invalid(vec![crate::answer::meanwhile(code, answer)]));
    }
    let own = answer.map(|answer| Content::read(&answer.body).text().to_owned());
    let mut own = own.unwrap_or_default();
    let mut taken = 0;
    for (body, text) in gathered.texts(code) {
        if taking.bodies.contains(&body.id) && !is_taken(&own, body, text) {
            own.push_str(if own.is_empty() { "" } else { "\n" });
            own.push_str(&quoted(&body.name, text));
            taken += 1;
        }
    }
    if taken == 0 {
        return Err(Error::flaw(field(code), "synthesis-none-chosen"));
    }
    let length = own.chars().count();
    if length > TEXT {
        let flaw = Flaw::new(field(code), "kit-flaw-long").arg("max", TEXT.to_string());
        return Err(Error::Invalid(vec![flaw.arg("n", length.to_string())]));
    }
    let content = Content::Text(own);
    store::put_answer(tx, pass, report.id, (code, &content), (taking.base, taking.key))?;
    Ok(taken)
}

/// `Theo Sở Y tế: “…”`: the report is Vietnamese, and says whose words they are.
fn quoted(name: &str, text: &str) -> String {
    format!("Theo {name}: “{text}”")
}

#[cfg(test)]
mod tests {
    use super::*;
    use duties::forms;

    fn body(name: &str, rows: &[(&str, Option<i64>, Option<i64>)]) -> Body {
        let number = |n: &Option<i64>| n.map_or(AnswerCell::Blank, AnswerCell::Number);
        let row = |(what, amount, value): &(&str, Option<i64>, Option<i64>)| {
            vec![AnswerCell::Text((*what).into()), number(amount), number(value)]
        };
        let rows = Content::Rows(rows.iter().map(row).collect());
        Body {
            id: OrganisationId::new(),
            name: name.into(),
            due: None,
            state: Some(State::Sent),
            came_at: None,
            answers: BTreeMap::from([("directive-work".to_owned(), rows)]),
        }
    }

    #[test]
    fn like_rows_are_added_and_unlike_ones_are_not() {
        let form = forms::find("directive-18").expect("it");
        let Some(Part::Table { columns, .. }) = form.version(1).part("directive-work") else {
            panic!("no table");
        };
        let bodies = vec![
            body("Sở Y tế", &[("Khám bệnh miễn phí", Some(120), Some(36_000_000))]),
            body(
                "UBND huyện",
                &[("khám  bệnh miễn phí", Some(30), None), ("Nhà", Some(2), Some(100_000_000))],
            ),
        ];
        let rows = Gathered { bodies }.rows("directive-work", columns);
        let told: Vec<(&str, &[Option<i64>], usize)> =
            rows.iter().map(|row| (row.what.as_str(), &row.sums[..], row.by.len())).collect();
        assert_eq!(
            told,
            [
                ("Khám bệnh miễn phí", &[Some(150), Some(36_000_000)][..], 2),
                ("Nhà", &[Some(2), Some(100_000_000)][..], 1),
            ]
        );
        // Examinations and houses have no sum; their đồng have.
        assert_eq!(totals(columns, &rows), [None, Some(136_000_000)]);
    }

    /// *Bò* is no *bổ*, and two rows that say nothing of what they count are of two things.
    #[test]
    fn a_tone_makes_another_thing_and_a_blank_none() {
        let form = forms::find("directive-18").expect("it");
        let Some(Part::Table { columns, .. }) = form.version(1).part("directive-work") else {
            panic!("no table");
        };
        let one = body("Sở Y tế", &[("Tặng bò", Some(3), None), ("", Some(7), None)]);
        let two = [("tặng  BÒ", Some(4), None), ("Tặng bộ", Some(9), None), (" ", Some(8), None)];
        let rows = Gathered { bodies: vec![one, body("UBND huyện", &two)] };
        let rows = rows.rows("directive-work", columns);
        let told: Vec<(&str, Option<i64>)> =
            rows.iter().map(|row| (row.what.trim(), row.sums[0])).collect();
        let expected = [("Tặng bò", 7), ("", 7), ("Tặng bộ", 9), ("", 8)];
        assert_eq!(told, expected.map(|(what, n)| (what, Some(n))));
    }

    /// Two bodies may answer the same: taking one's words leaves the other's.
    #[test]
    fn a_text_is_taken_under_the_name_of_its_body() {
        let (one, two) = (body("Sở Y tế", &[]), body("Sở Giáo dục", &[]));
        let own = format!("Không có\n{}", quoted(&one.name, "Không có"));
        assert!(is_taken(&own, &one, "Không có"));
        assert!(!is_taken(&own, &two, "Không có"));
        assert!(!is_taken("Không có", &one, "Không có"), "the unit's own word is nobody else's");
    }
}

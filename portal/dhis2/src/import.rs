//! Values in: each is judged by the rules of the desk; what is right is kept in one transaction,
//! and the summary names every value that is refused, with the words the page would have said. A
//! value that stands already is left alone, so the same set sent again changes nothing.

use crate::{period, things};
use api::{Tree, uid};
use book::Figures;
use kernel::db::Tx;
use kernel::{Error, Flaw, Month, Result, UnitId, Who};
use kit::Visit;
use reporting::outside::{self, Came, Told};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use uuid::Uuid;

/// A value as it was sent.
#[derive(Debug, Clone, Default)]
pub struct Sent {
    /// The figure.
    pub element: String,
    /// The period.
    pub period: String,
    /// The unit.
    pub unit: String,
    /// The value as text; empty takes it out.
    pub value: String,
    /// Whether it is to be taken out.
    pub is_deleted: bool,
}

/// A value that is refused: which thing, and why.
#[derive(Debug, Clone)]
pub struct Conflict {
    /// Its place among the values sent, from 0.
    pub at: usize,
    /// The letters of the thing it is about.
    pub object: String,
    /// Why, as a message.
    pub flaw: Flaw,
}

/// What came of a set.
#[derive(Debug, Default, Clone)]
pub struct Summary {
    /// Typed for the first time.
    pub imported: usize,
    /// In the place of another value.
    pub updated: usize,
    /// Left alone: they stand already, or were refused.
    pub ignored: usize,
    /// Taken out.
    pub deleted: usize,
    /// Every value that was refused.
    pub conflicts: Vec<Conflict>,
}

/// Reads what was sent into what is told, value by value; what cannot be read is a conflict.
pub fn read(visit: &Visit, tree: &Tree, sent: &[Sent], who: &Who) -> (Vec<(usize, Told)>, Summary) {
    let mut summary = Summary::default();
    let mut told = Vec::with_capacity(sent.len());
    for (at, one) in sent.iter().enumerate() {
        match read_one(visit, tree, one, who) {
            Ok(one) => told.push((at, one)),
            Err((object, flaw)) => {
                summary.ignored += 1;
                summary.conflicts.push(Conflict { at, object, flaw });
            }
        }
    }
    (told, summary)
}

type Refused = (String, Flaw);

fn read_one(
    visit: &Visit,
    tree: &Tree,
    sent: &Sent,
    who: &Who,
) -> std::result::Result<Told, Refused> {
    let refuse = |object: &str, key| (object.to_owned(), Flaw::new("", key));
    let figure = things::figure_of(visit, &sent.element)
        .ok_or_else(|| refuse(&sent.element, "api-flaw-figure"))?;
    if figure.is_derived() {
        return Err(refuse(&sent.element, "dhis2-flaw-derived"));
    }
    let month = period::read(&sent.period).and_then(|period| period.as_month());
    let month = month.ok_or_else(|| refuse(&sent.period, "dhis2-flaw-month"))?;
    let unit = things::unit_of(tree, &sent.unit, month.last().min(who.today()))
        .ok_or_else(|| refuse(&sent.unit, "api-flaw-unit"))?;
    let text = sent.value.trim();
    let value = match (sent.is_deleted || text.is_empty(), text.strip_suffix(".0").unwrap_or(text))
    {
        (true, _) => None,
        (false, text) => {
            let whole = text.parse::<i64>();
            Some(whole.map_err(|_| refuse(&sent.element, "api-flaw-value"))?)
        }
    };
    let key = Uuid::now_v7();
    Ok(Told { unit: unit.id, month, figure: figure.code.to_owned(), value, key })
}

type Desks = BTreeMap<(UnitId, Month), std::result::Result<outside::Desk, Flaw>>;

/// Keeps the values, or only judges them (`dryRun`).
pub fn take(
    tx: &mut Tx<'_>,
    who: &Who,
    figures: &Figures,
    told: &[(usize, Told)],
    (is_dry, before): (bool, &Summary),
) -> Result<Summary> {
    let mut taking = Taking { told, summary: before.clone() };
    let mut desks = Desks::new();
    for (place, (_, one)) in told.iter().enumerate() {
        let desk = match desks.entry((one.unit, one.month)) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(new) => {
                let desk = outside::Desk::of(tx, who, one.unit, one.month);
                new.insert(match desk {
                    Ok(desk) => Ok(desk),
                    Err(error) => Err(flaw_of(error)?),
                })
            }
        };
        match desk {
            Err(flaw) => taking.came(place, Err(Error::Invalid(vec![flaw.clone()])))?,
            Ok(desk) if is_dry => taking.came(place, desk.judge(one))?,
            Ok(desk) => {
                if desk.waits_for(one) {
                    taking.all(desk.keep(tx, figures)?)?;
                }
                if let Some(came) = desk.take(place, one).transpose() {
                    taking.came(place, came)?;
                }
            }
        }
    }
    for mut desk in desks.into_values().flatten() {
        taking.all(desk.keep(tx, figures)?)?;
    }
    taking.summary.conflicts.sort_by_key(|conflict| conflict.at);
    Ok(taking.summary)
}

/// Counting what came of values.
struct Taking<'a> {
    told: &'a [(usize, Told)],
    summary: Summary,
}

impl Taking<'_> {
    fn all(&mut self, all: Vec<(usize, Result<Came>)>) -> Result<()> {
        all.into_iter().try_for_each(|(place, came)| self.came(place, came))
    }

    fn came(&mut self, place: usize, came: Result<Came>) -> Result<()> {
        match came {
            Ok(Came::New) => self.summary.imported += 1,
            Ok(Came::Changed) => self.summary.updated += 1,
            Ok(Came::Emptied) => self.summary.deleted += 1,
            Ok(Came::Same) => self.summary.ignored += 1,
            Err(error) => {
                let (at, one) = &self.told[place];
                let (at, flaw, object) = (*at, flaw_of(error)?, uid::of_figure(&one.figure));
                self.summary.ignored += 1;
                self.summary.conflicts.push(Conflict { at, object, flaw });
            }
        }
        Ok(())
    }
}

/// A fault ends the whole set; anything else is said of the one value.
fn flaw_of(error: Error) -> Result<Flaw> {
    match error {
        Error::Invalid(flaws) if !flaws.is_empty() => {
            Ok(flaws.into_iter().next().unwrap_or_else(|| Flaw::new("", "api-flaw-value")))
        }
        Error::NotFound => Ok(Flaw::new("", "dhis2-flaw-unit-far")),
        Error::Conflict(_) => Ok(Flaw::new("", "api-stale")),
        other => Err(other),
    }
}

/// The summary as DHIS2 writes it.
pub fn written(visit: &Visit, summary: &Summary, is_dry: bool) -> Value {
    let conflict = |one: &Conflict| {
        json!({
            "object": one.object,
            "value": visit.words().say_flaw(&one.flaw, None),
            "errorCode": "E7600",
            "indexes": [one.at],
        })
    };
    let is_well = summary.conflicts.is_empty();
    let status = if is_well { "SUCCESS" } else { "WARNING" };
    json!({
        "responseType": "ImportSummary",
        "status": status,
        "importOptions": { "dryRun": is_dry, "importStrategy": "CREATE_AND_UPDATE" },
        "description": visit.say(if is_well { "dhis2-import-well" } else { "dhis2-import-partly" }),
        "importCount": {
            "imported": summary.imported, "updated": summary.updated,
            "ignored": summary.ignored, "deleted": summary.deleted,
        },
        "conflicts": summary.conflicts.iter().map(conflict).collect::<Vec<_>>(),
        "dataSetComplete": "false",
    })
}

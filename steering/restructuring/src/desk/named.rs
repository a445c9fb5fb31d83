//! Naming records of a unit that is cut for one of its parts: what they counted, and the records
//! themselves while they are open, are that part's. The rest is divided. It draws nothing.

use super::write::cut_into;
use super::{Hand, moved_on, opened};
use crate::acts;
use crate::model::{DecisionId, DecisionRow, MoveId, NamedRow, State};
use crate::rules::{Link, read_links};
use crate::store;
use book::{FigureId, RecordId};
use kernel::db::Tx;
use kernel::{Error, Flaw, Pass, Result, UnitId, Who, number};
use std::collections::{BTreeMap, HashMap, HashSet};
use uuid::Uuid;

/// Records that are named at once, at the most: more are named in several steps, by the filters.
const MOST: usize = 10_000;

/// What a page names: records of its list, and others by their addresses.
#[derive(Debug, Clone, Default)]
pub struct Naming {
    /// Keys of records.
    pub records: Vec<Uuid>,
    /// Addresses, one a line.
    pub links: String,
    /// The part they are named for; none: they are named no more.
    pub part: Option<MoveId>,
}

/// Names records of a unit for a part: while the decision is open, and afterwards for what the maps
/// of other days tell, as long as no stock and no open record has moved. Answers how many.
pub fn name(
    tx: &mut Tx<'_>,
    who: &Who,
    hand: &Hand<'_>,
    (id, version): (DecisionId, i64),
    (unit, naming): (UnitId, &Naming),
) -> Result<usize> {
    let (decision, standing) = opened(tx, who, &acts::WRITE, id)?;
    if decision.version != version || decision.state() == State::Undone {
        return Err(moved_on(&decision, version));
    }
    let pass = &standing.pass;
    let parts = cut_into(tx, pass, id, unit)?;
    if naming.part.is_some_and(|part| !parts.iter().any(|one| one.id == part)) {
        return Err(Error::flaw("part", "restructuring-flaw-part"));
    }
    if naming.records.len() > MOST {
        let flaw = Flaw::new("record", "restructuring-flaw-many-records");
        return Err(Error::Invalid(vec![flaw.arg("most", number::count(MOST as i64))]));
    }
    let links = read_links(&naming.links).map_err(Error::Invalid)?;
    let known = Known::read(tx, pass, (id, unit))?;
    let records = known.found(tx, pass, hand, (&decision, unit), (naming, &links))?;
    if records.is_empty() {
        return Err(Error::flaw("links", "restructuring-flaw-no-record"));
    }
    let is_drawn = store::is_drawn(tx, pass, id)?;
    if is_drawn {
        let elsewhere = book::booked_elsewhere(tx, pass, unit)?;
        known.check_unmoved(hand, decision.state(), &records, &elsewhere)?;
    }
    store::put_named(tx, pass, &decision, (unit, naming.part), &records)?;
    if is_drawn {
        let lines = super::effect::named(tx, pass, id, Some(unit))?;
        org::store::rename_records(tx, pass, unit, &lines)?;
    }
    Ok(records.len())
}

/// What is known of a unit's records.
struct Known {
    /// Those that counted something, each with the figures.
    booked: HashMap<Uuid, Vec<FigureId>>,
    /// Those that are named, each with its address.
    named: HashMap<Uuid, String>,
}

impl Known {
    fn read(tx: &mut Tx<'_>, pass: &Pass, (id, unit): (DecisionId, UnitId)) -> Result<Known> {
        let mut booked: HashMap<Uuid, Vec<FigureId>> = HashMap::new();
        for one in book::booked_at(tx, pass, unit)? {
            booked.entry(one.record.uuid()).or_default().push(one.figure);
        }
        let named = store::named(tx, pass, id, Some(unit))?.into_iter();
        Ok(Known { booked, named: named.map(|row| (row.record, row.address)).collect() })
    }

    /// The records that are meant, each once: those that counted something at the unit, and those
    /// that are open there; what is neither is told with its line.
    fn found(
        &self,
        tx: &mut Tx<'_>,
        pass: &Pass,
        hand: &Hand<'_>,
        (decision, unit): (&DecisionRow, UnitId),
        (naming, links): (&Naming, &[Link]),
    ) -> Result<Vec<(Uuid, String)>> {
        let mut all: BTreeMap<Uuid, String> = BTreeMap::new();
        for record in &naming.records {
            let named = self.named.get(record);
            if named.is_none() && !self.booked.contains_key(record) {
                return Err(Error::flaw("record", "restructuring-flaw-record-gone"));
            }
            all.insert(*record, named.cloned().unwrap_or_default());
        }
        let mut flaws = Vec::new();
        for link in links {
            if self.booked.contains_key(&link.record) {
                all.insert(link.record, String::new());
            } else if holds(tx, pass, hand, (decision, unit), link.record)? {
                all.insert(link.record, link.address.clone());
            } else {
                let flaw = Flaw::new("links", "restructuring-flaw-record");
                flaws.push(flaw.arg("line", link.line.to_string()));
            }
        }
        if naming.part.is_none() {
            all.retain(|record, _| self.named.contains_key(record));
        }
        if flaws.is_empty() { Ok(all.into_iter().collect()) } else { Err(Error::Invalid(flaws)) }
    }

    /// Nothing is named otherwise that has moved by what was said before: a stock, which goes ahead
    /// on a tree that is drawn, what came late and was booked at whoever it was named for by then;
    /// after the day an open file too.
    fn check_unmoved(
        &self,
        hand: &Hand<'_>,
        state: State,
        records: &[(Uuid, String)],
        elsewhere: &HashSet<RecordId>,
    ) -> Result<()> {
        let has_moved = |(record, address): &(Uuid, String)| {
            let mut figures = self.booked.get(record).into_iter().flatten();
            (state == State::Done && !address.is_empty())
                || elsewhere.contains(&RecordId::of(*record))
                || figures.any(|figure| hand.figures.is_stock(*figure))
        };
        match records.iter().any(has_moved) {
            true if state != State::Done => {
                Err(Error::flaw("record", "restructuring-flaw-level-ahead"))
            }
            true => Err(Error::flaw("record", "restructuring-flaw-record-moved")),
            false => Ok(()),
        }
    }
}

/// Whether a record is open at the unit and would follow it.
fn holds(
    tx: &mut Tx<'_>,
    pass: &Pass,
    hand: &Hand<'_>,
    (decision, unit): (&DecisionRow, UnitId),
    record: Uuid,
) -> Result<bool> {
    if decision.state() == State::Done {
        return Ok(false);
    }
    for follower in hand.followers.0.iter() {
        if follower.holds(tx, pass, (unit, decision.on_day), record)?.is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}

/// What records that are named for a part made of a unit's numbers.
#[derive(Debug, Default)]
pub struct NamedPart {
    /// How many records.
    pub records: usize,
    /// By figure what they made, and what all records of the unit made; a stock's changes.
    pub figures: BTreeMap<FigureId, (i64, i64)>,
}

/// What is named of a unit, part by part.
pub fn named_parts_of(
    tx: &mut Tx<'_>,
    pass: &Pass,
    unit: UnitId,
    rows: &[NamedRow],
) -> Result<BTreeMap<MoveId, NamedPart>> {
    let parts: BTreeMap<Uuid, MoveId> =
        rows.iter().filter(|row| row.unit == unit).map(|row| (row.record, row.part)).collect();
    let mut all: BTreeMap<MoveId, NamedPart> = BTreeMap::new();
    for part in parts.values() {
        all.entry(*part).or_default().records += 1;
    }
    let mut whole: BTreeMap<FigureId, i64> = BTreeMap::new();
    for one in book::booked_at(tx, pass, unit)? {
        let sum = whole.entry(one.figure).or_default();
        *sum = sum.saturating_add(one.amount);
        if let Some(part) = parts.get(&one.record.uuid()) {
            let told = all.entry(*part).or_default().figures.entry(one.figure).or_default();
            told.0 = told.0.saturating_add(one.amount);
        }
    }
    for (figure, told) in all.values_mut().flat_map(|part| part.figures.iter_mut()) {
        told.1 = whole.get(figure).copied().unwrap_or_default();
    }
    Ok(all)
}

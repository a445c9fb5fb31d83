//! The lines of a table that look like work that was recorded otherwise: a batch is compared at
//! once, each line with what stands at its units on its days and nothing else, so that a file of a
//! year takes as long as its lines are many. It writes nothing.

use super::{New, around, kin};
use crate::model::{ActivityId, Kindred, Likeness};
use crate::rules::LONGEST_DAYS;
use crate::sheet::Line;
use crate::{acts, desk, rules, store};
use catalogue::Kind;
use kernel::db::Tx;
use kernel::place::{self, Place};
use kernel::{Day, Error, Flaw, Result, UnitId, Who};
use std::collections::hash_map::Entry;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

/// Pieces that a batch is compared with.
const MOST: i64 = 100_000;

/// What each of these lines looks like, in a flaw of the table; nothing where it looks like none.
/// Work that touches the days of a line is compared with it by the rules of the form, `own` (what
/// the lines of the file itself tell of) is not. Of a line that cannot be read, or not be recorded
/// by this person, nothing is said.
pub fn alike_lines(
    tx: &mut Tx<'_>,
    who: &Who,
    lines: &[Arc<Line>],
    own: &HashSet<ActivityId>,
) -> Result<Vec<Option<Flaw>>> {
    let mut batch = Batch::of(tx, who, lines)?;
    batch.rows.retain(|row| !own.contains(&row.id));
    batch.index();
    if batch.rows.is_empty() {
        return Ok(vec![None; lines.len()]);
    }
    lines.iter().map(|line| batch.ask(tx, line)).collect()
}

/// The first and the last day of a line, where they can be read and are one piece of work.
fn days(line: &Line) -> Option<(Day, Day)> {
    let (from, until) = (line.from().ok()?, line.until().ok()?);
    (from <= until && from.days_until(until) <= LONGEST_DAYS).then_some((from, until))
}

struct Batch<'a> {
    who: &'a Who,
    /// What stands around the lines, the earliest first.
    rows: Vec<Kindred>,
    /// Which of them stand at a unit on a day: theirs, where they were done, who joined.
    at: HashMap<(UnitId, Day), Vec<usize>>,
    /// Where units were found by their paths.
    places: HashMap<(String, Day), Option<Place>>,
    /// Where lines say that their work was done.
    spots: HashMap<(UnitId, String, Day), Spotted>,
    kinds: HashMap<UnitId, Vec<Kind>>,
}

/// Where a line says that its work was done, or what is wrong with what it says.
type Spotted = std::result::Result<Option<UnitId>, Flaw>;

impl Batch<'_> {
    fn of<'a>(tx: &mut Tx<'_>, who: &'a Who, lines: &[Arc<Line>]) -> Result<Batch<'a>> {
        let mut batch = Batch {
            who,
            rows: Vec::new(),
            at: HashMap::new(),
            places: HashMap::new(),
            spots: HashMap::new(),
            kinds: HashMap::new(),
        };
        let (mut ended, mut paths, mut units) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
        let mut begun = None;
        for line in lines {
            let Some((from, until)) = days(line) else { continue };
            // Work that began by then and goes on is met too, as by the form.
            let days = from.days_until(until) + LONGEST_DAYS;
            ended.extend((0..=days).map(|after| from.add_days(after)));
            begun = begun.max(Some(until));
            paths.insert(line.unit.as_str());
            if let Some(here) = batch.place(tx, &line.unit, until)? {
                units.extend(batch.spot(tx, line, &here, until)?.ok().flatten());
            }
            units.extend(batch.joiners(tx, line, until)?);
        }
        let Some(begun) = begun else { return Ok(batch) };
        units.extend(store::of_paths(tx, &paths.into_iter().collect::<Vec<_>>())?);
        let (units, ended): (Vec<_>, Vec<_>) =
            (units.into_iter().collect(), ended.into_iter().collect());
        let asked = store::Around { units: &units, ended: &ended, begun, kinds: &[], most: MOST };
        batch.rows = store::kindred(tx, &asked)?;
        Ok(batch)
    }

    /// Finds again what stands at a unit on a day.
    fn index(&mut self) {
        for (number, row) in self.rows.iter().enumerate() {
            let units: BTreeSet<UnitId> =
                [Some(row.unit), row.place, row.joiner].into_iter().flatten().collect();
            // What a file recorded may be longer than any line: its last days are what is met.
            let first = row.from_on.max(row.until_on.add_days(-2 * LONGEST_DAYS));
            for after in 0..=first.days_until(row.until_on) {
                for unit in &units {
                    self.at.entry((*unit, first.add_days(after))).or_default().push(number);
                }
            }
        }
    }

    /// What stands at one of these units on one of these days, the earliest first.
    fn touched(&self, units: &[UnitId], (from, until): (Day, Day)) -> BTreeSet<usize> {
        let days = (0..=from.days_until(until)).map(|after| from.add_days(after));
        let keys = days.flat_map(|day| units.iter().map(move |unit| (*unit, day)));
        keys.filter_map(|key| self.at.get(&key)).flatten().copied().collect()
    }

    /// The units that a line says joined; none where its own reasons are told of it.
    fn joiners(&mut self, tx: &mut Tx<'_>, line: &Line, on: Day) -> Result<Vec<UnitId>> {
        if line.get("joiners").is_empty() {
            return Ok(Vec::new());
        }
        let Some(unit) = self.place(tx, &line.unit, on)? else { return Ok(Vec::new()) };
        let found = desk::named::joiners(tx, &unit, line.get("joiners"), on)?;
        Ok(found.unwrap_or_default())
    }

    /// Where a line says that its work was done, looked up once.
    fn spot(&mut self, tx: &mut Tx<'_>, line: &Line, here: &Place, on: Day) -> Result<Spotted> {
        let key = (here.id, line.place.clone(), on);
        if let Some(spot) = self.spots.get(&key) {
            return Ok(spot.clone());
        }
        let found = desk::spot(tx, here, line, on)?;
        self.spots.insert(key, found.clone());
        Ok(found)
    }

    fn place(&mut self, tx: &mut Tx<'_>, path: &str, on: Day) -> Result<Option<Place>> {
        let key = (path.to_owned(), on);
        if let Some(place) = self.places.get(&key) {
            return Ok(place.clone());
        }
        let found = match place::find(tx, path, on) {
            Err(Error::NotFound) => None,
            found => Some(found?),
        };
        self.places.insert(key, found.clone());
        Ok(found)
    }

    fn ask(&mut self, tx: &mut Tx<'_>, line: &Line) -> Result<Option<Flaw>> {
        let Some((from, until)) = days(line) else { return Ok(None) };
        let Some(here) = self.place(tx, &line.unit, until)? else { return Ok(None) };
        let Ok(spot) = self.spot(tx, line, &here, until)? else { return Ok(None) };
        let joiners = self.joiners(tx, line, until)?;
        let units = around(here.id, spot, &joiners);
        let touched = self.touched(&units, (from, until));
        if touched.is_empty() {
            return Ok(None);
        }
        let Some((work, kinds)) = self.work(tx, line, &here, spot)? else { return Ok(None) };
        let all = self.kinds.get(&here.id).map_or(&[][..], Vec::as_slice);
        let (own, same) = kin(all, &kinds);
        let new = New { who: self.who, here: &here, work: &work, joiners: &joiners };
        let rows = touched.into_iter().filter_map(|at| self.rows.get(at));
        let rows = rows.filter(|row| own.contains(&row.kind));
        let near = new.near(tx, rows)?;
        let Some((near, like)) = rules::alike(&work, &near, &same) else { return Ok(None) };
        let is_told = near.is_open || like == Likeness::Hosted;
        let key = if is_told { "sheet-alike" } else { "sheet-alike-hidden" };
        new.told(tx, near, is_told, (Flaw::new("again", key), all)).map(Some)
    }

    /// What a line tells of, as it is compared, and the code of its kind; nothing where it cannot
    /// be read or is not this person's to record.
    fn work(
        &mut self,
        tx: &mut Tx<'_>,
        line: &Line,
        here: &Place,
        place: Option<UnitId>,
    ) -> Result<Option<(Kindred, String)>> {
        let Ok(pass) = self.who.may(&acts::RECORD, here) else { return Ok(None) };
        let all = match self.kinds.entry(here.id) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(place) => place.insert(catalogue::known(tx, &pass)?),
        };
        let Ok(kind) = line.kind_of(all) else { return Ok(None) };
        let id = line.id(0);
        let Ok(draft) = line.draft(id, kind, place) else { return Ok(None) };
        let title = if draft.title.is_empty() { &kind.label_vi } else { &draft.title };
        let work = Kindred {
            id,
            unit: here.id,
            unit_name: here.name.clone(),
            kind: kind.code.clone(),
            from_on: draft.from,
            until_on: draft.until,
            place,
            title_folded: store::searched(title),
            counted: rules::main_count(kind, &draft),
            kept_in: None,
            joiner: None,
        };
        Ok(Some((work, kind.code.clone())))
    }
}

//! The whole dated tree in memory, as other programs read it, with the Book's atlas beside it: read
//! once for a version of the tree. All of it is public; it holds no figure.

use crate::uid;
use book::Atlas;
use kernel::db::Tx;
use kernel::{Day, Error, Period, Result, UnitId};
use org::store::{self, LevelRow, PassingRow, ShareRow, WholeRow};
use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::{Arc, Mutex};
use uuid::Uuid;

/// A version of the tree.
pub struct Tree {
    version: (i64, i64, i64),
    units: Vec<WholeRow>,
    edges: HashMap<UnitId, Vec<(Day, Day, UnitId)>>,
    by_id: HashMap<UnitId, usize>,
    by_key: HashMap<Uuid, usize>,
    by_uid: HashMap<String, usize>,
    by_code: HashMap<String, Vec<usize>>,
    levels: Vec<LevelRow>,
    passings: Vec<PassingRow>,
    /// Shares of single figures by the unit that was cut.
    shares: HashMap<UnitId, Vec<ShareRow>>,
    atlas: Atlas,
    /// The days on which the map became another one.
    changes: BTreeSet<Day>,
}

/// The newest version that was asked for; on the shelf of the house.
#[derive(Default)]
pub struct Trees(Mutex<Option<Arc<Tree>>>);

impl Trees {
    /// The tree as it is now.
    pub fn now(&self, tx: &mut Tx<'_>) -> Result<Arc<Tree>> {
        let version = store::tree_version(tx)?;
        // A poisoned lock only means that a reader died; a tree is whole or not there.
        let known = self.0.lock().unwrap_or_else(|dead| dead.into_inner()).clone();
        if let Some(tree) = known.filter(|tree| tree.version == version) {
            return Ok(tree);
        }
        let tree = Arc::new(Tree::read(tx, version)?);
        *self.0.lock().unwrap_or_else(|dead| dead.into_inner()) = Some(Arc::clone(&tree));
        Ok(tree)
    }
}

impl Tree {
    fn read(tx: &mut Tx<'_>, version: (i64, i64, i64)) -> Result<Tree> {
        let units = store::whole(tx)?;
        let mut edges: HashMap<UnitId, Vec<(Day, Day, UnitId)>> = HashMap::new();
        for edge in store::edges(tx)? {
            edges.entry(edge.unit).or_default().push((edge.from_on, edge.until_on, edge.above));
        }
        let (mut by_id, mut by_key) = (HashMap::new(), HashMap::new());
        let mut by_uid = HashMap::new();
        let mut by_code: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, unit) in units.iter().enumerate() {
            by_id.insert(unit.id, at);
            by_key.insert(unit.key, at);
            by_uid.insert(uid::of_unit(unit.key), at);
            by_code.entry(unit.code.clone()).or_default().push(at);
        }
        let (levels, passings) = (store::levels(tx)?, store::passings(tx)?);
        let mut shares: HashMap<UnitId, Vec<ShareRow>> = HashMap::new();
        for row in store::figure_shares(tx)? {
            shares.entry(row.from_unit).or_default().push(row);
        }
        let atlas = Atlas::read(tx)?;
        let changes = changes(&units, &edges);
        Ok(Tree {
            changes,
            version,
            units,
            edges,
            by_id,
            by_key,
            by_uid,
            by_code,
            levels,
            passings,
            shares,
            atlas,
        })
    }

    /// Every unit that ever stood, by its number.
    pub fn units(&self) -> &[WholeRow] {
        &self.units
    }

    /// The levels, the centre's first.
    pub fn levels(&self) -> &[LevelRow] {
        &self.levels
    }

    /// The rank of a level: 0 is the centre's.
    pub fn rank(&self, level: &str) -> i64 {
        self.levels.iter().find(|row| row.code == level).map_or(0, |row| row.rank)
    }

    /// Every succession.
    pub fn passings(&self) -> &[PassingRow] {
        &self.passings
    }

    /// What a successor has of the figures that are divided otherwise than the unit it came from:
    /// of each such figure a share, which is nothing where the decision gave it none.
    pub fn shares(&self, row: &PassingRow) -> Vec<(&str, (i64, i64))> {
        let all = self.shares.get(&row.from_unit).map_or(&[][..], Vec::as_slice);
        let of_figure = |rows: &'_ [ShareRow]| {
            let own = rows.iter().find(|share| share.to_unit == row.to_unit);
            own.map_or((0, 1), |share| (share.share_part, share.share_whole))
        };
        let figures = all.chunk_by(|one, next| one.figure == next.figure);
        figures.map(|rows| (rows[0].figure.as_str(), of_figure(rows))).collect()
    }

    /// The Book's own reading of it.
    pub fn atlas(&self) -> &Atlas {
        &self.atlas
    }

    /// A unit by its number.
    pub fn get(&self, id: UnitId) -> Option<&WholeRow> {
        self.by_id.get(&id).map(|at| &self.units[*at])
    }

    /// A unit by its key, or by its path on a day (else the last that had it).
    pub fn find(&self, text: &str, day: Day) -> Result<&WholeRow> {
        if let Ok(key) = Uuid::parse_str(text) {
            let at = self.by_key.get(&key).ok_or(Error::NotFound)?;
            return Ok(&self.units[*at]);
        }
        let same = self.by_code.get(text).ok_or(Error::NotFound)?;
        let mut named = same.iter().map(|at| &self.units[*at]);
        let stood = named.clone().find(|unit| unit.from_on <= day && day <= unit.until_on);
        stood.or(named.next_back()).ok_or(Error::NotFound)
    }

    /// A unit by its eleven letters ([`crate::uid`]).
    pub fn by_uid(&self, uid: &str) -> Option<&WholeRow> {
        self.by_uid.get(uid).map(|at| &self.units[*at])
    }

    /// Whether a unit stands on a day.
    pub fn stands(unit: &WholeRow, day: Day) -> bool {
        unit.from_on <= day && day <= unit.until_on
    }

    /// The unit above one on a day; outside its days, on the nearest day it stood.
    pub fn above(&self, id: UnitId, day: Day) -> Option<UnitId> {
        let unit = self.get(id)?;
        let day = day.within(unit.from_on, unit.until_on);
        let edges = self.edges.get(&id)?;
        let edge = edges.iter().find(|(from, until, _)| *from <= day && day <= *until);
        edge.or(edges.last()).map(|(_, _, above)| *above)
    }

    /// Who it stood under and when.
    pub fn edges(&self, id: UnitId) -> &[(Day, Day, UnitId)] {
        self.edges.get(&id).map_or(&[], Vec::as_slice)
    }

    /// The day from which the map has been as it is on a day: maps are kept by it, and there are no
    /// more of them than changes of the tree.
    pub fn map_day(&self, day: Day) -> Day {
        self.changes.range(..=day).next_back().copied().unwrap_or(Day::FIRST)
    }

    /// Who stands for a unit on the map of a day: itself, or, closed by then, who took its place
    /// (the default one where it was cut), or, not founded yet, the unit that is above it later.
    pub fn stands_for(&self, id: UnitId, day: Day) -> Option<UnitId> {
        let mut at = id;
        // No unit has passed on more often; a ring would be a fault that other tests find.
        for _ in 0..64 {
            let unit = self.get(at)?;
            if Tree::stands(unit, day) {
                return Some(at);
            }
            let heir = || self.passings.iter().find(|row| row.from_unit == at && row.is_default);
            at = match unit.until_on < day {
                true => heir().map(|row| row.to_unit).or_else(|| self.above(at, day))?,
                false => self.above(at, unit.from_on)?,
            };
        }
        None
    }

    /// Itself first, the centre last.
    pub fn chain(&self, id: UnitId, day: Day) -> Vec<UnitId> {
        let mut chain = vec![id];
        // No tree of the society is deeper; a ring would be a fault that other tests find.
        while let Some(above) = self.above(chain[chain.len() - 1], day)
            && chain.len() < 64
        {
            chain.push(above);
        }
        chain
    }

    /// The units under one on a day, itself too, by number.
    pub fn under(&self, above: UnitId, day: Day) -> Vec<&WholeRow> {
        let is_under =
            |unit: &&WholeRow| Tree::stands(unit, day) && self.chain(unit.id, day).contains(&above);
        self.units.iter().filter(is_under).collect()
    }

    /// The units directly under one on a day, by number.
    pub fn children(&self, above: UnitId, day: Day) -> Vec<&WholeRow> {
        let is_child =
            |unit: &&WholeRow| Tree::stands(unit, day) && self.above(unit.id, day) == Some(above);
        self.units.iter().filter(is_child).collect()
    }
}

/// The units of periods as they were reported: what `pick` names on the map of each of a period's
/// own months. What all of them reported adds up to what the unit above them reported, whatever
/// became of them since. Periods share maps; each map is looked at once.
pub struct InPeriods<'t, P> {
    tree: &'t Tree,
    pick: P,
    known: HashMap<Day, Vec<UnitId>>,
}

impl<'t, P: Fn(Day) -> Vec<UnitId>> InPeriods<'t, P> {
    /// Units that `pick` names on the map of a day.
    pub fn new(tree: &'t Tree, pick: P) -> InPeriods<'t, P> {
        InPeriods { tree, pick, known: HashMap::new() }
    }

    /// Every unit that stood in some month of a period, each once.
    pub fn of(&mut self, period: Period) -> Vec<UnitId> {
        let maps: BTreeSet<Day> =
            period.months().map(|month| self.tree.map_day(month.last())).collect();
        let (mut seen, mut units) = (HashSet::new(), Vec::new());
        for map in maps {
            let pick = &self.pick;
            let found = self.known.entry(map).or_insert_with(|| pick(map));
            units.extend(found.iter().copied().filter(|unit| seen.insert(*unit)));
        }
        units
    }
}

/// Every day on which a unit began, ended or came under another one.
fn changes(units: &[WholeRow], edges: &HashMap<UnitId, Vec<(Day, Day, UnitId)>>) -> BTreeSet<Day> {
    let spans = units.iter().map(|unit| (unit.from_on, unit.until_on));
    let edges = edges.values().flatten().map(|(from, until, _)| (*from, *until));
    spans.chain(edges).flat_map(|(from, until)| [from, until.add_days(1)]).collect()
}

//! The whole dated tree in memory, to answer where a unit's part lies on the map of another day.
//! Read once and kept by whoever knows the tree's version; it holds no figure.

mod forebears;
mod walk;

use super::named;
use super::succession::{self, Apart};
use crate::model::FigureId;
use crate::rules::{Heir, Share, shares};
pub use forebears::Forebears;
use kernel::db::{Tx, sql};
use kernel::{Day, Month, Result, UnitId};
use std::collections::{HashMap, HashSet};
use std::fmt;
use std::sync::{Arc, Mutex};

/// A unit, the map of the month and the map that is asked for, and the figure that sees it, where
/// its shares are told apart.
type OfMaps = (UnitId, usize, usize, Option<FigureId>);

/// The dated tree with its successions.
#[derive(Default)]
pub struct Atlas {
    spans: HashMap<UnitId, (Day, Day)>,
    edges: HashMap<UnitId, Vec<(Day, Day, UnitId)>>,
    heirs: HashMap<UnitId, Vec<Heir>>,
    apart: Apart,
    elders: HashMap<UnitId, Vec<UnitId>>,
    /// Units that were cut by shares that no source gives.
    made_up: HashSet<UnitId>,
    /// Units that were cut with records named for some of their heirs, and for which.
    named: HashMap<UnitId, Vec<UnitId>>,
    /// Units that left no heir, by the unit above them to which their own part went.
    leavers: HashMap<UnitId, Vec<UnitId>>,
    /// The days on which the tree changed, in order: between two of them every map is the same.
    turns: Vec<Day>,
    trees: Mutex<HashMap<usize, Arc<MapTree>>>,
    covers: Mutex<HashMap<OfMaps, Arc<Cover>>>,
    forebears: Mutex<HashMap<(UnitId, usize), Arc<Forebears>>>,
}

/// The units of one map by the unit above them; those closed before it under their last parent.
#[derive(Debug, Default)]
struct MapTree {
    under: HashMap<UnitId, Vec<UnitId>>,
}

impl MapTree {
    fn under(&self, unit: UnitId) -> &[UnitId] {
        self.under.get(&unit).map_or(&[], Vec::as_slice)
    }
}

/// The version of the tree: every change gives a unit its next version, so the sum never stands
/// still.
pub(super) fn tree_version(tx: &mut Tx<'_>) -> Result<i64> {
    sql("select cast(coalesce(sum(version), 0) as bigint) from unit").one(tx)
}

/// The atlas that pages share: read when the tree has changed since, and kept until then.
#[derive(Default, Clone)]
pub struct Maps(Arc<Mutex<Option<Kept>>>);

/// The version of the tree with its atlas.
type Kept = (i64, Arc<Atlas>);

impl fmt::Debug for Maps {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Maps")
    }
}

impl Maps {
    /// The atlas of the tree as this transaction sees it.
    pub fn atlas(&self, tx: &mut Tx<'_>) -> Result<Arc<Atlas>> {
        let version = tree_version(tx)?;
        let kept = self.0.lock().unwrap_or_else(|dead| dead.into_inner()).clone();
        if let Some((_, atlas)) = kept.filter(|(known, _)| *known == version) {
            return Ok(atlas);
        }
        let atlas = Arc::new(Atlas::read(tx)?);
        let kept = Some((version, Arc::clone(&atlas)));
        *self.0.lock().unwrap_or_else(|dead| dead.into_inner()) = kept;
        Ok(atlas)
    }
}

/// Where the own part of a unit lies on another day's map.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    /// In these units, by exact shares that add up to one, in the stated order.
    Shared(Vec<(UnitId, Share)>),
    /// Somewhere among these: nobody wrote down how it was divided.
    Open(Vec<UnitId>),
}

/// What a unit of one day's map is made of, in the units of a month.
#[derive(Debug, Default)]
pub struct Cover {
    /// The largest units whose whole subtree lies in it.
    pub whole: Vec<UnitId>,
    /// Units whose own part lies in it for some of these shares (true: inside).
    pub pieces: Vec<(UnitId, Vec<(Share, bool)>)>,
    /// Units whose own part cannot be told apart: some of it may lie inside.
    pub open: Vec<UnitId>,
    /// Those of the pieces whose shares no source gives.
    pub made_up: HashSet<UnitId>,
    /// Of pieces, and of those that cannot be told apart: the heirs for whom records are named.
    pub named: HashMap<UnitId, Vec<NamedHeir>>,
}

/// A heir of a unit that was cut, for whom records of it are named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedHeir {
    /// The heir.
    pub heir: UnitId,
    /// Where its own part lies (true: inside), by exact shares; nothing where that is open.
    pub shares: Option<Vec<(Share, bool)>>,
    /// Whether no source gives these shares.
    pub is_made_up: bool,
}

impl Cover {
    /// Every unit that is in it, whole or in part.
    pub fn units(&self) -> Vec<UnitId> {
        let pieces = self.pieces.iter().map(|(unit, _)| *unit);
        self.whole.iter().copied().chain(pieces).collect()
    }
}

impl Atlas {
    /// Whether records of a unit that was cut are named for some of its heirs.
    pub(super) fn is_cut_by_names(&self, unit: UnitId) -> bool {
        self.named.contains_key(&unit)
    }

    /// Reads the tree.
    pub fn read(tx: &mut Tx<'_>) -> Result<Atlas> {
        let mut atlas = Atlas::default();
        let units: Vec<(UnitId, Day, Day)> =
            sql("select id, from_on, until_on from unit where until_on >= from_on order by id")
                .all(tx)?;
        for (unit, from, until) in units {
            atlas.spans.insert(unit, (from, until));
        }
        let edges: Vec<(UnitId, Day, Day, UnitId)> =
            sql("select unit, from_on, until_on, above from edge order by unit, from_on")
                .all(tx)?;
        for (unit, from, until, above) in edges {
            atlas.edges.entry(unit).or_default().push((from, until, above));
        }
        for line in succession::all(tx)? {
            atlas.heirs.entry(line.from_unit).or_default().push(line.heir());
            atlas.elders.entry(line.to_unit).or_default().push(line.from_unit);
            if line.is_illustrative {
                atlas.made_up.insert(line.from_unit);
            }
        }
        atlas.apart = Apart::read(tx)?;
        atlas.named = named::heirs(tx)?;
        atlas.turns = atlas.turns();
        atlas.leavers = atlas.leavers();
        Ok(atlas)
    }

    fn turns(&self) -> Vec<Day> {
        let spans = self.spans.values().copied();
        let edges = self.edges.values().flatten().map(|(from, until, _)| (*from, *until));
        let mut turns: Vec<Day> = spans
            .chain(edges)
            .flat_map(|(from, until)| [from, until.add_days(1)])
            .filter(|day| Day::BEGINNING < *day && *day <= Day::OPEN_END)
            .collect();
        turns.sort_unstable();
        turns.dedup();
        turns
    }

    fn leavers(&self) -> HashMap<UnitId, Vec<UnitId>> {
        let mut all: HashMap<UnitId, Vec<UnitId>> = HashMap::new();
        for (unit, (_, until)) in &self.spans {
            let is_closed = *until < Day::OPEN_END && !self.heirs.contains_key(unit);
            if let Some(above) = self.above(*unit, *until).filter(|_| is_closed) {
                all.entry(above).or_default().push(*unit);
            }
        }
        all
    }

    /// Which of the maps that ever were stands on a day.
    pub fn map_of(&self, day: Day) -> usize {
        self.turns.partition_point(|turn| *turn <= day)
    }

    /// The month in which what a unit held was handed on.
    pub(super) fn handed_on_in(&self, unit: UnitId) -> Option<Month> {
        self.spans.get(&unit).map(|(_, until)| Month::of(until.add_days(1)))
    }

    /// Whether a unit stood on any day of a month.
    pub fn stands_in(&self, unit: UnitId, month: Month) -> bool {
        let span = self.spans.get(&unit);
        span.is_some_and(|(from, until)| *from <= month.last() && month.first() <= *until)
    }

    /// The unit above one on a day; outside its days, the first or last it stood under.
    pub fn above(&self, unit: UnitId, day: Day) -> Option<UnitId> {
        let (from, until) = self.spans.get(&unit)?;
        let day = day.within(*from, *until);
        let edges = self.edges.get(&unit)?;
        let edge = edges.iter().rev().find(|(from, until, _)| *from <= day && day <= *until);
        edge.or(edges.last()).map(|(_, _, above)| *above)
    }

    /// Whether a unit is, or stands under, another on a day.
    pub fn is_in(&self, unit: UnitId, above: UnitId, day: Day) -> bool {
        let mut at = Some(unit);
        for _ in 0..64 {
            match at {
                Some(unit) if unit == above => return true,
                Some(unit) => at = self.above(unit, day),
                None => return false,
            }
        }
        false
    }

    /// Figures of which a decision says shares of their own: each has its own covers.
    pub fn apart(&self) -> impl Iterator<Item = FigureId> {
        self.apart.figures().iter().copied()
    }

    /// Where the own part of a unit lies on the map of a day; of a figure that is told apart, its
    /// own part of that figure.
    pub fn fate(&self, unit: UnitId, day: Day, figure: Option<FigureId>) -> Fate {
        self.trace((unit, day), figure, 0)
    }

    fn trace(&self, (unit, day): (UnitId, Day), figure: Option<FigureId>, depth: usize) -> Fate {
        let stays = Fate::Shared(vec![(unit, Share::WHOLE)]);
        let Some((from, until)) = self.spans.get(&unit) else { return stays };
        if depth > 64 || (*from <= day && day <= *until) {
            return stays;
        }
        if day < *from {
            return self.trace_back((unit, day), figure, depth);
        }
        let Some(heirs) = self.heirs.get(&unit).filter(|heirs| !heirs.is_empty()) else {
            // "Không phân về xã": what an abolished level kept itself goes to the unit above.
            return match self.above(unit, *until) {
                Some(above) => self.trace((above, day), figure, depth + 1),
                None => stays,
            };
        };
        let fates = heirs.iter().map(|heir| self.trace((heir.unit, day), figure, depth + 1));
        match shares(&self.apart.heirs(unit, figure, heirs)) {
            Some(shares) => compose(fates.zip(shares)),
            None => open(fates),
        }
    }

    /// Whether the own part of a unit, where it lies on the map of a day, was divided by shares
    /// that no source gives; of a figure that has shares of its own there, it was not.
    fn is_made_up(&self, at: (UnitId, Day), figure: Option<FigureId>, depth: usize) -> bool {
        let (unit, day) = at;
        let ended = self.spans.get(&unit).is_some_and(|(_, until)| *until < day);
        let heirs = self.heirs.get(&unit).filter(|_| ended && depth < 64);
        let by_unit = self.made_up.contains(&unit) && !self.apart.tells(unit, figure);
        let then = |heir: &Heir| self.is_made_up((heir.unit, day), figure, depth + 1);
        heirs.is_some_and(|heirs| by_unit || heirs.iter().any(then))
    }

    /// Before its founding, a unit's part lay in the units it was made of; several of them
    /// cannot be told apart.
    fn trace_back(
        &self,
        (unit, day): (UnitId, Day),
        figure: Option<FigureId>,
        depth: usize,
    ) -> Fate {
        let elders = self.elders.get(&unit);
        let elders: Vec<UnitId> = elders.into_iter().flatten().copied().collect();
        if elders.is_empty() {
            return match self.above(unit, day) {
                Some(above) => self.trace((above, day), figure, depth + 1),
                None => Fate::Shared(vec![(unit, Share::WHOLE)]),
            };
        }
        open(elders.into_iter().map(|elder| self.trace((elder, day), figure, depth + 1)))
    }

    /// What a unit, as it stands on a day, is made of in the units of a month. Months and days of
    /// one map share their answer.
    pub fn cover(&self, unit: UnitId, month: Month, day: Day) -> Arc<Cover> {
        self.cover_of(unit, month, day, None)
    }

    /// The same as a figure sees it, whose shares were told apart.
    pub fn cover_of(
        &self,
        unit: UnitId,
        month: Month,
        day: Day,
        figure: Option<FigureId>,
    ) -> Arc<Cover> {
        let figure = figure.filter(|figure| self.apart.figures().contains(figure));
        let key = (unit, self.map_of(month.last()), self.map_of(day), figure);
        // A poisoned lock only means that a reader died; a cover is whole or not there.
        let known = self.covers.lock().unwrap_or_else(|dead| dead.into_inner()).get(&key).cloned();
        if let Some(cover) = known {
            return cover;
        }
        let mut cover = walk::Walk::new(self, (unit, month.last(), day), figure).over();
        cover.whole.sort_unstable();
        cover.pieces.sort_unstable_by_key(|(unit, _)| *unit);
        cover.open.sort_unstable();
        let cover = Arc::new(cover);
        let mut covers = self.covers.lock().unwrap_or_else(|dead| dead.into_inner());
        covers.insert(key, Arc::clone(&cover));
        cover
    }

    /// The tree of the map that stands on a day.
    fn tree_on(&self, day: Day) -> Arc<MapTree> {
        let key = self.map_of(day);
        let known = self.trees.lock().unwrap_or_else(|dead| dead.into_inner()).get(&key).cloned();
        if let Some(tree) = known {
            return tree;
        }
        let mut tree = MapTree::default();
        for (child, _) in self.spans.iter().filter(|(_, (from, _))| *from <= day) {
            if let Some(above) = self.above(*child, day) {
                tree.under.entry(above).or_default().push(*child);
            }
        }
        let tree = Arc::new(tree);
        let mut trees = self.trees.lock().unwrap_or_else(|dead| dead.into_inner());
        trees.insert(key, Arc::clone(&tree));
        tree
    }
}

/// Shares of shares; equal units together, in the order in which they first appear.
fn compose(fates: impl Iterator<Item = (Fate, Share)>) -> Fate {
    let mut parts: Vec<(UnitId, Share)> = Vec::new();
    let mut is_known = true;
    for (fate, share) in fates {
        let (units, known) = match fate {
            Fate::Shared(units) => (units, true),
            Fate::Open(units) => (units.into_iter().map(|u| (u, Share::NONE)).collect(), false),
        };
        is_known &= known;
        for (unit, part) in units {
            let more = part.times(share);
            let at = parts.iter().position(|(known, _)| *known == unit);
            let at = at.unwrap_or_else(|| {
                parts.push((unit, Share::NONE));
                parts.len() - 1
            });
            match more.and_then(|more| parts[at].1.plus(more)) {
                Some(sum) => parts[at].1 = sum,
                None => is_known = false,
            }
        }
    }
    let units = || parts.iter().map(|(unit, _)| *unit).collect();
    if is_known { Fate::Shared(parts) } else { Fate::Open(units()) }
}

/// Somewhere among several; told after all when it is one place.
fn open(fates: impl Iterator<Item = Fate>) -> Fate {
    let mut units: Vec<UnitId> = Vec::new();
    for fate in fates {
        match fate {
            Fate::Shared(parts) => units.extend(parts.into_iter().map(|(unit, _)| unit)),
            Fate::Open(more) => units.extend(more),
        }
    }
    let mut seen = HashSet::new();
    units.retain(|unit| seen.insert(*unit));
    match units.as_slice() {
        [only] => Fate::Shared(vec![(*only, Share::WHOLE)]),
        _ => Fate::Open(units),
    }
}

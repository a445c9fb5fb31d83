//! Finding what a unit of one day's map is made of: the units of a month that can lie in it, found
//! by following successions from its own subtree, and among them the largest subtrees that lie in
//! it whole. It reads only the atlas, and no more of it than the unit's own past and future.

use super::{Atlas, Cover, Fate, MapTree, NamedHeir};
use crate::model::FigureId;
use crate::rules::Share;
use kernel::{Day, UnitId};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// How much of something lies inside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    All,
    None,
    Some,
}

/// One walk over the part of a month's tree that can lie in a unit.
pub(super) struct Walk<'a> {
    atlas: &'a Atlas,
    unit: UnitId,
    /// Last day of the month.
    then: Day,
    /// The day of the map that is asked for.
    day: Day,
    /// The figure that sees it, where its shares are told apart.
    figure: Option<FigureId>,
    tree: Arc<MapTree>,
    near: HashSet<UnitId>,
    fates: HashMap<UnitId, Fate>,
    parts: HashMap<UnitId, Part>,
    cover: Cover,
}

impl<'a> Walk<'a> {
    /// Of the tree on the last day of a month, with respect to a unit as it stands on a day.
    pub(super) fn new(
        atlas: &'a Atlas,
        (unit, then, day): (UnitId, Day, Day),
        figure: Option<FigureId>,
    ) -> Walk<'a> {
        let (fates, parts, cover) = Default::default();
        let (tree, near) = (atlas.tree_on(then), HashSet::new());
        Walk { atlas, unit, then, day, figure, tree, near, fates, parts, cover }
    }

    /// What lies inside.
    pub(super) fn over(mut self) -> Cover {
        self.near = self.near();
        let near = self.near.iter().copied();
        let tops: Vec<UnitId> = near.filter(|unit| self.is_top(*unit)).collect();
        for top in tops {
            self.visit(top);
            self.collect(top);
        }
        self.cover
    }

    /// The units of the month that can lie inside: what stands inside on the day, what that was
    /// before, and, in a later month, what it has become.
    pub(super) fn near(&self) -> HashSet<UnitId> {
        let inside = self.atlas.tree_on(self.day);
        let standing = closure(vec![self.unit], |unit| inside.under(unit).to_vec());
        let start: Vec<UnitId> = standing.into_iter().collect();
        let mut all = closure(start.clone(), |unit| self.before(unit));
        if self.then >= self.day {
            all.extend(closure(start, |unit| self.after(unit)));
        }
        all.retain(|unit| self.atlas.spans.get(unit).is_some_and(|(from, _)| *from <= self.then));
        all
    }

    /// Whose own part came to a unit.
    fn before(&self, unit: UnitId) -> Vec<UnitId> {
        let of = |map: &HashMap<UnitId, Vec<UnitId>>| map.get(&unit).cloned().unwrap_or_default();
        [of(&self.atlas.elders), of(&self.atlas.leavers)].concat()
    }

    /// Who has got something of a unit's own part, and who was founded later out of nothing.
    fn after(&self, unit: UnitId) -> Vec<UnitId> {
        let heirs = self.atlas.heirs.get(&unit);
        let mut all: Vec<UnitId> = heirs.into_iter().flatten().map(|heir| heir.unit).collect();
        if heirs.is_none() {
            all.extend(self.gone_to(unit));
        }
        all.extend(self.tree.under(unit).iter().filter(|under| self.is_young(**under)));
        all
    }

    fn is_young(&self, unit: UnitId) -> bool {
        let is_later = self.atlas.spans.get(&unit).is_some_and(|(from, _)| *from > self.day);
        is_later && !self.atlas.elders.contains_key(&unit)
    }

    /// The unit above one that was closed without an heir.
    fn gone_to(&self, unit: UnitId) -> Option<UnitId> {
        let (_, until) = self.atlas.spans.get(&unit)?;
        self.atlas.above(unit, *until).filter(|_| *until < self.then)
    }

    /// Whether nothing near stands right above it.
    fn is_top(&self, unit: UnitId) -> bool {
        self.atlas.above(unit, self.then).is_none_or(|above| !self.near.contains(&above))
    }

    /// How much of a subtree lies inside.
    fn visit(&mut self, at: UnitId) -> Part {
        let mut part = self.own_part(at);
        for child in self.tree.clone().under(at) {
            let of_child = if self.near.contains(child) { self.visit(*child) } else { Part::None };
            if of_child != part {
                part = Part::Some;
            }
        }
        self.parts.insert(at, part);
        part
    }

    fn fate(&mut self, at: UnitId) -> Fate {
        let (atlas, day, figure) = (self.atlas, self.day, self.figure);
        self.fates.entry(at).or_insert_with(|| atlas.fate(at, day, figure)).clone()
    }

    fn is_inside(&self, unit: UnitId) -> bool {
        self.atlas.is_in(unit, self.unit, self.day)
    }

    fn own_part(&mut self, at: UnitId) -> Part {
        let places: Vec<bool> = match self.fate(at) {
            Fate::Shared(parts) => parts.iter().map(|(unit, _)| self.is_inside(*unit)).collect(),
            Fate::Open(units) => units.iter().map(|unit| self.is_inside(*unit)).collect(),
        };
        match places.iter().filter(|is_in| **is_in).count() {
            0 => Part::None,
            all if all == places.len() => Part::All,
            _ => Part::Some,
        }
    }

    /// Takes the largest whole subtrees and the pieces of those that were cut.
    fn collect(&mut self, at: UnitId) {
        match self.parts.get(&at) {
            Some(Part::All) => return self.cover.whole.push(at),
            Some(Part::Some) => {}
            _ => return,
        }
        if self.own_part(at) != Part::None {
            match self.fate(at) {
                Fate::Shared(parts) => {
                    let parts = parts.iter().map(|(unit, share)| (*share, self.is_inside(*unit)));
                    let parts = parts.collect();
                    self.cover.pieces.push((at, parts));
                    if self.atlas.is_made_up((at, self.day), self.figure, 0) {
                        self.cover.made_up.insert(at);
                    }
                }
                Fate::Open(units) if units.iter().all(|unit| self.is_inside(*unit)) => {
                    self.cover.pieces.push((at, vec![(Share::WHOLE, true)]));
                }
                Fate::Open(_) => self.cover.open.push(at),
            }
            self.note_named(at);
        }
        for child in self.tree.clone().under(at) {
            if self.near.contains(child) {
                self.collect(*child);
            }
        }
    }
}

impl Walk<'_> {
    /// Where the heirs lie for whom records of a unit are named, once it was cut.
    fn note_named(&mut self, at: UnitId) {
        let ended = self.atlas.spans.get(&at).is_some_and(|(_, until)| *until < self.day);
        let Some(heirs) = self.atlas.named.get(&at).filter(|_| ended) else { return };
        let mut named = Vec::with_capacity(heirs.len());
        for heir in heirs {
            let inside = |unit: &UnitId| self.is_inside(*unit);
            let shares = match self.atlas.fate(*heir, self.day, self.figure) {
                Fate::Shared(parts) => {
                    Some(parts.iter().map(|(unit, share)| (*share, inside(unit))).collect())
                }
                Fate::Open(units) if units.iter().all(inside) => Some(vec![(Share::WHOLE, true)]),
                Fate::Open(units) if !units.iter().any(inside) => Some(vec![(Share::WHOLE, false)]),
                Fate::Open(_) => None,
            };
            let is_made_up = self.atlas.is_made_up((*heir, self.day), self.figure, 0);
            named.push(NamedHeir { heir: *heir, shares, is_made_up });
        }
        self.cover.named.insert(at, named);
    }
}

/// Everything reached from a start, the start included.
fn closure(start: Vec<UnitId>, next: impl Fn(UnitId) -> Vec<UnitId>) -> HashSet<UnitId> {
    let (mut seen, mut open) = (HashSet::new(), start);
    while let Some(unit) = open.pop() {
        if seen.insert(unit) {
            open.extend(next(unit));
        }
    }
    seen
}

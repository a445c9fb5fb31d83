//! Finding what a unit of one day's map is made of: a walk down a month's tree that keeps the
//! largest subtrees that came over whole. It reads only the atlas.

use super::{Atlas, Cover, Fate};
use crate::rules::Share;
use kernel::{Day, UnitId};
use std::collections::HashMap;

/// How much of something lies inside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    All,
    None,
    Some,
}

/// One walk over a month's tree, from the centre down.
pub(super) struct Walk<'a> {
    atlas: &'a Atlas,
    under: HashMap<UnitId, Vec<UnitId>>,
    unit: UnitId,
    day: Day,
    parts: HashMap<UnitId, Part>,
    cover: Cover,
}

impl<'a> Walk<'a> {
    /// Of a month's tree, with respect to a unit as it stands on a day.
    pub(super) fn new(
        atlas: &'a Atlas,
        under: HashMap<UnitId, Vec<UnitId>>,
        (unit, day): (UnitId, Day),
    ) -> Walk<'a> {
        let (parts, cover) = (HashMap::new(), Cover::default());
        Walk { atlas, under, unit, day, parts, cover }
    }

    /// What lies inside.
    pub(super) fn over(mut self, roots: &[UnitId]) -> Cover {
        for root in roots {
            self.visit(*root);
            self.collect(*root);
        }
        self.cover
    }

    /// How much of a subtree lies inside.
    fn visit(&mut self, at: UnitId) -> Part {
        let mut part = self.own_part(at);
        for child in self.under.get(&at).cloned().unwrap_or_default() {
            if self.visit(child) != part {
                part = Part::Some;
            }
        }
        self.parts.insert(at, part);
        part
    }

    fn own_part(&self, at: UnitId) -> Part {
        let inside = |unit: UnitId| self.atlas.is_in(unit, self.unit, self.day);
        let places: Vec<bool> = match self.atlas.fate(at, self.day) {
            Fate::Shared(parts) => parts.into_iter().map(|(unit, _)| inside(unit)).collect(),
            Fate::Open(units) => units.into_iter().map(inside).collect(),
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
            let inside = |unit: UnitId| self.atlas.is_in(unit, self.unit, self.day);
            match self.atlas.fate(at, self.day) {
                Fate::Shared(parts) => {
                    let parts = parts.into_iter().map(|(unit, share)| (share, inside(unit)));
                    self.cover.pieces.push((at, parts.collect()));
                }
                Fate::Open(units) if units.iter().all(|unit| inside(*unit)) => {
                    self.cover.pieces.push((at, vec![(Share::WHOLE, true)]));
                }
                Fate::Open(_) => self.cover.open.push(at),
            }
        }
        for child in self.under.get(&at).cloned().unwrap_or_default() {
            self.collect(child);
        }
    }
}

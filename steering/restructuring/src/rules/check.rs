//! What must hold of a decision's moves before it is taken. Every flaw names the unit; its field
//! is `moves`, because the list of moves is one thing to the reader.

use super::Tree;
use crate::model::{ApartRow, MoveId, MoveRow, Ref, Sort};
use book::rules::{Heir, shares};
use kernel::{Flaw, UnitId};
use org::dataset::LevelSeed;
use org::rules::may_stand_under;
use std::collections::{BTreeMap, HashMap, HashSet};

/// Flaws that are told at once; nobody reads a thousand.
const TOLD: usize = 40;

/// The units whose single figures are said to be divided otherwise than they now can be: a part
/// came or went since, or what is left of the shares is no whole. In order, each once.
pub fn torn(moves: &[MoveRow], apart: &[ApartRow]) -> Vec<UnitId> {
    let mut parts: HashMap<UnitId, HashSet<MoveId>> = HashMap::new();
    for one in moves.iter().filter(|one| one.sort() == Some(Sort::Part)) {
        if let Some(unit) = one.unit {
            parts.entry(unit).or_default().insert(one.id);
        }
    }
    let mut said: BTreeMap<(UnitId, &str), Vec<&ApartRow>> = BTreeMap::new();
    for row in apart {
        said.entry((row.unit, row.figure.as_str())).or_default().push(row);
    }
    let is_torn = |unit: UnitId, rows: &[&ApartRow]| {
        let over: HashSet<MoveId> = rows.iter().map(|row| row.id).collect();
        let heir = |row: &&ApartRow| Heir { unit, share: Some((row.share_part, row.share_whole)) };
        let heirs: Vec<Heir> = rows.iter().map(heir).collect();
        parts.get(&unit) != Some(&over) || shares(&heirs).is_none()
    };
    let torn = said.into_iter().filter(|((unit, _), rows)| is_torn(*unit, rows));
    let mut units: Vec<UnitId> = torn.map(|((unit, _), _)| unit).collect();
    units.dedup();
    units
}

/// The flaws of moves on a tree; none when the decision can be taken.
pub fn check(tree: &Tree, levels: &[LevelSeed], moves: &[MoveRow]) -> Vec<Flaw> {
    if moves.is_empty() {
        return vec![Flaw::new("moves", "restructuring-flaw-no-move")];
    }
    let all = Moves::of(tree, moves);
    let mut flaws: Vec<Flaw> = moves.iter().flat_map(|one| all.flaws_of(one)).collect();
    flaws.extend(all.endings());
    flaws.extend(all.cuts());
    flaws.extend(moves.iter().filter_map(|one| all.level(levels, one)));
    flaws.extend(all.circles());
    flaws.truncate(TOLD);
    flaws
}

struct Moves<'a> {
    tree: &'a Tree,
    moves: &'a [MoveRow],
    by_id: HashMap<MoveId, &'a MoveRow>,
    ending: HashSet<UnitId>,
}

impl<'a> Moves<'a> {
    fn of(tree: &'a Tree, moves: &'a [MoveRow]) -> Moves<'a> {
        let ends = moves.iter().filter(|one| one.sort().is_some_and(Sort::ends_unit));
        let ending = ends.filter_map(|one| one.unit).collect();
        let by_id = moves.iter().map(|one| (one.id, one)).collect();
        Moves { tree, moves, by_id, ending }
    }

    fn flaw(&self, key: &'static str, unit: UnitId) -> Flaw {
        Flaw::new("moves", key).arg("unit", self.tree.name(unit))
    }

    /// Flaws of one move by itself.
    fn flaws_of(&self, one: &MoveRow) -> Vec<Flaw> {
        let Some(sort) = one.sort() else {
            return vec![Flaw::new("moves", "restructuring-flaw-unit-gone")];
        };
        let mut flaws = Vec::new();
        match one.unit {
            None if sort.needs_unit() => {
                flaws.push(Flaw::new("moves", "restructuring-flaw-no-unit"));
            }
            Some(unit) if self.tree.get(unit).is_none() => {
                flaws.push(Flaw::new("moves", "restructuring-flaw-unit-gone"));
            }
            Some(unit) if Some(unit) == self.tree.top() && sort.needs_unit() => {
                flaws.push(self.flaw("restructuring-flaw-top", unit));
            }
            _ => {}
        }
        if sort.needs_target() {
            flaws.extend(self.target(one));
        }
        if sort.needs_name() && one.name.trim().is_empty() {
            flaws.push(Flaw::new("moves", "restructuring-flaw-no-name"));
        }
        flaws
    }

    fn target(&self, one: &MoveRow) -> Option<Flaw> {
        let named = one.unit.map_or_else(|| one.name.clone(), |unit| self.tree.name(unit));
        let said = |key: &'static str| Some(Flaw::new("moves", key).arg("unit", named.clone()));
        match one.leads_to() {
            None => said("restructuring-flaw-no-target"),
            Some(Ref::Unit(to)) if Some(to) == one.unit => said("restructuring-flaw-itself"),
            Some(Ref::Unit(to)) if self.tree.get(to).is_none() => {
                said("restructuring-flaw-target-gone")
            }
            Some(Ref::Unit(to)) if self.ending.contains(&to) => {
                said("restructuring-flaw-target-ends")
                    .map(|flaw| flaw.arg("target", self.tree.name(to)))
            }
            Some(Ref::New(id)) if !self.founds(id) => said("restructuring-flaw-target-gone"),
            _ => None,
        }
    }

    fn founds(&self, id: MoveId) -> bool {
        self.by_id.get(&id).and_then(|one| one.sort()).is_some_and(|sort| sort.needs_name())
    }

    /// A unit ends in one way, and one that ends is not hung elsewhere.
    fn endings(&self) -> Vec<Flaw> {
        let mut ways: HashMap<UnitId, Vec<Sort>> = HashMap::new();
        for one in self.moves {
            if let (Some(unit), Some(sort)) = (one.unit, one.sort()) {
                ways.entry(unit).or_default().push(sort);
            }
        }
        let is_twice =
            |sorts: &Vec<Sort>| sorts.len() > 1 && sorts.iter().any(|sort| *sort != Sort::Part);
        let mut twice: Vec<UnitId> =
            ways.into_iter().filter(|(_, sorts)| is_twice(sorts)).map(|(unit, _)| unit).collect();
        twice.sort_unstable();
        twice.into_iter().map(|unit| self.flaw("restructuring-flaw-twice", unit)).collect()
    }

    /// A unit that is cut has two parts or more, and its shares, where said, make one whole.
    fn cuts(&self) -> Vec<Flaw> {
        let mut parts: HashMap<UnitId, Vec<&MoveRow>> = HashMap::new();
        for one in self.moves.iter().filter(|one| one.sort() == Some(Sort::Part)) {
            if let Some(unit) = one.unit {
                parts.entry(unit).or_default().push(one);
            }
        }
        let mut cut: Vec<(UnitId, Vec<&MoveRow>)> = parts.into_iter().collect();
        cut.sort_unstable_by_key(|(unit, _)| *unit);
        let flaw_of = |(unit, parts): (UnitId, Vec<&MoveRow>)| {
            let targets: HashSet<_> = parts.iter().map(|part| part.leads_to()).collect();
            let heir = |part: &&MoveRow| Heir { unit, share: part.share() };
            let heirs: Vec<Heir> = parts.iter().map(heir).collect();
            let said = heirs.iter().filter(|heir| heir.share.is_some()).count();
            if parts.len() < 2 {
                Some(self.flaw("restructuring-flaw-one-part", unit))
            } else if targets.len() < parts.len() {
                Some(self.flaw("restructuring-flaw-same-target", unit))
            } else if said > 0 && shares(&heirs).is_none() {
                Some(self.flaw("restructuring-flaw-shares", unit))
            } else {
                None
            }
        };
        cut.into_iter().filter_map(flaw_of).collect()
    }

    /// A founded unit stands where its level may stand (levels are data; rules.md 3.3).
    fn level(&self, levels: &[LevelSeed], one: &MoveRow) -> Option<Flaw> {
        if one.sort() != Some(Sort::Found) {
            return None;
        }
        let above = match one.leads_to()? {
            Ref::Unit(unit) => &self.tree.get(unit)?.level,
            Ref::New(id) => &self.by_id.get(&id)?.level,
        };
        let flaw = may_stand_under(levels, &one.level, above).err()?;
        Some(Flaw::new("moves", flaw.key).arg("unit", one.name.clone()))
    }

    /// Nobody is hung under himself, and no two new units stand under each other.
    fn circles(&self) -> Vec<Flaw> {
        let hung = self.moves.iter().filter(|one| one.sort() == Some(Sort::Parent));
        let moved: HashMap<UnitId, Ref> =
            hung.filter_map(|one| Some((one.unit?, one.leads_to()?))).collect();
        let mut flaws: Vec<Flaw> = Vec::new();
        for unit in moved.keys() {
            if self.returns(Ref::Unit(*unit), &moved) {
                flaws.push(self.flaw("restructuring-flaw-circle", *unit));
            }
        }
        for one in self.moves.iter().filter(|one| one.sort() == Some(Sort::Found)) {
            if self.returns(Ref::New(one.id), &moved) {
                let flaw = Flaw::new("moves", "restructuring-flaw-circle");
                flaws.push(flaw.arg("unit", one.name.clone()));
            }
        }
        flaws
    }

    fn returns(&self, start: Ref, moved: &HashMap<UnitId, Ref>) -> bool {
        let mut at = start;
        for _ in 0..64 {
            let above = match at {
                Ref::Unit(unit) => {
                    moved.get(&unit).copied().or(self.tree.above(unit).map(Ref::Unit))
                }
                Ref::New(id) => self.by_id.get(&id).and_then(|one| one.leads_to()),
            };
            match above {
                Some(above) if above == start => return true,
                Some(above) => at = above,
                None => return false,
            }
        }
        true
    }
}

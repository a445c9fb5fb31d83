//! From the moves of a decision to what is done to the tree: which units are founded, closed, hung
//! elsewhere, who takes whose place. Pure: the tree comes as values. What cannot be is told with
//! the name of the unit; nothing is guessed.

mod check;
mod links;
mod table;
#[cfg(test)]
mod tests;
mod tree;

pub use check::{check, torn};
pub use links::{Link, read_links};
pub use table::{COLUMNS, Line, read_apart, read_share, read_shares, read_table};
pub use tree::Tree;

use crate::model::{MoveId, MoveRow, Ref, Sort};
use kernel::UnitId;
use org::slug::slug;
use std::collections::{HashMap, HashSet};

/// A unit to be founded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Founded {
    /// The move that founds it.
    pub id: MoveId,
    /// Its place among the moves of the decision.
    pub at: usize,
    /// Level code.
    pub level: String,
    /// Under which unit.
    pub above: Ref,
    /// Its path.
    pub code: String,
}

/// A unit to be closed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Closed {
    /// The unit.
    pub unit: UnitId,
    /// Who takes its place, the default one first, with the share where it is said.
    pub heirs: Vec<(Ref, Option<(i64, i64)>)>,
    /// `whole`, `part` or `abolished`.
    pub kind: &'static str,
}

/// What a decision does to the tree.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Plan {
    /// Units to be founded, parents first.
    pub founded: Vec<Founded>,
    /// Units to be closed, those below before those above.
    pub closed: Vec<Closed>,
    /// Units that hang under another one, and under which; those that follow a closed parent too.
    pub hung: Vec<(UnitId, Ref)>,
}

impl Plan {
    /// The standing units above every unit that it hangs elsewhere, nearest first, as far as the
    /// decision reaches; those that it founds are passed through.
    pub fn above_hung(&self, tree: &Tree) -> Vec<(UnitId, Vec<UnitId>)> {
        let hung: HashMap<UnitId, Ref> = self.hung.iter().copied().collect();
        self.hung.iter().map(|(unit, _)| (*unit, self.chain(tree, &hung, *unit))).collect()
    }

    fn chain(&self, tree: &Tree, hung: &HashMap<UnitId, Ref>, unit: UnitId) -> Vec<UnitId> {
        let next = |at: Ref| match at {
            Ref::Unit(unit) => hung.get(&unit).copied().or_else(|| tree.above(unit).map(Ref::Unit)),
            Ref::New(id) => self.founded.iter().find(|new| new.id == id).map(|new| new.above),
        };
        let chain = std::iter::successors(next(Ref::Unit(unit)), |at| next(*at)).take(64);
        chain
            .filter_map(|at| match at {
                Ref::Unit(unit) => Some(unit),
                Ref::New(_) => None,
            })
            .collect()
    }
}

/// The moves of a sort, with their places.
fn of(moves: &[MoveRow], sort: Sort) -> impl Iterator<Item = (usize, &MoveRow)> {
    moves.iter().enumerate().filter(move |(_, one)| one.sort() == Some(sort))
}

/// What the moves do. Call [`check`] first: moves that cannot be make a plan that is refused.
pub fn plan(tree: &Tree, moves: &[MoveRow]) -> Plan {
    let closed = endings(tree, moves);
    let heirs = Heirs::of(&closed);
    let mut hung: Vec<(UnitId, Ref)> =
        of(moves, Sort::Parent).filter_map(|(_, one)| Some((one.unit?, one.leads_to()?))).collect();
    let moved: HashSet<UnitId> = hung.iter().map(|(unit, _)| *unit).collect();
    // Whoever stood under a closed unit follows it to the one that takes its place.
    for unit in tree.all().filter(|unit| !heirs.ends(unit.id) && !moved.contains(&unit.id)) {
        if let Some(above) = unit.above.filter(|above| heirs.ends(*above)) {
            hung.push((unit.id, heirs.last(above)));
        }
    }
    Plan { founded: founded(tree, moves, &heirs), hung, closed }
}

/// Who takes whose place, to be asked often.
struct Heirs(HashMap<UnitId, Ref>);

impl Heirs {
    fn of(closed: &[Closed]) -> Heirs {
        let first = |end: &Closed| Some((end.unit, end.heirs.first()?.0));
        Heirs(closed.iter().filter_map(first).collect())
    }

    fn ends(&self, unit: UnitId) -> bool {
        self.0.contains_key(&unit)
    }

    /// Who takes the place of a unit in the end, the default one.
    fn last(&self, unit: UnitId) -> Ref {
        let mut at = Ref::Unit(unit);
        for _ in 0..64 {
            let Ref::Unit(unit) = at else { return at };
            match self.0.get(&unit) {
                Some(heir) => at = *heir,
                None => return at,
            }
        }
        at
    }
}

/// The units that are no more, those below before those above.
fn endings(tree: &Tree, moves: &[MoveRow]) -> Vec<Closed> {
    let mut all: Vec<Closed> = Vec::new();
    for (_, one) in of(moves, Sort::Whole).chain(of(moves, Sort::Rename)) {
        let is_new = one.sort() == Some(Sort::Rename);
        let to = if is_new { Some(Ref::New(one.id)) } else { one.leads_to() };
        if let (Some(unit), Some(to)) = (one.unit, to) {
            all.push(Closed { unit, heirs: vec![(to, None)], kind: "whole" });
        }
    }
    let mut cut: HashMap<UnitId, usize> = HashMap::new();
    for (_, one) in of(moves, Sort::Part) {
        let (Some(unit), Some(to)) = (one.unit, one.leads_to()) else { continue };
        let at = *cut.entry(unit).or_insert_with(|| {
            all.push(Closed { unit, heirs: Vec::new(), kind: "part" });
            all.len() - 1
        });
        all[at].heirs.push((to, one.share()));
    }
    // What an abolished unit kept goes to whoever stands for the unit above it.
    let known = Heirs::of(&all);
    let abolished: Vec<UnitId> = of(moves, Sort::Abolish).filter_map(|(_, one)| one.unit).collect();
    let goes: HashSet<UnitId> = abolished.iter().copied().collect();
    for unit in abolished {
        let mut above = tree.above(unit);
        while let Some(higher) = above.filter(|above| goes.contains(above)) {
            above = tree.above(higher);
        }
        let heirs = above.map(|above| (known.last(above), None)).into_iter().collect();
        all.push(Closed { unit, heirs, kind: "abolished" });
    }
    all.sort_by_key(|end| std::cmp::Reverse(tree.place(end.unit)));
    all
}

/// The units that are founded, by a move of their own or by another name, parents first.
fn founded(tree: &Tree, moves: &[MoveRow], heirs: &Heirs) -> Vec<Founded> {
    let mut taken: HashSet<String> = tree.paths(|unit| !heirs.ends(unit));
    let mut placed: HashMap<MoveId, String> = HashMap::new();
    let mut all: Vec<Founded> = Vec::new();
    let mut open: Vec<(usize, &MoveRow)> =
        of(moves, Sort::Found).chain(of(moves, Sort::Rename)).collect();
    open.sort_by_key(|(at, _)| *at);
    // Each round places those whose parent is placed; a round that places none ends it.
    loop {
        let before = all.len();
        open.retain(|(at, one)| {
            let Some((above, path)) = above_of(tree, one, heirs, &placed) else { return true };
            let renamed = one.unit.and_then(|unit| tree.get(unit));
            let level = renamed.map_or_else(|| one.level.clone(), |unit| unit.level.clone());
            let code = free_path(&path, one, &mut taken);
            placed.insert(one.id, code.clone());
            all.push(Founded { id: one.id, at: *at, level, above, code });
            false
        });
        if open.is_empty() || all.len() == before {
            return all;
        }
    }
}

/// Where a new unit stands, and the path of that place, once it is known.
fn above_of(
    tree: &Tree,
    one: &MoveRow,
    heirs: &Heirs,
    placed: &HashMap<MoveId, String>,
) -> Option<(Ref, String)> {
    let above = match one.sort() {
        Some(Sort::Rename) => heirs.last(tree.above(one.unit?)?),
        _ => one.leads_to()?,
    };
    let path = match above {
        Ref::Unit(unit) => tree.get(unit)?.code.clone(),
        Ref::New(id) => placed.get(&id)?.clone(),
    };
    Some((above, path))
}

/// A path under another that is free on the day: two names that differ by marks alone (Xã Hoa
/// Lộc, Xã Hòa Lộc) are told apart by the official code, or by a number.
fn free_path(above: &str, one: &MoveRow, taken: &mut HashSet<String>) -> String {
    // Provinces stand under the centre with a path of one word.
    let word = match above {
        tree::CENTRE => slug(if one.short_name.is_empty() { &one.name } else { &one.short_name }),
        path => format!("{path}/{}", slug(&one.name)),
    };
    let mut path = word.clone();
    let mut number = 1;
    while !taken.insert(path.clone()) {
        number += 1;
        path = match &one.official_code {
            Some(code) if number == 2 => format!("{word}-{code}"),
            _ => format!("{word}-{number}"),
        };
    }
    path
}

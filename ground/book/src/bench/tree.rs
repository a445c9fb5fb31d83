//! A tree for a scratch database: read from a file, or given. In the product only `org` writes
//! the tree; here there is no `org` to ask.

use kernel::db::{Db, Tx, Value, sql};
use kernel::{Day, Error, Result, UnitId};
use std::collections::HashMap;
use std::path::Path;

/// A unit of the file.
#[derive(Debug, Clone)]
pub struct Branch {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// The place of its parent in the list; none for the root.
    pub above: Option<usize>,
}

/// The units, each parent after all that is under it: written in that order, every total of a
/// bulk load is appended, never inserted between others. A unit's id is its place plus one, unless
/// it stood before.
#[derive(Debug, Default)]
pub struct Tree {
    branches: Vec<Branch>,
    places: HashMap<String, usize>,
    ids: Vec<UnitId>,
}

/// Reads `code,parent,name`; a parent may come after its children.
pub fn read(file: &Path) -> Result<Tree> {
    let mut reader = csv::Reader::from_path(file).map_err(Error::fault)?;
    let mut lines: Vec<(String, String, String)> = Vec::new();
    for line in reader.deserialize() {
        lines.push(line.map_err(Error::fault)?);
    }
    let mut under: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, (_, parent, _)) in lines.iter().enumerate() {
        under.entry(parent.as_str()).or_default().push(at);
    }
    let mut order = Vec::with_capacity(lines.len());
    let mut open: Vec<usize> = under.get("").cloned().unwrap_or_default();
    if open.len() != 1 {
        return Err(Error::fault("units.csv needs one unit without a parent"));
    }
    // Each parent before its children, then turned round.
    while let Some(at) = open.pop() {
        order.push(at);
        open.extend(under.get(lines[at].0.as_str()).into_iter().flatten());
    }
    if order.len() != lines.len() {
        return Err(Error::fault("units.csv has units that no path joins to the root"));
    }
    order.reverse();
    let places: HashMap<String, usize> =
        order.iter().enumerate().map(|(place, at)| (lines[*at].0.clone(), place)).collect();
    let branches = order.iter().map(|at| {
        let (code, parent, name) = &lines[*at];
        let above = places.get(parent).copied();
        Branch { code: code.clone(), name: name.clone(), above }
    });
    let ids = (0..order.len()).map(id_of).collect();
    let tree = Tree { branches: branches.collect(), places, ids };
    if tree.places.len() != tree.branches.len() {
        return Err(Error::fault("units.csv names a code twice"));
    }
    Ok(tree)
}

impl Tree {
    /// The unit with this code.
    pub fn find(&self, code: &str) -> Result<UnitId> {
        let unknown = || Error::fault(format!("units.csv has no unit {code}"));
        self.place(code).map(id_of).ok_or_else(unknown)
    }

    /// A tree that stands: units with the place of each one's parent, parents after their children.
    pub fn standing(units: Vec<(UnitId, Option<usize>)>) -> Tree {
        let branch = |(_, above): &(UnitId, Option<usize>)| Branch {
            code: String::new(),
            name: String::new(),
            above: *above,
        };
        let branches = units.iter().map(branch).collect();
        let ids = units.into_iter().map(|(id, _)| id).collect();
        Tree { branches, places: HashMap::new(), ids }
    }

    /// The id of the unit at a place.
    pub fn id(&self, place: usize) -> UnitId {
        self.ids[place]
    }

    /// A unit's place in the list.
    pub fn place(&self, code: &str) -> Option<usize> {
        self.places.get(code).copied()
    }

    /// The parent's place.
    pub fn above(&self, place: usize) -> Option<usize> {
        self.branches[place].above
    }

    /// How many units.
    pub fn len(&self) -> usize {
        self.branches.len()
    }

    /// The unit without a parent.
    pub fn root(&self) -> UnitId {
        id_of(self.branches.len() - 1)
    }

    /// A unit at or under one that has nothing under it.
    pub fn first_leaf_under(&self, unit: UnitId) -> UnitId {
        let mut at = unit;
        while let Some(child) =
            self.branches.iter().position(|branch| branch.above.map(id_of) == Some(at))
        {
            at = id_of(child);
        }
        at
    }

    /// Writes the tree.
    pub async fn write(&self, db: &Db) -> Result<()> {
        let branches = self.branches.clone();
        db.write(move |tx| plant(tx, &branches)).await
    }
}

/// The id of a place.
pub fn id_of(place: usize) -> UnitId {
    UnitId(i64::try_from(place).unwrap_or(i64::MAX) + 1)
}

/// Writes units, edges and reach of a tree that always stood; unit ids are places plus one.
pub fn plant(tx: &mut Tx<'_>, branches: &[Branch]) -> Result<()> {
    tx.without_journal("a scratch tree has no journal");
    for (place, branch) in branches.iter().enumerate() {
        let unit = id_of(place);
        let key = kernel::Id::<kernel::ids::Account>::new();
        sql("insert into unit (id, key, code, name, name_folded, short_name, level, from_on, \
             until_on, version) values ($1, $2, $3, $4, $4, $4, 'level', $5, $6, 1)")
        .bind(unit)
        .bind(key)
        .bind(branch.code.as_str())
        .bind(branch.name.as_str())
        .bind(Day::BEGINNING)
        .bind(Day::OPEN_END)
        .run(tx)?;
        if let Some(above) = branch.above {
            sql("insert into edge (unit, from_on, until_on, above) values ($1, $2, $3, $4)")
                .bind(unit)
                .bind(Day::BEGINNING)
                .bind(Day::OPEN_END)
                .bind(id_of(above))
                .run(tx)?;
        }
        let mut at = Some(place);
        let mut depth = 0_i64;
        while let Some(above) = at {
            sql("insert into reach (above, unit, from_on, until_on, depth) \
                 values ($1, $2, $3, $4, $5)")
            .bind(id_of(above))
            .bind(unit)
            .bind(Day::BEGINNING)
            .bind(Day::OPEN_END)
            .bind(Value::Int(depth))
            .run(tx)?;
            at = branches[above].above;
            depth += 1;
        }
    }
    Ok(())
}

//! Loading the shipped tree into an empty database: units, edges, reach and succession in one
//! transaction, under the decision that made the map of 2025. Loading twice changes nothing.

use crate::dataset::{self, TreeData, UnitSeed, key_of};
use kernel::db::{Many, ToValue, Tx, Value, sql};
use kernel::fold::fold;
use kernel::journal::{self, Subject};
use kernel::{Day, Pass, Result, UnitId};
use std::collections::HashMap;
use uuid::Uuid;

/// What was loaded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Loaded {
    /// Units.
    pub units: usize,
    /// Rows of succession.
    pub successions: usize,
}

/// The decision row under which the tree of 2025 is loaded; its id is fixed, so that a second
/// load finds it.
pub const DECISION: Uuid = Uuid::from_u128(0x0197_b1a7_0000_7000_8000_0000_0000_2025);

/// A placed unit: its number, its span and its chain upward with the span of each link.
struct Placed {
    id: UnitId,
    from: Day,
    until: Day,
    above: Vec<(UnitId, Day, Day)>,
}

/// Loads the tree if it is not there; answers nothing when it was.
pub fn load(tx: &mut Tx<'_>, pass: &Pass, data: &TreeData) -> Result<Option<Loaded>> {
    let there: Option<Uuid> =
        sql("select id from decision where id = $1").bind(DECISION).maybe(tx)?;
    if there.is_some() {
        return Ok(None);
    }
    let placed = units(tx, data)?;
    succession(&placed, data)?.write(tx)?;
    level_rows().write(tx)?;
    sql("insert into decision (id, number, on_day, title, source, version) \
         values ($1, $2, $3, $4, $5, 1)")
    .bind(DECISION)
    .bind("202/2025/QH15")
    .bind(data.succession.first().map_or(Day::FIRST, |link| link.on))
    .bind("Sắp xếp đơn vị hành chính năm 2025")
    .bind("data/admin-units")
    .run(tx)?;
    journal::record(tx, pass, Subject::new("decision", DECISION), 1)?;
    Ok(Some(Loaded { units: data.units.len(), successions: data.succession.len() }))
}

/// What is gathered before it is written.
struct Gathered {
    units: Many,
    edges: Many,
    reach: Many,
}

fn units<'a>(tx: &mut Tx<'_>, data: &'a TreeData) -> Result<HashMap<&'a str, Placed>> {
    let mut placed: HashMap<&str, Placed> = HashMap::with_capacity(data.units.len());
    let mut all = Gathered {
        units: Many::new(
            "insert into unit (id, key, code, official_code, name, name_folded, short_name, \
             level, from_on, until_on, lat_e6, lon_e6, version) values",
            13,
        ),
        edges: Many::new("insert into edge (unit, from_on, until_on, above) values", 4),
        reach: Many::new("insert into reach (above, unit, from_on, until_on, depth) values", 5),
    };
    // Parents come before their children in the data, so one pass places everything.
    for (at, seed) in data.units.iter().enumerate() {
        let id = UnitId(at as i64 + 1);
        let from = seed.from.unwrap_or(Day::FIRST);
        let until = seed.until.unwrap_or(Day::LAST);
        let above = seed.parent.as_deref().and_then(|key| placed.get(key));
        let chain = above.map(|above| climb(above, from, until)).unwrap_or_default();
        all.units.push(unit_row(id, seed, from, until));
        if let Some((above, from, until)) = chain.first() {
            all.edges.push(vec![
                id.to_value(),
                from.to_value(),
                until.to_value(),
                above.to_value(),
            ]);
        }
        let own = (id, from, until);
        for (depth, link) in std::iter::once(&own).chain(&chain).enumerate() {
            all.reach.push(reach_row(id, link, depth as i64));
        }
        placed.insert(&seed.key, Placed { id, from, until, above: chain });
    }
    all.units.write(tx)?;
    all.edges.write(tx)?;
    all.reach.write(tx)?;
    Ok(placed)
}

/// The chain of a unit under `above`, each link cut to the days both stand.
fn climb(above: &Placed, from: Day, until: Day) -> Vec<(UnitId, Day, Day)> {
    let own = (above.id, above.from.max(from), above.until.min(until));
    let higher = above.above.iter().map(|(id, f, u)| (*id, (*f).max(from), (*u).min(until)));
    std::iter::once(own).chain(higher).collect()
}

fn unit_row(id: UnitId, seed: &UnitSeed, from: Day, until: Day) -> Vec<Value> {
    vec![
        id.to_value(),
        key_of(&seed.key).to_value(),
        seed.code.to_value(),
        seed.official_code.to_value(),
        seed.name.to_value(),
        fold(&seed.name).to_value(),
        seed.short_name.to_value(),
        seed.level.to_value(),
        from.to_value(),
        until.to_value(),
        seed.lat_e6.to_value(),
        seed.lon_e6.to_value(),
        1_i64.to_value(),
    ]
}

fn reach_row(unit: UnitId, link: &(UnitId, Day, Day), depth: i64) -> Vec<Value> {
    vec![link.0.to_value(), unit.to_value(), link.1.to_value(), link.2.to_value(), depth.to_value()]
}

fn succession(placed: &HashMap<&str, Placed>, data: &TreeData) -> Result<Many> {
    let mut batch = Many::new(
        "insert into succession (id, on_day, from_unit, to_unit, kind, share_part, share_whole, \
         place_in_order, is_default) values",
        9,
    );
    let unit = |key: &str| placed.get(key).map(|p| p.id).ok_or(kernel::Error::NotFound);
    for (at, seed) in data.succession.iter().enumerate() {
        batch.push(vec![
            key_of(&format!("succession/{}/{}", seed.from, seed.to)).to_value(),
            seed.on.to_value(),
            unit(&seed.from)?.to_value(),
            unit(&seed.to)?.to_value(),
            seed.kind.code().to_value(),
            Value::Null,
            Value::Null,
            (at as i64).to_value(),
            seed.is_default.to_value(),
        ]);
    }
    Ok(batch)
}

/// The levels of units: read by pages and rules, kept as rows so that a society can add its own.
fn level_rows() -> Many {
    let mut batch =
        Many::new("insert into level (code, rank, label_vi, label_en, under) values", 5);
    for level in dataset::levels() {
        batch.push(vec![
            level.code.to_value(),
            level.rank.to_value(),
            level.label_vi.to_value(),
            level.label_en.to_value(),
            level.under.join(" ").to_value(),
        ]);
    }
    batch
}

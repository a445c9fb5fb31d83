//! The restructuring of 1 July 2025 as one decision, made from the shipped tables: 63 provinces
//! became 34, 696 districts were abolished, 10,035 communes became 3,321 (data/admin-units). No
//! source gives the shares of the 471 communes that were cut: equal parts are an illustration,
//! marked so, and a society that knows better writes its own.

use crate::acts;
use crate::model::StepRow;
use crate::model::{DecisionId, DecisionRow, DecisionWords, Done, MoveId, MoveRow, Sort, State};
use crate::rules::Line;
use crate::store;
use kernel::db::Tx;
use kernel::{Day, Error, Result, UnitId, Who, place};
use org::dataset::{Transfer, TreeData, UnitSeed, key_of};
use org::store::DECISION;
use std::collections::{HashMap, HashSet};

/// Message key of the mark that equal parts carry.
pub const MARK: &str = "mark-illustrative-shares";

/// The words of the decision. Resolution 202/2025/QH15 of 12 June 2025 on the provinces; the
/// communes followed by resolutions of the Standing Committee for each new province.
pub fn words(on_day: Day) -> DecisionWords {
    DecisionWords {
        number: "202/2025/QH15".into(),
        on_day,
        signer: "Quốc hội".into(),
        title: "Sắp xếp đơn vị hành chính năm 2025".into(),
        body: "Từ 63 còn 34 tỉnh, thành; bỏ cấp huyện; từ 10.035 còn 3.321 xã, phường, đặc \
               khu. Nguồn: data/admin-units."
            .into(),
    }
}

/// What the decision does, a line a move, in the order of the tables. Parts are equal.
pub fn lines(data: &TreeData) -> Vec<Line> {
    let units: HashMap<&str, &UnitSeed> =
        data.units.iter().map(|unit| (unit.key.as_str(), unit)).collect();
    let mut parts: HashMap<&str, i64> = HashMap::new();
    for link in data.succession.iter().filter(|link| link.kind == Transfer::Part) {
        *parts.entry(&link.from).or_default() += 1;
    }
    let mut all: Vec<Line> = data
        .units
        .iter()
        .filter(|unit| unit.from.is_some())
        .map(|unit| founding(unit, &units))
        .collect();
    let mut links: Vec<_> = data.succession.iter().collect();
    links.sort_by_key(|link| !link.is_default);
    for link in links {
        let (Some(from), Some(to)) = (units.get(&*link.from), units.get(&*link.to)) else {
            continue;
        };
        let sort = match link.kind {
            Transfer::Whole => Sort::Whole,
            Transfer::Part => Sort::Part,
            Transfer::Abolished => Sort::Abolish,
        };
        let share = parts.get(&*link.from).map(|count| (1, *count)).filter(|_| sort == Sort::Part);
        let target = if sort == Sort::Abolish { String::new() } else { path(to) };
        all.push(Line { unit: from.code.clone(), target, share, ..line(sort) });
    }
    let named: HashSet<&str> = data.succession.iter().map(|link| link.from.as_str()).collect();
    let ended = data.units.iter().filter(|unit| unit.until.is_some());
    for unit in ended.filter(|unit| !named.contains(unit.key.as_str())) {
        all.push(Line { unit: unit.code.clone(), ..line(Sort::Abolish) });
    }
    for (at, line) in all.iter_mut().enumerate() {
        line.number = at + 2;
    }
    all
}

fn line(sort: Sort) -> Line {
    Line {
        number: 0,
        sort,
        unit: String::new(),
        target: String::new(),
        share: None,
        key: String::new(),
        name: String::new(),
        short_name: String::new(),
        level: String::new(),
        official_code: None,
        point_e6: None,
    }
}

fn founding(unit: &UnitSeed, units: &HashMap<&str, &UnitSeed>) -> Line {
    let above = unit.parent.as_deref().and_then(|key| units.get(key));
    Line {
        target: above.map(|above| path(above)).unwrap_or_default(),
        key: unit.key.clone(),
        name: unit.name.clone(),
        short_name: unit.short_name.clone(),
        level: unit.level.clone(),
        official_code: unit.official_code.clone(),
        point_e6: unit.lat_e6.zip(unit.lon_e6),
        ..line(Sort::Found)
    }
}

/// What a line calls a unit: its path when it stood before, its key when a line founds it.
fn path(unit: &UnitSeed) -> String {
    if unit.from.is_some() { unit.key.clone() } else { unit.code.clone() }
}

/// Writes the decision down under which a shipped tree was loaded: its map is drawn already, and
/// stocks, rights and open things follow on its day.
pub fn record(tx: &mut Tx<'_>, who: &Who, data: &TreeData) -> Result<()> {
    let Some(day) = data.succession.first().map(|link| link.on) else { return Ok(()) };
    let centre = place::find(tx, "trung-uong", day)?;
    let pass = who.may(&acts::WRITE, &centre)?;
    let id = DecisionId::of(DECISION);
    store::add(tx, &pass, id, &words(day), Some(MARK))?;
    let keys: Vec<_> = data.units.iter().map(|unit| key_of(&unit.key)).collect();
    let known: HashMap<_, UnitId> = org::store::by_keys(tx, &keys)?.into_iter().collect();
    let unit = |key: &str| known.get(&key_of(key)).copied().ok_or(Error::NotFound);
    let decision = store::found(tx, id)?;
    store::add_moves(tx, &pass, &decision, &moves(data, &unit)?)?;
    equal_parts(tx, &pass, data, &unit)?;
    let mut steps = Vec::new();
    for seed in &data.units {
        let sort = match (seed.from, seed.until) {
            (Some(_), _) => Done::Founded,
            (None, Some(_)) => Done::Closed,
            (None, None) => continue,
        };
        let until_on = (sort == Done::Closed).then_some(Day::OPEN_END);
        steps.push(StepRow {
            sort: sort.code().into(),
            unit: unit(&seed.key)?,
            until_on,
            above: None,
        });
    }
    // Founded: parents first, as the tables come. Closed: those below before those above.
    let (founded, mut closed): (Vec<_>, Vec<_>) =
        steps.into_iter().partition(|step| step.sort == Done::Founded.code());
    closed.reverse();
    store::put_steps(tx, &pass, id, &founded.into_iter().chain(closed).collect::<Vec<_>>())?;
    let decision: DecisionRow = store::found(tx, id)?;
    store::step(tx, &pass, &decision, State::Decided, None)
}

type Known<'a> = dyn Fn(&str) -> Result<UnitId> + 'a;

/// The moves of a tree that stands already; a founding move bears its unit's key.
fn moves(data: &TreeData, unit: &Known<'_>) -> Result<Vec<MoveRow>> {
    let lines = lines(data);
    let mut old = HashMap::new();
    for seed in data.units.iter().filter(|seed| seed.from.is_none()) {
        old.insert(seed.code.as_str(), unit(&seed.key)?);
    }
    let founded: HashSet<&str> = lines
        .iter()
        .filter(|line| line.sort == Sort::Found)
        .map(|line| line.key.as_str())
        .collect();
    let mut all = Vec::with_capacity(lines.len());
    for line in &lines {
        let is_new = founded.contains(line.target.as_str());
        let mut one = MoveRow {
            unit: old.get(line.unit.as_str()).copied(),
            target: old.get(line.target.as_str()).copied().filter(|_| !is_new),
            target_move: is_new.then(|| MoveId::of(key_of(&line.target))),
            share_part: line.share.map(|share| share.0),
            share_whole: line.share.map(|share| share.1),
            name: line.name.clone(),
            short_name: line.short_name.clone(),
            level: line.level.clone(),
            official_code: line.official_code.clone(),
            lat_e6: line.point_e6.map(|point| point.0),
            lon_e6: line.point_e6.map(|point| point.1),
            ..MoveRow::of(line.sort)
        };
        if line.sort == Sort::Found {
            one.id = MoveId::of(key_of(&line.key));
        }
        all.push(one);
    }
    Ok(all)
}

/// The illustration of the shares, in the succession too.
fn equal_parts(
    tx: &mut Tx<'_>,
    pass: &kernel::Pass,
    data: &TreeData,
    unit: &Known<'_>,
) -> Result<()> {
    let mut parts: HashMap<&str, Vec<&str>> = HashMap::new();
    for link in data.succession.iter().filter(|link| link.kind == Transfer::Part) {
        parts.entry(&link.from).or_default().push(&link.to);
    }
    let Some(day) = data.succession.first().map(|link| link.on) else { return Ok(()) };
    for (from, targets) in parts {
        let share = (1, targets.len() as i64);
        let mut shares = Vec::with_capacity(targets.len());
        for to in targets {
            shares.push((unit(to)?, share));
        }
        org::store::share(tx, pass, (unit(from)?, day), &shares, true)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_decision_of_2025_has_the_moves_of_the_law() {
        let lines = lines(&org::dataset::tree());
        let count = |sort: Sort| lines.iter().filter(|line| line.sort == sort).count();
        // 23 new provinces and every new commune; 52 old provinces, 9,564 communes and 5 island
        // districts went whole; 471 communes were cut into 1,033 parts.
        assert_eq!(count(Sort::Found), 23 + 3_321);
        assert_eq!(count(Sort::Whole), 52 + 9_564 + 5);
        assert_eq!(count(Sort::Part), 1_033);
        let cut: HashSet<&str> = lines
            .iter()
            .filter(|line| line.sort == Sort::Part)
            .map(|line| line.unit.as_str())
            .collect();
        assert_eq!(cut.len(), 471);
        // The other districts, and two units of Kiên Giang that the lists lack.
        assert_eq!(count(Sort::Abolish), 691 + 2);
    }
}

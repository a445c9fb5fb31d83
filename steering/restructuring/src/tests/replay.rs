//! The facts of the trial and what July's map must show of them, followed one by one through the
//! shipped tables: equal parts, floors, the largest remainders, ties in the order of the tables,
//! the default one first. Nothing of the Book or of the decision is used.

use super::day;
use kernel::Day;
use org::dataset::{SuccessionSeed, TreeData, UnitSeed};
use std::collections::{BTreeMap, HashMap};
use uuid::Uuid;

/// The figures of the trial: two of what was done, two of what there is.
pub const FLOWS: [&str; 2] = ["helped", "value"];
pub const STOCKS: [&str; 2] = ["members", "volunteers"];

/// A number of a unit of June's tree on a day.
pub struct Fact {
    /// Its place in June's tree.
    pub at: usize,
    pub key: String,
    pub figure: &'static str,
    pub on_day: Day,
    pub amount: i64,
    /// The record behind it, where its commune was cut.
    pub record: Option<Uuid>,
    /// The part it is named for, if it is: its place among those of the commune.
    pub part: Option<usize>,
}

/// In some months every fortieth commune, every tenth district and every province has done
/// something of its own, and has members of its own.
/// Of a commune that was cut some are named for one part.
pub fn facts(june: &TreeData, data: &TreeData) -> Vec<Fact> {
    let tables = Tables::of(data);
    let mut all = Vec::new();
    for (level, step) in [("commune", 40), ("district", 10), ("province", 1)] {
        let of_level = june.units.iter().enumerate().filter(|(_, unit)| unit.level == level);
        for (nth, (at, unit)) in of_level.enumerate().filter(|(nth, _)| nth % step == 0) {
            let n = nth as i64;
            for (month, on_day) in MONTHS.into_iter().enumerate() {
                let more = month as i64;
                for (figure, amount) in [
                    (FLOWS[0], 1 + (n * 7 + more) % 101),
                    (FLOWS[1], 1_000_003 + (n * 7_919 + more * 13) % 999_983),
                    (STOCKS[0], 1 + (n * 5 + more * 3) % 97),
                    (STOCKS[1], 3 + (n * 11 + more) % 53),
                ] {
                    let parts = tables.heirs.get(unit.key.as_str()).map_or(0, Vec::len);
                    let key = FIRST + all.len() as u128;
                    let record = (parts > 1).then(|| Uuid::from_u128(key));
                    let turn = nth + month + usize::from(figure == STOCKS[0]);
                    let part = record.filter(|_| !turn.is_multiple_of(3)).map(|_| turn % parts);
                    let (key, on_day) = (unit.key.clone(), day(on_day));
                    all.push(Fact { at, key, figure, on_day, amount, record, part });
                }
            }
        }
    }
    all
}

/// The key of the first record.
const FIRST: u128 = 0x0197_b1a7_0000_7000_8000_0000_0000_0000;

/// The last days of the months that the trial tells of.
pub const MONTHS: [&str; 3] = ["2024-10-31", "2025-03-31", "2025-05-31"];

/// The shipped tables, to be asked.
struct Tables<'a> {
    units: HashMap<&'a str, &'a UnitSeed>,
    heirs: HashMap<&'a str, Vec<&'a SuccessionSeed>>,
}

type Parts<'a> = Vec<(&'a str, (i128, i128))>;

impl<'a> Tables<'a> {
    fn of(data: &'a TreeData) -> Tables<'a> {
        let units = data.units.iter().map(|unit| (unit.key.as_str(), unit)).collect();
        let mut heirs: HashMap<&str, Vec<&SuccessionSeed>> = HashMap::new();
        for line in &data.succession {
            heirs.entry(&line.from).or_default().push(line);
        }
        for lines in heirs.values_mut() {
            lines.sort_by_key(|line| !line.is_default);
        }
        Tables { units, heirs }
    }

    /// Where a fact lies in July: where it is named for, or in all parts.
    fn lies(&self, fact: &'a Fact) -> Parts<'a> {
        match fact.part {
            Some(part) => self.parts(&self.heirs[fact.key.as_str()][part].to),
            None => self.parts(&fact.key),
        }
    }

    fn parts(&self, key: &'a str) -> Parts<'a> {
        let unit = self.units[key];
        if unit.until.is_none() {
            return vec![(key, (1, 1))];
        }
        match self.heirs.get(key).map_or(&[][..], Vec::as_slice) {
            [] => self.parts(unit.parent.as_deref().expect("a unit above")),
            lines => {
                let whole = lines.len() as i128;
                let each = lines.iter().flat_map(|line| self.parts(&line.to));
                each.map(|(to, (part, of))| (to, (part, of * whole))).collect()
            }
        }
    }
}

fn divide(value: i64, parts: &Parts<'_>) -> Vec<i64> {
    let value = i128::from(value);
    let mut given: Vec<i128> = parts.iter().map(|(_, (n, d))| value * n / d).collect();
    let left = (value - given.iter().sum::<i128>()) as usize;
    let mut order: Vec<usize> = (0..parts.len()).collect();
    order.sort_by(|a, b| {
        let rest = |at: usize| (value * parts[at].1.0 % parts[at].1.1, parts[at].1.1);
        let ((n, d), (m, e)) = (rest(*a), rest(*b));
        (m * d).cmp(&(n * e)).then(a.cmp(b))
    });
    for at in order.into_iter().take(left) {
        given[at] += 1;
    }
    given.into_iter().map(|part| part as i64).collect()
}

/// What each unit of July's map shows by its path, figure and month.
pub type Shown = BTreeMap<(String, &'static str, &'static str), i64>;

/// The numbers of July's map; and how many were divided with something left over.
pub fn shown<'a>(data: &'a TreeData, facts: &'a [Fact]) -> (Shown, usize) {
    let tables = Tables::of(data);
    let (mut all, mut left_over) = (Shown::new(), 0);
    for fact in facts {
        let parts = tables.lies(fact);
        left_over += usize::from(fact.amount % parts.len() as i64 != 0);
        let month = MONTHS.into_iter().find(|on| day(on) == fact.on_day).expect("a month");
        for ((to, _), part) in parts.iter().zip(divide(fact.amount, &parts)) {
            let mut at = Some(*to);
            while let Some(unit) = at.map(|key| tables.units[key]) {
                *all.entry((unit.code.clone(), fact.figure, month)).or_default() += part;
                at = unit.parent.as_deref();
            }
        }
    }
    (all, left_over)
}

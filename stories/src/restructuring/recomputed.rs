//! A restructuring computed again by somebody who has the API alone: old numbers, the units of both
//! days and who took whose place with which share give every number of the new map, figure by
//! figure; floors, the largest remainders, ties in the stated order. Nothing of the Book is used.

use super::{Demo, StatusCode, Visitor};
use crate::open::program;
use people::Scope;
use serde_json::Value as Json;
use std::collections::{BTreeMap, HashMap, HashSet};

/// Months before the map changed, and after its first change.
const MONTHS: [(&str, &str, &[&str]); 3] = [
    ("2024-09", "2024-09-30", &["kien-giang", "an-giang"]),
    ("2024-10", "2024-10-31", &["kien-giang", "an-giang"]),
    ("2025-08", "2025-08-31", &["an-giang"]),
];
/// The province of the new map.
const NEW: &str = "an-giang";

type Key = String;
/// What each figure is a sum of; a figure that is counted of nothing.
type Formulas = BTreeMap<String, Vec<(String, i64)>>;
/// Numbers by unit and figure.
type Numbers = BTreeMap<(Key, String), i64>;

/// The story: on the map of a day. Answers how many numbers were divided with something left over,
/// and for how many of these two parts had the same claim to it.
pub async fn from_the_api_alone(demo: &Demo, day: &str) -> (usize, usize) {
    let mut khach = Visitor::guest(demo);
    let refused = khach.get("/api/v1/successions").await;
    assert_eq!(refused.status, StatusCode::UNAUTHORIZED, "a token is asked for");
    let mut an = program(demo, "an", "trung-uong", &[Scope::Units, Scope::Figures]).await;
    let formulas = formulas(&mut an).await;
    let new = units(&mut an, NEW, day).await;
    let heirs = heirs(&mut an, day).await;
    let (mut left_over, mut ties) = (0, 0);
    for (month, last, provinces) in MONTHS {
        let (mut old, mut own) = (HashMap::new(), Numbers::new());
        for province in provinces {
            let units = units(&mut an, province, last).await;
            let told = told(&mut an, &units, &(*province, last), (month, "reported")).await.0;
            own.extend(without_those_below(&units, &told, &formulas));
            old.extend(units);
        }
        let map = Map { old: &old, new: &new, heirs: &heirs };
        let seen = map.seen(&own);
        left_over += seen.left_over;
        ties += seen.ties;
        let (answered, open) = told(&mut an, &new, &(NEW, day), (month, day)).await;
        let untold: HashSet<&Key> =
            seen.open.iter().filter(|unit| new.contains_key(*unit)).collect();
        assert_eq!(open.iter().collect::<HashSet<_>>(), untold, "{month} on {day}");
        assert!(answered.values().any(|value| *value != 0), "{month} says nothing");
        for ((unit, figure), value) in &answered {
            let mine = seen.number(unit, figure, &formulas);
            assert_eq!(mine, *value, "{figure} of {unit} in {month} on {day}");
        }
    }
    (left_over, ties)
}

/// All items of a list, page by page.
async fn all(an: &mut Visitor, path: &str) -> Vec<Json> {
    let (mut items, mut after) = (Vec::new(), String::new());
    loop {
        let page = an.page(&format!("{path}&limit=500{after}")).await.json();
        items.extend(page["items"].as_array().expect("items").iter().cloned());
        match page["next"].as_str() {
            Some(next) => after = format!("&after={next}"),
            None => return items,
        }
    }
}

fn text(of: &Json) -> String {
    of.as_str().unwrap_or_default().to_owned()
}

/// Each derived figure with its parts; a figure that is counted has none.
async fn formulas(an: &mut Visitor) -> Formulas {
    let list = an.page("/api/v1/figures").await.json();
    let part = |part: &Json| (text(&part["figure"]), part["sign"].as_i64().expect("a sign"));
    let parts = |one: &Json| {
        let formula = one["formula"].as_array();
        formula.map(|parts| parts.iter().map(part).collect()).unwrap_or_default()
    };
    let all = list["items"].as_array().expect("figures").iter();
    all.map(|one| (text(&one["code"]), parts(one))).collect()
}

/// The units at and under one on a day, each with the unit above it.
async fn units(an: &mut Visitor, under: &str, day: &str) -> HashMap<Key, Key> {
    let list = all(an, &format!("/api/v1/units?under={under}&as_of={day}")).await;
    assert!(list.len() > 50, "{under} on {day}: {}", list.len());
    list.iter().map(|unit| (text(&unit["id"]), text(&unit["above"]))).collect()
}

/// The numbers of units in a month, and those units whose numbers cannot be told.
async fn told(
    an: &mut Visitor,
    units: &HashMap<Key, Key>,
    (under, day): &(&str, &str),
    (month, map): (&str, &str),
) -> (Numbers, Vec<Key>) {
    let list = all(an, &format!("/api/v1/values?under={under}&period={month}&map={map}")).await;
    let (mut numbers, mut open) = (Numbers::new(), Vec::new());
    for line in &list {
        let unit = text(&line["unit"]["id"]);
        assert!(units.contains_key(&unit), "{unit} under {under} on {day}");
        if !line["cannot_tell"].is_null() {
            open.push(unit.clone());
        }
        for value in line["values"].as_array().expect("values") {
            let number = value["value"].as_i64().expect("a number");
            numbers.insert((unit.clone(), text(&value["figure"])), number);
        }
    }
    assert_eq!(list.len(), units.len(), "a line for every unit of {under} on {day}");
    (numbers, open)
}

/// What each unit has itself of what is counted: its number less those of the units under it.
fn without_those_below(units: &HashMap<Key, Key>, told: &Numbers, formulas: &Formulas) -> Numbers {
    let counted = told.iter().filter(|((_, figure), _)| formulas[figure].is_empty());
    let mut own: Numbers = counted.map(|(at, value)| (at.clone(), *value)).collect();
    for ((unit, figure), value) in told {
        let above = (units[unit].clone(), figure.clone());
        if let Some(above) = own.get_mut(&above) {
            *above -= value;
        }
    }
    own
}

/// Who takes a part of a unit's place.
struct Heir {
    to: Key,
    share: Option<(i128, i128)>,
    by_figure: HashMap<String, (i128, i128)>,
    rank: (bool, i64),
}

fn fraction(share: &Json) -> Option<(i128, i128)> {
    let of = |name: &str| share[name].as_i64().map(i128::from);
    of("part").zip(of("whole"))
}

/// Who took whose place until a day, in the stated order, the default one first.
async fn heirs(an: &mut Visitor, day: &str) -> HashMap<Key, Vec<Heir>> {
    let mut heirs: HashMap<Key, Vec<Heir>> = HashMap::new();
    for line in all(an, &format!("/api/v1/successions?under={NEW}")).await {
        if text(&line["on"]).as_str() > day {
            continue;
        }
        let by_figure = line["shares_by_figure"].as_array().expect("shares by figure");
        let of = |one: &Json| Some((text(&one["figure"]), fraction(&one["share"])?));
        let heir = Heir {
            to: text(&line["to"]["id"]),
            share: fraction(&line["share"]),
            by_figure: by_figure.iter().filter_map(of).collect(),
            rank: (line["is_default"] == false, line["order"].as_i64().expect("an order")),
        };
        heirs.entry(text(&line["from"]["id"])).or_default().push(heir);
    }
    for all in heirs.values_mut() {
        all.sort_by_key(|heir| heir.rank);
    }
    heirs
}

/// Two days and what happened between them.
struct Map<'a> {
    old: &'a HashMap<Key, Key>,
    new: &'a HashMap<Key, Key>,
    heirs: &'a HashMap<Key, Vec<Heir>>,
}

/// Parts of something, each with its place; whether the shares were told.
type Parts = (Vec<(Key, (i128, i128))>, bool);

/// The numbers of a new map.
#[derive(Default)]
struct Seen {
    numbers: Numbers,
    open: HashSet<Key>,
    left_over: usize,
    ties: usize,
}

impl Map<'_> {
    /// Where the own part of a unit lies on the new map.
    fn parts(&self, unit: &Key, figure: &str) -> Parts {
        if self.new.contains_key(unit) {
            return (vec![(unit.clone(), (1, 1))], true);
        }
        let none = Vec::new();
        match self.heirs.get(unit).unwrap_or(&none).as_slice() {
            [] => match self.old.get(unit) {
                Some(above) if !above.is_empty() => self.parts(above, figure),
                _ => panic!("{unit} is nowhere"),
            },
            [only] => self.parts(&only.to, figure),
            several => {
                let (mut parts, mut is_told): Parts = (Vec::new(), true);
                for heir in several {
                    let share = heir.by_figure.get(figure).copied().or(heir.share);
                    is_told &= share.is_some();
                    let (n, d) = share.unwrap_or((0, 1));
                    let (places, told) = self.parts(&heir.to, figure);
                    is_told &= told;
                    for (place, (m, e)) in places {
                        add(&mut parts, place, (n * m, d * e));
                    }
                }
                // Whatever the shares, all of it lies in the only place there is.
                let is_one = parts.len() == 1;
                (parts, is_told || is_one)
            }
        }
    }

    fn chain<'k>(&'k self, unit: &'k Key) -> impl Iterator<Item = &'k Key> {
        std::iter::successors(Some(unit), |unit| {
            self.new.get(*unit).filter(|above| self.new.contains_key(*above))
        })
    }

    fn seen(&self, own: &Numbers) -> Seen {
        let mut seen = Seen::default();
        for ((unit, figure), value) in own.iter().filter(|(_, value)| **value != 0) {
            let (parts, is_told) = self.parts(unit, figure);
            let shared = || parts.iter().map(|(place, _)| place);
            if !is_told {
                // Exact are the units that all of the parts lie in.
                let first = shared().next().expect("a part");
                let all_in =
                    |above: &Key| shared().all(|place| self.chain(place).any(|at| at == above));
                let exact: HashSet<&Key> =
                    self.chain(first).filter(|above| all_in(above)).collect();
                let touched = shared().flat_map(|place| self.chain(place));
                seen.open.extend(touched.filter(|at| !exact.contains(*at)).cloned());
                for above in exact {
                    *seen.numbers.entry((above.clone(), figure.clone())).or_default() += value;
                }
                continue;
            }
            for ((place, _), part) in parts.iter().zip(seen.divide(*value, &parts)) {
                for at in self.chain(place) {
                    *seen.numbers.entry((at.clone(), figure.clone())).or_default() += part;
                }
            }
        }
        seen
    }
}

fn add(parts: &mut Vec<(Key, (i128, i128))>, place: Key, (n, d): (i128, i128)) {
    match parts.iter_mut().find(|(known, _)| *known == place) {
        Some((_, (m, e))) => (*m, *e) = (*m * d + n * *e, *e * d),
        None => parts.push((place, (n, d))),
    }
}

impl Seen {
    /// Floors, then one more to the largest remainders, the first of equal ones first.
    fn divide(&mut self, value: i64, parts: &[(Key, (i128, i128))]) -> Vec<i64> {
        let (sign, value) = (value.signum(), i128::from(value.abs()));
        let floor = |(n, d): (i128, i128)| value * n / d;
        let rest = |(n, d): (i128, i128)| (value * n % d, d);
        let mut given: Vec<i128> = parts.iter().map(|(_, share)| floor(*share)).collect();
        let left = usize::try_from(value - given.iter().sum::<i128>()).expect("a rest");
        let mut order: Vec<usize> = (0..parts.len()).collect();
        let larger = |a: &usize, b: &usize| {
            let ((n, d), (m, e)) = (rest(parts[*a].1), rest(parts[*b].1));
            (m * d).cmp(&(n * e))
        };
        order.sort_by(|a, b| larger(a, b).then(a.cmp(b)));
        for at in order.iter().take(left) {
            given[*at] += 1;
        }
        if left > 0 {
            self.left_over += 1;
            let is_tie = left < order.len() && larger(&order[left - 1], &order[left]).is_eq();
            self.ties += usize::from(is_tie);
        }
        given.into_iter().map(|part| part as i64 * sign).collect()
    }

    /// The number of a unit; of a figure that is a sum of others, their sum, after everything else.
    fn number(&self, unit: &Key, figure: &str, formulas: &Formulas) -> i64 {
        match formulas[figure].as_slice() {
            [] => self.numbers.get(&(unit.clone(), figure.to_owned())).copied().unwrap_or(0),
            parts => {
                let of = |(part, sign): &(String, i64)| sign * self.number(unit, part, formulas);
                parts.iter().map(of).sum()
            }
        }
    }
}

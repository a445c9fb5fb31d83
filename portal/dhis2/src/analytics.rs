//! `analytics`: figures × periods × units as DHIS2 tells them, read from the Book as every page is:
//! a unit's value holds all that lies under it. It decides no right.

use crate::{period, things};
use api::{Asked, InPeriods, Line, Reader, Tree, uid};
use book::Figures;
use kernel::db::Tx;
use kernel::figure::Figure;
use kernel::{Day, Error, Month, Period, Result, UnitId, Who};
use kit::Visit;
use serde_json::{Map, Value, json};
use std::collections::{HashMap, HashSet};

/// Units times periods that one question may name.
const MOST_LINES: usize = 20_000;

/// What is asked for.
#[derive(Clone, Default)]
pub struct Cube {
    figures: Vec<&'static Figure>,
    periods: Vec<Period>,
    units: Vec<UnitId>,
    /// As reported, the periods in which a unit stood that was asked for by its level.
    stood: HashMap<UnitId, Vec<Period>>,
    /// The dimensions in the order they were named: the columns of a row.
    order: Vec<&'static str>,
}

impl Cube {
    /// Reads dimensions and filters (a filter of one value is a dimension without a column).
    pub fn of(visit: &Visit, tree: &Tree, asked: &Asked, who: &Who) -> Result<Cube> {
        let flaw = |key| Error::flaw("dimension", key);
        let mut cube = Cube::default();
        let mut places = Vec::new();
        let named = asked.all("dimension").map(|text| (text, true));
        for (text, is_column) in named.chain(asked.all("filter").map(|text| (text, false))) {
            let (name, items) = text.split_once(':').ok_or_else(|| flaw("dhis2-flaw-dimension"))?;
            let items = items.split(';').filter(|item| !item.is_empty());
            let name = match name {
                "dx" => {
                    for item in items {
                        let figure = things::figure_of(visit, item);
                        cube.figures.push(figure.ok_or_else(|| flaw("api-flaw-figure"))?);
                    }
                    "dx"
                }
                "pe" => {
                    for item in items {
                        let read = period::read_many(item, Month::of(who.today()));
                        cube.periods.extend(read.ok_or_else(|| flaw("dhis2-flaw-period"))?);
                    }
                    "pe"
                }
                "ou" => {
                    places.extend(items);
                    "ou"
                }
                // Categories have one option here; they change nothing.
                "co" | "ao" => continue,
                _ => return Err(flaw("dhis2-flaw-dimension")),
            };
            if is_column && !cube.order.contains(&name) {
                cube.order.push(name);
            }
        }
        let mut cube = cube.spanned(asked)?;
        cube.stand(tree, &places, who, asked)?;
        cube.checked()
    }

    /// Units by letters; `LEVEL-2` and those directly under the reader's own on the map that was
    /// asked for, or, as reported, on the maps of each period's own months.
    fn stand(&mut self, tree: &Tree, named: &[&str], who: &Who, asked: &Asked) -> Result<()> {
        let today = who.today();
        let Places { units, roots, levels, children } = Places::of(tree, named, who)?;
        let pick = |day: Day| {
            let own = children.iter().flat_map(|unit| tree.children(*unit, day));
            let own: Vec<UnitId> = own.map(|unit| unit.id).collect();
            // Beside a level, direct parts say where it is looked for and are not told themselves.
            match levels.is_empty() {
                true => own,
                false => of_levels(tree, &[&roots[..], &own].concat(), &levels, day),
            }
        };
        if let api::Map::On(day) = asked.map(today) {
            self.units = units.into_iter().chain(pick(day)).collect();
            return Ok(());
        }
        let (named, mut lines) = (units.iter().copied().collect::<HashSet<_>>(), 0);
        self.units = units;
        let mut reported = InPeriods::new(tree, pick);
        let mut once = HashSet::new();
        self.periods.retain(|period| once.insert(*period));
        for period in &self.periods {
            for unit in reported.of(*period).into_iter().filter(|unit| !named.contains(unit)) {
                self.units.push(unit);
                self.stood.entry(unit).or_default().push(*period);
                lines += 1;
            }
            if lines > MOST_LINES {
                return Err(Error::flaw("dimension", "api-flaw-too-many"));
            }
        }
        Ok(())
    }

    /// The periods in which a unit is told.
    fn periods_of(&self, unit: UnitId) -> &[Period] {
        self.stood.get(&unit).unwrap_or(&self.periods)
    }

    /// `startDate` and `endDate` ask for one sum over whole months.
    fn spanned(mut self, asked: &Asked) -> Result<Cube> {
        if let (Some(start), Some(end)) = (asked.day("startDate"), asked.day("endDate")) {
            let span = Period::range(start, end).filter(|period| period.is_whole_months());
            let span = span.ok_or_else(|| Error::flaw("startDate", "dhis2-flaw-span"))?;
            self.periods.push(span);
        }
        Ok(self)
    }

    fn checked(mut self) -> Result<Cube> {
        let empty = [
            ("dx", self.figures.is_empty()),
            ("pe", self.periods.is_empty()),
            ("ou", self.units.is_empty()),
        ];
        if let Some((_, _)) = empty.iter().find(|(_, is_empty)| *is_empty) {
            return Err(Error::flaw("dimension", "dhis2-flaw-three"));
        }
        let mut seen = std::collections::HashSet::new();
        self.units.retain(|unit| seen.insert(*unit));
        if self.units.len().saturating_mul(self.periods.len()) > MOST_LINES {
            return Err(Error::flaw("dimension", "api-flaw-too-many"));
        }
        Ok(self)
    }

    /// The answer.
    pub fn told(&self, visit: &Visit, tree: &Tree, figures: &Figures, lines: &[Line]) -> Value {
        let rows = self.rows(tree, figures, lines);
        json!({
            "headers": self.headers(visit),
            "metaData": self.meta(visit, tree, lines),
            "rows": rows,
            "width": self.order.len() + 1,
            "height": rows.len(),
            "headerWidth": self.order.len() + 1,
        })
    }

    fn headers(&self, visit: &Visit) -> Vec<Value> {
        let head = |name: &str, kind: &str, class: &str, is_meta: bool| {
            json!({
                "name": name, "column": visit.say(&format!("dhis2-column-{name}")),
                "valueType": kind, "type": class, "hidden": false, "meta": is_meta,
            })
        };
        let words = self.order.iter().map(|name| head(name, "TEXT", "java.lang.String", true));
        let value = head("value", "NUMBER", "java.lang.Double", false);
        words.chain(std::iter::once(value)).collect()
    }

    fn meta(&self, visit: &Visit, tree: &Tree, lines: &[Line]) -> Value {
        let mut items = Map::new();
        let mut name = |id: &str, said: String| {
            items.insert(id.to_owned(), json!({ "uid": id, "name": said }));
        };
        let elements: Vec<String> = self.figures.iter().map(|f| uid::of_figure(f.code)).collect();
        for (figure, id) in self.figures.iter().zip(&elements) {
            name(id, visit.say(&api::say::label_key(figure.code)));
        }
        let periods: Vec<String> = self.periods.iter().map(|p| period::write(*p)).collect();
        for (period, id) in self.periods.iter().zip(&periods) {
            let label = period.label();
            name(id, visit.words().say_with(label.key, &label.args));
        }
        let units: Vec<_> = self.units.iter().filter_map(|unit| tree.get(*unit)).collect();
        for unit in &units {
            name(&uid::of_unit(unit.key), unit.name.clone());
        }
        let units: Vec<String> = units.iter().map(|unit| uid::of_unit(unit.key)).collect();
        let untold: Vec<Value> = lines.iter().filter_map(|line| untold(tree, line)).collect();
        json!({
            "items": items,
            "dimensions": { "dx": elements, "pe": periods, "ou": units, "co": [] },
            "cannotTell": untold,
        })
    }

    fn rows(&self, tree: &Tree, figures: &Figures, lines: &[Line]) -> Vec<Value> {
        let mut rows = Vec::new();
        for line in lines {
            let unit = tree.get(line.unit).map(|unit| uid::of_unit(unit.key)).unwrap_or_default();
            let period = period::write(line.period);
            for figure in &self.figures {
                let told = figures
                    .id(figure.code)
                    .ok()
                    .and_then(|id| line.values.iter().find(|told| told.figure == id));
                let Some(told) = told else { continue };
                let cell = |name: &&str| match *name {
                    "dx" => uid::of_figure(figure.code),
                    "pe" => period.clone(),
                    _ => unit.clone(),
                };
                let value = std::iter::once(told.value.to_string());
                rows.push(json!(self.order.iter().map(cell).chain(value).collect::<Vec<_>>()));
            }
        }
        rows
    }
}

/// A line that cannot be told on that map, with the nearest unit that is exact.
fn untold(tree: &Tree, line: &Line) -> Option<Value> {
    let nearest = line.cannot_tell?;
    let letters = |id: UnitId| tree.get(id).map(|unit| uid::of_unit(unit.key));
    Some(json!({
        "ou": letters(line.unit),
        "pe": period::write(line.period),
        "nearest": nearest.and_then(letters),
    }))
}

/// What a question says of units.
#[derive(Default)]
struct Places {
    /// By letters, and the reader's own.
    units: Vec<UnitId>,
    /// Under whom levels are looked for: those that are named, else the reader's own.
    roots: Vec<UnitId>,
    levels: Vec<usize>,
    /// Whose direct parts are asked for.
    children: Vec<UnitId>,
}

impl Places {
    fn of(tree: &Tree, items: &[&str], who: &Who) -> Result<Places> {
        let flaw = || Error::flaw("dimension", "api-flaw-unit");
        let own: Vec<UnitId> = who.grants().iter().map(|grant| grant.unit).collect();
        let mut places = Places::default();
        for item in items {
            match *item {
                "USER_ORGUNIT" => places.units.extend(own.iter().copied()),
                "USER_ORGUNIT_CHILDREN" => places.children.extend(own.iter().copied()),
                item => match item.strip_prefix("LEVEL-") {
                    Some(level) => places.levels.push(level.parse().map_err(|_| flaw())?),
                    None => {
                        let unit = things::unit_of(tree, item, who.today()).ok_or_else(flaw)?;
                        places.units.push(unit.id);
                    }
                },
            }
        }
        if !places.levels.is_empty() {
            let named = std::mem::take(&mut places.units);
            let is_own = named.is_empty() && places.children.is_empty();
            places.roots = if is_own { own } else { named };
        }
        Ok(places)
    }
}

fn of_levels(tree: &Tree, roots: &[UnitId], levels: &[usize], day: Day) -> Vec<UnitId> {
    let mut units = Vec::new();
    for root in roots {
        let under = tree.under(*root, day).into_iter();
        let fits = under.filter(|unit| levels.contains(&things::level(tree, unit.id, day)));
        units.extend(fits.map(|unit| unit.id));
    }
    units
}

/// Reads the lines of a cube.
pub fn lines(tx: &mut Tx<'_>, mut reader: Reader<'_>, cube: &Cube) -> Result<Vec<Line>> {
    let mut lines = Vec::with_capacity(cube.units.len() * cube.periods.len());
    for unit in &cube.units {
        lines.extend(reader.lines(tx, *unit, cube.periods_of(*unit))?);
    }
    Ok(lines)
}

//! `analytics`: figures × periods × units as DHIS2 tells them, read from the Book as every page is:
//! a unit's value holds all that lies under it. It decides no right.

use crate::{period, things};
use api::{Asked, Line, Reader, Tree, uid};
use book::Figures;
use kernel::db::Tx;
use kernel::figure::Figure;
use kernel::{Day, Error, Month, Period, Result, UnitId, Who};
use kit::Visit;
use serde_json::{Map, Value, json};

/// Units times periods that one question may name.
const MOST_LINES: usize = 20_000;

/// What is asked for.
#[derive(Clone)]
pub struct Cube {
    figures: Vec<&'static Figure>,
    periods: Vec<Period>,
    units: Vec<UnitId>,
    /// The dimensions in the order they were named: the columns of a row.
    order: Vec<&'static str>,
}

impl Cube {
    /// Reads dimensions and filters (a filter of one value is a dimension without a column).
    pub fn of(visit: &Visit, tree: &Tree, asked: &Asked, who: &Who) -> Result<Cube> {
        let flaw = |key| Error::flaw("dimension", key);
        let mut cube =
            Cube { figures: Vec::new(), periods: Vec::new(), units: Vec::new(), order: Vec::new() };
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
                    cube.units.extend(units(tree, items, who, asked)?);
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
        cube.spanned(asked)?.checked()
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

/// Units by letters, `LEVEL-2`, or the reader's own and those directly under them. A level means
/// the units of that level under those that are named, or under the reader's own; on a map those
/// that stand on it.
fn units<'i>(
    tree: &Tree,
    items: impl Iterator<Item = &'i str>,
    who: &Who,
    asked: &Asked,
) -> Result<Vec<UnitId>> {
    let (today, flaw) = (who.today(), || Error::flaw("dimension", "api-flaw-unit"));
    let day = match asked.map(today) {
        api::Map::On(day) => day,
        api::Map::Reported => today,
    };
    let own: Vec<UnitId> = who.grants().iter().map(|grant| grant.unit).collect();
    let (mut named, mut levels) = (Vec::new(), Vec::new());
    for item in items {
        match item {
            "USER_ORGUNIT" => named.extend(own.iter().copied()),
            "USER_ORGUNIT_CHILDREN" => {
                for unit in &own {
                    named.extend(tree.children(*unit, day).iter().map(|unit| unit.id));
                }
            }
            item => match item.strip_prefix("LEVEL-") {
                Some(level) => levels.push(level.parse::<usize>().map_err(|_| flaw())?),
                None => named.push(things::unit_of(tree, item, today).ok_or_else(flaw)?.id),
            },
        }
    }
    if levels.is_empty() {
        return Ok(named);
    }
    let roots = if named.is_empty() { own } else { named };
    Ok(of_levels(tree, &roots, &levels, day))
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
        lines.extend(reader.lines(tx, *unit, &cube.periods)?);
    }
    Ok(lines)
}

//! What the cells of a filled table would change: each is read, compared with what its template
//! showed and with what is kept, and told with both values. Nothing is written.

use super::drawn::{self, Base, Drawn};
use super::{Spot, moved, names, read, unknown_unit};
use crate::model::{Body, CellTold, Judged, Kind, Told, short};
use crate::rules::heads::{self, Heads, Names, Shape};
use crate::rules::verdict::{Held, Kept, of_row, verdict};
use kernel::db::Tx;
use kernel::received::{LIMIT_CELLS, Line, Table, Unfit};
use kernel::{Error, Flaw, Month, Result, Who};
use kit::lang::Catalogue;
use reporting::figures::find;
use reporting::rules::is_fed;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// A table of figures whose heads were found.
#[derive(Debug, Clone)]
pub struct Plan {
    /// Which of its sheets, from 0.
    pub tab: usize,
    /// The word on it.
    pub tab_name: String,
    /// Its heads.
    pub heads: Heads,
    /// What the template remembers of itself.
    pub drawn: Option<Drawn>,
    /// The unit of a table that names none: the one it was sent for.
    pub unit: Arc<str>,
    /// The month of a table that names none.
    pub month: Month,
    names: Arc<Names>,
    /// The table itself, and which of its rows stand below the heads: nothing of it is copied.
    table: Arc<Table>,
    from: usize,
}

impl Plan {
    /// Finds the table of a file; none when it holds no figures. A template of another version is
    /// a flaw, and so is a table with more places for figures than a file may hold cells: each
    /// place is looked at, empty or not.
    pub fn of(
        table: &Arc<Table>,
        catalogue: &Arc<Catalogue>,
        (unit, month): (&str, Month),
    ) -> std::result::Result<Option<Plan>, Flaw> {
        let drawn = drawn::read(table)?;
        let names = Arc::new(names(catalogue));
        let seen = table.tabs.iter().enumerate().filter(|(_, tab)| !tab.is_hidden);
        let found = seen.filter_map(|(at, tab)| Some((at, tab, heads::find(tab, &names)?))).next();
        let Some((at, tab, heads)) = found else { return Ok(None) };
        let from = tab.lines.partition_point(|line| line.number <= heads.row);
        let rows = tab.lines.len() - from;
        if rows.saturating_mul(heads.shape.columns()) > LIMIT_CELLS {
            return Err(Flaw::new("file", Unfit::TooManyCells.key()));
        }
        let own = drawn.as_ref().filter(|drawn| drawn.template == "figures");
        Ok(Some(Plan {
            tab: at,
            tab_name: tab.name.clone(),
            unit: own.map_or(unit, |drawn| drawn.unit.as_str()).into(),
            month: own.and_then(|drawn| drawn.month).unwrap_or(month),
            drawn: own.cloned(),
            heads,
            names,
            table: table.clone(),
            from,
        }))
    }

    /// The rows below the heads.
    pub fn lines(&self) -> &[Line] {
        let tab = self.table.tabs.get(self.tab);
        tab.and_then(|tab| tab.lines.get(self.from..)).unwrap_or_default()
    }

    /// What the template showed of a cell, under the words by which it remembers it.
    fn base(&self, place: &Place) -> Option<Base> {
        let drawn = self.drawn.as_ref()?;
        match self.heads.shape {
            Shape::Months { .. } => drawn.shown(&self.table, place.figure, &place.month.iso()),
            Shape::Units { .. } => drawn.shown(&self.table, &place.unit, place.figure),
        }
    }
}

/// Units and months that were loaded, for the rows of one transaction.
#[derive(Default)]
pub struct Spots(HashMap<(String, Month), Option<Arc<Spot>>>);

impl Spots {
    fn get(
        &mut self,
        tx: &mut Tx<'_>,
        who: &Who,
        unit: &str,
        month: Month,
    ) -> Result<Option<Arc<Spot>>> {
        let key = (unit.to_owned(), month);
        if let Some(known) = self.0.get(&key) {
            return Ok(known.clone());
        }
        let found = match Spot::find(tx, who, unit, month) {
            Ok(spot) => Some(Arc::new(spot)),
            Err(Error::NotFound) => None,
            Err(other) => return Err(other),
        };
        self.0.insert(key, found.clone());
        Ok(found)
    }
}

/// The cells that a file has told so far.
#[derive(Default)]
pub struct Once(HashSet<(i64, Month, &'static str)>);

impl Once {
    /// Marks the cells of a row that the file has told before: nobody can know which of the two is
    /// meant.
    pub fn check(&mut self, judged: &mut Judged) {
        for cell in judged.body.cells.iter_mut().filter(|cell| cell.flaw.is_none()) {
            let (Ok(month), Some(figure)) = (Month::parse(&cell.month), find(&cell.figure)) else {
                continue;
            };
            if !self.0.insert((cell.unit, month, figure.code)) {
                cell.kind = Kind::Wrong.code().to_owned();
                cell.flaw = Some(Told { key: "exchange-twice".into(), args: Vec::new() });
                judged.kind = Kind::Wrong;
            }
        }
    }
}

/// A cell of the table before it is judged.
struct Place {
    unit: Arc<str>,
    month: Month,
    figure: &'static str,
    text: String,
}

/// Judges a row; none when it says nothing (a heading, an empty line).
pub fn row(
    tx: &mut Tx<'_>,
    who: &Who,
    plan: &Plan,
    spots: &mut Spots,
    line: &Line,
) -> Result<Option<Judged>> {
    let Some((name, places)) = places(plan, line) else { return Ok(None) };
    let mut body = Body { tab: plan.tab_name.clone(), name: short(&name), ..Body::default() };
    let places = match places {
        Ok(places) => places,
        Err(flaw) => {
            body.flaws.push(Told::from(&flaw));
            return Ok(Some(Judged { number: line.number, kind: Kind::Wrong, body }));
        }
    };
    let mut kinds = Vec::new();
    for place in places {
        let Some(spot) = spots.get(tx, who, &place.unit, place.month)? else {
            if body.flaws.is_empty() {
                body.flaws.push(Told::from(&unknown_unit(&place.unit)));
            }
            kinds.push(Kind::Wrong);
            continue;
        };
        if matches!(plan.heads.shape, Shape::Units { .. }) {
            body.name = spot.place.name.clone();
        }
        let told = cell(plan, &spot, &place);
        let kind = told.as_ref().and_then(|told| Kind::read(&told.kind)).unwrap_or(Kind::Same);
        kinds.push(kind);
        body.cells.extend(told.filter(|_| kind != Kind::Same));
    }
    Ok(Some(Judged { number: line.number, kind: of_row(kinds), body }))
}

/// The cells of a row with what it is called; none for a row that holds no figures.
#[allow(clippy::type_complexity)]
fn places(plan: &Plan, line: &Line) -> Option<(String, std::result::Result<Vec<Place>, Flaw>)> {
    match &plan.heads.shape {
        Shape::Months { figure, months } => {
            let said = line.typed(*figure);
            let is_empty = months.iter().all(|(at, _)| line.typed(*at).is_empty());
            let known = plan.names.get(&kernel::fold::fold(&said));
            let Some(code) = known else {
                let flaw = Flaw::new("figure", "exchange-figure-unknown").arg("said", said.clone());
                return (!is_empty && !said.is_empty()).then_some((said, Err(flaw)));
            };
            let cell = |(at, month): &(u32, Month)| Place {
                unit: plan.unit.clone(),
                month: *month,
                figure: code,
                text: line.typed(*at),
            };
            Some(((*code).to_owned(), Ok(months.iter().map(cell).collect())))
        }
        Shape::Units { unit, figures, month } => {
            let code = line.typed(*unit);
            let said = month.map(|at| line.typed(at)).unwrap_or_default();
            if code.is_empty() || code.starts_with('#') {
                return None;
            }
            let month = match (said.is_empty(), heads::month_of(&said)) {
                (true, _) => plan.month,
                (false, Some(month)) => month,
                (false, None) => {
                    let flaw = Flaw::new("month", "report-month-unread");
                    return Some((code, Err(flaw)));
                }
            };
            let unit: Arc<str> = code.as_str().into();
            let cell = |(at, figure): &(u32, &'static str)| Place {
                unit: unit.clone(),
                month,
                figure,
                text: line.typed(*at),
            };
            Some((code, Ok(figures.iter().map(cell).collect())))
        }
    }
}

/// Judges a cell; none when it says nothing at all.
fn cell(plan: &Plan, spot: &Spot, place: &Place) -> Option<CellTold> {
    let figure = find(place.figure)?;
    let base = plan.base(place);
    let file = match read(figure, &place.text) {
        Ok(file) => file,
        Err(flaw) => return Some(wrong(spot, place, &flaw)),
    };
    if is_fed(figure.code) {
        let is_shown = matches!(base, Some(Base::Fed(shown)) if file.amount == Some(shown));
        let is_said = !is_shown && file.amount.is_some();
        let flaw = Flaw::new(figure.code, "cell-is-fed");
        return is_said.then(|| wrong(spot, place, &flaw));
    }
    let shown = match base {
        Some(Base::Cell(shown)) => Some(shown),
        _ => None,
    };
    let (version, held) = spot.kept(figure.code);
    let mut told = told(spot, place, file);
    let kind = verdict(file, shown, Kept { version, held });
    told.kind = kind.code().to_owned();
    let flaw = match (&spot.shut, kind) {
        (Some(flaw), Kind::New | Kind::Changed | Kind::Moved) => Some((Kind::Wrong, flaw.clone())),
        (None, Kind::Moved) => Some((Kind::Moved, moved(spot, figure))),
        _ => None,
    };
    if let Some((kind, flaw)) = flaw {
        told.kind = kind.code().to_owned();
        told.flaw = Some(Told::from(&flaw));
    }
    Some(told)
}

fn told(spot: &Spot, place: &Place, file: Held) -> CellTold {
    let (version, held) = spot.kept(place.figure);
    CellTold {
        unit: spot.place.id.0,
        month: place.month.iso(),
        figure: place.figure.to_owned(),
        text: short(&place.text),
        amount: file.amount,
        at_least: file.at_least,
        was: held.amount,
        was_at_least: held.at_least,
        version,
        kind: Kind::Same.code().to_owned(),
        flaw: None,
    }
}

fn wrong(spot: &Spot, place: &Place, flaw: &Flaw) -> CellTold {
    CellTold {
        kind: Kind::Wrong.code().to_owned(),
        flaw: Some(Told::from(flaw)),
        ..told(spot, place, Held::NOTHING)
    }
}

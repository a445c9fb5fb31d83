//! What the cells of a filled table would change: each is read, compared with what its template
//! showed and with what is kept, and told with both values. Nothing is written.

use super::drawn::{self, Base, Drawn};
use super::{Spot, moved, names, read, unknown_unit};
use crate::model::{Body, CellTold, Judged, Kind, Told};
use crate::rules::heads::{self, Heads, Names, Shape};
use crate::rules::verdict::{Held, Kept, of_row, verdict};
use kernel::db::Tx;
use kernel::received::{Line, Table};
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
    /// The rows below the heads.
    pub lines: Vec<Line>,
    /// The unit of a table that names none: the one it was sent for.
    pub unit: String,
    /// The month of a table that names none.
    pub month: Month,
    names: Arc<Names>,
}

impl Plan {
    /// Finds the table of a file; none when it holds no figures. A template of another version is
    /// a flaw.
    pub fn of(
        table: &Table,
        catalogue: &Arc<Catalogue>,
        (unit, month): (&str, Month),
    ) -> std::result::Result<Option<Plan>, Flaw> {
        let drawn = drawn::read(table)?;
        let names = Arc::new(names(catalogue));
        let seen = table.tabs.iter().enumerate().filter(|(_, tab)| !tab.is_hidden);
        let found = seen.filter_map(|(at, tab)| Some((at, tab, heads::find(tab, &names)?))).next();
        let Some((at, tab, heads)) = found else { return Ok(None) };
        let lines = tab.lines.iter().filter(|line| line.number > heads.row).cloned().collect();
        let own = drawn.as_ref().filter(|drawn| drawn.template == "figures");
        Ok(Some(Plan {
            tab: at,
            tab_name: tab.name.clone(),
            lines,
            unit: own.map_or_else(|| unit.to_owned(), |drawn| drawn.unit.clone()),
            month: own.and_then(|drawn| drawn.month).unwrap_or(month),
            drawn: own.cloned(),
            heads,
            names,
        }))
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
pub struct Once(HashSet<(i64, String, String)>);

impl Once {
    /// Marks the cells of a row that the file has told before: nobody can know which of the two is
    /// meant.
    pub fn check(&mut self, judged: &mut Judged) {
        for cell in judged.body.cells.iter_mut().filter(|cell| cell.flaw.is_none()) {
            let mark = (cell.unit, cell.month.clone(), cell.figure.clone());
            if !self.0.insert(mark) {
                cell.kind = Kind::Wrong.code().to_owned();
                cell.flaw = Some(Told { key: "exchange-twice".into(), args: Vec::new() });
                judged.kind = Kind::Wrong;
            }
        }
    }
}

/// A cell of the table before it is judged.
struct Place {
    unit: String,
    month: Month,
    figure: &'static str,
    text: String,
    /// The words under which the template remembers it.
    key: (String, String),
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
    let mut body = Body { tab: plan.tab_name.clone(), name, ..Body::default() };
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
                key: ((*code).to_owned(), month.iso()),
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
            let cell = |(at, figure): &(u32, &'static str)| Place {
                unit: code.clone(),
                month,
                figure,
                text: line.typed(*at),
                key: (code.clone(), (*figure).to_owned()),
            };
            Some((code.clone(), Ok(figures.iter().map(cell).collect())))
        }
    }
}

/// Judges a cell; none when it says nothing at all.
fn cell(plan: &Plan, spot: &Spot, place: &Place) -> Option<CellTold> {
    let figure = find(place.figure)?;
    let base = plan.drawn.as_ref().and_then(|drawn| drawn.base.get(&place.key)).copied();
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
        text: place.text.clone(),
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

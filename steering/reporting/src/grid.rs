//! The grid: the figures of the form beside the units directly below one for a month, or beside the
//! months of one unit. This file says what it is made of; `load` reads it, and nothing here draws.

mod load;

pub use load::load;

use crate::figures::find;
use crate::history::Looks;
use crate::model::{CellRow, Check, Notice, ReportRow, State, Value};
use crate::rules::is_fed;
use book::Spot;
use kernel::figure::Figure;
use kernel::{Month, UnitId};
use std::collections::HashMap;

/// Units shown at once; a province has up to 168 communes.
pub const UNITS: i64 = 20;
/// How many months a grid of months may show.
pub const SPANS: [i64; 5] = [1, 3, 6, 12, 24];
/// How many it shows when nobody chose.
pub const SPAN: i64 = 12;

/// What the columns are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// The units directly below, in one month.
    Units,
    /// Months of one unit.
    Months,
}

impl By {
    /// The word in an address.
    pub fn code(self) -> &'static str {
        match self {
            By::Units => "units",
            By::Months => "months",
        }
    }
}

/// Which columns are asked for.
#[derive(Debug, Clone)]
pub struct Wanted {
    /// What they are.
    pub by: By,
    /// The month; of a grid of months the last one.
    pub month: Month,
    /// How many months.
    pub span: i64,
    /// Words of the names of units, without tones.
    pub search: String,
    /// The page of units, as the address says it.
    pub page: String,
}

/// A cell of the grid: a figure of a unit in a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CellAt {
    /// The unit and month.
    pub spot: Spot,
    /// The figure.
    pub figure: &'static Figure,
}

impl CellAt {
    /// Its code on the page and in posts: `412-2024-11-members_total`.
    pub fn code(&self) -> String {
        code_of(self.spot, self.figure.code)
    }

    /// Reads such a code.
    pub fn read(code: &str) -> Option<CellAt> {
        let (unit, rest) = code.split_once('-')?;
        let (month, figure) = rest.split_at_checked(7)?;
        let figure = find(figure.strip_prefix('-')?)?;
        let unit = UnitId(unit.parse().ok()?);
        Some(CellAt { spot: Spot { unit, month: Month::parse(month).ok()? }, figure })
    }
}

/// The code of a cell of the grid.
pub fn code_of(spot: Spot, figure: &str) -> String {
    format!("{}-{figure}", lane_code(spot))
}

/// The code of a column.
pub fn lane_code(spot: Spot) -> String {
    format!("{}-{}", spot.unit.0, spot.month.iso())
}

/// Why nothing can be typed in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shut {
    /// Its reader may not type at the unit.
    NotYours,
    /// The month has not begun.
    Ahead,
    /// The unit did not stand in the month.
    NotStanding,
    /// The report was sent.
    OnItsWay,
    /// The month is locked, by the unit's own paper or by one above it.
    Locked,
}

impl Shut {
    /// The message that says so.
    pub fn key(self) -> &'static str {
        match self {
            Shut::NotYours => "grid-shut-not-yours",
            Shut::Ahead => "grid-shut-ahead",
            Shut::NotStanding => "grid-shut-not-standing",
            Shut::OnItsWay => "grid-shut-on-its-way",
            Shut::Locked => "grid-shut-locked",
        }
    }
}

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// A unit in a month, with all under it.
    Whole {
        /// Whether units report into it.
        has_below: bool,
    },
    /// What the unit itself holds, beside the units under it.
    Rest,
}

/// A column: a unit in a month.
pub struct Lane {
    /// Unit and month.
    pub spot: Spot,
    /// The path of the unit.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its short name.
    pub short_name: String,
    /// Whether it stands at the end of the month: then the month has its pages.
    pub is_there: bool,
    /// What it holds.
    pub holds: Holds,
    /// The report; none when nobody has opened it.
    pub report: Option<ReportRow>,
    /// Typed cells by figure code.
    pub cells: HashMap<String, CellRow>,
    /// Open comments by figure code.
    pub comments: HashMap<String, i64>,
    /// Every figure in the order of the form.
    pub values: Vec<Value>,
    /// Sums, levels and shares that must agree.
    pub checks: Vec<Check>,
    /// Places to look at twice.
    pub notices: Vec<Notice>,
    /// Numbers far outside their own last twelve months.
    pub looks: Looks,
    /// Why nothing can be typed, if so.
    pub shut: Option<Shut>,
}

impl Lane {
    /// The value of a figure.
    pub fn value(&self, code: &str) -> Option<&Value> {
        self.values.iter().find(|value| value.code == code)
    }

    /// The cell of a figure, unless it was emptied.
    pub fn filled(&self, code: &str) -> Option<&CellRow> {
        self.cells.get(code).filter(|cell| !cell.is_blank())
    }

    /// The state of its report; a draft when nobody has opened it.
    pub fn state(&self) -> State {
        self.report.as_ref().map_or(State::Draft, ReportRow::state)
    }

    /// Whether more is in a value than the cell shows: units below hold a part of it.
    pub fn is_more(&self, value: &Value) -> bool {
        let has_below = self.holds == Holds::Whole { has_below: true };
        has_below && self.filled(value.code).map_or(0, |cell| cell.amount) != value.value
    }

    /// The stated total of a derived figure that its parts do not make.
    pub fn wrong(&self, code: &str) -> Option<&Check> {
        let about = |check: &&Check| rules_on(&check.rule) == Some(code);
        self.checks.iter().filter(|check| !check.holds).find(about)
    }

    /// How many checks do not hold: errors, then warnings.
    pub fn flaws(&self) -> (usize, usize) {
        let wrong = self.checks.iter().filter(|check| !check.holds && !check.is_warning).count();
        let looks = self.checks.iter().filter(|check| !check.holds && check.is_warning).count();
        (wrong, looks + self.looks.len() + self.notices.len())
    }
}

/// The figure in whose cell a check is told.
pub fn rules_on(rule: &str) -> Option<&'static str> {
    let code = match rule {
        "members_in_database" => "members_in_population_db",
        "volunteers_in_database" => "volunteers_in_population_db",
        "members_reconcile" => "members_total",
        "volunteers_reconcile" => "volunteers_total",
        rule => rule.strip_suffix("_named").unwrap_or(rule),
    };
    find(code).map(|figure| figure.code)
}

/// A grid.
pub struct Grid {
    /// Its columns.
    pub lanes: Vec<Lane>,
    /// The sum of every row: of units the whole unit's value, of months the sum of a flow and the
    /// last level of a stock.
    pub sums: HashMap<&'static str, i64>,
    /// How many units match, and on how many pages they stand.
    pub part: kit::tabs::Part,
}

/// Whether a figure is typed: not computed and not fed by records.
pub fn is_typed(figure: &Figure) -> bool {
    !figure.is_derived() && !is_fed(figure.code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_code_of_a_cell_is_read_back_and_nothing_else_is() {
        let month = Month::parse("2024-11").expect("a month");
        for code in ["members_total", "blood_value", "social_value"] {
            let figure = find(code).expect("a figure");
            let at = CellAt { spot: Spot { unit: UnitId(412), month }, figure };
            assert_eq!(at.code(), format!("412-2024-11-{code}"));
            assert_eq!(CellAt::read(&at.code()), Some(at));
        }
        for wrong in [
            "",
            "412",
            "412-2024-11",
            "412-2024-11-",
            "412-2024-11-x",
            "a-2024-11-blood_units",
            "412-2024-13-blood_units",
            "412-2024-1é-blood_units",
            "-412-2024-11-blood_units",
        ] {
            assert_eq!(CellAt::read(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn sixteen_figures_of_the_form_are_typed_and_the_rest_is_counted_from_records() {
        let typed = crate::figures::FIGURES.iter().filter(|figure| is_typed(figure)).count();
        assert_eq!(typed, 16);
    }
}

//! What a grid is asked about, as its address says it, and the addresses of the grids beside it. It
//! asks for no right.

use crate::desk::due_month;
use crate::grid::{By, SPAN, SPANS, Wanted};
use kernel::{Day, Error, Month, Result};
use kit::Visit;
use org::standing::Standing;

/// What is asked.
#[derive(Debug, Clone)]
pub struct Asked {
    /// The unit's path; empty for the reader's own.
    pub unit: String,
    /// The month; of a grid of months the last one.
    pub month: Month,
    /// What the columns are; the unit decides when nobody chose.
    pub by: Option<By>,
    /// How many months.
    pub span: i64,
    /// The key of a section; empty for all.
    pub section: String,
    /// Only what is typed.
    pub is_typed_only: bool,
    /// Words of the names of units.
    pub search: String,
    /// The page of units.
    pub page: String,
    /// The code of the cell whose details are open.
    pub cell: String,
}

impl Asked {
    /// Reads the address. Without a month it is the one that is due.
    pub fn of(visit: &Visit) -> Result<Asked> {
        let month = match visit.query("month").as_str() {
            "" => due_month(visit.who().today()),
            text => Month::parse(text).map_err(|_| Error::flaw("month", "report-month-unread"))?,
        };
        let span = visit.query("span").parse().ok().filter(|span| SPANS.contains(span));
        let by = visit.query("by");
        Ok(Asked {
            unit: visit.query("unit"),
            month,
            by: [By::Units, By::Months].into_iter().find(|known| known.code() == by),
            span: span.unwrap_or(SPAN),
            section: visit.query("section"),
            is_typed_only: visit.query("only") == "typed",
            search: visit.query("q"),
            page: visit.query("page"),
            cell: visit.query("cell"),
        })
    }

    /// With the unit that was found, and what its columns are when nobody chose.
    pub fn settled(&self, standing: &Standing) -> Asked {
        let by = if standing.below.is_empty() { By::Months } else { By::Units };
        let unit = standing.code.clone();
        Asked { unit, by: Some(self.by.unwrap_or(by)), ..self.clone() }
    }

    /// The day on which the tree is read.
    pub fn day(&self) -> Day {
        self.month.last()
    }

    /// What the columns are.
    pub fn by(&self) -> By {
        self.by.unwrap_or(By::Months)
    }

    /// Which columns it asks for.
    pub fn wanted(&self) -> Wanted {
        Wanted {
            by: self.by(),
            month: self.month,
            span: self.span,
            search: self.search.clone(),
            page: self.page.clone(),
        }
    }

    /// The address of this grid; the details of no cell are open there.
    pub fn path(&self, base: &str) -> String {
        let (month, span) = (self.month.iso(), self.span.to_string());
        let is = |wanted: bool, value: &'static str| if wanted { value } else { "" };
        let pairs = [
            ("unit", self.unit.as_str()),
            ("month", &month),
            ("by", self.by.map_or("", By::code)),
            ("span", if self.span == SPAN { "" } else { &span }),
            ("section", &self.section),
            ("only", is(self.is_typed_only, "typed")),
            ("q", &self.search),
            ("page", &self.page),
        ];
        kit::web::address(base, &pairs)
    }

    /// The address of a grid that differs in something; a page belongs to its list of units.
    pub fn at(&self, change: impl FnOnce(&mut Asked)) -> String {
        let mut other = Asked { page: String::new(), ..self.clone() };
        change(&mut other);
        other.path("/reports/grid")
    }

    /// The page of a cell's details.
    pub fn details(&self, cell: &str) -> String {
        format!("{}&cell={cell}#panel", self.path("/reports/grid"))
    }

    /// The grid, at a cell of it.
    pub fn back(&self, cell: &str) -> String {
        format!("{}#cell-{cell}", self.path("/reports/grid"))
    }
}

//! What a page of a report is asked about: a unit, a month and perhaps a figure, read from the
//! address (`?unit=kien-giang&month=2024-10&figure=members_total`). It asks for no right.

use crate::desk::due_month;
use kernel::{Day, Error, Month, Result, UnitId};
use kit::Visit;

/// What is asked.
#[derive(Debug, Clone)]
pub struct Asked {
    /// The unit's path on the last day of the month; empty for the reader's own.
    pub unit: String,
    /// The month.
    pub month: Month,
    /// A figure's code; empty when none is opened.
    pub figure: String,
}

impl Asked {
    /// Reads the address. Without a month it is the one that is due; a month nobody can read is
    /// said so.
    pub fn of(visit: &Visit) -> Result<Asked> {
        let text = visit.query("month");
        let month = match text.as_str() {
            "" => due_month(visit.who().today()),
            text => Month::parse(text).map_err(|_| Error::flaw("month", "report-month-unread"))?,
        };
        Ok(Asked { unit: visit.query("unit"), month, figure: visit.query("figure") })
    }

    /// The day on which the tree is read.
    pub fn day(&self) -> Day {
        self.month.last()
    }
}

/// A unit and month as a page links to it.
#[derive(Debug, Clone)]
pub struct Here {
    /// The unit.
    pub unit: UnitId,
    /// Its path in that month.
    pub code: String,
    /// The month.
    pub month: Month,
}

impl Here {
    /// A page of this unit and month.
    pub fn path(&self, base: &str) -> String {
        address(base, &self.code, self.month)
    }

    /// The page that says why a figure is what it is.
    pub fn why(&self, figure: &str) -> String {
        why(&self.code, self.month, figure)
    }

    /// The report with the panel of a figure open.
    pub fn panel(&self, figure: &str) -> String {
        format!("{}&figure={figure}#panel", self.path("/reports"))
    }

    /// A figure of the month on today's map.
    pub fn on_map(&self, figure: &str) -> String {
        format!("{}&figure={figure}#parts", self.path("/reports/map"))
    }
}

/// A page of a unit and month.
pub fn address(base: &str, code: &str, month: Month) -> String {
    format!("{base}?unit={code}&month={}", month.iso())
}

/// The page that says why a figure of a unit is what it is.
pub fn why(code: &str, month: Month, figure: &str) -> String {
    format!("{}&figure={figure}", address("/why", code, month))
}

//! What a page of files is asked about: a unit and a month from the address. It asks for no right.

use kernel::{Error, Month, Result};
use kit::Visit;
use reporting::desk::due_month;

/// What is asked.
#[derive(Debug, Clone)]
pub struct Asked {
    /// The unit's path; empty for the reader's own.
    pub unit: String,
    /// The month.
    pub month: Month,
}

impl Asked {
    /// Reads the address; without a month it is the one that is due.
    pub fn of(visit: &Visit) -> Result<Asked> {
        let text = visit.query("month");
        let month = match text.as_str() {
            "" => due_month(visit.who().today()),
            text => Month::parse(text).map_err(|_| Error::flaw("month", "report-month-unread"))?,
        };
        Ok(Asked { unit: visit.query("unit"), month })
    }

    /// A page about this unit and month.
    pub fn path(&self, base: &str) -> String {
        address(base, &self.unit, self.month)
    }
}

/// A page of a unit and month.
pub fn address(base: &str, unit: &str, month: Month) -> String {
    format!("{base}?unit={unit}&month={}", month.iso())
}

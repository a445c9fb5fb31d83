//! What a page of a report is asked about: a unit, a form with its span, and perhaps a figure, read
//! from the address (`?unit=kien-giang&month=2024-10&figure=members_total`, or
//! `?unit=…&form=quarter&period=2024-Q4`). It asks for no right.

use crate::desk::due_month;
use crate::model::{Of, ReportRow};
use kernel::{Day, Error, Month, Result, UnitId};
use kit::Visit;
use org::codedays::CodeDays;
use org::standing::Standing;

/// What is asked.
#[derive(Debug, Clone)]
pub struct Asked {
    /// The unit's path on the last day of the span; empty for the reader's own.
    pub unit: String,
    /// Which report.
    pub of: Of,
    /// The last month of its span.
    pub month: Month,
    /// A figure's or a part's code; empty when none is opened.
    pub figure: String,
}

impl Asked {
    /// Reads the address. Without form and month it is the month that is due; a month nobody can
    /// read is said so.
    pub fn of(visit: &Visit) -> Result<Asked> {
        let form = visit.query("form");
        let of = match form.as_str() {
            "" => Of::month(month(visit)?),
            form => {
                let (period, subject) = (visit.query("period"), visit.query("subject"));
                Of::read(form, &period, &subject, &visit.query("flash_no"))?
            }
        };
        let month = of.key();
        Ok(Asked { unit: visit.query("unit"), of, month, figure: visit.query("figure") })
    }

    /// The monthly report of a unit.
    pub fn monthly(unit: String, month: Month, figure: String) -> Asked {
        Asked { unit, of: Of::month(month), month, figure }
    }

    /// The monthly report of the span's last month, for pages that know months alone.
    pub fn into_month(self) -> Asked {
        Asked::monthly(self.unit, self.month, self.figure)
    }

    /// A stored report of a unit.
    pub fn stored(unit: String, row: &ReportRow) -> Result<Asked> {
        let of = Of::of_row(row)?;
        let month = of.key();
        Ok(Asked { unit, of, month, figure: String::new() })
    }

    /// The day on which the tree is read.
    pub fn day(&self) -> Day {
        self.of.ends()
    }

    /// A page of this report, by the unit as it was asked for.
    pub fn path(&self, base: &str) -> String {
        path_of(base, &self.unit, &self.of)
    }
}

fn month(visit: &Visit) -> Result<Month> {
    match visit.query("month").as_str() {
        "" => Ok(due_month(visit.who().today())),
        text => Month::parse(text).map_err(|_| Error::flaw("month", "report-month-unread")),
    }
}

/// A report as a page links to it.
#[derive(Debug, Clone)]
pub struct Here {
    /// The unit.
    pub unit: UnitId,
    /// The code that leads back to it: its path in that month, or none for the reader's own unit
    /// that did not stand then.
    pub code: String,
    /// The days to which that code may be carried.
    days: CodeDays,
    /// Which report.
    pub of: Of,
    /// The last month of its span.
    pub month: Month,
}

impl Here {
    /// What was asked, at the unit where the page stands.
    pub fn at(standing: &Standing, asked: &Asked) -> Here {
        let (code, days) = (standing.code.clone(), standing.days.clone());
        Here { unit: standing.place.id, code, days, of: asked.of.clone(), month: asked.month }
    }

    /// A page of this report.
    pub fn path(&self, base: &str) -> String {
        path_of(base, &self.code, &self.of)
    }

    /// The same page of another unit.
    pub fn path_at(&self, base: &str, code: &str) -> String {
        path_of(base, code, &self.of)
    }

    /// The same page of another span; none where its code leads to nobody then.
    pub fn path_of(&self, base: &str, of: &Of) -> Option<String> {
        let ends = self.days.hold(of.ends());
        // Of a unit that did not reach the end of the span, the report says who carries it on.
        let is_gone =
            base == "/reports" && self.days.end_within((of.period.first(), of.period.last()));
        (ends || is_gone).then(|| path_of(base, &self.code, of))
    }

    /// Why a figure of another month is what it is; none where its code leads to nobody then.
    pub fn why_of(&self, month: Month, figure: &str) -> Option<String> {
        self.days.hold(month.last()).then(|| why(&self.code, month, figure))
    }

    /// A page of the unit as it is today; none where its code leads to nobody today.
    pub fn path_today(&self, base: &str, today: Day) -> Option<String> {
        self.days.hold(today).then(|| format!("{base}?unit={}", self.code))
    }

    /// The page that says why a figure is what it is.
    pub fn why(&self, figure: &str) -> String {
        why(&self.code, self.month, figure)
    }

    /// The report with the panel of a figure open.
    pub fn panel(&self, figure: &str) -> String {
        format!("{}&figure={figure}#panel", self.path("/reports"))
    }

    /// Whether it has a place on today's map: its own, or that of whoever has taken it.
    pub fn leads_on(&self, today: Day) -> bool {
        self.days.lead_on((self.of.ends(), self.of.ends()), today)
    }

    /// A figure of the month on today's map, where the unit has a place there.
    pub fn on_map(&self, figure: &str, today: Day) -> Option<String> {
        let path = || format!("{}&figure={figure}#parts", self.path("/reports/map"));
        self.leads_on(today).then(path)
    }
}

/// A page of a unit and month.
pub fn address(base: &str, code: &str, month: Month) -> String {
    format!("{base}?unit={code}&month={}", month.iso())
}

/// A page of a report of a unit.
pub fn path_of(base: &str, code: &str, of: &Of) -> String {
    if of.is_month() {
        return address(base, code, of.key());
    }
    let mut path = format!("{base}?unit={code}&form={}&period={}", of.form.code, of.period);
    if let Some(subject) = &of.subject {
        path.push_str(&format!("&subject={subject}"));
    }
    if let Some(flash_no) = of.flash_no {
        path.push_str(&format!("&flash_no={flash_no}"));
    }
    path
}

/// The page that says why a figure of a unit is what it is.
pub fn why(code: &str, month: Month, figure: &str) -> String {
    format!("{}&figure={figure}", address("/why", code, month))
}

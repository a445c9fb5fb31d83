//! Which report: a form, the span it tells of, and where one span has several, what it is about: a
//! campaign, an outside organisation, a disaster with the number of the report on it.

use super::{MONTHLY, ReportRow};
use catalogue::Campaign;
use duties::forms::{self, Form, Span, Version};
use kernel::period::Period;
use kernel::{Day, Error, Id, Month, Result};
use people::OrganisationId;
use uuid::Uuid;

/// Which report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Of {
    /// Its form.
    pub form: &'static Form,
    /// The span it tells of; of a disaster the month in which it began.
    pub period: Period,
    /// A campaign's code, an organisation's or a disaster's id.
    pub subject: Option<String>,
    /// Its number among the flash reports of a disaster, from 1.
    pub flash_no: Option<i64>,
}

impl Of {
    /// The report of a month.
    pub fn month(month: Month) -> Of {
        Of { form: &forms::FORMS[0], period: Period::month(month), subject: None, flash_no: None }
    }

    /// The unit's own report of a form and span; none when the form does not tell of such a span.
    pub fn span(form: &'static Form, period: Period) -> Option<Of> {
        let fits = form.is_periodic() && form.takes(period);
        fits.then_some(Of { form, period, subject: None, flash_no: None })
    }

    /// The report of a campaign in a year; none when it does not run in it.
    pub fn campaign_in(code: &str, year: i16) -> Option<Of> {
        let (form, period) = (forms::find("campaign")?, Period::year(year)?);
        let campaign = catalogue::campaigns().iter().find(|campaign| campaign.code == code)?;
        let runs = campaign.runs_within(period.first(), period.last());
        let subject = Some(campaign.code.clone());
        runs.then_some(Of { form, period, subject, flash_no: None })
    }

    /// Reads what an address says. What cannot be is unknown.
    pub fn read(form: &str, period: &str, subject: &str, flash_no: &str) -> Result<Of> {
        let form = forms::find(form).ok_or(Error::NotFound)?;
        let period = Period::parse(period)?;
        if !form.takes(period) {
            return Err(Error::NotFound);
        }
        let subject = Some(subject.to_owned()).filter(|subject| !subject.is_empty());
        let flash_no: Option<i64> = match flash_no {
            "" => None,
            text => Some(text.parse().map_err(|_| Error::NotFound)?),
        };
        let of = Of { form, period, subject, flash_no };
        if of.is_whole() { Ok(of) } else { Err(Error::NotFound) }
    }

    /// What a stored report is.
    pub fn of_row(row: &ReportRow) -> Result<Of> {
        let form = forms::find(&row.form).ok_or(Error::NotFound)?;
        let period = match form.span {
            Span::Event => Some(Period::month(row.month)),
            _ => form.period_ending(row.month),
        };
        let period = period.ok_or(Error::NotFound)?;
        Ok(Of { form, period, subject: row.subject.clone(), flash_no: row.flash_no })
    }

    /// Whether it names what its form must name, and nothing else.
    fn is_whole(&self) -> bool {
        let is_id = || self.subject.as_deref().is_some_and(|id| Uuid::parse_str(id).is_ok());
        match self.form.span {
            Span::Campaign => {
                let known = |code: &str| catalogue::campaigns().iter().any(|c| c.code == code);
                self.subject.as_deref().is_some_and(known) && self.flash_no.is_none()
            }
            Span::Event => is_id() && self.flash_no.is_some_and(|flash_no| flash_no > 0),
            _ if self.form.is_for_others => {
                (self.subject.is_none() || is_id()) && self.flash_no.is_none()
            }
            _ => self.subject.is_none() && self.flash_no.is_none(),
        }
    }

    /// The report of the span before, whose tasks this one marks; none for what is reported once.
    pub fn before(&self) -> Option<Of> {
        let period = forms::before(self.period)?;
        let goes_on = self.subject.is_none() && self.form.is_periodic();
        goes_on.then(|| Of { period, ..self.clone() })
    }

    /// The month under which it is kept: the last of its span.
    pub fn key(&self) -> Month {
        Month::of(self.period.last())
    }

    /// The campaign of which it tells, if it is one's report.
    pub fn campaign(&self) -> Option<&'static Campaign> {
        let code = self.subject.as_deref().filter(|_| self.form.is_of_campaign())?;
        catalogue::campaigns().iter().find(|campaign| campaign.code == code)
    }

    /// The last day of what it tells of, from which its term counts: that of the campaign where
    /// documents say it, else that of its span.
    pub fn ends(&self) -> Day {
        let end = self.campaign().and_then(|one| one.end_in(self.period.last().year()));
        end.unwrap_or(self.period.last())
    }

    /// Whether no document says when the campaign ends of which it tells: it is done by its last
    /// good day then.
    pub fn is_undated(&self) -> bool {
        self.campaign().is_some_and(|one| !one.has_end())
    }

    /// The day by which it is judged who owes it, given its last good day: the last of what it
    /// tells of, and of a campaign without a last day that good day itself.
    pub fn judged_on(&self, due: Day) -> Day {
        if self.is_undated() { due } else { self.ends() }
    }

    /// What tells a unit's own reports of one month of the board apart: the form, and of a campaign
    /// its code and year too, as [`crate::store::SLOT`] writes it.
    pub fn slot(&self) -> String {
        match &self.subject {
            Some(code) if self.form.is_of_campaign() => {
                format!("{}:{code}:{}", self.form.code, self.period.last().year())
            }
            _ => self.form.code.to_owned(),
        }
    }

    /// Whether it is the monthly report, whose figures are typed.
    pub fn is_month(&self) -> bool {
        self.form.code == MONTHLY
    }

    /// The outside organisation that owes it, if one does.
    pub fn organisation(&self) -> Option<OrganisationId> {
        let id = self.subject.as_deref().filter(|_| self.form.is_for_others)?;
        Uuid::parse_str(id).ok().map(Id::of)
    }

    /// The version of the form: the one a stored report was made with, else that of the span's end.
    pub fn version(&self, row: Option<&ReportRow>) -> &'static Version {
        match row.and_then(|row| row.form_version) {
            Some(no) => self.form.version(no),
            None => self.form.version_on(self.period.last()),
        }
    }

    /// The months it adds up; none for a form without figures.
    pub fn months(&self) -> Option<(Month, Month)> {
        let span = (Month::of(self.period.first()), Month::of(self.period.last()));
        self.form.has_figures().then_some(span)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{ReportId, State};
    use super::*;
    use kernel::UnitId;

    fn stored(form: &str, month: &str, form_version: Option<i64>) -> ReportRow {
        ReportRow {
            id: ReportId::new(),
            unit: UnitId(1),
            form: form.into(),
            month: Month::parse(month).expect("a month"),
            subject: Some(Uuid::now_v7().to_string()),
            flash_no: Some(1),
            form_version,
            state: State::Draft.code().into(),
            sent_at: None,
            first_sent_at: None,
            approved_at: None,
            locked_at: None,
            issued_at: None,
            returned_note: None,
            illustrative: None,
            version: 1,
        }
    }

    /// The flash report of July 2025 has another version than that of June; a report that was made
    /// with one keeps it, whatever its span would say. What is not stored is read from the span.
    #[test]
    fn a_stored_report_keeps_the_version_of_its_form() {
        for (month, form_version, expected) in [
            ("2025-06", Some(1), 1),
            ("2025-07", Some(1), 1),
            ("2025-07", Some(2), 2),
            ("2025-06", Some(2), 2),
            ("2025-06", None, 1),
            ("2025-07", None, 2),
            ("2025-07", Some(99), 2),
        ] {
            let row = stored("flash", month, form_version);
            let of = Of::of_row(&row).expect("a report");
            assert_eq!(of.version(Some(&row)).no, expected, "{month} {form_version:?}");
        }
    }
}

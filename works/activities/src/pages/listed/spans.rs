//! Which days the list of work shows: a month, a year or a school year, with the ones around it.
//! All stand in the address.

use super::Asked;
use kernel::period::Kind;
use kernel::{Error, Month, Period, Result};
use kit::Visit;
use kit::page::{Switch, SwitchOption};
use org::codedays::CodeDays;
use org::standing;

/// A year (`2024`), or a school year (`2024-2025`) as the report forms begin and end it (kernel:
/// `Period`).
pub(super) fn read_year(typed: &str) -> Result<Option<Period>> {
    if typed.is_empty() {
        return Ok(None);
    }
    let read = Period::parse(typed).map_err(|flaw| Error::flaw("year", flaw.key()))?;
    match read.kind() {
        Kind::Year | Kind::SchoolYear => Ok(Some(read)),
        _ => Err(Error::flaw("year", "activities-no-year")),
    }
}

/// The switch of the page; a span in which nobody bears the unit's code is left out.
pub(super) fn draw(visit: &Visit, asked: &Asked, days: &CodeDays) -> Switch {
    let around = Around { visit, asked, days };
    match asked.shown_year() {
        Some(year) if year.kind() == Kind::Year => around.of_years(year.first().year()),
        Some(school) => around.of_school(school),
        None => around.of_months(),
    }
}

/// What the switch is made of.
struct Around<'a> {
    visit: &'a Visit,
    asked: &'a Asked,
    days: &'a CodeDays,
}

impl Around<'_> {
    fn of_months(&self) -> Switch {
        let (visit, asked) = (self.visit, self.asked);
        let around = (-12..=1).rev().filter_map(|step| self.month(asked.month.add_months(step)));
        let begins = asked.month.add_months(-8).year();
        let schools = [begins + 1, begins].map(|year| self.school(year));
        let schools = schools.into_iter().flatten().filter(|_| !asked.is_calendar());
        let year = self.year(asked.month.year()).filter(|_| !asked.is_calendar());
        Switch::new(say(visit, asked.month), around.chain(year).chain(schools).collect())
            .steps(self.month(asked.month.prev()), self.month(asked.month.next()))
    }

    fn of_school(&self, shown: Period) -> Switch {
        let begins = shown.first().year();
        let around = (begins - 5..=begins + 1).rev().filter_map(|year| self.school(year));
        let all = around.chain(self.month(self.asked.month)).collect();
        Switch::new(say_school(self.visit, shown), all)
            .steps(self.school(begins - 1), self.school(begins + 1))
    }

    fn of_years(&self, shown: i16) -> Switch {
        let around = (shown - 5..=shown + 1).rev().filter_map(|year| self.year(year));
        let all = around.chain(self.month(self.asked.month)).collect();
        Switch::new(say_year(self.visit, shown), all)
            .steps(self.year(shown - 1), self.year(shown + 1))
    }

    fn month(&self, month: Month) -> Option<SwitchOption> {
        self.to(say(self.visit, month), |asked| (asked.month, asked.year) = (month, None))
    }

    fn year(&self, year: i16) -> Option<SwitchOption> {
        let period = Period::year(year)?;
        self.to(say_year(self.visit, year), |asked| asked.year = Some(period))
    }

    fn school(&self, begins: i16) -> Option<SwitchOption> {
        let school = Period::school_year(begins)?;
        self.to(say_school(self.visit, school), |asked| asked.year = Some(school))
    }

    /// The same list of other days, if somebody bears the unit's code in them.
    fn to(&self, said: String, change: impl FnOnce(&mut Asked)) -> Option<SwitchOption> {
        let mut at = Asked { day: None, after: None, ..self.asked.clone() };
        change(&mut at);
        let days = standing::come(at.span(), self.visit.who().today());
        self.days.meet(days).then(|| SwitchOption::new(said, at.path("/activities")))
    }
}

fn say_year(visit: &Visit, year: i16) -> String {
    visit.words().say_with("activities-year", &[("year", year.to_string())])
}

fn say(visit: &Visit, month: Month) -> String {
    visit.words().say_with("activities-month", &[("month", month.vn())])
}

fn say_school(visit: &Visit, school: Period) -> String {
    let years =
        [("from", school.first().year().to_string()), ("until", school.last().year().to_string())];
    visit.words().say_with("activities-school-year", &years)
}

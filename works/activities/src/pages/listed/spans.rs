//! Which days the list of work shows: a month, a year or a school year, with the ones around it.
//! All stand in the address.

use super::Asked;
use kernel::period::Kind;
use kernel::{Error, Month, Period, Result};
use kit::Visit;
use kit::page::{Switch, SwitchOption};

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

/// The switch of the page.
pub(super) fn draw(visit: &Visit, asked: &Asked) -> Switch {
    match asked.shown_year() {
        Some(year) if year.kind() == Kind::Year => of_years(visit, asked, year.first().year()),
        Some(school) => of_school(visit, asked, school),
        None => of_months(visit, asked),
    }
}

fn of_months(visit: &Visit, asked: &Asked) -> Switch {
    let option = |month: Month| of_month(visit, asked, month);
    let around = (-12..=1).rev().map(|step| option(asked.month.add_months(step)));
    let begins = asked.month.add_months(-8).year();
    let schools = [begins + 1, begins].map(|year| school(visit, asked, year));
    let schools = schools.into_iter().flatten().filter(|_| !asked.is_calendar());
    let year = calendar_year(visit, asked, asked.month.year()).filter(|_| !asked.is_calendar());
    Switch::new(say(visit, asked.month), around.chain(year).chain(schools).collect())
        .steps(Some(option(asked.month.prev())), Some(option(asked.month.next())))
}

fn of_school(visit: &Visit, asked: &Asked, shown: Period) -> Switch {
    let begins = shown.first().year();
    let around = (begins - 5..=begins + 1).rev().filter_map(|year| school(visit, asked, year));
    let back_to_months = std::iter::once(of_month(visit, asked, asked.month));
    Switch::new(say_school(visit, shown), around.chain(back_to_months).collect())
        .steps(school(visit, asked, begins - 1), school(visit, asked, begins + 1))
}

fn of_years(visit: &Visit, asked: &Asked, shown: i16) -> Switch {
    let around = (shown - 5..=shown + 1).rev().filter_map(|year| calendar_year(visit, asked, year));
    let back_to_months = std::iter::once(of_month(visit, asked, asked.month));
    Switch::new(say_year(visit, shown), around.chain(back_to_months).collect())
        .steps(calendar_year(visit, asked, shown - 1), calendar_year(visit, asked, shown + 1))
}

fn calendar_year(visit: &Visit, asked: &Asked, year: i16) -> Option<SwitchOption> {
    let period = Some(Period::year(year)?);
    let at = Asked { year: period, day: None, after: None, ..asked.clone() };
    Some(SwitchOption::new(say_year(visit, year), at.path("/activities")))
}

fn say_year(visit: &Visit, year: i16) -> String {
    visit.words().say_with("activities-year", &[("year", year.to_string())])
}

fn of_month(visit: &Visit, asked: &Asked, month: Month) -> SwitchOption {
    let at = Asked { month, year: None, day: None, after: None, ..asked.clone() };
    SwitchOption::new(say(visit, month), at.path("/activities"))
}

fn school(visit: &Visit, asked: &Asked, begins: i16) -> Option<SwitchOption> {
    let school = Period::school_year(begins)?;
    let at = Asked { year: Some(school), day: None, after: None, ..asked.clone() };
    Some(SwitchOption::new(say_school(visit, school), at.path("/activities")))
}

fn say(visit: &Visit, month: Month) -> String {
    visit.words().say_with("activities-month", &[("month", month.vn())])
}

fn say_school(visit: &Visit, school: Period) -> String {
    let years =
        [("from", school.first().year().to_string()), ("until", school.last().year().to_string())];
    visit.words().say_with("activities-school-year", &years)
}

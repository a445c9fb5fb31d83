//! What a unit owes by when: the duties that hold for it, joined with its reports. It decides
//! nothing: which duty holds and when it is due are rules of the register of duties.

use crate::model::{Of, ReportRow};
use crate::store;
use duties::forms::FORMS;
use duties::rules::Asked;
use duties::{Calendar, Duty, due_on, duty_of};
use kernel::db::Tx;
use kernel::place::{self, Place};
use kernel::{Day, Month, Pass, Result, UnitId};

/// The duties and the calendar, read once for a page.
pub struct Terms {
    duties: Vec<Duty>,
    calendar: Calendar,
}

/// A report that a unit owes.
pub struct Owed {
    /// Which.
    pub of: Of,
    /// The last good day.
    pub due: Day,
    /// The report; none while nobody opened it.
    pub report: Option<ReportRow>,
}

impl Owed {
    /// Whether it is still with the unit.
    pub fn is_open(&self) -> bool {
        self.report.as_ref().is_none_or(|report| report.state().is_open())
    }
}

/// Days before its due day from which a report is asked for, even while its span runs.
const AHEAD: i64 = 30;
/// Months back in which a report that never came is still asked for.
const BACK: i64 = 6;

impl Terms {
    /// Reads what is set at and above the unit of the pass; with `with_below` under it too.
    pub fn load(tx: &mut Tx<'_>, pass: &Pass, with_below: bool) -> Result<Terms> {
        Ok(Terms {
            duties: duties::store::duties(tx, pass, with_below)?,
            calendar: duties::store::calendar(tx)?,
        })
    }

    /// The last good day of a unit's report; none when it does not owe it.
    pub fn due(&self, chain: &[UnitId], level: &str, of: &Of) -> Option<Day> {
        self.duty(chain, level, of).map(|duty| due_on(&duty.due, of.period.last(), &self.calendar))
    }

    /// The duty behind a unit's report.
    pub fn duty(&self, chain: &[UnitId], level: &str, of: &Of) -> Option<&Duty> {
        let asked = Asked { chain, level, form: of.form.code, day: of.period.last() };
        duty_of(&self.duties, &asked)
    }

    /// Whether a duty with two lines upward names the unit above the one that reports.
    pub fn names_above(&self) -> bool {
        self.duties.iter().any(|duty| {
            let lines = duty.lines("", "\0");
            lines.len() > 1 && lines.iter().any(|line| line.contains('\0'))
        })
    }

    /// Units that a duty was set by or for: under the same nearest of them, units of a level owe
    /// the same.
    pub fn spoken_of(&self) -> Vec<UnitId> {
        let own = |duty: &Duty| match duty.owner {
            duties::Owner::Unit(unit) => Some(unit),
            _ => None,
        };
        let all = self.duties.iter().flat_map(|duty| duty.unit.into_iter().chain(own(duty)));
        let all: std::collections::BTreeSet<UnitId> = all.collect();
        all.into_iter().collect()
    }

    /// The duties of outside organisations to a unit that hold on a day, with their last good day.
    pub fn of_others(&self, unit: UnitId, of: &Of) -> Vec<(people::OrganisationId, Day)> {
        let day = of.period.last();
        let mut all = Vec::new();
        for duty in &self.duties {
            let holds = duty.unit == Some(unit) && duty.holds_on(day) && duty.is_owed;
            if let duties::Owner::Organisation(organisation) = duty.owner
                && holds
                && duty.form == of.form.code
            {
                all.push((organisation, due_on(&duty.due, day, &self.calendar)));
            }
        }
        all
    }
}

/// Whether a unit stood at the end of a report's span: what ended before it was founded, or after
/// it was closed, is another unit's.
pub fn stands(place: &Place, of: &Of) -> bool {
    (place.from..=place.until).contains(&of.period.last())
}

/// The due day of a place's monthly report; none when it does not owe one.
pub fn due_of_month(
    tx: &mut Tx<'_>,
    pass: &Pass,
    place: &Place,
    month: Month,
) -> Result<Option<Day>> {
    let terms = Terms::load(tx, pass, false)?;
    let of = Of::month(month);
    Ok(terms.due(&place.chain, &place.level, &of).filter(|_| stands(place, &of)))
}

/// The reports of a place that are asked for today: every span that has ended in the last months,
/// and those whose day is near; the earliest due first.
pub fn asked_for(
    tx: &mut Tx<'_>,
    pass: &Pass,
    place: &Place,
    terms: &Terms,
    today: Day,
) -> Result<Vec<Owed>> {
    let here = Month::of(today);
    let mut all = Vec::new();
    for form in FORMS.iter().filter(|form| form.is_periodic()) {
        // A span that ends later than a year ahead is nobody's business yet.
        for step in -BACK..12 {
            let Some(period) = form.period_ending(here.add_months(step)) else { continue };
            let Some(of) = Of::span(form, period) else { continue };
            if !stands(place, &of) {
                continue;
            }
            let Some(due) = terms.due(&place.chain, &place.level, &of) else { continue };
            let has_ended = period.last() < today;
            let is_near = today.days_until(due) <= AHEAD && period.first() <= today;
            if has_ended || is_near {
                let report = store::find_of(tx, pass, &of)?;
                all.push(Owed { of, due, report });
            }
        }
    }
    all.sort_by_key(|owed| owed.due);
    Ok(all)
}

/// To whom a duty sends a report (RPT-02).
#[derive(Debug, Default)]
pub struct Upward {
    /// Every addressee as a paper addresses it: the Red Cross above, the People's Committee.
    pub lines: Vec<String>,
    /// The People's Committee among them.
    pub committee: Option<String>,
}

/// To whom the duty behind a unit's report sends it. The monthly paper of S4 names nobody under
/// *Kính gửi*; its recipients say who gets it.
pub fn upward(tx: &mut Tx<'_>, pass: &Pass, place: &Place, of: &Of) -> Result<Upward> {
    if of.is_month() || of.organisation().is_some() {
        return Ok(Upward::default());
    }
    let terms = Terms::load(tx, pass, false)?;
    let Some(duty) = terms.duty(&place.chain, &place.level, of) else {
        return Ok(Upward::default());
    };
    let above = match place.chain.get(1) {
        Some(above) => place::get(tx, *above, of.period.last())?.name,
        None => String::new(),
    };
    let lines = duty.lines(&place.name, &above);
    let committee = lines.last().filter(|_| !duty.to_committee.is_empty()).cloned();
    Ok(Upward { lines, committee })
}

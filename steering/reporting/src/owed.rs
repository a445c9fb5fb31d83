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
        self.duty(chain, level, of).map(|duty| self.due_by(duty, of))
    }

    /// The last good day that a duty names.
    fn due_by(&self, duty: &Duty, of: &Of) -> Day {
        due_on(&duty.due, of.ends(), &self.calendar)
    }

    /// The duty behind a unit's report. Of a campaign that no document ends it is the one that
    /// holds on its own last good day.
    pub fn duty(&self, chain: &[UnitId], level: &str, of: &Of) -> Option<&Duty> {
        let subject = of.campaign().map(|campaign| campaign.code.as_str());
        let on = |day: Day| {
            duty_of(&self.duties, &Asked { chain, level, form: of.form.code, subject, day })
        };
        if !of.is_undated() {
            return on(of.ends());
        }
        let is_it = |duty: &&Duty| duty.form == of.form.code && duty.subject.as_deref() == subject;
        let days = self.duties.iter().filter(is_it).map(|duty| self.due_by(duty, of));
        let days: std::collections::BTreeSet<Day> = days.collect();
        days.into_iter().find_map(|day| on(day).filter(|duty| self.due_by(duty, of) == day))
    }

    /// The day on which a unit must stand to owe a report.
    pub fn judged_on(&self, place: &Place, of: &Of) -> Day {
        let due = self.due(&place.chain, &place.level, of);
        due.map_or(of.ends(), |due| of.judged_on(due))
    }

    /// The reports of campaigns that somebody owes and whose month this is: that in which the
    /// campaign ends, or that of the last good day where no document says its end.
    pub fn campaigns_of(&self, month: Month) -> Vec<Of> {
        self.campaigns((month.year() - 1, month.year()), |day| Month::of(day) == month)
    }

    /// The reports of campaigns of some years that somebody owes, each once, by the day on which
    /// they are judged.
    fn campaigns(&self, (first, last): (i16, i16), is_wanted: impl Fn(Day) -> bool) -> Vec<Of> {
        let mut all: Vec<Of> = Vec::new();
        for duty in self.duties.iter().filter(|duty| duty.is_owed && duty.subject.is_some()) {
            for year in first..=last {
                let of = Of::campaign_in(duty.subject.as_deref().unwrap_or_default(), year);
                let is_owed = |of: &Of| {
                    let day = of.judged_on(self.due_by(duty, of));
                    duty.holds_on(day) && is_wanted(day)
                };
                all.extend(of.filter(|of| is_owed(of) && !all.contains(of)));
            }
        }
        all.sort_by_key(|of| (of.ends(), of.slot()));
        all
    }

    /// Whether anybody owes the report of a campaign: where nobody does, no unit is freed from it.
    pub fn is_asked(&self, of: &Of) -> bool {
        let subject = of.campaign().map(|campaign| campaign.code.as_str());
        let is_it = |duty: &Duty| {
            let is_of = duty.subject.as_deref() == subject && duty.form == of.form.code;
            is_of && duty.is_owed && duty.holds_on(of.judged_on(self.due_by(duty, of)))
        };
        subject.is_none() || self.duties.iter().any(is_it)
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

/// Whether a unit stood on the day on which its report is judged ([`Terms::judged_on`]): what ended
/// before it was founded, or after it was closed, is another unit's.
pub fn stands(place: &Place, day: Day) -> bool {
    (place.from..=place.until).contains(&day)
}

/// The day on which the report of a unit is judged, without terms at hand.
pub fn judged_on(tx: &mut Tx<'_>, pass: &Pass, place: &Place, of: &Of) -> Result<Day> {
    match of.is_undated() {
        true => Ok(Terms::load(tx, pass, false)?.judged_on(place, of)),
        false => Ok(of.ends()),
    }
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
    Ok(terms.due(&place.chain, &place.level, &of).filter(|_| stands(place, of.ends())))
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
    let mut asked = Vec::new();
    for form in FORMS.iter().filter(|form| form.is_periodic()) {
        // A span that ends later than a year ahead is nobody's business yet.
        for step in -BACK..12 {
            let Some(period) = form.period_ending(here.add_months(step)) else { continue };
            asked.extend(Of::span(form, period));
        }
    }
    let back = here.add_months(-BACK).first();
    asked.extend(terms.campaigns((back.year() - 1, today.year()), |day| day >= back));
    let mut all = Vec::new();
    for of in asked {
        let Some(due) = terms.due(&place.chain, &place.level, &of) else { continue };
        let day = of.judged_on(due);
        if !stands(place, day) || day < back {
            continue;
        }
        let has_ended = day < today;
        let is_near = today.days_until(due) <= AHEAD && of.period.first() <= today;
        if has_ended || is_near {
            let report = store::find_of(tx, pass, &of)?;
            all.push(Owed { of, due, report });
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
        Some(above) => place::get(tx, *above, terms.judged_on(place, of))?.name,
        None => String::new(),
    };
    let lines = duty.lines(&place.name, &above);
    let committee = lines.last().filter(|_| !duty.to_committee.is_empty()).cloned();
    Ok(Upward { lines, committee })
}

#[cfg(test)]
mod tests {
    use super::*;
    use duties::{DueRule, Owner, When};

    const CHAIN: [UnitId; 2] = [UnitId(9), UnitId(1)];

    fn day(text: &str) -> Day {
        Day::parse(text).expect("a day")
    }

    /// What a unit set for its communes: the report of Tết, by a day of February.
    fn tet(unit: i64, date: u8, from: &str) -> Duty {
        let when = When::On { month: 2, day: date, years: 0 };
        Duty {
            id: None,
            unit: Some(UnitId(unit)),
            owner: Owner::Level("commune".into()),
            form: "campaign".into(),
            subject: Some("CMP-02".into()),
            due: DueRule { when, is_inclusive: true, is_shifted: false },
            is_owed: true,
            to_society: String::new(),
            to_committee: String::new(),
            basis: "KH".into(),
            from: day(from),
            until: Day::OPEN_END,
            version: 1,
        }
    }

    fn terms(duties: &[Duty]) -> Terms {
        Terms { duties: duties.to_vec(), calendar: Calendar::default() }
    }

    fn of(year: i16) -> Of {
        Of::campaign_in("CMP-02", year).expect("a report")
    }

    /// No document ends Tết: which duty holds, and who stood, is asked of the last good day and not
    /// of the end of the year, when the next duty or the next map may hold.
    #[test]
    fn a_campaign_without_an_end_is_judged_on_its_last_good_day() {
        let due = |terms: &Terms, year| terms.due(&CHAIN, "commune", &of(year));
        let one = terms(&[tet(1, 28, "2024-01-01"), tet(1, 15, "2024-06-01")]);
        assert_eq!(due(&one, 2024), Some(day("2024-02-28")), "what was set in June is of later");
        assert_eq!(due(&one, 2025), Some(day("2025-02-15")));
        assert_eq!(due(&one, 2023), None, "nothing was asked yet");
        let nearer = terms(&[tet(1, 15, "2024-01-01"), tet(9, 28, "2024-01-01")]);
        assert_eq!(due(&nearer, 2024), Some(day("2024-02-28")), "the nearer word holds");
        let closed = Place {
            id: UnitId(9),
            code: "xa".into(),
            name: "Xã".into(),
            short_name: "Xã".into(),
            level: "commune".into(),
            from: day("2024-02-28"),
            until: day("2024-06-30"),
            chain: CHAIN.to_vec(),
        };
        assert!(stands(&closed, one.judged_on(&closed, &of(2024))), "it stood on that day");
        let later = Place { from: day("2024-02-29"), ..closed };
        assert!(!stands(&later, one.judged_on(&later, &of(2024))), "it did not stand yet");
        let here = |month| one.campaigns_of(Month::parse(month).expect("a month"));
        assert_eq!(here("2024-02"), [of(2024)]);
        assert!(here("2024-12").is_empty());
    }

    /// A word that frees somebody asks nobody.
    #[test]
    fn a_report_that_is_not_owed_is_asked_of_nobody() {
        let free = Duty { is_owed: false, ..tet(1, 28, "2024-01-01") };
        let one = terms(&[free]);
        assert!(!one.is_asked(&of(2024)));
        assert!(one.campaigns_of(Month::parse("2024-02").expect("a month")).is_empty());
        assert!(terms(&[tet(1, 28, "2024-01-01")]).is_asked(&of(2024)));
    }
}

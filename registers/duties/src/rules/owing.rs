//! Which duty holds for whom, and what a duty that is set must say.

use super::When;
use crate::campaigns::Campaign;
use crate::forms;
use crate::model::{Duty, Owner};
use kernel::{Day, Flaw, UnitId};

/// Whose duty is asked for.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// The unit and everything above it, nearest first.
    pub chain: &'a [UnitId],
    /// Code of its level.
    pub level: &'a str,
    /// Code of the form.
    pub form: &'a str,
    /// Code of the campaign, if the form is of one.
    pub subject: Option<&'a str>,
    /// The last day of the span.
    pub day: Day,
}

/// The duty of a unit: what the nearest unit above (or it itself) has set, what is set for this
/// very unit before what is set for its level, what was set last before what was set earlier; else
/// what comes with the product. None when the form is not owed.
pub fn duty_of<'a>(all: &'a [Duty], asked: &Asked<'_>) -> Option<&'a Duty> {
    let own = asked.chain.first();
    let depth = |duty: &Duty| match duty.unit {
        Some(unit) => asked.chain.iter().position(|above| *above == unit),
        None => Some(usize::MAX),
    };
    let rank = |duty: &Duty| {
        let is_it = duty.form == asked.form && duty.subject.as_deref() == asked.subject;
        if !is_it || !duty.holds_on(asked.day) {
            return None;
        }
        let is_own = match &duty.owner {
            Owner::Unit(unit) => Some(unit) == own,
            Owner::Level(level) => level == asked.level,
            Owner::Organisation(_) => false,
        };
        let is_level = matches!(duty.owner, Owner::Level(_));
        is_own.then_some(())?;
        Some((depth(duty)?, is_level, std::cmp::Reverse(duty.from)))
    };
    let ranked = all.iter().filter_map(|duty| Some((rank(duty)?, duty)));
    let first = ranked.min_by_key(|(rank, _)| *rank).map(|(_, duty)| duty);
    first.filter(|duty| duty.is_owed)
}

/// What a duty that somebody sets must say.
pub fn check_duty(duty: &Duty) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    match forms::find(&duty.form) {
        None => flaws.push(Flaw::new("form", "kit-flaw-choose")),
        Some(form) if !form.is_owed_by_duty() => {
            flaws.push(Flaw::new("form", "duty-form-on-demand"))
        }
        Some(form) => {
            if form.is_of_campaign() != duty.subject.is_some() {
                flaws.push(Flaw::new("campaign", "kit-flaw-choose"));
            }
            let is_other = matches!(duty.owner, Owner::Organisation(_));
            if is_other && !form.is_for_others {
                flaws.push(Flaw::new("form", "duty-form-not-for-others"));
            }
        }
    }
    match duty.due.when {
        When::After { days, .. } if !(0..=366).contains(&days) => {
            flaws.push(Flaw::new("due_days", "duty-days-range"));
        }
        When::On { month, .. } if !(1..=12).contains(&month) => {
            flaws.push(Flaw::new("due_date", "duty-date-unread"));
        }
        When::On { day, .. } if !(1..=31).contains(&day) => {
            flaws.push(Flaw::new("due_date", "duty-date-unread"));
        }
        _ => {}
    }
    if duty.until < duty.from {
        flaws.push(Flaw::new("until", "duty-until-before"));
    }
    flaws
}

/// A term that is counted from the end of a campaign needs one: where no document says its last
/// day, a day of the year is named instead.
pub fn check_campaign(duty: &Duty, campaigns: &[Campaign]) -> Option<Flaw> {
    let subject = duty.subject.as_ref()?;
    let Some(campaign) = campaigns.iter().find(|campaign| campaign.code == *subject) else {
        return Some(Flaw::new("campaign", "kit-flaw-choice"));
    };
    let is_counted = matches!(duty.due.when, When::After { .. });
    (is_counted && !campaign.has_end).then(|| Flaw::new("due", "duty-campaign-without-end"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::DueRule;
    use crate::shipped;

    const CHAIN: [UnitId; 3] = [UnitId(9), UnitId(5), UnitId(1)];

    fn set(unit: i64, owner: Owner, days: i64) -> Duty {
        let when = When::After { days, is_working: false };
        Duty {
            id: None,
            unit: Some(UnitId(unit)),
            owner,
            form: "month".into(),
            subject: None,
            due: DueRule { when, is_inclusive: true, is_shifted: false },
            is_owed: true,
            to_society: String::new(),
            to_committee: String::new(),
            basis: "QĐ".into(),
            from: Day::BEGINNING,
            until: Day::OPEN_END,
            version: 1,
        }
    }

    fn days(all: &[Duty]) -> Option<i64> {
        let day = Day::parse("2024-10-31").expect("a day");
        let asked = Asked { chain: &CHAIN, level: "commune", form: "month", subject: None, day };
        match duty_of(all, &asked)?.due.when {
            When::After { days, .. } => Some(days),
            When::On { .. } => None,
        }
    }

    #[test]
    fn the_nearest_word_holds_and_a_units_own_before_its_levels() {
        let level = || Owner::Level("commune".into());
        let mut all = shipped::duties();
        assert_eq!(days(&all), Some(5), "what comes with the product");
        all.push(set(1, level(), 10));
        assert_eq!(days(&all), Some(10), "the centre's word for communes");
        all.push(set(5, level(), 3));
        assert_eq!(days(&all), Some(3), "the province's is nearer");
        all.push(set(5, Owner::Unit(UnitId(9)), 7));
        assert_eq!(days(&all), Some(7), "for this very commune");
        all.push(set(7, Owner::Unit(UnitId(9)), 1));
        assert_eq!(days(&all), Some(7), "a unit that is not above says nothing");
        all.push(Duty { is_owed: false, ..set(9, level(), 7) });
        assert_eq!(days(&all), None, "it is not owed");
        all.pop();
        let over = Day::parse("2024-09-30").expect("a day");
        all.iter_mut().filter(|duty| duty.unit.is_some()).for_each(|duty| duty.until = over);
        assert_eq!(days(&all), Some(5), "what is over holds no more");
    }

    #[test]
    fn a_duty_says_what_it_must() {
        let keys =
            |duty: &Duty| -> Vec<&str> { check_duty(duty).iter().map(|flaw| flaw.key).collect() };
        let good = set(5, Owner::Unit(UnitId(9)), 5);
        assert!(keys(&good).is_empty());
        assert_eq!(keys(&Duty { form: "flash".into(), ..good.clone() }), ["duty-form-on-demand"]);
        let other = Owner::Organisation(people::OrganisationId::new());
        let wrong = Duty { owner: other.clone(), ..good.clone() };
        assert_eq!(keys(&wrong), ["duty-form-not-for-others"]);
        let right = Duty { owner: other, form: "directive-18".into(), ..good.clone() };
        assert!(keys(&right).is_empty());
        let campaign = Duty { form: "campaign".into(), ..good.clone() };
        assert_eq!(keys(&campaign), ["kit-flaw-choose"]);
        let campaign = Duty { subject: Some("CMP-03".into()), ..campaign };
        assert!(keys(&campaign).is_empty());
        assert_eq!(
            keys(&Duty { subject: campaign.subject.clone(), ..good.clone() }),
            ["kit-flaw-choose"]
        );
        let known = |has_end| Campaign {
            code: "CMP-03".into(),
            label_vi: String::new(),
            label_en: String::new(),
            has_end,
        };
        let key = |known: &[Campaign]| check_campaign(&campaign, known).map(|flaw| flaw.key);
        assert_eq!(key(&[known(true)]), None);
        assert_eq!(key(&[known(false)]), Some("duty-campaign-without-end"));
        assert_eq!(key(&[]), Some("kit-flaw-choice"));
        let long = DueRule { when: When::After { days: 900, is_working: false }, ..good.due };
        assert_eq!(keys(&Duty { due: long, ..good.clone() }), ["duty-days-range"]);
        let no_day = DueRule { when: When::On { month: 13, day: 1, years: 0 }, ..good.due };
        assert_eq!(keys(&Duty { due: no_day, ..good.clone() }), ["duty-date-unread"]);
        assert_eq!(
            keys(&Duty { until: Day::BEGINNING.add_days(-1), from: Day::OPEN_END, ..good }),
            ["duty-until-before"]
        );
    }
}

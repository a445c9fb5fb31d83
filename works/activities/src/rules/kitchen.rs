//! What a kitchen planned to serve beside what it served. Pure; where nothing was planned nothing
//! is claimed.

use crate::model::KitchenPlan;
use kernel::{Day, Flaw};

/// Days of a week.
const WEEK: u8 = 7;
/// Meals a day that a kitchen may plan; a slip of the finger is more.
const MOST_MEALS: i64 = 1_000_000;

/// Days of the week as one number, from their numbers (Monday 1 … Sunday 7).
pub fn days_of<'t>(ticked: impl IntoIterator<Item = &'t str>) -> i64 {
    let read = |text: &str| text.parse::<u8>().ok().filter(|day| (1..=WEEK).contains(day));
    ticked.into_iter().filter_map(read).fold(0, |all, day| all | bit(day))
}

/// Whether a day of the week (Monday 1 … Sunday 7) is among them.
pub fn serves(weekdays: i64, weekday: u8) -> bool {
    weekdays & bit(weekday) != 0
}

fn bit(weekday: u8) -> i64 {
    1 << (i64::from(weekday.clamp(1, WEEK)) - 1)
}

/// What keeps a plan from being set: days without meals.
pub fn check_plan(weekdays: i64, meals: i64) -> Vec<Flaw> {
    let is_told = weekdays == 0 || (1..=MOST_MEALS).contains(&meals);
    if is_told { Vec::new() } else { vec![Flaw::new("meals", "kitchens-plan-needs-meals")] }
}

/// The plan that holds on a day, if it has the kitchen serve that day: the newest that has begun.
pub fn plan_on(plans: &[KitchenPlan], day: Day) -> Option<&KitchenPlan> {
    let begun = plans.iter().filter(|plan| plan.from_on <= day);
    let newest = begun.max_by_key(|plan| plan.from_on)?;
    serves(newest.weekdays, day.weekday()).then_some(newest)
}

/// How a plan was kept in a span of days.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct KeptPlan {
    /// Planned days that are over, and today once it was served.
    pub planned: i64,
    /// Those on which it served.
    pub served: i64,
    /// Those on which it did not.
    pub missed: Vec<Day>,
    /// Meals that were planned for these days.
    pub meals: i64,
}

/// What became of the plans of one kitchen from a day until a day, as far as the days have come. A
/// day that is not over is not missed. Nothing where no such day was planned.
pub fn kept(
    plans: &[KitchenPlan],
    (from, until): (Day, Day),
    today: Day,
    served: &[Day],
) -> Option<KeptPlan> {
    let mut kept = KeptPlan::default();
    let mut day = from;
    while day <= until.min(today) {
        let is_served = served.contains(&day);
        if let Some(plan) = plan_on(plans, day).filter(|_| is_served || day < today) {
            kept.planned += 1;
            kept.meals += plan.meals;
            kept.served += i64::from(is_served);
            kept.missed.extend(Some(day).filter(|_| !is_served));
        }
        day = day.add_days(1);
    }
    (kept.planned > 0).then_some(kept)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::KitchenPlanId;
    use kernel::UnitId;

    fn day(of: u8) -> Day {
        Day::of(2024, 11, of).expect("a day of November")
    }

    fn plan(from: u8, days: &[&str], meals: i64) -> KitchenPlan {
        KitchenPlan {
            id: KitchenPlanId::new(),
            unit: UnitId(7),
            from_on: day(from),
            weekdays: days_of(days.iter().copied()),
            meals,
            made_name: String::new(),
            version: 1,
        }
    }

    #[test]
    fn the_newest_plan_that_has_begun_holds() {
        // The fourth of November 2024 is a Monday.
        let plans = [plan(1, &["1", "3"], 50), plan(12, &["2"], 80), plan(20, &[], 0)];
        let meals = |of| plan_on(&plans, day(of)).map(|plan| plan.meals);
        assert_eq!([meals(4), meals(5), meals(6), meals(11)], [Some(50), None, Some(50), Some(50)]);
        assert_eq!([meals(12), meals(13), meals(19)], [Some(80), None, Some(80)]);
        assert_eq!(meals(26), None, "it ended");
        assert_eq!(days_of(["1", "7", "8", "x", "0"]), 1 + 64);
    }

    #[test]
    fn days_are_missed_once_they_are_over() {
        let plans = [plan(1, &["1", "2", "3"], 50)];
        let seen = |served: &[Day], today| kept(&plans, (day(1), day(30)), day(today), served);
        assert_eq!(seen(&[], 3), None, "no planned day has come");
        assert_eq!(seen(&[], 4), None, "today is not over");
        let two = seen(&[day(4), day(7)], 6).expect("days that were planned");
        assert_eq!((two.planned, two.served, two.meals), (2, 1, 100), "an unplanned day adds none");
        assert_eq!(two.missed, [day(5)]);
        let done = seen(&[day(4), day(6)], 6).expect("days that were planned");
        assert_eq!((done.planned, done.served), (3, 2), "today was served");
        assert_eq!(kept(&[], (day(1), day(30)), day(30), &[day(4)]), None);
    }

    #[test]
    fn days_need_meals_and_an_end_needs_none() {
        assert!(check_plan(0, 0).is_empty());
        assert!(check_plan(1, 50).is_empty());
        assert_eq!(check_plan(1, 0)[0].field, "meals");
    }
}

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
    /// Meals of work on a planned day.
    pub cooked: i64,
    /// Meals of work on none.
    pub beside: i64,
}

impl KeptPlan {
    /// Meals that were planned and not cooked.
    pub fn lacking(&self) -> i64 {
        (self.meals - self.cooked).max(0)
    }
}

/// Work of a kitchen: its first day, its last, its meals.
pub type Cooked = (Day, Day, i64);

/// What became of the plans of one kitchen from a day until a day, as far as the days have come. A
/// day that is not over is not missed. Nothing where no such day was planned.
pub fn kept(
    plans: &[KitchenPlan],
    (from, until): (Day, Day),
    today: Day,
    (served, work): (&[Day], &[Cooked]),
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
    for (first, last, meals) in work.iter().filter_map(|one| within(*one, (from, until))) {
        let mut days = (0..=first.days_until(last)).map(|after| first.add_days(after));
        // Meals of several days are told together: they are planned where one of the days is.
        match days.any(|day| plan_on(plans, day).is_some()) {
            true => kept.cooked += meals,
            false => kept.beside += meals,
        }
    }
    (kept.planned > 0).then_some(kept)
}

/// What of work falls within these days: meals of several days are told together and are spread
/// over them evenly, so that two months share what goes over their border without a rest.
fn within((first, last, meals): Cooked, (from, until): (Day, Day)) -> Option<Cooked> {
    let (begin, end) = (first.max(from), last.min(until));
    let before = |day: Day| meals * first.days_until(day) / (first.days_until(last) + 1);
    (begin <= end).then(|| (begin, end, before(end.add_days(1)) - before(begin)))
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
        let work =
            |served: &[Day]| -> Vec<Cooked> { served.iter().map(|day| (*day, *day, 40)).collect() };
        let seen = |served: &[Day], today| {
            kept(&plans, (day(1), day(30)), day(today), (served, &work(served)))
        };
        assert_eq!(seen(&[], 3), None, "no planned day has come");
        assert_eq!(seen(&[], 4), None, "today is not over");
        let two = seen(&[day(4), day(7)], 6).expect("days that were planned");
        assert_eq!((two.planned, two.served, two.meals), (2, 1, 100), "an unplanned day adds none");
        assert_eq!((two.cooked, two.beside, two.lacking()), (40, 40, 60), "nor do its meals");
        assert_eq!(two.missed, [day(5)]);
        let done = seen(&[day(4), day(6)], 6).expect("days that were planned");
        assert_eq!((done.planned, done.served), (3, 2), "today was served");
        assert_eq!(kept(&[], (day(1), day(30)), day(30), (&[day(4)], &[])), None);
    }

    #[test]
    fn work_over_the_border_of_a_month_stands_in_both() {
        // Eleven meals on the four days from the 30th of October: the odd one is November's.
        let plans = [KitchenPlan {
            from_on: Day::of(2024, 10, 1).expect("a day"),
            ..plan(1, &["1", "2", "3", "4", "5", "6", "7"], 4)
        }];
        let [first, eve] = [30, 31].map(|of| Day::of(2024, 10, of).expect("a day"));
        let work = [(first, day(2), 11)];
        let seen = |span, served: &[Day]| {
            let kept = kept(&plans, span, day(3), (served, &work)).expect("days that were planned");
            (kept.served, kept.cooked, kept.beside)
        };
        assert_eq!(seen((first, eve), &[first, eve]), (2, 5, 0));
        assert_eq!(seen((day(1), day(30)), &[day(1), day(2)]), (2, 6, 0), "none is lost");
        let (october, november) = ((first, eve), (day(1), day(30)));
        let none = [plan(3, &["7"], 4)];
        let beside = kept(&none, november, day(4), (&[], &work)).expect("a planned day");
        assert_eq!((beside.cooked, beside.beside), (0, 6));
        assert_eq!(within((day(4), day(6), 9), october), None);
        assert_eq!(within((day(4), day(6), 9), november), Some((day(4), day(6), 9)));
    }

    #[test]
    fn days_need_meals_and_an_end_needs_none() {
        assert!(check_plan(0, 0).is_empty());
        assert!(check_plan(1, 50).is_empty());
        assert_eq!(check_plan(1, 0)[0].field, "meals");
    }
}

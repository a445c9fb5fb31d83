//! What must hold of a dossier: what is opened or written, consents, the parts. Pure; every flaw
//! stands at its field. The way from step to step has its own file.

mod card;
mod dated;
mod elsewhere;
mod groups;
mod merged;
pub mod names;
mod number;
mod pairs;
mod round;
mod round_list;
mod same;
mod telling;
mod terms;
#[cfg(test)]
mod tests;
mod way;

pub use card::{check_story, pseudonym};
pub use dated::Dated;
pub use elsewhere::{ReadLinks, read_links};
pub use groups::{CLASSES, Group, group, groups};
pub use merged::{Both, merged};
pub use number::{number_key, number_odd};
pub use pairs::{Listed, pairs};
pub use round::{
    check_answer, check_close, check_live, check_look, check_round, leads_rounds, round_due,
    round_year,
};
pub use round_list::{ReadList, line_key, read_list};
pub use same::{MAYBE, Person, SURE, Weighed, check_same, weigh};
pub use telling::check_open_words;
pub use terms::{Term, term};
pub use way::{allowed, check_step, missing, next, state_after, steps_to_take_back};

use crate::model::{
    ConsentRow, Dossier, Followed, MemberRow, NeedRow, Open, PlanRow, Purpose, Sort, WithdrawalRow,
};
use kernel::{Day, Flaw};

/// Nobody lives longer, in years (the oldest known person lived 122).
const OLDEST: i64 = 125;
/// People of one house or facility.
const MOST_PEOPLE: i64 = 2_000;
/// Income of somebody in need, in đồng a month: more is a slip of the hand.
const MOST_INCOME: i64 = 50_000_000;
/// The largest need, in đồng.
const MOST_NEED: i64 = 10_000_000_000;
/// What somebody lives in (message key `address-housing-<code>`).
pub const HOUSING: [&str; 4] = ["solid", "semi", "makeshift", "none"];
/// Sexes (message key `address-sex-<code>`).
pub const SEXES: [&str; 2] = ["female", "male"];

/// What must hold of what lies open, with its group.
pub fn check_open(open: &Open, of: Option<&str>, today: Day) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    if open.opened_on > today {
        flaws.push(Flaw::new("opened_on", "address-ahead"));
    }
    flaws.extend(check_birth(open.birth_year, open.opened_on));
    let many = open.people.unwrap_or(1);
    if !(1..=MOST_PEOPLE).contains(&many) {
        flaws.push(Flaw::new("people", "address-people-odd"));
    }
    if open.income.is_some_and(|income| !(0..=MOST_INCOME).contains(&income)) {
        flaws.push(Flaw::new("income", "address-income-odd"));
    }
    if let Some(code) = of {
        match group(code) {
            Some(group) if group.is_of(open.sort, today) => {}
            _ => flaws.push(Flaw::new("group", "address-group-other-sort")),
        }
    }
    flaws
}

fn check_birth(year: Option<i64>, on: Day) -> Option<Flaw> {
    let now = i64::from(on.year());
    let odd = year.is_some_and(|born| born > now || born < now - OLDEST);
    odd.then(|| Flaw::new("birth_year", "address-birth-year-odd"))
}

/// What must hold of somebody who lives there.
pub fn check_member(new: &MemberRow, today: Day) -> Vec<Flaw> {
    let told = check_open_words("relation", &new.relation);
    check_birth(new.birth_year, today).into_iter().chain(told).collect()
}

/// What must hold of a need.
pub fn check_need(new: &NeedRow) -> Vec<Flaw> {
    let is_odd = !(1..=MOST_NEED).contains(&new.amount);
    let odd = is_odd.then(|| Flaw::new("amount", "address-need-odd"));
    check_open_words("words", &new.words).into_iter().chain(odd).collect()
}

/// What must hold of a step of the plan: it is looked at later, within five years.
pub fn check_plan(new: &PlanRow, today: Day) -> Vec<Flaw> {
    let is_ahead = new.review_on > today && new.review_on <= today.add_months(60);
    let odd = (!is_ahead).then(|| Flaw::new("review_on", "address-plan-day"));
    check_open_words("words", &new.words).into_iter().chain(odd).collect()
}

/// What must hold of what a look is for and why there are so many: both lie open, and are read on
/// paper by the person they are about.
pub fn check_look_words(purpose: &str, why: &str) -> Vec<Flaw> {
    let all = [check_open_words("purpose", purpose), check_open_words("why", why)];
    all.into_iter().flatten().collect()
}

/// What must hold of what was done of a withdrawal: on a day from the withdrawal to today, once.
pub fn check_follow(
    row: &WithdrawalRow,
    (what, on, how): (Followed, Day, &str),
    today: Day,
) -> Vec<Flaw> {
    if row.days(what).1.is_some() {
        return vec![Flaw::new("what", "address-followed-already")];
    }
    if on > today {
        return vec![Flaw::new("on", "address-ahead")];
    }
    let from = row.withdrawn_on;
    let before = (on < from).then(|| Flaw::new("on", "address-step-before").arg("day", from.vn()));
    before.into_iter().chain(check_open_words("how", how)).collect()
}

/// What must hold of a consent: a child's guardian gives it, and a child of an age to understand is
/// asked before its story or its picture is shown (Law 91/2025/QH15; the ages are settings).
pub fn check_consent(dossier: &Dossier, new: &ConsentRow, today: Day) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    if new.given_on > today {
        flaws.push(Flaw::new("given_on", "address-ahead"));
    }
    flaws.extend(check_open_words("by_whom", &new.by_whom));
    let age = dossier.row.birth_year.map(|born| i64::from(new.given_on.year()) - born);
    let age = age.filter(|_| dossier.row.sort() == Sort::Person);
    let is_child = age.is_some_and(|age| age < term(Term::GuardianBelow, new.given_on));
    if is_child && new.by_whom.is_empty() {
        flaws.push(Flaw::new("by_whom", "address-consent-guardian"));
    }
    let is_shown = matches!(Purpose::read(&new.purpose), Some(Purpose::Story | Purpose::Photo));
    let is_asked = age.is_some_and(|age| age >= term(Term::ChildFrom, new.given_on));
    if is_child && is_shown && is_asked && !new.child_agrees {
        flaws.push(Flaw::new("child_agrees", "address-consent-child"));
    }
    let purpose = Purpose::read(&new.purpose);
    if purpose.is_some_and(|purpose| dossier.consent(purpose).is_some()) {
        flaws.push(Flaw::new("purpose", "address-consent-holds"));
    }
    flaws
}

//! What the records say of a campaign in the days of its report: what was done, how many people it
//! reached, worth what, where, beside the same days of the year before. Nothing of it is typed; it
//! draws nothing.

use crate::model::Of;
use activities::model::{Filter, State};
use activities::store;
use catalogue::{Kind, Nature};
use duties::forms;
use kernel::db::Tx;
use kernel::{Day, Pass, Result};
use serde::Serialize;

/// A campaign as its records tell it.
#[derive(Debug, Clone, Serialize)]
pub struct Done {
    /// Its days.
    #[serde(skip)]
    pub days: (Day, Day),
    /// By kind of work, the most valuable first.
    pub kinds: Vec<OfKind>,
    /// By the unit directly below where it was done.
    pub places: Vec<At>,
    /// The same days of the year before, all kinds together.
    pub before: Whole,
}

/// The work of one kind.
#[derive(Debug, Clone, Serialize)]
pub struct OfKind {
    /// Code of the kind.
    pub code: String,
    /// Its name in Vietnamese.
    pub label_vi: String,
    /// Its name in English.
    #[serde(skip)]
    pub label_en: String,
    /// What its main count counts, in Vietnamese and English.
    #[serde(skip)]
    pub counts: [String; 2],
    /// Its main count.
    pub counted: i64,
    /// Pieces, people, turns, đồng.
    pub whole: Whole,
}

/// Sums.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Whole {
    /// Pieces of work.
    pub pieces: i64,
    /// People, each counted once in a piece of work.
    pub people: i64,
    /// Turns: the same person may come many times. Never added to people.
    pub turns: i64,
    /// Đồng.
    pub amount: i64,
}

impl Whole {
    fn add(mut self, other: &Whole) -> Whole {
        self.pieces += other.pieces;
        self.people += other.people;
        self.turns += other.turns;
        self.amount += other.amount;
        self
    }
}

/// What was done at a place.
#[derive(Debug, Clone, Serialize)]
pub struct At {
    /// The name of the unit.
    pub name: String,
    /// Pieces of work.
    pub pieces: i64,
    /// Đồng.
    pub amount: i64,
}

impl Done {
    /// Reads it for the unit of the pass as far as a day; none for a report of something else.
    pub fn load(tx: &mut Tx<'_>, pass: &Pass, of: &Of, on: Day) -> Result<Option<Done>> {
        let Some(campaign) = of.campaign() else { return Ok(None) };
        let code = campaign.code.as_str();
        let year_before = forms::year_before(of.period).map(|year| campaign.days_in(year));
        let (days, days_before) = same_days(campaign.days_in(of.period), year_before, on);
        let known = catalogue::known(tx, pass)?;
        let before = match days_before {
            Some(days) => sum(&kinds(tx, pass, &known, (code, days))?),
            None => Whole::default(),
        };
        let filter = Filter {
            from: days.0,
            until: days.1,
            kinds: Vec::new(),
            state: Some(State::Counted),
            campaign: Some(code.to_owned()),
            search: String::new(),
            spot: None,
            begun: None,
            quick: false,
        };
        let places = store::done_at(tx, pass, &filter)?.into_iter();
        let at = |one: store::DoneAt| At { name: one.name, pieces: one.pieces, amount: one.amount };
        let kinds = kinds(tx, pass, &known, (code, days))?;
        Ok(Some(Done { days, kinds, places: places.map(at).collect(), before }))
    }

    /// All kinds together.
    pub fn whole(&self) -> Whole {
        sum(&self.kinds)
    }
}

/// The days of a campaign as far as a day, and the same days of the year before: while it runs,
/// part of a year stands beside the same part of another. One that has not begun has none beside
/// it.
fn same_days(
    (from, until): (Day, Day),
    before: Option<(Day, Day)>,
    on: Day,
) -> ((Day, Day), Option<(Day, Day)>) {
    if on >= until {
        return ((from, until), before);
    }
    if on < from {
        return ((from, until), None);
    }
    let beside = on.add_months(-12);
    ((from, on), before.map(|(from, until)| (from, until.min(beside))))
}

fn sum(kinds: &[OfKind]) -> Whole {
    kinds.iter().fold(Whole::default(), |sum, kind| sum.add(&kind.whole))
}

fn kinds(
    tx: &mut Tx<'_>,
    pass: &Pass,
    known: &[Kind],
    (code, days): (&str, (Day, Day)),
) -> Result<Vec<OfKind>> {
    let counts = store::counts_of_campaign(tx, pass, code, days)?;
    let done = store::of_campaign(tx, pass, code, days)?;
    let of_kind = |(code, pieces, counted, amount): (String, i64, i64, i64)| {
        let kind = known.iter().find(|kind| kind.code == code);
        let of = |nature: Nature| {
            let own = counts.iter().filter(|(kind, ..)| *kind == code);
            let is_it = |measure: &str| kind.is_some_and(|kind| is_whole(kind, measure, nature));
            own.filter(|(_, measure, _)| is_it(measure)).map(|(.., amount)| amount).sum()
        };
        let whole = Whole { pieces, people: of(Nature::People), turns: of(Nature::Turns), amount };
        let main = kind.and_then(|kind| kind.measures.first());
        let label = |told: Option<&String>| told.cloned().unwrap_or_else(|| code.clone());
        OfKind {
            label_vi: label(kind.map(|kind| &kind.label_vi)),
            label_en: label(kind.map(|kind| &kind.label_en)),
            counts: main
                .map(|main| [main.label_vi.clone(), main.label_en.clone()])
                .unwrap_or_default(),
            counted,
            whole,
            code,
        }
    };
    Ok(done.into_iter().map(of_kind).collect())
}

/// Whether a measure counts people (or turns) and is no part of another that does: who is counted
/// among the turns of women is counted among the turns already.
fn is_whole(kind: &Kind, code: &str, nature: Nature) -> bool {
    let Some(counted) = kind.measure(code) else { return false };
    let within = counted.part.as_ref().and_then(|part| part.whole());
    let within = within.and_then(|code| kind.measure(code));
    counted.nature == nature && within.is_none_or(|whole| whole.nature != nature)
}

#[cfg(test)]
mod tests {
    use super::{Whole, same_days};
    use kernel::Day;

    #[test]
    fn people_and_turns_are_added_apart() {
        let one = Whole { pieces: 1, people: 20, turns: 300, amount: 5 };
        let two = Whole { pieces: 2, people: 3, turns: 0, amount: 7 };
        assert_eq!(one.add(&two), Whole { pieces: 3, people: 23, turns: 300, amount: 12 });
    }

    /// A campaign that runs is held against the same part of the year before, one that is over
    /// against all of it, one that has not begun against nothing.
    #[test]
    fn the_same_days_of_two_years_are_as_many() {
        let day = |text: &str| Day::parse(text).expect("a day");
        let year = |year| (day(&format!("{year}-01-01")), day(&format!("{year}-12-31")));
        let told = |days, before, on| same_days(days, Some(before), day(on));
        let (now, then) = (year(2024), year(2023));
        let until = |all: (Day, Day), last| (all.0, day(last));
        assert_eq!(
            told(now, then, "2024-03-15"),
            (until(now, "2024-03-15"), Some(until(then, "2023-03-15")))
        );
        assert_eq!(
            told(now, then, "2024-02-29"),
            (until(now, "2024-02-29"), Some(until(then, "2023-02-28")))
        );
        assert_eq!(told(now, then, "2025-01-10"), (now, Some(then)));
        assert_eq!(told(now, then, "2023-11-01"), (now, None));
        // One over the new year.
        let over =
            |first: i16| (day(&format!("{first}-12-01")), day(&format!("{}-02-10", first + 1)));
        assert_eq!(
            told(over(2023), over(2022), "2024-01-05"),
            (until(over(2023), "2024-01-05"), Some(until(over(2022), "2023-01-05")))
        );
    }
}

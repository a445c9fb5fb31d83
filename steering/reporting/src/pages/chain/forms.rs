//! The three forms of the chain's page: approval by level, a deputy, a locked month opened again.
//! What is chosen is checked against what may be chosen here.

use crate::model::{DeputyId, DeputyRow, ExceptionId, SettingId, SettingRow};
use kernel::db::Tx;
use kernel::ids::AccountId;
use kernel::{Day, Error, Flaw, Month, Result, Role, UnitId, Who};
use kit::form::{Choice, Field, Filled, Form};
use kit::{Typed, Visit, Words};
use org::standing::Standing;

/// Nobody stands in for longer, and no month stays open for longer, without being asked again.
const LONGEST_DAYS: i64 = 186;
const LONGEST_OPEN_DAYS: i64 = 31;

pub(super) static SETTING: Form = Form::new(
    "approval",
    &[
        Field::key("id"),
        Field::select("level", "duty-level"),
        Field::radios("needed", "chain-needs")
            .of(&[("yes", "chain-waits"), ("no", "chain-waits-not")]),
        Field::day("from_on", "duty-from-field"),
        Field::text("basis", "duty-basis", 300).hint("chain-basis-hint"),
    ],
);

pub(super) static DEPUTY: Form = Form::new(
    "deputy",
    &[
        Field::key("id"),
        Field::select("deputy", "chain-deputy").hint("chain-deputy-hint"),
        Field::day("from_on", "chain-from"),
        Field::day("until_on", "chain-until"),
        Field::text("why", "chain-why", 200).hint("chain-deputy-why-hint"),
    ],
);

pub(super) static REOPEN: Form = Form::new(
    "reopen",
    &[
        Field::key("id"),
        Field::select("of_unit", "report-board-unit"),
        Field::text("month", "chain-month", 7).hint("chain-month-hint").short(),
        Field::day("until_on", "chain-until"),
        Field::long_text("reason", "chain-why", 500).hint("chain-reopen-why-hint"),
    ],
);

/// What a form begins with.
pub(super) fn begun(visit: &Visit, form: &str) -> Typed {
    let today = visit.who().today();
    match form {
        "reopen" => Typed::of([("until_on", today.add_days(5).vn())]),
        _ => Typed::of([("from_on", today.vn()), ("needed", "yes".to_owned())]),
    }
}

/// What may be chosen.
pub(super) struct Choices {
    levels: Vec<String>,
    people: Vec<(AccountId, String)>,
    units: Vec<(UnitId, String)>,
    /// Those of the units that are no more.
    closed: Vec<UnitId>,
}

impl Choices {
    /// Levels, the colleagues who read here already, the unit with those below it and those whose
    /// place they took.
    pub(super) fn load(tx: &mut Tx<'_>, who: &Who, standing: &Standing) -> Result<Choices> {
        let reads = |code: &str| {
            Role::read(code).is_some_and(|role| crate::acts::VIEW.roles.contains(&role))
        };
        let mut people: Vec<(AccountId, String)> = Vec::new();
        for holder in people::roles::holders(tx, &standing.pass, standing.place.id)? {
            let is_new = people.iter().all(|(known, _)| *known != holder.account);
            if is_new && reads(&holder.role) && Some(holder.account) != who.account_id() {
                people.push((holder.account, holder.display_name));
            }
        }
        let here = (standing.place.id, standing.place.name.clone());
        let below = standing.below.iter().map(|unit| (unit.id, unit.name.clone()));
        let mut units: Vec<(UnitId, String)> = std::iter::once(here).chain(below).collect();
        // Two levels down stand the communes of a district: they are named with their district.
        for unit in &standing.below {
            for under in kernel::place::children(tx, unit.id, who.today())? {
                units.push((under.id, format!("{}, {}", under.name, unit.name)));
            }
        }
        // A month of a unit that is no more is opened where its place was taken.
        let near: Vec<UnitId> =
            std::iter::once(standing.place.id).chain(standing.below.iter().map(|u| u.id)).collect();
        let mut closed = Vec::new();
        for old in org::store::passed_to(tx, &near, who.today())? {
            units.push((old.id, format!("{} (– {})", old.name, old.until_on.vn())));
            closed.push(old.id);
        }
        let levels = org::dataset::levels().into_iter().map(|level| level.code).collect();
        Ok(Choices { levels, people, units, closed })
    }

    /// The closed units whose place the unit, or one below it, took.
    pub(super) fn closed(&self) -> &[UnitId] {
        &self.closed
    }

    pub(super) fn fill<'a>(&self, words: &Words, form: &str, filled: Filled<'a>) -> Filled<'a> {
        let choice = |value: String, label: String| Choice { value, label };
        match form {
            "approval" => {
                let level =
                    |code: &String| choice(code.clone(), words.say(&format!("level-{code}")));
                filled.choices("level", self.levels.iter().map(level).collect())
            }
            "deputy" => {
                let people = self.people.iter();
                let people = people.map(|(id, name)| choice(id.to_string(), name.clone()));
                filled.choices("deputy", people.collect())
            }
            _ => {
                let units = self.units.iter();
                let units = units.map(|(id, name)| choice(id.to_string(), name.clone()));
                filled.choices("of_unit", units.collect())
            }
        }
    }
}

fn needed(day: Option<Day>, field: &str) -> Result<Day> {
    day.ok_or_else(|| Error::flaw(field, "day-empty"))
}

pub(super) fn read_setting(typed: &Typed) -> Result<SettingRow> {
    let reading = SETTING.read(typed);
    let level = reading.choice("level").to_owned();
    let known = org::dataset::levels().iter().any(|one| one.code == level);
    if !known && !level.is_empty() {
        reading.flaw(Flaw::new("level", "kit-flaw-choice"));
    }
    let from_on = reading.maybe_day("from_on");
    reading.check_all()?;
    Ok(SettingRow {
        id: SettingId::read(&reading.text("id"))?,
        unit: UnitId(0),
        unit_name: String::new(),
        level,
        is_needed: reading.choice("needed") == "yes",
        basis: reading.text("basis"),
        from_on: needed(from_on, "from_on")?,
        made_name: String::new(),
    })
}

pub(super) fn read_deputy(
    typed: &Typed,
    who: &Who,
    choices: &Choices,
    unit: UnitId,
) -> Result<DeputyRow> {
    let reading = DEPUTY.read(typed);
    let chosen = reading.choice("deputy");
    let found = choices.people.iter().find(|(id, _)| id.to_string() == chosen);
    if found.is_none() && !chosen.is_empty() {
        reading.flaw(Flaw::new("deputy", "kit-flaw-choice"));
    }
    let (from, until) = (reading.maybe_day("from_on"), reading.maybe_day("until_on"));
    if let Some((from, until)) = from.zip(until) {
        if until < from {
            reading.flaw(Flaw::new("until_on", "duty-until-before"));
        } else if until < who.today() {
            reading.flaw(Flaw::new("until_on", "chain-day-over"));
        } else if from.days_until(until) > LONGEST_DAYS {
            reading.flaw(Flaw::new("until_on", "chain-deputy-long"));
        }
    }
    reading.check_all()?;
    let (deputy, deputy_name) = found.cloned().ok_or(Error::NotFound)?;
    Ok(DeputyRow {
        id: DeputyId::read(&reading.text("id"))?,
        unit,
        principal: who.account_id().ok_or(Error::NotFound)?,
        principal_name: who.name().to_owned(),
        deputy,
        deputy_name,
        from_on: needed(from, "from_on")?,
        until_on: needed(until, "until_on")?,
        why: reading.text("why"),
        closed_at: None,
        version: 0,
    })
}

/// A locked month to be opened again.
pub(super) struct Reopening {
    pub(super) id: ExceptionId,
    pub(super) unit: UnitId,
    pub(super) month: Month,
    pub(super) until: Day,
    pub(super) reason: String,
}

pub(super) fn read_reopening(typed: &Typed, today: Day, choices: &Choices) -> Result<Reopening> {
    let reading = REOPEN.read(typed);
    let chosen = reading.choice("of_unit");
    let unit = choices.units.iter().find(|(id, _)| id.to_string() == chosen).map(|(id, _)| *id);
    if unit.is_none() && !chosen.is_empty() {
        reading.flaw(Flaw::new("of_unit", "kit-flaw-choice"));
    }
    let text = reading.text("month");
    let month = read_month(&text);
    if month.is_none() && !text.is_empty() {
        reading.flaw(Flaw::new("month", "chain-month-unread"));
    }
    let until = reading.maybe_day("until_on");
    if let Some(until) = until {
        if until < today {
            reading.flaw(Flaw::new("until_on", "chain-day-over"));
        } else if today.days_until(until) > LONGEST_OPEN_DAYS {
            reading.flaw(Flaw::new("until_on", "chain-reopen-long"));
        }
    }
    reading.check_all()?;
    Ok(Reopening {
        id: ExceptionId::read(&reading.text("id"))?,
        unit: unit.ok_or(Error::NotFound)?,
        month: month.ok_or_else(|| Error::flaw("month", "chain-month-unread"))?,
        until: needed(until, "until_on")?,
        reason: reading.text("reason"),
    })
}

/// `10/2024` or `2024-10`.
fn read_month(text: &str) -> Option<Month> {
    if let Ok(month) = Month::parse(text) {
        return Some(month);
    }
    let (number, year) = text.split_once(['/', '-', '.'])?;
    Month::new(year.trim().parse().ok()?, number.trim().parse().ok()?)
}

#[cfg(test)]
mod tests {
    use super::read_month;

    #[test]
    fn a_month_is_read_as_people_write_it() {
        for text in ["10/2024", "10-2024", "10.2024", "2024-10"] {
            assert_eq!(read_month(text).map(kernel::Month::iso).as_deref(), Some("2024-10"));
        }
        for text in ["13/2024", "2024", "tháng mười", ""] {
            assert_eq!(read_month(text), None, "{text}");
        }
    }
}

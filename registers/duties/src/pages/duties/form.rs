//! The form that sets a duty: every ambiguity of a written term is asked for by itself.

use crate::campaigns::{Campaign, Campaigns};
use crate::forms::{self, FORMS};
use crate::model::{Duty, DutyId, Owner};
use crate::rules::{DueRule, When, check_campaign, check_duty};
use kernel::db::Tx;
use kernel::fold::tidy_text;
use kernel::{Day, Error, Flaw, Result, UnitId, place};
use kit::form::{Choice, Field, Filled, Form, Reading};
use kit::{Markup, Typed, Visit, Words};
use org::standing::Standing;
use people::OrganisationId;

/// Organisations offered.
const ORGANISATIONS: i64 = 300;

pub(super) static FORM: Form = Form::new(
    "duty",
    &[
        Field::key("id"),
        Field::select("form", "duty-form"),
        Field::select("campaign", "duty-campaign").hint("duty-campaign-hint").optional(),
        Field::radios("owner", "duty-owner").of(&[
            ("level", "duty-owner-level"),
            ("unit", "duty-owner-unit"),
            ("organisation", "duty-owner-organisation"),
        ]),
        Field::select("level", "duty-level").optional(),
        Field::select("of_unit", "duty-unit").optional(),
        Field::select("organisation", "duty-organisation").optional(),
        Field::check("not_owed", "duty-not-owed-field"),
        Field::radios("due", "duty-due").of(&[
            ("after", "duty-due-after"),
            ("working", "duty-due-working"),
            ("on", "duty-due-on"),
        ]),
        Field::count("due_days", "duty-days").optional(),
        Field::text("due_date", "duty-date", 5).hint("duty-date-hint").short().optional(),
        Field::radios("years", "duty-years")
            .of(&[("0", "duty-years-same"), ("1", "duty-years-next")]),
        Field::check("inclusive", "duty-inclusive"),
        Field::check("shifted", "duty-shifted"),
        Field::text("to_society", "duty-to-society", 200).hint("duty-to-society-hint").optional(),
        Field::text("to_committee", "duty-to-committee", 200)
            .hint("duty-to-committee-hint")
            .optional(),
        Field::text("basis", "duty-basis", 300).hint("duty-basis-hint"),
        Field::day("from", "duty-from-field"),
        Field::day("until", "duty-until-field").optional(),
    ],
);

/// Whom a unit may give a duty to, and what the owners of its duties are called.
pub(super) struct Choices {
    levels: Vec<String>,
    units: Vec<Choice>,
    organisations: Vec<Choice>,
    /// The campaigns of which a report may be owed.
    pub(super) campaigns: Vec<Campaign>,
    /// Owners that are no choice here: they were named above.
    others: Vec<(UnitId, String)>,
}

impl Choices {
    pub(super) fn load(
        tx: &mut Tx<'_>,
        standing: &Standing,
        duties: &[Duty],
        campaigns: Campaigns,
    ) -> Result<Choices> {
        let here = (standing.place.id, standing.place.name.clone());
        let below = standing.below.iter().map(|unit| (unit.id, unit.name.clone()));
        let units: Vec<(UnitId, String)> = std::iter::once(here).chain(below).collect();
        let found = people::organisations::list(tx, &standing.pass, "", ORGANISATIONS)?;
        let mut others = Vec::new();
        for duty in duties {
            if let Owner::Unit(unit) = duty.owner
                && units.iter().all(|(known, _)| *known != unit)
            {
                others.push((unit, place::get(tx, unit, standing.pass.today())?.name));
            }
        }
        Ok(Choices {
            levels: org::dataset::levels().into_iter().map(|level| level.code).collect(),
            units: units.into_iter().map(|(id, label)| choice(id, label)).collect(),
            organisations: found.into_iter().map(|one| choice(one.id, one.name)).collect(),
            campaigns: campaigns.all(),
            others,
        })
    }

    pub(super) fn level(&self, words: &Words, code: &str) -> String {
        words.say_with("duty-every", &[("level", words.say(&format!("level-{code}")))])
    }

    /// What a duty asks for: the form, and of which campaign.
    pub(super) fn form(&self, words: &Words, duty: &Duty) -> String {
        let form = super::say::form(words, &duty.form);
        let named = self.campaigns.iter().find(|one| Some(&one.code) == duty.subject.as_ref());
        match (named, &duty.subject) {
            (Some(one), _) => format!("{form}: {}", one.label(words.lang())),
            (None, Some(code)) => format!("{form}: {code}"),
            (None, None) => form,
        }
    }

    pub(super) fn unit(&self, unit: UnitId) -> String {
        let own = label(&self.units, &unit.to_string());
        let other = self.others.iter().find(|(id, _)| *id == unit).map(|(_, name)| name.clone());
        own.or(other).unwrap_or_default()
    }

    pub(super) fn organisation(&self, id: OrganisationId) -> String {
        label(&self.organisations, &id.to_string()).unwrap_or_default()
    }
}

fn choice(value: impl ToString, label: String) -> Choice {
    Choice { value: value.to_string(), label }
}

fn label(all: &[Choice], value: &str) -> Option<String> {
    all.iter().find(|choice| choice.value == value).map(|choice| choice.label.clone())
}

pub(super) fn draw(
    visit: &Visit,
    standing: &Standing,
    choices: &Choices,
    typed: Typed,
    flaws: &[Flaw],
) -> Markup {
    let words = visit.words();
    let owed = FORMS.iter().filter(|form| form.is_owed_by_duty());
    let campaign = |one: &Campaign| choice(&one.code, one.label(words.lang()).to_owned());
    let forms = owed.map(|form| choice(form.code, super::say::form(words, form.code))).collect();
    let level = |code: &String| choice(code, words.say(&format!("level-{code}")));
    let filled = Filled::with(typed, flaws)
        .choices("form", forms)
        .choices("campaign", choices.campaigns.iter().map(campaign).collect())
        .choices("level", choices.levels.iter().map(level).collect())
        .choices("of_unit", choices.units.clone())
        .choices("organisation", choices.organisations.clone());
    let action = format!("/duties?unit={}", standing.place.code);
    FORM.whole(words, &action, &words.say("duty-add"), &filled)
}

/// Reads what was typed; all flaws at once.
pub(super) fn read(typed: &Typed, choices: &Choices) -> Result<(DutyId, Duty)> {
    let reading = FORM.read(typed);
    let owner = owner(&reading, choices);
    let when = when(&reading);
    let from = reading.maybe_day("from");
    let until = reading.maybe_day("until").unwrap_or(Day::OPEN_END);
    if forms::find(reading.choice("form")).is_none() && !reading.choice("form").is_empty() {
        reading.flaw(Flaw::new("form", "kit-flaw-choice"));
    }
    let is_of_campaign =
        forms::find(reading.choice("form")).is_some_and(|form| form.is_of_campaign());
    let subject = reading.choice("campaign").to_owned();
    let subject = Some(subject).filter(|code| is_of_campaign && !code.is_empty());
    let id = DutyId::read(&reading.text("id"));
    let told = [reading.text("to_society"), reading.text("to_committee"), reading.text("basis")];
    reading.check_all()?;
    let [to_society, to_committee, basis] = told;
    let duty = Duty {
        id: None,
        unit: None,
        owner: owner.ok_or_else(|| Error::flaw("owner", "kit-flaw-choose"))?,
        form: reading.choice("form").to_owned(),
        subject,
        due: DueRule {
            when: when.ok_or_else(|| Error::flaw("due", "kit-flaw-choose"))?,
            is_inclusive: reading.is_ticked("inclusive"),
            is_shifted: reading.is_ticked("shifted"),
        },
        is_owed: !reading.is_ticked("not_owed"),
        to_society,
        to_committee,
        basis,
        from: from.ok_or_else(|| Error::flaw("from", "day-empty"))?,
        until,
        version: 0,
    };
    let mut flaws = check_duty(&duty);
    flaws.extend(check_campaign(&duty, &choices.campaigns));
    Error::refuse(flaws)?;
    Ok((id?, duty))
}

fn owner(reading: &Reading<'_>, choices: &Choices) -> Option<Owner> {
    let flawed = |field: &str| {
        reading.flaw(Flaw::new(field, "kit-flaw-choose"));
        None
    };
    match reading.choice("owner") {
        "level" => {
            let code = reading.choice("level");
            let known = choices.levels.iter().any(|level| level == code);
            if known { Some(Owner::Level(code.to_owned())) } else { flawed("level") }
        }
        "unit" => {
            let id = reading.choice("of_unit");
            let known = label(&choices.units, id).and_then(|_| id.parse().ok());
            known.map(|id| Owner::Unit(UnitId(id))).or_else(|| flawed("of_unit"))
        }
        "organisation" => {
            let id = reading.choice("organisation");
            let known = label(&choices.organisations, id).and_then(|_| id.parse().ok());
            known.map(Owner::Organisation).or_else(|| flawed("organisation"))
        }
        _ => None,
    }
}

fn when(reading: &Reading<'_>) -> Option<When> {
    match reading.choice("due") {
        how @ ("after" | "working") => {
            let days = reading.maybe_count("due_days");
            if days.is_none() {
                reading.flaw(Flaw::new("due_days", "kit-flaw-empty"));
            }
            days.map(|days| When::After { days, is_working: how == "working" })
        }
        "on" => {
            let years = reading.choice("years").parse().unwrap_or(0);
            let date = read_date(&reading.text("due_date"));
            if date.is_none() {
                reading.flaw(Flaw::new("due_date", "duty-date-unread"));
            }
            date.map(|(day, month)| When::On { month, day, years })
        }
        _ => None,
    }
}

/// `15/12`, `15-12`, `15.12`: a day and a month.
fn read_date(text: &str) -> Option<(u8, u8)> {
    let text = tidy_text(text);
    let mut parts = text.split(['/', '-', '.']).map(|part| part.trim().parse::<u8>());
    let (day, month) = (parts.next()?.ok()?, parts.next()?.ok()?);
    let fits = (1..=31).contains(&day) && (1..=12).contains(&month) && parts.next().is_none();
    fits.then_some((day, month))
}

#[cfg(test)]
mod tests {
    use super::read_date;

    #[test]
    fn a_day_of_the_year_is_read_generously() {
        for text in ["15/12", "15-12", " 15.12 ", "15 / 12"] {
            assert_eq!(read_date(text), Some((15, 12)), "{text}");
        }
        for text in ["", "15", "15/13", "32/1", "15/12/2024", "mười lăm"] {
            assert_eq!(read_date(text), None, "{text}");
        }
    }
}

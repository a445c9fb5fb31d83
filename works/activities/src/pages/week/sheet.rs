//! The form of a week: a count, sorts of it and a value for each day, and what holds for all of
//! them: how it is called, where it was done, where the value comes from, who gave. Days that are
//! recorded already stand in it as they are. It reads what was typed into drafts and decides
//! nothing about them.

use super::super::form::{is_another, offered};
use super::which::Which;
use crate::model::{ActivityId, Draft, KitchenPlan, Partner, Parts, Spot, Worth};
use crate::rules::{self, TITLE_LETTERS};
use crate::store::RecordedRow;
use catalogue::{Kind, ValueSource};
use kernel::{Day, Error, Flaw, Result, UnitId};
use kit::badge::{Tone, mark};
use kit::calendar::weekday;
use kit::form::{Choice, FieldOf, Filled, FormOf, Reading};
use kit::{Markup, Typed, Words, html};

/// Days of a week.
pub const DAYS: usize = 7;
/// Fields that hold for the whole week.
const OF_ALL: [&str; 5] = ["title", "place", "source", "basis", "giver"];

/// Name of the field, code of the measure, label.
type OfCount = (String, String, String);

/// The names of the fields of a day.
struct OfDay {
    id: String,
    /// The main count, then the sorts of it.
    counts: Vec<OfCount>,
    value: String,
}

/// The words of the form, kept while it is drawn or read.
pub struct Sheet<'k> {
    kind: &'k Kind,
    /// Monday to Sunday.
    pub days: [Day; DAYS],
    of_days: Vec<OfDay>,
}

/// What stands around the form of a week.
pub struct Around<'a> {
    /// Where work can be done.
    pub spots: &'a [Spot],
    /// What is recorded of the kind in the week.
    pub known: &'a [RecordedRow],
    /// Of which place and name the week is; none of one that is recorded nowhere yet.
    pub here: Option<&'a Which>,
    /// What the unit planned to serve.
    pub plans: &'a [KitchenPlan],
}

/// The seven days from the Monday on or before the given one.
pub fn days(from: Day) -> [Day; DAYS] {
    let monday = from.add_days(1 - i64::from(from.weekday()));
    std::array::from_fn(|at| monday.add_days(i64::try_from(at).unwrap_or(0)))
}

impl<'k> Sheet<'k> {
    /// The form of a kind and of the week that holds a day.
    pub fn of(kind: &'k Kind, from: Day, words: &Words) -> Sheet<'k> {
        let label = |unit: &str| words.say_with("activity-count-of", &[("unit", unit)]);
        let of_day = |at: usize| OfDay {
            id: format!("id-{at}"),
            counts: (0..)
                .zip(&kind.measures)
                .map(|(nth, m)| {
                    let main = format!("count-{at}");
                    let name = if nth == 0 { main } else { format!("{main}-{}", m.code) };
                    (name, m.code.clone(), label(m.label(words.lang())))
                })
                .collect(),
            value: format!("value-{at}"),
        };
        Sheet { kind, days: days(from), of_days: (0..DAYS).map(of_day).collect() }
    }

    fn is_kitchen(&self) -> bool {
        self.kind.based_on == "kitchen"
    }

    fn has_value(&self) -> bool {
        self.kind.value_figure.is_some()
    }

    fn takes_norm(&self) -> bool {
        self.kind.value_sources.contains(&ValueSource::Norm)
    }

    /// All fields, those of the whole week first.
    pub fn fields(&self) -> Vec<FieldOf<'_>> {
        let name = if self.is_kitchen() { "activity-week-title" } else { "activity-name" };
        let title = FieldOf::text("title", name, TITLE_LETTERS).optional();
        let mut fields = vec![
            match self.is_kitchen() {
                true => title.hint("activity-week-title-hint"),
                false => title,
            },
            FieldOf::text("place", "activity-place", 200).hint("activity-place-hint").optional(),
            FieldOf::check("again", "activity-is-other"),
        ];
        if self.has_value() {
            fields.push(FieldOf::select("source", "activity-source").optional());
        }
        if self.takes_norm() {
            let basis = FieldOf::text("basis", "activity-basis", 200);
            fields.push(basis.hint("activity-week-basis-hint").optional());
        }
        fields.push(FieldOf::text("giver", "activity-partner", 200).optional());
        for day in &self.of_days {
            // A day that is recorded already is not drawn and sends no key.
            fields.push(FieldOf::key(&day.id).optional());
            for (name, _, label) in &day.counts {
                fields.push(FieldOf::count(name, label).in_words().optional());
            }
            if self.has_value() {
                fields.push(FieldOf::vnd(&day.value, "activity-value").optional());
            }
        }
        fields
    }

    /// A draft for each day that was filled; flaws stand at the day's fields.
    pub fn read(&self, typed: &Typed, unit: UnitId, spots: &[Spot]) -> Result<Vec<(usize, Draft)>> {
        let fields = self.fields();
        let form = FormOf::new("week", &fields);
        let read = form.read(typed);
        let place = rules::read_spot("place", &read.text("place"), spots);
        let place = place.map_err(|flaw| read.flaw(flaw)).ok().flatten();
        let place = place.filter(|place| *place != unit);
        let mut drafts = Vec::new();
        for (at, day) in self.days.into_iter().enumerate() {
            let Some(parts) = self.parts(&read, at) else { continue };
            let id = read.text(&self.of_days[at].id).parse().map_err(|_| Error::NotFound)?;
            let draft = self.draft((day, id, place), parts);
            drafts.push((at, Draft { title: read.text("title"), ..draft }));
        }
        if drafts.is_empty() {
            read.flaw(Flaw::new(self.of_days[0].counts[0].0.as_str(), "activity-week-empty"));
        }
        read.check_all()?;
        Ok(drafts)
    }

    /// What a day holds; nothing for a day that was left empty.
    fn parts(&self, read: &Reading<'_>, at: usize) -> Option<Parts> {
        let day = &self.of_days[at];
        let counts: Vec<(String, i64)> = day
            .counts
            .iter()
            .filter_map(|(name, code, _)| Some((code.clone(), read.maybe_count(name)?)))
            .collect();
        let amount = read.maybe_vnd(&day.value).map_or(0, |value| value.0);
        if counts.is_empty() && amount == 0 {
            return None;
        }
        let source = ValueSource::read(read.choice("source"));
        if amount != 0 && source.is_none() {
            read.flaw(Flaw::new("source", "activity-value-needs-source"));
        }
        // Goods by a norm may be left without a value: the norm of the day says it.
        let by_norm = source == Some(ValueSource::Norm);
        let worth = source.filter(|_| amount != 0 || by_norm);
        let worth = worth.map(|source| Worth { source, amount, basis: read.text("basis") });
        let giver = read.maybe_text("giver").map(|name| Partner { name, share: amount });
        Some(Parts {
            counts,
            worth: worth.into_iter().collect(),
            partners: giver.into_iter().collect(),
            joiners: Vec::new(),
        })
    }

    fn draft(&self, (day, id, place): (Day, ActivityId, Option<UnitId>), parts: Parts) -> Draft {
        Draft {
            id,
            // A week that is sent twice is one week: the key of a day is its record's id.
            key: id.uuid(),
            base: 0,
            kind: self.kind.code.clone(),
            from: day,
            until: day,
            place,
            title: String::new(),
            story: String::new(),
            campaign: self.kind.campaign_on(day).map(|campaign| campaign.code.clone()),
            at_least: false,
            parts,
            consignment: None,
            kept_in: None,
            link: None,
            agreement: None,
            illustrative: None,
            is_draft: false,
        }
    }

    /// A flaw of one day stands at that day's field.
    pub fn of_day(&self, error: Error, at: usize) -> Error {
        let Error::Invalid(flaws) = error else { return error };
        let day = &self.of_days[at];
        let moved = flaws.into_iter().map(|flaw| {
            let count = day.counts.iter().find(|(_, code, _)| rules::field(code) == flaw.field);
            let field = match flaw.field.as_str() {
                "source" | "basis" | "place" | "title" | "again" => flaw.field.clone(),
                "partner_share" => "giver".to_owned(),
                "value" => day.value.clone(),
                _ => count.unwrap_or(&day.counts[0]).0.clone(),
            };
            Flaw { field, ..flaw }
        });
        Error::Invalid(moved.collect())
    }

    /// Draws it: the days that are recorded already as they are, the others to be filled.
    pub fn draw(
        &self,
        words: &Words,
        action: &str,
        filled: Filled<'_>,
        around: &Around<'_>,
    ) -> Markup {
        let fields = self.fields();
        let form = FormOf::new("week", &fields);
        let spots = offered(around.spots);
        let filled = filled.choices("source", self.sources(words)).choices("place", spots);
        // Whether it is another deed is asked only of what looks like one that is there.
        let is_asked =
            filled.flaws.iter().any(|flaw| flaw.field == "again") || is_another(&filled.typed);
        html! {
            form.form #week method="post" action=(action) novalidate {
                @if is_asked { (form.draw_part(words, &filled, &["again"])) }
                (form.draw_part(words, &filled, &OF_ALL))
                @for (at, day) in self.days.iter().enumerate() {
                    fieldset.day {
                        legend {
                            (weekday(words, *day)) " " (day.vn())
                            (planned(words, around.plans, *day))
                        }
                        (self.on_day(words, (&form, &filled), around, at))
                    }
                }
                button.btn.lead type="submit" { (words.say("activity-week-save")) }
            }
        }
    }

    /// A day: what is recorded of it, and its fields while it is open or something was typed.
    fn on_day(
        &self,
        words: &Words,
        (form, filled): (&FormOf<'_>, &Filled<'_>),
        around: &Around<'_>,
        at: usize,
    ) -> Markup {
        let day = self.days[at];
        let rows = around.known.iter().filter(|row| row.covers(day));
        let (own, others): (Vec<&RecordedRow>, Vec<&RecordedRow>) =
            rows.partition(|row| around.here.is_some_and(|here| here.holds(row)));
        html! {
            @if !own.is_empty() { (self.known(words, &own)) }
            @if own.is_empty() || self.is_typed(filled, at) {
                (self.day(words, form, filled, at))
            }
            @if !others.is_empty() { (self.beside(words, &others)) }
        }
    }

    /// Whether anything was typed of a day.
    fn is_typed(&self, filled: &Filled<'_>, at: usize) -> bool {
        let day = &self.of_days[at];
        let counts = day.counts.iter().map(|(name, ..)| name);
        counts.chain([&day.value]).any(|name| !filled.typed.get(name).is_empty())
    }

    /// The fields of a day: the sorts of its count are folded away until they are wanted.
    fn day(&self, words: &Words, form: &FormOf<'_>, filled: &Filled<'_>, at: usize) -> Markup {
        let day = &self.of_days[at];
        let (main, sorts) = day.counts.split_at(1);
        let main: Vec<&str> = main.iter().map(|(name, ..)| name.as_str()).collect();
        let sorts: Vec<&str> = sorts.iter().map(|(name, ..)| name.as_str()).collect();
        let is_told = |name: &&str| {
            !filled.typed.get(name).is_empty() || filled.flaws.iter().any(|f| f.field == **name)
        };
        html! {
            (form.draw_part(words, filled, &[day.id.as_str()]))
            (form.draw_part(words, filled, &main))
            @if !sorts.is_empty() {
                details open[sorts.iter().any(is_told)] {
                    summary { (words.say("activity-week-sorts")) }
                    (form.draw_part(words, filled, &sorts))
                }
            }
            (form.draw_part(words, filled, &[day.value.as_str()]))
        }
    }

    fn known(&self, words: &Words, own: &[&RecordedRow]) -> Markup {
        let unit = self.kind.measures.first().map_or("", |main| main.label(words.lang()));
        html! {
            ul.list { @for row in own { li { a href={ "/activities/" (row.id) } {
                span { (words.say("activity-week-recorded")) ": "
                    (kernel::number::count(row.counted)) " " (unit) }
                @if row.amount != 0 {
                    span.quiet { (kernel::number::vnd(row.amount)) " "
                        (words.say("activity-dong")) }
                }
            } } } }
        }
    }

    /// What is recorded of the day at other places or under other names.
    fn beside(&self, words: &Words, others: &[&RecordedRow]) -> Markup {
        let unit = self.kind.measures.first().map_or("", |main| main.label(words.lang()));
        let said = |row: &&RecordedRow| {
            format!("{} {unit} ({})", kernel::number::count(row.counted), row.title)
        };
        let all: Vec<String> = others.iter().map(said).collect();
        html! { p.quiet { (words.say("activity-week-of-others")) ": " (all.join("; ")) } }
    }

    fn sources(&self, words: &Words) -> Vec<Choice> {
        let none = Choice { value: String::new(), label: words.say("activity-choose") };
        let own = self.kind.value_sources.iter().map(|source| Choice {
            value: source.code().to_owned(),
            label: words.say(&format!("source-{}", source.code())),
        });
        std::iter::once(none).chain(own).collect()
    }
}

/// That the unit planned to serve on a day, and how many meals.
fn planned(words: &Words, plans: &[KitchenPlan], day: Day) -> Markup {
    html! {
        @if let Some(plan) = rules::plan_on(plans, day) {
            @let meals = [("n", kernel::number::count(plan.meals))];
            " " (mark(Tone::Note, &words.say_with("activity-week-planned", &meals)))
        }
    }
}

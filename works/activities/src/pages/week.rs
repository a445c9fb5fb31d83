//! `/activities/week`: a week of a kitchen, or of anything done every day, on one small form: a
//! count and a value a day. What is left empty is not recorded; all days are saved together or
//! none.

use super::record::Desk;
use crate::desk;
use crate::model::{ActivityId, Draft, Parts, Worth};
use book::Figures;
use catalogue::{Kind, ValueSource};
use kernel::db::Tx;
use kernel::{Day, Error, Flaw, Result, UnitId};
use kit::calendar::weekday;
use kit::form::{Choice, FieldOf, Filled, FormOf};
use kit::notice::Toast;
use kit::page::{Group, button_link};
use kit::{Answer, PageHead, Routes, Typed, Visit, Words, html};

const DAYS: usize = 7;

pub(super) fn routes() -> Routes {
    Routes::new().get("/activities/week", show).post("/activities/week", save)
}

/// The seven days that end with the given one or with its Sunday.
fn days(from: Day) -> [Day; DAYS] {
    let monday = from.add_days(1 - i64::from(from.weekday()));
    std::array::from_fn(|at| monday.add_days(i64::try_from(at).unwrap_or(0)))
}

/// The words of the form, kept while it is drawn or read.
struct Sheet {
    days: [Day; DAYS],
    ids: Vec<String>,
    counts: Vec<(String, String)>,
    values: Vec<(String, String)>,
    has_value: bool,
}

impl Sheet {
    fn of(kind: &Kind, from: Day, words: &Words) -> Sheet {
        let days = days(from);
        let unit = kind.measures.first().map_or("", |main| main.label(words.lang()));
        let label = |key: &str, day: &Day| {
            let said =
                [("weekday", weekday(words, *day)), ("day", day.vn()), ("unit", unit.to_owned())];
            words.say_with(key, &said)
        };
        let named = |prefix: &str, key: &str| -> Vec<(String, String)> {
            let one = |(at, day): (usize, &Day)| (format!("{prefix}-{at}"), label(key, day));
            days.iter().enumerate().map(one).collect()
        };
        Sheet {
            ids: (0..DAYS).map(|at| format!("id-{at}")).collect(),
            counts: named("count", "activity-week-count"),
            values: named("value", "activity-week-value"),
            has_value: kind.value_figure.is_some(),
            days,
        }
    }

    fn fields(&self) -> Vec<FieldOf<'_>> {
        let mut fields = Vec::new();
        if self.has_value {
            fields.push(FieldOf::select("source", "activity-source").optional());
        }
        for at in 0..DAYS {
            fields.push(FieldOf::key(&self.ids[at]));
            let (name, label) = &self.counts[at];
            fields.push(FieldOf::count(name, label).in_words().optional());
            if self.has_value {
                let (name, label) = &self.values[at];
                fields.push(FieldOf::vnd(name, label).in_words().optional());
            }
        }
        fields
    }

    /// A draft for each day that was filled; flaws stand at the day's fields.
    fn read(&self, kind: &Kind, typed: &Typed) -> Result<Vec<(usize, Draft)>> {
        let fields = self.fields();
        let form = FormOf::new("week", &fields);
        let read = form.read(typed);
        let source = ValueSource::read(read.choice("source"));
        let main = kind.measures.first().map(|main| main.code.clone()).unwrap_or_default();
        let mut drafts = Vec::new();
        for (at, day) in self.days.into_iter().enumerate() {
            let count = read.maybe_count(&self.counts[at].0);
            let value = read.maybe_vnd(&self.values[at].0).map_or(0, |value| value.0);
            if count.is_none() && value == 0 {
                continue;
            }
            if value != 0 && source.is_none() {
                read.flaw(Flaw::new("source", "activity-value-needs-source"));
            }
            let worth = source.filter(|_| value != 0).map(|source| Worth {
                source,
                amount: value,
                basis: String::new(),
            });
            let id = read.text(&self.ids[at]).parse().map_err(|_| Error::NotFound)?;
            let counts = count.map(|count| (main.clone(), count)).into_iter().collect();
            drafts.push((at, draft(kind, day, id, counts, worth.into_iter().collect())));
        }
        if drafts.is_empty() {
            read.flaw(Flaw::new(self.counts[0].0.as_str(), "activity-week-empty"));
        }
        read.check_all()?;
        Ok(drafts)
    }
}

fn draft(
    kind: &Kind,
    day: Day,
    id: ActivityId,
    counts: Vec<(String, i64)>,
    worth: Vec<Worth>,
) -> Draft {
    Draft {
        id,
        // A week that is sent twice is one week: the key of a day is its record's id.
        key: id.uuid(),
        base: 0,
        kind: kind.code.clone(),
        from: day,
        until: day,
        place: None,
        title: String::new(),
        story: String::new(),
        campaign: kind.campaign.clone(),
        at_least: false,
        parts: Parts { counts, worth, ..Parts::default() },
        consignment: None,
        kept_in: None,
        link: None,
        agreement: None,
        illustrative: None,
        is_draft: false,
    }
}

fn from_of(visit: &Visit) -> Day {
    Day::parse(&visit.query("from")).unwrap_or(visit.who().today())
}

async fn opened(visit: &Visit) -> std::result::Result<Desk, kit::Refusal> {
    let (who, code) = (visit.known()?.clone(), visit.query("unit"));
    Ok(visit.house().db.read(move |tx| Desk::load(tx, &who, &code)).await?)
}

/// `GET /activities/week?unit=&kind=&from=`
async fn show(visit: Visit) -> Answer {
    let opened = opened(&visit).await?;
    let kind = opened.kind(&visit.query("kind"))?;
    draw(&visit, &opened, kind, Typed::default(), &[])
}

/// `POST /activities/week?unit=&kind=&from=`
async fn save(visit: Visit, typed: Typed) -> Answer {
    let opened = opened(&visit).await?;
    let kind = opened.kind(&visit.query("kind"))?;
    let sheet = Sheet::of(kind, from_of(&visit), visit.words());
    let saved = match sheet.read(kind, &typed) {
        Ok(drafts) => record(&visit, opened.standing.place.id, drafts).await,
        Err(error) => Err(error),
    };
    match saved {
        Err(Error::Invalid(flaws)) => draw(&visit, &opened, kind, typed, &flaws),
        Err(other) => Err(other.into()),
        Ok((n, is_late)) => {
            let month = kernel::Month::of(sheet.days[0]).iso();
            let unit = &opened.standing.place.code;
            let to = format!("/activities?unit={unit}&month={month}&kind={}", kind.code);
            visit.done(&to, &Toast::new(done_key(is_late)).arg("n", n.to_string()))
        }
    }
}

async fn record(visit: &Visit, unit: UnitId, drafts: Vec<(usize, Draft)>) -> Result<(usize, bool)> {
    let (who, figures) = (visit.who().clone(), visit.house().shelf::<Figures>()?);
    let work = move |tx: &mut Tx<'_>| {
        let mut is_late = false;
        for (at, draft) in &drafts {
            let saved = desk::save(tx, &who, &figures, unit, draft);
            is_late |= saved.map_err(|error| of_day(error, *at))?.is_late;
        }
        Ok((drafts.len(), is_late))
    };
    visit.house().db.write(work).await
}

/// What is said when a week was saved: days of a locked month go to the open month's report.
fn done_key(is_late: bool) -> &'static str {
    if is_late { "activity-done-week-late" } else { "activity-done-week" }
}

/// A flaw of one day stands at that day's field.
fn of_day(error: Error, at: usize) -> Error {
    let Error::Invalid(flaws) = error else { return error };
    let moved = flaws.into_iter().map(|flaw| {
        let field = match flaw.field.as_str() {
            "source" => "source".to_owned(),
            "value" => format!("value-{at}"),
            _ => format!("count-{at}"),
        };
        Flaw { field, ..flaw }
    });
    Error::Invalid(moved.collect())
}

fn draw(visit: &Visit, opened: &Desk, kind: &Kind, typed: Typed, flaws: &[Flaw]) -> Answer {
    let (words, unit) = (visit.words(), &opened.standing.place.code);
    let from = from_of(visit);
    let sheet = Sheet::of(kind, from, words);
    let fields = sheet.fields();
    let form = FormOf::new("week", &fields);
    let span = [("from", sheet.days[0].vn()), ("until", sheet.days[DAYS - 1].vn())];
    let head = PageHead::new(kind.label(words.lang()), Group::Works)
        .lead(words.say_with("activity-week-of", &span))
        .flaws(form.summary(words, flaws))
        .narrow();
    let at = |code: &str, from: Day| {
        format!("/activities/week?unit={code}&kind={}&from={}", kind.code, from.iso())
    };
    let head = opened.standing.head(head, |code| at(code, from));
    let none = Choice { value: String::new(), label: words.say("activity-choose") };
    let sources = kind.value_sources.iter().map(|source| Choice {
        value: source.code().to_owned(),
        label: words.say(&format!("source-{}", source.code())),
    });
    let filled = Filled::with(typed, flaws)
        .choices("source", std::iter::once(none).chain(sources).collect());
    let body = form.whole(words, &at(unit, from), &words.say("activity-week-save"), &filled);
    Ok(visit.page(
        &head,
        html! {
            p {
                (button_link(
                    &words.say("activity-week-before"),
                    &at(unit, sheet.days[0].add_days(-7)),
                    false,
                ))
                " "
                (button_link(
                    &words.say("activity-week-after"),
                    &at(unit, sheet.days[0].add_days(7)),
                    false,
                ))
            }
            (body)
        },
    ))
}

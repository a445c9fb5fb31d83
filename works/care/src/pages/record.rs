//! `/care/files/{care}/record?step=`: a form for each sort of entry, made from its declaration, and
//! for the end of a file.

use crate::acts;
use crate::desk::{self, Hand, NewEntry};
use crate::model::{EntryId, File, FileId, Outcome};
use crate::rules::{self, FieldSort, Programme, Sort};
use activities::model::Worth;
use axum::extract::Path;
use axum::response::Response;
use book::Figures;
use catalogue::ValueSource;
use kernel::db::Tx;
use kernel::seal::Keys;
use kernel::{Day, Error, Flaw, Result};
use kit::form::{Choice, FieldOf, Filled, FormOf, Reading};
use kit::notice::Toast;
use kit::page::{Group, button_link};
use kit::{Answer, PageHead, Routes, Typed, Visit, Words};
use std::sync::Arc;

pub(super) fn routes() -> Routes {
    Routes::new().get("/care/files/{care}/record", show).post("/care/files/{care}/record", record)
}

/// What can be recorded of a file.
#[derive(Clone, Copy)]
enum Step {
    /// An entry of a sort.
    Enter(&'static Sort),
    /// Somebody leaves.
    Close,
    /// The end was a mistake.
    Reopen,
    /// The file was a mistake.
    Mistaken,
    /// An entry was a mistake.
    Back,
}

/// A file with the step that is asked for and the fields of its form.
struct Asked {
    file: File,
    programme: &'static Programme,
    step: Step,
    /// The labels of the fields, kept while the form is drawn or read.
    labels: Vec<(String, String, FieldSort)>,
}

impl Asked {
    async fn load(visit: &Visit, id: FileId) -> Result<Asked> {
        let who = visit.who().clone();
        let read = move |tx: &mut Tx<'_>| Ok(desk::opened(tx, &who, &acts::KEEP, id)?.0);
        let file = visit.house().db.read(read).await?;
        let programme = rules::programme(&file.row.programme).ok_or(Error::NotFound)?;
        let step = match visit.query("step").as_str() {
            "close" => Step::Close,
            "reopen" => Step::Reopen,
            "mistaken" => Step::Mistaken,
            "back" => Step::Back,
            code => Step::Enter(programme.sort(code).ok_or(Error::NotFound)?),
        };
        let labels = match step {
            Step::Enter(sort) => sort
                .fields
                .iter()
                .map(|(name, sort)| (name.clone(), visit.say(&format!("care-field-{name}")), *sort))
                .collect(),
            _ => Vec::new(),
        };
        Ok(Asked { file, programme, step, labels })
    }

    fn fields(&self) -> Vec<FieldOf<'_>> {
        match self.step {
            Step::Enter(sort) => self.entry_fields(sort),
            Step::Close => {
                vec![
                    FieldOf::day("on", "care-closed-on"),
                    FieldOf::select("outcome", "care-outcome"),
                ]
            }
            Step::Reopen => Vec::new(),
            Step::Mistaken => {
                vec![FieldOf::text("why", "care-why", 200).hint("care-mistaken-hint")]
            }
            Step::Back => {
                vec![FieldOf::select("entry", "care-entry"), FieldOf::text("why", "care-why", 200)]
            }
        }
    }

    fn entry_fields(&self, sort: &Sort) -> Vec<FieldOf<'_>> {
        let mut fields = vec![FieldOf::key("id"), FieldOf::day("on", "care-day")];
        if sort.asks_quantity() {
            fields.push(FieldOf::count("quantity", "care-quantity"));
        }
        for (name, label, sort) in &self.labels {
            let field = FieldOf::text(name, label, 120).in_words();
            fields.push(match sort {
                FieldSort::Text => field.optional(),
                FieldSort::Number => field.short().optional(),
                FieldSort::Kilograms | FieldSort::Centimetres => field.short(),
            });
        }
        if sort.gives() {
            let by_norm = sources(sort).contains(&ValueSource::Norm);
            let hint = if by_norm { "care-basis-hint-norm" } else { "care-basis-hint" };
            fields.extend([
                FieldOf::vnd("value", "care-value").optional(),
                FieldOf::select("source", "care-source").optional(),
                FieldOf::text("basis", "activity-basis", 200).hint(hint).optional(),
                FieldOf::text("giver", "care-giver", 200).optional(),
            ]);
        }
        fields
    }

    fn title(&self, words: &Words) -> String {
        match self.step {
            Step::Enter(sort) => sort.label(words.lang()).to_owned(),
            Step::Close => words.say("care-step-close"),
            Step::Reopen => words.say("care-step-reopen"),
            Step::Mistaken => words.say("care-step-mistaken"),
            Step::Back => words.say("care-step-back"),
        }
    }
}

/// `GET /care/files/{care}/record?step=`
async fn show(visit: Visit, Path(id): Path<String>) -> Answer {
    let today = visit.known()?.today();
    let asked = Asked::load(&visit, FileId::read(&id)?).await?;
    Ok(draw(&visit, &asked, Typed::of([("on", today.vn())]), &[]))
}

/// `POST /care/files/{care}/record?step=`
async fn record(visit: Visit, Path(id): Path<String>, typed: Typed) -> Answer {
    visit.known()?;
    let id = FileId::read(&id)?;
    let asked = Asked::load(&visit, id).await?;
    match write(&visit, id, &asked, &typed).await {
        Err(Error::Invalid(flaws)) => Ok(draw(&visit, &asked, typed, &flaws)),
        Err(other) => Err(other.into()),
        Ok(is_late) => {
            let toast = Toast::new(activities::desk::done_key(is_late, "care-done"));
            visit.done(&format!("/care/files/{id}"), &toast)
        }
    }
}

/// What a form told, read.
enum Told {
    Enter(&'static Sort, NewEntry),
    Close(Day, Outcome),
    Reopen,
    Mistaken(String),
    Back(EntryId, String),
}

async fn write(visit: &Visit, id: FileId, asked: &Asked, typed: &Typed) -> Result<bool> {
    let told = Arc::new(tell(asked, typed)?);
    let (who, figures) = (visit.who().clone(), visit.house().shelf::<Figures>()?);
    let keys = visit.house().shelf::<Arc<Keys>>()?;
    let work = move |tx: &mut Tx<'_>| {
        let hand = Hand { who: &who, figures: &figures, keys: &keys };
        match told.as_ref() {
            Told::Enter(sort, new) => return desk::enter(tx, &hand, id, sort, new),
            Told::Close(on, outcome) => desk::close(tx, &hand, id, *on, *outcome),
            Told::Reopen => desk::reopen(tx, &hand, id),
            Told::Mistaken(why) => desk::mistaken(tx, &hand, id, why),
            Told::Back(entry, why) => desk::take_back(tx, &hand, id, *entry, why),
        }?;
        Ok(false)
    };
    visit.house().db.write(work).await
}

fn tell(asked: &Asked, typed: &Typed) -> Result<Told> {
    let fields = asked.fields();
    let form = FormOf::new("care", &fields);
    let read = form.read(typed);
    match asked.step {
        Step::Enter(sort) => Ok(Told::Enter(sort, entry(sort, &read)?)),
        Step::Reopen => Ok(Told::Reopen),
        Step::Mistaken => {
            read.check_all()?;
            Ok(Told::Mistaken(read.text("why")))
        }
        Step::Close => {
            let outcome = Outcome::read(read.choice("outcome"));
            let outcome = outcome.filter(|one| Outcome::LEAVING.contains(one));
            if outcome.is_none() {
                read.flaw(Flaw::new("outcome", "kit-flaw-choose"));
            }
            read.check_all()?;
            Ok(Told::Close(day(&read)?, outcome.unwrap_or(Outcome::Left)))
        }
        Step::Back => {
            let entry = EntryId::read(read.choice("entry"));
            if entry.is_err() {
                read.flaw(Flaw::new("entry", "kit-flaw-choose"));
            }
            read.check_all()?;
            Ok(Told::Back(entry?, read.text("why")))
        }
    }
}

fn day(read: &Reading<'_>) -> Result<Day> {
    read.maybe_day("on").ok_or_else(|| Error::flaw("on", "kit-flaw-empty"))
}

fn entry(sort: &Sort, read: &Reading<'_>) -> Result<NewEntry> {
    let mut detail = Vec::new();
    for (name, sort) in &sort.fields {
        let typed = read.text(name);
        if typed.is_empty() {
            continue;
        }
        match rules::read_field(name, *sort, &typed) {
            Ok(value) => detail.push((name.clone(), value)),
            Err(flaw) => read.flaw(flaw),
        }
    }
    let value = read.maybe_vnd("value").map_or(0, |value| value.0);
    let source = ValueSource::read(read.choice("source"));
    if value != 0 && source.is_none() {
        read.flaw(Flaw::new("source", "care-value-needs-source"));
    }
    read.check_all()?;
    Ok(NewEntry {
        id: EntryId::read(&read.text("id"))?,
        on: day(read)?,
        quantity: read.count("quantity"),
        worth: source.map(|source| Worth { source, amount: value, basis: read.text("basis") }),
        giver: read.text("giver"),
        detail,
    })
}

fn draw(visit: &Visit, asked: &Asked, typed: Typed, flaws: &[Flaw]) -> Response {
    let words = visit.words();
    let fields = asked.fields();
    let form = FormOf::new("care", &fields);
    let said = asked.title(words);
    let back = format!("/care/files/{}", asked.file.row.id);
    let head = PageHead::new(said.clone(), Group::Works)
        .lead(asked.programme.label(words.lang()).to_owned())
        .flaws(form.summary(words, flaws))
        .actions(button_link(&words.say("care-back-to"), &back, false))
        .narrow();
    let filled = Filled::with(typed, flaws)
        .choices("source", offered(words, asked))
        .choices("outcome", outcomes(words))
        .choices("entry", entries(words, asked));
    let action = format!("{back}/record?step={}", visit.query("step"));
    visit.page(&head, form.whole(words, &action, &said, &filled))
}

/// The sources that the kind of work of an entry takes.
fn sources(sort: &Sort) -> &'static [ValueSource] {
    let kind = catalogue::shipped().iter().find(|kind| kind.code == sort.kind);
    kind.map_or(&[], |kind| kind.value_sources.as_slice())
}

fn offered(words: &Words, asked: &Asked) -> Vec<Choice> {
    let Step::Enter(sort) = asked.step else { return Vec::new() };
    let choice = |source: &ValueSource| Choice {
        value: source.code().to_owned(),
        label: words.say(&format!("source-{}", source.code())),
    };
    sources(sort).iter().map(choice).collect()
}

fn outcomes(words: &Words) -> Vec<Choice> {
    let choice = |outcome: Outcome| Choice {
        value: outcome.code().to_owned(),
        label: words.say(&format!("care-outcome-{}", outcome.code())),
    };
    Outcome::LEAVING.into_iter().map(choice).collect()
}

fn entries(words: &Words, asked: &Asked) -> Vec<Choice> {
    let label = |code: &str| {
        let sort = asked.programme.sort(code);
        sort.map_or(code.to_owned(), |sort| sort.label(words.lang()).to_owned())
    };
    let all = asked.file.standing();
    all.map(|entry| Choice {
        value: entry.id.to_string(),
        label: format!("{} · {}", entry.on_day.vn(), label(&entry.sort)),
    })
    .collect()
}

//! `/care/files/{care}/record?step=`: a form for each sort of entry, made from its declaration, and
//! for the end of a file.

mod asked;

use crate::desk::{self, Hand, Leaving, NewEntry, Opening};
use crate::model::{Detail, EntryId, FileId, Outcome};
use crate::rules::{self, Sort};
use activities::model::Worth;
use activities::{draws_goods, goods_choices, read_goods};
use asked::{Asked, Step, sources};
use axum::extract::Path;
use axum::response::Response;
use book::Figures;
use catalogue::ValueSource;
use kernel::db::Tx;
use kernel::seal::Keys;
use kernel::{Day, Error, Flaw, Result};
use kit::form::{Choice, Filled, FormOf, Reading};
use kit::notice::Toast;
use kit::page::{Group, button_link};
use kit::{Answer, PageHead, Routes, Typed, Visit, Words};
use std::sync::Arc;

pub(super) fn routes() -> Routes {
    Routes::new().get("/care/files/{care}/record", show).post("/care/files/{care}/record", record)
}

/// `GET /care/files/{care}/record?step=`
async fn show(visit: Visit, Path(id): Path<String>) -> Answer {
    let today = visit.known()?.today();
    let asked = Asked::load(&visit, FileId::read(&id)?).await?;
    let typed = asked.known(today);
    Ok(draw(&visit, &asked, typed, &[]))
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
            let key = match asked.step {
                Step::Back => activities::desk::back_key(is_late, "care-done"),
                _ => activities::desk::done_key(is_late, "care-done"),
            };
            let toast = Toast::new(key);
            visit.done(&format!("/care/files/{id}"), &toast)
        }
    }
}

/// What a form told, read.
enum Told {
    Enter(&'static Sort, NewEntry),
    Close(Leaving),
    Opened(Opening),
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
            Told::Close(leaving) => desk::close(tx, &hand, id, leaving),
            Told::Opened(new) => desk::correct(tx, &hand, id, new),
            Told::Reopen => desk::reopen(tx, &hand, id),
            Told::Mistaken(why) => desk::mistaken(tx, &hand, id, why),
            Told::Back(entry, why) => return desk::take_back(tx, &hand, id, *entry, why),
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
        Step::Close(sort) => Ok(Told::Close(leaving(sort, &read)?)),
        Step::Opened => {
            read.check_all()?;
            let version = read.text("version").parse().unwrap_or(0);
            Ok(Told::Opened(Opening { version, on: day(&read)?, intake: read.text("intake") }))
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

/// What was told of a sort, as it is kept.
fn detail(sort: &Sort, read: &Reading<'_>) -> Detail {
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
    detail
}

fn leaving(sort: Option<&Sort>, read: &Reading<'_>) -> Result<Leaving> {
    let outcome = Outcome::read(read.choice("outcome"));
    let outcome = outcome.filter(|one| Outcome::LEAVING.contains(one));
    if outcome.is_none() {
        read.flaw(Flaw::new("outcome", "kit-flaw-choose"));
    }
    let told = sort.map(|sort| detail(sort, read)).unwrap_or_default();
    read.check_all()?;
    Ok(Leaving { on: day(read)?, outcome: outcome.unwrap_or(Outcome::Left), told })
}

fn entry(sort: &Sort, read: &Reading<'_>) -> Result<NewEntry> {
    let detail = detail(sort, read);
    let value = read.maybe_vnd("value").map_or(0, |value| value.0);
    let source = ValueSource::read(read.choice("source"));
    if value != 0 && source.is_none() {
        read.flaw(Flaw::new("source", "care-value-needs-source"));
    }
    let quantity = read.count("quantity");
    let counted = if sort.asks_quantity() { quantity } else { 1 };
    let goods = read_goods(read, counted);
    read.check_all()?;
    Ok(NewEntry {
        id: EntryId::read(&read.text("id"))?,
        on: day(read)?,
        quantity,
        worth: source.map(|source| Worth { source, amount: value, basis: read.text("basis") }),
        giver: read.text("giver"),
        goods,
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
        .choices("intake", intakes(asked))
        .choices("source", offered(words, asked))
        .choices("outcome", outcomes(words))
        .choices("entry", entries(words, asked))
        .choices(activities::GOODS.name, goods_choices(words, &asked.goods));
    let action = format!("{back}/record?step={}", visit.query("step"));
    let mut drawn = fields.clone();
    drawn.retain(|field| draws_goods(&filled, field.name));
    visit.page(&head, FormOf::new("care", &drawn).whole(words, &action, &said, &filled))
}

fn offered(words: &Words, asked: &Asked) -> Vec<Choice> {
    let Step::Enter(sort) = asked.step else { return Vec::new() };
    let choice = |source: &ValueSource| Choice {
        value: source.code().to_owned(),
        label: words.say(&format!("source-{}", source.code())),
    };
    sources(sort).iter().map(choice).collect()
}

fn intakes(asked: &Asked) -> Vec<Choice> {
    let choice = |one: &String| Choice { value: one.clone(), label: one.clone() };
    asked.intakes.iter().map(choice).collect()
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

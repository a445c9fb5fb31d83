//! `/cattle/{bank}/record?step=`: one form for each thing that happens to a herd.

use super::forms::{self, Step};
use crate::desk;
use crate::model::{AnimalId, BankId, Herd, Left, PlacementId, Sex};
use crate::rules::Slip;
use activities::model::{ConsignmentId, ConsignmentRow};
use activities::{GOODS, draws_goods, goods_choices, read_goods};
use axum::extract::Path;
use axum::response::Response;
use book::Figures;
use catalogue::ValueSource;
use desk::{Came, Hand, NewAnimal, Placing};
use help::{NewReceiver, Sort};
use kernel::db::Tx;
use kernel::fold::tidy_text;
use kernel::seal::{Keys, Secret};
use kernel::{Day, Error, Flaw, Result};
use kit::form::{Filled, FormOf, Reading};
use kit::notice::Toast;
use kit::page::{Group, button_link};
use kit::{Answer, PageHead, Routes, Typed, Visit};
use std::sync::Arc;

pub(super) fn routes() -> Routes {
    Routes::new().get("/cattle/{bank}/record", show).post("/cattle/{bank}/record", record)
}

fn asked(visit: &Visit) -> Result<Step> {
    Step::read(&visit.query("step")).ok_or(Error::NotFound)
}

/// A herd, and of what goods an animal may come into it.
type Around = (Herd, Vec<ConsignmentRow>);

async fn herd(visit: &Visit, id: BankId, step: Step) -> Result<Around> {
    let who = visit.who().clone();
    let read = move |tx: &mut Tx<'_>| {
        let (herd, _, pass) = desk::opened(tx, &who, step.act(), id)?;
        let goods = match step {
            Step::Receive => activities::store::left_goods(tx, &pass, who.today())?,
            _ => Vec::new(),
        };
        Ok((herd, goods))
    };
    visit.house().db.read(read).await
}

/// `GET /cattle/{bank}/record?step=&animal=`
async fn show(visit: Visit, Path(id): Path<String>) -> Answer {
    let (today, step) = (visit.known()?.today(), asked(&visit)?);
    let herd = herd(&visit, BankId::read(&id)?, step).await?;
    let begun = Typed::of([
        ("on", today.vn()),
        ("animal", step.choice(&herd.0, &visit.query("animal"))),
        ("source", ValueSource::Goods.code().to_owned()),
        ("sex", if step == Step::Correct { "same" } else { "" }.to_owned()),
    ]);
    Ok(draw(&visit, &herd, step, begun, &[]))
}

/// `POST /cattle/{bank}/record?step=`
async fn record(visit: Visit, Path(id): Path<String>, typed: Typed) -> Answer {
    visit.known()?;
    let (step, id) = (asked(&visit)?, BankId::read(&id)?);
    let herd = herd(&visit, id, step).await?;
    match write(&visit, id, step, &typed).await {
        Err(Error::Invalid(flaws)) => Ok(draw(&visit, &herd, step, typed, &flaws)),
        // Somebody was faster: what was typed comes back, the animal is chosen as it now is.
        Err(Error::Conflict(_)) if step == Step::Correct => {
            let flaws = [Flaw::new("animal", "cattle-changed-meanwhile")];
            let herd = self::herd(&visit, id, step).await?;
            Ok(draw(&visit, &herd, step, typed, &flaws))
        }
        Err(other) => Err(other.into()),
        Ok(is_late) => {
            let key = match step {
                Step::Return | Step::Mistake => activities::desk::back_key(is_late, step.done()),
                _ => activities::desk::done_key(is_late, step.done()),
            };
            let toast = Toast::new(key);
            visit.done(&format!("/cattle/{id}"), &toast)
        }
    }
}

async fn write(visit: &Visit, bank: BankId, step: Step, typed: &Typed) -> Result<bool> {
    let told = Arc::new(Told::read(step, typed)?);
    let (who, figures) = (visit.who().clone(), visit.house().shelf::<Figures>()?);
    let keys = visit.house().shelf::<Arc<Keys>>()?;
    let work = move |tx: &mut Tx<'_>| {
        let hand = Hand { who: &who, figures: &figures, keys: &keys };
        told.write(tx, &hand, bank)
    };
    visit.house().db.write(work).await
}

/// What a form told, read.
enum Told {
    Receive(NewAnimal, Day, (String, i64, ValueSource), Option<ConsignmentId>),
    Birth(AnimalId, NewAnimal),
    Exchange(AnimalId, Day, NewAnimal),
    Place(Placing),
    Move(Placing),
    Leave(AnimalId, Left, Day, String),
    Return(AnimalId, String),
    Mistake(AnimalId, String),
    Correct(AnimalId, i64, Slip),
    Release(AnimalId, String),
    Owe(AnimalId, String),
}

impl Told {
    fn read(step: Step, typed: &Typed) -> Result<Told> {
        let read = step.form().read(typed);
        let (animal, base) = forms::read_choice(read.choice("animal"));
        if step != Step::Receive && animal.is_err() {
            read.flaw(Flaw::new("animal", "cattle-choose"));
        }
        let goods = match step {
            Step::Receive => read_goods(&read, 1).map(|(goods, _)| goods),
            _ => None,
        };
        read.check_all()?;
        let note = read.text("note");
        Ok(match step {
            Step::Receive => {
                let (new, on) =
                    (calf(&read, Sex::read(read.choice("sex")), "born_on")?, day(&read, "on")?);
                let source = ValueSource::read(read.choice("source"));
                let source = source.unwrap_or(ValueSource::Goods);
                let worth = (read.text("giver"), read.vnd("amount").0, source);
                Told::Receive(new, on, worth, goods)
            }
            Step::Birth => Told::Birth(animal?, calf(&read, Sex::read(read.choice("sex")), "on")?),
            Step::Exchange => Told::Exchange(
                animal?,
                day(&read, "on")?,
                calf(&read, Some(Sex::Female), "born_on")?,
            ),
            Step::Place => Told::Place(placing(&read, animal?)?),
            Step::Move => Told::Move(placing(&read, animal?)?),
            Step::Leave => {
                let how = Left::read(read.choice("how"));
                let how = how.ok_or_else(|| Error::flaw("how", "kit-flaw-choose"))?;
                Told::Leave(animal?, how, day(&read, "on")?, note)
            }
            Step::Return => Told::Return(animal?, note),
            Step::Mistake => Told::Mistake(animal?, note),
            Step::Correct => Told::Correct(animal?, base, slip(&read)?),
            Step::Release => Told::Release(animal?, note),
            Step::Owe => Told::Owe(animal?, note),
        })
    }

    fn write(&self, tx: &mut Tx<'_>, hand: &Hand<'_>, bank: BankId) -> Result<bool> {
        match self {
            Told::Receive(new, on, (giver, amount, source), goods) => {
                let came = Came { on: *on, giver, amount: *amount, source: *source };
                match goods {
                    Some(goods) => desk::receive_of_goods(tx, hand, bank, new, (&came, *goods)),
                    None => desk::receive(tx, hand, bank, new, &came),
                }
            }
            Told::Birth(mother, new) => return desk::birth(tx, hand, bank, *mother, new),
            Told::Exchange(bull, on, new) => {
                return desk::exchange(tx, hand, bank, *bull, *on, new);
            }
            Told::Place(placing) => return desk::place(tx, hand, bank, placing),
            Told::Move(placing) => desk::change_keeper(tx, hand, bank, placing),
            Told::Leave(animal, how, on, note) => {
                return desk::leave(tx, hand, bank, *animal, (*how, *on, note));
            }
            Told::Return(animal, why) => return desk::put_back(tx, hand, bank, *animal, why),
            Told::Mistake(animal, why) => {
                return desk::take_back(tx, hand, bank, *animal, why);
            }
            Told::Correct(animal, base, slip) => {
                return desk::correct(tx, hand, bank, (*animal, *base), slip);
            }
            Told::Release(animal, why) => desk::release(tx, hand, bank, *animal, why),
            Told::Owe(animal, why) => desk::owe(tx, hand, bank, *animal, why),
        }?;
        Ok(false)
    }
}

fn day(read: &Reading<'_>, field: &'static str) -> Result<Day> {
    read.maybe_day(field).ok_or_else(|| Error::flaw(field, "kit-flaw-empty"))
}

fn calf(read: &Reading<'_>, sex: Option<Sex>, born: &'static str) -> Result<NewAnimal> {
    Ok(NewAnimal {
        id: AnimalId::read(&read.text("id"))?,
        tag: read.text("tag"),
        sex: sex.ok_or_else(|| Error::flaw("sex", "kit-flaw-choose"))?,
        born_on: day(read, born)?,
    })
}

/// What is said otherwise: at least one thing.
fn slip(read: &Reading<'_>) -> Result<Slip> {
    let slip = Slip {
        tag: read.maybe_text("tag"),
        sex: Sex::read(read.choice("sex")),
        born_on: read.maybe_day("born_on"),
    };
    match slip == Slip::default() {
        true => Err(Error::flaw("tag", "cattle-correct-nothing")),
        false => Ok(slip),
    }
}

fn placing(read: &Reading<'_>, animal: AnimalId) -> Result<Placing> {
    let namesake = help::namesake(read);
    read.check_all()?;
    Ok(Placing {
        id: PlacementId::read(&read.text("id"))?,
        animal,
        keeper: NewReceiver {
            sort: Sort::Household,
            name: Secret::new(tidy_text(&read.text("name"))),
            birth_year: read.maybe_count("birth_year"),
            namesake,
            note: Secret::new(read.text("where")),
        },
        on: day(read, "on")?,
        note: read.text("note"),
    })
}

fn draw(visit: &Visit, around: &Around, step: Step, typed: Typed, flaws: &[Flaw]) -> Response {
    let (herd, goods) = around;
    let (words, form) = (visit.words(), step.form());
    let said = words.say(&format!("cattle-step-{}", step.code()));
    let back = format!("/cattle/{}", herd.bank.id);
    let head = PageHead::new(said.clone(), Group::Works)
        .lead(words.say(&format!("cattle-about-{}", step.code())))
        .flaws(form.summary(words, flaws))
        .actions(button_link(&herd.bank.name, &back, false))
        .narrow();
    let filled = Filled::with(typed, flaws)
        .choices("animal", step.choices(words, herd, visit.who().today()))
        .choices("how", forms::ways(words))
        .choices(GOODS.name, goods_choices(words, goods));
    let action = format!("{back}/record?step={}", step.code());
    let mut fields = form.fields.to_vec();
    fields.retain(|field| draws_goods(&filled, field.name));
    let drawn = FormOf::new(form.name, &fields);
    visit.page(&head, drawn.whole(words, &action, &said, &filled))
}

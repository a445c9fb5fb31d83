//! `/constructions/{construction}/record?step=`: one form for each thing that happens to it.

use super::forms::{self, Step};
use super::index::kind_choices;
use crate::desk::{self, Correction, Hand, Plan};
use crate::model::{ConstructionId, File, FundId, FundRow, Stage};
use crate::{acts, rules};
use activities::model::{ConsignmentId, ConsignmentRow};
use activities::{GOODS, JointAround, goods_choices, read_goods};
use axum::extract::Path;
use axum::response::Response;
use book::Figures;
use catalogue::{Kind, ValueSource};
use kernel::db::Tx;
use kernel::seal::Keys;
use kernel::{Day, Error, Flaw, Result};
use kit::form::{Filled, Reading};
use kit::notice::Toast;
use kit::page::{Group, button_link};
use kit::{Answer, PageHead, Routes, Typed, Visit, html};
use std::sync::Arc;

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/constructions/{construction}/record", show)
        .post("/constructions/{construction}/record", record)
}

fn asked(visit: &Visit) -> Result<Step> {
    Step::read(&visit.query("step")).ok_or(Error::NotFound)
}

/// A file with what its correction and its budget choose from; other steps need nothing else.
struct Around {
    file: File,
    kinds: Vec<Kind>,
    joint: Option<JointAround>,
    /// Goods here and above that are not all handed over.
    goods: Vec<ConsignmentRow>,
}

async fn around(
    visit: &Visit,
    id: ConstructionId,
    (step, typed): (Step, &Typed),
) -> Result<Around> {
    let (who, typed) = (visit.who().clone(), typed.clone());
    let read = move |tx: &mut Tx<'_>| {
        let (file, place, pass) = desk::opened(tx, &who, &acts::KEEP, id)?;
        let goods = match step {
            Step::Fund => activities::store::left_goods(tx, &pass, who.today())?,
            _ => Vec::new(),
        };
        if step != Step::Correct {
            return Ok(Around { file, kinds: Vec::new(), joint: None, goods });
        }
        let kinds = catalogue::known(tx, &pass)?;
        let said = (&typed, &file.joint());
        let joint = Some(JointAround::load(tx, &place, who.today(), said)?);
        Ok(Around { file, kinds, joint, goods })
    };
    visit.house().db.read(read).await
}

/// `GET /constructions/{construction}/record?step=`
async fn show(visit: Visit, Path(id): Path<String>) -> Answer {
    let (today, step) = (visit.known()?.today(), asked(&visit)?);
    let none = Typed::default();
    let around = around(&visit, ConstructionId::read(&id)?, (step, &none)).await?;
    let begun = step.begun(&around.file, around.joint.as_ref(), today);
    Ok(draw(&visit, &around, step, begun, &[]))
}

/// `POST /constructions/{construction}/record?step=`
async fn record(visit: Visit, Path(id): Path<String>, typed: Typed) -> Answer {
    visit.known()?;
    let (step, id) = (asked(&visit)?, ConstructionId::read(&id)?);
    let around = around(&visit, id, (step, &typed)).await?;
    match write(&visit, &around, step, &typed).await {
        Err(Error::Invalid(flaws)) => Ok(draw(&visit, &around, step, typed, &flaws)),
        Err(other) => Err(other.into()),
        Ok(is_late) => {
            let key = match step {
                Step::Back => activities::desk::back_key(is_late, step.done()),
                _ => activities::desk::done_key(is_late, step.done()),
            };
            let toast = Toast::new(key);
            visit.done(&format!("/constructions/{id}"), &toast)
        }
    }
}

async fn write(visit: &Visit, around: &Around, step: Step, typed: &Typed) -> Result<bool> {
    let told = Arc::new(Told::read(step, typed, around)?);
    let id = around.file.row.id;
    let (who, figures) = (visit.who().clone(), visit.house().shelf::<Figures>()?);
    let keys = visit.house().shelf::<Arc<Keys>>()?;
    let work = move |tx: &mut Tx<'_>| {
        let hand = Hand { who: &who, figures: &figures, keys: &keys };
        told.write(tx, &hand, id)
    };
    visit.house().db.write(work).await
}

/// What a form told, read.
enum Told {
    Reach(Stage, Day, String),
    Fund(FundRow, Option<(ConsignmentId, i64)>),
    Unfund(FundId, String),
    Plan(Plan),
    Correct(Correction),
    Back(String),
    Stop(String),
}

impl Told {
    fn read(step: Step, typed: &Typed, around: &Around) -> Result<Told> {
        let read = step.form().read(typed);
        let stage = Stage::read(read.choice("stage"));
        let source = ValueSource::read(read.choice("source"));
        if step == Step::Reach && stage.is_none() {
            read.flaw(Flaw::new("stage", "kit-flaw-choose"));
        }
        if step == Step::Fund && source.is_none() {
            read.flaw(Flaw::new("source", "kit-flaw-choose"));
        }
        read.check_all()?;
        Ok(match step {
            Step::Reach => {
                let on = read.maybe_day("on").ok_or_else(|| Error::flaw("on", "kit-flaw-empty"))?;
                Told::Reach(stage.unwrap_or(Stage::Applied), on, read.text("note"))
            }
            Step::Fund => funded(&read, source)?,
            Step::Unfund => {
                let fund = FundId::read(read.choice("fund"));
                Told::Unfund(
                    fund.map_err(|_| Error::flaw("fund", "kit-flaw-choose"))?,
                    read.text("why"),
                )
            }
            Step::Plan => {
                let day = |stage| (stage, read.maybe_day(&rules::due_field(stage)));
                let stages = Stage::PLANNED.map(day).to_vec();
                let (builder, due_on) = (read.text("builder"), read.maybe_day("due_on"));
                Told::Plan(Plan { builder, due_on, stages })
            }
            Step::Correct => Told::Correct(corrected(&read, around)?),
            Step::Back => Told::Back(read.text("why")),
            Step::Stop => Told::Stop(read.text("why")),
        })
    }

    fn write(&self, tx: &mut Tx<'_>, hand: &Hand<'_>, id: ConstructionId) -> Result<bool> {
        match self {
            Told::Reach(stage, on, note) => {
                return desk::reach(tx, hand, id, (*stage, *on, note));
            }
            Told::Fund(fund, None) => desk::fund(tx, hand, id, fund),
            Told::Fund(fund, Some(goods)) => desk::fund_of_goods(tx, hand, id, fund, *goods),
            Told::Unfund(fund, why) => desk::unfund(tx, hand, id, *fund, why),
            Told::Plan(plan) => desk::plan(tx, hand, id, plan),
            Told::Correct(new) => desk::correct(tx, hand, id, new),
            Told::Back(why) => return desk::back(tx, hand, id, why),
            Told::Stop(why) => desk::stop(tx, hand, id, why),
        }?;
        Ok(false)
    }
}

/// A part of the budget; what comes of goods that were received has its giver and value from them.
fn funded(read: &Reading<'_>, source: Option<ValueSource>) -> Result<Told> {
    let goods = read_goods(read, 1);
    for field in ["giver", "amount"] {
        if goods.is_none() && read.text(field).is_empty() {
            read.flaw(Flaw::new(field, "kit-flaw-empty"));
        }
    }
    read.check_all()?;
    let fund = FundRow {
        id: FundId::read(&read.text("id"))?,
        source: source.unwrap_or(ValueSource::Cash).code().to_owned(),
        giver: read.text("giver"),
        amount: read.vnd("amount").0,
        basis: read.text("basis"),
        taken_back_why: None,
        version: 1,
    };
    Ok(Told::Fund(fund, goods))
}

/// What a file is corrected to.
fn corrected(read: &Reading<'_>, around: &Around) -> Result<Correction> {
    let kind = read.choice("kind").to_owned();
    let household = forms::household(read, &kind);
    let joint = around.joint.as_ref().map(|all| all.read(read, around.file.row.unit));
    read.check_all()?;
    Ok(Correction {
        base: read.text("version").parse().unwrap_or(0),
        kind,
        title: read.text("title"),
        note: read.text("note"),
        household,
        people: read.maybe_count("people"),
        joint: joint.unwrap_or_default(),
        is_another: read.is_ticked("again"),
    })
}

fn draw(visit: &Visit, around: &Around, step: Step, typed: Typed, flaws: &[Flaw]) -> Response {
    let (words, form, file) = (visit.words(), step.form(), &around.file);
    let said = words.say(&format!("construction-step-{}", step.code()));
    let back = format!("/constructions/{}", file.row.id);
    let head = PageHead::new(said.clone(), Group::Works)
        .lead(file.row.title.clone())
        .flaws(form.summary(words, flaws))
        .actions(button_link(&words.say("construction-back-to"), &back, false))
        .narrow();
    let filled = Filled::with(typed, flaws);
    let filled = match &around.joint {
        Some(joint) => joint.offer(words, filled),
        None => filled,
    };
    let filled = filled
        .choices("stage", forms::stages(words, file))
        .choices("source", forms::sources(words))
        .choices("fund", forms::funds(file))
        .choices("kind", kind_choices(visit, &around.kinds))
        .choices(GOODS.name, goods_choices(words, &around.goods));
    let action = format!("{back}/record?step={}", step.code());
    let body = forms::asking(form, words, (&action, &said), &filled);
    visit.page(&head, html! { (forms::same(words, flaws)) (body) })
}

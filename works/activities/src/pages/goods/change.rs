//! Goods being received, corrected and taken back. It shows no list.

use crate::model::{ConsignmentId, ConsignmentRow};
use crate::{acts, rules, store};
use axum::extract::Path;
use catalogue::{Kind, ValueSource};
use kernel::db::Tx;
use kernel::{Error, Flaw, Pass, Result, UnitId, Who, number, place};
use kit::form::{Choice, Field, Filled, Form};
use kit::notice::Toast;
use kit::page::Group;
use kit::{Answer, Markup, PageHead, Routes, Typed, Visit, html};
use org::standing::{self, Standing};

static GOODS: Form = Form::new(
    "goods",
    &[
        Field::key("id"),
        Field::hidden("version"),
        Field::text("item", "consignment-item", 120).hint("consignment-item-hint"),
        Field::count("quantity", "consignment-quantity"),
        Field::text("noun", "consignment-noun", 40).hint("consignment-noun-hint").short(),
        Field::vnd("amount", "consignment-amount").hint("activity-value-hint"),
        Field::check("at_least", "activity-at-least"),
        Field::select("kind", "consignment-kind").hint("consignment-kind-hint").optional(),
        Field::text("partner", "consignment-partner", 200),
        Field::day("received_on", "consignment-received"),
        Field::text("note", "consignment-note", 200).optional(),
    ],
);

static BACK: Form =
    Form::new("back", &[Field::hidden("version"), Field::text("why", "activity-why", 200)]);

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/consignments/new", new)
        .post("/consignments/new", create)
        .get("/consignments/{consignment}/edit", edit)
        .post("/consignments/{consignment}/edit", correct)
        .post("/consignments/{consignment}/back", back)
}

/// The kinds of work that hand goods over.
fn kinds(tx: &mut Tx<'_>, pass: &Pass) -> Result<Vec<Kind>> {
    let mut all = catalogue::kinds(tx, pass, pass.today())?;
    all.retain(|kind| kind.value_sources.contains(&ValueSource::Goods));
    Ok(all)
}

async fn new(visit: Visit) -> Answer {
    let today = [("received_on", visit.who().today().vn()), ("version", "0".to_owned())];
    draw(&visit, Typed::of(today), &[]).await
}

/// `POST /consignments/new?unit=`
async fn create(visit: Visit, typed: Typed) -> Answer {
    visit.known()?;
    match add(&visit, &typed).await {
        Err(Error::Invalid(flaws)) => draw(&visit, typed, &flaws).await,
        Err(other) => Err(other.into()),
        Ok(id) => visit.done(&format!("/consignments/{id}"), &Toast::new("consignment-done")),
    }
}

async fn add(visit: &Visit, typed: &Typed) -> Result<ConsignmentId> {
    let (who, code) = (visit.who().clone(), visit.query("unit"));
    let row = read(typed)?;
    Error::refuse(rules::check_consignment(&row, who.today()))?;
    let id = row.id;
    let work = visit.house().db.write(move |tx| {
        let standing = Standing::at(tx, &who, &acts::RECORD, &code, who.today())?;
        check_kind(tx, &standing.pass, &row)?;
        store::add_consignment(tx, &standing.pass, &row)
    });
    work.await?;
    Ok(id)
}

/// The kind that was chosen is one that hands goods over.
fn check_kind(tx: &mut Tx<'_>, pass: &Pass, row: &ConsignmentRow) -> Result<()> {
    let Some(code) = &row.kind else { return Ok(()) };
    match kinds(tx, pass)?.iter().any(|kind| kind.code == *code) {
        true => Ok(()),
        false => Err(Error::flaw("kind", "kit-flaw-choice")),
    }
}

/// The goods as they were typed; the unit is that of the pass.
fn read(typed: &Typed) -> Result<ConsignmentRow> {
    let read = GOODS.read(typed);
    read.check_all()?;
    let received_on = read
        .maybe_day("received_on")
        .ok_or_else(|| Error::flaw("received_on", "kit-flaw-empty"))?;
    Ok(ConsignmentRow {
        id: ConsignmentId::read(&read.text("id"))?,
        unit: UnitId(0),
        item: read.text("item"),
        noun: read.text("noun"),
        partner: read.text("partner"),
        received_on,
        quantity: read.count("quantity"),
        amount: read.vnd("amount").0,
        at_least: read.is_ticked("at_least"),
        kind: Some(read.choice("kind").to_owned()).filter(|kind| !kind.is_empty()),
        note: read.text("note"),
        handed: 0,
        taken_back_why: None,
        version: read.text("version").parse().unwrap_or(0),
    })
}

async fn draw(visit: &Visit, typed: Typed, flaws: &[Flaw]) -> Answer {
    let (who, code) = (visit.known()?.clone(), visit.query("unit"));
    let read = move |tx: &mut Tx<'_>| {
        let standing = Standing::at(tx, &who, &acts::RECORD, &code, who.today())?;
        let kinds = kinds(tx, &standing.pass)?;
        Ok((standing, kinds))
    };
    let (standing, kinds) = visit.house().db.read(read).await?;
    let words = visit.words();
    let head = PageHead::new(visit.say("consignment-new"), Group::Works)
        .lead(standing.place.name.clone())
        .flaws(GOODS.summary(words, flaws))
        .narrow();
    let head = standing.head(head, |code| format!("/consignments/new?unit={code}"));
    let action = format!("/consignments/new?unit={}", standing.place.code);
    let filled = Filled::with(typed, flaws).choices("kind", offered(visit, &kinds));
    Ok(visit.page(&head, GOODS.whole(words, &action, &visit.say("consignment-add"), &filled)))
}

fn offered(visit: &Visit, kinds: &[Kind]) -> Vec<Choice> {
    let none = Choice { value: String::new(), label: visit.say("consignment-kind-none") };
    let lang = visit.words().lang();
    let choice =
        |kind: &Kind| Choice { value: kind.code.clone(), label: kind.label(lang).to_owned() };
    std::iter::once(none).chain(kinds.iter().map(choice)).collect()
}

/// Goods to correct, with the pass where they were received.
fn opened(
    tx: &mut Tx<'_>,
    who: &Who,
    act: &'static kernel::Act,
    id: ConsignmentId,
) -> Result<(ConsignmentRow, Pass)> {
    let row = store::found_consignment(tx, id)?;
    let unit = place::get(tx, row.unit, who.today())?;
    let pass = standing::pass(tx, who, act, &unit)?;
    Ok((row, pass))
}

fn filled(row: &ConsignmentRow) -> Typed {
    let mut pairs = vec![
        ("id", row.id.to_string()),
        ("version", row.version.to_string()),
        ("item", row.item.clone()),
        ("quantity", number::count(row.quantity)),
        ("noun", row.noun.clone()),
        ("amount", number::vnd(row.amount)),
        ("kind", row.kind.clone().unwrap_or_default()),
        ("partner", row.partner.clone()),
        ("received_on", row.received_on.vn()),
        ("note", row.note.clone()),
    ];
    if row.at_least {
        pairs.push(("at_least", "1".to_owned()));
    }
    Typed::of(pairs)
}

/// `GET /consignments/{consignment}/edit`
async fn edit(visit: Visit, Path(id): Path<String>) -> Answer {
    visit.known()?;
    draw_edit(&visit, ConsignmentId::read(&id)?, None, &[]).await
}

/// `POST /consignments/{consignment}/edit`
async fn correct(visit: Visit, Path(id): Path<String>, typed: Typed) -> Answer {
    visit.known()?;
    let id = ConsignmentId::read(&id)?;
    match change(&visit, id, &typed).await {
        Err(Error::Invalid(flaws)) => draw_edit(&visit, id, Some(typed), &flaws).await,
        // Somebody was faster: what was typed comes back, nothing is lost.
        Err(Error::Conflict(_)) => {
            let flaws = [Flaw::new("version", "consignment-changed-meanwhile")];
            draw_edit(&visit, id, Some(typed), &flaws).await
        }
        Err(other) => Err(other.into()),
        Ok(()) => visit.done(&format!("/consignments/{id}"), &Toast::new("consignment-done-edit")),
    }
}

async fn change(visit: &Visit, id: ConsignmentId, typed: &Typed) -> Result<()> {
    let who = visit.who().clone();
    let new = ConsignmentRow { id, ..read(typed)? };
    let work = move |tx: &mut Tx<'_>| {
        store::hold_goods(tx, id)?;
        let (row, pass) = opened(tx, &who, &acts::RECORD, id)?;
        if row.taken_back_why.is_some() {
            return Err(Error::flaw("", "consignment-was-taken-back"));
        }
        let mut gone = store::taken(tx, &pass, id, None)?;
        if row.amount == 0 && new.amount == 0 {
            // Nobody says what they are worth yet: what was typed where they went binds nobody.
            gone.amount = 0;
        }
        let first = store::first_handed(tx, &pass, id)?;
        Error::refuse(rules::check_corrected(&new, gone, first, who.today()))?;
        if new.kind != row.kind {
            check_kind(tx, &pass, &new)?;
        }
        store::put_consignment(tx, &pass, &new)
    };
    visit.house().db.write(work).await
}

/// Goods that are corrected, and what they may be handed over as.
fn edited(tx: &mut Tx<'_>, who: &Who, id: ConsignmentId) -> Result<(ConsignmentRow, Vec<Kind>)> {
    let (row, pass) = opened(tx, who, &acts::RECORD, id)?;
    Ok((row, kinds(tx, &pass)?))
}

async fn draw_edit(
    visit: &Visit,
    id: ConsignmentId,
    typed: Option<Typed>,
    flaws: &[Flaw],
) -> Answer {
    let who = visit.who().clone();
    let read = move |tx: &mut Tx<'_>| edited(tx, &who, id);
    let (row, kinds) = visit.house().db.read(read).await?;
    let words = visit.words();
    let head = PageHead::new(visit.say("consignment-edit"), Group::Works)
        .lead(row.item.clone())
        .flaws(GOODS.summary(words, flaws))
        .narrow();
    let action = format!("/consignments/{id}/edit");
    let typed = typed.unwrap_or_else(|| filled(&row));
    let filled = Filled::with(typed, flaws).choices("kind", offered(visit, &kinds));
    let body = html! {
        @if row.handed > 0 { p.quiet { (visit.say("consignment-edit-told")) } }
        (GOODS.whole(words, &action, &visit.say("consignment-save"), &filled))
    };
    Ok(visit.page(&head, body))
}

/// The form that takes goods back, on their page.
pub(super) fn back_form(visit: &Visit, row: &ConsignmentRow) -> Markup {
    let words = visit.words();
    let filled = Filled::with(Typed::of([("version", row.version.to_string())]), &[]);
    let action = format!("/consignments/{}/back", row.id);
    html! {
        section.card {
            details {
                summary { (words.say("consignment-back")) }
                p.quiet { (words.say("consignment-back-told")) }
                (BACK.whole(words, &action, &words.say("consignment-back"), &filled))
            }
        }
    }
}

/// `POST /consignments/{consignment}/back`
async fn back(visit: Visit, Path(id): Path<String>, typed: Typed) -> Answer {
    let (who, id) = (visit.known()?.clone(), ConsignmentId::read(&id)?);
    let read = BACK.read(&typed);
    read.check_all()?;
    let (why, version) = (read.text("why"), read.text("version").parse().unwrap_or(0));
    let work = move |tx: &mut Tx<'_>| {
        store::hold_goods(tx, id)?;
        let (row, pass) = opened(tx, &who, &acts::REVERSE, id)?;
        Error::refuse(rules::check_taken_back(&row))?;
        let taken_back_why = Some(why.clone());
        store::put_consignment(tx, &pass, &ConsignmentRow { taken_back_why, version, ..row })
    };
    visit.house().db.write(work).await?;
    visit.done(&format!("/consignments/{id}"), &Toast::new("consignment-done-back"))
}

//! `/consignments`: goods that a unit received to hand over, what is left of each, and the work
//! that handed them over. Handing over is recording a piece of work.

use super::say;
use crate::model::{ConsignmentId, ConsignmentRow, ListedRow, State};
use crate::{acts, rules, store};
use axum::extract::Path;
use kernel::db::Tx;
use kernel::sheet::{Cell, Kind, Sheet};
use kernel::{Count, Error, Flaw, Result, UnitId, Vnd, Who, number, place};
use kit::form::{Field, Filled, Form};
use kit::icon::Icon;
use kit::kept::{Kept, cut, cut_at, links};
use kit::notice::{Toast, empty};
use kit::page::{Group, button_link, button_print};
use kit::table::{Column, Line, table};
use kit::{Answer, Markup, PageHead, Routes, Typed, Visit, html};
use org::standing::{self, Standing};

static GOODS: Form = Form::new(
    "goods",
    &[
        Field::key("id"),
        Field::text("item", "consignment-item", 120).hint("consignment-item-hint"),
        Field::count("quantity", "consignment-quantity"),
        Field::text("noun", "consignment-noun", 40).hint("consignment-noun-hint").short(),
        Field::vnd("amount", "consignment-amount").hint("activity-value-hint"),
        Field::text("partner", "consignment-partner", 200),
        Field::day("received_on", "consignment-received"),
        Field::text("note", "consignment-note", 200).optional(),
    ],
);

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/consignments", index)
        .get("/consignments/new", new)
        .post("/consignments/new", create)
        .get("/consignments/{consignment}", show)
}

/// `GET /consignments?unit=`
async fn index(visit: Visit) -> Answer {
    let (who, code) = (visit.known()?.clone(), visit.query("unit"));
    let found = visit.house().db.read(move |tx| {
        let standing = Standing::at(tx, &who, &acts::VIEW, &code, who.today())?;
        let rows = store::consignments(tx, &standing.pass, false)?;
        let may_add = who.may(&acts::RECORD, &standing.place).is_ok();
        Ok((standing, rows, may_add))
    });
    let (standing, rows, may_add) = found.await?;
    if let Some(kept) = Kept::asked(&visit) {
        return kept.answer(&visit, sheet(&visit, &standing, &rows)).await;
    }
    let to = format!("/consignments/new?unit={}", standing.place.code);
    let head = PageHead::new(visit.say("consignments-title"), Group::Works)
        .lead(visit.say("consignments-lead"))
        .actions(html! {
            (links(&visit))
            @if may_add { (button_link(&visit.say("consignment-new"), &to, true)) }
        });
    let head = standing.head(head, |code| format!("/consignments?unit={code}"));
    Ok(visit.page(&head, html! { section.card { (list(&visit, &rows)) } }))
}

fn sheet(visit: &Visit, standing: &Standing, rows: &[ConsignmentRow]) -> Sheet {
    let words = visit.words();
    let title = format!("{} · {}", words.say("consignments-title"), standing.place.name);
    let name = format!("consignments {}", standing.place.code);
    let mut sheet = Sheet::new(&name, &title, visit.who().today())
        .column(&words.say("consignment-item"), Kind::Text)
        .column(&words.say("consignment-partner"), Kind::Text)
        .column(&words.say("consignment-received"), Kind::Day)
        .column(&words.say("consignment-quantity"), Kind::Count)
        .column(&words.say("consignment-left"), Kind::Count)
        .column(&words.say("consignment-noun"), Kind::Text)
        .column(&words.say("consignment-amount"), Kind::Vnd);
    for row in rows {
        sheet.row([
            Cell::from(row.item.as_str()),
            Cell::from(row.partner.as_str()),
            Cell::Day(row.received_on),
            Cell::Count(Count(row.quantity)),
            Cell::Count(Count(row.left())),
            Cell::from(row.noun.as_str()),
            Cell::Vnd(Vnd(row.amount)),
        ]);
    }
    cut_at(sheet, words, store::CONSIGNMENTS)
}

fn list(visit: &Visit, rows: &[ConsignmentRow]) -> Markup {
    let columns = [
        Column::words(visit.say("consignment-item")),
        Column::words(visit.say("consignment-partner")),
        Column::words(visit.say("consignment-received")).minor(),
        Column::number(visit.say("consignment-quantity")).minor(),
        Column::number(visit.say("consignment-left")),
    ];
    let line = |row: &ConsignmentRow| {
        Line::Row(vec![
            html! { a href={ "/consignments/" (row.id) } { (row.item) } },
            html! { (row.partner) },
            html! { (row.received_on.vn()) },
            html! { (number::count(row.quantity)) },
            html! { (number::count(row.left())) " " (row.noun) },
        ])
    };
    let lines: Vec<Line> = rows.iter().map(line).collect();
    html! {
        @if lines.is_empty() {
            (empty(Icon::Note, &visit.say("consignments-none"), None))
        } @else {
            (table(&visit.say("consignments-title"), &columns, &lines))
            (cut(visit.words(), lines.len(), store::CONSIGNMENTS))
        }
    }
}

fn load(
    tx: &mut Tx<'_>,
    who: &Who,
    id: ConsignmentId,
) -> Result<(ConsignmentRow, String, Vec<ListedRow>, bool)> {
    let row = store::found_consignment(tx, id)?;
    let unit = place::get(tx, row.unit, who.today())?;
    let pass = standing::pass(tx, who, &acts::VIEW, &unit)?;
    let work = store::handovers(tx, &pass, id)?;
    let may_hand = standing::pass(tx, who, &acts::RECORD, &unit).is_ok() && row.left() > 0;
    Ok((row, unit.code, work, may_hand))
}

/// `GET /consignments/{consignment}`
async fn show(visit: Visit, Path(id): Path<String>) -> Answer {
    let (who, id) = (visit.known()?.clone(), ConsignmentId::read(&id)?);
    let (row, unit, work, may_hand) =
        visit.house().db.read(move |tx: &mut Tx<'_>| load(tx, &who, id)).await?;
    let head =
        PageHead::new(row.item.clone(), Group::Works).lead(row.partner.clone()).actions(html! {
            (button_print(visit.words()))
            @if may_hand {
                (button_link(
                    &visit.say("consignment-hand"),
                    &format!("/activities/new?unit={unit}"),
                    true,
                ))
            }
        });
    Ok(visit.page(&head, one(&visit, &row, &work)))
}

fn one(visit: &Visit, row: &ConsignmentRow, work: &[ListedRow]) -> Markup {
    let words = visit.words();
    let fact = |key: &str, said: String| {
        html! { div { dt { (words.say(key)) } dd { (said) } } }
    };
    let many = |n: i64| format!("{} {}", number::count(n), row.noun);
    let line = |work: &ListedRow| {
        let state = State::read(&work.state).unwrap_or(State::Reversed);
        Line::Row(vec![
            html! { a href={ "/activities/" (work.id) } { (work.title) } },
            html! { (work.on_day.vn()) },
            html! { (number::count(work.counted)) },
            say::state(words, state),
        ])
    };
    let columns = [
        Column::words(words.say("activity-name")),
        Column::words(words.say("activity-day")),
        Column::number(words.say("activity-counted")),
        Column::words(words.say("activity-state")).minor(),
    ];
    let lines: Vec<Line> = work.iter().map(line).collect();
    html! {
        div.stack {
            section.card {
                dl.facts {
                    (fact("consignment-received", row.received_on.vn()))
                    (fact("consignment-quantity", many(row.quantity)))
                    (fact("consignment-handed", many(row.handed)))
                    (fact("consignment-left", many(row.left())))
                    (fact("consignment-amount", number::vnd(row.amount)))
                    @if !row.note.is_empty() { (fact("consignment-note", row.note.clone())) }
                }
            }
            section.card {
                h2 { (words.say("consignment-work")) }
                @if lines.is_empty() {
                    p.quiet { (words.say("consignment-no-work")) }
                } @else {
                    (table(&words.say("consignment-work"), &columns, &lines))
                }
            }
        }
    }
}

async fn new(visit: Visit) -> Answer {
    let today = Typed::of([("received_on", visit.who().today().vn())]);
    draw(&visit, today, &[]).await
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
    let flaws = rules::check_consignment(&row, who.today());
    if !flaws.is_empty() {
        return Err(Error::Invalid(flaws));
    }
    let id = row.id;
    let work = visit.house().db.write(move |tx| {
        let standing = Standing::at(tx, &who, &acts::RECORD, &code, who.today())?;
        store::add_consignment(tx, &standing.pass, &row)
    });
    work.await?;
    Ok(id)
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
        note: read.text("note"),
        handed: 0,
        version: 0,
    })
}

async fn draw(visit: &Visit, typed: Typed, flaws: &[Flaw]) -> Answer {
    let (who, code) = (visit.known()?.clone(), visit.query("unit"));
    let read = move |tx: &mut Tx<'_>| Standing::at(tx, &who, &acts::RECORD, &code, who.today());
    let standing = visit.house().db.read(read).await?;
    let words = visit.words();
    let head = PageHead::new(visit.say("consignment-new"), Group::Works)
        .lead(standing.place.name.clone())
        .flaws(GOODS.summary(words, flaws))
        .narrow();
    let head = standing.head(head, |code| format!("/consignments/new?unit={code}"));
    let action = format!("/consignments/new?unit={}", standing.place.code);
    let filled = Filled::with(typed, flaws);
    Ok(visit.page(&head, GOODS.whole(words, &action, &visit.say("consignment-add"), &filled)))
}

//! `/consignments`: goods that a unit received to hand over, what is left of each, and the work
//! that handed them over, there and at units below. Handing over is recording a piece of work.

mod change;

use super::say;
use crate::model::{ConsignmentId, ConsignmentRow, ListedRow, State};
use crate::{acts, store};
use axum::extract::Path;
use kernel::db::Tx;
use kernel::place::Place;
use kernel::sheet::{Cell, Kind, Sheet};
use kernel::{Count, Error, Pass, Result, Vnd, Who, number, place};
use kit::badge::{Tone, badge};
use kit::icon::Icon;
use kit::kept::{Kept, cut, cut_at, links};
use kit::notice::empty;
use kit::page::{Group, button_link, button_print};
use kit::table::{Column, Line, table};
use kit::tabs::{Part, pagination};
use kit::{Answer, Markup, PageHead, Routes, Visit, html};
use org::standing::{self, Standing};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/consignments", index)
        .get("/consignments/{consignment}", show)
        .and(change::routes())
}

type All = (Standing, Vec<ConsignmentRow>, Vec<ConsignmentRow>, bool);

/// The goods of a unit, those above it that are not all handed over, and whether it may receive.
fn all(tx: &mut Tx<'_>, who: &Who, code: &str) -> Result<All> {
    let standing = Standing::at(tx, who, &acts::VIEW, code, who.today())?;
    let rows = store::consignments(tx, &standing.pass, who.today(), false)?;
    let mut above = store::consignments(tx, &standing.pass, who.today(), true)?;
    above.retain(|row| row.unit != standing.place.id);
    let may_add = who.may(&acts::RECORD, &standing.place).is_ok();
    Ok((standing, rows, above, may_add))
}

/// `GET /consignments?unit=&file=`
async fn index(visit: Visit) -> Answer {
    let (who, code) = (visit.known()?.clone(), visit.query("unit"));
    let read = move |tx: &mut Tx<'_>| all(tx, &who, &code);
    let (standing, rows, above, may_add) = visit.house().db.read(read).await?;
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
    Ok(visit.page(&head, both(&visit, &standing.place.code, &rows, &above)))
}

/// What the unit received, and what one above it did.
fn both(visit: &Visit, unit: &str, rows: &[ConsignmentRow], above: &[ConsignmentRow]) -> Markup {
    html! {
        div.stack {
            section.card { (list(visit, rows, unit)) }
            @if !above.is_empty() {
                section.card {
                    h2 { (visit.say("consignments-above")) }
                    (list(visit, above, unit))
                }
            }
        }
    }
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

fn list(visit: &Visit, rows: &[ConsignmentRow], unit: &str) -> Markup {
    let columns = [
        Column::words(visit.say("consignment-item")),
        Column::words(visit.say("consignment-partner")),
        Column::words(visit.say("consignment-received")).minor(),
        Column::number(visit.say("consignment-quantity")).minor(),
        Column::number(visit.say("consignment-left")),
    ];
    let line = |row: &ConsignmentRow| {
        Line::Row(vec![
            html! { a href={ "/consignments/" (row.id) "?unit=" (unit) } { (row.item) } },
            html! { (row.partner) },
            html! { (row.received_on.vn()) },
            html! { (number::count(row.quantity)) },
            match row.taken_back_why {
                Some(_) => badge(Tone::Note, &visit.say("consignment-is-taken-back")),
                None => html! { (number::count(row.left())) " " (row.noun) },
            },
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

/// Hand-overs of a page.
const PAGE: i64 = 200;

/// Goods as their page shows them.
struct Opened {
    row: ConsignmentRow,
    /// The path of the unit from which they are seen.
    unit: String,
    part: Part,
    work: Vec<ListedRow>,
    kind: Option<catalogue::Kind>,
    can: Can,
}

/// What the reader may do now.
struct Can {
    hand: bool,
    correct: bool,
    take_back: bool,
}

/// The unit from which somebody sees goods, with the pass there: where they were received, or the
/// reader's own below it. The unit that was asked for comes first.
fn seen(tx: &mut Tx<'_>, who: &Who, row: &ConsignmentRow, asked: &str) -> Result<(Place, Pass)> {
    let home = place::get(tx, row.unit, who.today())?;
    let asked = place::find(tx, asked, who.today()).ok();
    let mut units: Vec<Place> = asked.into_iter().chain([home]).collect();
    for grant in who.grants() {
        units.extend(place::get(tx, grant.unit, who.today()).ok());
    }
    units.retain(|unit| unit.id == row.unit || unit.chain.contains(&row.unit));
    for unit in units {
        if let Ok(pass) = standing::pass(tx, who, &acts::VIEW, &unit) {
            return Ok((unit, pass));
        }
    }
    Err(Error::NotFound)
}

fn load(
    tx: &mut Tx<'_>,
    who: &Who,
    (id, asked): (ConsignmentId, &str),
    page: &str,
) -> Result<Opened> {
    let row = store::found_consignment(tx, id)?;
    let (unit, pass) = seen(tx, who, &row, asked)?;
    let part = Part::read(page, PAGE, store::handovers_count(tx, &pass, id)?);
    let work = store::handovers(tx, &pass, id, (part.offset(), part.size))?;
    let home = place::get(tx, row.unit, who.today())?;
    let is_there = row.taken_back_why.is_none();
    let mut may = |act, at| standing::pass(tx, who, act, at).is_ok() && is_there;
    let can = Can {
        hand: may(&acts::RECORD, &unit) && row.left() > 0,
        correct: may(&acts::RECORD, &home),
        take_back: may(&acts::REVERSE, &home) && row.handed == 0,
    };
    let kind = row.kind.clone();
    let kinds = catalogue::known(tx, &pass)?;
    let kind = kind.and_then(|code| kinds.into_iter().find(|kind| kind.code == code));
    Ok(Opened { row, unit: unit.code, part, work, kind, can })
}

/// `GET /consignments/{consignment}?unit=&page=`
async fn show(visit: Visit, Path(id): Path<String>) -> Answer {
    let (who, id) = (visit.known()?.clone(), ConsignmentId::read(&id)?);
    let (asked, page) = (visit.query("unit"), visit.query("page"));
    let read = move |tx: &mut Tx<'_>| load(tx, &who, (id, &asked), &page);
    let opened = visit.house().db.read(read).await?;
    let row = &opened.row;
    let kind = row.kind.as_ref().map(|kind| format!("&kind={kind}")).unwrap_or_default();
    let hand = format!("/activities/new?unit={}{kind}&consignment={id}", opened.unit);
    let head =
        PageHead::new(row.item.clone(), Group::Works).lead(row.partner.clone()).actions(html! {
            (button_print(visit.words()))
            @if opened.can.correct {
                (button_link(
                    &visit.say("consignment-edit"),
                    &format!("/consignments/{id}/edit"),
                    false,
                ))
            }
            @if opened.can.hand { (button_link(&visit.say("consignment-hand"), &hand, true)) }
        });
    let back = change::back_form(&visit, row);
    let body = html! { (one(&visit, &opened)) @if opened.can.take_back { (back) } };
    Ok(visit.page(&head, body))
}

fn one(visit: &Visit, opened: &Opened) -> Markup {
    let row = &opened.row;
    let words = visit.words();
    let fact = |key: &str, said: String| {
        html! { div { dt { (words.say(key)) } dd { (said) } } }
    };
    let many = |n: i64| format!("{} {}", number::count(n), row.noun);
    let worth = match row.at_least {
        true => format!("{} {}", words.say("activity-over"), number::vnd(row.amount)),
        false => number::vnd(row.amount),
    };
    let line = |work: &ListedRow| {
        let state = State::read(&work.state).unwrap_or(State::Reversed);
        Line::Row(vec![
            html! { a href={ "/activities/" (work.id) } { (work.title) } },
            html! { (work.on_day.vn()) },
            html! { (work.unit_name) },
            html! { (number::count(work.counted)) },
            html! { (number::vnd(work.amount)) },
            say::state(words, state),
        ])
    };
    let columns = [
        Column::words(words.say("activity-name")),
        Column::words(words.say("activity-day")),
        Column::words(words.say("activity-unit")).minor(),
        Column::number(words.say("activity-counted")),
        Column::number(words.say("activity-value-dong")).minor(),
        Column::words(words.say("activity-state")).minor(),
    ];
    let lines: Vec<Line> = opened.work.iter().map(line).collect();
    html! {
        div.stack {
            section.card {
                dl.facts {
                    (fact("consignment-received", row.received_on.vn()))
                    (fact("consignment-quantity", many(row.quantity)))
                    (fact("consignment-handed", many(row.handed)))
                    (fact("consignment-left", many(row.left())))
                    (fact("consignment-amount", worth))
                    @if let Some(kind) = &opened.kind {
                        (fact("consignment-kind", kind.label(words.lang()).to_owned()))
                    }
                    @if let Some(why) = &row.taken_back_why {
                        (fact("consignment-is-taken-back", why.clone()))
                    }
                    @if !row.note.is_empty() { (fact("consignment-note", row.note.clone())) }
                }
            }
            section.card {
                h2 { (words.say("consignment-work")) }
                @if lines.is_empty() {
                    p.quiet { (words.say("consignment-no-work")) }
                } @else {
                    (table(&words.say("consignment-work"), &columns, &lines))
                    (pagination(words, opened.part, |page| {
                        format!("/consignments/{}?unit={}&page={page}", row.id, opened.unit)
                    }))
                }
            }
        }
    }
}

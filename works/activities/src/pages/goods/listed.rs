//! `/consignments`: the goods that a unit and those under it received to hand over, and what is
//! left of each; with those of units above that it may hand over. Receiving and handing over stay
//! with the unit itself.

use crate::model::ConsignmentRow;
use crate::{acts, store};
use catalogue::Kind;
use kernel::db::Tx;
use kernel::sheet::{Cell, Kind as Holds, Sheet};
use kernel::{Count, Result, Vnd, Who, number};
use kit::badge::{Tone, badge};
use kit::icon::Icon;
use kit::kept::{Kept, cut_at, links};
use kit::notice::empty;
use kit::page::{Group, button_link};
use kit::sift::{Choose, MANY, Sift};
use kit::table::{Column, Line, table};
use kit::tabs::Part;
use kit::{Answer, Markup, PageHead, Routes, Visit, html};
use org::standing::Standing;
use std::collections::BTreeSet;

/// The filters of the list beside its unit.
const FILTERS: [&str; 4] = ["kind", "left", "year", "q"];

pub(super) fn routes() -> Routes {
    Routes::new().get("/consignments", index)
}

/// Goods with the name of the unit that received them.
type Goods = (ConsignmentRow, String);

/// What the list shows.
struct Seen {
    standing: Standing,
    sift: Sift,
    part: Part,
    rows: Vec<Goods>,
    /// Goods of units above that are not all handed over.
    above: Vec<Goods>,
    /// The kinds of work that hand over what was received.
    kinds: Vec<Kind>,
    may_add: bool,
}

fn passes(sift: &Sift, row: &ConsignmentRow) -> bool {
    let is_left = row.left() > 0 && row.taken_back_why.is_none();
    sift.takes("kind", row.kind.as_deref().unwrap_or_default())
        && (sift.get("left") != "1" || is_left)
        && sift.finds(&format!("{} {} {}", row.item, row.partner, row.note))
}

fn load(tx: &mut Tx<'_>, who: &Who, mut sift: Sift, is_file: bool) -> Result<Seen> {
    let standing = Standing::at(tx, who, &acts::VIEW, &sift.unit, who.today())?;
    let pass = &standing.pass;
    let mut rows = store::received(tx, pass, (who.today(), MANY), sift.days())?;
    let codes: BTreeSet<String> = rows.iter().filter_map(|row| row.kind.clone()).collect();
    rows.retain(|row| passes(&sift, row));
    let (rows, part) = sift.cut(rows, is_file);
    let rows = store::with_units(tx, pass, rows)?;
    let mut above = store::left_goods(tx, pass, who.today())?;
    above.retain(|row| row.unit != standing.place.id);
    let above = store::with_units(tx, pass, above)?;
    let mut kinds = catalogue::known(tx, pass)?;
    kinds.retain(|kind| codes.contains(&kind.code));
    let may_add = who.may(&acts::RECORD, &standing.place).is_ok();
    sift.unit.clone_from(&standing.place.code);
    Ok(Seen { standing, sift, part, rows, above, kinds, may_add })
}

/// `GET /consignments?unit=&kind=&left=&year=&q=&page=&file=`
async fn index(visit: Visit) -> Answer {
    let (who, kept) = (visit.known()?.clone(), Kept::asked(&visit));
    let (sift, is_file) = (Sift::of(&visit, "/consignments", &FILTERS), kept.is_some());
    let read = move |tx: &mut Tx<'_>| load(tx, &who, sift.clone(), is_file);
    let seen = visit.house().db.read(read).await?;
    if let Some(kept) = kept {
        return kept.answer(&visit, sheet(&visit, &seen)).await;
    }
    let to = format!("/consignments/new?unit={}", seen.sift.unit);
    let head = PageHead::new(visit.say("consignments-title"), Group::Works)
        .lead(visit.say("consignments-lead"))
        .actions(html! {
            (links(&visit))
            @if seen.may_add { (button_link(&visit.say("consignment-new"), &to, true)) }
        });
    let head = seen.standing.head(head, |code| seen.sift.at(code));
    Ok(visit.page(&head, both(&visit, &seen)))
}

/// What the unit and those under it received, and what one above it did.
fn both(visit: &Visit, seen: &Seen) -> Markup {
    html! {
        div.stack {
            section.card {
                (filters(visit, seen))
                (list(visit, &seen.rows, &seen.sift.unit))
                (seen.sift.pages(visit.words(), seen.part))
            }
            @if !seen.above.is_empty() {
                section.card {
                    h2 { (visit.say("consignments-above")) }
                    (list(visit, &seen.above, &seen.sift.unit))
                }
            }
        }
    }
}

/// The work that hands them over, what is left, the year they came, words.
fn filters(visit: &Visit, seen: &Seen) -> Markup {
    let words = visit.words();
    let kind = |kind: &Kind| (kind.code.clone(), kind.label(words.lang()).to_owned());
    let left = vec![("1".to_owned(), words.say("consignments-left"))];
    let choices = [
        Choose::new("kind", words.say("consignment-kind"), seen.kinds.iter().map(kind).collect()),
        Choose::new("left", words.say("consignment-left"), left),
        Choose::years(words.say("consignments-year"), visit.who().today()),
    ];
    seen.sift.draw(words, &choices, Some(&words.say("consignments-search")))
}

fn sheet(visit: &Visit, seen: &Seen) -> Sheet {
    let words = visit.words();
    let title = format!("{} · {}", words.say("consignments-title"), seen.standing.place.name);
    let name = format!("consignments {}", seen.standing.place.code);
    let mut sheet = Sheet::new(&name, &title, visit.who().today())
        .column(&words.say("consignment-item"), Holds::Text)
        .column(&words.say("activity-unit"), Holds::Text)
        .column(&words.say("consignment-partner"), Holds::Text)
        .column(&words.say("consignment-received"), Holds::Day)
        .column(&words.say("consignment-quantity"), Holds::Count)
        .column(&words.say("consignment-left"), Holds::Count)
        .column(&words.say("consignment-noun"), Holds::Text)
        .column(&words.say("consignment-amount"), Holds::Vnd);
    for (row, unit) in &seen.rows {
        sheet.row([
            Cell::from(row.item.as_str()),
            Cell::from(unit.as_str()),
            Cell::from(row.partner.as_str()),
            Cell::Day(row.received_on),
            Cell::Count(Count(row.quantity)),
            Cell::Count(Count(row.left())),
            Cell::from(row.noun.as_str()),
            Cell::Vnd(Vnd(row.amount)),
        ]);
    }
    cut_at(sheet, words, MANY as usize)
}

fn list(visit: &Visit, rows: &[Goods], unit: &str) -> Markup {
    let columns = [
        Column::words(visit.say("consignment-item")),
        Column::words(visit.say("activity-unit")).minor(),
        Column::words(visit.say("consignment-partner")),
        Column::words(visit.say("consignment-received")).minor(),
        Column::number(visit.say("consignment-quantity")).minor(),
        Column::number(visit.say("consignment-left")),
    ];
    let line = |(row, name): &Goods| {
        Line::Row(vec![
            html! { a href={ "/consignments/" (row.id) "?unit=" (unit) } { (row.item) } },
            html! { (name) },
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
        }
    }
}

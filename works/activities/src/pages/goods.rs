//! `/consignments/{consignment}`: goods that a unit received to hand over, what is left of them,
//! and the work that handed them over, there and at units below. Handing over is recording a piece
//! of work.

mod change;
mod listed;

use super::say;
use crate::model::{ActivityId, ConsignmentId, ConsignmentRow, HandedRow, ListedRow, State};
use crate::{acts, store};
use axum::extract::Path;
use catalogue::Kind;
use kernel::db::Tx;
use kernel::place::Place;
use kernel::{Error, Pass, Result, Who, number, place};
use kit::kept::{Kept, links};
use kit::page::{Group, button_link, button_print};
use kit::sift::MANY;
use kit::table::{Column, Line, table};
use kit::tabs::{Part, pagination};
use kit::{Answer, Markup, PageHead, Routes, Visit, html};
use org::standing;

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/consignments/{consignment}", show)
        .and(listed::routes())
        .and(change::routes())
}

/// Hand-overs of a page.
const PAGE: i64 = 200;

/// Goods as their page shows them.
struct Opened {
    row: ConsignmentRow,
    /// The name of the unit that received them.
    home: String,
    /// The path of the unit from which they are seen.
    unit: String,
    part: Part,
    work: Vec<HandedRow>,
    /// The kinds of work, by which a file says what each piece is.
    kinds: Vec<Kind>,
    can: Can,
}

impl Opened {
    /// The kind of work that hands the goods over, when it was said.
    fn kind(&self) -> Option<&Kind> {
        self.kinds.iter().find(|kind| Some(&kind.code) == self.row.kind.as_ref())
    }
}

/// What the reader may do now.
struct Can {
    see_papers: bool,
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
    (page, is_file): (&str, bool),
) -> Result<Opened> {
    let row = store::found_consignment(tx, id)?;
    let (unit, pass) = seen(tx, who, &row, asked)?;
    let part = Part::read(page, PAGE, store::handovers_count(tx, &pass, id)?);
    let rows = if is_file { (0, MANY) } else { (part.offset(), part.size) };
    let work = store::handovers(tx, &pass, id, rows)?;
    let home = place::get(tx, row.unit, who.today())?;
    let is_there = row.taken_back_why.is_none();
    let see_papers = standing::pass(tx, who, &acts::VIEW, &home).is_ok();
    let mut may = |act, at| standing::pass(tx, who, act, at).is_ok() && is_there;
    let can = Can {
        see_papers,
        hand: may(&acts::RECORD, &unit) && row.left() > 0,
        correct: may(&acts::RECORD, &home),
        take_back: may(&acts::REVERSE, &home) && row.handed == 0,
    };
    let kinds = catalogue::known(tx, &pass)?;
    Ok(Opened { row, home: home.name, unit: unit.code, part, work, kinds, can })
}

/// `GET /consignments/{consignment}?unit=&page=&file=`
async fn show(visit: Visit, Path(id): Path<String>) -> Answer {
    let (who, id) = (visit.known()?.clone(), ConsignmentId::read(&id)?);
    let (asked, page) = (visit.query("unit"), visit.query("page"));
    let kept = Kept::asked(&visit);
    let is_file = kept.is_some();
    let read = move |tx: &mut Tx<'_>| load(tx, &who, (id, &asked), (&page, is_file));
    let opened = visit.house().db.read(read).await?;
    if let Some(kept) = kept {
        let title = format!("{} · {}", opened.row.item, opened.row.partner);
        let name = ("consignment", title.as_str());
        let work: Vec<ListedRow> = opened.work.iter().map(listed_row).collect();
        let sheet = super::sheets::sheet(&visit, name, &opened.kinds, &work);
        return kept.answer(&visit, sheet).await;
    }
    let row = &opened.row;
    let head = PageHead::new(row.item.clone(), Group::Works)
        .lead(row.partner.clone())
        .actions(actions(&visit, &opened));
    let back = change::back_form(&visit, row);
    let body = html! { (one(&visit, &opened)) @if opened.can.take_back { (back) } };
    Ok(visit.page(&head, body))
}

fn actions(visit: &Visit, opened: &Opened) -> Markup {
    let (row, id) = (&opened.row, opened.row.id);
    let kind = row.kind.as_ref().map(|kind| format!("&kind={kind}")).unwrap_or_default();
    let hand = format!("/activities/new?unit={}{kind}&consignment={id}", opened.unit);
    let edit = format!("/consignments/{id}/edit");
    html! {
        @if !opened.work.is_empty() { (links(visit)) }
        (button_print(visit.words()))
        @if opened.can.see_papers {
            (button_link(&visit.say("papers-title"), &format!("/consignments/{id}/papers"), false))
        }
        @if opened.can.correct { (button_link(&visit.say("consignment-edit"), &edit, false)) }
        @if opened.can.hand { (button_link(&visit.say("consignment-hand"), &hand, true)) }
    }
}

/// A hand-over by its name, with the way to it; a file is named by its kind alone.
fn name(visit: &Visit, opened: &Opened, work: &HandedRow) -> Markup {
    let Some(page) = &work.page else {
        return html! { a href={ "/activities/" (work.id) } { (work.title) } };
    };
    let kind = opened.kinds.iter().find(|kind| kind.code == work.kind);
    html! {
        a href=(page) { (say::kind(visit.words(), kind, &work.kind)) }
        " " span.quiet { (visit.say("goods-taken-in-file")) }
    }
}

/// A hand-over as a line of a file.
fn listed_row(work: &HandedRow) -> ListedRow {
    ListedRow {
        id: ActivityId::of(work.id),
        unit_code: String::new(),
        unit_name: work.unit_name.clone(),
        kind: work.kind.clone(),
        from_on: work.on_day,
        on_day: work.on_day,
        title: work.title.clone(),
        state: work.state.clone(),
        counted: work.counted,
        amount: work.amount,
    }
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
    let line = |work: &HandedRow| {
        let state = State::read(&work.state).unwrap_or(State::Reversed);
        Line::Row(vec![
            html! { (name(visit, opened, work)) },
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
                    (fact("consignment-home", opened.home.clone()))
                    (fact("consignment-received", row.received_on.vn()))
                    (fact("consignment-quantity", many(row.quantity)))
                    (fact("consignment-handed", many(row.handed)))
                    (fact("consignment-left", many(row.left())))
                    (fact("consignment-amount", worth))
                    @if let Some(kind) = opened.kind() {
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

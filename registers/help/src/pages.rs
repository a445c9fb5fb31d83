//! `/helped/{receiver}`: everything one receiver was helped with, in one place; for the office of a
//! province also at its other units. The name opens for a purpose alone, and nothing of it stands
//! in an address or a title.

use crate::model::{HelpRow, ReceiverId, Sort};
use crate::{Kinds, acts, store};
use axum::extract::Path;
use axum::response::Response;
use kernel::db::Tx;
use kernel::place;
use kernel::seal::Keys;
use kernel::{Error, Flaw, Result, Who, number};
use kit::form::{Field, Filled, Form};
use kit::page::{Group, button_print};
use kit::table::{Column, Line, table};
use kit::{Answer, Lang, Markup, PageHead, Routes, Typed, Visit, html};
use org::standing;
use std::sync::Arc;

/// Opening names says what for.
pub static PURPOSE: Form = Form::new("purpose", &[Field::text("purpose", "help-purpose", 120)]);
/// Reading what other units gave says what for.
static ACROSS: Form = Form::new("across", &[Field::text("across", "help-purpose", 120)]);

/// All routes.
pub fn routes() -> Routes {
    Routes::new()
        .get("/helped/{receiver}", show)
        .post("/helped/{receiver}/open", open)
        .post("/helped/{receiver}/across", across)
}

/// What one receiver was helped with, and what the reader may open.
struct Seen {
    id: ReceiverId,
    /// The name of the unit that keeps the receiver.
    unit: String,
    rows: Vec<HelpRow>,
    /// Code and name of every kind of work.
    kinds: Vec<(String, String)>,
    may_open: bool,
    /// Of an office of the receiver's province.
    may_across: bool,
}

/// What a page shows beside: what was opened, or why it was not.
#[derive(Default)]
struct Shown {
    said: Option<(String, String)>,
    everywhere: Option<Vec<(HelpRow, String)>>,
    flaws: Vec<Flaw>,
}

fn load(tx: &mut Tx<'_>, who: &Who, id: ReceiverId, (kinds, lang): (&Kinds, Lang)) -> Result<Seen> {
    let unit = store::unit_of(tx, id)?;
    let unit = place::get(tx, unit, who.today())?;
    let pass = standing::pass(tx, who, &acts::LIST, &unit)?;
    let may_open = standing::pass(tx, who, &acts::OPEN, &unit).is_ok();
    let may_across = match place::province(tx, &unit, who.today())? {
        Some(province) => standing::pass(tx, who, &acts::ACROSS, &province).is_ok(),
        None => false,
    };
    let rows = store::of_receiver(tx, &pass, id)?;
    let kinds = kinds.names(tx, &pass, lang)?;
    Ok(Seen { id, unit: unit.name, rows, kinds, may_open, may_across })
}

async fn seen(visit: &Visit, id: ReceiverId) -> Result<Seen> {
    let (who, lang) = (visit.who().clone(), visit.words().lang());
    let kinds = visit.house().shelf::<Kinds>()?;
    visit.house().db.read(move |tx: &mut Tx<'_>| load(tx, &who, id, (&kinds, lang))).await
}

/// `GET /helped/{receiver}`
async fn show(visit: Visit, Path(id): Path<String>) -> Answer {
    visit.known()?;
    let seen = seen(&visit, ReceiverId::read(&id)?).await?;
    Ok(draw(&visit, &seen, &Shown::default()))
}

/// `POST /helped/{receiver}/open`
async fn open(visit: Visit, Path(id): Path<String>, typed: Typed) -> Answer {
    let (who, id) = (visit.known()?.clone(), ReceiverId::read(&id)?);
    let seen = seen(&visit, id).await?;
    if !seen.may_open {
        return Err(Error::NotFound.into());
    }
    let read = PURPOSE.read(&typed);
    let purpose = read.text("purpose");
    if let Err(Error::Invalid(flaws)) = read.check_all() {
        return Ok(draw(&visit, &seen, &Shown { flaws, ..Shown::default() }));
    }
    let keys = visit.house().shelf::<Arc<Keys>>()?;
    let work = visit.house().db.write(move |tx: &mut Tx<'_>| {
        let unit = store::unit_of(tx, id)?;
        let unit = place::get(tx, unit, who.today())?;
        let pass = standing::pass(tx, &who, &acts::OPEN, &unit)?;
        store::open(tx, &pass, &keys, &[id], &purpose)
    });
    let opened = work.await?;
    let said =
        opened.first().map(|opened| (opened.name.expose().clone(), opened.note.expose().clone()));
    Ok(draw(&visit, &seen, &Shown { said, ..Shown::default() }))
}

/// `POST /helped/{receiver}/across`
async fn across(visit: Visit, Path(id): Path<String>, typed: Typed) -> Answer {
    let (who, id) = (visit.known()?.clone(), ReceiverId::read(&id)?);
    let seen = seen(&visit, id).await?;
    if !seen.may_across {
        return Err(Error::NotFound.into());
    }
    let read = ACROSS.read(&typed);
    let purpose = read.text("across");
    if let Err(Error::Invalid(flaws)) = read.check_all() {
        return Ok(draw(&visit, &seen, &Shown { flaws, ..Shown::default() }));
    }
    let keys = visit.house().shelf::<Arc<Keys>>()?;
    let (known, lang) = (visit.house().shelf::<Kinds>()?, visit.words().lang());
    let work = visit.house().db.write(move |tx: &mut Tx<'_>| {
        let unit = store::unit_of(tx, id)?;
        let unit = place::get(tx, unit, who.today())?;
        let province = place::province(tx, &unit, who.today())?.ok_or(Error::NotFound)?;
        let pass = standing::pass(tx, &who, &acts::ACROSS, &province)?;
        let rows = store::across(tx, &pass, &keys, id, &purpose)?;
        Ok((rows, known.names(tx, &pass, lang)?))
    });
    let (rows, kinds) = work.await?;
    let seen = Seen { kinds, ..seen };
    Ok(draw(&visit, &seen, &Shown { everywhere: Some(rows), ..Shown::default() }))
}

fn draw(visit: &Visit, seen: &Seen, shown: &Shown) -> Response {
    let words = visit.words();
    let is_across = shown.flaws.iter().any(|flaw| flaw.field == "across");
    let asked = if is_across { &ACROSS } else { &PURPOSE };
    let head = PageHead::new(words.say("help-receiver"), Group::Works)
        .lead(words.say_with("help-receiver-lead", &[("unit", seen.unit.clone())]))
        .flaws(asked.summary(words, &shown.flaws))
        .actions(button_print(words));
    let body = html! {
        div.stack {
            section.card { (name(visit, seen, shown)) }
            section.card { h2 { (words.say("help-all")) } (list(visit, seen)) }
            @if seen.may_across {
                section.card { h2 { (words.say("help-across")) } (elsewhere(visit, seen, shown)) }
            }
        }
    };
    visit.page(&head, body)
}

fn name(visit: &Visit, seen: &Seen, shown: &Shown) -> Markup {
    let words = visit.words();
    let path = format!("/helped/{}/open", seen.id);
    let filled = Filled::with(Typed::default(), &shown.flaws);
    html! {
        @match &shown.said {
            Some((name, note)) => {
                p { strong { (name) } }
                @if !note.is_empty() { p { (note) } }
            }
            None => {
                p { "••••••••" }
                @if seen.may_open {
                    (PURPOSE.whole(words, &path, &words.say("help-open"), &filled))
                }
            }
        }
    }
}

fn elsewhere(visit: &Visit, seen: &Seen, shown: &Shown) -> Markup {
    let words = visit.words();
    let path = format!("/helped/{}/across", seen.id);
    let filled = Filled::with(Typed::default(), &shown.flaws);
    let mut columns = vec![Column::words(words.say("help-unit"))];
    columns.extend(heads(visit));
    html! {
        p.quiet { (words.say("help-across-lead")) }
        @match &shown.everywhere {
            None => { (ACROSS.whole(words, &path, &words.say("help-across-open"), &filled)) }
            Some(rows) => {
                @let lines: Vec<Line> = rows.iter().map(|(row, unit)| {
                    let mut cells = vec![html! { (unit) }];
                    cells.extend(cells_of(visit, seen, row));
                    Line::Row(cells)
                }).collect();
                (table(&words.say("help-across"), &columns, &lines))
            }
        }
    }
}

fn list(visit: &Visit, seen: &Seen) -> Markup {
    let lines: Vec<Line> =
        seen.rows.iter().map(|row| Line::Row(cells_of(visit, seen, row))).collect();
    html! {
        @if lines.is_empty() {
            p.quiet { (visit.say("help-none")) }
        } @else {
            (table(&visit.say("help-all"), &heads(visit), &lines))
        }
    }
}

fn heads(visit: &Visit) -> Vec<Column> {
    vec![
        Column::words(visit.say("help-day")),
        Column::words(visit.say("help-kind")),
        Column::words(visit.say("help-sort")).minor(),
        Column::number(visit.say("help-quantity")),
        Column::number(visit.say("help-amount")),
        Column::words(visit.say("help-giver")),
    ]
}

fn cells_of(visit: &Visit, seen: &Seen, row: &HelpRow) -> Vec<Markup> {
    let words = visit.words();
    let sort = Sort::read(&row.sort).map_or("person", Sort::code);
    let kind = seen.kinds.iter().find(|(code, _)| *code == row.kind);
    let page = row.page.clone().unwrap_or_else(|| format!("/activities/{}", row.record));
    vec![
        html! { a href=(page) { (row.on_day.vn()) } },
        html! { (kind.map_or(row.kind.as_str(), |(_, name)| name.as_str())) },
        html! { (words.say(&format!("help-sort-{sort}"))) },
        html! { (number::count(row.quantity)) },
        html! { (number::vnd(row.amount)) },
        html! { (row.giver) },
    ]
}

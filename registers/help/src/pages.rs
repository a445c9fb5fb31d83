//! `/helped/{receiver}`: everything one receiver was helped with, in one place. The name opens for
//! a purpose alone, and nothing of it stands in an address or a title.

use crate::model::{HelpRow, ReceiverId, Sort};
use crate::{acts, store};
use axum::extract::Path;
use axum::response::Response;
use kernel::db::Tx;
use kernel::seal::Keys;
use kernel::{Error, Result, Who, number, place};
use kit::form::{Field, Filled, Form};
use kit::page::Group;
use kit::table::{Column, Line, table};
use kit::{Answer, Markup, PageHead, Routes, Typed, Visit, html};
use org::standing;
use std::sync::Arc;

/// Opening names says what for.
pub static PURPOSE: Form = Form::new("purpose", &[Field::text("purpose", "help-purpose", 120)]);

/// All routes.
pub fn routes() -> Routes {
    Routes::new().get("/helped/{receiver}", show).post("/helped/{receiver}/open", open)
}

/// What one receiver was helped with, and whether the reader may open the name.
struct Seen {
    id: ReceiverId,
    rows: Vec<HelpRow>,
    may_open: bool,
}

fn load(tx: &mut Tx<'_>, who: &Who, id: ReceiverId) -> Result<Seen> {
    let unit = store::unit_of(tx, id)?;
    let unit = place::get(tx, unit, who.today())?;
    let pass = standing::pass(tx, who, &acts::LIST, &unit)?;
    let may_open = standing::pass(tx, who, &acts::OPEN, &unit).is_ok();
    Ok(Seen { id, rows: store::of_receiver(tx, &pass, id)?, may_open })
}

/// `GET /helped/{receiver}`
async fn show(visit: Visit, Path(id): Path<String>) -> Answer {
    let (who, id) = (visit.known()?.clone(), ReceiverId::read(&id)?);
    let seen = visit.house().db.read(move |tx: &mut Tx<'_>| load(tx, &who, id)).await?;
    Ok(draw(&visit, &seen, None, &[]))
}

/// `POST /helped/{receiver}/open`
async fn open(visit: Visit, Path(id): Path<String>, typed: Typed) -> Answer {
    let (who, id) = (visit.known()?.clone(), ReceiverId::read(&id)?);
    let keys = visit.house().shelf::<Arc<Keys>>()?;
    let read = PURPOSE.read(&typed);
    let purpose = read.text("purpose");
    let reader = who.clone();
    let seen = visit.house().db.read(move |tx: &mut Tx<'_>| load(tx, &reader, id)).await?;
    if !seen.may_open {
        return Err(Error::NotFound.into());
    }
    if let Err(Error::Invalid(flaws)) = read.check_all() {
        return Ok(draw(&visit, &seen, None, &flaws));
    }
    let work = visit.house().db.write(move |tx: &mut Tx<'_>| {
        let unit = store::unit_of(tx, id)?;
        let unit = place::get(tx, unit, who.today())?;
        let pass = standing::pass(tx, &who, &acts::OPEN, &unit)?;
        store::open(tx, &pass, &keys, &[id], &purpose)
    });
    let opened = work.await?;
    let said =
        opened.first().map(|opened| (opened.name.expose().clone(), opened.note.expose().clone()));
    Ok(draw(&visit, &seen, said, &[]))
}

fn draw(
    visit: &Visit,
    seen: &Seen,
    said: Option<(String, String)>,
    flaws: &[kernel::Flaw],
) -> Response {
    let words = visit.words();
    let head = PageHead::new(words.say("help-receiver"), Group::Works)
        .lead(words.say("help-receiver-lead"))
        .flaws(PURPOSE.summary(words, flaws));
    let path = format!("/helped/{}/open", seen.id);
    let body = html! {
        div.stack {
            section.card {
                @match &said {
                    Some((name, note)) => {
                        p { strong { (name) } }
                        @if !note.is_empty() { p { (note) } }
                    }
                    None => {
                        p { "••••••••" }
                        @if seen.may_open {
                            (PURPOSE.whole(
                                words,
                                &path,
                                &words.say("help-open"),
                                &Filled::with(Typed::default(), flaws),
                            ))
                        }
                    }
                }
            }
            section.card { h2 { (words.say("help-all")) } (list(visit, &seen.rows)) }
        }
    };
    visit.page(&head, body)
}

fn list(visit: &Visit, rows: &[HelpRow]) -> Markup {
    let words = visit.words();
    let columns = [
        Column::words(words.say("help-day")),
        Column::words(words.say("help-sort")),
        Column::number(words.say("help-quantity")),
        Column::number(words.say("help-amount")),
    ];
    let line = |row: &HelpRow| {
        let sort = Sort::read(&row.sort).map_or("person", Sort::code);
        Line::Row(vec![
            html! { a href={ "/activities/" (row.record) } { (row.on_day.vn()) } },
            html! { (words.say(&format!("help-sort-{sort}"))) },
            html! { (number::count(row.quantity)) },
            html! { (number::vnd(row.amount)) },
        ])
    };
    let lines: Vec<Line> = rows.iter().map(line).collect();
    table(&words.say("help-all"), &columns, &lines)
}

//! `/danh-sach-khoa/{agency}`: an agency's own page, behind a secret link: it hands in a list
//! without names and reads how many lines were taken. It learns of nobody whether the society knows
//! them, and what it pasted is drawn nowhere. What was guessed wrong is counted and waits.

use super::keyed::{self, Came};
use crate::model::{LinkRow, ListId, ListRow, Taken};
use crate::{acts, desk, store};
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use kernel::db::Tx;
use kernel::place::{self, Place};
use kernel::seal::Keys;
use kernel::{Error, Flaw, Pass, Result, Who, number};
use kit::form::{Filled, Form};
use kit::table::{Column, Line, table};
use kit::{Answer, Markup, PageHead, Refusal, Routes, Typed, Visit, html};
use people::Address;
use people::proof::token::Token;
use std::collections::HashMap;
use std::sync::Arc;

/// Where links lead.
pub(super) const PATH: &str = "/danh-sach-khoa";

static LIST: Form = Form::new("keyed", &[keyed::MONTH, keyed::LINES]);

pub(super) fn routes() -> Routes {
    Routes::new().get("/danh-sach-khoa/{agency}", show).post_up_to(
        "/danh-sach-khoa/{agency}",
        keyed::BYTES,
        hand_in,
    )
}

/// What a link opens.
struct Opened {
    link: LinkRow,
    place: Place,
    name: String,
    /// What was handed in before, with how many lines.
    rows: Vec<ListRow>,
    many: HashMap<ListId, i64>,
}

/// The pass of a link. One that is closed or over is unknown, like one that never was.
fn enter(tx: &mut Tx<'_>, visitor: &Who, token: &Token) -> Result<(LinkRow, Place, String, Pass)> {
    let link = store::link_of(tx, token)?.filter(|link| link.is_open_on(visitor.today()));
    let link = link.ok_or(Error::NotFound)?;
    let place = place::get(tx, link.unit, visitor.today())?;
    let bare = Who::link("", (&acts::HAND, link.unit), visitor.at(), visitor.today());
    let bare = bare.may(&acts::HAND, &place)?;
    let name = people::organisations::name(tx, &bare, link.organisation)?;
    let by = Who::link(name.clone(), (&acts::HAND, link.unit), visitor.at(), visitor.today());
    let pass = by.may(&acts::HAND, &place)?;
    Ok((link, place, name, pass))
}

fn load(tx: &mut Tx<'_>, visitor: &Who, token: &Token) -> Result<Opened> {
    let (link, place, name, pass) = enter(tx, visitor, token)?;
    let rows = store::list(tx, &pass, link.organisation)?;
    let ids: Vec<ListId> = rows.iter().map(|row| row.id).collect();
    let mut many: HashMap<ListId, i64> = HashMap::new();
    for sum in store::sums(tx, &pass, &ids)? {
        *many.entry(sum.list).or_default() += sum.many;
    }
    Ok(Opened { link, place, name, rows, many })
}

/// Looks behind a link; a wrong one is counted, too many wait.
async fn opened(
    visit: &Visit,
    address: &Address,
    link: &str,
) -> std::result::Result<Opened, Refusal> {
    let who = visit.who().clone();
    people::behind(visit, address, link, move |tx: &mut Tx<'_>, token: &Token| {
        load(tx, &who, token)
    })
    .await
}

/// `GET /danh-sach-khoa/{agency}`
async fn show(visit: Visit, address: Address, Path(link): Path<String>) -> Answer {
    let opened = opened(&visit, &address, &link).await?;
    let month = crate::rules::first_shown(visit.who().today()).iso();
    Ok(draw(&visit, (&link, &opened), Typed::of([("month", month)]), (&[], None)))
}

/// `POST /danh-sach-khoa/{agency}`
async fn hand_in(visit: Visit, address: Address, Path(link): Path<String>, typed: Typed) -> Answer {
    let found = opened(&visit, &address, &link).await?;
    match taken(&visit, &link, &typed).await {
        Ok(came) if came.flaws.is_empty() => {
            visit.done(&format!("{PATH}/{link}"), &keyed::toast(&came.taken))
        }
        Ok(came) => {
            let found = opened(&visit, &address, &link).await?;
            let told = (&came.flaws[..], Some(came.taken));
            Ok(draw(&visit, (&link, &found), keyed::back(&typed), told))
        }
        Err(Error::Invalid(flaws)) => {
            Ok(draw(&visit, (&link, &found), keyed::back(&typed), (&flaws, None)))
        }
        Err(other) => Err(other.into()),
    }
}

async fn taken(visit: &Visit, link: &str, typed: &Typed) -> Result<Came> {
    LIST.read(typed).check_all()?;
    let token = Token::read(link).ok_or(Error::NotFound)?;
    let (who, keys) = (visit.who().clone(), visit.house().shelf::<Arc<Keys>>()?);
    keyed::take(visit, keyed::pasted(&keys, typed)?, move |tx, month, lines| {
        let (link, _, _, pass) = enter(tx, &who, &token)?;
        desk::take(tx, &pass, (link.organisation, month), lines)
    })
    .await
}

fn draw(
    visit: &Visit,
    (link, opened): (&str, &Opened),
    typed: Typed,
    (flaws, taken): (&[Flaw], Option<Taken>),
) -> Response {
    let words = visit.words();
    let named = [("name", opened.name.clone()), ("unit", opened.place.name.clone())];
    let head = PageHead {
        title: words.say("radar-own"),
        lead: Some(words.say_with("radar-own-lead", &named)),
        flaws: LIST.summary(words, flaws),
        ..PageHead::default()
    };
    let filled = Filled::with(typed, flaws).choices("month", keyed::months(visit));
    let until = [("day", opened.link.expires_on.vn())];
    let body = html! {
        (keyed::came(words, taken))
        div.stack {
            section.card {
                p { (words.say("radar-list-privacy")) }
                (LIST.whole(
                    words,
                    &format!("{PATH}/{link}"),
                    &words.say("radar-list-save"),
                    &filled,
                ))
            }
            section.card { h2 { (words.say("radar-own-lists")) } (before(visit, opened)) }
            p.quiet { (words.say_with("radar-own-until", &until)) }
        }
    };
    let status = if flaws.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    (status, visit.plain_page(&head, body)).into_response()
}

/// What the agency handed in before: how many lines, and nothing of what became of them.
fn before(visit: &Visit, opened: &Opened) -> Markup {
    let words = visit.words();
    let columns = [
        Column::words(words.say("radar-month")),
        Column::number(words.say("radar-many-lines")),
        Column::words(words.say("radar-state")),
    ];
    let line = |row: &ListRow| {
        Line::Row(vec![
            html! { (row.month.vn()) },
            html! { (number::count(opened.many.get(&row.id).copied().unwrap_or(0))) },
            super::lists::state(visit, row),
        ])
    };
    let lines: Vec<Line> = opened.rows.iter().map(line).collect();
    html! {
        @if lines.is_empty() { p.quiet { (words.say("radar-own-none")) } }
        @else { (table(&words.say("radar-own-lists"), &columns, &lines)) }
    }
}

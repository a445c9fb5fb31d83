//! `/agreements/{agreement}`: one agreement on one page: term, who does what, the way to the work
//! done under it, and the form that ends it before its term. It prints on A4.

use super::state;
use crate::model::{AgreementId, AgreementRow};
use crate::{acts, store};
use axum::extract::Path;
use axum::response::Response;
use kernel::db::Tx;
use kernel::place::{self, Place};
use kernel::{Error, Flaw, Result, Who};
use kit::form::{Field, Filled, Form};
use kit::notice::Toast;
use kit::page::{Group, button_link, button_print};
use kit::{Answer, Markup, PageHead, Routes, Typed, Visit, html};
use org::standing;

static WHY: Form = Form::new("why", &[Field::text("why", "agreement-why", 200)]);

pub(super) fn routes() -> Routes {
    Routes::new().get("/agreements/{agreement}", show).post("/agreements/{agreement}/end", end)
}

struct Opened {
    row: AgreementRow,
    unit: Place,
    /// Read by a unit below, which has no list of that unit.
    is_below: bool,
    may_keep: bool,
}

fn load(tx: &mut Tx<'_>, who: &Who, id: AgreementId) -> Result<Opened> {
    let row = store::found(tx, id)?;
    let unit = place::get(tx, row.unit, who.today())?;
    let (from, _) = crate::seen(tx, who, &row)?;
    let is_below = from.id != unit.id;
    let may_keep = standing::pass(tx, who, &acts::KEEP, &unit).is_ok();
    Ok(Opened { row, unit, is_below, may_keep })
}

async fn loaded(visit: &Visit, id: AgreementId) -> Result<Opened> {
    let who = visit.who().clone();
    visit.house().db.read(move |tx: &mut Tx<'_>| load(tx, &who, id)).await
}

/// `GET /agreements/{agreement}`
async fn show(visit: Visit, Path(id): Path<String>) -> Answer {
    visit.known()?;
    let opened = loaded(&visit, AgreementId::read(&id)?).await?;
    Ok(draw(&visit, &opened, &[]))
}

/// `POST /agreements/{agreement}/end`
async fn end(visit: Visit, Path(id): Path<String>, typed: Typed) -> Answer {
    let (who, id) = (visit.known()?.clone(), AgreementId::read(&id)?);
    let opened = loaded(&visit, id).await?;
    if !opened.may_keep {
        return Err(Error::NotFound.into());
    }
    let read = WHY.read(&typed);
    if let Err(Error::Invalid(flaws)) = read.check_all() {
        return Ok(draw(&visit, &opened, &flaws));
    }
    let why = read.text("why");
    let work = move |tx: &mut Tx<'_>| {
        let row = store::found(tx, id)?;
        let unit = place::get(tx, row.unit, who.today())?;
        let pass = standing::pass(tx, &who, &acts::KEEP, &unit)?;
        store::end(tx, &pass, &row, &why)
    };
    visit.house().db.write(work).await?;
    visit.done(&format!("/agreements/{id}"), &Toast::new("agreement-done-end"))
}

fn draw(visit: &Visit, opened: &Opened, flaws: &[Flaw]) -> Response {
    let (words, row) = (visit.words(), &opened.row);
    let work = format!("/agreements/{}/work", row.id);
    let head = PageHead::new(row.title.clone(), Group::Works)
        .lead(row.partner.clone())
        .flaws(WHY.summary(words, flaws))
        .actions(html! {
            (button_print(words))
            @if opened.may_keep && row.ended_on.is_none() {
                (button_link(
                    &words.say("agreement-edit"),
                    &format!("/agreements/{}/edit", row.id),
                    false,
                ))
            }
            @if !opened.is_below {
                (button_link(
                    &words.say("papers-title"),
                    &format!("/agreements/{}/papers", row.id),
                    false,
                ))
            }
            (button_link(&words.say("agreement-work"), &work, true))
        });
    let body = html! {
        div.pair {
            section.card { (facts(visit, opened)) }
            (end_form(visit, opened, flaws))
        }
    };
    visit.page(&head, body)
}

fn facts(visit: &Visit, opened: &Opened) -> Markup {
    let (words, row) = (visit.words(), &opened.row);
    let fact = |key: &str, said: Markup| html! { div { dt { (words.say(key)) } dd { (said) } } };
    let term = format!("{} – {}", row.from_on.vn(), row.until_on.vn());
    html! {
        p { (state(visit, row, visit.who().today())) }
        @if let Some(why) = &row.ended_why { p { strong { (why) } } }
        dl.facts {
            (fact("agreement-unit", html! {
                @if opened.is_below {
                    (opened.unit.name)
                } @else {
                    a href={ "/agreements?unit=" (opened.unit.code) } { (opened.unit.name) }
                }
            }))
            (fact("agreement-sort", html! {
                (words.say(&format!("agreement-sort-{}", row.sort)))
            }))
            @if !row.number.is_empty() { (fact("agreement-number", html! { (row.number) })) }
            (fact("agreement-signed", html! { (row.signed_on.vn()) }))
            (fact("agreement-term", html! { (term) }))
            @if let Some(ended) = row.ended_on { (fact("agreement-ended", html! { (ended.vn()) })) }
            @if !row.own_duties.is_empty() {
                (fact("agreement-own", html! { (row.own_duties) }))
            }
            @if !row.partner_duties.is_empty() {
                (fact("agreement-theirs", html! { (row.partner_duties) }))
            }
        }
    }
}

fn end_form(visit: &Visit, opened: &Opened, flaws: &[Flaw]) -> Markup {
    let words = visit.words();
    let path = format!("/agreements/{}/end", opened.row.id);
    html! {
        @if opened.may_keep && opened.row.ended_on.is_none() {
            section.card {
                h2 { (words.say("agreement-end")) }
                (WHY.whole(
                    words,
                    &path,
                    &words.say("agreement-end"),
                    &Filled::with(Typed::default(), flaws),
                ))
            }
        }
    }
}

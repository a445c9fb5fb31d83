//! `/addresses/{address}`: one dossier on one page: where it stands, what is due, who lives there,
//! what is needed, what they agreed to. What is sealed opens for a purpose alone, on the page that
//! was asked for and nowhere else. It prints on A4.

use super::card::card;
use super::consents::consents;
use super::dossier::{due, facts, joined, members, needs, plan, sealed, way};
use super::listed::listed;
use super::shown::button_post;
use crate::model::{AddressId, CardRow, CarriedIn, Dossier, ListedIn, ListedRow, Secrets, StepId};
use crate::{Erasures, WorkingDays, acts, desk, store};
use axum::extract::Path;
use axum::response::Response;
use kernel::db::Tx;
use kernel::place::Place;
use kernel::seal::Keys;
use kernel::{Error, Flaw, Result, Who};
use kit::form::{Choice, Field, Filled, Form};
use kit::notice::Toast;
use kit::page::{Group, button_link, button_print};
use kit::{Answer, Markup, PageHead, Routes, Typed, Visit, html};
use org::standing;
use std::sync::Arc;

const FIELDS: Field = Field::checks("fields", "address-look-fields");
const PURPOSE: Field = Field::text("purpose", "address-look-purpose", 120);

/// Opening says which fields and what for: nothing is ticked beforehand.
static LOOK: Form = Form::new("look", &[FIELDS, PURPOSE]);
/// The same where very many were opened: it also asks why more are needed.
static MORE: Form = Form::new(
    "look",
    &[
        FIELDS,
        PURPOSE,
        Field::text("why", "address-look-why", 200).hint("address-look-why-hint").optional(),
    ],
);

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/addresses/{address}", show)
        .get("/addresses/steps/{step}", of_step)
        .post("/addresses/{address}/open", open)
        .post("/addresses/{address}/close", close)
        .post("/addresses/{address}/withdraw", withdraw)
        .post("/addresses/{address}/erase", erase)
}

/// A dossier with what its reader may do.
pub(super) struct Seen {
    pub dossier: Dossier,
    place: Place,
    pub may_keep: bool,
    pub may_approve: bool,
    may_open: bool,
    may_erase: bool,
    /// What it went into, as far as its reader may see that; what went into it.
    pub into: Option<Option<ListedRow>>,
    pub from: Vec<ListedRow>,
    /// Its card on the public page, once it was shown or told of.
    pub card: Option<CardRow>,
    /// What it is called on other sites.
    pub elsewhere: Vec<(String, String)>,
    /// Where it stands in the communes' lists, and the rounds before which it was open.
    pub placed: (Vec<ListedIn>, Vec<CarriedIn>),
}

/// What was opened, and a form that came back.
#[derive(Default)]
pub(super) struct Shown {
    pub opened: Vec<(Secrets, String)>,
    flaws: Vec<Flaw>,
    typed: Typed,
}

fn load(tx: &mut Tx<'_>, who: &Who, id: AddressId) -> Result<Seen> {
    let (dossier, place, pass) = desk::opened(tx, who, &acts::VIEW, id)?;
    let may_keep = standing::pass(tx, who, &acts::KEEP, &place).is_ok();
    let may_approve = standing::pass(tx, who, &acts::APPROVE, &place).is_ok();
    let may_open = standing::pass(tx, who, &acts::OPEN, &place).is_ok();
    let may_erase = standing::pass(tx, who, &acts::ERASE, &place).is_ok();
    let (into, from) = desk::joined(tx, who, (&pass, id))?;
    let card = store::card(tx, &pass, id)?;
    let elsewhere = store::elsewhere_of(tx, &pass, id)?;
    let listed = store::round::listed_in(tx, &pass, id)?;
    let carried = store::round::carried_in(tx, &pass, id)?;
    Ok(Seen {
        dossier,
        place,
        may_keep,
        may_approve,
        may_open,
        may_erase,
        into,
        from,
        card,
        elsewhere,
        placed: (listed, carried),
    })
}

async fn loaded(visit: &Visit, id: AddressId) -> Result<Seen> {
    let who = visit.who().clone();
    visit.house().db.read(move |tx: &mut Tx<'_>| load(tx, &who, id)).await
}

/// `GET /addresses/{address}`
async fn show(visit: Visit, Path(id): Path<String>) -> Answer {
    visit.known()?;
    let seen = loaded(&visit, AddressId::read(&id)?).await?;
    Ok(draw(&visit, &seen, &Shown::default()))
}

/// `GET /addresses/steps/{step}`: the dossier of a step, for the way back from its papers.
async fn of_step(visit: Visit, Path(id): Path<String>) -> Answer {
    let (who, id) = (visit.known()?.clone(), StepId::read(&id)?);
    let find = move |tx: &mut Tx<'_>| {
        let (address, _) = store::of_step(tx, id)?;
        load(tx, &who, address)
    };
    let seen = visit.house().db.read(find).await?;
    Ok(draw(&visit, &seen, &Shown::default()))
}

/// `POST /addresses/{address}/open`
async fn open(visit: Visit, Path(id): Path<String>, typed: Typed) -> Answer {
    let (who, id) = (visit.known()?.clone(), AddressId::read(&id)?);
    let seen = loaded(&visit, id).await?;
    if !seen.may_open {
        return Err(Error::NotFound.into());
    }
    let read = MORE.read(&typed);
    let wanted: Vec<Secrets> =
        read.choices("fields").into_iter().filter_map(Secrets::read).collect();
    let (purpose, why) = (read.text("purpose"), read.text("why"));
    if let Err(Error::Invalid(flaws)) = read.check_all() {
        return Ok(draw(&visit, &seen, &Shown { flaws, typed, ..Shown::default() }));
    }
    let keys = visit.house().shelf::<Arc<Keys>>()?;
    let work = move |tx: &mut Tx<'_>| desk::look(tx, (&who, &keys), id, (&wanted, &purpose, &why));
    let shown = match visit.house().db.write(work).await {
        Err(Error::Invalid(flaws)) => Shown { flaws, typed, ..Shown::default() },
        opened => Shown { opened: plain(opened?), ..Shown::default() },
    };
    Ok(draw(&visit, &seen, &shown))
}

/// What was opened, as the page that was asked for shows it.
fn plain(opened: desk::Opened) -> Vec<(Secrets, String)> {
    opened.into_iter().map(|(field, value)| (field, value.expose().clone())).collect()
}

/// `POST /addresses/{address}/close`
async fn close(visit: Visit, Path(id): Path<String>, typed: Typed) -> Answer {
    let (who, id) = (visit.known()?.clone(), AddressId::read(&id)?);
    let base = typed.get("version").parse().unwrap_or(0);
    let (sort, part) = (typed.get("sort").to_owned(), typed.get("part").to_owned());
    let work = move |tx: &mut Tx<'_>| desk::close_part(tx, &who, (id, base), (&sort, &part));
    visit.house().db.write(work).await?;
    visit.done(&format!("/addresses/{id}"), &Toast::new("address-done"))
}

/// `POST /addresses/{address}/withdraw`
async fn withdraw(visit: Visit, Path(id): Path<String>, typed: Typed) -> Answer {
    let (who, id) = (visit.known()?.clone(), AddressId::read(&id)?);
    let base = typed.get("version").parse().unwrap_or(0);
    let consent = typed.get("consent").to_owned();
    let days = visit.house().shelf::<WorkingDays>()?;
    let work = move |tx: &mut Tx<'_>| desk::withdraw(tx, (&who, &days), (id, base), &consent);
    visit.house().db.write(work).await?;
    visit.done(&format!("/addresses/{id}"), &Toast::new("address-done-withdraw"))
}

/// `POST /addresses/{address}/erase`
async fn erase(visit: Visit, Path(id): Path<String>, typed: Typed) -> Answer {
    let (who, id) = (visit.known()?.clone(), AddressId::read(&id)?);
    let base = typed.get("version").parse().unwrap_or(0);
    let told = visit.house().shelf::<Erasures>()?;
    let work = move |tx: &mut Tx<'_>| desk::erase(tx, (&who, &told), (id, base));
    match visit.house().db.write(work).await {
        Err(Error::Invalid(flaws)) => {
            let seen = loaded(&visit, id).await?;
            Ok(draw(&visit, &seen, &Shown { flaws, ..Shown::default() }))
        }
        Err(other) => Err(other.into()),
        Ok(()) => visit.done(&format!("/addresses/{id}"), &Toast::new("address-done-erase")),
    }
}

fn draw(visit: &Visit, seen: &Seen, shown: &Shown) -> Response {
    let (words, row) = (visit.words(), &seen.dossier.row);
    let path = |page: &str| format!("/addresses/{}/{page}", row.id);
    let same = format!("/addresses/same?unit={}&of={}", seen.place.code, row.id);
    let head =
        PageHead::new(words.say_with("address-title", &[("code", row.code.clone())]), Group::Works)
            .lead(seen.place.name.clone())
            .flaws(MORE.summary(words, &shown.flaws))
            .actions(html! {
                (button_print(words))
                (button_link(&words.say("address-looks"), &path("looks"), false))
                (button_link(&words.say("papers-title"), &path("papers"), false))
                (button_link(
                    &words.say("address-sponsors"),
                    &format!("/sponsorship/addresses/{}", row.id),
                    false,
                ))
                @if seen.may_keep && !row.is_merged() {
                    (button_link(&words.say("address-same"), &same, false))
                }
                @if seen.may_keep && row.ended_on.is_none() {
                    (button_link(&words.say("address-edit"), &path("edit"), false))
                }
            });
    let body = html! {
        div.pair {
            div.stack {
                (joined(visit, seen))
                section.card { (facts(visit, seen)) }
                (due(visit, seen))
                section.card { h2 { (words.say("address-sealed")) } (sealed(visit, seen, shown)) }
                section.card { h2 { (words.say("address-way")) } (way(visit, seen)) }
                section.card { h2 { (words.say("address-listed")) } (listed(visit, seen)) }
                section.card { h2 { (words.say("address-needs")) } (needs(visit, seen)) }
                section.card { h2 { (words.say("address-plan")) } (plan(visit, seen)) }
                section.card { h2 { (words.say("address-members")) } (members(visit, seen)) }
            }
            div.stack {
                section.card { h2 { (words.say("address-consents")) } (consents(visit, seen)) }
                section.card { h2 { (words.say("address-card")) } (card(visit, seen)) }
                (look(visit, seen, shown))
                (end(visit, seen))
            }
        }
    };
    visit.page(&head, body)
}

fn look(visit: &Visit, seen: &Seen, shown: &Shown) -> Markup {
    let words = visit.words();
    let dossier = &seen.dossier;
    let choice = |(field, _): &(Secrets, i64)| Choice {
        value: field.code().to_owned(),
        label: words.say(&format!("address-secret-{}", field.code())),
    };
    let filled = Filled::with(shown.typed.clone(), &shown.flaws)
        .choices("fields", dossier.sealed.iter().map(choice).collect());
    let action = format!("/addresses/{}/open", dossier.row.id);
    let is_asked_why = shown.flaws.iter().any(|flaw| flaw.field == "why");
    let form = if is_asked_why { &MORE } else { &LOOK };
    let is_offered = seen.may_open && !dossier.is_erased && !dossier.sealed.is_empty();
    html! {
        @if is_offered && shown.opened.is_empty() {
            section.card {
                h2 { (words.say("address-look")) }
                p.quiet { (words.say("address-look-lead")) }
                (form.whole(words, &action, &words.say("address-look-open"), &filled))
            }
        }
    }
}

fn end(visit: &Visit, seen: &Seen) -> Markup {
    let (words, row) = (visit.words(), &seen.dossier.row);
    let values = [("version", row.version.to_string())];
    html! {
        @if seen.may_erase && row.ended_on.is_some() && !seen.dossier.is_erased {
            section.card {
                h2 { (words.say("address-erase")) }
                p { (words.say("address-erase-lead")) }
                (button_post(
                    &format!("/addresses/{}/erase", row.id),
                    &words.say("address-erase"),
                    &values,
                ))
            }
        }
    }
}

//! `/organisations`: whom the society works with. A unit sees what it and those under it wrote
//! down, and what was written down above it.

use super::draw::{list_head, more, search_box};
use crate::acts;
use crate::model::forms::{CLOSE, ORGANISATION, ORGANISATION_EMAIL};
use crate::model::{Kind, NewOrganisation, OrganisationId, OrganisationRow};
use crate::rules::forms::check_email;
use crate::store::organisations;
use axum::extract::Path;
use kernel::db::Tx;
use kernel::{Error, Flaw, Result, UnitId};
use kit::form::Filled;
use kit::icon::Icon;
use kit::notice::{Toast, empty};
use kit::page::Group;
use kit::table::{Column, Line, table};
use kit::{Answer, Markup, PageHead, Routes, Typed, Visit, html};
use org::standing::Standing;
use std::collections::HashSet;

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/organisations", index)
        .get("/organisations/new", new)
        .post("/organisations/new", create)
        .get("/organisations/{organisation}/email", email)
        .post("/organisations/{organisation}/email", set_email)
        .post("/organisations/{organisation}/close", close)
}

async fn index(visit: Visit) -> Answer {
    let who = visit.known()?.clone();
    let (code, search) = (visit.query("unit"), visit.query("q"));
    let found = visit.house().db.read(move |tx| {
        let today = who.today();
        let standing = Standing::at(tx, &who, &acts::ORGANISATION_LIST, &code, today)?;
        let rows = organisations::list(tx, &standing.pass, &search, super::LIST_ROWS)?;
        let may_add = who.may(&acts::ORGANISATION_ADD, &standing.place).is_ok();
        let mut own = HashSet::new();
        for unit in rows.iter().map(|row| row.unit).collect::<HashSet<_>>() {
            let place = kernel::place::get(tx, unit, today)?;
            if who.may(&acts::ORGANISATION_ADD, &place).is_ok() {
                own.insert(unit);
            }
        }
        Ok((standing, rows, may_add, own))
    });
    let (standing, rows, may_add, own) = found.await?;
    let page = (Group::People, "/organisations", "people-organisations");
    let add = may_add.then_some("people-organisation-new");
    let head = list_head(&visit, &standing, page, add);
    let search = search_box(&visit, &standing.place, page.1, "people-organisations-search");
    let list = draw_list(&visit, &rows, &own);
    Ok(visit.page(&head, html! { div.stack { (search) section.card { (list) } } }))
}

/// The list; what was written down above is used here and changed there: `own` are the units at
/// which the reader may change it.
fn draw_list(visit: &Visit, rows: &[OrganisationRow], own: &HashSet<UnitId>) -> Markup {
    let columns = [
        Column::words(visit.say("people-organisation-name")),
        Column::words(visit.say("people-kind")),
        Column::words(visit.say("people-short-name")).minor(),
        Column::words(visit.say("people-organisation-email")).minor(),
        Column::words(visit.say("people-close")).minor(),
    ];
    let row = |row: &OrganisationRow| {
        Line::Row(vec![
            html! { (row.name) },
            html! { (visit.say(&format!("people-kind-{}", row.kind))) },
            html! { @if row.short_name != row.name { (row.short_name) } },
            // An address is shown to whoever may write it.
            html! { @if own.contains(&row.unit) { (address(visit, row)) } },
            html! { @if own.contains(&row.unit) { (close_form(visit, row)) } },
        ])
    };
    let lines: Vec<Line> = rows.iter().map(row).collect();
    html! {
        @if lines.is_empty() {
            (empty(Icon::People, &visit.say("people-organisations-none"), None))
        } @else {
            (table(&visit.say("people-organisations"), &columns, &lines))
            (more(visit, rows.len()))
        }
    }
}

fn address(visit: &Visit, row: &OrganisationRow) -> Markup {
    let label = visit.say("people-organisation-email-edit");
    html! {
        @if let Some(email) = &row.email { (email) br; }
        a href=(format!("/organisations/{}/email", row.id)) aria-label={ (label) ": " (row.name) } {
            (label)
        }
    }
}

/// `GET /organisations/{organisation}/email`
async fn email(visit: Visit, Path(organisation): Path<String>) -> Answer {
    let (who, id) = (visit.known()?.clone(), OrganisationId::read(&organisation)?);
    let read = move |tx: &mut Tx<'_>| organisations::find(tx, &who, &acts::ORGANISATION_ADD, id);
    let (row, _) = visit.house().db.read(read).await?;
    let typed = [("base", row.version.to_string()), ("email", row.email.unwrap_or_default())];
    draw_email(&visit, id, Typed::of(typed), &[]).await
}

/// `POST /organisations/{organisation}/email`
async fn set_email(visit: Visit, Path(organisation): Path<String>, typed: Typed) -> Answer {
    let (who, id) = (visit.known()?.clone(), OrganisationId::read(&organisation)?);
    let read = ORGANISATION_EMAIL.read(&typed);
    let (email, base) = (read.text("email"), typed.get("base").parse().unwrap_or(0));
    let work = move |tx: &mut Tx<'_>| {
        let (row, pass) = organisations::find(tx, &who, &acts::ORGANISATION_ADD, id)?;
        Error::refuse(check_email(&email).into_iter().collect())?;
        let email = Some(email.as_str()).filter(|email| !email.is_empty());
        organisations::set_email(tx, &pass, &row, email, base)
    };
    match visit.house().db.write(work).await {
        Ok(()) => visit.done("/organisations", &Toast::new("people-organisation-email-saved")),
        Err(Error::Invalid(flaws)) => draw_email(&visit, id, typed, &flaws).await,
        Err(other) => Err(other.into()),
    }
}

async fn draw_email(visit: &Visit, id: OrganisationId, typed: Typed, flaws: &[Flaw]) -> Answer {
    let who = visit.known()?.clone();
    let read = move |tx: &mut Tx<'_>| {
        let (row, _) = organisations::find(tx, &who, &acts::ORGANISATION_ADD, id)?;
        let place = kernel::place::get(tx, row.unit, who.today())?;
        let standing = Standing::at(tx, &who, &acts::ORGANISATION_ADD, &place.code, who.today())?;
        Ok((row, standing))
    };
    let (row, standing) = visit.house().db.read(read).await?;
    let words = visit.words();
    let head = PageHead::new(visit.say("people-organisation-email-edit"), Group::People)
        .lead(row.name.clone())
        .flaws(ORGANISATION_EMAIL.summary(words, flaws))
        .narrow();
    let head = standing.head(head, |code| format!("/organisations?unit={code}"));
    let path = format!("/organisations/{id}/email");
    let button = visit.say("people-organisation-email-save");
    let filled = Filled::with(typed, flaws);
    Ok(visit.page(&head, ORGANISATION_EMAIL.whole(words, &path, &button, &filled)))
}

fn close_form(visit: &Visit, row: &OrganisationRow) -> Markup {
    let path = format!("/organisations/{}/close", row.id);
    html! {
        details {
            summary { (visit.say("people-close")) }
            (CLOSE.whole(visit.words(), &path, &visit.say("people-close"), &Filled::default()))
        }
    }
}

async fn new(visit: Visit) -> Answer {
    draw_new(&visit, Typed::default(), &[]).await
}

async fn create(visit: Visit, typed: Typed) -> Answer {
    visit.known()?;
    match add(&visit, &typed).await {
        Err(Error::Invalid(flaws)) => draw_new(&visit, typed, &flaws).await,
        Err(other) => Err(other.into()),
        Ok(()) => visit.done("/organisations", &Toast::new("people-organisation-added")),
    }
}

async fn add(visit: &Visit, typed: &Typed) -> Result<()> {
    let (who, code) = (visit.who().clone(), visit.query("unit"));
    let read = ORGANISATION.read(typed);
    read.check_all()?;
    let organisation = NewOrganisation {
        id: OrganisationId::read(&read.text("id"))?,
        kind: Kind::read(read.choice("kind"))
            .ok_or_else(|| Error::flaw("kind", "people-kind-empty"))?,
        name: read.text("name"),
        short_name: read.text("short_name"),
        email: read.text("email"),
    };
    Error::refuse(check_email(&organisation.email).into_iter().collect())?;
    let work = visit.house().db.write(move |tx| {
        let today = who.today();
        let standing = Standing::at(tx, &who, &acts::ORGANISATION_ADD, &code, today)?;
        organisations::add(tx, &standing.pass, &organisation)
    });
    work.await
}

async fn close(visit: Visit, Path(organisation): Path<String>, typed: Typed) -> Answer {
    let (who, id) = (visit.known()?.clone(), OrganisationId::read(&organisation)?);
    let read = CLOSE.read(&typed);
    read.check_all()?;
    let why = read.text("why");
    let work = visit.house().db.write(move |tx| {
        let (found, pass) = organisations::find(tx, &who, &acts::ORGANISATION_CLOSE, id)?;
        organisations::close(tx, &pass, &found, &why)
    });
    work.await?;
    visit.done("/organisations", &Toast::new("people-organisation-closed"))
}

async fn draw_new(visit: &Visit, typed: Typed, flaws: &[Flaw]) -> Answer {
    let (who, code) = (visit.known()?.clone(), visit.query("unit"));
    let found = visit
        .house()
        .db
        .read(move |tx| Standing::at(tx, &who, &acts::ORGANISATION_ADD, &code, who.today()));
    let standing = found.await?;
    let words = visit.words();
    let head = PageHead::new(visit.say("people-organisation-new"), Group::People)
        .lead(standing.place.name.clone())
        .flaws(ORGANISATION.summary(words, flaws))
        .narrow();
    let head = standing.head(head, |code| format!("/organisations/new?unit={code}"));
    let action = format!("/organisations/new?unit={}", standing.place.code);
    let filled = Filled::with(typed, flaws);
    let button = visit.say("people-organisation-add");
    Ok(visit.page(&head, ORGANISATION.whole(words, &action, &button, &filled)))
}

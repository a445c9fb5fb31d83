//! `/people/{person}`: one person, the terms of office, and the telephone number, which opens only
//! for a stated purpose and is journaled.

use super::own::base_of;
use crate::acts;
use crate::model::forms::{CLOSE, END, OFFICE, PHONE};
use crate::model::{NewOffice, OfficeId, OfficeRow, OrganisationId, PersonId, PersonRow};
use crate::rules::rights::span;
use crate::store::{offices, organisations, persons};
use axum::extract::Path;
use axum::response::Response;
use kernel::db::Tx;
use kernel::seal::Keys;
use kernel::{Day, Error, Flaw, Result, Who};
use kit::form::{Choice, Filled, Form, Reading};
use kit::notice::Toast;
use kit::page::{Group, button_print};
use kit::table::{Column, Line, facts, table};
use kit::{Answer, Markup, PageHead, Routes, Typed, Visit, html};
use org::standing::Standing;
use std::sync::Arc;

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/people/{person}", show)
        .post("/people/{person}/phone", open_phone)
        .post("/people/{person}/offices", add_office)
        .post("/people/{person}/offices/{office}/end", end_office)
        .post("/people/{person}/close", close)
}

/// What the page shows.
struct Seen {
    person: PersonRow,
    offices: Vec<OfficeRow>,
    organisations: Vec<Choice>,
    standing: Standing,
    may_change: bool,
}

/// What came back from a form of the page: the form, what was typed, the flaws.
type Back = Option<(&'static Form, Typed, Vec<Flaw>)>;

async fn show(visit: Visit, Path(person): Path<String>) -> Answer {
    draw(&visit, &person, None, None).await
}

fn load(tx: &mut Tx<'_>, who: &Who, id: PersonId) -> Result<Seen> {
    let (person, pass) = persons::find(tx, who, &acts::PERSON_LIST, id)?;
    let standing = Standing::of(tx, who, &acts::PERSON_LIST, pass.unit()?, who.today())?;
    let may_change =
        who.may(&acts::OFFICE_ADD, &standing.place).is_ok() && person.closed_on >= crate::OPEN_END;
    let mut organisations = Vec::new();
    if may_change {
        let kept = organisations::list(tx, &pass, "", super::LIST_ROWS)?;
        organisations.extend(
            kept.into_iter().map(|row| Choice { value: row.id.to_string(), label: row.name }),
        );
    }
    let offices = offices::of_person(tx, &pass, id)?;
    Ok(Seen { person, offices, organisations, standing, may_change })
}

async fn open_phone(visit: Visit, Path(person): Path<String>, typed: Typed) -> Answer {
    let (who, id) = (visit.known()?.clone(), PersonId::read(&person)?);
    let read = PHONE.read(&typed);
    if let Err(Error::Invalid(flaws)) = read.check_all() {
        return draw(&visit, &person, Some((&PHONE, typed, flaws)), None).await;
    }
    let (keys, purpose) = (visit.house().shelf::<Arc<Keys>>()?, read.text("purpose"));
    let work = visit.house().db.write(move |tx| {
        let (person, pass) = persons::find(tx, &who, &acts::PERSON_PHONE, id)?;
        persons::phone(tx, &pass, &keys, &person, &purpose)
    });
    let phone = work.await?;
    draw(&visit, &person, None, Some(phone)).await
}

async fn add_office(visit: Visit, Path(person): Path<String>, typed: Typed) -> Answer {
    visit.known()?;
    match record_office(&visit, &person, &typed).await {
        Err(Error::Invalid(flaws)) => {
            draw(&visit, &person, Some((&OFFICE, typed, flaws)), None).await
        }
        Err(other) => Err(other.into()),
        Ok(()) => visit.done(&format!("/people/{person}"), &Toast::new("people-office-added")),
    }
}

async fn record_office(visit: &Visit, person: &str, typed: &Typed) -> Result<()> {
    let (who, id) = (visit.who().clone(), PersonId::read(person)?);
    let office = check_office(&OFFICE.read(typed), id, who.today())?;
    let work = visit.house().db.write(move |tx| {
        let (_, pass) = persons::find(tx, &who, &acts::OFFICE_ADD, id)?;
        offices::add(tx, &pass, &office)
    });
    work.await
}

fn check_office(read: &Reading<'_>, person: PersonId, today: Day) -> Result<NewOffice> {
    let from = read.maybe_day("from").unwrap_or(today);
    let until = read.maybe_day("until").unwrap_or(crate::OPEN_END);
    for flaw in span("until", from, until) {
        read.flaw(flaw);
    }
    read.check_all()?;
    let organisation = match read.choice("organisation") {
        "" => None,
        chosen => Some(OrganisationId::read(chosen)?),
    };
    Ok(NewOffice {
        id: OfficeId::read(&read.text("id"))?,
        person,
        body: None,
        organisation,
        position: read.text("position"),
        decision_no: read.text("decision_no"),
        decision_on: read.maybe_day("decision_on"),
        from,
        until,
    })
}

async fn end_office(
    visit: Visit,
    Path((person, office)): Path<(String, String)>,
    typed: Typed,
) -> Answer {
    let (who, id) = (visit.known()?.clone(), OfficeId::read(&office)?);
    let read = END.read(&typed);
    read.check_all()?;
    let (base, why) = (base_of(&typed)?, read.text("why"));
    let on = read.maybe_day("on").unwrap_or(who.today());
    let work = visit.house().db.write(move |tx| {
        let (kept, pass) = offices::find(tx, &who, &acts::OFFICE_CLOSE, id)?;
        let flaws = span("on", kept.from_on, on);
        if !flaws.is_empty() {
            return Err(Error::Invalid(flaws));
        }
        offices::close(tx, &pass, &OfficeRow { version: base, ..kept }, on, &why)
    });
    work.await?;
    visit.done(&format!("/people/{person}"), &Toast::new("people-office-ended"))
}

async fn close(visit: Visit, Path(person): Path<String>, typed: Typed) -> Answer {
    let (who, id) = (visit.known()?.clone(), PersonId::read(&person)?);
    let read = CLOSE.read(&typed);
    if let Err(Error::Invalid(flaws)) = read.check_all() {
        return draw(&visit, &person, Some((&CLOSE, typed, flaws)), None).await;
    }
    let why = read.text("why");
    let work = visit.house().db.write(move |tx| {
        let (person, pass) = persons::find(tx, &who, &acts::PERSON_CLOSE, id)?;
        persons::close(tx, &pass, &person, &why)
    });
    work.await?;
    visit.done("/people", &Toast::new("people-person-closed"))
}

async fn draw(visit: &Visit, person: &str, back: Back, phone: Option<String>) -> Answer {
    let (who, id) = (visit.known()?.clone(), PersonId::read(person)?);
    let seen = visit.house().db.read(move |tx| load(tx, &who, id)).await?;
    Ok(draw_seen(visit, &seen, &back, phone.as_deref()))
}

fn draw_seen(visit: &Visit, seen: &Seen, back: &Back, phone: Option<&str>) -> Response {
    let words = visit.words();
    let mut head = PageHead::new(seen.person.full_name.clone(), Group::People)
        .lead(seen.standing.place.name.clone())
        .actions(button_print(words));
    if let Some((form, _, flaws)) = back {
        head = head.flaws(form.summary(words, flaws));
    }
    let head = seen.standing.head(head, |code| format!("/people?unit={code}"));
    visit.page(
        &head,
        html! {
            div.pair {
                div.stack { (about(visit, seen, back, phone)) (held(visit, seen)) }
                @if seen.may_change {
                    div.stack {
                        (office_form(visit, seen, back))
                        (close_form(visit, seen, back))
                    }
                }
            }
        },
    )
}

fn about(visit: &Visit, seen: &Seen, back: &Back, phone: Option<&str>) -> Markup {
    let person = &seen.person;
    let sex = person.sex.as_ref().map(|code| visit.say(&format!("people-sex-{code}")));
    let year = person.birth_year.map(|year| year.to_string());
    let unknown = visit.say("people-unknown");
    let path = format!("/people/{}/phone", person.id);
    let filled = filled(&PHONE, back, Typed::default());
    html! {
        section.card {
            (facts(&[
                (visit.say("people-birth-year"), html! { (year.unwrap_or(unknown.clone())) }),
                (visit.say("people-sex"), html! { (sex.unwrap_or(unknown.clone())) }),
                (visit.say("people-phone"), match phone {
                    Some(phone) => html! { (phone) },
                    None if person.has_phone => html! { "••••••••" },
                    None => html! { (unknown) },
                }),
            ]))
            @if person.has_phone && phone.is_none() && seen.may_change {
                (PHONE.whole(visit.words(), &path, &visit.say("people-phone-open"), &filled))
            }
        }
    }
}

fn held(visit: &Visit, seen: &Seen) -> Markup {
    let columns = [
        Column::words(visit.say("people-position")),
        Column::words(visit.say("people-from")),
        Column::words(visit.say("people-until")),
        Column::words(visit.say("people-decision-no")).minor(),
        Column::words(visit.say("people-office-end")),
    ];
    let row = |office: &OfficeRow| {
        let is_open = office.until_on >= crate::OPEN_END;
        let last = if is_open { visit.say("people-until-open") } else { office.until_on.vn() };
        Line::Row(vec![
            html! {
                (office.position)
                @if let Some(name) = &office.organisation { " · " (name) }
            },
            html! { (office.from_on.vn()) },
            html! { (last) },
            html! { (office.decision_no) },
            html! { @if is_open && seen.may_change { (end_form(visit, seen, office)) } },
        ])
    };
    let lines: Vec<Line> = seen.offices.iter().map(row).collect();
    html! {
        section.card {
            h2 { (visit.say("people-offices")) }
            @if lines.is_empty() {
                p.quiet { (visit.say("people-offices-none")) }
            } @else {
                (table(&visit.say("people-offices"), &columns, &lines))
            }
        }
    }
}

fn end_form(visit: &Visit, seen: &Seen, office: &OfficeRow) -> Markup {
    let path = format!("/people/{}/offices/{}/end", seen.person.id, office.id);
    let today = visit.who().today().vn();
    let typed = Typed::of([("base", office.version.to_string()), ("on", today)]);
    html! {
        details {
            summary { (visit.say("people-office-end")) }
            (END.whole(visit.words(), &path, &visit.say("people-office-end"),
                &Filled::with(typed, &[])))
        }
    }
}

fn office_form(visit: &Visit, seen: &Seen, back: &Back) -> Markup {
    let path = format!("/people/{}/offices", seen.person.id);
    let fresh = Typed::of([("from", visit.who().today().vn())]);
    let filled = filled(&OFFICE, back, fresh).choices("organisation", seen.organisations.clone());
    html! {
        section.card {
            h2 { (visit.say("people-office-new")) }
            (OFFICE.whole(visit.words(), &path, &visit.say("people-office-add"), &filled))
        }
    }
}

fn close_form(visit: &Visit, seen: &Seen, back: &Back) -> Markup {
    let path = format!("/people/{}/close", seen.person.id);
    let filled = filled(&CLOSE, back, Typed::default());
    html! {
        section.card {
            h2 { (visit.say("people-person-close")) }
            p.quiet { (visit.say("people-person-close-how")) }
            (CLOSE.whole(visit.words(), &path, &visit.say("people-person-close"), &filled))
        }
    }
}

/// A form with what came back to it, else with fresh values.
fn filled<'a>(form: &Form, back: &'a Back, fresh: Typed) -> Filled<'a> {
    match back {
        Some((flawed, typed, flaws)) if flawed.name == form.name => {
            Filled::with(typed.clone(), flaws)
        }
        _ => Filled::with(fresh, &[]),
    }
}

//! `/people`: the persons a unit and all under it keep, and who holds which office.

use super::draw::{list_head, more, search_box};
use crate::acts;
use crate::model::forms::PERSON;
use crate::model::{NewPerson, OfficeRow, PersonId, PersonRow, Sex};
use crate::rules::forms;
use crate::store::{offices, persons};
use kernel::seal::Keys;
use kernel::{Day, Error, Flaw, Result};
use kit::form::{Filled, Reading};
use kit::icon::Icon;
use kit::notice::{Toast, empty};
use kit::page::Group;
use kit::table::{Column, Line, table};
use kit::{Answer, Markup, PageHead, Routes, Typed, Visit, html};
use org::standing::Standing;
use std::sync::Arc;

pub(super) fn routes() -> Routes {
    Routes::new().get("/people", index).get("/people/new", new).post("/people/new", create)
}

async fn index(visit: Visit) -> Answer {
    let who = visit.known()?.clone();
    let (code, search) = (visit.query("unit"), visit.query("q"));
    let keys = visit.house().shelf::<Arc<Keys>>()?;
    let found = visit.house().db.read(move |tx| {
        let today = who.today();
        let standing = Standing::at(tx, &who, &acts::PERSON_LIST, &code, today)?;
        let rows = persons::list(tx, &standing.pass, &keys, &search, super::LIST_ROWS)?;
        let held = offices::list(tx, &standing.pass, today, super::LIST_ROWS)?;
        let may_add = who.may(&acts::PERSON_ADD, &standing.place).is_ok();
        Ok((standing, rows, held, may_add))
    });
    let (standing, rows, held, may_add) = found.await?;
    let add = may_add.then_some("people-person-new");
    let head = list_head(&visit, &standing, (Group::People, "/people", "people-persons"), add);
    let search = search_box(&visit, &standing.place, "/people", "people-persons-search");
    let (people, held) = (draw_persons(&visit, &rows), draw_offices(&visit, &held));
    // Somebody who searches looks for a person; the offices come back with the whole list.
    let held = html! { @if visit.query("q").is_empty() { (held) } };
    Ok(visit.page(&head, html! { div.stack { (search) (people) (held) } }))
}

fn draw_persons(visit: &Visit, rows: &[PersonRow]) -> Markup {
    let columns = [
        Column::words(visit.say("people-full-name")),
        Column::number(visit.say("people-birth-year")),
        Column::words(visit.say("people-sex")).minor(),
    ];
    let row = |person: &PersonRow| {
        let sex = person.sex.as_ref().map(|code| visit.say(&format!("people-sex-{code}")));
        Line::Row(vec![
            html! { a href={ "/people/" (person.id) } { (person.full_name) } },
            html! { @if let Some(year) = person.birth_year { (year) } },
            html! { @if let Some(sex) = sex { (sex) } },
        ])
    };
    let lines: Vec<Line> = rows.iter().map(row).collect();
    html! {
        section.card {
            h2 { (visit.say("people-persons")) }
            @if lines.is_empty() {
                (empty(Icon::People, &visit.say("people-persons-none"), None))
            } @else {
                (table(&visit.say("people-persons"), &columns, &lines))
                (more(visit, rows.len()))
            }
        }
    }
}

fn draw_offices(visit: &Visit, rows: &[OfficeRow]) -> Markup {
    let columns = [
        Column::words(visit.say("people-position")),
        Column::words(visit.say("people-full-name")),
        Column::words(visit.say("people-from")),
        Column::words(visit.say("people-decision-no")).minor(),
    ];
    let row = |office: &OfficeRow| {
        Line::Row(vec![
            html! {
                (office.position)
                @if let Some(name) = &office.organisation { " · " (name) }
            },
            html! { a href={ "/people/" (office.person) } { (office.full_name) } },
            html! { (office.from_on.vn()) },
            html! { (office.decision_no) },
        ])
    };
    let lines: Vec<Line> = rows.iter().map(row).collect();
    html! {
        section.card {
            h2 { (visit.say("people-offices")) }
            @if lines.is_empty() {
                p.quiet { (visit.say("people-offices-none")) }
            } @else {
                (table(&visit.say("people-offices"), &columns, &lines))
                (more(visit, rows.len()))
            }
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
        Ok(id) => visit.done(&format!("/people/{id}"), &Toast::new("people-person-added")),
    }
}

async fn add(visit: &Visit, typed: &Typed) -> Result<PersonId> {
    let (who, code) = (visit.who().clone(), visit.query("unit"));
    let person = check(&PERSON.read(typed), who.today())?;
    let (id, keys) = (person.id, visit.house().shelf::<Arc<Keys>>()?);
    let work = visit.house().db.write(move |tx| {
        let standing = Standing::at(tx, &who, &acts::PERSON_ADD, &code, who.today())?;
        persons::add(tx, &standing.pass, &keys, &person)
    });
    work.await?;
    Ok(id)
}

/// A person as typed, or every flaw of the form.
fn check(read: &Reading<'_>, today: Day) -> Result<NewPerson> {
    let birth_year = forms::birth_year("birth_year", &read.text("birth_year"), today);
    let phone = forms::phone("phone", &read.text("phone"));
    let birth_year = birth_year.unwrap_or_else(|flaw| {
        read.flaw(flaw);
        None
    });
    let phone = phone.unwrap_or_else(|flaw| {
        read.flaw(flaw);
        None
    });
    read.check_all()?;
    Ok(NewPerson {
        id: PersonId::read(&read.text("id"))?,
        full_name: read.text("full_name"),
        birth_year,
        sex: Sex::read(read.choice("sex")),
        phone,
    })
}

async fn draw_new(visit: &Visit, typed: Typed, flaws: &[Flaw]) -> Answer {
    let (who, code) = (visit.known()?.clone(), visit.query("unit"));
    let found = visit
        .house()
        .db
        .read(move |tx| Standing::at(tx, &who, &acts::PERSON_ADD, &code, who.today()));
    let standing = found.await?;
    let words = visit.words();
    let head = PageHead::new(visit.say("people-person-new"), Group::People)
        .lead(standing.place.name.clone())
        .flaws(PERSON.summary(words, flaws))
        .narrow();
    let head = standing.head(head, |code| format!("/people/new?unit={code}"));
    let action = format!("/people/new?unit={}", standing.place.code);
    let filled = Filled::with(typed, flaws);
    Ok(visit.page(&head, PERSON.whole(words, &action, &visit.say("people-person-add"), &filled)))
}

//! `/signers`: who may sign the papers of a unit, from which day to which, with the lines that are
//! printed above the name.

use super::draw::list_head;
use super::own::base_of;
use crate::acts;
use crate::model::forms::{END_DAY, SIGNER};
use crate::model::{Capacity, NewSigner, PersonId, SignerId, SignerRow};
use crate::rules::rights::span;
use crate::rules::signing;
use crate::store::{persons, signers};
use axum::extract::Path;
use kernel::seal::Keys;
use kernel::{Day, Error, Flaw, Result};
use kit::form::{Choice, Filled, Reading};
use kit::icon::Icon;
use kit::notice::{Toast, empty};
use kit::page::Group;
use kit::table::{Column, Line, table};
use kit::{Answer, Markup, PageHead, Routes, Typed, Visit, html};
use org::standing::Standing;
use std::sync::Arc;

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/signers", index)
        .get("/signers/new", new)
        .post("/signers/new", create)
        .post("/signers/{signer}/end", end)
}

async fn index(visit: Visit) -> Answer {
    let (who, code) = (visit.known()?.clone(), visit.query("unit"));
    let found = visit.house().db.read(move |tx| {
        let standing = Standing::at(tx, &who, &acts::SIGNER_LIST, &code, who.today())?;
        let rows = signers::list(tx, &standing.pass, super::LIST_ROWS)?;
        let may_change = who.may(&acts::SIGNER_ADD, &standing.place).is_ok();
        Ok((standing, rows, may_change))
    });
    let (standing, rows, may_change) = found.await?;
    let add = may_change.then_some("people-signer-new");
    let head = list_head(&visit, &standing, (Group::Steering, "/signers", "people-signers"), add);
    Ok(visit.page(&head, draw_list(&visit, &rows, may_change)))
}

fn draw_list(visit: &Visit, rows: &[SignerRow], may_change: bool) -> Markup {
    let columns = [
        Column::words(visit.say("people-signer-person")),
        Column::words(visit.say("people-signer-lines")),
        Column::words(visit.say("people-unit")).minor(),
        Column::words(visit.say("people-from")),
        Column::words(visit.say("people-until")),
        Column::words(visit.say("people-signer-end")),
    ];
    let row = |signer: &SignerRow| {
        let is_open = signer.until_on >= crate::OPEN_END;
        let last = if is_open { visit.say("people-until-open") } else { signer.until_on.vn() };
        Line::Row(vec![
            html! { (signer.full_name) },
            html! { (signer.first_line) br; (signer.second_line) },
            html! { (signer.unit_name) },
            html! { (signer.from_on.vn()) },
            html! { (last) },
            html! { @if may_change && is_open { (end_form(visit, signer)) } },
        ])
    };
    let lines: Vec<Line> = rows.iter().map(row).collect();
    html! {
        @if lines.is_empty() {
            (empty(Icon::Pen, &visit.say("people-signers-none"), None))
        } @else {
            section.card { (table(&visit.say("people-signers"), &columns, &lines)) }
        }
    }
}

fn end_form(visit: &Visit, signer: &SignerRow) -> Markup {
    let path = format!("/signers/{}/end", signer.id);
    let today = visit.who().today().vn();
    let typed = Typed::of([("base", signer.version.to_string()), ("on", today)]);
    html! {
        details {
            summary { (visit.say("people-signer-end")) }
            (END_DAY.whole(visit.words(), &path, &visit.say("people-signer-end"),
                &Filled::with(typed, &[])))
        }
    }
}

async fn new(visit: Visit) -> Answer {
    let today = visit.known()?.today().vn();
    draw_new(&visit, Typed::of([("from", today)]), &[]).await
}

async fn create(visit: Visit, typed: Typed) -> Answer {
    visit.known()?;
    match add(&visit, &typed).await {
        Err(Error::Invalid(flaws)) => draw_new(&visit, typed, &flaws).await,
        Err(other) => Err(other.into()),
        Ok(()) => visit.done("/signers", &Toast::new("people-signer-added")),
    }
}

async fn add(visit: &Visit, typed: &Typed) -> Result<()> {
    let (who, code) = (visit.who().clone(), visit.query("unit"));
    let signer = check(&SIGNER.read(typed), who.today())?;
    let work = visit.house().db.write(move |tx| {
        let standing = Standing::at(tx, &who, &acts::SIGNER_ADD, &code, who.today())?;
        signers::add(tx, &standing.pass, &signer)
    });
    work.await
}

/// A signer as typed, or every flaw of the form.
fn check(read: &Reading<'_>, today: Day) -> Result<NewSigner> {
    let from = read.maybe_day("from").unwrap_or(today);
    let until = read.maybe_day("until").unwrap_or(crate::OPEN_END);
    let capacity = Capacity::read(read.choice("capacity")).unwrap_or(Capacity::Head);
    let first_line = signing::first_line(capacity, &read.text("first_line"));
    let second_line = signing::second_line(&read.text("second_line"));
    let lines = signing::flaws(capacity, &first_line, &second_line);
    // An empty first line was told by the form already.
    let typed_first = !read.text("first_line").is_empty();
    let lines = lines.into_iter().filter(|flaw| typed_first || flaw.field != "first_line");
    for flaw in lines.chain(span("until", from, until)) {
        read.flaw(flaw);
    }
    read.check_all()?;
    let person = PersonId::read(read.choice("person"))
        .map_err(|_| Error::flaw("person", "people-person-unknown"))?;
    let id = SignerId::read(&read.text("id"))?;
    Ok(NewSigner { id, person, capacity, first_line, second_line, from, until })
}

async fn end(visit: Visit, Path(signer): Path<String>, typed: Typed) -> Answer {
    let (who, id) = (visit.known()?.clone(), SignerId::read(&signer)?);
    let read = END_DAY.read(&typed);
    read.check_all()?;
    let (base, on) = (base_of(&typed)?, read.maybe_day("on").unwrap_or(who.today()));
    let work = visit.house().db.write(move |tx| {
        let (found, pass) = signers::find(tx, &who, &acts::SIGNER_CLOSE, id)?;
        let flaws = span("on", found.from_on, on);
        if !flaws.is_empty() {
            return Err(Error::Invalid(flaws));
        }
        signers::close(tx, &pass, &SignerRow { version: base, ..found }, on)
    });
    work.await?;
    visit.done("/signers", &Toast::new("people-signer-ended"))
}

async fn draw_new(visit: &Visit, typed: Typed, flaws: &[Flaw]) -> Answer {
    let (who, code) = (visit.known()?.clone(), visit.query("unit"));
    let keys = visit.house().shelf::<Arc<Keys>>()?;
    let found = visit.house().db.read(move |tx| {
        let standing = Standing::at(tx, &who, &acts::SIGNER_ADD, &code, who.today())?;
        let known = persons::list(tx, &standing.pass, &keys, "", super::LIST_ROWS)?;
        Ok((standing, known))
    });
    let (standing, known) = found.await?;
    let words = visit.words();
    let head = PageHead::new(visit.say("people-signer-new"), Group::Steering)
        .lead(standing.place.name.clone())
        .flaws(SIGNER.summary(words, flaws))
        .narrow();
    let head = standing.head(head, |code| format!("/signers/new?unit={code}"));
    let action = format!("/signers/new?unit={}", standing.place.code);
    let people = known.into_iter().map(|p| Choice { value: p.id.to_string(), label: p.full_name });
    let filled = Filled::with(typed, flaws).choices("person", people.collect());
    Ok(visit.page(&head, SIGNER.whole(words, &action, &visit.say("people-signer-add"), &filled)))
}

//! `/helped/{receiver}`: everything one receiver was helped with, in one place; for the office of a
//! province also at its other units. The name opens for a purpose alone, and nothing of it stands
//! in an address or a title.

mod tables;

pub use tables::summed;

use crate::model::{Across, HelpRow, ReceiverId, Sum};
use crate::{KEPT_AS, Kinds, acts, kept_as, store};
use axum::extract::Path;
use axum::response::Response;
use kernel::db::Tx;
use kernel::place;
use kernel::seal::Keys;
use kernel::{Error, Flaw, Result, Who};
use kit::form::{Field, Filled, Form};
use kit::kept::{Kept, links};
use kit::page::{Group, button_print};
use kit::{Answer, Lang, Markup, PageHead, Routes, Typed, Visit, html};
use org::standing;
use std::sync::Arc;

/// Opening names says what for.
pub static PURPOSE: Form = Form::new("purpose", &[Field::text("purpose", "help-purpose", 120)]);
/// Reading what other units gave says what for.
static ACROSS: Form = Form::new("across", &[Field::text("across", "help-purpose", 120), KEPT_AS]);

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
    /// All of it by year and kind.
    sums: Vec<Sum>,
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
    everywhere: Option<Across>,
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
    let sums = store::sums_of(tx, &pass, id)?;
    let kinds = kinds.names(tx, &pass, lang)?;
    Ok(Seen { id, unit: unit.name, rows, sums, kinds, may_open, may_across })
}

async fn seen(visit: &Visit, id: ReceiverId) -> Result<Seen> {
    let (who, lang) = (visit.who().clone(), visit.words().lang());
    let kinds = visit.house().shelf::<Kinds>()?;
    visit.house().db.read(move |tx: &mut Tx<'_>| load(tx, &who, id, (&kinds, lang))).await
}

/// `GET /helped/{receiver}?file=`
async fn show(visit: Visit, Path(id): Path<String>) -> Answer {
    visit.known()?;
    let seen = seen(&visit, ReceiverId::read(&id)?).await?;
    if let Some(kept) = Kept::asked(&visit) {
        return kept.answer(&visit, tables::sheet(&visit, &seen)).await;
    }
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
    let id = (visit.known()?, ReceiverId::read(&id)?).1;
    let seen = seen(&visit, id).await?;
    if !seen.may_across {
        return Err(Error::NotFound.into());
    }
    let read = ACROSS.read(&typed);
    let (purpose, kept) = (read.text("across"), kept_as(&read));
    if let Err(Error::Invalid(flaws)) = read.check_all() {
        return Ok(draw(&visit, &seen, &Shown { flaws, ..Shown::default() }));
    }
    let (found, kinds) = everywhere(&visit, id, purpose).await?;
    let seen = Seen { kinds, ..seen };
    match kept {
        Some(kept) => kept.answer(&visit, tables::across_sheet(&visit, &seen, &found)).await,
        None => Ok(draw(&visit, &seen, &Shown { everywhere: Some(found), ..Shown::default() })),
    }
}

/// Reads what the same person was helped with in the whole province, with the names of the kinds.
async fn everywhere(
    visit: &Visit,
    id: ReceiverId,
    purpose: String,
) -> Result<(Across, Vec<(String, String)>)> {
    let (who, keys) = (visit.who().clone(), visit.house().shelf::<Arc<Keys>>()?);
    let (known, lang) = (visit.house().shelf::<Kinds>()?, visit.words().lang());
    let work = visit.house().db.write(move |tx: &mut Tx<'_>| {
        let unit = store::unit_of(tx, id)?;
        let unit = place::get(tx, unit, who.today())?;
        let province = place::province(tx, &unit, who.today())?.ok_or(Error::NotFound)?;
        let pass = standing::pass(tx, &who, &acts::ACROSS, &province)?;
        let found = store::across(tx, &pass, &keys, id, &purpose)?;
        Ok((found, known.names(tx, &pass, lang)?))
    });
    work.await
}

fn draw(visit: &Visit, seen: &Seen, shown: &Shown) -> Response {
    let words = visit.words();
    let is_across = shown.flaws.iter().any(|flaw| flaw.field == "across");
    let asked = if is_across { &ACROSS } else { &PURPOSE };
    let head = PageHead::new(words.say("help-receiver"), Group::Works)
        .lead(words.say_with("help-receiver-lead", &[("unit", seen.unit.clone())]))
        .flaws(asked.summary(words, &shown.flaws))
        .actions(html! {
            @if shown.said.is_none() && shown.everywhere.is_none() && shown.flaws.is_empty() {
                (links(visit))
            }
            (button_print(words))
        });
    let body = html! {
        div.stack {
            section.card { (name(visit, seen, shown)) }
            section.card { h2 { (words.say("help-all")) } (tables::list(visit, seen)) }
            @if !seen.sums.is_empty() {
                section.card {
                    h2 { (words.say("help-summed")) }
                    (summed(words, &seen.kinds, &seen.sums))
                }
            }
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
    html! {
        p.quiet { (words.say("help-across-lead")) }
        @match &shown.everywhere {
            None => { (ACROSS.whole(words, &path, &words.say("help-across-open"), &filled)) }
            Some(found) => { (tables::across(visit, seen, found)) }
        }
    }
}

//! `/care/cohort`: everybody of a programme with monthly follow-up together: who entered, who was
//! seen in which month, what was done for how many, how they left. Names and measurements open for
//! a purpose alone, for the files of the very unit that keeps them.

use super::index::{asked, of_intake, state};
use super::{chart, cohort_sheets, cohort_tables};
use crate::acts;
use crate::model::{Detail, EntryId, File};
use crate::rules::Programme;
use crate::store::{self, Intake};
use axum::response::Response;
use help::{KEPT_AS, ReceiverId, kept_as};
use kernel::db::Tx;
use kernel::seal::Keys;
use kernel::{Error, Flaw, Result, Who};
use kit::form::{Field, Filled, Form};
use kit::icon::Icon;
use kit::kept::{Kept, links};
use kit::notice::empty;
use kit::page::{Group, button_link, button_print};
use kit::sift::Sift;
use kit::web::address;
use kit::{Answer, Markup, PageHead, Routes, Typed, Visit, html};
use org::standing::{self, Standing};
use std::collections::HashMap;
use std::sync::Arc;

/// Files that are opened at once; where there are more, each is opened by itself.
const OPENED: usize = 300;

static PURPOSE: Form =
    Form::new("purpose", &[Field::text("purpose", "help-purpose", 120), KEPT_AS]);

/// What the address of a cohort asks for beside its unit.
const FILTERS: [&str; 2] = ["programme", "intake"];

pub(super) fn routes() -> Routes {
    Routes::new().get("/care/cohort", show).post("/care/cohort/open", open)
}

/// A cohort with what its reader may do.
pub(super) struct Seen {
    pub standing: Standing,
    pub programme: &'static Programme,
    pub files: Vec<(File, String)>,
    sift: Sift,
    /// The intakes of the programme here.
    intakes: Vec<String>,
    may_open: bool,
}

impl Seen {
    /// The files that the unit itself keeps.
    fn own(&self) -> Vec<&File> {
        let unit = self.standing.place.id;
        self.files.iter().map(|(file, _)| file).filter(|file| file.row.unit == unit).collect()
    }

    /// Whether there are more than are shown.
    pub fn is_part(&self) -> bool {
        self.files.len() as i64 == store::COHORT
    }

    pub fn all(&self) -> Vec<&File> {
        self.files.iter().map(|(file, _)| file).collect()
    }
}

/// What was opened, and a form that came back.
#[derive(Default)]
pub(super) struct Shown {
    pub names: HashMap<ReceiverId, String>,
    pub details: HashMap<EntryId, Detail>,
    flaws: Vec<Flaw>,
}

/// The programme that is asked for, if everybody in it is followed.
fn followed(visit: &Visit) -> Result<&'static Programme> {
    let programme = match visit.query("programme").as_str() {
        "" => crate::rules::programmes().iter().find(|one| one.follow_up),
        _ => Some(asked(visit)?),
    };
    programme.filter(|one| one.follow_up).ok_or(Error::NotFound)
}

fn load(tx: &mut Tx<'_>, who: &Who, mut sift: Sift, programme: &'static Programme) -> Result<Seen> {
    let standing = Standing::at(tx, who, &acts::VIEW, &sift.unit, who.today())?;
    let (code, today) = (programme.code.as_str(), who.today());
    let intake = Intake::of(sift.get("intake"));
    let mut files = store::cohort(tx, &standing.pass, (code, today, &intake))?;
    files.retain(|(file, _)| !file.is_mistaken());
    let intakes = store::intakes(tx, &standing.pass, (code, today))?;
    let may_open = standing::pass(tx, who, &help::acts::OPEN, &standing.place).is_ok();
    sift.unit.clone_from(&standing.place.code);
    Ok(Seen { standing, programme, files, sift, intakes, may_open })
}

fn sift(visit: &Visit) -> Sift {
    Sift::of(visit, "/care/cohort", &FILTERS)
}

async fn loaded(visit: &Visit) -> Result<Seen> {
    let (who, sift, programme) = (visit.who().clone(), sift(visit), followed(visit)?);
    let read = move |tx: &mut Tx<'_>| load(tx, &who, sift.clone(), programme);
    visit.house().db.read(read).await
}

/// `GET /care/cohort?unit=&programme=&intake=&list=&file=`
async fn show(visit: Visit) -> Answer {
    visit.known()?;
    let seen = loaded(&visit).await?;
    if let Some(kept) = Kept::asked(&visit) {
        let sheet = match visit.query("list").as_str() {
            "people" => cohort_sheets::people(&visit, &seen, None),
            _ => cohort_sheets::months(&visit, &seen),
        };
        return kept.answer(&visit, sheet).await;
    }
    Ok(draw(&visit, &seen, &Shown::default()))
}

/// `POST /care/cohort/open?unit=&programme=&intake=`
async fn open(visit: Visit, typed: Typed) -> Answer {
    visit.known()?;
    let seen = loaded(&visit).await?;
    if !seen.may_open {
        return Err(Error::NotFound.into());
    }
    let read = PURPOSE.read(&typed);
    let (purpose, kept) = (read.text("purpose"), kept_as(&read));
    if let Err(Error::Invalid(flaws)) = read.check_all() {
        return Ok(draw(&visit, &seen, &Shown { flaws, ..Shown::default() }));
    }
    let shown = opened(&visit, seen.programme, purpose).await?;
    match kept {
        Some(kept) => kept.answer(&visit, cohort_sheets::people(&visit, &seen, Some(&shown))).await,
        None => Ok(draw(&visit, &seen, &shown)),
    }
}

async fn opened(visit: &Visit, programme: &'static Programme, purpose: String) -> Result<Shown> {
    let (who, sift) = (visit.who().clone(), sift(visit));
    let keys = visit.house().shelf::<Arc<Keys>>()?;
    let work = move |tx: &mut Tx<'_>| {
        let seen = load(tx, &who, sift.clone(), programme)?;
        look(tx, &who, &keys, &seen, &purpose)
    };
    visit.house().db.write(work).await
}

fn look(tx: &mut Tx<'_>, who: &Who, keys: &Keys, seen: &Seen, purpose: &str) -> Result<Shown> {
    let pass = standing::pass(tx, who, &help::acts::OPEN, &seen.standing.place)?;
    let own = seen.own();
    if own.len() > OPENED {
        return Err(Error::flaw("purpose", "care-cohort-too-many"));
    }
    // One person may have two files in a programme, one after the other.
    let people: Vec<ReceiverId> = own.iter().map(|file| file.row.receiver).collect();
    let named = help::desk::named(tx, who, (keys, purpose), &people)?;
    let names = named.into_iter().map(|one| (one.receiver, one.name.expose().clone())).collect();
    let mut details = HashMap::new();
    for file in own {
        details.extend(store::details(tx, &pass, keys, file, purpose)?);
    }
    Ok(Shown { names, details, flaws: Vec::new() })
}

/// A page about the same people.
fn way(seen: &Seen, page: &str, list: &str) -> String {
    let sift = &seen.sift;
    let intake = sift.get("intake");
    let code = seen.programme.code.as_str();
    address(page, &[("unit", &sift.unit), ("programme", code), ("intake", intake), ("list", list)])
}

fn draw(visit: &Visit, seen: &Seen, shown: &Shown) -> Response {
    let words = visit.words();
    let is_closed = shown.names.is_empty() && shown.flaws.is_empty();
    let head = PageHead::new(words.say("care-cohort"), Group::Works)
        .lead(seen.programme.label(words.lang()).to_owned())
        .flaws(PURPOSE.summary(words, &shown.flaws))
        .actions(html! {
            @if is_closed { (links(visit)) }
            (button_print(words))
            (button_link(&words.say("care-cohort-files"), &way(seen, "/care", ""), false))
        });
    let head = seen.standing.head(head, |code| seen.sift.at(code));
    visit.page(&head, body(visit, seen, shown))
}

fn body(visit: &Visit, seen: &Seen, shown: &Shown) -> Markup {
    let words = visit.words();
    let all = seen.all();
    let choices = [of_intake(visit, &seen.intakes)];
    if all.is_empty() {
        return html! {
            section.card {
                (seen.sift.draw(words, &choices, None))
                (empty(Icon::People, &words.say("care-none"), None))
            }
        };
    }
    html! {
        div.stack {
            section.card { (seen.sift.draw(words, &choices, None)) }
            @if seen.is_part() {
                p.quiet { (words.say("care-cohort-part")) }
            }
            div.pair {
                div.stack {
                    section.card { (cohort_tables::results(words, seen.programme, &all)) }
                    section.card {
                        h2 { (words.say("care-cohort-months")) }
                        (cohort_tables::months(visit, seen.programme, &all))
                    }
                    (chart::of_all(words, seen.programme, &seen.own(), &shown.details))
                }
                div.stack {
                    section.card {
                        h2 { (words.say("care-cohort-done")) }
                        (cohort_tables::done(words, seen.programme, &all))
                    }
                    (purpose(visit, seen, shown))
                }
            }
            section.card {
                h2 { (words.say("care-cohort-people")) }
                @if shown.names.is_empty() { p.act { (people_links(visit, seen)) } }
                (cohort_tables::people(visit, seen, shown, state))
            }
        }
    }
}

/// The people as files, without a name: a name leaves the house for a purpose alone.
fn people_links(visit: &Visit, seen: &Seen) -> Markup {
    let to = |kind: &str| format!("{}&file={kind}", way(seen, "/care/cohort", "people"));
    html! {
        (button_link(&visit.say("care-people-sheet"), &to("xlsx"), false))
        (button_link(&visit.say("care-people-csv"), &to("csv"), false))
    }
}

fn purpose(visit: &Visit, seen: &Seen, shown: &Shown) -> Markup {
    let words = visit.words();
    let path = way(seen, "/care/cohort/open", "");
    let can = seen.may_open && !seen.own().is_empty() && shown.names.is_empty();
    html! {
        @if can {
            section.card {
                h2 { (words.say("care-open-title")) }
                (PURPOSE.whole(
                    words,
                    &path,
                    &words.say("help-open"),
                    &Filled::with(Typed::default(), &shown.flaws),
                ))
            }
        }
    }
}

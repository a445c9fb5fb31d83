//! `/care/cohort`: everybody of a programme with monthly follow-up together: who entered, who was
//! seen in which month, what was done for how many, how they left. Names and measurements open for
//! a purpose alone, for the files of the very unit that keeps them.

use super::index::{asked, state};
use super::{chart, cohort_tables};
use crate::model::{Detail, EntryId, File};
use crate::rules::Programme;
use crate::{acts, store};
use axum::response::Response;
use help::ReceiverId;
use kernel::db::Tx;
use kernel::seal::Keys;
use kernel::{Error, Flaw, Result, Who};
use kit::form::{Field, Filled, Form};
use kit::icon::Icon;
use kit::kept::{Kept, links};
use kit::notice::empty;
use kit::page::{Group, button_link, button_print};
use kit::{Answer, Markup, PageHead, Routes, Typed, Visit, html};
use org::standing::{self, Standing};
use std::collections::HashMap;
use std::sync::Arc;

/// Files that are opened at once; where there are more, each is opened by itself.
const OPENED: usize = 300;

static PURPOSE: Form = Form::new("purpose", &[Field::text("purpose", "help-purpose", 120)]);

pub(super) fn routes() -> Routes {
    Routes::new().get("/care/cohort", show).post("/care/cohort/open", open)
}

/// A cohort with what its reader may do.
pub(super) struct Seen {
    pub standing: Standing,
    pub programme: &'static Programme,
    pub files: Vec<(File, String)>,
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

fn load(tx: &mut Tx<'_>, who: &Who, code: &str, programme: &'static Programme) -> Result<Seen> {
    let standing = Standing::at(tx, who, &acts::VIEW, code, who.today())?;
    let asked = (programme.code.as_str(), who.today());
    let mut files = store::cohort(tx, &standing.pass, asked)?;
    files.retain(|(file, _)| !file.is_mistaken());
    let may_open = standing::pass(tx, who, &help::acts::OPEN, &standing.place).is_ok();
    Ok(Seen { standing, programme, files, may_open })
}

async fn loaded(visit: &Visit) -> Result<Seen> {
    let (who, code, programme) = (visit.who().clone(), visit.query("unit"), followed(visit)?);
    visit.house().db.read(move |tx: &mut Tx<'_>| load(tx, &who, &code, programme)).await
}

/// `GET /care/cohort?unit=&programme=&file=`
async fn show(visit: Visit) -> Answer {
    visit.known()?;
    let seen = loaded(&visit).await?;
    if let Some(kept) = Kept::asked(&visit) {
        return kept.answer(&visit, cohort_tables::months_sheet(&visit, &seen)).await;
    }
    Ok(draw(&visit, &seen, &Shown::default()))
}

/// `POST /care/cohort/open?unit=&programme=`
async fn open(visit: Visit, typed: Typed) -> Answer {
    let who = visit.known()?.clone();
    let seen = loaded(&visit).await?;
    if !seen.may_open {
        return Err(Error::NotFound.into());
    }
    let read = PURPOSE.read(&typed);
    let purpose = read.text("purpose");
    if let Err(Error::Invalid(flaws)) = read.check_all() {
        return Ok(draw(&visit, &seen, &Shown { flaws, ..Shown::default() }));
    }
    let (code, programme) = (visit.query("unit"), seen.programme);
    let keys = visit.house().shelf::<Arc<Keys>>()?;
    let work = move |tx: &mut Tx<'_>| {
        let seen = load(tx, &who, &code, programme)?;
        look(tx, &who, &keys, &seen, &purpose)
    };
    let shown = visit.house().db.write(work).await?;
    Ok(draw(&visit, &seen, &shown))
}

fn look(tx: &mut Tx<'_>, who: &Who, keys: &Keys, seen: &Seen, purpose: &str) -> Result<Shown> {
    let pass = standing::pass(tx, who, &help::acts::OPEN, &seen.standing.place)?;
    let own = seen.own();
    if own.len() > OPENED {
        return Err(Error::flaw("purpose", "care-cohort-too-many"));
    }
    let receivers: Vec<ReceiverId> = own.iter().map(|file| file.row.receiver).collect();
    let names = help::store::open(tx, &pass, keys, &receivers, purpose)?;
    let names = names.into_iter().map(|one| (one.receiver, one.name.expose().clone())).collect();
    let mut details = HashMap::new();
    for file in own {
        details.extend(store::details(tx, &pass, keys, file, purpose)?);
    }
    Ok(Shown { names, details, flaws: Vec::new() })
}

fn address(seen: &Seen, page: &str, unit: &str) -> String {
    format!("{page}?unit={unit}&programme={}", seen.programme.code)
}

fn draw(visit: &Visit, seen: &Seen, shown: &Shown) -> Response {
    let words = visit.words();
    let unit = &seen.standing.place.code;
    let head = PageHead::new(words.say("care-cohort"), Group::Works)
        .lead(seen.programme.label(words.lang()).to_owned())
        .flaws(PURPOSE.summary(words, &shown.flaws))
        .actions(html! {
            @if shown.names.is_empty() && shown.flaws.is_empty() { (links(visit)) }
            (button_print(words))
            (button_link(&words.say("care-cohort-files"), &address(seen, "/care", unit), false))
        });
    let head = seen.standing.head(head, |code| address(seen, "/care/cohort", code));
    visit.page(&head, body(visit, seen, shown))
}

fn body(visit: &Visit, seen: &Seen, shown: &Shown) -> Markup {
    let words = visit.words();
    let all = seen.all();
    if all.is_empty() {
        return html! {
            section.card { (empty(Icon::People, &words.say("care-none"), None)) }
        };
    }
    html! {
        div.stack {
            @if seen.is_part() {
                p.quiet { (words.say("care-cohort-part")) }
            }
            div.pair {
                div.stack {
                    section.card { (cohort_tables::results(words, &all)) }
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
                (cohort_tables::people(visit, seen, shown, state))
            }
        }
    }
}

fn purpose(visit: &Visit, seen: &Seen, shown: &Shown) -> Markup {
    let words = visit.words();
    let path = address(seen, "/care/cohort/open", &seen.standing.place.code);
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

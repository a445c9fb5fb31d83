//! `/care/files/{file}`: one person in one programme: what was done, what it was worth, which
//! months nobody came. The name and what was measured open for a purpose alone, on the page that
//! was asked for and nowhere else.

use super::around::{self, Around};
use super::chart;
use super::index::state;
use crate::model::{Detail, EntryId, EntryRow, File, FileId};
use crate::rules::{self, Programme, Sort};
use crate::{acts, desk, store};
use activities::model::State;
use activities::of_file;
use axum::extract::Path;
use axum::response::Response;
use help::Kinds;
use kernel::db::Tx;
use kernel::place::Place;
use kernel::seal::Keys;
use kernel::{Error, Flaw, Result, Who, number};
use kit::badge::{Tone, badge};
use kit::form::{Field, Filled, Form};
use kit::icon::Icon;
use kit::notice::empty;
use kit::page::{Group, button_link, button_print};
use kit::table::{Column, Line, table};
use kit::{Answer, Lang, Markup, PageHead, Routes, Typed, Visit, html};
use org::standing;
use std::collections::HashMap;
use std::sync::Arc;

static PURPOSE: Form = Form::new("purpose", &[Field::text("purpose", "help-purpose", 120)]);

pub(super) fn routes() -> Routes {
    Routes::new().get("/care/files/{care}", show).post("/care/files/{care}/open", open)
}

/// A file with what its reader may do.
pub(super) struct Opened {
    pub file: File,
    pub place: Place,
    pub programme: &'static Programme,
    /// Where the work of each entry stands.
    work: HashMap<EntryId, State>,
    /// Other files of the same person, and all help to it.
    around: Around,
    may_keep: bool,
    may_open: bool,
}

/// What was opened, and a form that came back.
#[derive(Default)]
struct Shown {
    name: Option<(String, String)>,
    details: HashMap<EntryId, Detail>,
    flaws: Vec<Flaw>,
}

fn load(tx: &mut Tx<'_>, who: &Who, id: FileId, kinds: (&Kinds, Lang)) -> Result<Opened> {
    let (file, place, pass) = desk::opened(tx, who, &acts::VIEW, id)?;
    let programme = rules::programme(&file.row.programme).ok_or(Error::NotFound)?;
    let may_keep = standing::pass(tx, who, &acts::KEEP, &place).is_ok();
    let may_open = standing::pass(tx, who, &help::acts::OPEN, &place).is_ok();
    let mut work = HashMap::new();
    for entry in &file.entries {
        if let Some(activity) = entry.activity
            && let Some(state) = activities::store::state_of(tx, &pass, activity)?
        {
            work.insert(entry.id, state);
        }
    }
    let around = around::load(tx, who, (&pass, &file.row), kinds)?;
    Ok(Opened { file, place, programme, work, around, may_keep, may_open })
}

async fn loaded(visit: &Visit, id: FileId) -> Result<Opened> {
    let (who, lang) = (visit.who().clone(), visit.words().lang());
    let kinds = visit.house().shelf::<Kinds>()?;
    visit.house().db.read(move |tx: &mut Tx<'_>| load(tx, &who, id, (&kinds, lang))).await
}

/// `GET /care/files/{care}`
async fn show(visit: Visit, Path(id): Path<String>) -> Answer {
    visit.known()?;
    let opened = loaded(&visit, FileId::read(&id)?).await?;
    Ok(draw(&visit, &opened, &Shown::default()))
}

/// `POST /care/files/{care}/open`
async fn open(visit: Visit, Path(id): Path<String>, typed: Typed) -> Answer {
    let (who, id) = (visit.known()?.clone(), FileId::read(&id)?);
    let opened = loaded(&visit, id).await?;
    if !opened.may_open {
        return Err(Error::NotFound.into());
    }
    let read = PURPOSE.read(&typed);
    let purpose = read.text("purpose");
    if let Err(Error::Invalid(flaws)) = read.check_all() {
        return Ok(draw(&visit, &opened, &Shown { flaws, ..Shown::default() }));
    }
    let keys = visit.house().shelf::<Arc<Keys>>()?;
    let work = move |tx: &mut Tx<'_>| look(tx, &who, &keys, id, &purpose);
    let shown = visit.house().db.write(work).await?;
    Ok(draw(&visit, &opened, &shown))
}

fn look(tx: &mut Tx<'_>, who: &Who, keys: &Keys, id: FileId, purpose: &str) -> Result<Shown> {
    let (file, _, pass) = desk::opened(tx, who, &help::acts::OPEN, id)?;
    let one = help::desk::named(tx, who, (keys, purpose), &[file.row.receiver])?.pop();
    let name = one.map(|one| (one.name.expose().clone(), one.note.expose().clone()));
    let details = store::details(tx, &pass, keys, &file, purpose)?;
    Ok(Shown { name, details: details.into_iter().collect(), flaws: Vec::new() })
}

fn draw(visit: &Visit, opened: &Opened, shown: &Shown) -> Response {
    let words = visit.words();
    let label = opened.programme.label(words.lang());
    let head = PageHead::new(label, Group::Works)
        .lead(opened.place.name.clone())
        .flaws(PURPOSE.summary(words, &shown.flaws))
        .actions(html! {
            (button_print(words))
            (button_link(
                &words.say("papers-title"),
                &format!("/care/files/{}/papers", opened.file.row.id),
                false,
            ))
        });
    let body = html! {
        div.pair {
            div.stack {
                section.card { (facts(visit, opened, shown)) }
                section.card {
                    h2 { (words.say("care-entries")) }
                    (entries(visit, opened, shown))
                }
                (around::draw(visit, &opened.around))
                (chart::of_one(words, opened.programme, &opened.file, &shown.details))
            }
            div.stack { (steps(visit, opened)) (purpose(visit, opened, shown)) }
        }
    };
    visit.page(&head, body)
}

fn facts(visit: &Visit, opened: &Opened, shown: &Shown) -> Markup {
    let (words, row, today) = (visit.words(), &opened.file.row, visit.who().today());
    let fact = |key: &str, said: Markup| html! { div { dt { (words.say(key)) } dd { (said) } } };
    let missed = rules::missed_of(opened.programme, &opened.file, today);
    let months: Vec<String> = missed.iter().map(|month| month.vn()).collect();
    let whole: i64 = opened.file.standing().map(|entry| entry.amount).sum();
    html! {
        p {
            (state(visit, opened.programme, &opened.file, today))
            @if let Some(key) = &row.illustrative { " " (badge(Tone::Note, &words.say(key))) }
        }
        dl.facts {
            (fact("care-person", html! {
                a href={ "/helped/" (row.receiver) } {
                    @match &shown.name { Some((name, _)) => (name), None => "••••••••" }
                }
                @if let Some((_, note)) = &shown.name {
                    @if !note.is_empty() { br; span.quiet { (note) } }
                }
            }))
            (fact("care-intake", html! { (row.intake()) }))
            (fact("care-opened", html! { (row.opened_on.vn()) }))
            @if let Some(closed) = row.closed_on {
                (fact("care-closed-on", html! { (closed.vn()) }))
            }
            @if let Some(why) = &row.mistaken_why {
                (fact("care-mistaken-why", html! { (why) }))
            }
            (fact("care-value-all", html! { (number::vnd(whole)) }))
            @if !months.is_empty() {
                (fact("care-missed-months", html! { (months.join(", ")) }))
            }
        }
    }
}

fn entries(visit: &Visit, opened: &Opened, shown: &Shown) -> Markup {
    let words = visit.words();
    let columns = [
        Column::words(words.say("care-day")),
        Column::words(words.say("care-sort")),
        Column::number(words.say("care-quantity")).minor(),
        Column::number(words.say("care-value")),
        Column::words(words.say("care-told")),
    ];
    let line = |entry: &EntryRow| line(visit, opened, shown, entry);
    let lines: Vec<Line> = opened.file.entries.iter().map(line).collect();
    html! {
        @if lines.is_empty() {
            (empty(Icon::Note, &words.say("care-entries-none"), None))
        } @else {
            (table(&words.say("care-entries"), &columns, &lines))
        }
    }
}

fn line(visit: &Visit, opened: &Opened, shown: &Shown, entry: &EntryRow) -> Line {
    let words = visit.words();
    let sort = opened.programme.sort(&entry.sort);
    let label = sort.map_or(entry.sort.as_str(), |sort| sort.label(words.lang()));
    Line::Row(vec![
        html! { (entry.on_day.vn()) },
        html! {
            @match entry.activity {
                Some(activity) => {
                    @let state = opened.work.get(&entry.id).copied();
                    @let state = state.filter(|_| entry.taken_back_why.is_none());
                    (of_file(words, activity, state, label))
                }
                None => (label),
            }
            @if let Some(why) = &entry.taken_back_why {
                " " (badge(Tone::Locked, &words.say("care-taken-back"))) " "
                span.quiet { (why) }
            }
        },
        html! { @if sort.is_some_and(Sort::gives) { (number::count(entry.quantity)) } },
        html! { @if entry.amount != 0 { (number::vnd(entry.amount)) } },
        told(visit, sort, entry, shown),
    ])
}

fn told(visit: &Visit, sort: Option<&Sort>, entry: &EntryRow, shown: &Shown) -> Markup {
    let words = visit.words();
    let has = sort.is_some_and(|sort| !sort.fields.is_empty());
    let said = |name: &str, value: &str| {
        let of = sort.and_then(|sort| sort.fields.iter().find(|(own, _)| own == name));
        of.map_or_else(|| value.to_owned(), |(_, sort)| rules::said_field(*sort, value))
    };
    html! {
        @match shown.details.get(&entry.id) {
            Some(detail) => {
                @for (name, value) in detail {
                    span { (words.say(&format!("care-field-{name}"))) ": " (said(name, value)) }
                    br;
                }
            }
            None if has => "••••",
            None => "",
        }
    }
}

/// What can be recorded; each a form of its own.
fn steps(visit: &Visit, opened: &Opened) -> Markup {
    let words = visit.words();
    let row = &opened.file.row;
    let to = |step: &str| format!("/care/files/{}/record?step={step}", row.id);
    let has_entry = opened.file.standing().next().is_some();
    let is_over =
        |sort: &Sort| sort.once && opened.file.standing().any(|entry| entry.sort == sort.code);
    let is_next = |sort: &Sort| !sort.leaving && !is_over(sort);
    html! {
        @if opened.may_keep {
            section.card {
                h2 { (words.say("care-record")) }
                ul.list.steps {
                    @if row.closed_on.is_none() {
                        @for sort in opened.programme.sorts.iter().filter(|sort| is_next(sort)) {
                            li { a href=(to(&sort.code)) { span { (sort.label(words.lang())) } } }
                        }
                        li { a href=(to("close")) { span { (words.say("care-step-close")) } } }
                        @if !has_entry {
                            li { a href=(to("mistaken")) {
                                span { (words.say("care-step-mistaken")) }
                            } }
                        }
                    } @else {
                        li { a href=(to("reopen")) { span { (words.say("care-step-reopen")) } } }
                    }
                    @if !opened.file.is_mistaken() {
                        li { a href=(to("opened")) { span { (words.say("care-step-opened")) } } }
                    }
                    @if has_entry {
                        li { a href=(to("back")) { span { (words.say("care-step-back")) } } }
                    }
                }
            }
        }
    }
}

fn purpose(visit: &Visit, opened: &Opened, shown: &Shown) -> Markup {
    let words = visit.words();
    let path = format!("/care/files/{}/open", opened.file.row.id);
    html! {
        @if opened.may_open && shown.name.is_none() {
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

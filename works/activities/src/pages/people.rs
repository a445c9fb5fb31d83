//! `/activities/{activity}/people`: who was helped by a piece of work. Names are sealed as they are
//! written down; they open for a purpose alone, on the page that was asked for and nowhere else.

use super::pasted::LIST;
use super::say;
use crate::model::{ActivityId, ActivityRow, State};
use crate::{desk, rules, store};
use axum::extract::Path;
use axum::response::Response;
use catalogue::Kind;
use help::{HelpId, HelpRow, NewHelp, NewReceiver, ReceiverId, Sort};
use kernel::db::Tx;
use kernel::fold::tidy_text;
use kernel::seal::{Keys, Secret};
use kernel::{Error, Flaw, Result, Who, number, place};
use kit::form::{Field, Filled, Form};
use kit::icon::Icon;
use kit::notice::{Toast, empty};
use kit::page::{Group, button_link, button_print};
use kit::table::{Column, Line, table};
use kit::{Answer, Markup, PageHead, Routes, Typed, Visit, html};
use org::standing;
use std::collections::HashMap;
use std::sync::Arc;

static PERSON: Form = Form::new(
    "helped",
    &[
        Field::key("id"),
        Field::text("name", "people-of-name", 120),
        Field::select("sort", "people-of-sort")
            .of(&[("person", "help-sort-person"), ("household", "help-sort-household")]),
        Field::count("birth_year", "people-of-birth-year").optional(),
        help::NAMESAKE,
        Field::count("quantity", "people-of-quantity"),
        Field::vnd("amount", "people-of-amount").optional(),
        Field::text("note", "people-of-note", 300).optional(),
    ],
);
static PURPOSE: Form = Form::new("purpose", &[Field::text("purpose", "help-purpose", 120)]);

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/activities/{activity}/people", show)
        .post("/activities/{activity}/people", add)
        .post("/activities/{activity}/people/open", open)
        .post("/activities/{activity}/people/remove", remove)
}

/// Whether work of a kind has a list of those who were helped at all.
pub(super) fn has_list(kind: Option<&Kind>) -> bool {
    kind.is_some_and(|kind| rules::most_listed(kind, &[]).is_some())
}

pub(super) struct Opened {
    pub row: ActivityRow,
    /// The name of the unit that did the work.
    unit: String,
    giver: String,
    /// How many its list may hold.
    most: i64,
    kind: Kind,
    rows: Vec<HelpRow>,
    pub may_write: bool,
    may_open: bool,
}

fn load(tx: &mut Tx<'_>, who: &Who, id: ActivityId) -> Result<Opened> {
    let (row, pass) = desk::opened(tx, who, &help::acts::LIST, id)?;
    let kind = catalogue::kind(tx, &pass, &row.kind)?;
    let parts = store::parts(tx, &pass, &row)?;
    let most = rules::most_listed(&kind, &parts.counts).ok_or(Error::NotFound)?;
    let unit = place::get(tx, row.unit, row.until_on)?;
    // Whom a file's work helped is written in that file.
    let is_open = row.state() != State::Reversed && row.kept_in.is_none();
    let may_write = standing::pass(tx, who, &help::acts::GIVE, &unit).is_ok() && is_open;
    let may_open = standing::pass(tx, who, &help::acts::OPEN, &unit).is_ok();
    let rows = help::store::of_record(tx, &pass, id.uuid())?;
    let giver = parts.givers();
    Ok(Opened { row, unit: unit.name, giver, most, kind, rows, may_write, may_open })
}

pub(super) async fn loaded(visit: &Visit, id: ActivityId) -> Result<Opened> {
    let who = visit.who().clone();
    visit.house().db.read(move |tx: &mut Tx<'_>| load(tx, &who, id)).await
}

/// `GET /activities/{activity}/people`
async fn show(visit: Visit, Path(id): Path<String>) -> Answer {
    visit.known()?;
    let opened = loaded(&visit, ActivityId::read(&id)?).await?;
    Ok(draw(&visit, &opened, Shown::default()))
}

/// What may not be done is unknown, before anything that was typed is looked at.
pub(super) fn allowed(may: bool) -> Result<()> {
    if may { Ok(()) } else { Err(Error::NotFound) }
}

/// What a page shows beside the list: a form that came back, or names that were opened.
#[derive(Default)]
pub(super) struct Shown {
    typed: Typed,
    flaws: Vec<Flaw>,
    names: HashMap<ReceiverId, (String, String)>,
}

impl Shown {
    /// A form that came back.
    pub(super) fn back(typed: Typed, flaws: Vec<Flaw>) -> Shown {
        Shown { typed, flaws, ..Shown::default() }
    }
}

/// `POST /activities/{activity}/people`
async fn add(visit: Visit, Path(id): Path<String>, typed: Typed) -> Answer {
    let (who, id) = (visit.known()?.clone(), ActivityId::read(&id)?);
    let opened = loaded(&visit, id).await?;
    allowed(opened.may_write)?;
    let keys = visit.house().shelf::<Arc<Keys>>()?;
    let work = match read(&typed, &opened) {
        Err(error) => Err(error),
        Ok(new) => {
            let new = [new];
            let write = move |tx: &mut Tx<'_>| give(tx, (&who, &keys), id, &new);
            visit.house().db.write(write).await
        }
    };
    match work {
        Err(Error::Invalid(flaws)) => Ok(draw(&visit, &opened, Shown::back(typed, flaws))),
        Err(other) => Err(other.into()),
        Ok(()) => visit.done(&format!("/activities/{id}/people"), &Toast::new("people-of-done")),
    }
}

/// Writes them down. Somebody may have written meanwhile: what is left is read where it is taken.
pub(super) fn give(
    tx: &mut Tx<'_>,
    (who, keys): (&Who, &Keys),
    id: ActivityId,
    all: &[(NewReceiver, NewHelp)],
) -> Result<()> {
    store::hold(tx, id)?;
    let (row, pass) = desk::opened(tx, who, &help::acts::GIVE, id)?;
    let unit = place::get(tx, row.unit, row.until_on)?;
    let known = help::store::of_record(tx, &pass, id.uuid())?;
    let is_known = |new: &NewHelp| known.iter().any(|help| help.id == new.id);
    if all.iter().any(|(_, new)| is_known(new)) {
        tx.without_journal("what is sent again is kept once, nothing of it changes");
        return Ok(());
    }
    let sum = |of: fn(&NewHelp) -> i64| all.iter().map(|(_, new)| of(new)).sum::<i64>();
    let whole = (sum(|new| new.quantity), sum(|new| new.amount));
    let born = all.iter().filter_map(|(receiver, _)| receiver.birth_year).min();
    let kind = catalogue::kind(tx, &pass, &row.kind)?;
    let parts = store::parts(tx, &pass, &row)?;
    let most = rules::most_listed(&kind, &parts.counts).ok_or(Error::NotFound)?;
    let mut flaws = rules::check_help((&row, most), &known, whole, born);
    let mut told = vec![row.title.as_str(), row.story.as_str()];
    told.extend(parts.worth.iter().map(|worth| worth.basis.as_str()));
    let names = |(receiver, _): &(NewReceiver, _)| receiver.name.expose().clone();
    if let Some(name) = all.iter().map(names).find(|name| rules::is_told(&kind, name, &told)) {
        flaws.push(Flaw::new("name", "people-of-name-told").arg("name", name));
    }
    Error::refuse(flaws)?;
    for (receiver, new) in all {
        help::store::give(tx, &pass, keys, &unit, receiver, new)?;
    }
    Ok(())
}

/// A line of help of a piece of work.
pub(super) fn help(opened: &Opened, id: HelpId, (quantity, amount): (i64, i64)) -> NewHelp {
    NewHelp {
        id,
        kind: opened.row.kind.clone(),
        record: opened.row.id.uuid(),
        on_day: opened.row.until_on,
        quantity,
        amount,
        giver: opened.giver.clone(),
        page: None,
    }
}

fn read(typed: &Typed, opened: &Opened) -> Result<(NewReceiver, NewHelp)> {
    let read = PERSON.read(typed);
    let (quantity, amount) = (read.count("quantity"), read.vnd("amount").0);
    let year = read.maybe_count("birth_year");
    let whole = (&opened.row, opened.most);
    for flaw in rules::check_help(whole, &opened.rows, (quantity, amount), year) {
        read.flaw(flaw);
    }
    let namesake = help::namesake(&read);
    read.check_all()?;
    let who = NewReceiver {
        sort: Sort::read(read.choice("sort")).unwrap_or(Sort::Person),
        name: Secret::new(tidy_text(&read.text("name"))),
        birth_year: year,
        namesake,
        note: Secret::new(read.text("note")),
    };
    Ok((who, help(opened, HelpId::read(&read.text("id"))?, (quantity, amount))))
}

/// `POST /activities/{activity}/people/open`
async fn open(visit: Visit, Path(id): Path<String>, typed: Typed) -> Answer {
    let (who, id) = (visit.known()?.clone(), ActivityId::read(&id)?);
    let opened = loaded(&visit, id).await?;
    allowed(opened.may_open)?;
    let keys = visit.house().shelf::<Arc<Keys>>()?;
    let read = PURPOSE.read(&typed);
    let purpose = read.text("purpose");
    if let Err(Error::Invalid(flaws)) = read.check_all() {
        return Ok(draw(&visit, &opened, Shown { flaws, ..Shown::default() }));
    }
    let mut receivers: Vec<ReceiverId> = opened.rows.iter().map(|row| row.receiver).collect();
    receivers.dedup();
    let write = move |tx: &mut Tx<'_>| {
        desk::opened(tx, &who, &help::acts::OPEN, id)?;
        help::desk::named(tx, &who, (&keys, &purpose), &receivers)
    };
    let all = visit.house().db.write(write).await?;
    let names = all
        .into_iter()
        .map(|one| (one.receiver, (one.name.expose().clone(), one.note.expose().clone())));
    Ok(draw(&visit, &opened, Shown { names: names.collect(), ..Shown::default() }))
}

/// `POST /activities/{activity}/people/remove`
async fn remove(visit: Visit, Path(id): Path<String>, typed: Typed) -> Answer {
    let (who, id) = (visit.known()?.clone(), ActivityId::read(&id)?);
    let help: HelpId = HelpId::read(typed.get("help"))?;
    let write = move |tx: &mut Tx<'_>| {
        let (row, pass) = desk::opened(tx, &who, &help::acts::GIVE, id)?;
        if row.kept_in.is_some() {
            return Err(Error::flaw("", "activity-kept-elsewhere"));
        }
        help::store::remove(tx, &pass, id.uuid(), help)
    };
    visit.house().db.write(write).await?;
    visit.done(&format!("/activities/{id}/people"), &Toast::new("people-of-removed"))
}

pub(super) fn draw(visit: &Visit, opened: &Opened, shown: Shown) -> Response {
    let words = visit.words();
    let of = |form: &Form| form.summary(words, &shown.flaws);
    let flawed = shown.flaws.first().map_or("", |flaw| flaw.field.as_str());
    let head = PageHead::new(words.say("people-of-title"), Group::Works)
        .lead(format!("{} · {}", opened.row.title, opened.unit))
        .flaws(match flawed {
            "purpose" => of(&PURPOSE),
            "list" | "list_sort" => of(&LIST),
            _ => of(&PERSON),
        })
        .actions(html! {
            (button_print(words))
            (button_link(
                &words.say("people-of-back"),
                &format!("/activities/{}", opened.row.id),
                false,
            ))
        });
    let path = format!("/activities/{}/people", opened.row.id);
    let can_open = opened.may_open && !opened.rows.is_empty() && shown.names.is_empty();
    let body = html! {
        div.pair {
            section.card { (list(visit, opened, &shown)) }
            div.stack {
                @if can_open {
                    section.card {
                        h2 { (words.say("help-open")) }
                        (PURPOSE.whole(
                            words,
                            &format!("{path}/open"),
                            &words.say("help-open"),
                            &Filled::with(Typed::default(), &shown.flaws),
                        ))
                    }
                }
                @if opened.may_write {
                    section.card {
                        h2 { (words.say("people-of-add")) }
                        p.quiet { (words.say("people-of-sealed")) }
                        (PERSON.whole(
                            words,
                            &path,
                            &words.say("people-of-save"),
                            &Filled::with(shown.typed.clone(), &shown.flaws),
                        ))
                        details open[flawed.starts_with("list")] {
                            summary { (words.say("people-of-list-whole")) }
                            (LIST.whole(
                                words,
                                &format!("{path}/list"),
                                &words.say("people-of-list-save"),
                                &Filled::with(shown.typed.clone(), &shown.flaws),
                            ))
                        }
                    }
                }
            }
        }
    };
    visit.page(&head, body)
}

fn list(visit: &Visit, opened: &Opened, shown: &Shown) -> Markup {
    let words = visit.words();
    let columns = [
        Column::words(words.say("people-of-name")),
        Column::words(words.say("help-sort")).minor(),
        Column::number(words.say("help-quantity")),
        Column::number(words.say("help-amount")),
        Column::words(words.say("people-of-remove")),
    ];
    let lines: Vec<Line> = opened.rows.iter().map(|row| line(visit, opened, shown, row)).collect();
    let counted = say::counted(words, Some(&opened.kind), opened.row.counted);
    html! {
        p.quiet { (words.say_with("people-of-counted", &[("counted", counted)])) }
        @if lines.is_empty() {
            (empty(Icon::People, &words.say("people-of-none"), None))
        } @else {
            (table(&words.say("people-of-title"), &columns, &lines))
        }
    }
}

fn line(visit: &Visit, opened: &Opened, shown: &Shown, row: &HelpRow) -> Line {
    let words = visit.words();
    let remove = format!("/activities/{}/people/remove", opened.row.id);
    Line::Row(vec![
        html! {
            a href={ "/helped/" (row.receiver) } {
                @match shown.names.get(&row.receiver) {
                    Some((name, _)) => (name),
                    None => "••••••••",
                }
            }
            @if let Some((_, note)) = shown.names.get(&row.receiver) {
                @if !note.is_empty() { br; span.quiet { (note) } }
            }
        },
        html! { (words.say(&format!("help-sort-{}", row.sort))) },
        html! { (number::count(row.quantity)) },
        html! { (number::vnd(row.amount)) },
        html! {
            @if opened.may_write {
                form.inline method="post" action=(remove) {
                    input type="hidden" name="help" value=(row.id);
                    button.btn type="submit" { (words.say("people-of-remove")) }
                }
            }
        },
    ])
}

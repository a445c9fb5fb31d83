//! `/agreements`: with whom a unit agreed on what, until when. Handlers read, ask for a pass, call
//! store and rules and answer; they hold no SQL and no rule. The menu leads here from the work that
//! is recorded (`works/activities`), which also shows what was done under one.

mod new;
mod papers;
mod show;

use crate::model::{AgreementId, AgreementRow, SORTS};
use crate::{acts, rules, store};
use kernel::db::Tx;
use kernel::sheet::{Cell, Kind, Sheet};
use kernel::{Day, Result, Who};
use kit::badge::{Tone, badge};
use kit::form::Choice;
use kit::icon::Icon;
use kit::kept::{Kept, cut_at, links};
use kit::notice::empty;
use kit::page::{Group, button_link};
use kit::sift::{Choose, MANY, Sift};
use kit::table::{Column, Line, table};
use kit::tabs::Part;
use kit::{Answer, Markup, PageHead, Routes, Visit, html};
use org::standing::Standing;

/// All routes.
pub fn routes() -> Routes {
    Routes::new().get("/agreements", index).and(new::routes()).and(show::routes()).and(papers_of())
}

/// The papers of agreements.
fn papers_of() -> Routes {
    ::papers::routes::<papers::OfAgreement>()
}

/// Agreements to choose from (store: `running`), after the choice of none of them.
pub fn choices(none: String, all: &[(AgreementId, String)]) -> Vec<Choice> {
    let none = Choice { value: String::new(), label: none };
    let own = all.iter().map(|(id, said)| Choice { value: id.to_string(), label: said.clone() });
    std::iter::once(none).chain(own).collect()
}

/// What the list shows.
struct Seen {
    standing: Standing,
    sift: Sift,
    part: Part,
    all: Vec<(AgreementRow, String)>,
    may_keep: bool,
}

/// The filters of the list beside its unit.
const FILTERS: [&str; 3] = ["state", "sort", "q"];

/// Where an agreement may stand, as the address says it.
const STATES: [&str; 4] = ["holds", "soon", "not-begun", "over"];

/// Stands and is asked for: what ends soon is found among what holds.
const SOON: (&str, &str) = ("soon", "holds");

fn load(tx: &mut Tx<'_>, who: &Who, mut sift: Sift, is_file: bool) -> Result<Seen> {
    let standing = Standing::at(tx, who, &acts::VIEW, &sift.unit, who.today())?;
    let mut all = store::list(tx, &standing.pass, who.today(), MANY)?;
    all.retain(|row| {
        let state = stands(row, who.today()).1.trim_start_matches("agreement-");
        let is_asked = sift.takes("state", state) || (state, sift.get("state")) == SOON;
        is_asked
            && sift.takes("sort", &row.sort)
            && sift.finds(&format!("{} {} {}", row.title, row.partner, row.number))
    });
    let (all, part) = sift.cut(all, is_file);
    let all = store::with_units(tx, &standing.pass, all)?;
    let may_keep = who.may(&acts::KEEP, &standing.place).is_ok();
    sift.unit.clone_from(&standing.place.code);
    Ok(Seen { standing, sift, part, all, may_keep })
}

/// `GET /agreements?unit=&state=&sort=&q=&page=&file=`
async fn index(visit: Visit) -> Answer {
    let (who, kept) = (visit.known()?.clone(), Kept::asked(&visit));
    let (sift, is_file) = (Sift::of(&visit, "/agreements", &FILTERS), kept.is_some());
    let read = move |tx: &mut Tx<'_>| load(tx, &who, sift.clone(), is_file);
    let seen = visit.house().db.read(read).await?;
    if let Some(kept) = kept {
        return kept.answer(&visit, sheet(&visit, &seen.standing, &seen.all)).await;
    }
    let to = format!("/agreements/new?unit={}", seen.sift.unit);
    let head = PageHead::new(visit.say("agreements-title"), Group::Works)
        .lead(visit.say("agreements-lead"))
        .actions(html! {
            (links(&visit))
            @if seen.may_keep { (button_link(&visit.say("agreement-new"), &to, true)) }
        });
    let head = seen.standing.head(head, |code| seen.sift.at(code));
    let body = html! { section.card { (filters(&visit, &seen.sift)) (list(&visit, &seen)) } };
    Ok(visit.page(&head, body))
}

/// Where they stand, what sort of paper, words.
fn filters(visit: &Visit, sift: &Sift) -> Markup {
    let words = visit.words();
    let state = |code: &str| (code.to_owned(), words.say(&format!("agreement-{code}")));
    let sort = |code: &str| (code.to_owned(), words.say(&format!("agreement-sort-{code}")));
    let choices = [
        Choose::new("state", words.say("agreement-state"), STATES.map(state).into()),
        Choose::new("sort", words.say("agreement-sort"), SORTS.map(sort).into()),
    ];
    sift.draw(words, &choices, Some(&words.say("agreements-search")))
}

fn sheet(visit: &Visit, standing: &Standing, all: &[(AgreementRow, String)]) -> Sheet {
    let (words, today) = (visit.words(), visit.who().today());
    let title = format!("{} · {}", words.say("agreements-title"), standing.place.name);
    let name = format!("agreements {}", standing.place.code);
    let mut sheet = Sheet::new(&name, &title, today)
        .column(&words.say("agreement-name"), Kind::Text)
        .column(&words.say("agreement-partner"), Kind::Text)
        .column(&words.say("agreement-sort"), Kind::Text)
        .column(&words.say("agreement-unit"), Kind::Text)
        .column(&words.say("agreement-until"), Kind::Day)
        .column(&words.say("agreement-state"), Kind::Text);
    for (row, unit) in all {
        sheet.row([
            Cell::from(row.title.as_str()),
            Cell::from(row.partner.as_str()),
            Cell::from(words.say(&format!("agreement-sort-{}", row.sort))),
            Cell::from(unit.as_str()),
            Cell::Day(row.last()),
            Cell::from(words.say(stands(row, today).1)),
        ]);
    }
    cut_at(sheet, words, MANY as usize)
}

fn list(visit: &Visit, seen: &Seen) -> Markup {
    let words = visit.words();
    let today = visit.who().today();
    let columns = [
        Column::words(words.say("agreement-name")),
        Column::words(words.say("agreement-partner")),
        Column::words(words.say("agreement-sort")).minor(),
        Column::words(words.say("agreement-unit")).minor(),
        Column::words(words.say("agreement-until")),
        Column::words(words.say("agreement-state")),
    ];
    let line = |(row, unit): &(AgreementRow, String)| {
        Line::Row(vec![
            html! { a href={ "/agreements/" (row.id) } { (row.title) } },
            html! { (row.partner) },
            html! { (words.say(&format!("agreement-sort-{}", row.sort))) },
            html! { (unit) },
            html! { (row.last().vn()) },
            state(visit, row, today),
        ])
    };
    let lines: Vec<Line> = seen.all.iter().map(line).collect();
    html! {
        @if lines.is_empty() {
            (empty(Icon::Note, &words.say("agreements-none"), None))
        } @else {
            (table(&words.say("agreements-title"), &columns, &lines))
            (seen.sift.pages(words, seen.part))
        }
    }
}

/// Where an agreement stands today.
fn state(visit: &Visit, row: &AgreementRow, today: Day) -> Markup {
    let (tone, key) = stands(row, today);
    badge(tone, &visit.say(key))
}

fn stands(row: &AgreementRow, today: Day) -> (Tone, &'static str) {
    if rules::is_soon(row, today) {
        (Tone::Waiting, "agreement-soon")
    } else if row.holds(today) {
        (Tone::Done, "agreement-holds")
    } else if row.from_on > today && row.ended_on.is_none() {
        (Tone::Note, "agreement-not-begun")
    } else {
        (Tone::Locked, "agreement-over")
    }
}

//! `/agreements`: with whom a unit agreed on what, until when. Handlers read, ask for a pass, call
//! store and rules and answer; they hold no SQL and no rule. The menu leads here from the work that
//! is recorded (`works/activities`), which also shows what was done under one.

mod new;
mod show;

use crate::model::AgreementRow;
use crate::{acts, rules, store};
use kernel::Day;
use kernel::sheet::{Cell, Kind, Sheet};
use kit::badge::{Tone, badge};
use kit::icon::Icon;
use kit::kept::{Kept, cut, cut_at, links};
use kit::notice::empty;
use kit::page::{Group, button_link};
use kit::table::{Column, Line, table};
use kit::{Answer, Markup, PageHead, Routes, Visit, html};
use org::standing::Standing;

/// All routes.
pub fn routes() -> Routes {
    Routes::new().get("/agreements", index).and(new::routes()).and(show::routes())
}

/// `GET /agreements?unit=`
async fn index(visit: Visit) -> Answer {
    let (who, code) = (visit.known()?.clone(), visit.query("unit"));
    let found = visit.house().db.read(move |tx| {
        let standing = Standing::at(tx, &who, &acts::VIEW, &code, who.today())?;
        let all = store::list(tx, &standing.pass, who.today())?;
        let may_keep = who.may(&acts::KEEP, &standing.place).is_ok();
        Ok((standing, all, may_keep))
    });
    let (standing, all, may_keep) = found.await?;
    if let Some(kept) = Kept::asked(&visit) {
        return kept.answer(&visit, sheet(&visit, &standing, &all)).await;
    }
    let to = format!("/agreements/new?unit={}", standing.place.code);
    let head = PageHead::new(visit.say("agreements-title"), Group::Works)
        .lead(visit.say("agreements-lead"))
        .actions(html! {
            (links(&visit))
            @if may_keep { (button_link(&visit.say("agreement-new"), &to, true)) }
        });
    let head = standing.head(head, |code| format!("/agreements?unit={code}"));
    Ok(visit.page(&head, html! { section.card { (list(&visit, &all)) } }))
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
    cut_at(sheet, words, store::LIST as usize)
}

fn list(visit: &Visit, all: &[(AgreementRow, String)]) -> Markup {
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
    let lines: Vec<Line> = all.iter().map(line).collect();
    html! {
        @if lines.is_empty() {
            (empty(Icon::Note, &words.say("agreements-none"), None))
        } @else {
            (table(&words.say("agreements-title"), &columns, &lines))
            (cut(words, lines.len(), store::LIST as usize))
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

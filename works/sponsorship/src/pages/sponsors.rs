//! `/sponsors`: who helps, at a unit and under it; who is still to be verified.

use crate::rules;
use kernel::db::Tx;
use kernel::fold::{self, fold};
use kernel::sheet::{Cell, Kind, Sheet};
use kernel::{Month, Result, UnitId, Who, place};
use kit::badge::{Tone, badge};
use kit::icon::Icon;
use kit::kept::{Kept, cut_at, links};
use kit::notice::empty;
use kit::page::{Group, button_link};
use kit::sift::{Choose, LINES, MANY, Sift};
use kit::table::{Column, Line, table};
use kit::tabs::Part;
use kit::{Answer, Markup, PageHead, Routes, Visit, html};
use org::standing::Standing;
use sponsors::{SponsorId, SponsorKind, SponsorRow, acts, store};
use std::collections::HashMap;

pub(super) fn routes() -> Routes {
    Routes::new().get("/sponsors", index)
}

/// What the list shows.
struct Seen {
    standing: Standing,
    sift: Sift,
    part: Part,
    rows: Vec<SponsorRow>,
    units: HashMap<UnitId, String>,
    helps: HashMap<SponsorId, i64>,
    may_keep: bool,
}

/// The filters of the list beside its unit.
const FILTERS: [&str; 3] = ["kind", "state", "q"];

fn load(tx: &mut Tx<'_>, who: &Who, mut sift: Sift, is_file: bool) -> Result<Seen> {
    let standing = Standing::at(tx, who, &acts::VIEW, &sift.unit, who.today())?;
    let asked = store::Asked {
        words: fold::words(&fold(sift.get("q"))).map(str::to_owned).collect(),
        kind: sift.get("kind").to_owned(),
        state: sift.get("state").to_owned(),
    };
    let pass = &standing.pass;
    let (_, many) = store::list(tx, pass, &asked, (0, 0))?;
    let part = sift.part(many as usize);
    let span = if is_file { (MANY, 0) } else { (LINES, part.offset()) };
    let (rows, _) = store::list(tx, pass, &asked, span)?;
    let units = place::names(tx, rows.iter().map(|row| row.unit))?;
    let helps = crate::store::who_helps(tx, pass, Month::of(who.today()))?.into_iter().collect();
    let may_keep = who.may(&acts::KEEP, &standing.place).is_ok();
    sift.unit.clone_from(&standing.place.code);
    Ok(Seen { standing, sift, part, rows, units, helps, may_keep })
}

/// `GET /sponsors?unit=&kind=&state=&q=&page=&file=`
async fn index(visit: Visit) -> Answer {
    let (who, kept) = (visit.known()?.clone(), Kept::asked(&visit));
    let (sift, is_file) = (Sift::of(&visit, "/sponsors", &FILTERS), kept.is_some());
    let read = move |tx: &mut Tx<'_>| load(tx, &who, sift.clone(), is_file);
    let seen = visit.house().db.read(read).await?;
    if let Some(kept) = kept {
        return kept.answer(&visit, sheet(&visit, &seen)).await;
    }
    let words = visit.words();
    let new = format!("/sponsors/new?unit={}", seen.sift.unit);
    let enquiries = format!("/sponsors/enquiries?unit={}", seen.sift.unit);
    let head = PageHead::new(words.say("sponsors-title"), Group::Works)
        .lead(words.say("sponsors-lead"))
        .actions(html! {
            (links(&visit))
            (button_link(&words.say("enquiries-title"), &enquiries, false))
            @if seen.may_keep { (button_link(&words.say("sponsor-new"), &new, true)) }
        });
    let head = seen.standing.head(head, |code| seen.sift.at(code));
    let body = html! {
        section.card { (filters(&visit, &seen.sift)) (list(&visit, &seen)) }
    };
    Ok(visit.page(&head, body))
}

fn filters(visit: &Visit, sift: &Sift) -> Markup {
    let words = visit.words();
    let kind = |kind: SponsorKind| {
        (kind.code().to_owned(), words.say(&format!("sponsor-kind-{}", kind.code())))
    };
    let state = |code: &str| (code.to_owned(), words.say(&format!("sponsor-is-{code}")));
    let choices = vec![
        Choose::new("kind", words.say("sponsor-kind"), SponsorKind::ALL.map(kind).into()),
        Choose::new(
            "state",
            words.say("sponsorship-state"),
            ["open", "unverified", "closed"].map(state).into(),
        ),
    ];
    sift.draw(words, &choices, Some(&words.say("sponsors-search")))
}

/// Whether it was verified, or has stopped helping.
pub(super) fn state_badge(visit: &Visit, row: &SponsorRow) -> Markup {
    let (tone, code) = match (row.closed_on, row.verified_on) {
        (Some(_), _) => (Tone::Locked, "closed"),
        (None, Some(_)) => (Tone::Done, "open"),
        (None, None) => (Tone::Waiting, "unverified"),
    };
    badge(tone, &visit.say(&format!("sponsor-is-{code}")))
}

fn list(visit: &Visit, seen: &Seen) -> Markup {
    let words = visit.words();
    let columns = [
        Column::words(words.say("sponsor-called")),
        Column::words(words.say("sponsor-kind")),
        Column::words(words.say("sponsorship-unit")).minor(),
        Column::number(words.say("sponsor-helps")),
        Column::words(words.say("sponsorship-state")),
    ];
    let line = |row: &SponsorRow| {
        Line::Row(vec![
            html! { a href={ "/sponsors/" (row.id) } { (row.called) } },
            html! { (words.say(&format!("sponsor-kind-{}", row.kind))) },
            html! { (seen.units.get(&row.unit).map_or("", String::as_str)) },
            html! { (helps(seen, row)) },
            state_badge(visit, row),
        ])
    };
    let lines: Vec<Line> = seen.rows.iter().map(line).collect();
    html! {
        @if lines.is_empty() { (empty(Icon::People, &words.say("sponsors-none"), None)) }
        @else {
            (table(&words.say("sponsors-title"), &columns, &lines))
            (seen.sift.pages(words, seen.part))
        }
    }
}

/// How many addresses it stands by this month, of how many that it owes.
fn helps(seen: &Seen, row: &SponsorRow) -> String {
    let many = seen.helps.get(&row.id).copied().unwrap_or(0);
    let today = seen.standing.pass.today();
    match SponsorKind::read(&row.kind).and_then(rules::owes) {
        Some(owed) => format!("{many}/{}", rules::norm(owed, today)),
        None => many.to_string(),
    }
}

fn sheet(visit: &Visit, seen: &Seen) -> Sheet {
    let (words, place) = (visit.words(), &seen.standing.place);
    let title = format!("{} · {}", words.say("sponsors-title"), place.name);
    let mut sheet = Sheet::new(&format!("sponsors {}", place.code), &title, visit.who().today())
        .column(&words.say("sponsor-called"), Kind::Text)
        .column(&words.say("sponsor-kind"), Kind::Text)
        .column(&words.say("sponsorship-unit"), Kind::Text)
        .column(&words.say("sponsor-helps"), Kind::Text);
    for row in &seen.rows {
        sheet.row([
            Cell::from(row.called.as_str()),
            Cell::from(words.say(&format!("sponsor-kind-{}", row.kind))),
            Cell::from(seen.units.get(&row.unit).map_or("", String::as_str)),
            Cell::from(helps(seen, row)),
        ]);
    }
    cut_at(sheet, words, MANY as usize)
}

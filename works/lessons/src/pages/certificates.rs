//! `/classes/certificates`: the certificates of a unit and of those under it, found by name or
//! number; whether each is good is read on the day of asking.

use crate::model::{CertificateRow, Standing as Good};
use crate::{acts, rules, store};
use kernel::db::Tx;
use kernel::sheet::{Cell, Kind, Sheet};
use kernel::{Day, Result, Who};
use kit::badge::{Tone, badge};
use kit::icon::Icon;
use kit::kept::{Kept, cut_at, links};
use kit::notice::empty;
use kit::page::{Group, button_print};
use kit::sift::{Choose, MANY, Sift};
use kit::table::{Column, Line, table};
use kit::tabs::Part;
use kit::{Answer, Markup, PageHead, Routes, Visit, html};
use org::standing::Standing;

/// The filters of the list beside its unit.
const FILTERS: [&str; 3] = ["standing", "year", "q"];

/// How a certificate may stand, as the address says it.
const STANDINGS: [&str; 3] = ["good", "expired", "withdrawn"];

/// What the list shows.
struct Seen {
    standing: Standing,
    sift: Sift,
    part: Part,
    all: Vec<CertificateRow>,
}

pub(super) fn routes() -> Routes {
    Routes::new().get("/classes/certificates", index)
}

fn load(tx: &mut Tx<'_>, who: &Who, mut sift: Sift, is_file: bool) -> Result<Seen> {
    let standing = Standing::at(tx, who, &acts::VIEW, &sift.unit, who.today())?;
    let mut all = store::certificates(tx, &standing.pass, sift.get("q"), (who.today(), MANY))?;
    all.retain(|row| {
        let code = stands(row, who.today()).1.trim_start_matches("certificate-");
        sift.takes("standing", code) && sift.takes("year", &row.year.to_string())
    });
    let (all, part) = sift.cut(all, is_file);
    sift.unit.clone_from(&standing.place.code);
    Ok(Seen { standing, sift, part, all })
}

/// `GET /classes/certificates?unit=&standing=&year=&q=&page=&file=`
async fn index(visit: Visit) -> Answer {
    let (who, kept) = (visit.known()?.clone(), Kept::asked(&visit));
    let (sift, is_file) = (Sift::of(&visit, "/classes/certificates", &FILTERS), kept.is_some());
    let read = move |tx: &mut Tx<'_>| load(tx, &who, sift.clone(), is_file);
    let seen = visit.house().db.read(read).await?;
    if let Some(kept) = kept {
        return kept.answer(&visit, sheet(&visit, &seen.standing, &seen.all)).await;
    }
    let words = visit.words();
    let head = PageHead::new(words.say("certificates-title"), Group::Works)
        .lead(words.say("certificates-lead"))
        .actions(html! { (links(&visit)) (button_print(words)) });
    let head = seen.standing.head(head, |code| seen.sift.at(code));
    let body = html! { section.card { (filters(&visit, &seen.sift)) (list(&visit, &seen)) } };
    Ok(visit.page(&head, body))
}

/// Whether they are good, the year of their number, name or number.
fn filters(visit: &Visit, sift: &Sift) -> Markup {
    let words = visit.words();
    let said = |code: &str| (code.to_owned(), words.say(&format!("certificate-{code}")));
    let choices = [
        Choose::new("standing", words.say("certificate-standing"), STANDINGS.map(said).into()),
        Choose::years(words.say("certificate-year"), visit.who().today()),
    ];
    sift.draw(words, &choices, Some(&words.say("certificates-search")))
}

fn sheet(visit: &Visit, standing: &Standing, all: &[CertificateRow]) -> Sheet {
    let words = visit.words();
    let title = format!("{} · {}", words.say("certificates-title"), standing.place.name);
    let name = format!("certificates {}", standing.place.code);
    let mut sheet = Sheet::new(&name, &title, visit.who().today())
        .column(&words.say("certificate-number"), Kind::Text)
        .column(&words.say("lesson-person"), Kind::Text)
        .column(&words.say("lesson-name"), Kind::Text)
        .column(&words.say("certificate-given"), Kind::Day)
        .column(&words.say("certificate-expires"), Kind::Day)
        .column(&words.say("certificate-standing"), Kind::Text);
    for row in all {
        sheet.row([
            Cell::from(row.number()),
            Cell::from(row.full_name.as_str()),
            Cell::from(row.title.as_str()),
            Cell::Day(row.given_on),
            row.expires_on.map_or(Cell::Empty, Cell::Day),
            Cell::from(visit.say(stands(row, visit.who().today()).1)),
        ]);
    }
    cut_at(sheet, words, MANY as usize)
}

fn list(visit: &Visit, seen: &Seen) -> Markup {
    let words = visit.words();
    let columns = [
        Column::words(words.say("certificate-number")),
        Column::words(words.say("lesson-person")),
        Column::words(words.say("lesson-name")).minor(),
        Column::words(words.say("certificate-given")).minor(),
        Column::words(words.say("certificate-expires")),
        Column::words(words.say("certificate-standing")),
    ];
    let line = |row: &CertificateRow| {
        Line::Row(vec![
            link(row),
            html! { (row.full_name) },
            html! { a href={ "/classes/" (row.class) } { (row.title) } },
            html! { (row.given_on.vn()) },
            html! { (row.expires_on.map(|day| day.vn()).unwrap_or_default()) },
            good(visit, row),
        ])
    };
    let lines: Vec<Line> = seen.all.iter().map(line).collect();
    html! {
        @if lines.is_empty() {
            (empty(Icon::Note, &words.say("certificates-none"), None))
        } @else {
            (table(&words.say("certificates-title"), &columns, &lines))
            (seen.sift.pages(words, seen.part))
        }
    }
}

/// The number of a certificate, which leads to its page.
pub(super) fn link(row: &CertificateRow) -> Markup {
    html! { a href={ "/classes/certificates/" (row.id) } { (row.number()) } }
}

/// Whether a certificate is good today.
fn good(visit: &Visit, row: &CertificateRow) -> Markup {
    let (tone, key) = stands(row, visit.who().today());
    badge(tone, &visit.say(key))
}

/// The same with the last day on which it is good, where it has one.
pub(super) fn good_until(visit: &Visit, row: &CertificateRow) -> Markup {
    let key = match rules::standing(row, visit.who().today()) {
        Good::Expired => "certificate-ran-out",
        Good::Good | Good::Withdrawn => "certificate-until",
    };
    html! {
        (good(visit, row))
        @if let Some(day) = row.expires_on {
            " " span.quiet { (visit.words().say_with(key, &[("day", day.vn())])) }
        }
    }
}

fn stands(row: &CertificateRow, today: Day) -> (Tone, &'static str) {
    match rules::standing(row, today) {
        Good::Good => (Tone::Done, "certificate-good"),
        Good::Expired => (Tone::Call, "certificate-expired"),
        Good::Withdrawn => (Tone::Locked, "certificate-withdrawn"),
    }
}

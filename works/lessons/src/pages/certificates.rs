//! `/classes/certificates`: the certificates of a unit and of those under it, found by name or
//! number; whether each is good is read on the day of asking.

use crate::model::{CertificateRow, Standing as Good};
use crate::{acts, rules, store};
use kernel::db::Tx;
use kernel::sheet::{Cell, Kind, Sheet};
use kit::badge::{Tone, badge};
use kit::form::{Field, Filled, Form};
use kit::icon::Icon;
use kit::kept::{Kept, cut, cut_at, links};
use kit::notice::empty;
use kit::page::{Group, button_print};
use kit::table::{Column, Line, table};
use kit::{Answer, Markup, PageHead, Routes, Typed, Visit, html};
use org::standing::Standing;

static SEARCH: Form =
    Form::new("search", &[Field::text("q", "certificates-search", 100).optional()]);

pub(super) fn routes() -> Routes {
    Routes::new().get("/classes/certificates", index)
}

/// `GET /classes/certificates?unit=&q=`
async fn index(visit: Visit) -> Answer {
    let (who, code, search) = (visit.known()?.clone(), visit.query("unit"), visit.query("q"));
    let asked = search.clone();
    let found = visit.house().db.read(move |tx: &mut Tx<'_>| {
        let standing = Standing::at(tx, &who, &acts::VIEW, &code, who.today())?;
        let all = store::certificates(tx, &standing.pass, &asked, who.today())?;
        Ok((standing, all))
    });
    let (standing, all) = found.await?;
    if let Some(kept) = Kept::asked(&visit) {
        return kept.answer(&visit, sheet(&visit, &standing, &all)).await;
    }
    let words = visit.words();
    let head = PageHead::new(words.say("certificates-title"), Group::Works)
        .lead(words.say("certificates-lead"))
        .actions(html! { (links(&visit)) (button_print(words)) });
    let head = standing.head(head, |code| format!("/classes/certificates?unit={code}"));
    Ok(visit.page(&head, body(&visit, &standing.place.code, search, &all)))
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
            Cell::from(visit.say(stands(visit, row).1)),
        ]);
    }
    cut_at(sheet, words, store::LIST as usize)
}

fn body(visit: &Visit, unit: &str, search: String, all: &[CertificateRow]) -> Markup {
    let words = visit.words();
    let typed = Typed::of([("q", search)]);
    html! {
        section.card {
            form.form method="get" action="/classes/certificates" role="search" novalidate {
                input type="hidden" name="unit" value=(unit);
                (SEARCH.draw(words, &Filled::with(typed, &[])))
                button.btn type="submit" { (words.say("certificates-find")) }
            }
            (list(visit, all))
        }
    }
}

fn list(visit: &Visit, all: &[CertificateRow]) -> Markup {
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
    let lines: Vec<Line> = all.iter().map(line).collect();
    html! {
        @if lines.is_empty() {
            (empty(Icon::Note, &words.say("certificates-none"), None))
        } @else {
            (table(&words.say("certificates-title"), &columns, &lines))
            (cut(words, lines.len(), store::LIST as usize))
        }
    }
}

/// The number of a certificate, which leads to its page.
pub(super) fn link(row: &CertificateRow) -> Markup {
    html! { a href={ "/classes/certificates/" (row.id) } { (row.number()) } }
}

/// Whether a certificate is good today.
pub(super) fn good(visit: &Visit, row: &CertificateRow) -> Markup {
    let (tone, key) = stands(visit, row);
    badge(tone, &visit.say(key))
}

fn stands(visit: &Visit, row: &CertificateRow) -> (Tone, &'static str) {
    match rules::standing(row, visit.who().today()) {
        Good::Good => (Tone::Done, "certificate-good"),
        Good::Expired => (Tone::Call, "certificate-expired"),
        Good::Withdrawn => (Tone::Locked, "certificate-withdrawn"),
    }
}

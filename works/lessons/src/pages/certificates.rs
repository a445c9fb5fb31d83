//! `/classes/certificates`: the certificates of a unit and of those under it, found by name or
//! number; whether each is good is read on the day of asking.

use crate::model::{CertificateRow, Standing as Good};
use crate::{acts, rules, store};
use kernel::db::Tx;
use kit::badge::{Tone, badge};
use kit::form::{Field, Filled, Form};
use kit::icon::Icon;
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
    let words = visit.words();
    let head = PageHead::new(words.say("certificates-title"), Group::Works)
        .lead(words.say("certificates-lead"))
        .actions(button_print(words));
    let head = standing.head(head, |code| format!("/classes/certificates?unit={code}"));
    Ok(visit.page(&head, body(&visit, &standing.place.code, search, &all)))
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
            html! { (row.number()) },
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
        }
    }
}

/// Whether a certificate is good today.
pub(super) fn good(visit: &Visit, row: &CertificateRow) -> Markup {
    let words = visit.words();
    match rules::standing(row, visit.who().today()) {
        Good::Good => badge(Tone::Done, &words.say("certificate-good")),
        Good::Expired => badge(Tone::Call, &words.say("certificate-expired")),
        Good::Withdrawn => badge(Tone::Locked, &words.say("certificate-withdrawn")),
    }
}

//! `/notices`: what one was told, the newest first. Looking at the page reads them.

use crate::acts;
use crate::model::NoticeRow;
use crate::store;
use kernel::db::Tx;
use kit::badge::{Tone, badge};
use kit::icon::Icon;
use kit::notice::empty;
use kit::page::{Group, button_post};
use kit::{Answer, Markup, PageHead, Routes, Visit, Words, html};

/// Notices of a page.
const MOST: i64 = 100;

pub(crate) fn routes() -> Routes {
    Routes::new().get("/notices", show).post("/notices/seen", seen)
}

/// `GET /notices`
async fn show(visit: Visit) -> Answer {
    let pass = visit.known()?.may_own(&acts::OWN)?;
    let rows = visit.house().db.read(move |tx: &mut Tx<'_>| store::list(tx, &pass, MOST)).await?;
    let words = visit.words();
    let mut head = PageHead::new(words.say("notices-title"), Group::Today).narrow();
    if rows.iter().any(|row| row.seen_at.is_none()) {
        head = head.actions(button_post(&words.say("notices-seen"), "/notices/seen", false));
    }
    let body = html! {
        section.card {
            @if rows.is_empty() {
                (empty(Icon::Check, &words.say("notices-none"), None))
            } @else {
                ul.list { @for row in &rows { (one(words, row)) } }
            }
        }
    };
    Ok(visit.page(&head, body))
}

/// `POST /notices/seen`
async fn seen(visit: Visit) -> Answer {
    let pass = visit.known()?.may_own(&acts::OWN)?;
    visit.house().db.write(move |tx: &mut Tx<'_>| store::see_all(tx, &pass)).await?;
    Ok(kit::web::redirect("/notices"))
}

fn one(words: &Words, row: &NoticeRow) -> Markup {
    html! {
        li { a href=(row.href) {
            span { (said(words, &row.kind, &row.args())) }
            @if row.seen_at.is_none() { (badge(Tone::Call, &words.say("notices-new"))) }
            span.quiet {
                (row.made_name) " · " (row.made_at.hour_minute()) " " (row.made_at.day().vn())
            }
        } }
    }
}

/// What a notice says: its message, with arguments that are keys said in the reader's language.
pub fn said(words: &Words, kind: &str, args: &[(String, String)]) -> String {
    let spoken: Vec<(&str, String)> = args
        .iter()
        .map(|(name, value)| match value.strip_prefix('@') {
            Some(key) => (name.as_str(), words.say(key)),
            None => (name.as_str(), value.clone()),
        })
        .collect();
    words.say_with(&format!("notice-{kind}"), &spoken)
}

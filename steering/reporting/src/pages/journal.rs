//! `GET /journal`: who did what under a unit, the newest first. It shows acts, never the rows they
//! were done to.

use crate::acts;
use kernel::db::Tx;
use kernel::journal::{self, Line as Entry};
use kernel::{Instant, Result, Who};
use kit::icon::Icon;
use kit::notice::empty;
use kit::page::{Group, PageHead, button_link};
use kit::table::{Column, Line, table};
use kit::{Answer, Markup, Routes, Visit, Words, html};
use org::standing::Standing;

/// Lines of a page.
const LINES: i64 = 50;

pub(super) fn routes() -> Routes {
    Routes::new().get("/journal", show)
}

struct Opened {
    standing: Standing,
    lines: Vec<Entry>,
    next: Option<From>,
}

/// Where a page begins: at this instant, after so many lines of it. One act can write many lines
/// in one instant, so the instant alone would lose some.
#[derive(Debug, Clone, Copy)]
struct From {
    at: Instant,
    skip: i64,
}

impl From {
    fn of(visit: &Visit) -> From {
        let at = visit.query("at").parse().map_or(Instant(i64::MAX - 1), Instant);
        From { at, skip: visit.query("skip").parse().unwrap_or(0).clamp(0, 100_000) }
    }

    /// Where the page after these lines begins.
    fn after(self, lines: &[Entry]) -> Option<From> {
        let last = lines.last().filter(|_| lines.len() as i64 == LINES)?;
        let same = lines.iter().filter(|line| line.at == last.at).count() as i64;
        let skip = if last.at == self.at { self.skip + same } else { same };
        Some(From { at: last.at, skip })
    }
}

fn load(tx: &mut Tx<'_>, who: &Who, code: &str, from: From) -> Result<Opened> {
    let standing = Standing::at(tx, who, &acts::JOURNAL, code, who.today())?;
    let before = from.at.add_millis(1);
    let lines = journal::list(tx, &standing.pass, before, LINES + from.skip)?;
    let lines: Vec<Entry> = lines.into_iter().skip(from.skip as usize).collect();
    let next = from.after(&lines);
    Ok(Opened { standing, lines, next })
}

/// `GET /journal?unit=&at=&skip=`
async fn show(visit: Visit) -> Answer {
    let (who, code) = (visit.known()?.clone(), visit.query("unit"));
    let from = From::of(&visit);
    let read = move |tx: &mut Tx<'_>| load(tx, &who, &code, from);
    let opened = visit.house().db.read(read).await?;
    let head =
        PageHead::new(visit.say("journal-title"), Group::Steering).lead(visit.say("journal-lead"));
    let head = opened.standing.head(head, |code| format!("/journal?unit={code}"));
    Ok(visit.page(&head, draw(&visit, &opened)))
}

/// What an act is called.
pub(super) fn act(words: &Words, name: &str) -> String {
    named(words, format!("act-{}", name.replace('.', "-")), name)
}

/// The message of a key; a job's act or a table of a later version is shown by its own name.
fn named(words: &Words, key: String, name: &str) -> String {
    if words.knows(&key) { words.say(&key) } else { name.to_owned() }
}

fn draw(visit: &Visit, opened: &Opened) -> Markup {
    let words = visit.words();
    if opened.lines.is_empty() {
        return empty(Icon::Note, &words.say("journal-empty"), None);
    }
    let columns = [
        Column::words(words.say("journal-at")),
        Column::words(words.say("journal-who")),
        Column::words(words.say("journal-act")),
        Column::words(words.say("journal-subject")).minor(),
        Column::number(words.say("journal-version")).minor(),
    ];
    let lines: Vec<Line> = opened.lines.iter().map(|entry| line(visit, entry)).collect();
    let code = &opened.standing.place.code;
    html! {
        section.card { (table(&words.say("journal-title"), &columns, &lines)) }
        @if let Some(next) = opened.next {
            nav.pages aria-label=(words.say("kit-pages")) {
                (button_link(
                    &words.say("journal-older"),
                    &format!("/journal?unit={code}&at={}&skip={}", next.at.0, next.skip),
                    false,
                ))
            }
        }
    }
}

fn line(visit: &Visit, entry: &Entry) -> Line {
    Line::Row(vec![
        html! { (entry.at.day().vn()) " " (entry.at.hour_minute()) },
        html! { (entry.actor) },
        html! {
            (act(visit.words(), &entry.act))
            @if let Some(purpose) = &entry.purpose { " · " (purpose) }
        },
        html! {
            (named(
                visit.words(),
                format!("subject-{}", entry.subject.replace('_', "-")),
                &entry.subject,
            ))
        },
        html! { (entry.version) },
    ])
}

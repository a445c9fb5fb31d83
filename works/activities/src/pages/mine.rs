//! `GET /activities/mine`: what the reader recorded, the newest first, and what became of it. For
//! a volunteer on a phone it is the first page; nobody reads another's here.

use super::say;
use crate::model::{OwnRow, State};
use crate::{acts, store};
use axum::response::Response;
use catalogue::Kind;
use kernel::db::Tx;
use kernel::sheet::{Cell, Kind as Holds, Sheet};
use kernel::{Count, Result};
use kit::icon::Icon;
use kit::kept::{Kept, cut, cut_at, links};
use kit::notice::empty;
use kit::page::{Group, button_link};
use kit::sift::MANY;
use kit::{Answer, PageHead, Routes, Visit, html};
use org::standing::Standing;

/// Lines of the page.
const LINES: i64 = 100;

pub(super) fn routes() -> Routes {
    Routes::new().get("/activities/mine", mine)
}

struct Opened {
    standing: Standing,
    rows: Vec<OwnRow>,
    kinds: Vec<Kind>,
}

/// `GET /activities/mine?unit=&file=`
async fn mine(visit: Visit) -> Answer {
    let (who, code) = (visit.known()?.clone(), visit.query("unit"));
    let kept = Kept::asked(&visit);
    let most = if kept.is_some() { MANY } else { LINES };
    let read = move |tx: &mut Tx<'_>| -> Result<Opened> {
        let standing = Standing::at(tx, &who, &acts::MINE, &code, who.today())?;
        let rows = store::mine(tx, &standing.pass, most)?;
        let kinds = catalogue::known(tx, &standing.pass)?;
        Ok(Opened { standing, rows, kinds })
    };
    let opened = visit.house().db.read(read).await?;
    match kept {
        Some(kept) => kept.answer(&visit, sheet(&visit, &opened)).await,
        None => Ok(draw(&visit, &opened)),
    }
}

fn sheet(visit: &Visit, opened: &Opened) -> Sheet {
    let words = visit.words();
    let title = format!("{} · {}", words.say("mine-title"), opened.standing.place.name);
    let mut sheet = Sheet::new("mine", &title, visit.who().today())
        .column(&words.say("activity-day"), Holds::Day)
        .column(&words.say("activity-kind"), Holds::Text)
        .column(&words.say("activity-name"), Holds::Text)
        .column(&words.say("activity-counted"), Holds::Count)
        .column(&words.say("activity-state"), Holds::Text)
        .column(&words.say("activity-why"), Holds::Text);
    for row in &opened.rows {
        let kind = opened.kinds.iter().find(|kind| kind.code == row.kind);
        sheet.row([
            Cell::Day(row.on_day),
            Cell::from(say::kind(words, kind, &row.kind)),
            Cell::from(row.title.as_str()),
            Cell::Count(Count(row.counted)),
            Cell::from(words.say(&format!("activity-state-{}", row.state))),
            Cell::from(row.note.as_deref().unwrap_or_default()),
        ]);
    }
    cut_at(sheet, words, MANY as usize)
}

fn draw(visit: &Visit, opened: &Opened) -> Response {
    let new = format!("/activities/new?unit={}", opened.standing.place.code);
    let head = PageHead::new(visit.say("mine-title"), Group::Works)
        .lead(visit.say("mine-lead"))
        .actions(html! {
            (links(visit))
            (button_link(&visit.say("activity-new"), &new, true))
        })
        .narrow();
    let head = opened.standing.head(head, |code| format!("/activities/mine?unit={code}"));
    let kind = |code: &str| opened.kinds.iter().find(|kind| kind.code == code);
    visit.page(
        &head,
        html! {
            section.card {
                @if opened.rows.is_empty() {
                    (empty(Icon::Note, &visit.say("mine-none"), None))
                } @else {
                    ul.list { @for row in &opened.rows {
                        @let state = State::read(&row.state).unwrap_or(State::Reversed);
                        li {
                            a href={ "/activities/" (row.id) } { (row.title) }
                            span.quiet {
                                (row.on_day.vn()) " · "
                                (say::counted(visit.words(), kind(&row.kind), row.counted))
                            }
                            (say::state(visit.words(), state))
                            @if let Some(note) = &row.note { p { (note) } }
                        }
                    } }
                    (cut(visit.words(), opened.rows.len(), LINES as usize))
                }
            }
        },
    )
}

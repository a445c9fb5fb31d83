//! `GET /activities/mine`: what the reader recorded, the newest first, and what became of it. For
//! a volunteer on a phone it is the first page; nobody reads another's here.

use super::say;
use crate::model::{OwnRow, State};
use crate::{acts, store};
use axum::response::Response;
use catalogue::Kind;
use kernel::Result;
use kernel::db::Tx;
use kit::icon::Icon;
use kit::notice::empty;
use kit::page::{Group, button_link};
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

/// `GET /activities/mine?unit=`
async fn mine(visit: Visit) -> Answer {
    let (who, code) = (visit.known()?.clone(), visit.query("unit"));
    let read = move |tx: &mut Tx<'_>| -> Result<Opened> {
        let standing = Standing::at(tx, &who, &acts::MINE, &code, who.today())?;
        let rows = store::mine(tx, &standing.pass, LINES)?;
        let kinds = catalogue::known(tx, &standing.pass)?;
        Ok(Opened { standing, rows, kinds })
    };
    let opened = visit.house().db.read(read).await?;
    Ok(draw(&visit, &opened))
}

fn draw(visit: &Visit, opened: &Opened) -> Response {
    let new = format!("/activities/new?unit={}", opened.standing.place.code);
    let head = PageHead::new(visit.say("mine-title"), Group::Works)
        .lead(visit.say("mine-lead"))
        .actions(button_link(&visit.say("activity-new"), &new, true))
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
                }
            }
        },
    )
}

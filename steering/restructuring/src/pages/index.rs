//! `GET /restructuring`: the decisions that changed, or will change, the map of a unit.

use super::say;
use crate::model::DecisionRow;
use crate::{acts, store};
use kernel::db::Tx;
use kernel::{Result, Who};
use kit::icon::Icon;
use kit::notice::empty;
use kit::page::{Group, button_link};
use kit::table::{Column, Line, table};
use kit::{Answer, Markup, PageHead, Routes, Visit, html};
use org::standing::{self, Standing};

pub(super) fn routes() -> Routes {
    Routes::new().get("/restructuring", index)
}

struct Seen {
    standing: Standing,
    rows: Vec<DecisionRow>,
    may_write: bool,
}

fn load(tx: &mut Tx<'_>, who: &Who, code: &str) -> Result<Seen> {
    let standing = Standing::at(tx, who, &acts::VIEW, code, who.today())?;
    let rows = store::list(tx, &standing.pass)?;
    let may_write = standing::pass(tx, who, &acts::WRITE, &standing.place).is_ok();
    Ok(Seen { standing, rows, may_write })
}

/// `GET /restructuring?unit=`
async fn index(visit: Visit) -> Answer {
    let (who, code) = (visit.known()?.clone(), visit.query("unit"));
    let seen = visit.house().db.read(move |tx: &mut Tx<'_>| load(tx, &who, &code)).await?;
    let mut head = PageHead::new(visit.say("restructuring-title"), Group::Steering)
        .lead(visit.say("restructuring-lead"));
    let new = format!("/restructuring/new?unit={}", seen.standing.place.code);
    if seen.may_write {
        head = head.actions(button_link(&visit.say("restructuring-new"), &new, true));
    }
    let head = seen.standing.head(head, |code| format!("/restructuring?unit={code}"));
    Ok(visit.page(&head, html! { section.card { (list(&visit, &seen)) } }))
}

fn list(visit: &Visit, seen: &Seen) -> Markup {
    let words = visit.words();
    let columns = [
        Column::words(words.say("restructuring-decision")),
        Column::words(words.say("restructuring-on-day")),
        Column::words(words.say("restructuring-state")),
    ];
    let line = |row: &DecisionRow| {
        Line::Row(vec![
            html! {
                a href=(say::path(row.id)) { (row.title) } br;
                span.quiet { (row.number) " · " (row.signer) }
            },
            html! { (row.on_day.vn()) },
            say::state(visit, row),
        ])
    };
    let lines: Vec<Line> = seen.rows.iter().map(line).collect();
    html! {
        @if lines.is_empty() {
            (empty(Icon::Compass, &words.say("restructuring-none"), None))
        } @else {
            (table(&words.say("restructuring-title"), &columns, &lines))
        }
    }
}

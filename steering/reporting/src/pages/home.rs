//! `GET /`: Hôm nay. What must I do, what changed, where do we stand. It gathers what other pages
//! show in full and decides nothing.

mod changed;
mod kept;
mod map;
mod stand;
mod todo;

use super::asked::Asked;
use super::say;
use super::seen::Seen;
use crate::{acts, owed};
use axum::response::Response;
use book::Figures;
use changed::Change;
use kernel::db::Tx;
use kernel::{Day, Result, Who};
use kit::icon::Icon;
use kit::notice::empty;
use kit::page::{Group, PageHead, button_link};
use kit::{Answer, Routes, Visit, html};
use map::Spots;
pub use stand::SIX;
use stand::Trends;
use todo::Todo;

pub(super) fn routes() -> Routes {
    Routes::new().get("/", show)
}

/// Everything the page shows.
struct Opened {
    seen: Seen,
    todo: Vec<Todo>,
    changes: Vec<(Change, String)>,
    trends: Trends,
    spots: Spots,
    due: Option<Day>,
}

fn load(tx: &mut Tx<'_>, who: &Who, figures: &Figures, asked: &Asked) -> Result<Opened> {
    let seen = Seen::load(tx, who, &acts::VIEW, figures, asked)?;
    Ok(Opened {
        todo: todo::load(tx, who, &seen)?,
        changes: changed::load(tx, who, &seen)?,
        trends: stand::load(tx, figures, &seen)?,
        spots: map::load(tx, figures, &seen)?,
        due: owed::due_of_month(tx, &seen.standing.pass, &seen.standing.place, asked.month)?,
        seen,
    })
}

/// `GET /?unit=&month=`
async fn show(visit: Visit) -> Answer {
    let (who, asked) = (visit.known()?.clone(), Asked::of(&visit)?.into_month());
    let reads = who.grants().iter().any(|grant| acts::VIEW.roles.contains(&grant.role));
    if !reads {
        return Ok(nothing(&visit));
    }
    let figures = visit.house().shelf::<Figures>()?;
    let read = move |tx: &mut Tx<'_>| load(tx, &who, &figures, &asked);
    let opened = visit.house().db.read(read).await?;
    Ok(draw(&visit, &opened))
}

/// An account that keeps the program running, or a volunteer, reads no figures: the pages they have
/// are the way on.
fn nothing(visit: &Visit) -> Response {
    let head = PageHead::new(visit.say("home-menu"), Group::Today).narrow();
    let pages = visit.menu().into_iter().filter(|item| item.path != "/");
    visit.page(
        &head,
        html! {
            (empty(Icon::Compass, &visit.say("home-no-figures"), None))
            section.card { ul.list { @for item in pages {
                li { a href=(item.path) { (visit.say(item.label)) } }
            } } }
        },
    )
}

fn draw(visit: &Visit, opened: &Opened) -> Response {
    let (words, seen) = (visit.words(), &opened.seen);
    let waiting = opened.todo.len() as i64;
    let name = visit.who().name().to_owned();
    let key = if waiting == 0 { "home-title-done" } else { "home-title" };
    let title = words.say_with(key, &[("name", name), ("n", waiting.to_string())]);
    let head = PageHead::new(title, Group::Today)
        .lead(lead(visit, seen, opened.due))
        .waiting(waiting)
        .actions(button_link(&words.say("home-open"), &seen.here.path("/reports"), true));
    let head = seen.head(head, "/", words);
    visit.page(
        &head,
        html! {
            div.cols {
                section.card { h2 { (words.say("home-todo")) } (todo::draw(visit, &opened.todo)) }
                section.card {
                    h2 { (words.say("home-changed")) }
                    (changed::draw(visit, &opened.changes))
                }
                section.card {
                    h2 { (words.say("home-map")) }
                    (map::draw(visit, &opened.spots))
                    (say::split_mark(words, seen))
                }
            }
            (stand::draw(visit, seen, &opened.trends))
        },
    )
}

/// The month, its due day, who has sent.
fn lead(visit: &Visit, seen: &Seen, due: Option<Day>) -> String {
    let words = visit.words();
    let month = seen.here.month;
    let mut parts = match due {
        Some(day) => {
            vec![words.say_with("home-due", &[("month", month.vn()), ("day", day.vn())])]
        }
        None => vec![say::month(words, month)],
    };
    if seen.has_below() {
        parts.push(super::board::sent(words, seen));
    }
    parts.join(" · ")
}

//! `/catalogue`: what kinds of work there are, what each feeds, and a chapter's own. Handlers
//! read, ask for a pass, call store and rules and answer; they hold no SQL and no rule.

mod add;
mod correct;
mod draw;
mod norms;

use crate::acts;
use crate::model::{GROUPS, Kind, KindId};
use crate::store;
use add::CLOSE;
use axum::extract::Path;
use axum::response::Response;
use kernel::Error;
use kit::icon::Icon;
use kit::notice::{Toast, empty};
use kit::page::{Group, button_link, button_print};
use kit::{Answer, Markup, PageHead, Routes, Typed, Visit, html};
use org::standing::Standing;

/// All routes. The menu leads here from the work that is recorded (`works/activities`).
pub fn routes() -> Routes {
    Routes::new()
        .get("/catalogue", index)
        .get("/catalogue/{kind}", show)
        .post("/catalogue/{kind}/close", close)
        .and(add::routes())
        .and(correct::routes())
        .and(norms::routes())
}

/// `GET /catalogue?unit=&q=`
async fn index(visit: Visit) -> Answer {
    let (who, code) = (visit.known()?.clone(), visit.query("unit"));
    let found = visit.house().db.read(move |tx| {
        let standing = Standing::at(tx, &who, &acts::LIST, &code, who.today())?;
        let kinds = store::kinds(tx, &standing.pass, who.today())?;
        let may_add = who.may(&acts::ADD, &standing.place).is_ok();
        Ok((standing, kinds, may_add))
    });
    let (standing, kinds, may_add) = found.await?;
    Ok(list(&visit, &standing, &kinds, may_add))
}

fn list(visit: &Visit, standing: &Standing, kinds: &[Kind], may_add: bool) -> Response {
    let search = visit.query("q");
    let unit = &standing.place.code;
    let shown: Vec<&Kind> = kinds.iter().filter(|kind| kind.is_found(&search)).collect();
    let mut head =
        PageHead::new(visit.say("catalogue-title"), Group::Works).lead(visit.say("catalogue-lead"));
    if may_add {
        let to = format!("/catalogue/new?unit={unit}");
        head = head.actions(button_link(&visit.say("catalogue-new"), &to, true));
    }
    let head = standing.head(head, |code| format!("/catalogue?unit={code}"));
    let body = html! {
        div.stack {
            (draw::search(visit, unit, &search))
            @if shown.is_empty() {
                (empty(Icon::Search, &visit.say("catalogue-none"), None))
            }
            @for group in GROUPS {
                @let of: Vec<&Kind> = shown.iter().copied().filter(|k| k.group == group).collect();
                @if !of.is_empty() { (draw::group(visit, unit, group, &of)) }
            }
        }
    };
    visit.page(&head, body)
}

/// `GET /catalogue/{kind}?unit=`
async fn show(visit: Visit, Path(kind): Path<String>) -> Answer {
    let (who, code) = (visit.known()?.clone(), visit.query("unit"));
    let found = visit.house().db.read(move |tx| {
        let standing = Standing::at(tx, &who, &acts::LIST, &code, who.today())?;
        let kind = store::kind(tx, &standing.pass, &kind)?;
        let is_own = kind.unit == Some(standing.place.id);
        let may = |act| who.may(act, &standing.place).is_ok();
        let may_close = is_own && kind.until > who.today() && may(&acts::CLOSE);
        let (may_name, may_norm) = (is_own && may(&acts::CORRECT), may(&acts::NORM));
        let norms = store::norms(tx, &standing.pass, &kind.code)?;
        Ok((standing, kind, (may_close, may_name), norms, may_norm))
    });
    let (standing, kind, (may_close, may_name), norms, may_norm) = found.await?;
    let to = |code: &str| format!("/catalogue/{}?unit={code}", kind.code);
    let names = may_name.then_some(&standing.place.code);
    let head = standing.head(head_of(&visit, &kind, names), to);
    let body = html! {
        div.stack {
            section.card { (draw::facts(&visit, &kind)) }
            (norms::draw(&visit, &standing.place.code, &kind, &norms, may_norm))
            @if may_close { (close_form(&visit, &standing.place.code, &kind)) }
        }
    };
    Ok(visit.page(&head, body))
}

/// Its head; at the unit that may correct its name, with the way there.
fn head_of(visit: &Visit, kind: &Kind, names: Option<&String>) -> PageHead {
    PageHead::new(kind.label(visit.words().lang()), Group::Works)
        .lead(visit.say(&format!("group-{}", kind.group)))
        .actions(html! {
            (button_print(visit.words()))
            @if let Some(unit) = names { (correct::button(visit, unit, kind)) }
        })
}

fn close_form(visit: &Visit, unit: &str, kind: &Kind) -> Markup {
    let path = format!("/catalogue/{}/close?unit={unit}", kind.code);
    let button = visit.say("catalogue-close");
    html! {
        section.card {
            h2 { (button) }
            p.quiet { (visit.say("catalogue-close-told")) }
            (CLOSE.whole(visit.words(), &path, &button, &kit::form::Filled::default()))
        }
    }
}

/// `POST /catalogue/{kind}/close?unit=`
async fn close(visit: Visit, Path(kind): Path<String>, typed: Typed) -> Answer {
    let (who, code) = (visit.known()?.clone(), visit.query("unit"));
    let id = KindId::read(&kind)?;
    let read = CLOSE.read(&typed);
    read.check_all()?;
    let why = read.text("why");
    let work = visit.house().db.write(move |tx| {
        let standing = Standing::at(tx, &who, &acts::CLOSE, &code, who.today())?;
        let row = store::stored(tx, &standing.pass, id)?;
        if row.unit != standing.place.id {
            return Err(Error::NotFound);
        }
        store::close(tx, &standing.pass, &row, &why)?;
        Ok(standing.place.code)
    });
    let unit = work.await?;
    visit.done(&format!("/catalogue?unit={unit}"), &Toast::new("catalogue-done-close"))
}

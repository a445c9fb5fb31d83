//! What belongs to no single capability: the search over all of them and the words of the demo.
//! It finds only what the reader may open, and holds no SQL.

use axum::extract::{Request, State};
use axum::http::{Method, header};
use axum::middleware::Next;
use axum::response::Response;
use kernel::db::Tx;
use kernel::place::{self, UnitRow};
use kernel::{Result, Who};
use kit::page::{Bell, Group, MenuItem};
use kit::{Answer, Capability, House, Lang, PageHead, Routes, Visit, html};
use serde_json::json;

/// Most rows a search answers.
const MOST: usize = 12;

/// The program's own part among the capabilities.
pub const CAPABILITY: Capability = Capability {
    name: "program",
    schema: &[],
    messages: &[
        (Lang::Vi, include_str!("../messages/vi.ftl")),
        (Lang::En, include_str!("../messages/en.ftl")),
    ],
    figures: &[],
    acts: &[],
    routes,
};

fn routes() -> Routes {
    Routes::new().get("/search", search)
}

/// Counts the notices that the person behind a page has not read. It is one number of one index,
/// and a page goes on without it when it cannot be read.
pub async fn ring(State(house): State<House>, mut request: Request, next: Next) -> Response {
    let account = request.extensions().get::<Who>().and_then(Who::account_id);
    let is_page = *request.method() == Method::GET || *request.method() == Method::POST;
    if let Some(account) = account.filter(|_| is_page && !is_asset(&request)) {
        let count = house.db.read(move |tx| notices::store::unseen(tx, account)).await;
        if let Ok(count) = count {
            request.extensions_mut().insert(Bell(count));
        }
    }
    next.run(request).await
}

/// Pictures, scripts and what our own script asks for show no frame.
fn is_asset(request: &Request) -> bool {
    let wants_json = request.headers().get(header::ACCEPT).is_some_and(|accept| {
        accept.to_str().is_ok_and(|text| text.starts_with("application/json"))
    });
    wants_json || request.uri().path().starts_with("/assets/")
}

struct Found {
    label: String,
    hint: String,
    href: String,
}

/// `GET /search?q=`: a page for everybody, JSON for the palette.
async fn search(visit: Visit) -> Answer {
    let who = visit.known()?.clone();
    let query = visit.query("q");
    let asked = query.clone();
    let units = visit.house().db.read(move |tx| units(tx, &who, &asked)).await?;
    let mut found = pages(&visit, &query);
    found.extend(figures(&visit, &query));
    found.extend(units.into_iter().map(|unit| Found {
        href: format!("/units?unit={}", unit.code),
        label: unit.name,
        hint: unit.code,
    }));
    found.truncate(MOST);
    if visit.wants_json() {
        let rows: Vec<_> = found
            .iter()
            .map(|row| json!({ "label": row.label, "hint": row.hint, "href": row.href }))
            .collect();
        return Ok(kit::web::json(axum::http::StatusCode::OK, &json!({ "found": rows })));
    }
    let head = PageHead::new(visit.say("search-title"), Group::Today);
    let none = kit::notice::empty(kit::icon::Icon::Search, &visit.say("search-none"), None);
    Ok(visit.page(
        &head,
        html! {
            @if found.is_empty() { (none) } @else {
                ul.list { @for row in &found {
                    li { a href=(row.href) { (row.label) } " " span.quiet { (row.hint) } }
                } }
            }
        },
    ))
}

/// Units within reach of any of the reader's roles, nearest to the top first.
fn units(tx: &mut Tx<'_>, who: &Who, query: &str) -> Result<Vec<UnitRow>> {
    let mut all: Vec<UnitRow> = Vec::new();
    for grant in who.grants() {
        let place = place::get(tx, grant.unit, who.today())?;
        if who.may(&org::VIEW, &place).is_err() {
            continue;
        }
        let rows = org::store::search(tx, grant.unit, who.today(), query, MOST)?;
        for row in rows {
            if all.iter().all(|seen| seen.id != row.id) {
                all.push(row);
            }
        }
    }
    Ok(all)
}

fn fits(query: &str, text: &str) -> bool {
    let query = kernel::fold::fold(query);
    !query.is_empty() && kernel::fold::matches(&query, &kernel::fold::fold(text))
}

/// Menu pages the reader may open.
fn pages(visit: &Visit, query: &str) -> Vec<Found> {
    let may = |item: &&MenuItem| match item.act {
        None => true,
        Some(act) => visit.who().grants().iter().any(|grant| act.roles.contains(&grant.role)),
    };
    let items = visit.house().menu.iter().filter(may);
    items
        .map(|item| Found {
            label: visit.say(item.label),
            hint: visit.say("search-page"),
            href: item.path.to_owned(),
        })
        .filter(|found| fits(query, &found.label))
        .collect()
}

/// Figures by their labels: each leads to why it is what it is.
fn figures(visit: &Visit, query: &str) -> Vec<Found> {
    let may = visit.who().grants().iter().any(|g| reporting::acts::VIEW.roles.contains(&g.role));
    let all = visit.house().figures.iter().filter(|_| may);
    all.map(|figure| Found {
        label: visit.say(&format!("figure-{}", figure.code.replace('_', "-"))),
        hint: visit.say("search-figure"),
        href: format!("/why?figure={}", figure.code),
    })
    .filter(|found| fits(query, &found.label))
    .collect()
}

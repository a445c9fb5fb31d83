//! `/radar/lists`: the lists that agencies handed in at a unit and under it, a new one pasted for
//! an agency, and the links under which agencies hand theirs in themselves. No line of a list is
//! shown: there is nothing in it that anybody could read.

use super::{keyed, say};
use crate::desk::{self, Hand};
use crate::model::{LinkId, LinkRow, ListId, ListRow, Taken};
use crate::{acts, store};
use axum::response::Response;
use kernel::db::Tx;
use kernel::seal::Keys;
use kernel::{Error, Flaw, Month, Result, UnitId, Who, number, place};
use kit::badge::{Tone, badge};
use kit::form::{Field, Filled, Form};
use kit::icon::Icon;
use kit::notice::{Toast, banner, empty};
use kit::page::{Group, button_link};
use kit::sift::{LINES, Sift};
use kit::table::{Column, Line, table};
use kit::tabs::Part;
use kit::web::address;
use kit::{Answer, Markup, PageHead, Routes, Typed, Visit, html};
use org::standing::Standing;
use people::OrganisationId;
use people::proof::token::Token;
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::Arc;

/// Organisations that are offered.
const MOST: i64 = 300;
const AGENCY: Field = Field::select("organisation", "radar-agency");

static LIST: Form = Form::new("keyed", &[AGENCY, keyed::MONTH, keyed::LINES]);
static LINK: Form = Form::new("link", &[AGENCY]);

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/radar/lists", index)
        .get("/radar/lists/new", new)
        .post_up_to("/radar/lists/new", keyed::BYTES, create)
        .post("/radar/links", link)
        .post("/radar/links/close", close)
}

/// What the page shows.
struct Seen {
    standing: Standing,
    sift: Sift,
    part: Part,
    rows: Vec<ListRow>,
    sums: HashMap<ListId, (i64, i64)>,
    names: HashMap<UnitId, String>,
    called: HashMap<OrganisationId, String>,
    links: Vec<LinkRow>,
    all: Vec<(OrganisationId, String)>,
    may_keep: bool,
}

fn load(tx: &mut Tx<'_>, who: &Who, mut sift: Sift) -> Result<Seen> {
    let standing = Standing::at(tx, who, &acts::VIEW, &sift.unit, who.today())?;
    let (pass, month) = (&standing.pass, Month::parse(sift.get("month")).ok());
    let (_, many) = store::lists(tx, pass, month, (0, 0))?;
    let part = sift.part(many as usize);
    let (rows, _) = store::lists(tx, pass, month, (LINES, part.offset()))?;
    let ids: Vec<ListId> = rows.iter().map(|row| row.id).collect();
    let mut sums: HashMap<ListId, (i64, i64)> = HashMap::new();
    for sum in store::sums(tx, pass, &ids)? {
        let (many, amount) = sums.entry(sum.list).or_default();
        (*many, *amount) = (*many + sum.many, *amount + sum.amount);
    }
    let may_keep = who.may(&acts::KEEP, &standing.place).is_ok();
    let links = if may_keep { store::links(tx, pass)? } else { Vec::new() };
    let all = if may_keep { offered(tx, &standing)? } else { Vec::new() };
    let mut called = HashMap::new();
    for of in rows.iter().map(|row| row.organisation).chain(links.iter().map(|l| l.organisation)) {
        if let Entry::Vacant(new) = called.entry(of) {
            new.insert(people::organisations::name(tx, pass, of)?);
        }
    }
    let names = place::names(tx, rows.iter().map(|row| row.unit))?;
    sift.unit.clone_from(&standing.place.code);
    Ok(Seen { standing, sift, part, rows, sums, names, called, links, all, may_keep })
}

/// The organisations of a unit and near it.
fn offered(tx: &mut Tx<'_>, standing: &Standing) -> Result<Vec<(OrganisationId, String)>> {
    let all = people::organisations::list(tx, &standing.pass, "", MOST)?;
    Ok(all.into_iter().map(|row| (row.id, row.name)).collect())
}

/// `GET /radar/lists?unit=&month=&page=`
async fn index(visit: Visit) -> Answer {
    visit.known()?;
    let seen = loaded(&visit).await?;
    Ok(draw(&visit, &seen, (&Typed::default(), &[]), None))
}

async fn loaded(visit: &Visit) -> Result<Seen> {
    let (who, sift) = (visit.who().clone(), Sift::of(visit, "/radar/lists", &["month"]));
    visit.house().db.read(move |tx: &mut Tx<'_>| load(tx, &who, sift.clone())).await
}

/// `POST /radar/links?unit=`: the secret is shown once, on the answer.
async fn link(visit: Visit, typed: Typed) -> Answer {
    let (who, seen) = (visit.known()?.clone(), loaded(&visit).await?);
    if !seen.may_keep {
        return Err(Error::NotFound.into());
    }
    let of = match chosen(&LINK, &typed, &seen.all) {
        Ok(of) => of,
        Err(flaws) => return Ok(draw(&visit, &seen, (&typed, &flaws), None)),
    };
    let (token, unit) = (Token::new()?, seen.standing.place.code);
    let made = token.clone();
    let work = move |tx: &mut Tx<'_>| {
        let at = Standing::at(tx, &who, &acts::KEEP, &unit, who.today())?;
        desk::hand_link(tx, &at.pass, &Hand::Make(of, &made))
    };
    visit.house().db.write(work).await?;
    let seen = loaded(&visit).await?;
    let link = format!("{}{}/{}", visit.house().address, super::own::PATH, token.text());
    Ok(draw(&visit, &seen, (&Typed::default(), &[]), Some(&link)))
}

/// `POST /radar/links/close?unit=`
async fn close(visit: Visit, typed: Typed) -> Answer {
    let (who, unit) = (visit.known()?.clone(), visit.query("unit"));
    let (id, at) = (typed.get("link").to_owned(), unit.clone());
    let work = move |tx: &mut Tx<'_>| {
        let at = Standing::at(tx, &who, &acts::KEEP, &at, who.today())?;
        match LinkId::read(&id) {
            Ok(id) => desk::hand_link(tx, &at.pass, &Hand::Close(id)),
            Err(_) => Err(Error::flaw("", "kit-flaw-choose")),
        }
    };
    match visit.house().db.write(work).await {
        Err(Error::Invalid(flaws)) => {
            let seen = loaded(&visit).await?;
            Ok(draw(&visit, &seen, (&Typed::default(), &flaws), None))
        }
        Err(other) => Err(other.into()),
        Ok(()) => {
            let back = address("/radar/lists", &[("unit", unit.as_str())]);
            visit.done(&back, &Toast::new("radar-done-link-close"))
        }
    }
}

/// The agency that a form chose among those that are offered.
fn chosen(
    form: &'static Form,
    typed: &Typed,
    all: &[(OrganisationId, String)],
) -> std::result::Result<OrganisationId, Vec<Flaw>> {
    let read = form.read(typed);
    let of = all.iter().find(|(id, _)| id.to_string() == read.choice("organisation"));
    if of.is_none() && !read.choice("organisation").is_empty() {
        read.flaw(Flaw::new("organisation", "kit-flaw-choice"));
    }
    match (read.check_all(), of) {
        (Ok(()), Some((id, _))) => Ok(*id),
        (Err(Error::Invalid(flaws)), _) => Err(flaws),
        _ => Err(vec![Flaw::new("organisation", "kit-flaw-choose")]),
    }
}

fn draw(
    visit: &Visit,
    seen: &Seen,
    (typed, flaws): (&Typed, &[Flaw]),
    link: Option<&str>,
) -> Response {
    let words = visit.words();
    let unit = &seen.standing.place.code;
    let head = PageHead::new(words.say("radar-lists"), Group::Works)
        .lead(words.say("radar-lists-lead"))
        .flaws(LINK.summary(words, flaws))
        .actions(html! {
            (button_link(&words.say("radar-back"), &address("/radar", &[("unit", unit)]), false))
            @if seen.may_keep {
                (button_link(
                    &words.say("radar-list-new"),
                    &address("/radar/lists/new", &[("unit", unit)]),
                    true,
                ))
            }
        });
    let head = seen.standing.head(head, |code| seen.sift.at(code));
    let body = html! {
        @if let Some(link) = link {
            (banner(Tone::Done, html! {
                p { (words.say("radar-link-once")) }
                p { code.secret { (link) } }
            }))
        }
        div.stack {
            section.card {
                (seen.sift.draw(words, &[say::months(visit)], None))
                (listed(visit, seen))
            }
            @if seen.may_keep {
                section.card { (links(visit, seen, (typed, flaws))) }
            }
        }
    };
    visit.page(&head, body)
}

fn listed(visit: &Visit, seen: &Seen) -> Markup {
    let words = visit.words();
    let columns = [
        Column::words(words.say("radar-agency")),
        Column::words(words.say("radar-month")),
        Column::words(words.say("radar-where")).minor(),
        Column::number(words.say("radar-many-lines")),
        Column::number(words.say("radar-value")).minor(),
        Column::words(words.say("radar-state")),
    ];
    let line = |row: &ListRow| {
        let (many, amount) = seen.sums.get(&row.id).copied().unwrap_or_default();
        let to = format!("/radar/lists/{}", row.id);
        Line::Row(vec![
            html! { a href=(to) {
                (seen.called.get(&row.organisation).map_or("", String::as_str))
            } },
            html! { (row.month.vn()) },
            html! { (seen.names.get(&row.unit).map_or("", String::as_str)) },
            html! { (number::count(many)) },
            html! { (number::vnd(amount)) },
            state(visit, row),
        ])
    };
    let lines: Vec<Line> = seen.rows.iter().map(line).collect();
    html! {
        @if lines.is_empty() { (empty(Icon::Paper, &words.say("radar-lists-none"), None)) }
        @else {
            (table(&words.say("radar-lists"), &columns, &lines))
            (seen.sift.pages(words, seen.part))
        }
    }
}

/// Whether a list counts.
pub(super) fn state(visit: &Visit, row: &ListRow) -> Markup {
    match row.withdrawn_at {
        Some(_) => badge(Tone::Locked, &visit.say("radar-list-is-withdrawn")),
        None => badge(Tone::Done, &visit.say("radar-list-counts")),
    }
}

fn links(visit: &Visit, seen: &Seen, (typed, flaws): (&Typed, &[Flaw])) -> Markup {
    let words = visit.words();
    let at = |path: &str| address(path, &[("unit", seen.standing.place.code.as_str())]);
    let filled = Filled::with(typed.clone(), flaws);
    let filled = filled.choices("organisation", keyed::choices(&seen.all));
    html! {
        h2 { (words.say("radar-links")) }
        p.quiet { (words.say("radar-links-lead")) }
        @if !seen.links.is_empty() {
            ul.list {
                @for link in &seen.links {
                    li {
                        span { (words.say_with("radar-link-of", &[
                            ("name", seen.called.get(&link.organisation).cloned()
                                .unwrap_or_default()),
                            ("day", link.expires_on.vn()),
                        ])) }
                        form.inline method="post" action=(at("/radar/links/close")) {
                            input type="hidden" name="link" value=(link.id);
                            button.btn type="submit" { (words.say("radar-link-close")) }
                        }
                    }
                }
            }
        }
        @if seen.all.is_empty() { p.quiet { (words.say("radar-no-agency")) } }
        @else { (LINK.whole(words, &at("/radar/links"), &words.say("radar-link-make"), &filled)) }
    }
}

/// The form of a new list with what it offers.
struct Begun {
    standing: Standing,
    all: Vec<(OrganisationId, String)>,
}

async fn begun(visit: &Visit) -> Result<Begun> {
    let (who, unit) = (visit.who().clone(), visit.query("unit"));
    let read = move |tx: &mut Tx<'_>| {
        let standing = Standing::at(tx, &who, &acts::KEEP, &unit, who.today())?;
        let all = offered(tx, &standing)?;
        Ok(Begun { standing, all })
    };
    visit.house().db.read(read).await
}

/// `GET /radar/lists/new?unit=`
async fn new(visit: Visit) -> Answer {
    visit.known()?;
    let begun = begun(&visit).await?;
    let month = crate::rules::first_shown(visit.who().today()).iso();
    Ok(draw_new(&visit, &begun, Typed::of([("month", month)]), (&[], None)))
}

/// `POST /radar/lists/new?unit=`
async fn create(visit: Visit, typed: Typed) -> Answer {
    visit.known()?;
    let begun = begun(&visit).await?;
    match taken(&visit, &begun, &typed).await {
        Ok(came) if came.flaws.is_empty() => {
            let back = address("/radar/lists", &[("unit", begun.standing.place.code.as_str())]);
            visit.done(&back, &keyed::toast(&came.taken))
        }
        Ok(came) => {
            let told = (&came.flaws[..], Some(came.taken));
            Ok(draw_new(&visit, &begun, keyed::back(&typed), told))
        }
        Err(Error::Invalid(flaws)) => {
            Ok(draw_new(&visit, &begun, keyed::back(&typed), (&flaws, None)))
        }
        Err(other) => Err(other.into()),
    }
}

async fn taken(visit: &Visit, begun: &Begun, typed: &Typed) -> Result<keyed::Came> {
    let of = chosen(&LIST, typed, &begun.all).map_err(Error::Invalid)?;
    let (who, keys) = (visit.who().clone(), visit.house().shelf::<Arc<Keys>>()?);
    let (pasted, unit) = (keyed::pasted(&keys, typed)?, begun.standing.place.code.clone());
    keyed::take(visit, pasted, move |tx, month, lines| {
        let at = Standing::at(tx, &who, &acts::KEEP, &unit, who.today())?;
        desk::take(tx, &at.pass, (of, month), lines)
    })
    .await
}

fn draw_new(
    visit: &Visit,
    begun: &Begun,
    typed: Typed,
    (flaws, taken): (&[Flaw], Option<Taken>),
) -> Response {
    let words = visit.words();
    let at = |path: &str| address(path, &[("unit", begun.standing.place.code.as_str())]);
    let head = PageHead::new(words.say("radar-list-new"), Group::Works)
        .lead(begun.standing.place.name.clone())
        .flaws(LIST.summary(words, flaws))
        .actions(button_link(&words.say("radar-lists"), &at("/radar/lists"), false))
        .narrow();
    let filled = Filled::with(typed, flaws)
        .choices("organisation", keyed::choices(&begun.all))
        .choices("month", keyed::months(visit));
    let body = html! {
        (keyed::came(words, taken))
        section.card {
            p.quiet { (words.say("radar-list-privacy")) }
            @if begun.all.is_empty() { p.quiet { (words.say("radar-no-agency")) } }
            (LIST.whole(words, &at("/radar/lists/new"), &words.say("radar-list-save"), &filled))
        }
    };
    visit.page(&head, body)
}

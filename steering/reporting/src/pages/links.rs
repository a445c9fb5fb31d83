//! `/reports/links`: the secret links under which outside organisations answer a form, made and
//! closed by the unit that asks. The secret is shown once; its hash is what is kept.

use super::asked::{Asked, path_of};
use super::periods;
use super::say;
use crate::acts;
use crate::model::{LinkId, LinkRow, Of, State};
use crate::owed::Terms;
use crate::store;
use axum::response::Response;
use kernel::db::Tx;
use kernel::{Error, Flaw, Pass, Result, Who};
use kit::badge::{Tone, badge};
use kit::form::{Choice, Field, Filled, Form};
use kit::notice::{Toast, banner};
use kit::page::{Group, PageHead, button_link};
use kit::table::{Column, Line, table};
use kit::{Answer, Markup, Routes, Typed, Visit, html};
use org::standing::Standing;
use people::OrganisationId;
use people::proof::token::Token;
use std::collections::HashSet;

/// Days a link opens at the most.
const LONGEST_DAYS: i64 = 366;
/// Organisations offered, of those that are looked at.
const MOST: usize = 300;
const LOOKED_AT: i64 = 5_000;

static LINK: Form = Form::new(
    "link",
    &[
        Field::select("organisation", "duty-organisation"),
        Field::day("expires_on", "links-expires").hint("links-expires-hint"),
    ],
);

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/reports/links", show)
        .post("/reports/links", make)
        .post("/reports/links/close", close)
}

/// An organisation that owes the form here, or has a link or a report.
struct Body {
    id: OrganisationId,
    name: String,
    due: Option<kernel::Day>,
    state: Option<State>,
    link: Option<LinkRow>,
}

struct Opened {
    standing: Standing,
    of: Of,
    bodies: Vec<Body>,
    all: Vec<(OrganisationId, String)>,
}

fn load(tx: &mut Tx<'_>, who: &Who, asked: &Asked) -> Result<Opened> {
    let of = Of { subject: None, ..asked.of.clone() };
    if !of.form.is_for_others {
        return Err(Error::NotFound);
    }
    let standing = Standing::at(tx, who, &acts::LINK, &asked.unit, who.today())?;
    let pass = &standing.pass;
    let terms = Terms::load(tx, pass, false)?;
    let owed = terms.of_others(standing.place.id, &of);
    let links = store::links(tx, pass, of.form.code, of.key())?;
    let reports = store::reports_of_others(tx, pass, of.form.code, of.key())?;
    let mut ids: Vec<OrganisationId> = owed.iter().map(|(id, _)| *id).collect();
    ids.extend(links.iter().map(|link| link.organisation));
    ids.extend(
        reports.iter().filter_map(|report| report.subject.as_ref()?.parse::<OrganisationId>().ok()),
    );
    ids.sort_unstable();
    ids.dedup();
    let mut bodies = Vec::with_capacity(ids.len());
    for id in ids {
        let report = reports.iter().find(|report| report.subject == Some(id.to_string()));
        bodies.push(Body {
            id,
            name: people::organisations::name(tx, pass, id)?,
            due: owed.iter().find(|(own, _)| *own == id).map(|(_, due)| *due),
            state: report.and_then(|report| State::read(&report.state)),
            link: links.iter().find(|link| link.organisation == id).cloned(),
        });
    }
    bodies.sort_by_key(|body| kernel::fold::fold(&body.name));
    let all = offered(tx, pass, &owed)?;
    Ok(Opened { of, bodies, all, standing })
}

/// Who may be given a link: those that owe the form first, then the others, without those that are
/// written down only because they help addresses.
fn offered(
    tx: &mut Tx<'_>,
    pass: &Pass,
    owed: &[(OrganisationId, kernel::Day)],
) -> Result<Vec<(OrganisationId, String)>> {
    let owes = |id: &OrganisationId| owed.iter().any(|(own, _)| own == id);
    let sponsors: HashSet<OrganisationId> =
        sponsors::store::only_sponsors(tx, pass)?.into_iter().collect();
    let all = people::organisations::list(tx, pass, "", LOOKED_AT)?;
    let mut all: Vec<_> = all.into_iter().map(|row| (row.id, row.name)).collect();
    all.retain(|(id, _)| owes(id) || !sponsors.contains(id));
    all.sort_by_key(|(id, _)| !owes(id));
    all.truncate(MOST);
    Ok(all)
}

/// `GET /reports/links?unit=&form=&period=`
async fn show(visit: Visit) -> Answer {
    draw(&visit, Typed::default(), &[], None).await
}

/// `POST /reports/links?unit=&form=&period=`: the secret is shown once, on the answer.
async fn make(visit: Visit, typed: Typed) -> Answer {
    let (who, asked) = (visit.known()?.clone(), Asked::of(&visit)?);
    let (token, posted) = (Token::new()?, typed.clone());
    let made = token.clone();
    let work = move |tx: &mut Tx<'_>| put(tx, &who, &asked, &posted, &made);
    match visit.house().db.write(work).await {
        Ok(name) => draw(&visit, Typed::default(), &[], Some((&token, &name))).await,
        Err(Error::Invalid(flaws)) => draw(&visit, typed, &flaws, None).await,
        Err(other) => Err(other.into()),
    }
}

/// Makes the link and says whose it is.
fn put(tx: &mut Tx<'_>, who: &Who, asked: &Asked, typed: &Typed, token: &Token) -> Result<String> {
    let opened = load(tx, who, asked)?;
    let (organisation, expires_on) = read(typed, who, &opened)?;
    let link = LinkRow {
        id: LinkId::new(),
        unit: opened.standing.place.id,
        organisation,
        form: opened.of.form.code.to_owned(),
        month: opened.of.key(),
        made_name: who.name().to_owned(),
        made_at: who.at(),
        expires_on,
        used_at: None,
        closed_at: None,
        version: 0,
    };
    store::add_link(tx, &opened.standing.pass, &link, token)?;
    people::organisations::name(tx, &opened.standing.pass, organisation)
}

fn read(typed: &Typed, who: &Who, opened: &Opened) -> Result<(OrganisationId, kernel::Day)> {
    let reading = LINK.read(typed);
    let chosen = reading.choice("organisation");
    let found = opened.all.iter().find(|(id, _)| id.to_string() == chosen).map(|(id, _)| *id);
    if found.is_none() && !chosen.is_empty() {
        reading.flaw(Flaw::new("organisation", "kit-flaw-choice"));
    }
    let expires_on = reading.maybe_day("expires_on");
    if let Some(day) = expires_on {
        let left = who.today().days_until(day);
        if !(0..=LONGEST_DAYS).contains(&left) {
            reading.flaw(Flaw::new("expires_on", "links-expires-range"));
        }
    }
    reading.check_all()?;
    found.zip(expires_on).ok_or(Error::NotFound)
}

/// `POST /reports/links/close?unit=&form=&period=`
async fn close(visit: Visit, typed: Typed) -> Answer {
    let (who, asked) = (visit.known()?.clone(), Asked::of(&visit)?);
    let (id, back) = (typed.get("id").to_owned(), asked.path("/reports/links"));
    let work = move |tx: &mut Tx<'_>| {
        let standing = Standing::at(tx, &who, &acts::LINK, &asked.unit, who.today())?;
        store::close_link(tx, &standing.pass, LinkId::read(&id)?)
    };
    visit.house().db.write(work).await?;
    visit.done(&back, &Toast::new("links-done-close"))
}

async fn draw(visit: &Visit, typed: Typed, flaws: &[Flaw], made: Option<(&Token, &str)>) -> Answer {
    let (who, asked) = (visit.known()?.clone(), Asked::of(visit)?);
    let opened = visit.house().db.read(move |tx| load(tx, &who, &asked)).await?;
    Ok(page(visit, &opened, (typed, flaws), made))
}

fn page(
    visit: &Visit,
    opened: &Opened,
    (typed, flaws): (Typed, &[Flaw]),
    made: Option<(&Token, &str)>,
) -> Response {
    let words = visit.words();
    let (unit, of) = (&opened.standing.place.code, &opened.of);
    let month = of.key().iso();
    let head = PageHead::new(words.say("links-title"), Group::Reports)
        .lead(periods::titled(words, of))
        .actions(button_link(
            &words.say("board-link"),
            &format!("/reports/board?unit={unit}&month={month}"),
            false,
        ))
        .flaws(LINK.summary(words, flaws));
    let head = opened.standing.head(head, |code| path_of("/reports/links", code, of));
    let choices = opened.all.iter();
    let choices = choices.map(|(id, name)| Choice { value: id.to_string(), label: name.clone() });
    let begun = match typed.maybe("expires_on") {
        Some(_) => typed,
        None => Typed::of([("expires_on", visit.who().today().add_days(45).vn())]),
    };
    let filled = Filled::with(begun, flaws).choices("organisation", choices.collect());
    let action = path_of("/reports/links", unit, of);
    let body = html! {
        @if let Some((token, name)) = made { (secret(visit, token, name)) }
        div.stack {
            section.card { (list(visit, opened)) }
            section.card {
                h2 { (words.say("links-make")) }
                p.quiet { (words.say("links-make-lead")) }
                (LINK.whole(words, &action, &words.say("links-make"), &filled))
            }
        }
    };
    visit.page(&head, body)
}

/// The secret, once.
fn secret(visit: &Visit, token: &Token, name: &str) -> Markup {
    let words = visit.words();
    let address = format!("{}{}/{}", visit.house().address, super::answer::PATH, token.text());
    banner(
        Tone::Done,
        html! {
            p { strong { (words.say_with("links-made", &[("name", name)])) } }
            p { code.wrap #secret { (address) } }
            p { (words.say("links-once")) }
        },
    )
}

fn list(visit: &Visit, opened: &Opened) -> Markup {
    let words = visit.words();
    let today = visit.who().today();
    let columns = [
        Column::words(words.say("duty-organisation")),
        Column::words(words.say("report-col-state")),
        Column::words(words.say("owed-due")),
        Column::words(words.say("links-link")),
    ];
    let (unit, of) = (&opened.standing.place.code, &opened.of);
    let action = path_of("/reports/links/close", unit, of);
    let line = |body: &Body| {
        let own = Of { subject: Some(body.id.to_string()), ..of.clone() };
        Line::Row(vec![
            html! { a href=(path_of("/reports", unit, &own)) { (body.name) } },
            match body.state {
                Some(state) => say::state(words, state),
                None => badge(Tone::Blank, &words.say("report-not-opened")),
            },
            html! { @if let Some(due) = body.due { (due.vn()) } },
            html! { @match body.link.as_ref().filter(|link| link.is_open_on(today)) {
                Some(link) => {
                    (badge(Tone::Done, &words.say_with("links-open", &[
                        ("day", link.expires_on.vn()),
                    ])))
                    @if let Some(at) = link.used_at {
                        " " span.quiet { (words.say_with("links-used", &[
                            ("day", at.day().vn()),
                        ])) }
                    }
                    form.inline method="post" action=(action) {
                        input type="hidden" name="id" value=(link.id);
                        button.btn type="submit" { (words.say("links-close")) }
                    }
                },
                None => span.quiet { (words.say("links-none")) },
            } },
        ])
    };
    let lines: Vec<Line> = opened.bodies.iter().map(line).collect();
    html! {
        @if lines.is_empty() {
            p.quiet { (words.say("links-nobody")) }
        } @else {
            (table(&words.say("links-title"), &columns, &lines))
        }
    }
}

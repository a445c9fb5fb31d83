//! `/addresses/withdrawals`: the consents that were withdrawn, with what is due of each; and of one
//! dossier `/addresses/{address}/withdrawals`, where it is written down that whoever withdrew was
//! answered and that all is done. It opens nothing.

use crate::model::{AddressId, ConsentId, Dossier, Followed, WithdrawalRow};
use crate::{acts, desk, store};
use axum::extract::Path;
use axum::response::Response;
use kernel::db::Tx;
use kernel::{Day, Error, Flaw, Result};
use kit::badge::{Tone, badge};
use kit::form::{Choice, Field, Filled, Form, FormOf};
use kit::icon::Icon;
use kit::notice::{Toast, empty};
use kit::page::{Group, button_link};
use kit::table::{Column, Line, table};
use kit::{Answer, Markup, PageHead, Routes, Typed, Visit, html};
use org::standing::Standing;

static FOLLOW: Form = Form::new(
    "follow",
    &[
        Field::hidden("consent"),
        Field::hidden("version"),
        Field::select("what", "address-followed"),
        Field::day("on", "address-followed-on"),
        Field::text("how", "address-followed-how", 200).hint("address-followed-how-hint"),
    ],
);

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/addresses/withdrawals", index)
        .get("/addresses/{address}/withdrawals", show)
        .post("/addresses/{address}/withdrawals", follow)
}

/// `GET /addresses/withdrawals?unit=`
async fn index(visit: Visit) -> Answer {
    let (who, code) = (visit.known()?.clone(), visit.query("unit"));
    let read = move |tx: &mut Tx<'_>| {
        let standing = Standing::at(tx, &who, &acts::VIEW, &code, who.today())?;
        let all = store::withdrawals(tx, &standing.pass)?;
        Ok((standing, all))
    };
    let (standing, all) = visit.house().db.read(read).await?;
    Ok(draw_all(&visit, &standing, &all))
}

fn draw_all(visit: &Visit, standing: &Standing, all: &[WithdrawalRow]) -> Response {
    let words = visit.words();
    let head = PageHead::new(words.say("address-withdrawals"), Group::Works)
        .lead(words.say("address-withdrawals-lead"))
        .actions(button_link(
            &words.say("addresses-title"),
            &format!("/addresses?unit={}", standing.place.code),
            false,
        ));
    let head = standing.head(head, |code| format!("/addresses/withdrawals?unit={code}"));
    let body = html! {
        section.card {
            @if all.is_empty() {
                (empty(Icon::Check, &words.say("address-withdrawals-none"), None))
            } @else { (list(visit, all)) }
        }
    };
    visit.page(&head, body)
}

fn list(visit: &Visit, all: &[WithdrawalRow]) -> Markup {
    let words = visit.words();
    let columns = [
        Column::words(words.say("address-withdrawal-code")),
        Column::words(words.say("address-withdrawal-what")).minor(),
        Column::words(words.say("address-withdrawal-on")).minor(),
        Column::words(words.say("address-followed-answered")),
        Column::words(words.say("address-followed-finished")),
    ];
    let today = visit.who().today();
    let line = |row: &WithdrawalRow| {
        Line::Row(vec![
            html! { a href={ "/addresses/" (row.address) "/withdrawals" } { (row.code) } },
            html! { (words.say(&format!("address-consent-{}", row.purpose))) },
            html! { (row.withdrawn_on.vn()) },
            due(visit, row, (Followed::Answered, today)),
            due(visit, row, (Followed::Finished, today)),
        ])
    };
    let lines: Vec<Line> = all.iter().map(line).collect();
    table(&words.say("address-withdrawals"), &columns, &lines)
}

/// When something was done, or by when it is due.
fn due(visit: &Visit, row: &WithdrawalRow, (what, today): (Followed, Day)) -> Markup {
    let (by, on) = row.days(what);
    let by = by.map(|by| by.vn()).unwrap_or_default();
    match on {
        Some(on) => badge(Tone::Done, &on.vn()),
        None if row.is_late(what, today) => {
            badge(Tone::Call, &visit.words().say_with("address-followed-late", &[("day", by)]))
        }
        None => {
            badge(Tone::Waiting, &visit.words().say_with("address-followed-by", &[("day", by)]))
        }
    }
}

/// A dossier with what was withdrawn in it.
struct Seen {
    dossier: Dossier,
    all: Vec<WithdrawalRow>,
    may_keep: bool,
}

async fn loaded(visit: &Visit, id: AddressId) -> Result<Seen> {
    let who = visit.who().clone();
    let read = move |tx: &mut Tx<'_>| {
        let (dossier, all) = desk::withdrawals(tx, &who, &acts::VIEW, id)?;
        let may_keep = desk::withdrawals(tx, &who, &acts::KEEP, id).is_ok();
        Ok(Seen { dossier, all, may_keep })
    };
    visit.house().db.read(read).await
}

/// `GET /addresses/{address}/withdrawals`
async fn show(visit: Visit, Path(id): Path<String>) -> Answer {
    visit.known()?;
    let seen = loaded(&visit, AddressId::read(&id)?).await?;
    Ok(draw(&visit, &seen, &Typed::default(), &[]))
}

/// `POST /addresses/{address}/withdrawals`
async fn follow(visit: Visit, Path(id): Path<String>, typed: Typed) -> Answer {
    visit.known()?;
    let id = AddressId::read(&id)?;
    let seen = loaded(&visit, id).await?;
    if !seen.may_keep {
        return Err(Error::NotFound.into());
    }
    match write(&visit, id, &typed).await {
        Err(Error::Invalid(flaws)) => Ok(draw(&visit, &seen, &typed, &flaws)),
        Err(other) => Err(other.into()),
        Ok(()) => {
            let to = format!("/addresses/{id}/withdrawals");
            visit.done(&to, &Toast::new("address-done-follow"))
        }
    }
}

async fn write(visit: &Visit, id: AddressId, typed: &Typed) -> Result<()> {
    let who = visit.who().clone();
    let read = FOLLOW.read(typed);
    let what = Followed::read(read.choice("what"));
    if what.is_none() {
        read.flaw(Flaw::new("what", "kit-flaw-choose"));
    }
    let (consent, on) = (read.text("consent"), read.maybe_day("on"));
    let (base, how) = (read.text("version").parse().unwrap_or(0), read.text("how"));
    read.check_all()?;
    let consent = ConsentId::read(&consent)?;
    let what = what.ok_or(Error::NotFound)?;
    let on = on.ok_or_else(|| Error::flaw("on", "kit-flaw-empty"))?;
    let work = move |tx: &mut Tx<'_>| desk::follow(tx, &who, (id, consent, base), (what, on, &how));
    visit.house().db.write(work).await
}

fn draw(visit: &Visit, seen: &Seen, typed: &Typed, flaws: &[Flaw]) -> Response {
    let (words, row) = (visit.words(), &seen.dossier.row);
    let of = form_of(typed.get("consent"));
    let code = [("code", row.code.clone())];
    let head = PageHead::new(words.say_with("address-withdrawals-of", &code), Group::Works)
        .flaws(FormOf { name: &of, fields: FOLLOW.fields }.summary(words, flaws))
        .actions(button_link(&words.say("address-back"), &format!("/addresses/{}", row.id), false));
    let body = html! {
        div.stack {
            @if seen.all.is_empty() {
                section.card { (empty(Icon::Check, &words.say("address-withdrawals-none"), None)) }
            }
            @for one in &seen.all {
                section.card { (card(visit, seen, one, (typed, flaws))) }
            }
        }
    };
    visit.page(&head, body)
}

/// A form of its own for each withdrawal: several stand on one page.
fn form_of(consent: &str) -> String {
    format!("follow-{consent}")
}

fn card(
    visit: &Visit,
    seen: &Seen,
    one: &WithdrawalRow,
    (typed, flaws): (&Typed, &[Flaw]),
) -> Markup {
    let words = visit.words();
    let left: Vec<Followed> =
        Followed::ALL.iter().copied().filter(|what| one.days(*what).1.is_none()).collect();
    html! {
        h2 {
            (words.say(&format!("address-consent-{}", one.purpose)))
            " · " (words.say("address-withdrawal-on")) " " (one.withdrawn_on.vn())
        }
        dl.facts {
            (followed(visit, one, Followed::Answered))
            (followed(visit, one, Followed::Finished))
        }
        @if left.is_empty() { p { (badge(Tone::Done, &words.say("address-followed-all"))) } }
        @else if seen.may_keep { (form(visit, (seen, one, &left), (typed, flaws))) }
    }
}

/// What was done, how and by whom it is said; or by when it is due.
fn followed(visit: &Visit, one: &WithdrawalRow, what: Followed) -> Markup {
    let words = visit.words();
    let (how, name) = match what {
        Followed::Answered => (&one.answered_how, &one.answered_name),
        Followed::Finished => (&one.finished_how, &one.finished_name),
    };
    let said = |text: &Option<String>| text.clone().unwrap_or_default();
    html! {
        div {
            dt { (words.say(&format!("address-followed-{}", what.code()))) }
            dd {
                @match one.days(what).1 {
                    Some(on) => (words.say_with("address-followed-done", &[
                        ("day", on.vn()),
                        ("how", said(how)),
                        ("name", said(name)),
                    ])),
                    None => (due(visit, one, (what, visit.who().today()))),
                }
            }
        }
    }
}

fn form(
    visit: &Visit,
    (seen, one, left): (&Seen, &WithdrawalRow, &[Followed]),
    (typed, flaws): (&Typed, &[Flaw]),
) -> Markup {
    let (words, id) = (visit.words(), one.id.to_string());
    let is_own = typed.get("consent") == id;
    let said = |name: &str, else_is: String| match is_own {
        true => typed.get(name).to_owned(),
        false => else_is,
    };
    let begun = Typed::of([
        ("consent", id.clone()),
        ("version", one.version.to_string()),
        ("what", said("what", left[0].code().to_owned())),
        ("on", said("on", visit.who().today().vn())),
        ("how", said("how", String::new())),
    ]);
    let choice = |what: &Followed| Choice {
        value: what.code().to_owned(),
        label: words.say(&format!("address-followed-{}", what.code())),
    };
    let filled = Filled::with(begun, if is_own { flaws } else { &[] })
        .choices("what", left.iter().map(choice).collect());
    FormOf { name: &form_of(&id), fields: FOLLOW.fields }.whole(
        words,
        &format!("/addresses/{}/withdrawals", seen.dossier.row.id),
        &words.say("address-followed-save"),
        &filled,
    )
}

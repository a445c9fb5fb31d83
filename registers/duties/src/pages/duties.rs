//! `/duties`: who owes which report by when at a unit and under it, and the form that sets it. A
//! duty is never changed: it ends and another begins.

mod form;

use super::say;
use crate::campaigns::Campaigns;
use crate::model::{Duty, DutyId, Owner};
use crate::rules::{Calendar, due_on};
use crate::{acts, store};
use axum::response::Response;
use form::Choices;
use kernel::db::Tx;
use kernel::period::Period;
use kernel::{Day, Error, Flaw, Month, Result, Who};
use kit::badge::{Tone, badge};
use kit::notice::Toast;
use kit::page::{Group, button_link, button_print};
use kit::table::{Column, Line, table};
use kit::{Answer, Markup, PageHead, Routes, Typed, Visit, html};
use org::standing::Standing;

pub(super) fn routes() -> Routes {
    Routes::new().get("/duties", show).post("/duties", add).post("/duties/close", close)
}

struct Opened {
    standing: Standing,
    duties: Vec<Duty>,
    calendar: Calendar,
    choices: Choices,
    campaigns: Campaigns,
    may: bool,
}

fn load(tx: &mut Tx<'_>, who: &Who, code: &str, campaigns: Campaigns) -> Result<Opened> {
    let standing = Standing::at(tx, who, &acts::VIEW, code, who.today())?;
    let may = Standing::at(tx, who, &acts::SET, code, who.today()).is_ok();
    let duties = store::duties(tx, &standing.pass, false)?;
    let choices = Choices::load(tx, &standing, &duties, campaigns)?;
    Ok(Opened { duties, calendar: store::calendar(tx)?, choices, campaigns, may, standing })
}

/// `GET /duties?unit=`
async fn show(visit: Visit) -> Answer {
    let today = visit.known()?.today().vn();
    let begun = [("from", today.as_str()), ("due", "after"), ("inclusive", "1"), ("years", "0")];
    draw(&visit, Typed::of(begun), &[]).await
}

/// `POST /duties?unit=`
async fn add(visit: Visit, typed: Typed) -> Answer {
    let (who, code) = (visit.known()?.clone(), visit.query("unit"));
    let (posted, campaigns) = (typed.clone(), *visit.house().shelf::<Campaigns>()?);
    let work = move |tx: &mut Tx<'_>| {
        let standing = Standing::at(tx, &who, &acts::SET, &code, who.today())?;
        let duties = store::duties(tx, &standing.pass, false)?;
        let choices = Choices::load(tx, &standing, &duties, campaigns)?;
        let (id, duty) = form::read(&posted, &choices)?;
        store::add(tx, &standing.pass, id, &duty)?;
        Ok(standing.place.code)
    };
    match visit.house().db.write(work).await {
        Ok(unit) => visit.done(&format!("/duties?unit={unit}"), &Toast::new("duty-done-add")),
        Err(Error::Invalid(flaws)) => draw(&visit, typed, &flaws).await,
        Err(other) => Err(other.into()),
    }
}

/// `POST /duties/close?unit=`: from tomorrow on it is no longer owed so.
async fn close(visit: Visit, typed: Typed) -> Answer {
    let (who, code) = (visit.known()?.clone(), visit.query("unit"));
    let (id, version) = (typed.get("id").to_owned(), typed.get("version").parse().unwrap_or(0));
    let work = move |tx: &mut Tx<'_>| {
        let standing = Standing::at(tx, &who, &acts::SET, &code, who.today())?;
        store::close(tx, &standing.pass, DutyId::read(&id)?, who.today(), version)?;
        Ok(standing.place.code)
    };
    let unit = visit.house().db.write(work).await?;
    visit.done(&format!("/duties?unit={unit}"), &Toast::new("duty-done-close"))
}

async fn draw(visit: &Visit, typed: Typed, flaws: &[Flaw]) -> Answer {
    let (who, code) = (visit.known()?.clone(), visit.query("unit"));
    let campaigns = *visit.house().shelf::<Campaigns>()?;
    let opened = visit.house().db.read(move |tx| load(tx, &who, &code, campaigns)).await?;
    Ok(page(visit, &opened, typed, flaws))
}

fn page(visit: &Visit, opened: &Opened, typed: Typed, flaws: &[Flaw]) -> Response {
    let words = visit.words();
    let head = PageHead::new(words.say("duties-title"), Group::Steering)
        .lead(words.say("duties-lead"))
        .actions(html! {
            (button_link(&words.say("days-title"), "/days", false))
            (button_print(words))
        })
        .flaws(form::FORM.summary(words, flaws));
    let head = opened.standing.head(head, |code| format!("/duties?unit={code}"));
    let body = html! {
        div.stack {
            section.card { (list(visit, opened)) }
            @if opened.may {
                section.card {
                    h2 { (words.say("duty-add")) }
                    p.quiet { (words.say("duty-add-lead")) }
                    (form::draw(visit, &opened.standing, &opened.choices, typed, flaws))
                }
            }
        }
    };
    visit.page(&head, body)
}

/// What holds or will hold; what is over is history and stands in the journal.
fn list(visit: &Visit, opened: &Opened) -> Markup {
    let words = visit.words();
    let columns = [
        Column::words(words.say("duty-owner")),
        Column::words(words.say("duty-form")),
        Column::words(words.say("duty-due")),
        Column::words(words.say("duty-next")),
        Column::words(words.say("duty-lines")).minor(),
        Column::words(words.say("duty-basis")).minor(),
        Column::words(words.say("duty-span")).minor(),
    ];
    let today = visit.who().today();
    let mut all: Vec<&Duty> = opened.duties.iter().filter(|duty| duty.until >= today).collect();
    // What was set here comes first, then what comes with the product.
    all.sort_by_key(|duty| (duty.unit.is_none(), order(duty)));
    let lines: Vec<Line> = all.into_iter().map(|duty| line(visit, opened, duty, today)).collect();
    table(&words.say("duties-title"), &columns, &lines)
}

fn order(duty: &Duty) -> usize {
    crate::forms::FORMS.iter().position(|form| form.code == duty.form).unwrap_or(usize::MAX)
}

fn line(visit: &Visit, opened: &Opened, duty: &Duty, today: Day) -> Line {
    let words = visit.words();
    let period = duty.form().and_then(|form| form.period_of(Month::of(today)));
    let last = |period: Period| match &duty.subject {
        Some(code) => opened.campaigns.end_in(code, period.last().year()),
        None => None,
    };
    let next = period
        .map(|period| due_on(&duty.due, last(period).unwrap_or(period.last()), &opened.calendar));
    let is_here = duty.unit == Some(opened.standing.place.id);
    Line::Row(vec![
        html! { (owner(visit, opened, &duty.owner)) },
        html! { (opened.choices.form(words, duty)) },
        html! {
            @if duty.is_owed { (say::due(words, &duty.due)) }
            @else { (badge(Tone::Blank, &words.say("duty-not-owed"))) }
        },
        html! {
            @if let (true, Some(day), Some(period)) = (duty.is_owed, next, period) {
                (day.vn()) " "
                span.quiet {
                    (words.say(&format!("kit-weekday-{}", day.weekday()))) " · "
                    (say::period(words, period))
                }
            }
        },
        html! {
            @for line in duty.lines(&words.say("duty-line-unit"), &words.say("duty-line-above")) {
                (line) br;
            }
        },
        html! { (duty.basis) },
        html! { (span(visit, opened, duty, is_here)) },
    ])
}

fn span(visit: &Visit, opened: &Opened, duty: &Duty, is_here: bool) -> Markup {
    let words = visit.words();
    let Some(id) = duty.id else { return html! { span.quiet { (words.say("duty-shipped")) } } };
    let action = format!("/duties/close?unit={}", opened.standing.place.code);
    html! {
        (words.say_with("duty-from", &[("day", duty.from.vn())]))
        @if duty.until < Day::OPEN_END {
            " " (words.say_with("duty-until", &[("day", duty.until.vn())]))
        }
        @if !is_here {
            " " span.quiet { (words.say("duty-set-above")) }
        } @else if opened.may && duty.until == Day::OPEN_END {
            form.inline method="post" action=(action) {
                input type="hidden" name="id" value=(id);
                input type="hidden" name="version" value=(duty.version);
                button.btn type="submit" { (words.say("duty-close")) }
            }
        }
    }
}

fn owner(visit: &Visit, opened: &Opened, owner: &Owner) -> String {
    match owner {
        Owner::Level(level) => opened.choices.level(visit.words(), level),
        Owner::Unit(unit) => opened.choices.unit(*unit),
        Owner::Organisation(organisation) => opened.choices.organisation(*organisation),
    }
}

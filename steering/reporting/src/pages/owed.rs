//! `GET /reports/owed`: what a unit owes and by when, with the way to each report; the campaigns
//! and disasters it may report on; and `POST /reports/flash`, which opens a disaster and the next
//! report on it.

use super::asked::path_of;
use super::periods;
use super::say;
use crate::model::{EventId, EventRow, Of, ReportRow, State};
use crate::owed::{self, Owed, Terms};
use crate::{acts, store};
use axum::response::Response;
use duties::forms::{self, Span};
use duties::pages::say as spoken;
use kernel::db::Tx;
use kernel::period::Period;
use kernel::{Error, Flaw, Month, Result, Who};
use kit::badge::{Tone, badge};
use kit::form::{Field, Filled, Form};
use kit::icon::Icon;
use kit::notice::{Toast, empty};
use kit::page::{Group, PageHead, button_link, button_print};
use kit::table::{Column, Line, table};
use kit::{Answer, Markup, Routes, Typed, Visit, html};
use org::standing::Standing;

static EVENT: Form = Form::new(
    "event",
    &[
        Field::key("id"),
        Field::text("name", "flash-field-name", 120).hint("flash-field-name-hint"),
        Field::day("began_on", "flash-field-began"),
    ],
);

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/reports/owed", show)
        .post("/reports/flash", begin)
        .post("/reports/flash/next", next)
}

/// A disaster with the reports on it, the newest first.
struct Disaster {
    event: EventRow,
    reports: Vec<(i64, State)>,
}

struct Opened {
    standing: Standing,
    owed: Vec<Owed>,
    campaigns: Vec<ReportRow>,
    disasters: Vec<Disaster>,
    types: bool,
}

fn load(tx: &mut Tx<'_>, who: &Who, code: &str) -> Result<Opened> {
    let standing = Standing::at(tx, who, &acts::VIEW, code, who.today())?;
    let pass = &standing.pass;
    let terms = Terms::load(tx, pass, false)?;
    let owed = owed::asked_for(tx, pass, &standing.place, &terms, who.today())?;
    let campaigns = store::of_form(tx, pass, "campaign", 30)?;
    let flashes = store::of_form(tx, pass, "flash", 200)?;
    let mut disasters = Vec::new();
    for event in store::events(tx, pass)? {
        let id = event.id.to_string();
        let own = flashes.iter().filter(|row| row.subject.as_deref() == Some(&id));
        let reports = own.filter_map(|row| Some((row.flash_no?, row.state()))).collect();
        disasters.push(Disaster { event, reports });
    }
    let types = Standing::at(tx, who, &acts::TYPE, code, who.today()).is_ok();
    Ok(Opened { owed, campaigns, disasters, types, standing })
}

/// `GET /reports/owed?unit=`
async fn show(visit: Visit) -> Answer {
    let begun = Typed::of([("began_on", visit.known()?.today().vn())]);
    draw(&visit, begun, &[]).await
}

/// `POST /reports/flash?unit=`: a disaster, and its first report.
async fn begin(visit: Visit, typed: Typed) -> Answer {
    let (who, code) = (visit.known()?.clone(), visit.query("unit"));
    let read = read(&typed);
    let work = move |tx: &mut Tx<'_>| {
        let standing = Standing::at(tx, &who, &acts::TYPE, &code, who.today())?;
        let event = match &read {
            Ok(event) => EventRow { unit: standing.place.id, ..event.clone() },
            Err(flaws) => return Err(Error::Invalid(flaws.clone())),
        };
        if event.began_on > who.today() {
            return Err(Error::flaw("began_on", "flash-began-ahead"));
        }
        store::add_event(tx, &standing.pass, &event)?;
        let of = of_event(&event, 1)?;
        store::open_of(tx, &standing.pass, &of)?;
        Ok(path_of("/reports", &standing.place.code, &of))
    };
    match visit.house().db.write(work).await {
        Ok(path) => visit.done(&path, &Toast::new("flash-done-begin")),
        Err(Error::Invalid(flaws)) => draw(&visit, typed, &flaws).await,
        Err(other) => Err(other.into()),
    }
}

fn read(typed: &Typed) -> std::result::Result<EventRow, Vec<Flaw>> {
    let reading = EVENT.read(typed);
    let began_on = reading.maybe_day("began_on");
    match reading.check_all() {
        Err(Error::Invalid(flaws)) => return Err(flaws),
        Err(_) => return Err(vec![Flaw::new("name", "kit-flaw-empty")]),
        Ok(()) => {}
    }
    let id = EventId::read(&reading.text("id"));
    let unread = |field: &str| vec![Flaw::new(field, "kit-flaw-key")];
    Ok(EventRow {
        id: id.map_err(|_| unread("id"))?,
        unit: kernel::UnitId(0),
        name: reading.text("name"),
        began_on: began_on.ok_or_else(|| unread("began_on"))?,
        closed_at: None,
        version: 0,
    })
}

fn of_event(event: &EventRow, flash_no: i64) -> Result<Of> {
    let form = forms::find("flash").ok_or(Error::NotFound)?;
    let period = Period::month(Month::of(event.began_on));
    let subject = Some(event.id.to_string());
    Ok(Of { form, period, subject, flash_no: Some(flash_no) })
}

/// `POST /reports/flash/next?unit=`: the next report on a disaster, begun with what the last one
/// said, which it takes the place of.
async fn next(visit: Visit, typed: Typed) -> Answer {
    let (who, code) = (visit.known()?.clone(), visit.query("unit"));
    let id = typed.get("event").to_owned();
    let work = move |tx: &mut Tx<'_>| {
        let standing = Standing::at(tx, &who, &acts::TYPE, &code, who.today())?;
        let pass = &standing.pass;
        let event = store::event(tx, pass, EventId::read(&id)?)?;
        let known = store::of_event(tx, pass, event.id)?;
        let (last, flash_no) = known.last().map_or((None, 0), |(id, n)| (Some(*id), *n));
        let of = of_event(&event, flash_no + 1)?;
        let report = store::open_of(tx, pass, &of)?;
        if let Some(last) = last {
            for answer in store::answers(tx, pass, last)? {
                let content = crate::model::Content::read(&answer.body);
                let key = uuid::Uuid::now_v7();
                store::put_answer(tx, pass, report.id, (&answer.part, &content), (0, key))?;
            }
        }
        Ok(path_of("/reports", &standing.place.code, &of))
    };
    let path = visit.house().db.write(work).await?;
    visit.done(&path, &Toast::new("flash-done-next"))
}

async fn draw(visit: &Visit, typed: Typed, flaws: &[Flaw]) -> Answer {
    let (who, code) = (visit.known()?.clone(), visit.query("unit"));
    let opened = visit.house().db.read(move |tx| load(tx, &who, &code)).await?;
    Ok(page(visit, &opened, typed, flaws))
}

fn page(visit: &Visit, opened: &Opened, typed: Typed, flaws: &[Flaw]) -> Response {
    let words = visit.words();
    let unit = &opened.standing.place.code;
    let head = PageHead::new(words.say("owed-title"), Group::Reports)
        .lead(words.say("owed-lead"))
        .flaws(EVENT.summary(words, flaws))
        .actions(html! {
            (button_link(&words.say("duties-title"), &format!("/duties?unit={unit}"), false))
            (button_print(words))
        });
    let head = opened.standing.head(head, |code| format!("/reports/owed?unit={code}"));
    let body = html! {
        div.pair {
            div.stack {
                section.card {
                    h2 { (words.say("owed-list")) }
                    (owed(visit, opened))
                }
            }
            aside.stack {
                section.card #flash {
                    h2 { (words.say("form-flash")) }
                    (disasters(visit, opened))
                    @if opened.types {
                        h3 { (words.say("flash-begin")) }
                        (EVENT.whole(words, &format!("/reports/flash?unit={unit}"),
                            &words.say("flash-begin-button"), &Filled::with(typed, flaws)))
                    }
                }
                section.card {
                    h2 { (words.say("form-campaign")) }
                    (campaigns(visit, opened))
                }
            }
        }
    };
    visit.page(&head, body)
}

fn owed(visit: &Visit, opened: &Opened) -> Markup {
    let words = visit.words();
    if opened.owed.is_empty() {
        return empty(Icon::Check, &words.say("owed-none"), None);
    }
    let columns = [
        Column::words(words.say("duty-form")),
        Column::words(words.say("owed-period")),
        Column::words(words.say("owed-due")),
        Column::words(words.say("report-col-state")),
    ];
    let today = visit.who().today();
    let line = |owed: &Owed| {
        let path = path_of("/reports", &opened.standing.place.code, &owed.of);
        let is_late = owed.is_open() && today > owed.due;
        Line::Row(vec![
            html! { a href=(path) {
                (spoken::form(words, owed.of.form.code))
                @if let Some(one) = owed.of.campaign() { ": " (one.label(words.lang())) }
            } },
            html! { (periods::called(words, &owed.of)) },
            html! {
                (owed.due.vn())
                @if is_late { " " (badge(Tone::Call, &words.say("board-late"))) }
            },
            match &owed.report {
                Some(report) => say::state(words, report.state()),
                None => badge(Tone::Blank, &words.say("report-not-opened")),
            },
        ])
    };
    // What is still to be done comes first, the earliest due before the others.
    let (open, sent): (Vec<&Owed>, Vec<&Owed>) = opened.owed.iter().partition(|o| o.is_open());
    let lines: Vec<Line> = open.into_iter().chain(sent.into_iter().rev()).map(line).collect();
    table(&words.say("owed-list"), &columns, &lines)
}

fn disasters(visit: &Visit, opened: &Opened) -> Markup {
    let words = visit.words();
    let unit = &opened.standing.place.code;
    html! {
        @if opened.disasters.is_empty() { p.quiet { (words.say("flash-none")) } }
        @for one in &opened.disasters {
            h3 { (one.event.name) " " span.quiet { (one.event.began_on.vn()) } }
            ul.list {
                @for (flash_no, state) in &one.reports {
                    @if let Ok(of) = of_event(&one.event, *flash_no) {
                        li { a href=(path_of("/reports", unit, &of)) {
                            span {
                                (words.say_with("flash-serial", &[("n", flash_no.to_string())]))
                            }
                            (say::state(words, *state))
                        } }
                    }
                }
            }
            @if opened.types {
                form.inline method="post" action={ "/reports/flash/next?unit=" (unit) } {
                    input type="hidden" name="event" value=(one.event.id);
                    button.btn type="submit" { (words.say("flash-next")) }
                }
            }
        }
    }
}

/// The campaigns of this year: each report is opened by its first answer.
fn campaigns(visit: &Visit, opened: &Opened) -> Markup {
    let words = visit.words();
    let today = visit.who().today();
    let form = forms::find("campaign").filter(|form| form.span == Span::Campaign);
    let period = Period::year(today.year());
    let Some((form, period)) = form.zip(period) else { return html! {} };
    // One that is over by now this year is reported now.
    let running =
        catalogue::campaigns().iter().filter(|one| one.runs_within(period.first(), today));
    let of = |code: &str| {
        let subject = Some(code.to_owned());
        Of { form, period, subject, flash_no: None }
    };
    let due = |of: &Of| {
        let owed = opened.owed.iter().find(|owed| owed.of == *of)?;
        Some(words.say_with("board-due", &[("day", owed.due.vn())]))
    };
    let duties = format!("/duties?unit={}", opened.standing.place.code);
    let state = |of: &Of| {
        let is_it = |row: &&ReportRow| row.subject == of.subject && row.month == of.key();
        opened.campaigns.iter().find(is_it).map(ReportRow::state)
    };
    html! {
        ul.list { @for campaign in running {
            @let of = of(&campaign.code);
            li { a href=(path_of("/reports", &opened.standing.place.code, &of)) {
                span {
                    (campaign.label(words.lang()))
                    @if let Some(due) = due(&of) { " " span.quiet { (due) } }
                }
                @if let Some(state) = state(&of) { (say::state(words, state)) }
            } }
        } }
        p.quiet { (words.say("owed-campaign-how")) " " a href=(duties) {
            (words.say("duties-title"))
        } }
    }
}

//! `/publication`: the issued papers of a unit, and whether anyone may read their figures.

use crate::PUBLISH;
use crate::store::{self, PublicationRow};
use axum::response::Response;
use duties::forms;
use kernel::db::Tx;
use kernel::{Error, Result, Who};
use kit::badge::{Tone, badge, mark};
use kit::icon::Icon;
use kit::notice::{Toast, empty};
use kit::page::{Group, button_link};
use kit::table::{Column, Line, table};
use kit::{Answer, Markup, PageHead, Typed, Visit, html};
use org::standing::Standing;
use reporting::model::{MONTHLY, Of, ReportId, ReportRow, State};
use reporting::shown::periods;
use reporting::store::OwnIssued;

/// Papers of a page: ten years of months with their quarters, halves and years.
const MOST: i64 = 240;
/// The levels whose papers may be published: at a commune a count of one can point at a household.
const LEVELS: &[&str] = &["central", "province", "district"];

struct Seen {
    standing: Standing,
    reports: Vec<OwnIssued>,
    published: Vec<PublicationRow>,
}

fn load(tx: &mut Tx<'_>, who: &Who, code: &str) -> Result<Seen> {
    let standing = Standing::at(tx, who, &PUBLISH, code, who.today())?;
    let pass = &standing.pass;
    let reports = reporting::store::own_issued(tx, pass, MOST)?;
    let published = store::of_unit(tx, pass)?;
    Ok(Seen { reports, published, standing })
}

/// `GET /publication?unit=`
pub async fn show(visit: Visit) -> Answer {
    let (who, code) = (visit.known()?.clone(), visit.query("unit"));
    let seen = visit.house().db.read(move |tx| load(tx, &who, &code)).await?;
    Ok(draw(&visit, &seen))
}

fn draw(visit: &Visit, seen: &Seen) -> Response {
    let head = PageHead::new(visit.say("open-office"), Group::Steering)
        .lead(visit.say("open-office-lead"))
        .actions(button_link(&visit.say("open-title"), "/du-lieu-mo", false));
    let head = seen.standing.head(head, |code| format!("/publication?unit={code}"));
    let may = LEVELS.contains(&seen.standing.place.level.as_str());
    let body = html! {
        section.card {
            @if !may {
                (empty(Icon::Lock, &visit.say("open-office-level"), None))
            } @else if seen.reports.is_empty() {
                (empty(Icon::Report, &visit.say("open-office-none"), None))
            } @else {
                (list(visit, seen))
            }
        }
    };
    visit.page(&head, body)
}

fn list(visit: &Visit, seen: &Seen) -> Markup {
    let columns = [
        Column::words(visit.say("open-col-span")),
        Column::words(visit.say("open-col-paper")).minor(),
        Column::words(visit.say("open-col-state")),
    ];
    let line = |report: &OwnIssued| {
        let open = seen.published.iter().any(|p| p.report == report.id && p.closed_at.is_none());
        let number = report.number.unwrap_or_default();
        let symbol = report.series.clone().unwrap_or_default();
        Line::Row(vec![
            html! { (span(visit, report)) },
            html! { (format!("{number:02}/{symbol}")) },
            html! {
                @if open { (badge(Tone::Done, &visit.say("open-state-open"))) }
                @else { (mark(Tone::Blank, &visit.say("open-state-closed"))) }
                " " (button(visit, seen, report, open))
            },
        ])
    };
    let lines: Vec<Line> = seen.reports.iter().map(line).collect();
    table(&visit.say("open-office"), &columns, &lines)
}

/// The month, or what a longer report is called.
fn span(visit: &Visit, report: &OwnIssued) -> String {
    let form = forms::find(&report.form).filter(|form| form.code != MONTHLY);
    let of = form.and_then(|form| Of::span(form, form.period_ending(report.month)?));
    of.map_or_else(|| report.month.vn(), |of| periods::titled(visit.words(), &of))
}

fn button(visit: &Visit, seen: &Seen, report: &OwnIssued, is_open: bool) -> Markup {
    let (step, key) =
        if is_open { ("withdraw", "open-withdraw") } else { ("publish", "open-publish") };
    html! {
        form.inline method="post" action={ "/publication?unit=" (seen.standing.place.code) } {
            input type="hidden" name="report" value=(report.id);
            input type="hidden" name="step" value=(step);
            button.btn type="submit" { (visit.say(key)) }
        }
    }
}

/// `POST /publication?unit=`
pub async fn change(visit: Visit, typed: Typed) -> Answer {
    let (who, code) = (visit.known()?.clone(), visit.query("unit"));
    let (report, step) = (typed.get("report").to_owned(), typed.get("step").to_owned());
    let is_out = step == "withdraw";
    let work = move |tx: &mut Tx<'_>| {
        let standing = Standing::at(tx, &who, &PUBLISH, &code, who.today())?;
        let pass = &standing.pass;
        let report = reporting::store::get(tx, pass, ReportId::read(&report)?)?;
        if is_out {
            store::withdraw(tx, pass, &report)?;
        } else {
            publishable(&standing, &report)?;
            store::publish(tx, pass, &report)?;
        }
        Ok(standing.place.code)
    };
    let unit = visit.house().db.write(work).await?;
    let said = if is_out { "open-done-withdrawn" } else { "open-done-published" };
    visit.done(&format!("/publication?unit={unit}"), &Toast::new(said))
}

/// What may be published: figures, of a unit that is large enough, as they were issued.
fn publishable(standing: &Standing, report: &ReportRow) -> Result<()> {
    let flaw = match report.state() {
        _ if !LEVELS.contains(&standing.place.level.as_str()) => "open-office-level",
        _ if !Of::of_row(report)?.form.has_figures() => "open-flaw-words",
        State::Issued => return Ok(()),
        _ => "open-flaw-not-issued",
    };
    Err(Error::flaw("report", flaw))
}

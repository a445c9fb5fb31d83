//! `/imports`: the templates of a unit, the form that sends a file, the files of the last month.
//! A file that is not taken is refused beside its field, each reason in its own words.

use super::asked::{Asked, address};
use super::{POST_BYTES, receive, say};
use crate::model::{IntakeId, IntakeRow};
use crate::{acts, rules, run, store};
use axum::extract::Request;
use axum::response::Response;
use kernel::db::Tx;
use kernel::{Error, Flaw, Month, Result, Who};
use kit::icon::Icon;
use kit::notice::empty;
use kit::page::{Group, Switch, SwitchOption, button_link};
use kit::table::{Column, Line, table};
use kit::web::redirect;
use kit::{Answer, Markup, PageHead, Routes, Visit, html};
use org::standing::Standing;

/// Files listed on the page.
const LISTED: i64 = 50;

pub(super) fn routes() -> Routes {
    Routes::new().get("/imports", index).post_up_to("/imports", POST_BYTES, send)
}

/// What the page shows.
struct Seen {
    standing: Standing,
    month: Month,
    files: Vec<IntakeRow>,
}

fn load(tx: &mut Tx<'_>, who: &Who, asked: &Asked) -> Result<Seen> {
    let standing = Standing::at(tx, who, &acts::VIEW, &asked.unit, asked.month.last())?;
    let since = who.at().add_millis(-rules::KEPT_DAYS * 24 * 3_600 * 1_000);
    let files = store::list(tx, &standing.pass, since, LISTED)?;
    Ok(Seen { standing, month: asked.month, files })
}

async fn loaded(visit: &Visit, asked: &Asked) -> std::result::Result<Seen, kit::Refusal> {
    let (who, asked) = (visit.known()?.clone(), asked.clone());
    Ok(visit.house().db.read(move |tx: &mut Tx<'_>| load(tx, &who, &asked)).await?)
}

/// `GET /imports?unit=&month=`
async fn index(visit: Visit) -> Answer {
    let seen = loaded(&visit, &Asked::of(&visit)?).await?;
    Ok(draw(&visit, &seen, &[]))
}

/// `POST /imports?unit=&month=` with a file.
async fn send(visit: Visit, request: Request) -> Answer {
    let asked = Asked::of(&visit)?;
    // Nobody's file is read before it is known that he may send one.
    let seen = loaded(&visit, &asked).await?;
    let asked = Asked { unit: seen.standing.code.clone(), ..asked };
    let taken = match receive::upload(request).await {
        Ok(upload) => receive::table(&visit, &asked, upload).await,
        Err(error) => Err(error),
    };
    match taken {
        Ok(id) => {
            run::begin(visit.house(), id).await;
            Ok(redirect(&format!("/imports/{id}")))
        }
        Err(Error::Invalid(flaws)) => Ok(draw(&visit, &seen, &flaws)),
        Err(other) => Err(other.into()),
    }
}

fn draw(visit: &Visit, seen: &Seen, flaws: &[Flaw]) -> Response {
    let words = visit.words();
    let said = say::file_flaws(words, "import-file", flaws);
    let head = PageHead::new(words.say("exchange-title"), Group::Reports)
        .lead(format!("{} · {}", seen.standing.place.name, words.say("exchange-lead")))
        .flaws(said.clone());
    let to = |code: &str| address("/imports", code, seen.month);
    let head = seen.standing.head(head, to).period(months(visit, seen));
    let body = html! {
        div.pair {
            div.stack {
                section.card { (send_form(visit, seen, &said)) }
                section.card { (files(visit, seen)) }
            }
            aside.stack aria-label=(words.say("exchange-aside")) {
                section.card { (templates(visit, seen)) }
                section.card { (old_reports(visit, seen)) }
            }
        }
    };
    visit.page(&head, body)
}

fn months(visit: &Visit, seen: &Seen) -> Switch {
    let said = |month: Month| say::month(visit.words(), month);
    let (code, days) = (&seen.standing.code, &seen.standing.days);
    let option = |month: Month| {
        let option = SwitchOption::new(said(month), address("/imports", code, month));
        days.hold(month.last()).then_some(option)
    };
    let around = (-12..=1).rev().filter_map(|step| option(seen.month.add_months(step)));
    Switch::new(said(seen.month), around.collect())
        .steps(option(seen.month.prev()), option(seen.month.next()))
}

fn send_form(visit: &Visit, seen: &Seen, flaws: &[(String, String)]) -> Markup {
    let words = visit.words();
    let action = address("/imports", &seen.standing.code, seen.month);
    html! {
        h2 { (words.say("exchange-send")) }
        form.form method="post" action=(action) enctype="multipart/form-data" novalidate {
            input type="hidden" name="id" value=(IntakeId::new());
            (say::file_field(words, "import-file", "exchange-file", "exchange-file-hint",
                ".xlsx,.csv,.txt", flaws))
            button.btn.lead type="submit" { (words.say("exchange-look")) }
            p.quiet.small { (words.say("exchange-nothing-yet")) }
        }
    }
}

fn templates(visit: &Visit, seen: &Seen) -> Markup {
    let words = visit.words();
    let code = &seen.standing.code;
    let of = |base: &str| address(base, code, seen.month);
    let sheet = |shape: &str| format!("{}&shape={shape}", of("/imports/template.xlsx"));
    let year = [("year", seen.month.year().to_string())];
    let month = [("month", seen.month.vn())];
    let many = seen.standing.below.len() as i64;
    html! {
        h2 { (words.say("exchange-templates")) }
        h3 { (words.say("exchange-templates-figures")) }
        ul.list {
            li { a href=(sheet("months")) {
                span { (words.say_with("exchange-template-months", &year)) }
                (Icon::Down.draw())
                span.quiet { (words.say("exchange-template-months-told")) }
            } }
            @if many > 0 {
                li { a href=(sheet("units")) {
                    span { (words.say_with("exchange-template-units", &month)) }
                    (Icon::Down.draw())
                    span.quiet { (words.say_count("exchange-template-units-told", many)) }
                } }
            }
        }
        // Work is recorded by who stands today.
        @if seen.standing.days.hold(visit.who().today()) {
            h3 { (words.say("exchange-templates-work")) }
            ul.list {
                li { a href=(of("/imports/work.xlsx")) {
                    span { (words.say("exchange-template-work")) }
                    (Icon::Down.draw())
                    span.quiet { (words.say("exchange-template-work-told")) }
                } }
                li { a href=(of("/imports/work.csv")) {
                    span { (words.say("exchange-template-work-csv")) }
                    (Icon::Down.draw())
                } }
            }
        }
    }
}

fn old_reports(visit: &Visit, seen: &Seen) -> Markup {
    let words = visit.words();
    let to = address("/imports/history", &seen.standing.code, seen.month);
    html! {
        h2 { (words.say("history-title")) }
        p { (words.say("history-lead")) }
        p { (button_link(&words.say("history-begin"), &to, false)) }
    }
}

fn files(visit: &Visit, seen: &Seen) -> Markup {
    let words = visit.words();
    let columns = [
        Column::words(words.say("exchange-col-sent")),
        Column::words(words.say("exchange-col-what")),
        Column::words(words.say("exchange-col-by")).minor(),
        Column::number(words.say("exchange-col-rows")).minor(),
        Column::words(words.say("exchange-col-state")),
    ];
    let line = |row: &IntakeRow| {
        Line::Row(vec![
            html! { a href={ "/imports/" (row.id) } { (say::when(row.sent_at)) } },
            html! { (say::what(words, row)) },
            html! { (row.sent_name) },
            html! { (kernel::number::count(row.rows_all)) },
            say::state(words, row),
        ])
    };
    let lines: Vec<Line> = seen.files.iter().map(line).collect();
    html! {
        h2 { (words.say("exchange-files")) }
        @if lines.is_empty() {
            (empty(Icon::Paper, &words.say("exchange-files-none"), None))
        } @else {
            (table(&words.say("exchange-files"), &columns, &lines))
        }
    }
}

//! Old reports in words: pasted or sent as a file, then every figure that was found beside the
//! sentence it came from, its doubts and what is kept. What is confirmed is what stands in the
//! fields; nothing is saved before.

use super::asked::{Asked, address};
use super::show::Seen as Opened;
use super::{POST_BYTES, receive, say};
use crate::cells::{label, said};
use crate::history::{self, Confirmed, Seen};
use crate::model::{FoundTold, IntakeId, JudgedRow, State};
use crate::rules::finding::{Sum, sums};
use crate::rules::heads::month_of;
use crate::rules::verdict::Held;
use crate::{acts, store};
use axum::extract::{Path, Request};
use axum::response::Response;
use book::Figures;
use kernel::db::Tx;
use kernel::figure::{Figure, Measure};
use kernel::seal::Keys;
use kernel::{Error, Flaw, Result, number};
use kit::badge::{Tone, mark};
use kit::notice::{Toast, banner};
use kit::page::{Group, button_link, button_post};
use kit::table::{Column, Line, table};
use kit::web::{Upload, redirect};
use kit::{Answer, Markup, PageHead, Routes, Typed, Visit, html};
use org::standing::Standing;
use reporting::figures::{FIGURES, PRINTED, SECTIONS};
use reporting::rules::is_fed;
use std::sync::Arc;

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/imports/history", form)
        .post_up_to("/imports/history", POST_BYTES, send)
        .post("/imports/{intake}/figures", confirm)
}

/// What was typed into the form of an old report, and its flaws.
#[derive(Default)]
struct Tried<'a> {
    month: String,
    text: String,
    flaws: &'a [Flaw],
}

async fn standing(visit: &Visit, asked: &Asked) -> std::result::Result<Standing, kit::Refusal> {
    let (who, asked) = (visit.known()?.clone(), asked.clone());
    let read =
        move |tx: &mut Tx<'_>| Standing::at(tx, &who, &acts::SEND, &asked.unit, asked.month.last());
    Ok(visit.house().db.read(read).await?)
}

/// `GET /imports/history?unit=&month=`
async fn form(visit: Visit) -> Answer {
    let asked = Asked::of(&visit)?;
    let standing = standing(&visit, &asked).await?;
    Ok(draw_form(&visit, &standing, &asked, &Tried::default()))
}

/// `POST /imports/history?unit=&month=` with a file or a text.
async fn send(visit: Visit, request: Request) -> Answer {
    let asked = Asked::of(&visit)?;
    let standing = standing(&visit, &asked).await?;
    let upload = Upload::read(request).await?;
    let (month, text) = (upload.typed.get("month").to_owned(), upload.typed.get("text").to_owned());
    match taken(&visit, &standing, &month, upload).await {
        Ok(id) => Ok(redirect(&format!("/imports/{id}"))),
        Err(Error::Invalid(flaws)) => {
            let tried = Tried { month, text, flaws: &flaws };
            Ok(draw_form(&visit, &standing, &asked, &tried))
        }
        Err(other) => Err(other.into()),
    }
}

async fn taken(
    visit: &Visit,
    standing: &Standing,
    month: &str,
    upload: Upload,
) -> Result<IntakeId> {
    let words = receive::words(visit, upload).await?;
    let told = crate::rules::finding::read(&words.paragraphs).month;
    let month = match (month.trim().is_empty(), month_of(month)) {
        (false, None) => return Err(Error::flaw("month", "month-not-a-month")),
        (false, Some(month)) => month,
        (true, _) => told.ok_or_else(|| Error::flaw("month", "history-month-none"))?,
    };
    receive::keep(visit, standing.place.code.clone(), month, words).await
}

fn draw_form(visit: &Visit, standing: &Standing, asked: &Asked, tried: &Tried<'_>) -> Response {
    let words = visit.words();
    let said: Vec<(String, String)> = tried
        .flaws
        .iter()
        .map(|flaw| {
            let (at, label) = match flaw.field.as_str() {
                "month" => ("history-month", "history-month"),
                "text" => ("history-text", "history-text"),
                _ => ("history-file", "history-file"),
            };
            (at.to_owned(), words.say_flaw(flaw, Some(label)))
        })
        .collect();
    let code = &standing.place.code;
    let head = PageHead::new(words.say("history-title"), Group::Reports)
        .lead(standing.place.name.clone())
        .flaws(said.clone())
        .actions(button_link(&words.say("exchange-back"), &asked.path("/imports"), false))
        .narrow();
    let head = standing.head(head, |code| address("/imports/history", code, asked.month));
    let action = address("/imports/history", code, asked.month);
    let body = html! {
        p { (words.say("history-lead")) }
        form.form method="post" action=(action) enctype="multipart/form-data" novalidate {
            input type="hidden" name="id" value=(IntakeId::new());
            (say::file_field(words, "history-file", "history-file", "history-file-hint",
                ".docx,.txt", &said))
            (field(visit, "history-text", "history-text-hint", &said, html! {
                textarea #history-text name="text" rows="8"
                    aria-describedby="history-text-hint" { (tried.text) }
            }))
            (field(visit, "history-month", "history-month-hint", &said, html! {
                input #history-month .short name="month" value=(tried.month) autocomplete="off"
                    aria-describedby="history-month-hint";
            }))
            button.btn.lead type="submit" { (words.say("history-read")) }
        }
    };
    visit.page(&head, body)
}

/// A field with its label, hint and flaws; its id is the key of its label.
fn field(
    visit: &Visit,
    id: &str,
    hint: &str,
    flaws: &[(String, String)],
    control: Markup,
) -> Markup {
    let words = visit.words();
    let own: Vec<&String> = flaws.iter().filter(|(at, _)| at == id).map(|(_, said)| said).collect();
    html! {
        div.field.flawed[!own.is_empty()] {
            label for=(id) {
                (words.say(id)) " " span.quiet { (words.say("kit-optional")) }
            }
            p.hint id=(hint) { (words.say(hint)) }
            @for said in own { p.flaw { (kit::icon::Icon::Cross.draw()) (said) } }
            (control)
        }
    }
}

async fn seen(visit: &Visit, id: IntakeId) -> std::result::Result<Seen, kit::Refusal> {
    let who = visit.known()?.clone();
    let (figures, keys) = (visit.house().shelf::<Figures>()?, visit.house().shelf::<Arc<Keys>>()?);
    let read = move |tx: &mut Tx<'_>| {
        let row = store::found(tx, id)?;
        history::seen(tx, &who, &figures, &keys, &row)
    };
    Ok(visit.house().db.read(read).await?)
}

/// The page of an old report that waits to be confirmed.
pub(super) async fn page(visit: &Visit, opened: &Opened) -> Answer {
    let seen = seen(visit, opened.row.id).await?;
    Ok(draw(visit, &seen, None, &[]))
}

/// `POST /imports/{intake}/figures`: `again` sums up anew, anything else confirms.
async fn confirm(visit: Visit, Path(id): Path<String>, typed: Typed) -> Answer {
    let id = IntakeId::read(&id)?;
    let seen = seen(&visit, id).await?;
    if typed.maybe("again").is_some() {
        return Ok(draw(&visit, &seen, Some(&typed), &[]));
    }
    match written(&visit, &seen, typed.clone()).await {
        Ok(many) => {
            let toast = Toast::new("history-done").arg("n", many.to_string());
            visit.done(&format!("/imports/{id}"), &toast)
        }
        Err(Error::Invalid(flaws)) => Ok(draw(&visit, &seen, Some(&typed), &flaws)),
        Err(other) => Err(other.into()),
    }
}

async fn written(visit: &Visit, seen: &Seen, typed: Typed) -> Result<usize> {
    if seen.row.state() != State::Judged {
        return Ok(0);
    }
    let (who, figures) = (visit.who().clone(), visit.house().shelf::<Figures>()?);
    let (keys, id) = (visit.house().shelf::<Arc<Keys>>()?, seen.row.id);
    let (words, month) = (visit.words().clone(), seen.spot.month);
    let write = move |tx: &mut Tx<'_>| {
        let row = store::found(tx, id)?;
        let standing = crate::run::standing(tx, &who, &row)?;
        let file = store::file(tx, &standing.pass, &keys, id)?;
        let reason = history::reason(&words, month, &file.name);
        let confirmed = Confirmed { typed: typed.clone(), reason };
        history::write(tx, &who, &figures, &row, &confirmed)
    };
    visit.house().db.write(write).await
}

fn draw(visit: &Visit, seen: &Seen, typed: Option<&Typed>, flaws: &[Flaw]) -> Response {
    let words = visit.words();
    let named = |flaw: &Flaw| {
        let label = FIGURES.iter().find(|f| f.code == flaw.field).map(|f| label(words, f.code));
        let at = match label {
            Some(_) => format!("value-{}", flaw.field),
            None => "history".to_owned(),
        };
        (at, words.say_flaw_of(flaw, label))
    };
    let said: Vec<(String, String)> = flaws.iter().map(named).collect();
    let month = [("month", seen.spot.month.vn())];
    let back = address("/imports", &seen.spot.place.code, seen.spot.month);
    let head = PageHead::new(words.say_with("history-page-title", &month), Group::Reports)
        .lead(seen.spot.place.name.clone())
        .flaws(said.clone())
        .actions(button_link(&words.say("exchange-back"), &back, false));
    let figures = format!("/imports/{}/figures", seen.row.id);
    let body = html! {
        (told(visit, seen))
        section.card.flush #history {
            (bar(visit, seen, typed))
            form method="post" action=(figures) novalidate {
                (rows(visit, seen, typed, &said))
                div.bar-line {
                    button.btn.lead type="submit" { (words.say("history-confirm")) }
                    button.btn type="submit" name="again" value="1" { (words.say("history-again")) }
                }
            }
        }
        div.act {
            (button_post(&words.say("exchange-drop"), &format!("/imports/{}/drop", seen.row.id),
                false))
        }
    };
    visit.page(&head, body)
}

/// What was found, in a sentence; what stands in the way; what part II may have lost.
fn told(visit: &Visit, seen: &Seen) -> Markup {
    let words = visit.words();
    let (found, all) = history::many_found(&seen.rows);
    let doubts = seen.rows.iter().filter_map(|row| row.body.found.as_ref());
    let doubts = doubts.filter(|found| !found.doubts.is_empty()).count() as i64;
    let args = [("found", found), ("all", all), ("doubts", number::count(doubts))];
    html! {
        (banner(Tone::Note, html! { strong { (words.say_with("history-told", &args)) } }))
        @if let Some(flaw) = &seen.spot.shut {
            (banner(Tone::Wrong, html! { (words.say_flaw(flaw, None)) }))
        }
        @for row in seen.rows.iter().filter(|row| row.body.found.is_none()) {
            (banner(Tone::Waiting, html! {
                (words.say("found-planned-nought")) " " q { (row.body.name) }
            }))
        }
    }
}

/// The value of a field: what was typed, else what was found.
fn value(row: &JudgedRow, figure: &Figure, typed: Option<&Typed>) -> String {
    let name = format!("value.{}", figure.code);
    match typed.and_then(|typed| typed.maybe(&name)) {
        Some(text) => text.to_owned(),
        None => {
            row.body.found.as_ref().map(|found| history::shown(figure, found)).unwrap_or_default()
        }
    }
}

fn found<'a>(seen: &'a Seen, code: &str) -> Option<&'a JudgedRow> {
    seen.rows.iter().find(|row| row.body.name == code && row.body.found.is_some())
}

/// The sums of what stands in the fields.
fn bar(visit: &Visit, seen: &Seen, typed: Option<&Typed>) -> Markup {
    let words = visit.words();
    let of = |code: &str| {
        let figure = FIGURES.iter().find(|figure| figure.code == code)?;
        let held = crate::cells::read(figure, &value(found(seen, code)?, figure, typed)).ok()?;
        Some((held.amount?, held.at_least))
    };
    let all = sums(of);
    html! {
        div.bar-line role="status" aria-label=(words.say("report-checks")) {
            @for sum in &all { (mark(if sum.holds { Tone::Done } else { Tone::Wrong },
                &sum_words(visit, sum))) }
            @if all.is_empty() { span { (words.say("history-no-sums")) } }
        }
    }
}

fn sum_words(visit: &Visit, sum: &Sum) -> String {
    let stated = number::vnd_in_millions(sum.stated);
    let stated = match sum.at_least {
        true => visit.words().say_with("report-stated-least", &[("value", stated)]),
        false => stated,
    };
    let sign = if sum.holds { "=" } else { "≠" };
    let summed = number::vnd_in_millions(sum.summed);
    format!("{}: {stated} {sign} {summed}", label(visit.words(), sum.code))
}

fn rows(visit: &Visit, seen: &Seen, typed: Option<&Typed>, flaws: &[(String, String)]) -> Markup {
    let words = visit.words();
    let columns = [
        Column::words(words.say("exchange-col-figure")),
        Column::words(words.say("history-col-value")),
        Column::number(words.say("history-col-kept")).minor(),
        Column::words(words.say("history-col-sentence")),
    ];
    let mut lines = Vec::new();
    for section in SECTIONS {
        let (first, last) = section.span;
        let inside = |figure: &&Figure| (first..=last).contains(&figure.no);
        let own: Vec<Line> = FIGURES
            .iter()
            .take(PRINTED)
            .filter(inside)
            .filter_map(|figure| Some((figure, found(seen, figure.code)?)))
            .map(|(figure, row)| line(visit, seen, (figure, row), typed, flaws))
            .collect();
        if !own.is_empty() {
            lines.push(Line::Section(words.say(&format!("section-{}", section.key))));
            lines.extend(own);
        }
    }
    table(&words.say("history-rows"), &columns, &lines)
}

fn line(
    visit: &Visit,
    seen: &Seen,
    (figure, row): (&'static Figure, &JudgedRow),
    typed: Option<&Typed>,
    flaws: &[(String, String)],
) -> Line {
    let words = visit.words();
    let id = format!("value-{}", figure.code);
    let own = flaws.iter().filter(|(at, _)| *at == id);
    let now = seen.now.get(figure.code).copied().unwrap_or_default();
    let (version, _) = seen.spot.kept(figure.code);
    let measure = match figure.measure {
        Measure::Money => words.say("unit-trieu-dong"),
        Measure::Count => words.say(&format!("unit-{}", figure.unit)),
    };
    let name = label(words, figure.code);
    Line::Row(vec![
        html! { (name) " " span.quiet { (measure) } },
        html! {
            @for (_, said) in own.clone() { (mark(Tone::Wrong, said)) br; }
            input id=(id) .cell-text name={ "value." (figure.code) } autocomplete="off"
                inputmode="decimal" value=(value(row, figure, typed)) aria-label=(name)
                aria-invalid=[own.clone().next().map(|_| "true")];
            input type="hidden" name={ "base." (figure.code) } value=(version);
        },
        html! { (said(figure, Held::of(now.all))) },
        html! { @if let Some(found) = &row.body.found { (sentence(visit, figure, found)) } },
    ])
}

/// The sentence with its number marked, and what to look at twice.
fn sentence(visit: &Visit, figure: &Figure, found: &FoundTold) -> Markup {
    let words = visit.words();
    let (from, until) = found.span;
    let text = found.sentence.as_str();
    let cut = (text.get(..from), text.get(from..until), text.get(until..));
    html! {
        @if let (Some(before), Some(number), Some(after)) = cut {
            span.small { (before) mark { (number) } (after) }
        }
        @for doubt in &found.doubts {
            br; (mark(Tone::Waiting, &say::told(words, doubt, Some(label(words, figure.code)))))
        }
        @if is_fed(figure.code) && found.amount.is_some() {
            br; (mark(Tone::Note, &words.say("history-as-adjustment")))
        }
    }
}

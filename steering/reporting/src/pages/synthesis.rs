//! What outside bodies answered, put together on the page of the unit they owe it to: who has sent
//! and who has not, texts by body, figures added up; `POST /reports/synthesis` takes texts into
//! the unit's own report. It adds up nothing itself.

use super::asked::{Asked, path_of};
use super::cell::{key_of, typable};
use super::report::refuse;
use super::seen::Seen;
use crate::model::{Of, State};
use crate::synthesis::{self, Body, Gathered, Row, Taking};
use duties::forms::{Column as Declared, Part};
use kernel::db::Tx;
use kernel::{Error, Result, number};
use kit::badge::{Tone, badge, mark};
use kit::notice::Toast;
use kit::table::{Column, Line, table};
use kit::{Answer, Markup, Routes, Typed, Visit, html};
use people::OrganisationId;
use uuid::Uuid;

/// What the name of a body's box begins with.
const FROM: &str = "from-";

pub(super) fn routes() -> Routes {
    Routes::new().post("/reports/synthesis", take)
}

/// `POST /reports/synthesis?unit=&form=&period=`
async fn take(visit: Visit, typed: Typed) -> Answer {
    let (who, asked) = (visit.known()?.clone(), Asked::of(&visit)?);
    let (taking, at) = (read(&typed)?, asked.clone());
    let work = move |tx: &mut Tx<'_>| {
        let (standing, report) = typable(tx, &who, &at)?;
        let taken = synthesis::take(tx, &standing.pass, &report, &taking)?;
        if taken == 0 {
            tx.without_journal("the same key again: it was taken");
        }
        Ok(taken)
    };
    match visit.house().db.write(work).await {
        Ok(taken) => {
            let toast = Toast::new("synthesis-done").arg("n", number::count(taken as i64));
            visit.done(&asked.path("/reports"), &toast)
        }
        Err(Error::Invalid(flaws)) => refuse(&visit, asked, Typed::default(), flaws).await,
        Err(other) => Err(other.into()),
    }
}

fn read(typed: &Typed) -> Result<Taking> {
    Ok(Taking {
        part: typed.get("part").to_owned(),
        bodies: typed.under(FROM).filter_map(|(id, _)| OrganisationId::read(id).ok()).collect(),
        base: typed.get("version").parse().unwrap_or(0),
        key: key_of(typed)?,
    })
}

/// The card; nothing where nobody outside owes the report.
pub fn draw(visit: &Visit, seen: &Seen) -> Markup {
    let Some(all) = &seen.view.gathered else { return html! {} };
    let words = visit.words();
    let version = seen.here.of.version(seen.view.report.as_ref());
    let counts = [
        ("came", number::count(all.answered().count() as i64)),
        ("all", number::count(all.bodies.len() as i64)),
    ];
    html! {
        section.card #synthesis {
            h2 { (words.say("synthesis-title")) }
            p { (words.say_with("synthesis-came", &counts)) }
            (who(visit, seen, all))
            @for part in version.parts {
                @match part {
                    Part::One { code, .. } => { (texts(visit, seen, (all, code))) },
                    Part::Table { code, columns, .. } => {
                        (figures(visit, code, columns, &all.rows(code, columns)))
                    },
                }
            }
        }
    }
}

/// Who answered, and who is waited for; each leads to the report.
fn who(visit: &Visit, seen: &Seen, all: &Gathered) -> Markup {
    let words = visit.words();
    let columns = [
        Column::words(words.say("duty-organisation")),
        Column::words(words.say("report-col-state")),
        Column::words(words.say("owed-due")),
    ];
    let line = |body: &Body| {
        let own = Of { subject: Some(body.id.to_string()), ..seen.here.of.clone() };
        Line::Row(vec![
            html! { a href=(path_of("/reports", &seen.here.code, &own)) { (body.name) } },
            html! {
                @match body.state {
                    Some(State::Draft) | None =>
                        (badge(Tone::Blank, &words.say("synthesis-not-sent"))),
                    Some(state) => (super::say::state(words, state)),
                }
                @if let Some(at) = body.came_at {
                    " " span.quiet { (words.say_with("board-came", &[("day", at.day().vn())])) }
                }
            },
            html! { @if let Some(due) = body.due { (due.vn()) } },
        ])
    };
    let lines: Vec<Line> = all.missing().chain(all.answered()).map(line).collect();
    table(&words.say("synthesis-title"), &columns, &lines)
}

/// The texts of one part by body, with the boxes that take them.
fn texts(visit: &Visit, seen: &Seen, (all, part): (&Gathered, &str)) -> Markup {
    let words = visit.words();
    let texts = all.texts(part);
    let content = seen.view.content(part);
    let may = seen.rights.types;
    let is_left = texts.iter().any(|(body, text)| !synthesis::is_taken(content.text(), body, text));
    let base = seen.view.answer(part).map_or(0, |answer| answer.version);
    html! {
        @if !texts.is_empty() {
            h3 { (words.say(&format!("part-{part}"))) }
            form method="post" action=(seen.here.path("/reports/synthesis")) {
                input type="hidden" name="part" value=(part);
                input type="hidden" name="version" value=(base);
                input type="hidden" name="key" value=(Uuid::now_v7());
                @for (body, text) in &texts {
                    @let id = format!("{part}-{}", body.id);
                    @let is_taken = synthesis::is_taken(content.text(), body, text);
                    p {
                        @if may && !is_taken {
                            input type="checkbox" id=(id) name={ (FROM) (body.id) } value="1";
                            " " label for=(id) { strong { (body.name) } }
                        } @else { strong { (body.name) } }
                        @if is_taken { " " (mark(Tone::Done, &words.say("synthesis-taken"))) }
                    }
                    blockquote { @for line in text.lines() { (line) br; } }
                }
                @if may && is_left {
                    button.btn type="submit" { (words.say("synthesis-take")) }
                }
            }
        }
    }
}

/// The rows of a table put together.
fn figures(visit: &Visit, part: &str, columns: &[Declared], rows: &[Row]) -> Markup {
    let words = visit.words();
    let head = |column: &Declared| {
        let label = words.say(&format!("column-{part}-{}", column.code));
        if synthesis::is_number(column) { Column::number(label) } else { Column::words(label) }
    };
    let by = Column::words(words.say("synthesis-by")).minor();
    // The words of a row stand first, its numbers after them.
    let (numbers, texts): (Vec<&Declared>, Vec<&Declared>) =
        columns.iter().partition(|column| synthesis::is_number(column));
    let columns_of = texts.into_iter().take(1).chain(numbers).map(head).chain([by]);
    let said = |n: &Option<i64>| html! { @if let Some(n) = n { (number::count(*n)) } };
    let mut lines: Vec<Line> = rows
        .iter()
        .map(|row| {
            let numbers = row.sums.iter().map(said);
            let by = html! { (row.by.join("; ")) };
            Line::Row([html! { (row.what) }].into_iter().chain(numbers).chain([by]).collect())
        })
        .collect();
    let totals = synthesis::totals(columns, rows);
    let sum = html! { (words.say("report-work-sum")) };
    let sums = totals.iter().map(said);
    lines.push(Line::Sum([sum].into_iter().chain(sums).chain([html! {}]).collect()));
    html! {
        @if !rows.is_empty() {
            h3 { (words.say(&format!("part-{part}"))) }
            p.quiet { (words.say("synthesis-sums")) }
            (table(&words.say(&format!("part-{part}")), &columns_of.collect::<Vec<_>>(), &lines))
        }
    }
}

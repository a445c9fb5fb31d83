//! `/radar/lists/{keyed}`: one list of an agency: whose, of which month, how many lines of which
//! kind; and its withdrawal with a word. No line of it is shown.

use super::lists::state;
use crate::model::{ListId, ListRow, Sum};
use crate::{acts, desk, store};
use axum::extract::Path;
use axum::response::Response;
use kernel::db::Tx;
use kernel::place::Place;
use kernel::{Error, Flaw, Result, number};
use kit::form::{Field, Filled, Form};
use kit::notice::Toast;
use kit::page::{Group, button_link};
use kit::table::{Column, Line, facts, table};
use kit::web::address;
use kit::{Answer, Markup, PageHead, Routes, Typed, Visit, html};
use org::standing;

static WITHDRAW: Form =
    Form::new("withdraw", &[Field::hidden("version"), Field::text("why", "radar-why", 200)]);

pub(super) fn routes() -> Routes {
    Routes::new().get("/radar/lists/{keyed}", show).post("/radar/lists/{keyed}/withdraw", withdraw)
}

/// What the page shows.
struct Seen {
    row: ListRow,
    place: Place,
    name: String,
    sums: Vec<Sum>,
    may_keep: bool,
}

async fn loaded(visit: &Visit, id: ListId) -> Result<Seen> {
    let who = visit.who().clone();
    let read = move |tx: &mut Tx<'_>| {
        let (row, place, pass) = desk::opened(tx, &who, &acts::VIEW, id)?;
        let name = people::organisations::name(tx, &pass, row.organisation)?;
        let sums = store::sums(tx, &pass, &[id])?;
        let may_keep = standing::pass(tx, &who, &acts::KEEP, &place).is_ok();
        Ok(Seen { row, place, name, sums, may_keep })
    };
    visit.house().db.read(read).await
}

/// `GET /radar/lists/{keyed}`
async fn show(visit: Visit, Path(id): Path<String>) -> Answer {
    visit.known()?;
    let seen = loaded(&visit, ListId::read(&id)?).await?;
    Ok(draw(&visit, &seen, (Typed::default(), &[])))
}

/// `POST /radar/lists/{keyed}/withdraw`
async fn withdraw(visit: Visit, Path(id): Path<String>, typed: Typed) -> Answer {
    let (who, id) = (visit.known()?.clone(), ListId::read(&id)?);
    let seen = loaded(&visit, id).await?;
    if !seen.may_keep {
        return Err(Error::NotFound.into());
    }
    let read = WITHDRAW.read(&typed);
    let (why, base) = (read.text("why"), typed.get("version").parse().unwrap_or(0));
    let done = match read.check_all() {
        Ok(()) => {
            let work = move |tx: &mut Tx<'_>| desk::withdraw(tx, &who, (id, base), &why);
            visit.house().db.write(work).await
        }
        Err(flawed) => Err(flawed),
    };
    match done {
        Ok(()) => {
            let back = address("/radar/lists", &[("unit", seen.place.code.as_str())]);
            visit.done(&back, &Toast::new("radar-done-withdraw"))
        }
        Err(Error::Invalid(flaws)) => Ok(draw(&visit, &seen, (typed, &flaws))),
        Err(other) => Err(other.into()),
    }
}

fn draw(visit: &Visit, seen: &Seen, (typed, flaws): (Typed, &[Flaw])) -> Response {
    let (words, row) = (visit.words(), &seen.row);
    let lists = address("/radar/lists", &[("unit", seen.place.code.as_str())]);
    let head = PageHead::new(words.say("radar-list"), Group::Works)
        .lead(seen.place.name.clone())
        .flaws(WITHDRAW.summary(words, flaws))
        .actions(button_link(&words.say("radar-lists"), &lists, false));
    let day = row.made_at.day().vn();
    let pairs = [
        (words.say("radar-agency"), html! { (seen.name) }),
        (words.say("radar-month"), html! { (row.month.vn()) }),
        (words.say("radar-made"), html! { (row.made_name) " · " (day) }),
        (words.say("radar-state"), state(visit, row)),
    ];
    let said = words.say("radar-why-withdrawn");
    let body = html! {
        div.stack {
            section.card {
                (facts(&pairs))
                @if let (Some(why), Some(who)) = (&row.withdrawn_why, &row.withdrawn_name) {
                    p { (said) " " q { (why) } " · " (who) }
                }
            }
            section.card { h2 { (words.say("radar-by-kind")) } (by_kind(visit, seen)) }
            @if seen.may_keep && row.withdrawn_at.is_none() {
                section.card { (form(visit, seen, (typed, flaws))) }
            }
        }
    };
    visit.page(&head, body)
}

fn by_kind(visit: &Visit, seen: &Seen) -> Markup {
    let words = visit.words();
    let columns = [
        Column::words(words.say("radar-what")),
        Column::number(words.say("radar-many-lines")),
        Column::number(words.say("radar-value")),
    ];
    let cells = |said: String, many: i64, amount: i64| {
        vec![html! { (said) }, html! { (number::count(many)) }, html! { (number::vnd(amount)) }]
    };
    let kind = |code: &str| words.say(&format!("radar-kind-{code}"));
    let line = |sum: &Sum| Line::Row(cells(kind(&sum.kind), sum.many, sum.amount));
    let mut lines: Vec<Line> = seen.sums.iter().map(line).collect();
    let many = seen.sums.iter().map(|sum| sum.many).sum();
    let amount = seen.sums.iter().map(|sum| sum.amount).sum();
    lines.push(Line::Sum(cells(words.say("radar-whole"), many, amount)));
    html! { (table(&words.say("radar-by-kind"), &columns, &lines)) }
}

fn form(visit: &Visit, seen: &Seen, (typed, flaws): (Typed, &[Flaw])) -> Markup {
    let words = visit.words();
    let begun = match flaws.is_empty() {
        true => Typed::of([("version", seen.row.version.to_string())]),
        false => typed,
    };
    let action = format!("/radar/lists/{}/withdraw", seen.row.id);
    html! {
        details open[!flaws.is_empty()] {
            summary { (words.say("radar-withdraw")) }
            p.quiet { (words.say("radar-withdraw-lead")) }
            (WITHDRAW.whole(
                words,
                &action,
                &words.say("radar-withdraw-go"),
                &Filled::with(begun, flaws),
            ))
        }
    }
}

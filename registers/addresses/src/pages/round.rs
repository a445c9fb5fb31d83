//! `/addresses/rounds/{round}`: how far a yearly round is, commune by commune, with what is left;
//! and its end. A large round is shown by the units below, each opening down to its communes. It
//! names nobody in need, neither does its file.

use super::rounds::state;
use crate::model::{RoundId, RoundRow, SheetRow, Tally};
use crate::store::round as store;
use crate::{acts, desk};
use axum::extract::Path;
use axum::response::Response;
use kernel::db::Tx;
use kernel::place::{self, UnitRow};
use kernel::sheet::{Cell, Kind, Sheet};
use kernel::{Error, Flaw, Result, UnitId, Who, number};
use kit::badge::Tone;
use kit::form::{Field, Filled, Form};
use kit::icon::Icon;
use kit::kept::{Kept, links};
use kit::notice::{Toast, banner, empty, progress};
use kit::page::{Group, button_link, button_print};
use kit::table::{Column, Line, facts, table};
use kit::{Answer, Markup, PageHead, Routes, Typed, Visit, html};
use org::standing::{self, Standing};

/// Communes that are shown one by one; more are summed by the units below.
const MOST: usize = 200;

static CLOSE: Form = Form::new(
    "close",
    &[
        Field::hidden("version"),
        Field::text("why", "address-round-why", 300).hint("address-round-why-hint").optional(),
    ],
);

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/addresses/rounds/{round}", show)
        .post("/addresses/rounds/{round}/close", close)
}

/// A line of the page: a commune, or a unit with all communes under it.
struct Row {
    name: String,
    to: String,
    given_to: String,
    tally: Tally,
}

/// A round as it concerns a unit.
struct Seen {
    standing: Standing,
    round: RoundRow,
    leader: String,
    rows: Vec<Row>,
    whole: Tally,
    may_close: bool,
}

fn load(tx: &mut Tx<'_>, who: &Who, (id, code): (RoundId, &str)) -> Result<Seen> {
    let standing = Standing::at(tx, who, &acts::VIEW, code, who.today())?;
    let round = store::found(tx, id)?.ok_or(Error::NotFound)?;
    let sheets = store::sheets(tx, &standing.pass, &round)?;
    if sheets.is_empty() && round.unit != standing.place.id {
        return Err(Error::NotFound);
    }
    let tallies = store::tallies(tx, &standing.pass, &round, &sheets)?;
    let of = |sheet: &SheetRow| tallies.get(&sheet.id).copied().unwrap_or_default();
    let whole = sheets.iter().map(of).fold(Tally::default(), Tally::plus);
    let row = |sheet: &SheetRow| Row {
        name: sheet.name.clone(),
        to: format!("/addresses/rounds/{id}/{}", sheet.id),
        given_to: sheet.given_to.clone(),
        tally: of(sheet),
    };
    let rows = if sheets.len() > MOST {
        let units: Vec<(UnitId, Tally)> = sheets.iter().map(|one| (one.unit, of(one))).collect();
        let own = sheets.iter().filter(|sheet| sheet.unit == standing.place.id).map(row);
        own.chain(summed(tx, &standing, &round, &units)?).collect()
    } else {
        sheets.iter().map(row).collect()
    };
    let leader = place::get(tx, round.unit, who.today())?;
    let leads = standing::pass(tx, who, &acts::ROUND, &leader).is_ok();
    let may_close = round.closed_on.is_none() && leads;
    Ok(Seen { standing, round, leader: leader.name, rows, whole, may_close })
}

/// The sheets of many communes summed by the units directly below.
fn summed(
    tx: &mut Tx<'_>,
    standing: &Standing,
    round: &RoundRow,
    sheets: &[(UnitId, Tally)],
) -> Result<Vec<Row>> {
    let day = round.read_on(standing.pass.today());
    let units: Vec<UnitId> = sheets.iter().map(|(unit, _)| *unit).collect();
    let chains = place::chains(tx, &units, day)?;
    let below = place::children(tx, standing.place.id, day)?;
    let row = |unit: &UnitRow| {
        let is_under = |of: &UnitId| chains.get(of).is_some_and(|chain| chain.contains(&unit.id));
        let own = sheets.iter().filter(|(of, _)| is_under(of)).map(|(_, tally)| *tally);
        Row {
            name: unit.name.clone(),
            to: format!("/addresses/rounds/{}?unit={}", round.id, unit.code),
            given_to: String::new(),
            tally: own.fold(Tally::default(), Tally::plus),
        }
    };
    Ok(below.iter().map(row).filter(|row| row.tally.all() > 0).collect())
}

async fn loaded(visit: &Visit, id: RoundId) -> Result<Seen> {
    let (who, code) = (visit.who().clone(), visit.query("unit"));
    visit.house().db.read(move |tx: &mut Tx<'_>| load(tx, &who, (id, &code))).await
}

/// `GET /addresses/rounds/{round}?unit=&file=`
async fn show(visit: Visit, Path(id): Path<String>) -> Answer {
    visit.known()?;
    let seen = loaded(&visit, RoundId::read(&id)?).await?;
    if let Some(kept) = Kept::asked(&visit) {
        return kept.answer(&visit, sheet(&visit, &seen)).await;
    }
    Ok(draw(&visit, &seen, Typed::default(), &[]))
}

/// `POST /addresses/rounds/{round}/close`
async fn close(visit: Visit, Path(id): Path<String>, typed: Typed) -> Answer {
    let (who, id) = (visit.known()?.clone(), RoundId::read(&id)?);
    let base = typed.get("version").parse().unwrap_or(0);
    let read = CLOSE.read(&typed);
    let why = read.text("why");
    let work = move |tx: &mut Tx<'_>| desk::round::close(tx, &who, (id, base), &why);
    let done = match read.check_all() {
        Ok(()) => visit.house().db.write(work).await,
        Err(flawed) => Err(flawed),
    };
    match done {
        Err(Error::Invalid(flaws)) => {
            let seen = loaded(&visit, id).await?;
            Ok(draw(&visit, &seen, typed, &flaws))
        }
        Err(other) => Err(other.into()),
        Ok(()) => {
            visit.done(&format!("/addresses/rounds/{id}"), &Toast::new("address-done-round-close"))
        }
    }
}

/// How late it is, in words; nothing within time.
pub(super) fn late(visit: &Visit, round: &RoundRow) -> Option<String> {
    let late = round.days_late(visit.who().today())?;
    Some(visit.words().say_with("address-round-late", &[("days", number::count(late))]))
}

fn draw(visit: &Visit, seen: &Seen, typed: Typed, flaws: &[Flaw]) -> Response {
    let (words, round) = (visit.words(), &seen.round);
    let of_year = [("year", round.year.to_string())];
    let head = PageHead::new(words.say_with("address-round-of", &of_year), Group::Works)
        .lead(words.say_with(
            "address-round-lead",
            &[("unit", seen.leader.clone()), ("day", round.due_on.vn())],
        ))
        .flaws(CLOSE.summary(words, flaws))
        .actions(html! {
            (button_print(words))
            (links(visit))
            (button_link(
                &words.say("address-rounds"),
                &format!("/addresses/rounds?unit={}", seen.standing.place.code),
                false,
            ))
        });
    let head =
        seen.standing.head(head, |code| format!("/addresses/rounds/{}?unit={code}", round.id));
    let body = html! {
        div.stack {
            section.card { (summary(visit, seen)) }
            section.card { (list(visit, seen)) }
            @if seen.may_close { (end(visit, seen, typed, flaws)) }
        }
    };
    visit.page(&head, body)
}

fn summary(visit: &Visit, seen: &Seen) -> Markup {
    let (words, round, tally) = (visit.words(), &seen.round, &seen.whole);
    let fact = |key: &str, said: String| (words.say(key), html! { (said) });
    let opened = format!("{} · {}", round.opened_on.vn(), round.opened_name);
    html! {
        p { (state(visit, round)) }
        (bar(visit, tally))
        (facts(&[
            fact("address-round-opened-on", opened),
            fact("address-round-lists", parts(tally.handed, tally.communes)),
            fact("address-round-lines", number::count(tally.lines)),
            fact("address-round-with-dossier", number::count(tally.has_dossier + tally.opened)),
            fact("address-round-left-out", number::count(tally.left_out)),
            fact(
                "address-round-looked-at",
                parts(tally.goes_on + tally.ended, tally.carried),
            ),
        ]))
        @if let (Some(on), Some(by)) = (round.closed_on, &round.closed_name) {
            p { (words.say_with(
                "address-round-closed-by", &[("day", on.vn()), ("name", by.clone())],
            )) }
            (closed_over(visit, round))
        }
    }
}

/// What a round was closed over, and why: never left unsaid.
fn closed_over(visit: &Visit, round: &RoundRow) -> Markup {
    let words = visit.words();
    let many = |left: Option<i64>| number::count(left.unwrap_or(0));
    let args = [
        ("lists", many(round.left_lists)),
        ("lines", many(round.left_lines)),
        ("carried", many(round.left_carried)),
    ];
    let left = [round.left_lists, round.left_lines, round.left_carried];
    let is_whole = left.iter().all(|left| left.unwrap_or(0) == 0);
    html! {
        @if !is_whole {
            (banner(Tone::Call, html! {
                p { (words.say_with("address-round-closed-over", &args)) }
                @if let Some(why) = &round.closed_why {
                    p { (words.say("address-round-why")) ": " (why) }
                }
            }))
        }
    }
}

/// How far, as a bar and in numbers.
pub(super) fn bar(visit: &Visit, tally: &Tally) -> Markup {
    let words = visit.words();
    let done = tally.all() - tally.left();
    let said = parts(done, tally.all());
    progress(&words.say("address-round-answered-of"), done, tally.all(), &said)
}

fn parts(done: i64, all: i64) -> String {
    format!("{}/{}", number::count(done), number::count(all))
}

fn list(visit: &Visit, seen: &Seen) -> Markup {
    let words = visit.words();
    let columns = [
        Column::words(words.say("address-unit")),
        Column::words(words.say("address-round-given-to")).minor(),
        Column::number(words.say("address-round-lists")).minor(),
        Column::number(words.say("address-round-lines")),
        Column::number(words.say("address-round-with-dossier")).minor(),
        Column::number(words.say("address-round-looked-at")).minor(),
        Column::number(words.say("address-round-to-do")),
        Column::words(words.say("address-round-answered-of")).minor(),
    ];
    let line = |row: &Row| Line::Row(cells(visit, html! { a href=(row.to) { (row.name) } }, row));
    let lines: Vec<Line> = seen.rows.iter().map(line).collect();
    html! {
        h2 { (words.say("address-round-by-commune")) }
        @if lines.is_empty() {
            (empty(Icon::Heart, &words.say("address-round-no-commune"), None))
        } @else {
            (table(&words.say("address-round-by-commune"), &columns, &lines))
        }
    }
}

fn cells(visit: &Visit, name: Markup, row: &Row) -> Vec<Markup> {
    let tally = &row.tally;
    let done = tally.all() - tally.left();
    let label = format!("{} · {}", visit.say("address-round-answered-of"), row.name);
    vec![
        name,
        html! { (row.given_to) },
        html! { @if tally.communes > 0 { (parts(tally.handed, tally.communes)) } },
        html! { (number::count(tally.lines)) },
        html! { (number::count(tally.has_dossier + tally.opened)) },
        html! { (parts(tally.goes_on + tally.ended, tally.carried)) },
        html! { (number::count(tally.left())) },
        html! {
            progress value=(done) max=(tally.all().max(1)) aria-label=(label) {
                (parts(done, tally.all()))
            }
        },
    ]
}

fn end(visit: &Visit, seen: &Seen, typed: Typed, flaws: &[Flaw]) -> Markup {
    let words = visit.words();
    let version = seen.round.version.to_string();
    let begun = Typed::of([("version", version), ("why", typed.get("why").to_owned())]);
    let action = format!("/addresses/rounds/{}/close", seen.round.id);
    html! {
        section.card {
            h2 { (words.say("address-round-close")) }
            p.quiet { (words.say("address-round-close-lead")) }
            (CLOSE.whole(
                words,
                &action,
                &words.say("address-round-close"),
                &Filled::with(begun, flaws),
            ))
        }
    }
}

/// The same in numbers, for a file.
fn sheet(visit: &Visit, seen: &Seen) -> Sheet {
    let (words, round) = (visit.words(), &seen.round);
    let title = words.say_with("address-round-of", &[("year", round.year.to_string())]);
    let title = format!("{title} · {}", seen.standing.place.name);
    let name = format!("round {} {}", round.year, seen.standing.place.code);
    let mut sheet = Sheet::new(&name, &title, visit.who().today())
        .column(&words.say("address-unit"), Kind::Text)
        .column(&words.say("address-round-given-to"), Kind::Text);
    for key in NUMBERS {
        sheet = sheet.column(&words.say(key), Kind::Count);
    }
    for row in &seen.rows {
        let own = [Cell::from(row.name.as_str()), Cell::from(row.given_to.as_str())];
        let many = numbers(&row.tally).map(|many| Cell::Count(kernel::Count(many)));
        sheet.row(own.into_iter().chain(many));
    }
    sheet
}

/// The heads of the numbers of a file, in the order of [`numbers`].
const NUMBERS: [&str; 8] = [
    "address-round-lists",
    "address-round-lines",
    "address-round-has-dossier",
    "address-round-opened",
    "address-round-left-out",
    "address-round-carried",
    "address-round-looked-at",
    "address-round-to-do",
];

fn numbers(tally: &Tally) -> [i64; 8] {
    [
        tally.handed,
        tally.lines,
        tally.has_dossier,
        tally.opened,
        tally.left_out,
        tally.carried,
        tally.goes_on + tally.ended,
        tally.left(),
    ]
}

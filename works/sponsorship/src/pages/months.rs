//! `/sponsorship`: what is asked in a month of a unit and under it, what came, what did not. What
//! was handed over in one round is ticked and written down at once.

use super::offered::vnd;
use crate::desk::{self, Hand};
use crate::model::{GivingId, Means, NewGiving, PledgeId, Proof};
use crate::store::{self, Due, Which};
use crate::{acts, rules};
use axum::response::Response;
use book::Figures;
use kernel::db::Tx;
use kernel::seal::Keys;
use kernel::sheet::{Cell, Kind, Sheet};
use kernel::{Error, Flaw, Month, Result, UnitId, Vnd, Who, place};
use kit::badge::{Tone, badge};
use kit::form::{Choice, Field, Filled, Form, Reading};
use kit::icon::Icon;
use kit::kept::{Kept, cut_at, links};
use kit::notice::{Toast, empty};
use kit::page::{Group, button_link};
use kit::sift::{Choose, LINES, MANY, Sift};
use kit::table::{Column, Line, table};
use kit::tabs::Part;
use kit::{Answer, Markup, PageHead, Routes, Typed, Visit, html};
use org::standing::Standing;
use sponsors::SponsorId;
use std::collections::HashMap;
use std::sync::Arc;
use uuid::Uuid;

/// The filters of the list beside its unit.
const FILTERS: [&str; 2] = ["month", "state"];
/// Months that the list offers, today's the last but one.
const OFFERED: i64 = 13;

/// One round: what was handed over on a day, by somebody, known in one way for all of it. A code is
/// each one's own and has no place here.
static ROUND: Form = Form::new(
    "round",
    &[
        Field::key("id"),
        Field::checks("pledges", "sponsorship-round-who"),
        Field::day("on", "sponsorship-on"),
        Field::text("handed_by", "sponsorship-handed-by", 120),
        Field::select("proof", "sponsorship-proof").of(&[
            ("receipt", "sponsorship-proof-receipt"),
            ("photo", "sponsorship-proof-photo"),
            ("witness", "sponsorship-proof-witness"),
        ]),
        Field::text("proof_words", "sponsorship-round-proof", 120).hint("sponsorship-proof-hint"),
    ],
);

pub(super) fn routes() -> Routes {
    Routes::new().get("/sponsorship", index).post("/sponsorship/round", round)
}

/// What the list shows.
struct Seen {
    standing: Standing,
    sift: Sift,
    part: Part,
    month: Month,
    rows: Vec<Due>,
    called: HashMap<SponsorId, String>,
    units: HashMap<UnitId, String>,
    may_keep: bool,
}

fn load(tx: &mut Tx<'_>, who: &Who, mut sift: Sift, is_file: bool) -> Result<Seen> {
    let standing = Standing::at(tx, who, &acts::VIEW, &sift.unit, who.today())?;
    let month = Month::parse(sift.get("month")).unwrap_or(Month::of(who.today()));
    let which = match sift.get("state") {
        "open" => Which::Open,
        "given" => Which::Given,
        _ => Which::All,
    };
    let pass = &standing.pass;
    let (_, many) = store::due(tx, pass, (month, which), (0, 0))?;
    let part = sift.part(many as usize);
    let span = if is_file { (MANY, 0) } else { (LINES, part.offset()) };
    let (rows, _) = store::due(tx, pass, (month, which), span)?;
    let mut ids: Vec<SponsorId> = rows.iter().map(|row| row.sponsor).collect();
    ids.sort_unstable();
    ids.dedup();
    let called = sponsors::store::called(tx, pass, &ids)?;
    let units = place::names(tx, rows.iter().map(|row| row.unit))?;
    let may_keep = who.may(&acts::KEEP, &standing.place).is_ok();
    sift.unit.clone_from(&standing.place.code);
    Ok(Seen { standing, sift, part, month, rows, called, units, may_keep })
}

/// `GET /sponsorship?unit=&month=&state=&page=&file=`
async fn index(visit: Visit) -> Answer {
    let (who, kept) = (visit.known()?.clone(), Kept::asked(&visit));
    let (sift, is_file) = (Sift::of(&visit, "/sponsorship", &FILTERS), kept.is_some());
    let read = move |tx: &mut Tx<'_>| load(tx, &who, sift.clone(), is_file);
    let seen = visit.house().db.read(read).await?;
    if let Some(kept) = kept {
        return kept.answer(&visit, sheet(&visit, &seen)).await;
    }
    let today = visit.who().today().vn();
    let begun = Typed::of([("on", today.as_str()), ("proof", Proof::Receipt.code())]);
    Ok(draw(&visit, &seen, begun, &[]))
}

/// `POST /sponsorship/round?unit=&month=&state=`
async fn round(visit: Visit, typed: Typed) -> Answer {
    let who = visit.known()?.clone();
    let sift = Sift::of(&visit, "/sponsorship", &FILTERS);
    let back = sift.at(&sift.unit);
    let read = move |tx: &mut Tx<'_>| {
        Standing::at(tx, &who, &acts::KEEP, &sift.unit, who.today())?;
        load(tx, &who, sift.clone(), false)
    };
    let seen = visit.house().db.read(read).await?;
    match write(&visit, &seen, &typed).await {
        Err(Error::Invalid(flaws)) => Ok(draw(&visit, &seen, typed, &flaws)),
        Err(other) => Err(other.into()),
        Ok(many) => {
            let toast = Toast::new("sponsorship-done-round").arg("many", many.to_string());
            visit.done(&back, &toast)
        }
    }
}

async fn write(visit: &Visit, seen: &Seen, typed: &Typed) -> Result<usize> {
    let read = ROUND.read(typed);
    read.check_all()?;
    let all = Arc::new(handed(seen, &read)?);
    let (who, figures) = (visit.who().clone(), visit.house().shelf::<Figures>()?);
    let keys = visit.house().shelf::<Arc<Keys>>()?;
    let many = all.len();
    let work = move |tx: &mut Tx<'_>| {
        let hand = Hand { who: &who, figures: &figures, keys: &keys };
        for (address, new) in all.iter() {
            desk::give(tx, &hand, *address, new)?;
        }
        Ok(())
    };
    visit.house().db.write(work).await?;
    Ok(many)
}

/// What was handed over in a round: of each what its slot is offered in, cash or goods.
fn handed(seen: &Seen, read: &Reading<'_>) -> Result<Vec<(addresses::AddressId, NewGiving)>> {
    let key: Uuid = read.text("id").parse().map_err(|_| Error::NotFound)?;
    let on = read.maybe_day("on").ok_or_else(|| Error::flaw("on", "kit-flaw-empty"))?;
    let proof = Proof::read(read.choice("proof"));
    let proof = proof.ok_or_else(|| Error::flaw("proof", "kit-flaw-choose"))?;
    let mut all = Vec::new();
    for chosen in read.choices("pledges") {
        let id = PledgeId::read(chosen)?;
        let row = seen.rows.iter().find(|row| row.pledge == id);
        let row = row.ok_or_else(|| Error::flaw("pledges", "kit-flaw-choose"))?;
        let means = Means::read(&row.sort).unwrap_or(Means::Cash);
        let new = NewGiving {
            id: GivingId::of(rules::line_id(key, &[id.uuid()])),
            pledge: Some(id),
            sponsor: None,
            months: vec![seen.month],
            on,
            means,
            amount: row.amount,
            words: if means == Means::Goods { row.words.clone() } else { String::new() },
            handed_by: read.text("handed_by"),
            proof,
            proof_words: read.text("proof_words"),
            illustrative: None,
        };
        all.push((row.address, new));
    }
    Ok(all)
}

fn draw(visit: &Visit, seen: &Seen, typed: Typed, flaws: &[Flaw]) -> Response {
    let words = visit.words();
    let unit = &seen.sift.unit;
    let norms = format!("/sponsorship/norms?unit={unit}&month={}", seen.month.iso());
    let head = PageHead::new(words.say("sponsorship-title"), Group::Works)
        .lead(words.say_with("sponsorship-lead", &[("month", seen.month.vn())]))
        .flaws(ROUND.summary(words, flaws))
        .actions(html! {
            (links(visit))
            (button_link(&words.say("sponsorship-norms"), &norms, false))
        });
    let head = seen.standing.head(head, |code| seen.sift.at(code));
    let body = html! {
        div.stack {
            section.card { (filters(visit, &seen.sift)) (list(visit, seen)) }
            (round_form(visit, seen, typed, flaws))
        }
    };
    visit.page(&head, body)
}

fn filters(visit: &Visit, sift: &Sift) -> Markup {
    let words = visit.words();
    let now = Month::of(visit.who().today());
    let month = |at: i64| {
        let month = now.add_months(1 - at);
        (month.iso(), month.vn())
    };
    let state = |code: &str| (code.to_owned(), words.say(&format!("sponsorship-is-{code}")));
    let choices = vec![
        Choose::new("month", words.say("sponsorship-month"), (0..OFFERED).map(month).collect()),
        Choose::new("state", words.say("sponsorship-state"), ["open", "given"].map(state).into()),
    ];
    sift.draw(words, &choices, None)
}

/// Whether it came; once the month is over and it did not, it was missed.
fn state(visit: &Visit, seen: &Seen, row: &Due) -> (Tone, &'static str) {
    match row.given {
        Some(_) => (Tone::Done, "sponsorship-is-given"),
        None if seen.month < Month::of(visit.who().today()) => {
            (Tone::Call, "sponsorship-is-missed")
        }
        None => (Tone::Waiting, "sponsorship-is-open"),
    }
}

fn list(visit: &Visit, seen: &Seen) -> Markup {
    let words = visit.words();
    let columns = [
        Column::words(words.say("sponsorship-code")),
        Column::words(words.say("sponsorship-sponsor")).minor(),
        Column::words(words.say("sponsorship-unit")).minor(),
        Column::number(words.say("sponsorship-amount")),
        Column::words(words.say("sponsorship-state")),
    ];
    let line = |row: &Due| {
        let (tone, said) = state(visit, seen, row);
        Line::Row(vec![
            html! {
                a href={ "/sponsorship/addresses/" (row.address) } { (row.code) "/" (row.part) }
            },
            html! { (seen.called.get(&row.sponsor).map_or("", String::as_str)) },
            html! { (seen.units.get(&row.unit).map_or("", String::as_str)) },
            html! { (vnd(row.given.unwrap_or(row.amount))) },
            badge(tone, &words.say(said)),
        ])
    };
    let lines: Vec<Line> = seen.rows.iter().map(line).collect();
    html! {
        @if lines.is_empty() { (empty(Icon::Heart, &words.say("sponsorship-none"), None)) }
        @else {
            (table(&words.say("sponsorship-title"), &columns, &lines))
            (seen.sift.pages(words, seen.part))
        }
    }
}

/// The form of a round, of what is still open on this page of the list.
fn round_form(visit: &Visit, seen: &Seen, typed: Typed, flaws: &[Flaw]) -> Markup {
    let words = visit.words();
    let open: Vec<Choice> = seen
        .rows
        .iter()
        .filter(|row| row.given.is_none())
        .map(|row| Choice {
            value: row.pledge.to_string(),
            label: format!(
                "{}/{} · {} · {} · {}",
                row.code,
                row.part,
                seen.called.get(&row.sponsor).map_or("", String::as_str),
                words.say(&format!("sponsorship-sort-{}", row.sort)),
                vnd(row.amount)
            ),
        })
        .collect();
    let action = format!(
        "/sponsorship/round?unit={}&month={}&state={}&page={}",
        seen.sift.unit,
        seen.month.iso(),
        seen.sift.get("state"),
        visit.query("page")
    );
    let is_near = seen.month <= Month::of(visit.who().today()).add_months(rules::AHEAD as i64);
    html! {
        @if seen.may_keep && is_near && !open.is_empty() {
            section.card {
                h2 { (words.say("sponsorship-round")) }
                p.quiet { (words.say("sponsorship-round-lead")) }
                @let filled = Filled::with(typed, flaws).choices("pledges", open);
                (ROUND.whole(words, &action, &words.say("sponsorship-save"), &filled))
            }
        }
    }
}

/// What leaves the house as a file names no one who is helped.
fn sheet(visit: &Visit, seen: &Seen) -> Sheet {
    let (words, place) = (visit.words(), &seen.standing.place);
    let title =
        format!("{} · {} · {}", words.say("sponsorship-title"), seen.month.vn(), place.name);
    let name = format!("sponsorship {} {}", seen.month.iso(), place.code);
    let mut sheet = Sheet::new(&name, &title, visit.who().today())
        .column(&words.say("sponsorship-code"), Kind::Text)
        .column(&words.say("sponsorship-sponsor"), Kind::Text)
        .column(&words.say("sponsorship-unit"), Kind::Text)
        .column(&words.say("sponsorship-asked"), Kind::Vnd)
        .column(&words.say("sponsorship-arrived"), Kind::Vnd);
    for row in &seen.rows {
        sheet.row([
            Cell::from(format!("{}/{}", row.code, row.part)),
            Cell::from(seen.called.get(&row.sponsor).map_or("", String::as_str)),
            Cell::from(seen.units.get(&row.unit).map_or("", String::as_str)),
            Cell::Vnd(Vnd(row.amount)),
            row.given.map_or(Cell::Empty, |given| Cell::Vnd(Vnd(given))),
        ]);
    }
    cut_at(sheet, words, MANY as usize)
}

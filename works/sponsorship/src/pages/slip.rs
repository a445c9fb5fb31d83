//! `/sponsorship/addresses/{address}/slip`: a slip with the code that whoever is helped says when
//! the help is in hand. The code is shown once, on the page or on a sheet of paper, and can be had
//! no second time; it stands beside the address's code and the month, never beside a name.

use super::offered;
use crate::desk::{self, Hand};
use crate::model::{CodeRow, Whole};
use crate::{acts, rules, store};
use addresses::AddressId;
use addresses::model::Dossier;
use axum::extract::Path;
use axum::response::Response;
use book::Figures;
use kernel::db::Tx;
use kernel::paper::{Align, Paper, Table, Text};
use kernel::seal::Keys;
use kernel::{Day, Error, Flaw, Month, Result};
use kit::badge::{Tone, badge};
use kit::form::{Field, Filled, Form};
use kit::notice::banner;
use kit::page::{Group, button_print};
use kit::printer::{Press, print};
use kit::table::{Column, Line, table};
use kit::web::download;
use kit::{Answer, Markup, PageHead, Routes, Typed, Visit, Words, html};
use people::proof::token::Token;
use std::sync::Arc;

/// Size of type of the code on paper, and of the words under it.
const CODE_PT: u16 = 24;
const WORDS_PT: u16 = 16;

static SLIP: Form = Form::new("slip", &[Field::select("month", "sponsorship-month")]);

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/sponsorship/addresses/{address}/slip", show)
        .post("/sponsorship/addresses/{address}/slip", make)
}

/// An address with the slips that were made for it.
struct Seen {
    dossier: Dossier,
    whole: Whole,
    codes: Vec<CodeRow>,
}

async fn loaded(visit: &Visit, id: AddressId) -> Result<Seen> {
    let who = visit.who().clone();
    let read = move |tx: &mut Tx<'_>| {
        let (dossier, whole, _, pass) = desk::seen(tx, &who, &acts::KEEP, id)?;
        let codes = store::codes(tx, &pass, id)?;
        Ok(Seen { dossier, whole, codes })
    };
    visit.house().db.read(read).await
}

/// What came back with the form, or the code that was just made.
#[derive(Default)]
struct Shown {
    typed: Typed,
    flaws: Vec<Flaw>,
    made: Option<(Month, String)>,
}

/// `GET /sponsorship/addresses/{address}/slip`
async fn show(visit: Visit, Path(id): Path<String>) -> Answer {
    visit.known()?;
    let seen = loaded(&visit, AddressId::read(&id)?).await?;
    Ok(draw(&visit, &seen, Shown::default()))
}

/// `POST /sponsorship/addresses/{address}/slip`: the code is shown once, on the answer.
async fn make(visit: Visit, Path(id): Path<String>, typed: Typed) -> Answer {
    visit.known()?;
    let id = AddressId::read(&id)?;
    let (month, code) = match write(&visit, id, &typed).await {
        Ok(made) => made,
        Err(Error::Invalid(flaws)) => {
            let seen = loaded(&visit, id).await?;
            return Ok(draw(&visit, &seen, Shown { typed, flaws, made: None }));
        }
        Err(other) => return Err(other.into()),
    };
    let seen = loaded(&visit, id).await?;
    if typed.get("as") != "pdf" {
        return Ok(draw(&visit, &seen, Shown { made: Some((month, code)), ..Shown::default() }));
    }
    let of = (seen.dossier.row.code.as_str(), month, code.as_str());
    let paper = paper(visit.words(), of, visit.who().today());
    let press = visit.house().shelf::<Press>()?;
    let bytes = print(move || press.0.pdf(&paper)).await?;
    Ok(download(bytes, super::PDF, &format!("phieu-ma-{}.pdf", month.iso())))
}

async fn write(visit: &Visit, id: AddressId, typed: &Typed) -> Result<(Month, String)> {
    let read = SLIP.read(typed);
    let month = offered::read_month(read.choice("month"));
    if month.is_none() {
        read.flaw(Flaw::new("month", "kit-flaw-choose"));
    }
    read.check_all()?;
    let month = month.ok_or(Error::NotFound)?;
    let thrown = u128::from_str_radix(&Token::new()?.text()[..32], 16).map_err(Error::fault)?;
    let code = rules::code(thrown);
    let (who, figures) = (visit.who().clone(), visit.house().shelf::<Figures>()?);
    let (keys, made) = (visit.house().shelf::<Arc<Keys>>()?, code.clone());
    let work = move |tx: &mut Tx<'_>| {
        let hand = Hand { who: &who, figures: &figures, keys: &keys };
        desk::make_code(tx, &hand, (id, month), &made)
    };
    visit.house().db.write(work).await?;
    Ok((month, code))
}

/// The slip as a sheet of paper.
fn paper(words: &Words, (of, month, code): (&str, Month, &str), today: Day) -> Paper {
    let summary = words.say_with("sponsorship-slip-of", &[("month", month.vn())]);
    let row = Table::new()
        .column(words.say("sponsorship-slip-code"), 1, Align::Centre)
        .column(words.say("sponsorship-slip-address"), 1, Align::Centre)
        .column(words.say("sponsorship-month"), 1, Align::Centre)
        .row([
            Text::new().bold(&spaced(code)),
            Text::new().plain(of),
            Text::new().plain(&month.vn()),
        ]);
    let mut paper = Paper::of_kind(&words.say("sponsorship-slip"), &summary, today)
        .agency(&words.say("sponsorship-society"))
        .body(|body| {
            body.table(row);
            for key in ["sponsorship-slip-say", "sponsorship-slip-keep", "sponsorship-slip-ask"] {
                body.dash(words.say(key));
            }
        });
    paper.lang = words.lang().code().to_owned();
    // Read by old eyes, without glasses.
    (paper.layout.table_pt, paper.layout.body_pt) = (CODE_PT, WORDS_PT);
    paper
}

/// A code as it is read out.
fn spaced(code: &str) -> String {
    let (first, second) = code.split_at(code.len() / 2);
    format!("{first} {second}")
}

fn draw(visit: &Visit, seen: &Seen, shown: Shown) -> Response {
    let (words, row) = (visit.words(), &seen.dossier.row);
    let said = [("code", row.code.clone())];
    let head = PageHead::new(words.say("sponsorship-slip"), Group::Works)
        .lead(words.say_with("sponsorship-address", &said))
        .flaws(SLIP.summary(words, &shown.flaws))
        .actions(button_print(words));
    let body = html! {
        @if let Some((month, code)) = &shown.made {
            (banner(Tone::Done, html! {
                p { (words.say_with("sponsorship-slip-once", &[("month", month.vn())])) }
                p { code.secret { (spaced(code)) } }
                p { (words.say("sponsorship-slip-say")) }
            }))
        }
        div.stack {
            section.card { (form(visit, seen, shown)) }
            section.card { h2 { (words.say("sponsorship-slips")) } (slips(visit, seen)) }
        }
    };
    visit.page(&head, body)
}

fn form(visit: &Visit, seen: &Seen, shown: Shown) -> Markup {
    let words = visit.words();
    let months = rules::months_to_come(&seen.whole, visit.who().today());
    let action = format!("/sponsorship/addresses/{}/slip", seen.dossier.row.id);
    let offered = months.iter().copied().map(offered::month).collect();
    let filled = Filled::with(shown.typed, &shown.flaws).choices("month", offered);
    html! {
        h2 { (words.say("sponsorship-slip-make")) }
        p.quiet { (words.say("sponsorship-slip-lead")) }
        @if months.is_empty() { p { (words.say("sponsorship-slip-nothing")) } }
        @else {
            form.form #slip method="post" action=(action) novalidate {
                (SLIP.draw(words, &filled))
                button.btn.lead type="submit" name="as" value="page" {
                    (words.say("sponsorship-slip-show"))
                }
                " "
                button.btn type="submit" name="as" value="pdf" {
                    (words.say("sponsorship-slip-print"))
                }
            }
        }
    }
}

fn slips(visit: &Visit, seen: &Seen) -> Markup {
    let words = visit.words();
    let columns = [
        Column::words(words.say("sponsorship-month")),
        Column::words(words.say("sponsorship-slip-made")),
        Column::words(words.say("sponsorship-state")),
    ];
    let line = |row: &CodeRow| {
        let why = row.closed_why.as_deref();
        let tone = match why {
            None => Tone::Waiting,
            Some("used") => Tone::Done,
            Some("locked") => Tone::Call,
            Some(_) => Tone::Locked,
        };
        let said = words.say(&format!("sponsorship-code-{}", why.unwrap_or("open")));
        Line::Row(vec![
            html! { (row.month.vn()) },
            html! { (row.made_at.day().vn()) " · " (row.made_name) },
            badge(tone, &said),
        ])
    };
    let lines: Vec<Line> = seen.codes.iter().map(line).collect();
    html! {
        @if lines.is_empty() { p.quiet { (words.say("sponsorship-slips-none")) } }
        @else { (table(&words.say("sponsorship-slips"), &columns, &lines)) }
    }
}

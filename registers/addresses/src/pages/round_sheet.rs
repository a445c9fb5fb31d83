//! `/addresses/rounds/{round}/{commune}`: one commune in a yearly round, made for a telephone: the
//! lines of its list of poor households and the dossiers that were open before, each with its
//! buttons. It opens nothing that is sealed, and no name stands in its address or title.

use super::round::bar;
use super::round_forms::{self as forms, Shown, Which};
use super::round_posts;
use super::rounds::state;
use super::shown::button_post;
use crate::model::{
    AddressId, Carried, CarryRow, LineId, LineRow, LineState, RoundId, SheetId, Tally,
};
use crate::store::round as store;
use crate::{acts, desk};
use axum::extract::Path;
use axum::response::Response;
use kernel::db::Tx;
use kernel::{Act, Error, Result, Who};
use kit::badge::{Tone, badge};
use kit::icon::Icon;
use kit::notice::empty;
use kit::page::{Group, button_link, button_print};
use kit::sift::LINES;
use kit::table::{Column, Line, facts, table};
use kit::tabs::{Part, pagination};
use kit::{Answer, Markup, PageHead, Routes, Visit, html};
use org::standing;
use std::collections::HashMap;

/// Dossiers from before that are drawn at once: those without an answer come first.
const MOST: i64 = 500;

pub(super) fn routes() -> Routes {
    Routes::new().get("/addresses/rounds/{round}/{commune}", show).and(round_posts::routes())
}

/// A commune in a round, with what its reader may do.
pub(super) struct Seen {
    pub at: desk::round::AtSheet,
    pub tally: Tally,
    lines: Vec<LineRow>,
    part: Part,
    likely: HashMap<LineId, Vec<(AddressId, String)>>,
    pub carried: Vec<CarryRow>,
    pub may_keep: bool,
    pub may_lead: bool,
    /// The line that was asked for, on whatever page of the list it stands.
    pub asked: Option<LineRow>,
}

impl Seen {
    /// The address of the page.
    pub fn path(&self) -> String {
        format!("/addresses/rounds/{}/{}", self.at.round.id, self.at.sheet.id)
    }
}

/// What the address of the page asks for.
#[derive(Clone)]
struct Asked {
    round: RoundId,
    sheet: SheetId,
    page: String,
    line: String,
}

fn load(tx: &mut Tx<'_>, (who, act): (&Who, &'static Act), asked: &Asked) -> Result<Seen> {
    let at = desk::round::at_sheet(tx, who, act, asked.sheet)?;
    if at.round.id != asked.round {
        return Err(Error::NotFound);
    }
    let sheets = std::slice::from_ref(&at.sheet);
    let tally = store::tallies(tx, &at.pass, &at.round, sheets)?;
    let tally = tally.into_values().next().unwrap_or_default();
    let part = Part::read(&asked.page, LINES, tally.lines);
    let (lines, _) = store::lines(tx, &at.pass, at.sheet.id, (LINES, part.offset()))?;
    let likely = store::likely(tx, &at.pass, at.sheet.id)?;
    let carried = store::carried(tx, &at.pass, at.sheet.id, MOST)?;
    let is_live = at.round.closed_on.is_none();
    let may_keep = is_live && standing::pass(tx, who, &acts::KEEP, &at.place).is_ok();
    let may_lead = is_live && standing::pass(tx, who, &acts::ROUND, &at.place).is_ok();
    let own = match asked.line.is_empty() {
        true => None,
        false => Some(store::line(tx, LineId::read(&asked.line)?)?),
    };
    if own.as_ref().is_some_and(|line| line.sheet != at.sheet.id) {
        return Err(Error::NotFound);
    }
    Ok(Seen { at, tally, lines, part, likely, carried, may_keep, may_lead, asked: own })
}

/// The page of a sheet, with one of its lines beside where it is asked for.
pub(super) async fn loaded(
    visit: &Visit,
    act: &'static Act,
    (round, sheet): (&str, &str),
    line: &str,
) -> Result<Seen> {
    let (who, round, sheet) = (visit.who().clone(), RoundId::read(round)?, SheetId::read(sheet)?);
    let asked = Asked { round, sheet, page: visit.query("page"), line: line.to_owned() };
    visit.house().db.read(move |tx: &mut Tx<'_>| load(tx, (&who, act), &asked)).await
}

/// `GET /addresses/rounds/{round}/{commune}?page=&line=&carry=`
async fn show(visit: Visit, Path((round, sheet)): Path<(String, String)>) -> Answer {
    visit.known()?;
    let seen = loaded(&visit, &acts::VIEW, (&round, &sheet), &visit.query("line")).await?;
    let shown = forms::begun(&visit, &seen)?;
    Ok(draw(&visit, &seen, &shown))
}

pub(super) fn draw(visit: &Visit, seen: &Seen, shown: &Shown) -> Response {
    let (words, at) = (visit.words(), &seen.at);
    let args = [("year", at.round.year.to_string()), ("unit", at.place.name.clone())];
    let lead = [("day", at.round.due_on.vn())];
    let back = format!("/addresses/rounds/{}", at.round.id);
    let head = PageHead::new(words.say_with("address-round-at", &args), Group::Works)
        .lead(words.say_with("address-round-due-on", &lead))
        .flaws(shown.summary(words))
        .actions(html! {
            (button_print(words))
            (button_link(&words.say("address-round-back"), &back, false))
        });
    let body = html! {
        div.stack {
            (forms::said_back(visit, shown))
            (forms::answer(visit, seen, shown))
            section.card { (summary(visit, seen)) }
            section.card {
                h2 { (words.say("address-round-lines")) }
                (list(visit, seen))
            }
            section.card {
                h2 { (words.say("address-round-carried")) }
                (carries(visit, seen))
            }
            (forms::more(visit, seen, shown))
        }
    };
    visit.page(&head, body)
}

fn summary(visit: &Visit, seen: &Seen) -> Markup {
    let (words, at) = (visit.words(), &seen.at);
    let fact = |key: &str, said: String| (words.say(key), html! { (said) });
    let handed = match (&at.sheet.handed_on, &at.sheet.handed_name) {
        (Some(on), Some(by)) => format!("{} · {by}", on.vn()),
        _ => words.say("address-round-not-handed"),
    };
    let given = match at.sheet.given_to.is_empty() {
        true => words.say("address-round-nobody-named"),
        false => at.sheet.given_to.clone(),
    };
    let mut all = vec![fact("address-round-given-to", given)];
    if at.sheet.asks_list {
        all.push(fact("address-round-handed", handed));
    }
    html! {
        p { (state(visit, &at.round)) }
        (bar(visit, &seen.tally))
        (facts(&all))
    }
}

fn list(visit: &Visit, seen: &Seen) -> Markup {
    let words = visit.words();
    let columns = [
        Column::words(words.say("address-name")),
        Column::number(words.say("address-birth-year")).minor(),
        Column::words(words.say("address-class")).minor(),
        Column::words(words.say("address-state")),
        Column::words(words.say("address-round-do")),
    ];
    let lines: Vec<Line> = seen.lines.iter().map(|row| line(visit, seen, row)).collect();
    let none =
        if seen.at.sheet.asks_list { "address-round-lines-none" } else { "address-round-office" };
    html! {
        @if lines.is_empty() {
            (empty(Icon::Paper, &words.say(none), None))
        } @else {
            (table(&words.say("address-round-lines"), &columns, &lines))
            (pagination(words, seen.part, |page| format!("{}?page={page}", seen.path())))
        }
    }
}

fn line(visit: &Visit, seen: &Seen, row: &LineRow) -> Line {
    let words = visit.words();
    let tone = match row.state() {
        LineState::ToVisit => Tone::Waiting,
        LineState::HasDossier | LineState::Opened => Tone::Done,
        LineState::LeftOut => Tone::Locked,
    };
    let state = words.say(&format!("address-round-line-{}", row.state().code()));
    Line::Row(vec![
        html! { (row.name) },
        html! { @if let Some(year) = row.birth_year { (year) } },
        html! { (words.say(&format!("address-round-class-{}", row.class))) },
        html! {
            (badge(tone, &state))
            @if let Some(why) = &row.why { br; span.quiet { (why) } }
            @if let (Some(on), Some(by)) = (row.answered_on, &row.answered_name) {
                br; span.quiet { (on.vn()) " · " (by) }
            }
            @if let Some(address) = row.address {
                br; a href={ "/addresses/" (address) } { (words.say("address-round-see")) }
            }
        },
        html! { @if seen.may_keep { (deeds(visit, seen, row)) } },
    ])
}

/// What can be done with a line: the dossiers that it seems to have are proposed; a person decides.
fn deeds(visit: &Visit, seen: &Seen, row: &LineRow) -> Markup {
    let words = visit.words();
    let post = format!("{}/answer", seen.path());
    let own = [("line", row.id.to_string()), ("version", row.version.to_string())];
    let with = |more: &[(&'static str, String)]| [&own[..], more].concat();
    let new = format!("/addresses/new?unit={}&line={}", seen.at.place.code, row.id);
    let likely = seen.likely.get(&row.id).map_or(&[][..], Vec::as_slice);
    html! {
        @if row.state() == LineState::ToVisit {
            @for (address, code) in likely {
                p {
                    a href={ "/addresses/" (address) } { (words.say_with(
                        "address-round-likely", &[("code", code.clone())],
                    )) }
                    (button_post(
                        &post,
                        &words.say("address-round-link"),
                        &with(&[("answer", "has".into()), ("code", code.clone())]),
                    ))
                }
            }
            (button_link(&words.say("address-new"), &new, likely.is_empty())) " "
            (button_link(
                &words.say("address-round-other"),
                &format!("{}?line={}", seen.path(), row.id),
                false,
            ))
        } @else {
            (button_post(
                &post,
                &words.say("address-round-undo"),
                &with(&[("answer", "again".into())]),
            ))
        }
    }
}

fn carries(visit: &Visit, seen: &Seen) -> Markup {
    let words = visit.words();
    let columns = [
        Column::words(words.say("address-name")),
        Column::number(words.say("address-birth-year")).minor(),
        Column::words(words.say("address-code")).minor(),
        Column::words(words.say("address-state")),
        Column::words(words.say("address-round-do")),
    ];
    let lines: Vec<Line> = seen.carried.iter().map(|row| carry(visit, seen, row)).collect();
    html! {
        p.quiet { (words.say("address-round-carried-lead")) }
        @if lines.is_empty() {
            (empty(Icon::Heart, &words.say("address-round-carried-none"), None))
        } @else {
            (table(&words.say("address-round-carried"), &columns, &lines))
        }
    }
}

fn carry(visit: &Visit, seen: &Seen, row: &CarryRow) -> Line {
    let (words, round) = (visit.words(), &seen.at.round);
    let answer = row.answer(round.read_on(visit.who().today()));
    let tone = match answer {
        Carried::ToReview => Tone::Waiting,
        Carried::GoesOn => Tone::Done,
        Carried::Ended => Tone::Locked,
    };
    let said = words.say(&format!("address-round-carry-{}", answer.code()));
    let end = format!("/addresses/{}/record?what=end", row.address);
    Line::Row(vec![
        html! { a href={ "/addresses/" (row.address) } { (row.name) } },
        html! { @if let Some(year) = row.birth_year { (year) } },
        html! { (row.code) },
        html! {
            (badge(tone, &said))
            @match (answer, row.reviewed_on, &row.by_whom, row.ended_on) {
                (Carried::GoesOn, Some(on), Some(by), _) => {
                    br; span.quiet { (on.vn()) " · " (by) }
                }
                (Carried::Ended, _, _, Some(on)) => { br; span.quiet { (on.vn()) } }
                _ => {}
            }
        },
        html! {
            @if seen.may_keep && answer == Carried::ToReview {
                (button_link(
                    &words.say("address-round-look"),
                    &format!("{}?carry={}", seen.path(), row.id),
                    true,
                ))
                " " (button_link(&words.say("address-step-end"), &end, false))
            }
        },
    ])
}

/// Which form of the page a line or a dossier asks for.
pub(super) fn wanted(visit: &Visit) -> Which {
    if !visit.query("line").is_empty() {
        Which::Line
    } else if !visit.query("carry").is_empty() {
        Which::Carry
    } else {
        Which::None
    }
}

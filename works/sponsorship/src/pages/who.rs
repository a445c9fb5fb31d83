//! `/sponsorship/norms/who`: who keeps a norm of the campaign and who is behind, by name, those
//! behind first: addresses, sponsors, facilities, provinces. Each line leads to its own page. It
//! decides nothing.

use super::norms::{choose_month, label, nobody};
use super::offered::vnd;
use crate::desk::{Keeper, Keeps};
use crate::rules::{Norm, norm};
use crate::{acts, desk};
use axum::response::Response;
use kernel::db::Tx;
use kernel::{Error, Month, Result, UnitId, Who, number, place};
use kit::badge::{Tone, badge};
use kit::icon::Icon;
use kit::notice::empty;
use kit::page::{Group, button_link, button_print};
use kit::sift::{Choose, MANY, Sift};
use kit::table::{Column, Line, table};
use kit::tabs::Part;
use kit::{Answer, Markup, PageHead, Routes, Visit, html};
use org::standing::{Standing, pass};
use std::collections::HashMap;

const PATH: &str = "/sponsorship/norms/who";
/// Codes of the filter: behind, and not.
const STATES: [&str; 2] = ["behind", "keeps"];

pub(super) fn routes() -> Routes {
    Routes::new().get(PATH, index)
}

/// Who is behind with a norm at a unit in a month.
pub(super) fn path(unit: &str, asked: Norm, month: Month) -> String {
    let (norm, month) = (asked.code(), month.iso());
    format!("{PATH}?unit={unit}&month={month}&norm={norm}&state={}", STATES[0])
}

struct Seen {
    standing: Standing,
    sift: Sift,
    norm: Norm,
    month: Month,
    /// All that owe it, those that keep it, whether more were not read.
    counts: (i64, i64, bool),
    rows: Vec<Keeper>,
    part: Part,
    units: HashMap<UnitId, String>,
}

fn load(tx: &mut Tx<'_>, who: &Who, mut sift: Sift) -> Result<Seen> {
    let standing = Standing::at(tx, who, &acts::VIEW, &sift.unit, who.today())?;
    // Whoever stands by an address, and whoever is helped, is read by those who may.
    pass(tx, who, &sponsors::acts::VIEW, &standing.place)?;
    pass(tx, who, &addresses::acts::VIEW, &standing.place)?;
    let norm = match sift.get("norm") {
        "" => Norm::Helped,
        code => Norm::read(code).ok_or(Error::NotFound)?,
    };
    let month = Month::parse(sift.get("month")).unwrap_or(Month::of(who.today()));
    let at = (&standing.pass, &standing.place);
    let all = desk::keepers(tx, at, (norm, month), MANY)?;
    let kept = all.iter().filter(|one| one.keeps).count() as i64;
    let is_read_in_part = matches!(norm, Norm::Helped | Norm::MonthAmount);
    let counts = (all.len() as i64, kept, is_read_in_part && all.len() as i64 >= MANY);
    let state = |one: &Keeper| STATES[usize::from(one.keeps)];
    let asked: Vec<Keeper> = all
        .into_iter()
        .filter(|one| sift.takes("state", state(one)) && sift.finds(&one.name))
        .collect();
    let (rows, part) = sift.cut(asked, false);
    let units = place::names(tx, rows.iter().map(|one| one.unit))?;
    sift.unit.clone_from(&standing.place.code);
    Ok(Seen { standing, sift, norm, month, counts, rows, part, units })
}

/// `GET /sponsorship/norms/who?unit=&month=&norm=&state=&q=&page=`
async fn index(visit: Visit) -> Answer {
    let who = visit.known()?.clone();
    let sift = Sift::of(&visit, PATH, &["month", "norm", "state", "q"]);
    let read = move |tx: &mut Tx<'_>| load(tx, &who, sift.clone());
    let seen = visit.house().db.read(read).await?;
    Ok(draw(&visit, &seen))
}

fn draw(visit: &Visit, seen: &Seen) -> Response {
    let words = visit.words();
    let (unit, month) = (&seen.sift.unit, seen.month.iso());
    let back = format!("/sponsorship/norms?unit={unit}&month={month}");
    let head = PageHead::new(label(words, seen.norm, seen.month.last()), Group::Works)
        .lead(words.say_with("sponsorship-norms-lead", &[("month", seen.month.vn())]))
        .actions(html! {
            (button_print(words))
            (button_link(&words.say("sponsorship-norms"), &back, false))
        });
    let head = seen.standing.head(head, |code| seen.sift.at(code));
    let (all, kept, is_cut) = seen.counts;
    let said = [("done", number::count(kept)), ("all", number::count(all))];
    let body = html! {
        section.card {
            (filters(visit, seen))
            @if !is_cut { p { (words.say_with("sponsorship-who-counts", &said)) } }
            @else {
                @let most = [("most", number::count(MANY))];
                p.quiet { (words.say_with("sponsorship-who-cut", &most)) }
            }
            (list(visit, seen))
        }
    };
    visit.page(&head, body)
}

fn filters(visit: &Visit, seen: &Seen) -> Markup {
    let words = visit.words();
    let state = |code: &str| (code.to_owned(), words.say(&format!("sponsorship-who-is-{code}")));
    let choices = [
        choose_month(visit),
        Choose::new("state", words.say("sponsorship-state"), STATES.map(state).to_vec()),
    ];
    seen.sift.draw(words, &choices, Some(&words.say("sponsorship-who-search")))
}

/// How much one has, in what its norm counts.
fn amount(seen: &Seen, one: &Keeper) -> String {
    match seen.norm {
        Norm::OfCommittee | Norm::OfChapter => number::count(one.has),
        Norm::Facilities if matches!(one.of, Keeps::Province(_)) => number::count(one.has),
        _ => vnd(one.has),
    }
}

fn list(visit: &Visit, seen: &Seen) -> Markup {
    let words = visit.words();
    let counted = match seen.norm {
        Norm::OfCommittee | Norm::OfChapter => "sponsorship-addresses",
        Norm::Facilities if seen.rows.iter().any(|one| matches!(one.of, Keeps::Province(_))) => {
            "sponsorship-facilities"
        }
        _ => "sponsorship-amount",
    };
    let columns = [
        Column::words(words.say("sponsorship-who")),
        Column::words(words.say("sponsorship-unit")).minor(),
        Column::number(words.say(counted)),
        Column::words(words.say("sponsorship-state")),
    ];
    let line = |one: &Keeper| {
        Line::Row(vec![
            html! { a href=(to(seen, one)) { (one.name) } },
            html! { (seen.units.get(&one.unit).map_or("", String::as_str)) },
            html! { (amount(seen, one)) },
            state(visit, seen, one),
        ])
    };
    let lines: Vec<Line> = seen.rows.iter().map(line).collect();
    let none = if seen.counts.0 == 0 { nobody(seen.norm) } else { "sponsorship-who-none" };
    html! {
        @if lines.is_empty() { (empty(Icon::Search, &words.say(none), None)) }
        @else {
            (table(&words.say("sponsorship-who"), &columns, &lines))
            (seen.sift.pages(words, seen.part))
        }
    }
}

fn to(seen: &Seen, one: &Keeper) -> String {
    match &one.of {
        Keeps::Address(id) => format!("/sponsorship/addresses/{id}"),
        Keeps::Sponsor(id) => format!("/sponsors/{id}"),
        // The facilities of the province, all of them: what was searched for here is a province.
        Keeps::Province(code) => {
            format!("{PATH}?unit={code}&month={}&norm={}", seen.month.iso(), seen.norm.code())
        }
    }
}

/// That it keeps the norm, or how much it lacks.
fn state(visit: &Visit, seen: &Seen, one: &Keeper) -> Markup {
    let words = visit.words();
    if one.keeps {
        return badge(Tone::Done, &words.say("sponsorship-who-is-keeps"));
    }
    let lacks = norm(seen.norm, seen.month.last()) - one.has;
    match (seen.norm, one.has) {
        (Norm::OfCommittee | Norm::OfChapter, _) => {
            let lacks = [("many", number::count(lacks))];
            badge(Tone::Call, &words.say_with("sponsorship-who-lacks", &lacks))
        }
        (Norm::MonthAmount, has) if has > 0 => {
            badge(Tone::Waiting, &words.say("sponsorship-below"))
        }
        (Norm::Facilities, _) if matches!(one.of, Keeps::Province(_)) => {
            badge(Tone::Call, &words.say("sponsorship-who-no-facility"))
        }
        _ => badge(Tone::Call, &words.say("sponsorship-nobody-helps")),
    }
}

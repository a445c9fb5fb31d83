//! `/addresses`: the humanitarian addresses of a unit and under it, with where each stands. A name
//! is found without tones; a number or a telephone only whole, by its keyed hash, and posted.

use super::shown::{missing_badge, state_badge};
use crate::model::{AddressRow, Sort, State};
use crate::rules::{CLASSES, number_key};
use crate::{acts, store};
use axum::response::Response;
use kernel::db::Tx;
use kernel::fold::{self, fold};
use kernel::seal::Keys;
use kernel::sheet::{Cell, Kind, Sheet};
use kernel::{Act, Error, Flaw, Result, UnitId, Who, number, place};
use kit::form::{Field, Filled, Form};
use kit::icon::Icon;
use kit::kept::{Kept, cut_at, links};
use kit::notice::empty;
use kit::page::{Group, button_link};
use kit::sift::{Choose, LINES, MANY, Sift};
use kit::table::{Column, Line, table};
use kit::tabs::Part;
use kit::{Answer, Markup, PageHead, Routes, Typed, Visit, html};
use org::standing::Standing;
use std::collections::HashMap;
use std::sync::Arc;

pub(super) fn routes() -> Routes {
    Routes::new().get("/addresses", index).post("/addresses/find", find)
}

/// What the list shows.
struct Seen {
    standing: Standing,
    sift: Sift,
    part: Part,
    rows: Vec<AddressRow>,
    units: HashMap<UnitId, String>,
    states: Vec<(String, i64)>,
    may_keep: bool,
    may_review: bool,
    /// Alarms that wait for a review, withdrawals past their day.
    due: (i64, i64),
}

/// The filters of the list beside its unit.
const FILTERS: [&str; 4] = ["state", "class", "sort", "q"];
/// Digits of the old identity number: fewer find nobody.
const DIGITS: usize = 9;
/// Digits of the identity number of today: a telephone has fewer.
const LONG: usize = 12;

/// Found by the whole number or telephone: it is posted, so that it stands in no address.
static FIND: Form = Form::new("find", &[Field::text("number", "addresses-find", 30).short()]);

fn asked(sift: &Sift, hash: Option<Vec<u8>>) -> store::Asked {
    let folded = fold(sift.get("q"));
    store::Asked {
        words: fold::words(&folded).map(str::to_owned).collect(),
        state: sift.get("state").to_owned(),
        class: sift.get("class").to_owned(),
        sort: sift.get("sort").to_owned(),
        hash,
    }
}

/// The keyed hash of what was typed: of a telephone, or of an identity number.
pub(super) fn hash_of(keys: &Keys, typed: &str) -> Result<Vec<u8>> {
    let digits = number_key(typed);
    match people::rules::forms::phone("number", typed) {
        Ok(Some(phone)) if digits.len() < LONG => Ok(store::phone_hash(keys, &phone)),
        _ if digits.len() >= DIGITS => Ok(store::number_hash(keys, &digits)),
        _ => Err(Error::flaw("number", "addresses-find-short")),
    }
}

fn load(
    tx: &mut Tx<'_>,
    (who, act): (&Who, &'static Act),
    (mut sift, hash): (Sift, Option<Vec<u8>>),
    file: bool,
) -> Result<Seen> {
    let standing = Standing::at(tx, who, act, &sift.unit, who.today())?;
    let (pass, asked) = (&standing.pass, asked(&sift, hash));
    let (_, many) = store::list(tx, pass, (who.today(), &asked), (0, 0))?;
    let part = sift.part(many as usize);
    let span = if file { (MANY, 0) } else { (LINES, part.offset()) };
    let (rows, _) = store::list(tx, pass, (who.today(), &asked), span)?;
    let units = place::names(tx, rows.iter().map(|row| row.unit))?;
    let states = store::by_state(tx, pass, who.today())?;
    let may_keep = who.may(&acts::KEEP, &standing.place).is_ok();
    let may_review = who.may(&acts::REVIEW, &standing.place).is_ok();
    let waiting = if may_review { store::waiting(tx, pass)? } else { 0 };
    let due = (waiting, store::overdue(tx, pass)?);
    sift.unit.clone_from(&standing.place.code);
    Ok(Seen { standing, sift, part, rows, units, states, may_keep, may_review, due })
}

/// `GET /addresses?unit=&state=&class=&sort=&q=&page=&file=`
async fn index(visit: Visit) -> Answer {
    let (who, kept) = (visit.known()?.clone(), Kept::asked(&visit));
    let (sift, is_file) = (Sift::of(&visit, "/addresses", &FILTERS), kept.is_some());
    let read = move |tx: &mut Tx<'_>| load(tx, (&who, &acts::VIEW), (sift.clone(), None), is_file);
    let seen = visit.house().db.read(read).await?;
    if let Some(kept) = kept {
        return kept.answer(&visit, sheet(&visit, &seen)).await;
    }
    Ok(draw(&visit, &seen, (&Typed::default(), &[])))
}

/// `POST /addresses/find?unit=`
async fn find(visit: Visit, typed: Typed) -> Answer {
    let who = visit.known()?.clone();
    let sift = Sift::of(&visit, "/addresses", &[]);
    let read = FIND.read(&typed);
    let number = read.text("number");
    let keys = visit.house().shelf::<Arc<Keys>>()?;
    let (hash, flaws) = match read.check_all().and_then(|()| hash_of(&keys, &number)) {
        Ok(hash) => (Some(hash), Vec::new()),
        Err(Error::Invalid(flaws)) => (None, flaws),
        Err(other) => return Err(other.into()),
    };
    let work =
        move |tx: &mut Tx<'_>| load(tx, (&who, &acts::KEEP), (sift.clone(), hash.clone()), false);
    let seen = visit.house().db.read(work).await?;
    Ok(draw(&visit, &seen, (&typed, &flaws)))
}

fn draw(visit: &Visit, seen: &Seen, (typed, flaws): (&Typed, &[Flaw])) -> Response {
    let words = visit.words();
    let head = PageHead::new(words.say("addresses-title"), Group::Works)
        .lead(words.say("addresses-lead"))
        .flaws(FIND.summary(words, flaws))
        .actions(actions(visit, seen));
    let head = seen.standing.head(head, |code| seen.sift.at(code));
    let action = format!("/addresses/find?unit={}", seen.sift.unit);
    let filled = Filled::with(typed.clone(), flaws);
    let body = html! {
        div.stack {
            section.card { (sums(visit, &seen.states)) }
            section.card { (filters(visit, &seen.sift)) (list(visit, seen)) }
            @if seen.may_keep {
                section.card {
                    h2 { (words.say("addresses-find-title")) }
                    (FIND.whole(words, &action, &words.say("addresses-find-go"), &filled))
                }
            }
        }
    };
    visit.page(&head, body)
}

fn actions(visit: &Visit, seen: &Seen) -> Markup {
    let to = |page: &str| format!("/addresses/{page}?unit={}", seen.sift.unit);
    // Where something waits, the way there says how much.
    let counted = |key: &str, what: &str, many: i64| match many {
        0 => visit.say(key),
        many => {
            let many = [("many", number::count(many))];
            visit.words().say_with(&format!("{key}-{what}"), &many)
        }
    };
    html! {
        (links(visit))
        (button_link(&visit.say("address-rounds"), &to("rounds"), false))
        (button_link(
            &counted("address-withdrawals", "late", seen.due.1),
            &to("withdrawals"),
            false,
        ))
        @if seen.may_review {
            (button_link(&counted("address-alarms", "waiting", seen.due.0), &to("alarms"), false))
        }
        @if seen.may_keep {
            (button_link(&visit.say("address-emergency"), &to("emergency"), false))
        }
        @if seen.may_keep {
            (button_link(&visit.say("address-same"), &to("same"), false))
        }
        @if seen.may_keep { (button_link(&visit.say("address-new"), &to("new"), true)) }
    }
}

fn sums(visit: &Visit, states: &[(String, i64)]) -> Markup {
    let many = |state: State| {
        let found = states.iter().find(|(code, _)| code == state.code());
        found.map_or(0, |(_, many)| *many)
    };
    let fact = |label: String, many: i64| {
        html! { div { dt { (label) } dd { (number::count(many)) } } }
    };
    html! {
        dl.facts {
            (fact(visit.say("addresses-all"), states.iter().map(|(_, many)| many).sum()))
            @for state in State::ALL {
                @if many(*state) > 0 {
                    (fact(visit.say(&format!("address-state-{}", state.code())), many(*state)))
                }
            }
        }
    }
}

fn filters(visit: &Visit, sift: &Sift) -> Markup {
    let words = visit.words();
    let said = |family: &str, code: &str| {
        (code.to_owned(), words.say(&format!("address-{family}-{code}")))
    };
    let states = State::ALL.iter().map(|state| said("state", state.code())).collect();
    let sorts = Sort::ALL.iter().map(|sort| said("sort", sort.code())).collect();
    let classes = CLASSES.iter().map(|class| said("class", class)).collect();
    let choices = [
        Choose::new("state", words.say("address-state"), states),
        Choose::new("class", words.say("address-class"), classes),
        Choose::new("sort", words.say("address-sort"), sorts),
    ];
    sift.draw(words, &choices, Some(&words.say("addresses-search")))
}

fn list(visit: &Visit, seen: &Seen) -> Markup {
    let words = visit.words();
    let columns = [
        Column::words(words.say("address-name")),
        Column::number(words.say("address-birth-year")).minor(),
        Column::words(words.say("address-class")),
        Column::words(words.say("address-unit")).minor(),
        Column::words(words.say("address-opened")).minor(),
        Column::words(words.say("address-state")),
    ];
    let line = |row: &AddressRow| {
        Line::Row(vec![
            html! { a href={ "/addresses/" (row.id) } { (row.name) } },
            html! { @if let Some(year) = row.birth_year { (year) } },
            html! { (words.say(&format!("address-class-{}", row.class))) },
            html! { (seen.units.get(&row.unit).map_or("", String::as_str)) },
            html! { (row.opened_on.vn()) },
            html! { (state_badge(visit, row)) " " (missing_badge(visit, row)) },
        ])
    };
    let lines: Vec<Line> = seen.rows.iter().map(line).collect();
    html! {
        @if lines.is_empty() {
            (empty(Icon::Heart, &words.say("addresses-none"), None))
        } @else {
            (table(&words.say("addresses-title"), &columns, &lines))
            (seen.sift.pages(words, seen.part))
        }
    }
}

/// What leaves the house as a file names nobody: the code, where and how each stands.
fn sheet(visit: &Visit, seen: &Seen) -> Sheet {
    let (words, place) = (visit.words(), &seen.standing.place);
    let title = format!("{} · {}", words.say("addresses-title"), place.name);
    let mut sheet = Sheet::new(&format!("addresses {}", place.code), &title, visit.who().today())
        .column(&words.say("address-code"), Kind::Text)
        .column(&words.say("address-sort"), Kind::Text)
        .column(&words.say("address-class"), Kind::Text)
        .column(&words.say("address-unit"), Kind::Text)
        .column(&words.say("address-opened"), Kind::Day)
        .column(&words.say("address-state"), Kind::Text);
    for row in &seen.rows {
        sheet.row([
            Cell::from(row.code.as_str()),
            Cell::from(words.say(&format!("address-sort-{}", row.sort))),
            Cell::from(words.say(&format!("address-class-{}", row.class))),
            Cell::from(seen.units.get(&row.unit).map_or("", String::as_str)),
            Cell::Day(row.opened_on),
            Cell::from(words.say(&format!("address-state-{}", row.state))),
        ]);
    }
    cut_at(sheet, words, MANY as usize)
}

//! `/radar`: the radar of a unit and those under it in a month: who was helped by two, by the code
//! of the dossier, and the communes whose addresses nobody helped. It decides nothing.

use super::say;
use crate::desk::{self, Met, Radar};
use crate::model::Meeting;
use axum::response::Response;
use kernel::db::Tx;
use kernel::seal::Keys;
use kernel::{Error, Month, Result, number};
use kit::icon::Icon;
use kit::notice::empty;
use kit::page::{Group, button_link, button_print};
use kit::sift::{Choose, Sift};
use kit::table::{Column, Line, table};
use kit::{Answer, Markup, PageHead, Routes, Visit, html};
use sponsorship::desk::Covered;
use std::sync::Arc;

/// The filters beside the unit.
const FILTERS: [&str; 3] = ["month", "state", "q"];
/// How help that met may stand (`radar-state-<code>`).
const STATES: [&str; 3] = ["open", "shared", "answered"];
/// Communes that are listed.
const MOST_COMMUNES: usize = 300;

pub(super) fn routes() -> Routes {
    Routes::new().get("/radar", index)
}

/// `GET /radar?unit=&month=&state=&q=&page=`
async fn index(visit: Visit) -> Answer {
    let who = visit.known()?.clone();
    let mut sift = Sift::of(&visit, "/radar", &FILTERS);
    let month = say::month(sift.get("month"), &who);
    let (keys, unit) = (visit.house().shelf::<Arc<Keys>>()?, sift.unit.clone());
    let read = move |tx: &mut Tx<'_>| desk::seen(tx, (&who, &keys), (&unit, month));
    let radar = visit.house().db.read(read).await?;
    sift.unit.clone_from(&radar.standing.place.code);
    Ok(draw(&visit, (&radar, month), &sift))
}

/// How help that met stands.
fn state_of(met: &Met) -> &'static str {
    match (met.overlap.meeting, met.overlap.is_open()) {
        (Meeting::Shared, _) => "shared",
        (_, true) => "open",
        (_, false) => "answered",
    }
}

fn draw(visit: &Visit, (radar, month): (&Radar, Month), sift: &Sift) -> Response {
    let words = visit.words();
    let lists = format!("/radar/lists?unit={}", sift.unit);
    let head = PageHead::new(words.say("radar-title"), Group::Works)
        .lead(words.say_with("radar-lead", &[("month", month.vn())]))
        .actions(html! {
            (button_print(words))
            (button_link(&words.say("radar-lists"), &lists, false))
        });
    let head = radar.standing.head(head, |code| sift.at(code));
    let said = |code: &&str| ((*code).to_owned(), words.say(&format!("radar-state-{code}")));
    let states = Choose::new("state", words.say("radar-state"), STATES.iter().map(said).collect());
    let search = words.say("radar-search");
    let body = html! {
        div.stack {
            section.card {
                (sift.draw(words, &[say::months(visit), states], Some(&search)))
                (sums(visit, radar))
            }
            section #overlaps .card {
                h2 { (words.say("radar-overlaps")) }
                (overlaps(visit, (radar, month), sift))
            }
            section #communes .card {
                h2 { (words.say("radar-communes")) }
                (communes(visit, (radar, month), sift))
            }
        }
    };
    visit.page(&head, body)
}

fn sums(visit: &Visit, radar: &Radar) -> Markup {
    let words = visit.words();
    let many = |state: &str| radar.met.iter().filter(|met| state_of(met) == state).count() as i64;
    let addresses: i64 = radar.left_alone.iter().map(|one| one.addresses).sum();
    let fact = |key: &str, many: i64| {
        html! { div { dt { (words.say(key)) } dd { (number::count(many)) } } }
    };
    html! {
        dl.facts {
            (fact("radar-many-open", many("open")))
            (fact("radar-many-shared", many("shared")))
            (fact("radar-many-answered", many("answered")))
            (fact("radar-many-communes", radar.left_alone.len() as i64))
            (fact("radar-many-addresses", addresses))
        }
    }
}

fn overlaps(visit: &Visit, (radar, month): (&Radar, Month), sift: &Sift) -> Markup {
    let words = visit.words();
    let is_found = |met: &&Met| {
        sift.takes("state", state_of(met)) && sift.finds(&say::places(met, &radar.names))
    };
    let (rows, part) = sift.cut(radar.met.iter().filter(is_found).collect(), false);
    let columns = [
        Column::words(words.say("radar-dossier")),
        Column::words(words.say("radar-where")).minor(),
        Column::words(words.say("radar-family")).minor(),
        Column::words(words.say("radar-givers")),
        Column::number(words.say("radar-value")).minor(),
        Column::words(words.say("radar-state")),
    ];
    let line = |met: &&Met| {
        let overlap = &met.overlap;
        let id = met.dossiers.first().map(|own| own.id.to_string()).unwrap_or_default();
        let to = format!("/radar/people/{id}?unit={}&month={}", sift.unit, month.iso());
        let givers: Vec<String> =
            overlap.givers().into_iter().map(|giver| say::giver(words, giver)).collect();
        Line::Row(vec![
            html! { a href=(to) { (say::codes(met)) } },
            html! { (say::places(met, &radar.names)) },
            html! { (say::family(words, overlap)) },
            html! { (givers.join("; ")) },
            html! { (number::vnd(overlap.amount())) },
            say::state(visit, overlap),
        ])
    };
    let lines: Vec<Line> = rows.iter().map(line).collect();
    html! {
        @if lines.is_empty() {
            (empty(Icon::Heart, &words.say("radar-overlaps-none"), None))
        } @else {
            (table(&words.say("radar-overlaps"), &columns, &lines))
            (sift.pages(words, part))
        }
    }
}

fn communes(visit: &Visit, (radar, month): (&Radar, Month), sift: &Sift) -> Markup {
    let words = visit.words();
    let name = |one: &Covered| radar.names.get(&one.unit).map_or("", String::as_str).to_owned();
    let found: Vec<&Covered> =
        radar.left_alone.iter().filter(|one| sift.finds(&name(one))).collect();
    let columns =
        [Column::words(words.say("radar-commune")), Column::number(words.say("radar-addresses"))];
    let line = |one: &&Covered| {
        Line::Row(vec![html! { (name(one)) }, html! { (number::count(one.addresses)) }])
    };
    let lines: Vec<Line> = found.iter().take(MOST_COMMUNES).map(line).collect();
    let all = [("many", number::count(radar.units as i64))];
    let norms = format!("/sponsorship/norms?unit={}&month={}", sift.unit, month.iso());
    html! {
        @if radar.units == 0 { p.quiet { (words.say("radar-communes-no-addresses")) } }
        @else if radar.left_alone.is_empty() {
            p.quiet { (words.say_with("radar-communes-none", &all)) }
        } @else if lines.is_empty() { p.quiet { (words.say("radar-communes-not-found")) } }
        @else {
            (table(&words.say("radar-communes"), &columns, &lines))
            @if found.len() > MOST_COMMUNES {
                p.quiet { (words.say_with("radar-communes-cut", &[
                    ("most", MOST_COMMUNES.to_string()),
                ])) }
            }
        }
        p { a href=(norms) { (words.say("radar-to-norms")) } }
    }
}

/// What the address of a person's page asks for beside the person.
pub(super) fn asked(visit: &Visit) -> Result<(String, Month)> {
    let month = say::month(&visit.query("month"), visit.who());
    let unit = visit.query("unit");
    match unit.len() {
        ..=500 => Ok((unit, month)),
        _ => Err(Error::NotFound),
    }
}

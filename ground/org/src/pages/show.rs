//! One unit on one day.

use crate::standing::Standing;
use crate::store::{self, BodyMemberRow, BodyRow, ClusterRow, ClusterUnitRow, UnitDetail};
use kernel::db::Tx;
use kernel::place::{self, Place, UnitRow};
use kernel::{Day, Result, number};
use kit::badge::{Tone, mark};
use kit::page::{Group, button_link, button_print};
use kit::table::{Column, Line, facts, table};
use kit::{Answer, Markup, PageHead, Visit, html};

struct Seen {
    standing: Standing,
    detail: UnitDetail,
    below: Vec<(UnitRow, i64)>,
    found: Vec<UnitRow>,
    bodies: Vec<(BodyRow, Vec<BodyMemberRow>)>,
    clusters: Vec<(ClusterRow, Vec<ClusterUnitRow>)>,
    was: Vec<(Place, String, Day)>,
    became: Vec<(Place, String, Day)>,
    may_found: bool,
}

/// `GET /units?unit=&as_of=&q=`
pub async fn show(visit: Visit) -> Answer {
    let who = visit.known()?.clone();
    let (code, q) = (visit.query("unit"), visit.query("q"));
    let asked = visit.query("as_of");
    let day = Day::read(&asked).unwrap_or(who.today());
    let seen = visit
        .house()
        .db
        .read(move |tx| {
            let standing = Standing::at(tx, &who, &crate::VIEW, &code, day)?;
            let may_found = who.may(&crate::FOUND, &standing.place).is_ok();
            look(tx, standing, day, &q, may_found)
        })
        .await?;
    Ok(draw(&visit, &seen, day, &asked))
}

fn look(tx: &mut Tx<'_>, standing: Standing, day: Day, q: &str, may_found: bool) -> Result<Seen> {
    let id = standing.place.id;
    let pass = standing.pass.clone();
    let mut bodies = Vec::new();
    for body in store::bodies(tx, &pass, day)? {
        let members = store::body_members(tx, &pass, body.id, day)?;
        bodies.push((body, members));
    }
    let mut clusters = Vec::new();
    for cluster in store::clusters(tx, &pass, day)? {
        let units = store::cluster_units(tx, cluster.id, day)?;
        clusters.push((cluster, units));
    }
    let was = store::predecessors(tx, id)?;
    let became = store::successors(tx, id)?;
    Ok(Seen {
        detail: store::detail(tx, id)?,
        below: store::listed(tx, id, day)?,
        found: store::search(tx, id, day, q, 50)?,
        bodies,
        clusters,
        was: named(tx, was)?,
        became: named(tx, became)?,
        may_found,
        standing,
    })
}

type Link = (kernel::UnitId, String, Day);

fn named(tx: &mut Tx<'_>, links: Vec<Link>) -> Result<Vec<(Place, String, Day)>> {
    links.into_iter().map(|(id, kind, on)| Ok((place::get(tx, id, on)?, kind, on))).collect()
}

fn address(code: &str, asked: &str) -> String {
    let day = if asked.is_empty() { String::new() } else { format!("&as_of={asked}") };
    format!("/units?unit={code}{day}")
}

fn draw(visit: &Visit, seen: &Seen, day: Day, asked: &str) -> axum::response::Response {
    let words = visit.words();
    let place = &seen.standing.place;
    let lead = words.say_with(
        "org-lead",
        &[("level", words.say(&format!("level-{}", place.level))), ("day", day.vn())],
    );
    let actions = html! {
        (button_print(words))
        @if seen.may_found {
            (button_link(&words.say("org-found"), &format!("/units/new?unit={}", place.code), true))
        }
    };
    let head = PageHead::new(place.name.clone(), Group::Steering).lead(lead).actions(actions);
    let head = seen.standing.head(head, |code| address(code, asked));
    visit.page(&head, html! {
        (day_form(visit, place, day))
        @if place.until < Day::LAST || place.from > Day::FIRST { (span(visit, place)) }
        @if !seen.found.is_empty() { (found(visit, &seen.found, asked)) }
        div.pair {
            section.card { (below(visit, seen, asked)) }
            div.stack {
                section.card { (facts_of(visit, seen)) }
                @for (body, members) in &seen.bodies { (body_card(visit, body, members)) }
                @for (cluster, units) in &seen.clusters { (cluster_card(visit, cluster, units)) }
                (past_and_future(visit, seen))
            }
        }
    })
}

/// "As of a day": the same page on another map, and search without tones.
fn day_form(visit: &Visit, place: &Place, day: Day) -> Markup {
    html! {
        form.search action="/units" method="get" role="search" {
            input type="hidden" name="unit" value=(place.code);
            label for="as-of" { (visit.say("org-as-of")) }
            input #as-of name="as_of" value=(day.vn()) inputmode="numeric" size="10"
                autocomplete="off";
            label for="unit-q" { (visit.say("org-search")) }
            input #unit-q name="q" type="search" value=(visit.query("q")) autocomplete="off";
            button.btn type="submit" { (visit.say("org-look")) }
        }
    }
}

fn span(visit: &Visit, place: &Place) -> Markup {
    let key = match (place.from > Day::FIRST, place.until < Day::LAST) {
        (true, true) => "org-stood-between",
        (true, false) => "org-stands-since",
        _ => "org-stood-until",
    };
    let days = [("from", place.from.vn()), ("until", place.until.vn())];
    let said = visit.words().say_with(key, &days);
    html! { p.quiet { (mark(Tone::Note, &said)) } }
}

fn found(visit: &Visit, rows: &[UnitRow], asked: &str) -> Markup {
    html! {
        section.card {
            h2 { (visit.say("org-found-units")) }
            ul.list { @for row in rows {
                li {
                    a href=(address(&row.code, asked)) { (row.name) } " "
                    span.quiet { (row.code) }
                }
            } }
        }
    }
}

fn below(visit: &Visit, seen: &Seen, asked: &str) -> Markup {
    if seen.below.is_empty() {
        return kit::notice::empty(kit::icon::Icon::Compass, &visit.say("org-empty"), None);
    }
    let columns = [
        Column::words(visit.say("org-col-unit")),
        Column::words(visit.say("org-col-level")).minor(),
        Column::number(visit.say("org-col-below")),
    ];
    let lines: Vec<Line> = seen
        .below
        .iter()
        .map(|(row, count)| {
            Line::Row(vec![
                html! { a href=(address(&row.code, asked)) { (row.name) } },
                html! { (visit.say(&format!("level-{}", row.level))) },
                html! { (number::count(*count)) },
            ])
        })
        .collect();
    table(&visit.say("org-caption-below"), &columns, &lines)
}

fn facts_of(visit: &Visit, seen: &Seen) -> Markup {
    let place = &seen.standing.place;
    let mut pairs = vec![(visit.say("org-code"), html! { code { (place.code) } })];
    if let Some(official) = &seen.detail.official_code {
        pairs.push((visit.say("org-official-code"), html! { (official) }));
    }
    facts(&pairs)
}

fn body_card(visit: &Visit, body: &BodyRow, members: &[BodyMemberRow]) -> Markup {
    html! {
        section.card {
            h2 { (body.name) }
            p.quiet { (body.source) }
            @if !members.is_empty() {
                ul.list { @for member in members {
                    li {
                        (member.name) " "
                        span.quiet { (visit.say(&format!("org-duty-{}", member.duty))) }
                    }
                } }
            }
        }
    }
}

fn cluster_card(visit: &Visit, cluster: &ClusterRow, units: &[ClusterUnitRow]) -> Markup {
    html! {
        section.card {
            h2 { (cluster.name) }
            p.quiet { (cluster.source) }
            p { (visit.words().say_count("org-cluster-units", units.len() as i64)) }
            ul.list { @for unit in units { li { (unit.name) } } }
        }
    }
}

fn past_and_future(visit: &Visit, seen: &Seen) -> Markup {
    let list = |title: &str, links: &[(Place, String, Day)], back: i64| {
        html! {
            @if !links.is_empty() {
                section.card {
                    h2 { (visit.say(title)) }
                    ul.list { @for (place, kind, on) in links {
                        li {
                            a href=(address(&place.code, &on.add_days(back).iso())) { (place.name) }
                            " " span.quiet {
                                (visit.say(&format!("org-succession-{kind}"))) " · " (on.vn())
                            }
                        }
                    } }
                }
            }
        }
    };
    html! { (list("org-was", &seen.was, -1)) (list("org-became", &seen.became, 0)) }
}

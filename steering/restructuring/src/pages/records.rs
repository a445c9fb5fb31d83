//! `…/records/{unit}`: which records of a unit that is cut are named for which of its parts. They
//! are chosen from the list of those that counted something there, or told by their addresses.

mod listed;

use super::{moves::version, say};
use crate::desk::{self, Hand, Naming};
use crate::model::{DecisionId, MoveId};
use axum::extract::Path;
use book::Figures;
use kernel::db::Tx;
use kernel::{Error, Flaw, Result, UnitId, number};
use kit::badge::{Tone, mark};
use kit::notice::Toast;
use kit::page::Group;
use kit::{Answer, Markup, PageHead, Routes, Typed, Visit, html};
use listed::{Asked, Seen};
use org::consequences::Followers;
use uuid::Uuid;

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/restructuring/{decision}/records/{unit}", open)
        .post("/restructuring/{decision}/records/{unit}", save)
}

type Of = (DecisionId, UnitId);

fn of((id, unit): &(String, String)) -> Result<Of> {
    let unit = unit.parse().map(UnitId).map_err(|_| Error::NotFound)?;
    Ok((DecisionId::read(id)?, unit))
}

/// `GET /restructuring/{decision}/records/{unit}?kind=&q=&part=&page=`
async fn open(visit: Visit, Path(asked): Path<(String, String)>) -> Answer {
    draw(&visit, of(&asked)?, Typed::default(), &[]).await
}

/// `POST /restructuring/{decision}/records/{unit}`
async fn save(visit: Visit, Path(asked): Path<(String, String)>, typed: Typed) -> Answer {
    visit.known()?;
    let (id, unit) = of(&asked)?;
    match put(&visit, (id, unit), &typed).await {
        Ok(count) => {
            let back = listed::address((id, unit), &Asked::of(&visit), "1");
            let toast = Toast::new("restructuring-done-records");
            visit.done(&back, &toast.arg("n", number::count(count as i64)))
        }
        Err(Error::Invalid(flaws)) => draw(&visit, (id, unit), typed, &flaws).await,
        Err(other) => Err(other.into()),
    }
}

async fn put(visit: &Visit, (id, unit): Of, typed: &Typed) -> Result<usize> {
    let (who, house) = (visit.who().clone(), visit.house());
    let (figures, followers) = (house.shelf::<Figures>()?, house.shelf::<Followers>()?);
    let part = match typed.get("part") {
        "" => None,
        part => {
            let read = MoveId::read(part);
            Some(read.map_err(|_| Error::flaw("part", "restructuring-flaw-part"))?)
        }
    };
    let mut records = Vec::new();
    if typed.get("all") == "1" {
        records = listed::all(visit, (id, unit)).await?;
    }
    records.extend(typed.all("record").filter_map(|record| Uuid::parse_str(record).ok()));
    let naming = Naming { records, links: typed.get("links").to_owned(), part };
    let version = version(typed);
    let work = move |tx: &mut Tx<'_>| {
        let hand = Hand { figures: &figures, followers: &followers };
        desk::name(tx, &who, &hand, (id, version), (unit, &naming))
    };
    house.db.write(work).await
}

async fn draw(visit: &Visit, of: Of, typed: Typed, flaws: &[Flaw]) -> Answer {
    visit.known()?;
    let seen = listed::load(visit, of).await?;
    let words = visit.words();
    let name = seen.parts[0].unit_name.clone().unwrap_or_default();
    let told: Vec<(String, String)> = flaws
        .iter()
        .map(|flaw| (format!("named-{}", field(flaw)), words.say_flaw(flaw, None)))
        .collect();
    let head = PageHead::new(words.say("restructuring-records"), Group::Steering)
        .lead(words.say_with("restructuring-shares-of", &[("unit", name)]))
        .flaws(told.clone());
    let head = seen.standing.head(head, |code| format!("/restructuring?unit={code}"));
    let body = html! {
        p { (words.say("restructuring-records-told")) " "
            a href={ (say::path(of.0)) "/shares/" (of.1) } { (words.say("restructuring-shares")) } }
        section.card {
            (listed::filters(visit, of, &seen))
            (form(visit, of, &seen, (&typed, &told)))
        }
    };
    Ok(visit.page(&head, body))
}

/// The field beside which a flaw is told.
fn field(flaw: &Flaw) -> &'static str {
    match flaw.field.as_str() {
        "part" => "part",
        _ => "links",
    }
}

/// The list with its boxes, and under it what is done with what was chosen.
fn form(
    visit: &Visit,
    of: Of,
    seen: &Seen,
    (typed, told): (&Typed, &[(String, String)]),
) -> Markup {
    let words = visit.words();
    let page = seen.page.page.to_string();
    let version = typed.maybe("version").map(str::to_owned);
    let said = |name: &str| {
        let own = told.iter().filter(|(field, _)| field == name);
        html! { @for (_, said) in own { p { (mark(Tone::Wrong, said)) } } }
    };
    html! {
        form.form method="post" action=(listed::address(of, &seen.asked, &page)) novalidate {
            input type="hidden" name="version"
                value=(version.unwrap_or_else(|| seen.row.version.to_string()));
            (listed::draw(visit, of, seen))
            @if seen.page.total > 0 {
                div.field { label for="named-all" {
                    input #named-all type="checkbox" name="all" value="1"; " "
                    (words.say_count("restructuring-records-all", seen.page.total))
                } }
            }
            div.field {
                label for="named-links" { (words.say("restructuring-records-links")) }
                (said("named-links"))
                textarea #named-links name="links" rows="3" { (typed.get("links")) }
            }
            div.field {
                label for="named-part" { (words.say("restructuring-records-part")) }
                (said("named-part"))
                select #named-part name="part" {
                    @for part in &seen.parts {
                        @let id = part.id.to_string();
                        option value=(id) selected[typed.get("part") == id] {
                            (say::target(part))
                        }
                    }
                    option value="" { (words.say("restructuring-records-back")) }
                }
            }
            button.btn.lead type="submit" { (words.say("restructuring-save")) }
        }
    }
}

//! `…/dry`: what a decision would do, counted and named, and the form that takes it. Nothing has
//! changed while this page is read.

mod parts;

use super::say;
use crate::acts;
use crate::desk::{self, DryRun, Hand};
use crate::model::{DecisionId, State};
use axum::extract::Path;
use book::Figures;
use kernel::db::Tx;
use kernel::{Error, Flaw, Result, UnitId, Who, number};
use kit::badge::{Tone, badge};
use kit::notice::banner;
use kit::page::{Group, button_print};
use kit::{Answer, Markup, PageHead, Routes, Typed, Visit, Words, html};
use org::consequences::Followers;
use org::standing::{self, Standing};
use std::sync::Arc;

pub(super) fn routes() -> Routes {
    Routes::new().get("/restructuring/{decision}/dry", show)
}

struct Seen {
    run: DryRun,
    standing: Standing,
    may_take: bool,
    figures: Arc<Figures>,
}

/// The decision, and the unit whose moves alone are asked for.
type Of = (DecisionId, Option<UnitId>);

fn load(
    tx: &mut Tx<'_>,
    who: &Who,
    (figures, followers): (&Arc<Figures>, &Followers),
    of: Of,
) -> Result<Seen> {
    let run = desk::dry_run(tx, who, &Hand { figures, followers }, of)?;
    let standing =
        Standing::of(tx, who, &acts::VIEW, run.decision.unit, run.decision.on_day.add_days(-1))?;
    let may_take = standing::pass(tx, who, &acts::TAKE, &standing.place).is_ok();
    Ok(Seen { run, standing, may_take, figures: Arc::clone(figures) })
}

/// `GET /restructuring/{decision}/dry?only=`
async fn show(visit: Visit, Path(id): Path<String>) -> Answer {
    draw(&visit, DecisionId::read(&id)?, Typed::default(), &[]).await
}

/// The page; with what was typed when taking was refused.
pub(super) async fn draw(visit: &Visit, id: DecisionId, typed: Typed, flaws: &[Flaw]) -> Answer {
    let who = visit.known()?.clone();
    let house = visit.house();
    let (figures, followers) = (house.shelf::<Figures>()?, house.shelf::<Followers>()?);
    let only = match visit.query("only").as_str() {
        "" => None,
        unit => Some(unit.parse().map(UnitId).map_err(|_| Error::NotFound)?),
    };
    let read = move |tx: &mut Tx<'_>| load(tx, &who, (&figures, &followers), (id, only));
    let seen = house.db.read(read).await?;
    Ok(visit.page(&head(visit, &seen, flaws), body(visit, &seen, &typed, flaws)))
}

fn body(visit: &Visit, seen: &Seen, typed: &Typed, flaws: &[Flaw]) -> Markup {
    let run = &seen.run;
    html! {
        (in_the_way(visit, run))
        @if let Some(unit) = &run.only { (parts::only(visit, run.decision.id, unit)) }
        div.pair {
            div.stack {
                section.card { (parts::tree(visit, run)) }
                section.card { (parts::stocks(visit, run)) }
                @if !run.named.is_empty() {
                    section.card { (parts::named(visit, &seen.figures, run)) }
                }
            }
            div.stack {
                section.card { (parts::follows(visit, run)) }
                @if run.hung.units > 0 { section.card { (parts::hung(visit, run)) } }
                @if seen.may_take && run.only.is_none() { (take(visit, seen, typed, flaws)) }
            }
        }
    }
}

fn head(visit: &Visit, seen: &Seen, flaws: &[Flaw]) -> PageHead {
    let words = visit.words();
    let line = |flaw: &Flaw| ("take-number".to_owned(), words.say_flaw(flaw, None));
    let head = PageHead::new(words.say("restructuring-dry"), Group::Steering)
        .lead(words.say_with(
            "restructuring-dry-lead",
            &[("title", seen.run.decision.title.clone()), ("day", seen.run.decision.on_day.vn())],
        ))
        .actions(html! { (button_print(words)) })
        .flaws(flaws.iter().map(line).collect());
    seen.standing.head(head, |code| format!("/restructuring?unit={code}"))
}

/// What would stop it, with the names of units.
fn in_the_way(visit: &Visit, run: &DryRun) -> Markup {
    let words = visit.words();
    html! {
        @if !run.flaws.is_empty() {
            (banner(Tone::Wrong, html! {
                strong { (words.say("restructuring-dry-flaws")) }
                ul { @for flaw in &run.flaws { li { (words.say_flaw(flaw, None)) } } }
            }))
        }
        @if !run.locked.is_empty() {
            (banner(Tone::Wrong, html! {
                strong { (words.say("restructuring-dry-locked")) }
                ul { @for lock in &run.locked { li {
                    (words.say_with("restructuring-dry-lock", &[
                        ("unit", lock.name.clone()),
                        ("month", lock.month.vn()),
                    ])) " " (parts::at(visit, run.decision.id, &lock.over, None))
                } } }
            }))
        }
        @if run.abolished.0 > 0 {
            (banner(Tone::Note, html! { (words.say_with("restructuring-dry-abolished", &[
                ("n", number::count(run.abolished.0 as i64)),
                ("units", heirs(words, &run.abolished.1)),
            ])) }))
        }
        @if run.open.units > 0 {
            (banner(Tone::Waiting, html! {
                (words.say_with("restructuring-dry-open", &[
                    ("n", number::count(run.open.units as i64)),
                ])) " " (parts::at(visit, run.decision.id, &run.open, None))
            }))
        }
    }
}

/// The units that take what abolished ones kept; of very many the first few.
fn heirs(words: &Words, names: &[String]) -> String {
    const NAMED: usize = 5;
    let named = names.iter().take(NAMED).cloned().collect::<Vec<_>>().join(", ");
    match names.len().saturating_sub(NAMED) {
        0 => named,
        more => {
            let more = number::count(more as i64);
            words.say_with("restructuring-dry-and-more", &[("units", named), ("n", more)])
        }
    }
}

/// Taking it is confirmed by writing its number: it closes units.
fn take(visit: &Visit, seen: &Seen, typed: &Typed, flaws: &[Flaw]) -> Markup {
    let words = visit.words();
    let row = &seen.run.decision;
    let is_free = row.state().is_open() && seen.run.flaws.is_empty() && seen.run.locked.is_empty();
    html! {
        section.card {
            h2 { (words.say("restructuring-take")) }
            @if row.state() == State::Decided {
                p { (badge(Tone::Waiting, &words.say("restructuring-state-decided"))) }
            } @else if !is_free {
                p { (words.say("restructuring-take-not-yet")) }
            } @else {
                p { (words.say_with("restructuring-take-told", &[("day", row.on_day.vn())])) }
                form.form method="post" action={ (say::path(row.id)) "/take" } novalidate {
                    input type="hidden" name="version" value=(row.version);
                    label for="take-number" {
                        (words.say_with("restructuring-take-confirm", &[
                            ("number", row.number.clone()),
                        ]))
                    }
                    @for flaw in flaws.iter().filter(|flaw| flaw.field == "number") {
                        p { (kit::badge::mark(Tone::Wrong, &words.say_flaw(flaw, None))) }
                    }
                    input #take-number name="number" value=(typed.get("number"))
                        autocomplete="off";
                    button.btn.lead type="submit" { (words.say("restructuring-take")) }
                }
            }
        }
    }
}

/// The number of a decision, to compare what was typed with.
pub(super) fn number_of(tx: &mut Tx<'_>, who: &Who, id: DecisionId) -> Result<String> {
    let (row, _) = desk::opened(tx, who, &acts::TAKE, id)?;
    Ok(row.number)
}

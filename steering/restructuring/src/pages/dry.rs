//! `…/dry`: what a decision would do, counted and named, and the form that takes it. Nothing has
//! changed while this page is read.

use super::say;
use crate::acts;
use crate::desk::{self, DryRun, Hand, Held};
use crate::model::{DecisionId, State};
use axum::extract::Path;
use book::Figures;
use kernel::db::Tx;
use kernel::figure::Measure;
use kernel::{Flaw, Result, Who, number};
use kit::badge::{Tone, badge};
use kit::notice::{banner, empty};
use kit::page::{Group, button_print};
use kit::table::{Column, Line, table};
use kit::{Answer, Markup, PageHead, Routes, Typed, Visit, Words, html};
use org::consequences::Followers;
use org::standing::{self, Standing};

pub(super) fn routes() -> Routes {
    Routes::new().get("/restructuring/{decision}/dry", show)
}

struct Seen {
    run: DryRun,
    standing: Standing,
    may_take: bool,
}

fn load(tx: &mut Tx<'_>, who: &Who, hand: &Hand<'_>, id: DecisionId) -> Result<Seen> {
    let run = desk::dry_run(tx, who, hand, id)?;
    let standing =
        Standing::of(tx, who, &acts::VIEW, run.decision.unit, run.decision.on_day.add_days(-1))?;
    let may_take = standing::pass(tx, who, &acts::TAKE, &standing.place).is_ok();
    Ok(Seen { run, standing, may_take })
}

async fn show(visit: Visit, Path(id): Path<String>) -> Answer {
    draw(&visit, DecisionId::read(&id)?, Typed::default(), &[]).await
}

/// The page; with what was typed when taking was refused.
pub(super) async fn draw(visit: &Visit, id: DecisionId, typed: Typed, flaws: &[Flaw]) -> Answer {
    let who = visit.known()?.clone();
    let house = visit.house();
    let (figures, followers) = (house.shelf::<Figures>()?, house.shelf::<Followers>()?);
    let read = move |tx: &mut Tx<'_>| {
        load(tx, &who, &Hand { figures: &figures, followers: &followers }, id)
    };
    let seen = house.db.read(read).await?;
    let body = html! {
        (in_the_way(visit, &seen.run))
        div.pair {
            div.stack {
                section.card { (tree(visit, &seen.run)) }
                section.card { (stocks(visit, &seen.run.stocks)) }
            }
            div.stack {
                section.card { (follows(visit, &seen.run)) }
                @if seen.may_take { (take(visit, &seen, &typed, flaws)) }
            }
        }
    };
    Ok(visit.page(&head(visit, &seen, flaws), body))
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
                strong { (words.say("restructuring-dry-locked")) } " " (run.locked.join(", "))
            }))
        }
        @if run.abolished.0 > 0 {
            (banner(Tone::Note, html! { (words.say_with("restructuring-dry-abolished", &[
                ("n", number::count(run.abolished.0 as i64)),
                ("units", heirs(words, &run.abolished.1)),
            ])) }))
        }
        @if run.cut.1 > 0 {
            (banner(Tone::Waiting, html! {
                (words.say_with("restructuring-dry-open", &[
                    ("n", number::count(run.cut.1 as i64)),
                ]))
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

fn tree(visit: &Visit, run: &DryRun) -> Markup {
    let words = visit.words();
    let columns = [
        Column::words(words.say("restructuring-dry-tree")),
        Column::number(words.say("restructuring-dry-units")),
    ];
    let line = |key: &str, count: usize| {
        Line::Row(vec![html! { (words.say(key)) }, html! { (number::count(count as i64)) }])
    };
    let lines = [
        line("restructuring-dry-founded", run.founded),
        line("restructuring-dry-closed", run.closed),
        line("restructuring-dry-cut", run.cut.0),
        line("restructuring-dry-hung", run.hung),
    ];
    html! {
        h2 { (words.say("restructuring-dry-map")) }
        (table(&words.say("restructuring-dry-map"), &columns, &lines))
    }
}

fn stocks(visit: &Visit, stocks: &[Held]) -> Markup {
    let words = visit.words();
    let columns = [
        Column::words(words.say("restructuring-dry-stock")),
        Column::number(words.say("restructuring-dry-amount")),
        Column::number(words.say("restructuring-dry-units")),
    ];
    let line = |held: &Held| {
        let amount = match held.figure.measure {
            Measure::Money => number::vnd(held.amount),
            Measure::Count => number::count(held.amount),
        };
        let label = words.say(&format!("figure-{}", held.figure.code.replace('_', "-")));
        Line::Row(vec![
            html! { (label) },
            html! { (amount) },
            html! { (number::count(held.units as i64)) },
        ])
    };
    let lines: Vec<Line> = stocks.iter().map(line).collect();
    html! {
        h2 { (words.say("restructuring-dry-stocks")) }
        p.quiet { (words.say("restructuring-dry-stocks-told")) }
        @if lines.is_empty() {
            p { (words.say("restructuring-dry-no-stocks")) }
        } @else {
            (table(&words.say("restructuring-dry-stocks"), &columns, &lines))
        }
    }
}

fn follows(visit: &Visit, run: &DryRun) -> Markup {
    let words = visit.words();
    html! {
        h2 { (words.say("restructuring-dry-follows")) }
        @if run.follows.is_empty() {
            (empty(kit::icon::Icon::Check, &words.say("restructuring-dry-no-follows"), None))
        }
        ul.list { @for (key, count, units) in &run.follows {
            li {
                span { (words.say_count(key, *count)) } " "
                span.quiet { (words.say_count("restructuring-at-units", *units as i64)) }
            }
        } }
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

//! `GET /constructions/{construction}`: one file on one page: what is built for whom, its budget,
//! its stages, what comes next. It prints on A4.

use super::forms::Step;
use super::index::{due, kind_label, stage};
use super::stages;
use crate::model::{ConstructionId, ConstructionRow, File, FundRow, StageId};
use crate::{acts, desk, store};
use activities::model::State;
use activities::of_file;
use axum::extract::Path;
use axum::response::Response;
use catalogue::Kind;
use kernel::db::Tx;
use kernel::place::{self, Place};
use kernel::{Result, Who, number};
use kit::badge::{Tone, badge};
use kit::icon::Icon;
use kit::notice::empty;
use kit::page::{Group, button_link, button_print};
use kit::table::{Column, Line, table};
use kit::{Answer, Markup, PageHead, Routes, Visit, html};
use org::standing;
use std::collections::HashMap;

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/constructions/{construction}", show)
        .get("/constructions/stages/{stage}", of_stage)
}

pub(super) struct Opened {
    pub file: File,
    /// How many photos and papers hang on each stage.
    pub papers: HashMap<StageId, usize>,
    unit: Place,
    place: Option<Place>,
    /// The names of the units that join.
    joiners: Vec<String>,
    /// The house that it was said to differ from.
    other: Option<ConstructionRow>,
    kinds: Vec<Kind>,
    work: Option<State>,
    pub may_keep: bool,
}

fn load(tx: &mut Tx<'_>, who: &Who, id: ConstructionId) -> Result<Opened> {
    let (file, unit, pass) = desk::opened(tx, who, &acts::VIEW, id)?;
    let place = match file.row.place {
        Some(at) => Some(place::get(tx, at, file.row.applied_on)?),
        None => None,
    };
    let kinds = catalogue::known(tx, &pass)?;
    let may_keep = standing::pass(tx, who, &acts::KEEP, &unit).is_ok();
    let work = match file.row.activity {
        Some(id) => activities::store::state_of(tx, &pass, id)?,
        None => None,
    };
    let papers = stages::papers(tx, &pass, &file)?;
    let names = place::names(tx, file.joiners.iter().copied())?;
    let joiners = file.joiners.iter().filter_map(|unit| names.get(unit).cloned()).collect();
    let other = match file.row.other_than {
        Some(id) => store::found(tx, id)?.filter(|other| other.unit == unit.id),
        None => None,
    };
    Ok(Opened { file, papers, unit, place, joiners, other, kinds, work, may_keep })
}

async fn show(visit: Visit, Path(id): Path<String>) -> Answer {
    let (who, id) = (visit.known()?.clone(), ConstructionId::read(&id)?);
    let opened = visit.house().db.read(move |tx: &mut Tx<'_>| load(tx, &who, id)).await?;
    Ok(draw(&visit, &opened))
}

/// `GET /constructions/stages/{stage}`: the file of a stage, for the way back from its photos.
async fn of_stage(visit: Visit, Path(id): Path<String>) -> Answer {
    let (who, id) = (visit.known()?.clone(), StageId::read(&id)?);
    let read = move |tx: &mut Tx<'_>| {
        let (construction, _) = store::of_stage(tx, id)?;
        load(tx, &who, construction)
    };
    let opened = visit.house().db.read(read).await?;
    Ok(draw(&visit, &opened))
}

fn draw(visit: &Visit, opened: &Opened) -> Response {
    let head = PageHead::new(opened.file.row.title.clone(), Group::Works)
        .lead(kind_label(visit, &opened.kinds, &opened.file.row.kind))
        .actions(actions(visit, opened));
    let body = html! {
        div.pair {
            div.stack {
                section.card { (facts(visit, opened)) }
                section.card {
                    h2 { (visit.say("construction-stages")) }
                    (stages::draw(visit, opened))
                }
                section.card {
                    h2 { (visit.say("construction-budget-parts")) }
                    (budget(visit, opened))
                }
            }
            div.stack { (steps(visit, opened)) }
        }
    };
    visit.page(&head, body)
}

fn to(opened: &Opened, step: Step) -> String {
    format!("/constructions/{}/record?step={}", opened.file.row.id, step.code())
}

fn actions(visit: &Visit, opened: &Opened) -> Markup {
    let can = opened.may_keep && Step::Reach.is_offered(&opened.file);
    html! {
        (button_print(visit.words()))
        (button_link(
            &visit.say("papers-title"),
            &format!("/constructions/{}/papers", opened.file.row.id),
            false,
        ))
        @if can {
            (button_link(&visit.say("construction-step-reach"), &to(opened, Step::Reach), true))
        }
    }
}

fn facts(visit: &Visit, opened: &Opened) -> Markup {
    let (words, row) = (visit.words(), &opened.file.row);
    let fact = |key: &str, said: Markup| html! { div { dt { (words.say(key)) } dd { (said) } } };
    html! {
        p {
            (stage(visit, row))
            @if let Some(key) = &row.illustrative { " " (badge(Tone::Note, &words.say(key))) }
        }
        @if let Some(why) = &row.stopped_why {
            p { strong { (why) } }
            @if opened.file.budget().next().is_some() {
                p.quiet { (words.say("construction-stopped-funds")) }
            }
        }
        dl.facts {
            (fact("construction-unit", html! {
                a href={ "/constructions?unit=" (opened.unit.code) } { (opened.unit.name) }
            }))
            (joint(visit, opened))
            @if let Some(receiver) = row.receiver {
                (fact("construction-household", html! {
                    a href={ "/helped/" (receiver) } { "••••••••" }
                }))
            }
            @if let Some(many) = row.people {
                (fact("construction-people", html! { (number::count(many)) }))
            }
            (fact("construction-applied", html! { (row.applied_on.vn()) }))
            @if row.due_on.is_some() { (fact("construction-due", due(visit, row))) }
            @if !row.builder.is_empty() {
                (fact("construction-builder", html! { (row.builder) }))
            }
            @if !row.note.is_empty() { (fact("construction-note", html! { (row.note) })) }
            @if let Some(why) = row.resumed_why.as_ref().filter(|_| row.stopped_why.is_none()) {
                (fact("construction-resumed", html! { (why) }))
            }
            @if let Some(activity) = row.activity {
                @let said = words.say(match opened.work {
                    Some(State::Counted) => "construction-counted",
                    _ => "construction-not-counted",
                });
                (fact("construction-work", of_file(words, activity, opened.work, &said)))
            }
        }
    }
}

/// Where, with whom, for which campaign; which house it was said to differ from.
fn joint(visit: &Visit, opened: &Opened) -> Markup {
    let (words, row) = (visit.words(), &opened.file.row);
    let fact = |key: &str, said: Markup| html! { div { dt { (words.say(key)) } dd { (said) } } };
    let campaign = row.campaign.as_deref().and_then(catalogue::campaign_named);
    html! {
        @if let Some(place) = &opened.place {
            (fact("construction-place", html! { (place.name) }))
        }
        @if !opened.joiners.is_empty() {
            (fact("activity-joiner", html! { (opened.joiners.join(", ")) }))
        }
        @if let Some(campaign) = campaign {
            (fact("activity-campaign", html! { (campaign.label(words.lang())) }))
        }
        @if let Some(other) = &opened.other {
            (fact("construction-other-than", html! {
                a href={ "/constructions/" (other.id) } { (other.title) }
            }))
        }
    }
}

fn budget(visit: &Visit, opened: &Opened) -> Markup {
    let words = visit.words();
    let columns = [
        Column::words(words.say("construction-giver")),
        Column::words(words.say("construction-source")),
        Column::words(words.say("construction-basis")).minor(),
        Column::number(words.say("construction-amount")),
    ];
    let line = |fund: &FundRow| {
        Line::Row(vec![
            html! { (fund.giver) },
            html! { (words.say(&format!("source-{}", fund.source().code()))) },
            html! { (fund.basis) },
            html! { (number::vnd(fund.amount)) },
        ])
    };
    let mut lines: Vec<Line> = opened.file.budget().map(line).collect();
    if lines.is_empty() {
        return empty(Icon::Note, &words.say("construction-no-funds"), None);
    }
    let whole = number::vnd(opened.file.amount());
    lines.push(Line::Sum(vec![
        html! { (words.say("construction-budget")) },
        html! {},
        html! {},
        html! { (whole) },
    ]));
    table(&words.say("construction-budget-parts"), &columns, &lines)
}

fn steps(visit: &Visit, opened: &Opened) -> Markup {
    let said = |step: Step| visit.say(&format!("construction-step-{}", step.code()));
    let mine: Vec<Step> =
        Step::ALL.into_iter().filter(|step| step.is_offered(&opened.file)).collect();
    html! {
        @if opened.may_keep && !mine.is_empty() {
            section.card {
                h2 { (visit.say("construction-do")) }
                ul.list.steps { @for step in mine {
                    li { a href=(to(opened, step)) { span { (said(step)) } } }
                } }
            }
        }
    }
}

//! `GET /classes/{class}`: one class on one page: its sessions, who came, what they reached, the
//! certificates, what comes next. It prints on A4 as the list of the class.

use super::certificates::{good_until, link};
use super::forms::Step;
use super::index::{kind_label, state};
use super::{sheets, totals};
use crate::model::{Class, ClassId, ParticipantRow, SessionRow};
use crate::{acts, desk, rules};
use activities::model::State;
use activities::of_file;
use agreements::AgreementRow;
use axum::extract::Path;
use catalogue::Kind;
use kernel::db::Tx;
use kernel::place::{self, Place};
use kernel::{Result, Who, number};
use kit::badge::{Tone, badge};
use kit::icon::Icon;
use kit::kept::{Kept, links};
use kit::notice::{banner, empty};
use kit::page::{Group, button_link, button_print};
use kit::table::{Column, Line, table};
use kit::{Answer, Markup, PageHead, Routes, Visit, html};
use org::standing;

pub(super) fn routes() -> Routes {
    Routes::new().get("/classes/{class}", show)
}

struct Opened {
    class: Class,
    unit: Place,
    kinds: Vec<Kind>,
    work: Option<State>,
    agreement: Option<AgreementRow>,
    /// The commune it is held in.
    spot: Option<String>,
    /// The names of the units that join.
    joiners: Vec<String>,
    may_keep: bool,
    may_certify: bool,
}

fn load(tx: &mut Tx<'_>, who: &Who, id: ClassId) -> Result<Opened> {
    let (mut class, unit, pass) = desk::opened(tx, who, &acts::VIEW, id)?;
    class.participants.sort_by_cached_key(|one| kernel::fold::name_sort_key(&one.full_name));
    let kinds = catalogue::known(tx, &pass)?;
    let may_keep = standing::pass(tx, who, &acts::KEEP, &unit).is_ok();
    let may_certify = standing::pass(tx, who, &acts::CERTIFY, &unit).is_ok();
    let work = match class.row.activity {
        Some(id) => activities::store::state_of(tx, &pass, id)?,
        None => None,
    };
    let agreement = match class.row.agreement {
        Some(id) => agreements::store::near(tx, &pass, Some(id))?.pop(),
        None => None,
    };
    let named = class.joiners.iter().copied().chain(class.row.spot);
    let names = place::names(tx, named)?;
    let joiners = class.joiners.iter().filter_map(|unit| names.get(unit).cloned()).collect();
    let spot = class.row.spot.and_then(|spot| names.get(&spot).cloned());
    Ok(Opened { class, unit, kinds, work, agreement, spot, joiners, may_keep, may_certify })
}

/// `GET /classes/{class}?file=`
async fn show(visit: Visit, Path(id): Path<String>) -> Answer {
    let (who, id) = (visit.known()?.clone(), ClassId::read(&id)?);
    let opened = visit.house().db.read(move |tx: &mut Tx<'_>| load(tx, &who, id)).await?;
    if let Some(kept) = Kept::asked(&visit) {
        return kept.answer(&visit, sheets::people(&visit, &opened.class)).await;
    }
    let head = PageHead::new(opened.class.row.title.clone(), Group::Works)
        .lead(kind_label(&visit, &opened.kinds, &opened.class.row.kind))
        .actions(html! {
            (links(&visit))
            (button_print(visit.words()))
            (button_link(
                &visit.say("papers-title"),
                &format!("/classes/{}/papers", opened.class.row.id),
                false,
            ))
        });
    Ok(visit.page(&head, body(&visit, &opened)))
}

fn body(visit: &Visit, opened: &Opened) -> Markup {
    html! {
        div.stack {
            @if rules::is_short(&opened.class) {
                (banner(Tone::Waiting, html! { (visit.words().say_with("lesson-short", &[
                    ("periods", number::count(opened.class.periods())),
                    ("least", number::count(rules::FIRST_AID_PERIODS)),
                ])) }))
            }
            div.pair {
                div.stack {
                    section.card {
                        h2 { (visit.say("lesson-sessions")) }
                        (sessions(visit, opened))
                    }
                    section.card {
                        h2 { (visit.say("lesson-people")) }
                        (people(visit, &opened.class))
                    }
                    (totals::of_class(visit.words(), &opened.class))
                }
                div.stack {
                    section.card { (facts(visit, opened)) }
                    (steps(visit, opened))
                }
            }
        }
    }
}

fn facts(visit: &Visit, opened: &Opened) -> Markup {
    let (words, class) = (visit.words(), &opened.class);
    let row = &class.row;
    let fact = |key: &str, said: Markup| html! { div { dt { (words.say(key)) } dd { (said) } } };
    let count = |n: i64| html! { (number::count(n)) };
    html! {
        p {
            (state(visit, row))
            @if let Some(key) = &row.illustrative { " " (badge(Tone::Note, &words.say(key))) }
        }
        @if let Some(why) = &row.stopped_why { p { strong { (why) } } }
        dl.facts {
            (fact("lesson-unit", html! {
                a href={ "/classes?unit=" (opened.unit.code) } { (opened.unit.name) }
            }))
            @if row.level != "none" {
                (fact("lesson-level", html! {
                    (words.say(&format!("lesson-level-{}", row.level)))
                }))
            }
            @if let Some(field) = &row.field {
                (fact("lesson-field", html! { (words.say(&format!("lesson-field-{field}"))) }))
            }
            (fact("lesson-begins", html! { (row.begins_on.vn()) }))
            @if let Some(ended) = row.ended_on {
                (fact("lesson-ended-on", html! { (ended.vn()) }))
            }
            (joint(visit, opened))
            @if let Some(agreed) = &opened.agreement {
                (fact("activity-agreement", html! {
                    a href={ "/agreements/" (agreed.id) } { (agreed.partner) ": " (agreed.title) }
                }))
            }
            @if row.planned > 0 { (fact("lesson-planned", count(row.planned))) }
            (fact("lesson-attended", count(class.attended())))
            (fact("lesson-periods", count(class.periods())))
            @if row.cost > 0 { (fact("lesson-cost", html! { (number::vnd(row.cost)) })) }
            @if let Some(activity) = row.activity {
                @let said = words.say(match opened.work {
                    Some(State::Counted) => "lesson-counted",
                    _ => "lesson-not-counted",
                });
                (fact("lesson-work", of_file(words, activity, opened.work, &said)))
            }
        }
    }
}

/// Where, with whom, for which campaign.
fn joint(visit: &Visit, opened: &Opened) -> Markup {
    let (words, row) = (visit.words(), &opened.class.row);
    let fact = |key: &str, said: Markup| html! { div { dt { (words.say(key)) } dd { (said) } } };
    let campaign = row.campaign.as_deref().and_then(catalogue::campaign_named);
    let share = row.partner_share.filter(|share| *share > 0);
    html! {
        @if let Some(spot) = &opened.spot { (fact("activity-place", html! { (spot) })) }
        @if !row.place.is_empty() { (fact("lesson-place", html! { (row.place) })) }
        @if !opened.joiners.is_empty() {
            (fact("activity-joiner", html! { (opened.joiners.join(", ")) }))
        }
        @if !row.partner.is_empty() { (fact("lesson-partner", html! { (row.partner) })) }
        @if let Some(share) = share {
            (fact("activity-partner-share", html! { (number::vnd(share)) }))
        }
        @if let Some(campaign) = campaign {
            (fact("activity-campaign", html! { (campaign.label(words.lang())) }))
        }
    }
}

fn sessions(visit: &Visit, opened: &Opened) -> Markup {
    let (words, class) = (visit.words(), &opened.class);
    let columns = [
        Column::words(words.say("lesson-day")),
        Column::words(words.say("lesson-topic")),
        Column::words(words.say("lesson-trainer")),
        Column::number(words.say("lesson-periods")).minor(),
        Column::number(words.say("lesson-there-many")),
    ];
    let line = |session: &SessionRow| {
        let came = class.there.iter().filter(|(of, _)| *of == session.id).count();
        let to = format!("/classes/{}/record?step=attend&session={}", class.row.id, session.id);
        Line::Row(vec![
            html! { (session.on_day.vn()) },
            html! { (session.topic) },
            html! { (session.trainer) },
            html! { (number::count(session.periods)) },
            html! {
                @if opened.may_keep && class.row.is_open() {
                    a href=(to) { (words.say_with("lesson-came-of", &[
                        ("came", number::count(came as i64)),
                        ("all", number::count(class.participants.len() as i64)),
                    ])) }
                } @else {
                    (number::count(came as i64))
                }
            },
        ])
    };
    let lines: Vec<Line> = class.sessions.iter().map(line).collect();
    html! {
        @if lines.is_empty() {
            (empty(Icon::Note, &words.say("lesson-sessions-none"), None))
        } @else {
            (table(&words.say("lesson-sessions"), &columns, &lines))
        }
    }
}

fn people(visit: &Visit, class: &Class) -> Markup {
    let words = visit.words();
    let columns = [
        Column::words(words.say("lesson-person")),
        Column::words(words.say("lesson-sort")).minor(),
        Column::words(words.say("lesson-workplace")).minor(),
        Column::number(words.say("lesson-came")),
        Column::words(words.say("lesson-result")),
        Column::words(words.say("certificate-number")),
    ];
    let line = |one: &ParticipantRow| {
        let certificate = class.certificate(one.id);
        Line::Row(vec![
            html! {
                (one.full_name)
                @if let Some(year) = one.birth_year { " (" (year) ")" }
            },
            html! { (words.say(&format!("lesson-sort-{}", one.sort))) },
            html! { (one.workplace) },
            html! { (class.came(one.id)) },
            html! {
                @if let Some(result) = &one.result {
                    (words.say(&format!("lesson-result-{result}")))
                }
            },
            html! {
                @if let Some(row) = certificate { (link(row)) " " (good_until(visit, row)) }
            },
        ])
    };
    let lines: Vec<Line> = class.participants.iter().map(line).collect();
    html! {
        @if lines.is_empty() {
            (empty(Icon::People, &words.say("lesson-people-none"), None))
        } @else {
            (table(&words.say("lesson-people"), &columns, &lines))
        }
    }
}

/// What can be recorded; each a form of its own.
fn steps(visit: &Visit, opened: &Opened) -> Markup {
    let may = |step: Step| if step.is_office() { opened.may_certify } else { opened.may_keep };
    let mine: Vec<Step> =
        Step::ALL.into_iter().filter(|step| may(*step) && step.is_offered(&opened.class)).collect();
    let to = |step: Step| format!("/classes/{}/record?step={}", opened.class.row.id, step.code());
    html! {
        @if !mine.is_empty() {
            section.card {
                h2 { (visit.say("lesson-do")) }
                ul.list.steps { @for step in mine {
                    li { a href=(to(step)) {
                        span { (visit.say(&format!("lesson-step-{}", step.code()))) }
                    } }
                } }
            }
        }
    }
}

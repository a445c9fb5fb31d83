//! The parts of a dossier's page: facts, what is sealed, the way so far and what is due, needs and
//! the plan, who lives there. They draw what they are given and open nothing.

use super::show::{Seen, Shown};
use super::shown::{button_post, fact, missing_badge, state_badge};
use crate::model::{ListedRow, MemberRow, NeedRow, PlanRow, Secrets, StepRow, StepSort};
use crate::{desk, rules};
use kernel::{Day, number};
use kit::badge::{Tone, badge};
use kit::page::button_link;
use kit::{Markup, Visit, Words, html};

pub(super) fn facts(visit: &Visit, seen: &Seen) -> Markup {
    let (words, row) = (visit.words(), &seen.dossier.row);
    let said = |family: &str, code: &str| words.say(&format!("address-{family}-{code}"));
    html! {
        p {
            (state_badge(visit, row)) " " (missing_badge(visit, row))
            @if let Some(key) = &row.illustrative { " " (badge(Tone::Note, &words.say(key))) }
            @if let Some(key) = &row.number_odd { " " (badge(Tone::Look, &words.say(key))) }
        }
        dl.facts {
            (fact(visit, "address-name", html! { strong { (row.name) } }))
            (fact(visit, "address-sort", html! { (said("sort", &row.sort)) }))
            (fact(visit, "address-class", html! { (said("class", &row.class)) }))
            @if let Some(year) = row.birth_year {
                (fact(visit, "address-birth-year", html! { (year) }))
            }
            @if let Some(sex) = &row.sex {
                (fact(visit, "address-sex", html! { (said("sex", sex)) }))
            }
            @if let Some(many) = row.people {
                (fact(visit, "address-people", html! { (number::count(many)) }))
            }
            @if let Some(housing) = &row.housing {
                (fact(visit, "address-housing", html! { (said("housing", housing)) }))
            }
            @if let Some(income) = row.income {
                (fact(visit, "address-income", html! { (number::vnd(income)) }))
            }
            (fact(visit, "address-opened", html! {
                (row.opened_on.vn()) " · " (row.opened_name)
            }))
            @if let Some(ended) = row.ended_on {
                (fact(visit, "address-ended", html! { (ended.vn()) }))
            }
        }
    }
}

/// That it went into another dossier, which is led to; or which ones went into this.
pub(super) fn joined(visit: &Visit, seen: &Seen) -> Markup {
    let words = visit.words();
    let code = |row: &ListedRow| [("code", row.code.clone())];
    html! {
        @if let Some(into) = &seen.into {
            section.card {
                p { (badge(Tone::Locked, &words.say("address-merged-away"))) }
                @if let Some(row) = into {
                    p { a.btn href={ "/addresses/" (row.id) } {
                        (words.say_with("address-merged-into", &code(row)))
                    } }
                }
            }
        }
        @if !seen.from.is_empty() {
            section.card {
                @for row in &seen.from {
                    p { a href={ "/addresses/" (row.id) } {
                        (words.say_with("address-merged-from", &code(row)))
                    } }
                }
            }
        }
    }
}

/// What was opened, in words: a group is a code.
pub(super) fn said(words: &Words, field: Secrets, value: &str) -> String {
    match field {
        Secrets::Group => rules::group(value)
            .map_or_else(|| value.to_owned(), |group| group.label(words.lang()).to_owned()),
        _ => value.to_owned(),
    }
}

/// What is sealed: dots until it was opened.
pub(super) fn sealed(visit: &Visit, seen: &Seen, shown: &Shown) -> Markup {
    let words = visit.words();
    let label = |field: Secrets| words.say(&format!("address-secret-{}", field.code()));
    html! {
        @if seen.dossier.is_erased {
            p { (words.say("address-erased")) }
        } @else if seen.dossier.sealed.is_empty() {
            p.quiet { (words.say("address-sealed-none")) }
        } @else {
            dl.facts {
                @for (field, _) in &seen.dossier.sealed {
                    @let open = shown.opened.iter().find(|(own, _)| own == field);
                    div {
                        dt { (label(*field)) }
                        dd {
                            @match open {
                                Some((_, value)) => (said(words, *field, value)),
                                None => "••••••••",
                            }
                        }
                    }
                }
            }
        }
    }
}

pub(super) fn way(visit: &Visit, seen: &Seen) -> Markup {
    let words = visit.words();
    let said = |step: &StepRow| {
        let outcome = step.outcome.as_ref();
        let outcome = outcome.map(|code| words.say(&format!("address-end-{code}")));
        let parts = [Some(step.by_whom.clone()), Some(step.evidence.clone()), outcome];
        parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
    };
    let row = &seen.dossier.row;
    html! {
        ol.list {
            (line(
                html! { (words.say("address-step-survey")) },
                html! { (row.opened_on.vn()) },
                &row.opened_name,
            ))
            @for step in &seen.dossier.steps {
                (line(
                    html! {
                        (words.say(&format!("address-step-{}", step.sort)))
                        @if let Some(why) = &step.taken_back_why {
                            " " (badge(Tone::Locked, &words.say("address-taken-back"))) " "
                            (why_said(visit, why))
                        }
                    },
                    html! {
                        (step.on_day.vn()) " "
                        a href={ "/addresses/steps/" (step.id) "/papers" } {
                            (words.say("papers-photos"))
                            span.unseen { ": " (words.say(&format!("address-step-{}", step.sort))) }
                        }
                    },
                    &format!("{} · {}", said(step), step.made_name),
                ))
            }
        }
        @if seen.may_keep && !row.is_merged() && !seen.dossier.is_erased
            && !rules::steps_to_take_back(&seen.dossier).is_empty() {
            p { a.btn href={ "/addresses/" (row.id) "/record?what=back" } {
                (words.say("address-step-back"))
            } }
        }
    }
}

/// A reason as it was typed, or the program's own in the reader's language.
fn why_said(visit: &Visit, why: &str) -> String {
    if why == desk::WITHDRAWN { visit.say(desk::WITHDRAWN) } else { why.to_owned() }
}

fn line_button(visit: &Visit, seen: &Seen, key: &str, sort: &str, part: String) -> Markup {
    let row = &seen.dossier.row;
    let values = [("version", row.version.to_string()), ("sort", sort.to_owned()), ("part", part)];
    html! {
        @if seen.may_keep && row.ended_on.is_none() {
            (button_post(&format!("/addresses/{}/close", row.id), &visit.say(key), &values))
        }
    }
}

fn adder(visit: &Visit, seen: &Seen, what: &str) -> Markup {
    let row = &seen.dossier.row;
    html! {
        @if seen.may_keep && row.ended_on.is_none() && !seen.dossier.is_erased {
            p { a.btn href={ "/addresses/" (row.id) "/record?what=" (what) } {
                (visit.say(&format!("address-add-{what}")))
            } }
        }
    }
}

/// One line of a list: what it is, what ends the line (a day, a button), what is told below.
pub(super) fn line(what: Markup, end: Markup, told: &str) -> Markup {
    html! {
        li { div {
            span { (what) }
            span { (end) }
            @if !told.is_empty() { span.quiet { (told) } }
        } }
    }
}

/// Lines, or that there are none, and the way to add one.
pub(super) fn lines(
    visit: &Visit,
    seen: &Seen,
    what: &str,
    (none, all): (&str, &[Markup]),
) -> Markup {
    html! {
        @if all.is_empty() { p.quiet { (visit.say(none)) } }
        @else { ul.list { @for one in all { (one) } } }
        (adder(visit, seen, what))
    }
}

/// That a line was closed, and when.
fn closed(visit: &Visit, (tone, key): (Tone, &str), on: Day) -> Markup {
    html! { (badge(tone, &visit.say(key))) " " (on.vn()) }
}

pub(super) fn needs(visit: &Visit, seen: &Seen) -> Markup {
    let words = visit.words();
    let need = |row: &NeedRow| {
        let end = match row.met_on {
            Some(on) => closed(visit, (Tone::Done, "address-met"), on),
            None => line_button(visit, seen, "address-is-met", "need", row.id.to_string()),
        };
        let what = html! { (words.say(&format!("address-need-{}", row.sort))) ": " (row.words) };
        let often = if row.is_monthly { words.say("address-a-month") } else { String::new() };
        line(what, end, &format!("{} {often}", number::vnd(row.amount)))
    };
    let all: Vec<Markup> = seen.dossier.needs.iter().map(need).collect();
    lines(visit, seen, "need", ("address-needs-none", &all))
}

pub(super) fn plan(visit: &Visit, seen: &Seen) -> Markup {
    let words = visit.words();
    let step = |row: &PlanRow| {
        let is_late = row.done_on.is_none() && row.review_on < visit.who().today();
        let end = match row.done_on {
            Some(on) => closed(visit, (Tone::Done, "address-done-plan"), on),
            None => line_button(visit, seen, "address-is-done", "plan", row.id.to_string()),
        };
        let what = html! {
            (row.words)
            @if is_late { " " (badge(Tone::Call, &words.say("address-plan-late"))) }
        };
        line(what, end, &format!("{} {}", words.say("address-plan-review"), row.review_on.vn()))
    };
    let all: Vec<Markup> = seen.dossier.plan.iter().map(step).collect();
    lines(visit, seen, "plan", ("address-plan-none", &all))
}

pub(super) fn members(visit: &Visit, seen: &Seen) -> Markup {
    let one = |row: &MemberRow| {
        let end = match row.left_on {
            Some(on) => closed(visit, (Tone::Locked, "address-left"), on),
            None => line_button(visit, seen, "address-leaves", "member", row.id.to_string()),
        };
        let what = html! { (row.name) @if let Some(year) = row.birth_year { " (" (year) ")" } };
        line(what, end, &row.relation)
    };
    let all: Vec<Markup> = seen.dossier.members.iter().map(one).collect();
    lines(visit, seen, "member", ("address-members-none", &all))
}

/// What is due next, and what can be done besides.
pub(super) fn due(visit: &Visit, seen: &Seen) -> Markup {
    let (words, dossier) = (visit.words(), &seen.dossier);
    let said = |sort: StepSort| words.say(&format!("address-step-{}", sort.code()));
    let to = |sort: StepSort| format!("/addresses/{}/record?what={}", dossier.row.id, sort.code());
    let missing = rules::missing(dossier);
    let next = rules::next(dossier);
    // A form that ends in a refusal is not offered.
    let may = |sort: StepSort| sort != StepSort::Approve || seen.may_approve;
    let others: Vec<StepSort> = StepSort::ALL
        .iter()
        .copied()
        .filter(|sort| Some(*sort) != next && rules::allowed(dossier, *sort) && may(*sort))
        .collect();
    html! {
        @if seen.may_keep && !dossier.has(StepSort::End) && !dossier.is_erased {
            section.card {
                h2 { (words.say("address-due")) }
                @if dossier.has(StepSort::Help) && !missing.is_empty() {
                    p { (badge(Tone::Call, &words.say_with("address-missing", &[(
                        "steps",
                        missing.iter().map(|sort| said(*sort)).collect::<Vec<_>>().join(", "),
                    )]))) }
                }
                @match next {
                    Some(next) if may(next) => p { (button_link(&said(next), &to(next), true)) },
                    Some(_) => p { (badge(Tone::Waiting, &words.say("address-due-approver"))) },
                    None => {}
                }
                ul.list.steps {
                    @for sort in others { li { a href=(to(sort)) { span { (said(sort)) } } } }
                }
            }
        }
    }
}

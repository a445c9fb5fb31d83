//! Part II on the report page: last month's tasks to be marked, next month's tasks to be planned,
//! and the names behind a count. Small forms, one a line, so that each saves by itself.

use super::asked::Here;
use super::rows::Refused;
use super::say;
use super::seen::Seen;
use crate::model::TaskRow;
use kit::badge::{Tone, badge, mark};
use kit::{Markup, Visit, html};
use uuid::Uuid;

/// Outcomes of a task, in the order in which they are offered.
pub const OUTCOMES: [&str; 3] = ["done", "partly", "not"];
/// The count whose paper lists names (S4 I.6).
pub const NAMED: &str = "inspections";

/// The three parts.
pub fn draw(visit: &Visit, seen: &Seen, refused: &Refused) -> Markup {
    html! {
        (planned(visit, seen))
        (next(visit, seen, refused))
        (names(visit, seen, refused))
    }
}

/// Last month's part II opens this month to be marked done or not.
fn planned(visit: &Visit, seen: &Seen) -> Markup {
    let words = visit.words();
    let args = [("month", seen.here.month.vn())];
    html! {
        @if !seen.view.planned.is_empty() {
            section.card #planned {
                h2 { (words.say_with("task-planned", &args)) }
                ol.list { @for task in &seen.view.planned { li { div {
                    span { (sentence(task)) (zero(visit, task)) }
                    @if !task.planned_by.is_empty() {
                        @let by = [("unit", task.planned_by.clone())];
                        span.quiet { (words.say_with("task-planned-by", &by)) }
                    }
                    (outcome(visit, task))
                    @if seen.rights.types { (mark_form(visit, &seen.here, task)) }
                } } } }
            }
        }
    }
}

/// The words of a task with its number and count; references are shown filled.
fn sentence(task: &TaskRow) -> Markup {
    let plan = task.plan.map(kernel::number::count).unwrap_or_else(|| "…".to_owned());
    let padded = task.plan.map(kernel::number::padded).unwrap_or_else(|| "…".to_owned());
    let body = task.body.replace("{plan:02}", &padded).replace("{plan}", &plan).replace('*', "");
    html! { (task.place_in_order) ". " (body) }
}

/// "mở 0 lớp": a digit was lost (DEF-10).
fn zero(visit: &Visit, task: &TaskRow) -> Markup {
    let number = [("number", task.place_in_order.to_string())];
    html! {
        @if task.plan == Some(0) {
            br; (mark(Tone::Waiting, &visit.words().say_with("notice-plan-of-zero", &number)))
        }
    }
}

fn outcome(visit: &Visit, task: &TaskRow) -> Markup {
    let tone = match task.outcome.as_deref() {
        Some("done") => Tone::Done,
        Some("partly") => Tone::Waiting,
        Some(_) => Tone::Call,
        None => Tone::Blank,
    };
    let key = format!("task-{}", task.outcome.as_deref().unwrap_or("unmarked"));
    html! {
        (badge(tone, &visit.say(&key)))
        @if let Some(note) = &task.outcome_note { span.quiet { (note) } }
    }
}

fn carried(task: &TaskRow) -> Markup {
    html! {
        input type="hidden" name="task" value=(task.id);
        input type="hidden" name="version" value=(task.version);
    }
}

fn mark_form(visit: &Visit, here: &Here, task: &TaskRow) -> Markup {
    let id = format!("note-{}", task.id);
    html! {
        form.search method="post" action=(here.path("/reports/task/mark")) {
            (carried(task))
            label for=(id) { (visit.say("task-note")) }
            input id=(id) name="note" value=(task.outcome_note.as_deref().unwrap_or_default())
                autocomplete="off";
            @for outcome in OUTCOMES {
                button.btn type="submit" name="outcome" value=(outcome) {
                    (visit.say(&format!("task-{outcome}")))
                }
            }
        }
    }
}

fn next(visit: &Visit, seen: &Seen, refused: &Refused) -> Markup {
    let words = visit.words();
    let args = [("month", seen.here.month.next().vn())];
    html! {
        section.card #tasks {
            h2 { (words.say_with("task-next", &args)) }
            @if seen.view.tasks.is_empty() { p.quiet { (words.say("task-none")) } }
            ol.list { @for task in &seen.view.tasks { li { div {
                span { (sentence(task)) (zero(visit, task)) }
                @if seen.rights.types {
                    (close_form(visit, &seen.here, task))
                    (change_form(visit, &seen.here, task, refused))
                }
            } } } }
            @if seen.rights.types { (add_form(visit, &seen.here, refused)) }
        }
    }
}

fn close_form(visit: &Visit, here: &Here, task: &TaskRow) -> Markup {
    html! {
        form.inline method="post" action=(here.path("/reports/task/close")) {
            (carried(task))
            button.btn type="submit" { (visit.say("report-take-out")) }
        }
    }
}

fn change_form(visit: &Visit, here: &Here, task: &TaskRow, refused: &Refused) -> Markup {
    let plan = task.plan.map(kernel::number::count).unwrap_or_default();
    let is_refused = refused.typed.get("task") == task.id.to_string();
    html! {
        details open[is_refused] {
            summary { (visit.say("task-change")) }
            form.form method="post" action=(here.path("/reports/task/change")) novalidate {
                (carried(task))
                (task_fields(visit, &task.id.to_string(), (&task.body, &plan), refused))
                button.btn type="submit" { (visit.say("task-save")) }
            }
        }
    }
}

fn add_form(visit: &Visit, here: &Here, refused: &Refused) -> Markup {
    html! {
        form.form #task-new method="post" action=(here.path("/reports/task")) novalidate {
            input type="hidden" name="id" value=(Uuid::now_v7());
            (task_fields(visit, "new", ("", ""), refused))
            button.btn type="submit" { (visit.say("task-add")) }
        }
    }
}

/// The fields of a task; what was refused comes back as it was typed.
fn task_fields(visit: &Visit, id: &str, (body, plan): (&str, &str), refused: &Refused) -> Markup {
    let (body_id, plan_id) = (format!("task-body-{id}"), format!("task-plan-{id}"));
    let of_task = refused.typed.maybe("plan").is_some();
    let is_refused = of_task && refused.typed.maybe("task").unwrap_or("new") == id;
    let typed = |name: &str, stored: &str| match is_refused {
        true => refused.typed.get(name).to_owned(),
        false => stored.to_owned(),
    };
    let told = |name: &str| {
        if is_refused {
            refused.told(name)
        } else {
            html! {}
        }
    };
    html! {
        div.field {
            label for=(body_id) { (visit.say("task-body")) }
            p.hint { (visit.say("task-body-hint")) }
            (told("body"))
            textarea id=(body_id) name="body" rows="3" { (typed("body", body)) }
        }
        div.field {
            label for=(plan_id) {
                (visit.say("task-plan")) " " span.quiet { (visit.say("kit-optional")) }
            }
            (told("plan"))
            input id=(plan_id) name="plan" value=(typed("plan", plan)) inputmode="numeric" size="8"
                autocomplete="off";
        }
    }
}

/// The names behind the count of inspected units.
fn names(visit: &Visit, seen: &Seen, refused: &Refused) -> Markup {
    let words = visit.words();
    let own: Vec<_> = seen.view.names.iter().filter(|(_, figure, _)| figure == NAMED).collect();
    html! {
        @if seen.rights.types || !own.is_empty() {
            section.card #names {
                h2 { (words.say_with("name-title", &[("figure", say::label(words, NAMED))])) }
                @if own.is_empty() { p.quiet { (words.say("name-none")) } }
                ul.list { @for (id, _, name) in own { li { div {
                    span { (name) }
                    @if seen.rights.types {
                        form.inline method="post" action=(seen.here.path("/reports/name/close")) {
                            input type="hidden" name="id" value=(id);
                            button.btn type="submit" { (words.say("report-take-out")) }
                        }
                    }
                } } } }
                @if seen.rights.types {
                    (refused.told("name"))
                    form.search method="post" action=(seen.here.path("/reports/name")) {
                        input type="hidden" name="id" value=(Uuid::now_v7());
                        label for="name-new" { (words.say("name-new")) }
                        input #name-new name="name" autocomplete="off"
                            value=(refused.typed.get("name"));
                        button.btn type="submit" { (words.say("name-add")) }
                    }
                }
            }
        }
    }
}

//! Every comment on a report with its written answer, beside its steps: whoever approves sees what
//! was asked and what was said to it without opening one cell after the other. It shows and links.

use super::rows::when;
use super::seen::Seen;
use super::step::part_label;
use crate::model::CommentRow;
use crate::rules::{Thread, threads};
use kit::badge::{Tone, mark};
use kit::{Markup, Visit, html};

/// The card; nothing where nobody said a word.
pub fn card(visit: &Visit, seen: &Seen) -> Markup {
    let words = visit.words();
    let all = threads(&seen.view.comments);
    html! {
        @if !all.is_empty() {
            section.card #threads {
                h2 { (words.say("threads-title")) }
                ul.list { @for thread in &all { li { (draw(visit, seen, thread)) } } }
            }
        }
    }
}

fn draw(visit: &Visit, seen: &Seen, thread: &Thread<'_>) -> Markup {
    let (words, asked) = (visit.words(), thread.asked);
    let to = match seen.here.of.form.has_figures() {
        true => seen.here.panel(&asked.figure),
        false => format!("#comments-{}", asked.figure),
    };
    let changed = seen.view.saved_at(&asked.figure).filter(|at| *at > asked.said_at);
    html! {
        div {
            a.plain-link href=(to) { strong { (part_label(words, &asked.figure)) } }
            span { (asked.body) }
            (by(visit, asked))
            @for answer in &thread.answers {
                span { strong { (words.say("threads-answer")) } " " (answer.body) }
                (by(visit, answer))
            }
            @if let Some(at) = changed {
                span { (words.say_with("threads-changed", &[("at", when(visit, at))])) }
            }
            @if asked.closed_at.is_some() {
                (mark(Tone::Done, &words.say("panel-settled")))
            } @else if thread.answers.is_empty() && changed.is_none() {
                (mark(Tone::Waiting, &words.say("threads-open")))
            }
        }
    }
}

fn by(visit: &Visit, said: &CommentRow) -> Markup {
    html! { span.quiet { (said.said_name) " · " (when(visit, said.said_at)) } }
}

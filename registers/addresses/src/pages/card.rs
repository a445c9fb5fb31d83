//! What a dossier's page says of its card: whether the public sees it, by which code, and the story
//! in words that name nobody. It opens nothing sealed.

use super::show::Seen;
use crate::model::{CardRow, Purpose, StepSort};
use crate::rules::pseudonym;
use kit::badge::{Tone, badge};
use kit::{Markup, Visit, html};

/// Where the public sees cards.
const PUBLIC: &str = "/dia-chi-nhan-dao";

pub(super) fn card(visit: &Visit, seen: &Seen) -> Markup {
    let (words, row) = (visit.words(), &seen.dossier.row);
    let is_shown = seen.dossier.has(StepSort::Publish) && row.ended_on.is_none();
    let tells = seen.may_keep && row.ended_on.is_none() && !seen.dossier.is_erased;
    html! {
        @match &seen.card {
            Some(card) if is_shown => p {
                (badge(Tone::Done, &words.say("address-card-shown"))) " "
                a href={ (PUBLIC) "/" (card.code) } { (called(card)) }
            },
            _ => p.quiet { (words.say("address-card-none")) },
        }
        @if let Some(card) = seen.card.as_ref().filter(|card| !card.story.is_empty()) {
            p { (card.story) }
            p.quiet { (card.told_name)
                @if let Some(at) = card.told_at { " · " (at.day().vn()) }
            }
        }
        @for (site, code) in &seen.elsewhere {
            p.quiet { (words.say(&format!("address-elsewhere-{site}"))) ": " (code) }
        }
        @if tells {
            @if seen.dossier.consent(Purpose::Story).is_some() {
                p { a.btn href={ "/addresses/" (row.id) "/record?what=story" } {
                    (words.say("address-add-story"))
                } }
            } @else { p.quiet { (words.say("address-story-no-consent")) } }
        }
    }
}

fn called(card: &CardRow) -> String {
    format!("{} · {}", pseudonym(&card.code), card.code)
}

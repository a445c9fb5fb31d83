//! The part of a dossier's page that shows consents: given, withdrawn, and what was done of that.

use super::dossier::{line, lines};
use super::show::Seen;
use super::shown::button_post;
use crate::model::ConsentRow;
use kernel::Day;
use kit::badge::{Tone, badge};
use kit::{Markup, Visit, html};

pub(super) fn consents(visit: &Visit, seen: &Seen) -> Markup {
    let (words, row) = (visit.words(), &seen.dossier.row);
    let withdraw = |one: &ConsentRow| {
        let values = [("version", row.version.to_string()), ("consent", one.id.to_string())];
        let action = format!("/addresses/{}/withdraw", row.id);
        button_post(&action, &words.say("address-withdraw"), &values)
    };
    let said = |day: Option<Day>| day.map(|day| day.vn()).unwrap_or_default();
    let consent = |one: &ConsentRow| {
        let (is_over, means) = (one.withdrawn_on.is_some(), format!("address-means-{}", one.means));
        let days = [
            ("day", said(one.withdrawn_on)),
            ("answer", said(one.answer_by)),
            ("finish", said(one.finish_by)),
        ];
        let followed =
            |key: &str, on: Option<Day>| on.map(|on| words.say_with(key, &[("day", on.vn())]));
        let told = [Some(one.given_on.vn()), Some(words.say(&means)), Some(one.by_whom.clone())];
        let over = is_over.then(|| words.say_with("address-withdrawn", &days));
        let told = told
            .into_iter()
            .chain([over])
            .chain([
                followed("address-followed-short-answered", one.answered_on),
                followed("address-followed-short-finished", one.finished_on),
            ])
            .flatten()
            .filter(|part| !part.is_empty());
        let told = told.collect::<Vec<_>>().join(" · ");
        let is_done = one.answered_on.is_some() && one.finished_on.is_some();
        let end = html! {
            @if !is_over && seen.may_keep { (withdraw(one)) }
            @if is_over && one.is_late(visit.who().today()) {
                (badge(Tone::Call, &words.say("address-consent-late")))
            }
            @if is_over && !is_done && seen.may_keep {
                " " a href={ "/addresses/" (row.id) "/withdrawals" } {
                    (words.say("address-withdrawal-see"))
                }
            }
        };
        line(html! { (words.say(&format!("address-consent-{}", one.purpose))) }, end, &told)
    };
    let all: Vec<Markup> = seen.dossier.consents.iter().map(consent).collect();
    lines(visit, seen, "consent", ("address-consents-none", &all))
}

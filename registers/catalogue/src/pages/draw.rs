//! How a kind is shown: in the list by group, and alone with everything it feeds.

use crate::model::Kind;
use crate::shipped::campaigns;
use kit::table::{Column, Line, table};
use kit::{Markup, Visit, html};

/// The search above the list; tones and the order of words do not matter.
pub fn search(visit: &Visit, unit: &str, typed: &str) -> Markup {
    html! {
        form.search role="search" action="/catalogue" method="get" {
            input type="hidden" name="unit" value=(unit);
            div.hint { label for="kind-search" { (visit.say("catalogue-search")) } }
            div.field.act {
                input #kind-search .short name="q" type="search" value=(typed) autocomplete="off";
                button.btn type="submit" { (visit.say("catalogue-search-go")) }
                @if !typed.is_empty() {
                    a.btn href={ "/catalogue?unit=" (unit) } { (visit.say("catalogue-all")) }
                }
            }
        }
    }
}

/// The kinds of one group.
pub fn group(visit: &Visit, unit: &str, group: &str, kinds: &[&Kind]) -> Markup {
    let label = visit.say(&format!("group-{group}"));
    let columns = [
        Column::words(visit.say("catalogue-kind")),
        Column::words(visit.say("catalogue-counted")),
        Column::words(visit.say("catalogue-feeds")).minor(),
    ];
    let lines: Vec<Line> = kinds.iter().map(|kind| line(visit, unit, kind)).collect();
    html! { section.card { h2 { (label) } (table(&label, &columns, &lines)) } }
}

fn line(visit: &Visit, unit: &str, kind: &Kind) -> Line {
    let lang = visit.words().lang();
    let counted: Vec<&str> = kind.measures.iter().map(|m| m.label(lang)).collect();
    Line::Row(vec![
        html! {
            a href={ "/catalogue/" (kind.code) "?unit=" (unit) } { (kind.label(lang)) }
            @if kind.unit.is_some() { " " span.quiet { (visit.say("catalogue-own")) } }
        },
        html! { (counted.join(", ")) },
        html! { (feeds(visit, kind)) },
    ])
}

/// The figures of the monthly report that it feeds, by their labels.
fn feeds(visit: &Visit, kind: &Kind) -> String {
    let labels: Vec<String> = kind.figures().map(|code| label_of(visit, code)).collect();
    labels.join("; ")
}

fn label_of(visit: &Visit, code: &str) -> String {
    visit.say(&format!("figure-{}", code.replace('_', "-")))
}

/// Everything that is known of a kind.
pub fn facts(visit: &Visit, kind: &Kind) -> Markup {
    let (words, lang) = (visit.words(), visit.words().lang());
    let sources: Vec<String> =
        kind.value_sources.iter().map(|s| visit.say(&format!("source-{}", s.code()))).collect();
    let campaign = kind
        .campaign
        .as_deref()
        .and_then(|code| campaigns().iter().find(|campaign| campaign.code == code));
    let law = kind.law.map_or("law-none".to_owned(), |law| format!("law-{law}"));
    let guard = format!("guard-{}", format!("{:?}", kind.guard).to_lowercase());
    html! {
        dl.facts {
            @for measure in &kind.measures {
                (fact(&visit.say("catalogue-counts"), html! {
                    (measure.label(lang))
                    @if let Some(code) = &measure.figure { " → " (label_of(visit, code)) }
                }))
            }
            @if let Some(code) = &kind.value_figure {
                (fact(&visit.say("catalogue-value"), html! { (label_of(visit, code)) }))
                (fact(&visit.say("catalogue-sources"), html! { (sources.join(", ")) }))
            }
            (fact(&visit.say("catalogue-law"), html! { (visit.say(&law)) }))
            @if let Some(campaign) = campaign {
                (fact(&visit.say("catalogue-campaign"), html! { (campaign.label(lang)) }))
            }
            @if !kind.fdrs.is_empty() { (fact("FDRS", html! { (kind.fdrs.join(", ")) })) }
            @if !kind.aliases.is_empty() {
                (fact(&visit.say("catalogue-aliases"), html! { (kind.aliases.join("; ")) }))
            }
            (fact(&visit.say("catalogue-guard"), html! { (visit.say(&guard)) }))
            (fact(&words.say("catalogue-source"), html! { (kind.source) }))
        }
    }
}

fn fact(label: &str, said: Markup) -> Markup {
    html! { div { dt { (label) } dd { (said) } } }
}

//! What is chosen above the grid: columns, section, only what is typed, how many months, the names
//! of units. Each is a link or a form that asks, so that what is chosen stands in the address.

use super::Opened;
use super::asked::Asked;
use crate::figures::SECTIONS;
use crate::grid::{By, SPANS};
use kit::tabs::{chips, tabs};
use kit::{Markup, Visit, html};

pub(super) fn draw(visit: &Visit, opened: &Opened) -> Markup {
    let (words, asked) = (visit.words(), &opened.asked);
    let by = |by: By| {
        let label = words.say(&format!("grid-by-{}", by.code()));
        (label, asked.at(|other| other.by = Some(by)), asked.by() == by)
    };
    let has_units = !opened.standing.below.is_empty();
    html! {
        @if has_units || asked.by() == By::Units {
            (tabs(&words.say("grid-by"), &[by(By::Units), by(By::Months)]))
        }
        @if asked.by() == By::Units && has_units { (search(visit, asked)) }
        div.filters {
            @if asked.by() == By::Months { (chips(&words.say("grid-span"), &spans(visit, asked))) }
            (chips(&words.say("grid-sections"), &sections(visit, asked)))
            (chips(&words.say("grid-rows"), &rows(visit, asked)))
        }
    }
}

fn spans(visit: &Visit, asked: &Asked) -> Vec<(String, String, bool)> {
    let chip = |span: i64| {
        let label = visit.words().say_count("grid-months", span);
        (label, asked.at(|other| other.span = span), asked.span == span)
    };
    SPANS.into_iter().map(chip).collect()
}

fn sections(visit: &Visit, asked: &Asked) -> Vec<(String, String, bool)> {
    let chip = |key: &str| {
        let label = match key {
            "" => visit.say("grid-section-all"),
            key => visit.say(&format!("grid-section-{key}")),
        };
        let kept = Asked { page: asked.page.clone(), section: key.to_owned(), ..asked.clone() };
        (label, kept.path("/reports/grid"), asked.section == key)
    };
    std::iter::once("").chain(SECTIONS.iter().map(|section| section.key)).map(chip).collect()
}

fn rows(visit: &Visit, asked: &Asked) -> Vec<(String, String, bool)> {
    let chip = |key: &str, only: bool| {
        let kept = Asked { is_typed_only: only, ..asked.clone() };
        (visit.say(key), kept.path("/reports/grid"), asked.is_typed_only == only)
    };
    vec![chip("grid-rows-all", false), chip("grid-rows-typed", true)]
}

fn search(visit: &Visit, asked: &Asked) -> Markup {
    let words = visit.words();
    html! {
        form.search role="search" action="/reports/grid" method="get" {
            input type="hidden" name="unit" value=(asked.unit);
            input type="hidden" name="month" value=(asked.month.iso());
            input type="hidden" name="by" value=(By::Units.code());
            @if !asked.section.is_empty() {
                input type="hidden" name="section" value=(asked.section);
            }
            @if asked.is_typed_only { input type="hidden" name="only" value="typed"; }
            label.unseen for="grid-search" { (words.say("grid-search")) }
            input #grid-search name="q" type="search" size="30" value=(asked.search)
                placeholder=(words.say("grid-search")) autocomplete="off";
            button.btn type="submit" { (words.say("grid-find")) }
            @if !asked.search.is_empty() {
                a href=(asked.at(|other| other.search = String::new())) {
                    (words.say("grid-find-all"))
                }
            }
        }
    }
}

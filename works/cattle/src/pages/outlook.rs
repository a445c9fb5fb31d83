//! What a herd comes to, on its page: a table of years and the parameters it was asked with, which
//! stand in the address. It foresees nothing that they do not say.

use crate::model::Herd;
use crate::rules::{self, Outlook, Parameters};
use kernel::number;
use kit::badge::Tone;
use kit::chart::{Bar, bars_over};
use kit::form::{Field, Filled, Form};
use kit::notice::banner;
use kit::page::button_link;
use kit::table::{Column, Line, table};
use kit::{Markup, Typed, Visit, Words, html};

/// Years that a projection looks ahead.
const YEARS: i64 = 10;

static OUTLOOK: Form = Form::new(
    "outlook",
    &[
        Field::count("interval", "cattle-outlook-interval"),
        Field::count("first", "cattle-outlook-first"),
        Field::count("female", "cattle-outlook-female"),
        Field::count("dead", "cattle-outlook-dead"),
        Field::count("barren", "cattle-outlook-barren"),
    ],
);

/// What the address asks; where it asks nothing, what the herd itself has shown.
fn parameters(visit: &Visit, own: Parameters) -> Parameters {
    let asked = |name: &str, own: i64| visit.query(name).parse().unwrap_or(own);
    Parameters {
        interval_months: asked("interval", own.interval_months),
        first_calf_months: asked("first", own.first_calf_months),
        female_percent: asked("female", own.female_percent),
        dead_percent: asked("dead", own.dead_percent),
        barren_percent: asked("barren", own.barren_percent),
    }
    .within()
}

/// Where the parameters come from, as a message key.
fn from_where(asked: Parameters, (own, many): (Parameters, usize)) -> &'static str {
    match (asked == own, many) {
        (false, _) => "cattle-outlook-of-asking",
        (true, 0) => "cattle-outlook-of-usual",
        (true, _) => "cattle-outlook-of-herd",
    }
}

/// Draws it.
pub(super) fn draw(visit: &Visit, herd: &Herd) -> Markup {
    let words = visit.words();
    let own = rules::measured(herd, visit.who().today());
    let asked = parameters(visit, own.0);
    let columns = [
        Column::words(words.say("cattle-outlook-year")),
        Column::number(words.say("cattle-outlook-cows")),
        Column::number(words.say("cattle-outlook-passed")),
        Column::number(words.say("cattle-outlook-households")),
    ];
    let begun = rules::duties(herd, visit.who().today());
    let begun = begun.iter().filter(|(animal, duty)| animal.is_kept() && duty.is_open()).count();
    let begun = i64::try_from(begun).unwrap_or(0);
    let asks = rules::Asks::of_bank(&herd.bank);
    let all = asks.map(|asks| rules::project(asks, herd.bank.wean_months, begun, asked, YEARS));
    let all = all.unwrap_or_default();
    let lines: Vec<Line> = all
        .iter()
        .map(|year| {
            Line::Row(vec![
                html! { (year.year) },
                html! { (number::count(year.cows)) },
                html! { (number::count(year.passed_on)) },
                html! { (number::count(year.households)) },
            ])
        })
        .collect();
    html! {
        p.quiet {
            (words.say_with("cattle-outlook-lead", &[("begun", number::count(begun))])) " "
            (words.say_with("cattle-outlook-asked", &said(asked))) " "
            (words.say(from_where(asked, own)))
        }
        (verdict(words, begun, &all))
        (bars_over(&drawn(words, &all), &table(&words.say("cattle-outlook"), &columns, &lines)))
        details {
            summary { (words.say("cattle-outlook-change")) }
            form.form method="get" action={ "/cattle/" (herd.bank.id) } novalidate {
                (OUTLOOK.draw(words, &Filled::with(Typed::of(said(asked)), &[])))
                button.btn type="submit" { (words.say("cattle-outlook-ask")) }
            }
            p { (button_link(
                &words.say("cattle-outlook-own"),
                &format!("/cattle/{}", herd.bank.id),
                false,
            )) " " (button_link(
                &words.say("cattle-outlook-usual"),
                &usual(herd),
                false,
            )) }
        }
    }
}

/// A herd that ends smaller than it began, in one sentence.
fn verdict(words: &Words, begun: i64, all: &[Outlook]) -> Markup {
    let args = [
        ("begun", number::count(begun)),
        ("cows", number::count(all.last().map_or(0, |last| last.cows))),
        ("years", YEARS.to_string()),
    ];
    html! {
        @if rules::shrinks(begun, all) {
            (banner(Tone::Call, html! { (words.say_with("cattle-outlook-shrinks", &args)) }))
        }
    }
}

/// The cows at the end of each year; the table under it says the same.
fn drawn(words: &Words, all: &[Outlook]) -> Vec<Bar> {
    let bar = |year: &Outlook| Bar {
        label: format!("{} {}", words.say("cattle-outlook-year"), year.year),
        short: year.year.to_string(),
        value: Some(year.cows),
        printed: number::count(year.cows),
        is_here: year.year == YEARS,
    };
    all.iter().map(bar).collect()
}

/// The same page asked with the usual parameters.
fn usual(herd: &Herd) -> String {
    let pairs = said(Parameters::USUAL);
    let query: Vec<String> = pairs.iter().map(|(name, value)| format!("{name}={value}")).collect();
    format!("/cattle/{}?{}", herd.bank.id, query.join("&"))
}

/// The parameters, by the names of their fields.
fn said(asked: Parameters) -> [(&'static str, String); 5] {
    [
        ("interval", asked.interval_months.to_string()),
        ("first", asked.first_calf_months.to_string()),
        ("female", asked.female_percent.to_string()),
        ("dead", asked.dead_percent.to_string()),
        ("barren", asked.barren_percent.to_string()),
    ]
}

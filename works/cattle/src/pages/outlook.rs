//! What a herd comes to, on its page: a table of years and the parameters it was asked with, which
//! stand in the address. It foresees nothing that they do not say.

use crate::model::Herd;
use crate::rules::{self, Parameters};
use kernel::number;
use kit::form::{Field, Filled, Form};
use kit::page::button_link;
use kit::table::{Column, Line, table};
use kit::{Markup, Typed, Visit, html};

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

/// What the address asks, the usual where it asks nothing.
fn parameters(visit: &Visit) -> Parameters {
    let usual = Parameters::USUAL;
    let asked = |name: &str, usual: i64| visit.query(name).parse().unwrap_or(usual);
    Parameters {
        interval_months: asked("interval", usual.interval_months),
        first_calf_months: asked("first", usual.first_calf_months),
        female_percent: asked("female", usual.female_percent),
        dead_percent: asked("dead", usual.dead_percent),
        barren_percent: asked("barren", usual.barren_percent),
    }
    .within()
}

/// Draws it.
pub(super) fn draw(visit: &Visit, herd: &Herd) -> Markup {
    let (words, asked) = (visit.words(), parameters(visit));
    let columns = [
        Column::words(words.say("cattle-outlook-year")),
        Column::number(words.say("cattle-outlook-cows")),
        Column::number(words.say("cattle-outlook-passed")),
        Column::number(words.say("cattle-outlook-households")),
    ];
    let begun = rules::duties(herd, visit.who().today());
    let begun = begun.iter().filter(|(animal, duty)| animal.is_kept() && duty.is_open()).count();
    let begun = i64::try_from(begun).unwrap_or(0);
    let rule = rules::rule(&herd.bank.rule);
    let all = rule.map(|rule| rules::project(rule, herd.bank.wean_months, begun, asked, YEARS));
    let lines: Vec<Line> = all
        .unwrap_or_default()
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
            (words.say_with("cattle-outlook-asked", &said(asked)))
        }
        (table(&words.say("cattle-outlook"), &columns, &lines))
        details {
            summary { (words.say("cattle-outlook-change")) }
            form.form method="get" action={ "/cattle/" (herd.bank.id) } novalidate {
                (OUTLOOK.draw(words, &Filled::with(Typed::of(said(asked)), &[])))
                button.btn type="submit" { (words.say("cattle-outlook-ask")) }
            }
            p { (button_link(
                &words.say("cattle-outlook-usual"),
                &format!("/cattle/{}", herd.bank.id),
                false,
            )) }
        }
    }
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

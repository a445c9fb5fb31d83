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

/// The parameters, by the names of their fields.
type Said = [(&'static str, i64); 5];

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

/// Each parameter with where it comes from: the reader, the herd itself, or what is usual.
fn sources(words: &Words, asked: Parameters, (own, measured): (Parameters, [bool; 5])) -> String {
    let each = said(asked).into_iter().zip(said(own)).zip(measured);
    let all = each.map(|(((name, asked), (_, own)), is_measured)| {
        let from = match (asked == own, is_measured) {
            (false, _) => "cattle-outlook-of-asking",
            (true, true) => "cattle-outlook-of-herd",
            (true, false) => "cattle-outlook-of-usual",
        };
        let many = [("many", asked.to_string())];
        let value = words.say_with(&format!("cattle-outlook-said-{name}"), &many);
        format!("{value} ({})", words.say(from))
    });
    all.collect::<Vec<_>>().join("; ")
}

/// Draws it.
pub(super) fn draw(visit: &Visit, herd: &Herd) -> Markup {
    let (words, today) = (visit.words(), visit.who().today());
    let own = rules::measured(herd, today);
    let asked = parameters(visit, own.0);
    let all = rules::project(herd, asked, today, YEARS);
    let now = all.first().copied().unwrap_or_default();
    html! {
        p.quiet { (words.say_with("cattle-outlook-lead", &[("kept", whole(now.kept))])) }
        p.quiet {
            strong { (words.say("cattle-outlook-asked")) } " "
            (sources(words, asked, own)) "."
        }
        (verdict(words, &all))
        (bars_over(&drawn(words, &all), &years(words, &all)))
        p.quiet { (words.say("cattle-outlook-waves")) }
        (balance(words, &all))
        details {
            summary { (words.say("cattle-outlook-change")) }
            form.form method="get" action={ "/cattle/" (herd.bank.id) } novalidate {
                (OUTLOOK.draw(words, &Filled::with(typed(asked), &[])))
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

/// Today and the end of each year.
fn years(words: &Words, all: &[Outlook]) -> Markup {
    let number = |key: &str| Column::number(words.say(key));
    let columns = [
        Column::words(words.say("cattle-outlook-year")),
        number("cattle-kept"),
        number("cattle-outlook-placed"),
        number("cattle-outlook-passed"),
        number("cattle-outlook-households"),
        number("cattle-outlook-born").minor(),
        number("cattle-outlook-bought").minor(),
        number("cattle-dead"),
        number("cattle-sold"),
    ];
    let line = |year: &Outlook| {
        let stands = [year.kept, year.placed];
        let flows = [year.born, year.bought, year.dead, year.sold];
        // Of today only what stands is told.
        let flow = |many: i64| if year.year == 0 { String::from("–") } else { tenths(many) };
        let stand = |many: i64| if year.year == 0 { whole(many) } else { tenths(many) };
        let mut cells = vec![html! {
            @if year.year == 0 { (words.say("cattle-outlook-now")) } @else { (year.year) }
        }];
        cells.extend(stands.map(|many| html! { (stand(many)) }));
        cells.push(html! { (flow(year.passed_on)) });
        cells.push(html! { (stand(year.households)) });
        cells.extend(flows.map(|many| html! { (flow(many)) }));
        Line::Row(cells)
    };
    let lines: Vec<Line> = all.iter().map(line).collect();
    table(&words.say("cattle-outlook"), &columns, &lines)
}

/// A herd of whose placed animals fewer are left, in one sentence.
fn verdict(words: &Words, all: &[Outlook]) -> Markup {
    let placed = |year: Option<&Outlook>| year.map_or(0, |year| year.placed);
    let args = [
        ("begun", whole(placed(all.first()))),
        ("cows", tenths(placed(all.last()))),
        ("years", YEARS.to_string()),
    ];
    html! {
        @if rules::shrinks(all) {
            (banner(Tone::Call, html! { (words.say_with("cattle-outlook-shrinks", &args)) }))
        }
    }
}

/// What lives today and comes in stands against what is left, as in the balance of the herd.
fn balance(words: &Words, all: &[Outlook]) -> Markup {
    let sum = |part: fn(&Outlook) -> i64| tenths(all.iter().map(part).sum());
    let kept = |year: Option<&Outlook>| year.map_or(0, |year| year.kept);
    let args = [
        ("years", YEARS.to_string()),
        ("kept", tenths(kept(all.last()))),
        ("dead", sum(|year| year.dead)),
        ("sold", sum(|year| year.sold)),
        ("now", whole(kept(all.first()))),
        ("born", sum(|year| year.born)),
        ("bought", sum(|year| year.bought)),
    ];
    html! { p.quiet { (words.say_with("cattle-outlook-balance", &args)) } }
}

/// The placed animals at the end of each year; the table under it says the same.
fn drawn(words: &Words, all: &[Outlook]) -> Vec<Bar> {
    let bar = |year: &Outlook| Bar {
        label: format!("{} {}", words.say("cattle-outlook-year"), year.year),
        short: year.year.to_string(),
        value: Some(year.placed),
        printed: tenths(year.placed),
        is_here: year.year == YEARS,
    };
    all.iter().map(bar).collect()
}

/// Tenths of an animal: `14,2`.
fn tenths(many: i64) -> String {
    format!("{},{}", number::count(many / 10), many % 10)
}

/// Whole animals of what is counted today, in tenths.
fn whole(many: i64) -> String {
    number::count(many / 10)
}

/// The same page asked with the usual parameters.
fn usual(herd: &Herd) -> String {
    let query = said(Parameters::USUAL).map(|(name, value)| format!("{name}={value}"));
    format!("/cattle/{}?{}", herd.bank.id, query.join("&"))
}

fn said(asked: Parameters) -> Said {
    [
        ("interval", asked.interval_months),
        ("first", asked.first_calf_months),
        ("female", asked.female_percent),
        ("dead", asked.dead_percent),
        ("barren", asked.barren_percent),
    ]
}

fn typed(asked: Parameters) -> Typed {
    Typed::of(said(asked).map(|(name, value)| (name, value.to_string())))
}

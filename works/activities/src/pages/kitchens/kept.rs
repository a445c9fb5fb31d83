//! What the kitchens of a month planned and served, one line a kitchen that has a plan. Of a
//! kitchen without a plan it says nothing.

use super::{Seen, plan};
use crate::rules::KeptPlan;
use crate::store::KitchenRow;
use kernel::{Day, number};
use kit::{Markup, Words, html};

pub(super) fn draw(words: &Words, seen: &Seen) -> Markup {
    let lines = || seen.rows.iter().filter_map(|row| Some((row, seen.kept.get(&row.unit)?)));
    html! {
        @if lines().next().is_some() {
            section.card {
                h2 { (words.say("kitchens-kept")) }
                ul.list { @for (row, kept) in lines() { li { (line(words, seen, (row, kept))) } } }
            }
        }
    }
}

fn line(words: &Words, seen: &Seen, (row, kept): (&KitchenRow, &KeptPlan)) -> Markup {
    let days = [("served", number::count(kept.served)), ("planned", number::count(kept.planned))];
    let meals = [("meals", number::count(row.meals)), ("planned", number::count(kept.meals))];
    let missed: Vec<String> = kept.missed.iter().map(|day| short(*day)).collect();
    html! {
        span {
            @if seen.may_record && row.until_on >= seen.today {
                a href=(plan::address(&row.code)) { (row.name) }
            } @else { (row.name) }
            ": " (words.say_with("kitchens-kept-days", &days)) ", "
            (words.say_with("kitchens-kept-meals", &meals))
        }
        @if !missed.is_empty() {
            span.quiet { (words.say_with("kitchens-missed", &[("days", missed.join(", "))])) }
        }
    }
}

/// `04/11`: the year stands over the page.
fn short(day: Day) -> String {
    format!("{:02}/{:02}", day.day(), day.month())
}

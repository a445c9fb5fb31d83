//! What the kitchens of a month planned and served, one line a kitchen that has a plan, the least
//! kept first; what was cooked beside the plan is told apart. Of a kitchen without a plan it says
//! nothing.

use super::{MOST, Seen, drawn, plan};
use crate::rules::KeptPlan;
use crate::store::KitchenRow;
use kernel::{Day, number};
use kit::{Markup, Words, html};

pub(super) fn draw(words: &Words, seen: &Seen) -> Markup {
    let most = seen.kept.len().min(usize::try_from(MOST).unwrap_or_default());
    let shown = seen.kept.get(..most).unwrap_or_default();
    let all = i64::try_from(seen.kept.len()).unwrap_or(i64::MAX);
    html! {
        @if !shown.is_empty() {
            section.card {
                h2 { (words.say("kitchens-kept")) }
                ul.list { @for (row, kept) in shown { li { (line(words, seen, (row, kept))) } } }
                (drawn::cut(words, "kitchens-kept-cut", (shown.len(), all)))
            }
        }
    }
}

fn line(words: &Words, seen: &Seen, (row, kept): (&KitchenRow, &KeptPlan)) -> Markup {
    let days = [("served", number::count(kept.served)), ("planned", number::count(kept.planned))];
    let meals = [("meals", number::count(kept.cooked)), ("planned", number::count(kept.meals))];
    let beside = [("n", number::count(kept.beside))];
    let missed: Vec<String> = kept.missed.iter().map(|day| short(*day)).collect();
    html! {
        span {
            @if seen.may_record && row.until_on >= seen.today {
                a href=(plan::address(&row.code)) { (row.name) }
            } @else { (row.name) }
            ": " (words.say_with("kitchens-kept-days", &days)) ", "
            (words.say_with("kitchens-kept-meals", &meals))
            @if kept.beside > 0 { "; " (words.say_with("kitchens-kept-beside", &beside)) }
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

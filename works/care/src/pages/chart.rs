//! What was measured month by month as a chart with its table: of one person, or the mean of a
//! cohort. It is drawn of what was opened for a purpose, and of nothing else.

use crate::model::{Detail, EntryId, File};
use crate::rules::{self, FieldSort, Programme};
use kernel::{Month, number};
use kit::chart::{Bar, bars};
use kit::{Markup, Words, html};
use std::collections::{BTreeMap, HashMap};

/// Months of a chart: two years of growing.
const MONTHS: usize = 24;

/// The measures of one person.
pub(super) fn of_one(
    words: &Words,
    programme: &Programme,
    file: &File,
    details: &HashMap<EntryId, Detail>,
) -> Markup {
    let drawn = |(field, sort): (&str, FieldSort)| {
        let all = rules::measured(file, details, field);
        let said = |value: i64| rules::said_field(sort, &value.to_string());
        let all = all.into_iter().map(|(month, value)| (month, (value, said(value)))).collect();
        card(words, &words.say(&format!("care-field-{field}")), &all)
    };
    html! { @for one in rules::measured_fields(programme) { (drawn(one)) } }
}

/// The means of a cohort, with the gain from the first measuring to the last.
pub(super) fn of_all(
    words: &Words,
    programme: &Programme,
    files: &[&File],
    details: &HashMap<EntryId, Detail>,
) -> Markup {
    let drawn = |(field, sort): (&str, FieldSort)| {
        let each: Vec<BTreeMap<Month, i64>> =
            files.iter().map(|file| rules::measured(file, details, field)).collect();
        let said = |value: i64| rules::said_field(sort, &rounded(sort, value).to_string());
        let mean = |(month, (value, many)): (Month, (i64, i64))| {
            let of = [("value", said(value)), ("many", number::count(many))];
            (month, (value, words.say_with("care-cohort-mean", &of)))
        };
        let all = rules::means(&each).into_iter().map(mean).collect();
        let label = words.say(&format!("care-field-{field}"));
        let gain = rules::gain(&each).map(|(value, many)| {
            let sign = if value < 0 { "−" } else { "+" };
            let of =
                [("value", format!("{sign}{}", said(value.abs()))), ("many", number::count(many))];
            words.say_with("care-cohort-gain", &of)
        });
        html! {
            (card(words, &words.say_with("care-cohort-mean-of", &[("what", label)]), &all))
            @if let Some(gain) = gain { p.quiet { (gain) } }
        }
    };
    html! { @for one in rules::measured_fields(programme) { (drawn(one)) } }
}

/// A mean as scales and rods say it: a tenth of a kilogram, a millimetre.
fn rounded(sort: FieldSort, value: i64) -> i64 {
    if sort == FieldSort::Kilograms { (value + 50) / 100 * 100 } else { value }
}

/// One measure: every month from the first to the last, those in which nobody measured empty.
fn card(words: &Words, title: &str, all: &BTreeMap<Month, (i64, String)>) -> Markup {
    let (Some(first), Some(last)) = (all.keys().next(), all.keys().next_back()) else {
        return html! {};
    };
    let bar = |month: Month| {
        let known = all.get(&month);
        Bar {
            label: month.vn(),
            short: month.number().to_string(),
            value: known.map(|(value, _)| *value),
            printed: known.map(|(_, said)| said.clone()).unwrap_or_default(),
            is_here: month == *last,
        }
    };
    let from = (*last).add_months(1 - MONTHS as i64).max(*first);
    let months = std::iter::successors(Some(from), |month| Some(month.next()));
    let drawn: Vec<Bar> = months.take_while(|month| month <= last).map(bar).collect();
    html! { section.card { h2 { (title) } (bars(words, title, title, &drawn)) } }
}

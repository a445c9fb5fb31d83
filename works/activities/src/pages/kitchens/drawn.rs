//! The tables and the chart of the kitchens of a month. Sums are of all kitchens and all givers; a
//! list that is cut says so. It reads nothing.

use super::{MONTHS, SORTS, Seen};
use crate::store::KitchenRow;
use kernel::{Month, number};
use kit::chart::{Bar, bars};
use kit::table::{Column, Line, table};
use kit::{Markup, Words, html};

pub(super) fn kitchens(words: &Words, seen: &Seen) -> Markup {
    let mut columns = vec![
        Column::words(words.say("kitchens-place")),
        Column::number(words.say("kitchens-days")),
        Column::number(words.say("kitchens-meals")),
    ];
    columns
        .extend(SORTS.map(|sort| Column::number(words.say(&format!("kitchens-{sort}"))).minor()));
    columns.extend([
        Column::number(words.say("kitchens-value")).minor(),
        Column::number(words.say("kitchens-cost")).minor(),
    ]);
    let row = |row: &KitchenRow| Line::Row(cells(words, seen, row));
    let mut lines: Vec<Line> = seen.rows.iter().map(row).collect();
    lines.push(Line::Sum(sum(words, seen)));
    html! {
        (table(&words.say("kitchens-title"), &columns, &lines))
        (cut(words, "kitchens-cut", (seen.rows.len(), seen.sum.kitchens)))
    }
}

/// Meals that stand on this page and in the Book in different months, where there are any.
pub(super) fn late(words: &Words, seen: &Seen) -> Markup {
    let (out, came) = seen.late;
    let args = |many: i64| [("n", number::count(many)), ("month", seen.month.vn())];
    html! {
        @if out != 0 { p.quiet { (words.say_with("kitchens-late-out", &args(out))) } }
        @if came != 0 { p.quiet { (words.say_with("kitchens-late-in", &args(came))) } }
    }
}

/// That a list is cut, where it is: how many of how many are shown.
pub(super) fn cut(words: &Words, key: &str, (shown, all): (usize, i64)) -> Markup {
    let shown = i64::try_from(shown).unwrap_or(i64::MAX);
    let said = [("shown", number::count(shown)), ("all", number::count(all))];
    html! {
        @if shown < all { p.quiet { (words.say_with(key, &said)) } }
    }
}

/// All kitchens together.
fn sum(words: &Words, seen: &Seen) -> Vec<Markup> {
    let mut cells = vec![html! { (words.say("kitchens-all")) }, html! {}, count(seen.sum.meals)];
    // Nothing is claimed in the sum either where nobody said a sort.
    let told = |sort: &str| match tells_sorts(seen) {
        true => count(of_sort(seen, sort)),
        false => html! { "–" },
    };
    cells.extend(SORTS.map(told));
    let (meals, amount) = (seen.sum.meals, seen.sum.amount);
    cells.extend([html! { (number::vnd(amount)) }, cost(meals, amount)]);
    cells
}

/// What all kitchens served of a sort.
pub(super) fn of_sort(seen: &Seen, sort: &str) -> i64 {
    let own = seen.sorts.iter().filter(|((_, code), _)| code == sort);
    own.map(|(_, many)| *many).sum::<i64>()
}

/// Whether anybody said of which sort the meals were.
pub(super) fn tells_sorts(seen: &Seen) -> bool {
    SORTS.iter().any(|sort| of_sort(seen, sort) > 0)
}

fn cells(words: &Words, seen: &Seen, row: &KitchenRow) -> Vec<Markup> {
    let of_sort =
        |sort: &str| seen.sorts.get(&(row.unit, sort.to_owned())).copied().unwrap_or_default();
    // Where nobody said of which sort the meals were, nothing is claimed.
    let is_told = SORTS.iter().any(|sort| of_sort(sort) > 0);
    let told = |many: i64| {
        if is_told {
            count(many)
        } else {
            html! { "–" }
        }
    };
    let mut cells = vec![name(words, seen, row), count(row.days), count(row.meals)];
    cells.extend(SORTS.map(|sort| told(of_sort(sort))));
    cells.extend([html! { (number::vnd(row.amount)) }, cost(row.meals, row.amount)]);
    cells
}

/// The name with the way to its days; one that stands no more says since when.
fn name(words: &Words, seen: &Seen, row: &KitchenRow) -> Markup {
    if row.until_on < seen.month.last().min(seen.today) {
        let closed = words.say_with("kitchens-closed", &[("day", row.until_on.vn())]);
        return html! { (row.name) " " span.quiet { (closed) } };
    }
    let list = format!("/activities?unit={}&month={}&kind=kitchen", row.code, seen.month.iso());
    html! { a href=(list) { (row.name) } }
}

fn count(many: i64) -> Markup {
    html! { (number::count(many)) }
}

/// What a meal costs, in whole đồng; nothing where none was served or no value was said.
pub(super) fn a_meal(meals: i64, amount: i64) -> Option<i64> {
    (meals > 0 && amount > 0).then(|| amount / meals)
}

fn cost(meals: i64, amount: i64) -> Markup {
    html! {
        @match a_meal(meals, amount) { Some(cost) => (number::vnd(cost)), None => "–" }
    }
}

/// The meals of a year month by month, with a table that says the same.
pub(super) fn by_month(words: &Words, seen: &Seen) -> Markup {
    let bar = |month: Month| {
        let key = month.first().number() / 100;
        let meals = seen.months.iter().find(|(of, _)| *of == key).map(|(_, many)| *many);
        Bar {
            label: month.vn(),
            short: month.number().to_string(),
            value: meals,
            printed: meals.map(number::count).unwrap_or_default(),
            is_here: month == seen.month,
        }
    };
    let all: Vec<Bar> = (-MONTHS..=0).map(|step| bar(seen.month.add_months(step))).collect();
    bars(words, &words.say("kitchens-months"), &words.say("kitchens-meals"), &all)
}

/// Who gave, and all of them together.
pub(super) fn givers(words: &Words, seen: &Seen) -> Markup {
    let columns =
        [Column::words(words.say("kitchens-giver")), Column::number(words.say("kitchens-share"))];
    let cells = |name: &str, share: i64| vec![html! { (name) }, html! { (number::vnd(share)) }];
    let (givers, share) = seen.given;
    let mut lines: Vec<Line> =
        seen.givers.iter().map(|(name, share)| Line::Row(cells(name, *share))).collect();
    lines.push(Line::Sum(cells(&words.say("kitchens-all"), share)));
    html! {
        (table(&words.say("kitchens-givers"), &columns, &lines))
        (cut(words, "kitchens-givers-cut", (seen.givers.len(), givers)))
    }
}

//! The words and marks that several pages of the report share: labels of figures, states, checks,
//! movements. It composes no sentence; every text is a message.

use super::seen::Seen;
use crate::figures::find;
use crate::model::{Check, State, Value};
use crate::view::View;
use book::Cut;
use kernel::figure::{Figure, Measure};
use kernel::number::VndUnit;
use kernel::{Month, number};
use kit::badge::{Tone, badge, mark};
use kit::figure::{Move, Way, number_link};
use kit::notice::banner;
use kit::{Markup, Words, html};

/// The label of a figure.
pub fn label(words: &Words, code: &str) -> String {
    words.say(&format!("figure-{}", code.replace('_', "-")))
}

/// The unit of a figure as a column names it: money stands in triệu there.
pub fn unit(words: &Words, figure: &Figure) -> String {
    match figure.measure {
        Measure::Money => words.say("unit-trieu"),
        Measure::Count => words.say(&format!("unit-{}", figure.unit)),
    }
}

/// An amount of a figure as cells show it.
pub fn amount(code: &str, amount: i64) -> String {
    find(code).map_or_else(|| number::count(amount), |figure| crate::desk::printed(figure, amount))
}

/// An amount with its unit, for a sentence: `472 triệu đ`, `46 người`.
pub fn with_unit(words: &Words, code: &str, n: i64) -> String {
    let unit = find(code).map(|figure| unit(words, figure)).unwrap_or_default();
    format!("{} {unit}", amount(code, n))
}

/// An amount as a large number with its unit, money in the largest that keeps its digits:
/// (`20,073`, `tỷ đồng`).
pub fn large(words: &Words, figure: &Figure, amount: i64) -> (String, String) {
    match figure.measure {
        Measure::Count => (number::count(amount), unit(words, figure)),
        Measure::Money => {
            let (digits, unit) = number::in_unit(amount);
            (digits, words.say(money_unit(unit)))
        }
    }
}

fn money_unit(unit: VndUnit) -> &'static str {
    match unit {
        VndUnit::Ty => "unit-ty-dong",
        VndUnit::Trieu => "unit-trieu-dong",
        VndUnit::Dong => "unit-dong",
    }
}

/// `tháng 10/2024`.
pub fn month(words: &Words, month: Month) -> String {
    words.say_with("report-month", &[("month", month.vn())])
}

/// The tone of a state.
pub fn tone(state: State) -> Tone {
    match state {
        State::Draft => Tone::Waiting,
        State::Sent => Tone::Sent,
        State::Returned => Tone::Call,
        State::Approved => Tone::Done,
        State::Locked | State::Issued => Tone::Locked,
    }
}

/// The badge of a state.
pub fn state(words: &Words, state: State) -> Markup {
    badge(tone(state), &words.say(&format!("state-{}", state.code())))
}

/// What is said where numbers on a map are shares of a unit that was cut: by which shares.
pub fn divided(words: &Words, cut: Cut) -> Markup {
    html! {
        @match cut {
            Cut::No | Cut::Named => {},
            Cut::Apportioned => (banner(Tone::Note, html! { (words.say("map-apportioned")) })),
            Cut::MadeUp => (banner(Tone::Note, html! {
                strong { (words.say("map-made-up-short")) } " · " (words.say("map-made-up"))
            })),
        }
    }
}

/// A number, opened where there is a page behind it.
pub fn number_to(said: &str, href: Option<&str>) -> Markup {
    html! { @match href {
        Some(href) => (number_link(said, href)),
        None => (said),
    } }
}

/// The mark that figures of an illustration carry wherever they are shown.
pub fn illustration(words: &Words, seen: &Seen) -> Markup {
    html! { @if let Some(key) = &seen.marks.now { " " (badge(Tone::Note, &words.say(key))) } }
}

/// The mark of the parts of the units below.
pub fn split_mark(words: &Words, seen: &Seen) -> Markup {
    html! { @if let Some(key) = &seen.marks.parts { p { (badge(Tone::Note, &words.say(key))) } } }
}

/// A line on the months a report is compared with, where their figures are an illustration.
pub fn months_mark(words: &Words, seen: &Seen) -> Markup {
    let month = seen.here.month;
    let told = [(month.prev(), &seen.marks.previous), (month.year_before(), &seen.marks.last_year)];
    html! {
        @for (month, mark) in told {
            @if let Some(mark) = mark {
                p.quiet.small { "* " (self::month(words, month)) ": " (words.say(mark)) }
            }
        }
    }
}

/// A check as the head-line bar says it: `562 + 13.999 = 14.561`.
pub fn check(words: &Words, view: &View, check: &Check) -> Markup {
    let tone = match (check.holds, check.is_warning) {
        (true, _) => Tone::Done,
        (false, true) => Tone::Look,
        (false, false) => Tone::Wrong,
    };
    mark(tone, &check_words(words, view, check))
}

/// The words of a check.
pub fn check_words(words: &Words, view: &View, check: &Check) -> String {
    match find(&check.rule).and_then(|figure| figure.formula) {
        Some(formula) => sum(words, view, check, formula),
        None => check_alone(words, check),
    }
}

/// The words of a check with its two sides alone: *ghi 20, cộng được 19,5*.
pub fn check_alone(words: &Words, check: &Check) -> String {
    if check.is_money {
        let said = [("left", check.left), ("right", check.right)];
        let said = said.map(|(name, n)| (name, number::vnd_in_millions(n)));
        return words.say_with("check-sum", &said);
    }
    words.say_with(&check_key(&check.rule), &check_args(words, check))
}

fn check_key(rule: &str) -> String {
    let known = if rule.ends_with("_named") { "named" } else { rule };
    format!("check-{}", known.replace('_', "-"))
}

fn check_args(words: &Words, check: &Check) -> [(&'static str, String); 3] {
    let code = check.rule.strip_suffix("_named").unwrap_or_default();
    let figure = if code.is_empty() { String::new() } else { label(words, code) };
    [("left", number::count(check.left)), ("right", number::count(check.right)), ("figure", figure)]
}

/// `14.561 + 1 + 552 + 4.959 = 20.073`; a list longer than four is told by its number of lines.
fn sum(words: &Words, view: &View, check: &Check, formula: &[(&str, i64)]) -> String {
    let part = |code: &str| view.value(code).map_or(0, |value| value.value);
    let parts: Vec<String> =
        formula.iter().map(|(code, _)| number::vnd_in_millions(part(code))).collect();
    let left = match parts.len() {
        0..=4 => parts.join(" + "),
        many => words.say_with("report-sum-of", &[("n", many.to_string())]),
    };
    let told = view.stated().get(&check.rule).is_some_and(|(_, least)| *least);
    let total = number::vnd_in_millions(check.right);
    let stated = number::vnd_in_millions(check.left);
    match (told, check.left == check.right) {
        (false, true) => format!("{left} = {total}"),
        (false, false) => format!("{left} = {total} ≠ {stated}"),
        (true, _) => {
            let said = words.say_with("report-stated-least", &[("value", stated)]);
            let sign = if check.holds { "=" } else { "≠" };
            format!("{left} = {total} {sign} {said}")
        }
    }
}

/// How a figure moved, in words: *tăng 46 người* *so với tháng 9/2024*.
pub fn moved(words: &Words, value: &Value, before: i64, than: &str) -> Move {
    let by = with_unit(words, value.code, (value.value - before).abs());
    let (way, key) = match value.value.cmp(&before) {
        std::cmp::Ordering::Greater => (Way::Up, "report-more"),
        std::cmp::Ordering::Less => (Way::Down, "report-fewer"),
        std::cmp::Ordering::Equal => (Way::Level, "report-same"),
    };
    Move { way, said: words.say_with(key, &[("by", by)]), than: than.to_owned() }
}

/// The comparisons of a figure with last month and the same month of last year.
pub fn moves(words: &Words, value: &Value, of: Month) -> Vec<Move> {
    let than = |month: Month| words.say_with("report-than", &[("month", month.vn())]);
    let mut moves = Vec::new();
    if value.previous != 0 {
        moves.push(moved(words, value, value.previous, &than(of.prev())));
    }
    if value.last_year != 0 {
        moves.push(moved(words, value, value.last_year, &than(of.year_before())));
    }
    moves
}

/// The words of a notice.
pub fn notice(words: &Words, flaw: &kernel::Flaw) -> String {
    words.say_flaw(flaw, None)
}

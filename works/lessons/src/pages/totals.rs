//! Who learned, by sort, and who taught: of one class and of the classes of a year, drawn the same.
//! It counts nothing itself.

use crate::model::{Class, SORTS};
use crate::{rules, store};
use kernel::number;
use kit::table::{Column, Line, table};
use kit::{Markup, Words, html};

/// Of the classes of a year.
pub(super) fn draw(words: &Words, sorts: &[store::OfSort], taught: &[store::Taught]) -> Markup {
    let of = |code: &&str| sorts.iter().find(|one| one.sort == **code);
    let all: Vec<(&str, [i64; 3])> = SORTS
        .iter()
        .filter_map(|code| Some((*code, of(code)?)))
        .map(|(code, one)| (code, [one.listed, one.came, one.passed]))
        .collect();
    let taught: Vec<(&str, Vec<i64>)> = taught
        .iter()
        .map(|one| (one.trainer.as_str(), vec![one.classes, one.sessions, one.periods]))
        .collect();
    let heads = ["lesson-classes", "lesson-sessions", "lesson-periods"];
    both(words, &all, &heads, &taught)
}

/// Classes for officers by skill field; nothing where there are none.
pub(super) fn fields(words: &Words, all: &[store::OfField]) -> Markup {
    let columns = [
        Column::words(words.say("lesson-field")),
        Column::number(words.say("lesson-classes")),
        Column::number(words.say("lesson-listed")),
    ];
    let said =
        |field: Option<&str>| words.say(&format!("lesson-field-{}", field.unwrap_or("none")));
    let line = |one: &store::OfField| row(&said(one.field.as_deref()), &[one.classes, one.listed]);
    let lines: Vec<Line> = all.iter().map(line).collect();
    html! {
        @if !lines.is_empty() {
            section.card {
                h2 { (words.say("lesson-by-field")) }
                (table(&words.say("lesson-by-field"), &columns, &lines))
            }
        }
    }
}

/// Of one class.
pub(super) fn of_class(words: &Words, class: &Class) -> Markup {
    let sorts: Vec<(&str, [i64; 3])> = rules::by_sort(class)
        .iter()
        .map(|one| (one.sort, [one.listed, one.came, one.passed]))
        .collect();
    let trainers = rules::trainers(class);
    let taught: Vec<(&str, Vec<i64>)> =
        trainers.iter().map(|one| (one.name.as_str(), vec![one.sessions, one.periods])).collect();
    both(words, &sorts, &["lesson-sessions", "lesson-periods"], &taught)
}

/// Who learned, then who taught, with what is counted of those.
fn both(
    words: &Words,
    sorts: &[(&str, [i64; 3])],
    heads: &[&str],
    taught: &[(&str, Vec<i64>)],
) -> Markup {
    let name = std::iter::once(Column::words(words.say("lesson-trainer")));
    let columns: Vec<Column> =
        name.chain(heads.iter().map(|key| Column::number(words.say(key)))).collect();
    let lines: Vec<Line> = taught.iter().map(|(name, many)| row(name, many)).collect();
    html! {
        (learners(words, sorts))
        @if !taught.is_empty() {
            section.card {
                h2 { (words.say("lesson-trainers")) }
                (table(&words.say("lesson-trainers"), &columns, &lines))
            }
        }
    }
}

fn row(said: &str, many: &[i64]) -> Line {
    Line::Row(cells(said, many))
}

fn cells(said: &str, many: &[i64]) -> Vec<Markup> {
    let first = html! { (said) };
    std::iter::once(first).chain(many.iter().map(|n| html! { (number::count(*n)) })).collect()
}

/// The learners by sort, with their sums.
fn learners(words: &Words, sorts: &[(&str, [i64; 3])]) -> Markup {
    let columns = [
        Column::words(words.say("lesson-sort")),
        Column::number(words.say("lesson-listed")),
        Column::number(words.say("lesson-attended")),
        Column::number(words.say("lesson-passed-many")),
    ];
    let said = |code: &str| words.say(&format!("lesson-sort-{code}"));
    let mut lines: Vec<Line> = sorts.iter().map(|(code, many)| row(&said(code), many)).collect();
    let sum = |at: usize| sorts.iter().map(|(_, many)| many[at]).sum::<i64>();
    lines.push(Line::Sum(cells(&words.say("lesson-all"), &[sum(0), sum(1), sum(2)])));
    html! {
        @if !sorts.is_empty() {
            section.card {
                h2 { (words.say("lesson-by-sort")) }
                (table(&words.say("lesson-by-sort"), &columns, &lines))
            }
        }
    }
}

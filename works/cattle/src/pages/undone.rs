//! What was said of animals that left by mistake and are back: for those who keep the herd, since a
//! word may name a keeper. It draws and changes nothing.

use crate::model::{AnimalId, Herd, Left, UndoneRow};
use kit::table::{Column, Line, table};
use kit::{Markup, Visit, html};

/// The card, of all animals or of one; none where no leaving was taken back.
pub(super) fn card(visit: &Visit, herd: &Herd, all: &[UndoneRow], of: Option<AnimalId>) -> Markup {
    let words = visit.words();
    let older: Vec<UndoneRow> = herd.animals.iter().filter_map(|one| one.older_word()).collect();
    let columns = [
        Column::words(words.say("cattle-animal")),
        Column::words(words.say("cattle-undone-left")),
        Column::words(words.say("cattle-why")),
        Column::words(words.say("cattle-undone-by")).minor(),
    ];
    let all = older.iter().chain(all).filter(|row| of.is_none_or(|of| row.animal == of));
    let lines: Vec<Line> = all.map(|row| line(visit, herd, row)).collect();
    html! {
        @if !lines.is_empty() {
            section.card {
                h2 { (words.say("cattle-undone")) }
                (table(&words.say("cattle-undone"), &columns, &lines))
            }
        }
    }
}

fn line(visit: &Visit, herd: &Herd, row: &UndoneRow) -> Line {
    let words = visit.words();
    let left = row.left_how.as_deref().and_then(Left::read);
    let day = |on: Option<kernel::Day>| on.map(|on| on.vn()).unwrap_or_default();
    Line::Row(vec![
        html! { (herd.animal(row.animal).map(|animal| animal.tag.clone()).unwrap_or_default()) },
        html! {
            @if let Some(left) = left {
                (words.say(&format!("cattle-left-{}", left.code()))) " " (day(row.left_on))
            }
            @if let Some(note) = &row.left_note { br; span.quiet { (note) } }
        },
        html! { (row.why) },
        html! { (row.made_name.as_deref().unwrap_or_default()) " " (day(row.undone_on)) },
    ])
}

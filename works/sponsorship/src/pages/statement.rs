//! A sponsor's statement as a sheet of paper: each hand-over with its day, code, months and value,
//! and their sum. It names nobody who was helped and is nobody's signed report.

use super::own::{Opened, code_of, months_of};
use kernel::paper::{Align, Paper, Table};
use kernel::{Day, number};
use kit::Words;

/// The statement of all that arrived.
pub(super) fn paper(words: &Words, opened: &Opened, today: Day) -> Paper {
    let summary = words.say_with("own-statement-of", &[("called", opened.row.called.clone())]);
    let whole: i64 = opened.givings.iter().map(|giving| giving.amount).sum();
    let sum = [("many", opened.givings.len().to_string()), ("value", number::vnd(whole))];
    let mut paper = Paper::of_kind(&words.say("own-statement-kind"), &summary, today)
        .agency(&opened.place.name)
        .body(|body| {
            body.paragraph(words.say_with("own-sum", &sum));
            if !opened.givings.is_empty() {
                body.table(table(words, opened));
            }
            body.paragraph(words.say("own-privacy"));
        });
    paper.lang = words.lang().code().to_owned();
    if opened.row.illustrative.is_some() {
        paper = paper.note(&words.say("sponsorship-illustrated"));
    }
    paper
}

fn table(words: &Words, opened: &Opened) -> Table {
    let mut table = Table::new()
        .column(words.say("sponsorship-on"), 2, Align::Left)
        .column(words.say("sponsorship-code"), 3, Align::Left)
        .column(words.say("sponsorship-for"), 3, Align::Left)
        .column(words.say("sponsorship-amount"), 3, Align::Right);
    for giving in &opened.givings {
        let sort = words.say(&format!("sponsorship-sort-{}", giving.sort));
        table = table.row([
            giving.on_day.vn(),
            code_of(opened, giving).to_owned(),
            format!("{sort} {}", months_of(opened, giving)).trim().to_owned(),
            number::vnd(giving.amount),
        ]);
    }
    table
}

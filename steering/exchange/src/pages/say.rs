//! How files, their rows and their flaws are said: shared by the pages of this capability. It asks
//! for nothing and decides nothing.

use crate::cells::label;
use crate::model::{CellTold, IntakeRow, JudgedRow, Kind, State, Told, What};
use kernel::figure::Measure;
use kernel::{Flaw, Instant, Month, number};
use kit::badge::{Tone, badge, mark};
use kit::form::file_notes;
use kit::icon::Icon;
use kit::{Markup, Words, html};
use reporting::figures::find;

/// `01/11/2024 10:32`.
pub fn when(at: Instant) -> String {
    format!("{} {}", at.day().vn(), at.hour_minute())
}

/// A month in words.
pub fn month(words: &Words, month: Month) -> String {
    words.say_with("report-month", &[("month", month.vn())])
}

/// What a file tells of.
pub fn what(words: &Words, row: &IntakeRow) -> String {
    let said = words.say(&format!("intake-what-{}", row.what().code()));
    match (row.what(), row.month) {
        (What::History, Some(month)) => format!("{said} · {}", month.vn()),
        _ => said,
    }
}

/// Where a file stands.
pub fn state(words: &Words, row: &IntakeRow) -> Markup {
    let tone = match row.state() {
        State::Applied => Tone::Done,
        State::Judged => Tone::Waiting,
        State::Undone | State::Dropped => Tone::Blank,
        _ => Tone::Note,
    };
    badge(tone, &words.say(&format!("intake-state-{}", row.state().code())))
}

/// The badge of a row.
pub fn kind(words: &Words, kind: Kind) -> Markup {
    let tone = match kind {
        Kind::Wrong => Tone::Wrong,
        Kind::Moved | Kind::Alike => Tone::Call,
        Kind::Changed => Tone::Waiting,
        Kind::New => Tone::Note,
        Kind::Same => Tone::Blank,
    };
    mark(tone, &words.say(&format!("intake-kind-{}", kind.code())))
}

/// A kept flaw in the reader's language.
pub fn told(words: &Words, told: &Told, label: Option<String>) -> String {
    words.say_kept(&told.key, &told.args, label)
}

/// What a row is about.
pub fn name(words: &Words, row: &JudgedRow) -> String {
    match find(&row.body.name) {
        Some(figure) => label(words, figure.code),
        None => row.body.name.clone(),
    }
}

/// The figure of a cell, with its month where the row is the figure's own.
pub fn cell_label(words: &Words, row: &JudgedRow, cell: &CellTold) -> String {
    let month = Month::parse(&cell.month).map(Month::vn).unwrap_or_default();
    match row.body.name == cell.figure {
        true => month,
        false => label(words, &cell.figure),
    }
}

/// A value of a cell as its column shows it.
pub fn amount(code: &str, amount: Option<i64>, at_least: bool) -> String {
    let Some(figure) = find(code) else { return String::new() };
    let Some(amount) = amount else { return "–".to_owned() };
    let plain = match figure.measure {
        Measure::Money => number::vnd_in_unit(amount),
        Measure::Count => number::count(amount),
    };
    if at_least { format!("trên {plain}") } else { plain }
}

/// Whether what is told of a row is a word on what becomes of it, and nothing is wrong with it.
pub fn is_note(row: &JudgedRow) -> bool {
    row.kind.is_right() && row.outcome.as_deref().is_none_or(|outcome| outcome == "done")
}

/// Everything that is wrong with a row, a sentence each.
fn flaws(words: &Words, row: &JudgedRow) -> Vec<String> {
    let own = row.body.flaws.iter().filter(|_| !is_note(row));
    let own = own.map(|flaw| told(words, flaw, None));
    let cells = row.body.cells.iter().filter_map(|cell| {
        let flaw = cell.flaw.as_ref()?;
        let said = told(words, flaw, Some(label(words, &cell.figure)));
        Some(format!("{}: {said}", cell_label(words, row, cell)))
    });
    own.chain(cells).collect()
}

/// The flaws of a file field as a summary shows them.
pub fn file_flaws(words: &Words, id: &str, flaws: &[Flaw]) -> Vec<(String, String)> {
    let said = |flaw: &Flaw| (id.to_owned(), words.say_flaw(flaw, Some("exchange-file")));
    flaws.iter().map(said).collect()
}

/// A field for a file, with its flaws beside it.
pub fn file_field(
    words: &Words,
    id: &str,
    label: &str,
    hint: &str,
    takes: &str,
    flaws: &[(String, String)],
) -> Markup {
    let own: Vec<&String> = flaws.iter().filter(|(at, _)| at == id).map(|(_, said)| said).collect();
    let flawed = !own.is_empty();
    let described = match flawed {
        true => format!("{id}-hint {id}-flaw"),
        false => format!("{id}-hint"),
    };
    html! {
        div.field.flawed[flawed] {
            label for=(id) { (words.say(label)) }
            p.hint id={ (id) "-hint" } { (words.say(hint)) }
            @if flawed {
                div id={ (id) "-flaw" } {
                    @for said in own { p.flaw { (Icon::Cross.draw()) (said) } }
                }
            }
            input id=(id) type="file" name="file" accept=(takes)
                aria-invalid=[flawed.then_some("true")] aria-describedby=(described);
            (file_notes(words, !flaws.is_empty()))
        }
    }
}

/// Reasons that the column *Lỗi* names in a row; of the others it says how many there are.
const REASONS: usize = 5;

/// The reasons that stand in the column *Lỗi* of a row.
pub fn reasons(words: &Words, row: &JudgedRow) -> String {
    let mut all = flaws(words, row);
    let more = all.len().saturating_sub(REASONS);
    all.truncate(REASONS);
    if more > 0 {
        all.push(words.say_count("exchange-more-reasons", more as i64));
    }
    all.join("; ")
}

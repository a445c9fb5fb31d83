//! From figures to a spreadsheet: one row a figure with real numbers, in the order of the printed
//! report, of a span as it was reported or on the map of a day. It knows no file format.

use crate::figures::{FIGURES, SECTIONS};
use crate::pages::periods;
use crate::view::View;
use duties::forms;
use kernel::figure::{Figure, Measure};
use kernel::sheet::{Cell, Kind, Sheet};
use kernel::{Count, Day, Vnd};
use kit::Words;

/// What stands around the figures.
pub(crate) struct Frame {
    /// The name of the sheet: the span.
    pub name: String,
    /// The title of the file.
    pub title: String,
    /// The day it tells of.
    pub made_on: Day,
    /// The heads of the three spans.
    pub heads: [String; 3],
    /// What is said above the table.
    pub notes: Vec<String>,
}

/// The span, the one before, that of the year before; none where numbers cannot be told apart.
pub(crate) type Spans = [Option<i64>; 3];

/// The spreadsheet of a report, with heads in the reader's language.
pub fn sheet(view: &View, words: &Words) -> Sheet {
    let mark = view.report.as_ref().and_then(|report| report.illustrative.as_deref());
    let frame = Frame {
        name: view.of.period.to_string(),
        title: title(view, words),
        made_on: view.month.last(),
        heads: heads(view, words),
        notes: mark.map(|mark| words.say(mark)).into_iter().chain(crossing(view, words)).collect(),
    };
    figures(words, &frame, |figure| {
        let value = view.value(figure.code)?;
        let all = [value.value, value.previous, value.last_year];
        let untold = view.crossing.as_ref().map(|crossing| &crossing.untold);
        let is_told = |at: usize| untold.is_none_or(|all| !all[at].contains(figure.code));
        Some([0, 1, 2].map(|at| is_told(at).then_some(all[at])))
    })
}

/// Whose months it adds up beside its own.
fn crossing(view: &View, words: &Words) -> Vec<String> {
    let Some(crossing) = &view.crossing else { return Vec::new() };
    let say = |key: &str, args: &[(&'static str, String)]| words.say_with(key, args);
    let label = |code: &str| words.say(&format!("figure-{}", code.replace('_', "-")));
    crossing.said(&say, &label)
}

fn title(view: &View, words: &Words) -> String {
    let unit = ("unit", view.place.name.clone());
    match view.of.is_month() {
        true => words.say_with("sheet-title", &[unit, ("month", view.month.vn())]),
        false => format!("{}, {}", unit.1, periods::called(words, &view.of)),
    }
}

/// A longer span names its spans: *tháng này* would say of a year what is December's.
fn heads(view: &View, words: &Words) -> [String; 3] {
    if view.of.is_month() {
        return ["sheet-now", "sheet-previous", "sheet-last-year"].map(|key| words.say(key));
    }
    let period = view.of.period;
    let all = [Some(period), forms::before(period), forms::year_before(period)];
    let called = |period| duties::pages::say::period(words, period);
    all.map(|period| period.map(called).unwrap_or_default())
}

/// The spreadsheet of figures that somebody read.
pub(crate) fn figures(
    words: &Words,
    frame: &Frame,
    values: impl Fn(&Figure) -> Option<Spans>,
) -> Sheet {
    let say = |key: &str| words.say(key);
    let mut sheet = Sheet::new(&frame.name, &frame.title, frame.made_on)
        .column_of(&say("sheet-no"), Kind::Count, 6)
        .column_of(&say("sheet-figure"), Kind::Text, 48)
        .column_of(&say("sheet-unit"), Kind::Text, 14);
    for head in &frame.heads {
        sheet = sheet.column_of(head, Kind::Vnd, 20);
    }
    sheet = sheet.column_of(&say("sheet-code"), Kind::Text, 30);
    for note in &frame.notes {
        sheet = sheet.note(note);
    }
    for section in SECTIONS {
        sheet.strong_row([Cell::Empty, Cell::from(say(&format!("section-{}", section.key)))]);
        let (first, last) = section.span;
        for figure in FIGURES.iter().filter(|f| (first..=last).contains(&f.no)) {
            let Some([now, previous, last_year]) = values(figure) else { continue };
            let amount = |n: Option<i64>| match (n, figure.measure) {
                (None, _) => Cell::from(say("map-not-told")),
                (Some(n), Measure::Count) => Cell::Count(Count(n)),
                (Some(n), Measure::Money) => Cell::Vnd(Vnd(n)),
            };
            sheet.row([
                Cell::Count(Count(i64::from(figure.no))),
                Cell::from(say(&format!("figure-{}", figure.code.replace('_', "-")))),
                Cell::from(say(&format!("unit-{}", figure.unit))),
                amount(now),
                amount(previous),
                amount(last_year),
                Cell::from(figure.code),
            ]);
        }
    }
    sheet
}

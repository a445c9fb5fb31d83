//! What a campaign's paper says out of its records: a sentence with the sums beside those of the
//! year before, the work by kind, the places. It types no number.

use super::wording;
use crate::campaign::{Done, Whole};
use kernel::number;
use kernel::paper::{Align, Body, Table, Text};

/// Writes it; where nothing was recorded the paper says nothing of it.
pub(super) fn write(body: &mut Body, done: &Done) {
    if done.kinds.is_empty() {
        return;
    }
    body.section(wording::WORK);
    body.paragraph(Text::new().plain(&told(done)));
    body.table(kinds(done));
    if done.places.len() > 1 {
        body.table(places(done));
    }
}

/// `Từ 01/05/2024 đến 31/05/2024: 12 việc, 340 người, 1.200 lượt người, trị giá … đồng (cùng kỳ năm
/// trước: …).`
fn told(done: &Done) -> String {
    let (from, until) = done.days;
    let said = |whole: &Whole| {
        let mut parts = vec![format!("{} {}", number::count(whole.pieces), wording::PIECES)];
        for (n, unit) in [(whole.people, wording::PEOPLE), (whole.turns, wording::TURNS)] {
            if n > 0 {
                parts.push(format!("{} {unit}", number::count(n)));
            }
        }
        parts.push(format!("{} {} đồng", wording::WORTH, number::vnd(whole.amount)));
        parts.join(", ")
    };
    let before = match done.before.pieces {
        0 => wording::NONE_BEFORE.to_owned(),
        _ => format!("{}: {}", wording::YEAR_BEFORE, said(&done.before)),
    };
    let whole = said(&done.whole());
    format!(
        "{} {} {} {}: {whole} ({before}).",
        wording::SINCE,
        from.vn(),
        wording::UNTIL,
        until.vn()
    )
}

fn kinds(done: &Done) -> Table {
    let mut table = Table::new()
        .column(wording::COL_WHAT, 36, Align::Left)
        .column(wording::COL_TIMES, 12, Align::Right)
        .column(wording::COL_COUNT, 20, Align::Right)
        .column(wording::COL_PEOPLE, 12, Align::Right)
        .column(wording::COL_TURNS, 12, Align::Right)
        .column(wording::COL_VALUE, 22, Align::Right);
    for kind in &done.kinds {
        let counted = format!("{} {}", number::count(kind.counted), kind.counts[0]);
        let counted = Text::new().plain(counted.trim());
        table = table.row(row(Text::new().plain(&kind.label_vi), counted, &kind.whole));
    }
    table.row(row(Text::new().bold(wording::SUM), Text::new(), &done.whole()))
}

fn row(head: Text, counted: Text, whole: &Whole) -> [Text; 6] {
    let said = |n: i64| Text::new().plain(&number::count(n));
    let of = |n: i64| if n == 0 { Text::new() } else { said(n) };
    [
        head,
        said(whole.pieces),
        counted,
        of(whole.people),
        of(whole.turns),
        Text::new().plain(&number::vnd(whole.amount)),
    ]
}

fn places(done: &Done) -> Table {
    let mut table = Table::new()
        .column(wording::COL_WHERE, 60, Align::Left)
        .column(wording::COL_TIMES, 16, Align::Right)
        .column(wording::COL_VALUE, 24, Align::Right);
    for at in &done.places {
        table = table.row([
            Text::new().plain(&at.name),
            Text::new().plain(&number::count(at.pieces)),
            Text::new().plain(&number::vnd(at.amount)),
        ]);
    }
    table
}

//! What a paper says of the bodies outside that answered: who did and who did not, their figures
//! added up, their texts by body. A text that the unit took into its own stands there already.

use super::{vi, wording};
use crate::synthesis::{Body as Outside, Gathered, Row, is_number, is_taken, totals};
use crate::view::View;
use duties::forms::{Column, Part};
use kernel::number;
use kernel::paper::{Align, Body, Table, Text};

/// Writes it.
pub(super) fn write(body: &mut Body, view: &View, all: &Gathered, parts: &[Part]) {
    body.section(wording::GATHERED);
    body.paragraph(Text::new().plain(&who(all)));
    for part in parts {
        match part {
            Part::One { code, .. } => {
                let own = view.content(code);
                let texts = all.texts(code).into_iter();
                let is_left = |(body, text): &(&Outside, &str)| !is_taken(own.text(), body, text);
                let left: Vec<_> = texts.filter(is_left).collect();
                if !left.is_empty() {
                    body.paragraph(Text::new().bold(&label(code)));
                }
                for (outside, text) in left {
                    let text = text.lines().map(str::trim).collect::<Vec<_>>().join(" ");
                    body.dash(Text::new().plain(&format!("{}: {text}", outside.name)));
                }
            }
            Part::Table { code, columns, .. } => {
                let rows = all.rows(code, columns);
                if !rows.is_empty() {
                    body.paragraph(Text::new().bold(&label(code)));
                    body.table(figures(code, columns, &rows));
                }
            }
        }
    }
}

fn label(part: &str) -> String {
    vi::label(&format!("part-{part}"))
}

/// `Đã gửi báo cáo (2/3): Sở Y tế; …. Chưa gửi: ….`
fn who(all: &Gathered) -> String {
    let names = |bodies: Vec<&Outside>| {
        bodies.iter().map(|body| body.name.as_str()).collect::<Vec<_>>().join("; ")
    };
    let (came, missing): (Vec<_>, Vec<_>) = (all.answered().collect(), all.missing().collect());
    let counts = format!("({}/{})", came.len(), all.bodies.len());
    let mut said = match came.is_empty() {
        true => format!("{} {counts}.", wording::SENT),
        false => format!("{} {counts}: {}.", wording::SENT, names(came)),
    };
    if !missing.is_empty() {
        said.push_str(&format!(" {}: {}.", wording::NOT_SENT, names(missing)));
    }
    said
}

fn figures(code: &str, columns: &[Column], rows: &[Row]) -> Table {
    let head = |column: &Column| vi::label(&format!("column-{code}-{}", column.code));
    let (numbers, texts): (Vec<&Column>, Vec<&Column>) =
        columns.iter().partition(|column| is_number(column));
    let mut table = Table::new();
    for column in texts.into_iter().take(1) {
        table = table.column(head(column).as_str(), 34, Align::Left);
    }
    for column in numbers {
        table = table.column(head(column).as_str(), 18, Align::Right);
    }
    table = table.column(wording::COL_BODY, 30, Align::Left);
    let said = |n: &Option<i64>| Text::new().plain(&n.map(number::count).unwrap_or_default());
    for row in rows {
        let first = Text::new().plain(&row.what);
        let by = Text::new().plain(&row.by.join("; "));
        table = table.row([first].into_iter().chain(row.sums.iter().map(said)).chain([by]));
    }
    let totals = totals(columns, rows);
    let sum = Text::new().bold(wording::SUM);
    table.row([sum].into_iter().chain(totals.iter().map(said)).chain([Text::new()]))
}

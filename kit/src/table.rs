//! Tables: caption, scopes, numbers at the right in even widths, the unit once in the head. Cells
//! are any markup, so a number can be a link to its page. No sorting or counting happens here.

use maud::{Markup, html};

/// How a column stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Words, at the left.
    Words,
    /// Numbers, at the right, in even widths.
    Number,
}

/// A column.
pub struct Column {
    /// Its head.
    pub label: String,
    /// How it stands.
    pub side: Side,
    /// Left out on a phone.
    pub is_minor: bool,
    /// Drawn in place of the label: a link, a state under it.
    pub drawn: Option<Markup>,
}

impl Column {
    /// A column of words.
    pub fn words(label: impl Into<String>) -> Column {
        Column { label: label.into(), side: Side::Words, is_minor: false, drawn: None }
    }

    /// A column of numbers.
    pub fn number(label: impl Into<String>) -> Column {
        Column { label: label.into(), side: Side::Number, is_minor: false, drawn: None }
    }

    /// Left out on a phone.
    pub fn minor(mut self) -> Column {
        self.is_minor = true;
        self
    }

    /// Its head as markup, the label said in it.
    pub fn drawn(mut self, head: Markup) -> Column {
        self.drawn = Some(head);
        self
    }

    pub(crate) fn class(&self) -> Option<&'static str> {
        match (self.side, self.is_minor) {
            (Side::Words, false) => None,
            (Side::Words, true) => Some("minor"),
            (Side::Number, false) => Some("n"),
            (Side::Number, true) => Some("n minor"),
        }
    }
}

/// A line of a table.
pub enum Line {
    /// A head line over a group of rows, across the whole table.
    Section(String),
    /// Cells in the order of the columns; the first one is the head of the row.
    Row(Vec<Markup>),
    /// The same, standing out: a sum.
    Sum(Vec<Markup>),
}

/// A whole table, scrolling sideways within itself where the screen is narrower.
pub fn table(caption: &str, columns: &[Column], lines: &[Line]) -> Markup {
    html! {
        div.scroll tabindex="0" role="region" aria-label=(caption) {
            table {
                caption.unseen { (caption) }
                (head(columns))
                tbody { @for line in lines { (draw_line(columns, line)) } }
            }
        }
    }
}

pub(crate) fn head(columns: &[Column]) -> Markup {
    html! {
        thead {
            tr { @for column in columns {
                th scope="col" class=[column.class()] {
                    @match &column.drawn {
                        Some(head) => (head),
                        None => (column.label),
                    }
                }
            } }
        }
    }
}

fn draw_line(columns: &[Column], line: &Line) -> Markup {
    let (cells, is_sum) = match line {
        Line::Section(said) => return section(said, columns.len()),
        Line::Row(cells) => (cells, false),
        Line::Sum(cells) => (cells, true),
    };
    html! {
        tr.sum[is_sum] {
            @for (at, (cell, column)) in cells.iter().zip(columns).enumerate() {
                @if at == 0 {
                    th scope="row" class=[column.class()] { (cell) }
                } @else {
                    td class=[column.class()] { (cell) }
                }
            }
        }
    }
}

pub(crate) fn section(said: &str, width: usize) -> Markup {
    html! { tr.sec { th colspan=(width) scope="colgroup" { (said) } } }
}

/// Label and value pairs of one record.
pub fn facts(pairs: &[(String, Markup)]) -> Markup {
    html! {
        dl.facts { @for (label, value) in pairs { div { dt { (label) } dd { (value) } } } }
    }
}

//! The words of a report, with references where the numbers stand. A template is text a person
//! can edit; a number in it is never typed but named (`{members_total}`), so the paper cannot say
//! what the cells do not. Pure: no database, no web. It will never run code from a template.
//!
//! - `{code}` the figure as the report prints it, `{code:02}` a small count with its leading zero,
//!   `{code:stated}` the total as the paper states it, `{~code}` the figure with *trên* before it
//!   when its cell is marked so, `{names:code}` the names behind a count,
//!   `{partners:code}` and `{places:code}` who gave for the work behind a figure and where it was;
//! - `{month} {year} {next_month} {next_year} {plan}` what the report and the task know,
//!   `{period} {next_period}` the span and the one after it (`{period_large}` in capitals),
//!   `{subject} {flash_no}` what a report is about and its number;
//! - `*…*` italic; `[…]` left out when every figure in it is zero, or one of its own is below zero
//!   (a whole line too: no sentence tells less than nothing);
//! - a line that begins with `- ` or `+ ` is a bullet of the first or second kind.

use duties::forms::{Form, Span};

mod literal;
mod parse;
mod render;
mod span;

pub use literal::stray_number;
pub use parse::{KNOWN, Line, Piece, Style, parse};
pub use render::{Cells, LineKind, Rendered, Run, render};
pub use span::{called, span_words};

/// The wording a new monthly report starts from (the October 2024 report of Kiên Giang without what
/// was peculiar to that month).
pub const DEFAULT: &str = include_str!("../templates/month.vi.txt");
/// The same for a span of months.
const SPAN: &str = include_str!("../templates/span.vi.txt");
const CAMPAIGN: &str = include_str!("../templates/campaign.vi.txt");
const DIRECTIVE: &str = include_str!("../templates/directive.vi.txt");
const FLASH: &str = include_str!("../templates/flash.vi.txt");

/// The wording a new report of a form starts from.
pub fn template(form: &Form) -> &'static str {
    match form.span {
        Span::Month => DEFAULT,
        Span::Campaign => CAMPAIGN,
        Span::Event => FLASH,
        _ if form.has_figures() => SPAN,
        _ => DIRECTIVE,
    }
}

/// A piece of a template file: the word after `==`, its argument and its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// `intro`, `social`, `task` …
    pub name: String,
    /// What follows the name on its line (`plan=2`), empty when nothing does.
    pub argument: String,
    /// The text below, without blank lines at its ends.
    pub body: String,
}

/// Splits a template file into its parts.
pub fn parts(file: &str) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for line in file.lines() {
        if let Some(head) = line.strip_prefix("== ") {
            let (name, argument) = head.trim().split_once(' ').unwrap_or((head.trim(), ""));
            parts.push(Part { name: name.into(), argument: argument.into(), body: String::new() });
        } else if let Some(part) = parts.last_mut() {
            part.body.push_str(line);
            part.body.push('\n');
        }
    }
    for part in &mut parts {
        part.body = part.body.trim().to_owned();
    }
    parts
}

#[cfg(test)]
mod tests;

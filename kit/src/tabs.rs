//! Ways between parts of one thing and between pages of one list. They are links: what is shown is
//! in the address and can be sent to a colleague.

use crate::lang::Words;
use maud::{Markup, html};

/// A tab: (label, where it leads, whether it is this one).
pub fn tabs(label: &str, items: &[(String, String, bool)]) -> Markup {
    html! {
        nav.tabs aria-label=(label) {
            @for (said, href, here) in items {
                a.on[*here] href=(href) aria-current=[here.then_some("page")] { (said) }
            }
        }
    }
}

/// A filter chip: (label, where it leads when pressed, whether it is on).
pub fn chips(label: &str, items: &[(String, String, bool)]) -> Markup {
    html! {
        nav.chips aria-label=(label) {
            @for (said, href, on) in items {
                a.on[*on] href=(href) aria-current=[on.then_some("true")] { (said) }
            }
        }
    }
}

/// Which part of a list is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    /// The page, from 1.
    pub page: i64,
    /// Rows a page.
    pub size: i64,
    /// All rows.
    pub total: i64,
}

impl Part {
    /// The page asked for (text of a query), held within what exists.
    pub fn read(asked: &str, size: i64, total: i64) -> Part {
        let page = asked.parse().unwrap_or(1).clamp(1, pages(size, total));
        Part { page, size: size.max(1), total }
    }

    /// How many rows come before it.
    pub fn offset(&self) -> i64 {
        (self.page - 1) * self.size
    }
}

fn pages(size: i64, total: i64) -> i64 {
    let size = size.max(1);
    ((total.max(0) + size - 1) / size).max(1)
}

/// Back and on, with the counts in words. `href` makes the address of a page number.
pub fn pagination(words: &Words, part: Part, href: impl Fn(i64) -> String) -> Markup {
    let last = pages(part.size, part.total);
    let (first_row, last_row) = (part.offset() + 1, (part.offset() + part.size).min(part.total));
    let write = kernel::number::count;
    let args =
        [("first", write(first_row)), ("last", write(last_row)), ("total", write(part.total))];
    html! {
        @if part.total > part.size {
            nav.pages aria-label=(words.say("kit-pages")) {
                @if part.page > 1 {
                    a.btn rel="prev" href=(href(part.page - 1)) { (words.say("kit-pages-back")) }
                }
                span { (words.say_with("kit-pages-rows", &args)) }
                @if part.page < last {
                    a.btn rel="next" href=(href(part.page + 1)) { (words.say("kit-pages-on")) }
                }
            }
        }
    }
}

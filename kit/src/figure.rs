//! A figure on a card: the number, how it moved in words, a small line of its months. The number
//! is a link to *why this number*. It never computes: values come printed.

use crate::chart;
use maud::{Markup, html};

/// Which way a comparison points, for its colour; the words say it too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// More.
    Up,
    /// Less.
    Down,
    /// The same, or no judgement.
    Level,
}

/// A comparison in words: `tăng 46 hội viên` `so với tháng 9`.
pub struct Move {
    /// Which way.
    pub way: Way,
    /// The words that carry the colour.
    pub said: String,
    /// The quiet words after it.
    pub than: String,
}

/// A card.
pub struct FigureCard {
    /// What is counted.
    pub label: String,
    /// The number as printed: `20,073`.
    pub value: String,
    /// Its unit: `tỷ đồng`.
    pub unit: Option<String>,
    /// The page that says why.
    pub href: Option<String>,
    /// Comparisons, the most telling first.
    pub moves: Vec<Move>,
    /// The last months, the oldest first; none where nothing was reported.
    pub trend: Vec<Option<i64>>,
}

/// A row of cards.
pub fn cards(label: &str, cards: &[FigureCard]) -> Markup {
    html! {
        section.figs aria-label=(label) { @for card in cards { (draw(card)) } }
    }
}

fn draw(card: &FigureCard) -> Markup {
    html! {
        article.fig {
            p.l { (card.label) }
            p.n {
                @match &card.href {
                    Some(href) => a href=(href) { (card.value) },
                    None => (card.value),
                }
                @if let Some(unit) = &card.unit { " " small { (unit) } }
            }
            @for step in &card.moves {
                p.c { span.(class(step.way)) { (step.said) } " " (step.than) }
            }
            (chart::sparkline(&card.trend))
        }
    }
}

fn class(way: Way) -> &'static str {
    match way {
        Way::Up => "up",
        Way::Down => "down",
        Way::Level => "level",
    }
}

/// A number in a table or text that opens its page.
pub fn number_link(value: &str, href: &str) -> Markup {
    html! { a.num href=(href) { (value) } }
}

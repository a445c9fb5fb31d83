//! Line icons, drawn inline so that they take the colour of their words. An icon never stands
//! alone: the word beside it carries the meaning, so every icon is hidden from screen readers.

use maud::{Markup, PreEscaped, html};

/// An icon of the house.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Icon {
    /// A sun over a line: today.
    Today,
    /// Two people.
    People,
    /// The leaf-heart: works of charity, and the mark of the program.
    Heart,
    /// A box: resources.
    Box,
    /// Bars: reports.
    Report,
    /// A compass: steering.
    Compass,
    /// A tick: done, saved, sums agree.
    Check,
    /// A clock: waiting.
    Clock,
    /// A cross in a ring: wrong.
    Cross,
    /// A triangle: look at this.
    Warn,
    /// A closed lock.
    Lock,
    /// A speech bubble: comment.
    Comment,
    /// A magnifying glass.
    Search,
    /// A sheet of paper.
    Paper,
    /// A printer.
    Print,
    /// An arrow into a tray: download.
    Down,
    /// An arrow going back: returned, undo.
    Back,
    /// A pen: being typed.
    Pen,
    /// A small ring: not begun.
    Ring,
    /// An i in a ring.
    Note,
    /// A caret that points down: opens a menu.
    Caret,
    /// A paper plane: sent.
    Plane,
}

impl Icon {
    fn lines(self) -> &'static str {
        match self {
            Icon::Today => {
                r#"<circle cx="12" cy="11" r="4"/><path d="M12 3v1.500M4 11h1.500M18.500 11H20M6.300 5.300l1 1M17.700 5.300l-1 1M4 20h16"/>"#
            }
            Icon::People => {
                r#"<circle cx="9" cy="8" r="3.500"/><path d="M2.500 20c.4-4 3-6 6.500-6s6.100 2 6.500 6M16 4.800a3.500 3.500 0 0 1 0 6.400M18 14.500c2 .8 3.200 2.600 3.500 5.500"/>"#
            }
            Icon::Heart => {
                r#"<path d="M12 20C5 15 3 11 4.500 7.500 6 4.500 10 5 12 8c2-3 6-3.500 7.500-.5C21 11 19 15 12 20z"/><path d="M12 20c0-4 .5-7 3.500-10"/>"#
            }
            Icon::Box => r#"<path d="M4 8l8-4 8 4v8.500l-8 4-8-4zM4 8l8 4 8-4M12 12v8.500"/>"#,
            Icon::Report => r#"<path d="M4 20h16M7 16.500v-5M12 16.500V6M17 16.500v-8"/>"#,
            Icon::Compass => {
                r#"<circle cx="12" cy="12" r="8.500"/><path d="M15.500 8.500l-2 5-5 2 2-5z"/>"#
            }
            Icon::Check => r#"<path d="M5 12.500l4.500 4.500L19 7.500"/>"#,
            Icon::Clock => r#"<circle cx="12" cy="12" r="8.500"/><path d="M12 7v5.500l3.500 2"/>"#,
            Icon::Cross => r#"<circle cx="12" cy="12" r="8.500"/><path d="M9 9l6 6M15 9l-6 6"/>"#,
            Icon::Warn => r#"<path d="M12 4l9 16H3zM12 10v4.500M12 17v.5"/>"#,
            Icon::Lock => {
                r#"<rect x="5" y="11" width="14" height="9" rx="2"/><path d="M8 11V8a4 4 0 0 1 8 0v3"/>"#
            }
            Icon::Comment => r#"<path d="M4 5h16v11h-9l-4.500 4v-4H4z"/>"#,
            Icon::Search => r#"<circle cx="11" cy="11" r="6.500"/><path d="M16 16l4.500 4.500"/>"#,
            Icon::Paper => r#"<path d="M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6"/>"#,
            Icon::Print => r#"<path d="M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z"/>"#,
            Icon::Down => r#"<path d="M12 4v11M7.500 11l4.500 4.500 4.500-4.500M4 20h16"/>"#,
            Icon::Back => r#"<path d="M9 5L4 10l5 5M4 10h10a6 6 0 0 1 0 12h-2"/>"#,
            Icon::Pen => r#"<path d="M4 20l1-4.500L16.500 4 20 7.500 8.500 19z"/>"#,
            Icon::Ring => r#"<circle cx="12" cy="12" r="7.500"/>"#,
            Icon::Note => r#"<circle cx="12" cy="12" r="8.500"/><path d="M12 11v5M12 7.800v.4"/>"#,
            Icon::Caret => r#"<path d="M6 9.500l6 6 6-6"/>"#,
            Icon::Plane => r#"<path d="M21 3L10.500 13.500M21 3l-6.500 18-4-7.500L3 9.500z"/>"#,
        }
    }

    /// The icon, as tall as a line of its text.
    pub fn draw(self) -> Markup {
        html! {
            svg.icon viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.800"
                stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false" {
                (PreEscaped(self.lines()))
            }
        }
    }
}

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
    /// A bell: notices.
    Bell,
}

impl Icon {
    fn lines(self) -> &'static str {
        match self {
            Icon::Today => {
                "<circle cx='12' cy='11' r='4'/>\
                 <path d='M12 3v1.5M4 11h1.5M18.5 11H20M6.3 5.3l1 1M17.7 5.3l-1 \
                  1M4 20h16'/>"
            }
            Icon::People => {
                "<circle cx='9' cy='8' r='3.5'/>\
                 <path d='M2.5 20c.4-4 3-6 6.5-6s6.1 2 6.5 6M16 4.8a3.5 3.5 0 0 1 \
                  0 6.4M18 14.5c2 .8 3.2 2.6 3.5 5.5'/>"
            }
            Icon::Heart => {
                "<path d='M12 20C5 15 3 11 4.5 7.5 6 4.5 10 5 12 8c2-3 6-3.5 7.5-.5C21 \
                  11 19 15 12 20z'/>\
                 <path d='M12 20c0-4 .5-7 3.5-10'/>"
            }
            Icon::Box => "<path d='M4 8l8-4 8 4v8.5l-8 4-8-4zM4 8l8 4 8-4M12 12v8.5'/>",
            Icon::Report => "<path d='M4 20h16M7 16.5v-5M12 16.5V6M17 16.5v-8'/>",
            Icon::Compass => "<circle cx='12' cy='12' r='8.5'/><path d='M15.5 8.5l-2 5-5 2 2-5z'/>",
            Icon::Check => "<path d='M5 12.5l4.5 4.5L19 7.5'/>",
            Icon::Clock => "<circle cx='12' cy='12' r='8.5'/><path d='M12 7v5.5l3.5 2'/>",
            Icon::Cross => "<circle cx='12' cy='12' r='8.5'/><path d='M9 9l6 6M15 9l-6 6'/>",
            Icon::Warn => "<path d='M12 4l9 16H3zM12 10v4.5M12 17v.5'/>",
            Icon::Lock => {
                "<rect x='5' y='11' width='14' height='9' rx='2'/>\
                 <path d='M8 11V8a4 4 0 0 1 8 0v3'/>"
            }
            Icon::Comment => "<path d='M4 5h16v11h-9l-4.5 4v-4H4z'/>",
            Icon::Search => "<circle cx='11' cy='11' r='6.5'/><path d='M16 16l4.5 4.5'/>",
            Icon::Paper => "<path d='M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6'/>",
            Icon::Print => "<path d='M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z'/>",
            Icon::Down => "<path d='M12 4v11M7.5 11l4.5 4.5 4.5-4.5M4 20h16'/>",
            Icon::Back => "<path d='M9 5L4 10l5 5M4 10h10a6 6 0 0 1 0 12h-2'/>",
            Icon::Pen => "<path d='M4 20l1-4.5L16.5 4 20 7.5 8.5 19z'/>",
            Icon::Ring => "<circle cx='12' cy='12' r='7.5'/>",
            Icon::Note => "<circle cx='12' cy='12' r='8.5'/><path d='M12 11v5M12 7.8v.4'/>",
            Icon::Caret => "<path d='M6 9.5l6 6 6-6'/>",
            Icon::Bell => "<path d='M6 17V11a6 6 0 0 1 12 0v6l1.5 2h-15zM10 21h4'/>",
            Icon::Plane => "<path d='M21 3L10.5 13.5M21 3l-6.5 18-4-7.5L3 9.5z'/>",
        }
    }

    /// The icon, as tall as a line of its text.
    pub fn draw(self) -> Markup {
        html! {
            svg.icon viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.8"
                stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"
                focusable="false" {
                (PreEscaped(self.lines()))
            }
        }
    }
}

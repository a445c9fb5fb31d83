//! The frame of every page: rail, top bar, head line, error summary, toast, help. One function
//! draws it from plain data, so that a page can be drawn without a server or a database. It never
//! decides who may see what: the menu it is given is already the person's own.

mod dialogs;
mod rail;
mod top;

pub use rail::{Group, MenuItem};
pub use top::{Crumb, Switch, SwitchOption};

use crate::assets;
use crate::icon::Icon;
use crate::lang::Words;
use crate::notice::Toast;
use maud::{DOCTYPE, Markup, PreEscaped, html};

/// What the frame shows that is the same for all pages of one request.
pub struct Frame<'a> {
    /// The words of the reader.
    pub words: &'a Words,
    /// The path of this page with its query, to come back after a switch of language.
    pub here: &'a str,
    /// The menu items this person may open, in order.
    pub menu: &'a [MenuItem],
    /// The display name of the account; none for a guest.
    pub account: Option<&'a str>,
    /// Notices the account has not read; none where nobody counted.
    pub bell: Option<i64>,
    /// The chosen letter size in percent: 100, 112, 125, 137 or 150.
    pub letters_percent: u16,
    /// A message of the act just done.
    pub toast: Option<Toast>,
    /// What must be said on every page (the demo says that its figures are a demo's).
    pub notice: Option<String>,
}

/// How many notices the person behind a request has not read. `program` puts it into the
/// extensions of the request.
#[derive(Debug, Clone, Copy)]
pub struct Bell(pub i64);

/// What a page says about itself.
#[derive(Default)]
pub struct PageHead {
    /// The `<h1>` and the first part of the title.
    pub title: String,
    /// One quiet line under the title.
    pub lead: Option<String>,
    /// The group of the rail it belongs to.
    pub group: Option<Group>,
    /// The way down the tree; the last one is this page.
    pub crumbs: Vec<Crumb>,
    /// The choice of another unit.
    pub unit: Option<Switch>,
    /// The choice of another period.
    pub period: Option<Switch>,
    /// Buttons at the right of the title, the leading one last.
    pub actions: Option<Markup>,
    /// Flaws of a form: (id of the control, words). Draws the summary and marks the title.
    pub flaws: Vec<(String, String)>,
    /// How many things wait for this person, shown at *Hôm nay*.
    pub waiting: Option<i64>,
    /// Narrow column for pages with one form.
    pub narrow: bool,
    /// What other networks show of the page where it is shared.
    pub share: Option<Share>,
}

/// What other networks show of a page that is shared (the Open Graph protocol, ogp.me).
pub struct Share {
    /// What is told below the title.
    pub told: String,
    /// The whole address of the page.
    pub page: String,
    /// The whole address of its picture, 1200 by 630.
    pub picture: String,
}

impl PageHead {
    /// A head with a title and its group.
    pub fn new(title: impl Into<String>, group: Group) -> PageHead {
        PageHead { title: title.into(), group: Some(group), ..PageHead::default() }
    }

    /// The quiet line under the title.
    pub fn lead(mut self, lead: impl Into<String>) -> Self {
        self.lead = Some(lead.into());
        self
    }

    /// The way down the tree.
    pub fn crumbs(mut self, crumbs: Vec<Crumb>) -> Self {
        self.crumbs = crumbs;
        self
    }

    /// The choice of another unit.
    pub fn unit(mut self, switch: Switch) -> Self {
        self.unit = Some(switch);
        self
    }

    /// The choice of another period.
    pub fn period(mut self, switch: Switch) -> Self {
        self.period = Some(switch);
        self
    }

    /// Buttons at the right of the title.
    pub fn actions(mut self, actions: Markup) -> Self {
        self.actions = Some(actions);
        self
    }

    /// The flaws of a form ([`crate::form::Form::summary`]).
    pub fn flaws(mut self, flaws: Vec<(String, String)>) -> Self {
        self.flaws = flaws;
        self
    }

    /// How many things wait for this person.
    pub fn waiting(mut self, count: i64) -> Self {
        self.waiting = Some(count);
        self
    }

    /// One column as wide as a form.
    pub fn narrow(mut self) -> Self {
        self.narrow = true;
        self
    }
}

/// A whole page with rail and top bar.
pub fn page(frame: &Frame<'_>, head: &PageHead, body: Markup) -> Markup {
    let words = frame.words;
    shell(
        frame,
        head,
        "house",
        html! {
            (rail::draw(frame, head))
            div.side {
                (top::draw(frame, head))
                (main(frame, head, body))
            }
            (dialogs::draw(frame))
            @if head.group.is_some() { (dialogs::session_over(words)) }
        },
    )
}

/// A page without rail, for people who are not (yet) inside: log-in, errors, the public. The
/// system font comes first there, so that nothing waits for a font.
pub fn plain_page(frame: &Frame<'_>, head: &PageHead, body: Markup) -> Markup {
    shell(
        frame,
        head,
        "outside",
        html! {
            header.plain-top {
                a.brand href="/" { (Icon::Heart.draw()) (frame.words.say("kit-name")) }
                (top::languages(frame))
            }
            (main(frame, head, body))
        },
    )
}

fn shell(frame: &Frame<'_>, head: &PageHead, kind: &str, body: Markup) -> Markup {
    let words = frame.words;
    let prefix = if head.flaws.is_empty() { "" } else { &words.say("kit-title-flawed") };
    let gap = if prefix.is_empty() { "" } else { " " };
    html! {
        (DOCTYPE)
        html lang=(words.lang().code()) data-letters=(frame.letters_percent) {
            head {
                meta charset="utf-8";
                title { (prefix) (gap) (head.title) " · " (words.say("kit-name")) }
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                @if let Some(share) = &head.share {
                    meta name="description" content=(share.told);
                    meta property="og:type" content="website";
                    meta property="og:title" content=(head.title);
                    meta property="og:description" content=(share.told);
                    meta property="og:url" content=(share.page);
                    meta property="og:image" content=(share.picture);
                    meta property="og:image:width" content="1200";
                    meta property="og:image:height" content="630";
                }
                meta name="htmx-config" content=r#"{"includeIndicatorCSS":false}"#;
                link rel="icon" href=(assets::path("mark.svg")) type="image/svg+xml";
                link rel="stylesheet" href=(assets::path("house.css"));
                script src=(assets::path("app.js")) defer {}
            }
            body class=(kind) {
                a.skip href="#main" { (words.say("kit-skip")) }
                (body)
                div #toasts .toasts role="status" aria-live="polite" {
                    @if let Some(toast) = &frame.toast { (toast.draw(words)) }
                }
            }
        }
    }
}

fn main(frame: &Frame<'_>, head: &PageHead, body: Markup) -> Markup {
    html! {
        main #main tabindex="-1" .narrow[head.narrow] {
            @if let Some(notice) = &frame.notice { p.standing { (Icon::Note.draw()) (notice) } }
            (rail::section(frame, head))
            (summary(frame.words, &head.flaws))
            (stood_at(head))
            div.head {
                div {
                    h1 { (head.title) }
                    @if let Some(lead) = &head.lead { p { (lead) } }
                }
                @if let Some(actions) = &head.actions { div.act { (actions) } }
            }
            (body)
        }
    }
}

/// The unit and the period of a page, for paper alone: the top bar that says them does not print.
fn stood_at(head: &PageHead) -> Markup {
    let way = head.crumbs.iter().map(|crumb| crumb.label.as_str());
    let chosen = [&head.unit, &head.period].into_iter().flatten();
    let said: Vec<&str> = way.chain(chosen.map(|switch| switch.current.as_str())).collect();
    html! { @if !said.is_empty() { p.on-paper { (said.join(" · ")) } } }
}

/// The error summary (ui-patterns 1): above the title, takes the focus, every line a link.
fn summary(words: &Words, flaws: &[(String, String)]) -> Markup {
    html! {
        @if !flaws.is_empty() {
            div.summary role="alert" tabindex="-1" autofocus aria-labelledby="summary-title" {
                h2 #summary-title { (Icon::Warn.draw()) (words.say("kit-summary-title")) }
                ul {
                    @for (anchor, said) in flaws { li { a href={ "#" (anchor) } { (said) } } }
                }
            }
        }
    }
}

/// A link that looks like a button.
pub fn button_link(label: &str, href: &str, leads: bool) -> Markup {
    html! { a.btn.lead[leads] href=(href) { (label) } }
}

/// A button that posts to a path and carries nothing but its name.
pub fn button_post(label: &str, action: &str, leads: bool) -> Markup {
    html! {
        form.inline method="post" action=(action) {
            button.btn.lead[leads] type="submit" { (label) }
        }
    }
}

/// The button that prints this page. Without script the browser's own menu prints; the button
/// shows itself only where it works.
pub fn button_print(words: &Words) -> Markup {
    html! {
        button.btn type="button" data-print hidden { (Icon::Print.draw()) (words.say("kit-print")) }
    }
}

/// Text that another module has escaped already (SVG of a chart).
pub(crate) fn raw(text: String) -> PreEscaped<String> {
    PreEscaped(text)
}

/// The nearest letter size that is offered; anything else is 100.
pub(crate) fn letters_known(percent: u16) -> u16 {
    if top::LETTERS_PERCENT.contains(&percent) { percent } else { 100 }
}

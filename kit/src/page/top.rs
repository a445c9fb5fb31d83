//! The top bar: where one is (a place in the tree and a period), search, language, account. Every
//! switch is a list of links or a small form, so that it works without script.

use super::{Frame, PageHead};
use crate::icon::Icon;
use crate::lang::Lang;
use maud::{Markup, html};

/// The letter sizes one can choose, in percent.
pub const LETTERS_PERCENT: [u16; 5] = [100, 112, 125, 137, 150];

/// A step on the way down the tree.
pub struct Crumb {
    /// What it is called.
    pub label: String,
    /// Where it leads; none for this page itself.
    pub href: Option<String>,
}

impl Crumb {
    /// A step that leads somewhere.
    pub fn link(label: impl Into<String>, href: impl Into<String>) -> Crumb {
        Crumb { label: label.into(), href: Some(href.into()) }
    }

    /// This page.
    pub fn here(label: impl Into<String>) -> Crumb {
        Crumb { label: label.into(), href: None }
    }
}

/// A choice of the same page for another unit or period.
pub struct Switch {
    /// What is chosen now.
    pub current: String,
    /// The other choices.
    pub options: Vec<SwitchOption>,
    /// The one before (the month before), for a single step.
    pub back: Option<SwitchOption>,
    /// The one after.
    pub on: Option<SwitchOption>,
}

/// One choice of a switch.
pub struct SwitchOption {
    /// What it is called.
    pub label: String,
    /// Where it leads.
    pub href: String,
}

impl SwitchOption {
    /// A choice.
    pub fn new(label: impl Into<String>, href: impl Into<String>) -> SwitchOption {
        SwitchOption { label: label.into(), href: href.into() }
    }
}

impl Switch {
    /// A switch without single steps.
    pub fn new(current: impl Into<String>, options: Vec<SwitchOption>) -> Switch {
        Switch { current: current.into(), options, back: None, on: None }
    }

    /// Adds single steps back and on.
    pub fn steps(mut self, back: Option<SwitchOption>, on: Option<SwitchOption>) -> Switch {
        self.back = back;
        self.on = on;
        self
    }
}

pub(super) fn draw(frame: &Frame<'_>, head: &PageHead) -> Markup {
    let words = frame.words;
    html! {
        header.top {
            (crumbs(frame, &head.crumbs))
            @if let Some(unit) = &head.unit { (switch(unit, &words.say("kit-switch-unit"))) }
            @if let Some(period) = &head.period {
                (switch(period, &words.say("kit-switch-period")))
            }
            form.find role="search" action="/search" method="get" {
                label.unseen for="find" { (words.say("kit-find")) }
                (Icon::Search.draw())
                input #find name="q" type="search" placeholder=(words.say("kit-find-hint"))
                    autocomplete="off" data-palette-open;
                kbd aria-hidden="true" { "Ctrl K" }
            }
            (languages(frame))
            (bell(frame))
            (account(frame))
        }
    }
}

fn crumbs(frame: &Frame<'_>, crumbs: &[Crumb]) -> Markup {
    html! {
        nav.crumbs aria-label=(frame.words.say("kit-crumbs")) {
            ol {
                @for crumb in crumbs {
                    li {
                        @match &crumb.href {
                            Some(href) => a href=(href) { (crumb.label) },
                            None => span { (crumb.label) },
                        }
                    }
                }
            }
        }
    }
}

fn switch(switch: &Switch, label: &str) -> Markup {
    html! {
        div.switch {
            @if let Some(back) = &switch.back {
                a.step href=(back.href) title=(back.label) {
                    span aria-hidden="true" { "‹" } span.unseen { (back.label) }
                }
            }
            details.menu {
                summary {
                    span.unseen { (label) ": " } (switch.current) (Icon::Caret.draw())
                }
                ul {
                    @for option in &switch.options {
                        li {
                            @if option.label == switch.current {
                                a href=(option.href) aria-current="true" { (option.label) }
                            } @else {
                                a href=(option.href) { (option.label) }
                            }
                        }
                    }
                }
            }
            @if let Some(on) = &switch.on {
                a.step href=(on.href) title=(on.label) {
                    span aria-hidden="true" { "›" } span.unseen { (on.label) }
                }
            }
        }
    }
}

/// VI · EN, a form: choosing a language is kept in a cookie.
pub(super) fn languages(frame: &Frame<'_>) -> Markup {
    html! {
        form.langs method="post" action="/look" aria-label=(frame.words.say("kit-language")) {
            input type="hidden" name="back" value=(frame.here);
            @for lang in Lang::ALL {
                button type="submit" name="lang" value=(lang.code()) lang=(lang.code())
                    aria-pressed=(if lang == frame.words.lang() { "true" } else { "false" }) {
                    span.unseen { (frame.words.say(&format!("kit-language-{}", lang.code()))) }
                    span aria-hidden="true" { (lang.code().to_uppercase()) }
                }
            }
        }
    }
}

/// The way to one's notices, with how many are new.
fn bell(frame: &Frame<'_>) -> Markup {
    let Some(count) = frame.bell.filter(|_| frame.account.is_some()) else { return html! {} };
    let said = frame.words.say_count("kit-bell", count);
    html! {
        a.bell href="/notices" title=(said) {
            (Icon::Bell.draw()) span.unseen { (said) }
            @if count > 0 { b aria-hidden="true" { (count.min(99)) } }
        }
    }
}

fn account(frame: &Frame<'_>) -> Markup {
    let words = frame.words;
    let Some(name) = frame.account else {
        return html! { a.btn href="/login" { (words.say("kit-login")) } };
    };
    html! {
        details.menu.account {
            summary {
                span.unseen { (words.say("kit-account")) ": " (name) }
                span.me aria-hidden="true" { (initial(name)) }
            }
            div {
                p { b { (name) } }
                (letters(frame))
                ul {
                    li { a href="/account" { (words.say("kit-account")) } }
                    li { button.plain type="button" data-help hidden { (words.say("kit-keys")) } }
                    li {
                        form method="post" action="/logout" {
                            button.plain type="submit" { (words.say("kit-logout")) }
                        }
                    }
                }
            }
        }
    }
}

/// The letter size, 100 to 150 per cent, kept in a cookie.
fn letters(frame: &Frame<'_>) -> Markup {
    let words = frame.words;
    html! {
        form.letters method="post" action="/look" {
            input type="hidden" name="back" value=(frame.here);
            span #letters-label { (words.say("kit-letters")) }
            div role="group" aria-labelledby="letters-label" {
                @for percent in LETTERS_PERCENT {
                    @let on = percent == frame.letters_percent;
                    button type="submit" name="letters" value=(percent)
                        aria-pressed=(if on { "true" } else { "false" }) { (percent) " %" }
                }
            }
        }
    }
}

/// The first letter of the given name, the last word of a Vietnamese name.
fn initial(name: &str) -> String {
    let given = name.split_whitespace().next_back().unwrap_or(name);
    given.chars().next().map(|c| c.to_uppercase().to_string()).unwrap_or_default()
}

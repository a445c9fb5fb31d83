//! The rail at the left (a bar at the bottom of a phone): six groups at the most, and only those
//! that lead somewhere for this person.

use super::{Frame, PageHead};
use crate::icon::Icon;
use kernel::Act;
use maud::{Markup, html};

/// A group of the rail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Group {
    /// Hôm nay.
    Today,
    /// Con người.
    People,
    /// Việc thiện.
    Works,
    /// Nguồn lực.
    Resources,
    /// Báo cáo.
    Reports,
    /// Điều hành.
    Steering,
}

impl Group {
    /// All, in the order of the rail.
    pub const ALL: [Group; 6] = [
        Group::Today,
        Group::People,
        Group::Works,
        Group::Resources,
        Group::Reports,
        Group::Steering,
    ];

    /// The message key of its name.
    pub fn key(self) -> &'static str {
        match self {
            Group::Today => "kit-group-today",
            Group::People => "kit-group-people",
            Group::Works => "kit-group-works",
            Group::Resources => "kit-group-resources",
            Group::Reports => "kit-group-reports",
            Group::Steering => "kit-group-steering",
        }
    }

    fn icon(self) -> Icon {
        match self {
            Group::Today => Icon::Today,
            Group::People => Icon::People,
            Group::Works => Icon::Heart,
            Group::Resources => Icon::Box,
            Group::Reports => Icon::Report,
            Group::Steering => Icon::Compass,
        }
    }
}

/// A page that stands in the menu. Its capability adds it with its routes.
#[derive(Debug, Clone, Copy)]
pub struct MenuItem {
    /// The group it stands in; the first item of a group is where the group leads.
    pub group: Group,
    /// The message key of its name.
    pub label: &'static str,
    /// Its path.
    pub path: &'static str,
    /// The letter after `g` that opens it, if any.
    pub go: Option<char>,
    /// The act one must be allowed somewhere to see it; none: everyone inside.
    pub act: Option<&'static Act>,
}

/// The item this page belongs to: the one whose path is the longest beginning of it.
fn current<'a>(frame: &'a Frame<'_>, head: &PageHead) -> Option<&'a MenuItem> {
    let path = frame.here.split('?').next().unwrap_or_default();
    let under = |item: &&MenuItem| {
        let rest = path.strip_prefix(item.path);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/') || item.path == "/")
    };
    let of_group = frame.menu.iter().filter(|item| Some(item.group) == head.group);
    of_group.filter(under).max_by_key(|item| item.path.len())
}

pub(super) fn draw(frame: &Frame<'_>, head: &PageHead) -> Markup {
    let words = frame.words;
    let now = current(frame, head).map(|item| item.path);
    html! {
        nav.rail aria-label=(words.say("kit-rail")) {
            a.brand href="/" { (Icon::Heart.draw()) span { (words.say("kit-name")) } }
            @for group in Group::ALL {
                @let items: Vec<_> = frame.menu.iter().filter(|i| i.group == group).collect();
                @if let Some(first) = items.first() {
                    @let on = head.group == Some(group);
                    a.on[on] href=(first.path) aria-current=[on.then_some("true")]
                        data-go=[first.go] {
                        (group.icon().draw())
                        span { (words.say(group.key())) }
                        @let waiting = head.waiting.filter(|n| *n > 0);
                        @if let (Some(count), Group::Today) = (waiting, group) {
                            b { (count) }
                        }
                    }
                    @if items.len() > 1 {
                        div.under hidden[!on] {
                            @for item in &items {
                                @let here = on && now == Some(item.path);
                                a.on[here] href=(item.path) aria-current=[here.then_some("page")]
                                    data-go=[(item.path != first.path).then_some(item.go).flatten()]
                                    { (words.say(item.label)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// On a phone the bar at the bottom has no room for the pages of a group: they stand above the
/// title there.
pub(super) fn section(frame: &Frame<'_>, head: &PageHead) -> Markup {
    let now = current(frame, head).map(|item| item.path);
    let of_group = |item: &&MenuItem| Some(item.group) == head.group;
    let items: Vec<_> = frame.menu.iter().filter(of_group).collect();
    html! {
        @if items.len() > 1 {
            nav.section aria-label=(frame.words.say("kit-section")) {
                @for item in items {
                    @let here = now == Some(item.path);
                    a.on[here] href=(item.path) aria-current=[here.then_some("page")] {
                        (frame.words.say(item.label))
                    }
                }
            }
        }
    }
}

//! The page of a grid: what was chosen, the table, the details of a cell beside it. It reads no
//! number and asks for no right.

use super::super::rows::Refused;
use super::super::{panel, say, seen};
use super::asked::Asked;
use super::cells::Lanes;
use super::{Opened, filters};
use crate::grid::By;
use axum::response::Response;
use kernel::Month;
use kit::icon::Icon;
use kit::notice::empty;
use kit::page::{Group, PageHead, button_link, button_print};
use kit::tabs::pagination;
use kit::{Markup, Visit, html};

pub(super) fn page(
    visit: &Visit,
    opened: &Opened,
    refused: &Refused,
    flaws: &[(String, String)],
) -> Response {
    let (words, asked) = (visit.words(), &opened.asked);
    let days = &opened.standing.days;
    let at_month = |month| Asked { month, ..asked.clone() }.path("/reports/grid");
    let to_month = |month: Month| days.hold(month.last()).then(|| at_month(month));
    let head = PageHead::new(words.say("grid-title"), Group::Reports)
        .lead(lead(visit, opened))
        .actions(actions(visit, opened))
        .flaws(flaws.to_vec())
        .period(seen::months_to(asked.month, to_month, |month| say::month(words, month)));
    let head = opened.standing.head(head, |code| {
        asked.at(|other| {
            other.unit = code.to_owned();
            other.search = String::new();
            other.by = None;
        })
    });
    let part = opened.grid.part;
    let to_page = |page: i64| {
        let page = page.to_string();
        asked.at(|other| other.page = page)
    };
    let body = html! {
        (filters::draw(visit, opened))
        div.beside {
            @if opened.grid.lanes.is_empty() {
                (nobody(visit, opened))
            } @else {
                section.card.flush {
                    (Lanes { visit, opened, refused }.draw())
                    @if asked.by() == By::Units { (pagination(words, part, to_page)) }
                }
            }
            aside aria-label=(words.say("grid-details")) {
                div #details .details {
                    @if let Some(open) = &opened.panel {
                        (panel::draw(visit, &open.seen, (&open.trace, &open.code), refused))
                    }
                }
            }
        }
    };
    visit.page(&head, body)
}

fn lead(visit: &Visit, opened: &Opened) -> String {
    let (words, asked) = (visit.words(), &opened.asked);
    let unit = opened.standing.place.name.clone();
    match asked.by() {
        By::Units => {
            let month = say::month(words, asked.month);
            words.say_with("grid-lead-units", &[("unit", unit), ("month", month)])
        }
        By::Months => {
            let first = asked.month.add_months(1 - asked.span).vn();
            let said = [("unit", unit), ("first", first), ("last", asked.month.vn())];
            words.say_with("grid-lead-months", &said)
        }
    }
}

fn actions(visit: &Visit, opened: &Opened) -> Markup {
    let asked = &opened.asked;
    let report = super::super::asked::address("/reports", &asked.unit, asked.month);
    html! {
        (button_print(visit.words()))
        (button_link(&visit.say("grid-report"), &report, false))
    }
}

fn nobody(visit: &Visit, opened: &Opened) -> Markup {
    let all = opened.asked.at(|other| other.search = String::new());
    let button = button_link(&visit.say("grid-find-all"), &all, false);
    empty(Icon::Search, &visit.say("grid-nobody"), Some(button))
}

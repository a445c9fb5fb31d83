//! The kinds of work, to choose one: by group, or found by any of their names. It records nothing.

use super::record::Desk;
use crate::model::ConsignmentId;
use axum::response::Response;
use catalogue::{GROUPS, Kind};
use kit::icon::Icon;
use kit::notice::empty;
use kit::page::Group;
use kit::{Markup, PageHead, Visit, html};

/// One piece of work.
pub(super) const ONE: &str = "/activities/new";
/// A week of it.
pub(super) const WEEK: &str = "/activities/week";

/// The page of a unit that leads to the form at a path; `goods` are what the work will hand over.
pub(super) fn draw(
    visit: &Visit,
    opened: &Desk,
    (path, goods): (&str, Option<ConsignmentId>),
) -> Response {
    let more = goods.map(|id| format!("&consignment={id}")).unwrap_or_default();
    let (unit, typed) = (&opened.standing.place.code, visit.query("q"));
    let lang = visit.words().lang();
    let head = PageHead::new(visit.say("activity-new"), Group::Works)
        .lead(visit.say("activity-choose-kind"));
    let head = opened.standing.head(head, |code| format!("{path}?unit={code}"));
    let found: Vec<&Kind> = opened.kinds.iter().filter(|kind| kind.is_found(&typed)).collect();
    let to = |kind: &Kind| format!("{path}?unit={unit}&kind={}{more}", kind.code);
    let body = html! {
        div.stack {
            (search(visit, unit, (path, &typed, goods)))
            @if found.is_empty() { (empty(Icon::Search, &visit.say("activities-no-kind"), None)) }
            div.cols {
                @for group in GROUPS {
                    @let own: Vec<&Kind> =
                        found.iter().copied().filter(|kind| kind.group == group).collect();
                    @if !own.is_empty() {
                        section.card {
                            h2 { (visit.say(&format!("group-{group}"))) }
                            ul.list { @for kind in own {
                                li { a href=(to(kind)) { span { (kind.label(lang)) } } }
                            } }
                        }
                    }
                }
            }
        }
    };
    visit.page(&head, body)
}

/// A box that finds a kind by its name or another wording of it, tones do not matter.
fn search(
    visit: &Visit,
    unit: &str,
    (path, typed, goods): (&str, &str, Option<ConsignmentId>),
) -> Markup {
    let label = visit.say("activities-search-kind");
    html! {
        form.search role="search" action=(path) method="get" {
            input type="hidden" name="unit" value=(unit);
            @if let Some(goods) = goods { input type="hidden" name="consignment" value=(goods); }
            div.hint { label for="kind-search" { (label) } }
            div.field.act {
                input #kind-search .short name="q" type="search" value=(typed) autocomplete="off";
                button.btn type="submit" { (visit.say("catalogue-search-go")) }
                @if !typed.is_empty() {
                    a.btn href={ (path) "?unit=" (unit) } { (visit.say("catalogue-all")) }
                }
            }
        }
    }
}

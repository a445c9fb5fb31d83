//! The filters above the list of work: view, kind, campaign, words, state. Each is a link or a form
//! that asks, so that what is filtered stands in the address.

use super::{Asked, Opened};
use crate::model::State;
use catalogue::Kind;
use kit::tabs::{chips, tabs};
use kit::{Markup, Visit, html};

/// The search, the states and the two views.
pub(super) fn draw(visit: &Visit, asked: &Asked, opened: &Opened) -> Markup {
    let words = visit.words();
    let at = |change: &dyn Fn(&mut Asked)| {
        let mut other = asked.clone();
        change(&mut other);
        other.path("/activities")
    };
    let chip = |state: &str| {
        let key = if state.is_empty() { "activity-state-all" } else { state };
        let label = match State::read(state) {
            Some(state) => words.say(&format!("activity-state-{}", state.code())),
            None => words.say(key),
        };
        let href = at(&|other| other.state = state.to_owned());
        (label, href, asked.state == state)
    };
    let all = std::iter::once("").chain(State::ALL.into_iter().map(State::code));
    let states: Vec<_> = all.map(chip).collect();
    let views: Vec<_> = ["", "calendar"]
        .into_iter()
        .map(|view| {
            let key = if view.is_empty() { "activities-as-list" } else { "activities-as-calendar" };
            (words.say(key), at(&|other| other.view = view.to_owned()), asked.view == view)
        })
        .collect();
    html! {
        (tabs(&words.say("activities-views"), &views))
        form.search role="search" action="/activities" method="get" {
            input type="hidden" name="unit" value=(asked.unit);
            input type="hidden" name="month" value=(asked.month.iso());
            @if !asked.view.is_empty() { input type="hidden" name="view" value=(asked.view); }
            @if !asked.state.is_empty() { input type="hidden" name="state" value=(asked.state); }
            div.field.act {
                label.unseen for="activity-kind" { (words.say("activity-kind")) }
                select #activity-kind name="kind" { (kind_options(visit, asked, opened)) }
                label.unseen for="activity-campaign" { (words.say("activity-campaign")) }
                select #activity-campaign name="campaign" { (campaign_options(visit, asked)) }
                label.unseen for="activity-search" { (words.say("activities-search")) }
                input #activity-search .short name="q" type="search" value=(asked.search)
                    placeholder=(words.say("activities-search")) autocomplete="off";
                button.btn type="submit" { (words.say("activities-find")) }
            }
        }
        (chips(&words.say("activities-states"), &states))
    }
}

fn kind_options(visit: &Visit, asked: &Asked, opened: &Opened) -> Markup {
    let lang = visit.words().lang();
    let mut kinds: Vec<&Kind> = opened.kinds.values().collect();
    kinds.sort_by_key(|kind| kernel::fold::fold(kind.label(lang)));
    html! {
        option value="" { (visit.say("activities-all-kinds")) }
        @for kind in kinds {
            option value=(kind.code) selected[kind.code == asked.kind] { (kind.label(lang)) }
        }
    }
}

fn campaign_options(visit: &Visit, asked: &Asked) -> Markup {
    let lang = visit.words().lang();
    html! {
        option value="" { (visit.say("activities-all-campaigns")) }
        @for campaign in catalogue::campaigns() {
            option value=(campaign.code) selected[campaign.code == asked.campaign] {
                (campaign.label(lang))
            }
        }
    }
}

//! The filters above the list of work: view, kind, campaign, words, state. Each is a link or a form
//! that asks, so that what is filtered stands in the address.

use super::{Asked, Opened, ahead};
use crate::model::State;
use catalogue::Kind;
use kit::tabs::{chips, tabs};
use kit::{Markup, Visit, html};

/// The search, the states and the views.
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
            None if state == ahead::PLANNED => words.say("ahead-planned"),
            None => words.say(key),
        };
        let href = at(&|other| other.state = state.to_owned());
        (label, href, asked.shown_state() == state)
    };
    // Sums of all states together would be sums of nothing.
    let any = (!asked.is_map()).then_some("");
    // What lies ahead is in no sum.
    let planned = any.map(|_| ahead::PLANNED);
    let all = any.into_iter().chain(planned).chain(State::ALL.into_iter().map(State::code));
    let states: Vec<_> = all.map(chip).collect();
    let views: Vec<_> = ["", "calendar", "map"]
        .into_iter()
        .map(|view| {
            let key = match view {
                "calendar" => "activities-as-calendar",
                "map" => "activities-as-map",
                _ => "activities-as-list",
            };
            (words.say(key), at(&|other| other.view = view.to_owned()), asked.view == view)
        })
        .collect();
    html! {
        (tabs(&words.say("activities-views"), &views))
        form.search role="search" action="/activities" method="get" {
            input type="hidden" name="unit" value=(asked.unit);
            input type="hidden" name="month" value=(asked.month.iso());
            @if let Some(year) = asked.year { input type="hidden" name="year" value=(year); }
            @if let Some(day) = asked.day { input type="hidden" name="day" value=(day.iso()); }
            @if !asked.place.is_empty() {
                input type="hidden" name="place" value=(asked.place);
            }
            @if !asked.view.is_empty() { input type="hidden" name="view" value=(asked.view); }
            @if asked.quick { input type="hidden" name="quick" value="1"; }
            @if !asked.state.is_empty() { input type="hidden" name="state" value=(asked.state); }
            div.field.act {
                label.unseen for="activity-kind" { (words.say("activity-kind")) }
                select #activity-kind name="kind" { (kind_options(visit, asked, opened)) }
                (campaign_field(visit, asked))
                label.unseen for="activity-search" { (words.say("activities-search")) }
                input #activity-search .short name="q" type="search" value=(asked.search)
                    placeholder=(words.say("activities-search")) autocomplete="off";
                button.btn type="submit" { (words.say("activities-find")) }
            }
            (campaign_flaw(visit, asked))
        }
        @if !asked.kind.is_empty() { p { (summed_link(visit, asked)) } }
        (chips(&words.say("activities-states"), &states))
        (narrowed(visit, asked, opened))
    }
}

/// What else the list is narrowed to, each with the way out of it: a day, work without files, a
/// place.
fn narrowed(visit: &Visit, asked: &Asked, opened: &Opened) -> Markup {
    let words = visit.words();
    let at = |change: &dyn Fn(&mut Asked)| {
        let mut other = asked.clone();
        change(&mut other);
        other.path("/activities")
    };
    html! {
        @if let Some(day) = asked.shown_day() {
            p {
                (words.say_with("activities-on-day", &[("day", day.vn())])) " "
                a href=(at(&|other| other.day = None)) { (words.say("activities-whole-month")) }
            }
        }
        @if asked.quick {
            p {
                (words.say("activities-quick")) " "
                a href=(at(&|other| other.quick = false)) { (words.say("activities-not-quick")) }
            }
        }
        @if let Some(spot) = &opened.spot {
            p {
                (words.say_with("activities-done-at", &[("place", spot.name.clone())])) " "
                a href=(at(&|other| other.place.clear())) { (words.say("activities-anywhere")) }
            }
        }
    }
}

/// The way to what the work of the kind came to, by unit.
fn summed_link(visit: &Visit, asked: &Asked) -> Markup {
    let span = asked.shown_year().map_or(asked.month.iso(), |year| year.to_string());
    let to = format!("/activities/summed?unit={}&kind={}&span={span}", asked.unit, asked.kind);
    html! { a href=(to) { (visit.say("activities-summed")) } }
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

/// The campaign by any of its wordings, with all of them to choose from.
fn campaign_field(visit: &Visit, asked: &Asked) -> Markup {
    let lang = visit.words().lang();
    let said = match asked.campaign() {
        Some(campaign) => campaign.label(lang),
        None => asked.campaign.as_str(),
    };
    let is_unknown = asked.campaign().is_none() && !asked.campaign.is_empty();
    html! {
        label.unseen for="activity-campaign" { (visit.say("activity-campaign")) }
        input #activity-campaign .short name="campaign" type="search" value=(said)
            list="campaign-names" placeholder=(visit.say("activity-campaign"))
            aria-invalid=[is_unknown.then_some("true")]
            aria-describedby=[is_unknown.then_some("activity-campaign-flaw")] autocomplete="off";
        datalist #campaign-names { @for campaign in catalogue::campaigns() {
            option value=(campaign.label(lang)) {}
            @for alias in &campaign.aliases { option value=(alias.said) {} }
        } }
    }
}

/// What nobody calls so.
fn campaign_flaw(visit: &Visit, asked: &Asked) -> Markup {
    let text = [("text", asked.campaign.clone())];
    html! {
        @if asked.campaign().is_none() && !asked.campaign.is_empty() {
            p.flaw #activity-campaign-flaw {
                (visit.words().say_with("activity-campaign-unknown", &text))
            }
        }
    }
}

//! `/clusters?cluster=&month=&figure=`, or with a form and its period instead of the month: a
//! cluster's span, figure by figure and unit by unit, beside the span before and the year before,
//! its units ranked by one figure and that figure as it went; all of it as a file.

mod beside;
mod sheet;

use api::cluster::{Basis, Gathered, Member, gathered, is_seen};
use api::{Map, Reader, Tree, Trees};
use axum::response::Response;
use beside::{Beside, series};
use book::Figures;
use kernel::db::Tx;
use kernel::figure::{Figure, Measure};
use kernel::{Error, Result, UnitId, Who, number};
use kit::badge::{Tone, mark};
use kit::icon::Icon;
use kit::kept::{Kept, links};
use kit::notice::empty;
use kit::page::{Group, MenuItem, Switch, SwitchOption, button_print};
use kit::table::{Column, Line, table};
use kit::{Answer, Markup, PageHead, Routes, Visit, html};
use org::store::ClusterRow;
use reporting::figures::{FIGURES, SECTIONS, find};
use reporting::model::Of;
use reporting::shown::asked::path_of;
use reporting::shown::ofday::{OfDay, Ways};
use reporting::shown::periods;
use std::sync::Arc;
use uuid::Uuid;

/// The figure that ranks when none is named: the worth of the month.
const USUAL: &str = "humanitarian_value_total";

pub(crate) fn routes() -> Routes {
    Routes::new().get("/clusters", show).menu(MenuItem {
        group: Group::Reports,
        label: "clusters-menu",
        path: "/clusters",
        go: None,
        act: Some(&reporting::acts::VIEW),
    })
}

/// What is asked.
#[derive(Clone)]
struct Asked {
    cluster: String,
    /// The month or the longer span.
    of: Of,
    figure: &'static Figure,
    /// On the map of a day; none: as reported.
    map: Option<OfDay>,
}

impl Asked {
    fn of(visit: &Visit) -> Result<Asked> {
        let of = reporting::shown::asked::Asked::of(visit)?.of;
        // A form that adds up no figures has no page here, nor has what one report alone is about.
        let of = Of::span(of.form, of.period).filter(|of| of.months().is_some());
        let of = of.ok_or(Error::NotFound)?;
        let figure = find(&visit.query("figure")).or(find(USUAL)).ok_or(Error::NotFound)?;
        let map = OfDay::maybe(visit, visit.who().today())?;
        Ok(Asked { cluster: visit.query("cluster"), of, figure, map })
    }

    fn map(&self) -> Map {
        self.map.as_ref().map_or(Map::Reported, |map| Map::On(map.day))
    }

    /// The page of a cluster with what is asked here, but for what is said.
    fn to(&self, cluster: &ClusterRow, of: &Of, figure: &str) -> String {
        address(cluster, (of, figure), self.text())
    }

    /// The map as the address says it.
    fn text(&self) -> &str {
        self.map.as_ref().map(|map| map.text.as_str()).unwrap_or_default()
    }
}

/// What the page shows of a cluster.
struct Seen {
    all: Vec<ClusterRow>,
    cluster: ClusterRow,
    beside: Beside,
    tree: Arc<Tree>,
}

impl Seen {
    /// The span that is asked for.
    fn here(&self) -> Option<&Gathered> {
        self.beside.here()
    }

    fn members(&self) -> &[Member] {
        self.here().map(|told| told.members.as_slice()).unwrap_or_default()
    }
}

async fn show(visit: Visit) -> Answer {
    let who = visit.known()?.clone();
    let asked = Asked::of(&visit)?;
    let (trees, figures) = (visit.house().shelf::<Trees>()?, visit.house().shelf::<Figures>()?);
    let (at, known) = (asked.clone(), figures.clone());
    let read = move |tx: &mut Tx<'_>| load(tx, &trees, (&who, &known), &at);
    match (visit.house().db.read(read).await?, Kept::asked(&visit)) {
        (Some(seen), Some(kept)) => {
            kept.answer(&visit, sheet::sheet(&visit, &figures, &asked, &seen)).await
        }
        (Some(seen), None) => Ok(draw(&visit, &figures, &asked, &seen)),
        (None, _) => Ok(draw_none(&visit)),
    }
}

/// Nobody's cluster is a page too: it says so.
fn draw_none(visit: &Visit) -> Response {
    let head = PageHead::new(visit.say("clusters-menu"), Group::Reports);
    let said = empty(Icon::Compass, &visit.say("clusters-none"), None);
    visit.page(&head, html! { section.card { (said) } })
}

/// The cluster that is named, else the first one the reader may read, else none.
fn load(
    tx: &mut Tx<'_>,
    trees: &Trees,
    (who, figures): (&Who, &Figures),
    asked: &Asked,
) -> Result<Option<Seen>> {
    org::standing::own(who, &reporting::acts::VIEW)?;
    let tree = trees.now(tx)?;
    let named = Uuid::parse_str(&asked.cluster).ok();
    if named.is_none() && !asked.cluster.is_empty() {
        return Err(Error::NotFound);
    }
    let (period, map) = (asked.of.period, asked.map());
    let mut reader = Reader::new(who, figures, &tree, map);
    let mut all = Vec::new();
    for cluster in org::store::all_clusters(tx)? {
        if is_seen(tx, &mut reader, (who, map), cluster.id, period)? {
            all.push(cluster);
        }
    }
    let found = all.iter().find(|cluster| named.is_none_or(|id| id == cluster.id)).cloned();
    let Some(cluster) = found else {
        return if named.is_some() { Err(Error::NotFound) } else { Ok(None) };
    };
    // The others are only named in the menu: no figure of theirs is read.
    let about = (who, figures, map);
    let spans = series(&asked.of);
    let told = gathered(tx, reader, about, cluster.id, &Beside::periods(&spans))?;
    Ok(Some(Seen { all, cluster, beside: Beside::of(spans, told), tree }))
}

fn address(cluster: &ClusterRow, (of, figure): (&Of, &str), map: &str) -> String {
    let span: Vec<String> =
        span(of).iter().map(|(name, value)| format!("{name}={value}")).collect();
    let page = format!("/clusters?cluster={}&{}&figure={figure}", cluster.id, span.join("&"));
    if map.is_empty() { page } else { format!("{page}&map={map}") }
}

/// A span as an address names it.
fn span(of: &Of) -> Vec<(&'static str, String)> {
    match of.is_month() {
        true => vec![("month", of.key().iso())],
        false => vec![("form", of.form.code.to_owned()), ("period", of.period.to_string())],
    }
}

fn draw(visit: &Visit, figures: &Figures, asked: &Asked, seen: &Seen) -> Response {
    let words = visit.words();
    let said = [
        ("period", periods::called(words, &asked.of)),
        ("told", seen.here().map_or(0, Gathered::told).to_string()),
        ("all", seen.members().len().to_string()),
    ];
    let to = |cluster: &ClusterRow| asked.to(cluster, &asked.of, asked.figure.code);
    let at = |of: &Of| asked.to(&seen.cluster, of, asked.figure.code);
    let mut head = PageHead::new(seen.cluster.name.clone(), Group::Reports)
        .lead(words.say_with("clusters-lead", &said))
        .actions(html! { (links(visit)) (button_print(words)) })
        .period(periods::around(words, &asked.of, at));
    if seen.all.len() > 1 {
        let options = seen.all.iter().map(|one| SwitchOption::new(one.name.clone(), to(one)));
        head = head.unit(Switch::new(visit.say("clusters-menu"), options.collect()));
    }
    let body = html! {
        div.stack {
            (ways(visit, asked, seen))
            @if seen.members().is_empty() {
                section.card { (empty(Icon::Compass, &visit.say("clusters-empty"), None)) }
            } @else {
                div.pair {
                    section.card.flush { (whole(visit, figures, asked, seen)) }
                    div.stack {
                        section.card { (ranking(visit, figures, asked, seen)) }
                        section.card { (seen.beside.trend(visit, figures, asked)) }
                        section.card {
                            h2 { (visit.say("clusters-about")) }
                            p { (seen.cluster.source) }
                            p { (visit.say("clusters-rights")) }
                        }
                    }
                }
            }
        }
    };
    visit.page(&head, body)
}

/// As reported, on today's map, on the map of a day.
fn ways(visit: &Visit, asked: &Asked, seen: &Seen) -> Markup {
    let (cluster, spot) = (&seen.cluster, (&asked.of, asked.figure.code));
    let kept = [("cluster", cluster.id.to_string())].into_iter().chain(span(&asked.of));
    let ways = Ways {
        action: "/clusters",
        kept: kept.chain([("figure", asked.figure.code.to_owned())]).collect(),
        reported: Some(address(cluster, spot, "")),
        today: Some(address(cluster, spot, "today")),
        map: asked.map.as_ref(),
        day: asked.map.as_ref().map_or(visit.who().today(), |map| map.day),
    };
    html! { div.act { (ways.draw(visit.words())) } }
}

fn value(figures: &Figures, member: &Member, figure: &Figure) -> Option<i64> {
    let id = figures.id(figure.code).ok()?;
    member.line.values.iter().find(|told| told.figure == id).map(|told| told.value)
}

fn printed(figure: &Figure, value: i64) -> String {
    match figure.measure {
        Measure::Money => number::vnd_in_millions(value),
        Measure::Count => number::count(value),
    }
}

fn told(figure: &Figure, value: Option<i64>) -> Markup {
    html! { @if let Some(value) = value { (printed(figure, value)) } @else { "–" } }
}

fn unit_of(visit: &Visit, figure: &Figure) -> String {
    match figure.measure {
        Measure::Money => visit.say("clusters-millions"),
        Measure::Count => visit.say(&format!("unit-{}", figure.unit)),
    }
}

/// The nearest unit above whose numbers are exact on the map, where it has them.
fn way_to(visit: &Visit, asked: &Asked, seen: &Seen, nearest: Option<UnitId>) -> Markup {
    let unit = nearest.and_then(|unit| seen.tree.get(unit));
    html! {
        @if let Some(unit) = unit {
            " " a href={ (path_of("/reports/map", &unit.code, &asked.of)) "&map=" (asked.text()) } {
                (visit.words().say_with("map-nearest", &[("unit", unit.name.clone())]))
            }
        }
    }
}

fn name(seen: &Seen, member: &Member) -> String {
    seen.tree.get(member.line.unit).map(|unit| unit.short_name.clone()).unwrap_or_default()
}

fn whole(visit: &Visit, figures: &Figures, asked: &Asked, seen: &Seen) -> Markup {
    let mut columns = vec![
        Column::words(visit.say("clusters-figure")),
        Column::words(visit.say("clusters-measure")).minor(),
        Column::number(visit.say("clusters-sum")),
    ];
    let (members, beside) = (seen.members(), seen.beside.columns());
    let said = |of: &Of| Column::number(periods::called(visit.words(), of)).minor();
    columns.extend(beside.iter().map(|(of, _)| said(of)));
    columns.extend(members.iter().map(|member| Column::number(name(seen, member))));
    let mut lines = Vec::new();
    for section in SECTIONS {
        lines.push(Line::Section(visit.say(&format!("section-{}", section.key))));
        let within = |figure: &&Figure| (section.span.0..=section.span.1).contains(&figure.no);
        for figure in FIGURES.iter().filter(within) {
            let label = visit.say(&api::say::label_key(figure.code));
            let mut row = vec![
                html! { a href=(asked.to(&seen.cluster, &asked.of, figure.code)) { (label) } },
                html! { (unit_of(visit, figure)) },
                told(figure, seen.here().and_then(|here| beside::sum(figures, here, figure))),
            ];
            row.extend(beside.iter().map(|(_, of)| told(figure, beside::sum(figures, of, figure))));
            let cell = |member: &Member| match value(figures, member, figure) {
                Some(value) => html! { (printed(figure, value)) },
                None => html! { span.quiet { "–" } },
            };
            row.extend(members.iter().map(cell));
            lines.push(if figure.is_derived() { Line::Sum(row) } else { Line::Row(row) });
        }
    }
    table(&visit.say("clusters-table"), &columns, &lines)
}

/// The units by one figure, the most first; those that are not told stand last.
fn ranking(visit: &Visit, figures: &Figures, asked: &Asked, seen: &Seen) -> Markup {
    let label = visit.say(&api::say::label_key(asked.figure.code));
    let mut ranked: Vec<(&Member, Option<i64>)> = seen
        .members()
        .iter()
        .map(|member| (member, value(figures, member, asked.figure)))
        .collect();
    ranked.sort_by_key(|(member, value)| (std::cmp::Reverse(*value), member.line.unit));
    let columns =
        [Column::words(visit.say("clusters-unit")), Column::number(unit_of(visit, asked.figure))];
    let line = |(member, value): &(&Member, Option<i64>)| {
        // Equal values share a place.
        let better = ranked.iter().filter(|(_, other)| other > value).count();
        let key = format!("clusters-basis-{}", member.basis.code());
        let tone = if member.basis == Basis::Untold { Tone::Blank } else { Tone::Note };
        Line::Row(vec![
            html! {
                @if value.is_some() { (better + 1) ". " }
                (name(seen, member)) " "
                @if member.basis != Basis::Own { (mark(tone, &visit.say(&key))) }
                @if let Some(nearest) = member.line.cannot_tell {
                    (mark(Tone::Blank, &visit.say("clusters-cannot-tell")))
                    (way_to(visit, asked, seen, nearest))
                }
                @if member.line.cut.is_made_up() {
                    (mark(Tone::Note, &visit.say("map-made-up-short")))
                } @else if member.line.cut.is_any() {
                    (mark(Tone::Note, &visit.say("clusters-apportioned")))
                }
            },
            html! { @if let Some(value) = value { (printed(asked.figure, *value)) } },
        ])
    };
    let lines: Vec<Line> = ranked.iter().map(line).collect();
    html! {
        h2 { (visit.words().say_with("clusters-ranking", &[("figure", label.clone())])) }
        (table(&label, &columns, &lines))
    }
}

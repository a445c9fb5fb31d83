//! `GET /dia-chi-nhan-dao/theo-noi`: how many addresses may be helped, by place and class, on a map
//! and in a table. Numbers below five are not shown, nor those from which they could be reckoned.

use super::PATH;
use crate::board::{self, Counts};
use addresses::rules::CLASSES;
use kernel::db::Tx;
use kernel::{Error, Result, UnitId, number, place};
use kit::icon::Icon;
use kit::notice::empty;
use kit::table::{Column, Line, table};
use kit::{Answer, Markup, PageHead, Visit, html};
use org::pins::{Land, Pin};

/// `GET /dia-chi-nhan-dao/theo-noi?noi=`
pub(super) async fn show(visit: Visit) -> Answer {
    let counts = board::counts(visit.house()).await?;
    let words = visit.words();
    let (title, lead) = (words.say("places-title"), Some(words.say("places-lead")));
    let head = PageHead { title, lead, ..PageHead::default() };
    if counts.spots.is_empty() {
        return Ok(visit.plain_page(&head, empty(Icon::Heart, &words.say("appeals-none"), None)));
    }
    let at = asked(&counts, &visit.query("noi"))?;
    let is_below = |spot: &usize| counts.above[*spot] == Some(at);
    let below: Vec<usize> = (0..counts.spots.len()).filter(is_below).collect();
    let map = mapped(&visit, &counts, at, &below).await?;
    let body = html! {
        div.stack {
            (way(&visit, &counts, at))
            section.card { (map) }
            section.card {
                (by_class(&visit, &counts, at, &below))
                p.quiet { (words.say("places-withheld")) }
            }
            p { a href=(PATH) { (words.say("appeals-title")) } }
        }
    };
    Ok(visit.plain_page(&head, body))
}

/// The place that is asked for: the country when none is. One in which nothing lies is unknown.
fn asked(counts: &Counts, code: &str) -> Result<usize> {
    if code.is_empty() {
        return Ok(0);
    }
    let is_asked = |at: &usize| {
        let (unit, own) = counts.spots[*at];
        let holds = counts.above.contains(&Some(*at));
        !own && holds && counts.tree.get(unit).is_some_and(|row| row.code == code)
    };
    (0..counts.spots.len()).find(is_asked).ok_or(Error::NotFound)
}

/// Where a place with others in it leads.
fn link(counts: &Counts, at: usize) -> Option<String> {
    let (unit, own) = counts.spots[at];
    let holds = counts.above.contains(&Some(at));
    let row = counts.tree.get(unit).filter(|_| holds && !own)?;
    Some(format!("{PATH}/theo-noi?noi={}", row.code))
}

fn name(counts: &Counts, unit: UnitId) -> &str {
    counts.tree.get(unit).map_or("", |row| row.short_name.as_str())
}

/// The land under a place, with what is published of each place in it.
async fn mapped(visit: &Visit, counts: &Counts, at: usize, below: &[usize]) -> Result<Markup> {
    let (today, unit) = (visit.who().today(), counts.spots[at].0);
    let inside: Vec<usize> = below.iter().copied().filter(|spot| !counts.spots[*spot].1).collect();
    let rows = inside.iter().filter_map(|spot| counts.tree.get(counts.spots[*spot].0));
    let units: Vec<(UnitId, String, String)> =
        rows.map(|row| (row.id, row.code.clone(), row.name.clone())).collect();
    let read = move |tx: &mut Tx<'_>| {
        let named: Vec<(UnitId, &str, &str)> =
            units.iter().map(|(id, code, name)| (*id, code.as_str(), name.as_str())).collect();
        let here = place::get(tx, unit, today)?;
        Ok((Land::of(tx, &here, today)?, Pin::of(tx, &named)?))
    };
    let (land, mut pins) = visit.house().db.read(read).await?;
    let (words, hidden) = (visit.words(), visit.say("places-hidden"));
    for (pin, spot) in pins.iter_mut().zip(inside) {
        pin.value = counts.rows[spot].total;
        pin.printed = pin.value.map_or_else(|| hidden.clone(), number::count);
        pin.href = link(counts, spot).unwrap_or_else(|| format!("{PATH}/theo-noi"));
    }
    let (title, said) = (words.say("places-map"), words.say("places-unit"));
    Ok(land.draw(words, (&title, &said), None, &pins))
}

/// The way down to a place.
fn way(visit: &Visit, counts: &Counts, at: usize) -> Markup {
    let mut spots: Vec<usize> =
        std::iter::successors(Some(at), |spot| counts.above[*spot]).collect();
    spots.reverse();
    html! {
        p {
            @for (step, spot) in spots.iter().enumerate() {
                @if step > 0 { " › " }
                @let said = if step == 0 {
                    visit.say("places-country")
                } else {
                    name(counts, counts.spots[*spot].0).to_owned()
                };
                @if *spot == at { strong { (said) } }
                @else if step == 0 { a href={ (PATH) "/theo-noi" } { (said) } }
                @else { a href=(link(counts, *spot).unwrap_or_default()) { (said) } }
            }
        }
    }
}

fn by_class(visit: &Visit, counts: &Counts, at: usize, below: &[usize]) -> Markup {
    let words = visit.words();
    let mut columns = vec![Column::words(words.say("places-place"))];
    columns.extend(
        CLASSES
            .iter()
            .map(|class| Column::number(words.say(&format!("address-class-{class}"))).minor()),
    );
    columns.push(Column::number(words.say("places-total")));
    let said = |value: Option<i64>| match value {
        Some(value) => html! { (number::count(value)) },
        None => html! { span.quiet { (words.say("places-hidden")) } },
    };
    let line = |spot: usize, head: Markup| {
        let row = &counts.rows[spot];
        let mut cells = vec![head];
        cells.extend(row.counts.iter().map(|value| said(*value)));
        cells.push(said(row.total));
        Line::Row(cells)
    };
    let head = |spot: usize| {
        let (unit, own) = counts.spots[spot];
        let label = if own { words.say("places-own") } else { name(counts, unit).to_owned() };
        html! {
            @match link(counts, spot) {
                Some(href) => a href=(href) { (label) },
                None => (label),
            }
        }
    };
    let mut sorted = below.to_vec();
    sorted.sort_by_key(|spot| (counts.spots[*spot].1, name(counts, counts.spots[*spot].0)));
    let mut lines: Vec<Line> = sorted.into_iter().map(|spot| line(spot, head(spot))).collect();
    lines.push(line(at, html! { strong { (words.say("places-sum")) } }));
    table(&words.say("places-title"), &columns, &lines)
}

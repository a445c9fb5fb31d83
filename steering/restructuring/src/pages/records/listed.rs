//! The records that counted something at a unit that is cut, with what they are called, what they
//! made and which part they are named for: filtered, a page at a time.

use super::{Of, say};
use crate::model::{DecisionRow, NamedRow};
use crate::store::{self, Named};
use crate::{acts, desk};
use book::{Booked, Figures, RecordId};
use kernel::db::Tx;
use kernel::figure::{Figure, Measure};
use kernel::fold::fold;
use kernel::{Result, Who, number, place};
use kit::icon::Icon;
use kit::notice::empty;
use kit::table::{Column, Line, table};
use kit::tabs::{Part, chips, pagination};
use kit::{Markup, Visit, Words, html};
use org::standing::Standing;
use std::collections::HashMap;
use uuid::Uuid;

/// Records of a page.
const SIZE: i64 = 100;
/// Figures of a record that are told.
const FIGURES: usize = 3;

/// What the address asks for.
#[derive(Debug, Clone, Default)]
pub(super) struct Asked {
    /// The kind of records; empty: all.
    kind: String,
    /// Folded words that they are called by; empty: all.
    text: String,
    /// A part they are named for, or `none`; empty: whatever they are named for.
    part: String,
}

impl Asked {
    pub(super) fn of(visit: &Visit) -> Asked {
        Asked { kind: visit.query("kind"), text: visit.query("q"), part: visit.query("part") }
    }
}

/// The address of a page of the list.
pub(super) fn address((id, unit): Of, asked: &Asked, page: &str) -> String {
    let query = form_urlencoded::Serializer::new(String::new())
        .append_pair("kind", &asked.kind)
        .append_pair("q", &asked.text)
        .append_pair("part", &asked.part)
        .append_pair("page", page)
        .finish();
    format!("{}/records/{unit}?{query}", say::path(id))
}

/// A record as it is listed.
struct Item {
    record: Uuid,
    kind: &'static str,
    called: String,
    link: String,
    months: String,
    made: String,
    /// The name of the part it is named for, and its move.
    part: Option<(String, String)>,
}

/// What the page shows.
pub(super) struct Seen {
    pub(super) row: DecisionRow,
    pub(super) standing: Standing,
    pub(super) parts: Vec<Named>,
    pub(super) asked: Asked,
    pub(super) page: Part,
    /// How many records of each kind.
    kinds: Vec<(&'static str, i64)>,
    /// How many are named for each part, in their order, and how many for none.
    counts: Vec<i64>,
    items: Vec<Item>,
}

struct Raw {
    row: DecisionRow,
    standing: Standing,
    parts: Vec<Named>,
    booked: Vec<Booked>,
    named: Vec<NamedRow>,
    titles: HashMap<RecordId, String>,
    code: String,
}

fn read(tx: &mut Tx<'_>, who: &Who, (id, unit): Of) -> Result<Raw> {
    let (row, standing) = desk::opened(tx, who, &acts::WRITE, id)?;
    let pass = &standing.pass;
    let parts = store::named_parts(tx, pass, id, unit)?;
    if parts.is_empty() {
        return Err(kernel::Error::NotFound);
    }
    let booked = book::booked_at(tx, pass, unit)?;
    let named = store::named(tx, pass, id, Some(unit))?;
    let place = place::get(tx, unit, row.on_day.add_days(-1))?;
    let is_work = |one: &&Booked| one.capability == Some(activities::desk::ORIGIN);
    let works: Vec<RecordId> = booked.iter().filter(is_work).map(|one| one.record).collect();
    let titles = activities::desk::titles(tx, who, &standing.place, &works)?;
    Ok(Raw { row, parts, booked, named, titles, code: place.code, standing })
}

async fn raw(visit: &Visit, of: Of) -> Result<Raw> {
    let who = visit.who().clone();
    visit.house().db.read(move |tx: &mut Tx<'_>| read(tx, &who, of)).await
}

/// Every record that the filters leave.
pub(super) async fn all(visit: &Visit, of: Of) -> Result<Vec<Uuid>> {
    let raw = raw(visit, of).await?;
    let figures = visit.house().shelf::<Figures>()?;
    let (items, asked) = (items(visit, &figures, &raw), Asked::of(visit));
    Ok(items.into_iter().filter(|item| item.is_asked(&asked)).map(|item| item.record).collect())
}

/// A page of the list.
pub(super) async fn load(visit: &Visit, of: Of) -> Result<Seen> {
    let raw = raw(visit, of).await?;
    let figures = visit.house().shelf::<Figures>()?;
    let (mut items, asked) = (items(visit, &figures, &raw), Asked::of(visit));
    let mut kinds: Vec<(&'static str, i64)> = Vec::new();
    for item in &items {
        match kinds.iter_mut().find(|(kind, _)| *kind == item.kind) {
            Some((_, count)) => *count += 1,
            None => kinds.push((item.kind, 1)),
        }
    }
    let of_part = |part: &Named| {
        let id = part.id.to_string();
        items.iter().filter(|item| item.part.as_ref().is_some_and(|(_, of)| *of == id)).count()
    };
    let mut counts: Vec<i64> = raw.parts.iter().map(|part| of_part(part) as i64).collect();
    counts.push(items.len() as i64 - counts.iter().sum::<i64>());
    items.retain(|item| item.is_asked(&asked));
    let page = Part::read(&visit.query("page"), SIZE, items.len() as i64);
    let items = items.into_iter().skip(page.offset() as usize).take(SIZE as usize).collect();
    let Raw { row, standing, parts, .. } = raw;
    Ok(Seen { row, standing, parts, asked, page, kinds, counts, items })
}

/// What a record of a capability is.
fn kind(capability: Option<i64>) -> &'static str {
    match capability {
        Some(activities::desk::ORIGIN) => "entry-of-work",
        Some(cattle::desk::ORIGIN) => "cattle-title",
        Some(reporting::adjust::ORIGIN) => "entry-of-adjustment",
        _ => "entry-kind-0",
    }
}

fn figure_of(figures: &Figures, one: &Booked) -> Option<&'static Figure> {
    figures.get(one.figure).and_then(|known| known.declared)
}

fn label(words: &Words, code: &str) -> String {
    words.say(&format!("figure-{}", code.replace('_', "-")))
}

/// All records, the latest first, then those that are open and counted nothing.
fn items(visit: &Visit, figures: &Figures, raw: &Raw) -> Vec<Item> {
    let words = visit.words();
    let named: HashMap<Uuid, &NamedRow> = raw.named.iter().map(|row| (row.record, row)).collect();
    let part = |record: Uuid| {
        let row = named.get(&record)?;
        let of = raw.parts.iter().find(|part| part.id == row.part)?;
        Some((say::target(of), of.id.to_string()))
    };
    let mut order: Vec<RecordId> = Vec::new();
    let mut by_record: HashMap<RecordId, Vec<&Booked>> = HashMap::new();
    for one in &raw.booked {
        let lines = by_record.entry(one.record).or_default();
        if lines.is_empty() {
            order.push(one.record);
        }
        lines.push(one);
    }
    let counted = order.into_iter().map(|record| {
        let lines = &by_record[&record];
        item(words, figures, raw, lines, part(record.uuid()))
    });
    let mut all: Vec<Item> = counted.collect();
    // A file that was open when it was named may have counted something since.
    let is_open = |row: &&NamedRow| {
        !row.address.is_empty() && !by_record.contains_key(&RecordId::of(row.record))
    };
    for row in raw.named.iter().filter(is_open) {
        let (kind, link) = ("restructuring-record-open", row.address.clone());
        let (months, made) = (String::new(), String::new());
        let (called, part) = (words.say(kind), part(row.record));
        all.push(Item { record: row.record, kind, called, link, months, made, part });
    }
    all
}

/// A record with all that it made.
fn item(
    words: &Words,
    figures: &Figures,
    raw: &Raw,
    lines: &[&Booked],
    part: Option<(String, String)>,
) -> Item {
    let (one, kind) = (lines[0], kind(lines[0].capability));
    let (record, code) =
        (one.record.uuid(), figure_of(figures, one).map_or("", |known| known.code));
    let first = lines.iter().map(|line| line.first).min().unwrap_or(one.first);
    let last = lines.iter().map(|line| line.last).max().unwrap_or(one.last);
    let months =
        if first == last { last.vn() } else { format!("{} – {}", first.vn(), last.vn()) };
    let link = match kind {
        "entry-of-work" => format!("/activities/{record}"),
        "cattle-title" => format!("/cattle/animals/{record}"),
        _ => format!("/reports?unit={}&month={}&figure={code}#panel", raw.code, last.iso()),
    };
    let title = raw.titles.get(&one.record).cloned();
    let called = title.unwrap_or_else(|| match kind {
        "entry-of-work" | "cattle-title" => words.say(kind),
        _ => label(words, code),
    });
    let told = lines.iter().take(FIGURES).filter_map(|line| {
        let figure = figure_of(figures, line)?;
        let amount = match figure.measure {
            Measure::Money => number::vnd(line.amount),
            Measure::Count => number::count(line.amount),
        };
        Some(format!("{} {amount}", label(words, figure.code)))
    });
    let mut made = told.collect::<Vec<_>>().join(" · ");
    if lines.len() > FIGURES {
        made.push_str(" …");
    }
    Item { record, kind, called, link, months, made, part }
}

impl Item {
    fn is_asked(&self, asked: &Asked) -> bool {
        let is_of_part = match (asked.part.as_str(), &self.part) {
            ("", _) | ("none", None) => true,
            (part, Some((_, of))) => of == part,
            _ => false,
        };
        let wanted = fold(&asked.text);
        is_of_part
            && (asked.kind.is_empty() || asked.kind == self.kind)
            && (wanted.is_empty()
                || fold(&format!("{} {}", self.called, self.made)).contains(&wanted))
    }
}

/// How many records of each kind and for each part, and the search.
pub(super) fn filters(visit: &Visit, of: Of, seen: &Seen) -> Markup {
    let (words, asked) = (visit.words(), &seen.asked);
    let chip = |said: String, count: i64, to: Asked, is_chosen: bool| {
        (format!("{said} {}", number::count(count)), address(of, &to, "1"), is_chosen)
    };
    let all: i64 = seen.kinds.iter().map(|(_, count)| count).sum();
    let of_kind = |kind: &str| Asked { kind: kind.to_owned(), ..asked.clone() };
    let of_part = |part: &str| Asked { part: part.to_owned(), ..asked.clone() };
    let any = words.say("restructuring-all");
    let mut kinds = vec![chip(any.clone(), all, of_kind(""), asked.kind.is_empty())];
    kinds.extend(
        seen.kinds
            .iter()
            .map(|(kind, count)| chip(words.say(kind), *count, of_kind(kind), asked.kind == *kind)),
    );
    let mut parts = vec![chip(any, all, of_part(""), asked.part.is_empty())];
    for (part, count) in seen.parts.iter().zip(&seen.counts) {
        let (id, name) = (part.id.to_string(), say::target(part));
        let is_chosen = asked.part == id;
        parts.push(chip(name, *count, of_part(&id), is_chosen));
    }
    let rest = seen.counts.last().copied().unwrap_or_default();
    let nobody = words.say("restructuring-records-none");
    parts.push(chip(nobody, rest, of_part("none"), asked.part == "none"));
    html! {
        (chips(&words.say("restructuring-records"), &kinds))
        (chips(&words.say("restructuring-records-part"), &parts))
        form.search action={ (say::path(of.0)) "/records/" (of.1) } method="get" role="search" {
            input type="hidden" name="kind" value=(asked.kind);
            input type="hidden" name="part" value=(asked.part);
            label for="record-q" { (words.say("restructuring-records-search")) }
            input #record-q name="q" type="search" value=(asked.text) autocomplete="off";
            button.btn type="submit" { (words.say("restructuring-look")) }
        }
    }
}

/// The list with a box for each.
pub(super) fn draw(visit: &Visit, of: Of, seen: &Seen) -> Markup {
    let words = visit.words();
    if seen.items.is_empty() {
        return empty(Icon::Note, &words.say("restructuring-no-records"), None);
    }
    let columns = [
        Column::words(words.say("restructuring-record")),
        Column::words(words.say("restructuring-record-months")),
        Column::words(words.say("restructuring-record-made")),
        Column::words(words.say("restructuring-col-target")),
    ];
    let line = |item: &Item| {
        let id = format!("record-{}", item.record);
        Line::Row(vec![
            html! {
                label for=(id) {
                    input id=(id) type="checkbox" name="record" value=(item.record); " "
                    (item.called)
                }
                " " a.quiet href=(item.link) {
                    (words.say(item.kind)) span.unseen { " " (item.called) }
                }
            },
            html! { (item.months) },
            html! { (item.made) },
            html! { @if let Some((name, _)) = &item.part { (name) } },
        ])
    };
    let lines: Vec<Line> = seen.items.iter().map(line).collect();
    html! {
        (table(&words.say("restructuring-records"), &columns, &lines))
        (pagination(words, seen.page, |page| address(of, &seen.asked, &page.to_string())))
    }
}

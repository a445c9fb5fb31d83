//! The entries of the Book under a number, a page at a time: each opens the work or the cell that
//! recorded it. Whoever may not see the work is told no title.

use super::super::{asked::address, say, seen::Seen};
use super::Opened;
use crate::desk;
use book::{After, Basis, Entry, EntryId, FigureId, Kind};
use kernel::db::Tx;
use kernel::{Month, Result, UnitId, Who, place};
use kit::page::button_link;
use kit::table::{Column, Line, table};
use kit::{Markup, Visit, Words, html};

/// Entries shown at once.
const ENTRIES: i64 = 100;

/// An entry with its unit, and what its piece of work is called for who may see that.
struct Record {
    entry: Entry,
    code: String,
    name: String,
    title: Option<String>,
}

/// A page of entries.
#[derive(Default)]
pub(super) struct Page {
    records: Vec<Record>,
    /// The entry after which the next page goes on, if there is one.
    more: Option<After>,
    /// Whether a page stands before it.
    is_later: bool,
}

/// A page of entries; one more is read, which says whether another page follows.
pub(super) fn load(
    tx: &mut Tx<'_>,
    who: &Who,
    seen: &Seen,
    (figure, after): (FigureId, Option<After>),
) -> Result<Page> {
    let (pass, month) = (&seen.standing.pass, seen.here.month);
    let of = (seen.here.unit, figure);
    let entries = book::entries(tx, pass, of, (month, Basis::Issued), after, ENTRIES + 1)?;
    let works: Vec<_> = entries
        .iter()
        .filter(|entry| entry.capability == Some(activities::desk::ORIGIN))
        .filter_map(|entry| entry.record)
        .collect();
    let titles = activities::desk::titles(tx, who, &seen.standing.place, &works)?;
    let mut records = Vec::with_capacity(entries.len());
    for entry in entries {
        let unit = place::get(tx, entry.unit, month.last())?;
        let title = entry.record.and_then(|id| titles.get(&id).cloned());
        records.push(Record { entry, code: unit.code, name: unit.name, title });
    }
    let follow = records.len() > ENTRIES as usize;
    records.truncate(ENTRIES as usize);
    let more = records.last().filter(|_| follow).map(|record| record.entry.after());
    Ok(Page { records, more, is_later: after.is_some() })
}

/// The entry after which a page begins (`12.202410.345`: unit, month booked, entry); what nobody
/// can read is the first page.
pub(super) fn after(typed: &str) -> Option<After> {
    let mut parts = typed.split('.').map(|part| part.parse::<i64>().ok());
    let (unit, month, id) = (parts.next()??, parts.next()??, parts.next()??);
    let month_booked = Month::from_key(month)?;
    Some(After { unit: UnitId(unit), month_booked, id: EntryId(id) })
}

/// The entries of the Book under the number.
pub(super) fn draw(visit: &Visit, opened: &Opened) -> Markup {
    let (words, figure) = (visit.words(), opened.trace.figure);
    let columns = [
        Column::words(words.say("why-records")),
        Column::words(words.say("why-day")),
        Column::words(words.say("why-kind")),
        Column::number(say::unit(words, figure)),
    ];
    let lines: Vec<Line> =
        opened.records.records.iter().map(|r| record(visit, opened, r)).collect();
    html! {
        @if !lines.is_empty() {
            section.card #records {
                h2 { (words.say("why-records")) }
                p.quiet { (words.say("why-records-lead")) }
                (table(&words.say("why-records"), &columns, &lines))
                (pages(visit, opened))
            }
        }
    }
}

/// The way to the entries that follow, and back to the first.
fn pages(visit: &Visit, opened: &Opened) -> Markup {
    let why = opened.seen.here.why(opened.trace.figure.code);
    let next = opened.records.more.map(|at| {
        format!("{why}&after={}.{}.{}#records", at.unit.0, at.month_booked.key(), at.id.0)
    });
    html! {
        @if next.is_some() || opened.records.is_later {
            nav.pages aria-label=(visit.say("kit-pages")) {
                @if opened.records.is_later {
                    (button_link(&visit.say("why-records-first"), &format!("{why}#records"), false))
                }
                @if let Some(next) = next {
                    (button_link(&visit.say("why-records-next"), &next, false))
                }
            }
        }
    }
}

/// Why an entry stands, with what would surprise: that it takes something back, and that it belongs
/// to a month that was locked before.
fn marked(words: &Words, entry: &Entry, said: String) -> String {
    let back = words.say("entry-kind-3");
    let mut parts = vec![said];
    if entry.kind == Kind::Reverse && parts[0] != back {
        parts.push(back);
    }
    if let Some(month) = entry.month_for {
        parts.push(words.say_with("why-record-late", &[("month", month.vn())]));
    }
    parts.join(", ")
}

fn record(visit: &Visit, opened: &Opened, record: &Record) -> Line {
    let (figure, entry) = (opened.trace.figure, &record.entry);
    let report = format!(
        "{}&figure={}#panel",
        address("/reports", &record.code, entry.told_month()),
        figure.code
    );
    let (to, said) = match (entry.capability, entry.record) {
        (Some(activities::desk::ORIGIN), Some(id)) => {
            (format!("/activities/{}", id.uuid()), visit.say("entry-of-work"))
        }
        (Some(cattle::desk::ORIGIN), Some(id)) => {
            (format!("/cattle/animals/{}", id.uuid()), visit.say("cattle-title"))
        }
        (Some(crate::adjust::ORIGIN), _) => (report, visit.say("entry-of-adjustment")),
        _ => (report, visit.say(&format!("entry-kind-{}", entry.kind.number()))),
    };
    let said = marked(visit.words(), entry, said);
    let day = format!("{:02}/{}", entry.day_for, entry.told_month().vn());
    Line::Row(vec![
        html! {
            a href=(to) { (record.title.as_deref().unwrap_or(&record.name)) }
            @if record.title.is_some() { br; span.quiet { (record.name) } }
        },
        html! { (day) },
        html! { (said) },
        html! { (desk::printed(figure, entry.amount)) },
    ])
}

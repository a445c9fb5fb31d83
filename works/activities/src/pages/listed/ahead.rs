//! What lies ahead beside the list of work and in its calendar: planned, or due by a day, told from
//! what was done by a mark and a word. It is in no sum.

use super::{Asked, Opened};
use crate::ahead::{Aheads, Asked as Of};
use crate::model::{Ahead, Filter, Part};
use crate::{rules, store};
use catalogue::Kind;
use kernel::db::Tx;
use kernel::{Day, Result, Who, number};
use kit::badge::{Tone, badge};
use kit::calendar::Item;
use kit::icon::Icon;
use kit::notice::empty;
use kit::table::{Column, Line, table};
use kit::{Markup, Visit, Words, html};
use org::standing::Standing;

/// The state, as the address says it, of what lies ahead.
pub(super) const PLANNED: &str = "planned";
/// Things that are looked through.
const MOST: i64 = 5_000;
/// Lines beside the list.
const LINES: usize = 50;

/// What lies ahead in the days that are shown.
#[derive(Default)]
pub(super) struct Seen {
    pub(super) rows: Vec<Ahead>,
    /// There is more than was looked through.
    is_cut: bool,
}

pub(super) fn load(
    tx: &mut Tx<'_>,
    (who, words, aheads): (&Who, &Words, &Aheads),
    (standing, asked): (&Standing, &Asked),
    (filter, kinds): (&Filter, &[Kind]),
) -> Result<Seen> {
    if !asked.shows_ahead() {
        return Ok(Seen::default());
    }
    let (from, until) = asked.span();
    let of = Of { who, place: &standing.place, from, until, most: MOST };
    let (mut rows, is_cut) = aheads.of(tx, &of)?;
    rows.retain(|row| {
        let kind = kinds.iter().find(|kind| Some(&kind.code) == row.kind.as_ref());
        rules::is_sought(row, kind, &said(words, kind, row), filter)
    });
    if let Some(spot) = filter.spot {
        let at = |row: &Ahead| row.spot.unwrap_or(row.unit);
        let there = store::under(tx, spot, who.today(), rows.iter().map(at))?;
        rows.retain(|row| there.contains(&at(row)));
    }
    Ok(Seen { rows, is_cut })
}

/// What a thing that lies ahead is. It names nobody.
pub(in crate::pages) fn said(words: &Words, kind: Option<&Kind>, row: &Ahead) -> String {
    let of = |part: &Part| match part {
        Part::Text(text) => text.clone(),
        Part::Key(key) => words.say(key),
        Part::InBoth(vi, en) => match words.lang() {
            kit::Lang::Vi => vi.clone(),
            kit::Lang::En => en.clone(),
        },
    };
    let (key, parts) = &row.said;
    let mut args: Vec<(&str, String)> =
        parts.iter().map(|(name, part)| (*name, of(part))).collect();
    args.extend(kind.map(|kind| ("kind", kind.label(words.lang()).to_owned())));
    words.say_with(key, &args)
}

/// How it stands on a day, as a tone with its word.
fn state(words: &Words, on: Day, today: Day) -> (Tone, String) {
    match on < today {
        true => (Tone::Call, words.say("ahead-late")),
        false => (Tone::Blank, words.say("ahead-planned")),
    }
}

/// The word for how it stands.
pub(super) fn state_word(visit: &Visit, row: &Ahead) -> String {
    state(visit.words(), row.on, visit.who().today()).1
}

/// What it is called and what it is, for a page inside the house.
pub(super) fn called(visit: &Visit, opened: &Opened, row: &Ahead) -> (String, String) {
    let kind = row.kind.as_ref().and_then(|code| opened.kinds.get(code));
    let people = |n| visit.words().say_count("ahead-people", n);
    let said = said(visit.words(), kind, row);
    let said = row.people.map_or_else(|| said.clone(), |n| format!("{said}: {}", people(n)));
    match row.title.as_str() {
        "" => (said, String::new()),
        title => (title.to_owned(), said),
    }
}

/// It, on its day of a calendar.
pub(super) fn item(visit: &Visit, opened: &Opened, row: &Ahead) -> Item {
    let (said, note) = called(visit, opened, row);
    let state = state(visit.words(), row.on, visit.who().today());
    Item { said, note, state, href: row.href.clone() }
}

/// The lines beside the list of work.
pub(super) fn draw(visit: &Visit, asked: &Asked, opened: &Opened) -> Markup {
    let (words, rows) = (visit.words(), &opened.ahead.rows);
    html! {
        @if !asked.is_calendar() && (!rows.is_empty() || asked.is_planned()) {
            section.card {
                h2 { (words.say("ahead-title")) }
                @if rows.is_empty() { (empty(Icon::Note, &words.say("ahead-none"), None)) }
                @else { (lines(visit, opened)) }
                (cut(words, opened, LINES))
            }
        }
    }
}

fn lines(visit: &Visit, opened: &Opened) -> Markup {
    let words = visit.words();
    let columns = [
        Column::words(words.say("activity-name")),
        Column::words(words.say("activity-day")),
        Column::words(words.say("activity-unit")).minor(),
        Column::words(words.say("activity-state")),
    ];
    let line = |row: &Ahead| {
        let (called, what) = called(visit, opened, row);
        let (tone, word) = state(words, row.on, visit.who().today());
        Line::Row(vec![
            html! {
                a href=(row.href) { (called) }
                @if !what.is_empty() { br; span.quiet { (what) } }
            },
            html! { (row.on.vn()) },
            html! { (row.unit_name) },
            badge(tone, &word),
        ])
    };
    let lines: Vec<Line> = opened.ahead.rows.iter().take(LINES).map(line).collect();
    table(&words.say("ahead-title"), &columns, &lines)
}

/// Until which day what lies ahead is told, where there is more.
pub(super) fn cut(words: &Words, opened: &Opened, most: usize) -> Markup {
    let rows = &opened.ahead.rows;
    let shown = rows.len().min(most);
    let is_cut = opened.ahead.is_cut || rows.len() > shown;
    let last = shown.checked_sub(1).and_then(|at| rows.get(at)).map(|row| row.on.vn());
    let n = number::count(i64::try_from(shown).unwrap_or(i64::MAX));
    let args = [("n", n), ("day", last.unwrap_or_default())];
    html! { @if is_cut && shown > 0 { p.quiet { (words.say_with("ahead-cut", &args)) } } }
}

//! The second view of the list of work: a month of days. What took several days stands on each of
//! them, also when it ended after the month; what is not drawn is said so. It reads with the
//! filters of the list and nothing else.

use super::{Asked, MANY, Opened, ahead};
use crate::model::{Filter, ListedRow, State};
use crate::pages::say;
use crate::store;
use kernel::db::Tx;
use kernel::{Day, Pass, Result, number};
use kit::badge::Tone;
use kit::calendar::{self, Calendar, Item};
use kit::notice::banner;
use kit::{Markup, Visit, html};
use std::collections::BTreeMap;

/// Items of a day; the others stand behind one link.
const OF_A_DAY: usize = 3;
/// Days after the month within which work that was going on in it is found.
pub(super) const LATER: i64 = 92;

/// What began by the end of the month and ended after it.
pub(super) fn going_on(
    tx: &mut Tx<'_>,
    pass: &Pass,
    asked: &Asked,
    filter: &Filter,
) -> Result<Vec<ListedRow>> {
    let last = asked.month.last();
    let later = Filter {
        from: last.add_days(1),
        until: last.add_days(LATER),
        begun: Some(last),
        ..filter.clone()
    };
    store::list(tx, pass, &later, None, MANY)
}

pub(super) fn draw(visit: &Visit, asked: &Asked, opened: &Opened) -> Markup {
    let words = visit.words();
    let mut items: BTreeMap<Day, Vec<Item>> = BTreeMap::new();
    for row in &opened.rows {
        for day in days(asked, row) {
            items.entry(day).or_default().push(item(visit, opened, row));
        }
    }
    for row in &opened.ahead.rows {
        items.entry(row.on).or_default().push(ahead::item(visit, opened, row));
    }
    let list = Asked { view: String::new(), year: None, ..asked.clone() };
    let day_href = |day: Day| Asked { day: Some(day), ..list.clone() }.path("/activities");
    let calendar = Calendar {
        caption: &words.say("activities-title"),
        month: asked.month,
        today: visit.who().today(),
        items,
        most: OF_A_DAY,
        day_href: &day_href,
        add_href: None,
    };
    let drawn = [("n", number::count(MANY))];
    html! {
        @if opened.rows.len() as i64 >= MANY {
            (banner(Tone::Look, html! { (words.say_with("activities-calendar-cut", &drawn)) }))
        }
        (ahead::cut(words, opened, usize::MAX))
        (calendar::draw(words, &calendar))
    }
}

/// The days of a piece of work that lie in the month.
fn days(asked: &Asked, row: &ListedRow) -> impl Iterator<Item = Day> + use<> {
    let (mut day, last) =
        (row.from_on.max(asked.month.first()), row.on_day.min(asked.month.last()));
    std::iter::from_fn(move || {
        let here = day;
        day = day.add_days(1);
        (here <= last).then_some(here)
    })
}

fn item(visit: &Visit, opened: &Opened, row: &ListedRow) -> Item {
    let (words, kind) = (visit.words(), opened.kinds.get(&row.kind));
    let state = State::read(&row.state).unwrap_or(State::Reversed);
    let tone = if state == State::Counted { Tone::Done } else { Tone::Waiting };
    Item {
        said: row.title.clone(),
        note: say::counted(words, kind, row.counted),
        state: (tone, words.say(&format!("activity-state-{}", state.code()))),
        href: format!("/activities/{}", row.id),
    }
}

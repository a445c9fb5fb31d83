//! Where do we stand: six large figures with last month and last year in words and their months.

use super::super::say;
use super::super::seen::Seen;
use crate::figures::find;
use book::Figures;
use kernel::Result;
use kernel::db::Tx;
use kit::figure::{FigureCard, cards};
use kit::{Markup, Visit, html};
use std::collections::HashMap;

/// The six figures by which a month is seen at a glance.
pub const SIX: [&str; 6] = [
    "humanitarian_value_total",
    "members_total",
    "addresses_helped_turns",
    "kitchen_meals",
    "free_exam_turns",
    "blood_units",
];
/// Months of a small line.
const MONTHS: usize = 12;

/// The months of each figure, the oldest first; none where nothing was reported.
pub type Trends = HashMap<&'static str, Vec<Option<i64>>>;

/// Reads the months of the six.
pub fn load(tx: &mut Tx<'_>, figures: &Figures, seen: &Seen) -> Result<Trends> {
    let mut trends = Trends::new();
    for code in SIX {
        let of = (seen.here.unit, figures.id(code)?);
        let pass = &seen.standing.pass;
        let series = book::series(tx, pass, figures, of, seen.here.month, MONTHS)?;
        let known = |n: i64| (n != 0).then_some(n);
        trends.insert(code, series.into_iter().map(|(_, r)| known(r.issued)).collect());
    }
    Ok(trends)
}

/// The cards.
pub fn draw(visit: &Visit, seen: &Seen, trends: &Trends) -> Markup {
    let all: Vec<FigureCard> = SIX.iter().filter_map(|c| card(visit, seen, trends, c)).collect();
    html! { (cards(&visit.say("home-stand"), &all)) (say::months_mark(visit.words(), seen)) }
}

fn card(visit: &Visit, seen: &Seen, trends: &Trends, code: &str) -> Option<FigureCard> {
    let words = visit.words();
    let (value, figure) = (seen.view.value(code)?, find(code)?);
    let (said, unit) = say::large(words, figure, value.value);
    let mark = seen.marks.now.as_deref();
    let label = say::label(words, code);
    let label = match mark {
        Some(mark) => format!("{label} · {}", words.say(mark)),
        None => label,
    };
    Some(FigureCard {
        label,
        value: said,
        unit: Some(unit),
        href: Some(seen.here.why(code)),
        moves: say::moves(words, value, seen.here.month),
        trend: trends.get(code).cloned().unwrap_or_default(),
    })
}

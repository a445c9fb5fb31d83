//! A cluster's table as a file: figure by figure the sum, what it is held against, each member. It
//! says what the page says, under the same rights.

use super::{Asked, Seen, beside, name, unit_of, value};
use book::Figures;
use kernel::figure::Measure;
use kernel::sheet::{Cell, Kind, Sheet};
use kernel::{Count, Vnd};
use kit::Visit;
use reporting::figures::FIGURES;
use reporting::shown::periods;

pub(super) fn sheet(visit: &Visit, figures: &Figures, asked: &Asked, seen: &Seen) -> Sheet {
    let words = visit.words();
    let span = periods::called(words, &asked.of);
    let title = format!("{} · {span}", seen.cluster.name);
    let file = format!("{} {}", seen.cluster.name, asked.of.period);
    let mut sheet = Sheet::new(&file, &title, visit.who().today())
        .column(&words.say("clusters-figure"), Kind::Text)
        .column(&words.say("clusters-measure"), Kind::Text)
        .column(&words.say("clusters-sum"), Kind::Count);
    let beside = seen.beside.columns();
    for (of, _) in &beside {
        sheet = sheet.column(&periods::called(words, of), Kind::Count);
    }
    let members = seen.here().map(|told| told.members.as_slice()).unwrap_or_default();
    for member in members {
        sheet = sheet.column(&name(seen, member), Kind::Count);
    }
    for figure in FIGURES {
        let cell = |value: Option<i64>| match (value, figure.measure) {
            (None, _) => Cell::Empty,
            (Some(value), Measure::Count) => Cell::Count(Count(value)),
            (Some(value), Measure::Money) => Cell::Trieu(Vnd(value)),
        };
        let first = [visit.say(&api::say::label_key(figure.code)), unit_of(visit, figure)];
        let sum = seen.here().and_then(|told| beside::sum(figures, told, figure));
        let before = beside.iter().map(|(_, told)| beside::sum(figures, told, figure));
        let told = members.iter().map(|member| value(figures, member, figure));
        let numbers = std::iter::once(sum).chain(before).chain(told).map(cell);
        sheet.row(first.iter().map(|said| Cell::from(said.as_str())).chain(numbers));
    }
    sheet
}

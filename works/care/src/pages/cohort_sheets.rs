//! A cohort as files: its months, its people one by one. Names and what was measured stand in the
//! file of the people only where they were opened for a purpose.

use super::cohort::{Seen, Shown};
use super::cohort_tables::{MONTHS, line, told};
use crate::model::{EntryRow, File, Outcome};
use crate::rules::{self, FieldSort};
use kernel::sheet::{Cell, Kind, Sheet};
use kernel::{Count, Day};
use kit::{Visit, Words};

/// The months as a file.
pub(super) fn months(visit: &Visit, seen: &Seen) -> Sheet {
    let words = visit.words();
    let mut sheet = titled(visit, seen, "months")
        .column(&words.say("kit-chart-month"), Kind::Text)
        .column(&words.say("care-cohort-entered"), Kind::Count)
        .column(&words.say("care-cohort-seen"), Kind::Count)
        .column(&words.say("care-cohort-missed"), Kind::Count)
        .column(&words.say("care-cohort-left"), Kind::Count);
    for one in rules::months(seen.programme, &seen.all(), visit.who().today(), MONTHS) {
        let counts = [one.entered, one.seen, one.missed, one.left];
        let counts = counts.map(|many| Cell::Count(Count(many)));
        sheet.row([Cell::from(one.month.vn())].into_iter().chain(counts));
    }
    whole(words, seen, sheet)
}

/// The people as a file, one row each; with names and measures where they were opened.
pub(super) fn people(visit: &Visit, seen: &Seen, shown: Option<&Shown>) -> Sheet {
    let (words, today, programme) = (visit.words(), visit.who().today(), seen.programme);
    let mut sheet = titled(visit, seen, "people");
    if shown.is_some() {
        sheet = sheet.column(&words.say("care-person"), Kind::Text);
    }
    sheet = sheet
        .column(&words.say("care-unit"), Kind::Text)
        .column(&words.say("care-intake"), Kind::Text)
        .column(&words.say("care-opened"), Kind::Day);
    for sort in &programme.sorts {
        sheet = sheet.column(sort.label(words.lang()), Kind::Day);
    }
    sheet = sheet
        .column(&words.say("care-missed-months"), Kind::Count)
        .column(&words.say("care-closed-on"), Kind::Day)
        .column(&words.say("care-state"), Kind::Text)
        .column(&words.say("care-rests"), Kind::Text);
    if shown.is_some() {
        sheet = sheet.column(&words.say("care-told"), Kind::Text);
    }
    for (file, unit) in &seen.files {
        let name = shown.map(|shown| shown.names.get(&file.row.receiver));
        let name = name.map(|name| name.map_or(Cell::Empty, |name| Cell::from(name.as_str())));
        let missed = rules::missed_of(programme, file, today).len() as i64;
        let begun = [
            Cell::from(unit.as_str()),
            Cell::from(file.row.intake()),
            Cell::Day(file.row.opened_on),
        ];
        let had = programme.sorts.iter().map(|sort| {
            let own = file.standing().filter(|entry| entry.sort == sort.code);
            day(own.map(|entry| entry.on_day).max())
        });
        let ended = [Cell::Count(Count(missed)), day(file.row.closed_on), state(words, file)];
        let by = [rests(words, file)];
        let said = shown.map(|shown| Cell::from(said(words, seen, file, shown)));
        sheet.row(name.into_iter().chain(begun).chain(had).chain(ended).chain(by).chain(said));
    }
    whole(words, seen, sheet)
}

fn titled(visit: &Visit, seen: &Seen, name: &str) -> Sheet {
    let (words, place) = (visit.words(), &seen.standing.place);
    let title = format!("{} · {}", seen.programme.label(words.lang()), place.name);
    let name = format!("care {name} {} {}", seen.programme.code, place.code);
    Sheet::new(&name, &title, visit.who().today())
}

/// With what the cohort adds up to; that it is not all, when it is not.
fn whole(words: &Words, seen: &Seen, sheet: Sheet) -> Sheet {
    let sheet = sheet.note(&line(words, seen.programme, &rules::tally(&seen.all())));
    match seen.is_part() {
        true => sheet.note(&words.say("care-cohort-part")),
        false => sheet,
    }
}

fn day(of: Option<Day>) -> Cell {
    of.map_or(Cell::Empty, Cell::Day)
}

fn state(words: &Words, file: &File) -> Cell {
    let outcome = file.row.result.as_deref().and_then(Outcome::read);
    Cell::from(match outcome {
        Some(outcome) => words.say(&format!("care-outcome-{}", outcome.code())),
        None => words.say("care-going-on"),
    })
}

/// What "reached" rests on.
fn rests(words: &Words, file: &File) -> Cell {
    match file.row.result.as_deref().and_then(Outcome::read) {
        Some(Outcome::Reached) => {
            let by = file.row.reached_by.as_deref().unwrap_or("never");
            Cell::from(words.say(&format!("care-rests-{by}")))
        }
        _ => Cell::Empty,
    }
}

/// The first and last of each measure, and the last words of each sort.
fn said(words: &Words, seen: &Seen, file: &File, shown: &Shown) -> String {
    let measure = |(field, sort): (&str, FieldSort)| {
        let all = rules::measured(file, &shown.details, field);
        let (from, to) = (all.values().next()?, all.values().next_back()?);
        let said = |value: &i64| rules::said_field(sort, &value.to_string());
        let label = words.say(&format!("care-field-{field}"));
        Some(format!("{label}: {} → {}", said(from), said(to)))
    };
    let measured = rules::measured_fields(seen.programme).into_iter().filter_map(measure);
    let last = |code: &str| -> Option<&EntryRow> {
        file.standing().filter(|entry| entry.sort == code).max_by_key(|entry| entry.on_day)
    };
    let texts = seen.programme.sorts.iter().flat_map(|sort| {
        let entry = last(&sort.code);
        entry.map(|entry| told(sort, entry, shown)).unwrap_or_default()
    });
    measured.chain(texts.map(str::to_owned)).collect::<Vec<_>>().join("; ")
}

//! The animals of a herd and what each keeper owes, kept as files. The names of keepers are in none
//! that was not asked for with a purpose.

use super::herd::Opened;
use super::tables::{calf_of, from, now, sex};
use crate::model::{AnimalRow, BankRow};
use crate::rules;
use help::ReceiverId;
use kernel::Day;
use kernel::sheet::{Cell, Kind, Sheet};
use kit::page::button_link;
use kit::{Markup, Visit, html};
use std::collections::HashMap;

/// The lists of a herd.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum List {
    /// Its animals.
    Animals,
    /// What the keepers owe.
    Duties,
}

impl List {
    fn code(self) -> &'static str {
        match self {
            List::Animals => "animals",
            List::Duties => "duties",
        }
    }

    /// The list with this code.
    pub fn read(code: &str) -> Option<List> {
        [List::Animals, List::Duties].into_iter().find(|list| list.code() == code)
    }
}

/// The ways to keep a list of a herd.
pub(super) fn links(visit: &Visit, bank: &BankRow, list: List) -> Markup {
    let to = |file: &str| format!("/cattle/{}?of={}&file={file}", bank.id, list.code());
    html! {
        p {
            (button_link(&visit.say("kit-keep-sheet"), &to("xlsx"), false)) " "
            (button_link(&visit.say("kit-keep-csv"), &to("csv"), false))
        }
    }
}

/// Names that were opened; none where nobody asked for them.
type Names = HashMap<ReceiverId, String>;

/// A list as a sheet, with a column of names where they were opened.
pub(super) fn sheet(visit: &Visit, opened: &Opened, list: List, names: Option<&Names>) -> Sheet {
    match list {
        List::Animals => animals(visit, opened, names),
        List::Duties => duties(visit, opened, names),
    }
}

fn begun(visit: &Visit, opened: &Opened, list: List) -> Sheet {
    let words = visit.words();
    let said = words.say(&format!("cattle-{}", list.code()));
    let title = format!("{said} · {} · {}", opened.herd.bank.name, opened.place.name);
    let sheet = Sheet::new(&format!("cattle {}", list.code()), &title, visit.who().today());
    match &opened.herd.bank.illustrative {
        Some(key) => sheet.note(&words.say(key)),
        None => sheet,
    }
}

fn day(on: Option<Day>) -> Cell {
    on.map_or(Cell::Empty, Cell::Day)
}

/// The keeper's cell; none in a file without names.
fn keeper(opened: &Opened, names: Option<&Names>, animal: &AnimalRow) -> Option<Cell> {
    let name = opened.herd.keeper(animal).and_then(|receiver| names?.get(&receiver));
    names.map(|_| name.map_or(Cell::Empty, |name| Cell::from(name.as_str())))
}

fn animals(visit: &Visit, opened: &Opened, names: Option<&Names>) -> Sheet {
    let words = visit.words();
    let mut sheet = begun(visit, opened, List::Animals)
        .column(&words.say("cattle-tag"), Kind::Text)
        .column(&words.say("cattle-sex"), Kind::Text)
        .column(&words.say("cattle-born"), Kind::Day)
        .column(&words.say("cattle-mother"), Kind::Text)
        .column(&words.say("cattle-entered"), Kind::Day)
        .column(&words.say("cattle-placed"), Kind::Day)
        .column(&words.say("cattle-now"), Kind::Text);
    if names.is_some() {
        sheet = sheet.column(&words.say("cattle-keeper"), Kind::Text);
    }
    for animal in &opened.herd.animals {
        let mut cells = vec![
            Cell::from(animal.tag.as_str()),
            Cell::from(sex(words, animal).as_str()),
            Cell::Day(animal.born_on),
            Cell::from(from(words, &opened.herd, animal).as_str()),
            Cell::Day(animal.entered_on),
            day(animal.placed_on),
            Cell::from(now(words, animal).as_str()),
        ];
        cells.extend(keeper(opened, names, animal));
        sheet.row(cells);
    }
    sheet
}

fn duties(visit: &Visit, opened: &Opened, names: Option<&Names>) -> Sheet {
    let words = visit.words();
    let mut sheet = begun(visit, opened, List::Duties)
        .column(&words.say("cattle-animal"), Kind::Text)
        .column(&words.say("cattle-placed"), Kind::Day)
        .column(&words.say("cattle-owes"), Kind::Text)
        .column(&words.say("cattle-calf"), Kind::Text)
        .column(&words.say("cattle-calf-ready"), Kind::Day)
        .column(&words.say("cattle-calf-until"), Kind::Day);
    if names.is_some() {
        sheet = sheet.column(&words.say("cattle-keeper"), Kind::Text);
    }
    for (animal, duty) in rules::duties(&opened.herd, visit.who().today()) {
        let (calf, on) = calf_of(&opened.herd, duty);
        let is_growing = matches!(duty, rules::Duty::Growing(..));
        let mut cells = vec![
            Cell::from(animal.tag.as_str()),
            day(animal.placed_on),
            Cell::from(words.say(&format!("cattle-duty-{}", duty.code())).as_str()),
            Cell::from(calf.map_or("", |calf| calf.tag.as_str())),
            day(on.filter(|_| is_growing)),
            day(on.filter(|_| !is_growing)),
        ];
        cells.extend(keeper(opened, names, animal));
        sheet.row(cells);
    }
    sheet
}

//! What a class and the classes of a year add up to, kept as files: who learns in a class, for
//! those who read the names on its page; who learned, who taught and of which field, for those who
//! read the list. It filters nothing.

use super::index::Seen;
use crate::model::{Class, ParticipantRow};
use kernel::sheet::{Cell, Kind, Sheet};
use kernel::{Count, Period};
use kit::page::button_link;
use kit::sift::Sift;
use kit::{Markup, Visit, html};

/// What of the list an address asks for as a file.
pub(super) const OF: &str = "of";
/// Its totals.
pub(super) const TOTALS: &str = "totals";

fn counted(n: i64) -> Cell {
    Cell::Count(Count(n))
}

/// Everybody on the list of a class.
pub(super) fn people(visit: &Visit, class: &Class) -> Sheet {
    let (words, row) = (visit.words(), &class.row);
    let title = format!("{} · {} · {}", words.say("lesson-people"), row.title, row.begins_on.vn());
    let name = format!("class {}", row.begins_on.iso());
    let mut sheet = Sheet::new(&name, &title, visit.who().today())
        .column(&words.say("lesson-person"), Kind::Text)
        .column(&words.say("certificate-born"), Kind::Text)
        .column(&words.say("lesson-sort"), Kind::Text)
        .column(&words.say("lesson-workplace"), Kind::Text)
        .column(&words.say("lesson-came"), Kind::Count)
        .column(&words.say("lesson-result"), Kind::Text)
        .column(&words.say("certificate-number"), Kind::Text);
    let said = |result: &String| words.say(&format!("lesson-result-{result}"));
    for one in &class.participants {
        let ParticipantRow { full_name, sort, workplace, result, .. } = one;
        let came = i64::try_from(class.came(one.id)).unwrap_or(i64::MAX);
        let number = class.certificate(one.id).map(|row| row.number());
        sheet.row([
            Cell::from(full_name.as_str()),
            Cell::from(one.birth_year.map(|year| year.to_string()).unwrap_or_default()),
            Cell::from(words.say(&format!("lesson-sort-{sort}"))),
            Cell::from(workplace.as_str()),
            counted(came),
            Cell::from(result.as_ref().map(said).unwrap_or_default()),
            Cell::from(number.unwrap_or_default()),
        ]);
    }
    sheet
}

/// Who learned by sort, the classes by skill field, who taught: of the classes of a year. What is
/// not counted of one stays empty.
pub(super) fn totals(visit: &Visit, seen: &Seen, span: Period) -> Sheet {
    let (words, place) = (visit.words(), &seen.standing.place);
    let title = format!("{} · {} · {span}", words.say("lesson-totals"), place.name);
    let name = format!("classes totals {} {span}", place.code);
    let mut sheet = Sheet::new(&name, &title, visit.who().today())
        .column(&words.say("lesson-totals-of"), Kind::Text)
        .column(&words.say("lesson-totals-what"), Kind::Text);
    for head in ["classes", "sessions", "periods", "listed", "attended", "passed-many"] {
        sheet = sheet.column(&words.say(&format!("lesson-{head}")), Kind::Count);
    }
    let none = || Cell::Empty;
    for one in &seen.sorts {
        sheet.row([
            Cell::from(words.say("lesson-by-sort")),
            Cell::from(words.say(&format!("lesson-sort-{}", one.sort))),
            none(),
            none(),
            none(),
            counted(one.listed),
            counted(one.came),
            counted(one.passed),
        ]);
    }
    for one in &seen.fields {
        let field = one.field.as_deref().unwrap_or("none");
        sheet.row([
            Cell::from(words.say("lesson-by-field")),
            Cell::from(words.say(&format!("lesson-field-{field}"))),
            counted(one.classes),
            none(),
            none(),
            counted(one.listed),
            none(),
            none(),
        ]);
    }
    for one in &seen.trainers {
        sheet.row([
            Cell::from(words.say("lesson-trainers")),
            Cell::from(one.trainer.as_str()),
            counted(one.classes),
            counted(one.sessions),
            counted(one.periods),
            none(),
            none(),
            none(),
        ]);
    }
    sheet
}

/// The two ways to keep the totals of a list.
pub(super) fn files(visit: &Visit, sift: &Sift) -> Markup {
    let list = sift.at(&sift.unit);
    let to = |ending: &str| format!("{list}&{OF}={TOTALS}&file={ending}");
    html! {
        p {
            (button_link(&visit.say("lesson-totals-sheet"), &to("xlsx"), false))
            " "
            (button_link(&visit.say("lesson-totals-csv"), &to("csv"), false))
        }
    }
}

//! `/cattle/animals/{animal}`: the life of one animal on one page and one sheet of A4: where it
//! comes from, with whom it was and until when, its calves, what it owes, how it left. Names open
//! for a purpose alone; words that may name a keeper are for those who keep the herd.

use super::herd::{self, Opened, Shown};
use super::names::OF_ONE;
use super::tables::{household, now, owes, sex, tag};
use super::undone;
use crate::model::{AnimalId, AnimalRow, Left, Sex};
use crate::rules::{self, Duty, Stay};
use crate::store;
use axum::extract::Path;
use axum::response::Response;
use kernel::db::Tx;
use kernel::{Day, Error, number};
use kit::form::Filled;
use kit::icon::Icon;
use kit::notice::empty;
use kit::page::{Group, button_link, button_print};
use kit::table::{Column, Line, facts, table};
use kit::{Answer, Markup, PageHead, Routes, Typed, Visit, html};

pub(super) fn routes() -> Routes {
    Routes::new().get("/cattle/animals/{animal}", show)
}

/// `GET /cattle/animals/{animal}`
async fn show(visit: Visit, Path(id): Path<String>) -> Answer {
    let (who, id) = (visit.known()?.clone(), AnimalId::read(&id)?);
    let read = move |tx: &mut Tx<'_>| {
        let bank = store::bank_of(tx, id)?;
        herd::load(tx, &who, bank)
    };
    let opened = visit.house().db.read(read).await?;
    let animal = opened.herd.animal(id).ok_or(Error::NotFound)?;
    Ok(draw(&visit, &opened, &Shown::default(), animal))
}

pub(super) fn draw(visit: &Visit, opened: &Opened, shown: &Shown, animal: &AnimalRow) -> Response {
    let (words, bank) = (visit.words(), &opened.herd.bank);
    let title = format!("{} {}", words.say("cattle-animal"), animal.tag);
    let head = PageHead::new(title, Group::Works)
        .lead(format!("{} · {}", bank.name, opened.place.name))
        .flaws(OF_ONE.summary(words, &shown.flaws))
        .actions(html! {
            (button_link(&words.say("cattle-animals"), &format!("/cattle/{}", bank.id), false))
            (button_print(words))
        });
    let body = html! {
        div.stack {
            section.card { (origin(visit, opened, animal)) }
            section.card {
                h2 { (words.say("cattle-keepers")) }
                (keepers(visit, opened, shown, animal))
            }
            section.card { h2 { (words.say("cattle-owes")) } (duty(visit, opened, animal)) }
            @if animal.sex() == Sex::Female {
                section.card { h2 { (words.say("cattle-calves")) } (calves(visit, opened, animal)) }
            }
            @if let Some(all) = &opened.undone {
                (undone::card(visit, &opened.herd, all, Some(animal.id)))
            }
            (names(visit, opened, shown, animal))
        }
    };
    visit.page(&head, body)
}

/// Where it comes from, when it was weaned, how it left.
fn origin(visit: &Visit, opened: &Opened, animal: &AnimalRow) -> Markup {
    let (words, herd, keeps) = (visit.words(), &opened.herd, opened.can.keep);
    let text = |said: String| html! { (said) };
    let mut all =
        vec![("cattle-sex", text(sex(words, animal))), ("cattle-born", text(animal.born_on.vn()))];
    if let Some(mother) = herd.mother(animal) {
        all.push(("cattle-mother", tag(mother)));
    }
    if let Some(bull) = animal.bought_for.and_then(|bull| herd.animal(bull)) {
        all.push(("cattle-stands-for", tag(bull)));
    }
    all.push(("cattle-entered", text(animal.entered_on.vn())));
    if keeps && !animal.giver.is_empty() {
        all.push(("cattle-giver", text(animal.giver.clone())));
    }
    if animal.amount > 0 {
        all.push(("cattle-amount", text(number::count(animal.amount))));
    }
    if herd.mother(animal).is_some() {
        let weaned = animal.born_on.add_months(herd.bank.wean_months).max(animal.entered_on);
        all.push(("cattle-calf-ready", text(weaned.vn())));
    }
    if let Some(heifer) = herd.heifer(animal.id) {
        all.push(("cattle-heifer", tag(heifer)));
    }
    all.push(("cattle-now", text(now(words, animal))));
    if let Some(note) = animal.left_note.as_ref().filter(|note| keeps && !note.is_empty()) {
        all.push(("cattle-note", text(note.clone())));
    }
    let pairs: Vec<_> = all.into_iter().map(|(key, said)| (words.say(key), said)).collect();
    facts(&pairs)
}

/// With whom it was, the oldest first.
fn keepers(visit: &Visit, opened: &Opened, shown: &Shown, animal: &AnimalRow) -> Markup {
    let words = visit.words();
    let columns = [
        Column::words(words.say("cattle-from")),
        Column::words(words.say("cattle-until")),
        Column::words(words.say("cattle-keeper")),
        Column::words(words.say("cattle-note")),
    ];
    let line = |stay: &Stay| {
        let is_back = stay.placing.is_some_and(|placing| opened.taken_back.contains(&placing));
        let until = match stay.until {
            _ if is_back => words.say("cattle-placing-undone"),
            Some(until) => until.vn(),
            None => words.say("cattle-until-now"),
        };
        Line::Row(vec![
            html! { (stay.from.vn()) },
            html! { (until) },
            household(shown, stay.receiver),
            note(visit, opened, stay),
        ])
    };
    let lines: Vec<Line> = rules::stays(&opened.herd, animal).iter().map(line).collect();
    html! {
        @if lines.is_empty() {
            (empty(Icon::People, &words.say("cattle-keepers-none"), None))
        } @else {
            (table(&words.say("cattle-keepers"), &columns, &lines))
        }
    }
}

/// That it was there as a calf; what was noted, for those who keep the herd.
fn note(visit: &Visit, opened: &Opened, stay: &Stay) -> Markup {
    let row = opened.herd.placements.iter().find(|row| Some(row.id) == stay.placing);
    html! {
        @match row {
            None => (visit.say("cattle-beside-mother")),
            Some(row) => { @if opened.can.keep { (row.note) } },
        }
    }
}

/// What it owes, whose duty it met, or who owes it.
fn duty(visit: &Visit, opened: &Opened, animal: &AnimalRow) -> Markup {
    let (words, herd, today) = (visit.words(), &opened.herd, visit.who().today());
    let repaid = animal.repays.and_then(|owner| herd.animal(owner));
    let owed_by = owner(opened, animal, today);
    html! {
        @if let Some(owner) = repaid {
            p { (words.say("cattle-repays")) " " (tag(owner)) }
        }
        @if let Some((owner, duty)) = owed_by {
            p { (words.say("cattle-owed-by")) " " (tag(owner)) ": " (owes(words, herd, duty)) }
        }
        @if let Some(placed) = animal.placed_on {
            p {
                (words.say("cattle-placed")) " " (placed.vn()) ": "
                (owes(words, herd, rules::duty(herd, animal, today)))
                @if let Some(released) = animal.released_on {
                    " " (released.vn())
                    @if opened.can.keep { " " (animal.released_why.as_deref().unwrap_or_default()) }
                }
            }
        } @else if repaid.is_none() && owed_by.is_none() {
            p.quiet { (words.say("cattle-owes-nothing")) }
        }
    }
}

/// The animal whose keeper owes this calf.
fn owner<'o>(opened: &'o Opened, calf: &AnimalRow, today: Day) -> Option<(&'o AnimalRow, Duty)> {
    let is_owed = |duty: &Duty| match duty {
        Duty::Growing(id, _) | Duty::Due(id, _) | Duty::Overdue(id, _) => *id == calf.id,
        _ => false,
    };
    rules::duties(&opened.herd, today).into_iter().find(|(_, duty)| is_owed(duty))
}

fn calves(visit: &Visit, opened: &Opened, animal: &AnimalRow) -> Markup {
    let words = visit.words();
    let columns = [
        Column::words(words.say("cattle-tag")),
        Column::words(words.say("cattle-sex")),
        Column::words(words.say("cattle-born")),
        Column::words(words.say("cattle-now")),
    ];
    let is_own =
        |calf: &&AnimalRow| calf.mother == Some(animal.id) && calf.left() != Some(Left::Mistake);
    let mut own: Vec<&AnimalRow> = opened.herd.animals.iter().filter(is_own).collect();
    own.sort_by_key(|calf| calf.born_on);
    let line = |calf: &&AnimalRow| {
        Line::Row(vec![
            tag(calf),
            html! { (sex(words, calf)) },
            html! { (calf.born_on.vn()) },
            html! { (now(words, calf)) },
        ])
    };
    let lines: Vec<Line> = own.iter().map(line).collect();
    html! {
        @if lines.is_empty() {
            (empty(Icon::Note, &words.say("cattle-calves-none"), None))
        } @else {
            (table(&words.say("cattle-calves"), &columns, &lines))
        }
    }
}

fn names(visit: &Visit, opened: &Opened, shown: &Shown, animal: &AnimalRow) -> Markup {
    let words = visit.words();
    let has_keepers = !rules::stays(&opened.herd, animal).is_empty();
    let can = opened.can.names && has_keepers && shown.names.is_empty();
    let path = format!("/cattle/{}/names?animal={}", opened.herd.bank.id, animal.id);
    html! {
        @if can {
            section.card {
                h2 { (words.say("cattle-names")) }
                (OF_ONE.whole(
                    words,
                    &path,
                    &words.say("help-open"),
                    &Filled::with(Typed::default(), &shown.flaws),
                ))
            }
        }
    }
}

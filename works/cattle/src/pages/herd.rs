//! `/cattle/{bank}`: a herd on one page: its balance, what each keeper owes, the animals, the
//! signs of failing and what it comes to under stated parameters. It prints on A4.

use super::banks::{health, own_rule, rule_label};
use super::forms::{Step, masked};
use super::names::PURPOSE;
use super::{outlook, undone};
use crate::model::{AnimalId, AnimalRow, BankId, Herd, UndoneRow};
use crate::rules::{self, Duty};
use crate::{acts, desk, store};
use activities::model::{ActivityId, State};
use activities::of_file;
use axum::extract::Path;
use axum::response::Response;
use help::ReceiverId;
use kernel::db::Tx;
use kernel::place::Place;
use kernel::{Flaw, Result, Who, number};
use kit::badge::{Tone, badge};
use kit::form::Filled;
use kit::icon::Icon;
use kit::notice::{banner, empty};
use kit::page::{Group, button_print};
use kit::table::{Column, Line, table};
use kit::{Answer, Markup, PageHead, Routes, Typed, Visit, html};
use org::standing;
use std::collections::HashMap;

pub(super) fn routes() -> Routes {
    Routes::new().get("/cattle/{bank}", show).get("/cattle/animals/{animal}", of_animal)
}

/// A herd with what its reader may do.
pub(super) struct Opened {
    pub herd: Herd,
    pub place: Place,
    /// Hand-overs whose work does not count yet.
    waiting: HashMap<AnimalId, (ActivityId, State)>,
    /// Leavings that were taken back, for those who keep the herd.
    undone: Option<Vec<UndoneRow>>,
    pub can: Can,
}

/// What the reader may do.
pub(super) struct Can {
    pub keep: bool,
    pub release: bool,
    pub names: bool,
}

/// What a page shows beside the herd.
#[derive(Default)]
pub(super) struct Shown {
    pub names: HashMap<ReceiverId, String>,
    pub flaws: Vec<Flaw>,
}

fn load(tx: &mut Tx<'_>, who: &Who, id: BankId) -> Result<Opened> {
    let (herd, place, pass) = desk::opened(tx, who, &acts::VIEW, id)?;
    let mut waiting = HashMap::new();
    for row in &herd.placements {
        if let Some(activity) = row.activity
            && let Some(state) = activities::store::state_of(tx, &pass, activity)?
            && !matches!(state, State::Counted | State::Reversed)
        {
            waiting.insert(row.animal, (activity, state));
        }
    }
    let undone = match standing::pass(tx, who, &acts::KEEP, &place) {
        Ok(pass) => Some(store::undone(tx, &pass, id)?),
        Err(_) => None,
    };
    let mut may = |act| standing::pass(tx, who, act, &place).is_ok();
    let can =
        Can { keep: may(&acts::KEEP), release: may(&acts::RELEASE), names: may(&help::acts::OPEN) };
    Ok(Opened { herd, place, waiting, undone, can })
}

pub(super) async fn loaded(visit: &Visit, id: BankId) -> Result<Opened> {
    let who = visit.who().clone();
    visit.house().db.read(move |tx: &mut Tx<'_>| load(tx, &who, id)).await
}

/// `GET /cattle/{bank}`
async fn show(visit: Visit, Path(id): Path<String>) -> Answer {
    visit.known()?;
    let opened = loaded(&visit, BankId::read(&id)?).await?;
    Ok(draw(&visit, &opened, &Shown::default()))
}

/// `GET /cattle/animals/{animal}`: the herd of an animal, for a number that leads to it.
async fn of_animal(visit: Visit, Path(id): Path<String>) -> Answer {
    let (who, id) = (visit.known()?.clone(), AnimalId::read(&id)?);
    let read = move |tx: &mut Tx<'_>| {
        let bank = store::bank_of(tx, id)?;
        load(tx, &who, bank)
    };
    let opened = visit.house().db.read(read).await?;
    Ok(draw(&visit, &opened, &Shown::default()))
}

pub(super) fn draw(visit: &Visit, opened: &Opened, shown: &Shown) -> Response {
    let (words, herd) = (visit.words(), &opened.herd);
    let head = PageHead::new(herd.bank.name.clone(), Group::Works)
        .lead(opened.place.name.clone())
        .flaws(PURPOSE.summary(words, &shown.flaws))
        .actions(button_print(words));
    let body = html! {
        div.stack {
            (warnings(visit, herd))
            div.pair {
                div.stack {
                    section.card { (facts(visit, herd)) }
                    section.card { h2 { (words.say("cattle-balance")) } (balance(visit, herd)) }
                    section.card {
                        h2 { (words.say("cattle-duties")) }
                        (duties(visit, opened, shown))
                    }
                    section.card {
                        h2 { (words.say("cattle-animals")) }
                        (animals(visit, opened, shown))
                    }
                    @if let Some(all) = &opened.undone { (undone::card(visit, herd, all)) }
                    section.card {
                        h2 { (words.say("cattle-outlook")) }
                        (outlook::draw(visit, herd))
                    }
                }
                div.stack { (steps(visit, opened)) (names(visit, opened, shown)) }
            }
        }
    };
    visit.page(&head, body)
}

fn warnings(visit: &Visit, herd: &Herd) -> Markup {
    let words = visit.words();
    let all = rules::warnings(&rules::signs(herd, visit.who().today()));
    let said = |(key, many, of): &rules::Warning| {
        words.say_with(key, &[("many", number::count(*many)), ("of", number::count(*of))])
    };
    html! {
        @if !all.is_empty() {
            (banner(Tone::Call, html! {
                strong { (words.say("cattle-warning")) }
                ul { @for warning in &all { li { (said(warning)) } } }
            }))
        }
    }
}

fn facts(visit: &Visit, herd: &Herd) -> Markup {
    let (words, bank) = (visit.words(), &herd.bank);
    let fact = |key: &str, said: String| html! { div { dt { (words.say(key)) } dd { (said) } } };
    let months = |many: i64| words.say_with("cattle-months", &[("many", many.to_string())]);
    html! {
        p {
            (health(words, &rules::warnings(&rules::signs(herd, visit.who().today()))))
            @if let Some(key) = &bank.illustrative { " " (badge(Tone::Note, &words.say(key))) }
        }
        dl.facts {
            (fact("cattle-rule", rule_label(words, &bank.rule)))
            @let own = own_rule(words, bank);
            @if !own.is_empty() { (fact("cattle-own", own.join("; "))) }
            (fact("cattle-wean", months(bank.wean_months)))
            (fact("cattle-grace", months(bank.grace_months)))
            (fact("cattle-opened", bank.opened_on.vn()))
            @if !bank.note.is_empty() { (fact("cattle-bank-note", bank.note.clone())) }
        }
    }
}

/// What came in on one side, what became of it on the other, and that both are the same.
fn balance(visit: &Visit, herd: &Herd) -> Markup {
    let (words, sums) = (visit.words(), rules::balance(herd));
    let columns = ["given", "bought", "births", "kept", "dead", "sold"]
        .map(|key| Column::number(words.say(&format!("cattle-{key}"))));
    let all = [sums.given, sums.bought, sums.born, sums.kept, sums.dead, sums.sold];
    let line = Line::Row(all.iter().map(|many| html! { (number::count(*many)) }).collect());
    html! {
        (table(&words.say("cattle-balance"), &columns, &[line]))
        p.quiet { (words.say_with("cattle-balance-said", &[
            ("kept", number::count(sums.kept)),
            ("dead", number::count(sums.dead)),
            ("sold", number::count(sums.sold)),
            ("given", number::count(sums.given)),
            ("bought", number::count(sums.bought)),
            ("born", number::count(sums.born)),
        ])) }
    }
}

/// The keeper of an animal: a link to everything that household was helped with.
fn keeper(opened: &Opened, shown: &Shown, animal: &AnimalRow) -> Markup {
    let Some(receiver) = opened.herd.keeper(animal) else { return html! { "–" } };
    html! {
        a href={ "/helped/" (receiver) } {
            @match shown.names.get(&receiver) {
                Some(name) => (name),
                None => (masked()),
            }
        }
    }
}

fn duties(visit: &Visit, opened: &Opened, shown: &Shown) -> Markup {
    let words = visit.words();
    let columns = [
        Column::words(words.say("cattle-animal")),
        Column::words(words.say("cattle-keeper")),
        Column::words(words.say("cattle-placed")).minor(),
        Column::words(words.say("cattle-owes")),
    ];
    let all = rules::duties(&opened.herd, visit.who().today());
    let lines: Vec<Line> = all
        .iter()
        .map(|(animal, duty)| {
            Line::Row(vec![
                html! { (animal.tag) },
                keeper(opened, shown, animal),
                html! {
                    @let day = animal.placed_on.map(|on| on.vn()).unwrap_or_default();
                    @match opened.waiting.get(&animal.id) {
                        Some((id, state)) => (of_file(words, *id, Some(*state), &day)),
                        None => (day),
                    }
                },
                owes(visit, &opened.herd, *duty),
            ])
        })
        .collect();
    html! {
        @if lines.is_empty() {
            (empty(Icon::People, &words.say("cattle-duties-none"), None))
        } @else {
            (table(&words.say("cattle-duties"), &columns, &lines))
        }
    }
}

fn owes(visit: &Visit, herd: &Herd, duty: Duty) -> Markup {
    let words = visit.words();
    let tone = match duty {
        Duty::Fulfilled(_) => Tone::Done,
        Duty::Released => Tone::Locked,
        Duty::Overdue(..) | Duty::Lost => Tone::Call,
        Duty::Due(..) => Tone::Waiting,
        Duty::Waiting | Duty::Growing(..) => Tone::Note,
    };
    let (calf, day) = match duty {
        Duty::Growing(calf, day) | Duty::Due(calf, day) | Duty::Overdue(calf, day) => {
            (Some(calf), Some(day))
        }
        Duty::Fulfilled(calf) => (Some(calf), None),
        _ => (None, None),
    };
    let tag = calf.and_then(|calf| herd.animal(calf)).map(|calf| calf.tag.clone());
    html! {
        (badge(tone, &words.say(&format!("cattle-duty-{}", duty.code()))))
        @if let Some(tag) = tag { " " (tag) }
        @if let Some(day) = day {
            " " (words.say_with(&format!("cattle-duty-{}-day", duty.code()), &[("day", day.vn())]))
        }
    }
}

fn animals(visit: &Visit, opened: &Opened, shown: &Shown) -> Markup {
    let words = visit.words();
    let columns = [
        Column::words(words.say("cattle-tag")),
        Column::words(words.say("cattle-sex")),
        Column::words(words.say("cattle-born")).minor(),
        Column::words(words.say("cattle-mother")).minor(),
        Column::words(words.say("cattle-keeper")),
        Column::words(words.say("cattle-now")),
    ];
    let herd = &opened.herd;
    let tag = |id| herd.animal(id).map(|animal| animal.tag.clone()).unwrap_or_default();
    let line = |animal: &AnimalRow| {
        Line::Row(vec![
            html! { (animal.tag) },
            html! { (words.say(&format!("cattle-sex-{}", animal.sex().code()))) },
            html! { (animal.born_on.vn()) },
            html! {
                @if let Some(mother) = animal.mother { (tag(mother)) }
                @else if let Some(bull) = animal.bought_for {
                    (words.say_with("cattle-bought-for", &[("tag", tag(bull))]))
                }
            },
            keeper(opened, shown, animal),
            now(visit, animal),
        ])
    };
    let lines: Vec<Line> = herd.animals.iter().map(line).collect();
    html! {
        @if lines.is_empty() {
            (empty(Icon::Note, &words.say("cattle-animals-none"), None))
        } @else {
            (table(&words.say("cattle-animals"), &columns, &lines))
        }
    }
}

fn now(visit: &Visit, animal: &AnimalRow) -> Markup {
    let words = visit.words();
    html! {
        @match (animal.left(), animal.left_on) {
            (Some(left), Some(on)) => {
                (words.say(&format!("cattle-left-{}", left.code()))) " " (on.vn())
            }
            _ => (words.say("cattle-there")),
        }
    }
}

/// What can be recorded; each a form of its own.
fn steps(visit: &Visit, opened: &Opened) -> Markup {
    let words = visit.words();
    let mine = Step::ALL.into_iter().filter(|step| match step {
        Step::Release | Step::Owe => opened.can.release,
        _ => opened.can.keep,
    });
    let to = |step: Step| format!("/cattle/{}/record?step={}", opened.herd.bank.id, step.code());
    let said = |step: Step| words.say(&format!("cattle-step-{}", step.code()));
    html! {
        @if opened.can.keep {
            section.card {
                h2 { (words.say("cattle-record")) }
                ul.list.steps { @for step in mine {
                    li { a href=(to(step)) { span { (said(step)) } } }
                } }
            }
        }
    }
}

fn names(visit: &Visit, opened: &Opened, shown: &Shown) -> Markup {
    let words = visit.words();
    let can = opened.can.names && !opened.herd.placements.is_empty() && shown.names.is_empty();
    let path = format!("/cattle/{}/names", opened.herd.bank.id);
    html! {
        @if can {
            section.card {
                h2 { (words.say("cattle-names")) }
                (PURPOSE.whole(
                    words,
                    &path,
                    &words.say("help-open"),
                    &Filled::with(Typed::default(), &shown.flaws),
                ))
            }
        }
    }
}

//! `/cattle/{bank}`: a herd on one page: its balance, what each keeper owes, the animals, the
//! signs of failing and what it comes to under stated parameters. It prints on A4 and is kept as a
//! file. It opens no name.

use super::banks::{health, own_rule, rule_label};
use super::files::{self, List};
use super::forms::Step;
use super::names::NAMES;
use super::tables::{animals, duties};
use super::{outlook, undone};
use crate::model::{AnimalId, BankId, Herd, PlacementId, UndoneRow};
use crate::{acts, desk, rules, store};
use activities::model::{ActivityId, State};
use axum::extract::Path;
use axum::response::Response;
use help::ReceiverId;
use kernel::db::Tx;
use kernel::place::Place;
use kernel::{Error, Flaw, Result, Who, number};
use kit::badge::{Tone, badge};
use kit::form::Filled;
use kit::kept::Kept;
use kit::notice::banner;
use kit::page::{Group, button_link, button_print};
use kit::table::{Column, Line, table};
use kit::{Answer, Markup, PageHead, Routes, Typed, Visit, html};
use org::standing;
use std::collections::{HashMap, HashSet};

pub(super) fn routes() -> Routes {
    Routes::new().get("/cattle/{bank}", show)
}

/// A herd with what its reader may do.
pub(super) struct Opened {
    pub herd: Herd,
    pub place: Place,
    /// Hand-overs whose work does not count yet.
    pub waiting: HashMap<AnimalId, (ActivityId, State)>,
    /// Placings that were taken back, with the work that counted them.
    pub taken_back: HashSet<PlacementId>,
    /// Leavings that were taken back, for those who keep the herd.
    pub undone: Option<Vec<UndoneRow>>,
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

pub(super) fn load(tx: &mut Tx<'_>, who: &Who, id: BankId) -> Result<Opened> {
    let (herd, place, pass) = desk::opened(tx, who, &acts::VIEW, id)?;
    let (mut waiting, mut taken_back) = (HashMap::new(), HashSet::new());
    for row in &herd.placements {
        let Some(activity) = row.activity else { continue };
        match activities::store::state_of(tx, &pass, activity)? {
            None | Some(State::Counted) => {}
            Some(State::Reversed) => drop(taken_back.insert(row.id)),
            Some(state) => drop(waiting.insert(row.animal, (activity, state))),
        }
    }
    let undone = match standing::pass(tx, who, &acts::KEEP, &place) {
        Ok(pass) => Some(store::undone(tx, &pass, id)?),
        Err(_) => None,
    };
    let mut may = |act| standing::pass(tx, who, act, &place).is_ok();
    let can =
        Can { keep: may(&acts::KEEP), release: may(&acts::RELEASE), names: may(&help::acts::OPEN) };
    Ok(Opened { herd, place, waiting, taken_back, undone, can })
}

pub(super) async fn loaded(visit: &Visit, id: BankId) -> Result<Opened> {
    let who = visit.who().clone();
    visit.house().db.read(move |tx: &mut Tx<'_>| load(tx, &who, id)).await
}

/// `GET /cattle/{bank}?file=&of=`
async fn show(visit: Visit, Path(id): Path<String>) -> Answer {
    visit.known()?;
    let opened = loaded(&visit, BankId::read(&id)?).await?;
    if let Some(kept) = Kept::asked(&visit) {
        let list = List::read(&visit.query("of")).ok_or(Error::NotFound)?;
        return kept.answer(&visit, files::sheet(&visit, &opened, list, None)).await;
    }
    Ok(draw(&visit, &opened, &Shown::default()))
}

pub(super) fn draw(visit: &Visit, opened: &Opened, shown: &Shown) -> Response {
    let (words, herd) = (visit.words(), &opened.herd);
    let head = PageHead::new(herd.bank.name.clone(), Group::Works)
        .lead(opened.place.name.clone())
        .flaws(NAMES.summary(words, &shown.flaws))
        .actions(html! {
            (button_print(words))
            (button_link(
                &words.say("papers-title"),
                &format!("/cattle/{}/papers", herd.bank.id),
                false,
            ))
        });
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
                        (files::links(visit, &herd.bank, List::Duties))
                    }
                    section.card {
                        h2 { (words.say("cattle-animals")) }
                        (animals(visit, opened, shown))
                        (files::links(visit, &herd.bank, List::Animals))
                    }
                    @if let Some(all) = &opened.undone { (undone::card(visit, herd, all, None)) }
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
                (NAMES.whole(
                    words,
                    &path,
                    &words.say("help-open"),
                    &Filled::with(Typed::of([("as", "page")]), &shown.flaws),
                ))
            }
        }
    }
}

//! `/sponsorship/addresses/{address}/sponsors`: who is offered while a name is typed into a form,
//! with tones or without, in any order of its words. A society has thousands of sponsors: they are
//! found, not listed. Without script the form that comes back shows the same; nobody is taken who
//! was not chosen.

use crate::{acts, desk};
use addresses::AddressId;
use axum::extract::Path;
use kernel::db::Tx;
use kernel::fold::{self, fold};
use kernel::{Flaw, Pass, Result, UnitId, place};
use kit::form::{Choice, Field, Filled, Form, Reading};
use kit::{Answer, Markup, Routes, Typed, Visit, Words, html};
use sponsors::{SponsorId, SponsorRow};
use std::collections::HashMap;

/// What is typed of a name.
pub(super) const FIND: Field =
    Field::text("find", "sponsorship-find", 120).hint("sponsorship-find-hint").optional();
/// Who is chosen of those that were found.
pub(super) const WHO: Field = Field::radios("sponsor", "sponsorship-sponsor");

/// Sponsors that are shown; whoever is not among them is found by one more word.
const SHOWN: usize = 12;
/// Words that are looked for.
const WORDS: usize = 8;

pub(super) fn routes() -> Routes {
    Routes::new().post("/sponsorship/addresses/{address}/sponsors", find)
}

/// Who was found for what was typed.
#[derive(Default)]
pub(super) struct Found {
    rows: Vec<SponsorRow>,
    units: HashMap<UnitId, String>,
    /// Who had been chosen before, and is not among those that were found now.
    kept: Option<SponsorRow>,
    has_more: bool,
    is_typed: bool,
}

/// The sponsors near the unit of the pass who may pledge and whose name has the typed words; the
/// first by name while nothing is typed.
pub(super) fn look(tx: &mut Tx<'_>, pass: &Pass, typed: &Typed) -> Result<Found> {
    let words = fold(typed.get(FIND.name));
    let words: Vec<String> = fold::words(&words).take(WORDS).map(str::to_owned).collect();
    let mut rows = sponsors::store::offered_as(tx, pass, &words, SHOWN as i64 + 1)?;
    let has_more = rows.len() > SHOWN;
    rows.truncate(SHOWN);
    let chosen = SponsorId::read(typed.get(WHO.name)).ok();
    let kept = match chosen.filter(|id| rows.iter().all(|row| row.id != *id)) {
        Some(id) => sponsors::store::near(tx, pass, id).ok().filter(SponsorRow::may_pledge),
        None => None,
    };
    let units = place::names(tx, rows.iter().chain(&kept).map(|row| row.unit))?;
    Ok(Found { rows, units, kept, has_more, is_typed: !words.is_empty() })
}

/// What is to be said when nobody was chosen: who was chosen and is nobody, or a name that was
/// typed where nobody need be chosen. Where somebody must be, the form itself has said it.
pub(super) fn check(read: &Reading<'_>, chosen: Option<SponsorId>, is_needed: bool) {
    let key = match (chosen, read.choice(WHO.name)) {
        (None, "") if is_needed || read.text(FIND.name).is_empty() => return,
        (None, "") => "sponsorship-find-or-clear",
        (None, _) => "kit-flaw-choose",
        (Some(_), _) => return,
    };
    read.flaw(Flaw::new(WHO.name, key));
}

/// `POST /sponsorship/addresses/{address}/sponsors?what=`
async fn find(visit: Visit, Path(id): Path<String>, typed: Typed) -> Answer {
    let (who, id) = (visit.known()?.clone(), AddressId::read(&id)?);
    let asked = typed.clone();
    let read = move |tx: &mut Tx<'_>| {
        let (_, _, pass) = desk::opened(tx, &who, &acts::KEEP, id)?;
        look(tx, &pass, &asked)
    };
    let found = visit.house().db.read(read).await?;
    let form = super::record::form_asked(&visit);
    let filled = offered(visit.words(), &found, Filled::with(typed, &[]), form);
    Ok(visit.part(drawn(visit.words(), form, &filled, &found)))
}

/// A form with the sponsors that were found; who alone was found for what was typed is chosen.
pub(super) fn offered<'a>(
    words: &Words,
    found: &Found,
    mut filled: Filled<'a>,
    form: &Form,
) -> Filled<'a> {
    let said = |row: &SponsorRow| Choice {
        value: row.id.to_string(),
        label: format!(
            "{} · {} · {}",
            row.called,
            words.say(&format!("sponsor-kind-{}", row.kind)),
            found.units.get(&row.unit).map_or("", String::as_str)
        ),
    };
    let who = form.fields.iter().find(|field| field.name == WHO.name);
    let none = who.is_some_and(|field| field.is_optional);
    let none =
        none.then(|| Choice { value: String::new(), label: words.say("sponsorship-society") });
    let is_open = filled.typed.get(WHO.name).is_empty();
    let alone = found.rows.first().filter(|_| found.is_typed && found.rows.len() == 1);
    if let Some(row) = alone.filter(|_| is_open) {
        filled.typed = with(form, &filled.typed, row.id.to_string());
    } else if is_open && none.is_some() && !found.is_typed {
        filled.typed = with(form, &filled.typed, String::new());
    }
    let all = none.into_iter().chain(found.kept.iter().chain(&found.rows).map(said));
    let all = all.collect();
    filled.choices(WHO.name, all)
}

/// What was typed into a form, with somebody chosen.
fn with(form: &Form, typed: &Typed, chosen: String) -> Typed {
    let others = form.fields.iter().filter(|field| field.name != WHO.name);
    let kept = others.flat_map(|field| {
        typed.all(field.name).map(|value| (field.name.to_owned(), value.to_owned()))
    });
    Typed::of(kept.chain([(WHO.name.to_owned(), chosen)]).collect::<Vec<_>>())
}

/// Where the answer stands in a form; a browser with script asks anew while somebody types.
pub(super) fn place(
    words: &Words,
    form: &Form,
    (filled, found): (&Filled<'_>, &Found),
    to: &str,
) -> Markup {
    html! {
        div #sponsors-found aria-live="polite" hx-post=(to)
            hx-trigger="input from:\"#record-find\" delay:250ms"
            hx-include="#record-find, input[name=sponsor]:checked" hx-sync="this:replace"
            hx-status:4xx="swap:none" hx-status:5xx="swap:none" {
            (drawn(words, form, filled, found))
        }
    }
}

fn drawn(words: &Words, form: &Form, filled: &Filled<'_>, found: &Found) -> Markup {
    html! {
        (form.draw_part(words, filled, &[WHO.name]))
        @if found.rows.is_empty() { p.quiet { (words.say("sponsorship-find-nobody")) } }
        @else if found.has_more { p.quiet { (words.say("sponsorship-find-more")) } }
    }
}

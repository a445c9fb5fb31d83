//! `/addresses/emergency`: a dossier that another unit keeps, opened because the person stands
//! before the reader. It is found by its code, a number or a telephone typed whole and posted,
//! never by a name; that unit sees who opened it and why before anything is shown here.

use super::index::hash_of;
use crate::acts;
use crate::desk::{self, Emergency};
use crate::model::{AlarmId, Secrets};
use axum::response::Response;
use kernel::db::Tx;
use kernel::seal::Keys;
use kernel::{Error, Flaw, Result};
use kit::form::{Choice, Field, Filled, Form};
use kit::page::{Group, button_link};
use kit::{Answer, Markup, PageHead, Routes, Typed, Visit, html};
use org::standing::Standing;
use std::sync::Arc;

static OPEN: Form = Form::new(
    "emergency",
    &[
        Field::key("id"),
        Field::text("of", "address-emergency-of", 30).hint("address-emergency-of-hint").short(),
        Field::checks("fields", "address-look-fields"),
        Field::text("purpose", "address-look-purpose", 120).hint("address-emergency-purpose-hint"),
        Field::text("why", "address-emergency-why", 200).hint("address-emergency-why-hint"),
    ],
);

pub(super) fn routes() -> Routes {
    Routes::new().get("/addresses/emergency", show).post("/addresses/emergency", open)
}

async fn standing(visit: &Visit) -> Result<Standing> {
    let (who, code) = (visit.who().clone(), visit.query("unit"));
    let read = move |tx: &mut Tx<'_>| Standing::at(tx, &who, &acts::EMERGENCY, &code, who.today());
    visit.house().db.read(read).await
}

/// `GET /addresses/emergency?unit=`
async fn show(visit: Visit) -> Answer {
    visit.known()?;
    let at = standing(&visit).await?;
    Ok(draw(&visit, &at, (&Typed::default(), &[]), None))
}

/// `POST /addresses/emergency?unit=`
async fn open(visit: Visit, typed: Typed) -> Answer {
    visit.known()?;
    let at = standing(&visit).await?;
    match met(&visit, &typed).await {
        Err(Error::Invalid(flaws)) => Ok(draw(&visit, &at, (&typed, &flaws), None)),
        Err(other) => Err(other.into()),
        Ok(Emergency::Met(met)) => Ok(draw(&visit, &at, (&Typed::default(), &[]), Some(&*met))),
        Ok(Emergency::Nobody) => Ok(unmet(&visit, &at, &typed, "address-emergency-none")),
        Ok(Emergency::Several) => Ok(unmet(&visit, &at, &typed, "address-emergency-several")),
    }
}

/// The form once more, with why nobody was opened.
fn unmet(visit: &Visit, at: &Standing, typed: &Typed, why: &'static str) -> Response {
    draw(visit, at, (typed, &[Flaw::new("of", why)]), None)
}

async fn met(visit: &Visit, typed: &Typed) -> Result<Emergency> {
    let (who, code) = (visit.who().clone(), visit.query("unit"));
    let keys = visit.house().shelf::<Arc<Keys>>()?;
    let read = OPEN.read(typed);
    let wanted: Vec<Secrets> =
        read.choices("fields").into_iter().filter_map(Secrets::read).collect();
    let (of, purpose, why) = (read.text("of"), read.text("purpose"), read.text("why"));
    read.check_all()?;
    let sought = desk::Sought {
        id: AlarmId::read(&read.text("id"))?,
        code: of.to_uppercase().replace(' ', ""),
        // What can be no number is looked for as a code alone.
        hash: hash_of(&keys, &of).unwrap_or_default(),
    };
    let work = move |tx: &mut Tx<'_>| {
        let standing = Standing::at(tx, &who, &acts::EMERGENCY, &code, who.today())?;
        let asked = (wanted.as_slice(), purpose.as_str(), why.as_str());
        desk::emergency(tx, (&who, &standing.pass, &keys), &sought, asked)
    };
    visit.house().db.write(work).await
}

fn draw(
    visit: &Visit,
    at: &Standing,
    (typed, flaws): (&Typed, &[Flaw]),
    met: Option<&desk::Met>,
) -> Response {
    let words = visit.words();
    let head = PageHead::new(words.say("address-emergency"), Group::Works)
        .lead(words.say("address-emergency-lead"))
        .flaws(OPEN.summary(words, flaws))
        .actions(button_link(
            &words.say("addresses-title"),
            &format!("/addresses?unit={}", at.place.code),
            false,
        ))
        .narrow();
    let head = at.head(head, |code| format!("/addresses/emergency?unit={code}"));
    let choice = |field: &Secrets| Choice {
        value: field.code().to_owned(),
        label: words.say(&format!("address-secret-{}", field.code())),
    };
    let filled = Filled::with(typed.clone(), flaws)
        .choices("fields", Secrets::ALL.iter().map(choice).collect());
    let action = format!("/addresses/emergency?unit={}", at.place.code);
    let body = match met {
        Some(met) => html! { section.card { (shown(visit, met)) } },
        None => html! {
            section.card {
                (OPEN.whole(words, &action, &words.say("address-emergency-open"), &filled))
            }
        },
    };
    visit.page(&head, body)
}

/// What was opened, on the page that was asked for and nowhere else.
fn shown(visit: &Visit, met: &desk::Met) -> Markup {
    let (words, row) = (visit.words(), &met.row);
    let label = |field: &Secrets| words.say(&format!("address-secret-{}", field.code()));
    html! {
        h2 { (words.say_with("address-emergency-met", &[("code", row.code.clone())])) }
        dl.facts {
            div { dt { (words.say("address-name")) } dd { strong { (row.name) } } }
            @if let Some(year) = row.birth_year {
                div { dt { (words.say("address-birth-year")) } dd { (year) } }
            }
            @for (field, value) in &met.opened {
                div {
                    dt { (label(field)) }
                    dd { (super::dossier::said(words, *field, value.expose())) }
                }
            }
        }
        @if met.opened.is_empty() { p.quiet { (words.say("address-emergency-nothing")) } }
        p { (words.say_with("address-emergency-kept", &[("unit", met.unit.clone())])) }
    }
}

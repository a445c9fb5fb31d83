//! `/addresses/likely`: while somebody is typed into the form of a new dossier, who may be the same
//! person, and why. What was typed is posted and stands in no address; of a dossier out of reach
//! nothing is drawn but whom to ask.

use crate::rules::number_key;
use crate::{acts, desk, store};
use kernel::Result;
use kernel::db::Tx;
use kernel::fold::tidy_text;
use kernel::number::read_count;
use kernel::seal::Keys;
use kit::{Answer, Markup, Routes, Typed, Visit, html};
use org::standing::Standing;
use std::sync::Arc;

/// Letters of a name that are read.
const LETTERS: usize = 120;
/// Digits of the old identity number: fewer are not whole yet.
const DIGITS: usize = 9;
/// The controls of the form whose typing asks anew, and what is sent of it.
const TYPED: &str = "#address-name, #address-birth_year, #address-number, #address-phone";
const SENT: &str =
    "#address-name, #address-birth_year, #address-sex, #address-number, #address-phone";

pub(super) fn routes() -> Routes {
    Routes::new().post("/addresses/likely", likely)
}

/// `POST /addresses/likely?unit=`
async fn likely(visit: Visit, typed: Typed) -> Answer {
    visit.known()?;
    let (_, found) = look(&visit, &typed).await?;
    Ok(visit.part(draw(&visit, &found)))
}

/// Who may be the one that is typed, for a dossier of the unit of the page.
pub(super) async fn look(visit: &Visit, typed: &Typed) -> Result<(Standing, desk::Likely)> {
    let (who, code) = (visit.who().clone(), visit.query("unit"));
    let keys = visit.house().shelf::<Arc<Keys>>()?;
    let asked = asked(&keys, typed);
    let read = move |tx: &mut Tx<'_>| {
        let standing = Standing::at(tx, &who, &acts::KEEP, &code, who.today())?;
        let likely = match asked.is_empty() {
            true => desk::Likely::default(),
            false => desk::likely(tx, (&who, &standing.pass), &standing.place, &asked)?,
        };
        Ok((standing, likely))
    };
    visit.house().db.read(read).await
}

/// What is typed so far; a number that is not whole yet is not looked for.
fn asked(keys: &Keys, typed: &Typed) -> desk::Asked {
    let number = number_key(typed.get("number"));
    let phone = people::rules::forms::phone("phone", typed.get("phone")).ok().flatten();
    let sex = Some(typed.get("sex").to_owned()).filter(|sex| !sex.is_empty());
    desk::Asked {
        name: tidy_text(typed.get("name")).chars().take(LETTERS).collect(),
        birth_year: read_count(typed.get("birth_year")).ok(),
        sex,
        number: (number.len() >= DIGITS).then(|| store::number_hash(keys, &number)),
        phone: phone.map(|phone| store::phone_hash(keys, &phone)),
        but: None,
    }
}

/// Where the answer stands in the form; a browser with script asks anew while somebody types.
pub(super) fn place(visit: &Visit, unit: &str, found: &desk::Likely) -> Markup {
    html! {
        div #address-likely aria-live="polite"
            hx-post={ "/addresses/likely?unit=" (unit) }
            hx-trigger={ "input from:\"" (TYPED) "\" delay:250ms" }
            hx-include=(SENT) hx-sync="this:replace"
            hx-status:4xx="swap:none" hx-status:5xx="swap:none" {
            (draw(visit, found))
        }
    }
}

fn draw(visit: &Visit, found: &desk::Likely) -> Markup {
    let words = visit.words();
    html! {
        @if !found.here.is_empty() || !found.there.is_empty() {
            p { strong { (words.say("address-likely")) } }
            ul.list {
                @for here in &found.here {
                    li { div {
                        span {
                            a href={ "/addresses/" (here.id) } target="_blank" rel="noopener" {
                                (here.name)
                            }
                            @if let Some(year) = here.birth_year { " (" (year) ")" }
                        }
                        span { (here.unit) }
                        span.quiet { (why(visit, here)) }
                    } }
                }
                @for there in &found.there {
                    @let key = if there.is_own { "address-likely-near" }
                        else { "address-likely-elsewhere" };
                    li { div { span {
                        (words.say_with(key, &[("unit", there.province.clone())]))
                    } } }
                }
            }
        }
    }
}

/// The reasons in words.
fn why(visit: &Visit, here: &desk::Here) -> String {
    let mut keys = here.weighed.why.clone();
    keys.extend(here.is_member.then_some("household"));
    reasons(visit, &keys)
}

/// Reasons of the matcher as they are read.
pub(super) fn reasons(visit: &Visit, keys: &[&'static str]) -> String {
    let said: Vec<String> =
        keys.iter().map(|key| visit.say(&format!("address-why-{key}"))).collect();
    said.join(", ")
}

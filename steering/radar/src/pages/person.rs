//! `/radar/people/{address}`: what the person of a dossier had in a month and from whom, by the
//! code of the dossier; where two gave the same, somebody says whether that is right. It names
//! nobody helped, and the dossier asks its own pass.

use super::{index, say};
use crate::desk::{self, OfPerson};
use crate::model::{Family, Help, Meeting, NewAnswer, Overlap, Verdict};
use addresses::AddressId;
use axum::extract::Path;
use axum::response::Response;
use kernel::db::Tx;
use kernel::seal::Keys;
use kernel::{Error, Flaw, Month, Result, number};
use kit::form::{Field, Filled, FormOf};
use kit::notice::Toast;
use kit::page::{Group, button_link, button_print};
use kit::table::{Column, Line, table};
use kit::web::address;
use kit::{Answer, Markup, PageHead, Routes, Typed, Visit, html};
use std::sync::Arc;

/// What is said of help that met; the name of the form is that of what the help was for.
static ANSWER: [Field; 4] = [
    Field::hidden("version"),
    Field::hidden("family"),
    Field::radios("verdict", "radar-verdict")
        .of(&[("both", "radar-verdict-both"), ("moved", "radar-verdict-moved")]),
    Field::text("words", "radar-words", 300).hint("radar-words-hint"),
];

pub(super) fn routes() -> Routes {
    Routes::new().get("/radar/people/{address}", show).post("/radar/people/{address}", answer)
}

/// What the page shows.
struct Seen {
    of: OfPerson,
    id: AddressId,
    month: Month,
    /// Code and name of every kind of work.
    kinds: Vec<(String, String)>,
}

impl Seen {
    fn path(&self) -> String {
        let (unit, month) = (self.of.standing.place.code.as_str(), self.month.iso());
        address(&format!("/radar/people/{}", self.id), &[("unit", unit), ("month", &month)])
    }
}

async fn loaded(visit: &Visit, id: AddressId) -> Result<Seen> {
    let (who, lang) = (visit.who().clone(), visit.words().lang());
    let ((unit, month), keys) = (index::asked(visit)?, visit.house().shelf::<Arc<Keys>>()?);
    let read = move |tx: &mut Tx<'_>| {
        let of = desk::person(tx, (&who, &keys), (&unit, month), id)?;
        let kinds = catalogue::names(tx, &of.standing.pass, lang)?;
        Ok(Seen { of, id, month, kinds })
    };
    visit.house().db.read(read).await
}

/// `GET /radar/people/{address}?unit=&month=`
async fn show(visit: Visit, Path(id): Path<String>) -> Answer {
    visit.known()?;
    let seen = loaded(&visit, AddressId::read(&id)?).await?;
    Ok(draw(&visit, &seen, (&Typed::default(), &[])))
}

/// `POST /radar/people/{address}?unit=&month=`
async fn answer(visit: Visit, Path(id): Path<String>, typed: Typed) -> Answer {
    let (who, id) = (visit.known()?.clone(), AddressId::read(&id)?);
    let seen = loaded(&visit, id).await?;
    if !seen.of.may_keep {
        return Err(Error::NotFound.into());
    }
    let (at, keys) = (index::asked(&visit)?, visit.house().shelf::<Arc<Keys>>()?);
    let done = match read(&typed) {
        Ok(new) => {
            let work =
                move |tx: &mut Tx<'_>| desk::answer(tx, (&who, &keys), (&at.0, at.1), (id, &new));
            visit.house().db.write(work).await
        }
        Err(flawed) => Err(flawed),
    };
    match done {
        Ok(()) => visit.done(&seen.path(), &Toast::new("radar-done-answer")),
        Err(Error::Invalid(flaws)) => Ok(draw(&visit, &seen, (&typed, &flaws))),
        Err(other) => Err(other.into()),
    }
}

fn read(typed: &Typed) -> Result<NewAnswer> {
    let family = Family::read(typed.get("family"));
    let form = FormOf::new("answer", &ANSWER);
    let read = form.read(typed);
    let (verdict, words) = (Verdict::read(read.choice("verdict")), read.text("words"));
    read.check_all()?;
    let (family, verdict) =
        family.zip(verdict).ok_or_else(|| Error::flaw("", "radar-answer-gone"))?;
    Ok(NewAnswer { family, verdict, words, base: typed.get("version").parse().unwrap_or(0) })
}

fn draw(visit: &Visit, seen: &Seen, (typed, flaws): (&Typed, &[Flaw])) -> Response {
    let words = visit.words();
    let head = PageHead::new(words.say("radar-person"), Group::Works)
        .lead(words.say_with("radar-person-lead", &[("month", seen.month.vn())]))
        .flaws(FormOf::new(typed.get("family"), &ANSWER).summary(words, flaws))
        .actions(html! {
            (button_print(words))
            (button_link(&words.say("radar-back"), &back(seen), false))
        });
    let head = seen
        .of
        .standing
        .head(head, |unit| address("/radar", &[("unit", unit), ("month", &seen.month.iso())]));
    let met = seen.of.person.had.iter();
    let beyond = &seen.of.person.beyond;
    let at = beyond.iter().map(String::as_str).collect::<Vec<_>>().join(", ");
    let body = html! {
        div.stack {
            section.card { (dossiers(visit, seen)) }
            @if seen.of.person.had.is_empty() && beyond.is_empty() {
                section.card { p.quiet { (words.say("radar-person-none")) } }
            }
            @for overlap in met { (of_family(visit, seen, overlap, (typed, flaws))) }
            @if !beyond.is_empty() {
                section.card { p { (words.say_with("radar-beyond", &[("where", at)])) } }
            }
        }
    };
    visit.page(&head, body)
}

fn back(seen: &Seen) -> String {
    let (unit, month) = (seen.of.standing.place.code.as_str(), seen.month.iso());
    address("/radar", &[("unit", unit), ("month", &month)])
}

/// The dossiers, each with its way: whoever may open it does.
fn dossiers(visit: &Visit, seen: &Seen) -> Markup {
    let words = visit.words();
    html! {
        ul.list {
            @for own in &seen.of.person.dossiers {
                li {
                    a href={ "/addresses/" (own.id) } {
                        (words.say_with("radar-dossier-of", &[
                            ("code", own.code.clone()),
                            ("unit", seen.of.names.get(&own.unit).cloned().unwrap_or_default()),
                        ]))
                    }
                }
            }
        }
        @if seen.of.person.dossiers.len() > 1 { p.quiet { (words.say("radar-dossiers-two")) } }
    }
}

fn of_family(
    visit: &Visit,
    seen: &Seen,
    overlap: &Overlap,
    (typed, flaws): (&Typed, &[Flaw]),
) -> Markup {
    let words = visit.words();
    let columns = [
        Column::words(words.say("radar-giver")),
        Column::words(words.say("radar-what")),
        Column::number(words.say("radar-value")),
        Column::words(words.say("radar-day")).minor(),
        Column::words(words.say("radar-by")).minor(),
    ];
    let line = |help: &Help| {
        Line::Row(vec![
            html! { (say::giver(words, &help.giver)) },
            html! { (say::what(words, &help.of, &seen.kinds)) },
            html! { @if let Some(amount) = help.amount { (number::vnd(amount)) } },
            html! { @if let Some(on) = help.on { (on.vn()) } },
            html! { (words.say(&format!("radar-by-{}", help.by.code()))) },
        ])
    };
    let lines: Vec<Line> = overlap.helps.iter().map(line).collect();
    let caption = say::family(words, overlap);
    html! {
        section.card {
            h2 { (caption) " " (say::state(visit, overlap)) }
            (table(&caption, &columns, &lines))
            @if let Some(answer) = &overlap.answer {
                p { (words.say_with("radar-answered", &[
                    ("who", answer.made_name.clone()),
                    ("day", answer.made_at.day().vn()),
                ])) " " q { (answer.words) } }
            }
            @if overlap.meeting == Meeting::Overlap && seen.of.may_keep {
                (form(visit, seen, overlap, (typed, flaws)))
            }
        }
    }
}

fn form(
    visit: &Visit,
    seen: &Seen,
    overlap: &Overlap,
    (typed, flaws): (&Typed, &[Flaw]),
) -> Markup {
    let words = visit.words();
    let code = overlap.family.code();
    let is_back = typed.get("family") == code && !flaws.is_empty();
    let said = |name: &str| if is_back { typed.get(name).to_owned() } else { String::new() };
    let begun = Typed::of([
        ("version", overlap.version.to_string()),
        ("family", code.to_owned()),
        ("verdict", said("verdict")),
        ("words", said("words")),
    ]);
    let filled = Filled::with(begun, if is_back { flaws } else { &[] });
    let form = FormOf::new(code, &ANSWER);
    html! {
        details open[overlap.is_open() || is_back] {
            summary { (words.say("radar-answer")) }
            (form.whole(words, &seen.path(), &words.say("radar-answer-save"), &filled))
        }
    }
}

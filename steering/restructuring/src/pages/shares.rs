//! `…/shares/{unit}`: which share of a unit that is cut goes to whom, and of which single figures
//! otherwise. Fractions or percents; all parts together are one whole.

use super::{moves::version, say};
use crate::model::{ApartRow, DecisionId, DecisionRow};
use crate::store::{self, Named};
use crate::{acts, desk};
use axum::extract::Path;
use book::Figures;
use kernel::db::Tx;
use kernel::{Error, Flaw, Result, UnitId, Who};
use kit::badge::{Tone, mark};
use kit::notice::Toast;
use kit::page::Group;
use kit::{Answer, Markup, PageHead, Routes, Typed, Visit, html};
use org::standing::Standing;

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/restructuring/{decision}/shares/{unit}", open)
        .post("/restructuring/{decision}/shares/{unit}", save)
        .post("/restructuring/{decision}/shares/{unit}/figure", save_apart)
}

struct Around {
    row: DecisionRow,
    standing: Standing,
    parts: Vec<Named>,
    apart: Vec<ApartRow>,
    /// How many records are named for one of the parts.
    named: i64,
}

fn load(tx: &mut Tx<'_>, who: &Who, id: DecisionId, unit: UnitId) -> Result<Around> {
    let (row, standing) = desk::opened(tx, who, &acts::WRITE, id)?;
    let parts = store::named_parts(tx, &standing.pass, id, unit)?;
    if parts.is_empty() {
        return Err(Error::NotFound);
    }
    let apart = store::apart(tx, &standing.pass, id, Some(unit))?;
    let named = store::named(tx, &standing.pass, id, Some(unit))?.len() as i64;
    Ok(Around { row, standing, parts, apart, named })
}

type Of = (DecisionId, UnitId);

fn of((id, unit): &(String, String)) -> Result<Of> {
    let unit = unit.parse().map(UnitId).map_err(|_| Error::NotFound)?;
    Ok((DecisionId::read(id)?, unit))
}

async fn open(visit: Visit, Path(asked): Path<(String, String)>) -> Answer {
    draw(&visit, of(&asked)?, Typed::default(), &[]).await
}

/// `POST /restructuring/{decision}/shares/{unit}`
async fn save(visit: Visit, Path(asked): Path<(String, String)>, typed: Typed) -> Answer {
    let (who, (id, unit)) = (visit.known()?.clone(), of(&asked)?);
    let shares: Vec<String> = typed.all("share").map(str::to_owned).collect();
    let (version, figures) = (version(&typed), visit.house().shelf::<Figures>()?);
    let work =
        move |tx: &mut Tx<'_>| desk::reshare(tx, &who, &figures, (id, version), unit, &shares);
    match visit.house().db.write(work).await {
        Ok(()) => visit.done(&say::path(id), &Toast::new("restructuring-done-shares")),
        Err(Error::Invalid(flaws)) => draw(&visit, (id, unit), typed, &flaws).await,
        Err(other) => Err(other.into()),
    }
}

/// `POST /restructuring/{decision}/shares/{unit}/figure`
async fn save_apart(visit: Visit, Path(asked): Path<(String, String)>, typed: Typed) -> Answer {
    let (who, (id, unit)) = (visit.known()?.clone(), of(&asked)?);
    let shares: Vec<String> = typed.all("apart").map(str::to_owned).collect();
    let (version, figure) = (version(&typed), typed.get("figure").to_owned());
    let figures = visit.house().shelf::<Figures>()?;
    let work = move |tx: &mut Tx<'_>| {
        let of = (unit, figure.as_str());
        desk::reshare_apart(tx, &who, &figures, (id, version), of, &shares)
    };
    match visit.house().db.write(work).await {
        Ok(()) => {
            let back = format!("{}/shares/{unit}", say::path(id));
            visit.done(&back, &Toast::new("restructuring-done-shares"))
        }
        Err(Error::Invalid(flaws)) => draw(&visit, (id, unit), typed, &flaws).await,
        Err(other) => Err(other.into()),
    }
}

async fn draw(visit: &Visit, (id, unit): Of, typed: Typed, flaws: &[Flaw]) -> Answer {
    let who = visit.known()?.clone();
    let around = visit.house().db.read(move |tx: &mut Tx<'_>| load(tx, &who, id, unit)).await?;
    let (words, figures) = (visit.words(), visit.house().shelf::<Figures>()?);
    let name = around.parts[0].unit_name.clone().unwrap_or_default();
    let said = |flaw: &Flaw| (field(flaw).to_owned(), words.say_flaw(flaw, None));
    let told: Vec<(String, String)> = flaws.iter().map(said).collect();
    let head = PageHead::new(words.say("restructuring-shares"), Group::Steering)
        .lead(words.say_with("restructuring-shares-of", &[("unit", name)]))
        .flaws(told.clone())
        .narrow();
    let head = around.standing.head(head, |code| format!("/restructuring?unit={code}"));
    let (own, apart): (Vec<_>, Vec<_>) =
        told.into_iter().partition(|(field, _)| field == "share-1");
    let body = html! {
        div.stack {
            section.card { (form(visit, &around, unit, &typed, &own)) }
            section.card { (apart_form(visit, &figures, &around, (&typed, &apart), unit)) }
            section.card { (named(visit, (id, unit), around.named)) }
        }
    };
    Ok(visit.page(&head, body))
}

/// The way to the records that are named, and how many they are.
fn named(visit: &Visit, (id, unit): Of, count: i64) -> Markup {
    let words = visit.words();
    html! {
        h2 { (words.say("restructuring-records")) }
        p { (words.say("restructuring-records-told")) }
        p { a href={ (say::path(id)) "/records/" (unit) } {
            (words.say_count("restructuring-records-named", count))
        } }
    }
}

/// The field beside which a flaw is told.
fn field(flaw: &Flaw) -> &'static str {
    match flaw.field.as_str() {
        "figure" => "apart-figure",
        "apart" => "apart-1",
        _ => "share-1",
    }
}

fn form(
    visit: &Visit,
    around: &Around,
    unit: UnitId,
    typed: &Typed,
    told: &[(String, String)],
) -> Markup {
    let shares: Vec<&str> = typed.all("share").collect();
    let version = typed.maybe("version").map(str::to_owned);
    let action = format!("{}/shares/{unit}", say::path(around.row.id));
    html! {
        p { (visit.say("restructuring-field-share-hint")) }
        form.form method="post" action=(action) novalidate {
            input type="hidden" name="version"
                value=(version.unwrap_or_else(|| around.row.version.to_string()));
            @for (_, said) in told { p { (mark(Tone::Wrong, said)) } }
            @for (at, part) in around.parts.iter().enumerate() {
                div.field {
                    label for={ "share-" (at + 1) } { (say::leads_to(visit, part)) }
                    input #{ "share-" (at + 1) } .short name="share" autocomplete="off"
                        value=(shares.get(at).map_or_else(
                            || say::share(part.share_part, part.share_whole),
                            |typed| (*typed).to_owned(),
                        ));
                }
            }
            button.btn.lead type="submit" { (visit.say("restructuring-save")) }
        }
    }
}

/// Figures that are divided otherwise than the unit: those that are, and one more.
fn apart_form(
    visit: &Visit,
    figures: &Figures,
    around: &Around,
    (typed, told): (&Typed, &[(String, String)]),
    unit: UnitId,
) -> Markup {
    let words = visit.words();
    let codes = figures.all().iter().filter_map(|known| known.declared);
    let shares: Vec<&str> = typed.all("apart").collect();
    let action = format!("{}/shares/{unit}/figure", say::path(around.row.id));
    let label = |code: &str| words.say(&format!("figure-{}", code.replace('_', "-")));
    html! {
        h2 { (words.say("restructuring-apart")) }
        p { (words.say("restructuring-apart-told")) }
        div.stack {
            @for of_figure in around.apart.chunk_by(|one, next| one.figure == next.figure) {
                @let code = &of_figure[0].figure;
                form.inline method="post" action=(action) {
                    input type="hidden" name="version" value=(around.row.version);
                    input type="hidden" name="figure" value=(code);
                    strong { (label(code)) } ": "
                    @for (at, one) in of_figure.iter().enumerate() {
                        @if at > 0 { " · " }
                        @for part in around.parts.iter().filter(|part| part.id == one.id) {
                            (say::leads_to(visit, part)) " "
                        }
                        (say::share(Some(one.share_part), Some(one.share_whole)))
                    }
                    " "
                    button.btn type="submit" {
                        (words.say("restructuring-apart-back"))
                        span.unseen { " " (label(code)) }
                    }
                }
            }
            form.form method="post" action=(action) novalidate {
                input type="hidden" name="version" value=(around.row.version);
                @for (_, said) in told { p { (mark(Tone::Wrong, said)) } }
                div.field {
                    label for="apart-figure" { (words.say("restructuring-apart-figure")) }
                    select #apart-figure name="figure" {
                        @for figure in codes.filter(|figure| !figure.is_derived()) {
                            @let is_chosen = typed.get("figure") == figure.code;
                            option value=(figure.code) selected[is_chosen] {
                                (label(figure.code))
                            }
                        }
                    }
                }
                @for (at, part) in around.parts.iter().enumerate() {
                    div.field {
                        label for={ "apart-" (at + 1) } { (say::leads_to(visit, part)) }
                        input #{ "apart-" (at + 1) } .short name="apart" autocomplete="off"
                            value=(shares.get(at).copied().unwrap_or_default());
                    }
                }
                button.btn type="submit" { (words.say("restructuring-apart-add")) }
            }
        }
    }
}

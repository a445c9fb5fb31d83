//! `…/shares/{unit}`: which share of a unit that is cut goes to whom. Fractions or percents; all
//! parts together are one whole.

use super::{moves::version, say};
use crate::model::{DecisionId, DecisionRow};
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
}

struct Around {
    row: DecisionRow,
    standing: Standing,
    parts: Vec<Named>,
}

fn load(tx: &mut Tx<'_>, who: &Who, id: DecisionId, unit: UnitId) -> Result<Around> {
    let (row, standing) = desk::opened(tx, who, &acts::WRITE, id)?;
    let parts = store::named_parts(tx, &standing.pass, id, unit)?;
    if parts.is_empty() {
        return Err(Error::NotFound);
    }
    Ok(Around { row, standing, parts })
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

async fn draw(visit: &Visit, (id, unit): Of, typed: Typed, flaws: &[Flaw]) -> Answer {
    let who = visit.known()?.clone();
    let around = visit.house().db.read(move |tx: &mut Tx<'_>| load(tx, &who, id, unit)).await?;
    let words = visit.words();
    let name = around.parts[0].unit_name.clone().unwrap_or_default();
    let told: Vec<(String, String)> =
        flaws.iter().map(|flaw| ("share-1".to_owned(), words.say_flaw(flaw, None))).collect();
    let head = PageHead::new(words.say("restructuring-shares"), Group::Steering)
        .lead(words.say_with("restructuring-shares-of", &[("unit", name)]))
        .flaws(told.clone())
        .narrow();
    let head = around.standing.head(head, |code| format!("/restructuring?unit={code}"));
    Ok(visit.page(&head, form(visit, &around, unit, &typed, &told)))
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

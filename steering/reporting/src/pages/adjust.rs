//! Adjustments of figures that records feed: shown, added and taken back in the panel of the
//! figure. What was typed always comes back.

use super::asked::Asked;
use super::cell::typable;
use super::report::refuse;
use super::rows::{Refused, when};
use super::say;
use super::seen::Seen;
use crate::adjust;
use crate::figures::find;
use crate::model::{AdjustmentRow, LineId};
use crate::rules::{TypedAdjustment, is_fed};
use kernel::db::Tx;
use kernel::figure::Figure;
use kernel::{Error, Result};
use kit::notice::Toast;
use kit::{Answer, Markup, Routes, Typed, Visit, html};

pub(super) fn routes() -> Routes {
    Routes::new().post("/reports/adjust", add).post("/reports/adjust/back", take_back)
}

/// `POST /reports/adjust?unit=&month=`
async fn add(visit: Visit, typed: Typed) -> Answer {
    let (who, asked) = (visit.known()?.clone(), Asked::of(&visit)?);
    let figures = visit.house().shelf::<book::Figures>()?;
    let (code, read, at) = (typed.get("figure").to_owned(), read(&typed)?, asked.clone());
    let figure = find(&code).filter(|figure| is_fed(figure.code)).ok_or(Error::NotFound)?;
    let added = visit.house().db.write(move |tx: &mut Tx<'_>| {
        let (standing, report) = typable(tx, &who, &at)?;
        adjust::add(tx, &standing, &figures, &report, figure, &read)
    });
    match added.await {
        Ok(()) => visit.done(&back(&asked, figure.code), &Toast::new("adjustment-done")),
        Err(Error::Invalid(flaws)) => {
            let asked = Asked { figure: code, ..asked };
            refuse(&visit, asked, typed, flaws).await
        }
        Err(other) => Err(other.into()),
    }
}

fn read(typed: &Typed) -> Result<TypedAdjustment> {
    Ok(TypedAdjustment {
        id: key(typed)?,
        direction: typed.get("direction").into(),
        amount: typed.get("amount").into(),
        reason: typed.get("reason").into(),
    })
}

fn key(typed: &Typed) -> Result<LineId> {
    typed.get("id").parse().map_err(|_| Error::flaw("id", "kit-flaw-key"))
}

fn back(asked: &Asked, figure: &str) -> String {
    let address = super::asked::address("/reports", &asked.unit, asked.month);
    format!("{address}&figure={figure}#panel")
}

/// `POST /reports/adjust/back?unit=&month=`
async fn take_back(visit: Visit, typed: Typed) -> Answer {
    let (who, asked) = (visit.known()?.clone(), Asked::of(&visit)?);
    let figures = visit.house().shelf::<book::Figures>()?;
    let (id, at) = (key(&typed)?, asked.clone());
    let taken = visit.house().db.write(move |tx: &mut Tx<'_>| {
        let (standing, report) = typable(tx, &who, &at)?;
        adjust::take_back(tx, &standing, &figures, &report, id)
    });
    let row = taken.await?;
    visit.done(&back(&asked, &row.figure), &Toast::new("adjustment-done-back"))
}

/// The part of a fed figure's panel: where its number comes from, its adjustments, a new one.
pub(super) fn part(
    visit: &Visit,
    seen: &Seen,
    figure: &'static Figure,
    refused: &Refused,
) -> Markup {
    let own = seen.view.adjustments.iter().filter(|row| row.figure == figure.code);
    let rows: Vec<&AdjustmentRow> = own.collect();
    html! {
        @if is_fed(figure.code) {
            h3 { (visit.say("adjustment-title")) }
            p.quiet { (visit.say("adjustment-lead")) }
            @if !rows.is_empty() {
                ul.list { @for row in &rows { li { (one(visit, seen, row)) } } }
            }
            @if seen.rights.types { (form(visit, seen, figure, refused)) }
        }
    }
}

fn one(visit: &Visit, seen: &Seen, row: &AdjustmentRow) -> Markup {
    let is_own = row.unit == seen.here.unit;
    html! {
        div {
            span { (said(visit, row)) }
            @if is_own && seen.rights.types {
                form.inline method="post" action=(seen.here.path("/reports/adjust/back")) {
                    input type="hidden" name="id" value=(row.id);
                    button.btn type="submit" { (visit.say("adjustment-back")) }
                }
            }
            span.quiet { (row.unit_name) " · " (row.made_name) " · " (when(visit, row.made_at)) }
        }
    }
}

/// *giảm 120 suất: đếm trùng ngày 12/10*.
fn said(visit: &Visit, row: &AdjustmentRow) -> String {
    let key = if row.amount < 0 { "adjustment-less" } else { "adjustment-more" };
    let amount = say::with_unit(visit.words(), &row.figure, row.amount.abs());
    visit.words().say_with(key, &[("amount", amount), ("reason", row.reason.clone())])
}

fn form(visit: &Visit, seen: &Seen, figure: &'static Figure, refused: &Refused) -> Markup {
    let typed = &refused.typed;
    let id = typed.get("id").parse().unwrap_or_else(|_| LineId::new());
    let direction = |code: &str| typed.get("direction") == code;
    html! {
        form.form method="post" action=(seen.here.path("/reports/adjust")) novalidate {
            input type="hidden" name="id" value=(id);
            input type="hidden" name="figure" value=(figure.code);
            label for="adjust-direction" { (visit.say("adjustment-direction")) }
            select #adjust-direction name="direction" {
                option value="less" selected[direction("less")] {
                    (visit.say("adjustment-direction-less"))
                }
                option value="more" selected[direction("more")] {
                    (visit.say("adjustment-direction-more"))
                }
            }
            label for="adjust-amount" {
                (visit.words().say_with("adjustment-amount",
                    &[("unit", say::unit(visit.words(), figure))]))
            }
            (refused.told("amount"))
            input #adjust-amount name="amount" inputmode="decimal" autocomplete="off"
                value=(typed.get("amount"));
            label for="adjust-reason" { (visit.say("adjustment-reason")) }
            (refused.told("reason"))
            textarea #adjust-reason name="reason" rows="2" { (typed.get("reason")) }
            button.btn type="submit" { (visit.say("adjustment-add")) }
        }
    }
}

//! `POST /reports/hand`: that a report was handed to the People's Committee, and the button for it.

use super::asked::Asked;
use super::seen::Seen;
use super::step::late;
use crate::hand::hand as write_down;
use crate::model::ReportId;
use kernel::db::Tx;
use kernel::{Error, place};
use kit::notice::Toast;
use kit::{Answer, Markup, Routes, Typed, Visit, html};

pub(super) fn routes() -> Routes {
    Routes::new().post("/reports/hand", hand)
}

/// The button, while the report waits to be handed over.
pub(super) fn form(visit: &Visit, seen: &Seen) -> Markup {
    let waits = seen.view.report.as_ref().zip(seen.committee.as_ref());
    html! {
        @if let Some((report, committee)) = waits {
            form.inline method="post" action="/reports/hand" {
                input type="hidden" name="report" value=(report.id);
                input type="hidden" name="version" value=(report.version);
                button.btn type="submit" {
                    (visit.words().say_with("hand-button", &[("to", committee)]))
                }
            }
        }
    }
}

async fn hand(visit: Visit, typed: Typed) -> Answer {
    let who = visit.known()?.clone();
    let id: ReportId = typed.get("report").parse().map_err(|_| Error::NotFound)?;
    let version = typed.get("version").parse().unwrap_or(0);
    let work = move |tx: &mut Tx<'_>| {
        let report = write_down(tx, &who, (id, version))?;
        let unit = place::get(tx, report.unit, report.day())?;
        Asked::stored(unit.code, &report)
    };
    match visit.house().db.write(work).await {
        Ok(asked) => visit.done(&asked.path("/reports"), &Toast::new("hand-done")),
        Err(Error::Conflict(both)) => Ok(late(&visit, &both.theirs)),
        Err(other) => Err(other.into()),
    }
}

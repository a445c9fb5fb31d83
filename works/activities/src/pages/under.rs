//! `POST /activities/{activity}/under`: work that a file recorded (a class, a house, help in a
//! file) names the agreement it was done under. Everything else of it is said in its file.

use super::show::Opened;
use crate::model::ActivityId;
use crate::{acts, desk, store};
use agreements::AgreementId;
use axum::extract::Path;
use kernel::db::Tx;
use kernel::{Error, Result, Who};
use kit::form::{Choice, Field, Filled, Form};
use kit::notice::Toast;
use kit::{Answer, Markup, Routes, Typed, Visit, html};

static UNDER: Form = Form::new(
    "under",
    &[Field::hidden("version"), Field::select("agreement", "activity-agreement").optional()],
);

pub(super) fn routes() -> Routes {
    Routes::new().post("/activities/{activity}/under", under)
}

/// The form, where an agreement holds or one is named.
pub(super) fn card(visit: &Visit, opened: &Opened) -> Markup {
    let (words, row) = (visit.words(), &opened.row);
    let choice =
        |(id, said): &(AgreementId, String)| Choice { value: id.to_string(), label: said.clone() };
    let named = row.agreement.map(|id| id.to_string()).unwrap_or_default();
    let typed = Typed::of([("version", row.version.to_string()), ("agreement", named)]);
    let choices = opened.agreements.iter().map(choice).collect();
    let filled = Filled::with(typed, &[]).choices("agreement", choices);
    let path = format!("/activities/{}/under", row.id);
    html! {
        @if !opened.agreements.is_empty() {
            section.card {
                h2 { (words.say("activity-under")) }
                (UNDER.whole(words, &path, &words.say("activity-under-save"), &filled))
            }
        }
    }
}

async fn under(visit: Visit, Path(id): Path<String>, typed: Typed) -> Answer {
    let (who, id) = (visit.known()?.clone(), ActivityId::read(&id)?);
    let agreement = match typed.get("agreement") {
        "" => None,
        text => Some(AgreementId::read(text)?),
    };
    let version: i64 = typed.get("version").parse().unwrap_or(0);
    let work = move |tx: &mut Tx<'_>| put(tx, &who, (id, version), agreement);
    visit.house().db.write(work).await?;
    visit.done(&format!("/activities/{id}"), &Toast::new("activity-done-under"))
}

fn put(
    tx: &mut Tx<'_>,
    who: &Who,
    (id, version): (ActivityId, i64),
    agreement: Option<AgreementId>,
) -> Result<()> {
    let (row, pass) = desk::opened(tx, who, &acts::RECORD, id)?;
    if row.version != version {
        return Err(store::stale(version, row.version));
    }
    if row.kept_in.is_none() {
        // Other work says it in its own form.
        return Err(Error::NotFound);
    }
    if let Some(agreement) = agreement
        && agreements::store::near(tx, &pass, Some(agreement))?.is_empty()
    {
        return Err(Error::flaw("agreement", "kit-flaw-choice"));
    }
    store::put_under(tx, &pass, &row, agreement)
}

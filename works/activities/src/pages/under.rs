//! `POST /activities/{activity}/under`: work that a file recorded (a class, a house, help in a
//! file) names the agreement it was done under. Everything else of it is said in its file.

use super::show::Opened;
use crate::desk;
use crate::model::ActivityId;
use agreements::AgreementId;
use axum::extract::Path;
use kernel::db::Tx;
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
    let work = move |tx: &mut Tx<'_>| desk::say_under(tx, &who, (id, version), agreement);
    let toast = match visit.house().db.write(work).await? {
        None => Toast::new("activity-done-under"),
        Some((from, until)) => {
            Toast::new("activity-done-under-beyond").arg("from", from.vn()).arg("until", until.vn())
        }
    };
    visit.done(&format!("/activities/{id}"), &toast)
}

//! `/addresses/{address}/looks`: who has seen what of a dossier, when and for what, as the person
//! it is about may have it on paper. It opens nothing.

use crate::model::{AddressId, AddressRow, LookRow};
use crate::{acts, desk, store};
use axum::extract::Path;
use kernel::Result;
use kernel::db::Tx;
use kit::icon::Icon;
use kit::notice::empty;
use kit::page::{Group, button_print};
use kit::table::{Column, Line, table};
use kit::{Answer, Markup, PageHead, Routes, Visit, html};

pub(super) fn routes() -> Routes {
    Routes::new().get("/addresses/{address}/looks", show)
}

/// `GET /addresses/{address}/looks`
async fn show(visit: Visit, Path(id): Path<String>) -> Answer {
    let (who, id) = (visit.known()?.clone(), AddressId::read(&id)?);
    let read = move |tx: &mut Tx<'_>| -> Result<(AddressRow, String, Vec<LookRow>)> {
        let (dossier, place, pass) = desk::opened(tx, &who, &acts::VIEW, id)?;
        Ok((dossier.row, place.name, store::looks(tx, &pass, id)?))
    };
    let (row, unit, looks) = visit.house().db.read(read).await?;
    let words = visit.words();
    let head = PageHead::new(words.say("address-looks"), Group::Works)
        .lead(words.say_with("address-looks-lead", &[("code", row.code.clone()), ("unit", unit)]))
        .actions(button_print(words));
    let body = html! {
        section.card {
            @if looks.is_empty() {
                (empty(Icon::Lock, &words.say("address-looks-none"), None))
            } @else {
                (list(&visit, &looks))
            }
            p { a href={ "/addresses/" (row.id) } { (words.say("address-back")) } }
        }
    };
    Ok(visit.page(&head, body))
}

fn list(visit: &Visit, looks: &[LookRow]) -> Markup {
    let words = visit.words();
    let columns = [
        Column::words(words.say("address-look-at")),
        Column::words(words.say("address-look-who")),
        Column::words(words.say("address-look-fields")),
        Column::words(words.say("address-look-purpose")),
    ];
    let fields = |look: &LookRow| {
        let said = look.fields.split(' ').map(|code| words.say(&format!("address-secret-{code}")));
        said.collect::<Vec<_>>().join(", ")
    };
    let line = |look: &LookRow| {
        let at = format!("{} {}", look.at.day().vn(), look.at.hour_minute());
        Line::Row(vec![
            html! { (at) },
            html! { (look.name) },
            html! { (fields(look)) },
            html! { (look.purpose) },
        ])
    };
    let lines: Vec<Line> = looks.iter().map(line).collect();
    table(&words.say("address-looks"), &columns, &lines)
}

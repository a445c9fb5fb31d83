//! `POST /activities/{activity}/people/list`: a whole list of those who were helped, pasted from a
//! spreadsheet. All of it is written down, each name sealed at once, or nothing of it.

use super::people::{self, Opened, Shown};
use crate::model::ActivityId;
use crate::rules::{self, Pasted};
use crate::sheet;
use axum::extract::Path;
use help::{HelpId, NewHelp, NewReceiver, Sort};
use kernel::db::Tx;
use kernel::seal::{Keys, Secret};
use kernel::{Error, Flaw, Result};
use kit::form::{Field, Form};
use kit::notice::Toast;
use kit::{Answer, Routes, Typed, Visit};
use std::sync::Arc;

/// Letters of a list.
const LETTERS: usize = 60_000;

/// The form of a whole list.
pub(super) static LIST: Form = Form::new(
    "listed",
    &[
        Field::key("list_key"),
        Field::long_text("list", "people-of-list", LETTERS).hint("people-of-list-hint"),
        Field::select("list_sort", "people-of-sort")
            .of(&[("person", "help-sort-person"), ("household", "help-sort-household")]),
    ],
);

pub(super) fn routes() -> Routes {
    Routes::new().post("/activities/{activity}/people/list", add)
}

/// `POST /activities/{activity}/people/list`
async fn add(visit: Visit, Path(id): Path<String>, typed: Typed) -> Answer {
    let (who, id) = (visit.known()?.clone(), ActivityId::read(&id)?);
    let opened = people::loaded(&visit, id).await?;
    people::allowed(opened.may_write)?;
    let keys = visit.house().shelf::<Arc<Keys>>()?;
    let work = match read(&typed, &opened) {
        Err(error) => Err(error),
        Ok(all) => {
            let all = Arc::new(all);
            let write = move |tx: &mut Tx<'_>| people::give(tx, (&who, &keys), id, &all);
            visit.house().db.write(write).await
        }
    };
    match work {
        Err(Error::Invalid(flaws)) => {
            let flaws = flaws.into_iter().map(at_list).collect();
            Ok(people::draw(&visit, &opened, Shown::back(typed, flaws)))
        }
        Err(other) => Err(other.into()),
        Ok(()) => visit.done(&format!("/activities/{id}/people"), &Toast::new("people-of-done")),
    }
}

/// What is left may have been taken meanwhile: that is said at the list, as all that is no choice.
fn at_list(flaw: Flaw) -> Flaw {
    match flaw.field.as_str() {
        "list_sort" => flaw,
        _ => Flaw { field: "list".to_owned(), ..flaw },
    }
}

fn read(typed: &Typed, opened: &Opened) -> Result<Vec<(NewReceiver, NewHelp)>> {
    let read = LIST.read(typed);
    let year = i64::from(opened.row.until_on.year());
    let lines = rules::read_pasted(typed.get("list"), year).map_err(Error::Invalid)?;
    read.check_all()?;
    let key = read.text("list_key");
    let sort = Sort::read(read.choice("list_sort")).unwrap_or(Sort::Person);
    let one = |(at, line): (usize, Pasted)| {
        let id = sheet::id_of(opened.row.until_on, key.as_bytes(), at as u64, 0);
        let (quantity, amount) = (line.quantity, line.amount);
        let who = NewReceiver {
            sort,
            name: Secret::new(line.name),
            birth_year: line.birth_year,
            namesake: 1,
            note: Secret::new(line.note),
        };
        (who, people::help(opened, HelpId::of(id), (quantity, amount)))
    };
    Ok(lines.into_iter().enumerate().map(one).collect())
}

//! `POST /cattle/{bank}/names`: the names of the keepers of a herd, or of one animal of it, opened
//! for a purpose that the journal keeps: on the page or in the file that was asked for and nowhere
//! else.

use super::animal;
use super::files::{self, List};
use super::herd::{self, Opened, Shown};
use crate::model::{AnimalId, AnimalRow, BankId, Herd};
use crate::{desk, rules, store};
use axum::extract::Path;
use axum::response::Response;
use help::ReceiverId;
use kernel::db::Tx;
use kernel::seal::Keys;
use kernel::{Error, Result};
use kit::form::{Field, Form};
use kit::kept::Kept;
use kit::{Answer, Routes, Typed, Visit};
use std::collections::HashMap;
use std::sync::Arc;

const PURPOSE: Field = Field::text("purpose", "help-purpose", 120);

/// Where names are opened.
const AS: &[(&str, &str)] = &[
    ("page", "cattle-names-page"),
    ("animals.xlsx", "cattle-names-animals"),
    ("animals.csv", "cattle-names-animals-csv"),
    ("duties.xlsx", "cattle-names-duties"),
    ("duties.csv", "cattle-names-duties-csv"),
];

/// Opening the names of a herd says what for, and where.
pub(super) static NAMES: Form =
    Form::new("purpose", &[PURPOSE, Field::radios("as", "cattle-names-as").of(AS).optional()]);

/// Opening those of one animal says what for.
pub(super) static OF_ONE: Form = Form::new("purpose", &[PURPOSE]);

pub(super) fn routes() -> Routes {
    Routes::new().post("/cattle/{bank}/names", open)
}

/// `POST /cattle/{bank}/names?animal=`
async fn open(visit: Visit, Path(id): Path<String>, typed: Typed) -> Answer {
    visit.known()?;
    let opened = herd::loaded(&visit, BankId::read(&id)?).await?;
    if !opened.can.names {
        return Err(Error::NotFound.into());
    }
    let of = asked(&visit, &opened.herd)?;
    let read = NAMES.read(&typed);
    let (purpose, file) = (read.text("purpose"), file_of(read.choice("as")));
    if let Err(Error::Invalid(flaws)) = read.check_all() {
        return Ok(draw(&visit, &opened, &Shown { flaws, ..Shown::default() }, of));
    }
    let names = look(&visit, &opened.herd, of, purpose).await?;
    match file.filter(|_| of.is_none()) {
        Some((list, kept)) => {
            kept.answer(&visit, files::sheet(&visit, &opened, list, Some(&names))).await
        }
        None => Ok(draw(&visit, &opened, &Shown { names, ..Shown::default() }, of)),
    }
}

/// The list and the kind of file that a choice names; none for the page.
fn file_of(choice: &str) -> Option<(List, Kept)> {
    let (list, kind) = choice.split_once('.')?;
    let kept = if kind == "csv" { Kept::Csv } else { Kept::Xlsx };
    List::read(list).map(|list| (list, kept))
}

/// The animal whose keepers are asked for; none for those of the whole herd.
fn asked<'h>(visit: &Visit, herd: &'h Herd) -> Result<Option<&'h AnimalRow>> {
    match visit.query("animal").as_str() {
        "" => Ok(None),
        id => herd.animal(AnimalId::read(id)?).map(Some).ok_or(Error::NotFound),
    }
}

fn draw(visit: &Visit, opened: &Opened, shown: &Shown, of: Option<&AnimalRow>) -> Response {
    match of {
        Some(animal) => animal::draw(visit, opened, shown, animal),
        None => herd::draw(visit, opened, shown),
    }
}

/// Those who keep or kept the herd, or one animal of it.
async fn look(
    visit: &Visit,
    herd: &Herd,
    of: Option<&AnimalRow>,
    purpose: String,
) -> Result<HashMap<ReceiverId, String>> {
    let (who, id, of) = (visit.who().clone(), herd.bank.id, of.map(|animal| animal.id));
    let keys = visit.house().shelf::<Arc<Keys>>()?;
    let work = move |tx: &mut Tx<'_>| -> Result<_> {
        let (herd, ..) = desk::opened(tx, &who, &help::acts::OPEN, id)?;
        let mut all = store::receivers(&herd);
        if let Some(animal) = of.and_then(|of| herd.animal(of)) {
            let stays = rules::stays(&herd, animal);
            all.retain(|one| stays.iter().any(|stay| stay.receiver == *one));
        }
        help::desk::named(tx, &who, (&keys, &purpose), &all)
    };
    let all = visit.house().db.write(work).await?;
    Ok(all.into_iter().map(|one| (one.receiver, one.name.expose().clone())).collect())
}

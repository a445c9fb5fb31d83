//! `POST /cattle/{bank}/names`: the names of the keepers of a herd, opened for a purpose that the
//! journal keeps, on the page that was asked for and nowhere else.

use super::herd::{self, Shown};
use crate::model::BankId;
use crate::{desk, store};
use axum::extract::Path;
use kernel::db::Tx;
use kernel::seal::Keys;
use kernel::{Error, Result};
use kit::form::{Field, Form};
use kit::{Answer, Routes, Typed, Visit};
use std::sync::Arc;

/// Opening names says what for.
pub(super) static PURPOSE: Form =
    Form::new("purpose", &[Field::text("purpose", "help-purpose", 120)]);

pub(super) fn routes() -> Routes {
    Routes::new().post("/cattle/{bank}/names", open)
}

/// `POST /cattle/{bank}/names`
async fn open(visit: Visit, Path(id): Path<String>, typed: Typed) -> Answer {
    let (who, id) = (visit.known()?.clone(), BankId::read(&id)?);
    let opened = herd::loaded(&visit, id).await?;
    if !opened.can.names {
        return Err(Error::NotFound.into());
    }
    let read = PURPOSE.read(&typed);
    let purpose = read.text("purpose");
    if let Err(Error::Invalid(flaws)) = read.check_all() {
        return Ok(herd::draw(&visit, &opened, &Shown { flaws, ..Shown::default() }));
    }
    let keys = visit.house().shelf::<Arc<Keys>>()?;
    let work = move |tx: &mut Tx<'_>| -> Result<_> {
        let (herd, _, pass) = desk::opened(tx, &who, &help::acts::OPEN, id)?;
        help::store::open(tx, &pass, &keys, &store::receivers(&herd), &purpose)
    };
    let all = visit.house().db.write(work).await?;
    let names = all.into_iter().map(|one| (one.receiver, one.name.expose().clone())).collect();
    Ok(herd::draw(&visit, &opened, &Shown { names, ..Shown::default() }))
}

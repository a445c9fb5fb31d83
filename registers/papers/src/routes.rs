//! The routes of the papers of a record, the same for every capability that holds some: it says
//! where they stand and gives the pass, and decides by that who may.

use crate::page::{MORE, Seen, draw};
use crate::shelf::{LIMIT_BYTES, Shelf, served_as};
use axum::extract::{Path, Request};
use axum::response::Response;
use kernel::db::Tx;
use kernel::place::Place;
use kernel::seal::Keys;
use kernel::seal::attachment::AttachmentId;
use kernel::{Error, Flaw, Pass, Result, Who};
use kit::notice::Toast;
use kit::web::{Upload, download};
use kit::{Answer, Routes, Typed, Visit};
use std::sync::Arc;
use uuid::Uuid;

/// What somebody wants with the papers of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wants {
    /// To see that there are some.
    See,
    /// To add one, or take one off.
    Keep,
    /// To open one.
    Look,
}

/// A record that holds papers, as its own capability knows it.
pub struct Held {
    /// What it is called; no name of a person who is helped.
    pub title: String,
    /// Where it is kept.
    pub place: Place,
    /// The pass for what is wanted.
    pub pass: Pass,
    /// Whose key seals its papers: the record's own, or that of the person it is about, so that one
    /// erasure reaches all of it.
    pub sealed_by: Uuid,
}

/// A capability whose records hold papers.
pub trait Holder: Send + Sync + 'static {
    /// The table of its records.
    const SUBJECT: &'static str;
    /// The address of a record, before its id.
    const HOME: &'static str;
    /// The papers of a record.
    const LIST: &'static str;
    /// One of them; where [`Holder::ASKS`], the address to which which one and what for are posted.
    const ONE: &'static str;
    /// Taking one off.
    const CLOSE: &'static str;
    /// Whether whoever opens one says what for: where a person's own papers lie. Elsewhere the
    /// journal says that it was read with its record.
    const ASKS: bool = false;

    /// A record, for somebody who may do what he wants with its papers.
    fn held(tx: &mut Tx<'_>, who: &Who, wants: Wants, record: Uuid) -> Result<Held>;

    /// A paper of a record is about to be opened for a purpose, past a measure with the reason why:
    /// what the capability writes down of it beside the journal, or refuses.
    fn looked(_tx: &mut Tx<'_>, _pass: &Pass, _record: Uuid, _said: (&str, &str)) -> Result<()> {
        Ok(())
    }
}

/// The routes of the papers of a capability's records.
pub fn routes<H: Holder>() -> Routes {
    let all = Routes::new()
        .get(H::LIST, show::<H>)
        .post_up_to(H::LIST, LIMIT_BYTES, add::<H>)
        .post(H::CLOSE, close::<H>);
    match H::ASKS {
        true => all.post(H::ONE, ask::<H>),
        false => all.get(H::ONE, open::<H>),
    }
}

fn shelf<H: Holder>(record: Uuid) -> Shelf {
    Shelf { subject: H::SUBJECT, record }
}

fn record(text: &str) -> Result<Uuid> {
    Uuid::parse_str(text).map_err(|_| Error::NotFound)
}

fn address<H: Holder>(record: Uuid) -> String {
    format!("{}/{record}/papers", H::HOME)
}

fn load<H: Holder>(tx: &mut Tx<'_>, who: &Who, record: Uuid) -> Result<Seen> {
    let held = H::held(tx, who, Wants::See, record)?;
    Ok(Seen {
        papers: shelf::<H>(record).list(tx, &held.pass)?,
        title: held.title,
        back: format!("{}/{record}", H::HOME),
        path: address::<H>(record),
        sealed_by: held.sealed_by,
        may_write: H::held(tx, who, Wants::Keep, record).is_ok(),
        may_open: H::held(tx, who, Wants::Look, record).is_ok(),
        asks: H::ASKS,
    })
}

async fn loaded<H: Holder>(visit: &Visit, record: Uuid) -> Result<Seen> {
    let who = visit.who().clone();
    visit.house().db.read(move |tx: &mut Tx<'_>| load::<H>(tx, &who, record)).await
}

async fn show<H: Holder>(visit: Visit, Path(id): Path<String>) -> Answer {
    visit.known()?;
    let seen = loaded::<H>(&visit, record(&id)?).await?;
    Ok(draw(&visit, &seen, &[], None))
}

async fn add<H: Holder>(visit: Visit, Path(id): Path<String>, request: Request) -> Answer {
    visit.known()?;
    let record = record(&id)?;
    let seen = loaded::<H>(&visit, record).await?;
    if !seen.may_write {
        return Err(Error::NotFound.into());
    }
    // Nobody's file is read before it is known that he may send one.
    match keep::<H>(&visit, record, seen.sealed_by, request).await {
        Err(Error::Invalid(flaws)) => Ok(draw(&visit, &seen, &flaws, None)),
        Err(other) => Err(other.into()),
        Ok(()) => visit.done(&seen.path, &Toast::new("papers-done")),
    }
}

async fn keep<H: Holder>(
    visit: &Visit,
    record: Uuid,
    sealed_by: Uuid,
    request: Request,
) -> Result<()> {
    let upload = Upload::read(request).await?;
    let new = Arc::new(shelf::<H>(record).take(upload, sealed_by).await?);
    let (who, keys) = (visit.who().clone(), visit.house().shelf::<Arc<Keys>>()?);
    let work = move |tx: &mut Tx<'_>| {
        let held = H::held(tx, &who, Wants::Keep, record)?;
        shelf::<H>(record).add(tx, &held.pass, (&keys, &held.place), &new.0)
    };
    visit.house().db.write(work).await
}

async fn open<H: Holder>(visit: Visit, Path((id, paper)): Path<(String, String)>) -> Answer {
    let record = record(&id)?;
    visit.known()?;
    let why = visit.say("papers-look");
    Ok(opened::<H>(&visit, (record, AttachmentId::read(&paper)?), (why, String::new())).await?)
}

/// The same where the record asks what for: it is typed, and comes back with a flaw beside it.
async fn ask<H: Holder>(visit: Visit, Path(id): Path<String>, typed: Typed) -> Answer {
    visit.known()?;
    let record = record(&id)?;
    let seen = loaded::<H>(&visit, record).await?;
    if !seen.may_open {
        return Err(Error::NotFound.into());
    }
    let read = MORE.read(&typed);
    let paper = AttachmentId::read(read.choice("paper"));
    if paper.is_err() {
        read.flaw(Flaw::new("paper", "kit-flaw-choose"));
    }
    let said = (read.text("purpose"), read.text("why"));
    let told = match (read.check_all(), paper) {
        (Ok(()), Ok(paper)) => opened::<H>(&visit, (record, paper), said).await,
        (Err(other), _) | (_, Err(other)) => Err(other),
    };
    match told {
        Err(Error::Invalid(flaws)) => Ok(draw(&visit, &seen, &[], Some((typed, flaws)))),
        other => Ok(other?),
    }
}

/// Opens a paper of a record for a purpose, and past a measure with the reason why.
async fn opened<H: Holder>(
    visit: &Visit,
    (record, paper): (Uuid, AttachmentId),
    (purpose, why): (String, String),
) -> Result<Response> {
    let (who, keys) = (visit.who().clone(), visit.house().shelf::<Arc<Keys>>()?);
    let work = move |tx: &mut Tx<'_>| {
        let held = H::held(tx, &who, Wants::Look, record)?;
        H::looked(tx, &held.pass, record, (&purpose, &why))?;
        shelf::<H>(record).open(tx, &held.pass, &keys, paper, &purpose)
    };
    let opened = visit.house().db.write(work).await?;
    let body = opened.body.expose().clone();
    Ok(download(body, served_as(&opened.media), opened.name.expose()))
}

async fn close<H: Holder>(visit: Visit, Path(id): Path<String>, typed: Typed) -> Answer {
    let (who, record) = (visit.known()?.clone(), record(&id)?);
    let paper = AttachmentId::read(typed.get("paper"))?;
    let work = move |tx: &mut Tx<'_>| {
        let held = H::held(tx, &who, Wants::Keep, record)?;
        shelf::<H>(record).close(tx, &held.pass, paper)
    };
    visit.house().db.write(work).await?;
    visit.done(&address::<H>(record), &Toast::new("papers-closed"))
}
